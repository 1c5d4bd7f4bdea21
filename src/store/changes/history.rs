//! Reading the history.

use super::{Action, Change, ChangeError, Changing};
use crate::facts::{Kind, Row};
use crate::store::db::{self, Builder, Connection, query};
use crate::store::query::Columns;
use crate::store::{Store, StoreError};

const SELECT: &str = "SELECT id, made_at, who, why, action, kind, row_id, key, before, after,
                             import_id, undoes, shipped_in, settled FROM changes WHERE TRUE";

/// Which changes are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Only of this table.
    pub kind: Option<Kind>,
    /// Only rows that name this id, of a place, group or source.
    pub about: Option<String>,
    /// Only of this import.
    pub import: Option<i64>,
    /// So many at most, the newest first.
    pub limit: u32,
}

/// A file that was brought in.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Import {
    /// Its number.
    pub id: i64,
    /// When, in Unix seconds.
    pub at: i64,
    /// Who brought it in.
    pub who: String,
    /// The name of the file.
    pub file: String,
    /// The SHA-256 of the file in hexadecimal digits.
    pub hash: String,
    /// How many rows were new, changed and so on, as a JSON object.
    pub counts: String,
}

impl Store {
    /// The changes asked for, the newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn history(&self, asked: &Asked) -> Result<Vec<Change>, ChangeError> {
        let mut query = Builder::new(SELECT);
        if let Some(kind) = asked.kind {
            query.push(" AND kind = ").push_bind(kind.code());
        }
        if let Some(about) = &asked.about {
            // Ids have no blanks, and blanks part them in a key.
            query.push(" AND replace(' ' || key || ' ', ");
            query.push_bind(format!(" {about} "));
            query.push(", '') <> ' ' || key || ' '");
        }
        if let Some(import) = asked.import {
            query.push(" AND import_id = ").push_bind(import);
        }
        query
            .push(" ORDER BY id DESC LIMIT ")
            .push_bind(asked.limit);
        let rows = query.build().fetch_all(&self.pool).await;
        let changes: Result<Vec<_>, _> = rows
            .and_then(|rows| rows.iter().map(read).collect())
            .map_err(|error| self.error(error));
        changes?.into_iter().collect()
    }

    /// The imports, the newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn imports(&self) -> Result<Vec<Import>, StoreError> {
        let sql = "SELECT id, made_at, who, file, hash, counts FROM imports ORDER BY id DESC";
        let rows = query(sql).fetch_all(&self.pool).await;
        let read = |row: &db::Row| {
            let mut c = Columns::new(row);
            Ok(Import {
                id: c.take()?,
                at: c.take()?,
                who: c.take()?,
                file: c.take()?,
                hash: c.take()?,
                counts: c.take()?,
            })
        };
        rows.and_then(|rows| rows.iter().map(read).collect())
            .map_err(|error| self.error(error))
    }
}

impl Changing<'_> {
    /// The changes that follow belong to the import of this file. Gives its number.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn begin_import(&mut self, file: &str, hash: &str) -> Result<i64, ChangeError> {
        // A number that PostgreSQL gives would be lost with a dry run.
        let insert = "INSERT INTO imports (id, made_at, who, file, hash, counts)
                      VALUES ((SELECT 1 + coalesce(max(id), 0) FROM imports), $1, $2, $3, $4, '{}')
                      RETURNING id";
        let id = query(insert)
            .bind(self.origin.at)
            .bind(&self.origin.who)
            .bind(file)
            .bind(hash)
            .value(&mut self.transaction)
            .await
            .map_err(|error| self.store.error(error))?;
        self.import = Some(id);
        Ok(id)
    }

    /// Keeps what the import came to.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn end_import(&mut self, counts: &str) -> Result<(), ChangeError> {
        query("UPDATE imports SET counts = $1 WHERE id = $2")
            .bind(counts)
            .bind(self.import)
            .execute(&mut self.transaction)
            .await
            .map_err(|error| self.store.error(error))?;
        self.import = None;
        Ok(())
    }
}

/// One change; `None` if there is none of this number.
pub(super) async fn one(
    connection: &mut Connection,
    id: i64,
) -> Result<Option<Result<Change, ChangeError>>, sqlx::Error> {
    let mut query = Builder::new(SELECT);
    query.push(" AND id = ").push_bind(id);
    let row = query.build().fetch_optional(connection).await?;
    row.as_ref().map(read).transpose()
}

/// The inner error is that of a row whose JSON cannot be read.
fn read(row: &db::Row) -> Result<Result<Change, ChangeError>, sqlx::Error> {
    let mut c = Columns::new(row);
    let id = c.take()?;
    let (at, who, why) = (c.take()?, c.take()?, c.take()?);
    let action: &str = c.take()?;
    let action = Action::from_code(action)
        .ok_or_else(|| sqlx::Error::Decode(format!("{action:?} is not an action").into()))?;
    let kind = c.code()?;
    let (row_id, key) = (c.take()?, c.take()?);
    let (before, after) = (c.take::<Option<&str>>()?, c.take::<Option<&str>>()?);
    let parse = |json: Option<&str>| {
        json.map(|json| Row::from_json(kind, json))
            .transpose()
            .map_err(|source| ChangeError::Unreadable { id, source })
    };
    let (import, undoes, shipped_in) = (c.take()?, c.take()?, c.take()?);
    let settled = c.take::<Option<&str>>()?.map(serde_json::from_str);
    let settled = settled.transpose();
    let settled = settled.map_err(|source| ChangeError::Unreadable { id, source });
    let all = parse(before).and_then(|before| Ok((before, parse(after)?, settled?)));
    Ok(all.map(|(before, after, settled)| Change {
        id,
        at,
        who,
        why,
        action,
        kind,
        row_id,
        key,
        before,
        after,
        import,
        undoes,
        shipped_in,
        settled,
    }))
}
