//! Completing a name while it is typed: by prefix, with a typing error if nothing else fits.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use fst::automaton::{Automaton, Str};
use fst::{IntoStreamer, Streamer};
use levenshtein_automata::Distance;

use super::lookup::{LONGEST_NAME, typing_errors};
use super::{Entry, Gazetteer, Group, NameKind, Place, PlaceId, Scope};
use crate::text::fold::key;

/// A name that what was typed may become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What it stands for.
    pub scope: Scope,
    rank: Rank,
}

/// How surely a name is meant; the smallest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    errors: u8,
    /// What was typed stands inside of the name, at the beginning of a word.
    inside: bool,
    /// The name goes on.
    goes_on: bool,
    weight: Reverse<u32>,
    kind: NameKind,
    /// Of equals the shorter is nearer to what was typed.
    length: usize,
}

/// So many names are looked at; one letter begins thousands in a large store.
const LOOKED_AT: usize = 4_000;

/// From so many letters on, words inside of the names of countries are looked at too ("korea").
const INSIDE: usize = 3;

impl Completion {
    /// Was it found without a typing error?
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.rank.errors == 0
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
        let form = saint(typed);
        let typed = key(typed);
        let mut found = Vec::new();
        if typed.is_empty() {
            self.all(&mut found, &wanted);
        }
        let mut known = typed.is_empty() || self.begun(&mut found, &typed, &wanted);
        if let Some(saint) = form {
            known |= self.begun(&mut found, &key(&saint), &wanted);
        }
        known |= self.inside(&mut found, &typed, &wanted);
        known |= self.by_code(&mut found, &typed, &wanted);
        // What begins like a name that is not wanted here has no error in it.
        if !known && (3..=LONGEST_NAME).contains(&typed.chars().count()) {
            self.nearly_begun(&mut found, &typed, &wanted);
        }
        found.sort_by_key(|completion| (completion.rank, completion.scope));
        let mut seen = HashSet::new();
        found.retain(|completion| seen.insert(completion.scope));
        found.truncate(limit);
        found
    }

    /// All that have partnerships.
    fn all(&self, found: &mut Vec<Completion>, wanted: &impl Fn(Scope) -> bool) {
        let scopes = self
            .weights
            .iter()
            .filter(|(scope, weight)| **weight > 0 && wanted(**scope));
        found.extend(scopes.map(|(&scope, _)| Completion {
            scope,
            rank: Rank {
                goes_on: true,
                ..self.rank(scope, NameKind::Main, 0)
            },
        }));
    }

    /// Names that begin with `typed`; is there any, wanted or not?
    fn begun(
        &self,
        found: &mut Vec<Completion>,
        typed: &str,
        wanted: &impl Fn(Scope) -> bool,
    ) -> bool {
        let prefix = Str::new(typed).starts_with();
        let mut stream = self.index.keys.search(prefix).into_stream();
        let mut looked_at = 0;
        while let Some((name, value)) = stream.next() {
            let goes_on = name.len() > typed.len();
            self.offer(found, value, 0, (goes_on, name.len()), wanted);
            looked_at += 1;
            if looked_at == LOOKED_AT {
                break;
            }
        }
        looked_at > 0
    }

    /// Names of which a beginning, or the whole, is one typing error away from `typed`.
    fn nearly_begun(
        &self,
        found: &mut Vec<Completion>,
        typed: &str,
        wanted: &impl Fn(Scope) -> bool,
    ) {
        let begins = typing_errors(1).build_prefix_dfa(typed);
        let whole = typing_errors(1).build_dfa(typed);
        let mut stream = self.index.keys.search(&begins).into_stream();
        while let Some((name, value)) = stream.next() {
            if let Distance::Exact(errors) = begins.eval(name) {
                let goes_on = !matches!(whole.eval(name), Distance::Exact(_));
                self.offer(found, value, errors, (goes_on, name.len()), wanted);
            }
        }
    }

    /// Countries with a word in their English name that begins with `typed`.
    fn inside(
        &self,
        found: &mut Vec<Completion>,
        typed: &str,
        wanted: &impl Fn(Scope) -> bool,
    ) -> bool {
        if typed.len() < INSIDE || !typed.is_ascii() {
            return false;
        }
        let before = found.len();
        let begins = |name: &str| {
            let mut words = name.split(|c: char| !c.is_alphanumeric()).skip(1);
            words.any(|word| key(word).starts_with(typed))
        };
        let countries = self.countries().filter(|place| begins(&place.names.en));
        let countries = countries.map(|place| (Scope::Place(place.id), place.names.en.len()));
        found.extend(
            countries
                .filter(|(scope, _)| wanted(*scope))
                .map(|(scope, length)| Completion {
                    scope,
                    rank: Rank {
                        inside: true,
                        goes_on: true,
                        ..self.rank(scope, NameKind::Main, length)
                    },
                }),
        );
        found.len() > before
    }

    /// The country whose ISO code this is.
    fn by_code(
        &self,
        found: &mut Vec<Completion>,
        typed: &str,
        wanted: &impl Fn(Scope) -> bool,
    ) -> bool {
        let code = typed.to_ascii_uppercase();
        let scope = self.country(&code).map(|place| Scope::Place(place.id));
        let scope = scope.filter(|scope| wanted(*scope));
        found.extend(scope.map(|scope| Completion {
            scope,
            rank: self.rank(scope, NameKind::Alias, code.len()),
        }));
        scope.is_some()
    }

    /// Offers what a key of the automaton stands for; `shape` says whether the name goes on behind what was
    /// typed, and how long it is.
    fn offer(
        &self,
        found: &mut Vec<Completion>,
        value: u64,
        errors: u8,
        (goes_on, length): (bool, usize),
        wanted: &impl Fn(Scope) -> bool,
    ) {
        let entries = usize::try_from(value)
            .ok()
            .and_then(|index| self.index.entries.get(index));
        for &Entry { kind, scope } in entries.into_iter().flatten() {
            if wanted(scope) {
                let rank = Rank {
                    errors,
                    goes_on,
                    ..self.rank(scope, kind, length)
                };
                found.push(Completion { scope, rank });
            }
        }
    }

    /// The rank of a whole name without an error in it.
    fn rank(&self, scope: Scope, kind: NameKind, length: usize) -> Rank {
        Rank {
            errors: 0,
            inside: false,
            goes_on: false,
            weight: Reverse(self.weights.get(&scope).copied().unwrap_or(0)),
            kind,
            length,
        }
    }
}

