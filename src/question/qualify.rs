//! Names that only tell which place another name means ("Suzhou, Anhui", "Boulder, Colorado"), or where
//! something took place.

use super::cues::Cue;
use super::mentions::{is_chinese, level_of};
use super::scan::{Scan, Token, TokenKind};
use super::slots::CITY_STATES;
use crate::facts::Level;
use crate::places::{Entry, Gazetteer, Place, Scope};
use crate::text::fold::key;
use crate::text::is_han;

/// "China's total before the Kunming signing": where something took place is not what is counted.
pub(super) fn leave_out_venues(
    scan: &Scan,
    dates: &[usize],
    candidates: &mut Vec<(usize, Vec<Entry>)>,
    used: &mut Vec<usize>,
) {
    const SIGNING: [&str; 4] = ["signing", "signings", "签约", "签约仪式"];
    let cue = |at: usize| scan.cue(at);
    let said = |wanted: &[Cue]| {
        (0..scan.tokens.len()).any(|at| cue(at).is_some_and(|cue| wanted.contains(&cue)))
    };
    if dates.is_empty() || !said(&[Cue::China]) || !said(&[Cue::Total, Cue::HowMany]) {
        return;
    }
    let venue = |at: usize| {
        let passed = |at: &usize| matches!(cue(*at), Some(Cue::Partner | Cue::Filler | Cue::Of));
        let next = (at + 1..scan.tokens.len()).find(|at| !passed(at));
        next.is_some_and(|at| {
            cue(at) == Some(Cue::Event) || scan.is_one_of(&scan.tokens[at], &SIGNING)
        })
    };
    let (venues, others): (Vec<_>, Vec<_>) = std::mem::take(candidates)
        .into_iter()
        .partition(|(at, _)| venue(*at));
    used.extend(venues.into_iter().map(|(at, _)| at));
    *candidates = others;
}

/// Two names side by side, one within the other, are one: "Suzhou, Anhui", "苏州（江苏）",
/// "法国巴黎". The outer one only tells which inner one is meant.
pub(super) fn qualify(
    scan: &Scan,
    gazetteer: &Gazetteer,
    candidates: &mut Vec<(usize, Vec<Entry>)>,
    used: &mut Vec<usize>,
) {
    let mut i = 0;
    while i + 1 < candidates.len() {
        // What else is named is no list of which the state is one: the other side of a tie.
        let chinese = |(_, entries): &(usize, Vec<Entry>)| {
            let mut entries = entries.iter();
            entries.all(|entry| is_chinese(entry.scope, gazetteer))
        };
        let mut others = (0..candidates.len()).filter(|at| *at != i && *at != i + 1);
        let alone =
            candidates.len() == 2 + usize::from(i > 0) || others.all(|at| chinese(&candidates[at]));
        let (left, right) = (&candidates[i], &candidates[i + 1]);
        let tokens = left.0..right.0;
        match inner(scan, gazetteer, used, [left, right], alone) {
            Some(Inner::Left(entries)) => {
                candidates[i].1 = entries;
                used.push(candidates.remove(i + 1).0);
            }
            Some(Inner::Right(entries)) => {
                candidates[i + 1].1 = entries;
                used.extend(tokens);
                candidates.remove(i);
                // The name before may hold this one too.
                i = i.saturating_sub(1);
            }
            None => i += 1,
        }
    }
}

/// "Oakland, California and Dalian": a state that the gazetteer does not know tells nothing more of a city
/// in a country where cities are named with their state.
pub(super) fn unknown_states(
    scan: &Scan,
    gazetteer: &Gazetteer,
    candidates: &[(usize, Vec<Entry>)],
    used: &mut Vec<usize>,
) {
    const WITH_STATES: [&str; 3] = ["US", "CA", "AU"];
    let with_state = |entry: &Entry| match entry.scope {
        Scope::Place(id) => gazetteer
            .place(id)
            .is_some_and(|place| place.level == Level::City && WITH_STATES.contains(&&*place.iso)),
        Scope::World | Scope::Group(_) => false,
    };
    for (at, entries) in candidates {
        let comma = scan
            .tokens
            .get(at + 1)
            .is_some_and(|t| scan.is_one_of(t, &[","]));
        let state = scan.tokens.get(at + 2).is_some_and(|token| {
            matches!(token.kind, TokenKind::Word) && scan.is_capitalised(token)
        });
        // In a list another name would follow the comma.
        let listed = scan
            .tokens
            .get(at + 3)
            .is_some_and(|t| scan.is_one_of(t, &[","]));
        if comma && state && !listed && entries.iter().any(with_state) {
            used.extend([at + 1, at + 2]);
        }
    }
}

/// "Panama City": a city with the name of a country that the gazetteer does not know is not the country.
pub(super) fn city_of_a_country(
    scan: &Scan,
    index: usize,
    entries: &[Entry],
    gazetteer: &Gazetteer,
) -> Option<String> {
    let country = |entry: &Entry| match entry.scope {
        Scope::Place(id) => gazetteer.place(id).is_some_and(|place| {
            place.level == Level::Country && !CITY_STATES.contains(&&*place.iso)
        }),
        Scope::World | Scope::Group(_) => false,
    };
    let name = &scan.tokens[index];
    let city = scan.tokens.get(index + 1)?;
    let named = scan.is_one_of(city, &["city"])
        && scan.is_capitalised(city)
        && scan.is_capitalised(name)
        && city.start == name.end + 1
        && entries.iter().all(country);
    named.then(|| format!("{} {}", scan.typed(name), scan.typed(city)))
}

