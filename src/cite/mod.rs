//! References that can be put into a paper, in seven styles.
//!
//! [`reference()`] turns a [`Work`] and, if a passage was quoted, its [`Locator`] into text:
//!
//! ```
//! use youcheng::cite::{Author, Kind, Locator, Style, Work, reference};
//!
//! let work = Work {
//!     id: "example".to_owned(),
//!     kind: Kind::Article,
//!     lang: "zh".to_owned(),
//!     title: "城市外交".to_owned(),
//!     authors: Author::parse("杨毅").into_iter().collect(),
//!     date: Some("2015".to_owned()),
//!     container: Some("国际论坛".to_owned()),
//!     issue: Some("8".to_owned()),
//!     ..Work::default()
//! };
//! let page = Locator::Page("72-73".to_owned());
//! let text = reference(&work, Some(&page), Style::Gbt7714)?;
//! assert_eq!(text, "杨毅. 城市外交[J]. 国际论坛, 2015(8): 72-73.");
//! # Ok::<(), youcheng::cite::CiteError>(())
//! ```
//!
//! The prose styles come from the Citation Style Language through `hayagriva`; the data formats
//! (BibTeX, RIS, CSL-JSON) are written here. Where a style puts the quoted page:
//!
//! | style | page |
//! | --- | --- |
//! | GB/T 7714 | in the entry, instead of the pages of the whole work |
//! | APA, MLA | in a second line, the citation to put into the text |
//! | Chicago | in a second line, the short form of the note |
//! | data formats | in the field for annotations, which no style prints |
//!
//! GB/T 7714 is the edition of 2015. That of 2025 is not offered: no published package carries its
//! style under a stated licence yet.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use record::Record;

mod bibtex;
mod csl;
mod front_matter;
mod prose;
mod record;
mod ris;
mod work;

pub use work::{Author, Kind, Locator, Name, Work};

/// A way to write a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// GB/T 7714-2015, numeric; the default of Chinese readers.
    Gbt7714,
    /// APA, 7th edition.
    Apa,
    /// MLA Handbook, 9th edition.
    Mla,
    /// Chicago Manual of Style, 18th edition, notes and bibliography.
    Chicago,
    /// An entry for BibTeX and biblatex.
    Bibtex,
    /// A record in the RIS format of reference managers.
    Ris,
    /// A CSL-JSON item.
    CslJson,
}

impl Style {
    /// All styles, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Gbt7714,
        Self::Apa,
        Self::Mla,
        Self::Chicago,
        Self::Bibtex,
        Self::Ris,
        Self::CslJson,
    ];

    /// The name that [`Style::from_str`] reads.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gbt7714 => "gbt7714",
            Self::Apa => "apa",
            Self::Mla => "mla",
            Self::Chicago => "chicago",
            Self::Bibtex => "bibtex",
            Self::Ris => "ris",
            Self::CslJson => "csl-json",
        }
    }
}

impl fmt::Display for Style {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Style {
    type Err = CiteError;

    fn from_str(name: &str) -> Result<Self, CiteError> {
        let wanted = name.trim().to_ascii_lowercase();
        Self::ALL
            .into_iter()
            .find(|style| style.name() == wanted)
            .ok_or_else(|| CiteError::Style(name.trim().to_owned()))
    }
}

/// Why there is no reference.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum CiteError {
    /// The style is unknown.
    #[error(
        "unknown reference style “{0}”; use gbt7714, apa, mla, chicago, bibtex, ris or csl-json"
    )]
    Style(String),
    /// The kind of document is unknown.
    #[error(
        "unknown kind of document “{0}”; use article, newspaper, book, report, law, speech or web \
         (a digest gives the kind of its original as `original_kind`)"
    )]
    Kind(String),
    /// The work has no title, without which no reference can be found again.
    #[error("document “{0}” has no title; add one")]
    Title(String),
    /// A date cannot be read.
    #[error("document “{id}” has the {field} date “{value}”; write YYYY, YYYY-MM or YYYY-MM-DD")]
    Date {
        /// The id of the work.
        id: String,
        /// Which date it is.
        field: &'static str,
        /// What stands there.
        value: String,
    },
    /// The style engine could not take the work, or gave nothing.
    #[error("document “{id}” cannot be written as {style}: {reason}; try csl-json")]
    Render {
        /// The id of the work.
        id: String,
        /// The style asked for.
        style: Style,
        /// What the engine said.
        reason: String,
    },
}

/// The reference to `work` in `style`, without a number before it and without a line break at the
/// end. With a `locator` the reference says where in the work the quoted passage stands, in the
/// place that the style has for it.
///
/// # Errors
///
/// If the work has no title or a date that is none.
pub fn reference(
    work: &Work,
    locator: Option<&Locator>,
    style: Style,
) -> Result<String, CiteError> {
    let record = Record::of(work)?;
    match style {
        Style::Gbt7714 | Style::Apa | Style::Mla | Style::Chicago => {
            prose::write(&record, locator, style)
        }
        Style::Bibtex => Ok(bibtex::write(&record, locator)),
        Style::Ris => Ok(ris::write(&record, locator)),
        Style::CslJson => Ok(csl::write(&record, locator)),
    }
}
