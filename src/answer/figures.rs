//! Answers about numbers: totals, counts, courses of time.

use super::draft::{Draft, count};
use super::engine::{AnswerError, Context};
use super::sums::{sum, summed};
use super::then::{beside_then, counted_by};
use super::types::{Answer, FigureRow, Kind, Note, Rows, Unknown};
use crate::facts::{Counts, DateRange, Metric, PartialDate, Status, Wanting};
use crate::places::{Place, Scope};
use crate::question::{Counted, Filter, Query, Total};
use crate::store::query::{self as stored, Figure, FigureFilter, PartnerFilter};

/// The metrics under which sources report what is counted.
pub(super) fn metrics(counted: Counted) -> Vec<Metric> {
    match counted {
        Counted::Pairs | Counted::AllTies => vec![Metric::Partnerships],
        Counted::Countries => vec![Metric::PartnerCountries],
        Counted::ChinesePlaces => vec![Metric::ChineseCities, Metric::ChineseLocalGovernments],
        Counted::ChineseProvinces => vec![Metric::ChineseProvinces],
        Counted::ForeignPlaces => vec![Metric::PartnerCities],
        Counted::ForeignProvinces => vec![Metric::PartnerProvinces],
    }
}

const fn stored_count(counted: Counted) -> stored::Counted {
    match counted {
        Counted::Pairs | Counted::AllTies => stored::Counted::Pairs,
        Counted::Countries => stored::Counted::Countries,
        Counted::ChinesePlaces => stored::Counted::ChinesePlaces,
        Counted::ChineseProvinces => stored::Counted::Provinces,
        Counted::ForeignPlaces => stored::Counted::ForeignPlaces,
        Counted::ForeignProvinces => stored::Counted::ForeignProvinces,
    }
}

/// What the store's rows give for a filter; only ties that are alive count, unless others are asked
/// for.
pub(super) async fn counted(
    context: &Context<'_>,
    filter: &Filter,
    counted: Counted,
) -> Result<usize, AnswerError> {
    let asked = PartnerFilter {
        status: filter.status.or(Some(Status::Active)),
        ..context.directory.filter(filter)
    };
    Ok(context.store.count(&asked, stored_count(counted)).await? as usize)
}

/// The figures that sources report of a scope, the newest first.
pub(super) async fn reported(
    context: &Context<'_>,
    scope: Scope,
    metrics: Vec<Metric>,
) -> Result<Vec<Figure>, AnswerError> {
    let scopes = context.directory.same_members(scope);
    Ok(context
        .store
        .figures(&FigureFilter { scopes, metrics })
        .await?)
}

/// The numbers of pairs that sources report of each scope, the newest first, read at once.
pub(super) async fn reported_each(
    context: &Context<'_>,
    scopes: &[Scope],
) -> Result<Vec<Vec<Figure>>, AnswerError> {
    if scopes.is_empty() {
        return Ok(Vec::new());
    }
    let alike = scopes
        .iter()
        .map(|one| context.directory.same_members(*one));
    let alike: Vec<Vec<Scope>> = alike.collect();
    let filter = FigureFilter {
        scopes: alike.concat(),
        metrics: vec![Metric::Partnerships],
    };
    let figures = context.store.figures(&filter).await?;
    let of_each = alike.iter().map(|alike| {
        let own = figures
            .iter()
            .filter(|figure| alike.contains(&figure.scope));
        own.cloned().collect()
    });
    Ok(of_each.collect())
}

/// A filter that lets only the ties of one scope pass.
pub(super) fn only(context: &Context<'_>, scope: Scope) -> Filter {
    match scope {
        Scope::World => Filter::default(),
        Scope::Place(id)
            if context
                .directory
                .gazetteer
                .place(id)
                .is_some_and(Place::is_chinese) =>
        {
            Filter {
                cn: vec![id],
                ..Filter::default()
            }
        }
        scope => Filter {
            abroad: vec![scope],
            ..Filter::default()
        },
    }
}

