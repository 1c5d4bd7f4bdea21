//! Times that hang on today: "this year", "in the last 20 years", "older than 40 years".

use std::ops::Range;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::super::cues::Cue;
use super::super::scan::{Scan, Token, TokenKind};
use super::{Bearing, Time, Times};
use crate::facts::{DateRange, PartialDate};

/// A time that hangs on today's date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::question) enum Relative {
    ThisMonth,
    NextMonth,
    ThisYear,
    NextYear,
    LastYear,
    YearBeforeLast,
    Today,
}

/// Phrases for times that hang on today; the longer first.
const RELATIVE: [(&str, Relative); 24] = [
    ("the year before last", Relative::YearBeforeLast),
    ("前年", Relative::YearBeforeLast),
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
    ("today", Relative::Today),
    ("xia ge yue", Relative::NextMonth),
    ("ming nian", Relative::NextYear),
    ("qu nian", Relative::LastYear),
    ("ben yue", Relative::ThisMonth),
    ("jin nian", Relative::ThisYear),
];

/// A time that hangs on today, and the tokens that say so.
pub(super) fn relative(scan: &Scan) -> Option<(Relative, Range<usize>)> {
    let text = scan.text.text();
    let (relative, start, len) = RELATIVE.iter().find_map(|(phrase, relative)| {
        let before = text[..text.find(phrase)?].chars().count();
        Some((*relative, before, phrase.chars().count()))
    })?;
    let within = |token: &Token| token.start < start + len && token.end > start;
    let first = scan.tokens.iter().position(within).unwrap_or_default();
    let tokens = scan.tokens[first..]
        .iter()
        .take_while(|token| within(token));
    Some((relative, first..first + tokens.count()))
}

/// "This year" as a date. Anniversaries have their own way with such times.
pub(super) fn of_today(
    scan: &Scan,
    relative: Relative,
    at: Range<usize>,
    today: Date,
) -> Option<(Time, Range<usize>)> {
    let anniversary = |token: &Token| matches!(token.kind, TokenKind::Cue(Cue::Anniversary));
    if scan.tokens.iter().any(anniversary) {
        return None;
    }
    let year = PartialDate::from_year(year(relative, today)?)?;
    Some((on(year), at))
}

/// "明年3月", "May of last year": a month without a year, of a year that hangs on today.
pub(super) fn month_of(
    relative: Relative,
    times: &Times,
    at: Range<usize>,
    today: Date,
) -> Option<(Time, Range<usize>)> {
    let month = times.month.filter(|_| times.day.is_none())?;
    let date = PartialDate::new(year(relative, today)?, Some(month), None)?;
    Some((on(date), at))
}

fn year(relative: Relative, today: Date) -> Option<u16> {
    let year = match relative {
        Relative::ThisYear => today.year(),
        Relative::NextYear => today.year() + 1,
        Relative::LastYear => today.year() - 1,
        Relative::YearBeforeLast => today.year() - 2,
        Relative::ThisMonth | Relative::NextMonth | Relative::Today => return None,
    };
    u16::try_from(year).ok()
}

fn on(date: PartialDate) -> Time {
    Time {
        range: DateRange::only(date),
        bearing: Bearing::In,
    }
}

/// "In the last 20 years", "近五年", "五年来".
pub(super) fn recent(scan: &Scan, today: Date) -> Option<(Time, Range<usize>)> {
    const BEFORE: [&str; 9] = [
        "last",
        "past",
        "previous",
        "recent",
        "most recent",
        "近",
        "最近",
        "过去",
        "最近的",
    ];
    let is = |at: usize, forms: &[&str]| {
        let token = scan.tokens.get(at);
        token.is_some_and(|token| scan.is_one_of(token, forms))
    };
    (0..scan.tokens.len()).find_map(|at| {
        let TokenKind::Number(number) = scan.tokens[at].kind else {
            return None;
        };
        let before = at.checked_sub(1).filter(|before| is(*before, &BEFORE));
        let behind =
            is(at + 1, &["年来", "年以来"]) || (is(at + 1, &["年"]) && is(at + 2, &["来"]));
        let years = is(at + 1, &["years", "year", "年", "年来", "年以来", "nian"]);
        if !years || !(behind || before.is_some()) || !(1.0..=99.0).contains(&number.value) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "at most 99")]
        let from = PartialDate::from_year(u16::try_from(today.year() - number.value as i16).ok()?);
        let end = at + 2 + usize::from(is(at + 2, &["来", "里", "间", "内"]));
        let time = Time {
            range: DateRange { from, to: None },
            bearing: Bearing::During,
        };
        Some((time, before.unwrap_or(at)..end))
    })
}

/// "Older than 40 years", "more than 45 years old", 超过45年, "less than ten years": by today.
pub(super) fn aged(scan: &Scan, today: Date) -> Option<(Time, Range<usize>)> {
    let is = |at: usize, forms: &[&str]| {
        let token = scan.tokens.get(at);
        token.is_some_and(|token| scan.is_one_of(token, forms))
    };
    // Where the comparison begins that ends at a token, and whether what is older is meant.
    let comparison = |end: usize| match scan.cue(end) {
        Some(Cue::MoreThan | Cue::AtLeast) => Some((end, true)),
        Some(Cue::FewerThan) => Some((end, false)),
        _ => {
            let start = end.checked_sub(1).filter(|_| is(end, &["than"]))?;
            let older = is(start, &["older"]).then_some((start, true));
            older.or_else(|| is(start, &["younger"]).then_some((start, false)))
        }
    };
    (1..scan.tokens.len()).find_map(|at| {
        let TokenKind::Number(number) = scan.tokens[at].kind else {
            return None;
        };
        let years = is(at + 1, &["years", "年", "years old", "nian"]);
        if !years || !(1.0..=99.0).contains(&number.value) {
            return None;
        }
        let (start, elder) = comparison(at - 1)?;
        #[expect(clippy::cast_possible_truncation, reason = "at most 99")]
        let then = PartialDate::from(today.saturating_sub((number.value as i64).years()));
        let range = if elder {
            DateRange {
                from: None,
                to: Some(then),
            }
        } else {
            DateRange {
                from: Some(then),
                to: None,
            }
        };
        let old = is(at + 2, &["old", "历史"]) && is(at + 1, &["years", "年"]);
        let time = Time {
            range,
            bearing: Bearing::During,
        };
        Some((time, start..at + 2 + usize::from(old)))
    })
}
