//! The library: the documents of the store, in memory, and an index over their passages.
//!
//! The index is derived. It carries a list of the documents it was made from, and is brought up to
//! date whenever that list is not the one of the store: document by document where it is whole,
//! from the start where it is missing or damaged.

mod articles;
mod evidence;
mod folded;
mod originals;
mod pins;
mod upkeep;

pub use upkeep::{Condition, condition, rebuild};

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::path::Path;

use super::asked::reworded;
use super::romanised::in_chinese;
use super::whole::{of_article, without_article};
use super::{Document, Fit, Found, Hit, Index, IndexError, Passage, SearchRequest};
use crate::places::Gazetteer;
use crate::text::articles::articles;
use crate::text::{Lang, fold, is_han};
use articles::Articles;
use evidence::Case;
use folded::Folds;
use originals::Retold;
use pins::{Pins, names_in};

/// Among so many of the best, one that is good enough comes first, where the question speaks of the
/// field.
const FIRST: usize = 3;
/// What a heading and a question say of a procedure.
const STEPS: [&str; 4] = ["step", "procedure", "步骤", "流程"];
/// What a question says of it besides.
const PROCEDURE: [&str; 3] = ["process", "程序", "手续"];
/// Questions on one of the steps, or on those of a county.
const ONE_STEP: [&str; 15] = [
    "first", "second", "third", "fourth", "last", "final", "next", "county", "counties", "第",
    "最后", "先", "下一", "最终", "县",
];
/// More hits than are shown: several may be one point in two languages.
const LOOKED_AT: usize = 60;

/// A document as the store keeps it.
#[derive(Clone, Debug)]
pub struct Shelved {
    /// What it says about itself.
    pub document: Document,
    /// Its passages in reading order; the ordinal of each is its place, from 1.
    pub passages: Vec<Passage>,
    /// Tells one state of it from another.
    pub hash: String,
}

/// Documents, their passages and an index over them.
pub struct Library {
    shelf: HashMap<String, Shelved>,
    folds: Folds,
    /// The points that a passage of their original stands for.
    retold: Retold,
    articles: Articles,
    /// The names in English passages, folded.
    names: HashSet<String>,
    index: Index,
}

/// Passages that answer a question, best first.
pub struct Quotes<'a> {
    /// Each with its score and the stretches that match, in characters.
    pub passages: Vec<(&'a Passage, f32, Vec<Range<usize>>)>,
    /// How well the best fits.
    pub fit: Fit,
    /// Does the best speak of the places in the question, or of most, where it names any?
    pub placed: bool,
}

impl std::fmt::Debug for Library {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Library of {} documents", self.shelf.len())
    }
}

impl Library {
    /// A library of `shelf`, with its index kept in the data directory `dir` and brought up to date
    /// there. Where nothing can be written, or without `dir`, the index is made in memory.
    ///
    /// # Errors
    /// When not even an index in memory can be made.
    pub fn open(dir: Option<&Path>, shelf: Vec<Shelved>) -> Result<Self, IndexError> {
        let kept = dir.and_then(|dir| match upkeep::keep(dir, &shelf) {
            Ok(index) => Some(index),
            Err(error) => {
                tracing::warn!(%error, "the index is made in memory");
                None
            }
        });
        let index = match kept {
            Some(index) => index,
            None => Index::in_memory(upkeep::passages(&shelf))?,
        };
        let shelf = shelf.into_iter();
        let shelf = shelf
            .map(|shelved| (shelved.document.id.clone(), shelved))
            .collect();
        Ok(Self {
            retold: originals::retold(&shelf),
            articles: Articles::of(&shelf),
            names: names_in(shelf.values().flat_map(english_texts)),
            shelf,
            folds: Folds::new(),
            index,
        })
    }

    /// Are these its documents, each with its hash?
    #[must_use]
    pub fn is_of(&self, documents: &[(String, String)]) -> bool {
        let has = |(id, hash): &(String, String)| {
            self.shelf
                .get(id)
                .is_some_and(|shelved| shelved.hash == *hash)
        };
        documents.len() == self.shelf.len() && documents.iter().all(has)
    }

