//! Passages in folded form. Folding Traditional characters is the dearest step of weighing a passage, and
//! the same few hundred passages are weighed again and again.

use std::convert::Infallible;
use std::sync::Arc;

use quick_cache::sync::Cache;

use super::pins::years;
use crate::passages::Passage;
use crate::text::{Lang, fold};

/// So many passages are kept; the shipped documents have fewer.
const KEPT: usize = 2_000;
/// A passage begins with so many characters, by language.
const BEGIN_EN: usize = 60;
const BEGIN_ZH: usize = 14;

/// What names and years are looked for in.
pub(super) struct Folded {
    /// The title of the document and the headings above the passage.
    pub(super) heads: String,
    pub(super) text: String,
    /// How the text begins.
    pub(super) begin: String,
    pub(super) years_of_heads: Vec<String>,
    pub(super) years_of_text: Vec<String>,
}

impl Folded {
    fn of(passage: &Passage) -> Self {
        let heads = fold(&format!("{} {}", passage.title, passage.section.join(" ")));
        let text = fold(&passage.text);
        let begin = match passage.lang {
            Lang::En => BEGIN_EN,
            Lang::Zh => BEGIN_ZH,
        };
        Self {
            begin: text.chars().take(begin).collect(),
            years_of_heads: years(&heads),
            years_of_text: years(&text),
            heads,
            text,
        }
    }
}

/// The passages that were folded last.
pub(super) struct Folds(Cache<String, Arc<Folded>>);

impl Folds {
    pub(super) fn new() -> Self {
        Self(Cache::new(KEPT))
    }

    /// A passage of the library, folded.
    pub(super) fn get(&self, passage: &Passage) -> Arc<Folded> {
        let fold = || Ok::<_, Infallible>(Arc::new(Folded::of(passage)));
        match self.0.get_or_insert_with(passage.id.as_str(), fold) {
            Ok(folded) => folded,
            Err(never) => match never {},
        }
    }
}
