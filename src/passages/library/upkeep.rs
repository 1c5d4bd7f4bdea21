//! Keeping the index of a library in step with its documents.
//!
//! The index carries a list of the documents it was made from. Where that list is not the one of the
//! store, what differs is changed document by document; an index that is missing or damaged is made
//! anew. One process at a time does this, and readers see the index before or after.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;

use super::Shelved;
use crate::passages::index::{Status, clear_drafts};
use crate::passages::{Index, IndexError, Passage};

/// The folder of the index in the data directory.
const FOLDER: &str = "index";

/// The id and the hash of each document that an index was made from.
type Manifest = BTreeMap<String, String>;

/// How an index stands to the documents of the store.
#[derive(Debug)]
pub enum Condition {
    /// It was made from them as they are.
    Current(Status),
    /// So many documents were added, changed or removed since.
    Behind(Status, usize),
    /// It cannot be used: the next search makes it anew where that helps.
    Unusable(IndexError),
}

/// How the index in the data directory `dir` stands to what is on the shelf. Changes nothing.
#[must_use]
pub fn condition(dir: &Path, shelf: &[Shelved]) -> Condition {
    let index = match Index::open(&dir.join(FOLDER)) {
        Ok(index) => index,
        Err(error) => return Condition::Unusable(error),
    };
    let (held, wanted) = (manifest(&index).unwrap_or_default(), wanted(shelf));
    let documents: std::collections::BTreeSet<&String> = held.keys().chain(wanted.keys()).collect();
    let differ = |id: &&&String| held.get(**id) != wanted.get(**id);
    match documents.iter().filter(differ).count() {
        0 => Condition::Current(index.status()),
        several => Condition::Behind(index.status(), several),
    }
}

/// Makes the index in the data directory `dir` anew from all that is on the shelf.
///
/// # Errors
/// When the folder cannot be written; the index in use stays as it was.
pub fn rebuild(dir: &Path, shelf: &[Shelved]) -> Result<Index, IndexError> {
    let dir = dir.join(FOLDER);
    let _turn = take_turn(&dir)?;
    build(&dir, shelf)
}

/// The index in the data directory `dir`, made to hold what is on the shelf.
pub(super) fn keep(dir: &Path, shelf: &[Shelved]) -> Result<Index, IndexError> {
    let dir = &dir.join(FOLDER);
    let wanted = wanted(shelf);
    if let Ok(index) = Index::open(dir)
        && manifest(&index).as_ref() == Some(&wanted)
    {
        return Ok(index);
    }
    let _turn = take_turn(dir)?;
    // Whoever had the turn before may have done the work, so the index is opened again.
    let found = Index::open(dir).map(|index| (manifest(&index), index));
    match found {
        Ok((Some(held), index)) => {
            follow(&index, &held, &wanted, shelf)?;
            Ok(index)
        }
        Err(error) if !error.calls_for_rebuild() => Err(error),
        Ok((None, _)) | Err(_) => build(dir, shelf),
    }
}

/// Changes in the index what has changed on the shelf, and nothing else.
fn follow(
    index: &Index,
    held: &Manifest,
    wanted: &Manifest,
    shelf: &[Shelved],
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
    index.update(&gone, fresh.into_iter().cloned(), &label(wanted))
}

/// Builds the index from the start. The caller has the turn.
fn build(dir: &Path, shelf: &[Shelved]) -> Result<Index, IndexError> {
    clear_drafts(dir);
    Index::build_labelled(dir, passages(shelf), &label(&wanted(shelf)))
}

pub(super) fn passages(shelf: &[Shelved]) -> impl Iterator<Item = Passage> {
    shelf
        .iter()
        .flat_map(|shelved| shelved.passages.iter().cloned())
}

fn wanted(shelf: &[Shelved]) -> Manifest {
    shelf
        .iter()
        .map(|shelved| (shelved.document.id.clone(), shelved.hash.clone()))
        .collect()
}

/// A list of names and hashes is always valid JSON.
fn label(manifest: &Manifest) -> String {
    serde_json::to_string(manifest).unwrap_or_default()
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
