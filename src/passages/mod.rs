//! Passages: documents → an index → quoted passages, with their pages.

pub mod document;

pub use document::{Document, Note, Passage};
