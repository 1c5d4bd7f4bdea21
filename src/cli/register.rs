//! `youcheng register`: tells Discord which commands there are.

use std::io::Write;

use anyhow::bail;

use super::discord::{Discord, lines};
use crate::discord::register::register;

/// Settings of the registration.
#[derive(Debug, clap::Args)]
#[command(after_help = "Marks: + new, ~ changed, - removed, = as it was")]
pub(super) struct Args {
    #[command(flatten)]
    discord: Discord,

    /// Register for one server only, where changes show at once.
    #[arg(long, value_name = "ID")]
    guild: Option<u64>,

    /// Only show what would change.
    #[arg(long)]
    dry_run: bool,
}

/// Registers all commands and prints the difference.
pub(super) async fn run(args: Args) -> anyhow::Result<()> {
    if args.discord.token().is_none() {
        bail!("registering needs the bot's token; set DISCORD_TOKEN or DISCORD_TOKEN_FILE");
    }
    let rest = args.discord.rest()?;
    let application = args.discord.application(&rest).await?;
    let difference = register(&rest, application, args.guild, args.dry_run).await?;
    let mut out = std::io::stdout().lock();
    for line in lines(&difference) {
        writeln!(out, "{line}")?;
    }
    let said = match (difference.is_empty(), args.dry_run) {
        (true, _) => "nothing to change",
        (false, true) => "nothing was changed; leave out --dry-run to register",
        (false, false) => "registered",
    };
    writeln!(out, "{said}")?;
    Ok(())
}
