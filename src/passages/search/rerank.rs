//! Ranking the best passages by closeness: an answer has the words of the question near each
//! other, and often names its subject at the beginning.

use crate::passages::synonyms;
use crate::text::stem::stem;
use crate::text::{Lang, is_han};

/// A character or a word of the question.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// As folded.
    pub(super) word: String,
    /// What is compared: the stem of an English word, otherwise the word itself.
    pub(super) key: String,
    /// The stems that say the same.
    pub(super) alike: &'static [String],
    /// How much it says.
    pub(super) weight: f32,
    /// Is it part of what is asked, and not of how it is asked?
    pub(super) content: bool,
}

/// How close the units of the question stand in a passage.
pub(super) struct Closeness {
    /// What the score of the passage is multiplied by, 1 or more.
    pub(super) factor: f32,
    /// The share of what is asked that the passage has at all, 0 to 1.
    pub(super) coverage: f32,
}

/// How many units of text count as close together.
const fn window(lang: Lang) -> usize {
    match lang {
        Lang::Zh => 40,
        Lang::En => 10,
    }
}

/// The most that closeness adds to the factor.
const fn window_bonus(lang: Lang) -> f32 {
    match lang {
        Lang::Zh => 1.0,
        Lang::En => 0.5,
    }
}

/// The title and the headings are the beginning of a passage, with so many units of its text.
const LEAD: usize = 10;

/// The most that standing at the beginning adds to the factor.
const fn lead_bonus(lang: Lang) -> f32 {
    match lang {
        Lang::Zh => 0.5,
        Lang::En => 1.0,
    }
}

/// The most that a score can be multiplied by.
pub(super) const fn highest_factor(lang: Lang) -> f32 {
    1.0 + window_bonus(lang) + lead_bonus(lang)
}

/// Characters of Chinese and words of other scripts, in the order of the text.
pub(super) fn split(folded: &[char]) -> impl Iterator<Item = &[char]> {
    let part = |c: char| c.is_alphanumeric();
    folded
        .chunk_by(move |a, b| !is_han(*a) && !is_han(*b) && part(*a) == part(*b))
        .filter(move |unit| unit.first().copied().is_some_and(part))
}

/// The units of a question, ready to be looked for in many passages.
pub(super) struct Units {
    units: Vec<Unit>,
    /// The words that are asked about, where they are not units, and how much each says.
    words: Vec<(String, f32)>,
    lang: Lang,
    /// The first characters of the units, sorted, and the units that begin with them.
    starts: Vec<(char, usize)>,
    /// Which first characters there are, by their lowest bits: most of a text is none of them.
    seen: [bool; 256],
}

impl Units {
    pub(super) fn new(units: Vec<Unit>, words: Vec<(String, f32)>, lang: Lang) -> Self {
        let first = |text: &str| text.chars().next();
        let mut starts: Vec<(char, usize)> = (0..)
            .zip(&units)
            .flat_map(|(at, unit)| {
                let keys = [&unit.word, &unit.key].into_iter().chain(unit.alike);
                keys.map(move |key| (first(key), at))
            })
            .filter_map(|(first, at)| Some((first?, at)))
            .collect();
        starts.sort_unstable();
        starts.dedup();
        let mut seen = [false; 256];
        for (first, _) in &starts {
            seen[bits(*first)] = true;
        }
        Self {
            units,
            words,
            lang,
            starts,
            seen,
        }
    }

    /// The units that are the same as a unit of text.
    fn like<'a>(&'a self, word: &'a str) -> impl Iterator<Item = usize> + 'a {
        let first = word.chars().next().filter(|first| self.seen[bits(*first)]);
        let from = first.map_or(self.starts.len(), |f| {
            self.starts.partition_point(|s| s.0 < f)
        });
        let same_start = self.starts.get(from..).unwrap_or_default().iter();
        same_start
            .take_while(move |start| Some(start.0) == first)
            .filter(move |start| same(&self.units[start.1], word, self.lang))
            .map(|start| start.1)
    }
}

fn bits(c: char) -> usize {
    c as usize & 0xff
}

