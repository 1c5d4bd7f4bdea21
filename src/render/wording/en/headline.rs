//! The first line of an answer.

use super::super::{Wording, both, by_counted_years, grouped, is_reported};
use super::claims::{checked, judged, pair_with_unknown};
use super::phrase::{
    and_listed, as_of, capital, counted_noun, countries, limits, named, of_sides, part_phrase,
    peers, period, ranked_noun, sides, under,
};
use super::{English, Name, sets};
use crate::answer::{Answer, Kind, Note, Rows, Unknown};
use crate::facts::{SinceBasis, Status, Unit};
use crate::places::Scope;
use crate::question::{
    Anniversaries, Counted, Course, End, Filter, Part, Query, Ranking, Span, When,
};
use crate::text::Lang;

/// The first line, with yes or no before it where that is asked for.
pub(super) fn headline(answer: &Answer) -> String {
    let line = capital(&said(answer));
    match answer.yes {
        Some(yes) => judged(yes, &line),
        None => line,
    }
}

fn said(answer: &Answer) -> String {
    let name = named(answer);
    let rows = answer.rows.len();
    match (answer.kind, &answer.query) {
        (Kind::Unknown, _) => return unknown(answer),
        (Kind::Pair, None) => return pair_with_unknown(answer),
        (Kind::Ambiguous, _) => return "Which one do you mean?".into(),
        (Kind::Partners, Some(Query::Partners(filter))) => return partners(filter, rows, &name),
        (Kind::Passages, _)
            if answer.notes.contains(&Note::NearestPassages)
                || answer.notes.contains(&Note::OtherPlaces) =>
        {
            return "No passage answers this outright; the nearest ones in the documents:".into();
        }
        (Kind::Passages, _) => {
            let s = if rows == 1 { "" } else { "s" };
            return format!("{rows} passage{s} from the documents, best first:");
        }
        _ => {}
    }
    match &answer.query {
        Some(query) => of(answer, query, &name),
        None => String::new(),
    }
}

