//! Countries, provinces and cities in order.

use super::told::asks_whether;
use crate::facts::DateRange;
use crate::places::Scope;
use crate::question::cues::Cue;
use crate::question::dates::{Bearing, Time};
use crate::question::query::{Filter, Query, Ranked, Ranking, Span, Tier};
use crate::question::scan::TokenKind;
use crate::question::slots::{Amount, Slots, to_u16};

/// "top 10 countries", "友城最多的前三个省", "rank of Brazil".
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    if !is_ordered(slots) || orders_ties(slots) {
        return None;
    }
    // "Who has the most, Beijing or Tianjin" sets two side by side.
    if let Some(within) = rank_within(slots) {
        return Some(within);
    }
    let many = slots.cn.len() >= MANY && slots.abroad.len() <= 1;
    if slots.named.len() >= 2 && (slots.unit().is_none() && !many || is_placed(slots)) {
        return None;
    }
    if let Some(rank) = rank_of_one(slots) {
        return Some(rank);
    }
    let tier = tier(slots);
    let of = match tier {
        _ if many => slots.kind_of_named(),
        Some(_) => Ranked::Cities,
        None => unit(slots)?,
    };
    // "2015年与中国结好最多的国家" asks for the ranking of 2015, unless new pairs are spoken of.
    let during = |time: Time| time.bearing == Bearing::During;
    let founding =
        slots.founding() && (slots.has(Cue::Founded) || slots.times.time.is_some_and(during));
    let (since, at) = if founding {
        (slots.at(), DateRange::default())
    } else {
        (DateRange::default(), slots.at())
    };
    let last = last_of_top(slots);
    Some(Query::Ranking(Ranking {
        of,
        filter: Filter {
            cn: slots.cn.clone(),
            abroad: slots.abroad.clone(),
            since,
            tier,
            ..Filter::default()
        },
        fewest: slots.has(Cue::Fewest) && last.is_none(),
        top: last.map(Span::Nth).or_else(|| top(slots)),
        whose: None,
        at,
    }))
}

/// "友城最多的县级市", "地级市里谁友城最多": which cities are put in order.
fn tier(slots: &Slots<'_>) -> Option<Tier> {
    const PREFECTURES: [&str; 4] = [
        "地级市",
        "地级",
        "prefecture level",
        "prefecture level cities",
    ];
    let tokens = slots.scan.tokens.iter();
    let mut prefectures = tokens.filter(|token| slots.scan.is_one_of(token, &PREFECTURES));
    let counties = slots.cue_is(Cue::Counties, &["县级市", "哪个县级市", "区县", "县区"]);
    if counties && slots.abroad.is_empty() {
        Some(Tier::County)
    } else {
        prefectures.next().map(|_| Tier::Prefecture)
    }
}

/// Is anything put in order?
fn is_ordered(slots: &Slots<'_>) -> bool {
    // "On which continents has Guangzhou got partners", "海口友城遍布哪几个洲".
    let continents = slots.unit() == Some(Ranked::Continents)
        && slots.has(Cue::Which)
        && slots.about_pairs()
        && !slots.cn.is_empty()
        && !slots.has_any(&[Cue::Without, Cue::Foreign]);
    let cues = [Cue::Most, Cue::Fewest, Cue::Rank, Cue::Top];
    slots.has_any(&cues) || each(slots) || continents || is_placed(slots) || in_place(slots)
}

/// "前五对最早的友城": ties are put in order, by their age.
fn orders_ties(slots: &Slots<'_>) -> bool {
    let pairs = slots.amount_near(Cue::Top).map(|top| top.token + 1);
    let pairs = pairs.and_then(|at| slots.scan.cue(at)) == Some(Cue::Pair);
    pairs && slots.has_any(&[Cue::Oldest, Cue::Newest])
}

/// "Is Jiangsu first in the number of pairs?", 日本是第一吗; but the first partner is the first in time.
fn is_placed(slots: &Slots<'_>) -> bool {
    let bare = !slots.about_pairs() && slots.named.len() == 1 && !slots.has(Cue::China);
    let by_number = slots.has_any(&[Cue::HowMany, Cue::Total, Cue::Rank]);
    slots.cue_is(Cue::Oldest, &["first", "第一"])
        && (by_number || bare && slots.times.time.is_none())
        && slots.has_any(&[Cue::YesNo, Cue::True])
}

/// "Which country is in fifth place?", "友城数第四的国家", "which is first by number of pairs", "Is Shandong
/// second?" But the second partner is the second in time.
fn in_place(slots: &Slots<'_>) -> bool {
    let ordinal = slots.ordinal().is_some();
    let by_number = slots.has_any(&[Cue::HowMany, Cue::Total]);
    let first = slots.cue_is(Cue::Oldest, &["first"]) && by_number && slots.has(Cue::Which);
    match slots.unit() {
        Some(_) => ordinal && (by_number || !slots.about_pairs()) || first,
        None => ordinal && slots.named.len() == 1 && !slots.about_pairs() && asks_whether(slots),
    }
}

