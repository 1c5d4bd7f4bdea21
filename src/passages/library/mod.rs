//! The library: the documents of the store, in memory, and an index over their passages.
//!
//! The index is derived. It carries a list of the documents it was made from, and is brought up to
//! date whenever that list is not the one of the store: document by document where it is whole,
//! from the start where it is missing or damaged.

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::ops::Range;
use std::path::Path;

use super::{Document, Found, Index, IndexError, Passage, SearchRequest};
use crate::places::Gazetteer;
use crate::text::Lang;

/// More hits than are shown: several may be one point in two languages.
const LOOKED_AT: usize = 20;

/// The folder of the index in the data directory.
const FOLDER: &str = "index";

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

/// The id and the hash of each document that an index was made from.
type Manifest = BTreeMap<String, String>;

/// Documents, their passages and an index over them.
pub struct Library {
    shelf: HashMap<String, Shelved>,
    index: Index,
}

/// Passages that answer a question, best first.
pub struct Quotes<'a> {
    /// Each with its score and the stretches that match, in characters.
    pub passages: Vec<(&'a Passage, f32, Vec<Range<usize>>)>,
    /// Is the best good enough to be called an answer?
    pub sure: bool,
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
        let kept = dir.and_then(|dir| match keep(&dir.join(FOLDER), &shelf) {
            Ok(index) => Some(index),
            Err(error) => {
                tracing::warn!(%error, "the index is made in memory");
                None
            }
        });
        let index = match kept {
            Some(index) => index,
            None => Index::in_memory(passages(&shelf))?,
        };
        let shelf = shelf.into_iter();
        Ok(Self {
            shelf: shelf
                .map(|shelved| (shelved.document.id.clone(), shelved))
                .collect(),
            index,
        })
    }

    /// A document by its id.
    #[must_use]
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.shelf.get(id).map(|shelved| &shelved.document)
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
    ) -> Result<Quotes<'_>, IndexError> {
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
        let mut passages: Vec<(&Passage, f32, Vec<Range<usize>>)> = Vec::new();
        for hit in &hits {
            let Some(found) = self.passage(&hit.passage_id) else {
                continue;
            };
            let shown = self.in_language(found, lang);
            if passages.len() < k && passages.iter().all(|(other, ..)| other.id != shown.id) {
                passages.push((shown, hit.score, matches.highlights(&shown.text)));
            }
        }
        Ok(Quotes { passages, sure })
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

fn passages(shelf: &[Shelved]) -> impl Iterator<Item = Passage> {
    shelf
        .iter()
        .flat_map(|shelved| shelved.passages.iter().cloned())
}

/// The index in `dir`, made to hold what is on the shelf.
fn keep(dir: &Path, shelf: &[Shelved]) -> Result<Index, IndexError> {
    let wanted: Manifest = shelf
        .iter()
        .map(|shelved| (shelved.document.id.clone(), shelved.hash.clone()))
        .collect();
    if let Ok(index) = Index::open(dir)
        && manifest(&index).as_ref() == Some(&wanted)
    {
        return Ok(index);
    }
    let _turn = take_turn(dir)?;
    let label = serde_json::to_string(&wanted).unwrap_or_default();
    // Whoever had the turn before may have done the work, so the index is opened again.
    let found = Index::open(dir).map(|index| (manifest(&index), index));
    match found {
        Ok((Some(held), index)) => {
            follow(&index, &held, &wanted, shelf, &label)?;
            Ok(index)
        }
        Err(error) if !error.calls_for_rebuild() => Err(error),
        Ok((None, _)) | Err(_) => Index::build_labelled(dir, passages(shelf), &label),
    }
}

/// Changes in the index what has changed on the shelf, and nothing else.
fn follow(
    index: &Index,
    held: &Manifest,
    wanted: &Manifest,
    shelf: &[Shelved],
    label: &str,
) -> Result<(), IndexError> {
    let changed = |id: &str| held.get(id) != wanted.get(id);
    let gone: Vec<&str> = held
        .keys()
        .map(String::as_str)
        .filter(|id| changed(id))
        .collect();
    let new = shelf.iter().filter(|shelved| changed(&shelved.document.id));
    let fresh: Vec<&Passage> = new.flat_map(|shelved| &shelved.passages).collect();
    if gone.is_empty() && fresh.is_empty() {
        return Ok(());
    }
    index.update(&gone, fresh.into_iter().cloned(), label)
}

/// What an index was made from, if it says so.
fn manifest(index: &Index) -> Option<Manifest> {
    serde_json::from_str(&index.label()?).ok()
}

/// Waits until no other process changes the index in `dir`; the turn ends when the file is closed.
fn take_turn(dir: &Path) -> Result<File, IndexError> {
    let explain = |source| IndexError::Io {
        path: dir.to_owned(),
        source,
    };
    fs::create_dir_all(dir).map_err(explain)?;
    let turn = File::create(dir.join("lock")).map_err(explain)?;
    turn.lock().map_err(explain)?;
    Ok(turn)
}
