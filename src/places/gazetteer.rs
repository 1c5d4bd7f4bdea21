//! The gazetteer in memory: places, groups, and one automaton over all their names.

use std::collections::HashMap;
use std::sync::Arc;

use super::complete::weights;
use super::index::{Index, print};
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
    groups: Vec<Group>,
    /// How often each scope is likely to be meant.
    pub(super) weights: HashMap<Scope, u32>,
    /// What follows from the names alone. Gazetteers of the same names share it.
    pub(super) index: Arc<Index>,
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
        Self::beside(places, groups, names, &[])
    }

    /// The same, which shares with `others` what they have in common: a server's own rows are few
    /// beside those of all, and most changes leave the names as they were.
    ///
    /// # Errors
    /// As [`Gazetteer::new`].
    pub fn beside(
        places: Vec<Place>,
        groups: Vec<Group>,
        names: &[Name],
        others: &[&Self],
    ) -> Result<Self, GazetteerError> {
        let known = |place: &Place| others.iter().find_map(|other| other.place(place.id));
        let places: HashMap<_, _> = places
            .into_iter()
            .map(|place| match known(&place) {
                Some(known) => (place.id, sharing(place, known)),
                None => (place.id, place),
            })
            .collect();
        let print = print(&places, names);
        let mut indexes = others.iter().map(|other| &other.index);
        let index = match indexes.find(|index| index.print == print) {
            Some(index) => Arc::clone(index),
            None => Arc::new(Index::new(&places, names, print)?),
        };
        Ok(Self {
            weights: weights(&places, &index.countries, &groups),
            places,
            groups,
            index,
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
        self.index.slugs.get(slug).and_then(|id| self.place(*id))
    }

    /// The country of this ISO code.
    #[must_use]
    pub fn country(&self, iso: &str) -> Option<&Place> {
        self.index.countries.get(iso).and_then(|id| self.place(*id))
    }

    /// All countries.
    pub(super) fn countries(&self) -> impl Iterator<Item = &Place> {
        self.index
            .countries
            .values()
            .filter_map(|id| self.place(*id))
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

/// The place with the texts of `known` where they are the same.
fn sharing(place: Place, known: &Place) -> Place {
    let one = |text: Arc<str>, known: &Arc<str>| {
        if text == *known {
            Arc::clone(known)
        } else {
            text
        }
    };
    Place {
        slug: one(place.slug, &known.slug),
        iso: one(place.iso, &known.iso),
        names: Names {
            en: one(place.names.en, &known.names.en),
            zh: one(place.names.zh, &known.names.zh),
        },
        ..place
    }
}
