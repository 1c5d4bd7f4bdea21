//! Why a number is what it is. The documents seldom say, but what sources remark on their figures stands
//! beside these: other kinds of ties are counted, or nothing was founded in an epidemic.

use super::cues::Cue;
use super::query::{Counted, Query, Total};
use super::slots::Slots;
use crate::places::Scope;

/// What asks for a reason, or why two numbers are not the same.
const WHY: [&str; 24] = [
    "why",
    "how come",
    "explain",
    "explains",
    "reason",
    "reasons",
    "difference",
    "differ",
    "differs",
    "different",
    "disagree",
    "为什么",
    "为何",
    "为啥",
    "何以",
    "原因",
    "怎么",
    "区别",
    "差异",
    "不同",
    "各说不一",
    "不一致",
    "出入",
    "说明",
];
/// What numbers are called.
const NUMBERS: [&str; 16] = [
    "number",
    "numbers",
    "count",
    "counts",
    "figure",
    "figures",
    "total",
    "totals",
    "pairs",
    "数字",
    "数据",
    "数目",
    "数量",
    "总数",
    "友城数",
    "对数",
];

/// The figures of which a question wants the reason, if it names one place at most: "Why is Shandong's
/// number 766 when it was 222?"; `query` is what the grammar made of it.
pub(super) fn figures(slots: &Slots<'_>, query: Option<&Query>) -> Option<Query> {
    let one_of = |forms: &[&str]| {
        let mut tokens = slots.scan.tokens.iter();
        tokens.any(|token| slots.scan.is_one_of(token, forms))
    };
    let numbers = !slots.amounts.is_empty()
        || slots.has_any(&[Cue::HowMany, Cue::Total, Cue::Course, Cue::Rank])
        || one_of(&NUMBERS);
    if !numbers || !one_of(&WHY) {
        return None;
    }
    if let Some(query @ (Query::Ranking(_) | Query::Share(..))) = query {
        return Some(query.clone());
    }
    let scope = match (slots.cn.as_slice(), slots.abroad.as_slice()) {
        ([], []) if slots.times.time.is_some() => Scope::World,
        ([cn], []) => Scope::Place(*cn),
        ([], [abroad]) => *abroad,
        _ => return None,
    };
    if slots.is_foreign_city(scope).is_some() {
        return None;
    }
    match query {
        Some(query @ (Query::Timeline(..) | Query::Count(..))) => Some(query.clone()),
        // New pairs of a year are no total of that year.
        _ if slots.has(Cue::Founded) || scope == Scope::World => None,
        _ => Some(Query::Total(Total {
            scope,
            counted: Counted::Pairs,
            at: slots.at(),
        })),
    }
}
