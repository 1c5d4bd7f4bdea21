//! The gazetteer in memory: places, groups, and one automaton over all their names.

use std::collections::HashMap;
use std::sync::Arc;

use fst::Map;

use super::complete::weights;
use super::names::variants;
use super::{GroupId, Names, PlaceId, Point, Scope};
use crate::facts::{GroupKind, Level, NameLang};
use crate::text::fold::key;

/// A place as the gazetteer holds it.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its number in the store.
    pub id: PlaceId,
    /// Its readable id in the data files, the same in every release.
    pub slug: Arc<str>,
    /// Its level.
    pub level: Level,
    /// ISO 3166 alpha-2 code of its country.
    pub iso: Arc<str>,
    /// The place that contains it.
    pub parent: Option<PlaceId>,
    /// Its names.
    pub names: Names,
    /// How many partnerships it has: what is asked for most comes first among equals.
    pub pairs: u32,
    /// Where it lies, if known.
    pub point: Option<Point>,
}

impl Place {
    /// Is it a unit of China (and not China itself)?
    #[must_use]
    pub fn is_chinese(&self) -> bool {
        &*self.iso == "CN" && self.level != Level::Country
    }

    /// Is it China itself?
    #[must_use]
    pub fn is_china(&self) -> bool {
        &*self.iso == "CN" && self.level == Level::Country
    }

    /// Is it one of the province-level units of China?
    #[must_use]
    pub fn is_chinese_province(&self) -> bool {
        &*self.iso == "CN" && matches!(self.level, Level::Province | Level::Municipality)
    }
}

/// A group of countries.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its number in the store.
    pub id: GroupId,
    /// Its readable id in the data files.
    pub slug: Arc<str>,
    /// What holds it together.
    pub kind: GroupKind,
    /// Its names.
    pub names: Names,
    /// The countries in it; empty where only figures are known.
    pub members: Vec<PlaceId>,
}

/// A name to be found.
#[derive(Clone, Debug)]
pub struct Name {
    /// Whose name it is.
    pub scope: Scope,
    /// Language or form.
    pub lang: NameLang,
    /// One of the two names in the place's own row, and not an alias.
    pub main: bool,
    /// The name.
    pub text: Arc<str>,
}

/// How a name stands to what it names; the earlier, the surer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// The name of the row.
    Main,
    /// Another name.
    Alias,
    /// A name without its word of rank.
    Short,
    /// An adjective or the name of the people.
    Adjective,
    /// Pinyin of the Chinese name.
    Pinyin,
    /// A Chinese abbreviation of one character.
    Character,
}

/// What a key of the automaton leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// How surely.
    pub kind: NameKind,
    /// To what.
    pub scope: Scope,
}

/// All names of all places and groups.
#[derive(Debug)]
pub struct Gazetteer {
    places: HashMap<PlaceId, Place>,
    slugs: HashMap<Arc<str>, PlaceId>,
    countries: HashMap<Arc<str>, PlaceId>,
    groups: Vec<Group>,
    /// How often each scope is likely to be meant.
    pub(super) weights: HashMap<Scope, u32>,
    pub(super) keys: Map<Vec<u8>>,
    pub(super) entries: Vec<Vec<Entry>>,
}

