//! Times in a question: dates and ranges, with the words that give them a direction.

mod centuries;
mod forms;
mod parts;
mod relative;

use jiff::civil::Date;

use self::forms::{Span, date_at, day_ahead, day_behind, month_alone};
pub(super) use self::relative::Relative;
use self::relative::{aged, of_today, recent, relative};
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
    let mut dates: Vec<(usize, usize, PartialDate, Span)> = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        if let Some((len, date, span)) = date_at(scan, at) {
            dates.push((at, at + len, date, span));
            at += len;
        } else {
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
    }
    for (start, end, ..) in &dates {
        times.used.extend(*start..*end);
    }
    times.time = match dates.as_slice() {
        [] => {
            let aged = aged(scan, today);
            times.aged = aged.is_some();
            let (time, used) = aged
                .or_else(|| recent(scan, today))
                .or_else(|| relative.and_then(|(relative, at)| of_today(scan, relative, at, today)))
                .unzip();
            times.used.extend(used.into_iter().flatten());
            time
        }
        [(start, end, date, span)] => {
            Some(single(scan, &mut times.used, *start, *end, *date, *span))
        }
        [(start, first_end, from, _), .., (second, end, to, span)] => {
            let to = span.end(*to);
            let (from, to) = if from <= &to {
                (*from, to)
            } else {
                (to, *from)
            };
            let against = |at| {
                let than = |token| scan.is_one_of(token, &["than", "比", "较"]);
                scan.cue(at) == Some(Cue::Compare) || scan.tokens.get(at).is_some_and(than)
            };
            times.compared = (*first_end..*second).any(against);
            let joint = |at: usize| {
                let mark = scan.tokens.get(at).map(|token| &token.kind);
                scan.cue(at) == Some(Cue::And) || matches!(mark, Some(TokenKind::Mark(',')))
            };
            let ranged = neighbours(scan, *start, *end).next().is_some();
            times.listed = !ranged && (*first_end..*second).any(joint);
            times.used.extend(neighbours(scan, *start, *end));
            times.used.extend(*first_end..*second);
            times.both = true;
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
    span: Span,
) -> Time {
    let only = DateRange {
        from: Some(date),
        to: Some(span.end(date)),
    };
    let start = past_fillers(scan, start);
    let before = start.checked_sub(1).and_then(|i| scan.cue(i));
    let after = match scan.cue(end) {
        // 1990年前 is before 1990, but 2015年前五名 the first five of 2015.
        Some(Cue::Top) if !is_number(scan, end + 1) => Some(Cue::Before),
        after => after,
    };
    let han_after = scan.tokens.get(end).is_some_and(|token| {
        scan.text
            .chars
            .get(token.start)
            .copied()
            .is_some_and(crate::text::is_han)
    });
    let year_end = matches!((scan.tokens.get(end).map(|t| scan.folded(t)), date.month()),
        (Some(word), None) if matches!(word.as_str(), "底" | "年底" | "末" | "年末"));
    let year_end = year_end || (date.month().is_none() && ended_year(scan, start));
    let (range, bearing, words) = match (before, after) {
        // 2000年至今, 2000年到现在.
        (_, Some(Cue::Since | Cue::After | Cue::Now)) if han_after => (
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
        // "from the eighties" is in them, "since the eighties" open to the end.
        (Some(Cue::Since), after)
            if span != Span::Exact
                && after != Some(Cue::Since)
                && scan.is_one_of(&scan.tokens[start - 1], &["from"]) =>
        {
            (only, Bearing::During, [Some(start), None])
        }
        (Some(Cue::Since), _) | (_, Some(Cue::Since)) => (
            DateRange {
                from: only.from,
                to: None,
            },
            Bearing::During,
            [Some(start), Some(end)],
        ),
        (Some(Cue::After), _) => {
            let from = day_after(span.end(date));
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
        _ if !span.may_date_figures() => (only, Bearing::During, [None, None]),
        _ => (only, Bearing::In, [None, None]),
    };
    let [before, after] = words;
    used.extend(before.and_then(|start| start.checked_sub(1)));
    used.extend(after.filter(|end| *end < scan.tokens.len()));
    Time { range, bearing }
}

/// The token after the word of direction: "since the 1980s", "before the year 2000".
fn past_fillers(scan: &Scan, start: usize) -> usize {
    let skipped = (0..start)
        .rev()
        .take(3)
        .take_while(|i| {
            matches!(scan.cue(*i), Some(Cue::Filler | Cue::Years | Cue::Of))
                || matches!(scan.tokens[*i].kind, TokenKind::Mark('-'))
        })
        .count();
    let directs = |i: usize| {
        matches!(
            scan.cue(i),
            Some(Cue::Since | Cue::After | Cue::Before | Cue::Until)
        )
    };
    let at = start - skipped;
    match at.checked_sub(1) {
        Some(before) if directs(before) => at,
        _ => start,
    }
}

fn is_number(scan: &Scan, at: usize) -> bool {
    matches!(
        scan.tokens.get(at).map(|token| &token.kind),
        Some(TokenKind::Number(_))
    )
}

/// "at the end of 2017".
fn ended_year(scan: &Scan, start: usize) -> bool {
    start
        .checked_sub(1)
        .and_then(|before| scan.tokens.get(before))
        .is_some_and(|token| matches!(scan.folded(token).as_str(), word if word.ends_with("end of") || word == "end"))
}

/// "between" or "from" before a range and a cue of range after it.
fn neighbours(scan: &Scan, start: usize, end: usize) -> impl Iterator<Item = usize> {
    let range_cue =
        |at: &usize| matches!(scan.cue(*at), Some(Cue::Between | Cue::Since | Cue::Until));
    let before = start.checked_sub(1).filter(range_cue);
    let after = Some(end).filter(range_cue);
    before.into_iter().chain(after)
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
