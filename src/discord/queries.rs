//! Slash commands → typed queries. The options are typed already, so nothing has to be understood
//! but the names.

use super::interaction::Command;
use super::names::resolve;
use super::trouble::Trouble;
use crate::facts::{DateRange, PartialDate};
use crate::places::{Gazetteer, Place, PlaceId, Scope};
use crate::question::{Counted, Course, End, Filter, Query, Ranked, Ranking, Total};
use crate::render::wording::commands as words;

/// The queries that a command may mean: one, or several where a name stands for several places.
///
/// # Errors
/// A name or a date that cannot be read, or a command that is not known.
pub fn readings(command: &Command, gazetteer: &Gazetteer) -> Result<Vec<Query>, Trouble> {
    let scopes = |option: &str| match command.text(option) {
        Some(typed) => resolve(typed, gazetteer),
        None => Ok(Vec::new()),
    };
    let name = command.name.as_str();
    Ok(if name == words::PARTNERS.name {
        let since = period(command)?;
        let countries = scopes(words::COUNTRY.name)?;
        each(&scopes(words::PLACE.name)?, &countries, |place, country| {
            let mut filter = around(place, gazetteer);
            match country {
                Some(scope) if filter.cn.is_empty() => {
                    // "Kobe" within "China": the country says nothing more.
                    filter
                        .abroad
                        .extend((!is_china(scope, gazetteer)).then_some(scope));
                }
                Some(scope) => filter.abroad = vec![scope],
                None => {}
            }
            filter.since = since;
            Query::Partners(filter)
        })
    } else if name == words::TOTAL.name {
        let year = command
            .number(words::YEAR.name)
            .and_then(|year| u16::try_from(year).ok());
        let at = year
            .and_then(PartialDate::from_year)
            .map(DateRange::only)
            .unwrap_or_default();
        let scopes = scopes(words::SCOPE.name)?;
        scopes
            .into_iter()
            .map(|scope| {
                let scope = if is_china(scope, gazetteer) {
                    Scope::World
                } else {
                    scope
                };
                Query::Total(Total {
                    scope,
                    counted: Default::default(),
                    at,
                })
            })
            .collect()
    } else if name == words::RANK.name {
        vec![Query::Ranking(ranking(command))]
    } else if name == words::COMPARE.name {
        each(&scopes(words::A.name)?, &scopes(words::B.name)?, |a, b| {
            let whole = |scope| match scope {
                scope if is_china(scope, gazetteer) => Scope::World,
                scope => scope,
            };
            Query::Compare(
                [Some(a), b].into_iter().flatten().map(whole).collect(),
                Filter::default(),
                DateRange::default(),
            )
        })
    } else if name == words::PAIR.name {
        each(
            &scopes(words::A.name)?,
            &scopes(words::B.name)?,
            |a, b| match b {
                Some(b) => pair(a, b, gazetteer),
                None => Query::Partners(around(a, gazetteer)),
            },
        )
    } else if name == words::MAP_OF.name {
        each(&scopes(words::PLACE.name)?, &[], |place, _| {
            Query::Partners(around(place, gazetteer))
        })
    } else if name == words::TIMELINE.name {
        match command.text(words::PLACE.name) {
            None => vec![Query::Timeline(
                Filter::default(),
                Course::Totals(Counted::Pairs),
            )],
            Some(typed) => resolve(typed, gazetteer)?
                .into_iter()
                .map(|scope| timeline(scope, gazetteer))
                .collect(),
        }
    } else if name == words::CITE.name {
        let text = command.text(words::QUERY.name).unwrap_or_default();
        vec![Query::Passages(
            text.split_whitespace().collect::<Vec<_>>().join(" "),
        )]
    } else {
        return Err(Trouble::UnknownCommand);
    })
}

/// Every combination of the readings of two names.
fn each(a: &[Scope], b: &[Scope], query: impl Fn(Scope, Option<Scope>) -> Query) -> Vec<Query> {
    let others: Vec<Option<Scope>> = if b.is_empty() {
        vec![None]
    } else {
        b.iter().copied().map(Some).collect()
    };
    let query = &query;
    a.iter()
        .flat_map(|a| others.iter().map(move |b| query(*a, *b)))
        .collect()
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
        Scope::Place(id) => gazetteer
            .place(id)
            .is_some_and(|place| &*place.iso == "CN" && !place.is_chinese()),
        Scope::World | Scope::Group(_) => false,
    }
}

