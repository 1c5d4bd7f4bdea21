//! All words for people: one file for each language, one trait that keeps them complete.
//!
//! A sentence that exists in one language only does not compile.

pub mod commands;
pub mod discord;
mod en;
pub(in crate::render) mod export;
mod notes;
pub mod pictures;
pub mod playground;
pub mod quiz;
pub mod rows;
pub mod staff;
mod zh;

use crate::answer::{
    Answer, Basis, FigureRow, NameRow, Note, PartnershipRow, PassageRow, Rows, Verdict,
};
use crate::facts::{DateRange, Metric, PartialDate, SinceBasis, Unit};
use crate::places::{Names, Scope};
use crate::question::{Check, Query};
use crate::text::Lang;

/// The words of one language.
pub trait Wording: Sync {
    /// The question as it was understood, in one line.
    fn reading(&self, answer: &Answer) -> String;
    /// That reading, said to be one, in a line of its own.
    fn taken_as(&self, answer: &Answer) -> String;
    /// The answer in one sentence.
    fn headline(&self, answer: &Answer) -> String;
    /// Of a pair that is not on record: that it is not, without a "no".
    fn no_such_pair(&self, answer: &Answer) -> String;
    /// The line over what stands beside the rows.
    fn beside(&self, answer: &Answer) -> String;
    /// The line over passages that explain the rest.
    fn explained(&self) -> &'static str;
    /// A caveat.
    fn note(&self, note: &Note) -> String;
    /// What stands before a caveat.
    fn note_mark(&self) -> &'static str;
    /// A name as it stands in a sentence.
    fn in_sentence(&self, names: &Names) -> String;
    /// A partnership in one line, with its Chinese side if `both_sides`.
    fn partnership(&self, row: &PartnershipRow, both_sides: bool) -> String;
    /// A figure in one line, with its scope if `scoped`.
    fn figure(&self, row: &FigureRow, scoped: bool) -> String;
    /// A name of a list in one line, without its rank.
    fn name(&self, row: &NameRow) -> String;
    /// Where a passage stands.
    fn passage_source(&self, row: &PassageRow) -> String;
    /// A place in a work. Printed pages come as bare numbers ("72-73"); other places stay as they
    /// are quoted.
    fn place_in(&self, locator: &str) -> String;
    /// The title of a work.
    fn title(&self, title: &str) -> String;
    /// The remark on a figure.
    fn figure_note<'a>(&self, note: &'a str) -> &'a str;
    /// A value with its unit.
    fn value(&self, value: f64, unit: Unit) -> String;
    /// What a metric counts.
    fn metric(&self, metric: Metric) -> &'static str;
    /// In a column of sources: the value was counted.
    fn counted(&self) -> &'static str;
    /// The heads of a table's columns.
    fn column(&self, column: Column) -> &'static str;
    /// A date and how sure it is.
    fn since(&self, row: &PartnershipRow) -> String;
    /// A status that is not "active", or nothing.
    fn status(&self, row: &PartnershipRow) -> Option<&'static str>;
    /// A query as a question that can be typed; what a choice or a suggestion says.
    fn question(&self, query: &Query, name: &dyn Fn(Scope) -> Names) -> String;
}

/// Columns of tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The Chinese side.
    Chinese,
    /// The foreign side.
    Partner,
    /// Country.
    Country,
    /// Beginning.
    Since,
    /// Number of the source.
    Source,
    /// Rank.
    Rank,
    /// Name.
    Name,
    /// Value.
    Value,
    /// Date of a value.
    AsOf,
    /// Reported or counted.
    Basis,
    /// Scope of a figure.
    Scope,
    /// Remark.
    Note,
}

/// The words of a language.
#[must_use]
pub fn of(lang: Lang) -> &'static dyn Wording {
    match lang {
        Lang::En => &en::English,
        Lang::Zh => &zh::Chinese,
    }
}

/// Do sources report all these figures?
/// Does what a source prints not add up?
fn misprinted(answer: &Answer) -> bool {
    let notes = &mut answer.notes.iter();
    notes.any(|note| matches!(note, Note::DoesNotAddUp { .. }))
}

