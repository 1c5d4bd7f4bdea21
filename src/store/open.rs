//! Finding, building and upgrading the database.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{ConnectOptions, Connection, Row};

use super::load::{Progress, load};
use super::schema::{APPLICATION_ID, KNOWN, migrate};
use super::{FILE_NAME, Store, StoreError};
use crate::facts::{Facts, Texts};
use crate::passages::corpus::{self, CORPUS};
use crate::passages::document::{self, Reading};

/// Raised when the way from facts to rows changes, so that the same facts are loaded anew.
const LOADER: u32 = 1;

/// How long to wait for another process that builds or changes the database.
const PATIENCE: Duration = Duration::from_secs(10);

/// How the `data_version` of a database begins that follows another one.
pub(super) const FOLLOWS: &str = "follows ";

/// How to open a store.
pub struct Options<'a> {
    /// The facts that the store must hold; those of this binary unless set otherwise.
    pub texts: Texts<'a>,
    /// The documents that the store must hold, by the names of their files; those of this binary
    /// unless set otherwise.
    pub documents: &'a [(&'a str, &'a str)],
    /// The version of the program, which decides whose facts are newer.
    pub program: &'a str,
    /// Is told how far a first start or an upgrade has come.
    pub progress: Box<dyn FnMut(Progress) + Send + 'a>,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            texts: Texts::EMBEDDED,
            documents: CORPUS,
            program: env!("CARGO_PKG_VERSION"),
            progress: Box::new(|_| {}),
        }
    }
}

/// What a database must hold to be used as it stands.
pub(super) struct Wanted<'a> {
    pub(super) data_version: String,
    pub(super) program: &'a str,
}

/// What a file holds.
pub(super) enum State {
    /// Nothing yet: a new file, or one whose first start was killed.
    Empty,
    /// Our tables, up to migration `schema`.
    Ours {
        schema: i64,
        data_version: String,
        loaded_by: String,
    },
    /// The tables of somebody else.
    Foreign,
}

/// See [`Store::open`].
pub(super) async fn open(dir: &Path, mut options: Options<'_>) -> Result<Store, StoreError> {
    if !dir.is_dir() {
        fs::create_dir_all(dir).map_err(|source| StoreError::NoDirectory {
            dir: dir.to_owned(),
            source,
        })?;
    }
    let wanted = Wanted {
        data_version: format!(
            "{}-{}-{LOADER}",
            options.texts.version(),
            corpus::version(options.documents)
        ),
        program: options.program,
    };
    let file = dir.join(FILE_NAME);
    refuse_what_is_no_database(&file)?;
    match open_for_writing(&file, &wanted, &mut options).await {
        Err(error) if error.is_about_writing() && file.is_file() => {
            open_for_reading(&file, &wanted, error).await
        }
        result => result,
    }
}

