//! Places and sources as they are while an import runs: those of the store, and those that the
//! import itself has made.

use std::collections::HashMap;
use std::sync::Arc;

use crate::facts::{Kind, Level, Place};
use crate::places::{Gazetteer, PlaceId, Resolved, Side};
use crate::text::fold::{fold, key};
use crate::text::is_han;

/// What a partnership needs to know of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) id: PlaceId,
    pub(super) slug: Arc<str>,
    pub(super) iso: Arc<str>,
    /// The province-level unit, if it is Chinese.
    pub(super) province: Option<PlaceId>,
}

/// What a name in a file means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    One(Unit),
    Several(Vec<Unit>),
    Unknown,
}

/// What the country of a place is, as a file says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Country {
    China,
    /// Hong Kong, Macao or Taiwan: units of China that the counts of friendship cities leave out.
    LeftOut,
    Abroad(Arc<str>),
    Unknown,
    /// The file says nothing.
    Unsaid,
}

/// The units of China without friendship cities in the counts.
const LEFT_OUT: [&str; 3] = ["cn-hong-kong", "cn-macao", "cn-taiwan"];
/// Their codes, which ISO lists among those of countries.
const LEFT_OUT_CODES: [&str; 6] = ["HK", "HKG", "MO", "MAC", "TW", "TWN"];

pub(super) struct World {
    pub(super) gazetteer: Gazetteer,
    sources: HashMap<String, i64>,
    made: HashMap<Arc<str>, Unit>,
    made_names: HashMap<(Arc<str>, String), Arc<str>>,
    countries: HashMap<String, Country>,
}

impl World {
    pub(super) fn new(gazetteer: Gazetteer, sources: Vec<(String, i64)>) -> Self {
        Self {
            gazetteer,
            sources: sources.into_iter().collect(),
            made: HashMap::new(),
            made_names: HashMap::new(),
            countries: HashMap::new(),
        }
    }

    pub(super) fn source(&self, id: &str) -> Option<i64> {
        self.sources.get(id).copied()
    }

    pub(super) fn learn_source(&mut self, slug: &str, id: i64) {
        self.sources.insert(slug.to_owned(), id);
    }

    /// A place that the import has made.
    pub(super) fn learn_place(&mut self, place: &Place, id: PlaceId) {
        let slug: Arc<str> = place.id.as_str().into();
        let iso: Arc<str> = place.country.as_str().into();
        let parent = place
            .parent
            .as_deref()
            .and_then(|parent| self.by_slug(parent));
        let province = parent.and_then(|parent| parent.province);
        for name in [&place.en, &place.zh] {
            let named = (Arc::clone(&iso), key(name));
            self.made_names
                .entry(named)
                .or_insert_with(|| Arc::clone(&slug));
        }
        let unit = Unit {
            id,
            slug: Arc::clone(&slug),
            iso,
            province,
        };
        self.made.insert(slug, unit);
    }

    pub(super) fn by_slug(&self, slug: &str) -> Option<Unit> {
        let known = self.gazetteer.by_slug(slug).map(|place| place.id);
        known
            .and_then(|id| self.unit(id))
            .or_else(|| self.made.get(slug).cloned())
    }

    pub(super) fn unit(&self, id: PlaceId) -> Option<Unit> {
        let place = self.gazetteer.place(id)?;
        Some(Unit {
            id,
            slug: Arc::clone(&place.slug),
            iso: Arc::clone(&place.iso),
            province: self.gazetteer.province_of(id).map(|province| province.id),
        })
    }

    /// The place of this name on this side.
    pub(super) fn find(&self, name: &str, side: Side<'_>) -> Meant {
        let unit = |id: &PlaceId| self.unit(*id);
        match self.gazetteer.resolve(name, side) {
            Resolved::One(id) => unit(&id).map_or(Meant::Unknown, Meant::One),
            Resolved::Several(ids) => Meant::Several(ids.iter().filter_map(unit).collect()),
            Resolved::Unknown => {
                let iso = match side {
                    Side::Chinese => "CN",
                    Side::Of(iso) => iso,
                    Side::Abroad | Side::Any => return Meant::Unknown,
                };
                let slug = self.made_names.get(&(Arc::from(iso), key(name)));
                let made = slug.and_then(|slug| self.made.get(slug));
                made.map_or(Meant::Unknown, |unit| Meant::One(unit.clone()))
            }
        }
    }

