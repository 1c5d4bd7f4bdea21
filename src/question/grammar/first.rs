//! The oldest and the newest ties.

use super::told::asks_whether;
use crate::facts::DateRange;
use crate::places::Scope;
use crate::question::cues::Cue;
use crate::question::dates::{Bearing, Time};
use crate::question::query::{End, Filter, Query, Ranked, Span};
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
    let many = one
        .or_else(|| slots.number_near(cue))
        .or_else(|| slots.small_number())
        .filter(|many| (1..=50).contains(many))
        .unwrap_or(1)
        .max(set_in_order(slots));
    let span = ordinal.map_or(Span::First(many), Span::Nth);
    Some(Query::First(first_of(slots), end, span))
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
    let claimed = asks_whether(slots);
    const OF_ALL: [&str; 3] = ["第一对", "首对", "头一对"];
    let of_all = slots.has_any(&[Cue::Pair, Cue::China]) || slots.cue_is(Cue::Oldest, &OF_ALL);
    if pair && claimed {
        if of_a_foreign_one(slots) {
            filter.cn.clear();
            filter.from_abroad = true;
            return filter;
        }
        filter.abroad.clear();
        if of_all {
            filter.cn.clear();
        }
        return filter;
    }
    // "Shanghai got its first partner in 1985, right?" says of the first when it began.
    let said = slots.times.time.is_some_and(is_one_date);
    let one = slots.named.len() == 1 || slots.named.is_empty() && of_all;
    if claimed && said && one {
        filter.since = DateRange::default();
    }
    // "Was Shanghai the second Chinese city with a partner?"
    let units = matches!(slots.unit(), Some(Ranked::Cities | Ranked::Provinces));
    if claimed && filter.abroad.is_empty() && (units || slots.has(Cue::China)) {
        filter.cn.clear();
        return filter;
    }
    let (cn, [a, b]) = (filter.cn.as_slice(), filter.abroad.as_slice()) else {
        return filter;
    };
    let Some((outer, _)) = slots.nested(*a, *b) else {
        return filter;
    };
    // "Was Kobe the first Japanese partner of Tianjin?"
    let cn = if of_all { Vec::new() } else { cn.to_vec() };
    Filter {
        from_abroad: cn.is_empty(),
        cn,
        abroad: vec![outer],
        ..filter
    }
}

/// "In 1985", "dates from 1973": a date that may be said of a founding.
pub(super) fn is_one_date(time: Time) -> bool {
    time.bearing == Bearing::In
        || time.bearing == Bearing::During && time.range.from == time.range.to
}

/// "Osaka's first Chinese partner", "神户的第一个中国友城".
fn of_a_foreign_one(slots: &Slots<'_>) -> bool {
    let cue = |at: usize| slots.scan.cue(at);
    let mut tokens = 0..slots.scan.tokens.len();
    tokens.any(|at| {
        cue(at) == Some(Cue::China) && matches!(cue(at + 1), Some(Cue::Partner | Cue::Cities))
    })
}