/// Looks at the first bytes only, so that somebody else's file is not even opened by SQLite.
pub(super) fn refuse_what_is_no_database(file: &Path) -> Result<(), StoreError> {
    if file.is_dir() {
        return Err(StoreError::Foreign {
            file: file.to_owned(),
        });
    }
    let mut start = Vec::new();
    match File::open(file).and_then(|opened| opened.take(16).read_to_end(&mut start)) {
        Ok(0) => Ok(()),
        Ok(_) if start == b"SQLite format 3\0" => Ok(()),
        Ok(_) => Err(StoreError::Foreign {
            file: file.to_owned(),
        }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(_) => Err(StoreError::Unwritable {
            file: file.to_owned(),
        }),
    }
}

async fn open_for_writing(
    file: &Path,
    wanted: &Wanted<'_>,
    options: &mut Options<'_>,
) -> Result<Store, StoreError> {
    let explain = |error| StoreError::new(file, error);
    let pool = pool(connect_options().filename(file).create_if_missing(true), 4);
    let mut connection = pool.acquire().await.map_err(explain)?;
    let state = state(&mut connection).await.map_err(explain)?;
    if !is_up_to_date(file, &state, wanted)? {
        use_write_ahead_log(&mut connection)
            .await
            .map_err(explain)?;
        build(file, &mut connection, wanted, options).await?;
    }
    drop(connection);
    Ok(Store {
        pool,
        file: file.into(),
        read_only: false,
        writing: Arc::default(),
    })
}

/// A database that is up to date can be read where nothing can be written. `error` is what stood
/// in the way of writing.
pub(super) async fn open_for_reading(
    file: &Path,
    wanted: &Wanted<'_>,
    error: StoreError,
) -> Result<Store, StoreError> {
    let plain = connect_options().filename(file).read_only(true);
    // Without the right to make the log's index beside it, SQLite reads a database only if told
    // that nobody will change it. What stands in a log would then be overlooked.
    let log = file.with_file_name(format!("{FILE_NAME}-wal"));
    let log_is_empty = fs::metadata(log).map_or(true, |log| log.len() == 0);
    let attempts = [
        Some(plain.clone()),
        log_is_empty.then(|| plain.immutable(true)),
    ];
    for options_now in attempts.into_iter().flatten() {
        let pool = pool(options_now, 4);
        let state = match pool.acquire().await {
            Ok(mut connection) => state(&mut connection).await,
            Err(error) => Err(error),
        };
        match state.map_err(|error| StoreError::new(file, error)) {
            Ok(state) if is_up_to_date(file, &state, wanted)? => {
                return Ok(Store {
                    pool,
                    file: file.into(),
                    read_only: true,
                    writing: Arc::default(),
                });
            }
            Ok(_) => {
                return Err(StoreError::ReadOnly {
                    file: file.to_owned(),
                });
            }
            Err(error) if error.is_about_writing() => {}
            Err(error) => return Err(error),
        }
    }
    Err(error)
}

/// See [`Store::in_memory`].
pub(super) async fn in_memory(facts: &Facts) -> Result<Store, StoreError> {
    let file = Path::new(":memory:");
    let wanted = Wanted {
        data_version: facts.version.clone(),
        program: env!("CARGO_PKG_VERSION"),
    };
    let pool = pool(connect_options().in_memory(true), 1);
    let explain = |error| StoreError::new(file, error);
    let documents = document::read_all(CORPUS.iter().copied())?;
    let mut transaction = pool.begin().await.map_err(explain)?;
    let shipped = (facts, &documents[..]);
    fill(file, &mut transaction, &wanted, shipped, &mut |_| {}).await?;
    transaction.commit().await.map_err(explain)?;
    Ok(Store {
        pool,
        file: file.into(),
        read_only: false,
        writing: Arc::default(),
    })
}

pub(super) fn connect_options() -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        .synchronous(SqliteSynchronous::Normal)
        .disable_statement_logging()
}

/// Connections never end by themselves: opening one costs more than a question does.
pub(super) fn pool(options: SqliteConnectOptions, connections: u32) -> SqlitePool {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_lazy_with(options)
}

pub(super) async fn state(connection: &mut SqliteConnection) -> Result<State, sqlx::Error> {
    let row = sqlx::query(
        "SELECT (SELECT application_id FROM pragma_application_id),
                (SELECT count(*) FROM sqlite_schema)",
    )
    .fetch_one(&mut *connection)
    .await?;
    match (row.try_get::<i64, _>(0)?, row.try_get::<i64, _>(1)?) {
        (APPLICATION_ID, _) => {}
        (0, 0) => return Ok(State::Empty),
        _ => return Ok(State::Foreign),
    }
    let row = sqlx::query(
        "SELECT (SELECT max(version) FROM _sqlx_migrations), data_version, loaded_by FROM meta",
    )
    .fetch_one(connection)
    .await?;
    Ok(State::Ours {
        schema: row.try_get(0)?,
        data_version: row.try_get(1)?,
        loaded_by: row.try_get(2)?,
    })
}

/// What a database is to this program.
pub(super) enum Inspected {
    Ours,
    /// Its schema.
    Newer(i64),
    Foreign,
}

pub(super) async fn inspect(connection: &mut SqliteConnection) -> Result<Inspected, sqlx::Error> {
    let known = KNOWN;
    Ok(match state(connection).await? {
        State::Empty | State::Foreign => Inspected::Foreign,
        State::Ours { schema, .. } if schema > known => Inspected::Newer(schema),
        State::Ours { .. } => Inspected::Ours,
    })
}

