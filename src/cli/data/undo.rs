//! `youcheng data undo`: takes back one change or a whole import.

use std::io::Write;

use anyhow::Result;

use super::{origin, words};
use crate::store::Store;

/// What to take back.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    /// The number of the change; `data history` lists them.
    #[arg(required_unless_present = "import", conflicts_with = "import")]
    change: Option<i64>,

    /// Everything that this import changed.
    #[arg(long, value_name = "NUMBER")]
    import: Option<i64>,

    /// Why; the history keeps it.
    #[arg(long, value_name = "TEXT", default_value = "undone by hand")]
    why: String,

    /// Who makes the change [default: the user of this system].
    #[arg(long, env = "YOUCHENG_WHO", value_name = "NAME")]
    who: Option<String>,
}

pub(super) async fn run(store: &Store, args: &Args, out: &mut impl Write) -> Result<()> {
    let mut changing = store
        .change(origin(args.who.as_deref(), &args.why)?)
        .await?;
    let said = match (args.change, args.import) {
        (_, Some(import)) => {
            let undone = changing.undo_import(import).await?;
            words::undone_import(import, undone)
        }
        (Some(id), None) => words::undone(&changing.undo(id).await?),
        (None, None) => return Ok(()),
    };
    changing.commit().await?;
    writeln!(out, "{said}")?;
    Ok(())
}
