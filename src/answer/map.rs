//! What a map shows: whose partners, where they lie, and how many pairs each mark stands for.

use std::collections::HashMap;
use std::sync::Arc;

use super::directory::Directory;
use super::draft::scopes_of;
use super::engine::AnswerError;
use super::lists::firsts;
use super::types::Citation;
use crate::facts::{DateRange, Status};
use crate::places::{Names, Place, PlaceId, Point, Scope};
use crate::question::{Filter, Query};
use crate::store::Store;
use crate::store::query::{Counted, Order, Partnership};
use crate::text::Lang;

/// More places than this are gathered by country, or by province within China: a map as wide as a
/// phone has no room for more.
const PLACES: usize = 60;
/// The groups that the legend counts by. Each country is in exactly one of them.
const CONTINENTS: [&str; 5] = ["africa", "americas", "asia", "europe", "oceania"];

/// What a map shows.
#[derive(Clone, Debug, PartialEq)]
pub struct MapData {
    /// The language of the reader.
    pub lang: Lang,
    /// What is shown, with all that it is limited to: partners, the first or newest of them, or one
    /// pair.
    pub query: Query,
    /// Names of all scopes that the query mentions.
    pub named: Vec<(Scope, Names)>,
    /// Where the lines begin; `None` where several places share the map.
    pub home: Option<Mark>,
    /// The country of `home`, ISO 3166 alpha-2.
    pub home_iso: Arc<str>,
    /// The partners, those with the most pairs first.
    pub marks: Vec<Mark>,
    /// Pairs by continent, in the order to which [`Mark::continent`] points; empty where the
    /// partners are Chinese.
    pub continents: Vec<(Names, u32)>,
    /// Pairs that are shown.
    pub pairs: u32,
    /// Their status; `None` where it is not the same for all.
    pub status: Option<Status>,
    /// Pairs that have ended or are suspended and were not asked for; they are not among the marks.
    pub inactive: u32,
    /// Pairs that may belong to those shown, but their date is not known.
    pub undated: u32,
    /// Pairs shown whose partner has no known coordinates.
    pub unplaced: u32,
    /// Where the pairs are written.
    pub citations: Vec<Citation>,
}

/// A place on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its names.
    pub names: Names,
    /// Where it lies.
    pub point: Point,
    /// How many pairs it stands for; 0 for the home.
    pub pairs: u32,
    /// Its continent's place in [`MapData::continents`].
    pub continent: Option<usize>,
}

/// The map of a query, or `None` if it names nothing that has partners.
pub(super) async fn map(
    store: &Store,
    directory: &Directory,
    query: &Query,
    lang: Lang,
) -> Result<Option<MapData>, AnswerError> {
    let Some(filter) = filter_of(query, directory) else {
        return Ok(None);
    };
    let asked = directory.filter(&filter);
    let (query, mut ties, undated) = match query.asked() {
        Query::First(_, end, span) => {
            let ties = firsts(store, directory, &asked, *end, *span).await?;
            let undated = store.count(&asked, Counted::Undated).await? as usize;
            (query.asked().clone(), ties, undated)
        }
        query => {
            let query = match query {
                Query::Pair(..) => query.clone(),
                _ => Query::Partners(filter.clone()),
            };
            let of_a_time = !filter.since.is_unbounded() && filter.wanting.is_none();
            let (ties, undated) = if of_a_time {
                store.partnerships_of_a_time(&asked).await?
            } else {
                let ties = store.partnerships(&asked, Order::Listed, None).await?;
                (ties, 0)
            };
            (query, ties, undated)
        }
    };
    directory.sort(&mut ties, Order::Listed);
    let shown = Shown {
        undated: number(undated),
        query,
        ties,
    };
    Ok(Some(Making { directory, lang }.map(&filter, shown)))
}

/// What a map is of.
struct Shown {
    query: Query,
    ties: Vec<Partnership>,
    undated: u32,
}

