//! The cache in front of answers.
//!
//! An answer to a typed query is the same for everybody until the data or the day change, so the
//! finished message is kept under exactly what it depends on. The cache is bounded by bytes.

use jiff::civil::Date;
use quick_cache::Weighter;

use super::response::Response;
use super::view::{Seen, View};

/// Bytes of answers that are kept.
pub(super) const OF_ALL: u64 = 24 << 20;
/// Bytes of answers that are kept for a server with rows of its own.
pub(super) const OF_SERVER: u64 = 1 << 20;
/// The size of an answer, from which follows how many are expected to fit.
const USUAL: u64 = 3 << 10;

/// All that a finished message depends on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub(super) view: View,
    pub(super) seen: Seen,
    pub(super) style: Option<String>,
    pub(super) data: i64,
    pub(super) today: Date,
}

/// Finished messages.
pub(super) type Cache = quick_cache::sync::Cache<Key, Response, Bytes>;

/// Weighs a message by its bytes and those of its key.
#[derive(Clone, Debug)]
pub(super) struct Bytes;

impl Weighter<Key, Response> for Bytes {
    fn weight(&self, _: &Key, response: &Response) -> u64 {
        (response.len() + size_of::<Key>() + size_of::<Response>()) as u64
    }
}

/// An empty cache of so many bytes.
pub(super) fn of(bytes: u64) -> Cache {
    let expected = usize::try_from(bytes / USUAL).unwrap_or(usize::MAX);
    Cache::with_weighter(expected, bytes, Bytes)
}
