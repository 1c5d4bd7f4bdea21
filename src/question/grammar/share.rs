//! Percentages of all Chinese pairs.

use crate::places::Scope;
use crate::question::cues::Cue;
use crate::question::query::{Part, Query, Ranked};
use crate::question::slots::Slots;
use crate::text::fold::key;

/// "share of the top ten countries", "Africa's share in 2015", "一带一路国家占比".
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    // "How many sister cities do China and Japan share" asks for their number.
    if !slots.has(Cue::Share) || slots.shares() {
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
        if top == 0 {
            return None;
        }
        let of = match slots.unit() {
            Some(Ranked::Provinces) => Ranked::Provinces,
            _ => Ranked::Countries,
        };
        return Some(Query::Share(Part::Top(of, top), slots.at()));
    }
    if slots.named.is_empty() {
        return None;
    }
    let part = match slots.named.as_slice() {
        // "韩国占亚洲友城的比例", "武汉友城占湖北多少".
        // Xi'an lies in Asia, but its own partners there are meant.
        [a, b] if slots.cn.len() != 1 || slots.abroad.len() != 1 => slots
            .nested(*a, *b)
            .map(|(outer, inner)| Part::Within(outer, vec![inner])),
        _ => None,
    };
    let part = part.unwrap_or_else(|| match together(slots) {
        Some(group) => Part::Scopes(vec![group]),
        None => Part::of(&slots.cn, &slots.abroad),
    });
    Some(Query::Share(part, slots.at()))
}

/// "Japan plus South Korea" as the group of that name, of which sources tell a share.
fn together(slots: &Slots<'_>) -> Option<Scope> {
    let ([], [a, b]) = (slots.cn.as_slice(), slots.abroad.as_slice()) else {
        return None;
    };
    let name = |scope: &Scope| slots.gazetteer.names(*scope).en;
    let both = key(&format!("{} and {}", name(a), name(b)));
    let mut entries = slots.gazetteer.exact(&both).iter().map(|entry| entry.scope);
    entries.find(|scope| matches!(scope, Scope::Group(_)))
}
