//! Text as it is compared: one set of foldings for questions, names and passages.

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
