//! What is not said about a file is taken from its text and its name.

use std::path::Path;

use serde_json::Value;

use super::{Extract, Given, IntakeError};
use crate::passages::document::Metadata;
use crate::text::{is_han, is_hidden};

/// A title that was found is cut here, in characters.
const LONGEST_TITLE: usize = 120;

/// The description of a document: what its user says, then what the file says, then what its text
/// and its name tell.
pub(super) fn metadata(
    file: &Path,
    extract: &Extract,
    given: &Given,
) -> Result<Metadata, IntakeError> {
    let mut known = extract.metadata.clone();
    known.extend(given.metadata.clone());
    let id = match known.remove("id") {
        Some(id) => id,
        None => Value::from(id_from(file).ok_or_else(|| IntakeError::NoId(file.to_owned()))?),
    };
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let title = known.remove("title").unwrap_or_else(|| {
        let title = extract.title.as_deref().unwrap_or(&stem);
        Value::from(title.trim())
    });
    let lang = known.remove("lang");
    let lang = lang.unwrap_or_else(|| Value::from(language(&extract.text)));
    let first = [("id", id), ("title", title), ("lang", lang)];
    let first = first.map(|(key, value)| (key.to_owned(), value));
    Ok(first.into_iter().chain(known).collect())
}

/// The first line that says something, without marks of headings.
pub(super) fn first_line(text: &str) -> Option<String> {
    let mut lines = text.split(['\n', '\r', '\u{c}']);
    let line = lines.find(|line| line.chars().any(char::is_alphabetic))?;
    let line = line.replace(is_hidden, "");
    let title: String = line.trim().chars().take(LONGEST_TITLE).collect();
    Some(title.trim_start_matches(['#', ' ']).trim().to_owned())
}

/// `zh` where Chinese characters say more than the letters: each says about as much as four.
fn language(text: &str) -> &'static str {
    let alphabetic = text.chars().filter(|c| c.is_alphabetic()).count();
    let han = text.chars().filter(|c| is_han(*c)).count();
    if han > 0 && han * 4 >= alphabetic.saturating_sub(han) {
        "zh"
    } else {
        "en"
    }
}

/// `Yang Yi (2015).pdf` → `yang-yi-2015`; nothing where the name has no Latin letter or digit.
fn id_from(file: &Path) -> Option<String> {
    let stem = file.file_stem()?.to_string_lossy().to_ascii_lowercase();
    let words = stem.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    (!words.is_empty()).then(|| words.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_of_the_name_of_the_file() {
        let cases = [
            ("Yang Yi (2015).pdf", Some("yang-yi-2015")),
            ("/a/b/notes.txt", Some("notes")),
            ("城市外交2015.txt", Some("2015")),
            ("城市外交.txt", None),
        ];
        for (file, expected) in cases {
            assert_eq!(id_from(Path::new(file)).as_deref(), expected, "{file}");
        }
    }

    #[test]
    fn the_language_is_that_of_most_letters() {
        assert_eq!(language("城市外交 (city diplomacy)"), "zh");
        assert_eq!(
            language("Tianjin (天津) and Kobe (神户) have been partners."),
            "en"
        );
        assert_eq!(language("12"), "en");
    }
}
