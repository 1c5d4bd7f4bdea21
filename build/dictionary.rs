//! The dictionary as a table of two automata: English phrases (by their stems) and Chinese words
//! lead to lists of each other, with weights.
//!
//! The value of a key is the offset of its list; a list is its length (one byte) and then, for
//! each translation, the offset of its text (three bytes, little-endian) and a weight (one byte). A
//! text is its length in bytes (one byte) and its characters.

use std::collections::BTreeMap;
use std::path::Path;

use crate::cedict::Entry;
use crate::stem::stem;

/// Each further meaning of a word is less usual than the one before.
const LATER_MEANING: f32 = 0.9;
/// Words that learners are taught are the ones that texts use.
const COMMON: f32 = 1.3;
/// A single character has more meanings than the one in the dictionary.
const SINGLE_CHARACTER: f32 = 0.4;
/// A word that is only a part of the meaning, shared among the parts.
const PART: f32 = 0.5;
/// The same pair from a second entry adds this much.
const AGAIN: f32 = 0.1;
/// The longest meaning in words; longer ones are explanations.
const LONGEST: usize = 6;
/// The most translations of a key.
const MOST: [usize; 2] = [60, 10];
/// What a weight is multiplied by to be stored in a byte.
const SCALE: f32 = 150.0;

type Links = BTreeMap<String, BTreeMap<String, f32>>;

/// Writes the keys (`.fst`), the lists and the texts of both languages into `out`.
pub fn write(entries: &[Entry], out: &Path) -> Result<(), fst::Error> {
    let (mut from_english, mut from_chinese) = (Links::new(), Links::new());
    for entry in entries.iter().filter(|entry| is_plain(&entry.simplified)) {
        let meanings = entry.english.iter().flat_map(|text| text.split(';'));
        let phrases = meanings.filter_map(phrase);
        for (place, phrase) in phrases.enumerate() {
            let mut weight = LATER_MEANING.powi(i32::try_from(place).unwrap_or(i32::MAX));
            weight *= if entry.common { COMMON } else { 1.0 };
            weight *= if entry.simplified.chars().count() == 1 {
                SINGLE_CHARACTER
            } else {
                1.0
            };
            let key = phrase.join(" ");
            add(&mut from_english, &key, &entry.simplified, weight);
            add(&mut from_chinese, &entry.simplified, &key, weight);
            if (2..=4).contains(&phrase.len()) {
                #[expect(clippy::cast_precision_loss, reason = "at most 4")]
                let share = PART / phrase.len() as f32;
                for word in phrase.iter().filter(|word| word.len() > 2) {
                    add(&mut from_english, word, &entry.simplified, weight * share);
                }
            }
        }
    }
    save(out, ["english", "chinese"], &from_english, MOST[0])?;
    save(out, ["chinese", "english"], &from_chinese, MOST[1])
}

fn is_plain(word: &str) -> bool {
    word.chars()
        .all(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '·'))
}

/// The stems of a meaning, without remarks in brackets and without "to" and "a"; none for
/// remarks about the word itself.
fn phrase(meaning: &str) -> Option<Vec<String>> {
    const REMARKS: [&str; 4] = ["surname", "variant of", "see ", "used in"];
    const WEAK: [&str; 7] = ["to", "a", "an", "the", "be", "sb", "sth"];
    if REMARKS
        .iter()
        .any(|remark| meaning.trim_start().starts_with(remark))
        || meaning.contains("variant of")
    {
        return None;
    }
    let mut depth = 0_i32;
    let plain: String = meaning
        .chars()
        .filter(|c| {
            depth += i32::from(matches!(c, '(' | '['));
            let keep = depth == 0;
            depth -= i32::from(matches!(c, ')' | ']'));
            keep
        })
        .collect();
    let plain = plain.split(", ").next().unwrap_or_default().to_lowercase();
    let mut words: Vec<&str> = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !matches!(*word, "" | "s"))
        .collect();
    while words.len() > 1 && words.first().is_some_and(|word| WEAK.contains(word)) {
        words.remove(0);
    }
    let fits = (1..=LONGEST).contains(&words.len());
    fits.then(|| words.into_iter().map(stem).collect())
}

fn add(links: &mut Links, from: &str, to: &str, weight: f32) {
    let known = links
        .entry(from.to_owned())
        .or_default()
        .entry(to.to_owned())
        .or_default();
    *known = known.max(weight) + AGAIN * known.min(weight);
}

/// Writes the keys and lists of one language, and the texts of the other that they lead to.
fn save(out: &Path, [from, to]: [&str; 2], links: &Links, most: usize) -> Result<(), fst::Error> {
    let mut keys = fst::MapBuilder::memory();
    let mut lists = Vec::new();
    let mut texts = Vec::new();
    let mut offsets: BTreeMap<&str, u32> = BTreeMap::new();
    for (key, list) in links {
        keys.insert(key, u64::try_from(lists.len()).unwrap_or(u64::MAX))?;
        let mut list: Vec<(&str, f32)> = list
            .iter()
            .map(|(to, weight)| (to.as_str(), *weight))
            .filter(|(to, _)| u8::try_from(to.len()).is_ok())
            .collect();
        list.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
        list.truncate(most);
        lists.push(u8::try_from(list.len()).unwrap_or(u8::MAX));
        for (to, weight) in list {
            let offset = *offsets.entry(to).or_insert_with(|| {
                let offset = u32::try_from(texts.len()).unwrap_or(u32::MAX);
                texts.push(u8::try_from(to.len()).unwrap_or(u8::MAX));
                texts.extend(to.as_bytes());
                offset
            });
            lists.extend(&offset.to_le_bytes()[..3]);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "1 to 255"
            )]
            lists.push((weight * SCALE).clamp(1.0, 255.0) as u8);
        }
    }
    assert!(texts.len() < 1 << 24, "an offset has three bytes");
    std::fs::write(out.join(format!("{from}.fst")), keys.into_inner()?)?;
    std::fs::write(out.join(format!("{from}.lists")), lists)?;
    std::fs::write(out.join(format!("{to}.texts")), texts)?;
    Ok(())
}
