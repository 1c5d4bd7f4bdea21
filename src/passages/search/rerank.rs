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
    /// What it does in the question.
    pub(super) part: Part,
}

/// What a word does in a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// It is part of how people ask.
    Manner,
    /// It names a place, where something else is asked.
    Place,
    /// It is asked about.
    Content,
}

/// A word that is asked about, and how much it says.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// As folded.
    pub(super) text: String,
    /// How much it says.
    pub(super) weight: f32,
    /// What it does in the question.
    pub(super) part: Part,
}

/// How close the units of the question stand in a passage.
pub(super) struct Closeness {
    /// What the score of the passage is multiplied by, 1 or more.
    pub(super) factor: f32,
    /// What the passage has of what is asked.
    pub(super) share: Share,
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
    /// The words that are asked about, where they are not units.
    words: Vec<Word>,
    lang: Lang,
    /// The first characters of the units, sorted, and the units that begin with them.
    starts: Vec<(char, usize)>,
    /// Which first characters there are, by their lowest bits: most of a text is none of them.
    seen: [bool; 256],
}

impl Units {
    pub(super) fn new(units: Vec<Unit>, words: Vec<Word>, lang: Lang) -> Self {
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
    let mut lead = 0.0;
    for &(at, unit) in &places {
        if std::mem::take(&mut first[unit]) && at < body + LEAD {
            lead += units[unit].weight;
        }
    }
    // What a heading says is said of all passages below it: only words of the text are close.
    let text = places.partition_point(|(at, _)| *at < body);
    let closest = best_window(units, places.get(text..).unwrap_or_default(), window(lang));
    let total: f32 = units.iter().map(|unit| unit.weight).sum();
    let mut share = Share::default();
    match lang {
        Lang::Zh => {
            for word in &question.words {
                let mut said = std::iter::once(&word.text).chain(synonyms::of_word(&word.text));
                share.add(
                    word.part,
                    word.weight,
                    said.any(|said| passage.contains(said.as_str())),
                );
            }
        }
        Lang::En => {
            for (unit, missing) in units.iter().zip(&first) {
                share.add(unit.part, unit.weight, !missing);
            }
        }
    }
    Closeness {
        factor: 1.0
            + (lead_bonus(lang) * lead + window_bonus(lang) * closest)
                / total.max(f32::MIN_POSITIVE),
        share,
    }
}

/// What a passage has of what is asked, by weight.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Share {
    content: f32,
    content_said: f32,
    places: f32,
    places_said: f32,
    /// So many words.
    pub(super) matched: usize,
    /// The greatest weight of one of them.
    pub(super) rarest: f32,
}

impl Share {
    /// So much content of what is asked, where places are not told apart.
    pub(super) fn of_content_alone(content_said: f32, content: f32) -> Self {
        Self {
            content,
            content_said,
            ..Self::default()
        }
    }

    fn add(&mut self, part: Part, weight: f32, said: bool) {
        let had = if said { weight } else { 0.0 };
        match part {
            Part::Manner => return,
            Part::Place => {
                self.places += weight;
                self.places_said += had;
            }
            Part::Content => {
                self.content += weight;
                self.content_said += had;
            }
        }
        self.matched += usize::from(said);
        self.rarest = self.rarest.max(had);
    }

    /// The share of the content, 0 to 1.
    pub(super) fn of_content(&self) -> f32 {
        self.content_said / self.content.max(f32::MIN_POSITIVE)
    }

    /// The share of content and places, 0 to 1.
    pub(super) fn of_all(&self) -> f32 {
        let all = self.content + self.places;
        (self.content_said + self.places_said) / all.max(f32::MIN_POSITIVE)
    }

    /// Is a place named beside the content?
    pub(super) fn names_place(&self) -> bool {
        self.places > 0.0
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
