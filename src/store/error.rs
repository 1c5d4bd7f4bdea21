//! What can go wrong with the store, each with what to do about it.

use std::io;
use std::path::{Path, PathBuf};

use sqlx::error::DatabaseError;
use sqlx::postgres::PgDatabaseError;

use super::Owner;
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
        "{} has to be written to but can only be read; make it writable {ELSEWHERE}",
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
    /// It is a database of ours, and of somebody else than its place is for.
    #[error(
        "{} holds {held} and lies in the place of {wanted}; move it away and restore the backup that \
         belongs there",
        file.display()
    )]
    Misplaced {
        /// The database.
        file: PathBuf,
        /// Whose rows it holds.
        held: Owner,
        /// Whose rows belong there.
        wanted: Owner,
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
        /// What the database says.
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
    /// The address of the shared database is none. It is not shown, because it may hold a password.
    #[error(
        "the address of the shared database is not of the form \
         postgres://USER:PASSWORD@HOST:PORT/DATABASE (signs such as @ and / in the password are \
         written %40 and %2F); correct YOUCHENG_DATABASE_URL or --database-url"
    )]
    BadAddress,
    /// The database server does not answer, or no longer.
    #[error(
        "cannot reach {} ({detail}); see that PostgreSQL runs there and that \
         YOUCHENG_DATABASE_URL names its host and port", file.display()
    )]
    Unreachable {
        /// The address without the password.
        file: PathBuf,
        /// What the system says.
        detail: String,
    },
    /// The database server does not let this user in.
    #[error(
        "{} does not let us in ({detail}); correct user, password or TLS in YOUCHENG_DATABASE_URL, \
         or the server's pg_hba.conf", file.display()
    )]
    NoEntry {
        /// The address without the password.
        file: PathBuf,
        /// What the server says.
        detail: String,
    },
    /// The database server has no such database.
    #[error(
        "{} is not there ({detail}); make it with `createdb`, or correct the name in \
         YOUCHENG_DATABASE_URL", file.display()
    )]
    NoDatabase {
        /// The address without the password.
        file: PathBuf,
        /// What the server says.
        detail: String,
    },
    /// The database server allows the user less than is needed.
    #[error(
        "{} refuses to be written ({detail}); let this user own the database, or GRANT CREATE on it \
         and on its schema", file.display()
    )]
    NotAllowed {
        /// The address without the password.
        file: PathBuf,
        /// What the server says.
        detail: String,
    },
    /// The database server has no connection left.
    #[error(
        "{} has no connection left ({detail}); raise max_connections there, or lower \
         --database-connections here", file.display()
    )]
    Full {
        /// The address without the password.
        file: PathBuf,
        /// What the server says.
        detail: String,
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
    /// Sorts an error of the library.
    pub(super) fn new(file: &Path, error: sqlx::Error) -> Self {
        let file = file.to_owned();
        match error {
            sqlx::Error::Database(database) if is_of_server(&*database) => {
                Self::of_server(file, database)
            }
            sqlx::Error::Database(database) => Self::of_file(file, database),
            sqlx::Error::PoolTimedOut => Self::Busy { file },
            // Only a server is reached by a network.
            sqlx::Error::Io(error) => Self::Unreachable {
                file,
                detail: error.to_string(),
            },
            sqlx::Error::Tls(error) => Self::NoEntry {
                file,
                detail: format!("TLS: {error}"),
            },
            error => Self::Defect {
                file,
                source: error.into(),
            },
        }
    }

    /// By SQLite's result code (<https://sqlite.org/rescode.html>).
    fn of_file(file: PathBuf, database: Box<dyn DatabaseError>) -> Self {
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
                source: database.into_error(),
            },
        }
    }

    /// By PostgreSQL's code (<https://www.postgresql.org/docs/current/errcodes-appendix.html>).
    fn of_server(file: PathBuf, database: Box<dyn DatabaseError>) -> Self {
        let code = database.code().unwrap_or_default().into_owned();
        let detail = database.message().to_owned();
        match code.as_str() {
            "28000" | "28P01" => Self::NoEntry { file, detail },
            "3D000" => Self::NoDatabase { file, detail },
            "42501" | "3F000" => Self::NotAllowed { file, detail },
            "53300" => Self::Full { file, detail },
            "25006" => Self::ReadOnly { file },
            "53100" => Self::DiskFull { file },
            "55P03" | "40001" | "40P01" => Self::Busy { file },
            "58030" => Self::Io { file, detail },
            "XX001" | "XX002" => Self::Corrupt { file, detail },
            // The server stops, starts or ends the connection.
            code if code.starts_with("57P") || code.starts_with("08") => {
                Self::Unreachable { file, detail }
            }
            _ => Self::Defect {
                file,
                source: database.into_error(),
            },
        }
    }

    /// Whether reading without writing might still work.
    pub(super) fn is_about_writing(&self) -> bool {
        matches!(self, Self::Unwritable { .. } | Self::ReadOnly { .. })
    }
}

fn is_of_server(database: &dyn DatabaseError) -> bool {
    database.try_downcast_ref::<PgDatabaseError>().is_some()
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
