//! Names of a claim that other places have too.

use super::clause::{Clause, Meant};
use crate::places::Scope;
use crate::question::query::{Check, Query};

/// So many meanings of a claim are looked at.
const MOST_MEANT: usize = 6;

impl Clause<'_> {
    /// The places of a claim may be others that have their names.
    pub(super) fn with_namesakes(&self, meant: &[Query]) -> Meant {
        let mut all = meant.to_vec();
        for alike in &self.mentions.alike {
            for other in &alike.others {
                let others = meant
                    .iter()
                    .filter_map(|query| swapped(query, alike.taken, *other));
                all.extend(others);
            }
        }
        let mut kept: Meant = Vec::new();
        for query in all {
            if !kept.contains(&query) {
                kept.push(query);
            }
        }
        kept.truncate(MOST_MEANT);
        kept
    }
}

/// A claim about another place instead of one.
fn swapped(query: &Query, taken: Scope, other: Scope) -> Option<Query> {
    let (Scope::Place(from), Scope::Place(to)) = (taken, other) else {
        return None;
    };
    let mut query = query.clone();
    match &mut query {
        Query::Pair(cn, partner) | Query::Check(Check::Paired { cn, partner, .. }) => {
            for place in [cn, partner] {
                if *place == from {
                    *place = to;
                }
            }
        }
        Query::Check(Check::Number { of, .. }) => {
            for place in of.cn.iter_mut().filter(|place| **place == from) {
                *place = to;
            }
            for place in of.abroad.iter_mut().filter(|place| **place == taken) {
                *place = other;
            }
        }
        _ => return None,
    }
    Some(query)
}
