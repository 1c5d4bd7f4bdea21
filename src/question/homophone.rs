//! Chinese names with a wrong character: one that sounds the same (昆名), or any other one in a longer
//! name (石家桩).

use pinyin::ToPinyinMulti;

use super::cues::Cue;
use super::mentions::{is_chinese, level_of};
use super::ordinary::has_ordinary_han;
use super::scan::{Scan, Token, TokenKind};
use crate::facts::Level;
use crate::places::{Entry, Gazetteer, NameKind, Place, Scope};
use crate::text::is_han;

/// Names of so many characters are known by their sound.
const BY_SOUND: std::ops::RangeInclusive<usize> = 2..=4;
/// Names from this length on are known by all characters but one.
const SHORTEST: usize = 3;
/// Longer names are not looked for.
const LONGEST: usize = 8;
/// So many ways of reading a word aloud are tried: 长 is *chang* and *zhang*.
const READINGS: usize = 8;

/// A name with a wrong character in it.
pub(super) struct Misheard {
    /// The tokens that it takes.
    pub(super) tokens: std::ops::Range<usize>,
    /// What it stands for.
    pub(super) entries: Vec<Entry>,
}

/// The name of which the unknown token at `at` is a part, if there is only one.
pub(super) fn misheard(scan: &Scan, gazetteer: &Gazetteer, at: usize) -> Option<Misheard> {
    let token = scan
        .tokens
        .get(at)
        .filter(|token| stands_out(scan, at, token))?;
    (*BY_SOUND.start()..=LONGEST).rev().find_map(|len| {
        let from = (token.start + 1).saturating_sub(len);
        (from..=token.start).find_map(|start| meant(scan, gazetteer, start, start + len))
    })
}

/// Is it a character that means nothing here, or the 洲 of 苏洲?
fn stands_out(scan: &Scan, at: usize, token: &Token) -> bool {
    let before = at.checked_sub(1).and_then(|at| scan.tokens.get(at));
    match token.kind {
        TokenKind::Han => true,
        TokenKind::Cue(Cue::Continents) => {
            let short = |token: &Token| {
                token.end - token.start == 1 && matches!(token.kind, TokenKind::Name(_))
            };
            scan.is_one_of(token, &["洲"]) && before.is_some_and(short)
        }
        _ => false,
    }
}

/// What the characters nearly are. They must end where tokens end, and hold no name of their own.
fn meant(scan: &Scan, gazetteer: &Gazetteer, start: usize, end: usize) -> Option<Misheard> {
    let chars = scan.text.chars.get(start..end)?;
    let first = scan.tokens.iter().position(|token| token.start == start)?;
    let last = scan.tokens.iter().position(|token| token.end == end)?;
    let tokens = scan.tokens.get(first..=last)?;
    let whole =
        |token: &Token| token.end - token.start > 1 && matches!(token.kind, TokenKind::Name(_));
    // Only a longer name is known through words between its characters; 洲 and 国 end names.
    let foreign = |token: &Token| match token.kind {
        // 莫迪去 is no 莫迪因.
        TokenKind::Number(_) | TokenKind::Cue(Cue::Explain) => true,
        TokenKind::Cue(_) => chars.len() < SHORTEST && !scan.is_one_of(token, &["洲", "国"]),
        _ => false,
    };
    // "長沙與恩德比", "牡丹之都": what joins words is no part of a name.
    const JOINS: [&str; 3] = ["与", "跟", "及"];
    const OWNS: [&str; 2] = ["之", "的"];
    let joined = tokens
        .first()
        .is_some_and(|token| scan.is_one_of(token, &JOINS))
        || tokens
            .last()
            .is_some_and(|token| scan.is_one_of(token, &OWNS));
    if joined || tokens.iter().any(foreign) {
        return None;
    }
    let word: String = chars.iter().collect();
    if !chars.iter().all(|c| is_han(*c)) || tokens.iter().any(whole) || has_ordinary_han(&word) {
        return None;
    }
    let plain = tokens
        .iter()
        .all(|token| !matches!(token.kind, TokenKind::Cue(_)));
    let by_sound = (BY_SOUND.contains(&chars.len()) && (plain || chars.len() < SHORTEST))
        .then(|| same_sound(gazetteer, chars))
        .flatten();
    let entries = by_sound.or_else(|| {
        (chars.len() >= SHORTEST)
            .then(|| one_wrong(gazetteer, &word))
            .flatten()
    })?;
    Some(Misheard {
        tokens: first..last + 1,
        entries,
    })
}

/// The place of the same sound and length, if only one of its kind is known.
fn same_sound(gazetteer: &Gazetteer, chars: &[char]) -> Option<Vec<Entry>> {
    let mut readings = vec![String::new()];
    for c in chars {
        let syllables = (*c).to_pinyin_multi()?;
        let syllables: Vec<&str> = syllables.into_iter().map(pinyin::Pinyin::plain).collect();
        readings = readings
            .iter()
            .flat_map(|begun| syllables.iter().map(move |s| format!("{begun}{s}")))
            .take(READINGS)
            .collect();
        readings.dedup();
    }
    let is_of_length = |place: &Place| {
        let len = place.names.zh.chars().count();
        len == chars.len() || len == chars.len() + 1
    };
    let mut found: Vec<Entry> = Vec::new();
    for reading in &readings {
        for entry in gazetteer.exact(reading) {
            let known = matches!(entry.scope, Scope::Place(id)
                if gazetteer.place(id).is_some_and(is_of_length));
            // Where pinyin is the English name too, it is known as that.
            if known && entry.kind <= NameKind::Pinyin {
                found.push(*entry);
            }
        }
    }
    let chinese = |entry: &Entry| is_chinese(entry.scope, gazetteer);
    if found.iter().any(chinese) {
        found.retain(chinese);
    }
    // One character is wrong, not both: 苏洲 is not 宿州, and 体系 not 本溪.
    let alike = |entry: &Entry| {
        let Scope::Place(id) = entry.scope else {
            return false;
        };
        let place = gazetteer.place(id);
        place.is_some_and(|place| place.names.zh.chars().zip(chars).any(|(a, b)| a == *b))
    };
    found.retain(alike);
    only_one(gazetteer, found)
}

/// The place whose name has one other character, or one more.
fn one_wrong(gazetteer: &Gazetteer, word: &str) -> Option<Vec<Entry>> {
    let len = word.chars().count();
    let near = gazetteer.nearly(word, 1, 5);
    let near = near.iter().filter(|near| {
        let other = near.key.chars().count();
        other == len || (other == len + 1 && len > SHORTEST + 1)
    });
    let entries = near.flat_map(|near| near.entries).copied();
    let places = entries
        .filter(|entry| entry.kind <= NameKind::Short && matches!(entry.scope, Scope::Place(_)));
    only_one(gazetteer, places.collect())
}

/// Prefectures before counties and districts, of which nobody asks as often.
fn only_one(gazetteer: &Gazetteer, mut found: Vec<Entry>) -> Option<Vec<Entry>> {
    let small = |entry: &Entry| {
        matches!(
            level_of(entry.scope, gazetteer),
            Some(Level::County | Level::District)
        )
    };
    if !found.iter().all(small) {
        found.retain(|entry| !small(entry));
    }
    found.sort_unstable_by_key(|entry| entry.scope);
    found.dedup_by_key(|entry| entry.scope);
    match found.as_slice() {
        [one] => Some(vec![Entry {
            kind: NameKind::Main,
            ..*one
        }]),
        _ => None,
    }
}
