//! SQLite: one file, one machine, no server.

use std::time::{Duration, Instant};

use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions, Row as _, SqliteConnection, SqlitePool};

use super::{Result, State};

/// Marks a file as ours (`PRAGMA application_id`): the letters "YCDB".
const APPLICATION_ID: i64 = 0x5943_4442;

/// How long to wait for another process that builds or changes the database.
const PATIENCE: Duration = Duration::from_secs(10);

pub(in crate::store) fn options() -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        .synchronous(SqliteSynchronous::Normal)
        .disable_statement_logging()
}

/// A cache of half a megabyte instead of two, for one of many databases.
pub(in crate::store) fn with_little_memory(options: SqliteConnectOptions) -> SqliteConnectOptions {
    options.pragma("cache_size", "-512")
}

/// Connections never end by themselves: opening one costs more than a question does.
pub(in crate::store) fn pool(options: SqliteConnectOptions, connections: u32) -> SqlitePool {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_lazy_with(options)
}

pub(in crate::store) async fn state(connection: &mut SqliteConnection) -> Result<State> {
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

/// Makes the file ours.
pub(in crate::store) async fn mark(connection: &mut SqliteConnection) -> Result<()> {
    let mark = format!("PRAGMA application_id = {APPLICATION_ID}");
    let mark = sqlx::query(AssertSqlSafe(mark)).execute(connection);
    mark.await.map(|_| ())
}

/// Readers then never wait for a writer. The file remembers the mode. While another process makes
/// the same change SQLite does not wait by itself.
pub(in crate::store) async fn use_write_ahead_log(pool: &SqlitePool) -> Result<()> {
    let mut connection = pool.acquire().await?;
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

pub(super) async fn expect_many(connection: &mut SqliteConnection) -> Result<()> {
    let set = sqlx::query("PRAGMA cache_size = -65536").execute(connection);
    set.await.map(|_| ())
}

/// What `PRAGMA integrity_check` and `foreign_key_check` find; at most a hundred lines of it.
pub(in crate::store) async fn faults(connection: &mut SqliteConnection) -> Result<Vec<String>> {
    let mut faults: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check")
        .fetch_all(&mut *connection)
        .await?;
    faults.retain(|line| line != "ok");
    let keys = "SELECT 'row ' || rowid || ' of ' || \"table\" || ' refers to nothing in ' || parent
                FROM pragma_foreign_key_check LIMIT 100";
    faults.extend(
        sqlx::query_scalar::<_, String>(keys)
            .fetch_all(connection)
            .await?,
    );
    Ok(faults)
}
