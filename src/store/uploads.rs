//! Files that somebody sent for an import and has not yet confirmed. They are kept here, so that any
//! process that shares the database can do the import.

use super::db::{Row, query};
use super::{Store, StoreError};

/// How long a file is kept, in seconds.
const KEPT: i64 = 24 * 60 * 60;
/// How many files are kept; the oldest go first.
const MOST: i64 = 10;

/// A file that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// When, in Unix seconds.
    pub made_at: i64,
    /// Who sent it.
    pub who: String,
    /// Its name.
    pub file: String,
    /// What is to be done with it, as JSON.
    pub job: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

impl Store {
    /// Keeps a file for a day and gives its number.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn keep_upload(&self, upload: &Upload) -> Result<i64, StoreError> {
        let keep = async {
            let mut transaction = self.pool.begin_writing().await?;
            let id: i64 = query(
                "INSERT INTO uploads (made_at, who, file, job, content) VALUES ($1, $2, $3, $4, $5)
                 RETURNING id",
            )
            .bind(upload.made_at)
            .bind(&upload.who)
            .bind(&upload.file)
            .bind(&upload.job)
            .bind(&upload.content)
            .value(&mut transaction)
            .await?;
            query("DELETE FROM uploads WHERE made_at < $1 OR id <= $2")
                .bind(upload.made_at - KEPT)
                .bind(id - MOST)
                .execute(&mut transaction)
                .await?;
            transaction.commit().await?;
            Ok(id)
        };
        keep.await.map_err(|error| self.error(error))
    }

    /// A file that `who` sent; `None` if it is gone or somebody else's.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn upload(&self, id: i64, who: &str) -> Result<Option<Upload>, StoreError> {
        let sql = "SELECT made_at, who, file, job, content FROM uploads WHERE id = $1 AND who = $2";
        let read = async {
            let found = query(sql).bind(id).bind(who).fetch_optional(&self.pool);
            let upload = |row: Row| {
                Ok(Upload {
                    made_at: row.get(0)?,
                    who: row.get(1)?,
                    file: row.get(2)?,
                    job: row.get(3)?,
                    content: row.get(4)?,
                })
            };
            found.await?.map(upload).transpose()
        };
        read.await.map_err(|error| self.error(error))
    }

    /// Lets go of a file.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn drop_upload(&self, id: i64) -> Result<(), StoreError> {
        let drop = query("DELETE FROM uploads WHERE id = $1").bind(id);
        let dropped = drop.execute(&self.pool).await;
        dropped.map(|_| ()).map_err(|error| self.error(error))
    }
}
