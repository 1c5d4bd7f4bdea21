//! What several scopes have together.

use super::compare::{set_side_by_side, within_a_filter};
use crate::places::{PlaceId, Scope};
use crate::question::cues::Cue;
use crate::question::query::{Counted, Query};
use crate::question::scan::TokenKind;
use crate::question::slots::Slots;

/// Words for a total that add up what is named; others ask for the total of each.
const ADDS_UP: [&str; 22] = [
    "total",
    "in total",
    "total number",
    "total number of",
    "altogether",
    "sum",
    "combined",
    "together",
    "added up",
    "added together",
    "put together",
    "总数",
    "总计",
    "一共",
    "合计",
    "总共",
    "总量",
    "总和",
    "共计",
    "加起来",
    "加在一起",
    "合起来",
];

/// "川渝友城总数", "Jiangsu and Shandong together in 2015", "东北三省跟俄罗斯有几对友城".
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    if slots.named.len() < 2 || asks_else(slots) || overlap(slots) {
        return None;
    }
    let added = slots.cue_is(Cue::Total, &ADDS_UP)
        || slots.cue_is(Cue::Filler, &["一共有"])
        || slots.cue_is(Cue::Total, &["共有"]) && slots.follows(Cue::Total, Cue::HowMany);
    let several_by_one_name = of_one_name(slots) && slots.has(Cue::HowMany);
    if !added && !several_by_one_name {
        return None;
    }
    if slots.counted() != Counted::Pairs {
        return added.then(|| Query::Count(slots.filter(), slots.counted()));
    }
    let (scopes, filter, at) = if slots.cn.is_empty() || slots.abroad.is_empty() {
        set_side_by_side(slots)
    } else {
        within_a_filter(slots)?
    };
    Some(Query::Sum(scopes, filter, at))
}

/// Is something else than a sum asked, or one number of each?
fn asks_else(slots: &Slots<'_>) -> bool {
    const OTHERS: [Cue; 11] = [
        Cue::Compare,
        Cue::More,
        Cue::Most,
        Cue::Fewest,
        Cue::Rank,
        Cue::Course,
        Cue::Common,
        Cue::When,
        Cue::Where,
        Cue::Oldest,
        Cue::Newest,
    ];
    const EACH: [&str; 6] = ["against", "each", "respectively", "各", "各自", "分别"];
    let each = |token| slots.scan.is_one_of(token, &EACH);
    let or = slots.cue_is(Cue::And, &["or", "还是", "或", "或者"]);
    let lists = slots.has(Cue::Which) && !slots.has(Cue::HowMany);
    or || lists || slots.has_any(&OTHERS) || slots.scan.tokens.iter().any(each)
}

/// Do two of the scopes hold the same ties, so that they cannot be added?
fn overlap(slots: &Slots<'_>) -> bool {
    let members = |scope: Scope| -> Vec<PlaceId> {
        match scope {
            Scope::Group(id) => {
                let group = slots.gazetteer.group(id);
                group.map_or_else(Vec::new, |group| group.members.clone())
            }
            Scope::Place(_) | Scope::World => Vec::new(),
        }
    };
    let shared = |a: Scope, b: Scope| {
        let b = members(b);
        slots.is_label(a) || members(a).iter().any(|id| b.contains(id))
    };
    slots.named.iter().enumerate().any(|(at, a)| {
        let mut others = slots.named[at + 1..].iter();
        others.any(|b| slots.nested(*a, *b).is_some() || shared(*a, *b))
    })
}

/// Are all places named by one word for several units of China: "长三角", "东北三省"?
fn of_one_name(slots: &Slots<'_>) -> bool {
    let mut names = slots.scan.tokens.iter();
    let first = names.find(|token| matches!(token.kind, TokenKind::Name(_)));
    let of_first = |start| {
        let at_start = slots
            .scan
            .tokens
            .iter()
            .filter(|token| token.start == start);
        let names = at_start.filter(|token| matches!(token.kind, TokenKind::Name(_)));
        names.count()
    };
    first.is_some_and(|first| slots.cn.len() > 1 && of_first(first.start) == slots.cn.len())
}
