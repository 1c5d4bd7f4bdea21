//! The few statements that have no text that both databases understand.

use super::{Builder, Pool};

impl Pool {
    /// What makes an array of values and of rows, and a text of JSON.
    const fn json_words(&self) -> [&'static str; 3] {
        match self {
            Self::Sqlite(_) => ["json_array", "json_group_array", ""],
            Self::Postgres(_) => ["json_build_array", "json_agg", "::TEXT"],
        }
    }

    /// Adds the columns of all rows of `from` as one value, a JSON array of arrays in no particular
    /// order: the way of a row from SQLite's thread to ours costs more than reading and sorting it.
    pub(in crate::store) fn push_rows(
        &self,
        query: &mut Builder,
        columns: &str,
        from: impl FnOnce(&mut Builder),
    ) {
        let [array, gather, text] = self.json_words();
        query.push(format!(
            "coalesce((SELECT {gather}({array}({columns})){text} FROM "
        ));
        from(query);
        query.push("), '[]')");
    }

    /// The column of another query, given with its order and the rest of that query, as one of the
    /// columns of [`Pool::push_rows`].
    pub(in crate::store) fn json_list(&self, (column, order, rest): (&str, &str, &str)) -> String {
        let [_, gather, _] = self.json_words();
        format!("coalesce((SELECT {gather}({column} ORDER BY {order}) FROM {rest}), '[]')")
    }
}
