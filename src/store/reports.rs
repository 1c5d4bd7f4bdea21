//! What people report as wrong, and questions that could not be answered.

use super::db::{self, Row, query, query_of};
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

/// How far somebody has looked: what comes later is not forgotten with the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    report: i64,
    unanswered: i64,
}

impl Store {
    /// Keeps a report.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn keep_report(&self, report: &Report) -> Result<(), StoreError> {
        let insert =
            "INSERT INTO reports (made_at, reading, what, contact) VALUES ($1, $2, $3, $4)";
        let tidy = "DELETE FROM reports WHERE id <= (SELECT max(id) FROM reports) - $1";
        let _turn = self.writing.lock().await;
        let keep = async {
            let mut transaction = self.pool.begin().await?;
            query(insert)
                .bind(report.made_at)
                .bind(&report.reading)
                .bind(&report.what)
                .bind(&report.contact)
                .execute(&mut transaction)
                .await?;
            query(tidy).bind(KEPT).execute(&mut transaction).await?;
            transaction.commit().await
        };
        keep.await.map_err(|error| self.error(error))
    }

    /// Keeps a question that could not be answered.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn keep_unanswered(&self, asked: &Unanswered) -> Result<(), StoreError> {
        let insert = "INSERT INTO unanswered (asked_at, question, reading) VALUES ($1, $2, $3)";
        let tidy = "DELETE FROM unanswered WHERE id <= (SELECT max(id) FROM unanswered) - $1";
        let _turn = self.writing.lock().await;
        let keep = async {
            let mut transaction = self.pool.begin().await?;
            query(insert)
                .bind(asked.asked_at)
                .bind(&asked.question)
                .bind(&asked.reading)
                .execute(&mut transaction)
                .await?;
            query(tidy).bind(KEPT).execute(&mut transaction).await?;
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
            let rows = query(select).fetch_all(&self.pool).await?;
            let report = |row: &Row| {
                Ok(Report {
                    made_at: row.get(0)?,
                    reading: row.get(1)?,
                    what: row.get(2)?,
                    contact: row.get(3)?,
                })
            };
            rows.iter().map(report).collect::<db::Result<Vec<_>>>()
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
            let rows = query(select).fetch_all(&self.pool).await?;
            let asked = |row: &Row| {
                Ok(Unanswered {
                    asked_at: row.get(0)?,
                    question: row.get(1)?,
                    reading: row.get(2)?,
                })
            };
            rows.iter().map(asked).collect::<db::Result<Vec<_>>>()
        };
        read.await.map_err(|error| self.error(error))
    }

    /// How far [`Store::reports`] and [`Store::unanswered`] reach at least, if they are asked for
    /// afterwards.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn newest_reports(&self) -> Result<Seen, StoreError> {
        let newest = async |table: &str| {
            let select = format!("SELECT coalesce(max(id), 0) FROM {table}");
            query_of(select).value(&self.pool).await
        };
        let read = async {
            Ok(Seen {
                report: newest("reports").await?,
                unanswered: newest("unanswered").await?,
            })
        };
        let read: db::Result<Seen> = read.await;
        read.map_err(|error| self.error(error))
    }

    /// Forgets the reports and the questions without an answer that somebody has `seen`; gives how
    /// many.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn forget_reports(&self, seen: Seen) -> Result<u64, StoreError> {
        let _turn = self.writing.lock().await;
        let forget = async {
            let mut transaction = self.pool.begin().await?;
            let reports = query("DELETE FROM reports WHERE id <= $1")
                .bind(seen.report)
                .execute(&mut transaction)
                .await?;
            let asked = query("DELETE FROM unanswered WHERE id <= $1")
                .bind(seen.unanswered)
                .execute(&mut transaction)
                .await?;
            transaction.commit().await?;
            Ok(reports + asked)
        };
        forget.await.map_err(|error| self.error(error))
    }
}
