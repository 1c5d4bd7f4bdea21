//! Lists of partnerships.

use std::sync::Arc;

use super::filter::PartnerFilter;
use super::sources::{COLUMNS, Seen, Source};
use super::{Columns, Result};
use crate::facts::{PartialDate, SinceBasis, Status};
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
        let query = statement(filter, order, limit);
        let rows = query
            .build()
            .fetch_all(&self.pool)
            .await
            .map_err(|error| self.error(error))?;
        let mut seen = Seen::default();
        let mut read = |row| {
            let mut columns = Columns::new(row);
            Ok(Partnership {
                cn: PlaceId(columns.number()?),
                partner: PlaceId(columns.number()?),
                since: columns.date()?,
                since_basis: columns.optional_code()?,
                status: columns.code()?,
                source: seen.read(&mut columns)?,
            })
        };
        rows.iter()
            .map(&mut read)
            .collect::<Result<_>>()
            .map_err(|error| self.error(error))
    }
}

/// The limit is set on the narrow rows, before any other table is looked at.
fn statement(filter: &PartnerFilter, order: Order, limit: Option<u32>) -> Builder {
    let mut query = Builder::new(format!(
        "SELECT p.cn_id, p.partner_id, p.since, p.since_basis, p.status, p.source_id, {COLUMNS}
         FROM (SELECT p.* FROM partnerships p"
    ));
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
    query.push(
        ") p JOIN places partner ON partner.id = p.partner_id
         JOIN places cn ON cn.id = p.cn_id
         JOIN sources s ON s.id = p.source_id",
    );
    let direction = if order == Order::Newest { " DESC" } else { "" };
    query.push(format!(
        " ORDER BY p.since IS NULL, p.since{direction}, partner.en, cn.en, p.id"
    ));
    query
}
