//! Plain text → headings and paragraphs: what Markdown marks must here be told from the layout.

use std::collections::HashMap;

use unicode_width::UnicodeWidthStr;

use super::blocks::{Block, Paragraph};
use super::sections::is_numbered;
use super::{LeftOut, PAGE_END, Reason, split};

/// Nobody breaks lines by hand at more columns: in wider text a line is a paragraph.
const WIDEST_BROKEN: usize = 120;
/// A heading is not longer, in columns.
const WIDEST_HEADING: usize = 80;
/// So many lines at the top and the bottom of a page may be running heads.
const EDGE: usize = 2;
/// A line that stands at the edge of so many pages, and of half of them, is a running head.
const REPEATED: usize = 3;

/// A line with its number in the file and its page.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    number: usize,
    page: Option<u32>,
}

/// Reads the text; pages are counted from `first_page` on. A first line that is the `title` of the
/// document is no part of its text.
pub(super) fn read(text: &str, first_page: Option<u32>, title: &str) -> (Vec<Block>, Vec<LeftOut>) {
    let pages = pages(text, first_page);
    let heads = running_heads(&pages);
    let mut left_out = Vec::new();
    let mut lines = Vec::new();
    for page in &pages {
        let edge = edge(page);
        for (at, line) in page.iter().enumerate() {
            if edge.contains(&at)
                && (is_page_number(line.text) || heads.contains(&shape(line.text)))
            {
                left_out.push(LeftOut {
                    line: line.number,
                    chars: line.text.trim().chars().count(),
                    reason: Reason::RunningHead,
                });
            } else {
                lines.push(*line);
            }
        }
    }
    let first = lines.iter().position(|line| !line.text.trim().is_empty());
    let first = first.filter(|at| lines.get(*at).is_some_and(|line| line.text.trim() == title));
    let titled = first.filter(|_| !split::is_finished(title));
    let text = titled.map_or(0, |at| at + 1);
    (blocks(lines.get(text..).unwrap_or_default()), left_out)
}

fn pages(text: &str, first_page: Option<u32>) -> Vec<Vec<Line<'_>>> {
    let mut number = 1;
    let mut pages = Vec::new();
    for (text, offset) in text.split(PAGE_END).zip(0..) {
        let page = first_page.map(|first| first.saturating_add(offset));
        let mut lines = Vec::new();
        for (index, text) in text.split('\n').enumerate() {
            // A form feed ends no line.
            number += usize::from(index > 0);
            lines.push(Line { text, number, page });
        }
        pages.push(lines);
    }
    pages
}

/// The places of the lines at the top and the bottom of a page that are not empty.
fn edge(page: &[Line<'_>]) -> Vec<usize> {
    let filled: Vec<usize> = (0..page.len())
        .filter(|at| {
            page.get(*at)
                .is_some_and(|line| !line.text.trim().is_empty())
        })
        .collect();
    let bottom = filled
        .len()
        .saturating_sub(EDGE)
        .max(EDGE.min(filled.len()));
    filled
        .iter()
        .take(EDGE)
        .chain(filled.iter().skip(bottom))
        .copied()
        .collect()
}

/// The shapes of the lines that stand at the edge of many pages.
fn running_heads(pages: &[Vec<Line<'_>>]) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for page in pages {
        let mut shapes: Vec<String> = edge(page)
            .into_iter()
            .filter_map(|at| page.get(at))
            .map(|line| shape(line.text))
            .collect();
        shapes.sort_unstable();
        shapes.dedup();
        for shape in shapes {
            *seen.entry(shape).or_default() += 1;
        }
    }
    let often = seen
        .into_iter()
        .filter(|(_, pages_with)| *pages_with >= REPEATED && pages_with * 2 >= pages.len());
    often.map(|(shape, _)| shape).collect()
}

/// A line without blanks and with the same sign for every digit.
fn shape(line: &str) -> String {
    let kept = line.chars().filter(|c| !c.is_whitespace());
    kept.map(|c| if c.is_ascii_digit() { '#' } else { c })
        .collect()
}

/// "72", "- 72 -", "第72页".
fn is_page_number(line: &str) -> bool {
    let inner =
        line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '—' | '·' | '–'));
    let inner = inner
        .strip_prefix('第')
        .and_then(|inner| inner.strip_suffix('页'))
        .unwrap_or(inner)
        .trim();
    (1..=4).contains(&inner.len()) && inner.bytes().all(|byte| byte.is_ascii_digit())
}

/// Lines → paragraphs. An empty line or an indent begins one; so does every line of text that is
/// wider than anybody would break it.
fn blocks(lines: &[Line<'_>]) -> Vec<Block> {
    let one_per_line = lines.iter().any(|line| line.text.width() > WIDEST_BROKEN);
    let mut blocks = Vec::new();
    let mut group: Vec<Line<'_>> = Vec::new();
    for line in lines {
        let empty = line.text.trim().is_empty();
        let indented = line.text.starts_with(['\u{3000}', '\t']) || line.text.starts_with("  ");
        if empty || one_per_line || (indented && !group.is_empty()) || heads(&group) {
            blocks.extend(block(&group));
            group.clear();
        }
        if !empty {
            group.push(*line);
        }
    }
    blocks.extend(block(&group));
    blocks
}

/// Is what has been gathered a heading with a number, which the next line does not go on with?
fn heads(group: &[Line<'_>]) -> bool {
    matches!(group, [only] if is_numbered(only.text.trim()) && is_heading(only.text.trim()))
}

fn is_heading(line: &str) -> bool {
    let titled = line.starts_with(|c: char| c.is_uppercase()) && !line.contains(['.', ',']);
    line.width() <= WIDEST_HEADING
        && !split::is_finished(line)
        && !line.contains(['，', '。', '；'])
        && (is_numbered(line) || titled)
}

fn block(group: &[Line<'_>]) -> Option<Block> {
    let first = group.first()?;
    let title = first.text.trim();
    if group.len() == 1 && is_heading(title) {
        return Some(Block::Heading(2, title.to_owned()));
    }
    let mut whole = Paragraph::default();
    for line in group {
        let mut part = Paragraph {
            line: line.number,
            ..Paragraph::default()
        };
        part.push(line.text.trim(), line.page);
        if whole.text.is_empty() {
            whole = part;
        } else {
            whole.join(&part);
        }
    }
    Some(Block::Paragraph(whole))
}