/// The figures of one scope: reported, the latest first, and counted beside them.
pub(super) async fn total(
    context: &Context<'_>,
    query: &Query,
    asked: &Total,
) -> Result<Answer, AnswerError> {
    let scope = context.directory.as_world(asked.scope);
    let label = is_label(context, scope);
    let wanted = if label {
        Vec::new()
    } else {
        metrics(asked.counted)
    };
    let mut figures = reported(context, scope, wanted).await?;
    if let Some(members) = summed(context, asked, &figures).await? {
        return sum(context, query, (&members, &Filter::default()), asked.at).await;
    }
    // A label carries figures of several kinds: its pairs stand first.
    figures.sort_by_key(|figure| label && figure.metric != Metric::Partnerships);
    let mut draft = Draft::new(context.directory, context.lang, Kind::Total, query);
    let untold = figures.is_empty() && !asked.at.is_unbounded();
    let too_early = untold || is_before(asked.at, &figures);
    let mut shown = dated(&mut draft.answer.notes, figures, asked.at);
    let widest = (asked.counted == Counted::AllTies).then(|| first_wider(&mut shown));
    if widest == Some(false) {
        // Of no wider count anything is known: the number is that of the partnerships.
        draft.answer.query = Some(Query::Total(Total {
            counted: Counted::Pairs,
            ..asked.clone()
        }));
    }
    let value = match widest {
        Some(true) => shown.first(),
        _ => leading(&shown),
    };
    if let Some(value) = value {
        draft.value(value.value, value.unit, value.as_of);
        conflicts(context, &mut draft.answer.notes, &shown);
        differing(&mut draft.answer.notes, &shown);
    }
    draft.answer.rows = Rows::Figures(draft.figures(&shown));
    if !label && too_early {
        counted_by(context, &mut draft, asked).await?;
    }
    if !label && !too_early && asked.at.to.is_some() {
        beside_then(context, &mut draft, asked).await?;
    }
    if !label && asked.at.is_unbounded() {
        let known = counted(context, &only(context, scope), asked.counted).await?;
        let row = draft.counted(scope, metrics(asked.counted)[0], known);
        stand_beside(&mut draft, row, known, asked.counted);
    }
    if draft.answer.value.is_none() {
        draft.answer.kind = Kind::Unknown;
        draft.answer.unknown = Some(Unknown::NoFigure);
    }
    Ok(draft.finish())
}

/// Puts the newest of the figures that count exchange cities too before the others, if there is one.
fn first_wider(figures: &mut [Figure]) -> bool {
    let Some(at) = figures.iter().position(is_wider) else {
        return false;
    };
    figures[..=at].rotate_right(1);
    true
}

/// Were all these figures reported after the date that is asked for?
fn is_before(at: DateRange, figures: &[Figure]) -> bool {
    let end = at.to.filter(|_| !figures.is_empty());
    let later = |figure: &Figure| {
        figure
            .as_of
            .zip(end)
            .is_some_and(|(date, end)| !at.contains(date) && date > end)
    };
    figures.iter().all(later) && end.is_some()
}

/// The ties of a scope that were founded by the end of a time.
pub(super) fn by_then(context: &Context<'_>, scope: Scope, at: DateRange) -> Filter {
    Filter {
        since: DateRange { from: None, ..at },
        ..only(context, context.directory.as_world(scope))
    }
}

/// A note on the ties that pass a filter but for its dates, because theirs are not known closely enough:
/// they may belong to what is counted.
pub(super) async fn undated(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    filter: &Filter,
) -> Result<(), AnswerError> {
    let left = without_date(context, filter).await?;
    if left > 0 {
        draft.answer.notes.push(Note::UndatedNotCounted(left));
    }
    Ok(())
}

/// How many ties pass a filter but for its dates, because theirs are not known closely enough.
pub(super) async fn without_date(
    context: &Context<'_>,
    filter: &Filter,
) -> Result<usize, AnswerError> {
    let without_date = Filter {
        wanting: Some(Wanting::Date),
        ..filter.clone()
    };
    counted(context, &without_date, Counted::Pairs).await
}

/// A counted number stands beside reported ones, or alone where there are none.
fn stand_beside(draft: &mut Draft<'_>, row: FigureRow, known: usize, of: Counted) {
    if draft.answer.rows.is_empty() {
        draft.value(row.value, row.unit, None);
        draft.answer.rows = Rows::Figures(vec![row]);
    } else {
        draft.answer.beside = Rows::Figures(vec![row]);
    }
    let fewer = draft.answer.value.is_none_or(|value| count(known) <= value);
    if of == Counted::Pairs && fewer && known > 0 {
        draft
            .answer
            .notes
            .push(Note::KnownRowsOnly { counted: known });
    }
}

pub(super) fn is_label(context: &Context<'_>, scope: Scope) -> bool {
    context.directory.gazetteer.is_label(scope)
}

/// Is one of the figures of a date within a time?
pub(super) fn any_within(figures: &[Figure], at: DateRange) -> bool {
    let inside = |figure: &Figure| figure.as_of.is_some_and(|date| at.contains(date));
    figures.iter().any(inside)
}

/// The figures of the date asked for; those of the nearest date, and a note, where there are none.
pub(super) fn dated(notes: &mut Vec<Note>, figures: Vec<Figure>, at: DateRange) -> Vec<Figure> {
    if at.is_unbounded() {
        return figures;
    }
    let inside: Vec<Figure> = figures
        .iter()
        .filter(|figure| figure.as_of.is_some_and(|date| at.contains(date)))
        .cloned()
        .collect();
    if !inside.is_empty() {
        return inside;
    }
    let Some((asked, nearest)) = nearest(&figures, at) else {
        return Vec::new();
    };
    notes.push(Note::NearestDate { asked, nearest });
    figures
        .into_iter()
        .filter(|figure| figure.as_of == Some(nearest))
        .collect()
}

