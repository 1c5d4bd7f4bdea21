//! From answers to what people and programs read: plain text, JSON, the terminal.
//!
//! An [`Answer`](crate::answer::Answer) is data; every word that a person sees comes from
//! [`wording`], one file for each language.

pub mod discord;
pub mod export;
pub mod json;
pub mod picture;
pub mod quotes;
pub mod references;
pub mod terminal;
pub mod text;
pub mod wording;
