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
mod plain;
mod points;
mod sections;
mod split;

pub use error::{DocumentError, Problem};
pub use front::{Document, Kind, Metadata};
pub use notes::Note;

use crate::text::{Lang, is_hidden};

/// The form feed that ends a page of plain text.
const PAGE_END: char = '\u{c}';

/// A passage: what is found, quoted and cited.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
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
    /// Lines that stand at the head or foot of many pages, and page numbers.
    RunningHead,
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

impl Reading {
    /// Tells one state of a document from another: the SHA-256 of all that is kept of it.
    #[must_use]
    pub fn hash(&self) -> String {
        let kept = serde_json::json!([self.document.metadata, self.passages]).to_string();
        digest(std::iter::once(kept.as_bytes()))
    }
}

/// The SHA-256 of `parts` one after the other, in hexadecimal digits.
pub(super) fn digest<'a>(parts: impl Iterator<Item = &'a [u8]>) -> String {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    let bytes = hash.finalize();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads a document in Markdown with its front matter; `file` is the name by which errors call it.
///
/// # Errors
/// [`DocumentError`] with the line, when the front matter, a mark or a point is not right.
pub fn read(text: &str, file: &str) -> Result<Reading, DocumentError> {
    read_with(text, file, Metadata::new())
}

/// As [`read`], with `given` in the place of what the front matter says under the same keys.
///
/// # Errors
/// As [`read`].
pub fn read_with(text: &str, file: &str, given: Metadata) -> Result<Reading, DocumentError> {
    let error = DocumentError::within(file);
    let text = plain_lines(text);
    let mut front = front::split(&text).map_err(&error)?;
    let mut metadata = std::mem::take(&mut front.metadata);
    metadata.extend(given);
    let document = front.document(metadata).map_err(&error)?;
    let (blocks, left_out) = blocks::read(front.body, front.lines_before).map_err(&error)?;
    assemble::assemble(document, blocks, left_out).map_err(&error)
}

/// Reads the text of a document whose description comes from elsewhere.
///
/// # Errors
/// [`DocumentError`] with the line, when a mark is not right or there is no text.
pub fn read_body(
    document: Document,
    text: &str,
    form: Form,
    file: &str,
) -> Result<Reading, DocumentError> {
    let error = DocumentError::within(file);
    let text = plain_lines(text);
    let (blocks, left_out) = match form {
        Form::Markdown => blocks::read(&text, 0).map_err(&error)?,
        Form::Plain { first_page } => plain::read(&text, first_page, &document.title),
    };
    assemble::assemble(document, blocks, left_out).map_err(&error)
}

/// How the text of a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// In Markdown, with its marks.
    Markdown,
    /// In paragraphs, with form feeds between the pages.
    Plain {
        /// The printed number of the first page; `None` where there are no pages.
        first_page: Option<u32>,
    },
}

/// The text with line feeds only, and without characters that no reader sees.
fn plain_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.replace(
        |c: char| is_hidden(c) && !matches!(c, '\n' | '\t' | PAGE_END),
        "",
    )
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
