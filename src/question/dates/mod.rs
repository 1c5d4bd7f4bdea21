//! Times in a question: dates and ranges, with the words that give them a direction.

mod forms;

use self::forms::{date_at, month_alone};
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
    /// A time that hangs on today.
    pub(super) relative: Option<Relative>,
    /// The tokens that were used up.
    pub(super) used: Vec<usize>,
}

/// A time that hangs on today's date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relative {
    ThisMonth,
    NextMonth,
    ThisYear,
    NextYear,
    LastYear,
    Today,
}

/// Phrases for times that hang on today; the longer first.
const RELATIVE: [(&str, Relative); 18] = [
    ("this month", Relative::ThisMonth),
    ("current month", Relative::ThisMonth),
    ("next month", Relative::NextMonth),
    ("this year", Relative::ThisYear),
    ("next year", Relative::NextYear),
    ("last year", Relative::LastYear),
    ("这个月", Relative::ThisMonth),
    ("本月", Relative::ThisMonth),
    ("当月", Relative::ThisMonth),
    ("下个月", Relative::NextMonth),
    ("下月", Relative::NextMonth),
    ("今年", Relative::ThisYear),
    ("本年", Relative::ThisYear),
    ("明年", Relative::NextYear),
    ("去年", Relative::LastYear),
    ("今天", Relative::Today),
    ("ben yue", Relative::ThisMonth),
    ("jin nian", Relative::ThisYear),
];

/// Finds all times in the question.
pub(super) fn times(scan: &Scan) -> Times {
    let mut times = Times {
        relative: relative(scan),
        ..Times::default()
    };
    let mut dates: Vec<(usize, usize, PartialDate, bool)> = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        if let Some((len, date, decade)) = date_at(scan, at) {
            dates.push((at, at + len, date, decade));
            at += len;
        } else {
            if let Some((len, month)) = month_alone(scan, at) {
                times.month = Some(month);
                times.used.extend(at..at + len);
            }
            at += 1;
        }
    }
    for (start, end, ..) in &dates {
        times.used.extend(*start..*end);
    }
    times.time = match dates.as_slice() {
        [] => None,
        [(start, end, date, decade)] => {
            Some(single(scan, &mut times.used, *start, *end, *date, *decade))
        }
        [(start, first_end, from, _), .., (second, end, to, decade)] => {
            let to = if *decade { end_of_decade(*to) } else { *to };
            let (from, to) = if from <= &to {
                (*from, to)
            } else {
                (to, *from)
            };
            times.used.extend(neighbours(scan, *start, *end));
            times.used.extend(*first_end..*second);
            Some(Time {
                range: DateRange {
                    from: Some(from),
                    to: Some(to),
                },
                bearing: Bearing::During,
            })
        }
    };
    times
}

