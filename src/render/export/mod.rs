//! The rows behind an answer as a file to keep: CSV, JSON or Markdown, each with the sources, their
//! dates and the licence.
//!
//! All three hold every row, whatever page was shown, and the names in both languages.

pub mod csv;
mod markdown;
mod table;

pub(in crate::render) use table::Column;

use serde::Serialize;

use super::{json, wording};
use crate::answer::Answer;
use crate::render::wording::export::licence;
use crate::text::{Lang, fold::fold};

/// The longest name of a file, in bytes and without its ending.
const NAME: usize = 64;

/// The kinds of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Comma-separated values for spreadsheets and statistics.
    Csv,
    /// The object of docs/json.md, with the licence.
    Json,
    /// A text with tables for people.
    Markdown,
}

impl Format {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Json, Self::Markdown];

    /// What the file's name ends in, without the dot.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Markdown => "md",
        }
    }

    /// Its name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Json => "JSON",
            Self::Markdown => "Markdown",
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Json => "application/json",
            Self::Markdown => "text/markdown; charset=utf-8",
        }
    }
}

/// The answer as a file.
#[must_use]
pub fn file(answer: &Answer, format: Format) -> String {
    match format {
        Format::Csv => csv::write(&table::all(answer)),
        Format::Json => {
            let object = Licensed {
                answer: json::answer(answer),
                licence: licence(answer.lang),
            };
            // Text, numbers and lists of them: nothing that JSON could not hold.
            let text = serde_json::to_string_pretty(&object).unwrap_or_default();
            format!("{text}\n")
        }
        Format::Markdown => markdown::write(answer),
    }
}

#[derive(Serialize)]
struct Licensed<'a> {
    #[serde(flatten)]
    answer: json::Object<'a>,
    licence: &'static str,
}

/// How many rows there are to keep.
#[must_use]
pub fn len(answer: &Answer) -> usize {
    answer.rows.len() + answer.beside.len() + answer.explained.len()
}

/// A name for the file: the question as it was understood, in English, in letters, digits and "-".
#[must_use]
pub fn file_name(answer: &Answer, format: Format) -> String {
    let asked = match &answer.query {
        Some(_) => wording::of(Lang::En).reading(answer),
        None => answer.question.clone(),
    };
    let mut name = String::from("youcheng");
    // An apostrophe stands inside a word: "Xi'an" is one.
    let words = fold(&asked).replace('\'', "");
    let words = words.split(|c: char| !c.is_ascii_alphanumeric());
    for word in words.filter(|word| !word.is_empty()) {
        if name.len() + 1 + word.len() > NAME {
            break;
        }
        name.push('-');
        name.push_str(word);
    }
    format!("{name}.{}", format.ending())
}
