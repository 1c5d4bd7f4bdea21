//! The grammar: which family a question belongs to, by the slots and cues that it holds.
//!
//! Each family has a file with one function that looks at the slots and either makes a query of
//! them or passes. They are tried in the order of [`FAMILIES`], the most telling cues first.

mod anniversaries;
mod check;
mod common;
mod compare;
mod first;
mod missing;
mod pair;
mod partners;
mod places;
mod ranking;
mod share;
mod timeline;
mod totals;

use super::query::Query;
use super::slots::Slots;

type Family = fn(&Slots<'_>) -> Option<Query>;

const FAMILIES: &[Family] = &[
    anniversaries::parse,
    check::parse,
    common::parse,
    missing::parse,
    share::parse,
    ranking::parse,
    compare::parse,
    first::parse,
    pair::parse,
    timeline::parse,
    totals::count,
    places::parse,
    totals::total,
    partners::parse,
];

/// The first reading that any family offers.
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    FAMILIES.iter().find_map(|family| family(slots))
}
