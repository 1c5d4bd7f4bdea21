//! Slash commands → typed queries. The options are typed already, so nothing has to be understood
//! but the names.

use jiff::civil::Date;

use super::interaction::Command;
use super::names::resolve;
use super::period::{stretch, year};
use super::trouble::Trouble;
use crate::facts::DateRange;
use crate::places::{Gazetteer, Place, PlaceId, Scope};
use crate::question::{
    Counted, Course, End, Filter, Outcome, Query, Ranked, Ranking, Span, Total, understand,
};
use crate::render::wording::commands as words;
use crate::render::wording::commands::{Label, Value};

/// The queries that a command of the day `today` may mean: one, or several where a name stands for
/// several places.
///
/// # Errors
/// A name, a date or a choice that cannot be read or is missing, two sides between which there can be no
/// tie, or a command that is not known.
pub fn readings(
    command: &Command,
    gazetteer: &Gazetteer,
    today: Date,
) -> Result<Vec<Query>, Trouble> {
    match read(command, gazetteer, today) {
        Err(trouble @ Trouble::UnknownPlace(_)) => match in_words(command, gazetteer, today) {
            Some(query) => Ok(vec![query]),
            None => Err(trouble),
        },
        read => read,
    }
}

/// The queries of a command whose options hold names, times and choices.
fn read(command: &Command, gazetteer: &Gazetteer, today: Date) -> Result<Vec<Query>, Trouble> {
    let named = |option| named(command, option, gazetteer);
    let name = command.name.as_str();
    if name == words::PARTNERS.name {
        partners(command, gazetteer, today)
    } else if name == words::TOTAL.name {
        let at = year(command, gazetteer, today)?;
        let total = |scope| {
            Query::Total(Total {
                scope: whole(scope, gazetteer),
                counted: Counted::Pairs,
                at,
            })
        };
        Ok(named(words::SCOPE)?.into_iter().map(total).collect())
    } else if name == words::RANK.name {
        Ok(vec![Query::Ranking(ranking(command)?)])
    } else if name == words::COMPARE.name {
        sides(command, gazetteer, |a, b| {
            let scopes = vec![whole(a, gazetteer), whole(b, gazetteer)];
            let at = DateRange::default();
            Ok(Query::Compare(scopes, Filter::default(), at))
        })
    } else if name == words::PAIR.name {
        sides(command, gazetteer, |a, b| pair(a, b, gazetteer))
    } else if name == words::MAP_OF.name {
        let partners = |scope| Query::Partners(around(scope, gazetteer));
        Ok(named(words::PLACE)?.into_iter().map(partners).collect())
    } else if name == words::TIMELINE.name {
        let scopes = match command.text(words::PLACE.name) {
            Some(typed) => resolve(typed, gazetteer)?,
            None => vec![Scope::World],
        };
        let timeline = |scope| timeline(scope, gazetteer);
        Ok(scopes.into_iter().map(timeline).collect())
    } else if name == words::CITE.name {
        let text = command.text(words::QUERY.name);
        let text = text.ok_or(Trouble::NothingGiven)?;
        let text: Vec<&str> = text.split_whitespace().collect();
        Ok(vec![Query::Passages(text.join(" "))])
    } else {
        Err(Trouble::UnknownCommand)
    }
}

/// What the name in an option may stand for.
fn named(command: &Command, option: Label, gazetteer: &Gazetteer) -> Result<Vec<Scope>, Trouble> {
    let typed = command.text(option.name).ok_or(Trouble::NothingGiven)?;
    resolve(typed, gazetteer)
}

/// The query of one place option that holds more than a name: "partners of Tianjin", 天津 日本.
fn in_words(command: &Command, gazetteer: &Gazetteer, today: Date) -> Option<Query> {
    let is = |label: Label| command.name == label.name;
    let others = command.options.iter();
    let others = others.filter(|option| option.name != words::PRIVATE.name);
    let [option] = others.collect::<Vec<_>>()[..] else {
        return None;
    };
    let understood = understand(option.value.as_str()?, gazetteer, today);
    match understood.outcome {
        Outcome::Query(Query::Partners(filter)) if is(words::TIMELINE) => {
            Some(Query::Timeline(filter, Course::New))
        }
        Outcome::Query(query @ Query::Timeline(..)) if is(words::TIMELINE) => Some(query),
        Outcome::Query(query @ Query::Partners(_)) if is(words::PARTNERS) || is(words::MAP_OF) => {
            Some(query)
        }
        Outcome::Query(query @ Query::Total(_)) if is(words::TOTAL) => Some(query),
        _ => None,
    }
}

