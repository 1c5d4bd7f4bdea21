//! What is said of a claimed number: by the figures that sources report, and by the rows known here.

use super::draft::count;
use super::engine::{AnswerError, Context};
use super::figures::{counted, is_wider, months, nearest};
use super::types::Verdict;
use crate::facts::{DateRange, PartialDate};
use crate::question::{Comparison, Counted, Filter};
use crate::store::query::Figure;

/// A number that something is said to have.
pub(super) struct Claim<'a> {
    pub(super) of: &'a Filter,
    pub(super) counted: Counted,
    pub(super) value: f64,
    pub(super) how: Comparison,
    pub(super) at: DateRange,
}

/// Figures of other months are as good as none of the one that is claimed, up to so many apart.
const MONTHS_APART: u32 = 6;

/// The time that a claim speaks of and the nearest one of a figure, where none is of just that time
/// ("2024年底").
pub(super) fn elsewhen(figures: &[Figure], at: DateRange) -> Option<(PartialDate, PartialDate)> {
    let mut dates = figures.iter().filter_map(|figure| figure.as_of);
    if dates.any(|date| at.contains(date)) {
        return None;
    }
    nearest(figures, at)
        .filter(|(asked, nearest)| months(*asked).abs_diff(months(*nearest)) <= MONTHS_APART)
}

/// What is said of a claimed number.
pub(super) struct Judged {
    pub(super) verdict: Verdict,
    /// The figure that speaks against the rows known here, where only those agree with the claim.
    pub(super) by: Option<Figure>,
}

impl From<Verdict> for Judged {
    fn from(verdict: Verdict) -> Self {
        Self { verdict, by: None }
    }
}

/// The sources' word first, then that of the rows: as many as there were at the time, and as are known.
pub(super) async fn judged(
    context: &Context<'_>,
    figures: &[Figure],
    (shown, known): (usize, usize),
    claim: &Claim<'_>,
) -> Result<Judged, AnswerError> {
    if let Some(verdict) = by_figures(figures, claim) {
        return Ok(verdict.into());
    }
    // That no tie is recorded does not show that there is none.
    if shown > 0 && claim.how.holds(count(shown), claim.value) {
        return by_rows(context, figures, (shown, known), claim).await;
    }
    Ok(
        if figures.is_empty() && shown == 0 || may_have_been(figures, shown, claim) {
            Verdict::NotKnown.into()
        } else {
            Verdict::Contradicted.into()
        },
    )
}

fn by_figures(figures: &[Figure], claim: &Claim<'_>) -> Option<Verdict> {
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
    if !figures.iter().filter(in_time).any(says_so) {
        return None;
    }
    let mut saying = figures.iter().filter(|figure| says_so(figure));
    if !claim.at.is_unbounded() || saying.clone().any(|figure| figure.as_of == newest) {
        return Some(Verdict::Supported);
    }
    saying.any(alike).then_some(Verdict::Outdated)
}

/// May there have been so many at a time of which no source tells, between what they tell of before and
/// after it?
fn may_have_been(figures: &[Figure], shown: usize, claim: &Claim<'_>) -> bool {
    let Some(end) = claim.at.to else {
        return false;
    };
    let exact = matches!(claim.how, Comparison::Exactly | Comparison::About);
    let dated = figures
        .iter()
        .filter_map(|figure| figure.as_of.map(|date| (date, figure)));
    let then = dated.clone().any(|(date, _)| claim.at.contains(date));
    let mut formal = dated.filter(|(_, figure)| !is_wider(figure));
    let later = formal.clone().any(|(date, _)| date > end);
    let bounded = formal.all(|(date, figure)| match date > end {
        true => claim.value <= figure.value,
        false => claim.value >= figure.value,
    });
    exact && !then && later && bounded && claim.value >= count(shown)
}

/// What is known here are some of the rows: they show that there are so many, not that there are no more,
/// where a source reports more, or another number since the newest of them began.
async fn by_rows(
    context: &Context<'_>,
    figures: &[Figure],
    (shown, known): (usize, usize),
    claim: &Claim<'_>,
) -> Result<Judged, AnswerError> {
    if matches!(claim.how, Comparison::MoreThan | Comparison::AtLeast) {
        return Ok(Verdict::Supported.into());
    }
    let later = |figure: &&Figure| {
        let dates = figure.as_of.zip(claim.at.to);
        dates.is_some_and(|(date, end)| date > end && !claim.at.contains(date))
    };
    let (later, then): (Vec<&Figure>, Vec<&Figure>) = figures.iter().partition(later);
    let by = |verdict, figure: &Figure| Judged {
        verdict,
        by: Some(figure.clone()),
    };
    if let Some(formal) = then.iter().find(|figure| !is_wider(figure)) {
        let since = Filter {
            since: DateRange {
                from: formal.as_of,
                to: claim.at.to,
            },
            ..claim.of.clone()
        };
        let in_time =
            !claim.at.is_unbounded() && formal.as_of.is_some_and(|date| claim.at.contains(date));
        if in_time
            || formal.value > count(shown)
            || counted(context, &since, Counted::Pairs).await? == 0
        {
            return Ok(by(Verdict::Contradicted, formal));
        }
    }
    // A wider count does not tell how many of its ties are pairs.
    if let Some(wider) = then.iter().find(|figure| is_wider(figure)) {
        return Ok(by(Verdict::NotKnown, wider));
    }
    // A list that is short today was so then.
    let short = later.iter().any(|figure| figure.value > count(known));
    Ok(if short {
        Verdict::NotKnown.into()
    } else {
        Verdict::Supported.into()
    })
}
