//! The few statements that have no text that both databases understand.

use super::Pool;

impl Pool {
    /// What makes an array of values and of rows, and a text of JSON.
    const fn json_words(&self) -> [&'static str; 3] {
        match self {
            Self::Sqlite(_) => ["json_array", "json_group_array", ""],
            Self::Postgres(_) => ["json_build_array", "json_agg", "::TEXT"],
        }
    }

    /// The columns of all rows of `from`, in an order or in any, as one value: a JSON array of arrays.
    pub(in crate::store) fn json_rows(
        &self,
        columns: &str,
        order: Option<&str>,
        from: &str,
    ) -> String {
        let [array, gather, text] = self.json_words();
        let order = order.map_or(String::new(), |order| format!(" ORDER BY {order}"));
        format!("coalesce((SELECT {gather}({array}({columns}){order}){text} FROM {from}), '[]')")
    }

    /// A query that gives the columns of all rows as one JSON array of arrays: the way of a row from
    /// SQLite's thread to ours costs more than reading it. `members` stands in `columns` for the JSON
    /// array of another query's column, given with its order and the rest of that query.
    pub(in crate::store) fn as_json(
        &self,
        columns: &str,
        members: Option<(&str, &str, &str)>,
        from: &str,
    ) -> String {
        let [array, gather, text] = self.json_words();
        let members = members.map_or(String::new(), |(column, order, rest)| {
            let list = format!("(SELECT {gather}({column} ORDER BY {order}) FROM {rest})");
            match self {
                Self::Sqlite(_) => format!(", {list}"),
                Self::Postgres(_) => format!(", coalesce({list}, '[]')"),
            }
        });
        format!("SELECT coalesce({gather}({array}({columns}{members})){text}, '[]') FROM {from}")
    }
}