/// The first line of what answers a query.
pub(super) fn of(answer: &Answer, query: &Query, name: Name<'_>) -> String {
    let rows = answer.rows.len();
    match query {
        Query::Pair(cn, partner) => pair(answer, name, Scope::Place(*cn), Scope::Place(*partner)),
        Query::Check(check) => checked(answer, check, name),
        Query::Several(_) => {
            let each: Vec<String> = answer.each.iter().map(headline).collect();
            each.join(" ")
        }
        Query::Count(filter, _) if answer.value.is_none() => {
            let found = if answer.rows.is_empty() {
                "."
            } else {
                "; a source's own remark tells of it:"
            };
            format!("Not known here: {}{found}", sides(filter, name))
        }
        Query::Count(filter, counted) => {
            let number = match (answer.value.unwrap_or_default(), counted) {
                (1.0, Counted::Pairs) => "1 pair".into(),
                (0.0, counted) => format!("No {}", counted_noun(*counted)),
                (value, counted) => format!("{} {}", grouped(value), counted_noun(*counted)),
            };
            let since = period(filter.since);
            format!("{number} known here: {}{since}.", sides(filter, name))
        }
        Query::Total(total) => {
            let scope = both(&name(total.scope), Lang::En);
            match (answer.value, answer.unit) {
                (Some(value), Some(unit)) => {
                    format!("{scope}: {}{}.", English.value(value, unit), as_of(answer))
                }
                _ => format!("No figure for {scope} is known here."),
            }
        }
        Query::First(filter, end, span) => first(rows, filter, *end, *span, name),
        Query::Ranking(ranking) => ranked(answer, ranking, name),
        Query::Compare(scopes, filter, _) => {
            if let Some(lead) = answer.lead() {
                let differing = answer.notes.contains(&Note::DifferentCounts);
                return sets::ahead(&lead, &under(filter, name), differing);
            }
            let scopes: Vec<String> = scopes.iter().map(|s| name(*s).en.to_string()).collect();
            format!(
                "Side by side: {}{}.",
                scopes.join(", "),
                under(filter, name)
            )
        }
        Query::Sum(scopes, filter, _) => {
            let scopes: Vec<String> = scopes.iter().map(|s| name(*s).en.to_string()).collect();
            let (scopes, under) = (and_listed(&scopes), under(filter, name));
            let value = English.value(answer.value.unwrap_or_default(), Unit::Pairs);
            if is_reported(&answer.rows) {
                format!("{scopes} together: {value}{}.", as_of(answer))
            } else {
                format!("{scopes} together{under}: {value}, counted from the rows known here.")
            }
        }
        Query::Share(part @ Part::Within(..), _) => match answer.value {
            Some(value) if answer.as_of.is_some() => format!(
                "{}: {}%{}.",
                capital(&part_phrase(part, name)),
                grouped((value * 100.0).round() / 100.0),
                as_of(answer)
            ),
            Some(value) => format!(
                "{}: {}%, counted from the rows known here.",
                capital(&part_phrase(part, name)),
                grouped((value * 100.0).round() / 100.0)
            ),
            None => format!("No share is known here for {}.", part_phrase(part, name)),
        },
        Query::Share(part, _) => match answer.value {
            Some(value) => format!(
                "{}: {}% of all Chinese pairs{}.",
                capital(&part_phrase(part, name)),
                grouped(value),
                as_of(answer)
            ),
            None => format!("No share is known here for {}.", part_phrase(part, name)),
        },
        Query::Timeline(filter, course) => timeline(answer, filter, *course, name),
        Query::Common(asked) => sets::common(asked, rows, name),
        Query::Missing(missing) => sets::missing(missing, rows, name),
        Query::Places(filter) => {
            format!(
                "{} with partnerships: {}.",
                countries(rows),
                sides(filter, name)
            )
        }
        Query::Anniversaries(asked) => anniversaries(answer, asked, name),
        Query::Partners(_) | Query::Passages(_) => String::new(),
    }
}

fn timeline(answer: &Answer, filter: &Filter, course: Course, name: Name<'_>) -> String {
    let rows = answer.rows.len();
    match (course, answer.value) {
        (Course::Reaches(number), _) => {
            let (of, number) = (sides(filter, name), grouped(f64::from(number)));
            match answer.date {
                Some(date) => format!(
                    "{of}: {number} pairs were reached by {date}; the figure before is lower:"
                ),
                None => {
                    format!("{of}: no figure known here reaches {number} pairs; the newest one:")
                }
            }
        }
        (Course::New, Some(value)) if answer.as_of.is_none() => format!(
            "{} pairs founded{}{} are on record here, by year:",
            grouped(value),
            period(filter.since),
            of_sides(filter, name)
        ),
        (Course::New, Some(value)) => format!(
            "{} new {}{}{}.",
            grouped(value),
            if value == 1.0 { "pair" } else { "pairs" },
            period(filter.since),
            of_sides(filter, name)
        ),
        (Course::New, None) if rows == 0 && answer.beside.is_empty() => format!(
            "No pair whose date is known is on record{}.",
            of_sides(filter, name)
        ),
        (Course::New, None) => {
            let basis = if by_counted_years(answer) {
                ", counted from the rows known here"
            } else {
                ""
            };
            format!("New pairs by year{}{basis}:", of_sides(filter, name))
        }
        (Course::Totals(_), _) if rows == 0 && answer.beside.is_empty() => {
            format!("No dated figure is known here for {}.", sides(filter, name))
        }
        (Course::Totals(_), _) if by_counted_years(answer) => format!(
            "No source reports totals by date: {}{}. New pairs by year, counted from the rows known here:",
            sides(filter, name),
            period(filter.since)
        ),
        (Course::Totals(counted), _) => {
            let what = match counted {
                Counted::Pairs => "totals".to_owned(),
                counted => format!("numbers of {}", counted_noun(counted)),
            };
            let of = sides(filter, name);
            let told = format!("Reported {what} by date: {of}{}", period(filter.since));
            match answer.grown {
                Some(grown) => format!("{told}, {}.", sets::grown(grown)),
                None => format!("{told}."),
            }
        }
    }
}

