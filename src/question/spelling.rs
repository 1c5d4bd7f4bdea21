//! Names with typing errors, and words that stand where a name should but are none.

use std::collections::HashSet;
use std::ops::Range;

use super::cues::Cue;
use super::homophone::{Misheard, misheard};
use super::mentions::{Correction, Mentions, Unknown, level_of, token_key};
use super::ordinary::{has_ordinary_han, is_ordinary};
use super::scan::{Scan, TokenKind};
use crate::facts::Level;
use crate::places::{Entry, Gazetteer, NameKind, Scope};
use crate::text::dictionary::is_everyday_word;
use crate::text::fold::key;
use crate::text::is_han;

/// A name of fewer letters is too easily another word with an error in it.
const SHORTEST: usize = 5;
/// A country is known by this many ("Itly").
const SHORTEST_COUNTRY: usize = 4;
/// From so many letters on, two errors are forgiven.
const TWO_ERRORS: usize = 8;
/// From so many on if the first letter and the last two are right ("Saporro").
const TWO_INNER_ERRORS: usize = 7;
/// Chinese names of fewer characters are not guessed.
const SHORTEST_HAN: usize = 3;
/// So many words of a text are held against all names at most: a question has no more unknown names,
/// and each costs a search.
const MOST_GUESSED: usize = 12;
/// Names offered for a word that is none.
const OFFERED: usize = 5;

/// Takes words for names that they nearly are, and lists those that should be names.
pub(super) fn mend(
    scan: &Scan,
    gazetteer: &Gazetteer,
    dates: &[usize],
    candidates: &mut Vec<(usize, Vec<Entry>)>,
    found: &mut Mentions,
) {
    let mut at = 0;
    let mut guessed = 0;
    while at < scan.tokens.len() && guessed < MOST_GUESSED {
        guessed += usize::from(matches!(scan.tokens[at].kind, TokenKind::Han));
        let heard = (!dates.contains(&at))
            .then(|| misheard(scan, gazetteer, at))
            .flatten();
        if let Some(Misheard { tokens, entries }) = heard {
            candidates.retain(|(token, _)| !tokens.contains(token));
            at = tokens.end;
            take(scan, tokens, entries, candidates, found);
            continue;
        }
        let run = run_of_words(scan, at, dates);
        if run == 0 {
            at += 1;
            continue;
        }
        if !expects_name(scan, at, candidates.is_empty()) {
            at += run;
            continue;
        }
        guessed += 1;
        if let Some((tokens, entries)) = mended(scan, gazetteer, at, run) {
            at = tokens.end;
            take(scan, tokens, entries, candidates, found);
        } else {
            found.unknown.extend(unknown(scan, gazetteer, at, run));
            at += run;
        }
    }
}

/// Takes these tokens for a name.
fn take(
    scan: &Scan,
    tokens: Range<usize>,
    entries: Vec<Entry>,
    candidates: &mut Vec<(usize, Vec<Entry>)>,
    found: &mut Mentions,
) {
    found.corrections.push(Correction {
        typed: typed(scan, tokens.start, tokens.len()),
        taken: entries[0].scope,
    });
    candidates.push((tokens.start, entries));
    found.used.extend(tokens);
}

/// The name that the words at `at` nearly are, with the tokens that it takes; the most of them first.
fn mended(
    scan: &Scan,
    gazetteer: &Gazetteer,
    at: usize,
    run: usize,
) -> Option<(Range<usize>, Vec<Entry>)> {
    // "Meexico City": a word of rank may be part of the name.
    let ranked = matches!(scan.cue(at + run), Some(Cue::Cities | Cue::Regions));
    // "New Zeland": a word that means something else may begin the name.
    let begins = |before: &usize| {
        let asks = [Cue::YesNo, Cue::Which, Cue::When, Cue::Where, Cue::HowMany];
        let cue = scan.cue(*before);
        cue.is_some_and(|cue| !asks.contains(&cue)) && scan.is_capitalised(&scan.tokens[*before])
    };
    let longer = at.checked_sub(1).filter(begins);
    let longer = longer.map(|from| (from, run + 1));
    let most = (run + usize::from(ranked)).min(3);
    let mut spellings = longer
        .into_iter()
        .chain((1..=most).rev().map(|len| (at, len)));
    spellings.find_map(|(from, len)| {
        nearest(scan, gazetteer, from, len).map(|entries| (from..from + len, entries))
    })
}

/// The ending of "Tianjin's".
pub(super) const POSSESSIVE: [&str; 2] = ["'s", "s"];

/// How many tokens from `at` on are words that are nothing else.
fn run_of_words(scan: &Scan, at: usize, dates: &[usize]) -> usize {
    let is_word = |index: &usize| {
        let token = &scan.tokens[*index];
        let ordinary = || is_ordinary(&scan.folded(token));
        match token.kind {
            TokenKind::Word => {
                !dates.contains(index) && !ordinary() && !scan.is_one_of(token, &POSSESSIVE)
            }
            TokenKind::Han => !dates.contains(index),
            _ => false,
        }
    };
    (at..scan.tokens.len()).take_while(is_word).count()
}

