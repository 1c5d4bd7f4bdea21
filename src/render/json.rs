//! The JSON contract: keys that programs may rely on. Keys may be added, never changed.
//!
//! docs/json.md says what each key means; they are written in the order of the fields here.

use serde::Serialize;

use super::{text, wording};
use crate::answer::{
    self, Answer, Basis, FigureRow, Kind, NameRow, PartnershipRow, PassageRow, Rows,
};
use crate::facts::{Metric, PartialDate, SinceBasis, Status, Unit};
use crate::places::Names;
use crate::text::Lang;

/// The whole answer as one object.
#[derive(Clone, Debug, Serialize)]
pub struct Object<'a> {
    question: &'a str,
    language: Lang,
    kind: Kind,
    reading: String,
    value: Option<Number>,
    unit: Option<Unit>,
    date: Option<PartialDate>,
    as_of: Option<PartialDate>,
    rows: Vec<Row<'a>>,
    beside: Vec<Row<'a>>,
    explained: Vec<Row<'a>>,
    citations: Vec<Citation<'a>>,
    notes: Vec<String>,
    choices: Vec<&'a str>,
    text: String,
}

/// A row of any kind.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
enum Row<'a> {
    Partnership(Partnership<'a>),
    Figure(Figure<'a>),
    Name(Name<'a>),
    Passage(Passage<'a, usize>),
}

#[derive(Clone, Debug, Serialize)]
struct Partnership<'a> {
    cn: Named<'a>,
    partner: Named<'a>,
    country: &'a str,
    country_name: Named<'a>,
    since: Option<PartialDate>,
    since_basis: Option<SinceBasis>,
    status: Status,
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    age: Option<u16>,
}

#[derive(Clone, Debug, Serialize)]
struct Figure<'a> {
    scope: Named<'a>,
    metric: Metric,
    value: Number,
    unit: Unit,
    as_of: Option<PartialDate>,
    basis: &'static str,
    source: Option<&'a str>,
    locator: Option<&'a str>,
    note: Option<&'a str>,
}

#[derive(Clone, Debug, Serialize)]
struct Name<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<usize>,
    name: Named<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<Unit>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<PartialDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
}

/// One passage; `highlights` are offsets in Unicode scalar values of `text`. Its citation is a number of
/// the list of citations or a whole reference.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Passage<'a, C> {
    rank: usize,
    score: f32,
    document: &'a str,
    title: &'a str,
    pages: Option<&'a str>,
    section: Vec<&'a str>,
    text: &'a str,
    highlights: Vec<[usize; 2]>,
    digest: bool,
    citation: C,
    source: Option<&'a str>,
}

#[derive(Clone, Debug, Serialize)]
struct Citation<'a> {
    n: usize,
    source: &'a str,
    publisher: &'a str,
    title: &'a str,
    locator: &'a str,
    url: &'a str,
    as_of: Option<PartialDate>,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct Named<'a> {
    en: &'a str,
    zh: &'a str,
}

/// Whole numbers without a decimal point; others rounded to two places.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Number {
    Whole(i64),
    Rounded(f64),
}

/// The object of an answer.
#[must_use]
pub fn answer(answer: &Answer) -> Object<'_> {
    let words = wording::of(answer.lang);
    let choices = answer.choices.iter();
    let explained = answer.explained.iter();
    Object {
        question: &answer.question,
        language: answer.lang,
        kind: answer.kind,
        reading: words.reading(answer),
        value: answer.value.map(Number::from),
        unit: answer.unit,
        date: answer.date,
        as_of: answer.as_of,
        rows: rows(answer, &answer.rows),
        beside: rows(answer, &answer.beside),
        explained: explained
            .map(|row| Row::Passage(passage(answer, row, row.cite)))
            .collect(),
        citations: answer.citations.iter().map(Citation::from).collect(),
        notes: answer.notes.iter().map(|note| words.note(note)).collect(),
        choices: choices
            .map(|choice| choice.label.get(answer.lang))
            .collect(),
        text: text::answer(answer),
    }
}