/// "St. P" and "St P" begin Saint Petersburg.
fn saint(typed: &str) -> Option<String> {
    let rest = typed.trim_start().to_lowercase();
    let rest = rest.strip_prefix("st")?.to_owned();
    (rest.is_empty() || rest.starts_with(['.', ' '])).then(|| format!("saint{rest}"))
}

/// How often each scope is likely to be meant: by the partnerships of a place and all that lies in it. A
/// group comes right behind the greatest of its countries; China, which has them all, before everything.
pub(super) fn weights(
    places: &HashMap<PlaceId, Place>,
    countries: &HashMap<Arc<str>, PlaceId>,
    groups: &[Group],
) -> HashMap<Scope, u32> {
    let mut weights: HashMap<Scope, u32> = HashMap::new();
    for place in places.values().filter(|place| place.pairs > 0) {
        let parent = |id: &PlaceId| places.get(id)?.parent;
        let above = std::iter::successors(Some(place.id), parent).take(8);
        let mut around: Vec<PlaceId> = above.chain(countries.get(&place.iso).copied()).collect();
        around.sort_unstable();
        around.dedup();
        for id in around {
            *weights.entry(Scope::Place(id)).or_default() += place.pairs;
        }
    }
    let china = countries.get("CN").map(|id| Scope::Place(*id));
    weights.extend(china.map(|china| (china, 0)));
    for group in groups {
        let members = group.members.iter();
        let greatest = members
            .filter_map(|id| weights.get(&Scope::Place(*id)))
            .max();
        let weight = greatest.map_or(0, |weight| weight.saturating_sub(1));
        weights.insert(Scope::Group(group.id), weight);
    }
    weights.extend(china.map(|china| (china, u32::MAX)));
    weights
}
