//! The caveats of an answer.

use super::FigureRow;
use crate::facts::PartialDate;
use crate::places::Names;
use crate::question::Ranked;

/// A caveat that the answer owes its reader.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// No passage has all of what is asked; those that come nearest are shown.
    NearestPassages,
    /// The passages are on the matter, but not on the places that are asked about.
    OtherPlaces,
    /// An explanation was asked for beside a fact, and no document has one.
    NotExplained,
    /// A word was taken for a name that it nearly is.
    ReadAs {
        /// As typed.
        typed: String,
        /// The name.
        taken: Names,
    },
    /// A name that other places have too.
    AlsoNamed {
        /// What it was taken for.
        taken: Names,
        /// The others.
        others: Vec<Names>,
    },
    /// A name that all of these places have, of none of which it is the usual name: the list has the rows of
    /// all of them.
    AllOfOneName(Vec<Names>),
    /// The one tie asked for is so many full years old today.
    FullYears(u16),
    /// So many dates are confirmed by no document.
    UnverifiedDates(usize),
    /// So many of the pairs counted by year stand under one that no document confirms.
    UnverifiedYears(usize),
    /// So many of the partnerships have no known date.
    NoDate(usize),
    /// So many more may belong to what is counted, but their date is not known.
    UndatedNotCounted(usize),
    /// So many of the partnerships listed have ended or are suspended.
    NotActive(usize),
    /// Sources give different values for one date.
    Conflict {
        /// Whose value.
        scope: Names,
        /// The date they speak of.
        as_of: PartialDate,
        /// The values, as reported.
        values: Vec<f64>,
    },
    /// A printed percentage is not what its own numbers give.
    DoesNotAddUp {
        /// As printed.
        printed: f64,
        /// Sum of the parts.
        sum: f64,
        /// The whole.
        whole: f64,
        /// Sum divided by whole, in percent.
        computed: f64,
    },
    /// The rows known here are fewer than a source reports.
    KnownRowsOnly {
        /// Rows in the store.
        counted: usize,
    },
    /// Numbers are those of the rows known here, and sources report greater ones of some.
    RowsOnly,
    /// The figures count different things (friendly-exchange ties included, own count of one side).
    DifferentCounts,
    /// What one source reports at one date of all that are compared, where their newest figures are of
    /// different dates.
    AtOneDate {
        /// The date.
        as_of: PartialDate,
        /// Each with its number, in the order asked.
        values: Vec<FigureRow>,
    },
    /// The list holds a province's own ties and those of the units below it.
    UnitsBelow {
        /// Ties of the unit itself.
        own: usize,
        /// Ties of all units below it.
        below: usize,
    },
    /// The place has further ties at district or county level that are not listed.
    BelowNotListed {
        /// How many.
        below: usize,
    },
    /// No figure is known for the date asked for; the nearest is shown.
    NearestDate {
        /// The date asked for, or the last of a stretch.
        asked: PartialDate,
        /// The date of the figure.
        nearest: PartialDate,
    },
    /// Percentages were computed from these two values.
    ShareOf {
        /// The part.
        part: f64,
        /// Date of the part.
        part_as_of: Option<PartialDate>,
        /// The whole.
        whole: f64,
        /// Date of the whole.
        whole_as_of: Option<PartialDate>,
    },
    /// Which countries belong to a group is not known here, so that no ties are counted by it.
    MembersNotKnown(Names),
    /// The original lists the entries in another order.
    PrintedOrderDiffers,
    /// Countries that two places share although they share no partner.
    SharedCountries(Vec<Names>),
    /// So many more units than are listed have pairs.
    MoreRanked {
        /// What was ranked.
        of: Ranked,
        /// So many more.
        more: usize,
    },
    /// More units than are listed have as many pairs as the last of a ranking.
    MoreTied {
        /// So many more.
        more: usize,
        /// As many pairs as this.
        pairs: f64,
    },
}
