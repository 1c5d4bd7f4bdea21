//! What people report as wrong, and questions that could not be answered.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Store, StoreError};

/// So many of each are kept; the oldest give way.
const KEPT: i64 = 10_000;

/// Somebody says that an answer is wrong.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Report {
    /// When, in Unix seconds.
    pub made_at: i64,
    /// The question as it was understood; `None` where nothing was.
    pub reading: Option<String>,
    /// What the person wrote.
    pub what: String,
    /// How to reach the person, if they wrote that.
    pub contact: Option<String>,
}

/// A question without an answer.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Unanswered {
    /// When it was asked, in Unix seconds.
    pub asked_at: i64,
    /// The question.
    pub question: String,
    /// What was understood of it.
    pub reading: String,
}

impl Store {
    /// Keeps a report.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn keep_report(&self, report: &Report) -> Result<(), StoreError> {
        let insert = "INSERT INTO reports (made_at, reading, what, contact) VALUES (?, ?, ?, ?)";
        let tidy = "DELETE FROM reports WHERE id <= (SELECT max(id) FROM reports) - ?";
        let _turn = self.writing.lock().await;
        let keep = async {
            let mut transaction = self.pool.begin().await?;
            sqlx::query(insert)
                .bind(report.made_at)
                .bind(&report.reading)
                .bind(&report.what)
                .bind(&report.contact)
                .execute(&mut *transaction)
                .await?;
            sqlx::query(tidy)
                .bind(KEPT)
                .execute(&mut *transaction)
                .await?;
            transaction.commit().await
        };
        keep.await.map_err(|error| self.error(error))
    }

    /// Keeps a question that could not be answered.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn keep_unanswered(&self, asked: &Unanswered) -> Result<(), StoreError> {
        let insert = "INSERT INTO unanswered (asked_at, question, reading) VALUES (?, ?, ?)";
        let tidy = "DELETE FROM unanswered WHERE id <= (SELECT max(id) FROM unanswered) - ?";
        let _turn = self.writing.lock().await;
        let keep = async {
            let mut transaction = self.pool.begin().await?;
            sqlx::query(insert)
                .bind(asked.asked_at)
                .bind(&asked.question)
                .bind(&asked.reading)
                .execute(&mut *transaction)
                .await?;
            sqlx::query(tidy)
                .bind(KEPT)
                .execute(&mut *transaction)
                .await?;
            transaction.commit().await
        };
        keep.await.map_err(|error| self.error(error))
    }

    /// All reports, the newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn reports(&self) -> Result<Vec<Report>, StoreError> {
        let select = "SELECT made_at, reading, what, contact FROM reports ORDER BY id DESC";
        let read = async {
            let rows = sqlx::query(select).fetch_all(&self.pool).await?;
            let report = |row: &SqliteRow| {
                Ok(Report {
                    made_at: row.try_get(0)?,
                    reading: row.try_get(1)?,
                    what: row.try_get(2)?,
                    contact: row.try_get(3)?,
                })
            };
            rows.iter().map(report).collect::<sqlx::Result<Vec<_>>>()
        };
        read.await.map_err(|error| self.error(error))
    }

    /// All questions without an answer, the newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn unanswered(&self) -> Result<Vec<Unanswered>, StoreError> {
        let select = "SELECT asked_at, question, reading FROM unanswered ORDER BY id DESC";
        let read = async {
            let rows = sqlx::query(select).fetch_all(&self.pool).await?;
            let asked = |row: &SqliteRow| {
                Ok(Unanswered {
                    asked_at: row.try_get(0)?,
                    question: row.try_get(1)?,
                    reading: row.try_get(2)?,
                })
            };
            rows.iter().map(asked).collect::<sqlx::Result<Vec<_>>>()
        };
        read.await.map_err(|error| self.error(error))
    }

    /// Forgets all reports and all questions without an answer; gives how many.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn forget_reports(&self) -> Result<u64, StoreError> {
        let forget = async {
            let mut transaction = self.pool.begin().await?;
            let reports = sqlx::query("DELETE FROM reports")
                .execute(&mut *transaction)
                .await?;
            let asked = sqlx::query("DELETE FROM unanswered")
                .execute(&mut *transaction)
                .await?;
            transaction.commit().await?;
            Ok(reports.rows_affected() + asked.rows_affected())
        };
        forget.await.map_err(|error| self.error(error))
    }
}
