//! Why something that staff asked for was not done, each with what to do.

use crate::facts::Kind;
use crate::places::GazetteerError;
use crate::store::StoreError;
use crate::store::changes::ChangeError;

/// Something that was not done; the store is as before.
#[derive(Debug, thiserror::Error)]
pub enum StaffError {
    /// A word that gives no column a value.
    #[error("{word:?} is no value; write COLUMN=VALUE with one of {}", .kind.columns().join(", "))]
    NoValue {
        /// The word.
        word: String,
        /// The table.
        kind: Kind,
    },
    /// Nothing is to be changed.
    #[error("no new value; write COLUMN=VALUE with one of {}", .0.columns().join(", "))]
    NothingNew(Kind),
    /// Nobody says why.
    #[error("no reason; say why this is changed")]
    NoReason,
    /// No row is named.
    #[error("which {0}? Give its number; `youcheng data list {0}` shows it")]
    Which(Kind),
    /// No row has this name or number.
    #[error("there is no {kind} {words:?}; `youcheng data list {kind}` shows what there is")]
    NoRow {
        /// The table.
        kind: Kind,
        /// What was given.
        words: String,
    },
    /// Several places have the name.
    #[error("{typed:?} may be {}; give the id", .ids.join(" or "))]
    Ambiguous {
        /// The name.
        typed: String,
        /// The ids of the places.
        ids: Vec<String>,
    },
    /// No place has the name.
    #[error("no place is called {typed:?}; {}", advice(.near))]
    UnknownName {
        /// The name.
        typed: String,
        /// The ids of places with similar names.
        near: Vec<String>,
    },
    /// The row is not sound by itself.
    #[error("{faults}; a {kind} has the columns {}", .kind.columns().join(", "))]
    Fault {
        /// What is wrong with it.
        faults: String,
        /// The columns that are wrong, with what was to stand in them.
        wrong: Vec<(&'static str, String)>,
        /// The table.
        kind: Kind,
    },
    /// No id can be made of the title of a new source.
    #[error(
        "no id can be made of {0:?}; add the source with `data add source` and give --source ID"
    )]
    NoId(String),
    /// The change was refused.
    #[error(transparent)]
    Change(#[from] ChangeError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The names cannot be indexed.
    #[error(transparent)]
    Gazetteer(#[from] GazetteerError),
}

fn advice(near: &[String]) -> String {
    if near.is_empty() {
        "add it with `youcheng data add place`".to_owned()
    } else {
        format!("did you mean {}?", near.join(" or "))
    }
}