/// Each combination of the readings of the two names that makes sense; two names of one place make none.
///
/// # Errors
/// A name is not known or missing, or no combination makes sense.
fn sides(
    command: &Command,
    gazetteer: &Gazetteer,
    query: impl Fn(Scope, Scope) -> Result<Query, Trouble>,
) -> Result<Vec<Query>, Trouble> {
    let (a, b) = (
        named(command, words::A, gazetteer)?,
        named(command, words::B, gazetteer)?,
    );
    let made = a.iter().flat_map(|a| b.iter().map(move |b| (*a, *b)));
    sensible(made.map(|(a, b)| {
        if whole(a, gazetteer) == whole(b, gazetteer) {
            Err(Trouble::SamePlace)
        } else {
            query(a, b)
        }
    }))
}

/// The queries that could be made, or why none could.
fn sensible(made: impl Iterator<Item = Result<Query, Trouble>>) -> Result<Vec<Query>, Trouble> {
    let mut queries = Vec::new();
    let mut why = None;
    for made in made {
        match made {
            Ok(query) if queries.contains(&query) => {}
            Ok(query) => queries.push(query),
            Err(trouble) => why = why.or(Some(trouble)),
        }
    }
    match why {
        Some(trouble) if queries.is_empty() => Err(trouble),
        _ => Ok(queries),
    }
}

fn partners(command: &Command, gazetteer: &Gazetteer, today: Date) -> Result<Vec<Query>, Trouble> {
    let since = stretch(command, gazetteer, today)?;
    let places = named(command, words::PLACE, gazetteer)?;
    let countries = match command.text(words::COUNTRY.name) {
        Some(typed) => resolve(typed, gazetteer)?.into_iter().map(Some).collect(),
        None => vec![None],
    };
    let made = places
        .iter()
        .flat_map(|place| countries.iter().map(move |country| (*place, *country)));
    sensible(made.map(|(place, country)| {
        let filter = match country {
            Some(country) => within(place, country, gazetteer)?,
            None => around(place, gazetteer),
        };
        Ok(Query::Partners(Filter { since, ..filter }))
    }))
}

/// The partners of `place` in `country`, of which only one lies in China.
fn within(place: Scope, country: Scope, gazetteer: &Gazetteer) -> Result<Filter, Trouble> {
    let filter = around(place, gazetteer);
    let chinese = |scope| is_china(scope, gazetteer) || !around(scope, gazetteer).cn.is_empty();
    let holds = |outer, inner| match inner {
        Scope::Place(id) => gazetteer.contains(outer, id),
        Scope::World | Scope::Group(_) => outer == inner,
    };
    match (chinese(place), chinese(country)) {
        // All of China, with one of its places.
        (true, true) if is_china(place, gazetteer) && place != country => {
            Ok(around(country, gazetteer))
        }
        (true, true) => Err(Trouble::BothChinese),
        (true, false) => Ok(Filter {
            abroad: vec![country],
            ..filter
        }),
        // "Kobe" within "China": the country says nothing more.
        (false, true) if is_china(country, gazetteer) => Ok(filter),
        (false, true) => Ok(Filter {
            abroad: vec![place],
            ..around(country, gazetteer)
        }),
        (false, false) if place == Scope::World || holds(place, country) => Ok(Filter {
            abroad: vec![country],
            from_abroad: place != Scope::World,
            ..Filter::default()
        }),
        (false, false) if country == Scope::World || holds(country, place) => Ok(filter),
        (false, false) => Err(Trouble::BothAbroad),
    }
}

/// China as a whole where it is named as a country.
fn whole(scope: Scope, gazetteer: &Gazetteer) -> Scope {
    if is_china(scope, gazetteer) {
        Scope::World
    } else {
        scope
    }
}

/// A filter for what lies on the other side of `scope`.
#[must_use]
pub fn around(scope: Scope, gazetteer: &Gazetteer) -> Filter {
    match scope {
        Scope::Place(id) if gazetteer.place(id).is_some_and(Place::is_chinese) => Filter {
            cn: vec![id],
            ..Filter::default()
        },
        scope if scope == Scope::World || is_china(scope, gazetteer) => Filter::default(),
        scope => Filter {
            abroad: vec![scope],
            from_abroad: true,
            ..Filter::default()
        },
    }
}

fn is_china(scope: Scope, gazetteer: &Gazetteer) -> bool {
    match scope {
        Scope::Place(id) => gazetteer.place(id).is_some_and(Place::is_china),
        Scope::World | Scope::Group(_) => false,
    }
}