/// Does the date of a pair rest on nothing but lists?
fn unverified(answer: &Answer) -> bool {
    let basis = |rows: &[PartnershipRow]| rows.first().and_then(|row| row.since_basis);
    matches!(&answer.rows, Rows::Partnerships(rows) if basis(rows) == Some(SinceBasis::Unverified))
}

/// A claimed number that only the rows known here bear out.
struct ByRows<'a> {
    counted: &'a FigureRow,
    /// What a source reports instead.
    reported: Option<&'a FigureRow>,
}

fn by_rows<'a>(answer: &'a Answer, check: &Check) -> Option<ByRows<'a>> {
    let Check::Number {
        hundredths,
        how,
        percent: false,
        at,
        ..
    } = check
    else {
        return None;
    };
    let figures = |rows: &'a Rows| match rows {
        Rows::Figures(rows) => rows.as_slice(),
        _ => &[],
    };
    let rows = || [&answer.rows, &answer.beside].into_iter().flat_map(figures);
    let says_so = |row: &&FigureRow| how.holds(row.value, *hundredths as f64 / 100.0);
    let counted = rows().find(|row| row.basis == Basis::Counted && says_so(row))?;
    let mut reported = rows().filter(|row| row.basis != Basis::Counted);
    let first = reported.clone().next();
    // A figure of another time that has the number does not speak of this one.
    let supported = answer.verdict == Some(Verdict::Supported);
    let told = reported.any(|row| says_so(&row) && (supported || at.is_unbounded()));
    (!told).then_some(ByRows {
        counted,
        reported: first,
    })
}

fn is_reported(rows: &Rows) -> bool {
    match rows {
        Rows::Figures(rows) => rows.iter().all(|row| row.basis.source().is_some()),
        Rows::Names(rows) => rows
            .iter()
            .all(|row| row.basis.and_then(Basis::source).is_some()),
        _ => false,
    }
}

/// 1497 → "1,497"; 54.86 → "54.86"; 57.0 → "57".
pub(in crate::render) fn grouped(value: f64) -> String {
    // A sum of nothing is -0, of which the sign is not written.
    let rounded = (value * 100.0).round() / 100.0 + 0.0;
    let text = rounded.to_string();
    let (whole, rest) = text
        .split_once('.')
        .map_or((text.as_str(), ""), |(w, r)| (w, r));
    let mut out = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if rest.is_empty() {
        out
    } else {
        format!("{out}.{rest}")
    }
}

/// The text with a capital letter at its beginning.
pub(in crate::render) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// Both names, that of the language first: "Kobe (神户)", "神户（Kobe）".
fn both(names: &Names, lang: Lang) -> String {
    match lang {
        _ if names.en == names.zh => names.en.to_string(),
        Lang::En => format!("{} ({})", names.en, names.zh),
        Lang::Zh => format!("{}（{}）", names.zh, names.en),
    }
}

/// Of more names than this a phrase has only the first.
const MANY: usize = 6;
const FIRST_OF_MANY: usize = 3;

/// The date or the ends of a stretch.
struct Span {
    from: Option<PartialDate>,
    to: Option<PartialDate>,
}

impl Span {
    fn of(range: DateRange) -> Self {
        Self {
            from: range.from,
            to: range.to,
        }
    }
}

/// Is a place in a work nothing but printed pages: "72", "72-73", "73, 88"?
fn is_pages(locator: &str) -> bool {
    let page = |c: char| c.is_ascii_digit() || matches!(c, '-' | ',' | ' ');
    locator.starts_with(|c: char| c.is_ascii_digit()) && locator.chars().all(page)
}

/// The year of which a row tells how many pairs of the store were founded in it. Such rows come in
/// dozens, below a line that says what they rest on.
/// Do two dates, if both are known, lie in different years?
fn of_another_year(a: Option<PartialDate>, b: Option<PartialDate>) -> bool {
    a.zip(b).is_some_and(|(a, b)| a.year() != b.year())
}

fn counted_year(row: &FigureRow) -> Option<PartialDate> {
    let counted = row.metric == Metric::NewPartnerships && row.basis == Basis::Counted;
    row.as_of.filter(|_| counted)
}

/// Are the rows of an answer such years?
fn by_counted_years(answer: &Answer) -> bool {
    let Rows::Figures(rows) = &answer.rows else {
        return false;
    };
    rows.first().and_then(counted_year).is_some()
}
