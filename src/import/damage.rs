//! What is wrong with a file that is not what its name says.

use super::table::MOST_COLUMNS;

/// What is wrong with a file, and where. The messages are those of the command line; for Discord see
/// [`crate::render::wording::staff::explain_import`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// A directory without any of our data files.
    #[error("has no data file in it, such as partnerships.tsv")]
    NoDataFile,
    /// The header is not the one that is needed.
    #[error("must have the columns {0}")]
    MustHave(String),
    /// More columns than are read.
    #[error("line {0} has more than {MOST_COLUMNS} columns")]
    Columns(u64),
    /// A record that is longer than any honest one.
    #[error("the record in line {0} does not end; is a quotation mark missing?")]
    Endless(u64),
    /// A line of text that is no record.
    #[error("line {0} cannot be read")]
    Line(u64),
    /// The file is larger than so many megabytes.
    #[error("is larger than {0} MB; save it as CSV")]
    Large(u64),
    /// It unpacks to more than so many megabytes.
    #[error("unpacks to more than {0} MB; save it as CSV")]
    Unpacks(u64),
    /// No program for workbooks writes so many parts.
    #[error("has too many parts for a workbook")]
    Parts,
    /// A text in a workbook that is longer than a record may be.
    #[error("has a cell of more than 1 MB")]
    Cell,
    /// It cannot be read as a workbook; what its reader says.
    #[error("is not a readable workbook ({0})")]
    Workbook(String),
    /// The workbook has no sheet of this name; those that it has.
    #[error("has no sheet {sheet:?}; it has {sheets}")]
    Sheet {
        /// The name.
        sheet: String,
        /// What there is.
        sheets: String,
    },
    /// It cannot be read as results of a query; what its reader says.
    #[error("is not a result of a query ({0})")]
    Query(String),
    /// A query without a result.
    #[error("has no result in it")]
    NoResult,
}