/// The rank of the one place that is named, where it is asked for or claimed.
fn rank_of_one(slots: &Slots<'_>) -> Option<Query> {
    // "江苏各市友城数排名", "ranking of Hunan cities": those in the province.
    let within = unit(slots) == Some(Ranked::Cities)
        && matches!(slots.cn.as_slice(), [one] if slots.is_province(*one));
    let [one] = slots.named.as_slice() else {
        return None;
    };
    let from_end = slots.cue_is(Cue::Fewest, &["倒数", "排倒数", "排在倒数"]);
    let superlative = slots.has(Cue::Most) || slots.has(Cue::Fewest) && !from_end;
    if slots.has(Cue::Rank) && !superlative && !slots.has(Cue::Top) && !within {
        // "Ranking of provinces by US partners" is none of the United States.
        let own_kind = |query: &Query| match query {
            Query::Ranking(ranking) => slots.unit().is_none_or(|unit| is_kind(ranking.of, unit)),
            _ => false,
        };
        let rank = whose(slots, *one).filter(own_kind);
        if rank.is_some() {
            return rank;
        }
    }
    // "Is Brazil in the top ten?" too, but the top countries of a city are those of its own.
    let in_top =
        slots.has(Cue::Top) && (slots.cn.is_empty() || slots.unit() != Some(Ranked::Countries));
    // "Is Japan the country with the most pairs?" is told by its rank.
    let claimed = (superlative || from_end || in_top || in_place(slots)) && asks_whether(slots);
    (claimed || is_placed(slots))
        .then(|| whose(slots, *one))
        .flatten()
}

/// Which rows: "top 10", "the second".
fn top(slots: &Slots<'_>) -> Option<Span> {
    const FIRST: [&str; 5] = [
        "number one",
        "comes first",
        "come first",
        "first place",
        "first among",
    ];
    let first = slots.cue_is(Cue::Oldest, &["first"]) || slots.cue_is(Cue::Most, &FIRST);
    let place = slots.ordinal().or(first.then_some(1)).map(Span::Nth);
    let top = slots.number_near(Cue::Top).map(Span::First).or(place);
    let top = top.or_else(|| slots.small_number().map(Span::First));
    top.filter(|top| !matches!(top, Span::First(0)))
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

const YEARS: [&str; 6] = [
    "哪年",
    "哪一年",
    "what year",
    "in what year",
    "which year",
    "in which year",
];

/// "Who is top in Latin America", "非洲前三": of a group its countries are put in order.
fn of_groups(slots: &Slots<'_>) -> bool {
    let group = |scope: &Scope| matches!(scope, Scope::Group(_));
    !slots.abroad.is_empty() && slots.abroad.iter().all(group)
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
        None if slots.cue_is(Cue::When, &YEARS) => Some(Ranked::Years),
        None if inside(slots) => Some(Ranked::Cities),
        None if slots.cn.len() == 1 => Some(Ranked::Countries),
        None if !slots.about_pairs() && slots.named.is_empty() => None,
        None if slots.cn.is_empty() && !slots.about_pairs() && of_groups(slots) => {
            Some(Ranked::Countries)
        }
        None if slots.cue_is(Cue::Which, &["who", "谁"]) => Some(Ranked::Cities),
        None if slots.abroad.is_empty() && slots.has(Cue::China) => Some(Ranked::Cities),
        None if slots.abroad.is_empty() => Some(Ranked::Countries),
        None => Some(Ranked::Cities),
    }
}

/// 广东省内, 江苏境内: is it what lies in the one province that is named that is put in order?
fn inside(slots: &Slots<'_>) -> bool {
    const INSIDE: [&str; 5] = ["内", "境内", "内部", "省内", "区内"];
    const RANK: [&str; 4] = ["省", "市", "自治区", "直辖市"];
    let is = |at: usize, forms: &[&str]| {
        let token = slots.scan.tokens.get(at);
        token.is_some_and(|token| slots.scan.is_one_of(token, forms))
    };
    let named = |at: &usize| matches!(slots.scan.tokens[*at].kind, TokenKind::Name(_));
    let mut names = (0..slots.scan.tokens.len()).filter(named);
    matches!((slots.cn.as_slice(), slots.abroad.as_slice()), ([one], []) if slots.is_province(*one))
        && names.any(|at| is(at + 1 + usize::from(is(at + 1, &RANK)), &INSIDE))
}

/// "十大国家里垫底的", "友城最多的十个国家里最少的": the last of the first so many.
fn last_of_top(slots: &Slots<'_>) -> Option<u16> {
    let tokens = &slots.scan.tokens;
    let big = |amount: &&Amount| {
        let next = tokens.get(amount.token + 1);
        next.is_some_and(|next| slots.scan.is_one_of(next, &["大", "强"]))
    };
    let many = slots.number_near(Cue::Top);
    let many = many.or_else(|| {
        slots
            .amounts
            .iter()
            .find(big)
            .and_then(|top| to_u16(top.value))
    });
    let many = many.or_else(|| slots.small_number().filter(|_| slots.has(Cue::Most)));
    many.filter(|many| {
        *many > 1 && slots.has(Cue::Fewest) && slots.has_any(&[Cue::Which, Cue::YesNo])
    })
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
        fewest: slots.has(Cue::Fewest),
        top: None,
        whose: Some(scope),
        at: slots.at(),
    }))
}
