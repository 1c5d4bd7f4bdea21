//! A general English–Chinese dictionary, for words that the glossary of the field lacks.
//!
//! Made from CC-CEDICT when the program is built (see `build/dictionary.rs` for the format) and
//! read where it lies in the program: nothing is loaded.

use std::sync::OnceLock;

use fst::raw::Fst;

use crate::text::Lang;

/// What a weight was multiplied by to be stored in a byte.
const SCALE: f32 = 150.0;

struct Table {
    keys: Fst<&'static [u8]>,
    lists: &'static [u8],
}

impl Table {
    fn new(keys: &'static [u8], lists: &'static [u8]) -> Option<Self> {
        Fst::new(keys).ok().map(|keys| Self { keys, lists })
    }

    /// The translations of a key: their values in the other table, and their weights.
    fn list(&self, key: &str) -> impl Iterator<Item = (u64, f32)> {
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
        entries
            .as_chunks::<4>()
            .0
            .iter()
            .take(length)
            .map(|[a, b, c, weight]| {
                let value = u32::from_le_bytes([*a, *b, *c, 0]);
                (u64::from(value), f32::from(*weight) / SCALE)
            })
    }
}

/// The translations of a phrase from `lang` into the other language, with weights up to about 1.5.
/// English phrases are stems separated by blanks, on both sides.
pub(super) fn translations(phrase: &str, lang: Lang) -> Vec<(String, f32)> {
    static TABLES: OnceLock<Option<(Table, Table)>> = OnceLock::new();
    let tables = TABLES.get_or_init(|| {
        let english = Table::new(
            include_bytes!(concat!(env!("OUT_DIR"), "/english.fst")),
            include_bytes!(concat!(env!("OUT_DIR"), "/english.lists")),
        );
        let chinese = Table::new(
            include_bytes!(concat!(env!("OUT_DIR"), "/chinese.fst")),
            include_bytes!(concat!(env!("OUT_DIR"), "/chinese.lists")),
        );
        english.zip(chinese)
    });
    let Some((english, chinese)) = tables else {
        return Vec::new();
    };
    let (from, to) = match lang {
        Lang::En => (english, chinese),
        Lang::Zh => (chinese, english),
    };
    from.list(phrase)
        .filter_map(|(value, weight)| {
            let key = to.keys.get_key(value)?;
            Some((String::from_utf8(key).ok()?, weight))
        })
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
