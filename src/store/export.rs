//! Every row of a table, in the form of the data files.

use futures::TryStreamExt;
use sqlx::AssertSqlSafe;

use super::changes::{Stored, rows};
use super::{Store, StoreError};
use crate::facts::Kind;

/// The order of the lines: that of the data files.
const fn order(kind: Kind) -> &'static str {
    match kind {
        Kind::Source | Kind::Place => " ORDER BY t.slug",
        Kind::Alias => " ORDER BY coalesce(p.slug, g.slug), t.lang, t.name",
        Kind::Partnership => " ORDER BY cn.slug, t.id",
        Kind::Figure => " ORDER BY t.id",
    }
}

impl Store {
    /// Hands every row of a kind to `each`, one after the other, as they all are at one moment.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn each_row(
        &self,
        kind: Kind,
        mut each: impl FnMut(Stored),
    ) -> Result<(), StoreError> {
        let read = async {
            let sql = format!("{}{}", rows::select(kind), order(kind));
            let mut found = sqlx::query(AssertSqlSafe(sql)).fetch(&self.pool);
            while let Some(row) = found.try_next().await? {
                each(rows::read(kind, &row)?);
            }
            Ok(())
        };
        read.await.map_err(|error| self.error(error))
    }

    /// The groups in the lines of their data file.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn group_lines(&self) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT g.slug || char(9) || g.kind || char(9) || g.en || char(9) || g.zh
                          || char(9) || g.zh_hant || char(9)
                          || coalesce((SELECT group_concat(iso, ' ' ORDER BY iso)
                                       FROM group_members WHERE group_id = g.id), '')
                   FROM groups g ORDER BY g.slug";
        let lines = sqlx::query_scalar(sql).fetch_all(&self.pool).await;
        lines.map_err(|error| self.error(error))
    }
}
