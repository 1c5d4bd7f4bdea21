//! Why a file cannot become a document, each with what to do about it.

use std::io;
use std::path::PathBuf;

use super::MAX_BYTES;
use crate::passages::document::{DocumentError, Problem};

/// A file that cannot be read as a document.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// It is missing or may not be read.
    #[error("cannot read {}: {source}; check the path", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// It is a folder.
    #[error("{} is a folder; name one file in it", .0.display())]
    Folder(PathBuf),
    /// It is larger than any text.
    #[error(
        "{} has {} MB; documents may have {} MB: divide it",
        file.display(), bytes.div_ceil(1 << 20), MAX_BYTES >> 20
    )]
    TooLarge {
        /// The file.
        file: PathBuf,
        /// Its size.
        bytes: u64,
    },
    /// It has bytes that no text has.
    #[error(
        "{}: byte {at} shows that this is no text; Markdown, plain text, HTML and PDF can be read",
        file.display()
    )]
    Binary {
        /// The file.
        file: PathBuf,
        /// The place of the first such byte, counted from 1.
        at: usize,
    },
    /// Its encoding cannot be told.
    #[error(
        "{}:{line}: neither UTF-8 nor well-formed {tried}; save the file as UTF-8",
        file.display()
    )]
    Encoding {
        /// The file.
        file: PathBuf,
        /// The line of the first byte that is not UTF-8, counted from 1.
        line: usize,
        /// The encoding that seemed most likely.
        tried: &'static str,
    },
    /// It is a web page without text.
    #[error("{}: no readable text in this page ({detail})", file.display())]
    NoReadableText {
        /// The file.
        file: PathBuf,
        /// What the reader says.
        detail: String,
    },
    /// PDF needs a program that is not there.
    #[error(
        "{}: PDF is read with `pdftotext`, which is not installed; install poppler-utils (Debian, \
         Fedora) or poppler (Homebrew), or save the text in another format",
        .0.display()
    )]
    NoPdfReader(PathBuf),
    /// It can only be opened with a password.
    #[error(
        "{} is encrypted; save a copy without a password, for example with \
         `qpdf --decrypt IN.pdf OUT.pdf`",
        .0.display()
    )]
    PdfEncrypted(PathBuf),
    /// It has pictures of pages only.
    #[error(
        "{}: no text on any of {pages} page(s), only pictures; recognise the text first, for \
         example with `ocrmypdf`",
        file.display()
    )]
    PdfWithoutText {
        /// The file.
        file: PathBuf,
        /// The number of its pages.
        pages: usize,
    },
    /// `pdftotext` cannot read it.
    #[error("{}: pdftotext cannot read this PDF ({detail})", file.display())]
    Pdf {
        /// The file.
        file: PathBuf,
        /// What it says.
        detail: String,
    },
    /// What is known about the file does not make a document.
    #[error("{}: {problem}; give another with --{key}", file.display())]
    Key {
        /// The file.
        file: PathBuf,
        /// The key that is not right.
        key: &'static str,
        /// Why.
        problem: Problem,
    },
    /// It is Markdown that does not say what it is.
    #[error(
        "{}:1: no front matter: begin the file with a line ---, YAML keys (id, title, lang) and ---, \
         or give at least --title",
        .0.display()
    )]
    NoFrontMatter(PathBuf),
    /// No id can be made of the name of the file.
    #[error("no id can be made of the name of {}; give one with --id", .0.display())]
    NoId(PathBuf),
    /// The text or its front matter is not well-formed.
    #[error(transparent)]
    Document(#[from] DocumentError),
}
