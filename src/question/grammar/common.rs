//! What the partners of several Chinese places have in common.

use crate::question::cues::Cue;
use crate::question::query::{CommonBy, Query, Ranked};
use crate::question::slots::Slots;

/// "partners that Tianjin and Shanghai share", "北京和上海的共同友城".
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    let shared = slots.has(Cue::Common)
        || slots.cue_is(Cue::Share, &["share", "shares"])
        || slots.cue_is(Cue::Total, &["共有"]);
    if slots.cn.len() < 2 || !slots.abroad.is_empty() || !shared || slots.has(Cue::HowMany) {
        return None;
    }
    let by = match slots.unit() {
        Some(Ranked::Countries) => CommonBy::Countries,
        _ => CommonBy::Places,
    };
    Some(Query::Common(slots.cn.clone(), by))
}
