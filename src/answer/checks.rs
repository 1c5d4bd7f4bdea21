//! Claims held against the sources.

use super::draft::Draft;
use super::engine::{AnswerError, Context};
use super::figures::{counted, is_label, is_wider, listed, metrics, reported, undated};
use super::judged::{Claim, elsewhen, judged};
use super::shares::{share, top_share};
use super::told::told;
use super::types::{Answer, FigureRow, Kind, Note, Rows, Verdict};
use crate::facts::{DateRange, Unit};
use crate::places::PlaceId;
use crate::question::{Check, Comparison, Filter, Part, Query, Ranked};
use crate::store::query::Figure;

/// So many figures are shown beside those that bear on the claim.
const SHOWN: usize = 8;

/// What the sources say of a claim.
pub(super) async fn check(
    context: &Context<'_>,
    query: &Query,
    check: &Check,
) -> Result<Answer, AnswerError> {
    match check {
        Check::Number {
            of,
            hundredths,
            how,
            percent: true,
            at,
            ..
        } => percentage(context, query, of, (*how, number(*hundredths)), *at).await,
        Check::Number {
            of,
            counted,
            hundredths,
            how,
            at,
            ..
        } => {
            let claim = Claim {
                of,
                counted: *counted,
                value: number(*hundredths),
                how: *how,
                at: *at,
            };
            claimed_number(context, query, &claim).await
        }
        Check::Paired {
            cn,
            partner,
            at,
            begun,
        } => paired(context, query, (*cn, *partner), *at, *begun).await,
        Check::Told { of, said } => told(context, query, of, *said).await,
        Check::TopShare { top, hundredths } => {
            let mut draft = Draft::new(context.directory, context.lang, Kind::Check, query);
            top_share(
                context,
                &mut draft,
                Ranked::Countries,
                usize::from(*top),
                DateRange::default(),
            )
            .await?;
            let claimed = number(*hundredths);
            let printed = draft.answer.value;
            draft.answer.verdict = Some(match printed {
                Some(value) if near(value, claimed) || adds_up(&mut draft.answer, claimed) => {
                    Verdict::Supported
                }
                Some(_) => Verdict::Contradicted,
                None => Verdict::NotKnown,
            });
            Ok(draft.finish())
        }
    }
}

/// Percentages are rounded differently everywhere, and a whole one may be cut off.
fn near(value: f64, claimed: f64) -> bool {
    (value - claimed).abs() < 0.5 || value.floor() == claimed
}

/// Is a share claimed that the figures give, though another one is printed with them? Then it does add
/// up.
fn adds_up(answer: &mut Answer, claimed: f64) -> bool {
    let mut notes = answer.notes.iter_mut();
    notes.any(|note| match *note {
        Note::DoesNotAddUp {
            sum,
            whole,
            computed,
            ..
        } if near(computed, claimed) => {
            (answer.value, answer.as_of) = (Some(computed), None);
            *note = Note::ShareOf {
                part: sum,
                part_as_of: None,
                whole,
                whole_as_of: None,
            };
            true
        }
        _ => false,
    })
}

#[expect(clippy::cast_precision_loss, reason = "claims are far below 2^52")]
fn number(hundredths: i64) -> f64 {
    hundredths as f64 / 100.0
}

async fn claimed_number(
    context: &Context<'_>,
    query: &Query,
    claim: &Claim<'_>,
) -> Result<Answer, AnswerError> {
    let figures = match claim.of.only_scope() {
        Some(scope) => {
            let scope = context.directory.as_world(scope);
            reported(context, scope, metrics(claim.counted)).await?
        }
        None => Vec::new(),
    };
    let elsewhen = elsewhen(&figures, claim.at);
    let claim = &Claim {
        at: elsewhen.map_or(claim.at, |(_, nearest)| DateRange::only(nearest)),
        ..*claim
    };
    let known = counted(context, claim.of, claim.counted).await?;
    // What is known now says nothing of another date but for the ties that began by then.
    let of_then = Filter {
        since: DateRange {
            from: None,
            ..claim.at
        },
        ..claim.of.clone()
    };
    let then = claim.at.to.filter(|_| claim.of.since.is_unbounded());
    let shown = match then {
        Some(_) => counted(context, &of_then, claim.counted).await?,
        None => known,
    };
    let judged = judged(context, &figures, (shown, known), claim).await?;
    let figures = shown_first(figures, claim, judged.by.as_ref());
    let mut draft = Draft::new(context.directory, context.lang, Kind::Check, query);
    draft.answer.verdict = Some(judged.verdict);
    if judged.by.as_ref().is_some_and(is_wider) {
        draft.answer.notes.push(Note::DifferentCounts);
    }
    if let Some((asked, nearest)) = elsewhen {
        draft
            .answer
            .notes
            .push(Note::NearestDate { asked, nearest });
    }
    let row = FigureRow {
        as_of: then,
        ..draft.counted_under(claim.of, metrics(claim.counted)[0], shown)
    };
    let label = claim
        .of
        .abroad
        .iter()
        .any(|scope| is_label(context, *scope));
    match figures.first() {
        Some(first) => {
            draft.value(first.value, first.unit, first.as_of);
            draft.answer.rows = Rows::Figures(draft.figures(&figures));
            if !label {
                draft.answer.beside = Rows::Figures(vec![row]);
            }
        }
        None => {
            draft.value(row.value, row.unit, row.as_of);
            draft.answer.rows = Rows::Figures(vec![row]);
            let of = if then.is_some() { &of_then } else { claim.of };
            draft.answer.beside = listed(context, &mut draft, of, shown).await?;
            if then.is_some() {
                undated(context, &mut draft, of).await?;
            }
        }
    }
    Ok(draft.finish())
}

