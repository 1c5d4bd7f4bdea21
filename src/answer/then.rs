//! Totals of a time that no source tells closely enough: what is known here one by one of then.

use super::draft::{Draft, count};
use super::engine::{AnswerError, Context};
use super::figures::{by_then, counted, metrics, months, undated};
use super::types::{FigureRow, Note, Rows};
use crate::facts::{DateRange, PartialDate};
use crate::question::{Filter, Total};

/// No source tells of such a date: the pairs known here that were founded by then do, and the
/// figure that is nearest in time stands beside them.
pub(super) async fn counted_by(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    asked: &Total,
) -> Result<(), AnswerError> {
    let by_then = by_then(context, asked.scope, asked.at);
    let known = counted(context, &by_then, asked.counted).await?;
    if known > 0 {
        lead_with(context, draft, asked, (&by_then, known)).await?;
    }
    Ok(())
}

/// Puts a number that was counted first, and what is reported beside it.
async fn lead_with(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    asked: &Total,
    (by_then, known): (&Filter, usize),
) -> Result<(), AnswerError> {
    let row = counted_row(draft, asked, known);
    draft.value(row.value, row.unit, row.as_of);
    draft.answer.beside = std::mem::replace(&mut draft.answer.rows, Rows::Figures(vec![row]));
    draft
        .answer
        .notes
        .push(Note::KnownRowsOnly { counted: known });
    undated(context, draft, by_then).await
}

/// More pairs are known here one by one than a source reported of that time: both are shown. A
/// report of 1978 tells nothing of what there was "before 1990".
pub(super) async fn beside_then(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    asked: &Total,
) -> Result<(), AnswerError> {
    let by_then = by_then(context, asked.scope, asked.at);
    let known = counted(context, &by_then, asked.counted).await?;
    let more = draft.answer.value.is_some_and(|value| count(known) > value);
    if more && is_stale(draft.answer.as_of, asked.at) {
        lead_with(context, draft, asked, (&by_then, known)).await?;
    } else if more {
        let row = counted_row(draft, asked, known);
        draft.answer.beside = Rows::Figures(vec![row]);
    }
    Ok(())
}

/// Was a figure reported more than a year before a time ends?
fn is_stale(as_of: Option<PartialDate>, at: DateRange) -> bool {
    const MONTHS: u32 = 12;
    let dates = as_of.zip(at.to);
    dates.is_some_and(|(as_of, end)| months(end).saturating_sub(months(as_of)) > MONTHS)
}

fn counted_row(draft: &Draft<'_>, asked: &Total, known: usize) -> FigureRow {
    FigureRow {
        as_of: asked.at.to,
        ..draft.counted(asked.scope, metrics(asked.counted)[0], known)
    }
}
