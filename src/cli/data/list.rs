//! `youcheng data list`: rows with their numbers, so that they can be named.

use std::io::Write;

use anyhow::Result;

use super::{gazetteer, words};
use crate::facts::Kind;
use crate::staff::scope;
use crate::store::Store;

/// Which rows.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    /// partnership, figure, source, place or alias.
    #[arg(value_parser = super::kind)]
    kind: Kind,

    /// Only rows of this place, group or source, by id or name.
    about: Option<String>,
}

pub(super) async fn run(store: &Store, args: &Args, out: &mut impl Write) -> Result<()> {
    let about = match (&args.about, args.kind) {
        (None, _) => None,
        (Some(about), Kind::Source) => Some(about.clone()),
        (Some(about), _) => {
            let names = gazetteer(store).await?;
            // What is no place may be a source.
            Some(scope(&names, about).unwrap_or_else(|_| about.clone()))
        }
    };
    let mut lines = Vec::new();
    let each = |stored: crate::store::changes::Stored| {
        let key = stored.row.key();
        let named = |about: &String| {
            let cells = stored.row.cells();
            key.split(' ').any(|part| part == about) || cells.contains(about)
        };
        if about.as_ref().is_none_or(named) {
            let mark = if stored.shipped_in.is_some() {
                ' '
            } else {
                '*'
            };
            lines.push(format!(
                "{:>7}{mark} {}",
                stored.id,
                words::values(&stored.row)
            ));
        }
    };
    store.each_row(args.kind, each).await?;
    for line in &lines {
        writeln!(out, "{line}")?;
    }
    let found = words::many(lines.len() as u64, "row", "rows");
    writeln!(out, "{found}; * marks what was entered or changed here.")?;
    Ok(())
}
