//! `youcheng data resolve`: where a new release and a person's change disagree.

use std::io::Write;

use anyhow::Result;

use super::{origin, words};
use crate::store::Store;
use crate::store::changes::Settle;

/// Which conflict, and how.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    /// The number of the conflict; without it, all are listed.
    #[arg(requires = "how")]
    conflict: Option<i64>,

    #[command(flatten)]
    how: How,

    /// Why; the history keeps it.
    #[arg(long, value_name = "TEXT", default_value = "settled by hand")]
    why: String,

    /// Who settles it [default: the user of this system].
    #[arg(long, env = "YOUCHENG_WHO", value_name = "NAME")]
    who: Option<String>,
}

#[derive(Debug, clap::Args)]
#[group(id = "how", multiple = false)]
struct How {
    /// What was entered here stays.
    #[arg(long, requires = "conflict")]
    keep: bool,

    /// The row follows the shipped facts again.
    #[arg(long, requires = "conflict")]
    take: bool,
}

pub(super) async fn run(store: &Store, args: &Args, out: &mut impl Write) -> Result<()> {
    let Some(id) = args.conflict else {
        let conflicts = store.conflicts().await?;
        for conflict in &conflicts {
            writeln!(out, "{}", words::conflict(conflict))?;
        }
        if conflicts.is_empty() {
            writeln!(out, "{}", words::NO_CONFLICTS)?;
        }
        return Ok(());
    };
    let settle = if args.how.take {
        Settle::Take
    } else {
        Settle::Keep
    };
    let mut changing = store
        .change(origin(args.who.as_deref(), &args.why)?)
        .await?;
    let settled = changing.resolve(id, settle).await?;
    changing.commit().await?;
    let kept = match settle {
        Settle::Keep => "what was entered here stays",
        Settle::Take => "the row follows the shipped facts again",
    };
    writeln!(out, "Settled {} {}: {kept}.", settled.kind, settled.key)?;
    Ok(())
}
