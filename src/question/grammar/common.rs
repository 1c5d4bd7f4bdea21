//! What the partners of several Chinese places have in common.

use crate::places::Scope;
use crate::question::cues::Cue;
use crate::question::query::{CommonBy, Query, Ranked};
use crate::question::slots::Slots;

/// "partners that Tianjin and Shanghai share", "北京和上海的共同友城".
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    let shared = slots.has(Cue::Common)
        || slots.cue_is(Cue::Share, &["share", "shares"])
        || slots.cue_is(Cue::Total, &["共有"])
        || slots.cue_is(Cue::And, &["as well as"]) && slots.has(Cue::Which);
    // "How many do both have" sets two numbers side by side.
    const SAME: [&str; 11] = [
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
    let side_by_side = slots.has(Cue::HowMany) && !slots.cue_is(Cue::Common, &SAME);
    if !shared || side_by_side {
        return None;
    }
    if slots.cn.is_empty() && slots.abroad.len() > 1 && slots.asks_for_chinese() {
        return from_abroad(slots);
    }
    if slots.cn.len() < 2 || !slots.abroad.is_empty() {
        return None;
    }
    let by = match slots.unit() {
        Some(Ranked::Countries) => CommonBy::Countries,
        _ => CommonBy::Places,
    };
    Some(Query::Common(slots.cn.clone(), by))
}

/// "Which Chinese city is paired with both Kyoto and Nara?"
fn from_abroad(slots: &Slots<'_>) -> Option<Query> {
    let places = slots.abroad.iter().map(|scope| match scope {
        Scope::Place(id) => Some(*id),
        Scope::World | Scope::Group(_) => None,
    });
    let places = places.collect::<Option<Vec<_>>>()?;
    Some(Query::Common(places, CommonBy::Places))
}
