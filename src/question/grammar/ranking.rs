//! Countries, provinces and cities in order.

use crate::facts::DateRange;
use crate::places::Scope;
use crate::question::cues::Cue;
use crate::question::dates::{Bearing, Time};
use crate::question::query::{Filter, Query, Ranked, Ranking};
use crate::question::scan::TokenKind;
use crate::question::slots::Slots;

/// "top 10 countries", "友城最多的前三个省", "rank of Brazil".
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    let superlative = slots.has_any(&[Cue::Most, Cue::Fewest]);
    // "Which country is in fifth place?"
    let in_place = slots.ordinal().is_some() && slots.unit().is_some() && !slots.about_pairs();
    let ordered = in_place || superlative || slots.has_any(&[Cue::Rank, Cue::Top]) || each(slots);
    let placed = is_placed(slots);
    if !ordered && !placed && !asks_for_continents(slots) {
        return None;
    }
    // "Who has the most, Beijing or Tianjin" sets two side by side.
    if let Some(within) = rank_within(slots) {
        return Some(within);
    }
    let many = slots.cn.len() >= MANY && slots.abroad.len() <= 1;
    if slots.named.len() >= 2 && slots.unit().is_none() && !many {
        return None;
    }
    if let Some(one) = rank_of_named(slots).filter(|_| !superlative) {
        return Some(one);
    }
    if placed || claims_top(slots, superlative) {
        return match slots.named.as_slice() {
            [one] => whose(slots, *one),
            _ => None,
        };
    }
    let of = if many {
        slots.kind_of_named()
    } else {
        unit(slots)?
    };
    Some(in_order(slots, of))
}

/// "On which continents has Guangzhou got partners", "海口友城遍布哪几个洲".
fn asks_for_continents(slots: &Slots<'_>) -> bool {
    slots.unit() == Some(Ranked::Continents)
        && slots.has(Cue::Which)
        && slots.about_pairs()
        && !slots.cn.is_empty()
        && !slots.has_any(&[Cue::Without, Cue::Foreign])
}

/// "Is Jiangsu first in the number of pairs?"
fn is_placed(slots: &Slots<'_>) -> bool {
    slots.cue_is(Cue::Oldest, &["first", "第一"])
        && slots.has_any(&[Cue::HowMany, Cue::Total, Cue::Rank])
        && slots.has_any(&[Cue::YesNo, Cue::True])
}

/// "Is Japan the country with the most pairs?" is told by its rank. "Is Brazil in the top ten?" too, but
/// the top countries of a city are those of its own.
fn claims_top(slots: &Slots<'_>, superlative: bool) -> bool {
    let claimed =
        slots.has_any(&[Cue::YesNo, Cue::True]) && !slots.has_any(&[Cue::Which, Cue::When]);
    let in_top =
        slots.has(Cue::Top) && (slots.cn.is_empty() || slots.unit() != Some(Ranked::Countries));
    (superlative || in_top) && claimed && slots.named.len() == 1
}

/// The rank of the one place named, where nothing else is asked to be put in order.
fn rank_of_named(slots: &Slots<'_>) -> Option<Query> {
    let [one] = slots.named.as_slice() else {
        return None;
    };
    // "江苏各市友城数排名", "ranking of Hunan cities": those in the province.
    let within = slots.unit() == Some(Ranked::Cities)
        && matches!(slots.cn.as_slice(), [one] if slots.is_province(*one));
    if !slots.has(Cue::Rank) || slots.has(Cue::Top) || within {
        return None;
    }
    // "Ranking of provinces by US partners" is none of the United States.
    let own_kind = |query: &Query| match query {
        Query::Ranking(ranking) => slots.unit().is_none_or(|unit| is_kind(ranking.of, unit)),
        _ => false,
    };
    whose(slots, *one).filter(own_kind)
}

/// All of a kind, or the first so many.
fn in_order(slots: &Slots<'_>, of: Ranked) -> Query {
    // "2015年与中国结好最多的国家" asks for the ranking of 2015, unless new pairs are spoken of.
    let during = |time: Time| time.bearing == Bearing::During;
    let founding =
        slots.founding() && (slots.has(Cue::Founded) || slots.times.time.is_some_and(during));
    let (since, at) = if founding {
        (slots.at(), DateRange::default())
    } else {
        (DateRange::default(), slots.at())
    };
    let filter = Filter {
        cn: slots.cn.clone(),
        abroad: slots.abroad.clone(),
        since,
        ..Filter::default()
    };
    let top = slots.number_near(Cue::Top).or_else(|| slots.ordinal());
    let top = top.or_else(|| slots.small_number());
    Query::Ranking(Ranking {
        of,
        filter,
        fewest: slots.has(Cue::Fewest),
        top: top.filter(|top| *top > 0),
        whose: None,
        at,
    })
}

/// From so many places on, which of them has the most asks for their order: "直辖市中友城最多的".
const MANY: usize = 4;

/// Is `unit` a word for what is ranked? A foreign place is a city too.
fn is_kind(of: Ranked, unit: Ranked) -> bool {
    of == unit || (of, unit) == (Ranked::ForeignPlaces, Ranked::Cities)
}

