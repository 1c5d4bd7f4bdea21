//! What begins at a position: the longest of name, cue and number.

use super::TokenKind;
use crate::places::{Entry, Gazetteer, NameKind, Scope};
use crate::question::cues::{Cue, CueHit, cue_at, is_word_char};
use crate::text::is_han;
use crate::text::numerals::{self, Number};

/// Words that are names of places too: English ones are names only when capitalised, Chinese ones never.
const COMMON_WORDS: [&str; 36] = [
    "us", "nice", "most", "bath", "reading", "male", "same", "split", "cork", "orange", "of", "is",
    "no", "man", "essen", "mobile", "victoria", "union", "pau", "bari", "la", "de", "ma", "pa",
    "in", "can", "march", "东部", "西部", "南部", "北部", "沿海", "eastern", "western", "northern",
    "southern",
];

/// The longest of name, cue and number at a position; the cue wins a draw, so that "most" is no
/// town in Bohemia.
pub(super) fn token_at(
    chars: &[char],
    at: usize,
    gazetteer: &Gazetteer,
    pinyin: bool,
    capital: impl Fn(usize) -> bool,
) -> (usize, TokenKind) {
    // The first word of a question has a capital letter whatever it means, unless all are ("US").
    let telling = || capital(at) && (at > 0 || capital(at + 1));
    let name = gazetteer.names_at(chars, at).into_iter().find(|hit| {
        let end = at + hit.len;
        let word: String = chars[at..end].iter().collect();
        let common = COMMON_WORDS.contains(&word.as_str()) && !capital(at);
        let said = is_loose(hit.entries) && made_of_cues(chars, at, end, pinyin);
        !common && !said && !overlapped(chars, at, end, gazetteer)
    });
    let cue = cue_at(chars, at, pinyin);
    let number = numerals::number_at(&chars[at..])
        .filter(|number| is_number(chars, at, number))
        .or_else(|| pinyin.then(|| numerals::pinyin_at(&chars[at..])).flatten());
    let name_len = name.as_ref().map_or(0, |hit| hit.len);
    let cue_len = cue.map_or(0, |hit| hit.len);
    let number_len = number.map_or(0, |number| number.len);
    if let Some(number) = number.filter(|_| number_len >= cue_len && number_len >= name_len) {
        return (number_len, TokenKind::Number(number));
    }
    if let Some(cue) = cue.filter(|_| cue_len >= name_len) {
        let all_characters = name
            .as_ref()
            .is_some_and(|hit| hit.entries.iter().any(|e| e.kind <= NameKind::Alias));
        if !(all_characters && cue_len == name_len && telling()) {
            return (cue_len, TokenKind::Cue(cue.cue));
        }
    }
    if let Some(hit) = name {
        return (hit.len, TokenKind::Name(hit.entries.to_vec()));
    }
    let c = chars[at];
    if is_han(c) {
        (1, TokenKind::Han)
    } else if is_word_char(c) {
        word_at(chars, at)
    } else {
        (1, TokenKind::Mark(c))
    }
}

/// A Latin word up to its end, or an English number word.
fn word_at(chars: &[char], at: usize) -> (usize, TokenKind) {
    let len = chars[at..].iter().take_while(|c| is_word_char(**c)).count();
    let word: String = chars[at..at + len].iter().collect();
    // The possessive ending belongs to no word.
    let stem = word.strip_suffix("'s").unwrap_or(&word);
    let len = if stem.is_empty() {
        len
    } else {
        stem.chars().count()
    };
    match numerals::english(stem) {
        Some(value) => {
            let (value, len) = compound(chars, at, value, len);
            let value = f64::from(value);
            (
                len,
                TokenKind::Number(Number {
                    value,
                    len,
                    bare_digits: false,
                    spelled: true,
                }),
            )
        }
        None => (len, TokenKind::Word),
    }
}

/// "thirty-eight", "two dozen": a number word of which the next is a part, and its new length.
fn compound(chars: &[char], at: usize, value: u16, len: usize) -> (u16, usize) {
    let joint = chars.get(at + len).filter(|c| matches!(c, ' ' | '-'));
    let next = at + len + 1;
    if joint.is_none() || next >= chars.len() {
        return (value, len);
    }
    let rest = chars[next..].iter().take_while(|c| is_word_char(**c));
    let word: String = rest.collect();
    let whole = len + 1 + word.chars().count();
    match (value, numerals::english(&word)) {
        (20..=90, Some(ones @ 1..=9)) if value.is_multiple_of(10) => (value + ones, whole),
        (1..=10, Some(12)) if word == "dozen" => (value * 12, whole),
        _ => (value, len),
    }
}

/// A number in the middle of a word ("B2B", "<@123>") is none; 一 and the like alone are left to
/// the names and cues that they begin.
fn is_number(chars: &[char], at: usize, number: &Number) -> bool {
    let before = at.checked_sub(1).and_then(|before| chars.get(before));
    let latin_before = before.is_some_and(|c| c.is_alphabetic() && !is_han(*c));
    let after = chars.get(at + number.len);
    let zero_alone = number.spelled && number.len == 1 && chars[at] == '零';
    !latin_before && !zero_alone && after.is_none_or(|c| *c != '@')
}

/// Is it no name of a place in Chinese characters, of which 满洲里 is one whatever its parts mean?
fn is_loose(entries: &[Entry]) -> bool {
    let own =
        |entry: &Entry| entry.kind <= NameKind::Short && matches!(entry.scope, Scope::Place(_));
    !entries.iter().any(own)
}

/// Is the name nothing but cues and numbers ("top 10 countries")? Then it asks for them.
fn made_of_cues(chars: &[char], start: usize, end: usize, pinyin: bool) -> bool {
    let mut at = start;
    let mut parts = 0;
    while at < end {
        // 非 in 非洲 denies nothing.
        let denies = |cue: &CueHit| cue.cue == Cue::Except && cue.len == 1;
        let cue = cue_at(chars, at, pinyin).filter(|cue| !denies(cue));
        let cue = cue.map(|cue| cue.len);
        let number = numerals::number_at(&chars[at..]).map(|number| number.len);
        at += match cue.max(number) {
            Some(len) => len,
            None if is_word_char(chars[at]) => match word_at(chars, at) {
                (len, TokenKind::Number(_)) => len,
                _ => return false,
            },
            None if chars[at] == ' ' => 1,
            None => return false,
        };
        parts += 1;
    }
    parts > 1 && at == end
}

/// Does a longer Chinese name begin inside this one (和田 in 北京和田纳西)?
fn overlapped(chars: &[char], at: usize, end: usize, gazetteer: &Gazetteer) -> bool {
    let len = end - at;
    // 友城中亚洲占几成: "of the partners, Asia".
    if chars[at] == '中' && at > 0 && matches!(chars[at - 1], '城' | '市') {
        let inner = gazetteer.names_at(chars, at + 1);
        if inner
            .iter()
            .any(|hit| at + 1 + hit.len >= end && hit.len > 1)
        {
            return true;
        }
    }
    is_han(chars[at])
        && len <= 3
        && cue_at(chars, at, false).is_some_and(|cue| cue.cue == Cue::And)
        && (at + 1..end).any(|start| {
            gazetteer
                .names_at(chars, start)
                .iter()
                .any(|hit| start + hit.len > end)
        })
}
