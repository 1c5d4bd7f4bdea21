//! Rankings, and the lists of countries and provinces that a source ranks itself.

use super::draft::Draft;
use super::engine::{AnswerError, Context};
use super::figures::undated;
use super::sets::named;
use super::types::{Answer, Basis, Kind, NameRow, Note, Rows};
use crate::facts::{DateRange, Metric, PartialDate, Status, Unit};
use crate::places::{Names, PlaceId, Scope};
use crate::question::{Filter, Query, Ranked, Ranking, Span};
use crate::store::query::{By, Figure, FigureFilter, PartnerFilter};

/// So many rows are shown where no number was asked for.
const USUAL: usize = 10;

/// A list that a source gives as the head, and perhaps the tail, of a ranking. Other sources
/// report single places, from which no ranking may be made.
struct League {
    source: &'static str,
    of: Ranked,
    /// So many from the top are given.
    top: usize,
    /// So many from the bottom are given.
    bottom: usize,
}

/// Yang Yi 2015: the ten countries with the most pairs (pp. 72-73), and the three provinces with
/// the most and the three with the fewest (p. 73).
const LEAGUES: [League; 2] = [
    League {
        source: "yang-2015",
        of: Ranked::Countries,
        top: 10,
        bottom: 0,
    },
    League {
        source: "yang-2015",
        of: Ranked::Provinces,
        top: 3,
        bottom: 3,
    },
];

/// Units in order of their pairs: as a source lists them where one does, and as counted.
pub(super) async fn ranking(
    context: &Context<'_>,
    query: &Query,
    asked: &Ranking,
) -> Result<Answer, AnswerError> {
    let mut draft = Draft::new(context.directory, context.lang, Kind::Ranking, query);
    let wanted = asked
        .top
        .map_or(USUAL, |(Span::First(n) | Span::Nth(n))| n.into());
    // Of a date those count that there were by then.
    let mut filter = asked.filter.clone();
    filter.since.to = filter.since.to.or(asked.at.to);
    let counted = counted(context, asked, &filter).await?;
    let league = if asked.filter.only_scope() == Some(Scope::World) {
        league(context, &mut draft, asked, wanted).await?
    } else {
        Vec::new()
    };
    if asked.at.to.is_some() && league.is_empty() {
        undated(context, &mut draft, &filter).await?;
    }
    let tied = more_tied(&counted, wanted);
    let known = counted.len();
    let counted = match asked.whose {
        Some(whose) => around(counted, whose),
        None => counted.into_iter().take(wanted).collect(),
    };
    let whose_is_listed = asked.whose.is_none_or(|whose| has(&league, whose));
    if league.is_empty() || !whose_is_listed {
        draft.answer.rows = Rows::Names(counted);
        draft.answer.notes.push(Note::RowsOnly);
        draft
            .answer
            .notes
            .extend(tied.filter(|_| asked.whose.is_none()));
    } else {
        draft.answer.as_of = league.first().and_then(|row| row.as_of);
        draft.answer.rows = Rows::Names(league);
        draft.answer.beside = Rows::Names(counted);
    }
    // Where no number was asked for, the usual one says nothing of how many there are.
    let more = known.saturating_sub(draft.answer.rows.len());
    if asked.top.is_none() && asked.whose.is_none() && more > 0 {
        let of = asked.of;
        draft.answer.notes.insert(0, Note::MoreRanked { of, more });
    }
    if let Some(Span::Nth(_)) = asked.top {
        only_place(&mut draft.answer.rows, wanted);
        only_place(&mut draft.answer.beside, wanted);
    }
    if let Rows::Names(rows) = &draft.answer.rows {
        let row = match (asked.whose, asked.top) {
            (Some(whose), _) => rows.iter().find(|row| row.scope == Some(whose)),
            (None, Some(Span::Nth(_))) => rows.first(),
            (None, _) => None,
        };
        let (value, unit) = row.map_or((None, None), |row| (row.value, row.unit));
        (draft.answer.value, draft.answer.unit) = (value, unit);
    }
    Ok(draft.finish())
}

/// Leaves those that share the place.
fn only_place(rows: &mut Rows, place: usize) {
    if let Rows::Names(rows) = rows {
        let rank = place.checked_sub(1).and_then(|at| rows.get(at)?.rank);
        rows.retain(|row| rank.is_some() && row.rank == rank);
    }
}