/// "Provinces by number of US partners", "list countries by pairs".
fn in_order_of(slots: &Slots<'_>) -> bool {
    let tokens = &slots.scan.tokens;
    let by = |at: &usize| {
        slots.scan.is_one_of(&tokens[*at], &["by", "按"]) && !slots.times.used.contains(at)
    };
    let Some(by) = (0..tokens.len()).find(by) else {
        return false;
    };
    const NUMBERS: [Cue; 4] = [Cue::HowMany, Cue::Total, Cue::Pair, Cue::Partner];
    let units = (by.saturating_sub(2)..by).any(|at| stands(slots, at, &UNITS));
    units && (by + 1..=by + 4).any(|at| stands(slots, at, &NUMBERS))
}

/// "How many partners does each province have", "每个省有多少友城".
fn of_each(slots: &Slots<'_>) -> bool {
    const EACH: [&str; 4] = ["each", "every", "per", "每"];
    let tokens = slots.scan.tokens.iter().enumerate();
    let mut each = tokens.filter(|(_, token)| slots.scan.is_one_of(token, &EACH));
    let counted = slots.has_any(&[Cue::HowMany, Cue::Total]);
    // "每个省": a measure word may stand between.
    counted && each.any(|(at, _)| (at + 1..=at + 2).any(|at| stands(slots, at, &UNITS)))
}

const UNITS: [Cue; 4] = [Cue::Countries, Cue::Provinces, Cue::Cities, Cue::Continents];

/// Does one of these cues stand there?
fn stands(slots: &Slots<'_>, at: usize, cues: &[Cue]) -> bool {
    let kind = slots.scan.tokens.get(at).map(|token| &token.kind);
    matches!(kind, Some(TokenKind::Cue(cue)) if cues.contains(cue))
}

/// "Pairs by continent", "各大洲友城数量": the number of each.
fn each(slots: &Slots<'_>) -> bool {
    let by = slots.cue_is(Cue::Continents, &["by continent", "per continent"])
        || slots.cue_is(Cue::Countries, &["by country", "per country"])
        || slots.cue_is(Cue::Provinces, &["by province", "per province"]);
    let each = slots.cue_is(Cue::Continents, &["各洲", "各大洲"])
        || slots.cue_is(Cue::Countries, &["各国"])
        || slots.cue_is(Cue::Provinces, &["各省"]);
    let listed = slots.cue_is(Cue::Which, &["一览", "一览表"]);
    let numbers = (listed || slots.has_any(&[Cue::Total, Cue::HowMany])) && slots.named.is_empty();
    !slots.has(Cue::Course)
        && (by && slots.about_pairs() || each && numbers || in_order_of(slots) || of_each(slots))
}

fn unit(slots: &Slots<'_>) -> Option<Ranked> {
    let foreign = slots.cn.is_empty() && !slots.abroad.is_empty() && !slots.has(Cue::China);
    match slots.unit() {
        None if slots.regions() => Some(Ranked::ForeignPlaces),
        None if slots.cn.is_empty() && slots.names_countries() => Some(Ranked::Countries),
        Some(Ranked::Cities) if slots.names_units() => Some(Ranked::ForeignPlaces),
        Some(Ranked::Cities) if !slots.cn.is_empty() || !foreign => Some(Ranked::Cities),
        Some(Ranked::Cities) if slots.about_pairs() => Some(Ranked::Cities),
        Some(unit) => Some(unit),
        None if slots.has(Cue::Years) && !slots.has(Cue::Countries) => Some(Ranked::Years),
        None if slots.cue_is(
            Cue::When,
            &["哪年", "哪一年", "what year", "which year", "in which year"],
        ) =>
        {
            Some(Ranked::Years)
        }
        None if slots.cn.len() == 1 => Some(Ranked::Countries),
        None if !slots.about_pairs() && slots.named.is_empty() => None,
        None if slots.cue_is(Cue::Which, &["who", "谁"]) => Some(Ranked::Cities),
        None if slots.abroad.is_empty() && slots.has(Cue::China) => Some(Ranked::Cities),
        None if slots.abroad.is_empty() => Some(Ranked::Countries),
        None => Some(Ranked::Cities),
    }
}

/// "德国在欧洲国家里排第几": a country among those of a group.
fn rank_within(slots: &Slots<'_>) -> Option<Query> {
    let [a, b] = slots.abroad.as_slice() else {
        return None;
    };
    if !slots.has(Cue::Rank) || !slots.cn.is_empty() {
        return None;
    }
    let (group, country) = slots.nested(*a, *b)?;
    let Some(Query::Ranking(mut ranking)) = whose(slots, country) else {
        return None;
    };
    ranking.filter.abroad = vec![group];
    Some(Query::Ranking(ranking))
}

/// "rank of Brazil", "江苏排第几": among its own kind.
fn whose(slots: &Slots<'_>, scope: Scope) -> Option<Query> {
    let Scope::Place(id) = scope else { return None };
    let place = slots.gazetteer.place(id)?;
    let of = if place.is_chinese_province() && slots.unit() != Some(Ranked::Cities) {
        Ranked::Provinces
    } else if place.is_chinese() {
        Ranked::Cities
    } else if place.level == crate::facts::Level::Country {
        Ranked::Countries
    } else {
        Ranked::ForeignPlaces
    };
    Some(Query::Ranking(Ranking {
        of,
        filter: Filter::default(),
        fewest: false,
        top: None,
        whose: Some(scope),
        at: slots.at(),
    }))
}
