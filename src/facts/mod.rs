//! The facts that the program ships: six tables of tab-separated text, read and checked.
//!
//! The files in `data/` are embedded in the binary. [`Facts::read`] turns their text into plain
//! structs and refuses them as a whole if [`check`] finds a single [`Fault`], so that whatever
//! holds `Facts` may rely on every reference, date and name in them. There is no quoting in the
//! files: a line is a row and a tab parts two cells, so a fault always has one line to point at.

mod cells;
mod check;
mod codes;
mod date;
mod files;
mod model;
mod read;
mod row;
mod timely;

use std::fmt;

use sha2::{Digest, Sha256};

pub use codes::{
    Counts, GroupKind, Kind, Level, Metric, NameLang, SinceBasis, Status, Unit, UnknownCode,
    Wanting,
};
pub use date::{BadDate, DateRange, PartialDate};
pub use files::{Files, FilesError};
pub use model::{Alias, Figure, Group, Partnership, Place, Position, Source};
pub use row::{Known, Row};
pub use timely::{FIRST_YEAR, Untimely, year_at};

/// The source of what is known without a page of anybody's; see data/README.md.
pub const UNPUBLISHED: &str = "general-knowledge";

/// The text of the six data files.
#[derive(Clone, Copy, Debug)]
pub struct Texts<'a> {
    /// `sources.tsv`
    pub sources: &'a str,
    /// `places.tsv`
    pub places: &'a str,
    /// `groups.tsv`
    pub groups: &'a str,
    /// `aliases.tsv`
    pub aliases: &'a str,
    /// `partnerships.tsv`
    pub partnerships: &'a str,
    /// `figures.tsv`
    pub figures: &'a str,
}

impl Texts<'static> {
    /// The files that this binary was built with.
    pub const EMBEDDED: Self = Self {
        sources: include_str!("../../data/sources.tsv"),
        places: include_str!("../../data/places.tsv"),
        groups: include_str!("../../data/groups.tsv"),
        aliases: include_str!("../../data/aliases.tsv"),
        partnerships: include_str!("../../data/partnerships.tsv"),
        figures: include_str!("../../data/figures.tsv"),
    };
}

impl Texts<'_> {
    /// The data version: the first twelve hexadecimal digits of the SHA-256 of all six files.
    #[must_use]
    pub fn version(&self) -> String {
        let mut hash = Sha256::new();
        let files = [
            self.sources,
            self.places,
            self.groups,
            self.aliases,
            self.partnerships,
            self.figures,
        ];
        for text in files {
            hash.update(text);
            // Keeps a line that moves from one file to the next from going unnoticed.
            hash.update([0]);
        }
        hash.finalize()[..6]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }
}

/// All facts, free of faults when they come from [`Facts::read`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Identifies this state of the facts; see [`Texts::version`].
    pub version: String,
    /// Where the facts come from.
    pub sources: Vec<Source>,
    /// Every place; a parent stands somewhere in the same list.
    pub places: Vec<Place>,
    /// Groups of countries.
    pub groups: Vec<Group>,
    /// Further names of places and groups.
    pub aliases: Vec<Alias>,
    /// Friendship ties.
    pub partnerships: Vec<Partnership>,
    /// Reported numbers.
    pub figures: Vec<Figure>,
}

impl Facts {
    /// The facts that this binary was built with.
    ///
    /// # Errors
    /// The faults in the files. A test keeps the shipped files free of them.
    pub fn embedded() -> Result<Self, Vec<Fault>> {
        Self::read(&Texts::EMBEDDED)
    }

    /// Reads and checks all six files.
    ///
    /// # Errors
    /// Every fault, in the order of files and lines.
    pub fn read(texts: &Texts<'_>) -> Result<Self, Vec<Fault>> {
        Self::read_in(texts, None)
    }

    /// The same, and nothing may be dated after the year `latest`. What the program was built with is
    /// read without it, because a clock that goes wrong must not keep it from starting.
    ///
    /// # Errors
    /// As [`Facts::read`].
    pub fn read_in(texts: &Texts<'_>, latest: Option<u16>) -> Result<Self, Vec<Fault>> {
        let (tables, mut faults) = read::read(texts);
        check::check(&tables, latest, &mut faults);
        if faults.is_empty() {
            Ok(tables.into_facts(texts.version()))
        } else {
            faults.sort_by(|a, b| (a.file, a.line).cmp(&(b.file, b.line)));
            Err(faults)
        }
    }
}

/// All faults in the six files, in the order of files and lines; empty if they are sound.
#[must_use]
pub fn check(texts: &Texts<'_>) -> Vec<Fault> {
    Facts::read(texts).err().unwrap_or_default()
}

/// Something wrong in a data file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The name of the file, such as `places.tsv`.
    pub file: &'static str,
    /// The line, counted from 1; the header is line 1.
    pub line: usize,
    /// The column whose cell is wrong, where it is one cell.
    pub column: Option<&'static str>,
    /// What is wrong, with the value.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}