/// Those behind the first `wanted` that have as many pairs as the last of them.
fn more_tied(rows: &[NameRow], wanted: usize) -> Option<Note> {
    let pairs = rows.get(wanted.checked_sub(1)?)?.value?;
    let others = rows.iter().skip(wanted);
    let more = others.take_while(|row| row.value == Some(pairs)).count();
    (more > 0).then_some(Note::MoreTied { more, pairs })
}

fn has(rows: &[NameRow], scope: Scope) -> bool {
    rows.iter().any(|row| row.scope == Some(scope))
}

/// The row of one and the three before and after it.
fn around(rows: Vec<NameRow>, whose: Scope) -> Vec<NameRow> {
    let Some(at) = rows.iter().position(|row| row.scope == Some(whose)) else {
        return Vec::new();
    };
    rows.into_iter()
        .skip(at.saturating_sub(3))
        .take(7)
        .collect()
}

/// All units that are ranked, by the count of the store's rows that pass the filter; ranks are shared
/// by equals.
async fn counted(
    context: &Context<'_>,
    asked: &Ranking,
    filter: &Filter,
) -> Result<Vec<NameRow>, AnswerError> {
    let filter = PartnerFilter {
        status: Some(Status::Active),
        ..context.directory.filter(filter)
    };
    let mut tally: Vec<(NameRow, u32)> = match asked.of {
        Ranked::Years => {
            let years = context.store.tally_by_year(&filter).await?;
            years
                .into_iter()
                .filter_map(|(year, pairs)| Some((year_row(year?), pairs)))
                .collect()
        }
        Ranked::Continents => continents(context, &filter, &FIVE).await?,
        of => {
            let by = match of {
                Ranked::Provinces => By::Province,
                Ranked::Cities => By::ChinesePlace,
                Ranked::ForeignPlaces => By::ForeignPlace,
                _ => By::Country,
            };
            let tally = context.store.tally(&filter, by).await?;
            let of_all = of == Ranked::Cities && asked.filter.tier.is_none();
            let fits = |id: &PlaceId| !of_all || is_city(context, *id);
            tally
                .into_iter()
                .filter(|(id, _)| fits(id))
                .map(|(id, n)| (named(context, id), n))
                .collect()
        }
    };
    tally.sort_by(|(a, x), (b, y)| {
        let by_pairs = if asked.fewest { x.cmp(y) } else { y.cmp(x) };
        by_pairs.then_with(|| a.name.cmp(&b.name))
    });
    Ok(numbered(tally))
}

/// The rows of an ordered tally with their ranks; equals share one.
fn numbered(tally: Vec<(NameRow, u32)>) -> Vec<NameRow> {
    let mut rows: Vec<NameRow> = Vec::with_capacity(tally.len());
    for (index, (row, pairs)) in tally.into_iter().enumerate() {
        let value = Some(f64::from(pairs));
        let shared = rows
            .last()
            .filter(|last| last.value == value)
            .and_then(|last| last.rank);
        let rank = Some(shared.unwrap_or(index + 1));
        rows.push(NameRow {
            rank,
            value,
            unit: Some(Unit::Pairs),
            basis: Some(Basis::Counted),
            ..row
        });
    }
    rows
}

fn is_city(context: &Context<'_>, id: PlaceId) -> bool {
    use crate::facts::Level::{Municipality, Prefecture};
    let place = context.directory.gazetteer.place(id);
    place.is_some_and(|place| matches!(place.level, Municipality | Prefecture))
}

fn year_row(year: u16) -> NameRow {
    let year = year.to_string();
    NameRow {
        rank: None,
        scope: None,
        name: Names {
            en: year.as_str().into(),
            zh: year.as_str().into(),
        },
        country: None,
        value: None,
        unit: None,
        as_of: None,
        basis: None,
    }
}

/// The continents as figures are reported for them, and with America in two.
const FIVE: [&str; 5] = ["africa", "americas", "asia", "europe", "oceania"];
pub(super) const SIX: [&str; 6] = [
    "africa",
    "asia",
    "europe",
    "north-america",
    "oceania",
    "south-america",
];

