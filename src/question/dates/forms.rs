//! The forms in which a date is written, each tried at one token.

use std::ops::RangeInclusive;

use super::super::cues::Cue;
use super::super::scan::{Scan, Token, TokenKind};
use super::centuries::{century, decade};
use super::parts::{era, half_of_chinese_year, part_of_decade, part_of_year};
use crate::facts::PartialDate;

/// How long a time a date stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Span {
    /// As long as the date is precise.
    Exact,
    /// From the first year of a decade to its last.
    Decade,
    /// From the first year of a century to its last.
    Century,
    /// So many years beyond that of the date.
    Years(u16),
    /// So many months beyond that of the date, in the same year.
    Months(u8),
}

impl Span {
    /// Is it short enough to be the date of a figure?
    pub(super) fn may_date_figures(self) -> bool {
        matches!(self, Self::Exact | Self::Months(_))
    }

    /// The last year, or the date itself if it is exact.
    pub(super) fn end(self, date: PartialDate) -> PartialDate {
        let last = match self {
            Self::Exact => return date,
            Self::Months(more) => {
                let month = date.month().map(|month| month + more);
                return PartialDate::new(date.year(), month, None).unwrap_or(date);
            }
            Self::Decade => date.year() / 10 * 10 + 9,
            Self::Century => date.year() / 100 * 100 + 99,
            Self::Years(more) => date.year() + more,
        };
        PartialDate::from_year(last).unwrap_or(date)
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// How long a month's name is, from its short forms on.
const MONTH_LETTERS: RangeInclusive<usize> = 3..=9;

/// A date that begins at token `at`: how many tokens it takes, the date, and how
/// long a time it begins.
pub(super) fn date_at(scan: &Scan, at: usize) -> Option<(usize, PartialDate, Span)> {
    // Most tokens are names and marks, with which no date begins.
    if matches!(
        scan.tokens.get(at)?.kind,
        TokenKind::Name(_) | TokenKind::Mark(_)
    ) {
        return None;
    }
    iso_date(scan, at)
        .or_else(|| half_of_chinese_year(scan, at))
        .or_else(|| chinese_date(scan, at))
        .or_else(|| english_date(scan, at))
        .or_else(|| part_of_decade(scan, at))
        .or_else(|| decade(scan, at))
        .or_else(|| century(scan, at))
        .or_else(|| part_of_year(scan, at))
        .or_else(|| era(scan, at))
        .or_else(|| split_year(scan, at))
        .or_else(|| year(scan, at).map(|year| (1, year, Span::Exact)))
}

/// 1980-05-12, 1980/5/12, 1980.5.12.
fn iso_date(scan: &Scan, at: usize) -> Option<(usize, PartialDate, Span)> {
    let year = whole(scan, at).filter(|year| plausible(*year))?;
    let separator = mark(scan, at + 1).filter(|c| matches!(c, '-' | '/'))?;
    let month = narrow(whole(scan, at + 2)?)?;
    let touching = scan.tokens[at].end + 1 == scan.tokens[at + 2].start;
    let day = (mark(scan, at + 3) == Some(separator))
        .then(|| whole(scan, at + 4))
        .flatten();
    if !touching {
        return None;
    }
    match day.and_then(narrow) {
        Some(day) => {
            PartialDate::new(year, Some(month), Some(day)).map(|date| (5, date, Span::Exact))
        }
        None => PartialDate::new(year, Some(month), None).map(|date| (3, date, Span::Exact)),
    }
}

/// 2015年6月1日, 2015年, 二〇一五年.
fn chinese_date(scan: &Scan, at: usize) -> Option<(usize, PartialDate, Span)> {
    let year = whole(scan, at).filter(|year| plausible(*year))?;
    if !word(scan, at + 1, &["年", "nian"]) {
        return year_end(scan, at, year);
    }
    let month = whole(scan, at + 2).filter(|_| word(scan, at + 3, &["月", "yue", "月份"]));
    let day = whole(scan, at + 4).filter(|_| word(scan, at + 5, &["日", "号", "ri", "hao"]));
    let (len, month, day) = match (month, day) {
        (Some(month), Some(day)) => (6, Some(narrow(month)?), Some(narrow(day)?)),
        (Some(month), None) => (4, Some(narrow(month)?), None),
        _ => (2, None, None),
    };
    PartialDate::new(year, month, day).map(|date| (len, date, Span::Exact))
}

/// 2017年底 is cut into 2017 and 年底: the cue is left for the direction.
fn year_end(scan: &Scan, at: usize, year: u16) -> Option<(usize, PartialDate, Span)> {
    let ended = word(scan, at + 1, &["年底", "年末"]);
    ended
        .then(|| PartialDate::from_year(year))
        .flatten()
        .map(|date| (1, date, Span::Exact))
}

/// May 2015, 1 June 2015, June 1, 2015, 1st of June 2015.
fn english_date(scan: &Scan, at: usize) -> Option<(usize, PartialDate, Span)> {
    let day_of = |at: usize| {
        whole(scan, at)
            .filter(|day| (1..=31).contains(day))
            .map(|day| {
                let ordinal = word(scan, at + 1, &["st", "nd", "rd", "th"]);
                (if ordinal { 2 } else { 1 }, day)
            })
    };
    let mut len = 0;
    let mut day = None;
    if let Some((used, first)) = day_of(at) {
        len += used;
        day = Some(first);
        len += usize::from(word(scan, at + len, &["of"]));
    }
    let month = month_name(scan, at + len)?;
    len += 1;
    if day.is_none()
        && let Some((used, second)) = day_of(at + len)
    {
        len += used;
        day = Some(second);
    }
    len += usize::from(mark(scan, at + len) == Some(','));
    len += usize::from(word(scan, at + len, &["of"]));
    let year = whole(scan, at + len).filter(|year| plausible(*year))?;
    let day = day.and_then(narrow);
    PartialDate::new(year, Some(month), day).map(|date| (len + 1, date, Span::Exact))
}

/// 1985/86, 1985-86.
fn split_year(scan: &Scan, at: usize) -> Option<(usize, PartialDate, Span)> {
    let first = year(scan, at)?;
    let joined = matches!(mark(scan, at + 1), Some('/' | '-'))
        && scan.tokens.get(at + 2)?.start == scan.tokens[at].end + 1;
    let last = whole(scan, at + 2).filter(|last| joined && *last < 100)?;
    let more = last.checked_sub(first.year() % 100)?;
    (1..=20)
        .contains(&more)
        .then_some((3, first, Span::Years(more)))
}

/// A bare year: four figures in a row, or 二〇一五.
pub(super) fn year(scan: &Scan, at: usize) -> Option<PartialDate> {
    let TokenKind::Number(number) = scan.tokens.get(at)?.kind else {
        return None;
    };
    let year = whole(scan, at).filter(|year| plausible(*year) && number.bare_digits)?;
    // "2015对" counts something; "2015 pairs" does only where a claim is to be checked, else it asks
    // for the pairs of that year.
    let counts = word(scan, at + 1, &["对", "个", "座"])
        || (claims(scan) && word(scan, at + 1, &["pairs", "pair", "partners", "cities"]));
    (!counts).then(|| PartialDate::from_year(year)).flatten()
}

/// Is something said of a number, to be confirmed?
fn claims(scan: &Scan) -> bool {
    let claims = |token: &Token| {
        matches!(
            token.kind,
            TokenKind::Cue(
                Cue::True
                    | Cue::YesNo
                    | Cue::MoreThan
                    | Cue::AtLeast
                    | Cue::FewerThan
                    | Cue::AtMost
            )
        )
    };
    scan.tokens.iter().any(claims)
}

pub(super) fn month_alone(scan: &Scan, at: usize) -> Option<(usize, u8)> {
    if let Some(month) = month_name(scan, at) {
        return Some((1, month));
    }
    let month = whole(scan, at).filter(|month| (1..=12).contains(month))?;
    word(scan, at + 1, &["月", "月份"])
        .then(|| narrow(month))
        .flatten()
        .map(|month| (2, month))
}

/// The day after a month without a year: "6月24日", "June 24th".
pub(super) fn day_behind(scan: &Scan, at: usize) -> Option<(usize, u8)> {
    let day = whole(scan, at).filter(|day| (1..=31).contains(day))?;
    let named = word(scan, at + 1, &["日", "号", "st", "nd", "rd", "th"]);
    Some((if named { 2 } else { 1 }, narrow(day)?))
}

/// The day before the name of a month without a year, and where it begins: "24 June", "24th of June".
pub(super) fn day_ahead(scan: &Scan, month: usize) -> Option<(usize, u8)> {
    month_name(scan, month)?;
    let steps_over = |at: usize, forms: &[&str]| {
        let before = at.checked_sub(1)?;
        word(scan, before, forms).then_some(before)
    };
    let of = steps_over(month, &["of"]).unwrap_or(month);
    let end = steps_over(of, &["st", "nd", "rd", "th"]).unwrap_or(of);
    let at = end.checked_sub(1)?;
    let day = whole(scan, at).filter(|day| (1..=31).contains(day))?;
    Some((at, narrow(day)?))
}

fn month_name(scan: &Scan, at: usize) -> Option<u8> {
    let token = scan.tokens.get(at)?;
    if !MONTH_LETTERS.contains(&(token.end - token.start)) {
        return None;
    }
    let word = &scan.text.chars[token.start..token.end];
    let position = MONTHS.iter().position(|month| {
        let begins = word.iter().zip(month.chars()).all(|(a, b)| *a == b);
        let short = word.len() <= 4 && word.len() < month.len();
        begins && (word.len() == month.len() || short)
    })?;
    // "may" asks for permission far more often than it names a month.
    // So does "May" at the beginning, unless a number follows.
    let begins = at == 0 && whole(scan, 1).is_none();
    if MONTHS[position] == "may" && (begins || !scan.is_capitalised(token)) {
        return None;
    }
    u8::try_from(position + 1).ok()
}

/// A whole number small enough to be a part of a date.
pub(super) fn whole(scan: &Scan, at: usize) -> Option<u16> {
    let TokenKind::Number(number) = scan.tokens.get(at)?.kind else {
        return None;
    };
    let value = number.value;
    // Checked to be whole and in range, so that the cast is exact.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked above"
    )]
    (value.fract() == 0.0 && (0.0..=9_999.0).contains(&value)).then_some(value as u16)
}

fn narrow(value: u16) -> Option<u8> {
    u8::try_from(value).ok()
}

/// Years in which a question about friendship cities makes sense.
pub(super) fn plausible(year: u16) -> bool {
    (1900..=2100).contains(&year)
}

pub(super) fn mark(scan: &Scan, at: usize) -> Option<char> {
    match scan.tokens.get(at)?.kind {
        TokenKind::Mark(c) => Some(c),
        _ => None,
    }
}

pub(super) fn word(scan: &Scan, at: usize, forms: &[&str]) -> bool {
    scan.tokens
        .get(at)
        .is_some_and(|token| scan.is_one_of(token, forms))
}
