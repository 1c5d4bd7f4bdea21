//! Claims held against the sources.

use super::draft::{Draft, count};
use super::engine::{AnswerError, Context};
use super::figures::{counted, is_label, is_wider, metrics, months, nearest, reported};
use super::shares::{share, top_share};
use super::told::told;
use super::types::{Answer, Kind, Note, Rows, Verdict};
use crate::facts::{DateRange, PartialDate, Unit};
use crate::places::PlaceId;
use crate::question::{Check, Comparison, Counted, Filter, Part, Query, Ranked};
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

struct Claim<'a> {
    of: &'a Filter,
    counted: Counted,
    value: f64,
    how: Comparison,
    at: DateRange,
}

async fn claimed_number(
    context: &Context<'_>,
    query: &Query,
    claim: &Claim<'_>,
) -> Result<Answer, AnswerError> {
    let mut figures = match claim.of.only_scope() {
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
    let shown = match claim.at.to {
        Some(_) if claim.of.since.is_unbounded() => {
            counted(context, &of_then, claim.counted).await?
        }
        _ => known,
    };
    let verdict = verdict(&figures, shown, claim);
    let newest = figures.first().cloned();
    let fits = |figure: &Figure| {
        claim.how.holds(figure.value, claim.value)
            && (claim.at.is_unbounded() || figure.as_of.is_some_and(|date| claim.at.contains(date)))
    };
    // What bears on the claim first, then the newest figures; many figures are more than a number.
    if claim.how == Comparison::Exactly {
        figures.sort_by_key(|figure| !fits(figure));
    }
    if !claim.at.is_unbounded() {
        let of_then = |figure: &Figure| figure.as_of.is_some_and(|date| claim.at.contains(date));
        figures.sort_by_key(|figure| !of_then(figure));
    }
    figures.truncate(SHOWN);
    if let Some(newest) = newest.filter(|newest| !figures.contains(newest)) {
        figures.push(newest);
    }
    let mut draft = Draft::new(context.directory, context.lang, Kind::Check, query);
    draft.answer.verdict = Some(verdict);
    if let Some((asked, nearest)) = elsewhen {
        draft
            .answer
            .notes
            .push(Note::NearestDate { asked, nearest });
    }
    let row = draft.counted_under(claim.of, metrics(claim.counted)[0], known);
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
            draft.value(row.value, row.unit, None);
            draft.answer.rows = Rows::Figures(vec![row]);
        }
    }
    Ok(draft.finish())
}

/// Figures of other months are as good as none of the one that is claimed, up to so many apart.
const MONTHS_APART: u32 = 6;

/// The time that a claim speaks of and the nearest one of a figure, where none is of just that time
/// ("2024年底").
fn elsewhen(figures: &[Figure], at: DateRange) -> Option<(PartialDate, PartialDate)> {
    let mut dates = figures.iter().filter_map(|figure| figure.as_of);
    if dates.any(|date| at.contains(date)) {
        return None;
    }
    nearest(figures, at)
        .filter(|(asked, nearest)| months(*asked).abs_diff(months(*nearest)) <= MONTHS_APART)
}

fn verdict(figures: &[Figure], known: usize, claim: &Claim<'_>) -> Verdict {
    let in_time = |figure: &&Figure| {
        claim.at.is_unbounded() || figure.as_of.is_some_and(|date| claim.at.contains(date))
    };
    let says_so = |figure: &Figure| claim.how.holds(figure.value, claim.value);
    let newest = figures.first().and_then(|figure| figure.as_of);
    // That a wider count was more than so many does not say that the number of today once was.
    let alike = |figure: &Figure| {
        let exact = claim.how == Comparison::Exactly;
        exact || !is_wider(figure) || figures.first().is_some_and(is_wider)
    };
    if figures.iter().filter(in_time).any(says_so) {
        let still = figures
            .iter()
            .any(|figure| says_so(figure) && figure.as_of == newest);
        let formerly = figures
            .iter()
            .any(|figure| says_so(figure) && alike(figure));
        if still || !claim.at.is_unbounded() {
            return Verdict::Supported;
        }
        if formerly {
            return Verdict::Outdated;
        }
    }
    // What is known here are some of the rows: they show that there are so many, not that there are
    // no more; and at a date not even that there were just so many.
    let dated = !claim.at.is_unbounded() && figures.iter().any(|figure| in_time(&figure));
    let shown = match claim.how {
        Comparison::FewerThan | Comparison::AtMost => figures.is_empty(),
        Comparison::Exactly | Comparison::About => !dated,
        Comparison::MoreThan | Comparison::AtLeast => true,
    };
    // That no tie is recorded does not show that there is none.
    if shown && known > 0 && claim.how.holds(count(known), claim.value) {
        return Verdict::Supported;
    }
    if figures.is_empty() && known == 0 {
        Verdict::NotKnown
    } else {
        Verdict::Contradicted
    }
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
