//! PostgreSQL: one server that many processes share.
//!
//! The rows that all see stand in the schema that the connection begins with (`public`, unless the
//! address or the role says otherwise), those of a Discord server in a schema of their own beside it.
//! Whatever a transaction needs is set within it, so that a pooler such as PgBouncer may stand
//! between. Writers take turns by an advisory lock, as SQLite's do by `BEGIN IMMEDIATE`.

use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection as _, PgConnection, PgPool, Row as _};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{Connection, Result, State, Transaction};

/// Begins a transaction that sees the rows of one moment.
pub(super) const ONE_MOMENT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// How long to wait for the server when the program starts.
const AT_START: Duration = Duration::from_secs(10);
/// How long to wait for a connection, and for the answer to one statement outside a transaction.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long a writer waits for its turn, as the server reads it.
const TURN: &str = "10s";
/// A connection that has been idle for so long is tried before it is used: the server may have been
/// started anew in the meantime.
const IDLE: Duration = Duration::from_secs(1);

/// The right to be one of the writers of this process.
pub(super) type Turn = OwnedSemaphorePermit;

/// Open connections to a schema.
#[derive(Clone, Debug)]
pub(in crate::store) struct Pool {
    pool: PgPool,
    /// The schema of the rows that all see.
    shared: Arc<str>,
    /// Half of the connections are never those of writers, who wait for one another.
    writers: Arc<Semaphore>,
    /// The schema of a Discord server, if it is about one.
    own: Option<Arc<str>>,
}

/// Where a server is, as the address says it.
pub(in crate::store) struct Address(PgConnectOptions);

impl Address {
    /// Reads `postgres://user:password@host:port/database`. `None` if it is no such address; why
    /// is not said, because the reason might quote the password.
    pub(in crate::store) fn read(url: &str) -> Option<Self> {
        let known = ["postgres://", "postgresql://"];
        if !known.iter().any(|start| url.starts_with(start)) {
            return None;
        }
        let options = PgConnectOptions::from_str(url).ok()?;
        let options = match options.get_application_name() {
            Some(_) => options,
            None => options.application_name("youcheng"),
        };
        Some(Self(options.disable_statement_logging()))
    }

    /// The address without the password.
    pub(in crate::store) fn name(&self) -> String {
        let options = &self.0;
        let database = options.get_database().unwrap_or(options.get_username());
        let user = options.get_username();
        match options.get_socket() {
            Some(socket) => format!("postgres://{user}@{}/{database}", socket.display()),
            None => format!(
                "postgres://{user}@{}:{}/{database}",
                options.get_host(),
                options.get_port()
            ),
        }
    }
}

impl Pool {
    /// Connects, to say at once what is wrong.
    pub(in crate::store) async fn open(address: Address, connections: u32) -> Result<Self> {
        let look = async {
            let mut connection = address.0.connect().await?;
            let schema: Option<String> = sqlx::query_scalar("SELECT current_schema()::TEXT")
                .fetch_one(&mut connection)
                .await?;
            connection.close().await?;
            Ok::<_, sqlx::Error>(schema)
        };
        let schema = tokio::time::timeout(AT_START, look).await;
        let schema = schema.unwrap_or_else(|_| Err(too_late()))?;
        let pool = PgPoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(PATIENCE)
            .test_before_acquire(false)
            .before_acquire(|connection, about| {
                Box::pin(async move {
                    if about.idle_for > IDLE {
                        connection.ping().await?;
                    }
                    Ok(true)
                })
            })
            .connect_lazy_with(address.0);
        Ok(Self {
            writers: Arc::new(Semaphore::new(connections as usize / 2)),
            pool,
            shared: schema.unwrap_or_else(|| "public".to_owned()).into(),
            own: None,
        })
    }

    /// The same connections, for the rows of a Discord server.
    pub(in crate::store) fn of_server(&self, server: u64) -> Self {
        Self {
            own: Some(self.schema_of(server).into()),
            ..self.clone()
        }
    }

