//! Phrases that several sentences share.

pub(super) use super::super::capital;
use super::super::{FIRST_OF_MANY, MANY, Span, both};
use super::{Name, nameless};
use crate::answer::Answer;
use crate::facts::{DateRange, Status, Wanting};
use crate::places::{Names, PlaceId, Scope};
use crate::question::{Comparison, Counted, Filter, Part, Ranked, Ranking, Tier};
use crate::text::Lang;

/// "Tianjin", "Tianjin and Japan", "China and Kenya", "all of China".
pub(super) fn sides(filter: &Filter, name: Name<'_>) -> String {
    let sides = match (filter.cn.is_empty(), filter.abroad.is_empty()) {
        (true, true) => "China".into(),
        (false, true) => chinese(filter, name),
        (true, false) => format!("China and {}", abroad(filter, name)),
        (false, false) => format!("{} and {}", chinese(filter, name), abroad(filter, name)),
    };
    sides + &limits(filter, name)
}

/// ", without Japan", ", terminated ties only", or nothing.
pub(super) fn limits(filter: &Filter, name: Name<'_>) -> String {
    let except = filter.except.iter();
    let except: Vec<String> = except.map(|scope| both(&name(*scope), Lang::En)).collect();
    let mut limits = String::new();
    if !except.is_empty() {
        limits = format!(", without {}", except.join(" and "));
    }
    limits.push_str(match filter.status {
        None => "",
        Some(Status::Active) => ", active ties only",
        Some(Status::Suspended) => ", suspended ties only",
        Some(Status::Terminated) => ", terminated ties only",
    });
    limits.push_str(match filter.tier {
        None => "",
        Some(Tier::Province) => ", at province level only",
        Some(Tier::Prefecture) => ", at prefecture level only",
        Some(Tier::County) => ", counties and districts only",
        Some(Tier::Below) => ", without the province's own ties",
    });
    limits.push_str(match filter.wanting {
        None => "",
        Some(Wanting::Proof) => ", only those with unverified dates",
        Some(Wanting::Date) => ", only those without a known date",
    });
    if filter.regions {
        limits.push_str(", only states and provinces abroad");
    }
    limits
}

/// "more than 100", "about 150", "100".
pub(super) fn compared(how: Comparison, number: &str) -> String {
    match how {
        Comparison::Exactly => number.to_owned(),
        Comparison::MoreThan => format!("more than {number}"),
        Comparison::AtLeast => format!("at least {number}"),
        Comparison::FewerThan => format!("fewer than {number}"),
        Comparison::AtMost => format!("at most {number}"),
        Comparison::About => format!("about {number}"),
    }
}

pub(super) fn filtered(filter: &Filter, name: Name<'_>) -> String {
    let since = period(filter.since);
    let filtered = match (filter.cn.is_empty(), filter.abroad.is_empty()) {
        (true, true) => format!("China{since}"),
        (false, true) => format!("{}{since}", chinese(filter, name)),
        (true, false) => format!("China in {}{since}", abroad(filter, name)),
        (false, false) => format!(
            "{} in {}{since}",
            chinese(filter, name),
            abroad(filter, name)
        ),
    };
    filtered + &limits(filter, name)
}

/// " in Japan since 1990": what a comparison looks at only.
pub(super) fn under(filter: &Filter, name: Name<'_>) -> String {
    let within = match (filter.cn.is_empty(), filter.abroad.is_empty()) {
        (true, true) => String::new(),
        (false, _) => format!(" with {}", chinese(filter, name)),
        (true, false) => format!(" in {}", abroad(filter, name)),
    };
    format!("{within}{}{}", period(filter.since), limits(filter, name))
}

pub(super) fn of_sides(filter: &Filter, name: Name<'_>) -> String {
    if filter.cn.is_empty() && filter.abroad.is_empty() {
        limits(filter, name)
    } else {
        format!(", {}", sides(filter, name))
    }
}

fn chinese(filter: &Filter, name: Name<'_>) -> String {
    let names: Vec<String> = filter
        .cn
        .iter()
        .map(|place| both(&name(Scope::Place(*place)), Lang::En))
        .collect();
    listed(&names)
}

/// "Beijing or Tianjin"; of many the first, and how many more.
pub(super) fn listed(names: &[String]) -> String {
    match names.get(..FIRST_OF_MANY) {
        Some(first) if names.len() > MANY => {
            let more = names.len() - FIRST_OF_MANY;
            format!("{} or {more} more", first.join(", "))
        }
        _ => names.join(" or "),
    }
}

