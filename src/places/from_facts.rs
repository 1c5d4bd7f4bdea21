//! A gazetteer straight from the data files, for whatever needs names but no store.

use std::collections::HashMap;

use super::{Gazetteer, GazetteerError, Group, GroupId, Name, Names, Place, PlaceId, Point, Scope};
use crate::facts::{self, Facts, NameLang};

impl Gazetteer {
    /// The gazetteer of these facts. Places and groups are numbered in the order of the files,
    /// from 1.
    ///
    /// # Errors
    /// As [`Gazetteer::new`].
    pub fn from_facts(facts: &Facts) -> Result<Self, GazetteerError> {
        let ids: HashMap<&str, PlaceId> = (1..)
            .zip(&facts.places)
            .map(|(n, place)| (place.id.as_str(), PlaceId(n)))
            .collect();
        let group_ids: HashMap<&str, GroupId> = (1..)
            .zip(&facts.groups)
            .map(|(n, group)| (group.id.as_str(), GroupId(n)))
            .collect();
        let countries: HashMap<&str, PlaceId> = facts
            .places
            .iter()
            .filter(|place| place.level == facts::Level::Country)
            .filter_map(|place| Some((place.country.as_str(), *ids.get(place.id.as_str())?)))
            .collect();
        let mut pairs: HashMap<&str, u32> = HashMap::new();
        for partnership in &facts.partnerships {
            *pairs.entry(&partnership.cn).or_default() += 1;
            *pairs.entry(&partnership.partner).or_default() += 1;
        }
        let mut names = Vec::new();
        let mut places = Vec::with_capacity(facts.places.len());
        for place in &facts.places {
            let Some(&id) = ids.get(place.id.as_str()) else {
                continue;
            };
            main_names(
                &mut names,
                Scope::Place(id),
                [&place.en, &place.zh, &place.zh_hant],
            );
            if let Some(pinyin) = &place.pinyin {
                names.push(name(Scope::Place(id), NameLang::Pinyin, true, pinyin));
            }
            places.push(Place {
                id,
                slug: place.id.as_str().into(),
                level: place.level,
                iso: place.country.as_str().into(),
                parent: place
                    .parent
                    .as_deref()
                    .and_then(|parent| ids.get(parent).copied()),
                names: Names {
                    en: place.en.as_str().into(),
                    zh: place.zh.as_str().into(),
                },
                point: place.position.as_ref().map(|position| Point {
                    lat: position.lat,
                    lon: position.lon,
                }),
                pairs: pairs.get(place.id.as_str()).copied().unwrap_or(0),
            });
        }
        let mut groups = Vec::with_capacity(facts.groups.len());
        for group in &facts.groups {
            let Some(&id) = group_ids.get(group.id.as_str()) else {
                continue;
            };
            main_names(
                &mut names,
                Scope::Group(id),
                [&group.en, &group.zh, &group.zh_hant],
            );
            groups.push(Group {
                id,
                slug: group.id.as_str().into(),
                kind: group.kind,
                names: Names {
                    en: group.en.as_str().into(),
                    zh: group.zh.as_str().into(),
                },
                members: group
                    .members
                    .iter()
                    .filter_map(|iso| countries.get(iso.as_str()).copied())
                    .collect(),
            });
        }
        for alias in &facts.aliases {
            let place = ids.get(alias.of.as_str()).map(|id| Scope::Place(*id));
            let group = group_ids.get(alias.of.as_str()).map(|id| Scope::Group(*id));
            if let Some(scope) = place.or(group) {
                names.push(name(scope, alias.lang, false, &alias.name));
            }
        }
        Self::new(places, groups, &names)
    }
}

fn main_names(names: &mut Vec<Name>, scope: Scope, [en, zh, zh_hant]: [&str; 3]) {
    names.push(name(scope, NameLang::English, true, en));
    names.push(name(scope, NameLang::Chinese, true, zh));
    names.push(name(scope, NameLang::Chinese, true, zh_hant));
}

fn name(scope: Scope, lang: NameLang, main: bool, text: &str) -> Name {
    Name {
        scope,
        lang,
        main,
        text: text.into(),
    }
}
