//! Names that only tell which place another name means ("Suzhou, Anhui", "Boulder, Colorado"), or where
//! something took place.

use super::cues::Cue;
use super::mentions::level_of;
use super::scan::Scan;
use crate::facts::Level;
use crate::places::{Entry, Gazetteer, Place, Scope};
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
        let (left, right) = (candidates[i].0, candidates[i + 1].0);
        let inner_first = joined_by(
            scan,
            used,
            left,
            right,
            &[",", "(", "in", "，", "of", "-", "/"],
        );
        let outer_first = joined_by(
            scan,
            used,
            left,
            right,
            &["的", "de", "首都", "省会", "首府"],
        );
        let side_by_side = joined_by(scan, used, left, right, &[]) && is_han_name(scan, right);
        let within = |inner: &[Entry], outer: &[Entry]| -> Vec<Entry> {
            let holds = |inner: Scope| {
                matches!(inner, Scope::Place(id) if outer
                    .iter()
                    .any(|outer| outer.scope != inner && is_country_or_unit(outer.scope, gazetteer)
                        && gazetteer.contains(outer.scope, id)))
            };
            inner
                .iter()
                .filter(|entry| holds(entry.scope))
                .copied()
                .collect()
        };
        let narrowed = inner_first.then(|| within(&candidates[i].1, &candidates[i + 1].1));
        if let Some(narrowed) = narrowed.filter(|narrowed| !narrowed.is_empty()) {
            candidates[i].1 = narrowed;
            used.push(candidates.remove(i + 1).0);
            continue;
        }
        let alone = candidates.len() == 2 + usize::from(i > 0);
        let address = (inner_first && alone && joined_by(scan, used, left, right, &[","]))
            .then(|| in_state(&candidates[i].1, &candidates[i + 1].1, gazetteer));
        if let Some(city) = address.filter(|city| !city.is_empty()) {
            candidates[i].1 = city;
            used.push(candidates.remove(i + 1).0);
            continue;
        }
        let narrowed = outer_first
            .then(|| within(&candidates[i + 1].1, &candidates[i].1))
            .filter(|narrowed| !narrowed.is_empty())
            // "韩国全罗南道丽水市": Chinese names side by side are an address.
            .or_else(|| {
                side_by_side.then(|| in_state(&candidates[i + 1].1, &candidates[i].1, gazetteer))
            });
        if let Some(narrowed) = narrowed.filter(|narrowed| !narrowed.is_empty()) {
            candidates[i + 1].1 = narrowed;
            used.extend(left..right);
            candidates.remove(i);
            // The name before may hold this one too.
            i = i.saturating_sub(1);
            continue;
        }
        i += 1;
    }
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