impl Shown {
    /// The ties to be drawn: those in force, but of the first ones and of those of a status that is asked
    /// for all.
    fn drawn(&self, filter: &Filter) -> Vec<&Partnership> {
        let all = matches!(self.query, Query::First(..)) || filter.status.is_some();
        let ties = self.ties.iter();
        ties.filter(|tie| all || tie.status == Status::Active)
            .collect()
    }
}

/// Which partnerships a query is about; `None` where it is about none, or about those with a group whose
/// members are not known here.
pub(super) fn filter_of(query: &Query, directory: &Directory) -> Option<Filter> {
    let label = |scope: &Scope| directory.gazetteer.is_label(*scope);
    partnerships_of(query, directory).filter(|of| !of.abroad.iter().any(label))
}

fn partnerships_of(query: &Query, directory: &Directory) -> Option<Filter> {
    // Of a date those are shown that there were by then.
    let by_then = |at: DateRange, since: DateRange| DateRange {
        to: since.to.or(at.to),
        ..since
    };
    let of_scope = |scope| match directory.as_world(scope) {
        Scope::Place(id) if directory.gazetteer.place(id).is_some_and(Place::is_chinese) => {
            Filter {
                cn: vec![id],
                ..Filter::default()
            }
        }
        Scope::World => Filter::default(),
        scope => Filter {
            abroad: vec![scope],
            from_abroad: true,
            ..Filter::default()
        },
    };
    match query.asked() {
        Query::Partners(filter)
        | Query::Count(filter, _)
        | Query::First(filter, ..)
        | Query::Timeline(filter, _)
        | Query::Places(filter) => Some(filter.clone()),
        Query::Ranking(ranking) => Some(Filter {
            since: by_then(ranking.at, ranking.filter.since),
            ..ranking.filter.clone()
        }),
        Query::Total(total) => Some(Filter {
            since: by_then(total.at, DateRange::default()),
            ..of_scope(total.scope)
        }),
        Query::Pair(cn, partner) => Some(Filter {
            cn: vec![*cn],
            abroad: vec![Scope::Place(*partner)],
            ..Filter::default()
        }),
        _ => None,
    }
}

struct Making<'a> {
    directory: &'a Directory,
    lang: Lang,
}

