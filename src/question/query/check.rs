//! Claims: a number, a tie in a time, a share, or what the answer to another question is said to be.

use super::{Comparison, Counted, Filter, Query};
use crate::facts::DateRange;
use crate::places::PlaceId;

/// A claim to be checked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Check {
    /// Something is said to have a number.
    Number {
        /// Whose number: one scope, or a filter that only a count can answer.
        of: Filter,
        /// What is counted.
        counted: Counted,
        /// The claimed number in hundredths, so that 57.5 percent is 5750.
        hundredths: i64,
        /// How the number is said to compare with it.
        how: Comparison,
        /// The number is a percentage of all pairs.
        percent: bool,
        /// At which date.
        at: DateRange,
    },
    /// Two places are said to be paired, or to have become so, in a time.
    Paired {
        /// The Chinese place.
        cn: PlaceId,
        /// The foreign place.
        partner: PlaceId,
        /// The time.
        at: DateRange,
        /// They are said to have begun in it.
        begun: bool,
    },
    /// Countries with the most pairs are said to hold a share (hundredths of a percent).
    TopShare {
        /// How many countries.
        top: u16,
        /// The claimed share in hundredths of a percent.
        hundredths: i64,
    },
    /// Something is said of the answer to a question: "Jiangsu has the most", "the first was Kobe".
    Told {
        /// The question: a ranking, a comparison of two, or the first or newest ties.
        of: Box<Query>,
        /// What its answer is said to be.
        said: Said,
    },
}

/// What the answer to a question is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Said {
    /// The one whose rank it is stands between these places; 1 is the first.
    Ranks(u16, u16),
    /// Of the two that are compared, the one named first has more.
    More,
    /// Of the two that are compared, the one named first has fewer.
    Fewer,
    /// The ties are of this Chinese and this foreign place, as far as they are named.
    Ties(Option<PlaceId>, Option<PlaceId>),
    /// The first of the ties began in this time.
    Began(DateRange),
}

impl Query {
    /// The question that a claim about its answer is about; any other query itself.
    #[must_use]
    pub fn asked(&self) -> &Self {
        match self {
            Self::Check(Check::Told { of, .. }) => of,
            query => query,
        }
    }
}
