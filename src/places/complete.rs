//! Completing a name while it is typed: by prefix, with a typing error if nothing else fits.

use fst::automaton::{Automaton, Str};
use fst::{IntoStreamer, Streamer};
use levenshtein_automata::Distance;

use super::lookup::{LONGEST_NAME, typing_errors};
use super::{Entry, Gazetteer, NameKind, Scope};
use crate::text::fold::key;

/// A name that what was typed may become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What it stands for.
    pub scope: Scope,
    /// How surely: no typing error, a name rather than a form of it, and many partnerships.
    rank: (u8, bool, NameKind, std::cmp::Reverse<u32>),
}

/// So many names are looked at; one letter begins thousands in a large store.
const LOOKED_AT: usize = 4_000;

impl Completion {
    /// Was it found without a typing error?
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.rank.0 == 0
    }
}

impl Gazetteer {
    /// The scopes that `typed` may become, best first, `limit` at most, each once. Only those
    /// that `wanted` lets through. Nothing typed gives those with the most partnerships.
    #[must_use]
    pub fn complete(
        &self,
        typed: &str,
        limit: usize,
        wanted: impl Fn(Scope) -> bool,
    ) -> Vec<Completion> {
        let typed = key(typed);
        let mut found = Vec::new();
        let prefix = Str::new(&typed).starts_with();
        let mut stream = self.keys.search(prefix).into_stream();
        let mut looked_at = 0;
        while let Some((name, value)) = stream.next() {
            let whole = name.len() == typed.len();
            self.offer(&mut found, value, 0, whole, &wanted);
            looked_at += 1;
            if looked_at == LOOKED_AT {
                break;
            }
        }
        if found.is_empty() && (3..=LONGEST_NAME).contains(&typed.chars().count()) {
            let automaton = typing_errors(1).build_prefix_dfa(&typed);
            let mut stream = self.keys.search(&automaton).into_stream();
            while let Some((name, value)) = stream.next() {
                if let Distance::Exact(errors) = automaton.eval(name) {
                    self.offer(&mut found, value, errors, false, &wanted);
                }
            }
        }
        found.sort_by_key(|completion| (completion.rank, completion.scope));
        let mut seen = std::collections::HashSet::new();
        found.retain(|completion| seen.insert(completion.scope));
        found.truncate(limit);
        found
    }

    fn offer(
        &self,
        found: &mut Vec<Completion>,
        value: u64,
        errors: u8,
        whole: bool,
        wanted: &impl Fn(Scope) -> bool,
    ) {
        let entries = usize::try_from(value)
            .ok()
            .and_then(|index| self.entries.get(index));
        for &Entry { kind, scope } in entries.into_iter().flatten() {
            if wanted(scope) {
                let rank = (errors, !whole, kind, std::cmp::Reverse(self.weight(scope)));
                found.push(Completion { scope, rank });
            }
        }
    }

    /// How often a scope is likely to be meant: by its partnerships, groups before all.
    fn weight(&self, scope: Scope) -> u32 {
        match scope {
            Scope::Place(id) => self.place(id).map_or(0, |place| place.pairs),
            Scope::World | Scope::Group(_) => u32::MAX,
        }
    }
}
