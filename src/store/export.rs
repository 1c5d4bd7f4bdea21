//! Every row of a table, in the form of the data files.

use futures::TryStreamExt;

use super::changes::{Stored, rows};
use super::db::{self, Row, query, query_of};
use super::query::Columns;
use super::{Store, StoreError};
use crate::facts::{Group, Kind};

/// The groups, for [`group`]; their members stand with blanks between.
pub(super) const GROUPS: &str = "
    SELECT slug, kind, en, zh, zh_hant,
           coalesce((SELECT string_agg(iso, ' ' ORDER BY iso)
                     FROM group_members WHERE group_id = g.id), '')
    FROM groups g ORDER BY slug";

/// The order of the lines: that of the data files. What people entered has no place in it, and its
/// number is another one wherever it is brought in again: it follows by its key.
const fn order(kind: Kind) -> &'static str {
    match kind {
        Kind::Source | Kind::Place => " ORDER BY t.slug",
        Kind::Alias => " ORDER BY coalesce(p.slug, g.slug), t.lang, t.name",
        Kind::Partnership => {
            " ORDER BY cn.slug, CASE WHEN t.shipped_in IS NULL THEN 1 ELSE 0 END,
              CASE WHEN t.shipped_in IS NULL THEN 0 ELSE t.id END, partner.slug"
        }
        Kind::Figure => {
            " ORDER BY CASE WHEN t.shipped_in IS NULL THEN 1 ELSE 0 END,
              CASE WHEN t.shipped_in IS NULL THEN 0 ELSE t.id END, t.metric,
              coalesce(p.slug, g.slug), coalesce(t.as_of, 0), t.value, t.unit, s.slug"
        }
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
            let mut connection = self.pool.acquire().await?;
            let mut found = query_of(sql).fetch(&mut connection);
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
        let read = async {
            let rows = query(GROUPS).fetch_all(&self.pool).await?;
            let line = |row: &Row| {
                let cells = (0..6).map(|at| row.get::<String>(at));
                Ok(cells.collect::<db::Result<Vec<_>>>()?.join("\t"))
            };
            rows.iter().map(line).collect::<db::Result<_>>()
        };
        read.await.map_err(|error| self.error(error))
    }
}

/// Reads a row of [`GROUPS`].
pub(super) fn group(row: &Row) -> db::Result<Group> {
    let mut c = Columns::new(row);
    Ok(Group {
        id: c.take()?,
        kind: c.code()?,
        en: c.take()?,
        zh: c.take()?,
        zh_hant: c.take()?,
        members: c
            .take::<String>()?
            .split_whitespace()
            .map(str::to_owned)
            .collect(),
    })
}
