//! The oldest and the newest ties.

use crate::places::Scope;
use crate::question::cues::Cue;
use crate::question::query::{End, Filter, Query};

use crate::question::slots::Slots;

/// "first partner of Shanghai", "the first pair", "昆明最新结好的友城是哪个".
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    let ordinal = slots.ordinal();
    let end = if slots.has(Cue::Oldest) {
        End::Oldest
    } else if slots.has(Cue::Newest) {
        End::Newest
    } else if ordinal.is_some() && slots.about_pairs() {
        End::Oldest
    } else {
        return None;
    };
    // "Germany 最新总数", "latest figure for Africa".
    let wants_number = slots.has_any(&[Cue::Total, Cue::HowMany]);
    if (end == End::Newest && wants_number) || slots.has_any(&[Cue::Share, Cue::Compare]) {
        return None;
    }
    if !slots.about_pairs() && slots.named.is_empty() && !slots.has(Cue::China) {
        return None;
    }
    let cue = if end == End::Oldest {
        Cue::Oldest
    } else {
        Cue::Newest
    };
    // "中国第一对友城是哪两个城市".
    const ONE: [&str; 11] = [
        "第一对",
        "第一个",
        "第一座",
        "首个",
        "首对",
        "首座",
        "头一个",
        "头一对",
        "最后一个",
        "最新一个",
        "最近一次",
    ];
    let one = slots.cue_is(cue, &ONE).then_some(1);
    let many = ordinal
        .or(one)
        .or_else(|| slots.number_near(cue))
        .or_else(|| slots.small_number())
        .filter(|many| (1..=50).contains(many))
        .unwrap_or(1)
        .max(set_in_order(slots));
    Some(Query::First(first_of(slots), end, many))
}

/// So many are told: of ties that are set against each other ("杭州先跟波士顿还是先跟利兹结好", "which is
/// older, Tianjin–Kobe or Shanghai–Yokohama") all, in their order, else one.
fn set_in_order(slots: &Slots<'_>) -> u16 {
    let cities = |scope: &&Scope| slots.is_foreign_city(**scope).is_some();
    match slots.abroad.iter().filter(cities).count() {
        ties @ 2..=9 if ties == slots.abroad.len() && !slots.cn.is_empty() => {
            u16::try_from(ties).unwrap_or(1)
        }
        _ => 1,
    }
}

/// "Was Nanjing and St. Louis the first pair of China and the United States?" is told by that pair, not
/// by the first of the two cities.
fn first_of(slots: &Slots<'_>) -> Filter {
    let mut filter = slots.dated_filter();
    // "Was Philadelphia the first partner of Tianjin?", "Was the first pair Shanghai and Yokohama?"
    let pair = matches!((slots.cn.as_slice(), slots.abroad.as_slice()), ([_], [one]) if slots.is_foreign_city(*one).is_some());
    if pair && slots.has_any(&[Cue::YesNo, Cue::True]) {
        filter.abroad.clear();
        const OF_ALL: [&str; 3] = ["第一对", "首对", "头一对"];
        if slots.has(Cue::Pair) || slots.cue_is(Cue::Oldest, &OF_ALL) || slots.has(Cue::China) {
            filter.cn.clear();
        }
        return filter;
    }
    let ([_], [a, b]) = (filter.cn.as_slice(), filter.abroad.as_slice()) else {
        return filter;
    };
    let Some((outer, _)) = slots.nested(*a, *b) else {
        return filter;
    };
    Filter {
        cn: Vec::new(),
        abroad: vec![outer],
        from_abroad: true,
        ..filter
    }
}
