//! What staff ask for in words → changes of rows: names of places instead of ids, values by column,
//! and what need not be said. The command line and Discord understand the same words.

mod error;
mod names;
mod rows;
mod source;

pub use error::StaffError;
pub use names::{place, scope};
pub use rows::{Corrected, add, correct, retire, row_words, words};
pub use source::{new_source, source};
