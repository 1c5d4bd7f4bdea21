//! The JSON contract: keys that programs may rely on. Keys may be added, never changed.

use serde_json::{Map, Value, json};

use super::{text, wording};
use crate::answer::{
    Answer, Basis, Citation, FigureRow, NameRow, PartnershipRow, PassageRow, Rows,
};
use crate::places::Names;

/// The whole answer as one object.
#[must_use]
pub fn answer(answer: &Answer) -> Value {
    let words = wording::of(answer.lang);
    let notes: Vec<String> = answer.notes.iter().map(|note| words.note(note)).collect();
    let choices: Vec<&str> = answer
        .choices
        .iter()
        .map(|c| c.label.get(answer.lang))
        .collect();
    json!({
        "question": answer.question,
        "language": answer.lang,
        "kind": answer.kind,
        "reading": words.reading(answer),
        "value": answer.value.map(number),
        "unit": answer.unit,
        "date": answer.date,
        "as_of": answer.as_of,
        "rows": rows(answer, &answer.rows),
        "beside": rows(answer, &answer.beside),
        "explained": passages(answer, &answer.explained),
        "citations": answer.citations.iter().map(citation).collect::<Vec<_>>(),
        "notes": notes,
        "choices": choices,
        "text": text::answer(answer),
    })
}

/// The rows alone.
#[must_use]
pub fn rows(answer: &Answer, rows: &Rows) -> Vec<Value> {
    let source = |n: usize| answer.citations.iter().find(|citation| citation.n == n);
    match rows {
        Rows::None => Vec::new(),
        Rows::Partnerships(rows) => rows.iter().map(|row| partnership(row, &source)).collect(),
        Rows::Figures(rows) => rows.iter().map(|row| figure(row, &source)).collect(),
        Rows::Names(rows) => rows.iter().map(|row| name(row, &source)).collect(),
        Rows::Passages(rows) => passages(answer, rows),
    }
}

fn passages(answer: &Answer, rows: &[PassageRow]) -> Vec<Value> {
    let source = |n: usize| answer.citations.iter().find(|citation| citation.n == n);
    rows.iter().map(|row| passage(row, &source)).collect()
}

fn partnership<'a>(row: &PartnershipRow, source: &impl Fn(usize) -> Option<&'a Citation>) -> Value {
    let mut object = json!({
        "cn": names(&row.cn),
        "partner": names(&row.partner),
        "country": &*row.iso,
        "country_name": names(&row.country),
        "since": row.since,
        "since_basis": row.since_basis,
        "status": row.status,
        "source": source(row.cite).map(|citation| &*citation.source),
    });
    if let (Some(age), Some(object)) = (row.age, object.as_object_mut()) {
        object.insert("age".into(), age.into());
    }
    object
}

fn figure<'a>(row: &FigureRow, source: &impl Fn(usize) -> Option<&'a Citation>) -> Value {
    let citation = cited(row.basis, source);
    json!({
        "scope": names(&row.scope),
        "metric": row.metric,
        "value": number(row.value),
        "unit": row.unit,
        "as_of": row.as_of,
        "basis": basis(row.basis),
        "source": citation.map(|citation| &*citation.source),
        "locator": citation.map(|citation| &*citation.locator).filter(|locator| !locator.is_empty()),
        "note": row.note.as_deref(),
    })
}

fn name<'a>(row: &NameRow, source: &impl Fn(usize) -> Option<&'a Citation>) -> Value {
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| {
        if !value.is_null() {
            object.insert(key.into(), value);
        }
    };
    put("rank", json!(row.rank));
    put("name", names(&row.name));
    put("country", row.country.as_ref().map_or(Value::Null, names));
    put("value", json!(row.value.map(number)));
    put("unit", json!(row.unit));
    put("as_of", json!(row.as_of));
    put("basis", json!(row.basis.map(basis)));
    let citation = row.basis.and_then(|basis| cited(basis, source));
    put("source", json!(citation.map(|citation| &*citation.source)));
    Value::Object(object)
}

/// One passage; offsets in Unicode scalar values of `text`.
pub(crate) fn passage<'a>(
    row: &PassageRow,
    source: &impl Fn(usize) -> Option<&'a Citation>,
) -> Value {
    let highlights: Vec<[usize; 2]> = row.highlights.iter().map(|h| [h.start, h.end]).collect();
    json!({
        "rank": row.rank,
        "score": row.score,
        "document": &*row.document,
        "title": &*row.title,
        "pages": row.locator.as_deref(),
        "section": row.section.iter().map(|heading| &**heading).collect::<Vec<_>>(),
        "text": &*row.text,
        "highlights": highlights,
        "digest": row.digest,
        "citation": row.cite,
        "source": source(row.cite).map(|citation| &*citation.source),
    })
}

fn citation(citation: &Citation) -> Value {
    json!({
        "n": citation.n,
        "source": &*citation.source,
        "publisher": &*citation.publisher,
        "title": &*citation.title,
        "locator": &*citation.locator,
        "url": &*citation.url,
        "as_of": citation.as_of,
    })
}

fn names(names: &Names) -> Value {
    json!({ "en": &*names.en, "zh": &*names.zh })
}

pub(super) fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Reported(_) => "reported",
        Basis::Counted => "counted",
    }
}

fn cited<'a>(
    basis: Basis,
    source: &impl Fn(usize) -> Option<&'a Citation>,
) -> Option<&'a Citation> {
    match basis {
        Basis::Reported(n) => source(n),
        Basis::Counted => None,
    }
}

/// Whole numbers without a decimal point; others rounded to two places.
pub(super) fn number(value: f64) -> Value {
    let rounded = (value * 100.0).round() / 100.0;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "whole and small enough, as checked"
    )]
    if rounded.fract() == 0.0 && rounded.abs() < 1e15 {
        json!(rounded as i64)
    } else {
        json!(rounded)
    }
}
