//! The two kinds of database, SQLite and PostgreSQL, behind one set of types.
//!
//! The statements of the store are the same text for both; their values stand as `$1`, `$2` and so
//! on. What the two do not have in common is here and nowhere else: how to connect and to wait for
//! one's turn ([`sqlite`], [`postgres`]), and the few words of SQL that differ ([`dialect`]).

pub(super) mod dialect;
mod execute;
pub(super) mod postgres;
mod query;
mod row;
pub(super) mod sqlite;

use sqlx::pool::PoolConnection;
use sqlx::{PgConnection, Postgres, Sqlite, SqliteConnection, SqlitePool};

pub(super) use query::{Builder, Query, Separated, Value, query, query_of};
pub(super) use row::{Column, Row};

pub(super) type Result<T> = std::result::Result<T, sqlx::Error>;

/// What a database holds.
#[derive(PartialEq, Eq)]
pub(super) enum State {
    /// Nothing yet: a new one, or one whose first start was killed.
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

/// Open connections to a database.
#[derive(Clone, Debug)]
pub(super) enum Pool {
    Sqlite(SqlitePool),
    Postgres(postgres::Pool),
}

/// A connection. Those in a transaction end it without a trace unless it is committed.
pub(super) enum Connection {
    Sqlite(PoolConnection<Sqlite>),
    SqliteWithin(sqlx::Transaction<'static, Sqlite>),
    Postgres(PoolConnection<Postgres>),
    PostgresWithin(
        sqlx::Transaction<'static, Postgres>,
        #[expect(dead_code, reason = "held until the transaction ends")] Option<postgres::Turn>,
    ),
}

/// A connection of the library.
pub(super) enum Raw<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

/// All or nothing: what is done on the connection, if it is committed.
pub(super) struct Transaction(Connection);

impl Pool {
    /// A connection for as long as it is held.
    pub(super) async fn acquire(&self) -> Result<Connection> {
        match self {
            Self::Sqlite(pool) => pool.acquire().await.map(Connection::Sqlite),
            Self::Postgres(pool) => Box::pin(pool.acquire()).await,
        }
    }

    /// A transaction beside others.
    pub(super) async fn begin(&self) -> Result<Transaction> {
        let begun = match self {
            Self::Sqlite(pool) => Connection::SqliteWithin(pool.begin().await?),
            Self::Postgres(pool) => Box::pin(pool.begin("BEGIN")).await?,
        };
        Ok(Transaction(begun))
    }

    /// A transaction in which nothing that others do is seen.
    pub(super) async fn begin_reading(&self) -> Result<Transaction> {
        let begun = match self {
            Self::Sqlite(pool) => Connection::SqliteWithin(pool.begin().await?),
            Self::Postgres(pool) => Box::pin(pool.begin(postgres::ONE_MOMENT)).await?,
        };
        Ok(Transaction(begun))
    }

    /// The transaction of the only writer: others wait for their turn, also in other processes.
    pub(super) async fn begin_writing(&self) -> Result<Transaction> {
        let begun = match self {
            Self::Sqlite(pool) => {
                Connection::SqliteWithin(pool.begin_with("BEGIN IMMEDIATE").await?)
            }
            Self::Postgres(pool) => Box::pin(pool.begin_writing()).await?,
        };
        Ok(Transaction(begun))
    }

    /// Gives up what does not end; SQLite has its own limit.
    async fn in_time<T>(&self, work: impl Future<Output = Result<T>>) -> Result<T> {
        match self {
            Self::Sqlite(_) => work.await,
            Self::Postgres(pool) => pool.in_time(work).await,
        }
    }

    /// Waits for what is running and closes all connections.
    pub(super) async fn close(&self) {
        match self {
            Self::Sqlite(pool) => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

impl Connection {
    pub(super) fn raw(&mut self) -> Raw<'_> {
        match self {
            Self::Sqlite(connection) => Raw::Sqlite(connection),
            Self::SqliteWithin(transaction) => Raw::Sqlite(transaction),
            Self::Postgres(connection) => Raw::Postgres(connection),
            Self::PostgresWithin(transaction, _) => Raw::Postgres(transaction),
        }
    }

    /// What the database holds.
    pub(super) async fn state(&mut self) -> Result<State> {
        match self.raw() {
            Raw::Sqlite(connection) => sqlite::state(connection).await,
            Raw::Postgres(connection) => postgres::state(connection).await,
        }
    }

    /// More memory for the pages of a long transaction, until the connection ends. PostgreSQL has
    /// its own.
    pub(super) async fn expect_many(&mut self) -> Result<()> {
        match self.raw() {
            Raw::Sqlite(connection) => sqlite::expect_many(connection).await,
            Raw::Postgres(_) => Ok(()),
        }
    }

    async fn commit(self) -> Result<()> {
        match self {
            Self::SqliteWithin(transaction) => transaction.commit().await,
            Self::PostgresWithin(transaction, _) => transaction.commit().await,
            Self::Sqlite(_) | Self::Postgres(_) => Ok(()),
        }
    }
}

impl Transaction {
    pub(super) async fn commit(self) -> Result<()> {
        self.0.commit().await
    }
}

impl std::ops::Deref for Transaction {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.0
    }
}

impl std::ops::DerefMut for Transaction {
    fn deref_mut(&mut self) -> &mut Connection {
        &mut self.0
    }
}
