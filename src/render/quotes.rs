//! Passages alone, each with what stands around it and a reference: what `cite` shows.

use serde::Serialize;

use super::terminal::{self, Style};
use super::wording;
use super::{json, references};
use crate::answer::{Answer, PassageRow, Rows};
use crate::cite::{self, CiteError};
use crate::passages::Library;
use crate::text::Lang;

/// Characters of a neighbour that are shown on a terminal: its end, or its beginning.
const NEIGHBOUR: usize = 160;

/// A passage, ready to be quoted.
#[derive(Clone, Debug)]
pub struct Quote<'a> {
    row: &'a PassageRow,
    /// The passages before and after it.
    around: [Option<&'a str>; 2],
    /// The reference, in the style asked for.
    reference: String,
}

/// The style that readers of a language expect.
#[must_use]
pub const fn usual_style(lang: Lang) -> cite::Style {
    match lang {
        Lang::En => cite::Style::Apa,
        Lang::Zh => cite::Style::Gbt7714,
    }
}

/// The passages of an answer with their surroundings and references in `style`.
///
/// # Errors
/// When a source cannot be written in `style`.
pub fn quotes<'a>(
    answer: &'a Answer,
    library: &'a Library,
    style: cite::Style,
) -> Result<Vec<Quote<'a>>, CiteError> {
    let Rows::Passages(rows) = &answer.rows else {
        return Ok(Vec::new());
    };
    let mut quotes = Vec::with_capacity(rows.len());
    for row in rows {
        let around = library
            .passage(&row.passage)
            .map_or([None, None], |passage| library.neighbours(passage));
        let citation = answer.citations.iter().find(|cited| cited.n == row.cite);
        let reference = citation.map(|citation| {
            references::of_source(citation, library.describing(&citation.source), style)
        });
        quotes.push(Quote {
            row,
            around: around.map(|passage| passage.map(|passage| passage.text.as_str())),
            reference: reference.transpose()?.unwrap_or_default(),
        });
    }
    Ok(quotes)
}

/// The object that `cite --json` prints.
#[derive(Clone, Debug, Serialize)]
pub struct Object<'a> {
    question: &'a str,
    language: Lang,
    passages: Vec<Quoted<'a>>,
    /// What is to be known of them, in the language of the answer.
    notes: Vec<String>,
    /// The number of the question in a file of questions.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
}

/// A passage with the text of its neighbours.
#[derive(Clone, Debug, Serialize)]
struct Quoted<'a> {
    #[serde(flatten)]
    passage: json::Passage<'a, &'a str>,
    before: Option<&'a str>,
    after: Option<&'a str>,
}

/// The quotes as one object; `id` is that of the question, if it has one.
#[must_use]
pub fn object<'a>(answer: &'a Answer, quotes: &'a [Quote<'a>], id: Option<&'a str>) -> Object<'a> {
    let quoted = quotes.iter().map(|quote| {
        let [before, after] = quote.around;
        Quoted {
            passage: json::passage(answer, quote.row, &*quote.reference),
            before,
            after,
        }
    });
    Object {
        question: &answer.question,
        language: answer.lang,
        passages: quoted.collect(),
        notes: notes(answer),
        id,
    }
}

/// The passages for people at a terminal, ending in a line feed.
#[must_use]
pub fn drawn(answer: &Answer, quotes: &[Quote<'_>], style: Style) -> String {
    let words = wording::of(answer.lang);
    let mut parts = vec![terminal::paint(style, "1", &words.headline(answer))];
    parts.extend(notes(answer));
    for quote in quotes {
        let [before, after] = quote.around;
        let before = before.map(|text| format!("… {}", end(text)));
        let after = after.map(|text| format!("{} …", beginning(text)));
        let [before, after] =
            [before, after].map(|text| text.map(|text| terminal::paint(style, "2", &text)));
        let reference = quote.reference.lines().map(|line| format!("→ {line}"));
        let lines = [before, Some(terminal::highlighted(quote.row, style)), after];
        let heading = words.passage_source(quote.row);
        let (heading, _) = heading.rsplit_once(" [").unwrap_or((&heading, ""));
        parts.push(String::new());
        parts.push(format!(
            "{}. {}",
            quote.row.rank,
            terminal::paint(style, "36", heading)
        ));
        let lines = lines.into_iter().flatten().chain(reference);
        parts.extend(lines.map(|line| format!("   {line}")));
    }
    terminal::finished(&parts)
}

fn notes(answer: &Answer) -> Vec<String> {
    let words = wording::of(answer.lang);
    answer.notes.iter().map(|note| words.note(note)).collect()
}

/// The last characters of a text.
fn end(text: &str) -> String {
    let length = text.chars().count();
    let cut = text.chars().skip(length.saturating_sub(NEIGHBOUR));
    cut.collect::<String>().trim_start().to_owned()
}

/// The first characters of a text.
fn beginning(text: &str) -> String {
    let cut: String = text.chars().take(NEIGHBOUR).collect();
    cut.trim_end().to_owned()
}
