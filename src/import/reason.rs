//! Why a row of a file was left out, or what it says otherwise than what is known.

use crate::facts::{PartialDate, Status, Untimely};

/// Why a row was not brought in as it stands. The messages are those of the command line; for Discord
/// see [`crate::render::wording::staff::reason`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// A place is left out of the counts of friendship cities.
    #[error("a place in Hong Kong, Macao or Taiwan")]
    Excluded,
    /// No Chinese place has this name.
    #[error("no Chinese place is called {name:?}{}", nearest(near))]
    NoChinese {
        /// As in the file.
        name: String,
        /// The ids of the places with the nearest names.
        near: Vec<String>,
    },
    /// No foreign place has this name, and its country is not said.
    #[error("no foreign place is called {name:?}{}", nearest(near))]
    NoForeign {
        /// As in the file.
        name: String,
        /// The ids of the places with the nearest names.
        near: Vec<String>,
    },
    /// The foreign place is not known; it could be made.
    #[error(
        "no place in {country} is called {name:?}{}; --new-places accept makes it",
        nearest(near)
    )]
    NewPlace {
        /// As in the file.
        name: String,
        /// The code of its country.
        country: String,
        /// The ids of the places with the nearest names.
        near: Vec<String>,
    },
    /// A figure is of a scope that is not known.
    #[error("no place is called {0:?}")]
    NoScope(String),
    /// Countries that are not known.
    #[error("no country is called {0:?}")]
    NoCountry(String),
    /// There is no foreign side.
    #[error("both places are in China")]
    BothChinese,
    /// There is nothing to tell the sides by.
    #[error("either place may be Chinese; a column with countries would tell")]
    EitherChinese,
    /// A name of several places.
    #[error("{name:?} may be {}; give the id", ids.join(" or "))]
    Ambiguous {
        /// As in the file.
        name: String,
        /// The ids of the places.
        ids: Vec<String>,
    },
    /// A place is not known.
    #[error("a place is not known")]
    UnknownPlace,
    /// The Chinese place lies in no province.
    #[error("the Chinese place lies in no province")]
    NoProvince,
    /// The source of a row is not known.
    #[error("source {0:?} is not known")]
    UnknownSource(String),
    /// There is no source.
    #[error("the row names no source, and --source gives none")]
    NoSource,
    /// The pair stands in an earlier line.
    #[error("stands in line {0} already")]
    Again(u64),
    /// The pair began at another time.
    #[error("since {} in the file, {} here; --overwrite takes the file's", date(*file), date(*here))]
    OtherDate {
        /// The date in the file.
        file: Option<PartialDate>,
        /// The date that is known.
        here: Option<PartialDate>,
    },
    /// The pair is in another state.
    #[error("{file} in the file, {here} here; --overwrite takes the file's")]
    OtherStatus {
        /// The state in the file.
        file: Status,
        /// The state that is known.
        here: Status,
    },
    /// Staff have retired the row.
    #[error("was retired here; --overwrite brings it back")]
    Retired,
    /// The row has fewer or more cells than the header.
    #[error("{found} {} instead of {wanted}", if *found == 1 { "cell" } else { "cells" })]
    Cells {
        /// The cells of the row.
        found: usize,
        /// Those of the header.
        wanted: usize,
    },
    /// A cell is too long.
    #[error("{column} has {bytes} bytes; at most {most} are read")]
    LongCell {
        /// Its column.
        column: String,
        /// Its length.
        bytes: usize,
        /// How much is read.
        most: usize,
    },
    /// A name is missing.
    #[error("a place is empty")]
    EmptyPlace,
    /// `Q123`, where a name should be.
    #[error("{0} is a number of Wikidata without a name")]
    Nameless(String),
    /// What stands for a date is none.
    #[error("{0:?} is not a date; write 1980-05-12")]
    NoDate(String),
    /// A date that cannot be.
    #[error(transparent)]
    Untimely(Untimely),
    /// A spreadsheet took a month for a fraction.
    #[error(
        "{text:?} may be January, or October of a spreadsheet that took {year}.10 for a number; \
         write {year}-01 or {year}-10"
    )]
    LostZero {
        /// As in the file.
        text: String,
        /// Its year.
        year: String,
    },
    /// What the pair is now that it was changed.
    #[error("since {}, {status}", date(*since))]
    Now {
        /// Its date.
        since: Option<PartialDate>,
        /// Its state.
        status: Status,
    },
    /// The row was retired, as the file says.
    #[error("retired")]
    NowRetired,
    /// What the checks of our own tables say of a row.
    #[error("{0}")]
    Fault(String),
}

fn nearest(ids: &[String]) -> String {
    if ids.is_empty() {
        String::new()
    } else {
        format!("; nearest: {}", ids.join(", "))
    }
}

fn date(date: Option<PartialDate>) -> String {
    date.map_or(String::new(), |date| date.to_string())
}
