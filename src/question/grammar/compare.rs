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
    let difference = slots.cue_is(
        Cue::Explain,
        &["difference", "differ", "differs", "差异", "区别", "不同"],
    ) && slots.has_any(&[Cue::HowMany, Cue::Total]);
    let asked = difference || slots.has_any(&[Cue::Compare, Cue::More, Cue::Most, Cue::Fewest]);
    // "Germany or France", "Beijing and Tianjin totals": two of a kind and nothing else to ask.
    let plain = same_side
        && !slots.has_any(&[Cue::Which, Cue::When, Cue::Where, Cue::Oldest, Cue::Newest])
        && !slots.has_any(&[Cue::Course, Cue::YesNo])
        && (slots.has(Cue::Total) || !slots.about_pairs() || slots.has(Cue::HowMany));
    (same_side && (asked || plain) || slots.cue_is(Cue::Compare, &["vs", "versus", "compare"]))
        .then(|| Query::Compare(slots.named.clone(), slots.at()))
}
