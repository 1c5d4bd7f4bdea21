//! Figures over time.

use crate::question::cues::Cue;
use crate::question::query::{Course, Query};
use crate::question::slots::Slots;

/// "pairs by year", "how many new pairs in 1994", "growth 2008 to 2015", "历年总数".
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    let course = slots.has(Cue::Course);
    let anything = slots.about_pairs()
        || !slots.named.is_empty()
        || slots.has_any(&[Cue::China, Cue::Total, Cue::HowMany, Cue::Founded])
        || slots.times.time.is_some();
    if course && anything {
        let new = slots.has(Cue::Founded)
            || slots.cue_is(
                Cue::Course,
                &[
                    "by year",
                    "per year",
                    "each year",
                    "every year",
                    "year by year",
                    "每年",
                    "逐年",
                    "annual",
                    "annually",
                    "yearly",
                ],
            );
        let kind = if new && !slots.has(Cue::Total) {
            Course::New
        } else {
            Course::Totals
        };
        return Some(Query::Timeline(slots.dated_filter(), kind));
    }
    let founding = slots.has(Cue::Founded) || (slots.has(Cue::HowMany) && slots.founding_verb());
    // "Which pairs were founded in 1979" wants to see them.
    let listed = slots.has(Cue::Which) && !slots.has_any(&[Cue::HowMany, Cue::Years]);
    let founded = founding && !listed && slots.cn.is_empty() && slots.times.time.is_some();
    (founded && (slots.about_pairs() || slots.has(Cue::HowMany)) && slots.abroad.is_empty())
        .then(|| Query::Timeline(slots.dated_filter(), Course::New))
}
