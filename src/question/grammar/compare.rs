//! Scopes side by side.

use crate::question::cues::Cue;
use crate::question::query::Query;
use crate::question::slots::Slots;

/// "Jiangsu vs Shandong", "Who has more partners, Beijing or Tianjin?", "日本、韩国和俄罗斯比较".
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    if slots.named.len() < 2 {
        return None;
    }
    let same_side = slots.cn.is_empty() || slots.abroad.is_empty();
    let asked = slots.has(Cue::Compare) || (slots.has_any(&[Cue::More, Cue::Most, Cue::Fewest]));
    // "Germany or France", "Beijing and Tianjin totals": two of a kind and nothing else to ask.
    let plain = same_side
        && !slots.has_any(&[Cue::Which, Cue::When, Cue::Where, Cue::Oldest, Cue::Newest])
        && !slots.has_any(&[Cue::Course, Cue::YesNo])
        && (slots.has(Cue::Total) || !slots.about_pairs() || slots.has(Cue::HowMany));
    (same_side && (asked || plain) || slots.cue_is(Cue::Compare, &["vs", "versus", "compare"]))
        .then(|| Query::Compare(slots.named.clone(), slots.at()))
}
