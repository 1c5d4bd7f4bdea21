//! Documents: Markdown with a front matter → passages that can be quoted with their page.
//!
//! `<!-- page N -->` starts a printed page and `<!-- skip: why --> … <!-- /skip -->` leaves a
//! stretch out. Paragraphs that a column or page break cut in two are made whole, footnote markers
//! leave the text but lead to their notes, and what is no part of the text (bylines, catalogue
//! numbers, notes) is left out and reported.
//!
//! ```
//! use youcheng::passages::document;
//!
//! let text = "---\nid: a\ntitle: A\nlang: en\n---\n<!-- page 7 -->\nCities pair\n\n<!-- page 8 -->\nwith cities.\n";
//! let reading = document::read(text, "a.md")?;
//! assert_eq!(reading.passages[0].text, "Cities pair with cities.");
//! assert_eq!(reading.passages[0].pages.as_deref(), Some("7-8"));
//! # Ok::<(), document::DocumentError>(())
//! ```

mod assemble;
mod blocks;
mod error;
mod front;
mod notes;
mod points;
mod sections;
mod split;

pub use error::{DocumentError, Problem};
pub use front::{Document, Kind, Metadata};
pub use notes::Note;

use crate::text::Lang;

/// A passage: what is found, quoted and cited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The document's id, `#` and the ordinal; stable as long as the document does not change.
    pub id: String,
    /// The id of its document.
    pub document: String,
    /// Its place in the document, from 1: the neighbours have the ordinals before and after.
    pub ordinal: u32,
    /// The title of its document.
    pub title: String,
    /// The headings above it, outermost first, without the title of the document.
    pub section: Vec<String>,
    /// The printed pages: "72", "72-73", "73, 88".
    pub pages: Option<String>,
    /// In a digest: the place in the original, as it is quoted ("p. 72-73", "art. 5").
    pub locator: Option<String>,
    /// In a digest: the number of the point, the same in the document of the other language.
    pub point: Option<u32>,
    /// In a digest: the ids of the originals.
    pub sources: Vec<String>,
    /// The language of the text.
    pub lang: Lang,
    /// The text, in one line, without footnote markers.
    pub text: String,
    /// The notes that its markers lead to.
    pub notes: Vec<Note>,
}

/// A stretch that is no passage, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The line where it begins.
    pub line: usize,
    /// Its length in characters.
    pub chars: usize,
    /// Why it was left out.
    pub reason: Reason,
}

/// Why a stretch was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Between skip marks; what the mark said.
    Skipped(String),
    /// The author's name under the title.
    Byline,
    /// Keywords and catalogue numbers.
    Catalogue,
    /// Notes, kept with the passages that refer to them, and what stands after them.
    Notes,
    /// Scripts and styles.
    Markup,
}

/// What came out of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The document as it describes itself.
    pub document: Document,
    /// Its passages in reading order, never empty.
    pub passages: Vec<Passage>,
    /// The printed pages that have text in passages, ascending.
    pub pages: Vec<u32>,
    /// What was left out, in the order of the file.
    pub left_out: Vec<LeftOut>,
}

/// Reads a document; `file` is the name by which errors call it.
///
/// # Errors
/// [`DocumentError`] with the line, when the front matter, a mark or a point is not right.
pub fn read(text: &str, file: &str) -> Result<Reading, DocumentError> {
    let error = |(line, problem)| DocumentError {
        file: file.to_owned(),
        line,
        problem,
    };
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let (document, body, lines_before) = front::split(&text).map_err(error)?;
    let (blocks, left_out) = blocks::read(body, lines_before).map_err(error)?;
    assemble::assemble(document, blocks, left_out).map_err(error)
}

/// Reads several documents, `(file, text)` each, which must all have ids of their own.
///
/// # Errors
/// As [`read`], and when an id occurs twice.
pub fn read_all<'a>(
    files: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Vec<Reading>, DocumentError> {
    let mut taken = std::collections::BTreeMap::new();
    let mut readings = Vec::new();
    for (file, text) in files {
        let reading = read(text, file)?;
        let id = reading.document.id.clone();
        if let Some(by) = taken.insert(id.clone(), file) {
            let problem = Problem::DuplicateId {
                id,
                by: by.to_owned(),
            };
            return Err(DocumentError {
                file: file.to_owned(),
                line: 1,
                problem,
            });
        }
        readings.push(reading);
    }
    Ok(readings)
}
