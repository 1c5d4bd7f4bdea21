//! Words of the field that say the same: who asks for "permission" is answered by "approval".

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::text::stem::{entries, stem};

const ENGLISH: &str = include_str!("../../index/lexicon/synonyms.en.txt");
const CHINESE: &str = include_str!("../../index/lexicon/synonyms.zh.txt");

/// Each word, and the others of its groups.
type Groups = HashMap<String, Vec<String>>;

/// The stems that say the same as an English stem.
pub(super) fn of_stem(stem: &str) -> &'static [String] {
    static GROUPS: OnceLock<Groups> = OnceLock::new();
    let groups = GROUPS.get_or_init(|| {
        groups(entries(ENGLISH).map(|line| {
            let words = line.split('"').next().unwrap_or_default();
            words.split_ascii_whitespace().map(self::stem).collect()
        }))
    });
    groups.get(stem).map_or(&[], Vec::as_slice)
}

/// The words that say the same as a Chinese word.
pub(super) fn of_word(word: &str) -> &'static [String] {
    static GROUPS: OnceLock<Groups> = OnceLock::new();
    let groups = GROUPS.get_or_init(|| {
        groups(entries(CHINESE).map(|line| line.split(' ').map(str::to_owned).collect()))
    });
    groups.get(word).map_or(&[], Vec::as_slice)
}

/// The folded English question with one word for each phrase that says the same.
pub(super) fn one_word_for_phrases(folded: &str) -> String {
    static PHRASES: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    let phrases = PHRASES.get_or_init(|| {
        let of_line = |line: &'static str| {
            let word = line.split(' ').next().unwrap_or_default();
            // Every second part stands between quotes.
            let phrases = line.split('"').skip(1).step_by(2);
            phrases.map(move |phrase| (phrase, word))
        };
        entries(ENGLISH).flat_map(of_line).collect()
    });
    let mut text = format!(" {folded} ");
    for (phrase, word) in phrases {
        let padded = format!(" {phrase} ");
        if text.contains(&padded) {
            text = text.replace(&padded, &format!(" {word} "));
        }
    }
    text.trim().to_owned()
}

fn groups(lines: impl Iterator<Item = Vec<String>>) -> Groups {
    let mut groups = Groups::new();
    for mut line in lines {
        line.sort_unstable();
        line.dedup();
        for word in &line {
            let others = line.iter().filter(|other| *other != word).cloned();
            groups.entry(word.clone()).or_default().extend(others);
        }
    }
    groups
}