/// Whether the database can be used as it stands. A newer program's facts are kept as long as this
/// program knows their tables.
pub(super) fn is_up_to_date(
    file: &Path,
    state: &State,
    wanted: &Wanted<'_>,
) -> Result<bool, StoreError> {
    let known = KNOWN;
    match state {
        State::Empty => Ok(false),
        State::Foreign => Err(StoreError::Foreign {
            file: file.to_owned(),
        }),
        State::Ours { schema, .. } if *schema > known => Err(StoreError::Newer {
            file: file.to_owned(),
            found: *schema,
            known,
        }),
        // Its rows come from the database that it follows, not from the program.
        State::Ours {
            schema,
            data_version,
            ..
        } if data_version.starts_with(FOLLOWS) => Ok(*schema == known),
        State::Ours {
            schema,
            data_version,
            loaded_by,
        } => Ok(*schema == known
            && (*data_version == wanted.data_version
                || release(loaded_by) > release(wanted.program))),
    }
}

/// The numbers of a version such as `1.2.3`, to be compared.
fn release(version: &str) -> Vec<u64> {
    version
        .split(['.', '-', '+'])
        .map_while(|part| part.parse().ok())
        .collect()
}

/// Readers then never wait for a writer. The file remembers the mode. While another process makes
/// the same change SQLite does not wait by itself.
pub(super) async fn use_write_ahead_log(
    connection: &mut SqliteConnection,
) -> Result<(), sqlx::Error> {
    let started = Instant::now();
    loop {
        match sqlx::query("PRAGMA journal_mode = WAL")
            .execute(&mut *connection)
            .await
        {
            Err(error) if is_locked(&error) && started.elapsed() < PATIENCE => {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            result => return result.map(|_| ()),
        }
    }
}

/// Result codes 5 and 6 of SQLite, whatever the extended code says besides.
fn is_locked(error: &sqlx::Error) -> bool {
    let code = error
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code);
    code.and_then(|code| code.parse::<u32>().ok())
        .is_some_and(|code| matches!(code & 0xff, 5 | 6))
}

/// Tables and facts in one transaction: either all of it is there afterwards or none.
async fn build(
    file: &Path,
    connection: &mut SqliteConnection,
    wanted: &Wanted<'_>,
    options: &mut Options<'_>,
) -> Result<(), StoreError> {
    let explain = |error| StoreError::new(file, error);
    let mut transaction = connection
        .begin_with("BEGIN IMMEDIATE")
        .await
        .map_err(explain)?;
    // Another process may have done it while this one waited for its turn.
    let state = state(&mut transaction).await.map_err(explain)?;
    if is_up_to_date(file, &state, wanted)? {
        return Ok(());
    }
    if matches!(&state, State::Ours { data_version, .. } if data_version.starts_with(FOLLOWS)) {
        migrate(file, &mut transaction).await?;
        return transaction.commit().await.map_err(explain);
    }
    let facts = Facts::read(&options.texts).map_err(StoreError::Facts)?;
    let documents = document::read_all(options.documents.iter().copied())?;
    let shipped = (&facts, &documents[..]);
    fill(
        file,
        &mut transaction,
        wanted,
        shipped,
        &mut options.progress,
    )
    .await?;
    transaction.commit().await.map_err(explain)
}

pub(super) async fn fill(
    file: &Path,
    connection: &mut SqliteConnection,
    wanted: &Wanted<'_>,
    (facts, documents): (&Facts, &[Reading]),
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<(), StoreError> {
    let explain = |error| StoreError::new(file, error);
    migrate(file, connection).await?;
    load(connection, facts, Some(documents), progress)
        .await
        .map_err(explain)?;
    sqlx::query("UPDATE meta SET data_version = $1, loaded_by = $2")
        .bind(wanted.data_version.as_str())
        .bind(wanted.program)
        .execute(connection)
        .await
        .map_err(explain)?;
    Ok(())
}
