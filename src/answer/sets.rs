//! Answers that list countries, places or units: where partners are, what is shared, what is
//! missing.

use std::collections::{HashMap, HashSet};

use super::directory::Directory;
use super::draft::{Draft, count};
use super::engine::{AnswerError, Context};
use super::figures::{leading, only, reported_each, undated};
use super::ranking::{SIX, continents};
use super::types::{Answer, Basis, Kind, NameRow, Note, Rows};
use crate::facts::{Metric, Status, Unit};
use crate::places::{Place, PlaceId, Scope};
use crate::question::{Common, CommonBy, Comparison, Filter, Missing, Query, Ranked};
use crate::store::query::{By, Figure, FigureFilter, PartnerFilter};

/// The countries in which partners are found, those with most of them first.
pub(super) async fn places(
    context: &Context<'_>,
    query: &Query,
    filter: &Filter,
) -> Result<Answer, AnswerError> {
    let asked = PartnerFilter {
        status: Some(Status::Active),
        ..context.directory.filter(filter)
    };
    let tally = context.store.tally(&asked, By::Country).await?;
    let mut draft = Draft::new(context.directory, context.lang, Kind::Places, query);
    draft.answer.rows = Rows::Names(tallied(context, &tally));
    draft.value(count(tally.len()), Unit::Countries, None);
    Ok(draft.finish())
}

/// Names with a counted number of pairs, the greatest first, equals by their names.
fn tallied(context: &Context<'_>, tally: &[(PlaceId, u32)]) -> Vec<NameRow> {
    let mut tally: Vec<(NameRow, u32)> = tally
        .iter()
        .map(|(id, pairs)| (named(context, *id), *pairs))
        .collect();
    tally.sort_by(|(a, x), (b, y)| y.cmp(x).then_with(|| a.name.cmp(&b.name)));
    let rows = tally.into_iter().map(|(row, pairs)| NameRow {
        value: Some(f64::from(pairs)),
        unit: Some(Unit::Pairs),
        basis: Some(Basis::Counted),
        ..row
    });
    rows.collect()
}

/// A row with nothing but a name.
pub(super) fn named(context: &Context<'_>, id: PlaceId) -> NameRow {
    let gazetteer = &context.directory.gazetteer;
    let foreign = gazetteer
        .place(id)
        .filter(|place| !place.is_chinese() && place.level != crate::facts::Level::Country);
    let country = foreign.and_then(|place| gazetteer.country(&place.iso));
    NameRow {
        rank: None,
        scope: Some(Scope::Place(id)),
        name: gazetteer.names(Scope::Place(id)),
        country: country.map(|country| country.names.clone()),
        value: None,
        unit: None,
        as_of: None,
        basis: None,
    }
}

/// What the partners of several places, all Chinese or all foreign, have in common, and those of others
/// have not.
pub(super) async fn common(
    context: &Context<'_>,
    query: &Query,
    asked: &Common,
) -> Result<Answer, AnswerError> {
    let mut of = Vec::with_capacity(asked.of.len());
    for place in &asked.of {
        of.push(partners_of(context, *place).await?);
    }
    let mut without = Vec::with_capacity(asked.without.len());
    for place in &asked.without {
        without.push(partners_of(context, *place).await?);
    }
    let gazetteer = &context.directory.gazetteer;
    // Two may share a country without sharing a partner there.
    let shared = |by: CommonBy| -> Vec<NameRow> {
        let each = |partners: &HashSet<PlaceId>| units_of(context, partners, by);
        let all = of.iter().map(each);
        let shared = all.reduce(|a, b| a.intersection(&b).copied().collect());
        let others: HashSet<PlaceId> = without.iter().flat_map(each).collect();
        let left = shared.unwrap_or_default();
        let within = |id: &PlaceId| {
            let mut within = asked.within.iter();
            within.any(|scope| *scope == Scope::Place(*id) || gazetteer.contains(*scope, *id))
        };
        let left = left.into_iter().filter(|id| !others.contains(id));
        let left = left.filter(|id| asked.within.is_empty() || within(id));
        let mut rows: Vec<NameRow> = left.map(|id| named(context, id)).collect();
        rows.sort_by(|a, b| a.name.cmp(&b.name));
        rows
    };
    let mut draft = Draft::new(context.directory, context.lang, Kind::Common, query);
    if asked.by == CommonBy::Places && without.is_empty() {
        let countries = shared(CommonBy::Countries);
        if !countries.is_empty() {
            let names = countries.into_iter().map(|row| row.name).collect();
            draft.answer.notes.push(Note::SharedCountries(names));
        }
    }
    let rows = shared(asked.by);
    let unit = match asked.by {
        CommonBy::Places | CommonBy::Provinces => Unit::Units,
        CommonBy::Countries => Unit::Countries,
    };
    draft.value(count(rows.len()), unit, None);
    draft.answer.rows = Rows::Names(rows);
    Ok(draft.finish())
}

