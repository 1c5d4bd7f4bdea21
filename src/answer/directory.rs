//! What every answer needs and none should ask the store for: names and who belongs to whom.

use std::collections::HashSet;
use std::sync::Arc;

use crate::facts::{GroupKind, Level};
use crate::places::{Gazetteer, Place, PlaceId, Scope};
use crate::question::{Filter, Tier};
use crate::store::query::{Abroad, Cn, Order, PartnerFilter, Partnership};

/// The gazetteer of one state of the store.
#[derive(Debug)]
pub struct Directory {
    /// All names.
    pub gazetteer: Arc<Gazetteer>,
    /// The state of the store that this is of.
    pub generation: i64,
    /// Chinese places with units in them that have partners of their own.
    above_ties: HashSet<PlaceId>,
}

/// Units of China that no source counts among the provinces with friendship cities: the article
/// leaves out "Taiwan and the special administrative regions of Hong Kong and Macao" (p. 72).
const NOT_COUNTED: [&str; 3] = ["cn-hong-kong", "cn-macao", "cn-taiwan"];

/// The levels of foreign units between a country and its cities.
const REGIONS: [Level; 5] = [
    Level::Province,
    Level::Prefecture,
    Level::State,
    Level::Region,
    Level::Other,
];

/// ISO 3166 entries that are no countries of their own: dependent and disputed territories.
/// <https://www.iso.org/obp/ui/#search> lists them with the country that they belong to.
const TERRITORIES: [&str; 49] = [
    "AI", "AQ", "AS", "AW", "AX", "BL", "BM", "BQ", "BV", "CC", "CW", "CX", "EH", "FK", "FO", "GF",
    "GG", "GI", "GL", "GP", "GS", "GU", "HM", "IM", "IO", "JE", "KY", "MF", "MP", "MQ", "MS", "NC",
    "NF", "PF", "PM", "PN", "PR", "RE", "SH", "SJ", "SX", "TC", "TF", "TK", "UM", "VG", "VI", "WF",
    "YT",
];

impl Directory {
    /// The names of the state `generation`.
    pub(super) fn new(gazetteer: Gazetteer, generation: i64) -> Self {
        let tied = gazetteer
            .places()
            .filter(|place| place.is_chinese() && place.pairs > 0);
        let above = tied.flat_map(|place| {
            std::iter::successors(place.parent, |parent| gazetteer.place(*parent)?.parent).take(8)
        });
        Self {
            above_ties: above.collect(),
            gazetteer: Arc::new(gazetteer),
            generation,
        }
    }

    /// Has any unit in a Chinese place partners of its own?
    pub(super) fn has_ties_below(&self, id: PlaceId) -> bool {
        self.above_ties.contains(&id)
    }

    /// The world group and China itself both stand for China's national total.
    pub(super) fn as_world(&self, scope: Scope) -> Scope {
        let world = match scope {
            Scope::World => true,
            Scope::Group(id) => self
                .gazetteer
                .group(id)
                .is_some_and(|group| group.kind == GroupKind::World),
            Scope::Place(_) => false,
        };
        if world { Scope::World } else { scope }
    }

    /// The 31 province-level units that sources count.
    pub(super) fn provinces(&self) -> Vec<&Place> {
        let mut provinces: Vec<&Place> = self
            .gazetteer
            .places()
            .filter(|place| place.is_chinese_province() && !NOT_COUNTED.contains(&&*place.slug))
            .collect();
        provinces.sort_by(|a, b| a.names.cmp(&b.names));
        provinces
    }

    /// Prefecture-level units and municipalities.
    pub(super) fn cities(&self) -> Vec<&Place> {
        let mut cities: Vec<&Place> = self
            .gazetteer
            .places()
            .filter(|place| {
                place.is_chinese() && matches!(place.level, Level::Prefecture | Level::Municipality)
            })
            .collect();
        cities.sort_by(|a, b| a.names.cmp(&b.names));
        cities
    }

    /// The countries in one of the scopes, or all; China left out.
    pub(super) fn countries(&self, within: &[Scope]) -> Vec<&Place> {
        let mut countries: Vec<&Place> = self
            .gazetteer
            .places()
            .filter(|place| place.level == Level::Country && !place.is_china())
            .filter(|place| place.pairs > 0 || !TERRITORIES.contains(&&*place.iso))
            .filter(|place| {
                let holds =
                    |scope: &Scope| self.gazetteer.contains(self.as_world(*scope), place.id);
                within.is_empty() || within.iter().any(holds)
            })
            .collect();
        countries.sort_by(|a, b| a.names.cmp(&b.names));
        countries
    }