/// What bears on the claim first, then the newest figures; many figures are more than a number.
fn shown_first(mut figures: Vec<Figure>, claim: &Claim<'_>, by: Option<&Figure>) -> Vec<Figure> {
    let newest = figures.first().cloned();
    let of_then = |figure: &Figure| figure.as_of.is_some_and(|date| claim.at.contains(date));
    let in_time = |figure: &Figure| claim.at.is_unbounded() || of_then(figure);
    if claim.how == Comparison::Exactly {
        let says_so = |figure: &Figure| claim.how.holds(figure.value, claim.value);
        figures.sort_by_key(|figure| !(says_so(figure) && in_time(figure)));
    }
    figures.sort_by_key(|figure| !in_time(figure));
    if by.is_some() {
        figures.sort_by_key(|figure| Some(figure) != by);
    }
    figures.truncate(SHOWN);
    if let Some(newest) = newest.filter(|newest| !figures.contains(newest)) {
        figures.push(newest);
    }
    figures
}

async fn percentage(
    context: &Context<'_>,
    query: &Query,
    of: &Filter,
    (how, claimed): (Comparison, f64),
    at: DateRange,
) -> Result<Answer, AnswerError> {
    let fits = |value: f64| match how {
        Comparison::Exactly => near(value, claimed),
        how => how.holds(value, claimed),
    };
    let mut answer = share(context, query, &Part::of(&of.cn, &of.abroad), at).await?;
    answer.kind = Kind::Check;
    answer.unknown = None;
    let rows = [&answer.rows, &answer.beside].into_iter();
    let figures = rows.filter_map(|rows| match rows {
        Rows::Figures(figures) => Some(figures),
        _ => None,
    });
    let percents = figures.flatten().filter(|row| row.unit == Unit::Percent);
    let says_so = percents.into_iter().any(|row| fits(row.value));
    answer.verdict = Some(
        match answer.value.filter(|_| answer.unit == Some(Unit::Percent)) {
            Some(value) if fits(value) || says_so => Verdict::Supported,
            Some(_) => Verdict::Contradicted,
            None => Verdict::NotKnown,
        },
    );
    Ok(answer)
}

/// Were two places paired in a time, or did they become so in it?
async fn paired(
    context: &Context<'_>,
    query: &Query,
    (cn, partner): (PlaceId, PlaceId),
    at: DateRange,
    begun: bool,
) -> Result<Answer, AnswerError> {
    let mut answer = super::lists::pair(context, query, cn, partner).await?;
    answer.kind = Kind::Check;
    let ended = answer.verdict == Some(Verdict::Outdated);
    // A tie stands from its beginning on; when it ended is not known. "Partners since 1978" is so of one
    // that began in 1978 or before, though it may rest today.
    let since = !begun && at.to.is_none();
    let time = match at.from {
        _ if begun => at,
        Some(from) if since => DateRange {
            from: None,
            to: Some(from),
        },
        _ => DateRange { from: None, ..at },
    };
    answer.verdict = Some(match (answer.date, answer.rows.is_empty()) {
        (Some(date), _) if !time.contains(date) => Verdict::Contradicted,
        (Some(_), _) if ended && !begun && !since && at.from.is_some() => Verdict::NotKnown,
        (Some(_), _) => Verdict::Supported,
        (None, false) => Verdict::NotKnown,
        (None, true) => Verdict::Contradicted,
    });
    Ok(answer)
}
