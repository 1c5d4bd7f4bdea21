//! The sources of an answer as references that can be put into a paper.

use super::commands::STYLES;
use super::limits::FIELD_VALUE;
use super::reply::{Embed, Field};
use super::trouble::Trouble;
use super::view;
use crate::answer::{Answer, Citation};
use crate::cite::Style;
use crate::passages::Library;
use crate::render::discord::escape::escape;
use crate::render::references;
use crate::render::wording::discord::words;

/// The source of what is known without a page of anybody's; see data/README.md.
const UNPUBLISHED: &str = "general-knowledge";

/// Characters of references in one message: an embed's description, with room for its frame.
const LONGEST: usize = 3_800;

/// The references in `style` as an embed.
///
/// # Errors
/// The style is not known, or a source cannot be written in it.
pub(super) fn embed(answer: &Answer, library: &Library, style: &str) -> Result<Embed, Trouble> {
    let (name, text) = written(answer, library, style, LONGEST)?;
    Ok(Embed {
        title: name.to_owned(),
        ..view::text(text)
    })
}

/// The references in `style` as a part of another embed.
///
/// # Errors
/// As [`embed`].
pub(super) fn field(answer: &Answer, library: &Library, style: &str) -> Result<Field, Trouble> {
    let (name, value) = written(answer, library, style, FIELD_VALUE)?;
    Ok(Field {
        name: name.to_owned(),
        value,
    })
}

fn written(
    answer: &Answer,
    library: &Library,
    style: &str,
    limit: usize,
) -> Result<(&'static str, String), Trouble> {
    let (_, name) = STYLES
        .iter()
        .find(|(value, _)| *value == style)
        .ok_or(Trouble::OldButton)?;
    let style: Style = style.parse().map_err(|_| Trouble::OldButton)?;
    if works(answer).is_empty() {
        return Err(Trouble::NothingThere);
    }
    let is_data = matches!(style, Style::Bibtex | Style::Ris | Style::CslJson);
    let note = words(answer.lang).cut;
    let mut text = String::new();
    for (numbers, citation) in works(answer) {
        let document = library.describing(&citation.source);
        let written = references::of_source(&citation, document, style)
            .map_err(|error| Trouble::inside(&error))?;
        let entry = if is_data {
            // Nothing can end the block from inside.
            format!("```\n{}\n```\n", written.replace("```", "'''"))
        } else {
            let lines: Vec<String> = written.lines().map(escape).collect();
            format!("`{numbers}` {}\n", lines.join("\n"))
        };
        if text.chars().count() + entry.chars().count() + note.chars().count() > limit {
            text.push_str(note);
            break;
        }
        text.push_str(&entry);
    }
    Ok((name, text))
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
