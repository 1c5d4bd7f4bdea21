//! Times in a question: dates and ranges, with the words that give them a direction.

mod centuries;
mod direction;
mod forms;
mod parts;
mod relative;

use std::ops::Range;

use jiff::civil::Date;

use self::direction::single;
use self::forms::{Span, date_at, day_ahead, day_behind, month_alone};
pub(super) use self::relative::Relative;
use self::relative::{aged, month_of, of_today, recent, relative};
use super::cues::Cue;
use super::scan::{Scan, TokenKind};
use crate::facts::{DateRange, PartialDate};

/// How a date bears on what is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bearing {
    /// "2015", "in 2015", "as of 2015": could be the date of a figure or of a founding.
    In,
    /// "by 2015", "截至2015年": the date of a figure.
    AsOf,
    /// "since", "before", "between", "1980s": a stretch of time in which something was founded.
    During,
}

/// A time in a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Time {
    /// The stretch.
    pub(super) range: DateRange,
    /// How it bears on what is asked.
    pub(super) bearing: Bearing,
}

/// What a run of tokens said about time.
#[derive(Clone, Debug, Default)]
pub(super) struct Times {
    /// All times together, or the only one.
    pub(super) time: Option<Time>,
    /// A month named without a year.
    pub(super) month: Option<u8>,
    /// A day of that month.
    pub(super) day: Option<u8>,
    /// A time that hangs on today.
    pub(super) relative: Option<Relative>,
    /// Two dates are named, and the time runs from one to the other.
    pub(super) both: bool,
    /// Two dates are set against each other: "2015 vs 2024".
    pub(super) compared: bool,
    /// They are only listed: "in 2014 and in 2019".
    pub(super) listed: bool,
    /// The time says how old a tie is: "older than 40 years".
    pub(super) aged: bool,
    /// The tokens that were used up.
    pub(super) used: Vec<usize>,
}

/// Finds all times in the question.
pub(super) fn times(scan: &Scan, today: Date) -> Times {
    let relative = relative(scan);
    let mut times = Times {
        relative: relative.as_ref().map(|(relative, _)| *relative),
        ..Times::default()
    };
    let dates = dates(scan, &mut times);
    for (start, end, ..) in &dates {
        times.used.extend(*start..*end);
    }
    times.time = match dates.as_slice() {
        [] => {
            let aged = aged(scan, today);
            times.aged = aged.is_some();
            let month = relative
                .as_ref()
                .and_then(|(relative, at)| month_of(*relative, &times, at.clone(), today));
            let (time, used) = aged
                .or(month)
                .or_else(|| recent(scan, today))
                .or_else(|| relative.and_then(|(relative, at)| of_today(scan, relative, at, today)))
                .unzip();
            times.used.extend(used.into_iter().flatten());
            time
        }
        [(start, end, date, span)] => {
            Some(single(scan, &mut times.used, (*start, *end), *date, *span))
        }
        [first, .., last] => Some(between(scan, &mut times, *first, *last)),
    };
    times
}

/// The tokens of each date.
pub(super) fn spans(scan: &Scan) -> Vec<Range<usize>> {
    let dates = dates(scan, &mut Times::default()).into_iter();
    dates.map(|(start, end, ..)| start..end).collect()
}

/// A date with its first token and the one behind its last.
type Dated = (usize, usize, PartialDate, Span);

/// All dates; a month without a year goes to `times`.
fn dates(scan: &Scan, times: &mut Times) -> Vec<Dated> {
    let mut dates = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        if let Some((len, date, span)) = date_at(scan, at) {
            dates.push((at, at + len, date, span));
            at += len;
            continue;
        }
        if let Some((len, month)) = month_alone(scan, at) {
            times.month = Some(month);
            times.used.extend(at..at + len);
            if let Some((used, day)) = day_behind(scan, at + len) {
                times.day = Some(day);
                times.used.extend(at + len..at + len + used);
            } else if let Some((from, day)) = day_ahead(scan, at) {
                times.day = Some(day);
                times.used.extend(from..at);
            }
        }
        at += 1;
    }
    dates
}

/// From the first of several dates to the last, whichever of them is earlier.
fn between(
    scan: &Scan,
    times: &mut Times,
    (start, first_end, from, _): Dated,
    (second, end, to, span): Dated,
) -> Time {
    let to = span.end(to);
    let (from, to) = if from <= to { (from, to) } else { (to, from) };
    times.used.extend(neighbours(scan, start, end));
    times.used.extend(first_end..second);
    let against = |at| {
        let than = |token| scan.is_one_of(token, &["than", "比", "较"]);
        scan.cue(at) == Some(Cue::Compare) || scan.tokens.get(at).is_some_and(than)
    };
    times.compared = (first_end..second).any(against);
    let joint = |at: usize| {
        let mark = scan.tokens.get(at).map(|token| &token.kind);
        scan.cue(at) == Some(Cue::And) || matches!(mark, Some(TokenKind::Mark(',')))
    };
    let ranged = neighbours(scan, start, end).next().is_some();
    times.listed = !ranged && (first_end..second).any(joint);
    times.both = true;
    Time {
        range: DateRange {
            from: Some(from),
            to: Some(to),
        },
        bearing: Bearing::During,
    }
}

/// "between" or "from" before a range and a cue of range after it.
fn neighbours(scan: &Scan, start: usize, end: usize) -> impl Iterator<Item = usize> {
    let range_cue =
        |at: &usize| matches!(scan.cue(*at), Some(Cue::Between | Cue::Since | Cue::Until));
    let before = start.checked_sub(1).filter(range_cue);
    let after = Some(end).filter(range_cue);
    before.into_iter().chain(after)
}
