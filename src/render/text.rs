//! An answer as plain text: the headline, the rows, what stands beside them, caveats, sources.

use super::both_sides;
use super::wording::{self, Wording};
use crate::answer::{Answer, Citation, PassageRow, Rows};

/// The whole answer, every row of it.
#[must_use]
pub fn answer(answer: &Answer) -> String {
    let words = wording::of(answer.lang);
    let mut lines = vec![words.headline(answer)];
    lines.extend(rows(answer, &answer.rows, words));
    if !answer.beside.is_empty() {
        lines.push(words.beside(answer));
        lines.extend(rows(answer, &answer.beside, words));
    }
    if !answer.explained.is_empty() {
        lines.push(words.explained().to_owned());
        lines.extend(answer.explained.iter().map(|row| passage(row, words)));
    }
    lines.extend(
        answer
            .asked_back()
            .iter()
            .map(|choice| format!("- {}", choice.label.get(answer.lang))),
    );
    lines.extend(
        answer
            .notes
            .iter()
            .map(|note| format!("{}{}", words.note_mark(), words.note(note))),
    );
    lines.extend(answer.citations.iter().map(|cited| citation(cited, words)));
    lines.join("\n")
}

/// Each row as one line; passages as a paragraph.
fn rows(answer: &Answer, rows: &Rows, words: &dyn Wording) -> Vec<String> {
    match rows {
        Rows::None => Vec::new(),
        Rows::Partnerships(rows) => {
            let both_sides = both_sides(answer, rows);
            rows.iter()
                .map(|row| format!("- {}", words.partnership(row, both_sides)))
                .collect()
        }
        Rows::Figures(rows) => {
            let first = rows.first().map(|row| &row.scope);
            let several = rows.iter().any(|row| Some(&row.scope) != first);
            rows.iter()
                .map(|row| format!("- {}", words.figure(row, several)))
                .collect()
        }
        Rows::Names(rows) => rows
            .iter()
            .map(|row| match row.rank {
                Some(rank) => format!("{rank}. {}", words.name(row)),
                None => format!("- {}", words.name(row)),
            })
            .collect(),
        Rows::Passages(rows) => rows.iter().map(|row| passage(row, words)).collect(),
    }
}

fn passage(row: &PassageRow, words: &dyn Wording) -> String {
    let source = words.passage_source(row);
    format!("{}. {source}\n   {}", row.rank, row.text)
}

/// A source as one line: number, title, publisher, place in it, date, address.
#[must_use]
pub fn citation(citation: &Citation, words: &dyn Wording) -> String {
    let date = citation.as_of.map(|date| date.to_string());
    let parts = [
        Some(words.title(&citation.title)),
        Some(citation.publisher.to_string()),
        Some(words.place_in(&citation.locator)),
        date,
        Some(citation.url.to_string()),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    format!("[{}] {}", citation.n, parts.join(" · "))
}