    fn schema_of(&self, server: u64) -> String {
        format!("{}{server}", self.prefix())
    }

    fn prefix(&self) -> String {
        format!("{}_server_", self.shared)
    }

    /// A connection; for a Discord server's rows one in a transaction, because another schema is
    /// only looked into within one.
    pub(super) async fn acquire(&self) -> Result<Connection> {
        if self.own.is_some() {
            return self.begin("BEGIN").await;
        }
        let connection = self.pool.acquire().await.map_err(in_time)?;
        Ok(Connection::Postgres(connection))
    }

    /// All that precedes the first statement of a transaction, in one message.
    pub(super) async fn begin(&self, begin: &str) -> Result<Connection> {
        let mut begin = begin.to_owned();
        if let Some(schema) = &self.own {
            begin.push_str("; SET LOCAL search_path TO ");
            begin.push_str(&quoted(schema, '"'));
        }
        self.begin_with(begin).await
    }

    pub(super) async fn begin_writing(&self) -> Result<Connection> {
        let schema = self.own.as_ref().unwrap_or(&self.shared);
        let lock = format!(
            "BEGIN; SET LOCAL lock_timeout TO '{TURN}'; \
             SELECT pg_advisory_xact_lock(hashtext('youcheng'), hashtext({}))",
            quoted(schema, '\'')
        );
        let turn = Arc::clone(&self.writers).acquire_owned();
        let turn = tokio::time::timeout(PATIENCE * 2, turn).await;
        let turn = turn.ok().and_then(std::result::Result::ok);
        let turn = turn.ok_or(sqlx::Error::PoolTimedOut)?;
        match self.begin(&lock).await? {
            Connection::PostgresWithin(begun, _) => {
                Ok(Connection::PostgresWithin(begun, Some(turn)))
            }
            connection => Ok(connection),
        }
    }

    async fn begin_with(&self, begin: String) -> Result<Connection> {
        let begun = self.pool.begin_with(AssertSqlSafe(begin)).await;
        let begun = begun.map_err(in_time)?;
        Ok(Connection::PostgresWithin(begun, None))
    }

    pub(super) async fn close(&self) {
        // Those of a Discord server's rows are the connections of all.
        if self.own.is_none() {
            self.pool.close().await;
        }
    }

    /// What cannot be answered in time is given up, because nobody says when a network is broken.
    pub(super) async fn in_time<T>(&self, work: impl Future<Output = Result<T>>) -> Result<T> {
        let done = tokio::time::timeout(PATIENCE * 2, work).await;
        done.unwrap_or_else(|_| Err(too_late()))
    }

    /// Makes the schema of a Discord server's rows, in the running transaction.
    pub(in crate::store) async fn make_schema(&self, transaction: &mut Transaction) -> Result<()> {
        if let Some(schema) = &self.own {
            let make = format!("CREATE SCHEMA IF NOT EXISTS {}", quoted(schema, '"'));
            super::query_of(make).execute(transaction).await?;
        }
        Ok(())
    }

    /// The Discord servers with rows of their own.
    pub(in crate::store) async fn servers(&self) -> Result<Vec<u64>> {
        let prefix = self.prefix();
        let sql = "SELECT nspname::TEXT FROM pg_namespace WHERE starts_with(nspname::TEXT, $1)";
        let found = super::query(sql).bind(&prefix);
        let found: Vec<String> = found.values(&super::Pool::Postgres(self.clone())).await?;
        let ids = found.iter().filter_map(|name| name.strip_prefix(&prefix));
        let mut ids: Vec<u64> = ids.filter_map(|id| id.parse().ok()).collect();
        ids.sort_unstable();
        Ok(ids)
    }

