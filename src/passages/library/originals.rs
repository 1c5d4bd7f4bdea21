//! Points of digests whose original is in the library too: which passage of it each one retells.
//!
//! A library that holds an article and its digest would quote everything twice. The point then
//! leads to the passage that it retells, and that is quoted: an original is better evidence than
//! its summary. A point that says something of its own, such as a correction, is quoted as before.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use super::Shelved;
use crate::passages::document::Kind;
use crate::passages::{Passage, analysis};
use crate::text::fold;

/// From this share of common terms on, a point retells a passage.
const RETOLD: f32 = 0.28;

/// The passage of the original that a point retells, by the ids of both.
pub(super) type Retold = HashMap<String, String>;

/// The points that retell a passage of an original on the shelf.
pub(super) fn retold(shelf: &HashMap<String, Shelved>) -> Retold {
    let mut retold = Retold::new();
    for digest in shelf.values() {
        if digest.document.kind != Kind::Digest {
            continue;
        }
        let Some(original) = original(digest, shelf) else {
            continue;
        };
        // Only a digest in the language of the original has words in common with it.
        let alike = std::iter::once(digest).chain(
            digest
                .document
                .pair
                .as_deref()
                .and_then(|pair| shelf.get(pair)),
        );
        let Some(alike) = alike
            .into_iter()
            .find(|digest| digest.document.lang() == original.document.lang())
        else {
            continue;
        };
        let passages: Vec<(&Passage, BTreeSet<String>)> = original
            .passages
            .iter()
            .map(|passage| (passage, terms(passage)))
            .collect();
        for point in &digest.passages {
            let written = alike.passages.iter().find(|p| p.point == point.point);
            if let Some(passage) = written.and_then(|written| closest(written, &passages)) {
                retold.insert(point.id.clone(), passage.id.clone());
            }
        }
    }
    retold
}

/// The document that a digest retells, by its id or, where it has another, by title and year.
fn original<'a>(digest: &Shelved, shelf: &'a HashMap<String, Shelved>) -> Option<&'a Shelved> {
    let about = &digest.document;
    let said = |key: &str| about.metadata.get(key).and_then(Value::as_str);
    let same = |other: &&Shelved| {
        let other = &other.document;
        other.kind != Kind::Digest
            && other.year == about.year
            && Some(other.title.as_str()) == said("original_title").or(Some(&about.title))
    };
    said("of")
        .and_then(|id| shelf.get(id))
        .or_else(|| shelf.values().find(same))
}

/// The passage that has most of the terms of a point, if it has enough of them.
fn closest<'a>(
    point: &Passage,
    passages: &[(&'a Passage, BTreeSet<String>)],
) -> Option<&'a Passage> {
    let wanted = terms(point);
    let share = |has: &BTreeSet<String>| {
        #[expect(clippy::cast_precision_loss, reason = "counts of terms in a passage")]
        let share = wanted.intersection(has).count() as f32 / wanted.len().max(1) as f32;
        share
    };
    let best = passages
        .iter()
        .map(|(passage, has)| (share(has), *passage))
        .max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= RETOLD).then_some(best.1)
}

fn terms(passage: &Passage) -> BTreeSet<String> {
    let chars: Vec<char> = fold(&passage.text).chars().collect();
    match passage.lang {
        crate::text::Lang::Zh => crate::text::segment::han_runs(&chars)
            .flat_map(|run| run.windows(2))
            .map(|pair| pair.iter().collect())
            .collect(),
        crate::text::Lang::En => analysis::english(&chars).stems.into_iter().collect(),
    }
}