/// One date and the direction that the words around it give.
fn single(
    scan: &Scan,
    used: &mut Vec<usize>,
    start: usize,
    end: usize,
    date: PartialDate,
    decade: bool,
) -> Time {
    let only = if decade {
        DateRange {
            from: Some(date),
            to: Some(end_of_decade(date)),
        }
    } else {
        DateRange::only(date)
    };
    let before = start.checked_sub(1).and_then(|i| cue(scan, i));
    let after = cue(scan, end);
    let han_after = scan.tokens.get(end).is_some_and(|token| {
        scan.text
            .chars
            .get(token.start)
            .copied()
            .is_some_and(crate::text::is_han)
    });
    let year_end = matches!((scan.tokens.get(end).map(|t| scan.folded(t)), date.month()),
        (Some(word), None) if matches!(word.as_str(), "底" | "年底" | "末" | "年末"));
    let year_end = year_end || ended_year(scan, start);
    let (range, bearing, words) = match (before, after) {
        (_, Some(Cue::Since | Cue::After)) if han_after => (
            DateRange {
                from: only.from,
                to: None,
            },
            Bearing::During,
            [None, Some(end)],
        ),
        (_, Some(Cue::Before)) if han_after => (
            DateRange {
                from: None,
                to: day_before(date),
            },
            Bearing::During,
            [None, Some(end)],
        ),
        (Some(Cue::Since), _) | (_, Some(Cue::Since)) => (
            DateRange {
                from: only.from,
                to: None,
            },
            Bearing::During,
            [Some(start), Some(end)],
        ),
        (Some(Cue::After), _) => {
            let from = day_after(if decade { end_of_decade(date) } else { date });
            (
                DateRange { from, to: None },
                Bearing::During,
                [Some(start), None],
            )
        }
        (Some(Cue::Before), _) => (
            DateRange {
                from: None,
                to: day_before(date),
            },
            Bearing::During,
            [Some(start), None],
        ),
        _ if year_end => {
            let december = PartialDate::new(date.year(), Some(12), None).unwrap_or(date);
            (DateRange::only(december), Bearing::AsOf, [None, Some(end)])
        }
        (Some(Cue::Until), _) | (_, Some(Cue::Until)) => {
            (only, Bearing::AsOf, [Some(start), Some(end)])
        }
        _ if decade => (only, Bearing::During, [None, None]),
        _ => (only, Bearing::In, [None, None]),
    };
    let [before, after] = words;
    used.extend(before.and_then(|start| start.checked_sub(1)));
    used.extend(after.filter(|end| *end < scan.tokens.len()));
    Time { range, bearing }
}

/// "at the end of 2017".
fn ended_year(scan: &Scan, start: usize) -> bool {
    start
        .checked_sub(1)
        .and_then(|before| scan.tokens.get(before))
        .is_some_and(|token| scan.folded(token).ends_with("end of"))
}

fn cue(scan: &Scan, at: usize) -> Option<Cue> {
    match scan.tokens.get(at)?.kind {
        TokenKind::Cue(cue) => Some(cue),
        _ => None,
    }
}

/// "between" or "from" before a range and a cue of range after it.
fn neighbours(scan: &Scan, start: usize, end: usize) -> impl Iterator<Item = usize> {
    let range_cue =
        |at: &usize| matches!(cue(scan, *at), Some(Cue::Between | Cue::Since | Cue::Until));
    let before = start.checked_sub(1).filter(range_cue);
    let after = Some(end).filter(range_cue);
    before.into_iter().chain(after)
}

fn relative(scan: &Scan) -> Option<Relative> {
    let text = scan.text.text();
    RELATIVE
        .iter()
        .find(|(phrase, _)| text.contains(phrase))
        .map(|(_, relative)| *relative)
}

fn end_of_decade(date: PartialDate) -> PartialDate {
    PartialDate::from_year(date.year() / 10 * 10 + 9).unwrap_or(date)
}

/// The last date that lies before all of `date`.
fn day_before(date: PartialDate) -> Option<PartialDate> {
    let step = |year, month: Option<u8>, day: Option<u8>| PartialDate::new(year, month, day);
    match (date.month(), date.day()) {
        (Some(month), Some(day)) if day > 1 => step(date.year(), Some(month), Some(day - 1)),
        (Some(month), _) if month > 1 => step(date.year(), Some(month - 1), None),
        _ => PartialDate::from_year(date.year() - 1),
    }
}

/// The first date that lies after all of `date`, at its own precision.
fn day_after(date: PartialDate) -> Option<PartialDate> {
    let next_year = || PartialDate::from_year(date.year() + 1);
    match (date.month(), date.day()) {
        (Some(month), Some(day)) => PartialDate::new(date.year(), Some(month), Some(day + 1))
            .or_else(|| PartialDate::new(date.year(), Some(month + 1), None))
            .or_else(next_year),
        (Some(month), None) => {
            PartialDate::new(date.year(), Some(month + 1), None).or_else(next_year)
        }
        _ => next_year(),
    }
}