/// Compares the question with a passage: the folded title and headings, a line feed, and the folded
/// text.
pub(super) fn closeness(question: &Units, passage: &str) -> Closeness {
    let (places, body) = places(question, passage);
    let (lang, units) = (question.lang, &question.units);
    let mut first = vec![true; units.len()];
    let (mut covered, mut lead) = (0.0, 0.0);
    for &(at, unit) in &places {
        if !std::mem::take(&mut first[unit]) {
            continue;
        }
        let weight = units[unit].weight;
        if units[unit].content {
            covered += weight;
        }
        if at < body + LEAD {
            lead += weight;
        }
    }
    // What a heading says is said of all passages below it: only words of the text are close.
    let text = places.partition_point(|(at, _)| *at < body);
    let closest = best_window(units, places.get(text..).unwrap_or_default(), window(lang));
    let sum = |of: &mut dyn Iterator<Item = f32>| of.sum::<f32>().max(f32::MIN_POSITIVE);
    let total = sum(&mut units.iter().map(|unit| unit.weight));
    let coverage = match lang {
        Lang::Zh => {
            let said = question.words.iter().filter(|(word, _)| {
                let mut said = std::iter::once(word).chain(synonyms::of_word(word));
                said.any(|word| passage.contains(word.as_str()))
            });
            said.map(|(_, weight)| weight).sum::<f32>()
                / sum(&mut question.words.iter().map(|(_, weight)| *weight))
        }
        Lang::En => {
            let asked = units.iter().filter(|unit| unit.content);
            covered / sum(&mut asked.map(|unit| unit.weight))
        }
    };
    Closeness {
        factor: 1.0 + (lead_bonus(lang) * lead + window_bonus(lang) * closest) / total,
        coverage,
    }
}

/// Where each unit of the question stands in the passage, in the order of the text, and where the
/// text begins after its title.
fn places(question: &Units, passage: &str) -> (Vec<(usize, usize)>, usize) {
    let mut places = Vec::new();
    let (mut at, mut body) = (0, 0);
    for (line, text) in passage.splitn(2, '\n').enumerate() {
        if line == 1 {
            body = at;
        }
        for word in units_of(text) {
            for unit in question.like(word) {
                places.push((at, unit));
            }
            at += 1;
        }
    }
    (places, body)
}

/// Characters of Chinese and words of other scripts, as [`split`] gives them.
fn units_of(text: &str) -> impl Iterator<Item = &str> {
    let mut chars = text.char_indices();
    std::iter::from_fn(move || {
        loop {
            let (start, first) = chars.next()?;
            if is_han(first) {
                return text.get(start..start + first.len_utf8());
            }
            if is_part(first) {
                let mut end = start + first.len_utf8();
                let mut rest = chars.clone();
                while let Some((at, c)) = rest.next()
                    && is_part(c)
                    && !is_han(c)
                {
                    end = at + c.len_utf8();
                    chars = rest.clone();
                }
                return text.get(start..end);
            }
        }
    })
}

/// Most characters are ASCII or Han: only others need the tables of Unicode.
fn is_part(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        c.is_alphanumeric()
    }
}

/// Stemming is slow: only words that begin alike are stemmed.
fn same(unit: &Unit, word: &str, lang: Lang) -> bool {
    let begins = |key: &String| word.as_bytes().get(..2) == key.as_bytes().get(..2);
    let mut keys = std::iter::once(&unit.key).chain(unit.alike);
    unit.word == word
        || lang == Lang::En && word.len() > 2 && keys.any(|key| begins(key) && stem(word) == *key)
}

/// The greatest weight of different units within `width` units of text.
fn best_window(question: &[Unit], places: &[(usize, usize)], width: usize) -> f32 {
    let mut inside = vec![0_u32; question.len()];
    let (mut weight, mut best, mut start) = (0.0_f32, 0.0_f32, 0);
    for &(at, unit) in places {
        if inside[unit] == 0 {
            weight += question[unit].weight;
        }
        inside[unit] += 1;
        while places[start].0 + width < at {
            let left = places[start].1;
            inside[left] -= 1;
            if inside[left] == 0 {
                weight -= question[left].weight;
            }
            start += 1;
        }
        best = best.max(weight);
    }
    best
}