/// The names could not be put into the automaton.
#[derive(Debug, thiserror::Error)]
#[error("the names of the places cannot be indexed: {0}; this is a defect, please report it")]
pub struct GazetteerError(#[from] fst::Error);

impl Gazetteer {
    /// Builds the automaton. The order of the rows does not matter.
    ///
    /// # Errors
    /// Only if the automaton library refuses its sorted input.
    pub fn new(
        places: Vec<Place>,
        groups: Vec<Group>,
        names: &[Name],
    ) -> Result<Self, GazetteerError> {
        let slugs = places
            .iter()
            .map(|place| (place.slug.clone(), place.id))
            .collect();
        let countries = places
            .iter()
            .filter(|place| place.level == Level::Country)
            .map(|place| (place.iso.clone(), place.id))
            .collect();
        let places: HashMap<_, _> = places.into_iter().map(|place| (place.id, place)).collect();
        // Folding the names is half of the work of a start: two threads share it.
        let (some, others) = names.split_at(names.len() / 2);
        let mut table = std::thread::scope(|scope| {
            let others = scope.spawn(|| keyed(others, &places));
            let mut table = keyed(some, &places);
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
            entries.push(targets);
        }
        Ok(Self {
            weights: weights(&places, &countries, &groups),
            places,
            slugs,
            countries,
            groups,
            keys: keys.into_map(),
            entries,
        })
    }

    /// The place of this number.
    #[must_use]
    pub fn place(&self, id: PlaceId) -> Option<&Place> {
        self.places.get(&id)
    }

    /// The place of this readable id.
    #[must_use]
    pub fn by_slug(&self, slug: &str) -> Option<&Place> {
        self.slugs.get(slug).and_then(|id| self.place(*id))
    }

    /// The country of this ISO code.
    #[must_use]
    pub fn country(&self, iso: &str) -> Option<&Place> {
        self.countries.get(iso).and_then(|id| self.place(*id))
    }

    /// All countries.
    pub(super) fn countries(&self) -> impl Iterator<Item = &Place> {
        self.countries.values().filter_map(|id| self.place(*id))
    }

    /// The group of this number.
    #[must_use]
    pub fn group(&self, id: GroupId) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// Is this a group of which only figures are known, and no members?
    #[must_use]
    pub fn is_label(&self, scope: Scope) -> bool {
        let group = match scope {
            Scope::Group(id) => self.group(id),
            Scope::Place(_) | Scope::World => None,
        };
        group.is_some_and(|group| group.kind == GroupKind::Label)
    }

    /// The group of this readable id.
    #[must_use]
    pub fn group_by_slug(&self, slug: &str) -> Option<&Group> {
        self.groups.iter().find(|group| &*group.slug == slug)
    }

    /// All groups.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// All places, in no particular order.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        self.places.values()
    }

    /// The names of a scope; the world's is China's, whose national total it is.
    #[must_use]
    pub fn names(&self, scope: Scope) -> Names {
        let found = match scope {
            Scope::World => None,
            Scope::Place(id) => self.place(id).map(|place| place.names.clone()),
            Scope::Group(id) => self.group(id).map(|group| group.names.clone()),
        };
        found.unwrap_or_else(|| Names {
            en: "China".into(),
            zh: "全国".into(),
        })
    }

    /// The names of a scope, of a foreign place with its country, because others may have the same name.
    #[must_use]
    pub fn names_with_country(&self, scope: Scope) -> Names {
        let names = self.names(scope);
        let place = match scope {
            Scope::Place(id) => self.place(id),
            Scope::World | Scope::Group(_) => None,
        };
        let abroad = place.filter(|place| !place.is_chinese() && place.level != Level::Country);
        match abroad.and_then(|place| self.country(&place.iso)) {
            Some(country) => Names {
                en: format!("{}, {}", names.en, country.names.en).into(),
                zh: format!("{}{}", country.names.zh, names.zh).into(),
            },
            None => names,
        }
    }

    /// The names of a scope, of a foreign place with its country where another with partners has one of
    /// them too.
    #[must_use]
    pub fn names_apart(&self, scope: Scope) -> Names {
        let names = self.names(scope);
        let other = |entry: &Entry| {
            let other = match entry.scope {
                Scope::Place(id) => self.place(id),
                Scope::World | Scope::Group(_) => None,
            };
            entry.kind == NameKind::Main
                && entry.scope != scope
                && other.is_some_and(|place| place.pairs > 0 && !place.is_chinese())
        };
        let shared = [&names.en, &names.zh]
            .into_iter()
            .any(|name| self.exact(&key(name)).iter().any(other));
        if shared {
            self.names_with_country(scope)
        } else {
            names
        }
    }

    /// The province-level unit that a Chinese place belongs to, itself included.
    #[must_use]
    pub fn province_of(&self, id: PlaceId) -> Option<&Place> {
        self.upwards(id).find(|place| place.is_chinese_province())
    }

    /// Does `outer` contain `inner`, or are they the same?
    #[must_use]
    pub fn contains(&self, outer: Scope, inner: PlaceId) -> bool {
        match outer {
            Scope::World => true,
            Scope::Place(outer) => {
                self.upwards(inner).any(|place| place.id == outer)
                    || self.place(outer).is_some_and(|outer| {
                        outer.level == Level::Country
                            && self
                                .place(inner)
                                .is_some_and(|inner| inner.iso == outer.iso)
                    })
            }
            Scope::Group(group) => {
                let country = self.place(inner).and_then(|inner| self.country(&inner.iso));
                self.group(group)
                    .zip(country)
                    .is_some_and(|(group, country)| group.members.contains(&country.id))
            }
        }
    }

    /// The place and all that contain it, inside out; ends after a few steps even if the rows
    /// should run in a circle.
    fn upwards(&self, id: PlaceId) -> impl Iterator<Item = &Place> {
        std::iter::successors(self.place(id), |place| {
            place.parent.and_then(|id| self.place(id))
        })
        .take(8)
    }
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