/// "America's" is the owner, not the Americas: what the name without its ending stands for.
pub(super) fn owner<'g>(scan: &Scan, token: &Token, gazetteer: &'g Gazetteer) -> &'g [Entry] {
    let name = scan.folded(token);
    name.strip_suffix("'s")
        .map_or(&[], |name| gazetteer.exact(&key(name)))
}

/// Which of two names is the inner one, and what it may then stand for.
enum Inner {
    Left(Vec<Entry>),
    Right(Vec<Entry>),
}

/// The inner one of two names, if one qualifies the other; `alone` if no name comes after them, or none
/// but of the other side.
fn inner(
    scan: &Scan,
    gazetteer: &Gazetteer,
    used: &[usize],
    [(left, first), (right, second)]: [&(usize, Vec<Entry>); 2],
    alone: bool,
) -> Option<Inner> {
    const INNER_FIRST: [&str; 7] = [",", "(", "in", "，", "of", "-", "/"];
    const OUTER_FIRST: [&str; 7] = ["的", "de", "'s", "s", "首都", "省会", "首府"];
    let joined = |words: &[&str]| joined_by(scan, used, *left, *right, words);
    let some = |entries: Vec<Entry>| (!entries.is_empty()).then_some(entries);
    let inner_first = joined(&INNER_FIRST);
    if inner_first && let Some(narrowed) = some(within(first, second, gazetteer)) {
        return Some(Inner::Left(narrowed));
    }
    if inner_first
        && alone
        && joined(&[","])
        && let Some(city) = some(in_state(first, second, gazetteer))
    {
        return Some(Inner::Left(city));
    }
    if joined(&OUTER_FIRST)
        && let Some(narrowed) = some(within(second, first, gazetteer))
    {
        return Some(Inner::Right(narrowed));
    }
    // "韩国全罗南道丽水市": Chinese names side by side are an address.
    let address = joined(&[]) && is_han_name(scan, *right);
    address
        .then(|| in_state(second, first, gazetteer))
        .and_then(some)
        .map(Inner::Right)
}

/// What of `inner` lies within what `outer` may stand for.
fn within(inner: &[Entry], outer: &[Entry], gazetteer: &Gazetteer) -> Vec<Entry> {
    let holds = |inner: Scope| {
        matches!(inner, Scope::Place(id) if outer
            .iter()
            .any(|outer| outer.scope != inner && is_country_or_unit(outer.scope, gazetteer)
                && gazetteer.contains(outer.scope, id)))
    };
    let entries = inner.iter().filter(|entry| holds(entry.scope));
    entries.copied().collect()
}

/// "Boulder, Colorado", "美国俄勒冈州波特兰": the cities abroad of a name that are in the country of a
/// state, which the gazetteer need not know to hold them.
fn in_state(city: &[Entry], state: &[Entry], gazetteer: &Gazetteer) -> Vec<Entry> {
    use Level::{City, Prefecture, Province, Region, State};
    let foreign = |entry: &Entry, levels: &[Level]| match entry.scope {
        Scope::Place(id) => gazetteer
            .place(id)
            .filter(|place| !place.is_chinese() && levels.contains(&place.level)),
        Scope::World | Scope::Group(_) => None,
    };
    let is_state = |entry| foreign(entry, &[State, Province, Region, Prefecture]);
    let states: Vec<&Place> = state.iter().filter_map(is_state).collect();
    let within = |entry: &&Entry| {
        let city = foreign(entry, &[City]);
        city.is_some_and(|city| states.iter().any(|state| state.iso == city.iso))
    };
    city.iter().filter(within).copied().collect()
}

/// Is the name written in Chinese characters?
fn is_han_name(scan: &Scan, at: usize) -> bool {
    let token = &scan.tokens[at];
    scan.text.chars[token.start..token.end]
        .iter()
        .all(|c| is_han(*c))
}

/// Continents are no qualifiers: "partners of Nairobi in Africa" asks for something.
fn is_country_or_unit(scope: Scope, gazetteer: &Gazetteer) -> bool {
    level_of(scope, gazetteer).is_some_and(|level| !matches!(level, Level::City | Level::District))
}

/// Do the two tokens stand side by side, with at most one of these words between them (and words
/// of rank that are used up)?
fn joined_by(scan: &Scan, used: &[usize], left: usize, right: usize, words: &[&str]) -> bool {
    let between: Vec<usize> = (left + 1..right).filter(|i| !used.contains(i)).collect();
    match between.as_slice() {
        [] => true,
        // "开罗、亚历山大" is a list of two, though the mark is folded to a comma.
        [one] => {
            scan.typed(&scan.tokens[*one]) != "、" && scan.is_one_of(&scan.tokens[*one], words)
        }
        _ => false,
    }
}
