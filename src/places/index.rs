//! The index of the names: one automaton over all of them, and where each leads.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use fst::Map;

use super::gazetteer::{Entry, GazetteerError, Name, NameKind, Place};
use super::names::variants;
use super::{PlaceId, Scope};
use crate::facts::{Level, NameLang};
use crate::text::fold::key;

/// The ways from names to what they name.
#[derive(Debug)]
pub(super) struct Index {
    /// Tells the names from others.
    pub(super) print: u64,
    pub(super) slugs: HashMap<Arc<str>, PlaceId>,
    pub(super) countries: HashMap<Arc<str>, PlaceId>,
    pub(super) keys: Map<Vec<u8>>,
    pub(super) entries: Vec<Vec<Entry>>,
}

impl Index {
    pub(super) fn new(
        places: &HashMap<PlaceId, Place>,
        names: &[Name],
        print: u64,
    ) -> Result<Self, GazetteerError> {
        // Folding the names is half of the work of a start: two threads share it.
        let (some, others) = names.split_at(names.len() / 2);
        let mut table = std::thread::scope(|scope| {
            let others = scope.spawn(|| keyed(others, places));
            let mut table = keyed(some, places);
            match others.join() {
                Ok(others) => table.extend(others),
                Err(panic) => std::panic::resume_unwind(panic),
            }
            table
        });
        table.sort_unstable();
        let mut entries = Vec::new();
        let mut keys = fst::MapBuilder::memory();
        for same in table.chunk_by(|(a, _), (b, _)| a == b) {
            keys.insert(&same[0].0, entries.len() as u64)?;
            let mut targets: Vec<Entry> = same.iter().map(|(_, entry)| *entry).collect();
            targets.dedup_by_key(|entry| entry.scope);
            targets.shrink_to_fit();
            entries.push(targets);
        }
        let countries = places
            .values()
            .filter(|place| place.level == Level::Country);
        Ok(Self {
            print,
            slugs: places
                .values()
                .map(|place| (place.slug.clone(), place.id))
                .collect(),
            countries: countries
                .map(|place| (place.iso.clone(), place.id))
                .collect(),
            keys: keys.into_map(),
            entries,
        })
    }
}

/// A sum over all that an [`Index`] is made of, in whatever order.
pub(super) fn print(places: &HashMap<PlaceId, Place>, names: &[Name]) -> u64 {
    let hash = |value: &dyn Fn(&mut DefaultHasher)| {
        let mut hasher = DefaultHasher::new();
        value(&mut hasher);
        hasher.finish()
    };
    let places = places.values().map(|place| {
        hash(&|hasher| (place.id, &place.slug, &place.iso, place.level.code()).hash(hasher))
    });
    let names = names.iter().map(|name| {
        hash(&|hasher| (name.scope, name.lang.code(), name.main, &name.text).hash(hasher))
    });
    places.chain(names).fold(0, u64::wrapping_add)
}

/// The keys of names and of their shorter forms.
fn keyed(names: &[Name], places: &HashMap<PlaceId, Place>) -> Vec<(String, Entry)> {
    let mut table = Vec::with_capacity(names.len() * 3 / 2);
    for name in names {
        add(&mut table, name, places);
    }
    table
}

/// Puts a name and its shorter forms into the table.
fn add(table: &mut Vec<(String, Entry)>, name: &Name, places: &HashMap<PlaceId, Place>) {
    let kind = match name.lang {
        NameLang::EnglishAdjective => NameKind::Adjective,
        NameLang::Pinyin => NameKind::Pinyin,
        NameLang::ChineseShort => NameKind::Character,
        NameLang::English | NameLang::Chinese if name.main => NameKind::Main,
        NameLang::English | NameLang::Chinese => NameKind::Alias,
    };
    let mut put = |text: &str, kind| {
        let key = key(text);
        // One syllable of pinyin is too often a word of either language.
        let too_short = kind == NameKind::Pinyin && !text.trim().contains(' ');
        if !key.is_empty() && !too_short {
            let scope = name.scope;
            table.push((key, Entry { kind, scope }));
        }
    };
    put(&name.text, kind);
    if let Scope::Place(id) = name.scope
        && let Some(place) = places.get(&id)
    {
        for short in variants(place.level, name.lang, &name.text) {
            put(&short, NameKind::Short);
        }
    }
}
