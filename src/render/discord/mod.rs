//! An answer as a Discord embed: made for a narrow screen, one line a row, the name in bold.

mod brief;
pub mod escape;
mod sources;

use std::ops::Range;

pub use brief::passage as in_brief;
use escape::escape;
pub use sources::{cited, first_sources, sources};
use sources::{source, sources_of};

use super::both_sides;
use super::wording::discord::{fill, words};
use super::wording::{self, Wording, capital};
use crate::answer::{Answer, PassageRow, Rows};
use crate::discord::COLOUR;
use crate::discord::limits::{FIELD_VALUE, cut};
use crate::discord::reply::{Embed, Field};
use crate::places::Names;
use crate::text::Lang;

/// Rows on a page: what a phone shows without much scrolling.
const ROWS: usize = 12;
/// Passages on a page.
const PASSAGES: usize = 3;
/// Characters of a passage that are shown; the rest is under "Context".
const PASSAGE: usize = 700;
/// Characters of a passage that is shown in full, and of each of its neighbours.
const IN_FULL: usize = 1_800;
const NEIGHBOUR: usize = 700;
/// Passages that explain an answer, and the characters of each: a field takes one of them.
const EXPLAINED: usize = 2;
const EXPLAINING: usize = 500;
/// Rows of the table beside the answer.
const BESIDE: usize = 8;

/// One page of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The answer in a line or two, for people who switch embeds off.
    pub content: String,
    /// The page itself; `None` where the one line says it all.
    pub embed: Option<Embed>,
    /// Which page, from 0.
    pub number: u16,
    /// How many there are.
    pub of: u16,
    /// Which rows it shows.
    pub rows: Range<usize>,
}

/// The page `number` of an answer; the last one where there are fewer.
#[must_use]
pub fn page(answer: &Answer, number: u16) -> Page {
    let said = wording::of(answer.lang);
    let per_page = if matches!(answer.rows, Rows::Passages(_)) {
        PASSAGES
    } else {
        ROWS
    };
    let of = u16::try_from(answer.rows.len().div_ceil(per_page))
        .unwrap_or(u16::MAX)
        .max(1);
    let number = number.min(of - 1);
    let start = usize::from(number) * per_page;
    let shown = start..(start + per_page).min(answer.rows.len());
    let mut lines = lines(answer, &answer.rows, shown.clone());
    let mut fields = Vec::new();
    if !answer.beside.is_empty() && number == 0 {
        let beside = self::lines(answer, &answer.beside, 0..BESIDE.min(answer.beside.len()));
        let heading = said.beside(answer);
        // Without rows of its own the table beside is the answer.
        if lines.is_empty() {
            lines.push(format!("**{}**", escape(&heading)));
            lines.extend(beside);
        } else {
            fields.push(field(heading.trim_end_matches([':', '：']), &beside));
        }
    }
    if number == 0 {
        fields.extend(explaining(answer, said));
    }
    let notes = answer.notes.iter();
    let notes: Vec<String> = notes
        .map(|note| capital(&escape(&said.note(note))))
        .collect();
    fields.extend((!notes.is_empty()).then(|| field(words(answer.lang).notes, &notes)));
    let beside = if number == 0 { BESIDE } else { 0 };
    let sources = sources_of(answer, &shown, beside, said);
    fields.extend(in_fields(words(answer.lang).sources, &sources));
    let embed = Embed {
        description: lines.join("\n"),
        fields,
        footer: footer(answer, said, number, of),
        colour: COLOUR,
        ..Embed::default()
    };
    let says_more = !embed.description.is_empty() || !embed.fields.is_empty();
    let embed = (says_more || answer.query.is_some()).then_some(embed);
    Page {
        content: brief::content(answer, &shown, said),
        embed,
        number,
        of,
        rows: shown,
    }
}

/// The passages that explain an answer.
fn explaining(answer: &Answer, said: &dyn Wording) -> Vec<Field> {
    let heading = said.explained().trim_end_matches([':', '：']);
    let quotes = answer.explained.iter().take(EXPLAINED);
    let quotes: Vec<String> = quotes
        .map(|row| passage(row, EXPLAINING, answer).join("\n"))
        .collect();
    in_fields(heading, &quotes)
}

/// How the question was taken, which page this is, and what was taken for a typing error.
fn footer(answer: &Answer, said: &dyn Wording, number: u16, of: u16) -> String {
    let mut parts = Vec::new();
    if answer.query.is_some() {
        parts.push(fill(words(answer.lang).taken_as, &[&said.reading(answer)]));
    }
    if of > 1 {
        let numbers = [(number + 1).to_string(), of.to_string()];
        parts.push(fill(words(answer.lang).page, &[&numbers[0], &numbers[1]]));
    }
    parts.join(" · ")
}

fn field(name: &str, lines: &[String]) -> Field {
    Field {
        name: name.to_owned(),
        value: lines.join("\n"),
    }
}