impl Making<'_> {
    fn map(&self, filter: &Filter, shown: Shown) -> MapData {
        let gazetteer = &self.directory.gazetteer;
        let abroad = match (filter.cn.as_slice(), filter.abroad.as_slice()) {
            ([], [Scope::Place(id)]) => Some(*id),
            _ => None,
        };
        let china = gazetteer.country("CN").map(|china| china.id);
        let home = match filter.cn.as_slice() {
            [] => abroad.or(china),
            [one] => Some(*one),
            _ => None,
        };
        let home = home.and_then(|id| gazetteer.place(id));
        let drawn = shown.drawn(filter);
        let partners: Vec<PlaceId> = match abroad {
            Some(_) => drawn.iter().map(|tie| tie.cn).collect(),
            None => drawn.iter().map(|tie| tie.partner).collect(),
        };
        let (marks, unplaced) = self.marks(&partners);
        let named = scopes_of(&shown.query).into_iter();
        let status = drawn.first().map(|tie| tie.status);
        MapData {
            lang: self.lang,
            named: named
                .map(|scope| (scope, gazetteer.names_apart(scope)))
                .collect(),
            home: home.and_then(|place| mark(place, 0)),
            home_iso: home.map_or_else(|| "CN".into(), |place| place.iso.clone()),
            continents: if abroad.is_some() {
                Vec::new()
            } else {
                self.continents(&partners)
            },
            marks,
            pairs: number(drawn.len()),
            status: status.filter(|status| drawn.iter().all(|tie| tie.status == *status)),
            inactive: number(shown.ties.len() - drawn.len()),
            undated: shown.undated,
            unplaced,
            citations: citations(&drawn),
            query: shown.query,
        }
    }

    /// A mark for each place, or for each country or province where there are too many; and how many
    /// pairs have none.
    fn marks(&self, partners: &[PlaceId]) -> (Vec<Mark>, u32) {
        let gazetteer = &self.directory.gazetteer;
        let tally = tally(partners);
        let gather = tally.len() > PLACES;
        let mut gathered: HashMap<PlaceId, u32> = HashMap::new();
        for (id, pairs) in tally {
            let place = gazetteer.place(id).filter(|_| gather);
            let whole = place.and_then(|place| {
                if place.is_chinese() {
                    gazetteer.province_of(id)
                } else {
                    gazetteer.country(&place.iso)
                }
            });
            *gathered
                .entry(whole.map_or(id, |whole| whole.id))
                .or_default() += pairs;
        }
        let mut unplaced = 0;
        let mut marks = Vec::with_capacity(gathered.len());
        for (id, pairs) in gathered {
            match gazetteer.place(id).and_then(|place| mark(place, pairs)) {
                Some(mark) => marks.push(Mark {
                    continent: self.continent(id),
                    ..mark
                }),
                None => unplaced += pairs,
            }
        }
        marks.sort_by(|a, b| b.pairs.cmp(&a.pairs).then_with(|| a.names.cmp(&b.names)));
        (marks, unplaced)
    }

    /// A continent by its place in the list; Chinese places are not told apart by it.
    fn continent(&self, id: PlaceId) -> Option<usize> {
        let gazetteer = &self.directory.gazetteer;
        gazetteer.place(id).filter(|place| !place.is_chinese())?;
        CONTINENTS.iter().position(|slug| {
            gazetteer
                .group_by_slug(slug)
                .is_some_and(|group| gazetteer.contains(Scope::Group(group.id), id))
        })
    }

    fn continents(&self, partners: &[PlaceId]) -> Vec<(Names, u32)> {
        let mut pairs = [0; CONTINENTS.len()];
        for (id, number) in tally(partners) {
            if let Some(continent) = self.continent(id) {
                pairs[continent] += number;
            }
        }
        let gazetteer = &self.directory.gazetteer;
        CONTINENTS
            .iter()
            .zip(pairs)
            .filter_map(|(slug, pairs)| {
                let group = gazetteer.group_by_slug(slug)?;
                Some((group.names.clone(), pairs))
            })
            .collect()
    }
}

fn tally(places: &[PlaceId]) -> HashMap<PlaceId, u32> {
    let mut tally = HashMap::new();
    for id in places {
        *tally.entry(*id).or_default() += 1;
    }
    tally
}

fn mark(place: &Place, pairs: u32) -> Option<Mark> {
    Some(Mark {
        names: place.names.clone(),
        point: place.point?,
        pairs,
        continent: None,
    })
}

/// Each source once, those with the most ties first.
fn citations(ties: &[&Partnership]) -> Vec<Citation> {
    let mut sources: Vec<(&Arc<crate::store::query::Source>, usize)> = Vec::new();
    for tie in ties {
        match sources
            .iter_mut()
            .find(|(known, _)| known.slug == tie.source.slug)
        {
            Some((_, ties)) => *ties += 1,
            None => sources.push((&tie.source, 1)),
        }
    }
    sources.sort_by_key(|(_, ties)| std::cmp::Reverse(*ties));
    (1..)
        .zip(sources)
        .map(|(n, (source, _))| Citation {
            n,
            source: source.slug.clone(),
            publisher: source.publisher.clone(),
            title: source.title.clone(),
            locator: "".into(),
            url: source.url.clone().unwrap_or_default(),
            as_of: source.as_of,
        })
        .collect()
}

/// A number of pairs; a store holds far fewer than 2^32.
fn number(pairs: usize) -> u32 {
    u32::try_from(pairs).unwrap_or(u32::MAX)
}
