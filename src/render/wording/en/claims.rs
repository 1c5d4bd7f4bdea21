//! What is claimed, and what the sources say of it.

use super::super::{ByRows, by_rows, capital, grouped, misprinted, unverified};
use super::Name;
use super::headline::of;
use super::phrase::{compared, counted_noun, part_phrase, period, sides, under};
use super::question::question;
use crate::answer::{Answer, Note, Unknown, Verdict, Yes};
use crate::facts::Metric;
use crate::places::Scope;
use crate::question::{Check, Counted, Part, Query, Said};

pub(super) fn checked(answer: &Answer, check: &Check, name: Name<'_>) -> String {
    if let Check::Told { of: asked, .. } = check {
        let verdict = match answer.verdict {
            Some(Verdict::Supported | Verdict::Outdated) => "Yes.",
            Some(Verdict::Contradicted) => "No.",
            Some(Verdict::NotKnown) if matches!(**asked, Query::Compare(..)) => {
                "That depends on what is counted."
            }
            Some(Verdict::NotKnown) | None => "Not known.",
        };
        return format!("{verdict} {}", capital(&of(answer, asked, name)));
    }
    let claim = claim(check, name);
    if let Some(known) = by_rows(answer, check) {
        return counted(answer, &claim, &known);
    }
    match answer.verdict {
        Some(Verdict::Supported) if misprinted(answer) => {
            format!("It is printed so, but does not add up: {claim}.")
        }
        Some(Verdict::Supported) if unverified(answer) => {
            format!("It is listed so, but no document confirms the date: {claim}.")
        }
        Some(Verdict::Supported) => format!("Yes: {claim} is supported."),
        Some(Verdict::Outdated) => {
            format!("It was so at its date: {claim} is supported, but newer figures differ.")
        }
        Some(Verdict::Contradicted) => format!("No: {claim} is not what the sources say."),
        Some(Verdict::NotKnown) | None => format!("Not known: no source here speaks of {claim}."),
    }
}

/// Of a number that no source gives, and the rows known here do.
fn counted(answer: &Answer, claim: &str, known: &ByRows<'_>) -> String {
    let reported = known.reported.map(|row| {
        let date = row.as_of.map_or(String::new(), |date| format!(" ({date})"));
        format!("{}{date}", grouped(row.value))
    });
    let differ = answer.notes.contains(&Note::DifferentCounts);
    match (answer.verdict, reported) {
        (Some(Verdict::Supported | Verdict::Outdated), reported) => {
            let rows = match known.counted.metric {
                Metric::Partnerships if known.counted.value > 1.0 => {
                    format!("the {} rows", grouped(known.counted.value))
                }
                Metric::Partnerships => "the one row".into(),
                _ => "the rows".into(),
            };
            let reported = match reported {
                Some(reported) => format!("a source reports {reported}"),
                None => "no source here reports the number".into(),
            };
            format!("Yes: {claim} is supported by {rows} known here; {reported}.")
        }
        (Some(Verdict::Contradicted), Some(reported)) => format!(
            "No: {claim} is only what the rows known here count; a source reports {reported}."
        ),
        (_, Some(reported)) if differ => format!(
            "Not known: {claim} is what the rows known here count; a source's {reported} counts more \
             than pairs."
        ),
        _ => format!(
            "Not known: {claim} is what the rows known here count; no source reports the number of \
             that time."
        ),
    }
}

/// The first line with "yes" or "no" before it.
pub(super) fn judged(yes: Yes, line: &str) -> String {
    let bare = ["No: ", "None: "]
        .iter()
        .find_map(|no| line.strip_prefix(no));
    let bare = bare.unwrap_or(line);
    let bare = match bare.strip_prefix("No ") {
        Some(rest) => format!("no {rest}"),
        None => bare.to_owned(),
    };
    format!("{}: {bare}", if yes.holds { "Yes" } else { "No" })
}

/// The line of a pair that is not on record, as one that leaves it open.
pub(super) fn not_known(line: &str) -> String {
    format!("Not known: {}", line.strip_prefix("No: ").unwrap_or(line))
}

/// Of a pair with a name that is no known place.
pub(super) fn pair_with_unknown(answer: &Answer) -> String {
    let cn = answer.named.first().map(|(_, names)| names.en.to_string());
    let cn = cn.unwrap_or_default();
    let Some(Unknown::Place(typed)) = &answer.unknown else {
        return String::new();
    };
    let near = if answer.choices.is_empty() {
        "."
    } else {
        "; known names that look like it:"
    };
    format!("No: no partnership between {cn} and “{typed}” is on record here{near}")
}

pub(super) fn claim(check: &Check, name: Name<'_>) -> String {
    match check {
        Check::Number {
            of,
            counted,
            hundredths,
            how,
            percent,
            at,
        } => {
            let value = compared(*how, &grouped(*hundredths as f64 / 100.0));
            let part = Part::of(&of.cn, &of.abroad);
            if *percent && matches!(part, Part::Within(..)) {
                let part = part_phrase(&part, name);
                return format!("“{part}: {value}%{}”", period(*at));
            }
            let what = match (percent, counted, hundredths) {
                (true, ..) => "% of all pairs".into(),
                (_, Counted::Pairs, 100) => " pair".into(),
                (_, counted, _) => format!(" {}", counted_noun(*counted)),
            };
            format!("“{}: {value}{what}{}”", sides(of, name), period(*at))
        }
        Check::Paired {
            cn,
            partner,
            at,
            begun,
        } => format!(
            "“{} and {} {}{}”",
            name(Scope::Place(*cn)).en,
            name(Scope::Place(*partner)).en,
            if *begun { "paired" } else { "were partners" },
            match (at.from, at.to) {
                (None, Some(to)) => format!(" by {to}"),
                _ => period(*at),
            }
        ),
        Check::TopShare { top, hundredths } => {
            format!(
                "“the top {top} countries hold {}%”",
                grouped(*hundredths as f64 / 100.0)
            )
        }
        Check::Told { of, said } => format!("“{}”", told(of, *said, name)),
    }
}

/// "rank of Jiangsu among provinces: 1".
fn told(of: &Query, said: Said, name: Name<'_>) -> String {
    let asked = question(of, name);
    match (said, of) {
        (Said::Ranks(from, to), _) if from == to => format!("{asked}: {from}"),
        (Said::Ranks(from, to), _) => format!("{asked}: {from} to {to}"),
        (Said::More | Said::Fewer, Query::Compare(scopes, filter, at)) => {
            let mut names = scopes.iter().map(|scope| name(*scope).en.to_string());
            let (a, b) = (
                names.next().unwrap_or_default(),
                names.next().unwrap_or_default(),
            );
            let how = if said == Said::More { "more" } else { "fewer" };
            format!(
                "{a} has {how} pairs than {b}{}{}",
                under(filter, name),
                period(*at)
            )
        }
        (Said::More | Said::Fewer, _) => asked,
        (Said::Began(at), _) => format!("{asked}:{}", period(at)),
        (Said::Ties(cn, partner), _) => {
            let places = cn.into_iter().chain(partner).map(Scope::Place);
            let places: Vec<String> = places.map(|place| name(place).en.to_string()).collect();
            format!("{asked}: {}", places.join(" and "))
        }
    }
}
