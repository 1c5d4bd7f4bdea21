//! What can go wrong with the store, each with what to do about it.

use std::io;
use std::path::{Path, PathBuf};

use crate::facts::Fault;
use crate::passages::document::DocumentError;

const ELSEWHERE: &str = "or choose another directory with --data-dir or YOUCHENG_DATA_DIR";

/// The store cannot be opened or does not answer. Nothing on disk has been harmed by it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The data directory is missing and cannot be made.
    #[error(
        "cannot make the data directory {}: {source}; make it yourself {ELSEWHERE}", dir.display()
    )]
    NoDirectory {
        /// The directory.
        dir: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The data directory or the database in it cannot be opened for writing, or not at all.
    #[error(
        "cannot open or make {}; give this user the right to write there {ELSEWHERE}",
        file.display()
    )]
    Unwritable {
        /// The database.
        file: PathBuf,
    },
    /// The database must be built or upgraded, but it can only be read.
    #[error(
        "{} must be brought up to date but can only be read; make it writable for one start \
         {ELSEWHERE}",
        file.display()
    )]
    ReadOnly {
        /// The database.
        file: PathBuf,
    },
    /// The file is something else.
    #[error("{} is not a database of Youcheng; move it away {ELSEWHERE}", file.display())]
    Foreign {
        /// The file.
        file: PathBuf,
    },
    /// The database is damaged.
    #[error(
        "{} is damaged ({detail}); restore a backup, or move the file away and start again to \
         build it anew",
        file.display()
    )]
    Corrupt {
        /// The database.
        file: PathBuf,
        /// What SQLite says.
        detail: String,
    },
    /// A later release has changed the tables in a way that this one does not know.
    #[error(
        "{} was written by a newer version of Youcheng (schema {found}, this one knows {known}); \
         install that version {ELSEWHERE}",
        file.display()
    )]
    Newer {
        /// The database.
        file: PathBuf,
        /// Its schema.
        found: i64,
        /// The newest schema that this program knows.
        known: i64,
    },
    /// The disk is full.
    #[error("no space left on the disk of {}; free some and start again", file.display())]
    DiskFull {
        /// The database.
        file: PathBuf,
    },
    /// The disk fails to read or write.
    #[error("cannot read or write {} ({detail}); check the disk", file.display())]
    Io {
        /// The database.
        file: PathBuf,
        /// What SQLite says.
        detail: String,
    },
    /// Another process has kept the database locked for longer than the timeout.
    #[error("{} is locked by another process; try again when that has ended", file.display())]
    Busy {
        /// The database.
        file: PathBuf,
    },
    /// The facts to be loaded are not sound.
    #[error(
        "the facts have {} fault(s), the first one is {}; `youcheng data check` lists them",
        .0.len(), .0.first().map(ToString::to_string).unwrap_or_default()
    )]
    Facts(Vec<Fault>),
    /// A document that is to be loaded is not well-formed.
    #[error("a shipped document has a fault: {0}")]
    Document(#[from] DocumentError),
    /// Anything else: a defect of this program.
    #[error("the database {} failed: {source}; please report this", file.display())]
    Defect {
        /// The database.
        file: PathBuf,
        /// What the library says.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl StoreError {
    /// Sorts an error of the library by SQLite's result code (<https://sqlite.org/rescode.html>).
    pub(super) fn new(file: &Path, error: sqlx::Error) -> Self {
        let file = file.to_owned();
        let sqlx::Error::Database(database) = &error else {
            return match error {
                sqlx::Error::PoolTimedOut => Self::Busy { file },
                error => Self::Defect {
                    file,
                    source: error.into(),
                },
            };
        };
        let extended: u32 = database
            .code()
            .and_then(|code| code.parse().ok())
            .unwrap_or(0);
        let detail = database.message().to_owned();
        match (extended & 0xff, extended) {
            (5 | 6, _) => Self::Busy { file },
            (8, _) => Self::ReadOnly { file },
            // 4874: the shared memory of the write-ahead log could not be enlarged.
            (13, _) | (_, 4874) => Self::DiskFull { file },
            (10, _) => Self::Io { file, detail },
            (11 | 26, _) => Self::Corrupt { file, detail },
            (14, _) => Self::Unwritable { file },
            _ => Self::Defect {
                file,
                source: error.into(),
            },
        }
    }

    /// Whether reading without writing might still work.
    pub(super) fn is_about_writing(&self) -> bool {
        matches!(self, Self::Unwritable { .. } | Self::ReadOnly { .. })
    }
}

#[cfg(test)]
mod tests {
    use sqlx::{Connection, SqliteConnection};

    use super::*;

    #[tokio::test]
    async fn a_full_disk_is_told_as_such() {
        let mut connection = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        let fill = "PRAGMA max_page_count = 10; CREATE TABLE t (x);
                    INSERT INTO t VALUES (zeroblob(1000000))";
        let error = sqlx::raw_sql(fill)
            .execute(&mut connection)
            .await
            .unwrap_err();
        let error = StoreError::new(Path::new("/data/youcheng.db"), error);
        assert!(matches!(error, StoreError::DiskFull { .. }), "{error:?}");
        assert!(error.to_string().contains("/data/youcheng.db"));
    }
}
