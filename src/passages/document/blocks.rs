//! Markdown → headings and paragraphs, each stretch of text with its printed page.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::error::Problem;
use super::{LeftOut, Reason};
use crate::text::is_han;

/// A piece of a document in reading order.
#[derive(Debug)]
pub(super) enum Block {
    /// A heading and its level, 1 to 6.
    Heading(usize, String),
    /// A paragraph, a list item or a row of a table.
    Paragraph(Paragraph),
}

/// Running text with what it must not lose: pages, footnote markers, line breaks.
/// All offsets are bytes of `text`.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    pub(super) text: String,
    /// The line of the file where it begins.
    pub(super) line: usize,
    /// From each offset on, the text stands on this page.
    pub(super) pages: Vec<(usize, u32)>,
    /// Where footnote markers stood, and what they said.
    pub(super) markers: Vec<(usize, String)>,
    /// Where the lines of the file ended.
    pub(super) breaks: Vec<usize>,
    /// An item of a list or a row of a table: never part of a sentence that goes on elsewhere.
    pub(super) item: bool,
}

impl Paragraph {
    /// Appends `more`, which stands on `page`.
    pub(super) fn push(&mut self, more: &str, page: Option<u32>) {
        if let Some(page) = page
            && self.pages.last().is_none_or(|(_, last)| *last != page)
        {
            self.pages.push((self.text.len(), page));
        }
        self.text.push_str(more);
    }

    /// Does the text end in one of the two stars of bold print, which stand on one page?
    fn ends_with_half_a_mark(&self) -> bool {
        let end = self.text.len();
        let begins_there = self.pages.last().is_some_and(|(at, _)| *at >= end);
        self.text.ends_with('*') && !begins_there
    }

    /// Appends another paragraph as the continuation of the same sentence.
    pub(super) fn join(&mut self, other: &Self) {
        let end = self.text.trim_end().len();
        self.text.truncate(end);
        let hyphenated = self.text.ends_with('-')
            && self.text[..self.text.len() - 1].ends_with(char::is_alphabetic)
            && other.text.starts_with(char::is_lowercase);
        if hyphenated {
            self.text.pop();
        } else if needs_space(self.text.chars().next_back(), other.text.chars().next()) {
            self.text.push(' ');
        }
        self.append(other);
    }

    /// Appends another paragraph on a line of its own.
    pub(super) fn append_line(&mut self, other: &Self) {
        self.text.push('\n');
        self.append(other);
    }

    fn append(&mut self, other: &Self) {
        let at = self.text.len();
        self.text.push_str(&other.text);
        for &(offset, page) in &other.pages {
            if self.pages.last().is_none_or(|(_, last)| *last != page) {
                self.pages.push((at + offset, page));
            }
        }
        self.markers
            .extend(other.markers.iter().map(|(o, m)| (at + o, m.clone())));
    }
}

/// Chinese runs on without spaces; words of other scripts do not.
fn needs_space(before: Option<char>, after: Option<char>) -> bool {
    let glued =
        |c: char| is_han(c) || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}');
    match (before, after) {
        (Some(a), Some(b)) => !(a.is_whitespace() || glued(a) || glued(b)),
        _ => false,
    }
}

/// Reads the body of a document; `lines_before` lines of the file stand before it.
///
/// # Errors
/// The line of the file and the problem, for marks that do not fit.
pub(super) fn read(
    body: &str,
    lines_before: usize,
) -> Result<(Vec<Block>, Vec<LeftOut>), (usize, Problem)> {
    let starts = std::iter::once(0)
        .chain(body.match_indices('\n').map(|(at, _)| at + 1))
        .collect();
    let mut reader = Reader {
        starts,
        lines_before,
        ..Reader::default()
    };
    let mut html = None;
    for (event, range) in Parser::new_ext(body, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::HtmlBlock) => html = Some(range.start..range.start),
            // A block of HTML comes line by line, but a comment may span them.
            Event::Html(_) => html = html.map(|whole: Range<usize>| whole.start..range.end),
            Event::End(TagEnd::HtmlBlock) => {
                let whole = html.take().unwrap_or(range);
                reader.html(&body[whole.clone()], whole.start)?;
                reader.flush();
            }
            other => reader.event(&other, &range)?,
        }
    }
    reader.finish()
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    left_out: Vec<LeftOut>,
    current: Option<Paragraph>,
    heading: Option<usize>,
    list_depth: usize,
    page: Option<u32>,
    skip: Option<LeftOut>,
    /// The content of `<sup>…</sup>` as far as it has been read.
    superscript: Option<String>,
    pending_break: bool,
    /// The offset at which each line of the body starts.
    starts: Vec<usize>,
    lines_before: usize,
}

impl Reader {
    fn line(&self, offset: usize) -> usize {
        self.lines_before + self.starts.partition_point(|start| *start <= offset)
    }

