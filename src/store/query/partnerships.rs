//! Lists of partnerships.

use std::cmp::Ordering;
use std::sync::Arc;

use super::filter::PartnerFilter;
use super::sources::{GENERATION, Source, Sources};
use super::{Columns, Result, date, from_json, parse};
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
    /// By date, the undated last.
    #[default]
    Listed,
    /// The oldest first; only dated ones.
    Oldest,
    /// The newest first; only dated ones.
    Newest,
}

impl Store {
    /// The partnerships that pass the filter; at most `limit`, if given. Equal dates stand in the
    /// order of the places' numbers.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn partnerships(
        &self,
        filter: &PartnerFilter,
        order: Order,
        limit: Option<u32>,
    ) -> std::result::Result<Vec<Partnership>, StoreError> {
        let statement = || self.statement(filter, order, limit).build();
        let read = |columns: &mut Columns<'_>, sources: &Sources| ties(columns, sources, order);
        let found = self.with_sources(statement, read).await;
        found.map_err(|error| self.error(error))
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
        let statement = || {
            let mut query = self.statement(filter, Order::Listed, None);
            query.push(", (SELECT count(*) FROM partnerships p");
            undated.push_where(&mut query);
            query.push(")");
            query.build()
        };
        let read = |columns: &mut Columns<'_>, sources: &Sources| {
            let found = ties(columns, sources, Order::Listed)?;
            let undated: i64 = columns.take()?;
            Ok((found, usize::try_from(undated).unwrap_or_default()))
        };
        let found = self.with_sources(statement, read).await;
        found.map_err(|error| self.error(error))
    }

    fn statement(&self, filter: &PartnerFilter, order: Order, limit: Option<u32>) -> Builder {
        let mut query = Builder::new(format!("SELECT {GENERATION}, "));
        let columns = "p.cn_id, p.partner_id, p.since, p.since_basis, p.status, p.source_id";
        self.pool.push_rows(&mut query, columns, |query| {
            query.push("(SELECT p.* FROM partnerships p");
            filter.push_where(query);
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
            query.push(") p");
        });
        query
    }
}

impl Order {
    /// Dates in this order.
    #[must_use]
    pub fn compare(self, a: Option<PartialDate>, b: Option<PartialDate>) -> Ordering {
        let dated = a.is_none().cmp(&b.is_none());
        dated.then_with(|| match self {
            Self::Listed | Self::Oldest => a.cmp(&b),
            Self::Newest => b.cmp(&a),
        })
    }
}

/// The partnerships of the column that [`Store::statement`] asked for.
fn ties(columns: &mut Columns<'_>, sources: &Sources, order: Order) -> Result<Vec<Partnership>> {
    let rows: Vec<TieRow<'_>> = from_json(columns.take()?)?;
    let ties = rows.into_iter().map(|row| tie(row, sources));
    let mut ties: Vec<Partnership> = ties.collect::<Result<_>>()?;
    ties.sort_unstable_by(|a, b| {
        let dates = order.compare(a.since, b.since);
        dates.then_with(|| (a.cn, a.partner).cmp(&(b.cn, b.partner)))
    });
    Ok(ties)
}

/// Chinese and foreign place, date and how sure it is, status, source.
type TieRow<'r> = (u32, u32, Option<i64>, Option<&'r str>, &'r str, i64);

fn tie(row: TieRow<'_>, sources: &Sources) -> Result<Partnership> {
    let (cn, partner, since, basis, status, source) = row;
    Ok(Partnership {
        cn: PlaceId(cn),
        partner: PlaceId(partner),
        since: since.map(date).transpose()?,
        since_basis: basis.map(parse).transpose()?,
        status: parse(status)?,
        source: sources.get(source)?,
    })
}
