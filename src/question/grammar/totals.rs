//! Totals of a scope and counts under a filter.

use crate::facts::DateRange;
use crate::places::Scope;
use crate::question::cues::Cue;
use crate::question::dates::Bearing;
use crate::question::query::{Counted, Filter, Query, Tier, Total};
use crate::question::slots::Slots;

/// "how many partners does Xi'an have in Asia", "西安在亚洲有多少友城".
pub(super) fn count(slots: &Slots<'_>) -> Option<Query> {
    if !slots.has(Cue::HowMany) || and_which(slots) {
        return None;
    }
    if !(slots.about_pairs() || slots.unit().is_some() || !slots.named.is_empty()) {
        return None;
    }
    let counted = slots.counted();
    // "2014年4月外国有多少城市与中国结好", "how many countries was Guangdong paired with in 2018": those
    // that had ties then.
    let of_then = (counted != Counted::Pairs && slots.named.is_empty()
        || counted == Counted::Countries && !slots.has(Cue::Founded))
        && slots
            .times
            .time
            .is_some_and(|time| time.bearing == Bearing::In);
    // "How many cities in Guangdong have a partner": the province is none of its cities.
    let below = slots.names_its_cities() && !slots.has(Cue::Counties);
    if (!slots.founding() || of_then || slots.up_to())
        && !below
        && let Some(total) = total_of(slots, counted)
    {
        return Some(total);
    }
    if slots.named.is_empty() && !slots.has(Cue::China) && !slots.about_pairs() {
        return None;
    }
    let date = if slots.founding() {
        slots.at()
    } else {
        DateRange::default()
    };
    Some(Query::Count(
        Filter {
            since: date,
            tier: below.then_some(Tier::Below).or_else(|| slots.tier()),
            ..slots.filter()
        },
        counted,
    ))
}

/// "有几个友城，分别是哪些": the list tells the number too.
fn and_which(slots: &Slots<'_>) -> bool {
    const WHICH: [&str; 16] = [
        "哪些",
        "哪几个",
        "都有哪些",
        "分别",
        "分别是什么",
        "分别是谁",
        "分别是哪些",
        "列出",
        "列举",
        "谁",
        "名单",
        "which",
        "list",
        "list all",
        "name",
        "who",
    ];
    let many = slots
        .position(Cue::HowMany)
        .filter(|_| !slots.named.is_empty());
    let listed = many.and_then(|many| slots.in_next_clause(Cue::Which, many));
    listed.is_some_and(|token| slots.scan.is_one_of(token, &WHICH))
}

/// "Africa total", "Belt and Road pairs", "截至2015年6月1日，中国共有多少对友好城市".
pub(super) fn total(slots: &Slots<'_>) -> Option<Query> {
    // "Current partners of Ningbo" wants to see them.
    let now = slots.has(Cue::Now) && (slots.named.is_empty() || !slots.has(Cue::Partner));
    let counts = now || slots.has_any(&[Cue::Total, Cue::Pair, Cue::Members]);
    let label = slots.abroad.iter().any(|scope| slots.is_label(*scope));
    // "Jiangsu 2021", "1994 pairs", "partner countries 2008": the figure of a date.
    let of_a_date = slots
        .times
        .time
        .is_some_and(|time| time.bearing != Bearing::During)
        && !slots.founding();
    let bare_unit = of_a_date
        && matches!((slots.cn.as_slice(), slots.abroad.as_slice()), ([_], []))
        && !slots.has_any(&[
            Cue::Partner,
            Cue::Which,
            Cue::YesNo,
            Cue::Without,
            Cue::Where,
        ]);
    let counts_all = of_a_date && slots.has_any(&[Cue::Pair, Cue::Countries]);
    let bare_scope = !slots.has_any(&[Cue::Partner, Cue::Which, Cue::YesNo, Cue::Without])
        && slots.cn.is_empty()
        && slots
            .abroad
            .iter()
            .all(|scope| slots.is_foreign_city(*scope).is_none());
    if !(counts || label || bare_scope || bare_unit || counts_all) {
        return None;
    }
    if slots.named.is_empty()
        && !(counts_all && slots.about_pairs())
        && !(slots.has_any(&[Cue::China, Cue::Total]) && slots.about_pairs())
        && !(of_a_date && slots.only_names_china())
        && !(slots.has(Cue::Total)
            && (slots.has_any(&[Cue::China, Cue::Now]) || slots.times.time.is_some()))
    {
        return None;
    }
    if slots.has(Cue::Which) && slots.has(Cue::Partner) && !slots.has(Cue::Total) && !label {
        return None;
    }
    // "五国友城总数": of which five is not said.
    let some = slots
        .amounts
        .iter()
        .any(|amount| slots.counts_units(*amount));
    if some && slots.named.is_empty() && !slots.has(Cue::China) {
        return None;
    }
    if lists(slots) && slots.about_pairs() && !label {
        return None;
    }
    if slots.founding() && !slots.up_to() && !label {
        return Some(Query::Count(slots.filter(), slots.counted()));
    }
    total_of(slots, slots.counted()).or_else(|| {
        // Of "Yunnan's Belt and Road pairs" nobody could make a list.
        let of_label = label && slots.about_pairs() && !slots.cn.is_empty();
        (counts && slots.has(Cue::Total) || of_label)
            .then(|| Query::Count(slots.filter(), slots.counted()))
    })
}

/// "列出", "一共跟哪些地方结了友城": "in total" beside "which" only says that all are wanted.
fn lists(slots: &Slots<'_>) -> bool {
    const LIST: [&str; 7] = ["list", "list all", "show", "列出", "列举", "名单", "清单"];
    const WHICH: [&str; 3] = ["哪些", "哪几个", "which"];
    const IN_ALL: [&str; 7] = [
        "一共",
        "共有",
        "总共",
        "共计",
        "合计",
        "in total",
        "altogether",
    ];
    if slots.has(Cue::Total) {
        slots.cue_is(Cue::Which, &WHICH) && slots.cue_is(Cue::Total, &IN_ALL)
    } else {
        slots.cue_is(Cue::Which, &LIST)
    }
}

/// The total of the one scope that is named, if figures are reported for such scopes.
fn total_of(slots: &Slots<'_>, counted: Counted) -> Option<Query> {
    let scope = match (slots.cn.as_slice(), slots.abroad.as_slice()) {
        ([], []) => Scope::World,
        ([cn], []) => Scope::Place(*cn),
        ([], [abroad]) => *abroad,
        _ => return None,
    };
    // Of members there is one number, whatever they are called.
    let counted = if slots.is_organisation(scope) {
        Counted::Pairs
    } else {
        counted
    };
    let foreign_city = slots.is_foreign_city(scope).is_some();
    (!foreign_city).then(|| {
        Query::Total(Total {
            scope,
            counted,
            at: slots.at(),
        })
    })
}
