//! What the partners of several Chinese places have in common.

use crate::question::cues::Cue;
use crate::question::query::{CommonBy, Query, Ranked};
use crate::question::slots::Slots;

/// "partners that Tianjin and Shanghai share", "北京和上海的共同友城".
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    let shared = slots.has(Cue::Common)
        || slots.cue_is(Cue::Share, &["share", "shares"])
        || slots.cue_is(Cue::Total, &["共有"]);
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
    if slots.cn.len() < 2 || !slots.abroad.is_empty() || !shared || side_by_side {
        return None;
    }
    let by = match slots.unit() {
        Some(Ranked::Countries) => CommonBy::Countries,
        _ => CommonBy::Places,
    };
    Some(Query::Common(slots.cn.clone(), by))
}
