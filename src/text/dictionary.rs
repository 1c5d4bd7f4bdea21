//! A general English–Chinese dictionary, for words that the glossary of the field lacks.
//!
//! Made from CC-CEDICT when the program is built (see `build/dictionary.rs` for the format) and
//! read where it lies in the program: nothing is loaded.

use std::sync::OnceLock;

use fst::raw::Fst;

use super::Lang;
use super::stem::stem;

/// What a weight was multiplied by to be stored in a byte.
const SCALE: f32 = 150.0;

/// The way from one language into the other.
struct Table {
    keys: Fst<&'static [u8]>,
    lists: &'static [u8],
    texts: &'static [u8],
}

impl Table {
    fn new(
        keys: &'static [u8],
        lists: &'static [u8],
        texts: &'static [u8],
    ) -> Result<Self, fst::Error> {
        Ok(Self {
            keys: Fst::new(keys)?,
            lists,
            texts,
        })
    }

    /// The translations of a key and their weights.
    fn list(&self, key: &str) -> impl Iterator<Item = (&'static str, f32)> {
        let offset = self
            .keys
            .get(key)
            .and_then(|offset| usize::try_from(offset.value()).ok());
        let list = offset
            .and_then(|offset| self.lists.get(offset..))
            .unwrap_or_default();
        let (length, entries) = list
            .split_first()
            .map_or((0, list), |(n, rest)| (usize::from(*n), rest));
        let entries = entries.as_chunks::<4>().0.iter().take(length);
        entries.filter_map(|[a, b, c, weight]| {
            let offset = usize::try_from(u32::from_le_bytes([*a, *b, *c, 0])).ok()?;
            let (length, text) = self.texts.get(offset..)?.split_first()?;
            let text = std::str::from_utf8(text.get(..usize::from(*length))?).ok()?;
            Some((text, f32::from(*weight) / SCALE))
        })
    }
}

/// Is this a word of everyday English, and not a name? Names are written with a capital letter.
#[must_use]
pub fn is_everyday_word(word: &str) -> bool {
    let small = word.chars().all(|c| c.is_ascii_lowercase());
    small && !translations(&stem(word), Lang::En).is_empty()
}

/// The translations of a phrase from `lang` into the other language, with weights up to about 1.5.
/// English phrases are stems separated by blanks, on both sides.
pub(crate) fn translations(phrase: &str, lang: Lang) -> Vec<(String, f32)> {
    macro_rules! part {
        ($name:literal) => {
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name))
        };
    }
    static TABLES: OnceLock<Option<[Table; 2]>> = OnceLock::new();
    // The tables are made with the program: a failure could only be a defect of the build.
    let tables = TABLES.get_or_init(|| {
        let english = Table::new(
            part!("english.fst"),
            part!("english.lists"),
            part!("chinese.texts"),
        );
        let chinese = Table::new(
            part!("chinese.fst"),
            part!("chinese.lists"),
            part!("english.texts"),
        );
        Some([english.ok()?, chinese.ok()?])
    });
    let table = tables.as_ref().map(|[english, chinese]| match lang {
        Lang::En => english,
        Lang::Zh => chinese,
    });
    let found = table.into_iter().flat_map(|table| table.list(phrase));
    found
        .map(|(text, weight)| (text.to_owned(), weight))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::stem::stem;

    #[test]
    fn words_are_translated_in_both_directions() {
        let has = |phrase: &str, lang, wanted: &str| {
            translations(phrase, lang)
                .iter()
                .any(|(text, _)| text == wanted)
        };
        assert!(has(&stem("cities"), Lang::En, "城市"));
        assert!(has("nation anthem", Lang::En, "国歌"));
        assert!(has("城市", Lang::Zh, "citi"));
        assert!(translations("qwertyuiop", Lang::En).is_empty());
    }
}
