//! Files → documents: Markdown, plain text, web pages and PDF, in the encodings that they come in.
//!
//! Every reader ends in the same passages. What a reader had to do that its user should know of (an
//! encoding converted, scripts left out, pages without text) is said in remarks.

mod describe;
mod encoding;
mod error;
mod html;
mod pdf;

use std::fs;
use std::io::Read;
use std::path::Path;

use super::document::{self, Document, Form, Metadata, Reading};
pub use error::IntakeError;

/// No larger file is read. A book of a thousand pages has three megabytes.
pub const MAX_BYTES: u64 = 32 << 20;

/// What a user says about a file.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// Keys of a front matter, which go before those of the file.
    pub metadata: Metadata,
    /// The printed number of the first page of a PDF or of plain text with form feeds.
    pub first_page: Option<u32>,
}

/// A document as it was read from a file.
#[derive(Clone, Debug)]
pub struct Intake {
    /// The document and its passages.
    pub reading: Reading,
    /// What its user should know about how it was read, a sentence each.
    pub remarks: Vec<String>,
}

/// The text of a file and what it says about itself.
#[derive(Debug, Default)]
struct Extract {
    text: String,
    form: Option<Form>,
    /// The title that the file has for itself.
    title: Option<String>,
    /// Further keys that the file knows.
    metadata: Metadata,
    remarks: Vec<String>,
}

/// Reads the document in `file`.
///
/// # Errors
/// [`IntakeError`] with the file, and with the line where that says something.
pub fn read(file: &Path, given: &Given) -> Result<Intake, IntakeError> {
    let bytes = contents(file)?;
    let name = file.display().to_string();
    if pdf::is_pdf(&bytes) {
        let extract = pdf::read(file, given.first_page)?;
        return described(file, extract, given);
    }
    let decoded = encoding::decode(file, &bytes)?;
    let mut remarks = Vec::new();
    remarks.extend(decoded.remark());
    let mut extract = match kind_of(file, &decoded.text) {
        Kind::FrontMatter => {
            let reading = document::read_with(&decoded.text, &name, given.metadata.clone())?;
            return Ok(Intake { reading, remarks });
        }
        Kind::Markdown if given.metadata.contains_key("title") => Extract {
            text: decoded.text,
            form: Some(Form::Markdown),
            ..Extract::default()
        },
        // Says that there is no front matter.
        Kind::Markdown => return Err(IntakeError::NoFrontMatter(file.to_owned())),
        Kind::Html => html::read(file, &decoded.text)?,
        Kind::Plain => plain(decoded.text, given.first_page),
    };
    remarks.append(&mut extract.remarks);
    extract.remarks = remarks;
    described(file, extract, given)
}

fn contents(file: &Path) -> Result<Vec<u8>, IntakeError> {
    let unreadable = |source| IntakeError::Unreadable {
        file: file.to_owned(),
        source,
    };
    let about = fs::metadata(file).map_err(unreadable)?;
    if about.is_dir() {
        return Err(IntakeError::Folder(file.to_owned()));
    }
    let too_large = |bytes| IntakeError::TooLarge {
        file: file.to_owned(),
        bytes,
    };
    if about.len() > MAX_BYTES {
        return Err(too_large(about.len()));
    }
    // A device or a pipe does not say beforehand how much it will give.
    let mut contents = Vec::new();
    let opened = fs::File::open(file).map_err(unreadable)?;
    let read = opened.take(MAX_BYTES + 1).read_to_end(&mut contents);
    match read.map_err(unreadable)? as u64 {
        bytes if bytes > MAX_BYTES => Err(too_large(bytes)),
        _ => Ok(contents),
    }
}

/// How a text is written.
enum Kind {
    FrontMatter,
    Markdown,
    Html,
    Plain,
}

/// By the beginning of the text and, where that says nothing, by the name of the file.
fn kind_of(file: &Path, text: &str) -> Kind {
    let start: String = text.trim_start().chars().take(200).collect();
    let start = start.to_ascii_lowercase();
    let ending = file.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    let ending = ending.as_deref().and_then(|end| end.to_str());
    match ending {
        _ if text.starts_with("---\n") || text.starts_with("---\r\n") => Kind::FrontMatter,
        Some("html" | "htm" | "xhtml") => Kind::Html,
        _ if start.starts_with("<!doctype html") || start.starts_with("<html") => Kind::Html,
        Some("md" | "markdown") => Kind::Markdown,
        _ => Kind::Plain,
    }
}

/// Form feeds in a text stand for pages; without them pages are only known if they are given.
fn plain(text: String, first_page: Option<u32>) -> Extract {
    let first_page = first_page.or_else(|| text.contains('\u{c}').then_some(1));
    Extract {
        form: Some(Form::Plain { first_page }),
        title: describe::first_line(&text),
        text,
        ..Extract::default()
    }
}

/// Puts what is known about a file together and reads its text.
fn described(file: &Path, extract: Extract, given: &Given) -> Result<Intake, IntakeError> {
    let metadata = describe::metadata(file, &extract, given)?;
    let name = file.display().to_string();
    let document = Document::described(metadata).map_err(|(key, problem)| IntakeError::Key {
        file: file.to_owned(),
        key,
        problem,
    })?;
    let form = extract.form.unwrap_or(Form::Markdown);
    Ok(Intake {
        reading: document::read_body(document, &extract.text, form, &name)?,
        remarks: extract.remarks,
    })
}
