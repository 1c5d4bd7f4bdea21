//! Percentages of all Chinese pairs.

use crate::question::cues::Cue;
use crate::question::query::{Part, Query};
use crate::question::slots::Slots;

/// "share of the top ten countries", "Africa's share in 2015", "一带一路国家占比".
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    // "How many sister cities do China and Japan share" asks for their number.
    let in_common =
        slots.has(Cue::HowMany) && slots.has(Cue::China) && slots.cue_is(Cue::Share, &["share"]);
    if !slots.has(Cue::Share) || in_common {
        return None;
    }
    if slots.has(Cue::Top) || (slots.named.is_empty() && slots.has(Cue::Most)) {
        let top = slots
            .number_near(Cue::Top)
            .or_else(|| slots.small_number())
            .unwrap_or(10);
        return Some(Query::Share(Part::Top(top), slots.at()));
    }
    if slots.named.is_empty() {
        return None;
    }
    Some(Query::Share(Part::Scopes(slots.named.clone()), slots.at()))
}
