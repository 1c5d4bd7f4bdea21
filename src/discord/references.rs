//! The sources of an answer as references that can be put into a paper.

use super::body::File;
use super::commands::STYLES;
use super::limits::{self, FIELD_VALUE};
use super::reply::{Embed, Field};
use super::trouble::Trouble;
use super::view;
use crate::answer::{Answer, Citation};
use crate::cite::Style;
use crate::facts::UNPUBLISHED;
use crate::passages::Library;
use crate::render::discord::escape::escape;
use crate::render::references;
use crate::render::wording::discord::words;

/// Characters of references in one message: an embed's description, with room for its frame.
const LONGEST: usize = 3_800;
/// Characters of the reference in the text of a message.
const FIRST: usize = 1_500;

/// References as they are shown, and the file with all of them where some have no room.
pub(super) struct Written {
    name: &'static str,
    /// The first of them, and whether there are more.
    first: (String, bool),
    text: String,
    /// The file.
    pub(super) file: Option<File>,
}

impl Written {
    /// The first of them as a text that is copied, for people who have embeds switched off.
    pub(super) fn content(&self) -> String {
        let (first, more) = &self.first;
        // Nothing can end the block from inside.
        let first = limits::cut(first, FIRST).replace("```", "'''");
        let more = if *more { "\n…" } else { "" };
        format!("**{}**\n```\n{first}\n```{more}", self.name)
    }

    /// As an embed.
    pub(super) fn embed(&self) -> Embed {
        Embed {
            title: self.name.to_owned(),
            ..view::text(self.text.clone())
        }
    }

    /// As a part of another embed.
    pub(super) fn field(&self) -> Field {
        Field {
            name: self.name.to_owned(),
            value: self.text.clone(),
        }
    }
}

/// The references in `style` for a message of their own.
///
/// # Errors
/// The style is not known, a source cannot be written in it, or there is none.
pub(super) fn whole(answer: &Answer, library: &Library, style: &str) -> Result<Written, Trouble> {
    written(answer, library, style, LONGEST)
}

/// The references in `style` for a field of another message; `None` where nothing is cited.
///
/// # Errors
/// The style is not known, or a source cannot be written in it.
pub(super) fn part(
    answer: &Answer,
    library: &Library,
    style: &str,
) -> Result<Option<Written>, Trouble> {
    match written(answer, library, style, FIELD_VALUE) {
        Err(Trouble::NothingThere) => Ok(None),
        written => written.map(Some),
    }
}

fn written(
    answer: &Answer,
    library: &Library,
    style: &str,
    limit: usize,
) -> Result<Written, Trouble> {
    let (_, name) = STYLES
        .iter()
        .find(|(value, _)| *value == style)
        .ok_or_else(|| Trouble::NoChoice(style.to_owned()))?;
    let style: Style = style.parse().map_err(|_| Trouble::OldButton)?;
    let works = works(answer);
    if works.is_empty() {
        return Err(Trouble::NothingThere);
    }
    let note = words(answer.lang).cut;
    let mut text = String::new();
    let mut all = Vec::new();
    let mut cut = false;
    for (numbers, citation) in works {
        let document = library.describing(&citation.source);
        let written = references::of_source(&citation, document, style)?;
        let entry = shown(&written, &numbers, style);
        let taken = [&text, &entry, note].map(|part| part.chars().count());
        cut |= taken.iter().sum::<usize>() > limit;
        if !cut {
            text.push_str(&entry);
        }
        all.push(written);
    }
    if cut {
        text.push_str(note);
    }
    let first = all.first().cloned().unwrap_or_default();
    Ok(Written {
        name,
        first: (first, all.len() > 1),
        text,
        file: cut.then(|| file(&all, style, name)),
    })
}

/// One reference in a message.
fn shown(written: &str, numbers: &str, style: Style) -> String {
    if is_data(style) {
        // Nothing can end the block from inside.
        return format!("```\n{}\n```\n", written.replace("```", "'''"));
    }
    let lines: Vec<String> = written.lines().map(escape).collect();
    format!("`{numbers}` {}\n", lines.join("\n"))
}

fn is_data(style: Style) -> bool {
    matches!(style, Style::Bibtex | Style::Ris | Style::CslJson)
}

/// All references as a file that a reference manager or a text editor opens.
fn file(written: &[String], style: Style, name: &str) -> File {
    let (ending, kind, text) = match style {
        // Programs that read CSL-JSON expect one list.
        Style::CslJson => (
            "json",
            "application/json",
            format!("[{}]", written.join(",\n")),
        ),
        Style::Bibtex => ("bib", "text/plain; charset=utf-8", written.join("\n\n")),
        Style::Ris => ("ris", "text/plain; charset=utf-8", written.join("\n")),
        Style::Gbt7714 | Style::Apa | Style::Mla | Style::Chicago => {
            ("txt", "text/plain; charset=utf-8", written.join("\n"))
        }
    };
    File {
        name: format!("references-{}.{ending}", style.name()).into(),
        kind,
        description: name.to_owned(),
        bytes: (text + "\n").into(),
    }
}

/// Each work once, with the numbers under which it is cited; where it is cited at several places, without
/// any of them. What nobody has published can be no reference.
fn works(answer: &Answer) -> Vec<(String, Citation)> {
    let mut works: Vec<(String, Citation)> = Vec::new();
    let published = answer
        .citations
        .iter()
        .filter(|citation| *citation.source != *UNPUBLISHED);
    for citation in published {
        match works
            .iter_mut()
            .find(|(_, known)| known.source == citation.source)
        {
            Some((numbers, known)) => {
                numbers.push_str(&format!(", {}", citation.n));
                if known.locator != citation.locator {
                    known.locator = "".into();
                }
            }
            None => works.push((citation.n.to_string(), citation.clone())),
        }
    }
    works
}
