//! Figures over time.

use crate::facts::DateRange;
use crate::question::cues::Cue;
use crate::question::dates::Bearing;
use crate::question::query::{Counted, Course, Filter, Query};
use crate::question::slots::Slots;

/// "When did China pass 2000 pairs?", "突破2000对是哪一年": the number.
fn reached(slots: &Slots<'_>) -> Option<u16> {
    const REACHES: [&str; 20] = [
        "pass", "passed", "reach", "reached", "hit", "cross", "crossed", "exceed", "exceeded",
        "top", "topped", "突破", "达到", "超过", "破", "超", "过", "达", "上", "多于",
    ];
    let when = slots.has_any(&[Cue::When, Cue::Years]) && slots.times.time.is_none();
    let [amount] = slots.amounts.as_slice() else {
        return None;
    };
    if !when {
        return None;
    }
    let mut tokens = slots.scan.tokens.iter();
    let reaches = tokens.any(|token| slots.scan.is_one_of(token, &REACHES));
    let number = (amount.value.fract() == 0.0 && amount.value > 99.0).then_some(amount.value)?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "in range"
    )]
    (reaches && slots.counted() == Counted::Pairs && number <= f64::from(u16::MAX))
        .then_some(number as u16)
}

/// The stretch between dates that are only listed: "how many did Shandong have in 2014 and in 2019", "现在和
/// 2015年各有多少".
fn dates_listed(slots: &Slots<'_>) -> Option<DateRange> {
    let range = slots.times.time?.range;
    let counts = slots.has_any(&[Cue::HowMany, Cue::Total]) || !slots.about_pairs();
    let founds = slots.has(Cue::Founded) || slots.founding_verb();
    let one = slots.named.len() <= 1 && slots.unit().is_none();
    if !counts || founds || !one {
        return None;
    }
    let and_now = slots.times.time?.bearing == Bearing::In
        && slots.has(Cue::Now)
        && slots.has(Cue::And)
        && slots.count(Cue::HowMany) <= 2;
    if slots.times.listed {
        Some(range)
    } else {
        and_now.then_some(DateRange { to: None, ..range })
    }
}

/// "pairs by year", "how many new pairs in 1994", "growth 2008 to 2015", "历年总数".
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    // "江苏2014与2024对比", "Jiangsu 2014 vs 2024".
    let two_dates = |range: DateRange| range.from.zip(range.to).is_some_and(|(a, b)| a != b);
    let compared = (slots.has(Cue::Compare) || slots.times.compared)
        && slots.named.len() <= 1
        && slots.times.time.is_some_and(|time| two_dates(time.range));
    if let Some(number) = reached(slots) {
        return Some(Query::Timeline(
            slots.undated_filter(),
            Course::Reaches(number),
        ));
    }
    if let Some(dates) = dates_listed(slots) {
        let filter = Filter {
            since: dates,
            ..slots.undated_filter()
        };
        return Some(Query::Timeline(filter, Course::Totals(slots.counted())));
    }
    // "Belt and Road pairs 2013 to 2023": only figures are known of it, and none of a stretch of time.
    let label = slots.abroad.iter().any(|scope| slots.is_label(*scope));
    let stretch = slots
        .times
        .time
        .is_some_and(|time| two_dates(time.range) && time.bearing == Bearing::During);
    let course = slots.has(Cue::Course) || compared || (label && stretch);
    let anything = slots.about_pairs()
        || !slots.named.is_empty()
        || slots.has_any(&[Cue::China, Cue::Total, Cue::HowMany, Cue::Founded])
        || slots.times.time.is_some();
    if course && anything {
        return Some(Query::Timeline(slots.dated_filter(), course_of(slots)));
    }
    // Only the answer knows today: "how many new pairs last year" is given all years.
    if slots.has(Cue::Founded) && slots.times.relative.is_some() && slots.about_pairs() {
        return Some(Query::Timeline(slots.dated_filter(), Course::New));
    }
    let founding = slots.has(Cue::Founded) || (slots.has(Cue::HowMany) && slots.founding_verb());
    // "How many foreign cities were paired with China in 1999" asks for those of that year's end.
    // So does "2015年中国与多少个国家建立了友城关系".
    let added = slots.added();
    // "截至2022年5月我国已建立多少对友城" asks for all that there were then.
    let up_to = slots
        .times
        .time
        .is_some_and(|time| time.bearing == Bearing::AsOf);
    let founding = founding && (added || slots.counted() == Counted::Pairs && !up_to);
    // "Which pairs were founded in 1979" wants to see them.
    let listed = slots.has(Cue::Which) && !slots.has_any(&[Cue::HowMany, Cue::Years]);
    let founded = founding && !listed && slots.cn.is_empty() && slots.times.time.is_some();
    (founded && (slots.about_pairs() || slots.has(Cue::HowMany)) && slots.abroad.is_empty())
        .then(|| Query::Timeline(slots.dated_filter(), Course::New))
}

/// Is it the course of totals that is asked for, or of new pairs?
fn course_of(slots: &Slots<'_>) -> Course {
    const BY_YEAR: [&str; 7] = [
        "per year",
        "each year",
        "every year",
        "每年",
        "annual",
        "annually",
        "yearly",
    ];
    let new = slots.has(Cue::Founded) || slots.cue_is(Cue::Course, &BY_YEAR);
    let counted = slots.counted();
    // "逐年变化" is told by the totals.
    let changes = slots.cue_is(Cue::Course, &["变化", "趋势", "走势"])
        || slots.cue_is(Cue::HowMany, &["数量", "数目"]) && !slots.has(Cue::Founded);
    if counted == Counted::Pairs && new && !changes && !slots.has(Cue::Total) {
        Course::New
    } else {
        Course::Totals(counted)
    }
}