/// Which of the two is Chinese decides the sides; two countries, or a country and a Chinese place,
/// ask for the ties between them.
fn pair(a: Scope, b: Scope, gazetteer: &Gazetteer) -> Result<Query, Trouble> {
    let of_china = |scope| {
        is_china(scope, gazetteer)
            || scope == Scope::World
            || !around(scope, gazetteer).cn.is_empty()
    };
    let (cn, partner) = match (of_china(a), of_china(b)) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        (true, true) => return Err(Trouble::BothChinese),
        (false, false) => return Err(Trouble::BothAbroad),
    };
    let filter = around(cn, gazetteer);
    Ok(match (&filter.cn[..], partner) {
        (&[cn], Scope::Place(partner)) if is_below_country(partner, gazetteer) => {
            Query::Pair(cn, partner)
        }
        _ => Query::Partners(Filter {
            abroad: vec![partner],
            from_abroad: false,
            ..filter
        }),
    })
}

fn is_below_country(id: PlaceId, gazetteer: &Gazetteer) -> bool {
    gazetteer
        .place(id)
        .is_some_and(|place| place.level != crate::facts::Level::Country)
}

/// Reported totals for all of China, new pairs by year for everything smaller.
#[must_use]
pub fn timeline(scope: Scope, gazetteer: &Gazetteer) -> Query {
    let filter = around(scope, gazetteer);
    let course = if filter == Filter::default() {
        Course::Totals(Counted::Pairs)
    } else {
        Course::New
    };
    Query::Timeline(filter, course)
}

fn ranking(command: &Command) -> Result<Ranking, Trouble> {
    // Discord sends only what it offered; what else comes must not be taken for something else.
    let chosen = |option: Label, values: &[Value]| match command.text(option.name) {
        Some(typed) if values.iter().all(|value| value.value != typed) => {
            Err(Trouble::NoChoice(typed.to_owned()))
        }
        typed => Ok(typed),
    };
    let of = match chosen(words::OF, &words::RANKED)? {
        Some("provinces") => Ranked::Provinces,
        Some("cities") => Ranked::Cities,
        Some("continents") => Ranked::Continents,
        Some("foreign") => Ranked::ForeignPlaces,
        Some("years") => Ranked::Years,
        _ => Ranked::Countries,
    };
    Ok(Ranking {
        of,
        filter: Filter::default(),
        fewest: chosen(words::ORDER, &words::ORDERS)? == Some("fewest"),
        top: command
            .number(words::TOP.name)
            .and_then(|top| u16::try_from(top).ok())
            .filter(|&top| top > 0)
            .map(Span::First),
        whose: None,
        at: DateRange::default(),
    })
}

/// Questions that may come next, each with the name of its label in the wording.
#[must_use]
pub fn next_questions(query: &Query) -> Vec<(Next, Query)> {
    match query.asked() {
        Query::Partners(filter) => {
            let mut next = vec![(
                Next::Oldest,
                Query::First(filter.clone(), End::Oldest, Span::First(1)),
            )];
            if !filter.from_abroad && filter.abroad.len() != 1 {
                next.push((Next::Countries, Query::Places(filter.clone())));
            }
            next.push((Next::ByYear, Query::Timeline(filter.clone(), Course::New)));
            next
        }
        Query::Pair(cn, _) => {
            let filter = Filter {
                cn: vec![*cn],
                ..Filter::default()
            };
            vec![(Next::Partners, Query::Partners(filter))]
        }
        Query::First(filter, ..) | Query::Places(filter) | Query::Count(filter, _) => {
            vec![(Next::Partners, Query::Partners(filter.clone()))]
        }
        Query::Ranking(ranking) => {
            let turned = Ranking {
                fewest: !ranking.fewest,
                whose: None,
                ..ranking.clone()
            };
            let label = if ranking.fewest {
                Next::Most
            } else {
                Next::Fewest
            };
            vec![(label, Query::Ranking(turned))]
        }
        Query::Total(total) if total.scope == Scope::World => {
            let all = Filter::default();
            vec![
                (
                    Next::ByYear,
                    Query::Timeline(all.clone(), Course::Totals(Counted::Pairs)),
                ),
                (Next::Oldest, Query::First(all, End::Oldest, Span::First(1))),
            ]
        }
        Query::Timeline(filter, _) if *filter != Filter::default() => {
            vec![(Next::Partners, Query::Partners(filter.clone()))]
        }
        _ => Vec::new(),
    }
}

/// The labels of suggested questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The first of these.
    Oldest,
    /// In which countries.
    Countries,
    /// New pairs by year.
    ByYear,
    /// The list.
    Partners,
    /// The fewest first.
    Fewest,
    /// The most first.
    Most,
}
