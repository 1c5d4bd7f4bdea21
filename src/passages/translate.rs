//! A question → its concepts in the other language, each with all ways to say it.
//!
//! Which way the passages say it is left to the search: it knows which words occur, how often, and
//! with what. Here the ways are only collected and weighed: the glossary of the field first, names
//! of places, the general dictionary, names by their sound, and the word itself.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use crate::places::Gazetteer;
use crate::text::fold::key;
use crate::text::stem::{self, stem};
use crate::text::{Lang, dictionary, fold, segment};

use super::{analysis, sound};

/// The terms of the field, both ways.
const GLOSSARY: &str = include_str!("../../index/lexicon/glossary.tsv");
/// The longest phrase that is looked up, in words.
const LONGEST: usize = 5;
/// Weights of the sources, beside the dictionary's of up to about 1.5.
const FROM_GLOSSARY: f32 = 6.0;
const FROM_GAZETTEER: f32 = 6.0;
const ITSELF: f32 = 1.5;
const SOUND: f32 = 0.5;
/// A word that the dictionary knows is less likely to be a name.
const SOUND_OF_WORD: f32 = 0.15;
/// Shorter names sound like too many others.
const SHORTEST_NAME: usize = 3;

/// One way to say a concept.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Gloss {
    /// Words of the other language: Han characters, or English stems separated by blanks.
    Words(String),
    /// The sound of a name.
    Sound(String),
}

/// A part of the question that stands for one thing, and its translations with their weights.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Concept {
    pub(super) glosses: Vec<(Gloss, f32)>,
    /// Is it the name of a place?
    pub(super) place: bool,
}

/// Does the index hold this gloss? A phrase none of whose translations it holds is taken apart.
pub(super) type Holds<'a> = dyn Fn(&Gloss) -> bool + 'a;

/// The concepts of an English question, to be found in Chinese text.
pub(super) fn from_english(
    typed: &str,
    chars: &[char],
    gazetteer: Option<&Gazetteer>,
    holds: &Holds<'_>,
) -> Vec<Concept> {
    let words = analysis::english_words(chars);
    let stems: Vec<String> = words.iter().map(|word| stem(word)).collect();
    let capitals: HashSet<String> = typed
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.starts_with(char::is_uppercase))
        .map(fold)
        .collect();
    let content = |at: usize| !stem::is_stopword(&words[at]);
    let mut concepts = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let phrases = (2..=LONGEST.min(words.len() - at)).rev();
        let mut phrases = phrases
            .filter(|n| content(at) && content(at + n - 1))
            .filter_map(|n| {
                let concept = phrase(&words[at..at + n], &stems[at..at + n], gazetteer);
                let held = concept.glosses.iter().any(|(gloss, _)| holds(gloss));
                held.then_some((n, concept))
            });
        if let Some((length, concept)) = phrases.next() {
            concepts.push(concept);
            at += length;
            continue;
        }
        if content(at) {
            let (word, stem) = (&words[at..=at], &stems[at..=at]);
            let Concept { mut glosses, place } = phrase(word, stem, gazetteer);
            let name = capitals.contains(&words[at]) || glosses.is_empty();
            if name && words[at].len() >= SHORTEST_NAME {
                let weight = if glosses.is_empty() {
                    SOUND
                } else {
                    SOUND_OF_WORD
                };
                let sounds = sound::of_english(&words[at]).into_iter();
                glosses.extend(sounds.map(|sound| (Gloss::Sound(sound), weight)));
            }
            glosses.push((Gloss::Words(words[at].clone()), ITSELF));
            concepts.push(Concept { glosses, place });
        }
        at += 1;
    }
    concepts
}

