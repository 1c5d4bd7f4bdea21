//! Databases that follow another: those of servers with rows of their own.
//!
//! What a server's staff enter stands in a database of its own and nowhere else, so that no question
//! asked elsewhere can ever meet it. For that database the rows of the shared one are what the
//! shipped facts are for the shared one: they are loaded again whenever they have changed, and never
//! overwrite what was changed there.

use std::fs;
use std::path::Path;

use super::changes::rows;
use super::db::{Connection, Pool, State, query, sqlite};
use super::export::{GROUPS, group};
use super::open::{
    FOLLOWS, Wanted, fill, is_up_to_date, open_for_reading, refuse_what_is_no_database,
};
use super::query::Columns;
use super::schema::KNOWN;
use super::{FILE_NAME, Store, StoreError};
use crate::facts::{Facts, Group, Kind, Row};
use crate::passages::document::Reading;

/// Which state of a database is meant.
struct Mark {
    generation: i64,
    version: String,
}

impl Store {
    /// Opens the database of a Discord server that follows `shared`; makes it if it is missing. `dir`
    /// is the server's own directory. Where `shared` is a file, so is this one, in `dir`; else it is
    /// a schema beside that of `shared`, so that all processes see the same rows.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open_following(
        dir: &Path,
        server: u64,
        shared: &Self,
    ) -> Result<Self, StoreError> {
        if !dir.is_dir() {
            fs::create_dir_all(dir).map_err(|source| StoreError::NoDirectory {
                dir: dir.to_owned(),
                source,
            })?;
        }
        match &shared.pool {
            Pool::Sqlite(_) => open_file(dir, shared).await,
            Pool::Postgres(pool) => {
                let pool = Pool::Postgres(pool.of_server(server));
                let mut store = Self::new(pool, &shared.file, Some(dir));
                store.read_only = shared.read_only;
                store.follow(shared).await?;
                Ok(store)
            }
        }
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
        follow(self, shared).await
    }

    async fn state(&self) -> Result<State, StoreError> {
        let look = async { self.pool.acquire().await?.state().await };
        look.await.map_err(|error| self.error(error))
    }

    async fn snapshot_mark(&self) -> Result<Mark, StoreError> {
        let sql = "SELECT generation, data_version FROM meta";
        let read = async {
            let row = query(sql).fetch_one(&self.pool).await?;
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
    async fn snapshot(&self) -> Result<(Facts, Vec<Reading>), StoreError> {
        let read = async {
            let mut transaction = self.pool.begin_reading().await?;
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

async fn open_file(dir: &Path, shared: &Store) -> Result<Store, StoreError> {
    let file = dir.join(FILE_NAME);
    refuse_what_is_no_database(&file)?;
    // Few people ask there at one time.
    let connections = sqlite::pool(sqlite::options().filename(&file).create_if_missing(true), 2);
    let store = Store::new(Pool::Sqlite(connections.clone()), &file, Some(dir));
    let opened = async {
        sqlite::use_write_ahead_log(&connections)
            .await
            .map_err(|error| StoreError::new(&file, error))?;
        store.follow(shared).await
    };
    match opened.await {
        Ok(_) => Ok(store),
        // What it held when it could last be written is better than nothing.
        Err(error) if error.is_about_writing() && file.is_file() => {
            let wanted = Wanted {
                data_version: FOLLOWS.to_owned(),
                program: env!("CARGO_PKG_VERSION"),
            };
            open_for_reading(&file, &wanted, error).await
        }
        Err(error) => Err(error),
    }
}

/// Makes what `shared` holds the shipped rows of `store`, unless they are that already. Gives the
/// generation of `shared` that they are of.
async fn follow(store: &Store, shared: &Store) -> Result<i64, StoreError> {
    let file = store.file();
    let explain = |error| StoreError::new(file, error);
    loop {
        let mark = shared.snapshot_mark().await?;
        let wanted = Wanted {
            data_version: format!("{FOLLOWS}{}", mark.version),
            program: env!("CARGO_PKG_VERSION"),
        };
        let state = store.state().await?;
        if holds(file, &state, &wanted)? {
            return Ok(mark.generation);
        }
        // Read before the transaction begins: who holds one connection must not wait for another.
        let (facts, documents) = shared.snapshot().await?;
        let mut transaction = store.pool.begin_writing().await.map_err(explain)?;
        let state = transaction.state().await.map_err(explain)?;
        if holds(file, &state, &wanted)? {
            return Ok(mark.generation);
        }
        // Another process may have taken over a later state while this one waited for its turn.
        if shared.generation().await? != mark.generation {
            continue;
        }
        if let Pool::Postgres(pool) = &store.pool {
            pool.make_schema(&mut transaction).await.map_err(explain)?;
        }
        let shipped = (&facts, &documents[..]);
        fill(file, &mut transaction, &wanted, shipped, &mut |_| {}).await?;
        transaction.commit().await.map_err(explain)?;
        return Ok(mark.generation);
    }
}

/// Has the database taken over what is wanted? An error if it follows no other, or is not ours.
fn holds(file: &Path, state: &State, wanted: &Wanted<'_>) -> Result<bool, StoreError> {
    match state {
        State::Ours {
            schema,
            data_version,
            ..
        } if *schema == KNOWN && *data_version == wanted.data_version => Ok(true),
        State::Ours { data_version, .. } if !data_version.starts_with(FOLLOWS) => {
            let file = file.to_owned();
            Err(StoreError::Foreign { file })
        }
        // Says so where it is not ours or too new.
        state => is_up_to_date(file, state, wanted).map(|_| false),
    }
}

async fn facts(connection: &mut Connection) -> Result<Facts, sqlx::Error> {
    let mut facts = Facts {
        groups: groups(connection).await?,
        ..Facts::default()
    };
    for kind in Kind::ALL.iter().copied() {
        for row in &query(rows::select(kind))
            .fetch_all(&mut *connection)
            .await?
        {
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

async fn groups(connection: &mut Connection) -> Result<Vec<Group>, sqlx::Error> {
    let rows = query(GROUPS).fetch_all(connection).await?;
    rows.iter().map(group).collect()
}
