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
        for given in &facts.places {
            let Some(&id) = ids.get(given.id.as_str()) else {
                continue;
            };
            let main = [&given.en, &given.zh, &given.zh_hant].map(String::as_str);
            main_names(&mut names, Scope::Place(id), main);
            if let Some(pinyin) = &given.pinyin {
                names.push(name(Scope::Place(id), NameLang::Pinyin, true, pinyin));
            }
            let parent = given.parent.as_deref();
            places.push(Place {
                parent: parent.and_then(|parent| ids.get(parent).copied()),
                pairs: pairs.get(given.id.as_str()).copied().unwrap_or(0),
                ..place(id, given)
            });
        }
        let mut groups = Vec::with_capacity(facts.groups.len());
        for given in &facts.groups {
            let Some(&id) = group_ids.get(given.id.as_str()) else {
                continue;
            };
            let main = [&given.en, &given.zh, &given.zh_hant].map(String::as_str);
            main_names(&mut names, Scope::Group(id), main);
            groups.push(group(id, given, &countries));
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

/// A place by itself: without parent and partnerships.
fn place(id: PlaceId, given: &facts::Place) -> Place {
    Place {
        id,
        slug: given.id.as_str().into(),
        level: given.level,
        iso: given.country.as_str().into(),
        parent: None,
        names: Names {
            en: given.en.as_str().into(),
            zh: given.zh.as_str().into(),
        },
        point: given.position.as_ref().map(|position| Point {
            lat: position.lat,
            lon: position.lon,
        }),
        pairs: 0,
    }
}

fn group(id: GroupId, given: &facts::Group, countries: &HashMap<&str, PlaceId>) -> Group {
    let members = given.members.iter();
    Group {
        id,
        slug: given.id.as_str().into(),
        kind: given.kind,
        names: Names {
            en: given.en.as_str().into(),
            zh: given.zh.as_str().into(),
        },
        members: members
            .filter_map(|iso| countries.get(iso.as_str()).copied())
            .collect(),
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
