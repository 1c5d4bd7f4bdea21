//! Collections: passages from elsewhere, one JSON object a line, to be indexed and measured.

use std::collections::HashMap;
use std::io::BufRead;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::Passage;
use crate::text::{Lang, is_han};

/// Why a collection cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum CollectionError {
    /// The file cannot be opened or read.
    #[error("cannot read the collection {}: {source}; check the path", file.display())]
    Io {
        /// The file.
        file: PathBuf,
        /// The cause.
        source: std::io::Error,
    },
    /// A line is not a passage.
    #[error("line {line} of {} {problem}", file.display())]
    Line {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it, and what to do.
        problem: String,
    },
    /// There is not one passage.
    #[error(
        "{} holds no passages; write one JSON object with id, title, text and lang a line",
        .0.display()
    )]
    Empty(PathBuf),
}

/// A line of the file. Other keys are left alone.
#[derive(Deserialize)]
struct Line {
    id: String,
    #[serde(default)]
    title: Option<String>,
    text: String,
    #[serde(default)]
    lang: Option<String>,
}

/// The passages of a collection, each a document of its own. Blank lines are passed over; without
/// `lang` a text with Chinese characters is Chinese.
///
/// # Errors
/// The first line that is no passage, or whose id another one has.
pub fn read(file: &Path) -> Result<Vec<Passage>, CollectionError> {
    let io = |source| CollectionError::Io {
        file: file.to_owned(),
        source,
    };
    let mut lines = std::io::BufReader::new(std::fs::File::open(file).map_err(io)?);
    let mut passages = Vec::new();
    let mut taken: HashMap<String, usize> = HashMap::new();
    let mut bytes = Vec::new();
    let mut line = 0;
    loop {
        bytes.clear();
        if lines.read_until(b'\n', &mut bytes).map_err(io)? == 0 {
            break;
        }
        line += 1;
        let explain = |problem| CollectionError::Line {
            file: file.to_owned(),
            line,
            problem,
        };
        if let Some(passage) = passage(&bytes).map_err(explain)? {
            if let Some(earlier) = taken.insert(passage.id.clone(), line) {
                let id = passage.id;
                return Err(explain(format!(
                    "has the id “{id}” of line {earlier}; give each passage its own"
                )));
            }
            passages.push(passage);
        }
    }
    if passages.is_empty() {
        return Err(CollectionError::Empty(file.to_owned()));
    }
    Ok(passages)
}

/// The passage of a line; nothing for a blank one.
fn passage(line: &[u8]) -> Result<Option<Passage>, String> {
    let line = std::str::from_utf8(line)
        .map_err(|_| "is not UTF-8; save the file as UTF-8".to_owned())?
        .trim_start_matches('\u{feff}');
    if line.trim().is_empty() {
        return Ok(None);
    }
    let read: Line =
        serde_json::from_str(line).map_err(|error| format!("is not a passage: {error}"))?;
    let id = read.id;
    if id.is_empty() || id.contains(char::is_whitespace) || id.contains(char::is_control) {
        return Err(format!(
            "has the id “{}”; an id is one word, so that it can stand in a line of results",
            id.escape_debug()
        ));
    }
    if read.text.trim().is_empty() {
        return Err(format!(
            "has no text for “{id}”; fill it in or leave the line out"
        ));
    }
    Ok(Some(Passage {
        document: id.clone(),
        ordinal: 1,
        title: read.title.unwrap_or_default(),
        lang: lang(read.lang.as_deref(), &read.text)?,
        text: read.text,
        id,
        ..Passage::default()
    }))
}

fn lang(tag: Option<&str>, text: &str) -> Result<Lang, String> {
    match tag.map(|tag| tag.split(['-', '_']).next().unwrap_or_default()) {
        Some("zh") => Ok(Lang::Zh),
        None | Some("") if text.chars().any(is_han) => Ok(Lang::Zh),
        None | Some("" | "en") => Ok(Lang::En),
        Some(other) => Err(format!(
            "has the language “{other}”; zh and en can be indexed"
        )),
    }
}
