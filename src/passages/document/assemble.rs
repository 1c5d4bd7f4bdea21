//! Blocks → passages: paragraphs made whole, cut to size, with their section, pages and notes.

use std::collections::BTreeSet;
use std::ops::Range;

use super::blocks::{Block, Paragraph};
use super::error::Problem;
use super::points::{self, Point};
use super::sections::Sections;
use super::{Document, LeftOut, Note, Passage, Reading, Reason, notes, split};

/// Catalogue lines at the head of Chinese journal articles.
const CATALOGUE: [&str; 9] = [
    "关键词",
    "中图分类号",
    "文献标识码",
    "文章编号",
    "收稿日期",
    "DOI",
    "Keywords",
    "Key words",
    "基金项目",
];

/// Builds the passages of `document`.
///
/// # Errors
/// The line and the problem, for points that are not right and when no text is left.
pub(super) fn assemble(
    document: Document,
    blocks: Vec<Block>,
    left_out: Vec<LeftOut>,
) -> Result<Reading, (usize, Problem)> {
    let mut assembly = Assembly {
        reading: Reading {
            document,
            left_out,
            ..Reading::default()
        },
        ..Assembly::default()
    };
    for block in blocks {
        match block {
            Block::Heading(level, title) => assembly.heading(level, &title),
            Block::Paragraph(paragraph) => assembly.paragraph(paragraph)?,
        }
    }
    assembly.finish()
}

#[derive(Default)]
struct Assembly {
    reading: Reading,
    sections: Sections,
    /// The paragraph that may still go on, and its point.
    open: Option<(Paragraph, Option<Point>)>,
    in_notes: bool,
    notes: Vec<Note>,
    /// The markers of each passage, resolved at the end, when all notes are known.
    markers: Vec<Vec<String>>,
    pages: BTreeSet<u32>,
    points: BTreeSet<u32>,
}

impl Assembly {
    fn heading(&mut self, level: usize, title: &str) {
        let title = title.trim_end_matches('*').trim();
        // "（下转第88页）" is followed by the rest of the sentence, not by a heading.
        self.close();
        self.in_notes = notes::is_heading(title);
        if level > 1 || title != self.reading.document.title {
            self.sections.enter(level, title);
        }
    }

    fn paragraph(&mut self, mut paragraph: Paragraph) -> Result<(), (usize, Problem)> {
        let point = points::take(&paragraph.text).map_err(|problem| (paragraph.line, problem))?;
        let point = point.map(|(point, rest)| (point, paragraph.text.len() - rest.len()));
        if let Some((point, mark)) = point {
            self.close();
            if !self.points.insert(point.number) {
                return Err((paragraph.line, Problem::DuplicatePoint(point.number)));
            }
            cut_front(&mut paragraph, mark);
            self.open = Some((paragraph, Some(point)));
            return Ok(());
        }
        if self.in_notes || paragraph.text.starts_with('*') {
            self.note(&paragraph);
            return Ok(());
        }
        if let Some(reason) = self.not_text(&paragraph.text) {
            self.leave_out(&paragraph, reason);
            return Ok(());
        }
        let continued = continuation_mark(&paragraph.text);
        cut_front(&mut paragraph, continued);
        if !self.goes_on_with(&paragraph) {
            self.close();
            self.open = Some((paragraph, None));
        }
        Ok(())
    }

    /// Adds `next` to the open paragraph if that is a list, or its sentence, going on.
    fn goes_on_with(&mut self, next: &Paragraph) -> bool {
        let Some((open, _)) = &mut self.open else {
            return false;
        };
        if next.item {
            let list = open.item || open.text.ends_with(['：', ':']);
            if list {
                open.append_line(next);
                open.item = true;
            }
            return list;
        }
        let same = !open.item && !ends(open);
        if same {
            open.join(next);
        }
        same
    }

    /// Notes are kept for the passages that refer to them.
    fn note(&mut self, paragraph: &Paragraph) {
        if let Some(text) = paragraph.text.strip_prefix('*') {
            self.notes.push(Note {
                marker: "*".to_owned(),
                text: text.trim().to_owned(),
            });
        } else if let Some(found) = notes::in_item(paragraph) {
            self.notes.extend(found);
        }
        self.leave_out(paragraph, Reason::Notes);
    }

    fn not_text(&self, text: &str) -> Option<Reason> {
        let label = text.trim_start_matches(['【', '[', '*']);
        if CATALOGUE.iter().any(|word| {
            label
                .strip_prefix(word)
                .is_some_and(|rest| rest.starts_with(['】', ']', ':', '：']))
        }) {
            return Some(Reason::Catalogue);
        }
        let name = text.trim_matches(|c: char| !c.is_alphanumeric());
        let author = self
            .reading
            .document
            .authors
            .iter()
            .any(|author| author == name);
        author.then_some(Reason::Byline)
    }

    fn leave_out(&mut self, paragraph: &Paragraph, reason: Reason) {
        let chars = paragraph.text.chars().count();
        self.reading.left_out.push(LeftOut {
            line: paragraph.line,
            chars,
            reason,
        });
    }

