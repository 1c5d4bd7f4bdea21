//! The answer as data. Nothing here is worded for a reader: `render` does that.

use std::sync::Arc;

use crate::facts::{Metric, PartialDate, SinceBasis, Status, Unit};
use crate::places::{Names, Scope};
use crate::question::{Correction, Query};
use crate::text::Lang;

/// An answer to one question: what was understood, what was found and where it stands.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The question as it was asked.
    pub question: String,
    /// The language to answer in.
    pub lang: Lang,
    /// What kind of answer this is.
    pub kind: Kind,
    /// The question as it was understood; `None` where nothing was.
    pub query: Option<Query>,
    /// Names of all scopes that the query mentions.
    pub named: Vec<(Scope, Names)>,
    /// Words that were taken for others (typos).
    pub corrections: Vec<Correction>,
    /// The one figure that was asked for.
    pub value: Option<f64>,
    /// What `value` counts.
    pub unit: Option<Unit>,
    /// The date that was asked for.
    pub date: Option<PartialDate>,
    /// The date of `value`.
    pub as_of: Option<PartialDate>,
    /// Does the claim hold? Only for checks and yes-or-no questions about a pair.
    pub verdict: Option<Verdict>,
    /// What was found, in the order to be shown.
    pub rows: Rows,
    /// A second table on another basis (counted beside reported), never mixed with `rows`.
    pub beside: Rows,
    /// Passages that explain the rest, where the question asks for both.
    pub explained: Vec<PassageRow>,
    /// Where it stands, numbered from 1 in the order of first use.
    pub citations: Vec<Citation>,
    /// Caveats.
    pub notes: Vec<Note>,
    /// Readings or nearest names, each a question that can be asked as it stands.
    pub choices: Vec<Choice>,
    /// Why nothing is known; only for `Kind::Unknown`.
    pub unknown: Option<Unknown>,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Nothing was asked.
    Empty,
    /// The subject is none of ours.
    OtherTopic,
    /// A place that the store does not know, as typed.
    Place(String),
    /// No figure is known for what was asked.
    NoFigure,
    /// No passage fits well enough.
    NoPassage,
}

impl Answer {
    /// An answer of this kind with nothing in it yet.
    #[must_use]
    pub fn new(question: &str, lang: Lang, kind: Kind) -> Self {
        Self {
            question: question.to_owned(),
            lang,
            kind,
            query: None,
            named: Vec::new(),
            corrections: Vec::new(),
            value: None,
            unit: None,
            date: None,
            as_of: None,
            verdict: None,
            rows: Rows::None,
            beside: Rows::None,
            explained: Vec::new(),
            citations: Vec::new(),
            notes: Vec::new(),
            choices: Vec::new(),
            unknown: None,
        }
    }

    /// The names of a scope that the query mentions.
    #[must_use]
    pub fn name(&self, scope: Scope) -> Option<&Names> {
        self.named
            .iter()
            .find(|(named, _)| *named == scope)
            .map(|(_, names)| names)
    }
}

/// The kinds of answers, as `--json` names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A list of partnerships.
    Partners,
    /// A number counted under a filter.
    Count,
    /// The figures of a scope.
    Total,
    /// One tie.
    Pair,
    /// The oldest or newest ties.
    First,
    /// An ordered list.
    Ranking,
    /// Scopes side by side.
    Compare,
    /// A percentage.
    Share,
    /// Figures by date.
    Timeline,
    /// What several places have in common.
    Common,
    /// Units that lack something.
    Missing,
    /// Countries.
    Places,
    /// Round birthdays.
    Anniversaries,
    /// A claim held against the sources.
    Check,
    /// Quoted passages.
    Passages,
    /// The question has several readings.
    Ambiguous,
    /// Nothing was found or understood.
    Unknown,
}

/// Does a claim hold?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// A source says so, and nothing newer says otherwise.
    Supported,
    /// A source said so at its date; a newer figure differs.
    Outdated,
    /// The sources say otherwise.
    Contradicted,
    /// No source speaks of it.
    NotKnown,
}

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

/// Where something stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Its number in this answer.
    pub n: usize,
    /// Id in sources.tsv.
    pub source: Arc<str>,
    /// Who published it.
    pub publisher: Arc<str>,
    /// Its title.
    pub title: Arc<str>,
    /// Page, article or section; empty for a whole page.
    pub locator: Arc<str>,
    /// Address; empty where none is known.
    pub url: Arc<str>,
    /// Date of the source.
    pub as_of: Option<PartialDate>,
}

/// A caveat that the answer owes its reader.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// No passage has all of what is asked; those that come nearest are shown.
    NearestPassages,
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
    /// The one tie asked for is so many full years old today.
    FullYears(u16),
    /// So many dates are confirmed by no document.
    UnverifiedDates(usize),
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
    /// Of two that are compared by one source, or by the rows, one has more.
    Ahead {
        /// Which.
        more: Names,
        /// The other.
        less: Names,
        /// So many pairs more.
        by: f64,
    },
    /// The first and the last figure of a stretch of time, each with its date.
    Grown {
        /// The first.
        from: (f64, PartialDate),
        /// The last.
        to: (f64, PartialDate),
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
        /// The whole.
        whole: f64,
        /// Date of the whole.
        whole_as_of: Option<PartialDate>,
    },
    /// The original lists the entries in another order.
    PrintedOrderDiffers,
    /// Countries that two places share although they share no partner.
    SharedCountries(Vec<Names>),
    /// More units than are listed have as many pairs as the last of a ranking.
    MoreTied {
        /// So many more.
        more: usize,
        /// As many pairs as this.
        pairs: f64,
    },
}

/// A way on from an ambiguous or unknown question.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What is shown.
    pub label: Names,
    /// What is asked when it is chosen.
    pub query: Query,
}