    fn event(&mut self, event: &Event<'_>, range: &Range<usize>) -> Result<(), (usize, Problem)> {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                self.flush();
                self.heading = Some(*level as usize);
            }
            Event::Start(Tag::List(_)) => {
                self.flush();
                self.list_depth += 1;
            }
            Event::End(TagEnd::List(_)) => {
                self.flush();
                self.list_depth = self.list_depth.saturating_sub(1);
            }
            Event::Start(Tag::Paragraph | Tag::Item | Tag::TableRow | Tag::TableHead)
            | Event::End(
                TagEnd::Paragraph
                | TagEnd::Item
                | TagEnd::Heading(_)
                | TagEnd::CodeBlock
                | TagEnd::TableRow
                | TagEnd::TableHead,
            ) => self.flush(),
            Event::Start(Tag::Table(_)) => self.list_depth += 1,
            Event::End(TagEnd::Table) => self.list_depth = self.list_depth.saturating_sub(1),
            Event::End(TagEnd::TableCell) => self.text(" | ", range.start),
            Event::Text(text) | Event::Code(text) => match &mut self.superscript {
                Some(inside) => inside.push_str(text),
                None => self.text(text, range.start),
            },
            Event::SoftBreak | Event::HardBreak => self.pending_break = true,
            Event::InlineHtml(tag) if tag.eq_ignore_ascii_case("<sup>") => {
                self.superscript = Some(String::new());
            }
            Event::InlineHtml(tag) if tag.eq_ignore_ascii_case("</sup>") => {
                self.end_superscript(range.start);
            }
            Event::InlineHtml(tag) => self.html(tag, range.start)?,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str, offset: usize) {
        if let Some(skip) = &mut self.skip {
            skip.chars += text.chars().count();
            return;
        }
        // CommonMark does not see the end of bold print between 】 and a Chinese character, and may part
        // the two stars.
        let text = &text.replace("**", "");
        let line = self.line(offset);
        let item = self.list_depth > 0;
        let broken = std::mem::take(&mut self.pending_break);
        let current = self.current.get_or_insert_with(|| Paragraph {
            line,
            item,
            ..Paragraph::default()
        });
        if broken && !current.text.is_empty() {
            if needs_space(current.text.chars().next_back(), text.chars().next()) {
                current.text.push(' ');
            }
            current.breaks.push(current.text.len());
        }
        match text.strip_prefix('*') {
            Some(rest) if current.ends_with_half_a_mark() => {
                current.text.pop();
                current.push(rest, self.page);
            }
            _ => current.push(text, self.page),
        }
    }

    /// `[3]` and `[6][8]` are footnote markers; anything else that is raised is text (m²).
    fn end_superscript(&mut self, offset: usize) {
        let Some(inside) = self.superscript.take() else {
            return;
        };
        let (markers, rest) = super::notes::markers(&inside);
        match &mut self.current {
            Some(current) if !markers.is_empty() && rest.is_empty() => {
                let at = current.text.len();
                current
                    .markers
                    .extend(markers.into_iter().map(|marker| (at, marker)));
            }
            _ => self.text(&inside, offset),
        }
    }

    /// Marks are obeyed; the text around them is kept without its tags.
    fn html(&mut self, raw: &str, offset: usize) -> Result<(), (usize, Problem)> {
        let mut at = 0;
        while let Some(start) = raw[at..].find("<!--").map(|found| at + found) {
            self.tags(&raw[at..start], offset + at);
            let line = self.line(offset + start);
            let Some(end) = raw[start..].find("-->").map(|found| start + found) else {
                return Err((line, Problem::UnclosedComment));
            };
            let comment = raw.get(start + 4..end).unwrap_or_default().trim();
            self.comment(comment, line)
                .map_err(|problem| (line, problem))?;
            at = end + 3;
        }
        self.tags(&raw[at..], offset + at);
        Ok(())
    }

    fn tags(&mut self, raw: &str, offset: usize) {
        let lower = raw.to_ascii_lowercase();
        if lower.contains("<script") || lower.contains("<style") {
            let line = self.line(offset);
            let chars = raw.chars().count();
            self.left_out.push(LeftOut {
                line,
                chars,
                reason: Reason::Markup,
            });
            return;
        }
        let mut depth = 0_usize;
        let text: String = raw
            .chars()
            .filter(|c| {
                depth += usize::from(*c == '<');
                let keep = depth == 0;
                depth = depth.saturating_sub(usize::from(*c == '>'));
                keep
            })
            .collect();
        if !text.trim().is_empty() {
            self.text(text.trim_matches('\n'), offset);
        }
    }

    fn comment(&mut self, comment: &str, line: usize) -> Result<(), Problem> {
        if let Some(number) = comment
            .strip_prefix("page")
            .filter(|n| !n.starts_with(char::is_alphabetic))
        {
            let page = number
                .trim()
                .parse()
                .map_err(|_| Problem::PageMark(format!("<!-- {comment} -->")))?;
            if let Some(after) = self.page.filter(|after| *after >= page) {
                return Err(Problem::PageOrder { page, after });
            }
            self.page = Some(page);
        } else if comment == "/skip" {
            let skip = self
                .skip
                .take()
                .ok_or_else(|| Problem::StraySkip("<!-- /skip -->".into()))?;
            self.left_out.push(skip);
        } else if let Some(why) = comment.strip_prefix("skip") {
            if self.skip.is_some() {
                return Err(Problem::StraySkip(format!("<!-- {comment} -->")));
            }
            let why = why.trim_start_matches(':').trim().to_owned();
            self.skip = Some(LeftOut {
                line,
                chars: 0,
                reason: Reason::Skipped(why),
            });
        }
        Ok(())
    }

    fn flush(&mut self) {
        self.pending_break = false;
        let heading = self.heading.take();
        let Some(mut paragraph) = self.current.take() else {
            return;
        };
        let end = paragraph.text.trim_end().trim_end_matches(" |").len();
        paragraph.text.truncate(end);
        if paragraph.text.trim().is_empty() {
            return;
        }
        self.blocks.push(match heading {
            Some(level) => Block::Heading(level, paragraph.text.trim().to_owned()),
            None => Block::Paragraph(paragraph),
        });
    }

    fn finish(mut self) -> Result<(Vec<Block>, Vec<LeftOut>), (usize, Problem)> {
        self.flush();
        match self.skip {
            Some(skip) => Err((skip.line, Problem::UnclosedSkip)),
            None => Ok((self.blocks, self.left_out)),
        }
    }
}