/// A name is to be expected: a capital letter, a word such as "of" or "and" before it, a short
/// question, or Chinese characters.
fn expects_name(scan: &Scan, at: usize, no_name_yet: bool) -> bool {
    let token = &scan.tokens[at];
    let after_joint = at
        .checked_sub(1)
        .and_then(|before| scan.tokens.get(before))
        .is_some_and(|before| {
            matches!(
                before.kind,
                TokenKind::Cue(
                    Cue::Of | Cue::And | Cue::Since | Cue::Compare | Cue::China | Cue::YesNo
                )
            )
        });
    // "Chnegdu's partners in Germany".
    let owner = scan
        .tokens
        .get(at + 1)
        .filter(|next| scan.is_one_of(next, &POSSESSIVE));
    let next = at + 1 + usize::from(owner.is_some());
    let before_joint = scan.tokens.get(next).is_some_and(|after| {
        matches!(
            after.kind,
            TokenKind::Cue(Cue::And | Cue::Compare | Cue::Partner)
        )
    });
    let words = scan
        .tokens
        .iter()
        .filter(|t| !matches!(t.kind, TokenKind::Mark(_)))
        .count();
    matches!(token.kind, TokenKind::Han)
        || ((at > 0 || before_joint) && scan.is_capitalised(token))
        || after_joint
        || (no_name_yet && words <= 6)
        || words <= 4
}

/// What the `len` words from `at` on nearly are.
fn nearest(scan: &Scan, gazetteer: &Gazetteer, at: usize, len: usize) -> Option<Vec<Entry>> {
    let name = token_key(scan, &scan.tokens[at..at + len]);
    let letters = name.chars().count();
    let han = name.chars().all(is_han);
    if letters < if han { SHORTEST_HAN } else { SHORTEST_COUNTRY } || letters > 40 {
        return None;
    }
    let errors = if letters < TWO_INNER_ERRORS || han {
        1
    } else {
        2
    };
    if letters < SHORTEST && !han && !scan.is_capitalised(&scan.tokens[at]) {
        return None;
    }
    let near = gazetteer.nearly(&name, errors, OFFERED);
    let best = near.first().filter(|near| {
        let forgiven = near.errors == 1 || letters >= TWO_ERRORS || same_ends(&near.key, &name);
        !near.other_start && (han || forgiven)
    })?;
    // "Oldest temple in Jiangsu" is not about Tempe.
    if len == 1 && best.errors > 0 && is_everyday_word(&scan.typed(&scan.tokens[at])) {
        return None;
    }
    let country = |scope| level_of(scope, gazetteer) == Some(Level::Country);
    let long_enough = |entry: &Entry| han || letters >= SHORTEST || country(entry.scope);
    let mut entries: Vec<Entry> = near
        .iter()
        .filter(|near| (near.errors, near.other_start) == (best.errors, best.other_start))
        .flat_map(|near| near.entries)
        .filter(|entry| entry.kind <= NameKind::Adjective && !cut_short(entry, gazetteer))
        .filter(|entry| long_enough(entry))
        .copied()
        .collect();
    entries.sort_unstable();
    (!entries.is_empty()).then_some(entries)
}

/// Is there an error only within the word?
fn same_ends(name: &str, typed: &str) -> bool {
    let last = |text: &str| {
        let mut last = text.chars().rev();
        (last.next(), last.next())
    };
    last(name) == last(typed)
}

/// "Atlantic" for Atlantic City: nobody calls it so, and "Atlantis" is no error in it.
fn cut_short(entry: &Entry, gazetteer: &Gazetteer) -> bool {
    let city = matches!(entry.scope, Scope::Place(id)
        if gazetteer.place(id).is_some_and(|place| !place.is_chinese() && place.level == Level::City));
    entry.kind == NameKind::Short && city
}

/// The words stand where a name should: capitalised or Chinese after a joint, or the only content.
fn unknown(scan: &Scan, gazetteer: &Gazetteer, at: usize, run: usize) -> Option<Unknown> {
    let typed = typed(scan, at, run.min(3));
    let han = typed.chars().all(is_han);
    let letters = typed.chars().count();
    let likely = if han {
        (2..=8).contains(&letters)
    } else {
        letters >= 3
    };
    if !likely || has_ordinary_han(&typed) {
        return None;
    }
    let errors = if letters >= 4 && !han { 2 } else { 1 };
    let near = gazetteer.nearly(&key(&typed), errors, OFFERED);
    let mut scopes: Vec<_> = near
        .iter()
        .flat_map(|near| near.entries)
        .map(|e| e.scope)
        .collect();
    if scopes.is_empty() {
        let head: String = key(&typed).chars().take(if han { 1 } else { 3 }).collect();
        scopes = gazetteer
            .complete(&head, OFFERED, |_| true)
            .iter()
            .map(|c| c.scope)
            .collect();
    }
    let mut offered = HashSet::new();
    scopes.retain(|scope| offered.insert(*scope));
    scopes.truncate(OFFERED);
    Some(Unknown {
        typed,
        near: scopes,
    })
}

fn typed(scan: &Scan, at: usize, len: usize) -> String {
    let parts: Vec<String> = scan.tokens[at..at + len]
        .iter()
        .map(|t| scan.typed(t))
        .collect();
    let han = parts.iter().flat_map(|part| part.chars()).all(is_han);
    parts.join(if han { "" } else { " " })
}

impl Unknown {
    /// The first of the words, as typed.
    pub(super) fn first_word(&self) -> &str {
        self.typed.split(' ').next().unwrap_or_default()
    }
}
