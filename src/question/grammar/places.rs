//! The countries in which partners are found.

use crate::question::cues::Cue;
use crate::question::dates::Bearing;
use crate::question::query::{Counted, Query, Ranked};
use crate::question::slots::Slots;

/// "which countries is Tianjin paired with", "Dalian 的友城在哪些国家", "where are Xi'an's partners".
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    if slots.has_any(&[Cue::Total, Cue::HowMany]) && slots.counted() == Counted::Pairs {
        return None;
    }
    // "Guangzhou partner countries 2021" is the figure of a date.
    let of_a_date = slots
        .times
        .time
        .is_some_and(|time| time.bearing == Bearing::In);
    let listed = slots.has_any(&[Cue::Which, Cue::Where, Cue::Founded]) || slots.founding_verb();
    if of_a_date && !listed && slots.abroad.is_empty() && slots.cn.len() < 2 {
        return None;
    }
    // "新疆和中亚国家的友好州" asks for no countries, "哪些中亚国家" does.
    let countries = slots.unit() == Some(Ranked::Countries)
        && (!slots.cue_is(Cue::Countries, &["国家"])
            || !slots.names_countries()
            || slots.has(Cue::Which));
    let said = slots.has_any(&[Cue::Which, Cue::Where]) || slots.about_pairs();
    // "Urumqi: countries?" wants them as well.
    let asks = countries && (said || !slots.cn.is_empty());
    // "景德镇跟日本哪里结好": where in the country that is named.
    let in_one = matches!(slots.abroad.as_slice(), [one] if slots.is_country(*one));
    let where_ = slots.has(Cue::Where) && slots.about_pairs() && !slots.cn.is_empty() && !in_one;
    let about = !slots.cn.is_empty() || slots.has(Cue::China) || !slots.abroad.is_empty();
    (about && (asks || where_)).then(|| Query::Places(slots.dated_filter()))
}
