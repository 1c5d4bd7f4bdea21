//! Where a person and the shipped facts say different things of one row.

use super::rows::{self, Stored, Wanted};
use super::transaction::{Note, Step};
use super::{Action, ChangeError, Changing};
use crate::facts::{Kind, Row};
use crate::store::db::{self, Connection, query};
use crate::store::query::Columns;
use crate::store::{Store, StoreError};

/// A new release says something of a row that a person has changed.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Conflict {
    /// Its number.
    pub id: i64,
    /// The table.
    pub kind: Kind,
    /// The row as the shipped facts know it; see [`Row::key`].
    pub key: String,
    /// What was shipped when the person decided.
    pub seen: Option<Row>,
    /// What is shipped now.
    pub shipped: Option<Row>,
    /// What stands in the store.
    pub ours: Option<Row>,
}

/// How a conflict is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settle {
    /// What the person entered stays.
    Keep,
    /// The row follows the shipped facts again.
    Take,
}

/// What settling a conflict found, so that taking it back opens the conflict again.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) struct Settled {
    /// What the person entered stayed, so that no row was changed.
    pub(super) keep: bool,
    /// The row as the shipped facts know it.
    pub(super) key: String,
    /// What of them the person had seen, as JSON.
    pub(super) seen: Option<String>,
}

impl Settled {
    pub(super) fn to_json(&self) -> String {
        // Texts always have a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Store {
    /// The conflicts that nobody has settled.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn conflicts(&self) -> Result<Vec<Conflict>, StoreError> {
        let read = async {
            let mut connection = self.pool.acquire().await?;
            let open = "SELECT id, kind, key, seen, shipped FROM overruled
                        WHERE seen IS DISTINCT FROM shipped ORDER BY id";
            let found = query(open).fetch_all(&mut connection).await?;
            let mut conflicts = Vec::with_capacity(found.len());
            for row in &found {
                conflicts.push(conflict(&mut connection, row).await?.0);
            }
            Ok(conflicts)
        };
        read.await.map_err(|error| self.error(error))
    }

    /// The keys of shipped rows that stand in the store no longer, because a person retired them
    /// or changed what their key is made of.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn retired(&self) -> Result<Vec<(Kind, String)>, StoreError> {
        let read = async {
            let mut connection = self.pool.acquire().await?;
            let sql =
                "SELECT kind, key FROM overruled WHERE shipped IS NOT NULL ORDER BY kind, key";
            let mut retired = Vec::new();
            for row in &query(sql).fetch_all(&mut connection).await? {
                let mut c = Columns::new(row);
                let (kind, key): (Kind, String) = (c.code()?, c.take()?);
                let wanted = Wanted::Key(key.clone());
                if rows::find(&mut connection, kind, &wanted).await?.is_none() {
                    retired.push((kind, key));
                }
            }
            Ok(retired)
        };
        read.await.map_err(|error| self.error(error))
    }
}

