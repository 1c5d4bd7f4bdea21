//! What questions may be made from: rows that nobody disputes, of places whose names mean one place.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::Spot;
use crate::facts::{
    Counts, DateRange, GroupKind, Level, Metric, PartialDate, SinceBasis, Status, UNPUBLISHED, Unit,
};
use crate::places::{Gazetteer, GroupId, Names, Place, PlaceId, Scope};
use crate::store::query::{Figure, Partnership};

/// What the note of a figure says where its date or its number is not exact.
const INEXACT: [&str; 3] = ["inferred", "implied", "more than"];

/// What the store says.
#[derive(Debug)]
pub struct Facts {
    /// The names.
    pub gazetteer: Arc<Gazetteer>,
    /// All partnerships, of any status.
    pub ties: Vec<Partnership>,
    /// The pairs that sources report.
    pub figures: Vec<Figure>,
    /// Partnerships about which a release and a person disagree, as the readable ids of both sides
    /// with a space between.
    pub disputed: HashSet<String>,
}

/// The facts with what is needed to pick from them.
pub(super) struct Pool<'a> {
    pub(super) facts: &'a Facts,
    /// How many places of China, and abroad, bear a name.
    namesakes: HashMap<(bool, &'a str), HashSet<PlaceId>>,
    continents: HashMap<PlaceId, GroupId>,
}

impl<'a> Pool<'a> {
    pub(super) fn new(facts: &'a Facts) -> Self {
        let mut namesakes: HashMap<_, HashSet<PlaceId>> = HashMap::new();
        for place in facts.gazetteer.places() {
            for name in [&*place.names.en, &*place.names.zh] {
                let key = (place.is_chinese(), name);
                namesakes.entry(key).or_default().insert(place.id);
            }
        }
        let groups = facts.gazetteer.groups().iter();
        let continents = groups
            .filter(|group| group.kind == GroupKind::Continent)
            .flat_map(|group| group.members.iter().map(|country| (*country, group.id)));
        Self {
            facts,
            namesakes,
            continents: continents.collect(),
        }
    }

    fn is_one_of_many(&self, place: &Place) -> bool {
        let many = |name: &str| {
            let key = (place.is_chinese(), name);
            self.namesakes.get(&key).is_some_and(|ids| ids.len() > 1)
        };
        many(&place.names.en) || many(&place.names.zh)
    }

    pub(super) fn place(&self, id: PlaceId) -> Option<&'a Place> {
        self.facts.gazetteer.place(id)
    }

    /// A place under a name that no other place bears: a Chinese one gets its province behind it
    /// where it needs that. `None` where no name tells it from all others.
    pub(super) fn spot(&self, id: PlaceId) -> Option<Spot> {
        let place = self.place(id)?;
        if !self.is_one_of_many(place) {
            return Some(Spot::new(id, &place.names));
        }
        let parent = self.place(place.parent.filter(|_| place.is_chinese())?)?;
        (parent.level != Level::Country).then(|| Spot {
            id: id.0,
            en: format!("{} ({})", place.names.en, parent.names.en),
            zh: format!("{}（{}）", place.names.zh, parent.names.zh),
        })
    }

    /// The country in which a place lies.
    pub(super) fn country(&self, id: PlaceId) -> Option<&'a Place> {
        self.facts.gazetteer.country(&self.place(id)?.iso)
    }

    pub(super) fn continent(&self, country: PlaceId) -> Option<GroupId> {
        self.continents.get(&country).copied()
    }

    /// Is the tie alive and undisputed, and is there a page that says so?
    pub(super) fn is_sure(&self, tie: &Partnership) -> bool {
        let slug = |id| self.place(id).map(|place| &*place.slug);
        tie.status == Status::Active
            && tie.since_basis != Some(SinceBasis::Unverified)
            && *tie.source.slug != *UNPUBLISHED
            && slug(tie.cn)
                .zip(slug(tie.partner))
                .is_some_and(|(cn, partner)| {
                    self.facts.disputed.is_empty()
                        || !self.facts.disputed.contains(&format!("{cn} {partner}"))
                })
    }

    /// When a sure tie began, if a document confirms it.
    pub(super) fn date(&self, tie: &Partnership) -> Option<PartialDate> {
        tie.since
            .filter(|_| tie.since_basis == Some(SinceBasis::Document) && self.is_sure(tie))
    }

    /// Is the tie one of the place itself, of a unit in it or of one that it lies in?
    pub(super) fn is_of_family(&self, tie: &Partnership, cn: PlaceId) -> bool {
        let gazetteer = &self.facts.gazetteer;
        tie.cn == cn
            || gazetteer.contains(Scope::Place(cn), tie.cn)
            || gazetteer.contains(Scope::Place(tie.cn), cn)
    }

    /// Could one foreign place be taken for the other, or for a part of it?
    pub(super) fn is_near(&self, a: PlaceId, b: PlaceId) -> bool {
        let (Some(a), Some(b)) = (self.place(a), self.place(b)) else {
            return true;
        };
        let gazetteer = &self.facts.gazetteer;
        a.id == b.id
            || gazetteer.contains(Scope::Place(a.id), b.id)
            || gazetteer.contains(Scope::Place(b.id), a.id)
            || (a.iso == b.iso && alike(&a.names, &b.names))
    }

    /// The number of pairs that a figure reports, if it is a plain number of formal pairs of one
    /// place, exact and of an exact date, and no other source gives another for the same date.
    pub(super) fn pairs(&self, figure: &Figure) -> Option<(PlaceId, PartialDate, u32)> {
        let plain = figure.metric == Metric::Partnerships && figure.unit == Unit::Pairs;
        let note = figure.note.as_deref().unwrap_or_default();
        let inexact = INEXACT.iter().any(|word| note.contains(word));
        if !plain || inexact || figure.counts != Counts::Formal {
            return None;
        }
        let (Scope::Place(id), Some(at)) = (figure.scope, figure.as_of) else {
            return None;
        };
        let value = whole(figure.value)?;
        let agree = self.reported(id).all(|other| {
            let same_date = other
                .as_of
                .is_some_and(|date| DateRange::only(at).contains(date));
            !same_date || whole(other.value) == Some(value)
        });
        agree.then_some((id, at, value))
    }

    /// All that is reported of a place.
    pub(super) fn reported(&self, id: PlaceId) -> impl Iterator<Item = &'a Figure> {
        let figures = self.facts.figures.iter();
        figures.filter(move |figure| {
            figure.scope == Scope::Place(id) && figure.metric == Metric::Partnerships
        })
    }
}

/// Does one name begin like the other?
fn alike(a: &Names, b: &Names) -> bool {
    let begins = |a: &str, b: &str| a.starts_with(b) || b.starts_with(a);
    begins(&a.en, &b.en) || begins(&a.zh, &b.zh)
}

/// A number of pairs, which the schema keeps whole.
pub(super) fn whole(value: f64) -> Option<u32> {
    format!("{value:.0}").parse().ok()
}