/// The places that a Chinese or foreign place is paired with.
async fn partners_of(
    context: &Context<'_>,
    place: PlaceId,
) -> Result<HashSet<PlaceId>, AnswerError> {
    let gazetteer = &context.directory.gazetteer;
    let chinese = gazetteer.place(place).is_some_and(Place::is_chinese);
    let asked = PartnerFilter {
        status: Some(Status::Active),
        ..context
            .directory
            .filter(&only(context, Scope::Place(place)))
    };
    let by = if chinese {
        By::ForeignPlace
    } else {
        By::ChinesePlace
    };
    let tally = context.store.tally(&asked, by).await?;
    Ok(tally.into_iter().map(|(place, _)| place).collect())
}

/// Places themselves, or the countries or provinces that they are in.
fn units_of(context: &Context<'_>, places: &HashSet<PlaceId>, by: CommonBy) -> HashSet<PlaceId> {
    let gazetteer = &context.directory.gazetteer;
    let unit = |id: &PlaceId| match by {
        CommonBy::Places => Some(*id),
        CommonBy::Countries => gazetteer
            .place(*id)
            .filter(|place| !place.is_chinese())
            .and_then(|place| gazetteer.country(&place.iso))
            .map(|country| country.id),
        CommonBy::Provinces => gazetteer.province_of(*id).map(|province| province.id),
    };
    places.iter().filter_map(unit).collect()
}

/// Units that have no partner in a scope, or just so many.
pub(super) async fn missing(
    context: &Context<'_>,
    query: &Query,
    asked: &Missing,
) -> Result<Answer, AnswerError> {
    let directory = context.directory;
    let filter = PartnerFilter {
        status: Some(Status::Active),
        ..directory.filter(&asked.ties())
    };
    if asked.units == Ranked::Continents {
        return missing_continents(context, query, asked, &filter).await;
    }
    let (by, unit, units) = units(directory, asked);
    let all: Vec<PlaceId> = units.iter().map(|unit| unit.id).collect();
    let tally: HashMap<PlaceId, u32> = context
        .store
        .tally(&filter, by)
        .await?
        .into_iter()
        .collect();
    let lacking = units
        .into_iter()
        .map(|unit| (unit.id, tally.get(&unit.id).copied().unwrap_or(0)))
        .filter(|(_, pairs)| asked.holds(*pairs));
    let lacking: Vec<(PlaceId, u32)> = lacking.collect();
    let rows = if asked.how == Comparison::Exactly {
        lacking.iter().map(|(id, _)| named(context, *id)).collect()
    } else {
        // Their numbers differ, and are shown.
        tallied(context, &lacking)
    };
    let mut draft = Draft::new(directory, context.lang, Kind::Missing, query);
    draft.value(count(rows.len()), unit, None);
    draft.answer.rows = Rows::Names(rows);
    if !asked.at.is_unbounded() && asked.within.is_empty() && asked.of.is_empty() {
        let units: Vec<Scope> = all.iter().copied().map(Scope::Place).collect();
        let reported = reported_units(context, &mut draft, asked, units).await?;
        if !reported.is_empty() {
            // Of a date the sources tell; the rows known here need not have one.
            draft.value(count(reported.len()), unit, asked.at.to);
            draft.answer.beside = std::mem::replace(&mut draft.answer.rows, reported);
            return Ok(draft.finish());
        }
    }
    if asked.pairs > 0 {
        draft.answer.notes.push(Note::RowsOnly);
    }
    if !asked.since.is_unbounded() {
        undated(context, &mut draft, &asked.ties()).await?;
    }
    let single = asked.pairs == 1 && asked.how == Comparison::Exactly && asked.since.is_unbounded();
    if asked.units == Ranked::Countries && single && asked.within.is_empty() {
        reported_single(context, &mut draft).await?;
    }
    let dated = !asked.at.is_unbounded() || !asked.since.is_unbounded();
    if asked.how != Comparison::Exactly && asked.within.is_empty() && !dated {
        let units: Vec<Scope> = all.into_iter().map(Scope::Place).collect();
        draft.answer.beside = reported_units(context, &mut draft, asked, units).await?;
    }
    Ok(draft.finish())
}

