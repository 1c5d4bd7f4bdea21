//! Claims: "is it true that Jiangsu has 273 pairs".

use crate::question::cues::Cue;
use crate::question::dates::Bearing;
use crate::question::query::{Check, Counted, Filter, Query};
use crate::question::slots::Slots;

/// A number or a date that the asker wants to have confirmed.
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    let asks = slots.has(Cue::True);
    if !asks && !yes_or_no(slots) {
        return None;
    }
    // "Did Tianjin and Kobe pair in 1973?"
    let dated = slots
        .times
        .time
        .is_some_and(|time| time.bearing == Bearing::In);
    number(slots, asks).or_else(|| (asks || dated).then(|| since(slots)).flatten())
}

/// "Does Jiangsu have 273 pairs?" and not "which five countries have the most pairs".
fn yes_or_no(slots: &Slots<'_>) -> bool {
    const ASKS_ELSE: [Cue; 8] = [
        Cue::HowMany,
        Cue::Which,
        Cue::Most,
        Cue::Fewest,
        Cue::Top,
        Cue::Rank,
        Cue::Oldest,
        Cue::Newest,
    ];
    let lists = slots.has(Cue::Only) && slots.unit().is_some();
    // "韩国有169对友城？" is asked by its mark alone.
    let marked = || slots.asks_by_mark() && slots.amount_near(Cue::Pair).is_some();
    (slots.has(Cue::YesNo) || marked()) && !slots.has_any(&ASKS_ELSE) && !lists
}

fn number(slots: &Slots<'_>, asks: bool) -> Option<Query> {
    // "1994年新增90对，对吗": the new pairs of that year are shown, not its total held against it.
    if slots.has(Cue::Founded) && slots.times.time.is_some() && slots.named.is_empty() {
        return None;
    }
    let percent = slots.cue_is(
        Cue::Share,
        &[
            "%",
            "percent",
            "per cent",
            "百分之",
            "percentage",
            "占",
            "占比",
            "share",
            "share of",
        ],
    );
    let top = slots
        .has(Cue::Top)
        .then(|| slots.number_near(Cue::Top))
        .flatten();
    let ordinal = slots.ordinal().map(f64::from);
    let mut claims = slots
        .amounts
        .iter()
        .filter(|amount| Some(amount.value) != ordinal && !slots.points(amount.token));
    let claimed = claims.rfind(|amount| Some(amount.value) != top.map(f64::from) || !percent)?;
    // "占一半".
    let half = percent && slots.is_half(claimed.token);
    let hundredths = hundredths(if half { 50.0 } else { claimed.value })?;
    if percent && (slots.has(Cue::Top) || slots.has(Cue::Countries)) && slots.named.is_empty() {
        return Some(Query::Check(Check::TopShare {
            top: top.unwrap_or(10),
            hundredths,
        }));
    }
    let counted = if percent {
        Counted::Pairs
    } else {
        slots.counted()
    };
    let about = slots.about_pairs() || slots.has(Cue::Total);
    if !asks && !percent && !about && counted == Counted::Pairs {
        return None;
    }
    if slots.named.is_empty() && !slots.has(Cue::China) && !about {
        return None;
    }
    let of = if slots.founding() && !slots.cn.is_empty() {
        slots.filter()
    } else {
        undated(slots)
    };
    let at = slots.at();
    Some(Query::Check(Check::Number {
        of,
        counted,
        hundredths,
        how: slots.comparison(*claimed),
        percent,
        at,
    }))
}

/// The date of a claimed figure is no time of founding.
fn undated(slots: &Slots<'_>) -> Filter {
    Filter {
        since: crate::facts::DateRange::default(),
        ..slots.filter()
    }
}

/// "Tianjin and Kobe paired in 1980, right?"
fn since(slots: &Slots<'_>) -> Option<Query> {
    let ([cn], [partner]) = (slots.cn.as_slice(), slots.abroad.as_slice()) else {
        return None;
    };
    let partner = slots.is_foreign_city(*partner)?;
    match slots.date() {
        Some(at) => Some(Query::Check(Check::Since {
            cn: *cn,
            partner,
            at,
        })),
        None => Some(Query::Pair(*cn, partner)),
    }
}

fn hundredths(value: f64) -> Option<i64> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "checked to be small enough"
    )]
    (value.abs() < 1e12).then(|| (value * 100.0).round() as i64)
}
