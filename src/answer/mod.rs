//! From query to answer: store and passages are asked, figures set side by side, sources numbered.

mod types;

pub use types::{
    Answer, Basis, Choice, Citation, FigureRow, Kind, NameRow, Note, PartnershipRow, PassageRow,
    Rows, Unknown, Verdict,
};
