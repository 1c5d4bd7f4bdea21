//! `youcheng data`: is the data sound, and how much of it is there?

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::facts::{Facts, Files, Texts};
use crate::store::{Options, Store};

/// What to do with the data.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// List every fault in the data files with file and line.
    Check {
        /// The directory of the files [default: the files that this program was built with].
        dir: Option<PathBuf>,
    },
    /// Count what the database holds.
    Stats,
}

/// Runs one command on the data files or on the database in `data_dir`.
///
/// # Errors
/// When a file has a fault, or the database cannot be opened.
pub async fn run(data_dir: &Path, command: Command) -> Result<()> {
    let out = &mut std::io::stdout().lock();
    match command {
        Command::Check { dir } => check(dir.as_deref(), out),
        Command::Stats => stats(&Store::open(data_dir, Options::default()).await?, out).await,
    }
}

/// Prints every fault in the data files of `dir`, or in those that this program was built with,
/// one a line with file and line number.
///
/// # Errors
/// When a file cannot be read or has a fault.
pub fn check(dir: Option<&Path>, out: &mut impl Write) -> Result<()> {
    let files = dir.map(Files::read).transpose()?;
    let texts = files.as_ref().map_or(Texts::EMBEDDED, Files::texts);
    match Facts::read(&texts) {
        Ok(facts) => {
            writeln!(
                out,
                "No fault in {} partnerships, {} figures, {} places, {} groups, {} aliases and {} \
                 sources (data version {}).",
                facts.partnerships.len(),
                facts.figures.len(),
                facts.places.len(),
                facts.groups.len(),
                facts.aliases.len(),
                facts.sources.len(),
                facts.version,
            )?;
            Ok(())
        }
        Err(faults) => {
            for fault in &faults {
                writeln!(out, "{fault}")?;
            }
            bail!(
                "{} fault(s) in the data files; correct the lines listed",
                faults.len()
            )
        }
    }
}

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
