//! Finding, building and upgrading the database.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use sqlx::SqliteConnection;

use super::db::postgres::{self, Address};
use super::db::{Pool, Raw, State, Transaction, query, sqlite};
use super::load::{Progress, load};
use super::schema::{KNOWN, migrate};
use super::{FILE_NAME, Owner, Store, StoreError};
use crate::config::Secret;
use crate::facts::{Facts, Texts};
use crate::passages::corpus::{self, CORPUS};
use crate::passages::document::{self, Reading};

/// Raised when the way from facts to rows changes, so that the same facts are loaded anew.
const LOADER: u32 = 1;

/// How to open a store.
pub struct Options<'a> {
    /// The facts that the store must hold; those of this binary unless set otherwise.
    pub texts: Texts<'a>,
    /// The documents that the store must hold, by the names of their files; those of this binary
    /// unless set otherwise.
    pub documents: &'a [(&'a str, &'a str)],
    /// The version of the program, which decides whose facts are newer.
    pub program: &'a str,
    /// The shared PostgreSQL database; without one, the SQLite file in the data directory.
    pub database: Option<Database>,
    /// The Discord server whose own rows are meant, instead of those that all see.
    pub server: Option<u64>,
    /// Is told how far a first start or an upgrade has come.
    pub progress: Box<dyn FnMut(Progress) + Send + 'a>,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            texts: Texts::EMBEDDED,
            documents: CORPUS,
            program: env!("CARGO_PKG_VERSION"),
            database: None,
            server: None,
            progress: Box::new(|_| {}),
        }
    }
}

/// A PostgreSQL database that many processes share.
#[derive(Clone, Debug)]
pub struct Database {
    /// Its address, `postgres://user:password@host:port/database`.
    pub url: Secret,
    /// So many connections are open at most.
    pub connections: u32,
}

impl Database {
    /// The database at this address, with the usual number of connections.
    #[must_use]
    pub fn new(url: Secret) -> Self {
        Self {
            url,
            connections: 8,
        }
    }
}

/// What a database must hold to be used as it stands.
pub(super) struct Wanted<'a> {
    pub(super) data_version: String,
    pub(super) program: &'a str,
    pub(super) owner: Owner,
}

/// See [`Store::open`].
pub(super) async fn open(dir: &Path, mut options: Options<'_>) -> Result<Store, StoreError> {
    if !dir.is_dir() {
        fs::create_dir_all(dir).map_err(|source| StoreError::NoDirectory {
            dir: dir.to_owned(),
            source,
        })?;
    }
    let wanted = Wanted {
        data_version: format!(
            "{}-{}-{LOADER}",
            options.texts.version(),
            corpus::version(options.documents)
        ),
        program: options.program,
        owner: Owner::wanted(options.server),
    };
    if let Some(database) = options.database.take() {
        return open_shared(dir, &database, &wanted, &mut options).await;
    }
    let file = dir.join(FILE_NAME);
    refuse_what_is_no_database(&file)?;
    match open_for_writing(&file, &wanted, &mut options).await {
        Err(error) if error.is_about_writing() && file.is_file() => {
            open_for_reading(&file, &wanted, error).await
        }
        result => result,
    }
}

/// Looks at the first bytes only, so that somebody else's file is not even opened by SQLite.
pub(super) fn refuse_what_is_no_database(file: &Path) -> Result<(), StoreError> {
    if file.is_dir() {
        return Err(StoreError::Foreign {
            file: file.to_owned(),
        });
    }
    let mut start = Vec::new();
    match File::open(file).and_then(|opened| opened.take(16).read_to_end(&mut start)) {
        Ok(0) => Ok(()),
        Ok(_) if start == b"SQLite format 3\0" => Ok(()),
        Ok(_) => Err(StoreError::Foreign {
            file: file.to_owned(),
        }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(_) => Err(StoreError::Unwritable {
            file: file.to_owned(),
        }),
    }
}

/// Makes the file of a database that is not there yet: nobody else may read what people report and
/// enter. SQLite gives the files beside it the same permissions.
pub(super) fn private(file: &Path) {
    let mut make = fs::OpenOptions::new();
    make.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut make, 0o600);
    // One that is there stays as it is; what stands in the way SQLite will say.
    let _ = make.open(file);
}