/// Continents with the pairs that each has under a filter.
pub(super) async fn continents(
    context: &Context<'_>,
    filter: &PartnerFilter,
    slugs: &[&str],
) -> Result<Vec<(NameRow, u32)>, AnswerError> {
    let tally = context.store.tally(filter, By::Country).await?;
    let gazetteer = &context.directory.gazetteer;
    let rows = slugs
        .iter()
        .filter_map(|slug| gazetteer.group_by_slug(slug))
        .map(|group| {
            let pairs = tally
                .iter()
                .filter(|(id, _)| group.members.contains(id))
                .map(|(_, n)| n)
                .sum();
            let row = NameRow {
                scope: Some(Scope::Group(group.id)),
                ..year_row(0)
            };
            (
                NameRow {
                    name: group.names.clone(),
                    ..row
                },
                pairs,
            )
        });
    Ok(rows.collect())
}

/// The list of a source that covers what is asked, in the order of its numbers.
async fn league(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    asked: &Ranking,
    wanted: usize,
) -> Result<Vec<NameRow>, AnswerError> {
    let covers = |league: &&League| {
        let given = if asked.fewest {
            league.bottom
        } else {
            league.top
        };
        let dated = !asked.at.is_unbounded();
        league.of == asked.of && (asked.whose.is_some() || dated || given >= wanted) && given > 0
    };
    let Some(league) = LEAGUES.iter().find(covers) else {
        return Ok(Vec::new());
    };
    let figures = league_figures(context, league, asked.at).await?;
    let mut figures: Vec<(usize, Figure)> = figures.into_iter().enumerate().collect();
    figures.sort_by(|(_, a), (_, b)| b.value.total_cmp(&a.value));
    if asked.fewest {
        figures = figures.split_off(figures.len().saturating_sub(league.bottom));
        figures.reverse();
    } else {
        figures.truncate(league.top);
    }
    if asked.whose.is_none() {
        figures.truncate(wanted);
    }
    // Only of what is shown the order in print matters, which is always from the most down.
    let in_order = figures.is_sorted_by(|(a, _), (b, _)| (a < b) != asked.fewest);
    if !in_order {
        draft.answer.notes.push(Note::PrintedOrderDiffers);
    }
    Ok((1..)
        .zip(&figures)
        .map(|(rank, (_, figure))| league_row(context, draft, figure, rank))
        .collect())
}

fn league_row(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    figure: &Figure,
    rank: usize,
) -> NameRow {
    let cite = draft.cite(&figure.source, figure.locator.as_deref());
    NameRow {
        rank: Some(rank),
        scope: Some(figure.scope),
        name: context.directory.gazetteer.names(figure.scope),
        country: None,
        value: Some(figure.value),
        unit: Some(figure.unit),
        as_of: figure.as_of,
        basis: Some(Basis::Reported(cite)),
    }
}

/// The figures of a league, in the order in which the source prints them.
async fn league_figures(
    context: &Context<'_>,
    league: &League,
    at: DateRange,
) -> Result<Vec<Figure>, AnswerError> {
    let filter = FigureFilter {
        scopes: Vec::new(),
        metrics: vec![Metric::Partnerships],
    };
    let mut figures = context.store.figures(&filter).await?;
    let gazetteer = &context.directory.gazetteer;
    figures.retain(|figure| {
        let Scope::Place(id) = figure.scope else {
            return false;
        };
        let Some(place) = gazetteer.place(id) else {
            return false;
        };
        let kind = match league.of {
            Ranked::Provinces => place.is_chinese_province(),
            _ => place.level == crate::facts::Level::Country,
        };
        let in_time = figure.as_of.is_some_and(|date| at.contains(date));
        kind && in_time && &*figure.source.slug == league.source
    });
    Ok(figures)
}

/// The so many countries with the most pairs as a source lists them, and its date; `None` if no
/// source lists so many.
pub(super) async fn top_units(
    context: &Context<'_>,
    of: Ranked,
    top: usize,
    at: DateRange,
) -> Result<Option<(Vec<Figure>, Option<PartialDate>)>, AnswerError> {
    let Some(league) = LEAGUES
        .iter()
        .find(|league| league.of == of && league.top >= top)
    else {
        return Ok(None);
    };
    let mut figures = league_figures(context, league, at).await?;
    figures.sort_by(|a, b| b.value.total_cmp(&a.value));
    figures.truncate(top);
    let as_of = figures.first().and_then(|figure| figure.as_of);
    Ok((figures.len() == top).then_some((figures, as_of)))
}
