//! Dates as precise as a source gives them: a year, a month or a day.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A date of which the day, or the month and the day, may be unknown.
///
/// Ordered by time; a less precise date stands before the more precise ones that it covers
/// (`1980` < `1980-05` < `1980-05-12`), which is also the order of the ISO texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

/// A text or number that is no date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a date; write 1980, 1980-05 or 1980-05-12")]
pub struct BadDate(String);

impl PartialDate {
    /// The date of these parts, or `None` if the calendar has no such date.
    /// A day without a month is no date. Years run from 1 to 9999.
    #[must_use]
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        if month.is_none() && day.is_some() {
            return None;
        }
        let whole = |part: Option<u8>| i8::try_from(part.unwrap_or(1)).ok();
        let exists = Date::new(i16::try_from(year).ok()?, whole(month)?, whole(day)?).is_ok();
        (exists && year > 0).then_some(Self { year, month, day })
    }

    /// The whole year, or `None` outside of 1 to 9999.
    #[must_use]
    pub fn from_year(year: u16) -> Option<Self> {
        Self::new(year, None, None)
    }

    /// The year, from 1 to 9999.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1 to 12, if known.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, if known.
    #[must_use]
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// The date right before it, as precise as it: the year, the month or the day before; `None`
    /// before the year 1.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        match (self.month, self.day) {
            (None, _) => Self::from_year(self.year - 1),
            (Some(1), None) => Self::new(self.year - 1, Some(12), None),
            (Some(month), None) => Self::new(self.year, Some(month - 1), None),
            (Some(month), Some(1)) => {
                let month = Self::new(self.year, Some(month), None)?.previous()?;
                let mut days = (28..=31).rev();
                days.find_map(|day| Self::new(month.year, month.month, Some(day)))
            }
            (Some(month), Some(day)) => Self::new(self.year, Some(month), Some(day - 1)),
        }
    }

    /// The date as one number, `yyyymmdd` with zeros for what is unknown, in the order of time.
    /// This is how the store keeps dates.
    #[must_use]
    pub fn packed(self) -> i64 {
        let part = |part: Option<u8>| i64::from(part.unwrap_or(0));
        i64::from(self.year) * 10_000 + part(self.month) * 100 + part(self.day)
    }

    /// The date of a number made by [`PartialDate::packed`], or `None` if it is no date.
    #[must_use]
    pub fn from_packed(packed: i64) -> Option<Self> {
        let part = |part: i64| u8::try_from(part).ok().filter(|&part| part != 0);
        let year = u16::try_from(packed / 10_000).ok()?;
        let date = Self::new(year, part(packed / 100 % 100), part(packed % 100))?;
        (date.packed() == packed).then_some(date)
    }
}

impl From<Date> for PartialDate {
    /// The day itself. Years before 1 become year 1: no source of this field is older.
    fn from(date: Date) -> Self {
        let part = |part: i8| Some(part.unsigned_abs());
        let year = u16::try_from(date.year()).unwrap_or(1).max(1);
        Self {
            year,
            month: part(date.month()),
            day: part(date.day()),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

impl FromStr for PartialDate {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<Self, BadDate> {
        parse(text).ok_or_else(|| BadDate(text.to_owned()))
    }
}

/// Only the exact widths of ISO 8601 are read, so that every date has one spelling.
fn parse(text: &str) -> Option<PartialDate> {
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4)?;
    let month = parts.next().map(|part| digits(part, 2));
    let day = parts.next().map(|part| digits(part, 2));
    if parts.next().is_some() || month == Some(None) || day == Some(None) {
        return None;
    }
    let narrow = |part: Option<Option<u16>>| part.flatten().and_then(|part| part.try_into().ok());
    PartialDate::new(year, narrow(month), narrow(day))
}

fn digits(part: &str, width: usize) -> Option<u16> {
    let well_formed = part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit());
    well_formed.then(|| part.parse().ok()).flatten()
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

/// A stretch of time; an open end is `None`, both open means all of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DateRange {
    /// The first date inside.
    pub from: Option<PartialDate>,
    /// The last date inside; `1990` means up to the last day of 1990.
    pub to: Option<PartialDate>,
}

impl DateRange {
    /// All of one date: a year, a month or a day.
    #[must_use]
    pub fn only(date: PartialDate) -> Self {
        Self {
            from: Some(date),
            to: Some(date),
        }
    }

    /// Whether both ends are open.
    #[must_use]
    pub fn is_unbounded(self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// Whether the date may lie inside, seen at the precision that both sides share:
    /// `1980` lies inside `1980-05` to `1981`, because the year does.
    #[must_use]
    pub fn contains(self, date: PartialDate) -> bool {
        self.from.is_none_or(|from| compare(date, from).is_ge())
            && self.to.is_none_or(|to| compare(date, to).is_le())
    }
}

fn compare(left: PartialDate, right: PartialDate) -> std::cmp::Ordering {
    let known = |a: Option<u8>, b: Option<u8>| match (a, b) {
        (Some(a), Some(b)) => a.cmp(&b),
        _ => std::cmp::Ordering::Equal,
    };
    left.year
        .cmp(&right.year)
        .then_with(|| known(left.month, right.month))
        .then_with(|| known(left.day, right.day))
}
