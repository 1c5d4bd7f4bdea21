//! Pinyin written in one word: where its words part.

use super::cues::{is_pinyin_cue, tells_pinyin};
use crate::places::Gazetteer;

/// Shorter words hold no name and a cue that tells pinyin.
const SHORTEST: usize = 10;
/// Longer words are none.
const LONGEST: usize = 40;

/// The text with blanks between the words of joined pinyin: "ziboyoucheng" is "zibo youcheng".
pub(super) fn parted(text: &str, gazetteer: &Gazetteer) -> String {
    let mut parted = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while !rest.is_empty() {
        let letter = |c: char| c.is_ascii_alphabetic();
        let end = rest.find(|c| !letter(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let pieces = (SHORTEST..=LONGEST)
            .contains(&word.len())
            .then(|| pieces(&word.to_ascii_lowercase(), gazetteer))
            .flatten();
        match pieces {
            Some(pieces) => parted.push_str(&pieces.join(" ")),
            None => parted.push_str(word),
        }
        let next = after.find(letter).unwrap_or(after.len());
        parted.push_str(&after[..next]);
        rest = &after[next..];
    }
    parted
}

/// The fewest names and cues that make up the word, if one of them can only be pinyin.
fn pieces(word: &str, gazetteer: &Gazetteer) -> Option<Vec<String>> {
    if !tells_pinyin(word) || !gazetteer.exact(word).is_empty() {
        return None;
    }
    let mut from: Vec<Option<Vec<String>>> = vec![None; word.len() + 1];
    from[word.len()] = Some(Vec::new());
    for start in (0..word.len()).rev() {
        for end in start + 2..=word.len() {
            let piece = &word[start..end];
            let Some(tail) = &from[end] else { continue };
            let shorter = from[start]
                .as_ref()
                .is_none_or(|old| tail.len() + 1 < old.len());
            if shorter && (is_pinyin_cue(piece) || !gazetteer.exact(piece).is_empty()) {
                let head = std::iter::once(piece.to_owned());
                from[start] = Some(head.chain(tail.iter().cloned()).collect());
            }
        }
    }
    from.swap_remove(0).filter(|pieces| pieces.len() > 1)
}
