//! Rounds of the quiz and the answers that people gave, kept for a day, so that a round goes on after
//! a restart and on any process that shares the database.

use super::db::{self, Row, query};
use super::{Store, StoreError};
use crate::text::Lang;

/// How long a round is kept, in seconds.
const KEPT: i64 = 24 * 60 * 60;

/// How many rounds are kept; the oldest go first.
const MOST: i64 = 2_000;

/// A round of the quiz.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// The number of the interaction that began it.
    pub id: i64,
    /// When it began, in Unix seconds.
    pub made_at: i64,
    /// Who began it.
    pub starter: i64,
    /// Its language.
    pub lang: Lang,
    /// What stands over its questions.
    pub title: String,
    /// Its questions as JSON.
    pub questions: String,
    /// Which of them is open, from 0.
    pub at: i64,
}

/// How somebody did in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// Who.
    pub who: i64,
    /// How many answers were right.
    pub right: i64,
    /// How many answers were given.
    pub given: i64,
}

impl Store {
    /// Keeps a round for a day, and lets go of those that are older.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn keep_round(&self, round: &Round) -> Result<(), StoreError> {
        let insert = "INSERT INTO quiz_rounds (id, made_at, starter, lang, title, questions, at)
                      VALUES ($1, $2, $3, $4, $5, $6, $7)";
        // The answers to a round go with it.
        let tidy = "DELETE FROM quiz_rounds WHERE made_at < $1 OR id NOT IN
                    (SELECT id FROM quiz_rounds ORDER BY made_at DESC, id DESC LIMIT $2)";
        let _turn = self.writing.lock().await;
        let keep = async {
            let mut transaction = self.pool.begin().await?;
            query(insert)
                .bind(round.id)
                .bind(round.made_at)
                .bind(round.starter)
                .bind(round.lang.code())
                .bind(&round.title)
                .bind(&round.questions)
                .bind(round.at)
                .execute(&mut transaction)
                .await?;
            let tidy = query(tidy).bind(round.made_at - KEPT).bind(MOST);
            tidy.execute(&mut transaction).await?;
            transaction.commit().await
        };
        keep.await.map_err(|error| self.error(error))
    }

    /// A round; `None` if it is gone.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn round(&self, id: i64) -> Result<Option<Round>, StoreError> {
        let sql = "SELECT made_at, starter, lang, title, questions, at
                   FROM quiz_rounds WHERE id = $1";
        let read = async {
            let found = query(sql).bind(id).fetch_optional(&self.pool).await?;
            let round = |row: Row| {
                let zh = row.get::<String>(2)? == Lang::Zh.code();
                Ok(Round {
                    id,
                    made_at: row.get(0)?,
                    starter: row.get(1)?,
                    lang: if zh { Lang::Zh } else { Lang::En },
                    title: row.get(3)?,
                    questions: row.get(4)?,
                    at: row.get(5)?,
                })
            };
            found.map(round).transpose()
        };
        read.await.map_err(|error: sqlx::Error| self.error(error))
    }

    /// Keeps somebody's answer to the open question of a round. `false` if that person has answered
    /// it before, or another question is open: nothing is kept then.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn keep_quiz_answer(
        &self,
        (round, question): (i64, i64),
        who: i64,
        choice: i64,
        is_right: bool,
    ) -> Result<bool, StoreError> {
        let _turn = self.writing.lock().await;
        let kept = query(
            "INSERT INTO quiz_answers (round_id, question, who, choice, is_right)
             SELECT id, at, $1, $2, $3 FROM quiz_rounds WHERE id = $4 AND at = $5
             ON CONFLICT DO NOTHING",
        )
        .bind(who)
        .bind(choice)
        .bind(i64::from(is_right))
        .bind(round)
        .bind(question)
        .execute(&self.pool)
        .await;
        Ok(kept.map_err(|error| self.error(error))? == 1)
    }

    /// What somebody answered to a question, from 0.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn quiz_answer(
        &self,
        (round, question): (i64, i64),
        who: i64,
    ) -> Result<Option<i64>, StoreError> {
        let sql = "SELECT choice FROM quiz_answers
                   WHERE round_id = $1 AND question = $2 AND who = $3";
        let found = query(sql)
            .bind(round)
            .bind(question)
            .bind(who)
            .optional_value(&self.pool);
        found.await.map_err(|error| self.error(error))
    }

    /// Opens question `to` of a round, if `from` is the one that is open; says whether it was.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn move_round(&self, id: i64, from: i64, to: i64) -> Result<bool, StoreError> {
        let _turn = self.writing.lock().await;
        let moved = query("UPDATE quiz_rounds SET at = $1 WHERE id = $2 AND at = $3")
            .bind(to)
            .bind(id)
            .bind(from)
            .execute(&self.pool)
            .await;
        Ok(moved.map_err(|error| self.error(error))? == 1)
    }

    /// How everybody did who answered in a round, the best first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn quiz_scores(&self, id: i64) -> Result<Vec<Score>, StoreError> {
        let sql = "SELECT who, CAST(sum(is_right) AS BIGINT) AS points, count(*)
                   FROM quiz_answers WHERE round_id = $1
                   GROUP BY who ORDER BY points DESC, who";
        let read = async {
            let rows = query(sql).bind(id).fetch_all(&self.pool).await?;
            let score = |row: &Row| {
                Ok(Score {
                    who: row.get(0)?,
                    right: row.get(1)?,
                    given: row.get(2)?,
                })
            };
            rows.iter().map(score).collect::<db::Result<Vec<_>>>()
        };
        read.await.map_err(|error| self.error(error))
    }
}
