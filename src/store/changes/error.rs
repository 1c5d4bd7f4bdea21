//! Why a change was not made, each with what to do.

use crate::facts::{Kind, Untimely};
use crate::store::StoreError;

/// A change that was not made; the store is as before.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// The row is not sound.
    #[error("{0}")]
    Fault(String),
    /// Its date cannot be.
    #[error(transparent)]
    Untimely(#[from] Untimely),
    /// There is such a row already.
    #[error("there is a {kind} {key:?} already (row {row_id}); change it with `data set`")]
    Exists {
        /// The table.
        kind: Kind,
        /// The row's name.
        key: String,
        /// Its number.
        row_id: i64,
    },
    /// No row has this name or number.
    #[error("there is no {kind} {what}; `data list {kind}` shows what there is")]
    NoRow {
        /// The table.
        kind: Kind,
        /// What was looked for.
        what: String,
    },
    /// The new values are the old ones.
    #[error("the {kind} {key:?} has these values already")]
    Same {
        /// The table.
        kind: Kind,
        /// The row's name.
        key: String,
    },
    /// Other rows need it.
    #[error("{uses} row(s) refer to the {kind} {key:?}; retire or change those first")]
    InUse {
        /// The table.
        kind: Kind,
        /// The row's name.
        key: String,
        /// How many rows refer to it.
        uses: i64,
    },
    /// It came with the program, which relies on it.
    #[error("the {kind} {key:?} came with the program and cannot be retired; it can be changed")]
    Needed {
        /// The table.
        kind: Kind,
        /// The row's name.
        key: String,
    },
    /// Its name is what other rows know it by.
    #[error("the id of a {0} cannot be changed; add another one")]
    Renamed(Kind),
    /// No change has this number.
    #[error("there is no change {0}; `data history` lists them")]
    NoChange(i64),
    /// No import has this number, or it changed nothing.
    #[error("there is no import {0} that changed anything; `data history --imports` lists them")]
    NoImport(i64),
    /// It has been taken back already.
    #[error("change {id} was taken back already, by change {by}; undoing that one makes it again")]
    Undone {
        /// The change to be undone.
        id: i64,
        /// The change that took it back.
        by: i64,
    },
    /// The row is no longer as the change left it.
    #[error(
        "the {kind} {key:?} is no longer as change {id} left it (change {by} came after it); undo \
         that one first"
    )]
    ChangedSince {
        /// The change to be undone.
        id: i64,
        /// The newest change of the row.
        by: i64,
        /// The table.
        kind: Kind,
        /// The row's name.
        key: String,
    },
    /// What the row would be again no longer fits beside the others.
    #[error("change {id} cannot be taken back ({fault}); bring back first what it needs")]
    Unfit {
        /// The change to be undone.
        id: i64,
        /// What is wrong with the row as it was.
        fault: String,
    },
    /// No conflict has this number.
    #[error("there is no conflict {0}; `data resolve` lists them")]
    NoConflict(i64),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What the history keeps cannot be read.
    #[error("change {id} cannot be read ({source}); please report this")]
    Unreadable {
        /// The change.
        id: i64,
        /// What is wrong with it.
        source: serde_json::Error,
    },
}
