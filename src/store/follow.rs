//! Databases that follow another: those of servers with rows of their own.
//!
//! What a server's staff enter stands in a database of its own and nowhere else, so that no question
//! asked elsewhere can ever meet it. For that database the rows of the shared one are what the
//! shipped facts are for the shared one: they are loaded again whenever they have changed, and never
//! overwrite what was changed there.

use std::path::Path;

use sqlx::{AssertSqlSafe, SqliteConnection};

use super::changes::rows;
use super::query::Columns;
use super::{Store, StoreError, open};
use crate::facts::{Facts, Group, Kind, Row};
use crate::passages::document::Reading;

/// Which state of a database is meant.
pub(super) struct Mark {
    pub(super) generation: i64,
    pub(super) version: String,
}

impl Store {
    /// Opens the database in `dir` that follows `shared`; makes it if it is missing.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open_following(dir: &Path, shared: &Self) -> Result<Self, StoreError> {
        open::open_following(dir, shared).await
    }

    /// Takes over what `shared` holds now, if that is not known here yet. Gives the generation of
    /// `shared` that is followed. What can only be read stays as it is.
    ///
    /// # Errors
    /// When either database fails, or this one follows no other; it is then as before.
    pub async fn follow(&self, shared: &Self) -> Result<i64, StoreError> {
        if self.read_only {
            return shared.generation().await;
        }
        open::follow(self, shared).await
    }

    pub(super) async fn snapshot_mark(&self) -> Result<Mark, StoreError> {
        let sql = "SELECT generation, data_version FROM meta";
        let read = async {
            let row = sqlx::query(sql).fetch_one(&self.pool).await?;
            let mut c = Columns::new(&row);
            let (generation, data): (i64, String) = (c.take()?, c.take()?);
            Ok(Mark {
                generation,
                version: format!("{data} {generation}"),
            })
        };
        read.await.map_err(|error| self.error(error))
    }

    /// Everything that answers are made of, in the form in which it is shipped. A change that comes
    /// while it is read has a generation of its own and is taken over after this one.
    pub(super) async fn snapshot(&self) -> Result<(Facts, Vec<Reading>), StoreError> {
        let read = async {
            let mut transaction = self.pool.begin().await?;
            facts(&mut transaction).await
        };
        let facts = read.await.map_err(|error| self.error(error))?;
        let shelf = self.shelf().await?.into_iter();
        let documents = shelf.map(|shelved| Reading {
            document: shelved.document,
            passages: shelved.passages,
            ..Reading::default()
        });
        Ok((facts, documents.collect()))
    }
}

async fn facts(connection: &mut SqliteConnection) -> Result<Facts, sqlx::Error> {
    let mut facts = Facts {
        groups: groups(connection).await?,
        ..Facts::default()
    };
    for kind in Kind::ALL.iter().copied() {
        let sql = AssertSqlSafe(rows::select(kind).to_owned());
        for row in &sqlx::query(sql).fetch_all(&mut *connection).await? {
            match rows::read(kind, row)?.row {
                Row::Source(row) => facts.sources.push(row),
                Row::Place(row) => facts.places.push(row),
                Row::Alias(row) => facts.aliases.push(row),
                Row::Partnership(row) => facts.partnerships.push(row),
                Row::Figure(row) => facts.figures.push(row),
            }
        }
    }
    Ok(facts)
}

async fn groups(connection: &mut SqliteConnection) -> Result<Vec<Group>, sqlx::Error> {
    let sql = "SELECT slug, kind, en, zh, zh_hant,
                      coalesce((SELECT group_concat(iso, ' ' ORDER BY iso)
                                FROM group_members WHERE group_id = g.id), '')
               FROM groups g ORDER BY slug";
    let rows = sqlx::query(sql).fetch_all(connection).await?;
    let read = |row: &_| {
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
    };
    rows.iter().map(read).collect()
}
