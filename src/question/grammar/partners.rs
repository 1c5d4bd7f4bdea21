//! Lists of partnerships, from either side.

use crate::question::cues::Cue;
use crate::question::query::Query;
use crate::question::slots::Slots;

/// "partners of Tianjin", "与肯尼亚结好的中国城市", "Tianjin's partners in Japan since 1980".
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    // "1973年结好的友城": all pairs of a time.
    let of_a_time = slots.founding() && slots.about_pairs();
    // "Which sister cities have been terminated?"
    let of_a_status = slots.about_pairs()
        && (slots.has_any(&[Cue::Ended, Cue::Suspended])
            || slots.wanting().is_some()
            || slots.tier().is_some()
            || !slots.except.is_empty());
    if (slots.named.is_empty() && !of_a_time && !of_a_status)
        || slots.abroad.iter().any(|scope| slots.is_label(*scope))
        // Which states have no partner is not known: not all states are.
        || slots.regions() && slots.has(Cue::Without)
    {
        return None;
    }
    let listed = slots.about_pairs()
        || slots.has_any(&[
            Cue::Which,
            Cue::YesNo,
            Cue::Founded,
            Cue::Where,
            Cue::Without,
        ]);
    let bare = slots.times.time.is_none() || slots.times.relative.is_none();
    (listed || bare).then(|| Query::Partners(slots.dated_filter()))
}
