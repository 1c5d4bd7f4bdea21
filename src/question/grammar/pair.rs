//! One tie between one Chinese and one foreign place.

use crate::question::cues::Cue;
use crate::question::query::Query;
use crate::question::slots::Slots;

/// "when did Tianjin and Kobe pair", "武汉和大分是友城吗", "Peking Tokyo since when".
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    let ([cn], [abroad]) = (slots.cn.as_slice(), slots.abroad.as_slice()) else {
        return both_chinese(slots);
    };
    let asked = slots.has_any(&[Cue::YesNo, Cue::True, Cue::When]) && slots.about_pairs();
    let state = || slots.is_city_state(*abroad).filter(|_| asked);
    let partner = slots.is_foreign_city(*abroad).or_else(state)?;
    // "Which city is bigger, Harbin or Sapporo?"
    let compared = slots.has(Cue::More) && !slots.about_pairs();
    if compared || slots.has_any(&[Cue::HowMany, Cue::Total, Cue::Course]) {
        return None;
    }
    Some(Query::Pair(*cn, partner))
}

/// "Are Beijing and Shanghai sister cities?": they are not, and a list of both would not say so.
fn both_chinese(slots: &Slots<'_>) -> Option<Query> {
    let ([one, other], []) = (slots.cn.as_slice(), slots.abroad.as_slice()) else {
        return None;
    };
    const ASKS_ELSE: [Cue; 6] = [
        Cue::HowMany,
        Cue::Which,
        Cue::Where,
        Cue::Total,
        Cue::Common,
        Cue::Foreign,
    ];
    let asked = slots.has_any(&[Cue::YesNo, Cue::True]) && slots.has(Cue::Partner);
    (asked && !slots.has_any(&ASKS_ELSE)).then_some(Query::Pair(*one, *other))
}