impl Changing<'_> {
    /// Settles a conflict.
    ///
    /// # Errors
    /// When there is no such conflict.
    pub async fn resolve(&mut self, id: i64, settle: Settle) -> Result<Conflict, ChangeError> {
        let found = async {
            let sql = "SELECT id, kind, key, seen, shipped FROM overruled
                       WHERE id = $1 AND seen IS DISTINCT FROM shipped";
            let query = query(sql).bind(id);
            let row = query.fetch_optional(&mut self.transaction).await?;
            Ok(match &row {
                Some(row) => Some(conflict(&mut self.transaction, row).await?),
                None => None,
            })
        };
        let found = found.await.map_err(|error| self.store.error(error))?;
        let (conflict, ours) = found.ok_or(ChangeError::NoConflict(id))?;
        let row_id = match &ours {
            Some(ours) => ours.id,
            None => self.last_number(&conflict).await?,
        };
        let settled = Settled {
            keep: settle == Settle::Keep,
            key: conflict.key.clone(),
            seen: conflict.seen.as_ref().map(Row::to_json),
        };
        match settle {
            Settle::Keep => self.keep(&conflict, row_id, &settled).await?,
            Settle::Take => self.take(&conflict, ours, row_id, &settled).await?,
        }
        Ok(conflict)
    }

    /// Only the history and what the person has seen are changed. Of a row that stays retired, the
    /// history says what was not taken.
    async fn keep(
        &mut self,
        conflict: &Conflict,
        row_id: i64,
        settled: &Settled,
    ) -> Result<(), ChangeError> {
        let keep = "UPDATE overruled SET seen = shipped WHERE id = $1";
        self.execute(keep, conflict.id).await?;
        let gone = "DELETE FROM overruled WHERE id = $1 AND shipped IS NULL";
        self.execute(gone, conflict.id).await?;
        let note = Note {
            kind: conflict.kind,
            row_id,
            key: conflict.key.clone(),
            before: conflict.ours.as_ref().or(conflict.shipped.as_ref()),
            after: conflict.ours.as_ref(),
            shipped_in: None,
        };
        self.note(&note, (Action::Resolve, None, Some(settled)))
            .await
    }

    async fn take(
        &mut self,
        conflict: &Conflict,
        ours: Option<Stored>,
        row_id: i64,
        settled: &Settled,
    ) -> Result<(), ChangeError> {
        let generation = query("SELECT generation FROM meta")
            .value(&mut self.transaction)
            .await
            .map_err(|error| self.store.error(error))?;
        let shipped = conflict.shipped.clone().map(|row| Stored {
            id: row_id,
            shipped_in: Some(generation),
            row,
        });
        // Before the step, which would take an unshipped row for one that is overruled anew.
        self.execute("DELETE FROM overruled WHERE id = $1", conflict.id)
            .await?;
        if ours.is_some() || shipped.is_some() {
            self.step(Step {
                action: Action::Resolve,
                before: ours.as_ref(),
                after: shipped.as_ref(),
                undoes: None,
                settled: Some(settled),
            })
            .await?;
        }
        Ok(())
    }

    /// Says again what a person had seen of the shipped facts, which opens the conflict where these
    /// say something else.
    pub(super) async fn reopen(
        &mut self,
        kind: Kind,
        settled: &Settled,
    ) -> Result<(), ChangeError> {
        let reopen = async {
            let bound = |sql| query(sql).bind(kind.code()).bind(&settled.key);
            let seen = "UPDATE overruled SET seen = $3 WHERE kind = $1 AND key = $2";
            let seen = bound(seen).bind(settled.seen.as_deref());
            if seen.execute(&mut self.transaction).await? == 0 {
                // It is no longer shipped.
                let insert = "INSERT INTO overruled (kind, key, seen, shipped)
                              VALUES ($1, $2, $3, NULL)";
                let insert = bound(insert).bind(settled.seen.as_deref());
                insert.execute(&mut self.transaction).await?;
            }
            let nothing = "DELETE FROM overruled WHERE kind = $1 AND key = $2
                           AND seen IS NULL AND shipped IS NULL";
            bound(nothing).execute(&mut self.transaction).await
        };
        let done = reopen.await.map(|_| ());
        Ok(done.map_err(|error| self.store.error(error))?)
    }

    /// What a person has now seen of the shipped facts, before that changes.
    pub(super) async fn settled_now(
        &mut self,
        kind: Kind,
        before: &Settled,
    ) -> Result<Settled, ChangeError> {
        let seen = query("SELECT seen FROM overruled WHERE kind = $1 AND key = $2")
            .bind(kind.code())
            .bind(&before.key)
            .optional_value::<Option<String>>(&mut self.transaction)
            .await
            .map_err(|error| self.store.error(error))?;
        Ok(Settled {
            seen: seen.flatten(),
            ..before.clone()
        })
    }

    async fn execute(&mut self, sql: &'static str, id: i64) -> Result<(), ChangeError> {
        let done = query(sql).bind(id).execute(&mut self.transaction);
        let done = done.await.map_err(|error| self.store.error(error));
        Ok(done.map(|_| ())?)
    }

    /// The number that a row without a place in its table had.
    async fn last_number(&mut self, conflict: &Conflict) -> Result<i64, ChangeError> {
        let sql =
            "SELECT row_id FROM changes WHERE kind = $1 AND key = $2 ORDER BY id DESC LIMIT 1";
        let number = query(sql)
            .bind(conflict.kind.code())
            .bind(&conflict.key)
            .optional_value(&mut self.transaction)
            .await
            .map_err(|error| self.store.error(error))?;
        match number {
            Some(number) => Ok(number),
            None => self.next_id(conflict.kind).await,
        }
    }
}

async fn conflict(
    connection: &mut Connection,
    row: &db::Row,
) -> Result<(Conflict, Option<Stored>), sqlx::Error> {
    let mut c = Columns::new(row);
    let (id, kind, key): (i64, Kind, String) = (c.take()?, c.code()?, c.take()?);
    let (seen, shipped) = (c.take()?, c.take()?);
    let ours = ours(connection, kind, &key).await?;
    let conflict = Conflict {
        id,
        kind,
        key,
        seen: parse(kind, seen)?,
        shipped: parse(kind, shipped)?,
        ours: ours.as_ref().map(|ours| ours.row.clone()),
    };
    Ok((conflict, ours))
}

/// The row that stands for a key: the one that has it, or the one that had it when a person
/// changed what the key is made of.
async fn ours(
    connection: &mut Connection,
    kind: Kind,
    key: &str,
) -> Result<Option<Stored>, sqlx::Error> {
    let found = rows::find(connection, kind, &Wanted::Key(key.to_owned())).await?;
    if found.is_some() {
        return Ok(found);
    }
    let sql = "SELECT row_id FROM changes WHERE kind = $1 AND key = $2 ORDER BY id DESC LIMIT 1";
    let number = query(sql).bind(kind.code()).bind(key);
    match number.optional_value(&mut *connection).await? {
        Some(id) => rows::find(connection, kind, &Wanted::Id(id)).await,
        None => Ok(None),
    }
}

fn parse(kind: Kind, json: Option<&str>) -> Result<Option<Row>, sqlx::Error> {
    json.map(|json| Row::from_json(kind, json))
        .transpose()
        .map_err(|error| sqlx::Error::Decode(error.into()))
}
