//! An answer as a text in Markdown: the headline, a table for each part, notes, sources, licence.

use std::fmt::Write;

use super::table::{self, Column, Row, Table};
use crate::answer::{Answer, Citation, PassageRow, Rows};
use crate::render::discord::escape::{escape, link};
use crate::render::wording::export::{heading, licence, meaning, titles};
use crate::render::wording::{self, Wording};
use crate::text::Lang;

/// The whole text.
pub(super) fn write(answer: &Answer) -> String {
    let said = wording::of(answer.lang);
    let [sources_title, notes_title, licence_title] = titles(answer.lang);
    let question = if answer.question.trim().is_empty() {
        said.reading(answer)
    } else {
        answer.question.clone()
    };
    let mut blocks = vec![format!("# {}", escape(&question))];
    blocks.push(escape(&said.headline(answer)));
    blocks.extend(rows(answer, &answer.rows));
    if !answer.beside.is_empty() {
        blocks.push(title(&said.beside(answer)));
        blocks.extend(rows(answer, &answer.beside));
    }
    if !answer.explained.is_empty() {
        blocks.push(title(said.explained()));
        blocks.extend(answer.explained.iter().map(|row| passage(row, said)));
    }
    if !answer.notes.is_empty() {
        blocks.push(title(notes_title));
        let notes = answer.notes.iter().map(|note| escape(&said.note(note)));
        blocks.push(list(notes));
    }
    if !answer.asked_back().is_empty() {
        let choices = answer.asked_back().iter();
        blocks.push(list(choices.map(|c| escape(c.label.get(answer.lang)))));
    }
    if !answer.citations.is_empty() {
        blocks.push(title(sources_title));
        let sources: Vec<String> = answer.citations.iter().map(|c| source(c, said)).collect();
        blocks.push(sources.join("\n"));
    }
    blocks.push(title(licence_title));
    blocks.push(licence(answer.lang).to_owned());
    blocks.join("\n\n") + "\n"
}

fn title(text: &str) -> String {
    format!("## {}", escape(text.trim_end_matches([':', '：'])))
}

fn list(lines: impl Iterator<Item = String>) -> String {
    let lines: Vec<String> = lines.map(|line| format!("- {line}")).collect();
    lines.join("\n")
}

fn rows(answer: &Answer, rows: &Rows) -> Vec<String> {
    let said = wording::of(answer.lang);
    match rows {
        Rows::Passages(rows) => rows.iter().map(|row| passage(row, said)).collect(),
        rows if rows.is_empty() => Vec::new(),
        rows => vec![table(&table::part(answer, rows), answer.lang)],
    }
}

/// A passage as a quotation under the line that says where it stands.
fn passage(row: &PassageRow, said: &dyn Wording) -> String {
    let lines = row.text.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty()).map(escape);
    let quoted: Vec<String> = lines.map(|line| format!("> {line}")).collect();
    let place = escape(&said.passage_source(row));
    format!("**{}. {place}**\n\n{}", row.rank, quoted.join("\n>\n"))
}

/// A table without the columns in which nothing stands.
fn table(table: &Table, lang: Lang) -> String {
    let columns: Vec<Column> = table
        .columns
        .iter()
        .copied()
        .filter(|column| table.rows.iter().any(|row| row.get(*column).is_some()))
        .collect();
    let cited = table.rows.iter().any(|row| row.cite.is_some());
    let cite = cited.then(|| heading(Column::Source, lang));
    let heads = columns.iter().map(|column| heading(*column, lang));
    let mut text = line(heads.chain(cite).map(str::to_owned));
    let count = columns.len() + usize::from(cited);
    text.push_str(&line((0..count).map(|_| "---".to_owned())));
    for row in &table.rows {
        text.push_str(&line(cells(row, &columns, cited, lang)));
    }
    text.truncate(text.trim_end().len());
    text
}

fn cells(row: &Row, columns: &[Column], cited: bool, lang: Lang) -> impl Iterator<Item = String> {
    let known = columns.iter().map(move |column| {
        let cell = row.get(*column);
        let said = cell.map(|cell| escape(meaning(*column, cell.as_str(), lang)));
        said.unwrap_or_default()
    });
    let cite = row.cite.map(|n| format!("\\[{n}\\]"));
    known.chain(cited.then(|| cite.unwrap_or_default()))
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let mut line = String::from("|");
    for cell in cells {
        // Writing to a string cannot fail.
        let _ = write!(line, " {cell} |");
    }
    line.push('\n');
    line
}

/// A source with its number, its title as a link and its date.
fn source(cited: &Citation, said: &dyn Wording) -> String {
    let title = link(&escape(&said.title(&cited.title)), &cited.url);
    let date = cited.as_of.map(|date| date.to_string());
    let parts = [
        title,
        escape(&cited.publisher),
        escape(&said.place_in(&cited.locator)),
        date.unwrap_or_default(),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}. {}", cited.n, parts.join(" · "))
}