fn first(rows: usize, filter: &Filter, end: End, span: Span, name: Name<'_>) -> String {
    let (sides, since) = (sides(filter, name), period(filter.since));
    let what = in_order(end, span);
    match (rows, span) {
        (0, Span::Nth(place)) => {
            format!("Fewer than {place} dated partnerships are on record: {sides}{since}.")
        }
        (0, Span::First(_)) => format!("No dated partnership is on record: {sides}{since}."),
        _ if filter.cn.is_empty() && filter.abroad.is_empty() => {
            let pairs = if rows == 1 { "pair" } else { "pairs" };
            format!(
                "The {what} {pairs} on record{since}{}.",
                limits(filter, name)
            )
        }
        _ => format!("The {what} on record: {sides}{since}."),
    }
}

/// "oldest", "2nd newest".
pub(super) fn in_order(end: End, span: Span) -> String {
    let end = match end {
        End::Oldest => "oldest",
        End::Newest => "newest",
    };
    match span {
        Span::First(_) => end.to_owned(),
        Span::Nth(place) => {
            let ending = match (place % 10, place % 100) {
                (_, 11..=13) => "th",
                (1, _) => "st",
                (2, _) => "nd",
                (3, _) => "rd",
                _ => "th",
            };
            format!("{place}{ending} {end}")
        }
    }
}

fn unknown(answer: &Answer) -> String {
    match &answer.unknown {
        Some(Unknown::Empty) | None => {
            "Ask me about China's friendship cities. For example: “partners of Tianjin”, “Africa \
             total”, “when did Wuhan and Oita pair”."
                .into()
        }
        Some(Unknown::OtherTopic) => {
            "I do not know about that. I answer questions about China's friendship cities: who is \
             paired with whom and since when, how many pairs there are, and what the rules say. For \
             example: “partners of Tianjin”, “top 10 countries”, “who approves a friendship city”."
                .into()
        }
        Some(Unknown::NotChina) => {
            "Only the ties of China's cities and provinces are recorded here, not those between other \
             countries. I can tell which Chinese places a country or a city abroad is paired with. For \
             example: “Japan total”, “Chinese partners of Osaka”."
                .into()
        }
        Some(Unknown::Place(typed)) if answer.choices.is_empty() => {
            format!("“{typed}” is not a place that I know, and no known name looks like it.")
        }
        Some(Unknown::Place(typed)) => {
            format!("“{typed}” is not a place with partnerships that I know. Names that look like it:")
        }
        Some(Unknown::NoFigure) => "No figure is known here for that.".into(),
        Some(Unknown::NoPassage) => {
            "I found nothing in the documents that answers this. I can list partners, totals, dates \
             and rankings, and quote the rules on friendship cities. For example: “partners of \
             Tianjin”, “Africa total”, “who approves a friendship city”."
                .into()
        }
    }
}

fn partners(filter: &Filter, rows: usize, name: Name<'_>) -> String {
    let sides = sides(filter, name);
    let since = period(filter.since);
    match rows {
        0 => format!("No partnership is on record for {sides}{since}."),
        1 => format!("1 partnership is on record for {sides}{since}."),
        _ => format!("{rows} partnerships are on record for {sides}{since}."),
    }
}

