//! Claims: "is it true that Jiangsu has 273 pairs".

use crate::facts::DateRange;
use crate::question::cues::Cue;
use crate::question::dates::Bearing;
use crate::question::query::{Check, Comparison, Counted, Query};
use crate::question::slots::{Amount, Slots, to_u16};

/// A number or a date that the asker wants to have confirmed.
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    let asks = slots.has(Cue::True);
    let ranged = slots.number_range().is_some() && slots.unit().is_some();
    if !asks && (!yes_or_no(slots) || ranged) {
        return None;
    }
    // "Did Tianjin and Kobe pair in 1973?"
    let number = fraction(slots).or_else(|| number(slots, asks));
    number.or_else(|| {
        // "The first pair was Beijing and Tokyo, right?" is told by the first pair.
        let first = slots.has_any(&[Cue::Oldest, Cue::Newest]);
        (!first).then(|| paired(slots, asks)).flatten()
    })
}

/// "Does Jiangsu have 273 pairs?" and not "which five countries have the most pairs".
fn yes_or_no(slots: &Slots<'_>) -> bool {
    const ASKS_ELSE: [Cue; 9] = [
        Cue::HowMany,
        Cue::Which,
        Cue::When,
        Cue::Most,
        Cue::Fewest,
        Cue::Top,
        Cue::Rank,
        Cue::Oldest,
        Cue::Newest,
    ];
    let lists = slots.has(Cue::Only) && slots.unit().is_some();
    // "韩国有169对友城？" is asked by its mark alone.
    let near = |cue| slots.amount_near(cue).is_some();
    let marked = || slots.asks_by_mark() && (near(Cue::Pair) || near(Cue::Partner));
    // "江苏友城数是不是367".
    let said = near(Cue::YesNo) && slots.cue_is(Cue::YesNo, &["是不是", "是否"]);
    said || (slots.has(Cue::YesNo) || marked()) && !slots.has_any(&ASKS_ELSE) && !lists
}

/// "Half of all pairs are with Belt and Road countries, true?" Nobody means it to the pair.
fn fraction(slots: &Slots<'_>) -> Option<Query> {
    let share = slots.fraction()?;
    let of = slots.undated_filter();
    if of.only_scope_ever().is_none() || slots.named.is_empty() {
        return None;
    }
    let how = match slots.comparison(share) {
        Comparison::Exactly => Comparison::About,
        how => how,
    };
    Some(Query::Check(Check::Number {
        of,
        counted: Counted::Pairs,
        hundredths: hundredths(share.value)?,
        how,
        percent: true,
        at: slots.at(),
    }))
}

fn number(slots: &Slots<'_>, asks: bool) -> Option<Query> {
    // "1994年新增90对，对吗": the new pairs of that year are shown, not its total held against it.
    let founded = slots
        .times
        .time
        .is_some_and(|time| time.bearing != Bearing::AsOf);
    if slots.has(Cue::Founded) && founded && slots.named.is_empty() {
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
    // "2526对还是2531对" asks which.
    let or = |at: &usize| slots.scan.is_one_of(&slots.scan.tokens[*at], &["还是"]);
    if let [first, .., last] = slots.amounts.as_slice()
        && !asks
        && (first.token..last.token).any(|at| or(&at))
    {
        return None;
    }
    let top = slots
        .has(Cue::Top)
        .then(|| slots.number_near(Cue::Top))
        .flatten()
        .or_else(|| counted_countries(slots).filter(|_| percent));
    if top == Some(0) {
        return None;
    }
    let ordinal = slots.ordinal().map(f64::from);
    let mut claims = slots
        .amounts
        .iter()
        .filter(|amount| Some(amount.value) != ordinal && !slots.points(amount.token))
        .filter(|amount| !slots.is_step(amount.token) && !slots.is_times(amount.token));
    let claimed = claims.rfind(|amount| Some(amount.value) != top.map(f64::from) || !percent)?;
    // "占一半".
    let half = percent && slots.is_half(claimed.token);
    let value = if half {
        50.0
    } else if percent {
        slots.in_percent(*claimed)
    } else {
        claimed.value
    };
    let hundredths = hundredths(value)?;
    if percent && (slots.has(Cue::Top) || slots.has(Cue::Countries)) && slots.named.is_empty() {
        return Some(Query::Check(Check::TopShare {
            top: top.unwrap_or(10),
            hundredths,
        }));
    }
    // "Chinese cities have ties with 133 countries": the noun at the number says what it counts.
    let noun = slots.scan.cue(claimed.token + 1);
    let counted = match noun {
        _ if percent => Counted::Pairs,
        Some(Cue::Countries) => Counted::Countries,
        _ => slots.counted(),
    };
    let about = slots.about_pairs() || slots.has(Cue::Total) || asks && counted != Counted::Pairs;
    if !asks && !percent && !about && counted == Counted::Pairs {
        return None;
    }
    if slots.named.is_empty() && !slots.has(Cue::China) && !about {
        return None;
    }
    let of = if slots.founding() && !slots.cn.is_empty() {
        slots.filter()
    } else {
        slots.undated_filter()
    };
    let at = slots.at();
    // "Tibet has only three partners" says that there are no more.
    const ONLY: [&str; 6] = ["only", "just", "只有", "仅有", "仅", "只"];
    let only = !percent && slots.cue_is(Cue::Only, &ONLY);
    let how = match slots.comparison(*claimed) {
        Comparison::Exactly if only => Comparison::AtMost,
        how => how,
    };
    Some(Query::Check(Check::Number {
        of,
        counted,
        hundredths,
        how,
        percent,
        at,
    }))
}

/// The ten of "57% of all pairs are with ten countries".
fn counted_countries(slots: &Slots<'_>) -> Option<u16> {
    let of_countries = |amount: &&Amount| {
        let noun = (amount.token + 1..=amount.token + 2).map(|at| slots.scan.cue(at));
        let mut noun = noun.skip_while(|cue| *cue == Some(Cue::Filler));
        noun.next() == Some(Some(Cue::Countries))
    };
    to_u16(slots.amounts.iter().find(of_countries)?.value)
}

/// "Were Wuhan and Oita sister cities in 1985?", "Did Hefei pair with Belfast before 2000?", "Tianjin and
/// Kobe paired in 1980, right?" Without a time it takes words such as "right" to be a claim.
fn paired(slots: &Slots<'_>, asks: bool) -> Option<Query> {
    const STATES: [&str; 7] = ["was", "were", "had", "have", "has", "are", "is"];
    let ([cn], [partner]) = (slots.cn.as_slice(), slots.abroad.as_slice()) else {
        return None;
    };
    let partner = slots.is_foreign_city(*partner)?;
    let Some(time) = slots.times.time else {
        return asks.then_some(Query::Pair(*cn, partner));
    };
    let noun = slots.has(Cue::Partner) && !slots.founding_verb() && !slots.has(Cue::Founded);
    let state =
        slots.cue_is(Cue::YesNo, &STATES) || slots.cue_is(Cue::YesNo, &["吗", "么"]) && noun;
    // What is said of one date is held against the date itself.
    let exact = time.bearing == Bearing::In && time.range.from == time.range.to;
    let at = match time.bearing {
        Bearing::AsOf => DateRange {
            from: None,
            ..time.range
        },
        _ => time.range,
    };
    Some(Query::Check(Check::Paired {
        cn: *cn,
        partner,
        at,
        begun: exact && asks || !state,
    }))
}

fn hundredths(value: f64) -> Option<i64> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "checked to be small enough"
    )]
    (value.abs() < 1e12).then(|| (value * 100.0).round() as i64)
}
