//! Changes of rows, all or none: the row, what the history says of it, and what the shipped facts
//! say instead.

use std::collections::HashMap;

use super::conflicts::Settled;
use super::known::look_up;
use super::rows::{self, Stored, Wanted};
use super::{Action, ChangeError, Origin};
use crate::facts::{Kind, Row, year_at};
use crate::store::db::{Connection, Transaction, query};
use crate::store::{Store, StoreError};

/// A transaction of changes. Nothing is changed until [`Changing::commit`]; dropped before, all is
/// as it was.
pub struct Changing<'s> {
    pub(super) store: &'s Store,
    pub(super) transaction: Transaction,
    pub(super) origin: Origin,
    pub(super) import: Option<i64>,
    next_ids: HashMap<Kind, i64>,
    changed: bool,
}

/// One step of the history, before it has a number.
pub(super) struct Step<'a> {
    pub(super) action: Action,
    pub(super) before: Option<&'a Stored>,
    pub(super) after: Option<&'a Stored>,
    pub(super) undoes: Option<i64>,
    pub(super) settled: Option<&'a Settled>,
}

/// What the history says of a step.
pub(super) struct Note<'a> {
    pub(super) kind: Kind,
    pub(super) row_id: i64,
    pub(super) key: String,
    pub(super) before: Option<&'a Row>,
    pub(super) after: Option<&'a Row>,
    pub(super) shipped_in: Option<i64>,
}

impl Store {
    /// Begins a transaction of changes. Other writers wait until it ends; readers do not.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn change(&self, origin: Origin) -> Result<Changing<'_>, StoreError> {
        let begin = self.pool.begin_writing().await;
        let transaction = begin.map_err(|error| self.error(error))?;
        Ok(Changing {
            store: self,
            transaction,
            origin,
            import: None,
            next_ids: HashMap::new(),
            changed: false,
        })
    }

    /// One row, as it is now.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn row(&self, kind: Kind, wanted: &Wanted) -> Result<Option<Stored>, StoreError> {
        let find = async {
            let mut connection = self.pool.acquire().await?;
            rows::find(&mut connection, kind, wanted).await
        };
        find.await.map_err(|error| self.error(error))
    }
}

