//! Why a file was not imported, each with what to do.

use std::io;
use std::path::PathBuf;

use super::Damage;
use crate::places::GazetteerError;
use crate::store::StoreError;
use crate::store::changes::ChangeError;

/// A file that was not imported; the store is as before.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It is missing or may not be read.
    #[error("cannot read {}: {source}", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// It has bytes that are no text.
    #[error("{}: line {line} is not valid UTF-8; save the file in that encoding", file.display())]
    NotUtf8 {
        /// The file.
        file: PathBuf,
        /// The line, counted from 1.
        line: u64,
    },
    /// It is not what its name says.
    #[error("{}: {damage}", file.display())]
    Broken {
        /// The file.
        file: PathBuf,
        /// What is wrong with it, and where.
        damage: Damage,
    },
    /// There is nothing in it.
    #[error("{} is empty; the first line must name the columns", file.display())]
    Empty {
        /// The file.
        file: PathBuf,
    },
    /// Two columns have one name.
    #[error("the column {0:?} stands twice in the header; rename one of the two")]
    DuplicateColumn(String),
    /// A column in `--map` that the file does not have.
    #[error("there is no column {name:?}; the file has {columns}")]
    NoColumn {
        /// The name.
        name: String,
        /// What there is.
        columns: String,
    },
    /// A word in `--map` that is no field.
    #[error("{name:?} is not a field; known: {known}")]
    NoField {
        /// The word.
        name: String,
        /// The fields.
        known: String,
    },
    /// The columns do not say enough.
    #[error(
        "the columns {columns} do not name {missing}; say which they are with --map \
         'COLUMN=FIELD,…'"
    )]
    Unclear {
        /// What the file has.
        columns: String,
        /// What is needed.
        missing: &'static str,
    },
    /// The columns were guessed, and nobody has said that the guess is right.
    #[error(
        "the columns were guessed as {mapping}; if that is right say so with --map auto, otherwise \
         with --map 'COLUMN=FIELD,…'"
    )]
    Guessed {
        /// The guess.
        mapping: String,
    },
    /// Rows need a source.
    #[error(
        "the rows name no source; give one with --source ID, or make one with --source-title, \
         --source-url and --as-of"
    )]
    NoSource,
    /// The source is not known.
    #[error("the source {0:?} is not known; `data list source` shows what there is")]
    UnknownSource(String),
    /// The date on the command line is none.
    #[error(transparent)]
    BadDate(#[from] crate::facts::BadDate),
    /// A change was refused.
    #[error("line {line}: {source}")]
    Refused {
        /// The line in the file.
        line: u64,
        /// Why.
        source: ChangeError,
    },
    /// The changes cannot be written.
    #[error(transparent)]
    Change(#[from] ChangeError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The names cannot be indexed.
    #[error(transparent)]
    Gazetteer(#[from] GazetteerError),
}

impl ImportError {
    /// The same of a file that people know by another name: what was attached lies in a folder of its
    /// own while it is read.
    #[must_use]
    pub fn named(mut self, name: &str) -> Self {
        if let Self::Unreadable { file, .. }
        | Self::NotUtf8 { file, .. }
        | Self::Broken { file, .. }
        | Self::Empty { file } = &mut self
        {
            *file = PathBuf::from(name);
        }
        self
    }
}
