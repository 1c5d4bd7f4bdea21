//! What a question says of its own answer: "is Jiangsu first?", "第一对是天津和神户，对吗".

use super::first::is_one_date;
use crate::question::cues::Cue;
use crate::question::query::{Check, Filter, Query, Said, Span};
use crate::question::slots::Slots;

/// The query as a claim about its answer, where the question asks whether that is so.
pub(super) fn told(query: Query, slots: &Slots<'_>) -> Query {
    if !asks_whether(slots) {
        return query;
    }
    let said = match &query {
        Query::Ranking(ranking) if ranking.whose.is_some() => ranks(slots),
        Query::Compare(scopes, ..) if scopes.len() == 2 => more(slots),
        Query::First(filter, _, Span::First(1) | Span::Nth(_)) => {
            ties(filter, slots).or_else(|| began(filter, slots))
        }
        _ => None,
    };
    match said {
        Some(said) => Query::Check(Check::Told {
            of: Box::new(query),
            said,
        }),
        None => query,
    }
}

/// Is it asked whether something is so, and not which of two, or who, or when?
pub(super) fn asks_whether(slots: &Slots<'_>) -> bool {
    // "… the most of all provinces" only says among whom.
    let asks_else =
        slots.has_but(Cue::Which, &["all", "every", "list all"]) || slots.has(Cue::When);
    let or = slots.cue_is(Cue::And, &["or", "还是", "或"]);
    !or && (slots.has(Cue::True) || slots.has(Cue::YesNo) && !asks_else)
}

/// "Is Germany in the top five", "韩国是不是排第三", "does Jiangsu have the most".
fn ranks(slots: &Slots<'_>) -> Option<Said> {
    if let Some(place) = slots.ordinal().or_else(|| slots.place_in_cue()) {
        return Some(Said::Ranks(place, place));
    }
    if slots.has(Cue::Top) {
        let last = slots.number_near(Cue::Top).filter(|last| *last > 0);
        return Some(Said::Ranks(1, last.unwrap_or(1)));
    }
    let first = slots.has_any(&[Cue::Most, Cue::Fewest, Cue::Oldest]);
    first.then_some(Said::Ranks(1, 1))
}

/// "Does Jiangsu have more than Guangdong", "江苏比山东少吗".
fn more(slots: &Slots<'_>) -> Option<Said> {
    const FEWER: [&str; 4] = ["fewer", "更少", "少", "后面"];
    // "日本的友城比美国多多少" asks by how many; "ahead in the number of pairs" and 友城数比法国多 only say in
    // what.
    const NUMBER: [&str; 9] = [
        "number",
        "number of",
        "numbers of",
        "the number of",
        "count",
        "数",
        "数量",
        "数目",
        "个数",
    ];
    // "比法国少": 少 alone is no cue.
    let few = || {
        let mut tokens = slots.scan.tokens.iter();
        slots.has(Cue::Compare) && tokens.any(|token| slots.scan.is_one_of(token, &["少", "多"]))
    };
    if !slots.has(Cue::More) && !few() || slots.has_but(Cue::HowMany, &NUMBER) {
        return None;
    }
    let mut tokens = slots.scan.tokens.iter();
    let fewer = slots.cue_is(Cue::More, &FEWER)
        || !slots.has(Cue::More) && tokens.any(|token| slots.scan.is_one_of(token, &["少"]));
    Some(if fewer { Said::Fewer } else { Said::More })
}

/// "Shanghai got its first partner in 1985, right?"
fn began(of: &Filter, slots: &Slots<'_>) -> Option<Said> {
    let time = slots.times.time?;
    (of.since.is_unbounded() && is_one_date(time)).then_some(Said::Began(time.range))
}

/// "Was the first pair Tianjin and Kobe": the places that are not those of the question.
fn ties(of: &Filter, slots: &Slots<'_>) -> Option<Said> {
    let cn = slots.cn.iter().find(|place| !of.cn.contains(place));
    let others = slots
        .abroad
        .iter()
        .filter(|scope| !of.abroad.contains(scope));
    let partner = others
        .copied()
        .find_map(|scope| slots.is_foreign_city(scope));
    (cn.is_some() || partner.is_some()).then_some(Said::Ties(cn.copied(), partner))
}
