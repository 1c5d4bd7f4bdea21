//! Names as they are typed into options → what they stand for.

use super::trouble::Trouble;
use crate::places::{Completion, Entry, Gazetteer, NameKind, Scope};
use crate::text::fold::key;
use crate::text::is_han;

/// What a name, or a readable id chosen from the completions, stands for: the surest readings.
///
/// # Errors
/// Nothing has this name, even with a typing error.
pub fn resolve(typed: &str, gazetteer: &Gazetteer) -> Result<Vec<Scope>, Trouble> {
    if let Some(place) = gazetteer.by_slug(typed) {
        return Ok(vec![Scope::Place(place.id)]);
    }
    if let Some(group) = typed
        .strip_prefix("group:")
        .and_then(|slug| gazetteer.group_by_slug(slug))
    {
        return Ok(vec![Scope::Group(group.id)]);
    }
    let key = key(typed);
    if ALL.contains(&key.as_str()) {
        return Ok(vec![Scope::World]);
    }
    let entries = match gazetteer.exact(&key) {
        [] => within(typed, gazetteer),
        entries => entries.to_vec(),
    };
    if entries.is_empty() {
        return nearest(typed, &key, gazetteer);
    }
    let surest = entries.iter().map(|entry| sureness(entry.kind)).min();
    let mut scopes: Vec<Scope> = entries
        .iter()
        .filter(|entry| Some(sureness(entry.kind)) == surest)
        .map(|entry| entry.scope)
        .collect();
    // Places without a single tie are meant only where no other has the name.
    let has_ties = |scope: &Scope| match *scope {
        Scope::Place(id) => gazetteer.place(id).is_some_and(|place| place.pairs > 0),
        Scope::World | Scope::Group(_) => true,
    };
    if scopes.iter().any(has_ties) {
        scopes.retain(has_ties);
    }
    if scopes.is_empty() {
        Err(Trouble::UnknownPlace(typed.to_owned()))
    } else {
        Ok(scopes)
    }
}

/// Two names have no more characters; each split of a text is looked up.
const LONGEST: usize = 120;

/// What a name with the name of what it lies in stands for, in either order: "Kobe, Japan", "Suzhou
/// Anhui", 日本神户.
fn within(typed: &str, gazetteer: &Gazetteer) -> Vec<Entry> {
    if typed.chars().nth(LONGEST).is_some() {
        return Vec::new();
    }
    let is_gap = |c: char| !c.is_alphanumeric();
    let chars: Vec<(usize, char)> = typed.char_indices().collect();
    let splits = chars.windows(2).filter_map(|two| {
        let [(_, before), (at, after)] = *two else {
            return None;
        };
        (is_gap(after) || is_han(before) || is_han(after)).then(|| typed.split_at(at))
    });
    for (head, tail) in splits {
        for (inner, outer) in [(head, tail), (tail, head)] {
            let around = gazetteer.exact(&key(outer));
            let inside = |entry: &&Entry| {
                let Scope::Place(id) = entry.scope else {
                    return false;
                };
                let holds = |outer: &Entry| {
                    outer.kind <= NameKind::Short
                        && outer.scope != entry.scope
                        && gazetteer.contains(outer.scope, id)
                };
                around.iter().any(holds)
            };
            let named = gazetteer.exact(&key(inner)).iter();
            let found: Vec<Entry> = named.filter(inside).copied().collect();
            if !found.is_empty() {
                return found;
            }
        }
    }
    Vec::new()
}

/// Everything that lies abroad, as people write it; folded.
pub(super) const ALL: [&str; 7] = [
    "all",
    "world",
    "the world",
    "全国",
    "全球",
    "世界",
    "全世界",
];

/// A name of so many letters with one error in it is taken for the only one that it can be.
const SURE: usize = 6;
/// So many names are offered for one that is not known.
const OFFERED: usize = 5;

/// A name of so many letters may have an error in it; of fewer, another is simply another. A Chinese
/// character says as much as two letters.
const MAY_ERR: usize = 5;

/// What a name that is not known may be: one where no other comes as near, else several to choose from.
fn nearest(typed: &str, key: &str, gazetteer: &Gazetteer) -> Result<Vec<Scope>, Trouble> {
    let letters: usize = key.chars().map(|c| 1 + usize::from(is_han(c))).sum();
    let near = gazetteer.nearly(key, 1, OFFERED);
    let mut scopes: Vec<Scope> = near
        .iter()
        .filter(|_| letters >= MAY_ERR)
        .filter(|near| !near.other_start)
        .flat_map(|near| near.entries)
        // Nobody calls Atlantic City "Atlantic", and "Atlantis" is no error in it.
        .filter(|entry| matches!(entry.kind, NameKind::Main | NameKind::Alias))
        .map(|entry| entry.scope)
        .collect();
    scopes.sort_unstable();
    scopes.dedup();
    if let [one] = scopes[..]
        && key.chars().count() >= SURE
    {
        return Ok(vec![one]);
    }
    let begun = gazetteer.complete(key, OFFERED, |scope| scope != Scope::World);
    // What only begins nearly like it is something else.
    let begun = begun.into_iter().filter(Completion::is_sure);
    for scope in begun.map(|found| found.scope) {
        if !scopes.contains(&scope) {
            scopes.push(scope);
        }
    }
    scopes.truncate(OFFERED);
    // A menu needs two lines; one that is offered alone would be taken without a question.
    if scopes.len() < 2 {
        return Err(Trouble::UnknownPlace(typed.to_owned()));
    }
    Ok(scopes)
}

/// Names, with or without their word of rank, are equally sure; the rest follow in order.
fn sureness(kind: NameKind) -> NameKind {
    match kind {
        NameKind::Alias | NameKind::Short => NameKind::Main,
        kind => kind,
    }
}