impl Changing<'_> {
    /// Adds a row and gives its number.
    ///
    /// # Errors
    /// When it is not sound, or there is such a row already.
    pub async fn add(&mut self, row: Row) -> Result<i64, ChangeError> {
        let kind = row.kind();
        self.check(&row).await?;
        self.not_taken(&row, None).await?;
        let id = self.next_id(kind).await?;
        let stored = Stored {
            id,
            shipped_in: None,
            row,
        };
        self.step(Step {
            action: Action::Add,
            before: None,
            after: Some(&stored),
            undoes: None,
            settled: None,
        })
        .await?;
        Ok(id)
    }

    /// Gives a row other values.
    ///
    /// # Errors
    /// When there is no such row, or the new values are not sound or not new.
    pub async fn set(&mut self, id: i64, row: Row) -> Result<(), ChangeError> {
        let kind = row.kind();
        let before = self.existing(kind, &Wanted::Id(id)).await?;
        if before.row == row {
            let key = row.key();
            return Err(ChangeError::Same { kind, key });
        }
        if matches!(kind, Kind::Source | Kind::Place) && before.row.key() != row.key() {
            return Err(ChangeError::Renamed(kind));
        }
        match (&before.row, &row) {
            // What lies where is what the names of all other places hang on.
            (Row::Place(old), Row::Place(new)) if same_unit(old, new) => {}
            (Row::Place(_), Row::Place(_)) => return Err(ChangeError::Renamed(kind)),
            _ => self.check(&row).await?,
        }
        self.not_taken(&row, Some(id)).await?;
        let after = Stored {
            id,
            shipped_in: None,
            row,
        };
        self.step(Step {
            action: Action::Set,
            before: Some(&before),
            after: Some(&after),
            undoes: None,
            settled: None,
        })
        .await
    }

    /// Takes a row out of the answers; the history keeps it.
    ///
    /// # Errors
    /// When there is no such row, or others need it.
    pub async fn retire(&mut self, kind: Kind, wanted: &Wanted) -> Result<Stored, ChangeError> {
        let before = self.existing(kind, wanted).await?;
        let key = before.row.key();
        let uses = rows::uses(&mut self.transaction, kind, before.id).await;
        let uses = uses.map_err(|error| self.store.error(error))?;
        if uses > 0 {
            return Err(ChangeError::InUse { kind, key, uses });
        }
        if before.shipped_in.is_some() && matches!(kind, Kind::Source | Kind::Place | Kind::Alias) {
            return Err(ChangeError::Needed { kind, key });
        }
        self.step(Step {
            action: Action::Retire,
            before: Some(&before),
            after: None,
            undoes: None,
            settled: None,
        })
        .await?;
        Ok(before)
    }

    /// The row as it is within this transaction.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn row(
        &mut self,
        kind: Kind,
        wanted: &Wanted,
    ) -> Result<Option<Stored>, ChangeError> {
        let found = rows::find(&mut self.transaction, kind, wanted).await;
        Ok(found.map_err(|error| self.store.error(error))?)
    }

    /// The year in which the changes are made.
    #[must_use]
    pub fn year(&self) -> u16 {
        year_at(self.origin.at)
    }

    /// Makes the changes visible to everybody.
    ///
    /// # Errors
    /// When they cannot be written; all is then as before.
    pub async fn commit(mut self) -> Result<(), ChangeError> {
        let commit = async {
            if self.changed {
                query("UPDATE meta SET generation = generation + 1")
                    .execute(&mut self.transaction)
                    .await?;
            }
            self.transaction.commit().await
        };
        Ok(commit.await.map_err(|error| self.store.error(error))?)
    }

    /// Writes one step: the row, the history, and what is shipped instead.
    pub(super) async fn step(&mut self, step: Step<'_>) -> Result<(), ChangeError> {
        let written = write(&mut self.transaction, &self.origin, self.import, &step).await;
        self.changed = true;
        Ok(written.map_err(|error| self.store.error(error))?)
    }

    /// Writes what leaves every row as it is into the history.
    pub(super) async fn note(
        &mut self,
        note: &Note<'_>,
        why: (Action, Option<i64>, Option<&Settled>),
    ) -> Result<(), ChangeError> {
        let (origin, import) = (&self.origin, self.import);
        let written = remember(&mut self.transaction, origin, import, note, why).await;
        self.changed = true;
        Ok(written.map_err(|error| self.store.error(error))?)
    }

    pub(super) async fn existing(
        &mut self,
        kind: Kind,
        wanted: &Wanted,
    ) -> Result<Stored, ChangeError> {
        self.row(kind, wanted).await?.ok_or_else(|| {
            let what = match wanted {
                Wanted::Id(id) => format!("row {id}"),
                Wanted::Key(key) => format!("{key:?}"),
            };
            ChangeError::NoRow { kind, what }
        })
    }

    /// A number that no row of the kind ever had.
    pub(super) async fn next_id(&mut self, kind: Kind) -> Result<i64, ChangeError> {
        let next = match self.next_ids.get(&kind) {
            // Names of new places have taken numbers of their own.
            Some(next) if kind != Kind::Alias => *next,
            _ => rows::next_id(&mut self.transaction, rows::table(kind))
                .await
                .map_err(|error| self.store.error(error))?,
        };
        self.next_ids.insert(kind, next + 1);
        Ok(next)
    }

    /// The number that the next row will have.
    pub(super) async fn peek_id(&mut self, kind: Kind) -> Result<i64, ChangeError> {
        let next = self.next_id(kind).await?;
        self.next_ids.insert(kind, next);
        Ok(next)
    }

    /// Takes `many` numbers at once and gives the first.
    pub(super) async fn next_ids(&mut self, kind: Kind, many: i64) -> Result<i64, ChangeError> {
        let first = self.next_id(kind).await?;
        self.next_ids.insert(kind, first + many);
        self.changed |= many > 0;
        Ok(first)
    }

    pub(super) async fn not_taken(
        &mut self,
        row: &Row,
        by: Option<i64>,
    ) -> Result<(), ChangeError> {
        let (kind, key) = (row.kind(), row.key());
        let found = self.row(kind, &Wanted::Key(key.clone())).await?;
        let mut taken = found.map(|stored| stored.id).filter(|id| Some(*id) != by);
        if let (Row::Alias(alias), None) = (row, taken) {
            let main = "SELECT n.id FROM names n LEFT JOIN places p ON p.id = n.place_id
                        LEFT JOIN groups g ON g.id = n.group_id
                        WHERE coalesce(p.slug, g.slug) = $1 AND n.lang = $2 AND n.name = $3 AND n.main";
            let query = query(main).bind(&alias.of);
            let query = query.bind(alias.lang.code()).bind(&alias.name);
            let found = query.optional_value(&mut self.transaction).await;
            taken = found.map_err(|error| self.store.error(error))?;
        }
        match taken {
            Some(row_id) => Err(ChangeError::Exists { kind, key, row_id }),
            None => Ok(()),
        }
    }

    /// Is the row sound by itself and beside those that are there?
    pub(super) async fn check(&mut self, row: &Row) -> Result<(), ChangeError> {
        let cells = row.cells();
        let cells = cells.iter().map(String::as_str).collect();
        if let Err(faults) = Row::parse(row.kind(), 0, cells) {
            let faults: Vec<String> = faults.into_iter().map(|fault| fault.message).collect();
            return Err(ChangeError::Fault(faults.join("; ")));
        }
        if let Some(untimely) = row.untimely(Some(self.year())) {
            return Err(untimely.into());
        }
        let known = look_up(&mut self.transaction, row).await;
        let known = known.map_err(|error| self.store.error(error))?;
        row.fault(&known)
            .map_or(Ok(()), |fault| Err(ChangeError::Fault(fault)))
    }
}

