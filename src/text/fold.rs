//! Folding: width, case, accents, apostrophes and script are made alike before anything compares.

use std::sync::OnceLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use super::is_han;

/// A folded text that knows where each of its characters stood in the original.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded characters.
    pub chars: Vec<char>,
    /// For each folded character, the index of its origin among the characters of the original.
    pub origin: Vec<u32>,
}

impl Folded {
    /// Folds `text` as [`fold`] does and keeps the way back.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut folded = Self::default();
        let mut has_han = false;
        for (index, original) in text.chars().enumerate() {
            // A question is at most some thousand characters; u32 holds any text in memory.
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            let mut push = |c: char| {
                folded.chars.push(c);
                folded.origin.push(index);
            };
            if original.is_ascii() {
                push(original.to_ascii_lowercase());
            } else if is_han(original) {
                has_han = true;
                push(original);
            } else {
                fold_char(original, &mut push);
            }
        }
        if has_han {
            folded.simplify();
        }
        folded
    }

    /// The folded characters as a string.
    #[must_use]
    pub fn text(&self) -> String {
        self.chars.iter().collect()
    }

    /// Traditional characters become Simplified, each in its place.
    fn simplify(&mut self) {
        let Some(converter) = converter() else { return };
        let before = self.text();
        let after = converter.convert(&before);
        if after == before {
            return;
        }
        let after: Vec<char> = after.chars().collect();
        if after.len() == self.chars.len() {
            self.chars = after;
            return;
        }
        // A phrase changed its length: character by character keeps the positions right.
        for c in self.chars.iter_mut().filter(|c| is_han(**c)) {
            let mut one = converter.convert(&c.to_string());
            if let (Some(simple), None) = (one.pop(), one.pop()) {
                *c = simple;
            }
        }
    }
}

/// Compatibility forms (full width and the like), upper case, accents and typographic marks of
/// one character that is neither ASCII nor Han.
fn fold_char(c: char, push: &mut impl FnMut(char)) {
    decompose_compatible(c, |part| {
        if is_combining_mark(part) {
            return;
        }
        for lower in part.to_lowercase().filter(|c| !is_combining_mark(*c)) {
            match spelled_out(lower) {
                Some(letters) => letters.chars().for_each(&mut *push),
                None => push(lower),
            }
        }
    });
}

/// Letters and marks that no decomposition takes apart.
const fn spelled_out(c: char) -> Option<&'static str> {
    Some(match c {
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ı' => "i",
        'ə' => "a",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        '‘' | '’' | 'ʼ' | 'ʻ' | '´' | '`' => "'",
        '“' | '”' | '„' | '«' | '»' => "\"",
        '–' | '—' | '−' | '‐' | '‑' => "-",
        '。' => ".",
        '、' => ",",
        '\u{a0}' | '\u{3000}' => " ",
        _ => return None,
    })
}

/// The Traditional → Simplified table, loaded once. It is compiled into the program, so that a
/// failure could only be a defect of the library; text then stays as it is.
fn converter() -> Option<&'static OpenCC> {
    static CONVERTER: OnceLock<Option<OpenCC>> = OnceLock::new();
    CONVERTER
        .get_or_init(|| OpenCC::from_config(BuiltinConfig::T2s).ok())
        .as_ref()
}

/// `text` in lower case, without accents, in half width, in Simplified characters and with plain
/// quotes and dashes.
///
/// ```
/// use youcheng::text::fold;
/// assert_eq!(fold("ŁÓDŹ’s"), "lodz's");
/// assert_eq!(fold("廣州２０１５"), "广州2015");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        Folded::new(text).text()
    }
}

/// What two names are compared by: [`fold`], and only letters and digits are left, so that
/// "Xi'an", "xi an" and "XIAN" are one key.
///
/// ```
/// use youcheng::text::fold::key;
/// assert_eq!(key("Xi’an"), "xian");
/// assert_eq!(key("华盛顿·哥伦比亚特区"), "华盛顿哥伦比亚特区");
/// ```
#[must_use]
pub fn key(name: &str) -> String {
    // Three names in five are, and every start reads them all.
    if name.is_ascii() {
        let letters = name.bytes().filter(u8::is_ascii_alphanumeric);
        return letters
            .map(|b| char::from(b.to_ascii_lowercase()))
            .collect();
    }
    fold(&name.nfc().collect::<String>())
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}