/// Which of the two is Chinese decides the sides; two countries, or a country and a Chinese place,
/// ask for the ties between them.
fn pair(a: Scope, b: Scope, gazetteer: &Gazetteer) -> Query {
    let chinese = |scope| !around(scope, gazetteer).cn.is_empty();
    let whole = |scope| is_china(scope, gazetteer) || scope == Scope::World;
    let (cn, partner) = if chinese(b) && !chinese(a) || whole(b) && !whole(a) {
        (b, a)
    } else {
        (a, b)
    };
    match (cn, partner) {
        (Scope::Place(cn), Scope::Place(partner)) if is_below_country(partner, gazetteer) => {
            Query::Pair(cn, partner)
        }
        (cn, partner) => {
            let filter = around(cn, gazetteer);
            Query::Partners(Filter {
                abroad: vec![partner],
                from_abroad: false,
                ..filter
            })
        }
    }
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

fn ranking(command: &Command) -> Ranking {
    let of = match command.text(words::OF.name) {
        Some("provinces") => Ranked::Provinces,
        Some("cities") => Ranked::Cities,
        Some("continents") => Ranked::Continents,
        Some("foreign") => Ranked::ForeignPlaces,
        Some("years") => Ranked::Years,
        _ => Ranked::Countries,
    };
    Ranking {
        of,
        filter: Filter::default(),
        fewest: command.text(words::ORDER.name) == Some("fewest"),
        top: command
            .number(words::TOP.name)
            .and_then(|top| u16::try_from(top).ok())
            .filter(|&top| top > 0),
        whose: None,
        at: DateRange::default(),
    }
}

fn period(command: &Command) -> Result<DateRange, Trouble> {
    let date = |option: &str| match command.text(option) {
        Some(typed) => typed
            .parse()
            .map(Some)
            .map_err(|_| Trouble::BadDate(typed.to_owned())),
        None => Ok(None),
    };
    let before: Option<PartialDate> = date(words::BEFORE.name)?;
    Ok(DateRange {
        from: date(words::SINCE.name)?,
        to: before.and_then(previous),
    })
}

/// The last date before `date`, as precise as it: the year, month or day before.
fn previous(date: PartialDate) -> Option<PartialDate> {
    match (date.month(), date.day()) {
        (None, _) => PartialDate::from_year(date.year() - 1),
        (Some(1), None) => PartialDate::new(date.year() - 1, Some(12), None),
        (Some(month), None) => PartialDate::new(date.year(), Some(month - 1), None),
        (Some(month), Some(day)) => {
            let year = i16::try_from(date.year()).ok()?;
            let day = jiff::civil::Date::new(year, month.cast_signed(), day.cast_signed()).ok()?;
            day.yesterday().ok().map(PartialDate::from)
        }
    }
}

/// Questions that may come next, each with the name of its label in the wording.
#[must_use]
pub fn next_questions(query: &Query) -> Vec<(Next, Query)> {
    match query {
        Query::Partners(filter) => {
            let mut next = vec![(Next::Oldest, Query::First(filter.clone(), End::Oldest, 1))];
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
                (Next::Oldest, Query::First(all, End::Oldest, 1)),
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

#[cfg(test)]
mod tests {
    use super::previous;

    #[test]
    fn before_a_date_ends_just_before_it() {
        let before = |text: &str| previous(text.parse().ok()?).map(|date| date.to_string());
        for (date, want) in [
            ("1990", "1989"),
            ("1990-05", "1990-04"),
            ("1990-01", "1989-12"),
            ("1990-03-01", "1990-02-28"),
            ("1992-03-01", "1992-02-29"),
        ] {
            assert_eq!(before(date).as_deref(), Some(want), "{date}");
        }
        assert_eq!(before("0001"), None);
    }
}
