//! Numbers that sources report.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::sync::Arc;

use super::filter::{Alternatives, push_groups, push_places};
use super::sources::{GENERATION, Source, Sources};
use super::{Columns, Result, date, from_json, parse};
use crate::facts::{Counts, Metric, PartialDate, Unit};
use crate::places::{GroupId, PlaceId, Scope};
use crate::store::db::Builder;
use crate::store::{Store, StoreError};

/// Figures that pass every condition; an empty condition lets all pass.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct FigureFilter {
    /// About one of these.
    pub scopes: Vec<Scope>,
    /// Of one of these metrics.
    pub metrics: Vec<Metric>,
}

/// A reported number with its source.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What is counted.
    pub metric: Metric,
    /// What it is about.
    pub scope: Scope,
    /// The number.
    pub value: f64,
    /// The unit of `value`.
    pub unit: Unit,
    /// The date of the number, if known.
    pub as_of: Option<PartialDate>,
    /// Page or section in the source.
    pub locator: Option<Arc<str>>,
    /// What a reader must know about it.
    pub note: Option<Arc<str>>,
    /// How much it counts.
    pub counts: Counts,
    /// Who says so.
    pub source: Arc<Source>,
}

impl Store {
    /// The figures that pass the filter, the newest first and the undated last; those of one date
    /// in the order of the data file.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn figures(
        &self,
        filter: &FigureFilter,
    ) -> std::result::Result<Vec<Figure>, StoreError> {
        let statement = || {
            let mut query = Builder::new(format!("SELECT {GENERATION}, "));
            self.pool.push_rows(&mut query, COLUMNS, |query| {
                query.push("figures f LEFT JOIN groups g ON g.id = f.group_id WHERE TRUE");
                push_where(query, filter);
            });
            query.build()
        };
        let found = self.with_sources(statement, figures).await;
        found.map_err(|error| self.error(error))
    }
}

/// Columns of [`FigureRow`]. The world is told from other groups by its kind.
const COLUMNS: &str = "
    f.id, f.metric, f.place_id, CASE WHEN g.kind <> 'world' THEN g.id END, f.value, f.unit, f.as_of,
    f.locator, f.note, f.counts, f.source_id";

/// Number, metric, place, group, value, unit, date, page or section, note, how much it counts, source.
/// A figure of the world has neither place nor group. JSON has room for the 15 digits that a number may
/// be given with.
type FigureRow<'r> = (
    i64,
    Cow<'r, str>,
    Option<u32>,
    Option<u16>,
    f64,
    Cow<'r, str>,
    Option<i64>,
    Option<String>,
    Option<String>,
    Cow<'r, str>,
    i64,
);

fn figures(columns: &mut Columns<'_>, sources: &Sources) -> Result<Vec<Figure>> {
    let mut rows: Vec<FigureRow<'_>> = from_json(columns.take()?)?;
    rows.sort_unstable_by_key(|row| (Reverse(row.6), row.0));
    rows.into_iter().map(|row| figure(row, sources)).collect()
}

fn figure(row: FigureRow<'_>, sources: &Sources) -> Result<Figure> {
    let (_, metric, place, group, value, unit, as_of, locator, note, counts, source) = row;
    let place = place.map(|id| Scope::Place(PlaceId(id)));
    let group = group.map(|id| Scope::Group(GroupId(id)));
    Ok(Figure {
        metric: parse(&metric)?,
        scope: place.or(group).unwrap_or(Scope::World),
        value,
        unit: parse(&unit)?,
        as_of: as_of.map(date).transpose()?,
        locator: locator.map(Arc::from),
        note: note.map(Arc::from),
        counts: parse(&counts)?,
        source: sources.get(source)?,
    })
}

fn push_where(query: &mut Builder, filter: &FigureFilter) {
    if !filter.metrics.is_empty() {
        query.push(" AND f.metric IN (");
        let mut list = query.separated(", ");
        for metric in &filter.metrics {
            list.push_bind(metric.code());
        }
        query.push(")");
    }
    if filter.scopes.is_empty() {
        return;
    }
    let (places, groups) = places_and_groups(&filter.scopes);
    let mut scopes = Alternatives::new(query, " AND (");
    if !places.is_empty() {
        push_places(scopes.next("f.place_id IN "), &places);
    }
    if !groups.is_empty() {
        push_groups(scopes.next("f.group_id IN "), &groups);
    }
    if filter.scopes.contains(&Scope::World) {
        scopes.next("f.group_id IN (SELECT id FROM groups WHERE kind = 'world')");
    }
    scopes.end();
}

/// The world is neither.
fn places_and_groups(scopes: &[Scope]) -> (Vec<PlaceId>, Vec<GroupId>) {
    let (mut places, mut groups) = (Vec::new(), Vec::new());
    for scope in scopes {
        match scope {
            Scope::World => {}
            Scope::Place(id) => places.push(*id),
            Scope::Group(id) => groups.push(*id),
        }
    }
    (places, groups)
}
