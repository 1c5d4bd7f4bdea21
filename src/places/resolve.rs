//! Which place a name in a list means: the whole name must fit, unlike in running text, and what
//! else is known of the place (its side, its country, what it lies in) must fit as well.

use super::{Entry, Gazetteer, NameKind, Place, PlaceId, Scope};
use crate::facts::Level;
use crate::text::fold::key;

/// What is known of a place besides its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side<'a> {
    /// A unit of China.
    Chinese,
    /// A unit of any other country.
    Abroad,
    /// A unit of the country of this ISO code.
    Of(&'a str),
    /// Any unit of any country.
    Any,
}

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// This place.
    One(PlaceId),
    /// One of these, and nothing tells which.
    Several(Vec<PlaceId>),
    /// No place that is known.
    Unknown,
}

/// Words of rank at the end of a name, and the levels that they stand for.
const RANKS: [(&str, &[Level]); 17] = [
    (" city", CITIES),
    (" town", CITIES),
    (" municipality", CITIES),
    (" county", &[Level::County, Level::Prefecture, Level::Other]),
    (" district", &[Level::District, Level::County]),
    (" prefecture", &[Level::Prefecture]),
    (" province", FIRST),
    (" state", FIRST),
    (" region", FIRST),
    (" oblast", FIRST),
    ("市", CITIES),
    ("县", &[Level::County, Level::Prefecture]),
    ("区", &[Level::District]),
    ("省", FIRST),
    ("州", FIRST),
    ("郡", &[Level::County]),
    ("府", FIRST),
];
const CITIES: &[Level] = &[
    Level::Municipality,
    Level::Prefecture,
    Level::County,
    Level::City,
];
const FIRST: &[Level] = &[
    Level::Province,
    Level::Prefecture,
    Level::State,
    Level::Region,
    Level::Other,
];

impl Gazetteer {
    /// The place that `name` means: a readable id, a name in either language or another name of
    /// it, with or without its word of rank, or with what it lies in behind a comma or in brackets
    /// ("Suzhou, Anhui", "Yandu (Yancheng)").
    #[must_use]
    pub fn resolve(&self, name: &str, side: Side<'_>) -> Resolved {
        let name = name.trim();
        if let Some(place) = self.by_slug(name).filter(|place| fits(place, side)) {
            return Resolved::One(place.id);
        }
        let whole = self.best(name, |place| fits(place, side));
        if whole != Resolved::Unknown {
            return whole;
        }
        if let Some((inner, outer)) = parts(name) {
            let around = self.exact(&key(outer));
            let inside = |place: &Place| {
                let within = |entry: &Entry| {
                    entry.scope != Scope::Place(place.id) && self.contains(entry.scope, place.id)
                };
                fits(place, side) && around.iter().any(within)
            };
            return self.best_of_rank(inner, inside);
        }
        self.best_of_rank(name, |place| fits(place, side))
    }

    /// The readable id of a place, a country or a group of countries by its id or name.
    #[must_use]
    pub fn resolve_scope(&self, name: &str) -> Option<String> {
        let group = self.group_by_slug(name).map(|group| &group.slug);
        let by_id = group.or_else(|| self.by_slug(name).map(|place| &place.slug));
        let found = by_id.or_else(|| self.resolve_country(name).map(|place| &place.slug));
        let named = || {
            self.exact(&key(name))
                .iter()
                .find_map(|entry| match entry.scope {
                    Scope::Group(id) => self.group(id).map(|group| &group.slug),
                    Scope::World | Scope::Place(_) => None,
                })
        };
        let place = || match self.resolve(name, Side::Any) {
            Resolved::One(id) => self.place(id).map(|place| &place.slug),
            Resolved::Several(_) | Resolved::Unknown => None,
        };
        found.or_else(named).or_else(place).map(ToString::to_string)
    }

    /// The places with the names nearest to one that is unknown, for a message.
    #[must_use]
    pub fn nearest(&self, name: &str, side: Side<'_>, limit: usize) -> Vec<PlaceId> {
        let key = key(name);
        let distance = if key.chars().count() > 5 { 2 } else { 1 };
        let mut found = Vec::new();
        for near in self.nearly(&key, distance, 50) {
            for entry in near.entries {
                if let Scope::Place(id) = entry.scope
                    && self.place(id).is_some_and(|place| fits(place, side))
                    && !found.contains(&id)
                {
                    found.push(id);
                }
            }
        }
        found.truncate(limit);
        found
    }

    fn best_of_rank(&self, name: &str, fits: impl Fn(&Place) -> bool) -> Resolved {
        let lower = name.to_lowercase();
        let rank = RANKS.iter().find(|(rank, _)| lower.ends_with(rank));
        match rank {
            Some((rank, levels)) => {
                let end = name.len() - rank.len();
                let inner = name.get(..end).unwrap_or(name);
                self.best(inner, |place| levels.contains(&place.level) && fits(place))
            }
            None => self.best(name, fits),
        }
    }

    /// The surest of those that fit: a name before another name, a city before a province.
    fn best(&self, name: &str, fits: impl Fn(&Place) -> bool) -> Resolved {
        let mut found: Vec<(NameKind, u8, PlaceId)> = Vec::new();
        for entry in self.exact(&key(name)) {
            let weak = matches!(entry.kind, NameKind::Adjective | NameKind::Character);
            if let Scope::Place(id) = entry.scope
                && let Some(place) = self.place(id).filter(|place| !weak && fits(place))
            {
                found.push((entry.kind, u8::from(is_wide(place.level)), id));
            }
        }
        found.sort_unstable();
        let Some(&(kind, wide, id)) = found.first() else {
            return Resolved::Unknown;
        };
        // "Jilin" is a province by its name and a city by a short form of it: neither is surer.
        let is_city = |other: &&(NameKind, u8, PlaceId)| other.1 == 0;
        let same = |other: &&(NameKind, u8, PlaceId)| (other.0, other.1) == (kind, wide);
        let alike = found
            .iter()
            .filter(|other| same(other) || wide == 1 && is_city(other));
        let alike: Vec<PlaceId> = alike.map(|other| other.2).collect();
        if alike.len() == 1 {
            Resolved::One(id)
        } else {
            Resolved::Several(alike)
        }
    }
}

fn fits(place: &Place, side: Side<'_>) -> bool {
    place.level != Level::Country
        && match side {
            Side::Chinese => place.is_chinese(),
            Side::Abroad => !place.is_chinese(),
            Side::Of(iso) => &*place.iso == iso,
            Side::Any => true,
        }
}

fn is_wide(level: Level) -> bool {
    matches!(level, Level::Province | Level::State | Level::Region)
}

/// A name and what it lies in.
fn parts(name: &str) -> Option<(&str, &str)> {
    let open = name.find(['(', '（']);
    let (inner, outer) = match open {
        Some(at) => name.split_at(at),
        None => name.split_once([',', '，'])?,
    };
    let outer = outer.trim_matches(|c: char| c.is_whitespace() || "()（）".contains(c));
    Some((inner.trim(), outer))
}
