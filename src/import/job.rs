//! What to import, and how.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::report::Line;
use super::world::ORDER;
use super::{Damage, ImportError};
use crate::facts::{Kind, Source};
use crate::store::changes::Origin;

/// What to import, and how.
#[derive(Clone, Debug)]
pub struct Job {
    /// The file, or a directory that an export wrote.
    pub path: PathBuf,
    /// What stands after `--map`.
    pub map: Option<String>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Where the rows come from.
    pub source: SourceArg,
    /// What to do about unknown foreign places.
    pub new_places: NewPlaces,
    /// Take what the file says where it says something else than what is known.
    pub overwrite: bool,
    /// Only report what would be done.
    pub dry_run: bool,
    /// Who imports, and why.
    pub origin: Origin,
}

/// Where the rows come from, if they do not say it themselves.
#[derive(Clone, Debug, Default)]
pub enum SourceArg {
    /// Nothing is said.
    #[default]
    None,
    /// A known source.
    Id(String),
    /// A new one.
    New(Source),
}

/// What to do about unknown foreign places.
#[derive(Clone, Debug, Default)]
pub enum NewPlaces {
    /// Reject the row and propose the place.
    #[default]
    Propose,
    /// Make the place that is proposed.
    Accept,
    /// Make the places of this file first; see `places.tsv`.
    File(PathBuf),
}

/// How far an import has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress<'r> {
    /// Records that are settled.
    pub done: u64,
    /// Those that were left out since the last time. A [`Report`](super::Report) keeps only the first.
    pub left_out: &'r [Line],
}

/// The file itself, or those of a directory in the order in which they can be written.
pub(super) fn files(path: &Path) -> Result<Vec<PathBuf>, ImportError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let names = ORDER.map(Kind::file);
    let names = names.into_iter().chain(["groups.tsv", "retired.tsv"]);
    let found: Vec<PathBuf> = names
        .map(|name| path.join(name))
        .filter(|file| file.is_file())
        .collect();
    if found.is_empty() {
        return Err(ImportError::Broken {
            file: path.to_owned(),
            damage: Damage::NoDataFile,
        });
    }
    Ok(found)
}

/// The SHA-256 of all files.
pub(super) fn hash(files: &[PathBuf]) -> Result<String, ImportError> {
    let mut hash = Sha256::new();
    for file in files {
        let read =
            std::fs::File::open(file).and_then(|mut opened| std::io::copy(&mut opened, &mut hash));
        read.map_err(|source| ImportError::Unreadable {
            file: file.clone(),
            source,
        })?;
    }
    Ok(hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}
