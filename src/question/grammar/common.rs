//! What the partners of several Chinese places have in common.

use crate::places::{PlaceId, Scope};
use crate::question::cues::Cue;
use crate::question::mentions::is_chinese;
use crate::question::query::{Common, CommonBy, Query, Ranked};
use crate::question::slots::Slots;

/// "partners that Tianjin and Shanghai share", "北京和上海的共同友城".
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    if let Some(query) = difference(slots) {
        return Some(query);
    }
    // "既没有日本也没有韩国友城的省", "日本和美国都没有友城的省" share nothing.
    // So do "provinces that lack partners in both Russia and Japan".
    let before = slots.position(Cue::Without) < slots.position(Cue::Common);
    let lacking = slots.cue_is(Cue::Common, &["既"])
        || slots.follows(Cue::Common, Cue::Without)
        || before && slots.cn.is_empty();
    if slots.has(Cue::Without) && slots.has(Cue::Common) && lacking {
        return None;
    }
    let shared = slots.has(Cue::Common)
        || slots.cue_is(Cue::Share, &["share", "shares"])
        || slots.cue_is(Cue::Total, &["共有"])
        || slots.cue_is(Cue::And, &["as well as"]) && slots.has(Cue::Which);
    // "How many do both have" sets two numbers side by side.
    const SAME: [&str; 12] = [
        "重复",
        "in common",
        "common",
        "shared",
        "mutual",
        "same",
        "joint",
        "共同",
        "相同",
        "重合",
        "重叠",
        "gongtong",
    ];
    let said = slots.cue_is(Cue::Common, &SAME) || slots.shares();
    let side_by_side = slots.has(Cue::HowMany) && !said;
    if !shared || side_by_side {
        return None;
    }
    let units = matches!(slots.unit(), Some(Ranked::Provinces | Ranked::Cities));
    let chinese = slots.asks_for_chinese() || units;
    if slots.cn.is_empty() && slots.abroad.len() > 1 && chinese {
        return from_abroad(slots);
    }
    // "北京和广州都结好的非洲国家".
    let part = |scope: &Scope| matches!(scope, Scope::Group(_)) || slots.is_country(*scope);
    if slots.cn.len() < 2 || !slots.abroad.iter().all(part) {
        return None;
    }
    let countries = matches!(slots.unit(), Some(Ranked::Countries)) || slots.names_countries();
    let by = if countries {
        CommonBy::Countries
    } else {
        CommonBy::Places
    };
    Some(Query::Common(Common {
        of: slots.cn.clone(),
        without: Vec::new(),
        within: slots.abroad.clone(),
        by,
    }))
}

/// "Countries where Beijing has partners but Shanghai has none", "cities paired with Japan but not with
/// Russia". What lies within a place that is named is left out of its list instead.
fn difference(slots: &Slots<'_>) -> Option<Query> {
    let within = |except: &Scope| slots.named.iter().any(|scope| slots.holds(*scope, *except));
    // "除了上海北京，哪个城市友城最多" leaves them out of a ranking.
    let ordered = slots.has_any(&[Cue::Most, Cue::Fewest, Cue::Top, Cue::Rank]);
    if ordered || slots.except.is_empty() || slots.except.iter().any(within) {
        return None;
    }
    let chinese = |scope: &Scope| is_chinese(*scope, slots.gazetteer);
    let of_china = slots.abroad.is_empty() && slots.except.iter().all(chinese);
    let of_world = slots.cn.is_empty() && !slots.except.iter().any(chinese);
    let by = match slots.unit() {
        Some(Ranked::Countries) if of_china => CommonBy::Countries,
        Some(Ranked::Provinces) if of_world => CommonBy::Provinces,
        Some(Ranked::Cities) if of_world => CommonBy::Places,
        _ if of_china && slots.about_pairs() => CommonBy::Places,
        _ => return None,
    };
    let without = slots.except.iter().map(|scope| place(*scope));
    let of: Vec<PlaceId> = slots
        .named
        .iter()
        .map(|scope| place(*scope))
        .collect::<Option<_>>()?;
    (!of.is_empty() && (of_china || of_world)).then_some(())?;
    Some(Query::Common(Common {
        of,
        without: without.collect::<Option<_>>()?,
        within: Vec::new(),
        by,
    }))
}

fn place(scope: Scope) -> Option<PlaceId> {
    match scope {
        Scope::Place(id) => Some(id),
        Scope::World | Scope::Group(_) => None,
    }
}

/// "Which Chinese city is paired with both Kyoto and Nara?"
fn from_abroad(slots: &Slots<'_>) -> Option<Query> {
    let places = slots.abroad.iter().map(|scope| place(*scope));
    let by = match slots.unit() {
        Some(Ranked::Provinces) => CommonBy::Provinces,
        _ => CommonBy::Places,
    };
    Some(Query::Common(Common {
        of: places.collect::<Option<_>>()?,
        without: Vec::new(),
        within: Vec::new(),
        by,
    }))
}
