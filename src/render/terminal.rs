//! An answer for people at a terminal: aligned tables, numbered sources, colour only if wanted.

use comfy_table::{Cell, ContentArrangement, Table, presets};

use super::wording::{self, Column, Wording};
use super::{both_sides, text};
use crate::answer::{Answer, Basis, FigureRow, Kind, NameRow, PartnershipRow, PassageRow, Rows};
use crate::facts::PartialDate;
use crate::places::Names;
use crate::text::{Lang, is_hidden};

/// How to draw.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Use colours.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: u16,
}

/// The whole answer, ending in a line feed. Control characters of questions and documents are
/// taken out, so that no text can move the cursor or change colours.
#[must_use]
pub fn answer(answer: &Answer, style: Style) -> String {
    let words = wording::of(answer.lang);
    let mut parts = vec![paint(style, "1", &words.headline(answer))];
    parts.extend(rows(answer, &answer.rows, words, style));
    if !answer.beside.is_empty() {
        parts.push(words.beside(answer));
        parts.extend(rows(answer, &answer.beside, words, style));
    }
    if !answer.explained.is_empty() {
        parts.push(words.explained().to_owned());
        parts.push(passages(&answer.explained, words, style));
    }
    let choices = answer.asked_back().iter();
    parts.extend(choices.map(|choice| format!("  • {}", choice.label.get(answer.lang))));
    let notes = answer.notes.iter();
    parts.extend(notes.map(|note| {
        paint(
            style,
            "33",
            &format!("{}{}", words.note_mark(), words.note(note)),
        )
    }));
    parts.push(paint(style, "2", &words.taken_as(answer)));
    let sources = answer.citations.iter();
    parts.extend(sources.map(|citation| paint(style, "2", &text::citation(citation, words))));
    finished(&parts)
}

/// The parts on lines of their own, without what could steer a terminal, ending in a line feed.
pub(super) fn finished(parts: &[String]) -> String {
    let drawn = parts.join("\n");
    let mut clean: String = drawn
        .chars()
        .filter(|c| *c == '\n' || *c == '\u{1b}' || !is_hidden(*c))
        .collect();
    clean.push('\n');
    clean
}

fn rows(answer: &Answer, rows: &Rows, words: &dyn Wording, style: Style) -> Option<String> {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(style.width);
    match rows {
        Rows::None => return None,
        Rows::Passages(rows) => return Some(passages(rows, words, style)),
        _ if rows.is_empty() => return None,
        Rows::Partnerships(rows) => partnerships(&mut table, answer, rows, words),
        Rows::Figures(rows) => figures(&mut table, answer, rows, words),
        Rows::Names(rows) => names(&mut table, rows, words, answer.lang),
    }
    Some(table.trim_fmt())
}

fn partnerships(table: &mut Table, answer: &Answer, rows: &[PartnershipRow], words: &dyn Wording) {
    let lang = answer.lang;
    let both_sides = both_sides(answer, rows);
    let heads = [
        Column::Chinese,
        Column::Partner,
        Column::Country,
        Column::Since,
        Column::Source,
    ];
    let first = usize::from(!both_sides);
    head(table, &heads[first..], words);
    for row in rows {
        let status = words.status(row).map(str::to_owned);
        let age = row.age.map(|age| age.to_string());
        let since = [Some(words.since(row)), status, age];
        let cells = [
            both(&row.cn, lang),
            both(&row.partner, lang),
            row.country.get(lang).to_owned(),
            since.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            format!("[{}]", row.cite),
        ];
        add(table, &cells[first..]);
    }
}

fn figures(table: &mut Table, answer: &Answer, rows: &[FigureRow], words: &dyn Wording) {
    let lang = answer.lang;
    let compared = answer.kind == Kind::Compare;
    let scoped = compared || rows.iter().any(|row| row.scope != rows[0].scope);
    let heads = [
        Column::Scope,
        Column::Value,
        Column::AsOf,
        Column::Basis,
        Column::Note,
    ];
    let first = usize::from(!scoped);
    head(table, &heads[first..], words);
    for row in rows {
        let basis = match row.basis {
            Basis::Reported(n) => format!("[{n}]"),
            Basis::Counted => words.counted().to_owned(),
        };
        let note = row.note.as_deref().map(|note| words.figure_note(note));
        let cells = [
            row.scope.get(lang).to_owned(),
            words.value(row.value, row.unit),
            date(row.as_of),
            basis,
            note.unwrap_or_default().to_owned(),
        ];
        add(table, &cells[first..]);
    }
}

fn names(table: &mut Table, rows: &[NameRow], words: &dyn Wording, lang: Lang) {
    for row in rows {
        let value = row.value.zip(row.unit);
        let value = value.map(|(value, unit)| words.value(value, unit));
        let country = row.country.as_ref().map(|country| country.get(lang));
        let source = match row.basis {
            Some(Basis::Reported(n)) => format!("[{n}]"),
            _ => String::new(),
        };
        let cells = [
            row.rank.map_or("•".to_owned(), |rank| format!("{rank}.")),
            both(&row.name, lang),
            country.unwrap_or_default().to_owned(),
            value.unwrap_or_default(),
            date(row.as_of),
            source,
        ];
        add(table, &cells);
    }
}

fn add(table: &mut Table, cells: &[String]) {
    table.add_row(cells.iter().map(|cell| clean(cell)));
}

fn date(date: Option<PartialDate>) -> String {
    date.map_or(String::new(), |date| date.to_string())
}

fn head(table: &mut Table, columns: &[Column], words: &dyn Wording) {
    let heads = columns
        .iter()
        .map(|column| Cell::new(words.column(*column)));
    table.set_header(heads);
}

/// Where it stands, then the passage with the words of the question marked.
fn passages(rows: &[PassageRow], words: &dyn Wording, style: Style) -> String {
    let passages = rows.iter().map(|row| {
        format!(
            "{}. {}\n   {}",
            row.rank,
            paint(style, "36", &words.passage_source(row)),
            highlighted(row, style)
        )
    });
    passages.collect::<Vec<_>>().join("\n")
}

/// The text of a passage with the words of the question marked.
pub(super) fn highlighted(row: &PassageRow, style: Style) -> String {
    let mut text = String::new();
    let mut at = 0;
    let chars: Vec<char> = row.text.chars().collect();
    for highlight in &row.highlights {
        let start = highlight.start.clamp(at, chars.len());
        let end = highlight.end.clamp(start, chars.len());
        text.extend(&chars[at..start]);
        let marked: String = chars[start..end].iter().collect();
        text.push_str(&paint(style, "1", &marked));
        at = end;
    }
    text.extend(&chars[at..]);
    text
}

fn both(names: &Names, lang: Lang) -> String {
    let (first, second) = match lang {
        Lang::En => (&names.en, &names.zh),
        Lang::Zh => (&names.zh, &names.en),
    };
    if first == second {
        first.to_string()
    } else {
        format!("{first} {second}")
    }
}

fn clean(text: &str) -> String {
    text.chars().filter(|c| !is_hidden(*c)).collect()
}

pub(super) fn paint(style: Style, code: &str, text: &str) -> String {
    let text: String = text.chars().filter(|c| !is_hidden(*c)).collect();
    if style.colour {
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    } else {
        text
    }
}
