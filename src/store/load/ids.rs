//! Slugs of the data files → numbers of the store.

use std::collections::HashMap;

use super::write::Result;
use crate::facts::{Facts, Level, Place};
use crate::store::changes::next_id;
use crate::store::db::{Connection, query_of};

/// The numbers of all sources, places and groups, and what the rows of others need of places.
pub(super) struct Ids<'f> {
    sources: HashMap<&'f str, i64>,
    places: HashMap<&'f str, i64>,
    groups: HashMap<&'f str, i64>,
    facts: HashMap<&'f str, &'f Place>,
}

impl<'f> Ids<'f> {
    pub(super) async fn new(connection: &mut Connection, facts: &'f Facts) -> Result<Self> {
        let sources = facts
            .sources
            .iter()
            .map(|source| source.id.as_str())
            .collect();
        let places = facts.places.iter().map(|place| place.id.as_str()).collect();
        let groups = facts.groups.iter().map(|group| group.id.as_str()).collect();
        Ok(Self {
            sources: numbers(connection, "sources", sources).await?,
            places: numbers(connection, "places", places).await?,
            groups: numbers(connection, "groups", groups).await?,
            facts: facts
                .places
                .iter()
                .map(|place| (place.id.as_str(), place))
                .collect(),
        })
    }

    pub(super) fn source(&self, slug: &str) -> Option<i64> {
        self.sources.get(slug).copied()
    }

    pub(super) fn place(&self, slug: &str) -> Option<i64> {
        self.places.get(slug).copied()
    }

    pub(super) fn group(&self, slug: &str) -> Option<i64> {
        self.groups.get(slug).copied()
    }

    /// The country of a place, as its ISO code.
    pub(super) fn country(&self, slug: &str) -> Option<&'f str> {
        self.facts.get(slug).map(|place| place.country.as_str())
    }

    /// The province-level unit of China that a place is or lies in.
    pub(super) fn province(&self, slug: &str) -> Option<i64> {
        let mut place = *self.facts.get(slug)?;
        // China has four levels below the country, so a longer way up can only be a circle.
        for _ in 0..4 {
            if place.country == "CN" && matches!(place.level, Level::Province | Level::Municipality)
            {
                return self.place(&place.id);
            }
            place = *self.facts.get(place.parent.as_deref()?)?;
        }
        None
    }
}

/// Slugs that the table knows keep their numbers; new ones get the next, in their order.
async fn numbers<'f>(
    connection: &mut Connection,
    table: &str,
    slugs: Vec<&'f str>,
) -> Result<HashMap<&'f str, i64>> {
    let sql = format!("SELECT slug, id FROM {table}");
    let rows = query_of(sql).fetch_all(&mut *connection).await?;
    let mut known = HashMap::with_capacity(rows.len());
    for row in &rows {
        known.insert(row.get::<&str>(0)?, row.get::<i64>(1)?);
    }
    let mut last = next_id(&mut *connection, table).await? - 1;
    let number = |slug| {
        let id = known.get(slug).copied().unwrap_or_else(|| {
            last += 1;
            last
        });
        (slug, id)
    };
    Ok(slugs.into_iter().map(number).collect())
}
