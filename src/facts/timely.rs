//! Dates that cannot be: typing errors that no calendar shows.

use super::{PartialDate, Row};

/// The first year that is believed. China's first pair is of 1973, and the first cities anywhere that
/// called each other partners did so between 1905 and 1931: what is older is a slip of the hand.
pub const FIRST_YEAR: u16 = 1900;

/// In the first zone every day begins so many seconds before that of the universal time.
const FIRST_ZONE: i64 = 14 * 3_600;

/// The year of a moment in Unix seconds, where it has come first.
#[must_use]
pub fn year_at(seconds: i64) -> u16 {
    let at = jiff::Timestamp::from_second(seconds.saturating_add(FIRST_ZONE)).unwrap_or_default();
    u16::try_from(jiff::tz::TimeZone::UTC.to_datetime(at).year()).unwrap_or(u16::MAX)
}

/// A date in a row that cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{column} {date} cannot be: {}", why(*latest))]
pub struct Untimely {
    /// Where it stands.
    pub column: &'static str,
    /// The date.
    pub date: PartialDate,
    /// The year after which it lies; `None` if it lies before [`FIRST_YEAR`].
    pub latest: Option<u16>,
}

fn why(latest: Option<u16>) -> String {
    match latest {
        Some(year) => format!("it is only {year}"),
        None => format!("no friendship of cities is older than {FIRST_YEAR}"),
    }
}

impl Untimely {
    /// What is wrong with a date in this column, if `latest` is the last year that has come. Without it
    /// no date is too late.
    #[must_use]
    pub fn of(column: &'static str, date: PartialDate, latest: Option<u16>) -> Option<Self> {
        let late = latest.filter(|latest| date.year() > *latest);
        let wrong = date.year() < FIRST_YEAR || late.is_some();
        wrong.then_some(Self {
            column,
            date,
            latest: late,
        })
    }
}

impl Row {
    /// The date of a pair or of a figure, if it cannot be; as [`Untimely::of`].
    #[must_use]
    pub fn untimely(&self, latest: Option<u16>) -> Option<Untimely> {
        let (column, date) = match self {
            Self::Partnership(tie) => ("since", tie.since),
            Self::Figure(figure) => ("as_of", figure.as_of),
            Self::Source(_) | Self::Place(_) | Self::Alias(_) => return None,
        };
        Untimely::of(column, date?, latest)
    }
}