fn pair(answer: &Answer, name: Name<'_>, cn: Scope, partner: Scope) -> String {
    let (cn, partner) = (name(cn).en, name(partner).en);
    let Rows::Partnerships(rows) = &answer.rows else {
        return format!("No: no partnership between {cn} and {partner} is on record here.");
    };
    let Some(row) = rows.first() else {
        return format!("No: no partnership between {cn} and {partner} is on record here.");
    };
    let unverified = match row.since_basis {
        Some(SinceBasis::Unverified) => " (this date is not confirmed by any document)",
        _ => "",
    };
    let since = match row.since {
        Some(date) => format!(" since {date}{unverified}"),
        None => ", but the date is not known".into(),
    };
    match row.status {
        Status::Active if row.since.is_none() => format!("{cn} and {partner} are partners{since}."),
        Status::Active => format!("{cn} and {partner} have been partners{since}."),
        Status::Suspended => {
            format!("{cn} and {partner} have been partners{since}; the tie is suspended.")
        }
        Status::Terminated => {
            format!("{cn} and {partner} were partners{since}; the tie has ended (terminated).")
        }
    }
}

fn ranked(answer: &Answer, ranking: &Ranking, name: Name<'_>) -> String {
    let of = ranked_noun(ranking.of);
    let within = of_sides(&ranking.filter, name);
    if let Some(whose) = ranking.whose {
        let peers = peers(ranking, name);
        let whose = name(whose).en;
        let row = match &answer.rows {
            Rows::Names(rows) => rows.iter().find(|row| row.name.en == whose),
            _ => None,
        };
        return match row.and_then(|row| row.rank) {
            Some(rank) => format!(
                "{whose} ranks number {rank} among {peers}{}.",
                as_of(answer)
            ),
            None => format!("{whose} has no rank among {peers}: no figure is known here."),
        };
    }
    let order = if ranking.fewest {
        "fewest first"
    } else {
        "most first"
    };
    if let Some(Span::Nth(place)) = ranking.top {
        let as_of = as_of(answer);
        return format!("Number {place} of the {of} by number of pairs, {order}{within}{as_of}:");
    }
    format!(
        "{} by number of pairs, {order}{within}{}:",
        capital(of),
        as_of(answer)
    )
}

fn anniversaries(answer: &Answer, asked: &Anniversaries, name: Name<'_>) -> String {
    let rows = answer.rows.len();
    let when = when(asked.when, answer);
    let age = asked
        .age
        .map_or(String::new(), |age| format!(" of {age} years"));
    let of = of_sides(&asked.filter, name) + &begun(asked);
    match rows {
        0 => format!("No anniversary{age} {when}{of} is on record."),
        1 => format!("1 anniversary{age} {when}{of}:"),
        _ => format!("{rows} anniversaries{age} {when}{of}:"),
    }
}

/// ", of ties since 1986": those of one time.
pub(super) fn begun(asked: &Anniversaries) -> String {
    if asked.filter.since.is_unbounded() {
        String::new()
    } else {
        format!(", of ties begun{}", period(asked.filter.since))
    }
}

fn when(when: When, answer: &Answer) -> String {
    let dated = answer
        .as_of
        .map_or(String::new(), |date| format!(" ({date})"));
    match when {
        When::ThisMonth => format!("this month{dated}"),
        When::NextMonth => format!("next month{dated}"),
        When::ThisYear => format!("this year{dated}"),
        When::NextYear => format!("next year{dated}"),
        When::LastYear => format!("last year{dated}"),
        When::Today => format!("today{dated}"),
        When::Next => match answer.as_of {
            Some(date) if date.day().is_some() => format!("on {date}"),
            Some(date) => format!("in {date}"),
            None => "ahead".into(),
        },
        When::Month(month) => format!("in {}", month_name(month)),
        When::Day(month, day) => format!("on {} {day}", month_name(month)),
        When::Year(year) => format!("in {year}"),
        When::MonthOf(year, month) => format!("in {} {year}", month_name(month)),
    }
}

fn month_name(month: u8) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let name = usize::from(month)
        .checked_sub(1)
        .and_then(|i| MONTHS.get(i));
    name.copied().unwrap_or("that month")
}