/// The end of a time, or its beginning where it is open, and the date of the figure nearest to it.
pub(super) fn nearest(figures: &[Figure], at: DateRange) -> Option<(PartialDate, PartialDate)> {
    let asked = at.to.or(at.from)?;
    let dates = figures.iter().filter_map(|figure| figure.as_of);
    let nearest = dates.min_by_key(|date| months(*date).abs_diff(months(asked)))?;
    Some((asked, nearest))
}

/// Months since year 0, for distances between dates; the middle of a year where only it is known.
pub(super) fn months(date: PartialDate) -> u32 {
    u32::from(date.year()) * 12 + u32::from(date.month().unwrap_or(6))
}

/// The figure that answers for all: of the newest date the value that most sources give, and of
/// equals the smaller one, because the larger count of one date includes looser ties.
pub(super) fn leading(figures: &[Figure]) -> Option<&Figure> {
    let first = figures.first()?;
    let peers = figures
        .iter()
        .filter(|figure| figure.as_of == first.as_of && figure.metric == first.metric);
    let same = |figure: &Figure| {
        figures
            .iter()
            .filter(|other| other.as_of == figure.as_of && other.metric == figure.metric)
            .filter(|other| (other.value - figure.value).abs() < f64::EPSILON)
            .count()
    };
    peers.max_by(|a, b| same(a).cmp(&same(b)).then(b.value.total_cmp(&a.value)))
}

/// A note for each date for which sources give different values.
pub(super) fn conflicts(context: &Context<'_>, notes: &mut Vec<Note>, figures: &[Figure]) {
    let mut dates: Vec<_> = figures
        .iter()
        .map(|f| (f.as_of, f.metric, f.scope))
        .collect();
    dates.dedup();
    for (as_of, metric, scope) in dates {
        let Some(date) = as_of else { continue };
        let at = at_date(figures, as_of, metric, scope);
        // What counts more, or not exactly, contradicts nothing.
        let formal = at.filter(|figure| figure.counts == Counts::Formal);
        let mut values: Vec<f64> = formal.map(|figure| figure.value).collect();
        values.sort_by(f64::total_cmp);
        values.dedup();
        if values.len() > 1 {
            let scope = context.directory.gazetteer.names(scope);
            notes.push(Note::Conflict {
                scope,
                as_of: date,
                values,
            });
        }
    }
}

/// The figures of one metric and scope at one date.
fn at_date(
    figures: &[Figure],
    as_of: Option<PartialDate>,
    metric: Metric,
    scope: Scope,
) -> impl Iterator<Item = &Figure> {
    figures
        .iter()
        .filter(move |f| (f.as_of, f.metric, f.scope) == (as_of, metric, scope))
}

pub(super) fn is_wider(figure: &Figure) -> bool {
    figure.counts == Counts::Wider
}

pub(super) fn differing(notes: &mut Vec<Note>, figures: &[Figure]) {
    if figures.len() > 1 && figures.iter().any(is_wider) {
        notes.push(Note::DifferentCounts);
    }
}

/// A number counted from the rows that pass a filter.
pub(super) async fn count_rows(
    context: &Context<'_>,
    query: &Query,
    filter: &Filter,
    what: Counted,
) -> Result<Answer, AnswerError> {
    let known = counted(context, filter, what).await?;
    let mut draft = Draft::new(context.directory, context.lang, Kind::Count, query);
    let row = draft.counted_under(filter, metrics(what)[0], known);
    draft.value(row.value, row.unit, None);
    draft.answer.rows = Rows::Figures(vec![row]);
    draft.answer.beside = listed(context, &mut draft, filter, known).await?;
    if !filter.since.is_unbounded() && filter.wanting.is_none() {
        undated(context, &mut draft, filter).await?;
    }
    Ok(draft.finish())
}

/// A short list of what was counted, which lets the reader check it.
pub(super) async fn listed(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    filter: &Filter,
    counted: usize,
) -> Result<Rows, AnswerError> {
    if !(1..=COUNTED_LIST).contains(&counted) {
        return Ok(Rows::None);
    }
    let asked = PartnerFilter {
        status: filter.status.or(Some(Status::Active)),
        ..context.directory.filter(filter)
    };
    let ties = context.ties(&asked, stored::Order::Listed, None).await?;
    Ok(draft.partnerships(&ties))
}

/// So many counted ties are listed at most.
const COUNTED_LIST: usize = 40;
