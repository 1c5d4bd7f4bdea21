//! A record of a foreign table as a candidate for a partnership or a figure.

use super::columns::{Columns, Field};
use super::date;
use super::reason::Reason;
use super::table::{LONGEST_CELL, Record};
use crate::facts::{PartialDate, SinceBasis, Status};

/// A pair as a table has it, with names instead of places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pair<'r> {
    pub(super) place: [&'r str; 2],
    pub(super) country: [&'r str; 2],
    pub(super) since: Option<PartialDate>,
    pub(super) basis: Option<SinceBasis>,
    pub(super) status: Option<Status>,
    pub(super) source: Option<&'r str>,
}

/// A cell by what it holds; empty ones are `None`.
pub(super) fn cell<'r>(columns: &Columns, record: &'r Record, field: Field) -> Option<&'r str> {
    let at = columns.at(field)?;
    let cell = record.cells.get(at).map(|cell| cell.trim());
    cell.filter(|cell| !cell.is_empty())
}

/// What is wrong with the shape of a record.
pub(super) fn shape(columns: &Columns, record: &Record) -> Option<Reason> {
    let (wanted, found) = (columns.names.len(), record.cells.len());
    let surplus = record
        .cells
        .iter()
        .skip(wanted)
        .any(|cell| !cell.is_empty());
    if found < wanted || surplus {
        return Some(Reason::Cells { found, wanted });
    }
    let long = record
        .cells
        .iter()
        .position(|cell| cell.len() > LONGEST_CELL)?;
    Some(Reason::LongCell {
        column: columns.names.get(long).cloned().unwrap_or_default(),
        bytes: record.cells.get(long).map_or(0, String::len),
        most: LONGEST_CELL,
    })
}

/// The pair of a record.
///
/// # Errors
/// The reason why it is none.
pub(super) fn pair<'r>(columns: &Columns, record: &'r Record) -> Result<Pair<'r>, Reason> {
    let get = |field| cell(columns, record, field);
    let place = |field| {
        let name = get(field).ok_or(Reason::EmptyPlace)?;
        if is_wikidata_id(name) {
            return Err(Reason::Nameless(name.to_owned()));
        }
        Ok(name)
    };
    let since = match get(Field::Since) {
        None => None,
        Some(text) => Some(date::read(text, get(Field::Precision))?),
    };
    Ok(Pair {
        place: [place(Field::Place1)?, place(Field::Place2)?],
        country: [
            get(Field::Country1).unwrap_or_default(),
            get(Field::Country2).unwrap_or_default(),
        ],
        since,
        basis: code(get(Field::Basis))?,
        status: code(get(Field::Status))?,
        source: get(Field::Source),
    })
}

fn code<T: std::str::FromStr<Err: ToString>>(text: Option<&str>) -> Result<Option<T>, Reason> {
    text.map(|text| {
        text.parse()
            .map_err(|error: T::Err| Reason::Fault(error.to_string()))
    })
    .transpose()
}

/// `Q123`: the query service prints it where a thing has no name in the language asked for.
fn is_wikidata_id(name: &str) -> bool {
    name.strip_prefix('Q').is_some_and(|digits| {
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}
