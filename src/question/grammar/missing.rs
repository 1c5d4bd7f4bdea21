//! Units that have no partner somewhere, or only so many.

use crate::facts::DateRange;
use crate::places::Scope;
use crate::question::cues::Cue;
use crate::question::query::{Comparison, Missing, Query, Ranked};
use crate::question::scan::TokenKind;
use crate::question::slots::{Amount, Slots, to_u16};

/// "provinces without an African partner", "没有日本友城的省份", "countries with one pair".
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    let units = units(slots)?;
    if slots.has_any(&[Cue::Top, Cue::Rank, Cue::Share]) {
        return None;
    }
    let lacking = slots.has(Cue::Without) || lacks_each(slots) || has_each(slots);
    let (how, pairs, most) = if lacking {
        (Comparison::Exactly, 0, None)
    } else if let Some((least, most)) = slots.number_range().filter(|_| slots.about_pairs()) {
        (Comparison::AtLeast, least, Some(most))
    } else {
        let (how, pairs) = stated(slots, units)?;
        (how, pairs, None)
    };
    let below = matches!(
        units,
        Ranked::Cities | Ranked::Countries | Ranked::Continents
    );
    if slots.cn.len() == 1 && !below {
        return None;
    }
    let each = lacks_each(slots) && slots.abroad.is_empty();
    let named = if each { &slots.except } else { &slots.abroad };
    // "Provinces with over 100 pairs in 2015" go by their numbers of then, "2000年以来没有新结友城的省" by
    // the ties of that time.
    let (at, since) = if pairs > 0 && !slots.founding() {
        (slots.at(), DateRange::default())
    } else {
        (DateRange::default(), slots.filter().since)
    };
    Some(Query::Missing(Missing {
        units,
        of: slots.cn.clone(),
        within: named
            .iter()
            .copied()
            .filter(|scope| *scope != Scope::World)
            .collect(),
        pairs,
        how,
        most,
        at,
        except: if each {
            Vec::new()
        } else {
            slots.except.clone()
        },
        since,
    }))
}

/// "Provinces with neither Canadian nor Australian partners".
fn lacks_each(slots: &Slots<'_>) -> bool {
    let unit = matches!(slots.unit(), Some(Ranked::Provinces | Ranked::Cities));
    unit && slots.cue_is(Cue::Except, &["neither"]) && slots.cue_is(Cue::And, &["nor"])
}

/// "Does every province have a Japanese partner?", "每个省都有非洲友城吗": told by those that have none.
pub(in crate::question) fn has_each(slots: &Slots<'_>) -> bool {
    const EACH: [&str; 8] = ["every", "each", "all", "所有", "每个", "每", "各个", "各"];
    const UNITS: [Cue; 3] = [Cue::Provinces, Cue::Cities, Cue::Countries];
    let unit = |at: usize| slots.scan.cue(at).is_some_and(|cue| UNITS.contains(&cue));
    let mut tokens = slots.scan.tokens.iter().enumerate();
    let each = tokens.any(|(at, token)| {
        // "每个省": a measure word may stand between.
        slots.scan.is_one_of(token, &EACH) && (unit(at + 1) || unit(at + 2))
    });
    let asks_else = [Cue::HowMany, Cue::Course, Cue::When, Cue::Most, Cue::Fewest];
    each && slots.has(Cue::YesNo) && slots.about_pairs() && !slots.has_any(&asks_else)
}

/// What lacks something: the kind of unit that is named, or that of the several that are listed
/// ("哪些直辖市没有非洲友城").
fn units(slots: &Slots<'_>) -> Option<Ranked> {
    match slots.cn.as_slice() {
        [] | [_] => slots.unit().or_else(|| countries_of_group(slots)),
        _ if matches!(slots.unit(), Some(Ranked::Countries | Ranked::Continents)) => {
            // "北京和上海都没有友城的国家".
            slots.unit().filter(|_| slots.has(Cue::Without))
        }
        _ => Some(slots.kind_of_named()),
    }
}

/// "Which ASEAN countries have no …", "which of the G7 lack …": the countries of a group that is named.
fn countries_of_group(slots: &Slots<'_>) -> Option<Ranked> {
    let groups = slots
        .abroad
        .iter()
        .all(|s| matches!(s, Scope::Group(_)) && !slots.is_label(*s));
    let kind = |at: usize| slots.scan.tokens.get(at).map(|token| &token.kind);
    // "Which of the G7 members".
    let passed = |at: &usize| {
        matches!(
            kind(*at),
            Some(TokenKind::Cue(Cue::Of | Cue::Filler | Cue::Members))
        )
    };
    let which = slots.position(Cue::Which).is_some_and(|which| {
        let next = (which + 1..slots.scan.tokens.len()).find(|at| !passed(at));
        next.and_then(kind)
            .is_some_and(|kind| matches!(kind, TokenKind::Name(_)))
    });
    let named = !slots.abroad.is_empty() && groups && slots.has(Cue::Without);
    (named && (which || slots.names_countries())).then_some(Ranked::Countries)
}

/// "only one", "with one pair", "more than 100 pairs", "只有一对": the number that stands by the
/// pairs.
fn stated(slots: &Slots<'_>, units: Ranked) -> Option<(Comparison, u16)> {
    // "Which provinces have fewer than ten pairs" is no question of yes or no.
    let yes_or_no = slots.has(Cue::YesNo) && !slots.has_any(&[Cue::Which, Cue::HowMany]);
    let asks_else = slots.has_any(&[
        Cue::True,
        Cue::Most,
        Cue::Fewest,
        Cue::When,
        Cue::Oldest,
        Cue::Newest,
    ]);
    if (yes_or_no || asks_else) && !slots.has(Cue::Only) || slots.has(Cue::Compare) {
        return None;
    }
    // "五国友城": five countries, whose ties may be any number.
    let of_ties = |amount: &Amount| !slots.counts_units(*amount);
    let stated = slots
        .amount_near(Cue::Pair)
        .or_else(|| slots.amount_near(Cue::Partner).filter(of_ties))
        // "至少有三个德国友城的城市".
        .or_else(|| {
            let compared = |a: &&Amount| slots.comparison(**a) != Comparison::Exactly;
            slots.amounts.iter().find(compared).copied()
        })
        // "友城数量在10个以上的城市".
        .or_else(|| {
            let near = slots.amount_near(Cue::HowMany)?;
            (slots.comparison(near) != Comparison::Exactly).then_some(near)
        });
    let stated = stated.and_then(|amount| Some((slots.comparison(amount), to_u16(amount.value)?)));
    let single = slots
        .cue_is(Cue::Only, &["a single", "single", "唯一"])
        .then_some((Comparison::Exactly, 1));
    let compared = stated.is_some_and(|(how, _)| how != Comparison::Exactly);
    let counts = slots.has(Cue::HowMany) && !slots.has(Cue::Only) && !compared;
    (slots.about_pairs()
        && !counts
        && matches!(
            units,
            Ranked::Countries | Ranked::Provinces | Ranked::Cities
        ))
    .then_some(())
    .and(stated.or(single))
}
