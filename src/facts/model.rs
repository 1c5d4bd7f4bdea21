//! The rows of the data files as plain structs. Ids are the readable ones of the files.

use super::codes::{Counts, GroupKind, Level, Metric, NameLang, SinceBasis, Status, Unit};
use super::date::PartialDate;

/// A country, a unit of China, or a foreign unit that has a partnership.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Place {
    /// Lower-case slug such as `cn-jiangsu-suzhou` or `jp-kobe`.
    pub id: String,
    /// Its administrative level.
    pub level: Level,
    /// ISO 3166 alpha-2 code of its country, in capitals.
    pub country: String,
    /// The id of the containing place; `None` for countries.
    pub parent: Option<String>,
    /// English name.
    pub en: String,
    /// Chinese name in Simplified characters.
    pub zh: String,
    /// Chinese name in Traditional characters.
    pub zh_hant: String,
    /// Pinyin of the Chinese name, syllables separated by a space, if given.
    pub pinyin: Option<String>,
    /// Where it lies, if known.
    pub position: Option<Position>,
}

/// A point on the map.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Position {
    /// Degrees north, from -90 to 90.
    pub lat: f64,
    /// Degrees east, from -180 to 180.
    pub lon: f64,
    /// Where the coordinates come from.
    pub source: String,
}

/// A named set of countries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Lower-case slug such as `africa`; never the id of a place.
    pub id: String,
    /// What holds it together.
    pub kind: GroupKind,
    /// English name.
    pub en: String,
    /// Chinese name in Simplified characters.
    pub zh: String,
    /// Chinese name in Traditional characters.
    pub zh_hant: String,
    /// ISO codes of the countries in it.
    pub members: Vec<String>,
}

/// A further name of a place or a group.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Alias {
    /// The id of the place or group.
    pub of: String,
    /// The language or form of the name.
    pub lang: NameLang,
    /// The name itself.
    pub name: String,
}

/// A friendship tie between a Chinese and a foreign place.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Partnership {
    /// The id of the Chinese place.
    pub cn: String,
    /// The id of the foreign place.
    pub partner: String,
    /// When it was founded, if known.
    pub since: Option<PartialDate>,
    /// How sure `since` is; given exactly when `since` is.
    pub since_basis: Option<SinceBasis>,
    /// Whether it is alive.
    pub status: Status,
    /// The id of the source.
    pub source: String,
}

/// A number that a source reports.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Figure {
    /// What is counted.
    pub metric: Metric,
    /// The id of the place or group that it is about.
    pub scope: String,
    /// The number; whole but for percentages.
    pub value: f64,
    /// The unit of `value`.
    pub unit: Unit,
    /// The date of the number, if known.
    pub as_of: Option<PartialDate>,
    /// The id of the source.
    pub source: String,
    /// Page or section in the source.
    pub locator: Option<String>,
    /// What a reader must know about it.
    pub note: Option<String>,
    /// How much it counts. Changes that were kept before this was asked have none.
    #[serde(default = "formal")]
    pub counts: Counts,
}

const fn formal() -> Counts {
    Counts::Formal
}

/// A page, article or book that facts come from.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Source {
    /// Lower-case slug such as `yang-2015`.
    pub id: String,
    /// Who published it.
    pub publisher: String,
    /// Its title.
    pub title: String,
    /// Its web address, if it has one.
    pub url: Option<String>,
    /// When it was published or read, if known.
    pub as_of: Option<PartialDate>,
    /// The codes of its languages, such as `en` or `zh/en`.
    pub lang: String,
}
