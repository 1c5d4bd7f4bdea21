//! Statements and their values, before it is known which database they go to.

use sqlx::postgres::PgArguments;
use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments, AssertSqlSafe, SqlSafeStr, SqlStr};

use super::Result;

/// A statement with its values.
pub(in crate::store) struct Query {
    pub(super) sql: SqlStr,
    values: Vec<Value>,
    /// Is the statement kept ready for the next time?
    pub(super) kept: bool,
}

/// A statement of fixed text.
pub(in crate::store) fn query(sql: &'static str) -> Query {
    Query {
        sql: sql.into_sql_str(),
        values: Vec::new(),
        kept: true,
    }
}

/// A statement put together from fixed texts; what people write belongs into [`Query::bind`].
pub(in crate::store) fn query_of(sql: String) -> Query {
    Query {
        sql: AssertSqlSafe(sql).into_sql_str(),
        values: Vec::new(),
        kept: true,
    }
}

impl Query {
    /// Gives the next value, which stands as `$1`, `$2` and so on.
    pub(in crate::store) fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// For a long statement that is seldom needed: the connection does not keep it ready, which would
    /// take as much memory for each connection as all others together.
    pub(in crate::store) fn once(mut self) -> Self {
        self.kept = false;
        self
    }

    pub(super) fn for_sqlite(self) -> Result<(SqlStr, SqliteArguments)> {
        let mut arguments = SqliteArguments::default();
        for value in self.values {
            let added = match value {
                Value::Integer(value) => arguments.add(value),
                Value::Real(value) => arguments.add(value),
                Value::Bool(value) => arguments.add(value),
                Value::Text(value) => arguments.add(value),
                Value::Bytes(value) => arguments.add(value),
            };
            added.map_err(sqlx::Error::Encode)?;
        }
        Ok((self.sql, arguments))
    }

    pub(super) fn for_postgres(self) -> Result<(SqlStr, PgArguments)> {
        let mut arguments = PgArguments::default();
        for value in self.values {
            let added = match value {
                Value::Integer(value) => arguments.add(value),
                Value::Real(value) => arguments.add(value),
                Value::Bool(value) => arguments.add(value),
                Value::Text(value) => arguments.add(value.map(without_nul)),
                Value::Bytes(value) => arguments.add(value),
            };
            added.map_err(sqlx::Error::Encode)?;
        }
        Ok((self.sql, arguments))
    }
}

/// PostgreSQL keeps every character but this one.
fn without_nul(text: String) -> String {
    if text.contains('\0') {
        return text.replace('\0', "\u{fffd}");
    }
    text
}

/// A value of a statement. Null has a type too, because PostgreSQL asks for it.
pub(in crate::store) enum Value {
    Integer(Option<i64>),
    Real(Option<f64>),
    Bool(Option<bool>),
    Text(Option<String>),
    Bytes(Option<Vec<u8>>),
}

/// How the types of Rust become values.
macro_rules! values {
    ($($from:ty => $kind:ident, $make:expr;)*) => {$(
        impl From<$from> for Value {
            fn from(value: $from) -> Self {
                Self::$kind(Some($make(value)))
            }
        }

        impl From<Option<$from>> for Value {
            fn from(value: Option<$from>) -> Self {
                Self::$kind(value.map($make))
            }
        }
    )*};
}

values! {
    i64 => Integer, std::convert::identity;
    &i64 => Integer, |value: &i64| *value;
    u32 => Integer, i64::from;
    f64 => Real, std::convert::identity;
    bool => Bool, std::convert::identity;
    String => Text, std::convert::identity;
    &String => Text, String::clone;
    &str => Text, str::to_owned;
    &Vec<u8> => Bytes, Vec::clone;
}

impl From<&Option<String>> for Value {
    fn from(value: &Option<String>) -> Self {
        Self::Text(value.clone())
    }
}

/// Puts a statement together, piece by piece.
pub(in crate::store) struct Builder {
    sql: String,
    values: Vec<Value>,
}

impl Builder {
    pub(in crate::store) fn new(sql: impl Into<String>) -> Self {
        Self {
            sql: sql.into(),
            values: Vec::new(),
        }
    }

    /// Adds text of the program's own.
    pub(in crate::store) fn push(&mut self, sql: impl AsRef<str>) -> &mut Self {
        self.sql.push_str(sql.as_ref());
        self
    }

    /// Adds a value.
    pub(in crate::store) fn push_bind(&mut self, value: impl Into<Value>) -> &mut Self {
        self.values.push(value.into());
        self.sql.push('$');
        push_number(&mut self.sql, self.values.len());
        self
    }

    /// Adds pieces with a separator between them.
    pub(in crate::store) fn separated(&mut self, separator: &'static str) -> Separated<'_> {
        Separated {
            builder: self,
            separator,
            begun: false,
        }
    }

    /// Adds `VALUES` and the values of each row.
    pub(in crate::store) fn push_values<I: IntoIterator>(
        &mut self,
        rows: I,
        mut each: impl FnMut(&mut Separated<'_>, I::Item),
    ) {
        self.push("VALUES ");
        for (at, row) in rows.into_iter().enumerate() {
            self.push(if at == 0 { "(" } else { ", (" });
            each(&mut self.separated(", "), row);
            self.push(")");
        }
    }

    /// The statement.
    pub(in crate::store) fn build(self) -> Query {
        Query {
            sql: AssertSqlSafe(self.sql).into_sql_str(),
            values: self.values,
            kept: true,
        }
    }
}

/// Short numbers need no formatter.
fn push_number(sql: &mut String, number: usize) {
    match number {
        0..10 => sql.push(char::from(b"0123456789"[number])),
        _ => {
            push_number(sql, number / 10);
            push_number(sql, number % 10);
        }
    }
}

/// See [`Builder::separated`].
pub(in crate::store) struct Separated<'b> {
    builder: &'b mut Builder,
    separator: &'static str,
    begun: bool,
}

impl Separated<'_> {
    fn next(&mut self) -> &mut Builder {
        if std::mem::replace(&mut self.begun, true) {
            self.builder.push(self.separator);
        }
        self.builder
    }

    pub(in crate::store) fn push(&mut self, sql: &'static str) -> &mut Self {
        self.next().push(sql);
        self
    }

    pub(in crate::store) fn push_bind(&mut self, value: impl Into<Value>) -> &mut Self {
        self.next().push_bind(value);
        self
    }
}
