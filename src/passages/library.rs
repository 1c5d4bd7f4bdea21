//! The shipped documents and their index, made ready on the first question that needs them.

use std::collections::HashMap;
use std::path::Path;

use super::document::{self, DocumentError};
use super::{Document, Found, Index, IndexError, Passage, SearchRequest};
use crate::places::Gazetteer;
use crate::text::Lang;

/// Embeds both languages of each digest.
macro_rules! digests {
    ($($name:literal),+ $(,)?) => {
        &[$(
            (concat!($name, ".zh.md"), include_str!(concat!("../../index/corpus/", $name, ".zh.md"))),
            (concat!($name, ".en.md"), include_str!(concat!("../../index/corpus/", $name, ".en.md"))),
        )+]
    };
}

/// The files of `index/corpus/`, by name.
pub const CORPUS: &[(&str, &str)] = digests![
    "africa-forum",
    "anhui-1999",
    "approval-2022",
    "cifca-conferences",
    "cpaffc-70th-2024",
    "cpaffc-reg-2002",
    "governors-forum",
    "prov-rules-fymate",
    "qingdao-1998",
    "shantou-assoc",
    "uclg-metropolis",
    "vision-2015",
    "xi-2008",
    "xi-2014",
    "xiamen-2014",
    "yang-2015",
];

/// More hits than are shown: several may be one point in two languages.
const LOOKED_AT: usize = 20;

/// The documents cannot be searched.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// A document is not well-formed.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// The index failed.
    #[error(transparent)]
    Index(#[from] IndexError),
}

/// Documents, their passages and an index over them.
pub struct Library {
    documents: HashMap<String, Document>,
    passages: HashMap<String, Passage>,
    index: Index,
}

/// Passages that answer a question, best first.
pub struct Quotes<'a> {
    /// Each with its score and the stretches that match, in characters.
    pub passages: Vec<(&'a Passage, f32, Vec<std::ops::Range<usize>>)>,
    /// Is the best good enough to be called an answer?
    pub sure: bool,
}

impl std::fmt::Debug for Library {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Library of {} documents", self.documents.len())
    }
}

impl Library {
    /// The shipped documents. The index is kept in a folder of `dir` that names its contents, and
    /// is built there once; where nothing can be written it is built in memory.
    ///
    /// # Errors
    /// When a shipped document is not well-formed, which a test rules out, or the index fails.
    pub fn shipped(dir: Option<&Path>) -> Result<Self, LibraryError> {
        let readings = document::read_all(CORPUS.iter().copied())?;
        let passages: Vec<Passage> = readings
            .iter()
            .flat_map(|reading| reading.passages.clone())
            .collect();
        let folder = dir.map(|dir| dir.join(format!("index-{}", version())));
        let kept = folder.as_deref().and_then(|folder| {
            Index::open(folder)
                .or_else(|_| Index::build(folder, passages.clone()))
                .ok()
        });
        let index = match kept {
            Some(index) => index,
            None => Index::in_memory(passages.clone())?,
        };
        let documents = readings.into_iter().map(|reading| reading.document);
        Ok(Self {
            documents: documents
                .map(|document| (document.id.clone(), document))
                .collect(),
            passages: passages
                .into_iter()
                .map(|passage| (passage.id.clone(), passage))
                .collect(),
            index,
        })
    }

    /// A document by its id.
    #[must_use]
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.documents.get(id)
    }

    /// A passage by its id.
    #[must_use]
    pub fn passage(&self, id: &str) -> Option<&Passage> {
        self.passages.get(id)
    }

    /// The passages before and after one, in its document.
    #[must_use]
    pub fn neighbours(&self, passage: &Passage) -> [Option<&Passage>; 2] {
        let at = |ordinal: Option<u32>| {
            ordinal.and_then(|n| self.passages.get(&format!("{}#{n}", passage.document)))
        };
        [
            at(passage.ordinal.checked_sub(1)),
            at(passage.ordinal.checked_add(1)),
        ]
    }

    /// The index.
    #[must_use]
    pub const fn index(&self) -> &Index {
        &self.index
    }

    /// The best `k` passages for a question; points of digests in the reader's language.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn search(
        &self,
        text: &str,
        lang: Lang,
        gazetteer: &Gazetteer,
        k: usize,
    ) -> Result<Quotes<'_>, LibraryError> {
        let request = SearchRequest {
            text,
            only: None,
            k: LOOKED_AT,
            gazetteer: Some(gazetteer),
        };
        let Found {
            hits,
            sure,
            matches,
            ..
        } = self.index.search(&request)?;
        let mut passages: Vec<(&Passage, f32, Vec<std::ops::Range<usize>>)> = Vec::new();
        for hit in &hits {
            let Some(found) = self.passages.get(&hit.passage_id) else {
                continue;
            };
            let shown = self.in_language(found, lang);
            if passages.len() < k && passages.iter().all(|(other, ..)| other.id != shown.id) {
                passages.push((shown, hit.score, matches.highlights(&shown.text)));
            }
        }
        Ok(Quotes { passages, sure })
    }

    /// The same point in the digest of the other language, if there is one.
    fn in_language<'a>(&'a self, found: &'a Passage, lang: Lang) -> &'a Passage {
        if found.lang == lang {
            return found;
        }
        let pair = self
            .documents
            .get(&found.document)
            .and_then(|document| document.pair.as_ref());
        let other = pair.zip(found.point).and_then(|(pair, point)| {
            self.passages
                .values()
                .find(|other| other.document == *pair && other.point == Some(point))
        });
        other.unwrap_or(found)
    }
}

/// Tells one state of the corpus from another: twelve digits of the SHA-256 of all files.
fn version() -> String {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    for (_, text) in CORPUS {
        hash.update(text);
    }
    hash.finalize()[..6]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
