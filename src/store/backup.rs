//! Copies of the database: made while it is in use, looked through before they count.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};
use tempfile::{Builder, TempPath};

use super::db::{Pool, Raw, postgres, sqlite};
use super::open::{Inspected, inspect};
use super::{FILE_NAME, Owner, Store, StoreError};

/// Why a copy was not made or not put in place. What was there before is there still.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// Something lies there already.
    #[error("{} exists already; choose another name or replace it with --force", file.display())]
    Exists {
        /// The file.
        file: PathBuf,
    },
    /// A file cannot be read or written.
    #[error("cannot write {}: {source}", file.display())]
    Io {
        /// The file.
        file: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The backup is missing or may not be read.
    #[error("cannot read {}: {source}", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The copy is not sound.
    #[error("{} is not a sound copy: {detail}; take another backup", file.display())]
    NotSound {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        detail: String,
    },
    /// The backup is of another's data.
    #[error(
        "{} holds {held} and cannot take the place of {wanted}; {}", file.display(), advice(*held)
    )]
    NotOf {
        /// The file.
        file: PathBuf,
        /// Whose data it holds.
        held: Owner,
        /// Whose place it was to take.
        wanted: Owner,
    },
    /// The backup does not say of which server it is, and neither does its name.
    #[error(
        "{} holds the data of one server and does not say of which, because an earlier version wrote \
         it; if it is of server {server}, let its name end in .server-{server}", file.display()
    )]
    NotSaid {
        /// The file.
        file: PathBuf,
        /// The server whose place it was to take.
        server: u64,
    },
    /// Another process has the database open.
    #[error(
        "{} is in use; stop the service, restore, and start it again", file.display()
    )]
    InUse {
        /// The database.
        file: PathBuf,
    },
    /// The database is one of PostgreSQL, which has its own way.
    #[error(
        "a shared database is copied with PostgreSQL's own programs: \
         `pg_dump --format=custom --file=FILE ADDRESS`, and `pg_restore --clean --if-exists \
         --dbname=ADDRESS FILE` to put it back while no youcheng runs"
    )]
    Shared,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Everything that is wrong with the database, as SQLite says it; empty if it is sound.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn faults(&self) -> Result<Vec<String>, StoreError> {
        let look = async {
            match self.pool.acquire().await?.raw() {
                Raw::Sqlite(connection) => sqlite::faults(connection).await,
                Raw::Postgres(connection) => postgres::faults(connection).await,
            }
        };
        look.await.map_err(|error| self.error(error))
    }

    /// Writes a copy of the database as it is at one moment to `file`, while others go on reading
    /// and writing. It appears under its name when it is complete and has been looked through.
    /// Gives its size in bytes.
    ///
    /// # Errors
    /// When there is such a file and `replace` is not set, or the copy cannot be written.
    pub async fn backup(&self, file: &Path, replace: bool) -> Result<u64, BackupError> {
        let Pool::Sqlite(pool) = &self.pool else {
            return Err(BackupError::Shared);
        };
        let exists = || BackupError::Exists {
            file: file.to_owned(),
        };
        if !replace && file.exists() {
            return Err(exists());
        }
        let unwritten = |source| BackupError::Io {
            file: file.to_owned(),
            source,
        };
        let copy = beside(file).map_err(unwritten)?;
        let copied = sqlx::query("VACUUM INTO ?").bind(copy.to_string_lossy().into_owned());
        copied
            .execute(pool)
            .await
            .map_err(|error| StoreError::new(&copy, error))?;
        look_through(&copy)
            .await
            .map_err(|error| named(error, file))?;
        let size = sync(&copy).map_err(unwritten)?;
        if replace {
            copy.persist(file).map_err(|error| unwritten(error.error))?;
        } else {
            // Somebody may have put a file there in the meantime.
            copy.persist_noclobber(file).map_err(|_| exists())?;
        }
        sync_directory(file);
        Ok(size)
    }

    /// Puts a backup into `dir` as its database: that of all, or of `server`. The old one is kept
    /// beside it; its path is given back. No process may have the database open.
    ///
    /// # Errors
    /// When the backup is not sound or of somebody else's data, or the database is in use. All is
    /// then as before.
    pub async fn restore(
        dir: &Path,
        server: Option<u64>,
        backup: &Path,
    ) -> Result<Option<PathBuf>, BackupError> {
        let is_new = !dir.exists();
        let restored = restore(dir, server, backup).await;
        if restored.is_err() && is_new {
            // Servers are known by their folders. One with something in it is not removed.
            let _ = fs::remove_dir(dir);
        }
        restored
    }
}

