//! The library: the documents of the store, in memory, and an index over their passages.
//!
//! The index is derived. It carries a list of the documents it was made from, and is brought up to
//! date whenever that list is not the one of the store: document by document where it is whole,
//! from the start where it is missing or damaged.

mod evidence;
mod originals;
mod upkeep;

pub use upkeep::{Condition, condition, rebuild};

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;

use super::asked::{names_of_author, reworded};
use super::document::Kind;
use super::{Document, Fit, Found, Index, IndexError, Passage, SearchRequest};
use crate::places::Gazetteer;
use crate::text::articles::articles;
use crate::text::{Lang, fold};
use evidence::Case;
use originals::Retold;

/// Among so many of the best, one that is good enough comes first, where the question speaks of the
/// field.
const FIRST: usize = 3;
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
    /// The points that a passage of their original stands for.
    retold: Retold,
    /// Those who wrote the articles, by each of their names, folded.
    authors: Vec<String>,
    index: Index,
}

/// Passages that answer a question, best first.
pub struct Quotes<'a> {
    /// Each with its score and the stretches that match, in characters.
    pub passages: Vec<(&'a Passage, f32, Vec<Range<usize>>)>,
    /// How well the best fits.
    pub fit: Fit,
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
            authors: authors(&shelf),
            shelf,
            index,
        })
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
        let asked = reworded(text, &self.authors);
        let request = SearchRequest {
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
        let mut cases: Vec<Case<'_>> = Vec::new();
        for hit in &hits {
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
        cases.sort_by(|a, b| b.worth().total_cmp(&a.worth()));
        // The best may have one rare word of the question, and the next all that is asked.
        let first = if of_field { FIRST } else { 1 };
        let first = cases.len().min(first);
        cases[..first].sort_by_key(|case| Reverse(case.fit));
        if of_field {
            self.put_articles_first(&mut cases, &articles_of(text));
        }
        let fit = cases.first().map_or(Fit::No, |best| best.fit);
        let quoted = cases.into_iter().take(k).map(|case| {
            let marked = matches.highlights(&case.shown.text);
            (case.shown, case.worth(), marked)
        });
        Ok(Quotes {
            passages: quoted.collect(),
            fit,
        })
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

/// The numbers of the articles that a text names.
fn articles_of(text: &str) -> Vec<String> {
    let chars: Vec<char> = fold(text).chars().collect();
    articles(&chars)
}

/// Those who wrote the articles, by each of their names, folded. Articles say who their author is;
/// speeches and laws do not.
fn authors(shelf: &HashMap<String, Shelved>) -> Vec<String> {
    let is_article = |document: &&Document| {
        let original = document.metadata.get("original_kind");
        let original = original.and_then(serde_json::Value::as_str);
        document.kind == Kind::Article || original == Some("article")
    };
    let documents = shelf.values().map(|shelved| &shelved.document);
    let authors = documents
        .filter(is_article)
        .flat_map(|document| &document.authors);
    let names = authors.flat_map(|author| names_of_author(author));
    let mut names: Vec<String> = names.map(fold).collect();
    names.sort_unstable();
    names.dedup();
    names
}
