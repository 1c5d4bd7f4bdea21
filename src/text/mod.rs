//! Text as it is compared: one set of foldings for questions, names and passages.

pub mod articles;
pub mod dictionary;
pub mod fold;
pub mod numerals;
pub mod segment;
pub mod stem;

pub use fold::{Folded, fold};

/// Is this a Chinese character (Han script, the blocks in daily use and their extensions)?
#[must_use]
pub const fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{323af}' | '〇')
}

/// Is this a character that no reader sees but that could hide, reorder or break text: controls,
/// line feeds among them, marks of direction and of width zero, private use?
#[must_use]
pub const fn is_hidden(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e000}'..='\u{f8ff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' | '\u{f0000}'..)
}

/// The two languages of questions and answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Chinese, answered in Simplified characters.
    Zh,
}

impl Lang {
    /// Its code in ISO 639-1, by which it is stored, indexed and named in JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
        }
    }
}
