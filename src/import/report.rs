//! What an import came to.

use super::columns::Columns;
use super::reason::Reason;
use crate::facts::Place;

/// So many lines of each verdict are kept for people to read.
const KEPT: usize = 1_000;
/// So many proposals for new places are kept.
const PROPOSALS: usize = 100_000;

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It was not known.
    New,
    /// It is known, and more of it now.
    Changed,
    /// It is known, and stays as it is.
    Same,
    /// It stands in the file already, in this or the other direction.
    Duplicate,
    /// It says something else than what is known, and was left out.
    Conflicting,
    /// It cannot be used.
    Rejected,
    /// No Chinese place is in it.
    Outside,
    /// A place in Hong Kong, Macao or Taiwan, which the counts of friendship cities leave out.
    Excluded,
}

impl Verdict {
    /// Whether somebody should look at such a row: it could be brought in once it is mended.
    #[must_use]
    pub const fn is_left_out(self) -> bool {
        matches!(self, Self::Conflicting | Self::Rejected)
    }

    /// All, in the order of the report.
    pub const ALL: [Self; 8] = [
        Self::New,
        Self::Changed,
        Self::Same,
        Self::Duplicate,
        Self::Conflicting,
        Self::Rejected,
        Self::Outside,
        Self::Excluded,
    ];
}

/// How many rows became what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Rows without the header.
    pub read: u64,
    /// [`Verdict::New`]
    pub new: u64,
    /// [`Verdict::Changed`]
    pub changed: u64,
    /// [`Verdict::Same`]
    pub same: u64,
    /// [`Verdict::Duplicate`]
    pub duplicate: u64,
    /// [`Verdict::Conflicting`]
    pub conflicting: u64,
    /// [`Verdict::Rejected`]
    pub rejected: u64,
    /// [`Verdict::Outside`]
    pub outside: u64,
    /// [`Verdict::Excluded`]
    pub excluded: u64,
    /// Places that were made, or would have to be.
    pub places: u64,
}

impl Counts {
    /// How many rows became this.
    #[must_use]
    pub fn of(&self, verdict: Verdict) -> u64 {
        match verdict {
            Verdict::New => self.new,
            Verdict::Changed => self.changed,
            Verdict::Same => self.same,
            Verdict::Duplicate => self.duplicate,
            Verdict::Conflicting => self.conflicting,
            Verdict::Rejected => self.rejected,
            Verdict::Outside => self.outside,
            Verdict::Excluded => self.excluded,
        }
    }

    fn add(&mut self, verdict: Verdict) {
        let count = match verdict {
            Verdict::New => &mut self.new,
            Verdict::Changed => &mut self.changed,
            Verdict::Same => &mut self.same,
            Verdict::Duplicate => &mut self.duplicate,
            Verdict::Conflicting => &mut self.conflicting,
            Verdict::Rejected => &mut self.rejected,
            Verdict::Outside => &mut self.outside,
            Verdict::Excluded => &mut self.excluded,
        };
        *count += 1;
    }
}

/// A row that somebody should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The file, where several are read.
    pub file: String,
    /// The line in the file.
    pub line: u64,
    /// What became of it.
    pub verdict: Verdict,
    /// The row.
    pub row: String,
    /// If it was left out, why.
    pub reason: Option<Reason>,
}

impl Line {
    /// The row and, if it was left out, why, as the command line says it.
    #[must_use]
    pub fn text(&self) -> String {
        match (&self.reason, self.row.is_empty()) {
            (None, _) => self.row.clone(),
            (Some(reason), true) => reason.to_string(),
            (Some(reason), false) => format!("{}: {reason}", self.row),
        }
    }
}

/// What a dry run could do without, and the import itself cannot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Missing {
    /// The rows name no source, and none was given.
    Source,
    /// The columns were guessed, and nobody has said that the guess is right.
    Columns,
}

/// What an import came to, or would come to.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The number of the import; `None` for a dry run or if nothing was to be changed.
    pub import: Option<i64>,
    /// An earlier import of the very same file.
    pub earlier: Option<i64>,
    /// How the columns of each file were understood.
    pub columns: Vec<(String, Columns)>,
    /// What must be said before the file can be brought in.
    pub missing: Vec<Missing>,
    /// How many rows became what.
    pub counts: Counts,
    /// The first thousand of each verdict that somebody may want to look at.
    pub lines: Vec<Line>,
    /// The places that would have to be made.
    pub proposals: Vec<Place>,
    kept: std::collections::HashMap<Verdict, usize>,
    /// Rows that were left out and have not been told of yet.
    pub(super) left_out: Vec<Line>,
    pub(super) file: String,
}

impl Report {
    /// Counts a row that is taken.
    pub(super) fn add(&mut self, line: u64, verdict: Verdict, row: impl FnOnce() -> String) {
        self.count(line, verdict, || (row(), None));
    }

    /// Counts a row that is not taken; `why` gives the row, or nothing, and the reason.
    pub(super) fn leave(
        &mut self,
        line: u64,
        verdict: Verdict,
        why: impl FnOnce() -> (String, Reason),
    ) {
        self.count(line, verdict, || {
            let (row, reason) = why();
            (row, Some(reason))
        });
    }

    fn count(
        &mut self,
        line: u64,
        verdict: Verdict,
        said: impl FnOnce() -> (String, Option<Reason>),
    ) {
        self.counts.add(verdict);
        let kept = self.keeps(verdict);
        if !kept && !verdict.is_left_out() {
            return;
        }
        let (row, reason) = said();
        let line = Line {
            file: self.file.clone(),
            line,
            verdict,
            row,
            reason,
        };
        if verdict.is_left_out() {
            self.left_out.push(line.clone());
        }
        if kept {
            *self.kept.entry(verdict).or_default() += 1;
            self.lines.push(line);
        }
    }

    /// Whether another row is kept to the end.
    fn keeps(&self, verdict: Verdict) -> bool {
        !matches!(
            verdict,
            Verdict::Same | Verdict::Outside | Verdict::Duplicate
        ) && self.kept.get(&verdict).copied().unwrap_or(0) < KEPT
    }

    pub(super) fn misses(&mut self, what: Missing) {
        if !self.missing.contains(&what) {
            self.missing.push(what);
        }
    }

    pub(super) fn propose(&mut self, place: Place) {
        self.counts.places += 1;
        if self.proposals.len() < PROPOSALS {
            self.proposals.push(place);
        }
    }
}
