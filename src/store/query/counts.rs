//! What is counted from the rows.

use std::cmp::Reverse;

use serde::de::DeserializeOwned;

use super::filter::PartnerFilter;
use super::{Columns, Result, from_json};
use crate::places::PlaceId;
use crate::store::db::Builder;
use crate::store::{Store, StoreError};

/// What a count counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counted {
    /// Partnerships.
    Pairs,
    /// Partnerships without a date.
    Undated,
    /// Foreign countries with at least one of the partnerships.
    Countries,
    /// Foreign places of any level.
    ForeignPlaces,
    /// Foreign states, provinces, prefectures, regions and the like: all but cities, counties and
    /// districts.
    ForeignProvinces,
    /// Chinese places of any level.
    ChinesePlaces,
    /// Province-level units of China, by themselves or by a unit below them.
    Provinces,
}

/// By what partnerships are tallied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// The country of the partner.
    Country,
    /// The province-level unit of China that the Chinese place is or lies in.
    Province,
    /// The Chinese place itself.
    ChinesePlace,
    /// The foreign place.
    ForeignPlace,
}

impl Store {
    /// How many of `counted` the partnerships that pass the filter have.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn count(
        &self,
        filter: &PartnerFilter,
        counted: Counted,
    ) -> std::result::Result<u32, StoreError> {
        let (what, join) = match counted {
            Counted::Pairs => ("count(*)", ""),
            Counted::Undated => ("count(*) - count(p.since)", ""),
            Counted::Countries => ("count(DISTINCT p.country)", ""),
            Counted::ForeignPlaces => ("count(DISTINCT p.partner_id)", ""),
            Counted::ForeignProvinces => (
                "count(DISTINCT p.partner_id)",
                " JOIN places a ON a.id = p.partner_id
                  AND a.level NOT IN ('city', 'county', 'district')",
            ),
            Counted::ChinesePlaces => ("count(DISTINCT p.cn_id)", ""),
            Counted::Provinces => ("count(DISTINCT p.province_id)", ""),
        };
        let mut query = Builder::new(format!("SELECT {what} FROM partnerships p{join}"));
        filter.push_where(&mut query);
        let row = query
            .build()
            .fetch_one(&self.pool)
            .await
            .map_err(|error| self.error(error))?;
        Columns::new(&row)
            .number()
            .map_err(|error| self.error(error))
    }

    /// The number of partnerships that pass the filter for each country, province or place that
    /// has any, the highest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn tally(
        &self,
        filter: &PartnerFilter,
        by: By,
    ) -> std::result::Result<Vec<(PlaceId, u32)>, StoreError> {
        let (id, column, join) = match by {
            By::Country => ("c.id", "p.country", " JOIN places c ON c.iso = t.of"),
            By::Province => ("t.of", "p.province_id", ""),
            By::ChinesePlace => ("t.of", "p.cn_id", ""),
            By::ForeignPlace => ("t.of", "p.partner_id", ""),
        };
        let from = |query: &mut Builder| {
            query.push(format!(
                "(SELECT {column} AS of, count(*) AS pairs FROM partnerships p"
            ));
            filter.push_where(query);
            query.push(format!(" GROUP BY {column}) t{join}"));
        };
        let columns = format!("{id}, t.pairs");
        let tally = self.tallied(&columns, from);
        let mut tally: Vec<(u32, u32)> = tally.await.map_err(|error| self.error(error))?;
        tally.sort_unstable_by_key(|(id, pairs)| (Reverse(*pairs), *id));
        Ok(tally
            .into_iter()
            .map(|(id, pairs)| (PlaceId(id), pairs))
            .collect())
    }

    /// The number of partnerships that pass the filter for each year in which any was founded, in
    /// the order of time; the undated stand last under `None`.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn tally_by_year(
        &self,
        filter: &PartnerFilter,
    ) -> std::result::Result<Vec<(Option<u16>, u32)>, StoreError> {
        // Dates are counted first, in the order of their index: years have none.
        let from = |query: &mut Builder| {
            query.push(
                "(SELECT t.since / 10000 AS year, CAST(sum(t.pairs) AS BIGINT) AS pairs
                  FROM (SELECT p.since, count(*) AS pairs FROM partnerships p",
            );
            filter.push_where(query);
            query.push(" GROUP BY p.since) t GROUP BY t.since / 10000) y");
        };
        let tally = self.tallied("y.year, y.pairs", from);
        let mut tally: Vec<(Option<u16>, u32)> = tally.await.map_err(|error| self.error(error))?;
        tally.sort_unstable_by_key(|(year, _)| (year.is_none(), *year));
        Ok(tally)
    }

    async fn tallied<Row: DeserializeOwned>(
        &self,
        columns: &str,
        from: impl FnOnce(&mut Builder),
    ) -> Result<Vec<Row>> {
        let mut query = Builder::new("SELECT ");
        self.pool.push_rows(&mut query, columns, from);
        let rows: String = query.build().value(&self.pool).await?;
        from_json(&rows)
    }
}
