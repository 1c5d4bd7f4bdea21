//! `youcheng data stats`: how much the database holds.

use std::io::Write;

use anyhow::Result;

use crate::store::Store;

/// Prints what the store holds, one number a line.
///
/// # Errors
/// When the store cannot be read.
pub async fn stats(store: &Store, out: &mut impl Write) -> Result<()> {
    let stats = store.stats().await?;
    writeln!(out, "{}", store.file().display())?;
    writeln!(
        out,
        "data version {}, loaded by version {}, schema {}, changed {} time(s)\n",
        stats.data_version, stats.loaded_by, stats.schema, stats.generation
    )?;
    let lines = [
        (stats.partnerships, "partnerships"),
        (stats.dated, "  with a date"),
        (stats.unverified, "    that no document confirms"),
        (stats.not_active, "  suspended or ended"),
        (stats.chinese_places, "  Chinese places"),
        (stats.foreign_places, "  foreign places"),
        (stats.countries, "  foreign countries"),
        (stats.figures, "figures"),
        (stats.sources, "sources"),
        (stats.places, "places"),
        (stats.groups, "groups of countries"),
        (stats.names, "names"),
        (stats.documents, "documents"),
        (stats.passages, "passages"),
    ];
    for (number, what) in lines {
        writeln!(out, "{number:>9}  {what}")?;
    }
    Ok(())
}
