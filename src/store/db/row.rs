//! Rows of either database.

use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{Postgres, Row as _, Type, ValueRef as _};

use super::Result;

/// A row of an answer.
pub(in crate::store) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl Row {
    /// The value of a column, counted from 0.
    pub(in crate::store) fn get<'r, T: Column<'r>>(&'r self, at: usize) -> Result<T> {
        match self {
            Self::Sqlite(row) => T::of_sqlite(row, at),
            Self::Postgres(row) => T::of_postgres(row, at),
        }
    }
}

/// What a column can be read as.
pub(in crate::store) trait Column<'r>: Sized {
    fn of_sqlite(row: &'r SqliteRow, at: usize) -> Result<Self>;
    fn of_postgres(row: &'r PgRow, at: usize) -> Result<Self>;
}

/// Types that both libraries read.
macro_rules! columns {
    ($($type:ty),*) => {$(
        impl<'r> Column<'r> for $type {
            fn of_sqlite(row: &'r SqliteRow, at: usize) -> Result<Self> {
                row.try_get(at)
            }

            fn of_postgres(row: &'r PgRow, at: usize) -> Result<Self> {
                row.try_get(at)
            }
        }

        impl<'r> Column<'r> for Option<$type> {
            fn of_sqlite(row: &'r SqliteRow, at: usize) -> Result<Self> {
                row.try_get(at)
            }

            fn of_postgres(row: &'r PgRow, at: usize) -> Result<Self> {
                row.try_get(at)
            }
        }
    )*};
}

columns!(f64, bool, String, &'r str, Vec<u8>);

/// Whole numbers are 64 bits wide in our tables; PostgreSQL calculates some with 32.
fn whole(row: &PgRow, at: usize) -> Result<Option<i64>> {
    let is_short = <i32 as Type<Postgres>>::compatible(&row.try_get_raw(at)?.type_info());
    if is_short {
        return Ok(row.try_get::<Option<i32>, _>(at)?.map(i64::from));
    }
    row.try_get(at)
}

macro_rules! whole_numbers {
    ($($type:ty),*) => {$(
        impl<'r> Column<'r> for Option<$type> {
            fn of_sqlite(row: &'r SqliteRow, at: usize) -> Result<Self> {
                row.try_get::<Option<i64>, _>(at)?.map(fit).transpose()
            }

            fn of_postgres(row: &'r PgRow, at: usize) -> Result<Self> {
                whole(row, at)?.map(fit).transpose()
            }
        }

        impl<'r> Column<'r> for $type {
            fn of_sqlite(row: &'r SqliteRow, at: usize) -> Result<Self> {
                fit(row.try_get::<i64, _>(at)?)
            }

            fn of_postgres(row: &'r PgRow, at: usize) -> Result<Self> {
                whole(row, at)?
                    .ok_or_else(|| sqlx::Error::Decode("a number is missing".into()))
                    .and_then(fit)
            }
        }
    )*};
}

whole_numbers!(i64, u32, u16);

fn fit<T: TryFrom<i64, Error: std::error::Error + Send + Sync + 'static>>(
    number: i64,
) -> Result<T> {
    T::try_from(number).map_err(|error| sqlx::Error::Decode(error.into()))
}
