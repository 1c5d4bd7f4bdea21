//! Databases that follow another: those of servers with rows of their own.
//!
//! What a server's staff enter stands in a database of its own and nowhere else, so that no question
//! asked elsewhere can ever meet it. For that database the rows of the shared one are what the
//! shipped facts are for the shared one: what has changed of them is taken over, and never overwrites
//! what was changed there.

mod since;

use std::fs;
use std::path::Path;

use since::Since;

use super::changes::rows;
use super::db::{Connection, Pool, State, Transaction, query, sqlite};
use super::export::{GROUPS, group};
use super::open::{
    Wanted, fill, is_up_to_date, note, open_for_reading, private, refuse_what_is_no_database,
};
use super::query::Columns;
use super::schema::KNOWN;
use super::{FILE_NAME, Owner, Store, StoreError, whose};
use crate::facts::{Facts, Group, Kind, Row};
use crate::passages::document::Reading;

/// Which state of the shared database is meant.
struct Mark {
    generation: i64,
    /// The release that its shipped rows are of, and in which load they came.
    shipped: String,
    /// The number of its last change.
    change: i64,
}

impl Mark {
    /// What the database of `server` says when it has taken this state over.
    fn of(&self, server: u64) -> String {
        let mark = whose::mark(server);
        format!("{mark}{} {} {}", self.shipped, self.generation, self.change)
    }

    /// The last change that a database of `server` has taken over, if it holds the same shipped rows.
    fn taken_over(&self, server: u64, state: &State) -> Option<i64> {
        let State::Ours {
            schema: KNOWN,
            data_version,
            loaded_by,
        } = state
        else {
            return None;
        };
        let rest = data_version.strip_prefix(&whose::mark(server))?;
        let (_, change) = rest
            .strip_prefix(&self.shipped)?
            .strip_prefix(' ')?
            .split_once(' ')?;
        let change = change.parse().ok().filter(|change| *change <= self.change);
        change.filter(|_| loaded_by == env!("CARGO_PKG_VERSION"))
    }
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
            Pool::Sqlite(_) => open_file(dir, server, shared).await,
            Pool::Postgres(pool) => {
                let pool = Pool::Postgres(pool.of_server(server));
                let mut store = Self::new(pool, &shared.file, Some(dir));
                store.read_only = shared.read_only;
                store.server = Some(server);
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
        let sql = "SELECT generation, data_version,
                          (SELECT coalesce(max(shipped_in), 0) FROM sources),
                          (SELECT coalesce(max(id), 0) FROM changes)
                   FROM meta";
        let read = async {
            let row = query(sql).fetch_one(&self.pool).await?;
            let mut c = Columns::new(&row);
            let (generation, data): (i64, String) = (c.take()?, c.take()?);
            let (load, change): (i64, i64) = (c.take()?, c.take()?);
            Ok(Mark {
                generation,
                shipped: format!("{data} {load}"),
                change,
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
        Ok((facts, shelf.map(Reading::from).collect()))
    }
}

async fn open_file(dir: &Path, server: u64, shared: &Store) -> Result<Store, StoreError> {
    let file = dir.join(FILE_NAME);
    refuse_what_is_no_database(&file)?;
    private(&file);
    // Few people ask there at one time, and many such databases are open.
    let options = sqlite::with_little_memory(sqlite::options().filename(&file));
    let connections = sqlite::pool(options.create_if_missing(true), 2);
    let mut store = Store::new(Pool::Sqlite(connections.clone()), &file, Some(dir));
    store.server = Some(server);
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
                data_version: String::new(),
                program: env!("CARGO_PKG_VERSION"),
                owner: Owner::Server(server),
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
    let Some(server) = store.server else {
        let file = file.to_owned();
        return Err(StoreError::Foreign { file });
    };
    let mut row_by_row = true;
    loop {
        let mark = shared.snapshot_mark().await?;
        let wanted = Wanted {
            data_version: mark.of(server),
            program: env!("CARGO_PKG_VERSION"),
            owner: Owner::Server(server),
        };
        let before = store.state().await?;
        if holds(file, &before, &wanted)? {
            return Ok(mark.generation);
        }
        // Read before the transaction begins: who holds one connection must not wait for another.
        let last = mark
            .taken_over(server, &before)
            .filter(|_| std::mem::take(&mut row_by_row));
        let news = News::read(shared, store, last).await?;
        let mut transaction = store.pool.begin_writing().await.map_err(explain)?;
        let state = transaction.state().await.map_err(explain)?;
        if holds(file, &state, &wanted)? {
            return Ok(mark.generation);
        }
        // Another process may have taken over another state while this one waited for its turn.
        let is_another = state != before || shared.generation().await? != mark.generation;
        if is_another {
            row_by_row = true;
            continue;
        }
        if let Pool::Postgres(pool) = &store.pool {
            pool.make_schema(&mut transaction).await.map_err(explain)?;
        }
        // If it cannot be done row by row, the next round loads everything.
        if news.take_over(file, &mut transaction, &wanted).await? {
            transaction.commit().await.map_err(explain)?;
            return Ok(mark.generation);
        }
    }
}

/// What a database must take over.
enum News {
    /// What was changed since it last did.
    Since(Since),
    /// All that the shared one holds.
    All(Facts, Vec<Reading>),
}

impl News {
    /// What `shared` holds beyond its change `last`, or all of it.
    async fn read(shared: &Store, own: &Store, last: Option<i64>) -> Result<Self, StoreError> {
        if let Some(last) = last
            && let Some(since) = since::read(shared, own, last).await?
        {
            return Ok(Self::Since(since));
        }
        let (facts, documents) = shared.snapshot().await?;
        Ok(Self::All(facts, documents))
    }

    /// Puts it in. `false` where everything must be loaded instead; the transaction is then spoilt.
    async fn take_over(
        &self,
        file: &Path,
        transaction: &mut Transaction,
        wanted: &Wanted<'_>,
    ) -> Result<bool, StoreError> {
        match self {
            Self::All(facts, documents) => {
                let shipped = (facts, &documents[..]);
                fill(file, transaction, wanted, shipped, &mut |_| {}).await?;
                Ok(true)
            }
            Self::Since(since) => {
                let apply = async {
                    let applied = since::apply(transaction, since).await?;
                    note(transaction, wanted).await?;
                    Ok(applied)
                };
                match apply.await {
                    Ok(applied) => Ok(applied),
                    Err(sqlx::Error::Database(_) | sqlx::Error::RowNotFound) => Ok(false),
                    Err(error) => Err(StoreError::new(file, error)),
                }
            }
        }
    }
}

/// Has the database taken over what is wanted? An error if it is not the server's, or not ours.
fn holds(file: &Path, state: &State, wanted: &Wanted<'_>) -> Result<bool, StoreError> {
    // Says so where it is not ours or too new.
    is_up_to_date(file, state, wanted)?;
    Ok(match state {
        State::Ours {
            schema,
            data_version,
            ..
        } => *schema == KNOWN && *data_version == wanted.data_version,
        _ => false,
    })
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
