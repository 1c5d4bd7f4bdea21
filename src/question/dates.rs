//! Dates, years, decades and ranges, with the words that give them a direction.

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
        [
            (start, first_end, from, from_decade),
            ..,
            (second, end, to, decade),
        ] => {
            let to = if *decade { end_of_decade(*to) } else { *to };
            let (from, to) = if from <= &to {
                (*from, to)
            } else {
                (to, *from)
            };
            times.used.extend(neighbours(scan, *start, *end));
            times.used.extend(*first_end..*second);
            let _ = from_decade;
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

/// A date that begins at token `at`: how many tokens it takes, the date, is it a decade?
fn date_at(scan: &Scan, at: usize) -> Option<(usize, PartialDate, bool)> {
    iso_date(scan, at)
        .or_else(|| chinese_date(scan, at))
        .or_else(|| english_date(scan, at))
        .or_else(|| decade(scan, at))
        .or_else(|| century(scan, at))
        .or_else(|| year(scan, at).map(|year| (1, year, false)))
}

/// 1980-05-12, 1980/5/12, 1980.5.12.
fn iso_date(scan: &Scan, at: usize) -> Option<(usize, PartialDate, bool)> {
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
        Some(day) => PartialDate::new(year, Some(month), Some(day)).map(|date| (5, date, false)),
        None => PartialDate::new(year, Some(month), None).map(|date| (3, date, false)),
    }
}

/// 2015年6月1日, 2015年, 二〇一五年.
fn chinese_date(scan: &Scan, at: usize) -> Option<(usize, PartialDate, bool)> {
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
    PartialDate::new(year, month, day).map(|date| (len, date, false))
}

/// 2017年底 is cut into 2017 and 年底: the cue is left for the direction.
fn year_end(scan: &Scan, at: usize, year: u16) -> Option<(usize, PartialDate, bool)> {
    let ended = word(scan, at + 1, &["年底", "年末"]);
    ended
        .then(|| PartialDate::from_year(year))
        .flatten()
        .map(|date| (1, date, false))
}

/// May 2015, 1 June 2015, June 1, 2015, 1st of June 2015.
fn english_date(scan: &Scan, at: usize) -> Option<(usize, PartialDate, bool)> {
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
    PartialDate::new(year, Some(month), day).map(|date| (len + 1, date, false))
}

/// 1980s, the 80s, the eighties, 八十年代, 上世纪80年代.
fn decade(scan: &Scan, at: usize) -> Option<(usize, PartialDate, bool)> {
    if let Some(first) = scan
        .tokens
        .get(at)
        .and_then(|token| decade_word(&scan.folded(token)))
    {
        return PartialDate::from_year(first).map(|date| (1, date, true));
    }
    let value = whole(scan, at)?;
    let full = |value: u16| if value < 100 { 1900 + value } else { value };
    let ends =
        |at| word(scan, at, &["s", "'s"]) || word(scan, at, &["年代", "niandai", "nian dai"]);
    let len = if ends(at + 1) {
        2
    } else if (mark(scan, at + 1) == Some('\'') && word(scan, at + 2, &["s"]))
        || (word(scan, at + 1, &["年"]) && word(scan, at + 2, &["代"]))
    {
        3
    } else {
        return None;
    };
    let value = full(value);
    // 二十年代 and 10年代 mean this century.
    let value = if (1900..1930).contains(&value) {
        value + 100
    } else {
        value
    };
    (value % 10 == 0 && plausible(value))
        .then(|| PartialDate::from_year(value))
        .flatten()
        .map(|date| (len, date, true))
}

/// "1980s" when it was read as one word, and spelled decades.
fn decade_word(word: &str) -> Option<u16> {
    const SPELLED: [(&str, u16); 8] = [
        ("seventies", 1970),
        ("eighties", 1980),
        ("nineties", 1990),
        ("noughties", 2000),
        ("70s", 1970),
        ("80s", 1980),
        ("90s", 1990),
        ("2000s", 2000),
    ];
    SPELLED
        .iter()
        .find(|(spelled, _)| *spelled == word)
        .map(|(_, year)| *year)
}

/// The 21st century, 21世纪: from 2001 on, in everyday use from 2000.
fn century(scan: &Scan, at: usize) -> Option<(usize, PartialDate, bool)> {
    let number = whole(scan, at)?;
    let suffix = usize::from(word(scan, at + 1, &["st", "th"]));
    let named = word(scan, at + 1 + suffix, &["century", "世纪", "shiji"]);
    (named && number == 21)
        .then(|| PartialDate::from_year(2000))
        .flatten()
        .map(|date| (2 + suffix, date, false))
}

/// A bare year: four figures in a row, or 二〇一五.
fn year(scan: &Scan, at: usize) -> Option<PartialDate> {
    let TokenKind::Number(number) = scan.tokens.get(at)?.kind else {
        return None;
    };
    let year = whole(scan, at).filter(|year| plausible(*year) && number.bare_digits)?;
    // "2000 pairs" and "2015对" count something.
    let counts = word(
        scan,
        at + 1,
        &["pairs", "pair", "对", "个", "座", "partners", "cities"],
    );
    (!counts).then(|| PartialDate::from_year(year)).flatten()
}

fn month_alone(scan: &Scan, at: usize) -> Option<(usize, u8)> {
    if let Some(month) = month_name(scan, at) {
        return Some((1, month));
    }
    let month = whole(scan, at).filter(|month| (1..=12).contains(month))?;
    word(scan, at + 1, &["月", "月份"])
        .then(|| narrow(month))
        .flatten()
        .map(|month| (2, month))
}

fn relative(scan: &Scan) -> Option<Relative> {
    let text = scan.text.text();
    RELATIVE
        .iter()
        .find(|(phrase, _)| text.contains(phrase))
        .map(|(_, relative)| *relative)
}

fn month_name(scan: &Scan, at: usize) -> Option<u8> {
    let token = scan.tokens.get(at)?;
    let word = scan.folded(token);
    // "may" asks for permission far more often than it names a month.
    if word == "may" && !scan.is_capitalised(token) {
        return None;
    }
    let position = MONTHS.iter().position(|month| {
        *month == word || (word.len() >= 3 && word.len() <= 4 && month.starts_with(&word))
    })?;
    u8::try_from(position + 1).ok()
}

/// A whole number small enough to be a part of a date.
fn whole(scan: &Scan, at: usize) -> Option<u16> {
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
fn plausible(year: u16) -> bool {
    (1900..=2100).contains(&year)
}

fn mark(scan: &Scan, at: usize) -> Option<char> {
    match scan.tokens.get(at)?.kind {
        TokenKind::Mark(c) => Some(c),
        _ => None,
    }
}

fn word(scan: &Scan, at: usize, forms: &[&str]) -> bool {
    scan.tokens
        .get(at)
        .is_some_and(|token| forms.contains(&scan.folded(token).as_str()))
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
