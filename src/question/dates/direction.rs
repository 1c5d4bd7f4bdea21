//! The direction that the words around a date give it: "since 1980", 1990年前, "at the end of 2017".

use super::forms::Span;
use super::{Bearing, Time};
use crate::facts::{DateRange, PartialDate};
use crate::question::cues::Cue;
use crate::question::scan::{Scan, TokenKind};
use crate::text::is_han;

/// The time of the date whose tokens run from `start` to `end`; the tokens of its direction go to `used`.
pub(super) fn single(
    scan: &Scan,
    used: &mut Vec<usize>,
    (start, end): (usize, usize),
    date: PartialDate,
    span: Span,
) -> Time {
    let start = past_fillers(scan, start);
    let (range, bearing, [before, after]) = directed(scan, (start, end), date, span);
    used.extend(before.and_then(|start| start.checked_sub(1)));
    used.extend(after.filter(|end| *end < scan.tokens.len()));
    Time { range, bearing }
}

/// The stretch that the date begins, ends or is, and on which sides of it that is said.
fn directed(
    scan: &Scan,
    (start, end): (usize, usize),
    date: PartialDate,
    span: Span,
) -> (DateRange, Bearing, [Option<usize>; 2]) {
    use Bearing::{AsOf, During, In};
    let only = DateRange {
        from: Some(date),
        to: Some(span.end(date)),
    };
    let from = |from| DateRange { from, to: None };
    let to = |to| DateRange { from: None, to };
    let before = start.checked_sub(1).and_then(|i| scan.cue(i));
    let after = match scan.cue(end) {
        // 1990年前 is before 1990, but 2015年前五名 the first five of 2015.
        Some(Cue::Top) if !is_number(scan, end + 1) => Some(Cue::Before),
        after => after,
    };
    let (on_left, on_right) = ([Some(start), None], [None, Some(end)]);
    let on_both = [Some(start), Some(end)];
    match (before, after) {
        // 2000年至今, 2000年到现在.
        (_, Some(Cue::Since | Cue::After | Cue::Now)) if begins_han(scan, end) => {
            (from(only.from), During, on_right)
        }
        (_, Some(Cue::Before)) if begins_han(scan, end) => (to(date.previous()), During, on_right),
        // "from the eighties" is in them, "since the eighties" open to the end.
        (Some(Cue::Since), after)
            if after != Some(Cue::Since) && dates_from(scan, start - 1, end, span) =>
        {
            (only, During, on_left)
        }
        (Some(Cue::Since), _) | (_, Some(Cue::Since)) => (from(only.from), During, on_both),
        (Some(Cue::After), _) => (from(day_after(span.end(date))), During, on_left),
        (Some(Cue::Before), _) => (to(date.previous()), During, on_left),
        _ if date.month().is_none() && ends_year(scan, start, end) => {
            let december = PartialDate::new(date.year(), Some(12), None).unwrap_or(date);
            (DateRange::only(december), AsOf, on_right)
        }
        (Some(Cue::Until), _) | (_, Some(Cue::Until)) => (only, AsOf, on_both),
        _ if !span.may_date_figures() => (only, During, [None, None]),
        _ => (only, In, [None, None]),
    }
}

/// "From the eighties", "dating from 1984", "ties from 1994": of just that time, and not from it on.
fn dates_from(scan: &Scan, at: usize, end: usize, span: Span) -> bool {
    let is = |at: usize, forms: &[&str]| {
        let token = scan.tokens.get(at);
        token.is_some_and(|token| scan.is_one_of(token, forms))
    };
    let goes_on = is(end, &["on", "up", "forward", "forwards"]);
    if is(at, &DATING) {
        return !goes_on;
    }
    let tie = || {
        let before = at.checked_sub(1).and_then(|before| scan.cue(before));
        matches!(before, Some(Cue::Partner | Cue::Pair)) && scan.cue(end) != Some(Cue::Until)
    };
    is(at, &["from"]) && !goes_on && (span != Span::Exact || tie())
}

/// Verbs that give the date itself.
const DATING: [&str; 8] = [
    "date from",
    "dates from",
    "dated from",
    "dating from",
    "date back to",
    "dates back to",
    "dated back to",
    "dating back to",
];

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

/// Does a Chinese character stand at the beginning of a token?
fn begins_han(scan: &Scan, at: usize) -> bool {
    let token = scan.tokens.get(at);
    let first = token.and_then(|token| scan.text.chars.get(token.start));
    first.is_some_and(|c| is_han(*c))
}

/// "at the end of 2017", 2017年底.
fn ends_year(scan: &Scan, start: usize, end: usize) -> bool {
    let behind = |token| scan.is_one_of(token, &["底", "年底", "末", "年末"]);
    let ahead = |token| {
        let word = scan.folded(token);
        word.ends_with("end of") || word == "end"
    };
    let before = start.checked_sub(1).and_then(|at| scan.tokens.get(at));
    scan.tokens.get(end).is_some_and(behind) || before.is_some_and(ahead)
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
