//! Several things asked at once, a clause for each: 江苏273对，山东172对，对吗; 扬州有多少个友城，其中日本几个.
//!
//! A clause that names nobody is said of whom the first one names. Each is then understood by itself; where
//! one of them is nothing of the kind, the question is none of these.

use jiff::civil::Date;

use super::cues::Cue;
use super::dates::times;
use super::query::{Check, Query};
use super::scan::{Scan, TokenKind, scan};
use super::{Doubt, Outcome, understand};
use crate::facts::DateRange;
use crate::places::Gazetteer;

/// More clauses are no question that anybody asks.
const MOST: usize = 6;

/// The queries of the clauses, if there are several and all ask for a number or claim something.
pub(super) fn several(
    text: &str,
    whole: &Scan,
    gazetteer: &Gazetteer,
    today: Date,
) -> Option<Query> {
    let marks = |token: &&super::scan::Token| matches!(token.kind, TokenKind::Mark(_));
    let asks = |cue| (0..whole.tokens.len()).any(|at| whole.cue(at) == Some(cue));
    let claims = asks(Cue::True) || asks(Cue::YesNo);
    let counts = (0..whole.tokens.len())
        .filter(|at| whole.cue(*at) == Some(Cue::HowMany))
        .count()
        > 1;
    if whole.tokens.iter().filter(marks).count() == 0 || claims == counts {
        return None;
    }
    let clauses = clauses(text, gazetteer, today, claims);
    if !(2..=MOST).contains(&clauses.len()) {
        return None;
    }
    let subject = subject(&clauses[0].scan)?;
    let end = if claims { "，对吗" } else { "" };
    let read = |(at, clause): (usize, &Clause)| {
        let of = if at > 0 && clause.needs_subject() {
            subject.as_str()
        } else {
            ""
        };
        asked(&format!("{of}{}{end}", clause.text), gazetteer, today)
    };
    let mut queries: Vec<Query> = clauses
        .iter()
        .enumerate()
        .map(read)
        .collect::<Option<_>>()?;
    let fits = |query: &Query| match query {
        Query::Check(_) => claims,
        Query::Total(_) | Query::Count(..) => counts,
        _ => false,
    };
    if !queries.iter().all(fits) {
        return None;
    }
    dated(&mut queries);
    queries.dedup();
    (queries.len() > 1).then_some(Query::Several(queries))
}

/// A part of the text that claims or asks something.
struct Clause {
    text: String,
    scan: Scan,
}

impl Clause {
    /// Does it name nobody, or only with whom it compares, or what is a part of the whole?
    fn needs_subject(&self) -> bool {
        const COMPARED: [&str; 6] = ["比", "较", "其中", "排在", "在", "占"];
        let tokens = &self.scan.tokens;
        let named = tokens
            .iter()
            .any(|token| matches!(token.kind, TokenKind::Name(_)));
        let first = tokens.first();
        !named
            || first.is_some_and(|first| self.scan.is_one_of(first, &COMPARED))
            || tokens
                .first()
                .is_some_and(|first| matches!(first.kind, TokenKind::Cue(Cue::HowMany)))
    }
}

/// The parts between commas; what claims nothing by itself ("2015年，") belongs to the next one.
fn clauses(text: &str, gazetteer: &Gazetteer, today: Date, claims: bool) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut before = String::new();
    for part in parts(text) {
        let scan = scan(part, gazetteer);
        if only_asks(&scan) {
            continue;
        }
        let told = if claims {
            claims_something(&scan, today)
        } else {
            counts_something(&scan)
        };
        before.push_str(part);
        if told {
            clauses.push(Clause {
                scan: self::scan(&before, gazetteer),
                text: std::mem::take(&mut before),
            });
        } else {
            before.push('，');
        }
    }
    if let Some(last) = clauses.last_mut().filter(|_| !before.is_empty()) {
        last.text = format!("{}，{}", last.text, before.trim_end_matches('，'));
    }
    clauses
}

/// The text cut at its commas, but not within brackets or numbers.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut depth) = (0, 0_usize);
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    for (at, mark) in text.char_indices() {
        let end = at + mark.len_utf8();
        match mark {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            ',' if digit(text[..at].chars().next_back()) && digit(text[end..].chars().next()) => {}
            '，' | ',' | '；' | ';' | '、' | '？' | '?' | '。' if depth == 0 => {
                parts.push(text[from..at].trim());
                from = end;
            }
            _ => {}
        }
    }
    parts.push(text[from..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// "都对吗", "请问": nothing but words that ask whether.
fn only_asks(scan: &Scan) -> bool {
    scan.tokens.iter().all(|token| match token.kind {
        TokenKind::Mark(_) => true,
        TokenKind::Cue(cue) => matches!(cue, Cue::True | Cue::YesNo | Cue::Filler | Cue::Common),
        _ => false,
    })
}

/// Is a number that is no date, a place in an order or a comparison there?
fn claims_something(scan: &Scan, today: Date) -> bool {
    const SAYS: [Cue; 5] = [Cue::Rank, Cue::More, Cue::Most, Cue::Fewest, Cue::Top];
    let used = times(scan, today).used;
    (0..scan.tokens.len()).any(|at| {
        let number = matches!(scan.tokens[at].kind, TokenKind::Number(_)) && !used.contains(&at);
        number || scan.cue(at).is_some_and(|cue| SAYS.contains(&cue))
    })
}

fn counts_something(scan: &Scan) -> bool {
    (0..scan.tokens.len()).any(|at| scan.cue(at) == Some(Cue::HowMany))
}

/// Whom the first clause names first.
fn subject(scan: &Scan) -> Option<String> {
    let named = |token: &&super::scan::Token| matches!(token.kind, TokenKind::Name(_));
    let first = scan.tokens.iter().find(named)?;
    Some(scan.typed(first))
}

/// What a clause asks by itself.
fn asked(text: &str, gazetteer: &Gazetteer, today: Date) -> Option<Query> {
    match understand(text, gazetteer, today).outcome {
        Outcome::Query(query)
        | Outcome::Doubtful {
            query,
            doubt: Doubt::Aside,
            ..
        } => Some(query),
        _ => None,
    }
}

/// The one date that is given holds for all numbers: "韩国169，日本249（2015年7月1日）".
fn dated(queries: &mut [Query]) {
    let at = |query: &Query| match query {
        Query::Check(Check::Number { at, .. }) if !at.is_unbounded() => Some(*at),
        _ => None,
    };
    let mut dates: Vec<DateRange> = queries.iter().filter_map(at).collect();
    dates.dedup();
    let [date] = dates[..] else { return };
    for query in queries {
        if let Query::Check(Check::Number { of, at, .. }) = query
            && at.is_unbounded()
            && of.since.is_unbounded()
        {
            *at = date;
        }
    }
}
