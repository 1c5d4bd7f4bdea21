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
mod sums;
mod timeline;
mod told;
mod totals;

pub(super) use self::missing::has_each as asks_of_each;
use super::mentions::is_chinese;
use super::query::{Anniversaries, Course, Filter, Query, Ranking};
use super::slots::Slots;
use crate::facts::DateRange;
use crate::places::Scope;

type Family = fn(&Slots<'_>) -> Option<Query>;

const FAMILIES: &[Family] = &[
    anniversaries::parse,
    check::parse,
    common::parse,
    missing::parse,
    share::parse,
    ranking::parse,
    sums::parse,
    compare::parse,
    first::parse,
    pair::parse,
    timeline::parse,
    totals::count,
    places::parse,
    totals::total,
    partners::parse,
];

/// The first reading that any family offers, and that can leave out what the question leaves out, with
/// what is said of its answer.
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    let readings = FAMILIES.iter().filter_map(|family| family(slots));
    readings
        .into_iter()
        .find_map(|query| restricted(query, slots))
        .map(|query| told::told(query, slots))
}

/// The query without what is left out, and of the status that is asked for. A total is then counted
/// from the rows: no source reports such figures.
fn restricted(query: Query, slots: &Slots<'_>) -> Option<Query> {
    let (status, tier) = (slots.status(), slots.tier());
    let (wanting, regions) = (slots.wanting(), slots.regions());
    let leaves_out = !slots.except.is_empty() || status.is_some() || wanting.is_some();
    if !leaves_out && tier.is_none() && !regions {
        return Some(query);
    }
    // They are left out already.
    let done = match &query {
        Query::Common(common) => !common.without.is_empty(),
        Query::Missing(missing) => missing.within == slots.except || missing.except == slots.except,
        _ => false,
    };
    if done {
        return Some(query);
    }
    let outside = |except: &Scope| is_outside(*except, slots);
    if slots.except.iter().any(outside) {
        return None;
    }
    let mut query = match query {
        Query::Total(total) => Query::Count(of_then(total.at, slots), total.counted),
        Query::Pair(..) if slots.except.is_empty() => return Some(query),
        query => query,
    };
    let filter = match &mut query {
        Query::Partners(filter)
        | Query::Count(filter, _)
        | Query::First(filter, ..)
        | Query::Timeline(filter, Course::New)
        | Query::Places(filter)
        | Query::Sum(_, filter, _)
        | Query::Ranking(Ranking {
            filter,
            whose: None,
            ..
        })
        | Query::Anniversaries(Anniversaries { filter, .. }) => filter,
        _ if leaves_out => return None,
        _ => return Some(query),
    };
    filter.except.clone_from(&slots.except);
    filter.status = status;
    filter.tier = tier;
    filter.wanting = wanting;
    filter.regions = regions;
    Some(query)
}

/// The ties that make a total of a date: those that began by then.
fn of_then(at: DateRange, slots: &Slots<'_>) -> Filter {
    let filter = slots.filter();
    let since = if filter.since.is_unbounded() {
        DateRange { from: None, ..at }
    } else {
        filter.since
    };
    Filter { since, ..filter }
}

/// "Paired with Japan but not with Korea" compares two sets of cities: what is left out lies in nothing
/// that is named abroad.
fn is_outside(except: Scope, slots: &Slots<'_>) -> bool {
    let within = |scope: &Scope| match except {
        Scope::Place(place) => slots.gazetteer.contains(*scope, place),
        Scope::Group(group) => slots.gazetteer.group(group).is_some_and(|group| {
            let mut members = group.members.iter();
            members.any(|member| slots.gazetteer.contains(*scope, *member))
        }),
        Scope::World => false,
    };
    !slots.abroad.is_empty()
        && !is_chinese(except, slots.gazetteer)
        && !slots.abroad.iter().any(within)
}
