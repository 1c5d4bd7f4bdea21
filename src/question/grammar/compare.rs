//! Scopes side by side.

use crate::facts::DateRange;
use crate::question::cues::Cue;
use crate::question::query::{Query, Ranked, Ranking};
use crate::question::slots::Slots;

/// "Jiangsu vs Shandong", "Who has more partners, Beijing or Tianjin?", "日本、韩国和俄罗斯比较".
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    if slots.named.len() < 2 {
        return None;
    }
    let same_side = slots.cn.is_empty() || slots.abroad.is_empty();
    let side_by_side = slots.has_any(&[Cue::Compare, Cue::More, Cue::Most, Cue::Fewest]);
    if !same_side && side_by_side && (slots.cn.len() > 1 || slots.abroad.len() > 1) {
        return within_a_filter(slots);
    }
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

/// "Who has more African partners, Beijing or Shanghai?", "Does Tianjin have more partners in Japan
/// or in Korea?": the ranking of those that are named, by the pairs that both sides let pass.
fn within_a_filter(slots: &Slots<'_>) -> Option<Query> {
    let of = match (slots.cn.as_slice(), slots.abroad.as_slice()) {
        ([_], countries) if countries.iter().all(|scope| slots.is_country(*scope)) => {
            Ranked::Countries
        }
        ([_], _) => return None,
        _ => slots.kind_of_named(),
    };
    Some(Query::Ranking(Ranking {
        of,
        filter: slots.filter(),
        fewest: slots.has(Cue::Fewest),
        top: None,
        whose: None,
        at: DateRange::default(),
    }))
}
