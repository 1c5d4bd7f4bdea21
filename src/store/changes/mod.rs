//! Everything that people change after the shipped facts, each change with who, when and why.
//!
//! A change is written in the same transaction as the row that it changes ([`Changing`]), so that
//! the history is never behind the rows. A row that a person has changed no longer follows the
//! shipped facts: what these say of it is kept beside it ([`Conflict`]) and asked about when a
//! release says something new. Undoing a change gives the row back.

mod bulk;
mod conflicts;
mod error;
mod history;
mod known;
mod overruled;
pub(super) mod rows;
mod transaction;
mod undo;

use crate::facts::{Kind, Row};

pub use bulk::{Existing, Tie};
pub use conflicts::{Conflict, Settle};
pub use error::ChangeError;
pub use history::{Asked, Import};
pub(super) use overruled::{Held, held, settle};
pub use rows::{Stored, Wanted};
pub use transaction::Changing;

pub(super) use rows::next_id;

/// Who changes something, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Who: a name, or an account such as `discord:1234`.
    pub who: String,
    /// Why.
    pub why: String,
    /// When, in Unix seconds.
    pub at: i64,
}

/// What was done to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// A new row.
    Add,
    /// Other values.
    Set,
    /// Taken out of the answers.
    Retire,
    /// A change taken back.
    Undo,
    /// A conflict with the shipped facts settled.
    Resolve,
}

impl Action {
    /// The word in the store.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Set => "set",
            Self::Retire => "retire",
            Self::Undo => "undo",
            Self::Resolve => "resolve",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        let all = [
            Self::Add,
            Self::Set,
            Self::Retire,
            Self::Undo,
            Self::Resolve,
        ];
        all.into_iter().find(|action| action.code() == code)
    }
}

/// One change, as the history keeps it.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Change {
    /// Its number.
    pub id: i64,
    /// When, in Unix seconds.
    pub at: i64,
    /// Who made it.
    pub who: String,
    /// Why.
    pub why: String,
    /// What was done.
    pub action: Action,
    /// The table.
    pub kind: Kind,
    /// The number of the row in its table.
    pub row_id: i64,
    /// The row's name for people; see [`Row::key`].
    pub key: String,
    /// The row before; `None` if there was none.
    pub before: Option<Row>,
    /// The row after; `None` if there is none.
    pub after: Option<Row>,
    /// The import that it belongs to.
    pub import: Option<i64>,
    /// The change that it takes back.
    pub undoes: Option<i64>,
    /// The load that `before` came with, if it followed the shipped facts.
    #[serde(skip)]
    pub shipped_in: Option<i64>,
    /// The conflict that it settles, or that is open again with it.
    #[serde(skip)]
    settled: Option<conflicts::Settled>,
}

impl Change {
    /// Does it settle a conflict? Taking it back opens the conflict again.
    #[must_use]
    pub fn settles(&self) -> bool {
        self.action == Action::Resolve && self.settled.is_some()
    }
}
