//! Claims: "is it true that Jiangsu has 273 pairs".

use crate::question::cues::Cue;
use crate::question::query::{Check, Counted, Filter, Query};
use crate::question::slots::Slots;

/// A number or a date that the asker wants to have confirmed.
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    let asks = slots.has(Cue::True);
    if !asks && (!slots.has(Cue::YesNo) || slots.has(Cue::HowMany)) {
        return None;
    }
    number(slots, asks).or_else(|| if asks { since(slots) } else { None })
}

fn number(slots: &Slots<'_>, asks: bool) -> Option<Query> {
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
    let mut claims = slots.amounts.iter().map(|amount| amount.value);
    let claimed = claims.rfind(|value| Some(*value) != top.map(f64::from) || !percent)?;
    let hundredths = hundredths(claimed)?;
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
    if !asks && !percent && !slots.about_pairs() && counted == Counted::Pairs {
        return None;
    }
    if slots.named.is_empty() && !slots.has(Cue::China) && !slots.about_pairs() {
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