async fn restore(
    dir: &Path,
    server: Option<u64>,
    backup: &Path,
) -> Result<Option<PathBuf>, BackupError> {
    let file = dir.join(FILE_NAME);
    let unreadable = |source| BackupError::Unreadable {
        file: backup.to_owned(),
        source,
    };
    let unwritten = |source| BackupError::Io {
        file: file.clone(),
        source,
    };
    fs::metadata(backup).map_err(unreadable)?;
    fs::create_dir_all(dir).map_err(unwritten)?;
    let copy = beside(&file).map_err(unwritten)?;
    copy_contents(backup, &copy).map_err(unreadable)?;
    let held = look_through(&copy).await;
    let held = held.map_err(|error| named(error, backup))?;
    of_whom(backup, held, server)?;
    log_ahead(&copy).await?;
    sync(&copy).map_err(unwritten)?;
    let old = put_aside(&file).await?;
    copy.persist(&file)
        .map_err(|error| unwritten(error.error))?;
    sync_directory(&file);
    Ok(old)
}

/// The bytes alone: with its permissions, a backup that all may read would become a database that all
/// may read.
fn copy_contents(from: &Path, to: &Path) -> io::Result<u64> {
    let mut to = fs::OpenOptions::new().write(true).open(to)?;
    io::copy(&mut fs::File::open(from)?, &mut to)
}

/// May a backup that holds the rows of `held` take the place of those of `server`, or of all?
fn of_whom(backup: &Path, held: Owner, server: Option<u64>) -> Result<(), BackupError> {
    let file = backup.to_owned();
    let wanted = Owner::wanted(server);
    match (held, server) {
        (held, _) if held == wanted => Ok(()),
        (Owner::SomeServer, Some(server)) => {
            let name = backup.file_name().unwrap_or_default().to_string_lossy();
            let says = name.ends_with(&format!(".server-{server}"));
            says.then_some(())
                .ok_or(BackupError::NotSaid { file, server })
        }
        _ => Err(BackupError::NotOf { file, held, wanted }),
    }
}

/// How a backup is restored to where it belongs.
fn advice(held: Owner) -> String {
    match held {
        Owner::All => "leave --server away to restore it".to_owned(),
        Owner::Server(server) => {
            format!("`youcheng --server {server} restore FILE` puts it where it belongs")
        }
        Owner::SomeServer => "say with --server of which it is".to_owned(),
    }
}

/// An empty file in the directory of `file`, which goes away if it is not renamed.
fn beside(file: &Path) -> io::Result<TempPath> {
    let dir = file.parent().filter(|dir| !dir.as_os_str().is_empty());
    let dir = dir.unwrap_or(Path::new("."));
    let copy = Builder::new()
        .prefix(".youcheng-")
        .suffix(".part")
        .tempfile_in(dir)?;
    Ok(copy.into_temp_path())
}

fn sync(file: &Path) -> io::Result<u64> {
    let opened = fs::File::open(file)?;
    opened.sync_all()?;
    Ok(opened.metadata()?.len())
}

/// A renamed file is only safe when its directory is written, too. Not all systems can do it.
fn sync_directory(file: &Path) {
    if let Some(Ok(dir)) = file.parent().map(fs::File::open) {
        let _ = dir.sync_all();
    }
}