async fn open_for_writing(
    file: &Path,
    wanted: &Wanted<'_>,
    options: &mut Options<'_>,
) -> Result<Store, StoreError> {
    let explain = |error| StoreError::new(file, error);
    private(file);
    let writable = sqlite::options().filename(file).create_if_missing(true);
    let connections = sqlite::pool(writable, 4);
    let pool = Pool::Sqlite(connections.clone());
    let state = state(&pool).await.map_err(explain)?;
    if !is_up_to_date(file, &state, wanted)? {
        sqlite::use_write_ahead_log(&connections)
            .await
            .map_err(explain)?;
        build(file, &pool, wanted, options).await?;
    }
    Ok(Store::new(pool, file, file.parent()))
}

/// Opens the database that others may share; in `dir` stands what is derived from it.
async fn open_shared(
    dir: &Path,
    database: &Database,
    wanted: &Wanted<'_>,
    options: &mut Options<'_>,
) -> Result<Store, StoreError> {
    let address = database.url.expose().and_then(Address::read);
    let address = address.ok_or(StoreError::BadAddress)?;
    let name = Path::new(&address.name()).to_owned();
    let explain = |error| StoreError::new(&name, error);
    let opened = postgres::Pool::open(address, database.connections).await;
    let mut connections = opened.map_err(explain)?;
    if let Some(server) = options.server {
        connections = connections.of_server(server);
    }
    let pool = Pool::Postgres(connections);
    let state = state(&pool).await.map_err(explain)?;
    if !is_up_to_date(&name, &state, wanted)? {
        build(&name, &pool, wanted, options).await?;
    }
    let mut store = Store::new(pool, &name, Some(dir));
    store.read_only = is_read_only(&store.pool).await.map_err(explain)?;
    Ok(store)
}

async fn is_read_only(pool: &Pool) -> Result<bool, sqlx::Error> {
    match pool.acquire().await?.raw() {
        Raw::Sqlite(_) => Ok(false),
        Raw::Postgres(connection) => postgres::is_read_only(connection).await,
    }
}

async fn state(pool: &Pool) -> Result<State, sqlx::Error> {
    pool.acquire().await?.state().await
}

/// A database that is up to date can be read where nothing can be written. `error` is what stood
/// in the way of writing.
pub(super) async fn open_for_reading(
    file: &Path,
    wanted: &Wanted<'_>,
    error: StoreError,
) -> Result<Store, StoreError> {
    let plain = sqlite::options().filename(file).read_only(true);
    // Without the right to make the log's index beside it, SQLite reads a database only if told
    // that nobody will change it. What stands in a log would then be overlooked.
    let log = file.with_file_name(format!("{FILE_NAME}-wal"));
    let log_is_empty = fs::metadata(log).map_or(true, |log| log.len() == 0);
    let attempts = [
        Some(plain.clone()),
        log_is_empty.then(|| plain.immutable(true)),
    ];
    for options_now in attempts.into_iter().flatten() {
        let pool = Pool::Sqlite(sqlite::pool(options_now, 4));
        let state = state(&pool).await;
        match state.map_err(|error| StoreError::new(file, error)) {
            Ok(state) if is_up_to_date(file, &state, wanted)? => {
                let mut store = Store::new(pool, file, file.parent());
                store.read_only = true;
                return Ok(store);
            }
            Ok(_) => {
                return Err(StoreError::ReadOnly {
                    file: file.to_owned(),
                });
            }
            Err(error) if error.is_about_writing() => {}
            Err(error) => return Err(error),
        }
    }
    Err(error)
}

/// See [`Store::in_memory`].
pub(super) async fn in_memory(facts: &Facts) -> Result<Store, StoreError> {
    let file = Path::new(":memory:");
    let wanted = Wanted {
        data_version: facts.version.clone(),
        program: env!("CARGO_PKG_VERSION"),
        owner: Owner::All,
    };
    let pool = Pool::Sqlite(sqlite::pool(sqlite::options().in_memory(true), 1));
    let explain = |error| StoreError::new(file, error);
    let documents = document::read_all(CORPUS.iter().copied())?;
    let mut transaction = pool.begin().await.map_err(explain)?;
    let shipped = (facts, &documents[..]);
    fill(file, &mut transaction, &wanted, shipped, &mut |_| {}).await?;
    transaction.commit().await.map_err(explain)?;
    Ok(Store::new(pool, file, None))
}

