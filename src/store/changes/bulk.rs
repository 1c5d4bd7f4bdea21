//! Many new partnerships with few statements, for imports of a million rows.

use futures::TryStreamExt;

use super::{ChangeError, Changing};
use crate::facts::{Kind, PartialDate, Partnership, Row, SinceBasis, Status};
use crate::places::PlaceId;
use crate::store::db::{self, Builder, query};
use crate::store::query::Columns;

/// Rows in one statement; see SQLite's limit of 32,766 values.
const CHUNK: usize = 200;

/// A partnership that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Existing {
    /// The Chinese place.
    pub cn: PlaceId,
    /// The foreign place.
    pub partner: PlaceId,
    /// The row's number.
    pub id: i64,
    /// When it was founded, if known.
    pub since: Option<PartialDate>,
    /// Whether it is alive.
    pub status: Status,
}

/// A new partnership with the numbers of what it refers to. The caller has seen to it that the
/// first place is Chinese, the second is not, and there is no such pair yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The Chinese place.
    pub cn: PlaceId,
    /// The province-level unit that it is or lies in.
    pub province: PlaceId,
    /// The foreign place.
    pub partner: PlaceId,
    /// The ISO code of the foreign place's country.
    pub country: std::sync::Arc<str>,
    /// The number of the source.
    pub source: i64,
    /// The row.
    pub row: Partnership,
}

impl Changing<'_> {
    /// Hands every partnership to `each`.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn existing_ties(
        &mut self,
        mut each: impl FnMut(Existing),
    ) -> Result<(), ChangeError> {
        let read = async {
            let sql = "SELECT cn_id, partner_id, id, since, status FROM partnerships";
            let mut rows = query(sql).fetch(&mut self.transaction);
            while let Some(row) = rows.try_next().await? {
                let mut c = Columns::new(&row);
                each(Existing {
                    cn: PlaceId(c.number()?),
                    partner: PlaceId(c.number()?),
                    id: c.take()?,
                    since: c.date()?,
                    status: c.code()?,
                });
            }
            Ok(())
        };
        read.await.map_err(|error| self.store.error(error).into())
    }

    /// The keys of all partnerships that a person has ever retired.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn retired_ties(&mut self) -> Result<Vec<String>, ChangeError> {
        let sql = "SELECT DISTINCT key FROM changes
                   WHERE kind = 'partnership' AND action = 'retire'";
        let keys = query(sql).values(&mut self.transaction);
        Ok(keys.await.map_err(|error| self.store.error(error))?)
    }

    /// The ids of all sources with their numbers.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn sources(&mut self) -> Result<Vec<(String, i64)>, ChangeError> {
        let read = async {
            let sources = query("SELECT slug, id FROM sources");
            let sources = sources.fetch_all(&mut self.transaction).await?;
            let pair = |row: &db::Row| Ok((row.get(0)?, row.get(1)?));
            sources.iter().map(pair).collect::<db::Result<_>>()
        };
        read.await.map_err(|error| self.store.error(error).into())
    }

    /// The number that the first of the next partnerships will have.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn next_tie(&mut self) -> Result<i64, ChangeError> {
        self.peek_id(Kind::Partnership).await
    }

    /// More memory for the pages of a long transaction, until the connection ends.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn expect_many(&mut self) -> Result<(), ChangeError> {
        let set = self.transaction.expect_many().await;
        Ok(set.map_err(|error| self.store.error(error))?)
    }

    /// Adds partnerships, each with its change.
    ///
    /// # Errors
    /// When the database refuses one.
    pub async fn add_ties(&mut self, ties: &[Tie]) -> Result<(), ChangeError> {
        let many = i64::try_from(ties.len()).unwrap_or(i64::MAX);
        let first = self.next_ids(Kind::Partnership, many).await?;
        let numbered: Vec<(i64, &Tie)> = (first..).zip(ties).collect();
        for chunk in numbered.chunks(CHUNK) {
            let written = async {
                insert_rows(chunk)
                    .build()
                    .execute(&mut self.transaction)
                    .await?;
                let changes = self.changes_of(chunk);
                changes.build().execute(&mut self.transaction).await
            };
            let written = written.await.map(|_| ());
            written.map_err(|error| self.store.error(error))?;
        }
        Ok(())
    }

    fn changes_of(&self, ties: &[(i64, &Tie)]) -> Builder {
        let mut query = Builder::new(
            "INSERT INTO changes (made_at, who, why, action, kind, row_id, key, after, import_id) ",
        );
        query.push_values(ties, |values, (id, tie)| {
            let row = Row::Partnership(tie.row.clone());
            values
                .push_bind(self.origin.at)
                .push_bind(self.origin.who.clone())
                .push_bind(self.origin.why.clone())
                .push("'add', 'partnership'")
                .push_bind(*id)
                .push_bind(row.key())
                .push_bind(row.to_json())
                .push_bind(self.import);
        });
        query
    }
}

fn insert_rows(ties: &[(i64, &Tie)]) -> Builder {
    let mut query = Builder::new(
        "INSERT INTO partnerships (id, cn_id, province_id, partner_id, country, since, since_basis,
                                   status, source_id) ",
    );
    query.push_values(ties, |values, (id, tie)| {
        values
            .push_bind(*id)
            .push_bind(i64::from(tie.cn.0))
            .push_bind(i64::from(tie.province.0))
            .push_bind(i64::from(tie.partner.0))
            .push_bind(tie.country.to_string())
            .push_bind(tie.row.since.map(PartialDate::packed))
            .push_bind(tie.row.since_basis.map(SinceBasis::code))
            .push_bind(tie.row.status.code())
            .push_bind(tie.source);
    });
    query
}
