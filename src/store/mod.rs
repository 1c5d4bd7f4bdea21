//! The truth of the program: a database with places, names, partnerships, figures and sources, in
//! SQLite or, where many processes share it, in PostgreSQL. All SQL of the program stands in this
//! module.
//!
//! [`Store::open`] finds or builds the database in the data directory; the shipped facts are
//! loaded in one transaction, so that a killed start leaves nothing half-done. The questions to
//! the store are methods in [`query`]: each is one statement that returns a whole answer, because
//! every statement costs a trip to the connection's own thread.
//!
//! Rows are named by number ([`PlaceId`], [`GroupId`]); the numbers stay the same when newer facts
//! are loaded, and the gazetteer knows the names to them.

mod backup;
pub mod changes;
mod db;
pub mod documents;
mod error;
mod export;
mod follow;
mod load;
mod open;
pub mod query;
mod quiz;
mod reports;
mod schema;
mod uploads;
mod whose;

use std::path::Path;
use std::sync::Arc;

use db::{Pool, query};

pub use crate::places::{GroupId, PlaceId, Scope};
pub use backup::BackupError;
pub use db::postgres::Server;
pub use error::StoreError;
pub use load::Progress;
pub use open::{Database, Options};
pub use quiz::{Round, Score};
pub use reports::{Report, Seen, Unanswered};
pub use uploads::Upload;
pub use whose::Owner;

use crate::facts::Facts;

/// The name of the database in the data directory.
pub const FILE_NAME: &str = "youcheng.db";

/// An open database. Clones share its connections.
#[derive(Clone, Debug)]
pub struct Store {
    pool: Pool,
    file: Arc<Path>,
    dir: Option<Arc<Path>>,
    read_only: bool,
    /// The Discord server whose rows it holds, if it follows another store.
    server: Option<u64>,
    /// Held by whoever keeps what people asked or reported: while the database is locked they wait
    /// for their turn one behind the other, and not each with a connection that others read with.
    writing: Arc<tokio::sync::Mutex<()>>,
    last_sources: query::LastSources,
}

impl Store {
    fn new(pool: Pool, file: &Path, dir: Option<&Path>) -> Self {
        Self {
            pool,
            file: file.into(),
            dir: dir.map(Arc::from),
            read_only: false,
            server: None,
            writing: Arc::default(),
            last_sources: Arc::default(),
        }
    }

    /// Opens the database in `dir`, or the one that the options name; what is derived from it stands
    /// in `dir` either way. Makes the directory, builds the database and loads the shipped
    /// facts where they are missing or older than this program's. A directory that can only be
    /// read is enough for a database that is up to date.
    ///
    /// # Errors
    /// One variant for each thing that a user can mend; see [`StoreError`].
    pub async fn open(dir: &Path, options: Options<'_>) -> Result<Self, StoreError> {
        open::open(dir, options).await
    }

    /// A database in memory that holds `facts` and the shipped documents, and ends with the store.
    ///
    /// # Errors
    /// [`StoreError::Defect`] if the database refuses the facts.
    pub async fn in_memory(facts: &Facts) -> Result<Self, StoreError> {
        open::in_memory(facts).await
    }

    /// Makes `facts` the shipped facts of this store, in one transaction: new rows are added,
    /// changed ones changed, and rows that are no longer shipped removed. Places, groups and
    /// sources keep their numbers.
    ///
    /// # Errors
    /// When the database cannot be written; it is then as before.
    pub async fn load(&self, facts: &Facts) -> Result<(), StoreError> {
        let load = async {
            let mut transaction = self.pool.begin_writing().await?;
            load::load(&mut transaction, facts, None, &mut |_| {}).await?;
            transaction.commit().await
        };
        load.await.map_err(|error| self.error(error))
    }

    /// How often the store has been changed; what was remembered under another number is stale.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn generation(&self) -> Result<i64, StoreError> {
        let generation = query("SELECT generation FROM meta").value(&self.pool);
        generation.await.map_err(|error| self.error(error))
    }

    /// Whether the database was opened for reading only.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// The path of the database; `:memory:` for one in memory, and the address without the password
    /// for one that is shared.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Where things stand that are made from the database, such as the index; `None` for one in
    /// memory.
    #[must_use]
    pub fn dir(&self) -> Option<&Path> {
        self.dir.as_deref()
    }

    /// The Discord servers with rows of their own in this shared database; `None` where each has a
    /// file instead.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn servers(&self) -> Result<Option<Vec<u64>>, StoreError> {
        match &self.pool {
            Pool::Sqlite(_) => Ok(None),
            Pool::Postgres(pool) => {
                let servers = pool.servers().await;
                servers.map(Some).map_err(|error| self.error(error))
            }
        }
    }

    /// How many bytes the rows of a Discord server take in this shared database; `None` where it has
    /// a file.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn size_of_server(&self, server: u64) -> Result<Option<u64>, StoreError> {
        match &self.pool {
            Pool::Sqlite(_) => Ok(None),
            Pool::Postgres(pool) => {
                let size = pool.size_of_server(server).await;
                size.map(Some).map_err(|error| self.error(error))
            }
        }
    }

    /// How the database's server is; `None` where there is none.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn server(&self) -> Result<Option<Server>, StoreError> {
        let look = async {
            match self.pool.acquire().await?.raw() {
                db::Raw::Sqlite(_) => Ok(None),
                db::Raw::Postgres(connection) => db::postgres::server(connection).await.map(Some),
            }
        };
        look.await.map_err(|error| self.error(error))
    }

    /// Waits for running questions and closes the database, which folds its log into one file.
    pub async fn close(self) {
        self.pool.close().await;
    }

    fn error(&self, error: sqlx::Error) -> StoreError {
        StoreError::new(&self.file, error)
    }
}
