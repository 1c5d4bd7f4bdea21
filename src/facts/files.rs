//! The data files of a directory, for whoever edits them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Texts;

/// The text of the six data files of a directory.
#[derive(Clone, Debug)]
pub struct Files {
    texts: [String; 6],
}

/// A data file that cannot be read as text.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// It is missing or may not be read.
    #[error("cannot read {}: {source}", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// It has bytes that are no text.
    #[error("{}:{line}: not valid UTF-8; save the file in that encoding", file.display())]
    NotUtf8 {
        /// The file.
        file: PathBuf,
        /// The line of the first such byte, counted from 1.
        line: usize,
    },
}

impl Files {
    /// Reads all six files of `dir`.
    ///
    /// # Errors
    /// The first file that is missing, unreadable or not UTF-8.
    pub fn read(dir: &Path) -> Result<Self, FilesError> {
        let read = |name| read(dir.join(name));
        Ok(Self {
            texts: [
                read("sources.tsv")?,
                read("places.tsv")?,
                read("groups.tsv")?,
                read("aliases.tsv")?,
                read("partnerships.tsv")?,
                read("figures.tsv")?,
            ],
        })
    }

    /// The texts, to be read or checked.
    #[must_use]
    pub fn texts(&self) -> Texts<'_> {
        let [sources, places, groups, aliases, partnerships, figures] = &self.texts;
        Texts {
            sources,
            places,
            groups,
            aliases,
            partnerships,
            figures,
        }
    }
}

fn read(file: PathBuf) -> Result<String, FilesError> {
    let bytes = match fs::read(&file) {
        Ok(bytes) => bytes,
        Err(source) => return Err(FilesError::Unreadable { file, source }),
    };
    String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        FilesError::NotUtf8 { file, line }
    })
}