    /// The id of a place, a country or a group by its id or name.
    pub(super) fn scope(&self, name: &str) -> Option<String> {
        let made = self.by_slug(name).map(|unit| unit.slug.to_string());
        made.or_else(|| self.gazetteer.resolve_scope(name))
    }

    /// The country that a file names; it is looked up once.
    pub(super) fn country(&mut self, name: &str) -> Country {
        if name.is_empty() {
            return Country::Unsaid;
        }
        if let Some(known) = self.countries.get(name) {
            return known.clone();
        }
        let found = match self.gazetteer.resolve_country(name) {
            _ if self.names_left_out(name) => Country::LeftOut,
            Some(place) if &*place.iso == "CN" => Country::China,
            Some(place) => Country::Abroad(Arc::clone(&place.iso)),
            None => Country::Unknown,
        };
        self.countries.insert(name.to_owned(), found.clone());
        found
    }

    /// Does a file name Hong Kong, Macao or Taiwan where others name a country, perhaps with China
    /// beside it: "Taiwan, Province of China", "中国香港"?
    fn names_left_out(&self, name: &str) -> bool {
        let parts = name.split([',', '，', '(', '（', ')', '）']).map(str::trim);
        let mut parts = parts.filter(|part| !part.is_empty());
        parts.any(|part| {
            let part = part.strip_prefix("中国").unwrap_or(part);
            let code = LEFT_OUT_CODES.contains(&&*part.to_ascii_uppercase());
            let place = || match self.gazetteer.resolve(part, Side::Chinese) {
                Resolved::One(id) => self.is_left_out(id),
                Resolved::Several(_) | Resolved::Unknown => false,
            };
            code || place()
        })
    }

    /// Does it lie in Hong Kong, Macao or Taiwan?
    pub(super) fn is_left_out(&self, id: PlaceId) -> bool {
        let province = self.gazetteer.province_of(id);
        province.is_some_and(|province| LEFT_OUT.contains(&&*province.slug))
    }

    /// The ids of the places with the names nearest to one that is not known.
    pub(super) fn nearest(&self, name: &str, side: Side<'_>) -> Vec<String> {
        let near = self.gazetteer.nearest(name, side, 3);
        let places = near.iter().filter_map(|id| self.gazetteer.place(*id));
        places.map(|place| place.slug.to_string()).collect()
    }

    /// The row of a foreign place of which only the name and the country are known; `None` where
    /// the name gives no English one.
    pub(super) fn propose(&self, name: &str, iso: &str) -> Option<Place> {
        let name = name.trim();
        if name.chars().any(is_han) || !name.chars().any(|c| c.is_ascii_alphabetic()) {
            return None;
        }
        let code = iso.to_ascii_lowercase();
        let words: Vec<String> = fold(name)
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '\'')
            .map(|word| word.replace('\'', ""))
            .filter(|word| !word.is_empty())
            .collect();
        if words.is_empty() {
            return None;
        }
        let plain = format!("{code}-{}", words.join("-"));
        let numbered = (2..1_000).map(|n| format!("{plain}-{n}"));
        let free = |id: &String| self.by_slug(id).is_none();
        let id = std::iter::once(plain.clone()).chain(numbered).find(free)?;
        Some(Place {
            id,
            level: level(name),
            country: iso.to_owned(),
            parent: Some(code),
            en: name.to_owned(),
            zh: name.to_owned(),
            zh_hant: name.to_owned(),
            pinyin: None,
            position: None,
        })
    }
}

/// The level that a name's word of rank stands for.
fn level(name: &str) -> Level {
    let words = [
        (" County", Level::County),
        (" District", Level::District),
        (" Prefecture", Level::Prefecture),
        (" Province", Level::Province),
        (" Region", Level::Region),
        (" Oblast", Level::Region),
        (" Governorate", Level::Other),
    ];
    let found = words.iter().find(|(word, _)| name.ends_with(word));
    found.map_or(Level::City, |(_, level)| *level)
}

/// The order in which kinds of rows can be written.
pub(super) const ORDER: [Kind; 5] = [
    Kind::Source,
    Kind::Place,
    Kind::Alias,
    Kind::Partnership,
    Kind::Figure,
];