fn rows<'a>(answer: &'a Answer, rows: &'a Rows) -> Vec<Row<'a>> {
    match rows {
        Rows::None => Vec::new(),
        Rows::Partnerships(rows) => {
            let rows = rows.iter().map(|row| partnership(answer, row));
            rows.map(Row::Partnership).collect()
        }
        Rows::Figures(rows) => {
            let rows = rows.iter().map(|row| figure(answer, row));
            rows.map(Row::Figure).collect()
        }
        Rows::Names(rows) => rows
            .iter()
            .map(|row| Row::Name(name(answer, row)))
            .collect(),
        Rows::Passages(rows) => {
            let rows = rows.iter().map(|row| passage(answer, row, row.cite));
            rows.map(Row::Passage).collect()
        }
    }
}

fn partnership<'a>(answer: &'a Answer, row: &'a PartnershipRow) -> Partnership<'a> {
    Partnership {
        cn: Named::from(&row.cn),
        partner: Named::from(&row.partner),
        country: &row.iso,
        country_name: Named::from(&row.country),
        since: row.since,
        since_basis: row.since_basis,
        status: row.status,
        source: cited(answer, Some(row.cite)).map(|citation| &*citation.source),
        age: row.age,
    }
}

fn figure<'a>(answer: &'a Answer, row: &'a FigureRow) -> Figure<'a> {
    let citation = cited(answer, row.basis.source());
    let locator = citation.map(|citation| &*citation.locator);
    Figure {
        scope: Named::from(&row.scope),
        metric: row.metric,
        value: Number::from(row.value),
        unit: row.unit,
        as_of: row.as_of,
        basis: basis(row.basis),
        source: citation.map(|citation| &*citation.source),
        locator: locator.filter(|locator| !locator.is_empty()),
        note: row.note.as_deref(),
    }
}

fn name<'a>(answer: &'a Answer, row: &'a NameRow) -> Name<'a> {
    let citation = cited(answer, row.basis.and_then(Basis::source));
    Name {
        rank: row.rank,
        name: Named::from(&row.name),
        country: row.country.as_ref().map(Named::from),
        value: row.value.map(Number::from),
        unit: row.unit,
        as_of: row.as_of,
        basis: row.basis.map(basis),
        source: citation.map(|citation| &*citation.source),
    }
}

pub(super) fn passage<'a, C>(
    answer: &'a Answer,
    row: &'a PassageRow,
    citation: C,
) -> Passage<'a, C> {
    Passage {
        rank: row.rank,
        score: row.score,
        document: &row.document,
        title: &row.title,
        pages: row.locator.as_deref(),
        section: row.section.iter().map(|heading| &**heading).collect(),
        text: &row.text,
        highlights: row.highlights.iter().map(|h| [h.start, h.end]).collect(),
        digest: row.digest,
        citation,
        source: cited(answer, Some(row.cite)).map(|citation| &*citation.source),
    }
}

pub(super) fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Reported(_) => "reported",
        Basis::Counted => "counted",
    }
}

fn cited(answer: &Answer, n: Option<usize>) -> Option<&answer::Citation> {
    answer
        .citations
        .iter()
        .find(|citation| Some(citation.n) == n)
}

impl<'a> From<&'a answer::Citation> for Citation<'a> {
    fn from(citation: &'a answer::Citation) -> Self {
        Self {
            n: citation.n,
            source: &citation.source,
            publisher: &citation.publisher,
            title: &citation.title,
            locator: &citation.locator,
            url: &citation.url,
            as_of: citation.as_of,
        }
    }
}

impl<'a> From<&'a Names> for Named<'a> {
    fn from(names: &'a Names) -> Self {
        Self {
            en: &names.en,
            zh: &names.zh,
        }
    }
}

impl From<f64> for Number {
    fn from(value: f64) -> Self {
        let rounded = (value * 100.0).round() / 100.0;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "whole and small enough, as checked"
        )]
        if rounded.fract() == 0.0 && rounded.abs() < 1e15 {
            Self::Whole(rounded as i64)
        } else {
            Self::Rounded(rounded)
        }
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Whole(number) => number.fmt(f),
            Self::Rounded(number) => number.fmt(f),
        }
    }
}
