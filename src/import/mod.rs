//! Bringing in rows that others have written: tables of pairs, our own data files, and what the
//! Wikidata query service prints.
//!
//! A file is read as a stream of records ([`table`], one file for each format), the columns are
//! understood ([`columns`]), each record becomes a candidate (`record`), its places are found in
//! the gazetteer (`world`), and the candidate is compared with what is known (`pairs`,
//! `facts`). Everything happens in one transaction, so that an import is there as a whole or not
//! at all; a dry run is the same and takes it back at the end.

pub mod columns;
mod damage;
mod date;
mod error;
mod facts;
mod figure_rows;
mod job;
mod pair_rows;
mod pairs;
mod reader;
mod reason;
mod record;
mod report;
mod run;
pub mod table;
mod world;

pub use damage::Damage;
pub use error::ImportError;
pub use job::{Job, NewPlaces, Progress, SourceArg};
pub use reason::Reason;
pub use report::{Counts, Line, Missing, Report, Verdict};
pub use run::run;