/// "Beijing, Tianjin and Hebei"; of many the first, and how many more.
pub(super) fn and_listed(names: &[String]) -> String {
    match (names.get(..FIRST_OF_MANY), names.split_last()) {
        (Some(first), _) if names.len() > MANY => {
            let more = names.len() - FIRST_OF_MANY;
            format!("{} and {more} more", first.join(", "))
        }
        (_, Some((last, rest))) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

pub(super) fn abroad(filter: &Filter, name: Name<'_>) -> String {
    let names: Vec<String> = filter
        .abroad
        .iter()
        .map(|scope| both(&name(*scope), Lang::En))
        .collect();
    names.join(" or ")
}

pub(super) fn period(range: DateRange) -> String {
    let Span { from, to } = Span::of(range);
    match (from, to) {
        (None, None) => String::new(),
        (Some(from), None) => format!(" since {from}"),
        (None, Some(to)) => format!(" until {to}"),
        (Some(from), Some(to)) if from == to && from.day().is_some() => format!(" on {from}"),
        (Some(from), Some(to)) if from == to => format!(" in {from}"),
        (Some(from), Some(to)) => format!(" from {from} to {to}"),
    }
}

pub(super) fn as_of(answer: &Answer) -> String {
    answer
        .as_of
        .map_or(String::new(), |date| format!(" ({date})"))
}

pub(super) fn part_phrase(part: &Part, name: Name<'_>) -> String {
    match part {
        Part::Scopes(scopes) => {
            let scopes: Vec<String> = scopes
                .iter()
                .map(|scope| name(*scope).en.to_string())
                .collect();
            and_listed(&scopes)
        }
        Part::Within(of, scopes) => {
            let scopes: Vec<String> = scopes.iter().map(|s| name(*s).en.to_string()).collect();
            format!(
                "{} in the partners of {}",
                and_listed(&scopes),
                name(*of).en
            )
        }
        Part::Top(of, top) => format!("the {top} {} with the most pairs", ranked_noun(*of)),
    }
}

pub(super) fn ranked_noun(of: Ranked) -> &'static str {
    match of {
        Ranked::Countries => "countries",
        Ranked::Provinces => "provinces",
        Ranked::Cities => "Chinese cities",
        Ranked::Continents => "continents",
        Ranked::ForeignPlaces => "foreign places",
        Ranked::Years => "years",
    }
}

/// One of those.
pub(super) fn ranked_one(of: Ranked) -> &'static str {
    match of {
        Ranked::Countries => "country",
        Ranked::Provinces => "province",
        Ranked::Cities => "Chinese city",
        Ranked::Continents => "continent",
        Ranked::ForeignPlaces => "foreign place",
        Ranked::Years => "year",
    }
}

/// "countries", "countries in Europe (欧洲)": those among which one has its rank.
pub(super) fn peers(ranking: &Ranking, name: Name<'_>) -> String {
    let of = ranked_noun(ranking.of);
    let order = if ranking.fewest {
        ", the fewest first"
    } else {
        ""
    };
    if ranking.filter.abroad.is_empty() {
        format!("{of}{order}")
    } else {
        format!("{of} in {}{order}", abroad(&ranking.filter, name))
    }
}

pub(super) fn counted_noun(counted: Counted) -> &'static str {
    match counted {
        Counted::Pairs => "pairs",
        Counted::Countries => "partner countries",
        Counted::ChinesePlaces => "Chinese places with partners",
        Counted::ChineseProvinces => "Chinese provinces with partners",
        Counted::ForeignPlaces => "foreign partner places",
        Counted::ForeignProvinces => "foreign partner provinces and states",
        Counted::AllTies => "friendly ties, exchange cities included",
    }
}

pub(super) fn countries(n: usize) -> String {
    if n == 1 {
        "1 country".into()
    } else {
        format!("{n} countries")
    }
}

pub(super) fn partnerships(n: usize) -> String {
    if n == 1 {
        "1 partnership".into()
    } else {
        format!("{n} partnerships")
    }
}

pub(super) fn dates(n: usize) -> String {
    if n == 1 {
        "1 date".into()
    } else {
        format!("{n} dates")
    }
}

pub(super) fn are(n: usize) -> &'static str {
    if n == 1 { "is" } else { "are" }
}

/// All of some places, by their names.
pub(super) fn all_of(places: &[PlaceId], name: Name<'_>) -> String {
    let names = places
        .iter()
        .map(|id| name(Scope::Place(*id)).en.to_string());
    and_listed(&names.collect::<Vec<_>>())
}

/// Names that take the article, beside those that [`takes_article`] tells by a word in them.
const WITH_ARTICLE: [&str; 17] = [
    "Americas",
    "Bahamas",
    "Balkans",
    "Belt and Road",
    "Caribbean",
    "Caribbean Netherlands",
    "Comoros",
    "European Union",
    "G20",
    "G7",
    "Gambia",
    "Isle of Man",
    "Korean Peninsula",
    "Maldives",
    "Middle East",
    "Netherlands",
    "Philippines",
];

/// The names of an answer as they stand in a sentence.
pub(super) fn named(answer: &Answer) -> impl Fn(Scope) -> Names {
    |scope| {
        answer
            .name(scope)
            .cloned()
            .map_or_else(nameless, in_sentence)
    }
}

/// A name as it stands in a sentence: "the Netherlands".
pub(super) fn in_sentence(mut name: Names) -> Names {
    if takes_article(&name.en) {
        name.en = format!("the {}", name.en).into();
    }
    name
}

fn takes_article(name: &str) -> bool {
    let ends = [
        " Islands",
        " Republic",
        " Territory",
        " Territories",
        " states",
        " countries",
        " Organisation",
    ];
    let begins = [
        "United ",
        "Democratic Republic ",
        "Republic ",
        "Commonwealth ",
    ];
    WITH_ARTICLE.contains(&name)
        || ends.iter().any(|end| name.ends_with(end))
        || begins.iter().any(|begin| name.starts_with(begin))
}
