//! Numbers that sources report.

use std::sync::Arc;

use super::filter::{push_groups, push_places};
use super::sources::{COLUMNS, Seen, Source};
use super::{Columns, Result};
use crate::facts::{GroupKind, Metric, PartialDate, Unit};
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
        let mut query = Builder::new(format!(
            "SELECT f.metric, f.place_id, f.group_id, g.kind, f.value, f.unit, f.as_of, f.locator,
                    f.note, f.source_id, {COLUMNS}
             FROM figures f JOIN sources s ON s.id = f.source_id
             LEFT JOIN groups g ON g.id = f.group_id WHERE TRUE"
        ));
        push_where(&mut query, filter);
        query.push(" ORDER BY f.as_of IS NULL, f.as_of DESC, f.id");
        let rows = query
            .build()
            .fetch_all(&self.pool)
            .await
            .map_err(|error| self.error(error))?;
        let mut seen = Seen::default();
        let figures = rows
            .iter()
            .map(|row| figure(&mut Columns::new(row), &mut seen));
        figures
            .collect::<Result<_>>()
            .map_err(|error| self.error(error))
    }
}

fn figure(columns: &mut Columns<'_>, seen: &mut Seen) -> Result<Figure> {
    Ok(Figure {
        metric: columns.code()?,
        scope: scope(columns)?,
        value: columns.take()?,
        unit: columns.code()?,
        as_of: columns.date()?,
        locator: columns.take::<Option<&str>>()?.map(Arc::from),
        note: columns.take::<Option<&str>>()?.map(Arc::from),
        source: seen.read(columns)?,
    })
}

/// The schema sets either the place or the group.
fn scope(columns: &mut Columns<'_>) -> Result<Scope> {
    let place: Option<u32> = columns.take()?;
    let group: Option<u16> = columns.take()?;
    let kind: Option<GroupKind> = columns.optional_code()?;
    match (place, group) {
        (Some(id), _) => Ok(Scope::Place(PlaceId(id))),
        (None, Some(_)) if kind == Some(GroupKind::World) => Ok(Scope::World),
        (None, Some(id)) => Ok(Scope::Group(GroupId(id))),
        (None, None) => Err(sqlx::Error::Decode("a figure without a scope".into())),
    }
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
    query.push(" AND (f.place_id IN ");
    push_places(query, &places);
    query.push(" OR f.group_id IN ");
    push_groups(query, &groups);
    if filter.scopes.contains(&Scope::World) {
        query.push(" OR f.group_id IN (SELECT id FROM groups WHERE kind = 'world')");
    }
    query.push(")");
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