    /// Cuts the open paragraph into passages.
    fn close(&mut self) {
        let Some((mut paragraph, point)) = self.open.take() else {
            return;
        };
        let end = paragraph.text.len() - continued_elsewhere(&paragraph.text);
        paragraph.text.truncate(end);
        for range in split::stretches(&paragraph.text, self.reading.document.lang()) {
            self.passage(&paragraph, range, point.as_ref());
        }
    }

    fn passage(&mut self, paragraph: &Paragraph, range: Range<usize>, point: Option<&Point>) {
        let Some(text) = paragraph.text.get(range.clone()).map(str::trim) else {
            return;
        };
        if text.is_empty() {
            return;
        }
        let pages = pages_of(paragraph, &range);
        self.pages.extend(&pages);
        let document = &self.reading.document;
        let ordinal = u32::try_from(self.reading.passages.len() + 1).unwrap_or(u32::MAX);
        let locator = point.and_then(|point| point.locator.clone());
        let sources = point.map(|point| point.sources.clone()).unwrap_or_default();
        self.reading.passages.push(Passage {
            id: format!("{}#{ordinal}", document.id),
            document: document.id.clone(),
            ordinal,
            title: document.title.clone(),
            section: self.sections.path(),
            pages: locator
                .as_deref()
                .and_then(points::pages)
                .or_else(|| name_pages(&pages)),
            locator,
            point: point.map(|point| point.number),
            sources: if sources.is_empty() {
                document.sources.clone()
            } else {
                sources
            },
            lang: document.lang(),
            text: text.to_owned(),
            notes: Vec::new(),
        });
        let inside = |at: &usize| range.start < *at && *at <= range.end;
        let markers = paragraph.markers.iter().filter(|(at, _)| inside(at));
        self.markers
            .push(markers.map(|(_, marker)| marker.clone()).collect());
    }

    fn finish(mut self) -> Result<Reading, (usize, Problem)> {
        self.close();
        if self.reading.passages.is_empty() {
            return Err((1, Problem::Empty));
        }
        for (passage, markers) in self.reading.passages.iter_mut().zip(&self.markers) {
            let note = |marker: &String| self.notes.iter().find(|note| note.marker == *marker);
            passage.notes = markers.iter().filter_map(note).cloned().collect();
        }
        self.reading.pages = self.pages.into_iter().collect();
        self.reading.left_out.sort_by_key(|left| left.line);
        Ok(self.reading)
    }
}

fn cut_front(paragraph: &mut Paragraph, bytes: usize) {
    if bytes == 0 {
        return;
    }
    paragraph.text.drain(..bytes);
    for (at, _) in &mut paragraph.pages {
        *at = at.saturating_sub(bytes);
    }
    for (at, _) in &mut paragraph.markers {
        *at = at.saturating_sub(bytes);
    }
}

/// A paragraph ends with its sentence, unless it says that it goes on elsewhere.
fn ends(paragraph: &mut Paragraph) -> bool {
    let mark = continued_elsewhere(&paragraph.text);
    let end = paragraph.text.len() - mark;
    paragraph.text.truncate(end);
    mark == 0 && split::is_finished(&paragraph.text)
}

/// The length of "（下转第88页）" or "(continued on p. 88)" at the end of `text`.
fn continued_elsewhere(text: &str) -> usize {
    let whole = text.len();
    let text = text.trim_end();
    let Some(start) = text.rfind(['（', '(']) else {
        return 0;
    };
    let mark = text[start..].trim_start_matches(['（', '(']);
    let goes_on = mark.starts_with("下转") || mark.to_ascii_lowercase().starts_with("continued on");
    if goes_on && mark.ends_with(['）', ')']) {
        whole - start
    } else {
        0
    }
}

/// The length of "（上接第73页）" or "(continued from p. 73)" at the beginning of `text`.
fn continuation_mark(text: &str) -> usize {
    let Some(inside) = text.strip_prefix(['（', '(']) else {
        return 0;
    };
    let comes =
        inside.starts_with("上接") || inside.to_ascii_lowercase().starts_with("continued from");
    let end = text.find(['）', ')']).filter(|_| comes);
    end.map_or(0, |at| {
        text.len()
            - text[at..]
                .trim_start_matches(['）', ')'])
                .trim_start()
                .len()
    })
}

/// The pages on which a stretch of a paragraph stands.
fn pages_of(paragraph: &Paragraph, range: &Range<usize>) -> Vec<u32> {
    let before = paragraph.pages.iter().rfind(|(at, _)| *at <= range.start);
    let within = paragraph
        .pages
        .iter()
        .filter(|(at, _)| range.start < *at && *at < range.end);
    before
        .into_iter()
        .chain(within)
        .map(|(_, page)| *page)
        .collect()
}

/// "72", "72-73" for pages that follow each other, "73, 88" for those that do not.
fn name_pages(pages: &[u32]) -> Option<String> {
    let (first, last) = (pages.first()?, pages.last()?);
    let consecutive = pages
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if *b == a + 1));
    Some(match pages {
        [one] => one.to_string(),
        _ if consecutive => format!("{first}-{last}"),
        _ => pages
            .iter()
            .map(u32::to_string)
            .collect::<Vec<_>>()
            .join(", "),
    })
}