    /// Is a province, and no municipality, asked for? Its cities then count as its own.
    pub(super) fn is_province(&self, id: PlaceId) -> bool {
        self.gazetteer
            .place(id)
            .is_some_and(|place| place.is_chinese() && place.level == Level::Province)
    }

    /// A foreign place that is no country.
    pub(super) fn is_city_abroad(&self, id: PlaceId) -> bool {
        let place = self.gazetteer.place(id);
        place.is_some_and(|place| !place.is_chinese() && place.level != Level::Country)
    }

    /// Puts what has the same date in the order of the English names.
    pub fn sort(&self, ties: &mut [Partnership], order: Order) {
        let name = |id| self.gazetteer.place(id).map(|place| &*place.names.en);
        ties.sort_by(|a, b| {
            let dates = order.compare(a.since, b.since);
            dates.then_with(|| {
                let names = |tie: &Partnership| (name(tie.partner), name(tie.cn));
                names(a).cmp(&names(b))
            })
        });
    }

    /// A question's filter as the store takes it.
    #[must_use]
    pub fn filter(&self, filter: &Filter) -> PartnerFilter {
        let place = |scope| match scope {
            Scope::Place(id) => Some(id),
            Scope::World | Scope::Group(_) => None,
        };
        let chinese = |scope| {
            let place = place(scope).and_then(|id| self.gazetteer.place(id));
            place.is_some_and(Place::is_chinese)
        };
        // The counties of a city are asked for as those in it.
        let within = |id| match filter.tier {
            Some(Tier::County) => self.whole(id),
            Some(Tier::Province | Tier::Prefecture | Tier::Below) | None => self.cn(id),
        };
        let except = |wanted: bool| {
            let scopes = filter.except.iter().copied();
            scopes.filter(move |scope| chinese(*scope) == wanted)
        };
        PartnerFilter {
            cn: filter.cn.iter().map(|cn| within(*cn)).collect(),
            abroad: filter
                .abroad
                .iter()
                .map(|scope| self.abroad(*scope))
                .collect(),
            except_cn: except(true)
                .filter_map(place)
                .map(|id| self.whole(id))
                .collect(),
            except_abroad: except(false).map(|scope| self.abroad(scope)).collect(),
            since: filter.since,
            status: filter.status,
            levels: match filter.tier {
                None => Vec::new(),
                Some(Tier::Province) => vec![Level::Province, Level::Municipality],
                Some(Tier::Prefecture) => vec![Level::Prefecture],
                Some(Tier::County) => vec![Level::County, Level::District],
                Some(Tier::Below) => vec![Level::Prefecture, Level::County, Level::District],
            },
            wanting: filter.wanting,
            levels_abroad: if filter.regions {
                REGIONS.to_vec()
            } else {
                Vec::new()
            },
            ..PartnerFilter::default()
        }
    }

    /// A scope as the foreign side of a tie.
    pub(super) fn abroad(&self, scope: Scope) -> Abroad {
        match scope {
            Scope::World => Abroad::World,
            Scope::Group(id) => Abroad::Group(id),
            Scope::Place(id) => match self.gazetteer.place(id) {
                Some(place) if place.level == Level::Country => Abroad::Country(place.iso.clone()),
                _ => Abroad::Place(id),
            },
        }
    }

    /// A province stands for all units in it; a city for itself.
    fn cn(&self, id: PlaceId) -> Cn {
        if self.is_province(id) {
            Cn::Province(id)
        } else {
            Cn::Itself(id)
        }
    }

    /// A Chinese place and all units in it.
    pub(super) fn whole(&self, id: PlaceId) -> Cn {
        self.gazetteer
            .place(id)
            .map_or(Cn::Itself(id), |place| Cn::whole(id, place.level))
    }

    /// Groups of the same countries: what is reported for Southeast Asia holds for ASEAN.
    pub(super) fn same_members(&self, scope: Scope) -> Vec<Scope> {
        let Scope::Group(id) = scope else {
            return vec![scope];
        };
        let Some(asked) = self.gazetteer.group(id) else {
            return vec![scope];
        };
        let same = self.gazetteer.groups().iter().filter(|group| {
            group.id == id || (!asked.members.is_empty() && group.members == asked.members)
        });
        same.map(|group| Scope::Group(group.id)).collect()
    }
}
