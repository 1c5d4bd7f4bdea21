//! The questions to the store. Each is one statement and returns a whole answer.

mod counts;
mod figures;
mod filter;
mod names;
mod partnerships;
mod sources;
mod stats;

use std::str::FromStr;

pub use counts::{By, Counted};
pub use figures::{Figure, FigureFilter};
pub use filter::{Abroad, Cn, PartnerFilter};
pub use names::Names;
pub use partnerships::{Order, Partnership};
pub(in crate::store) use sources::LastSources;
pub use sources::Source;
pub use stats::Stats;

use crate::facts::PartialDate;
use crate::store::db::{Column, Row};

type Result<T> = std::result::Result<T, sqlx::Error>;

/// Reads a row's columns from left to right.
pub(in crate::store) struct Columns<'r> {
    row: &'r Row,
    next: usize,
}

impl<'r> Columns<'r> {
    pub(in crate::store) fn new(row: &'r Row) -> Self {
        Self { row, next: 0 }
    }

    pub(in crate::store) fn take<T: Column<'r>>(&mut self) -> Result<T> {
        self.next += 1;
        self.row.get(self.next - 1)
    }

    /// A whole number that the schema keeps within the range of `T`.
    pub(in crate::store) fn number<
        T: TryFrom<i64, Error: std::error::Error + Send + Sync + 'static>,
    >(
        &mut self,
    ) -> Result<T> {
        T::try_from(self.take()?).map_err(|error| sqlx::Error::Decode(error.into()))
    }

    pub(in crate::store) fn date(&mut self) -> Result<Option<PartialDate>> {
        let packed: Option<i64> = self.take()?;
        packed.map(date).transpose()
    }

    /// A word of one of the vocabularies.
    pub(in crate::store) fn code<T: FromStr<Err: std::error::Error + Send + Sync + 'static>>(
        &mut self,
    ) -> Result<T> {
        parse(self.take()?)
    }

    pub(in crate::store) fn optional_code<T>(&mut self) -> Result<Option<T>>
    where
        T: FromStr<Err: std::error::Error + Send + Sync + 'static>,
    {
        self.take::<Option<&str>>()?.map(parse).transpose()
    }
}

/// The rows that `Pool::push_rows` asks for.
fn from_json<'r, T: serde::Deserialize<'r>>(rows: &'r str) -> Result<Vec<T>> {
    serde_json::from_str(rows).map_err(|error| sqlx::Error::Decode(error.into()))
}

fn date(packed: i64) -> Result<PartialDate> {
    PartialDate::from_packed(packed)
        .ok_or_else(|| sqlx::Error::Decode(format!("{packed} is not a date").into()))
}

fn parse<T: FromStr<Err: std::error::Error + Send + Sync + 'static>>(code: &str) -> Result<T> {
    code.parse()
        .map_err(|error: T::Err| sqlx::Error::Decode(error.into()))
}