/// Lines in as many fields as they need; only the first has a heading.
fn in_fields(name: &str, lines: &[String]) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for line in lines {
        match fields.last_mut() {
            Some(last) if last.value.chars().count() + line.chars().count() < FIELD_VALUE => {
                last.value.push('\n');
                last.value.push_str(line);
            }
            last => {
                // Discord refuses an empty heading, and shows nothing for this character.
                let name = if last.is_none() { name } else { "\u{200b}" };
                fields.push(Field {
                    name: name.to_owned(),
                    value: line.clone(),
                });
            }
        }
    }
    fields
}

/// The rows of a table, a line each; passages take a few lines.
fn lines(answer: &Answer, rows: &Rows, shown: Range<usize>) -> Vec<String> {
    let said = wording::of(answer.lang);
    let line = |name: Option<&Names>, text: String| {
        let escaped = escape(&text);
        match name {
            Some(name) => bold(&escaped, name, answer.lang),
            None => escaped,
        }
    };
    match rows {
        Rows::None => Vec::new(),
        Rows::Partnerships(rows) => {
            let both_sides = both_sides(answer, rows);
            let name = |row: &crate::answer::PartnershipRow| {
                if both_sides {
                    row.cn.clone()
                } else {
                    row.partner.clone()
                }
            };
            rows[shown]
                .iter()
                .map(|row| line(Some(&name(row)), said.partnership(row, both_sides)))
                .collect()
        }
        Rows::Figures(rows) => {
            let several = rows
                .first()
                .is_some_and(|first| rows.iter().any(|row| row.scope != first.scope));
            rows[shown]
                .iter()
                .map(|row| line(several.then_some(&row.scope), said.figure(row, several)))
                .collect()
        }
        Rows::Names(rows) => rows[shown]
            .iter()
            .map(|row| {
                let text = line(Some(&row.name), said.name(row));
                match row.rank {
                    Some(rank) => format!("`{rank:>2}` {text}"),
                    None => text,
                }
            })
            .collect(),
        Rows::Passages(rows) => rows[shown]
            .iter()
            .flat_map(|row| passage(row, PASSAGE, answer))
            .collect(),
    }
}

/// Where a passage stands, and its text, cut to `limit` characters.
fn passage(row: &PassageRow, limit: usize, answer: &Answer) -> [String; 2] {
    let source = escape(&wording::of(answer.lang).passage_source(row));
    [
        format!("**{}.** {source}", row.rank),
        format!("> {}", quoted(row, limit)),
    ]
}

/// The text of a passage with what matches the question in bold, from the first match on where it
/// is longer than `limit`.
#[must_use]
pub fn quoted(row: &PassageRow, limit: usize) -> String {
    let chars: Vec<char> = row.text.chars().collect();
    let first = row.highlights.first().map_or(0, |range| range.start);
    let start = if chars.len() <= limit || first < limit / 2 {
        0
    } else {
        first - limit / 4
    };
    let end = (start + limit).min(chars.len());
    let text = |range: Range<usize>| {
        chars
            .get(range)
            .map(|part| part.iter().collect::<String>())
            .unwrap_or_default()
    };
    let mut out = String::from(if start > 0 { "… " } else { "" });
    let mut at = start;
    for range in &row.highlights {
        if range.start < at || range.end > end {
            continue;
        }
        out.push_str(&inside(&text(at..range.start)));
        out.push_str(&format!("**{}**", escape(&text(range.clone()))));
        at = range.end;
    }
    out.push_str(&inside(&text(at..end)));
    if end < chars.len() {
        out.push_str(" …");
    }
    out
}

/// Escapes a stretch inside a line, whose spaces at both ends count.
fn inside(text: &str) -> String {
    let escaped = escape(text);
    let gap = |yes: bool| if yes { " " } else { "" };
    if escaped.is_empty() {
        return gap(!text.is_empty()).to_owned();
    }
    let before = gap(text.starts_with(char::is_whitespace));
    let after = gap(text.ends_with(char::is_whitespace));
    format!("{before}{escaped}{after}")
}

/// Sets the first mention of a name in bold.
fn bold(line: &str, names: &Names, lang: Lang) -> String {
    let name = escape(names.get(lang));
    line.replacen(&name, &format!("**{name}**"), 1)
}

/// A passage in full between the passages before and after it, with its source.
#[must_use]
pub fn in_full(row: &PassageRow, neighbours: [Option<&str>; 2], answer: &Answer) -> Embed {
    let said = wording::of(answer.lang);
    let section: Vec<String> = row.section.iter().map(|heading| escape(heading)).collect();
    let cited = answer
        .citations
        .iter()
        .filter(|citation| citation.n == row.cite);
    let source: Vec<String> = cited.map(|citation| source(citation, said)).collect();
    let [before, after] = neighbours.map(|text| text.map(|text| escape(&cut(text, NEIGHBOUR))));
    let text = quoted(row, IN_FULL);
    let parts = [before, Some(format!("> {text}")), after];
    Embed {
        title: section.join(" › "),
        description: parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n"),
        fields: in_fields(words(answer.lang).sources, &source),
        colour: COLOUR,
        ..Embed::default()
    }
}