/// Units of which the newest report says that they have so many pairs, the most first: more may be
/// reported than there are rows.
async fn reported_units(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    asked: &Missing,
    units: Vec<Scope>,
) -> Result<Rows, AnswerError> {
    let mut of_each = reported_each(context, &units).await?;
    if !asked.at.is_unbounded() {
        let of_then = |figure: &Figure| figure.as_of.is_some_and(|date| asked.at.contains(date));
        for figures in &mut of_each {
            figures.retain(of_then);
        }
    }
    let newest = of_each.iter().filter_map(|figures| leading(figures));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "numbers of pairs are small"
    )]
    let holds = |figure: &&Figure| asked.holds(figure.value as u32);
    let mut holding: Vec<&Figure> = newest.filter(holds).collect();
    holding.sort_by(|a, b| b.value.total_cmp(&a.value).then(a.scope.cmp(&b.scope)));
    let rows = holding.into_iter().map(|figure| NameRow {
        scope: Some(figure.scope),
        name: context.directory.gazetteer.names(figure.scope),
        rank: None,
        country: None,
        value: Some(figure.value),
        unit: Some(figure.unit),
        as_of: figure.as_of,
        basis: Some(Basis::Reported(
            draft.cite(&figure.source, figure.locator.as_deref()),
        )),
    });
    Ok(Rows::Names(rows.collect()))
}

/// The units that are asked about, how their ties are counted, and what they are counted as.
fn units<'a>(directory: &'a Directory, asked: &Missing) -> (By, Unit, Vec<&'a Place>) {
    let (by, unit, mut units) = match asked.units {
        Ranked::Provinces => (By::Province, Unit::Units, directory.provinces()),
        Ranked::Cities => (By::ChinesePlace, Unit::Cities, directory.cities()),
        _ => {
            let countries = directory.countries(&asked.within);
            (By::Country, Unit::Countries, countries)
        }
    };
    match asked.of.as_slice() {
        _ if asked.units == Ranked::Countries => {}
        [] => {}
        [one] => units.retain(|unit| directory.gazetteer.contains(Scope::Place(*one), unit.id)),
        several => units.retain(|unit| several.contains(&unit.id)),
    }
    let left_out = |id| {
        let mut except = asked.except.iter();
        except.any(|scope| *scope == Scope::Place(id) || directory.gazetteer.contains(*scope, id))
    };
    units.retain(|unit| !left_out(unit.id));
    (by, unit, units)
}

/// The continents that have no partner, or just so many pairs.
async fn missing_continents(
    context: &Context<'_>,
    query: &Query,
    asked: &Missing,
    filter: &PartnerFilter,
) -> Result<Answer, AnswerError> {
    let continents = continents(context, filter, &SIX).await?.into_iter();
    let lacking = continents.filter(|(_, pairs)| asked.holds(*pairs));
    let rows: Vec<NameRow> = lacking.map(|(row, _)| row).collect();
    let mut draft = Draft::new(context.directory, context.lang, Kind::Missing, query);
    draft.value(count(rows.len()), Unit::Units, None);
    draft.answer.rows = Rows::Names(rows);
    Ok(draft.finish())
}

/// What a source reports of countries with one pair.
async fn reported_single(context: &Context<'_>, draft: &mut Draft<'_>) -> Result<(), AnswerError> {
    let Some(group) = context
        .directory
        .gazetteer
        .group_by_slug("one-pair-countries")
    else {
        return Ok(());
    };
    let filter = FigureFilter {
        scopes: vec![Scope::Group(group.id)],
        metrics: vec![Metric::CountriesInScope],
    };
    let figures = context.store.figures(&filter).await?;
    draft.answer.beside = Rows::Figures(draft.figures(&figures));
    Ok(())
}