    /// How many bytes the rows of a Discord server take; 0 if it has none.
    pub(in crate::store) async fn size_of_server(&self, server: u64) -> Result<u64> {
        let sql = "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::BIGINT
                   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                   WHERE n.nspname = $1 AND c.relkind = 'r'";
        let size = super::query(sql).bind(self.schema_of(server));
        let size: i64 = size.value(&super::Pool::Postgres(self.clone())).await?;
        Ok(size.unsigned_abs())
    }
}

/// A name or text as it stands in a statement.
fn quoted(text: &str, quote: char) -> String {
    let inner = text.replace(quote, &format!("{quote}{quote}"));
    format!("{quote}{inner}{quote}")
}

fn too_late() -> sqlx::Error {
    sqlx::Error::Io(std::io::Error::new(
        std::io::ErrorKind::TimedOut,
        "it does not answer in time",
    ))
}

/// The library tries a server that is not there until the time is over, and does not say so.
fn in_time(error: sqlx::Error) -> sqlx::Error {
    match error {
        sqlx::Error::PoolTimedOut => sqlx::Error::Io(std::io::Error::new(
            std::io::ErrorKind::TimedOut,
            "no connection in time",
        )),
        error => error,
    }
}

pub(super) async fn state(connection: &mut PgConnection) -> Result<State> {
    // What extensions bring with them is nobody's data.
    let found = sqlx::query(
        "SELECT (SELECT obj_description(c.oid, 'pg_class') FROM pg_class c
                 WHERE c.relname = 'meta' AND c.relnamespace = n.oid),
                (SELECT count(*) FROM pg_class c
                 WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                 AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
                                 AND d.objid = c.oid AND d.deptype = 'e'))
         FROM pg_namespace n WHERE n.nspname = current_schema()",
    )
    .fetch_optional(&mut *connection)
    .await?;
    let Some(found) = found else {
        return Ok(State::Empty);
    };
    let mark: Option<String> = found.try_get(0)?;
    match (mark.as_deref(), found.try_get::<i64, _>(1)?) {
        (Some("youcheng"), _) => {}
        (_, 0) => return Ok(State::Empty),
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

/// Is it a standby, where nothing can be written?
pub(in crate::store) async fn is_read_only(connection: &mut PgConnection) -> Result<bool> {
    sqlx::query_scalar("SELECT current_setting('transaction_read_only') = 'on'")
        .fetch_one(connection)
        .await
}

/// What the catalogue calls unsound; a page that cannot be read is an error. Reads every row.
pub(in crate::store) async fn faults(connection: &mut PgConnection) -> Result<Vec<String>> {
    let faults = sqlx::query_scalar(
        "SELECT 'constraint ' || conname || ' has not been checked' FROM pg_constraint
         WHERE NOT convalidated AND connamespace = current_schema()::regnamespace
         UNION ALL
         SELECT 'index ' || c.relname || ' is not whole' FROM pg_index i
         JOIN pg_class c ON c.oid = i.indexrelid
         WHERE NOT i.indisvalid AND c.relnamespace = current_schema()::regnamespace",
    )
    .fetch_all(&mut *connection)
    .await?;
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT relname::TEXT FROM pg_class
         WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace",
    )
    .fetch_all(&mut *connection)
    .await?;
    for table in tables {
        let table = quoted(&table, '"');
        let read = AssertSqlSafe(format!("SELECT sum(length(t::TEXT)) FROM {table} t"));
        sqlx::query(read).execute(&mut *connection).await?;
    }
    Ok(faults)
}

/// How a server is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Its version, such as `15.14`.
    pub version: String,
    /// How many connections are open, of all programs.
    pub connections: i64,
    /// How many it allows.
    pub most: i64,
}

pub(in crate::store) async fn server(connection: &mut PgConnection) -> Result<Server> {
    let row = sqlx::query(
        "SELECT split_part(current_setting('server_version'), ' ', 1),
                (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'),
                current_setting('max_connections')::BIGINT",
    )
    .fetch_one(connection)
    .await?;
    Ok(Server {
        version: row.try_get(0)?,
        connections: row.try_get(1)?,
        most: row.try_get(2)?,
    })
}
