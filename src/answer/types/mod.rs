//! The answer as data. Nothing here is worded for a reader: `render` does that.

mod lead;
mod notes;
mod rows;

use std::sync::Arc;

pub use self::lead::Lead;
pub use self::notes::Note;
pub use self::rows::{Basis, FigureRow, NameRow, PartnershipRow, PassageRow, Rows};
use crate::facts::{PartialDate, Unit};
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
    /// How far the figures of a stretch of time went.
    pub grown: Option<Grown>,
    /// Does the claim hold? Only for checks and yes-or-no questions about a pair.
    pub verdict: Option<Verdict>,
    /// Yes or no, where the question asks for it and the rows tell.
    pub yes: Option<Yes>,
    /// What was found, in the order to be shown.
    pub rows: Rows,
    /// A second table on another basis (counted beside reported), never mixed with `rows`.
    pub beside: Rows,
    /// The answers to each of several questions that are asked at once.
    pub each: Vec<Answer>,
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
    /// Ties of which no side is in China.
    NotChina,
    /// A place that the store does not know, as typed.
    Place(String),
    /// No figure is known for what was asked.
    NoFigure,
    /// No passage fits well enough.
    NoPassage,
}

impl Answer {
    /// The choices that stand in place of an answer. Beside one, a note names the other places.
    #[must_use]
    pub fn asked_back(&self) -> &[Choice] {
        if self.rows.is_empty() {
            &self.choices
        } else {
            &[]
        }
    }

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
            grown: None,
            verdict: None,
            yes: None,
            rows: Rows::None,
            beside: Rows::None,
            each: Vec::new(),
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

/// The first and the last figure of a stretch of time, each with its date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grown {
    /// The first.
    pub from: (f64, PartialDate),
    /// The last.
    pub to: (f64, PartialDate),
    /// What they count.
    pub unit: Unit,
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

/// What is said to a question of yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Yes {
    /// It is so.
    pub holds: bool,
    /// It was put forward as a claim.
    pub claimed: bool,
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

/// A way on from an ambiguous or unknown question.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What is shown.
    pub label: Names,
    /// What is asked when it is chosen.
    pub query: Query,
}
