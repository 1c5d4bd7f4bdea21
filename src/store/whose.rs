//! Whose rows a database holds.
//!
//! A database that follows another says so in `meta.data_version`, and of which server it is. The mark
//! goes with every copy, so that no backup can come to stand in another's place.

use super::StoreError;
use std::fmt;
use std::path::Path;

/// How the `data_version` of a database begins that follows another one.
const FOLLOWS: &str = "follows ";
/// What comes next since it is said of which server it is.
const SERVER: &str = "server ";

/// Whose rows a database holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Everybody's.
    All,
    /// Those of a Discord server.
    Server(u64),
    /// Those of a server; a version wrote it that did not say of which.
    SomeServer,
}

impl Owner {
    /// The one that a `data_version` tells of.
    pub(super) fn of(data_version: &str) -> Self {
        let Some(follows) = data_version.strip_prefix(FOLLOWS) else {
            return Self::All;
        };
        let server = follows.strip_prefix(SERVER);
        let server = server.and_then(|rest| rest.split(' ').next()?.parse().ok());
        server.map_or(Self::SomeServer, Self::Server)
    }

    /// The one that belongs into the place of `server`, or of all.
    pub(super) const fn wanted(server: Option<u64>) -> Self {
        match server {
            Some(server) => Self::Server(server),
            None => Self::All,
        }
    }

    /// Is it a database that follows another?
    pub(super) fn follows(self) -> bool {
        self != Self::All
    }

    /// An error if a database of this owner lies where that of `wanted` should. One without a mark
    /// is of the server in whose place it has always been.
    pub(super) fn check(self, wanted: Self, file: &Path) -> Result<(), StoreError> {
        let fits = self == wanted || (self == Self::SomeServer && wanted.follows());
        if fits {
            return Ok(());
        }
        Err(StoreError::Misplaced {
            file: file.to_owned(),
            held: self,
            wanted,
        })
    }
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("the data of all"),
            Self::Server(server) => write!(f, "the data of server {server}"),
            Self::SomeServer => f.write_str("the data of one server"),
        }
    }
}

/// The beginning of the `data_version` of a server's database.
pub(super) fn mark(server: u64) -> String {
    format!("{FOLLOWS}{SERVER}{server} ")
}
