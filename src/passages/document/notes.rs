//! Footnotes: the markers in the text and the notes that they lead to.

use super::blocks::Paragraph;

/// A footnote or an endnote.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Note {
    /// What stands at the marker: "6", or "*" for the note to a title.
    pub marker: String,
    /// The note itself.
    pub text: String,
}

/// Headings under which notes stand, folded.
const HEADINGS: [&str; 12] = [
    "注释",
    "注",
    "尾注",
    "脚注",
    "参考文献",
    "注释与参考文献",
    "notes",
    "endnotes",
    "footnotes",
    "references",
    "bibliography",
    "works cited",
];

/// Does this heading open the notes?
pub(super) fn is_heading(text: &str) -> bool {
    let folded = crate::text::fold(text);
    let plain = folded.trim_matches(|c: char| !c.is_alphanumeric());
    HEADINGS.contains(&plain)
}

/// The numbers in brackets that `text` begins with, and what follows: `[6][8] See…` → 6, 8, "See…".
pub(super) fn markers(text: &str) -> (Vec<String>, &str) {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while let Some((number, after)) = rest
        .strip_prefix('[')
        .and_then(|inside| inside.split_once(']'))
    {
        if number.is_empty() || number.len() > 4 || !number.bytes().all(|b| b.is_ascii_digit()) {
            break;
        }
        found.push(number.to_owned());
        rest = after.trim_start();
    }
    (found, rest)
}

/// The notes in one item of a list of notes. Several may stand there, each on its own line.
/// `None` when the item does not begin with a marker.
pub(super) fn in_item(item: &Paragraph) -> Option<Vec<Note>> {
    let mut notes: Vec<Note> = Vec::new();
    let mut lines = Vec::new();
    let mut start = 0;
    for &end in item.breaks.iter().chain([&item.text.len()]) {
        lines.extend(item.text.get(start..end));
        start = end;
    }
    for line in lines {
        let (markers, text) = markers(line);
        if markers.is_empty() {
            let last = notes.last()?.text.clone();
            for note in notes.iter_mut().rev().take_while(|note| note.text == last) {
                note.text.push_str(line);
            }
        }
        notes.extend(markers.into_iter().map(|marker| Note {
            marker,
            text: text.to_owned(),
        }));
    }
    for note in &mut notes {
        note.text.truncate(note.text.trim_end().len());
    }
    Some(notes)
}
