//! What is shared and what is missing: the first lines of such answers.

use super::Name;
use super::phrase::{all_of, compared, countries, listed, period, ranked_noun};
use crate::places::Scope;
use crate::question::{Common, CommonBy, Comparison, Missing, Ranked};

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
    let with = with + &period(missing.at);
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