/// Level, country, parent: what other rows rely on.
fn same_unit(old: &crate::facts::Place, new: &crate::facts::Place) -> bool {
    (&old.id, old.level, &old.country, &old.parent)
        == (&new.id, new.level, &new.country, &new.parent)
}

async fn write(
    connection: &mut Connection,
    origin: &Origin,
    import: Option<i64>,
    step: &Step<'_>,
) -> Result<(), sqlx::Error> {
    let Some(stored) = step.after.or(step.before) else {
        return Ok(());
    };
    let kind = stored.row.kind();
    match step.after {
        Some(after) => rows::put(connection, after).await?,
        None => rows::remove(connection, kind, stored.id).await?,
    }
    let before = step.before.map(|before| before.row.to_json());
    overrule(connection, step, before.as_deref()).await?;
    let note = Note {
        kind,
        row_id: stored.id,
        key: step.before.unwrap_or(stored).row.key(),
        before: step.before.map(|before| &before.row),
        after: step.after.map(|after| &after.row),
        shipped_in: step.before.and_then(|before| before.shipped_in),
    };
    let why = (step.action, step.undoes, step.settled);
    remember(connection, origin, import, &note, why).await
}

async fn remember(
    connection: &mut Connection,
    origin: &Origin,
    import: Option<i64>,
    note: &Note<'_>,
    (action, undoes, settled): (Action, Option<i64>, Option<&Settled>),
) -> Result<(), sqlx::Error> {
    query(
        "INSERT INTO changes (made_at, who, why, action, kind, row_id, key, before, after,
                              shipped_in, import_id, undoes, settled)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(origin.at)
    .bind(&origin.who)
    .bind(&origin.why)
    .bind(action.code())
    .bind(note.kind.code())
    .bind(note.row_id)
    .bind(&note.key)
    .bind(note.before.map(Row::to_json))
    .bind(note.after.map(Row::to_json))
    .bind(note.shipped_in)
    .bind(import)
    .bind(undoes)
    .bind(settled.map(Settled::to_json))
    .execute(connection)
    .await
    .map(|_| ())
}

/// Remembers which shipped row a change overrules, with what it said (`before`), or that it stands again.
async fn overrule(
    connection: &mut Connection,
    step: &Step<'_>,
    before: Option<&str>,
) -> Result<(), sqlx::Error> {
    let follows = |stored: Option<&Stored>| stored.is_some_and(|row| row.shipped_in.is_some());
    if let Some(shipped) = step
        .before
        .filter(|_| follows(step.before) && !follows(step.after))
    {
        query("INSERT INTO overruled (kind, key, seen, shipped) VALUES ($1, $2, $3, $3)")
            .bind(shipped.row.kind().code())
            .bind(shipped.row.key())
            .bind(before)
            .execute(&mut *connection)
            .await?;
    }
    if let Some(shipped) = step.after.filter(|_| follows(step.after)) {
        query("DELETE FROM overruled WHERE kind = $1 AND key = $2")
            .bind(shipped.row.kind().code())
            .bind(shipped.row.key())
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
