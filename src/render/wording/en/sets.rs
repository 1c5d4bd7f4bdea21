//! What is shared, what is missing, who is ahead, what has grown: the first lines of such answers.

use super::English;
use super::Name;
use super::phrase::{
    all_of, compared, countries, in_sentence, limits, listed, period, ranked_noun,
};
use crate::answer::{Grown, Lead};
use crate::places::Scope;
use crate::question::{Common, CommonBy, Comparison, Missing, Ranked};
use crate::render::wording::Wording as _;

pub(super) fn common(asked: &Common, rows: usize, name: Name<'_>) -> String {
    let (of, without) = (all_of(&asked.of, name), all_of(&asked.without, name));
    if !asked.without.is_empty() {
        let what = match (asked.by, rows) {
            (CommonBy::Places, 1) => "1 place is".into(),
            (CommonBy::Places, _) => format!("{rows} places are"),
            (CommonBy::Countries, 1) => "1 country is".into(),
            (CommonBy::Countries, _) => format!("{rows} countries are"),
            (CommonBy::Provinces, 1) => "1 province is".into(),
            (CommonBy::Provinces, _) => format!("{rows} provinces are"),
        };
        return format!("{what} paired with {of}, but not with {without}:");
    }
    let of = of + &in_part(asked, name);
    match (asked.by, rows) {
        (CommonBy::Places, 0) => format!("{of} have no partner in common on record."),
        (CommonBy::Places, 1) => format!("{of} share 1 partner:"),
        (CommonBy::Places, _) => format!("{of} share {rows} partners:"),
        (CommonBy::Countries, 0) => format!("{of} have no country of partners in common."),
        (CommonBy::Countries, _) => format!("{of} share partners in {}:", countries(rows)),
        (CommonBy::Provinces, 0) => format!("No province is paired with all of {of} on record."),
        (CommonBy::Provinces, _) => format!("Provinces with partners in {of}:"),
    }
}

/// " in Africa", for what several share there.
pub(super) fn in_part(asked: &Common, name: Name<'_>) -> String {
    let within = asked.within.iter();
    let within: Vec<String> = within.map(|scope| name(*scope).en.to_string()).collect();
    if within.is_empty() {
        String::new()
    } else {
        format!(" in {}", within.join(" or "))
    }
}

pub(super) fn missing(missing: &Missing, rows: usize, name: Name<'_>) -> String {
    let units = ranked_noun(missing.units);
    let (units, have) = match (rows, missing.units) {
        (1, Ranked::Countries) => ("country", "has"),
        (1, Ranked::Provinces) => ("province", "has"),
        (1, Ranked::Cities) => ("Chinese city", "has"),
        (1, Ranked::Continents) => ("continent", "has"),
        _ => (units, "have"),
    };
    let have = if missing.at.is_unbounded() {
        have
    } else {
        "had"
    };
    let [of, with] = whose_missing(missing, name);
    let of = of + &limits(&missing.ties(), name);
    let with = with + &period(missing.at) + &period(missing.since);
    match (missing.how, missing.pairs) {
        (Comparison::Exactly, 0) if rows == 0 => {
            format!("None: all {units}{of} have a partner{with} on record.")
        }
        (Comparison::Exactly, 0) => {
            format!("{rows} {units}{of} {have} no partner{with} on record:")
        }
        (Comparison::Exactly, 1) => {
            format!("{rows} {units}{of} {have} just 1 pair{with} on record:")
        }
        (Comparison::Exactly, pairs) => {
            format!("{rows} {units}{of} {have} just {pairs} pairs{with} on record:")
        }
        _ => {
            let pairs = number_of(missing);
            format!("{rows} {units}{of} {have} {pairs} pairs{with} on record:")
        }
    }
}

/// How many pairs the units have.
pub(super) fn number_of(missing: &Missing) -> String {
    match missing.most {
        Some(most) => format!("{} to {most}", missing.pairs),
        None => compared(missing.how, &missing.pairs.to_string()),
    }
}

/// What follows the units ("cities of Jiangsu") and what the partners ("countries without a
/// partner of Tianjin").
pub(super) fn whose_missing(missing: &Missing, name: Name<'_>) -> [String; 2] {
    let of = if missing.of.is_empty() {
        String::new()
    } else {
        let of = missing.of.iter();
        let of: Vec<String> = of
            .map(|id| name(Scope::Place(*id)).en.to_string())
            .collect();
        format!(" of {}", listed(&of))
    };
    let within = missing.within.iter();
    let within: Vec<String> = within.map(|scope| name(*scope).en.to_string()).collect();
    let within = match within.as_slice() {
        [] => String::new(),
        several => format!(" in {}", several.join(" or ")),
    };
    // The countries of Africa have no partner in China, and none of them is in Africa.
    if matches!(missing.units, Ranked::Countries | Ranked::Continents) {
        [within, of]
    } else {
        [of, within]
    }
}

/// "Hubei has 32 more pairs than Hunan: …", with what speaks against such a comparison.
pub(super) fn ahead(lead: &Lead, under: &str, differing: bool) -> String {
    let number = |row: &crate::answer::FigureRow| {
        let dated = row.as_of.map_or(String::new(), |date| format!(" ({date})"));
        format!(
            "{} {}{dated}",
            row.scope.en,
            English.value(row.value, row.unit)
        )
    };
    let (a, b) = (&lead.first, &lead.second);
    let said = match lead.order() {
        Some((more, less)) => {
            let by = English.value(lead.by(), more.unit);
            let by = by
                .split_once(' ')
                .map_or(by.clone(), |(by, noun)| format!("{by} more {noun}"));
            let [more, less] = [more, less].map(|row| in_sentence(row.scope.clone()).en);
            format!("{more} has {by} than {less}")
        }
        None => {
            let [a, b] = [a, b].map(|row| in_sentence(row.scope.clone()).en);
            format!("{a} and {b} have as many")
        }
    };
    let basis = if lead.is_counted() {
        ", counted from the rows known here"
    } else {
        ""
    };
    let caveat = match (lead.is_alike(), differing && !lead.is_counted()) {
        (true, false) => "",
        (true, true) => {
            "; the newest numbers do not count the same and are not set against each other"
        }
        (false, false) => "; the two numbers are of different dates",
        (false, true) => "; the two numbers are of different dates and do not count the same",
    };
    format!(
        "{said}{under}{basis}: {}, {}{caveat}.",
        number(a),
        number(b)
    )
}

/// "from 1,497 pairs (2008) to 3,054 (2024), 1,557 more".
pub(super) fn grown(grown: Grown) -> String {
    let (from, to) = (grown.from, grown.to);
    let value = |value: f64| English.value(value, grown.unit);
    let change = value((to.0 - from.0).abs());
    let way = if to.0 < from.0 { "fewer" } else { "more" };
    format!(
        "from {} ({}) to {} ({}): {change} {way}",
        value(from.0),
        from.1,
        value(to.0),
        to.1
    )
}