/// The concepts of a Chinese question, to be found in English text.
pub(super) fn from_chinese(folded: &str, gazetteer: Option<&Gazetteer>) -> Vec<Concept> {
    let concept = |word: &str| {
        let mut glosses = known(word, Lang::Zh);
        let names = names(word, Lang::En, gazetteer);
        let place = !names.is_empty();
        glosses.extend(names);
        let itself = !word.chars().any(crate::text::is_han);
        glosses.extend(itself.then(|| (Gloss::Words(stem(word)), ITSELF)));
        Concept { glosses, place }
    };
    let words = segment::long_words(folded).filter(|word| !segment::is_stopword(word));
    let concepts = words.flat_map(|word| {
        let whole = concept(word);
        if !whole.glosses.is_empty() {
            return vec![whole];
        }
        // A compound that no list has is the sum of its parts.
        let parts = segment::words(word)
            .filter(|part| *part != word)
            .map(concept);
        let parts: Vec<Concept> = parts.filter(|part| !part.glosses.is_empty()).collect();
        if parts.is_empty() { vec![whole] } else { parts }
    });
    concepts.collect()
}

/// What the lists say of an English phrase.
fn phrase(words: &[String], stems: &[String], gazetteer: Option<&Gazetteer>) -> Concept {
    let mut glosses = known(&stems.join(" "), Lang::En);
    let names = names(&words.join(" "), Lang::Zh, gazetteer);
    let place = !names.is_empty();
    glosses.extend(names);
    Concept { glosses, place }
}

fn known(phrase: &str, lang: Lang) -> Vec<(Gloss, f32)> {
    let terms = glossary(lang).get(phrase).into_iter().flatten();
    let terms = terms.map(|term| (term.clone(), FROM_GLOSSARY));
    let mut weights: BTreeMap<String, f32> = BTreeMap::new();
    for (text, weight) in terms.chain(dictionary::translations(phrase, lang)) {
        let best = weights.entry(text).or_default();
        *best = best.max(weight);
    }
    weights
        .into_iter()
        .map(|(text, weight)| (Gloss::Words(text), weight))
        .collect()
}

/// The names in `to` of the places that are called `name`.
fn names(name: &str, to: Lang, gazetteer: Option<&Gazetteer>) -> Vec<(Gloss, f32)> {
    let Some(gazetteer) = gazetteer else {
        return Vec::new();
    };
    let entries = gazetteer.exact(&key(name)).iter();
    let names = entries.map(|entry| gazetteer.names(entry.scope).get(to).to_owned());
    names
        .map(|name| (Gloss::Words(form(&name, to)), FROM_GAZETTEER))
        .collect()
}

/// A term as glosses are written.
fn form(term: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => fold(term),
        Lang::En => {
            let chars: Vec<char> = fold(term).chars().collect();
            let words = analysis::english_words(&chars);
            words
                .iter()
                .map(|word| stem(word))
                .collect::<Vec<_>>()
                .join(" ")
        }
    }
}

type Glossary = HashMap<String, Vec<String>>;

/// The glossary from `lang` into the other language.
fn glossary(lang: Lang) -> &'static Glossary {
    static GLOSSARIES: OnceLock<(Glossary, Glossary)> = OnceLock::new();
    let (english, chinese) = GLOSSARIES.get_or_init(|| {
        let (mut english, mut chinese) = (Glossary::new(), Glossary::new());
        for row in GLOSSARY.lines().skip(1) {
            let mut columns = row.split('\t');
            let mut column = || columns.next().unwrap_or_default();
            let (zh, en, more_zh, more_en) = (column(), column(), column(), column());
            let terms = |main: &'static str, more: &'static str, lang| {
                let all = std::iter::once(main).chain(more.split("; ")).map(str::trim);
                all.filter(|term| !term.is_empty())
                    .map(|t| form(t, lang))
                    .collect::<Vec<_>>()
            };
            let (zh, en) = (terms(zh, more_zh, Lang::Zh), terms(en, more_en, Lang::En));
            for term in &en {
                english
                    .entry(term.clone())
                    .or_default()
                    .extend(zh.iter().cloned());
            }
            for term in &zh {
                chinese
                    .entry(term.clone())
                    .or_default()
                    .extend(en.iter().cloned());
            }
        }
        (english, chinese)
    });
    match lang {
        Lang::En => english,
        Lang::Zh => chinese,
    }
}
