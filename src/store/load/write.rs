//! Many rows with few statements.

use crate::passages::document::Reading;
use crate::store::changes::next_id;
use crate::store::db::{self, Builder, Connection, Separated, query, query_of};
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

/// Makes rows that are no longer shipped but that a person's row refers to that person's own.
const KEEP: [&str; 4] = [
    "UPDATE sources SET shipped_in = NULL WHERE shipped_in < $1 AND id IN (
         SELECT source_id FROM partnerships WHERE shipped_in IS NULL
         UNION SELECT source_id FROM figures WHERE shipped_in IS NULL)",
    "UPDATE groups SET shipped_in = NULL WHERE shipped_in < $1 AND id IN (
         SELECT group_id FROM figures WHERE shipped_in IS NULL
         UNION SELECT group_id FROM names WHERE shipped_in IS NULL)",
    "WITH RECURSIVE kept (id) AS (
         SELECT cn_id FROM partnerships WHERE shipped_in IS NULL
         UNION SELECT partner_id FROM partnerships WHERE shipped_in IS NULL
         UNION SELECT place_id FROM figures WHERE shipped_in IS NULL AND place_id IS NOT NULL
         UNION SELECT place_id FROM names WHERE shipped_in IS NULL AND place_id IS NOT NULL
         UNION SELECT id FROM places WHERE shipped_in IS NULL
         UNION SELECT parent_id FROM kept JOIN places USING (id) WHERE parent_id IS NOT NULL
     )
     UPDATE places SET shipped_in = NULL WHERE shipped_in < $1 AND id IN (SELECT id FROM kept)",
    "UPDATE names SET shipped_in = NULL WHERE shipped_in < $1
         AND place_id IN (SELECT id FROM places WHERE shipped_in IS NULL)
         AND main",
];

pub(super) use db::Result;

/// The values of one row, to be filled in the order of the columns.
pub(super) type Values<'a> = Separated<'a>;

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
    connection: &'a mut Connection,
    generation: i64,
    report: &'a mut (dyn FnMut(Progress) + Send),
    progress: Progress,
}

impl<'a> Writer<'a> {
    /// Begins a generation that will have `total` rows.
    pub(super) async fn new(
        connection: &'a mut Connection,
        report: &'a mut (dyn FnMut(Progress) + Send),
        total: usize,
    ) -> Result<Self> {
        let next = "UPDATE meta SET generation = generation + 1 RETURNING generation";
        let generation = query(next).value(&mut *connection).await?;
        Ok(Self {
            connection,
            generation,
            report,
            progress: Progress { done: 0, total },
        })
    }

    /// A number that no row of the table ever had.
    pub(super) async fn next_id(&mut self, table: &str) -> Result<i64> {
        next_id(&mut *self.connection, table).await
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
            let mut query = Builder::new(format!("INSERT INTO {table} ({list}, shipped_in) "));
            query.push_values(chunk, |values, row| {
                bind(values, row);
                values.push_bind(self.generation);
            });
            query.push(format!(
                " ON CONFLICT ({unique}) DO UPDATE SET {replaced}shipped_in = excluded.shipped_in"
            ));
            let query = query.build().once();
            query.execute(&mut *self.connection).await?;
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
        query("SELECT slug FROM documents WHERE shipped_in IS NULL")
            .values(&mut *self.connection)
            .await
    }

    /// Makes what is no longer shipped, but what a person's row refers to, that person's own.
    pub(super) async fn keep_what_is_needed(&mut self) -> Result<()> {
        for keep in KEEP {
            query(keep)
                .bind(self.generation)
                .execute(&mut *self.connection)
                .await?;
        }
        Ok(())
    }

    /// Removes what was shipped once and is no longer. Rows that were never shipped stay.
    pub(super) async fn sweep(&mut self, tables: &[&str]) -> Result<()> {
        for table in tables {
            query_of(format!("DELETE FROM {table} WHERE shipped_in < $1"))
                .bind(self.generation)
                .execute(&mut *self.connection)
                .await?;
        }
        Ok(())
    }
}
