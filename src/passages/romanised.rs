//! Chinese written in pinyin: "chengshi waijiao" → 城市外交, as far as words of the field are written so.

use std::collections::HashMap;
use std::sync::OnceLock;

use pinyin::ToPinyin;

use crate::text::stem::entries;
use crate::text::{fold, is_han};

/// Where the words come from, the surest first.
const LISTS: [&str; 2] = [
    include_str!("../../index/lexicon/field.zh.txt"),
    include_str!("../../index/lexicon/synonyms.zh.txt"),
];
const GLOSSARY: &str = include_str!("../../index/lexicon/glossary.tsv");
/// A shorter word is too often a part of another.
const SHORTEST: usize = 2;

/// The words of the field in a text of pinyin, in Chinese; none where it has none.
pub(super) fn in_chinese(text: &str) -> Option<String> {
    static WORDS: OnceLock<HashMap<String, &str>> = OnceLock::new();
    let words = WORDS.get_or_init(words);
    let longest = words.keys().map(String::len).max().unwrap_or_default();
    let folded = fold(text);
    let letters: String = folded.chars().filter(char::is_ascii_lowercase).collect();
    let mut chinese: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let lengths = (1..=longest.min(letters.len() - at)).rev();
        let mut found = lengths.filter_map(|len| {
            let word = words.get(letters.get(at..at + len)?)?;
            Some((len, *word))
        });
        match found.next() {
            Some((len, word)) => {
                chinese.push(word);
                at += len;
            }
            None => at += 1,
        }
    }
    (!chinese.is_empty()).then(|| chinese.join(" "))
}

/// The words of the field by their pinyin without tones.
fn words() -> HashMap<String, &'static str> {
    let of_lists = LISTS.into_iter().flat_map(entries);
    let of_lists = of_lists.flat_map(|line| line.trim_start_matches("* ").split(' '));
    let of_glossary = GLOSSARY
        .lines()
        .skip(1)
        .filter_map(|line| line.split('\t').next());
    let mut words = HashMap::new();
    for word in of_lists.chain(of_glossary) {
        let han = word.chars().all(is_han) && word.chars().count() >= SHORTEST;
        if han && let Some(sound) = sound(word) {
            words.entry(sound).or_insert(word);
        }
    }
    words
}

fn sound(word: &str) -> Option<String> {
    word.to_pinyin()
        .map(|one| one.map(pinyin::Pinyin::plain))
        .collect()
}
