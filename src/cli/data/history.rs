//! `youcheng data history`: who changed what, when and why.

use std::io::Write;

use anyhow::Result;

use super::{gazetteer, words};
use crate::facts::Kind;
use crate::staff::scope;
use crate::store::Store;
use crate::store::changes::Asked;

/// Which changes.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    /// Only rows of this place, group or source, by id or name.
    about: Option<String>,

    /// Only of one table.
    #[arg(long, value_parser = super::kind)]
    kind: Option<Kind>,

    /// Only what this import changed.
    #[arg(long, value_name = "NUMBER")]
    import: Option<i64>,

    /// List the imports instead.
    #[arg(long)]
    imports: bool,

    /// So many at most, the newest first.
    #[arg(long, default_value_t = 50)]
    limit: u32,

    /// Print one JSON object a line.
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(store: &Store, args: &Args, out: &mut impl Write) -> Result<()> {
    if args.imports {
        return imports(store, args.json, out).await;
    }
    let about = match &args.about {
        None => None,
        Some(about) => {
            let names = gazetteer(store).await?;
            Some(scope(&names, about).unwrap_or_else(|_| about.clone()))
        }
    };
    let asked = Asked {
        kind: args.kind,
        about,
        import: args.import,
        limit: args.limit,
    };
    let changes = store.history(&asked).await?;
    for change in &changes {
        if args.json {
            writeln!(out, "{}", serde_json::to_string(change)?)?;
        } else {
            writeln!(out, "{}", words::change(change))?;
        }
    }
    if changes.is_empty() && !args.json {
        writeln!(out, "Nothing has been changed.")?;
    }
    Ok(())
}

async fn imports(store: &Store, json: bool, out: &mut impl Write) -> Result<()> {
    let imports = store.imports().await?;
    for import in &imports {
        if json {
            writeln!(out, "{}", serde_json::to_string(import)?)?;
            continue;
        }
        let (when, who) = (words::moment(import.at), words::plain(&import.who));
        let file = words::plain(&import.file);
        writeln!(
            out,
            "{:>6}  {when}  {who}  {file}  {}",
            import.id, import.counts
        )?;
    }
    if imports.is_empty() && !json {
        writeln!(out, "Nothing has been imported.")?;
    }
    Ok(())
}
