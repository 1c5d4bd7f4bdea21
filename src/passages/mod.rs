//! Passages: documents → an index → quoted passages, with their pages.

mod analysis;
mod asked;
pub mod collection;
pub mod corpus;
pub mod document;
pub mod index;
pub mod intake;
pub mod library;
mod romanised;
pub mod search;
mod sound;
mod synonyms;
mod translate;
mod whole;

pub use document::{Document, Note, Passage};
pub use index::{Index, IndexError};
pub use library::{Library, Shelved};
pub use search::{Fit, Found, Hit, SearchRequest};
