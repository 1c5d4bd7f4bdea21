//! Scopes side by side.

use super::draft::Draft;
use super::engine::{AnswerError, Context};
use super::figures::{
    by_then, counted, dated, is_label, is_wider, leading, only, reported_each, without_date,
};
use super::types::{Answer, FigureRow, Kind, Note, Rows};
use crate::facts::{DateRange, Metric, PartialDate};
use crate::places::Scope;
use crate::question::{Counted, Filter, Query};
use crate::store::query::Figure;

/// Scopes side by side, a reported row for each in the order asked, and the counted ones beside.
pub(super) async fn compare(
    context: &Context<'_>,
    query: &Query,
    scopes: &[Scope],
    filter: &Filter,
    at: DateRange,
) -> Result<Answer, AnswerError> {
    let mut draft = Draft::new(context.directory, context.lang, Kind::Compare, query);
    if *filter == Filter::default() {
        compare_totals(context, &mut draft, scopes, at).await?;
    } else {
        let (rows, undated) = compared_rows(context, &draft, scopes, filter).await?;
        draft.answer.rows = Rows::Figures(rows);
        if undated > 0 {
            draft.answer.notes.push(Note::UndatedNotCounted(undated));
        }
    }
    if let Some(lead) = draft.answer.lead() {
        let as_of = lead.first.as_of.filter(|_| lead.is_alike());
        draft.value(lead.by(), lead.first.unit, as_of);
    }
    Ok(draft.finish())
}

/// What sources report of each scope, and what is counted.
async fn compare_totals(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    scopes: &[Scope],
    at: DateRange,
) -> Result<(), AnswerError> {
    let of_each = reported_each(context, scopes).await?.into_iter();
    let of_each = of_each.map(|figures| dated(&mut draft.answer.notes, figures, at));
    let of_each: Vec<Vec<Figure>> = of_each.collect();
    let common = common_source(&of_each);
    let (mut rows, mut beside) = (Vec::new(), Vec::new());
    let mut wider = false;
    for (scope, figures) in scopes.iter().zip(&of_each) {
        let known = counted(context, &by_then(context, *scope, at), Counted::Pairs).await?;
        let known = FigureRow {
            as_of: at.to,
            ..draft.counted(*scope, Metric::Partnerships, known)
        };
        let of_source = figures
            .iter()
            .find(|f| common == Some((f.source.slug.to_string(), f.as_of)));
        let chosen = if at.is_unbounded() {
            leading(figures)
        } else {
            of_source.or_else(|| leading(figures))
        };
        match chosen {
            Some(figure) => {
                wider |= is_wider(figure);
                rows.push(draft.figure(figure));
                // Whose members are not known here, of that nothing is counted.
                if !is_label(context, *scope) {
                    beside.push(known);
                }
            }
            None => rows.push(known),
        }
    }
    if at.is_unbounded() {
        let note = at_one_date(draft, &of_each, &rows);
        draft.answer.notes.extend(note);
    }
    // Other figures of the date asked for, which may say otherwise.
    if !at.is_unbounded() {
        for figure in of_each.iter().flatten() {
            let row = draft.figure(figure);
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
    } else if wider {
        draft.answer.notes.push(Note::DifferentCounts);
    }
    draft.answer.rows = Rows::Figures(rows);
    draft.answer.beside = Rows::Figures(beside);
    Ok(())
}

/// The figures of a date for which one source has all, where the newest ones are of different dates.
fn at_one_date(draft: &mut Draft<'_>, of_each: &[Vec<Figure>], rows: &[FigureRow]) -> Option<Note> {
    let (wanted, as_of) = common_source(of_each)?;
    let (first, rest) = rows.split_first()?;
    if rest.iter().all(|row| row.as_of == first.as_of) {
        return None;
    }
    let of_date = |f: &&Figure| *f.source.slug == *wanted && f.as_of == as_of;
    let figures = of_each.iter();
    let figures: Vec<&Figure> = figures
        .filter_map(|figures| figures.iter().find(of_date))
        .collect();
    (figures.len() == of_each.len()).then_some(Note::AtOneDate {
        as_of: as_of?,
        values: figures.into_iter().map(|f| draft.figure(f)).collect(),
    })
}

/// What each scope has of the partnerships that pass a filter, counted from the rows, as no source
/// reports such numbers; and how many of all have no date, where the filter has a time.
pub(super) async fn compared_rows(
    context: &Context<'_>,
    draft: &Draft<'_>,
    scopes: &[Scope],
    filter: &Filter,
) -> Result<(Vec<FigureRow>, usize), AnswerError> {
    let mut rows = Vec::with_capacity(scopes.len());
    let mut undated = 0;
    for scope in scopes {
        let own = only(context, *scope);
        let mut of_scope = filter.clone();
        if own.cn.is_empty() {
            of_scope.abroad = own.abroad;
        } else {
            of_scope.cn = own.cn;
        }
        let known = counted(context, &of_scope, Counted::Pairs).await?;
        rows.push(draft.counted(*scope, Metric::Partnerships, known));
        if !filter.since.is_unbounded() {
            undated += without_date(context, &of_scope).await?;
        }
    }
    Ok((rows, undated))
}

/// A source and date that give a figure for every scope: numbers that may be compared.
pub(super) fn common_source(of_each: &[Vec<Figure>]) -> Option<(String, Option<PartialDate>)> {
    let (first, rest) = of_each.split_first()?;
    first
        .iter()
        .map(|figure| (figure.source.slug.to_string(), figure.as_of))
        .find(|wanted| {
            rest.iter().all(|figures| {
                figures
                    .iter()
                    .any(|f| (f.source.slug.to_string(), f.as_of) == *wanted)
            })
        })
}
