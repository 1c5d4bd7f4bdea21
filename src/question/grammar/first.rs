//! The oldest and the newest ties.

use crate::question::cues::Cue;
use crate::question::query::{End, Query};
use crate::question::slots::Slots;

/// "first partner of Shanghai", "the first pair", "昆明最新结好的友城是哪个".
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    let end = if slots.has(Cue::Oldest) {
        End::Oldest
    } else if slots.has(Cue::Newest) {
        End::Newest
    } else {
        return None;
    };
    // "Germany 最新总数", "latest figure for Africa".
    let wants_number = slots.has_any(&[Cue::Total, Cue::HowMany]);
    if (end == End::Newest && wants_number) || slots.has_any(&[Cue::Share, Cue::Compare]) {
        return None;
    }
    if !slots.about_pairs() && slots.named.is_empty() && !slots.has(Cue::China) {
        return None;
    }
    let cue = if end == End::Oldest {
        Cue::Oldest
    } else {
        Cue::Newest
    };
    let many = slots
        .number_near(cue)
        .or_else(|| slots.small_number())
        .filter(|many| (1..=50).contains(many))
        .unwrap_or(1);
    Some(Query::First(slots.dated_filter(), end, many))
}
