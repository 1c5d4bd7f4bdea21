//! Many rows with few statements.

use sqlx::query_builder::Separated;
use sqlx::{AssertSqlSafe, QueryBuilder, Sqlite, SqliteConnection};

use crate::passages::document::Reading;
use crate::store::documents::{self, Provenance};

/// Rows in one statement: enough to make its trip to the database's thread cheap, few enough to
/// stay far below SQLite's limit of 32,766 values.
const CHUNK: usize = 200;

/// Tables with shipped rows; those that point at others stand before them.
pub(super) const TABLES: [&str; 7] = [
    "figures",
    "partnerships",
    "names",
    "group_members",
    "groups",
    "places",
    "sources",
];

pub(super) type Result<T> = std::result::Result<T, sqlx::Error>;

/// The values of one row, to be filled in the order of the columns.
pub(super) type Values<'a> = Separated<'a, Sqlite, &'static str>;

/// How far a load has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Rows that are in place.
    pub done: usize,
    /// Rows in all.
    pub total: usize,
}

/// Writes rows of one new generation.
pub(super) struct Writer<'a> {
    connection: &'a mut SqliteConnection,
    generation: i64,
    report: &'a mut (dyn FnMut(Progress) + Send),
    progress: Progress,
}

impl<'a> Writer<'a> {
    /// Begins a generation that will have `total` rows.
    pub(super) async fn new(
        connection: &'a mut SqliteConnection,
        report: &'a mut (dyn FnMut(Progress) + Send),
        total: usize,
    ) -> Result<Self> {
        let next = "UPDATE meta SET generation = generation + 1 RETURNING generation";
        let generation = sqlx::query_scalar(next).fetch_one(&mut *connection).await?;
        Ok(Self {
            connection,
            generation,
            report,
            progress: Progress { done: 0, total },
        })
    }

    /// The number after the highest in the table.
    pub(super) async fn next_id(&mut self, table: &str) -> Result<i64> {
        let query = AssertSqlSafe(format!("SELECT coalesce(max(id), 0) + 1 FROM {table}"));
        sqlx::query_scalar(query)
            .fetch_one(&mut *self.connection)
            .await
    }

    /// Inserts the rows; one whose `unique` columns are there already replaces all columns but
    /// the number.
    pub(super) async fn upsert<T>(
        &mut self,
        table: &str,
        columns: &[&str],
        unique: &str,
        rows: &[T],
        bind: impl Fn(&mut Values<'_>, &T),
    ) -> Result<()> {
        let list = columns.join(", ");
        let replaced = columns.iter().filter(|column| **column != "id");
        let replaced: String = replaced
            .map(|column| format!("{column} = excluded.{column}, "))
            .collect();
        for chunk in rows.chunks(CHUNK) {
            let mut query = QueryBuilder::new(format!("INSERT INTO {table} ({list}, shipped_in) "));
            query.push_values(chunk, |mut values, row| {
                bind(&mut values, row);
                values.push_bind(self.generation);
            });
            query.push(format!(
                " ON CONFLICT ({unique}) DO UPDATE SET {replaced}shipped_in = excluded.shipped_in"
            ));
            query.build().execute(&mut *self.connection).await?;
            self.progress.done += chunk.len();
            (self.report)(self.progress);
        }
        Ok(())
    }

    /// Puts a document that is shipped into the place of an earlier state of it.
    pub(super) async fn document(&mut self, reading: &Reading) -> Result<()> {
        let from = Provenance::Shipped(self.generation);
        documents::put(self.connection, reading, &from).await?;
        self.progress.done += 1;
        (self.report)(self.progress);
        Ok(())
    }

    /// The ids of documents that were never shipped.
    pub(super) async fn added_documents(&mut self) -> Result<Vec<String>> {
        sqlx::query_scalar("SELECT slug FROM documents WHERE shipped_in IS NULL")
            .fetch_all(&mut *self.connection)
            .await
    }

    /// Removes what was shipped once and is no longer. Rows that were never shipped stay.
    pub(super) async fn sweep(&mut self, tables: &[&str]) -> Result<()> {
        for table in tables {
            let query = AssertSqlSafe(format!("DELETE FROM {table} WHERE shipped_in < $1"));
            sqlx::query(query)
                .bind(self.generation)
                .execute(&mut *self.connection)
                .await?;
        }
        Ok(())
    }
}