    /// A document by its id.
    #[must_use]
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.shelf.get(id).map(|shelved| &shelved.document)
    }

    /// A document that is a source, or retells it.
    #[must_use]
    pub fn describing(&self, source: &str) -> Option<&Document> {
        let retells = |document: &&Document| {
            let of = document.metadata.get("of");
            of.and_then(serde_json::Value::as_str) == Some(source)
        };
        let documents = self.shelf.values().map(|shelved| &shelved.document);
        let retelling = documents
            .filter(retells)
            .min_by_key(|document| document.id.as_str());
        self.document(source).or(retelling)
    }

    /// Is a word the name of an author, or a part of it: "Yang"?
    #[must_use]
    pub fn names_author(&self, word: &str) -> bool {
        let word = fold(word);
        let mut parts = self
            .articles
            .authors
            .iter()
            .flat_map(|author| author.split(' '));
        parts.any(|part| part == word)
    }

    /// A passage by its id.
    #[must_use]
    pub fn passage(&self, id: &str) -> Option<&Passage> {
        let (document, ordinal) = id.rsplit_once('#')?;
        self.at(document, ordinal.parse().ok()?)
    }

    /// The passages before and after one, in its document.
    #[must_use]
    pub fn neighbours(&self, passage: &Passage) -> [Option<&Passage>; 2] {
        [
            passage.ordinal.checked_sub(1),
            passage.ordinal.checked_add(1),
        ]
        .map(|ordinal| self.at(&passage.document, ordinal?))
    }

    /// The index.
    #[must_use]
    pub const fn index(&self) -> &Index {
        &self.index
    }

    /// The best `k` passages for a question; points of digests in the reader's language, and the
    /// original's own passage where the library holds it.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn search(
        &self,
        text: &str,
        lang: Lang,
        gazetteer: &Gazetteer,
        k: usize,
    ) -> Result<Quotes<'_>, IndexError> {
        let pinyin = lang == Lang::Zh && !text.chars().any(is_han);
        let read = pinyin.then(|| in_chinese(text)).flatten();
        let text = read.as_deref().unwrap_or(text);
        let article = without_article(text, &self.articles.authors);
        let asked = self.asked(text, article.as_deref());
        let request = SearchRequest {
            of_field: article.is_some(),
            text: &asked,
            only: None,
            k: LOOKED_AT.max(2 * k),
            gazetteer: Some(gazetteer),
        };
        let found = self.index.search(&request)?;
        let Found {
            hits,
            matches,
            of_field,
            ..
        } = found;
        let mut cases = self.cases(&hits, lang);
        let known = |word: &str| self.names.contains(word) && !self.names_author(word);
        let pins = Pins::of(text, gazetteer, known, article.is_some());
        for case in &mut cases {
            let of_article = self.articles.has(case.shown);
            case.pin(&pins, &self.folds.get(case.shown), of_article, of_field);
        }
        cases.sort_by(|a, b| b.worth().total_cmp(&a.worth()));
        let first = if of_field { FIRST } else { 1 };
        let first = cases.len().min(first);
        cases[..first].sort_by(|a, b| b.worth_by_fit().total_cmp(&a.worth_by_fit()));
        if of_field {
            self.put_articles_first(&mut cases, &articles_of(text));
            if asks_for_steps(text, &asked) {
                self.put_steps_in_order(&mut cases, &pins);
            }
        }
        let fit = cases.first().map_or(Fit::No, |best| best.fit);
        let placed = cases
            .first()
            .is_some_and(|best| !pins.lacks_places(&self.folds.get(best.shown)));
        let quoted = cases.into_iter().take(k).map(|case| {
            let marked = matches.highlights(&case.shown.text);
            (case.shown, case.worth(), marked)
        });
        Ok(Quotes {
            passages: quoted.collect(),
            fit,
            placed,
        })
    }

    /// What speaks for each of the passages that were found.
    fn cases(&self, hits: &[Hit], lang: Lang) -> Vec<Case<'_>> {
        let mut cases: Vec<Case<'_>> = Vec::new();
        for hit in hits {
            let Some(found) = self.passage(&hit.passage_id) else {
                continue;
            };
            let retold = self.retold.get(&found.id).and_then(|id| self.passage(id));
            let shown = retold.unwrap_or_else(|| self.in_language(found, lang));
            let at = match cases.iter().position(|case| case.shown.id == shown.id) {
                Some(at) => at,
                None => {
                    cases.push(Case::new(shown));
                    cases.len() - 1
                }
            };
            if let Some(case) = cases.get_mut(at) {
                case.hear(hit, retold.is_some());
            }
        }
        cases
    }

    /// The question in words of the documents; `article` is what it asks of an article that it names.
    fn asked<'t>(&self, text: &'t str, article: Option<&'t str>) -> Cow<'t, str> {
        if let Some(whole) = of_article(text, &self.articles.authors, &self.articles.titles) {
            return Cow::Borrowed(whole);
        }
        // A definition that the author gives is one all the same.
        match reworded(text, &self.articles.authors) {
            Cow::Borrowed(_) => article.map_or(Cow::Borrowed(text), |rest| {
                reworded(rest, &self.articles.authors)
            }),
            changed => changed,
        }
    }

    /// Where an article is named by its number, it comes before what else was found: that of the first
    /// document among the cases that has one of this number.
    fn put_articles_first<'a>(&'a self, cases: &mut Vec<Case<'a>>, numbers: &[String]) {
        if numbers.is_empty() {
            return;
        }
        let is_named = |passage: &&Passage| {
            let has = articles_of(passage.locator.as_deref().unwrap_or_default());
            numbers.iter().any(|number| has.contains(number))
        };
        let of_document = |case: &Case<'_>| {
            let shelved = self.shelf.get(&case.shown.document)?;
            let named: Vec<&Passage> = shelved.passages.iter().filter(is_named).collect();
            (!named.is_empty()).then_some(named)
        };
        let Some(named) = cases.iter().find_map(of_document) else {
            return;
        };
        let best = cases.first().map_or(0.0, Case::worth);
        cases.retain(|case| !named.iter().any(|passage| passage.id == case.shown.id));
        let named = named.into_iter().map(|passage| Case::named(passage, best));
        cases.splice(0..0, named);
    }

    /// The steps of a procedure come in their order, after the best if that tells of them in short: those
    /// of its document, of the section whose heading says that it has steps.
    fn put_steps_in_order<'a>(&'a self, cases: &mut Vec<Case<'a>>, pins: &Pins) {
        let Some(first) = cases.first() else {
            return;
        };
        let is_step = |passage: &&Passage| {
            let heading = passage.section.last().map(|heading| fold(heading));
            heading.is_some_and(|heading| STEPS.iter().any(|step| heading.contains(step)))
        };
        let shelved = self.shelf.get(&first.shown.document);
        let passages = shelved.map_or(&[][..], |shelved| &shelved.passages);
        let steps: Vec<&Passage> = passages.iter().filter(is_step).collect();
        let of_another = |step: &&Passage| pins.lacks_places(&self.folds.get(step));
        // Those of another place are not asked for.
        if steps.first().is_none_or(of_another) {
            return;
        }
        let in_short = steps
            .first()
            .is_some_and(|step| step.section != first.shown.section);
        let worth = first.worth();
        let keep = usize::from(in_short);
        let mut at = 0;
        cases.retain(|case| {
            at += 1;
            at <= keep || !steps.iter().any(|step| step.id == case.shown.id)
        });
        let steps = steps.into_iter().map(|step| Case::named(step, worth));
        cases.splice(keep..keep, steps);
    }

    fn at(&self, document: &str, ordinal: u32) -> Option<&Passage> {
        let place = usize::try_from(ordinal.checked_sub(1)?).ok()?;
        self.shelf.get(document)?.passages.get(place)
    }

    /// The same point in the digest of the other language, if there is one.
    fn in_language<'a>(&'a self, found: &'a Passage, lang: Lang) -> &'a Passage {
        if found.lang == lang || found.point.is_none() {
            return found;
        }
        let pair = self
            .document(&found.document)
            .and_then(|document| self.shelf.get(document.pair.as_deref()?));
        let other = pair.and_then(|pair| pair.passages.iter().find(|p| p.point == found.point));
        other.unwrap_or(found)
    }
}

/// Is a whole procedure asked for, and not one step of it?
fn asks_for_steps(text: &str, reworded: &str) -> bool {
    let (text, reworded) = (fold(text), fold(reworded));
    let asks = STEPS
        .iter()
        .chain(&PROCEDURE)
        .any(|word| reworded.contains(word));
    asks && !ONE_STEP.iter().any(|word| text.contains(word))
}

/// The numbers of the articles that a text names.
fn articles_of(text: &str) -> Vec<String> {
    let chars: Vec<char> = fold(text).chars().collect();
    articles(&chars)
}

fn english_texts(shelved: &Shelved) -> impl Iterator<Item = &str> {
    let english = shelved
        .passages
        .iter()
        .filter(|passage| passage.lang == Lang::En);
    english.map(|passage| passage.text.as_str())
}
