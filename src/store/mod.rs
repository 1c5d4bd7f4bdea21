//! The truth of the program: a SQLite database with places, names, partnerships, figures and
//! sources. All SQL of the program stands in this module.
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

use std::path::Path;

use sqlx::sqlite::SqlitePool;

pub use crate::places::{GroupId, PlaceId, Scope};
pub use backup::BackupError;
pub use error::StoreError;
pub use load::Progress;
pub use open::Options;
pub use quiz::{Round, Score};
pub use reports::{Report, Unanswered};
pub use uploads::Upload;

use crate::facts::Facts;

/// The name of the database in the data directory.
pub const FILE_NAME: &str = "youcheng.db";

/// An open database. Clones share its connections.
#[derive(Clone, Debug)]
pub struct Store {
    pool: SqlitePool,
    file: std::sync::Arc<Path>,
    read_only: bool,
    /// Held by whoever keeps what people asked or reported: while the database is locked they wait
    /// for their turn one behind the other, and not each with a connection that others read with.
    writing: std::sync::Arc<tokio::sync::Mutex<()>>,
}

impl Store {
    /// Opens the database in `dir`. Makes the directory, builds the database and loads the shipped
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
            let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
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
        let query = sqlx::query_scalar("SELECT generation FROM meta");
        query
            .fetch_one(&self.pool)
            .await
            .map_err(|error| self.error(error))
    }

    /// Whether the database was opened for reading only.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// The path of the database; `:memory:` for one in memory.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Waits for running questions and closes the database, which folds its log into one file.
    pub async fn close(self) {
        self.pool.close().await;
    }

    fn error(&self, error: sqlx::Error) -> StoreError {
        StoreError::new(&self.file, error)
    }
}
