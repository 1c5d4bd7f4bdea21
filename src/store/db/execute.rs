//! Statements on their way to a database and back.

use futures::future::BoxFuture;
use futures::stream::BoxStream;
use futures::{StreamExt, TryStreamExt};

use super::{Column, Connection, Pool, Query, Raw, Result, Row, Transaction};

/// Where a statement is executed.
pub(in crate::store) enum On<'c> {
    /// On any connection.
    Pool(&'c Pool),
    /// On this one.
    Connection(&'c mut Connection),
}

impl<'c> From<&'c Pool> for On<'c> {
    fn from(pool: &'c Pool) -> Self {
        Self::Pool(pool)
    }
}

impl<'c> From<&'c mut Connection> for On<'c> {
    fn from(connection: &'c mut Connection) -> Self {
        Self::Connection(connection)
    }
}

impl<'c> From<&'c mut Transaction> for On<'c> {
    fn from(transaction: &'c mut Transaction) -> Self {
        Self::Connection(transaction)
    }
}

impl Query {
    /// Executes the statement; gives how many rows it has changed.
    pub(in crate::store) async fn execute<'c>(self, on: impl Into<On<'c>>) -> Result<u64> {
        self.change_on(on.into()).await
    }

    /// All rows of the answer.
    pub(in crate::store) async fn fetch_all<'c>(self, on: impl Into<On<'c>>) -> Result<Vec<Row>> {
        self.rows_on(on.into()).await
    }

    /// The first row of the answer, if it has any.
    pub(in crate::store) async fn fetch_optional<'c>(
        self,
        on: impl Into<On<'c>>,
    ) -> Result<Option<Row>> {
        self.row_on(on.into()).await
    }

    /// The row of the answer.
    pub(in crate::store) async fn fetch_one<'c>(self, on: impl Into<On<'c>>) -> Result<Row> {
        let row = self.fetch_optional(on).await?;
        row.ok_or(sqlx::Error::RowNotFound)
    }

    /// The only value of the answer.
    pub(in crate::store) async fn value<'c, T>(self, on: impl Into<On<'c>>) -> Result<T>
    where
        T: for<'r> Column<'r>,
    {
        self.fetch_one(on).await?.get(0)
    }

    /// The value of the first row, if there is any row.
    pub(in crate::store) async fn optional_value<'c, T>(
        self,
        on: impl Into<On<'c>>,
    ) -> Result<Option<T>>
    where
        T: for<'r> Column<'r>,
    {
        let row = self.fetch_optional(on).await?;
        row.map(|row| row.get(0)).transpose()
    }

    /// The first value of each row.
    pub(in crate::store) async fn values<'c, T>(self, on: impl Into<On<'c>>) -> Result<Vec<T>>
    where
        T: for<'r> Column<'r>,
    {
        let rows = self.fetch_all(on).await?;
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// The rows of the answer as they come.
    pub(in crate::store) fn fetch(self, connection: &mut Connection) -> BoxStream<'_, Result<Row>> {
        let failed = |error| futures::stream::once(async { Err(error) }).boxed();
        match connection.raw() {
            Raw::Sqlite(connection) => match self.for_sqlite() {
                Ok((sql, values)) => {
                    let rows = sqlx::query_with(sql, values).fetch(connection);
                    rows.map_ok(Row::Sqlite).boxed()
                }
                Err(error) => failed(error),
            },
            Raw::Postgres(connection) => match self.for_postgres() {
                Ok((sql, values)) => {
                    let rows = sqlx::query_with(sql, values).fetch(connection);
                    rows.map_ok(Row::Postgres).boxed()
                }
                Err(error) => failed(error),
            },
        }
    }

    // The three below are boxed, because they are large and part of every future of the program.

    fn change_on(self, on: On<'_>) -> BoxFuture<'_, Result<u64>> {
        Box::pin(async move {
            match on {
                On::Connection(connection) => self.change(connection).await,
                On::Pool(pool) => {
                    let change = async {
                        let mut connection = pool.acquire().await?;
                        let changed = self.change(&mut connection).await?;
                        connection.commit().await?;
                        Ok(changed)
                    };
                    pool.in_time(change).await
                }
            }
        })
    }

    fn rows_on(self, on: On<'_>) -> BoxFuture<'_, Result<Vec<Row>>> {
        Box::pin(async move {
            match on {
                On::Connection(connection) => self.rows(connection).await,
                On::Pool(pool) => {
                    let rows = async { self.rows(&mut pool.acquire().await?).await };
                    pool.in_time(rows).await
                }
            }
        })
    }

    fn row_on(self, on: On<'_>) -> BoxFuture<'_, Result<Option<Row>>> {
        Box::pin(async move {
            match on {
                On::Connection(connection) => self.row(connection).await,
                On::Pool(pool) => {
                    let row = async { self.row(&mut pool.acquire().await?).await };
                    pool.in_time(row).await
                }
            }
        })
    }

    async fn change(self, connection: &mut Connection) -> Result<u64> {
        match connection.raw() {
            Raw::Sqlite(connection) => {
                let kept = self.kept;
                let (sql, values) = self.for_sqlite()?;
                let change = sqlx::query_with(sql, values).persistent(kept);
                let done = change.execute(connection).await?;
                Ok(done.rows_affected())
            }
            Raw::Postgres(connection) => {
                let kept = self.kept;
                let (sql, values) = self.for_postgres()?;
                let change = sqlx::query_with(sql, values).persistent(kept);
                let done = change.execute(connection).await?;
                Ok(done.rows_affected())
            }
        }
    }

    async fn rows(self, connection: &mut Connection) -> Result<Vec<Row>> {
        match connection.raw() {
            Raw::Sqlite(connection) => {
                let (sql, values) = self.for_sqlite()?;
                let rows = sqlx::query_with(sql, values).fetch_all(connection).await?;
                Ok(rows.into_iter().map(Row::Sqlite).collect())
            }
            Raw::Postgres(connection) => {
                let (sql, values) = self.for_postgres()?;
                let rows = sqlx::query_with(sql, values).fetch_all(connection).await?;
                Ok(rows.into_iter().map(Row::Postgres).collect())
            }
        }
    }

    async fn row(self, connection: &mut Connection) -> Result<Option<Row>> {
        match connection.raw() {
            Raw::Sqlite(connection) => {
                let (sql, values) = self.for_sqlite()?;
                let row = sqlx::query_with(sql, values).fetch_optional(connection);
                Ok(row.await?.map(Row::Sqlite))
            }
            Raw::Postgres(connection) => {
                let (sql, values) = self.for_postgres()?;
                let row = sqlx::query_with(sql, values).fetch_optional(connection);
                Ok(row.await?.map(Row::Postgres))
            }
        }
    }
}
