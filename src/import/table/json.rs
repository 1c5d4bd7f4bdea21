//! JSON of the Wikidata query service: results of a SPARQL query, or the shorter list of objects
//! that its page offers. Read as a stream.

use std::fmt;
use std::io::Read;
use std::path::Path;

use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::{Record, Sink, broken};
use crate::import::{Damage, ImportError};

/// The variables that are read; others are passed over.
pub(super) const VARIABLES: [&str; 10] = [
    "item",
    "itemLabel",
    "itemCountry",
    "itemCountryLabel",
    "partner",
    "partnerLabel",
    "partnerCountry",
    "partnerCountryLabel",
    "start",
    "precision",
];

/// Ends the reading when the sink wants no more.
const ENOUGH: &str = "enough";

pub(super) fn read(file: &Path, input: impl Read, sink: &mut Sink<'_>) -> Result<(), ImportError> {
    let header = VARIABLES.map(str::to_owned).to_vec();
    if !sink(Record {
        line: 1,
        cells: header,
    }) {
        return Ok(());
    }
    let mut rows = Rows { sink, line: 1 };
    let mut json = serde_json::Deserializer::from_reader(input);
    let read = Whole(&mut rows).deserialize(&mut json);
    match read.and_then(|()| json.end()) {
        Err(error) if error.to_string().starts_with(ENOUGH) => Ok(()),
        Err(error) => Err(broken(file, Damage::Query(error.to_string()))),
        Ok(()) if rows.line == 1 => Err(broken(file, Damage::NoResult)),
        Ok(()) => Ok(()),
    }
}

/// Where the rows go; a "line" is the number of the result, the first being line 2.
struct Rows<'r, 's> {
    sink: &'r mut Sink<'s>,
    line: u64,
}

/// `{"results": {"bindings": [ROW, …]}}` or `[ROW, …]`.
struct Whole<'w, 'r, 's>(&'w mut Rows<'r, 's>);

impl<'de> DeserializeSeed<'de> for Whole<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Whole<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("results with bindings, or a list of objects")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if matches!(key.as_str(), "results" | "bindings") {
                map.next_value_seed(Whole(self.0))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<(), A::Error> {
        while let Some(cells) = rows.next_element_seed(Row)? {
            self.0.line += 1;
            let line = self.0.line;
            if !(self.0.sink)(Record { line, cells }) {
                return Err(A::Error::custom(ENOUGH));
            }
        }
        Ok(())
    }
}

/// One result as cells in the order of [`VARIABLES`].
struct Row;

impl<'de> DeserializeSeed<'de> for Row {
    type Value = Vec<String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Row {
    type Value = Vec<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with a value for each variable")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut cells = vec![String::new(); VARIABLES.len()];
        while let Some(key) = map.next_key::<String>()? {
            match VARIABLES.iter().position(|name| *name == key) {
                None => drop(map.next_value::<IgnoredAny>()?),
                Some(at) => {
                    let value = map.next_value::<Value>()?.text();
                    if let Some(cell) = cells.get_mut(at) {
                        value.trim().clone_into(cell);
                    }
                }
            }
        }
        Ok(cells)
    }
}

/// A bare text or number, or an object that holds it.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Value {
    Bound { value: String },
    Text(String),
    Number(f64),
    Other(IgnoredAny),
}

impl Value {
    fn text(self) -> String {
        match self {
            Self::Bound { value } | Self::Text(value) => value,
            Self::Number(number) => number.to_string(),
            Self::Other(_) => String::new(),
        }
    }
}