/// The error, about the file that the person knows.
fn named(error: BackupError, known: &Path) -> BackupError {
    match error {
        BackupError::NotSound { detail, .. } => BackupError::NotSound {
            file: known.to_owned(),
            detail,
        },
        error => error,
    }
}

async fn connect(file: &Path) -> Result<SqliteConnection, sqlx::Error> {
    SqliteConnectOptions::new()
        .filename(file)
        .busy_timeout(Duration::from_secs(1))
        .disable_statement_logging()
        .connect()
        .await
}

/// Is it a whole database of ours that this program can use? Whose rows it holds.
async fn look_through(file: &Path) -> Result<Owner, BackupError> {
    let not_sound = |detail: String| BackupError::NotSound {
        file: file.to_owned(),
        detail,
    };
    let look = async {
        let mut connection = connect(file).await?;
        let what = inspect(&mut connection).await?;
        let faults = sqlite::faults(&mut connection).await?;
        connection.close().await?;
        Ok::<_, sqlx::Error>((what, faults))
    };
    let looked = look.await;
    match looked.map_err(|error| not_sound(StoreError::new(file, error).to_string()))? {
        (Inspected::Foreign, _) => Err(not_sound("it is not a database of Youcheng".to_owned())),
        (Inspected::Newer(schema), _) => Err(not_sound(format!(
            "a newer version of Youcheng wrote it (schema {schema})"
        ))),
        (Inspected::Ours(owner), faults) if faults.is_empty() => Ok(owner),
        (Inspected::Ours(_), faults) => Err(not_sound(faults.join("; "))),
    }
}

/// The file remembers the mode; a copy made by SQLite does not have it.
async fn log_ahead(file: &Path) -> Result<(), StoreError> {
    let set = async {
        let mut connection = connect(file).await?;
        sqlx::query("PRAGMA journal_mode = WAL")
            .execute(&mut connection)
            .await?;
        connection.close().await
    };
    set.await.map_err(|error| StoreError::new(file, error))
}

/// Keeps the database under another name, if there is one, and leaves it in its place as well, so
/// that there is one at every moment.
async fn put_aside(file: &Path) -> Result<Option<PathBuf>, BackupError> {
    if !file.exists() {
        return Ok(None);
    }
    // Leaving the mode needs the database for itself alone, and folds the log into the file.
    let alone = async {
        let mut connection = connect(file).await?;
        sqlx::query("PRAGMA journal_mode = DELETE")
            .execute(&mut connection)
            .await?;
        connection.close().await
    };
    match alone.await.map_err(|error| StoreError::new(file, error)) {
        // A damaged one is what a backup is for.
        Ok(()) | Err(StoreError::Corrupt { .. } | StoreError::Foreign { .. }) => {}
        Err(StoreError::Busy { .. }) => {
            let file = file.to_owned();
            return Err(BackupError::InUse { file });
        }
        Err(error) => return Err(error.into()),
    }
    let names = (0..).map(|n| match n {
        0 => format!("{FILE_NAME}.bak"),
        n => format!("{FILE_NAME}.bak{n}"),
    });
    let free = names
        .map(|name| file.with_file_name(name))
        .find(|old| !old.exists());
    let old = free.unwrap_or_else(|| file.with_extension("bak"));
    let kept = fs::hard_link(file, &old).or_else(|_| fs::copy(file, &old).map(|_| ()));
    kept.map_err(|source| BackupError::Io {
        file: old.clone(),
        source,
    })?;
    for ending in ["-wal", "-shm"] {
        // Those of a damaged database would be taken for the new one's.
        let log = file.with_file_name(format!("{FILE_NAME}{ending}"));
        let _ = fs::rename(&log, old.with_extension(format!("bak{ending}")));
    }
    Ok(Some(old))
}
