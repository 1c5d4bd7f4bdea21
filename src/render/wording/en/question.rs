//! The reading: how a question was taken.

use super::super::grouped;
use super::Name;
use super::claims::claim;
use super::headline::{begun, in_order};
use super::phrase::{
    abroad, all_of, and_listed, counted_noun, filtered, limits, of_sides, part_phrase, peers,
    period, ranked_noun, ranked_one, sides, under,
};
use super::sets::{in_part, number_of, whose_missing};
use crate::places::Scope;
use crate::question::{
    Anniversaries, Common, CommonBy, Comparison, Counted, Course, End, Filter, Missing, Query,
    Ranking, Span, Total, When,
};

pub(super) fn question(query: &Query, name: Name<'_>) -> String {
    match query {
        Query::Partners(filter) if filter.from_abroad => {
            format!(
                "Chinese partners of {}{}{}",
                abroad(filter, name),
                period(filter.since),
                limits(filter, name)
            )
        }
        Query::Partners(filter) => format!("partners of {}", filtered(filter, name)),
        Query::Count(filter, counted) => {
            format!(
                "how many {}: {}{}",
                counted_noun(*counted),
                sides(filter, name),
                period(filter.since)
            )
        }
        Query::Total(total) => total_question(total, name),
        Query::Pair(cn, partner) => format!(
            "are {} and {} partners, and since when",
            name(Scope::Place(*cn)).en,
            name(Scope::Place(*partner)).en
        ),
        Query::First(filter, end, span) => first_question(filter, *end, *span, name),
        Query::Ranking(ranking) => ranking_question(ranking, name),
        Query::Compare(scopes, filter, at) => {
            let scopes: Vec<String> = scopes
                .iter()
                .map(|scope| name(*scope).en.to_string())
                .collect();
            let under = under(filter, name);
            format!("compare {}{under}{}", and_listed(&scopes), period(*at))
        }
        Query::Sum(scopes, filter, at) => {
            let scopes: Vec<String> = scopes
                .iter()
                .map(|scope| name(*scope).en.to_string())
                .collect();
            let (scopes, under) = (and_listed(&scopes), under(filter, name));
            format!("sum of {scopes}{under}{}", period(*at))
        }
        Query::Share(part, at) => format!("share of {}{}", part_phrase(part, name), period(*at)),
        Query::Timeline(filter, course) => timeline_question(filter, *course, name),
        Query::Common(asked) => common_question(asked, name),
        Query::Missing(missing) => missing_question(missing, name),
        Query::Places(filter) => format!("countries with partners of {}", filtered(filter, name)),
        Query::Anniversaries(asked) => anniversaries_question(asked, name),
        Query::Several(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| question(part, name)).collect();
            parts.join("; ")
        }
        Query::Check(check) => {
            format!("is it true: {}", claim(check, name).replace(['“', '”'], ""))
        }
        Query::Passages(text) => format!("a search in the documents for “{text}”"),
    }
}

fn total_question(total: &Total, name: Name<'_>) -> String {
    let what = match total.counted {
        Counted::Pairs => "total",
        counted => counted_noun(counted),
    };
    let at = period(total.at);
    match total.scope {
        Scope::World if total.counted != Counted::Pairs => format!("{what}{at}"),
        scope => format!("{} {what}{at}", name(scope).en),
    }
}

fn first_question(filter: &Filter, end: End, span: Span, name: Name<'_>) -> String {
    let first = match end {
        End::Oldest => "first",
        End::Newest => "newest",
    };
    let of = filtered(filter, name);
    match span {
        Span::First(1) => format!("{first} partnership of {of}"),
        Span::First(many) => format!("{first} {many} partnerships of {of}"),
        Span::Nth(_) => format!("{} partnership of {of}", in_order(end, span)),
    }
}

fn ranking_question(ranking: &Ranking, name: Name<'_>) -> String {
    let of = ranked_noun(ranking.of);
    if let Some(whose) = ranking.whose {
        return format!(
            "rank of {} among {}{}",
            name(whose).en,
            peers(ranking, name),
            period(ranking.at)
        );
    }
    let of = match ranking.top {
        Some(Span::First(1)) => ranked_one(ranking.of),
        _ => of,
    };
    let top = match ranking.top {
        Some(Span::First(1)) => "the ".into(),
        Some(Span::First(top)) => format!("{top} "),
        Some(Span::Nth(place)) => format!("number {place} of the "),
        None => String::new(),
    };
    let order = if ranking.fewest { "fewest" } else { "most" };
    let within = of_sides(&ranking.filter, name);
    format!(
        "{top}{of} with the {order} pairs{within}{}{}",
        period(ranking.filter.since),
        period(ranking.at)
    )
}

fn timeline_question(filter: &Filter, course: Course, name: Name<'_>) -> String {
    match course {
        Course::Totals(Counted::Pairs) => format!("timeline of {}", filtered(filter, name)),
        Course::Totals(counted) => {
            let of = filtered(filter, name);
            format!("timeline of {of}: {}", counted_noun(counted))
        }
        Course::Reaches(number) => {
            let number = grouped(f64::from(number));
            format!("when {number} pairs were reached: {}", sides(filter, name))
        }
        Course::New => format!(
            "new pairs by year: {}{}",
            sides(filter, name),
            period(filter.since)
        ),
    }
}

fn common_question(asked: &Common, name: Name<'_>) -> String {
    let by = match asked.by {
        CommonBy::Places => "partners",
        CommonBy::Countries => "partner countries",
        CommonBy::Provinces => "partner provinces",
    };
    let of = all_of(&asked.of, name) + &in_part(asked, name);
    if asked.without.is_empty() {
        format!("{by} that {of} have in common")
    } else {
        format!("{by} of {of}, but not of {}", all_of(&asked.without, name))
    }
}

fn missing_question(missing: &Missing, name: Name<'_>) -> String {
    let [of, with] = whose_missing(missing, name);
    let of = of + &limits(&missing.ties(), name);
    let with = with + &period(missing.at) + &period(missing.since);
    let units = ranked_noun(missing.units);
    match (missing.how, missing.pairs) {
        (Comparison::Exactly, 0) => format!("{units}{of} without a partner{with}"),
        (Comparison::Exactly, 1) => format!("{units}{of} with only 1 pair{with}"),
        (Comparison::Exactly, pairs) => {
            format!("{units}{of} with only {pairs} pairs{with}")
        }
        _ => format!("{units}{of} with {} pairs{with}", number_of(missing)),
    }
}

fn anniversaries_question(asked: &Anniversaries, name: Name<'_>) -> String {
    let when = match asked.when {
        When::ThisMonth => "this month".into(),
        When::NextMonth => "next month".into(),
        When::ThisYear => "this year".into(),
        When::NextYear => "next year".into(),
        When::LastYear => "last year".into(),
        When::Today => "today".into(),
        When::Next => "next".into(),
        When::Month(month) => format!("in month {month}"),
        When::Day(month, day) => format!("on day {day} of month {month}"),
        When::Year(year) => format!("in {year}"),
        When::MonthOf(year, month) => format!("in month {month} of {year}"),
    };
    let age = asked
        .age
        .map_or(String::new(), |age| format!("{age}-year "));
    let of = of_sides(&asked.filter, name) + &begun(asked);
    format!("{age}anniversaries {when}{of}")
}
