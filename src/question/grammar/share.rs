//! Percentages of all Chinese pairs.

use crate::places::{PlaceId, Scope};
use crate::question::cues::Cue;
use crate::question::query::{Part, Query, Ranked};
use crate::question::slots::Slots;

/// "share of the top ten countries", "Africa's share in 2015", "一带一路国家占比".
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    // "How many sister cities do China and Japan share" asks for their number.
    let in_common =
        slots.has(Cue::HowMany) && slots.has(Cue::China) && slots.cue_is(Cue::Share, &["share"]);
    if !slots.has(Cue::Share) || in_common {
        return None;
    }
    // "The ten countries' portion of all pairs".
    let units = slots.has_any(&[Cue::Countries, Cue::Provinces]);
    let so_many = units && slots.small_number().is_some();
    let top = slots.has(Cue::Top) || (slots.named.is_empty() && so_many);
    if top || (slots.named.is_empty() && slots.has(Cue::Most)) {
        let top = slots
            .number_near(Cue::Top)
            .or_else(|| slots.small_number())
            .unwrap_or(10);
        let part = if slots.unit() == Some(Ranked::Provinces) {
            Part::TopProvinces(top)
        } else {
            Part::Top(top)
        };
        return Some(Query::Share(part, slots.at()));
    }
    if slots.named.is_empty() {
        return None;
    }
    let part = match (slots.cn.as_slice(), slots.abroad.as_slice()) {
        ([], [a, b]) if holds(slots, *b, *a) => Part::Within(*b, vec![*a]),
        ([], [a, b]) if holds(slots, *a, *b) => Part::Within(*a, vec![*b]),
        // "武汉友城占湖北多少".
        ([a, b], []) if within(slots, *b, *a) => place_of(*b, *a),
        ([a, b], []) if within(slots, *a, *b) => place_of(*a, *b),
        (cn, abroad) => Part::of(cn, abroad),
    };
    Some(Query::Share(part, slots.at()))
}

fn within(slots: &Slots<'_>, outer: PlaceId, inner: PlaceId) -> bool {
    outer != inner && slots.gazetteer.contains(Scope::Place(outer), inner)
}

fn place_of(outer: PlaceId, inner: PlaceId) -> Part {
    Part::Within(Scope::Place(outer), vec![Scope::Place(inner)])
}

/// "韩国占亚洲友城的比例": a group and a country in it.
fn holds(slots: &Slots<'_>, outer: Scope, inner: Scope) -> bool {
    match (outer, inner) {
        (Scope::Group(_), Scope::Place(inner)) => slots.gazetteer.contains(outer, inner),
        _ => false,
    }
}
