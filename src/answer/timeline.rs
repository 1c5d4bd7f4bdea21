//! Answers about courses of time.

use super::draft::Draft;
use super::engine::{AnswerError, Context};
use super::figures::{conflicts, differing, is_wider, metrics, reported, undated};
use super::types::{Answer, FigureRow, Grown, Kind, Note, Rows};
use crate::facts::{DateRange, Metric, PartialDate, Unit, Wanting};
use crate::question::{Counted, Course, Filter, Query};
use crate::store::query::{self as stored, Figure, PartnerFilter};

/// Reported totals by date, or new pairs by year.
pub(super) async fn timeline(
    context: &Context<'_>,
    query: &Query,
    filter: &Filter,
    course: Course,
) -> Result<Answer, AnswerError> {
    let undated = Filter {
        since: DateRange::default(),
        ..filter.clone()
    };
    let mut draft = Draft::new(context.directory, context.lang, Kind::Timeline, query);
    let metric = match course {
        Course::Totals(counted) => metrics(counted),
        Course::Reaches(_) => metrics(Counted::Pairs),
        Course::New => vec![Metric::NewPartnerships],
    };
    let mut figures = match undated.only_scope() {
        Some(scope) => reported(context, context.directory.as_world(scope), metric).await?,
        None => Vec::new(),
    };
    figures.retain(|f| f.as_of.is_some_and(|date| filter.since.contains(date)));
    figures.sort_by_key(|figure| figure.as_of);
    match course {
        Course::Totals(counted) if !figures.is_empty() || counted != Counted::Pairs => {
            conflicts(context, &mut draft.answer.notes, &figures);
            differing(&mut draft.answer.notes, &figures);
            if filter.since.from.is_some() && filter.since.to.is_some() {
                draft.answer.grown = grown(&draft.answer.notes, &figures);
            }
            if let Some(grown) = draft.answer.grown {
                draft.value((grown.to.0 - grown.from.0).abs(), grown.unit, None);
            }
            draft.answer.rows = Rows::Figures(draft.figures(&figures));
            // One date shows no course; the years of the known ties do.
            let one_date = figures.iter().all(|f| f.as_of == figures[0].as_of);
            if one_date && counted == Counted::Pairs {
                draft.answer.beside = years(context, &mut draft, filter).await?;
            }
        }
        Course::Reaches(number) => reached(&mut draft, &figures, f64::from(number)),
        _ => new_by_year(context, &mut draft, filter, &figures).await?,
    }
    Ok(draft.finish())
}

/// The last figure below a number and the first that reaches it, of those that count formal ties; the newest
/// where none does.
fn reached(draft: &mut Draft<'_>, figures: &[Figure], number: f64) {
    let formal: Vec<&Figure> = figures.iter().filter(|figure| !is_wider(figure)).collect();
    let around = match formal.iter().position(|figure| figure.value >= number) {
        Some(at) => {
            let date = formal[at].as_of;
            draft.value(formal[at].value, formal[at].unit, date);
            draft.answer.date = date;
            &formal[at.saturating_sub(1)..=at]
        }
        None => formal
            .get(formal.len().saturating_sub(1)..)
            .unwrap_or_default(),
    };
    let around: Vec<Figure> = around.iter().map(|figure| (*figure).clone()).collect();
    draft.answer.rows = Rows::Figures(draft.figures(&around));
}

/// The first and the last figure of a stretch of time, where all count the same.
fn grown(notes: &[Note], figures: &[Figure]) -> Option<Grown> {
    let ([first, .., last], false) = (figures, notes.contains(&Note::DifferentCounts)) else {
        return None;
    };
    let (since, until) = (first.as_of?, last.as_of?);
    (since < until && first.unit == last.unit).then_some(Grown {
        from: (first.value, since),
        to: (last.value, until),
        unit: first.unit,
    })
}

/// The known ties by the year of their founding; how many have none is noted.
async fn years(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    filter: &Filter,
) -> Result<Rows, AnswerError> {
    let tally = context
        .store
        .tally_by_year(&context.directory.filter(filter))
        .await?;
    unverified(context, draft, filter).await?;
    let mut rows = Vec::new();
    for (year, pairs) in &tally {
        let Some(year) = year.and_then(PartialDate::from_year) else {
            draft.answer.notes.push(Note::NoDate(*pairs as usize));
            continue;
        };
        let row = draft.counted_under(filter, Metric::NewPartnerships, *pairs as usize);
        rows.push(FigureRow {
            as_of: Some(year),
            ..row
        });
    }
    Ok(Rows::Figures(rows))
}

/// A note on the ties whose year no document confirms.
async fn unverified(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    filter: &Filter,
) -> Result<(), AnswerError> {
    let asked = PartnerFilter {
        wanting: Some(Wanting::Proof),
        ..context.directory.filter(filter)
    };
    let pairs = context.store.count(&asked, stored::Counted::Pairs).await?;
    if pairs > 0 && filter.wanting.is_none() {
        draft
            .answer
            .notes
            .push(Note::UnverifiedYears(pairs as usize));
    }
    Ok(())
}

/// Pairs founded by year: what sources report of single years, and the count of the store's rows.
async fn new_by_year(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    filter: &Filter,
    reported: &[Figure],
) -> Result<(), AnswerError> {
    let rows = years(context, draft, filter).await?;
    let known = match &rows {
        Rows::Figures(rows) => rows.iter().map(|row| row.value).sum(),
        _ => 0.0,
    };
    match (filter.since.from, filter.since.to) {
        (Some(year), Some(to)) if year.year() == to.year() => {
            let said = reported.iter().find(|figure| whole_year(figure));
            let value = said.map_or(known, |figure| figure.value);
            let as_of = said.map_or(Some(year), |figure| figure.as_of);
            draft.value(value, Unit::Pairs, as_of);
        }
        // No source reports several years together: what is known one by one, at no date of its own.
        (_, Some(_)) => draft.value(known, Unit::Pairs, None),
        _ => {}
    }
    if !filter.since.is_unbounded() {
        undated(context, draft, filter).await?;
    }
    if reported.is_empty() {
        draft.answer.rows = rows;
    } else {
        draft.answer.rows = Rows::Figures(draft.figures(reported));
        draft.answer.beside = rows;
    }
    Ok(())
}

/// A figure dated to the last day of a year is that year's; others tell of an event.
fn whole_year(figure: &Figure) -> bool {
    figure.as_of.is_some_and(|date| {
        date.month().is_none() || (date.month(), date.day()) == (Some(12), Some(31))
    })
}
