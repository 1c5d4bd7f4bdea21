//! Lists of partnerships.

use std::collections::HashMap;
use std::sync::Arc;

use super::filter::PartnerFilter;
use super::sources::{COLUMNS, Source, SourceRow};
use super::{Columns, Result, date, parse};
use crate::facts::{PartialDate, SinceBasis, Status, Wanting};
use crate::places::PlaceId;
use crate::store::db::Builder;
use crate::store::{Store, StoreError};

/// A friendship tie with its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partnership {
    /// The Chinese place.
    pub cn: PlaceId,
    /// The foreign place.
    pub partner: PlaceId,
    /// When it was founded, if known.
    pub since: Option<PartialDate>,
    /// How sure `since` is; known exactly when `since` is.
    pub since_basis: Option<SinceBasis>,
    /// Whether it is alive.
    pub status: Status,
    /// Where this is written.
    pub source: Arc<Source>,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// By date, the undated last, then by English name.
    #[default]
    Listed,
    /// The oldest first; only dated ones.
    Oldest,
    /// The newest first; only dated ones.
    Newest,
}

impl Store {
    /// The partnerships that pass the filter; at most `limit`, if given. Equal dates stand in the
    /// order of the partners' English names.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn partnerships(
        &self,
        filter: &PartnerFilter,
        order: Order,
        limit: Option<u32>,
    ) -> std::result::Result<Vec<Partnership>, StoreError> {
        let mut query = statement(filter, order, limit);
        query.push(self.selected(order));
        let read = async {
            let row = query.build().fetch_one(&self.pool).await?;
            ties(&mut Columns::new(&row))
        };
        read.await.map_err(|error| self.error(error))
    }

    /// All partnerships that pass a filter with a time, as [`Store::partnerships`] gives them, and how
    /// many more may pass it, which are not dated closely enough.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn partnerships_of_a_time(
        &self,
        filter: &PartnerFilter,
    ) -> std::result::Result<(Vec<Partnership>, usize), StoreError> {
        let undated = PartnerFilter {
            years: Vec::new(),
            month: None,
            wanting: Some(Wanting::Date),
            ..filter.clone()
        };
        let mut query = statement(filter, Order::Listed, None);
        query.push(self.selected(Order::Listed));
        query.push(", (SELECT count(*) FROM partnerships p");
        undated.push_where(&mut query);
        query.push(")");
        let read = async {
            let row = query.build().fetch_one(&self.pool).await?;
            let mut columns = Columns::new(&row);
            let found = ties(&mut columns)?;
            let undated: i64 = columns.take()?;
            Ok((found, usize::try_from(undated).unwrap_or_default()))
        };
        read.await.map_err(|error| self.error(error))
    }

    /// The rows, and their sources once each, as two values: the way of a row from SQLite's thread to
    /// ours costs more than reading it.
    fn selected(&self, order: Order) -> String {
        let direction = if order == Order::Newest { " DESC" } else { "" };
        let rows = self.pool.json_rows(
            "p.cn_id, p.partner_id, p.since, p.since_basis, p.status, p.source_id",
            Some(&format!(
                "p.since IS NULL, p.since{direction}, partner.en, cn.en, p.id"
            )),
            "p JOIN places partner ON partner.id = p.partner_id JOIN places cn ON cn.id = p.cn_id",
        );
        let sources = self.pool.json_rows(
            &format!("s.id, {COLUMNS}"),
            None,
            "sources s WHERE s.id IN (SELECT source_id FROM p)",
        );
        format!(") SELECT {rows}, {sources}")
    }
}

/// The partnerships of a row that [`Store::selected`] asked for.
fn ties(columns: &mut Columns<'_>) -> Result<Vec<Partnership>> {
    let json = |error: serde_json::Error| sqlx::Error::Decode(error.into());
    let rows: Vec<TieRow<'_>> = serde_json::from_str(columns.take()?).map_err(json)?;
    let sources: Vec<SourceRow> = serde_json::from_str(columns.take()?).map_err(json)?;
    let sources = sources.into_iter().map(Source::from_row);
    let sources: HashMap<i64, Arc<Source>> = sources.collect::<Result<_>>()?;
    rows.into_iter().map(|row| tie(row, &sources)).collect()
}

/// Chinese and foreign place, date and how sure it is, status, source.
type TieRow<'r> = (u32, u32, Option<i64>, Option<&'r str>, &'r str, i64);

fn tie(row: TieRow<'_>, sources: &HashMap<i64, Arc<Source>>) -> Result<Partnership> {
    let (cn, partner, since, basis, status, source) = row;
    let source = sources.get(&source).cloned();
    Ok(Partnership {
        cn: PlaceId(cn),
        partner: PlaceId(partner),
        since: since.map(date).transpose()?,
        since_basis: basis.map(parse).transpose()?,
        status: parse(status)?,
        source: source.ok_or(sqlx::Error::RowNotFound)?,
    })
}

/// The limit is set on the narrow rows, before any other table is looked at.
fn statement(filter: &PartnerFilter, order: Order, limit: Option<u32>) -> Builder {
    let mut query = Builder::new("WITH p AS MATERIALIZED (SELECT p.* FROM partnerships p");
    filter.push_where(&mut query);
    if order != Order::Listed {
        query.push(" AND p.since IS NOT NULL");
    }
    if let Some(limit) = limit {
        query.push(match order {
            Order::Listed => " ORDER BY p.since IS NULL, p.since",
            Order::Oldest => " ORDER BY p.since",
            Order::Newest => " ORDER BY p.since DESC",
        });
        query.push(" LIMIT ").push_bind(limit);
    }
    query
}
