//! From query to answer: the store is asked, figures are set side by side, sources numbered.
//!
//! [`Engine::ask`] is what every door calls. Each family of questions has a function that fills a
//! draft; nothing here is worded for a reader.

mod alike;
mod checks;
mod compare;
mod directory;
mod draft;
mod engine;
mod figures;
mod judged;
mod lists;
mod map;
mod passages;
mod ranking;
mod sets;
mod several;
mod shares;
mod sums;
mod then;
mod timeline;
mod told;
mod types;
mod uncounted;
mod understood;
mod whether;

pub use directory::Directory;
pub(crate) use draft::scopes_of;
pub use engine::{AnswerError, Ask, Engine};
pub use map::{MapData, Mark};
pub use types::{
    Answer, Basis, Choice, Citation, FigureRow, Grown, Kind, Lead, NameRow, Note, PartnershipRow,
    PassageRow, Rows, Unknown, Verdict, Yes,
};
