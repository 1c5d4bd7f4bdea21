//! Taking changes back, one or a whole import.

use super::rows::{Stored, Wanted};
use super::transaction::{Note, Step};
use super::{Action, Change, ChangeError, Changing, history};
use crate::facts::{Kind, Row};
use crate::store::db::query;

impl Changing<'_> {
    /// Takes one change back: the row is exactly as before. A row that followed the shipped facts
    /// follows them again, also if these have changed in the meantime. An undo can itself be
    /// undone.
    ///
    /// # Errors
    /// When there is no such change, the row has been changed since, or the row as it was no longer
    /// fits beside the others.
    pub async fn undo(&mut self, id: i64) -> Result<Change, ChangeError> {
        let change = history::one(&mut self.transaction, id).await;
        let change = change.map_err(|error| self.store.error(error))?;
        let change = change.ok_or(ChangeError::NoChange(id))??;
        let now = self.row(change.kind, &Wanted::Id(change.row_id)).await?;
        if now.as_ref().map(|stored| &stored.row) != change.after.as_ref() {
            return Err(self.changed_since(&change).await?);
        }
        let settled = match &change.settled {
            Some(settled) => Some(self.settled_now(change.kind, settled).await?),
            None => None,
        };
        if let (Some(was), Some(settled)) = (&change.settled, &settled)
            && was.keep
        {
            let note = Note {
                kind: change.kind,
                row_id: change.row_id,
                key: change.key.clone(),
                before: change.before.as_ref(),
                after: change.after.as_ref(),
                shipped_in: None,
            };
            let why = (Action::Undo, Some(change.id), Some(settled));
            self.note(&note, why).await?;
            self.reopen(change.kind, was).await?;
            return Ok(change);
        }
        let then = self.before(&change).await?;
        match &then {
            Some(then) => self.fits(&change, then, now.is_some()).await?,
            None => self.not_in_use(&change).await?,
        }
        self.step(Step {
            action: Action::Undo,
            before: now.as_ref(),
            after: then.as_ref(),
            undoes: Some(change.id),
            settled: settled.as_ref(),
        })
        .await?;
        let follows = then.is_some_and(|then| then.shipped_in.is_some());
        if let (Some(was), false) = (&change.settled, follows) {
            self.reopen(change.kind, was).await?;
        }
        Ok(change)
    }

    /// Takes back everything that an import changed, the last change first. Gives how many.
    ///
    /// # Errors
    /// When there is no such import, or one of its rows has been changed since.
    pub async fn undo_import(&mut self, import: i64) -> Result<u64, ChangeError> {
        let ids = "SELECT id FROM changes WHERE import_id = $1 ORDER BY id DESC";
        let ids = query(ids).bind(import);
        let ids: Result<Vec<i64>, _> = ids.values(&mut self.transaction).await;
        let ids = ids.map_err(|error| self.store.error(error))?;
        if ids.is_empty() {
            return Err(ChangeError::NoImport(import));
        }
        let mut undone = 0;
        for id in ids {
            self.undo(id).await?;
            undone += 1;
        }
        Ok(undone)
    }

    /// The row as it was before the change.
    async fn before(&mut self, change: &Change) -> Result<Option<Stored>, ChangeError> {
        let Some(before) = &change.before else {
            return Ok(None);
        };
        let stored = |row: Row, shipped_in| Stored {
            id: change.row_id,
            shipped_in,
            row,
        };
        if change.shipped_in.is_none() {
            return Ok(Some(stored(before.clone(), None)));
        }
        let shipped = query("SELECT shipped FROM overruled WHERE kind = $1 AND key = $2")
            .bind(change.kind.code())
            .bind(before.key())
            .optional_value::<Option<String>>(&mut self.transaction)
            .await
            .map_err(|error| self.store.error(error))?;
        match shipped {
            Some(Some(json)) => {
                let row = Row::from_json(change.kind, &json);
                let row = row.map_err(|source| ChangeError::Unreadable {
                    id: change.id,
                    source,
                })?;
                Ok(Some(stored(row, change.shipped_in)))
            }
            // It is no longer shipped, or the shipped facts have caught up with the change.
            _ => Ok(Some(stored(before.clone(), None))),
        }
    }

    /// Is all that the row as it was refers to still there, and its name still free?
    async fn fits(
        &mut self,
        change: &Change,
        then: &Stored,
        exists: bool,
    ) -> Result<(), ChangeError> {
        // What a place lies in cannot have changed while it is there.
        if !(exists && change.kind == Kind::Place) {
            let checked = self.check(&then.row).await;
            checked.map_err(|error| match error {
                ChangeError::Fault(fault) => ChangeError::Unfit {
                    id: change.id,
                    fault,
                },
                error => error,
            })?;
        }
        self.not_taken(&then.row, Some(then.id)).await
    }

    async fn changed_since(&mut self, change: &Change) -> Result<ChangeError, ChangeError> {
        let newest = "SELECT max(id) FROM changes WHERE kind = $1 AND row_id = $2";
        let newest = query(newest)
            .bind(change.kind.code())
            .bind(change.row_id)
            .value(&mut self.transaction)
            .await;
        let by = newest.map_err(|error| self.store.error(error))?;
        let newest = history::one(&mut self.transaction, by).await;
        let newest = newest
            .map_err(|error| self.store.error(error))?
            .transpose()?;
        if newest.is_some_and(|newest| newest.undoes == Some(change.id)) {
            return Ok(ChangeError::Undone { id: change.id, by });
        }
        Ok(ChangeError::ChangedSince {
            id: change.id,
            by,
            kind: change.kind,
            key: change.key.clone(),
        })
    }

    async fn not_in_use(&mut self, change: &Change) -> Result<(), ChangeError> {
        let uses = super::rows::uses(&mut self.transaction, change.kind, change.row_id).await;
        match uses.map_err(|error| self.store.error(error))? {
            0 => Ok(()),
            uses => Err(ChangeError::InUse {
                kind: change.kind,
                key: change.key.clone(),
                uses,
            }),
        }
    }
}