/// What a database is to this program.
pub(super) enum Inspected {
    Ours(Owner),
    /// Its schema.
    Newer(i64),
    Foreign,
}

pub(super) async fn inspect(connection: &mut SqliteConnection) -> Result<Inspected, sqlx::Error> {
    let known = KNOWN;
    Ok(match sqlite::state(connection).await? {
        State::Empty | State::Foreign => Inspected::Foreign,
        State::Ours { schema, .. } if schema > known => Inspected::Newer(schema),
        State::Ours { data_version, .. } => Inspected::Ours(Owner::of(&data_version)),
    })
}

/// Whether the database can be used as it stands. A newer program's facts are kept as long as this
/// program knows their tables.
pub(super) fn is_up_to_date(
    file: &Path,
    state: &State,
    wanted: &Wanted<'_>,
) -> Result<bool, StoreError> {
    let known = KNOWN;
    match state {
        State::Empty => Ok(false),
        State::Foreign => Err(StoreError::Foreign {
            file: file.to_owned(),
        }),
        State::Ours { schema, .. } if *schema > known => Err(StoreError::Newer {
            file: file.to_owned(),
            found: *schema,
            known,
        }),
        State::Ours {
            schema,
            data_version,
            loaded_by,
        } => {
            let owner = Owner::of(data_version);
            owner.check(wanted.owner, file)?;
            // The rows of one that follows come from the database that it follows, not from the program.
            let holds = owner.follows()
                || *data_version == wanted.data_version
                || release(loaded_by) > release(wanted.program);
            Ok(*schema == known && holds)
        }
    }
}

/// The numbers of a version such as `1.2.3`, to be compared.
fn release(version: &str) -> Vec<u64> {
    version
        .split(['.', '-', '+'])
        .map_while(|part| part.parse().ok())
        .collect()
}

/// Tables and facts in one transaction: either all of it is there afterwards or none.
async fn build(
    file: &Path,
    pool: &Pool,
    wanted: &Wanted<'_>,
    options: &mut Options<'_>,
) -> Result<(), StoreError> {
    let explain = |error| StoreError::new(file, error);
    let mut transaction = pool.begin_writing().await.map_err(explain)?;
    // Another process may have done it while this one waited for its turn.
    let state = transaction.state().await.map_err(explain)?;
    if is_up_to_date(file, &state, wanted)? {
        return Ok(());
    }
    if wanted.owner.follows() && matches!(state, State::Empty) {
        // What belongs there comes from the database that it follows, not from the program.
        let file = file.to_owned();
        return Err(StoreError::Foreign { file });
    }
    if matches!(&state, State::Ours { data_version, .. } if Owner::of(data_version).follows()) {
        migrate(file, &mut transaction).await?;
        return transaction.commit().await.map_err(explain);
    }
    let facts = Facts::read(&options.texts).map_err(StoreError::Facts)?;
    let documents = document::read_all(options.documents.iter().copied())?;
    let shipped = (&facts, &documents[..]);
    fill(
        file,
        &mut transaction,
        wanted,
        shipped,
        &mut options.progress,
    )
    .await?;
    transaction.commit().await.map_err(explain)
}

pub(super) async fn fill(
    file: &Path,
    transaction: &mut Transaction,
    wanted: &Wanted<'_>,
    (facts, documents): (&Facts, &[Reading]),
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<(), StoreError> {
    let explain = |error| StoreError::new(file, error);
    migrate(file, transaction).await?;
    load(transaction, facts, Some(documents), progress)
        .await
        .map_err(explain)?;
    note(transaction, wanted).await.map_err(explain)
}

/// Writes down what the database holds.
pub(super) async fn note(
    transaction: &mut Transaction,
    wanted: &Wanted<'_>,
) -> Result<(), sqlx::Error> {
    let set = query("UPDATE meta SET data_version = $1, loaded_by = $2");
    let set = set.bind(wanted.data_version.as_str()).bind(wanted.program);
    set.execute(transaction).await.map(|_| ())
}
