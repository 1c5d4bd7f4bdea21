//! Anniversaries: this month's, or the pairs that reach an age in a year.

use crate::facts::DateRange;
use crate::question::cues::Cue;
use crate::question::dates::Relative;
use crate::question::query::{Anniversaries, Filter, Query, When};
use crate::question::slots::Slots;

/// No anniversary beyond this is meant: the first tie is of 1973.
const OLDEST: u16 = 150;

/// Anniversaries that have names.
const AGES: [(&[&str], u16); 4] = [
    (
        &["diamond jubilee", "diamond jubilees", "diamond anniversary"],
        60,
    ),
    (
        &[
            "golden jubilee",
            "golden jubilees",
            "golden anniversary",
            "golden anniversaries",
        ],
        50,
    ),
    (
        &[
            "半个世纪",
            "半世纪",
            "half century",
            "half a century",
            "half centuries",
        ],
        50,
    ),
    (
        &[
            "silver jubilee",
            "silver jubilees",
            "silver anniversary",
            "silver anniversaries",
        ],
        25,
    ),
];

/// "anniversaries this month", "pairs that turn 40 in 2026", "今年满五十周年的友城".
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    if !slots.has(Cue::Anniversary) {
        return None;
    }
    // "When will Wuhan and Oita turn 50" asks for a date that hangs on that of the pair.
    let both = slots.cn.len() == 1 && slots.abroad.len() == 1;
    let age = age(slots)?;
    if slots.has(Cue::When) && both && age.is_none() && !is_next(slots) {
        return None;
    }
    // "When will Wuhan and Oita turn 50?", "Tianjin's next anniversary".
    let dateless = slots.times.time.is_none() && slots.times.relative.is_none();
    let wants_date = slots.has(Cue::When) && (both || age.is_some()) && !slots.has(Cue::HowMany);
    if dateless && slots.times.month.is_none() && (is_next(slots) || wants_date) {
        let when = When::Next;
        let filter = slots.filter();
        return Some(Query::Anniversaries(Anniversaries { filter, when, age }));
    }
    let founded = founded_in(slots);
    let when = when(slots, founded.is_some());
    if when.is_none() && age.is_none() && !slots.about_pairs() && slots.named.is_empty() {
        // "anniversary celebrations" alone is a matter for the rules, but a bare "anniversaries"
        // asks for a list.
        if slots.scan.tokens.len() > 3 {
            return None;
        }
    }
    let one_pair = matches!((slots.cn.as_slice(), slots.abroad.as_slice()), ([_], [_]));
    // "西安奈良结好纪念日" wants the day itself.
    let reckoned = slots.cue_is(
        Cue::Anniversary,
        &["周年", "anniversary", "years ago", "满"],
    );
    if one_pair && when.is_none() && age.is_none() && !reckoned {
        return None;
    }
    let when = when.unwrap_or(if age.is_some() || one_pair {
        When::ThisYear
    } else {
        When::ThisMonth
    });
    let filter = Filter {
        since: founded.unwrap_or_default(),
        ..slots.filter()
    };
    Some(Query::Anniversaries(Anniversaries { filter, when, age }))
}

/// "The next anniversary", "which pairs have their 50th anniversary next?"
fn is_next(slots: &Slots<'_>) -> bool {
    const NEXT: [&str; 8] = [
        "next",
        "upcoming",
        "coming",
        "下一个",
        "下个",
        "下一次",
        "下次",
        "最近的",
    ];
    let Some(at) = slots.position(Cue::Anniversary) else {
        return false;
    };
    let near = at.saturating_sub(3)..(at + 2).min(slots.scan.tokens.len());
    slots.scan.tokens[near]
        .iter()
        .any(|token| slots.scan.is_one_of(token, &NEXT))
}

/// The age that is asked for, if one is; `None` where no anniversary is meant.
fn age(slots: &Slots<'_>) -> Option<Option<u16>> {
    let named = AGES
        .iter()
        .find(|(forms, _)| slots.cue_is(Cue::Anniversary, forms));
    let age = named.map(|(_, age)| *age);
    let age = age.or_else(|| slots.number_near(Cue::Anniversary));
    // "Pairs that will be 40 in 2026".
    if age.is_none() && slots.cue_is(Cue::Anniversary, &["will be"]) {
        return None;
    }
    // "整十周年" is any round number of years.
    let mut tokens = slots.scan.tokens.iter();
    let round = tokens.any(|token| slots.scan.is_one_of(token, &["整", "整十"]));
    let age = age.or_else(|| slots.small_number()).filter(|_| !round);
    // "What became of ties that nobody looked after?", "which fields are out of reach?"
    const REACH: [&str; 12] = [
        "become", "becomes", "became", "reach", "reaches", "reaching", "reached", "mark", "marks",
        "marking", "marked", "turn",
    ];
    let other = slots.count(Cue::Anniversary) > 1;
    if age.is_none() && !round && !other && slots.cue_is(Cue::Anniversary, &REACH) {
        return None;
    }
    // "Has Africa reached 220 pairs" speaks of no age.
    let plausible = age.is_none_or(|age| age <= OLDEST);
    plausible.then_some(age)
}

/// The time of the anniversaries; a year is none if it is that of the founding.
fn when(slots: &Slots<'_>, founded: bool) -> Option<When> {
    let year = slots.date().filter(|_| !founded);
    let year = year.map(|date| match date.month() {
        Some(month) if date.day().is_none() => When::MonthOf(date.year(), month),
        _ => When::Year(date.year()),
    });
    let month = slots.times.month.map(|month| match slots.times.day {
        Some(day) => When::Day(month, day),
        None => When::Month(month),
    });
    year.or(month)
        .or_else(|| slots.times.relative.and_then(relative))
}

/// "1986年结好的友城今年多少周年了": the year in which they began, and not that of the anniversary.
fn founded_in(slots: &Slots<'_>) -> Option<DateRange> {
    // "今年12月结好满四十年的" have their anniversary then.
    let of_today = slots.times.month.is_some() && slots.times.relative.is_some();
    let time = slots
        .times
        .time
        .filter(|_| slots.founding_verb() && !of_today)?;
    let reckoned = slots.has(Cue::When) || slots.cue_is(Cue::HowMany, &["多少", "几"]);
    let now = slots.times.relative.is_some() || slots.has(Cue::Now);
    (reckoned || now).then_some(time.range)
}

fn relative(relative: Relative) -> Option<When> {
    Some(match relative {
        Relative::YearBeforeLast => return None,
        Relative::ThisMonth => When::ThisMonth,
        Relative::NextMonth => When::NextMonth,
        Relative::ThisYear => When::ThisYear,
        Relative::NextYear => When::NextYear,
        Relative::LastYear => When::LastYear,
        Relative::Today => When::Today,
    })
}
