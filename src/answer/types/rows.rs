//! The rows of an answer.

use std::sync::Arc;

use crate::facts::{Metric, PartialDate, SinceBasis, Status, Unit};
use crate::places::{Names, Scope};

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Rows {
    /// Nothing to list.
    #[default]
    None,
    /// Partnerships.
    Partnerships(Vec<PartnershipRow>),
    /// Figures.
    Figures(Vec<FigureRow>),
    /// Names, some with a value.
    Names(Vec<NameRow>),
    /// Passages.
    Passages(Vec<PassageRow>),
}

impl Rows {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::None => 0,
            Self::Partnerships(rows) => rows.len(),
            Self::Figures(rows) => rows.len(),
            Self::Names(rows) => rows.len(),
            Self::Passages(rows) => rows.len(),
        }
    }

    /// Is there no row?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// One partnership.
#[derive(Clone, Debug, PartialEq)]
pub struct PartnershipRow {
    /// The Chinese place.
    pub cn: Names,
    /// The foreign place.
    pub partner: Names,
    /// The partner's country.
    pub country: Names,
    /// The partner's country, ISO 3166 alpha-2.
    pub iso: Arc<str>,
    /// When it began.
    pub since: Option<PartialDate>,
    /// What the date rests on; `None` where there is no date.
    pub since_basis: Option<SinceBasis>,
    /// Is it alive?
    pub status: Status,
    /// Its citation's number.
    pub cite: usize,
    /// Full years at the date asked for; only for anniversaries.
    pub age: Option<u16>,
}

/// One figure.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureRow {
    /// What it is about.
    pub scope: Names,
    /// What was counted.
    pub metric: Metric,
    /// The number.
    pub value: f64,
    /// Its unit.
    pub unit: Unit,
    /// Its date: of the report, or of the year whose pairs were counted.
    pub as_of: Option<PartialDate>,
    /// Reported by a source or counted from rows.
    pub basis: Basis,
    /// What the source's figure includes or leaves out, in the words of the data file.
    pub note: Option<Arc<str>>,
}

/// What a value rests on. The two are never mixed in one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A source said it: the number of its citation.
    Reported(usize),
    /// Counted from the partnerships in the store.
    Counted,
}

impl Basis {
    /// The number of the citation, if a source reports it.
    #[must_use]
    pub fn source(self) -> Option<usize> {
        match self {
            Self::Reported(number) => Some(number),
            Self::Counted => None,
        }
    }
}

/// One name of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct NameRow {
    /// Its rank, equal values sharing one.
    pub rank: Option<usize>,
    /// What is named, for a way on.
    pub scope: Option<Scope>,
    /// The name.
    pub name: Names,
    /// What tells it from others: the country of a place.
    pub country: Option<Names>,
    /// Its value.
    pub value: Option<f64>,
    /// The value's unit.
    pub unit: Option<Unit>,
    /// The value's date.
    pub as_of: Option<PartialDate>,
    /// What the value rests on.
    pub basis: Option<Basis>,
}

/// One quoted passage.
#[derive(Clone, Debug, PartialEq)]
pub struct PassageRow {
    /// Its place among the hits, from 1.
    pub rank: usize,
    /// How well it fits; only to be compared within one answer.
    pub score: f32,
    /// Its id: that of the document, `#` and its place in it.
    pub passage: Arc<str>,
    /// Id of the document.
    pub document: Arc<str>,
    /// Title of the document.
    pub title: Arc<str>,
    /// Headings from the outermost to the nearest.
    pub section: Vec<Arc<str>>,
    /// Printed pages or articles of the original, as cited ("72-73", "Art. 6").
    pub locator: Option<Arc<str>>,
    /// The passage.
    pub text: Arc<str>,
    /// Stretches of `text` that match the question, in Unicode scalar values.
    pub highlights: Vec<std::ops::Range<usize>>,
    /// The passage stands in a digest in our own words; the citation leads to the original.
    pub digest: bool,
    /// Its citation's number.
    pub cite: usize,
}
