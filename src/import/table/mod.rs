//! Files as streams of records, one file for each format. A reader hands over one record after the
//! other and holds no more than that, whatever the size of the file.

mod bomb;
mod delimited;
mod json;
mod xlsx;

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use super::{Damage, ImportError};

/// Longer records are refused: no table of ours has any, and an unclosed quotation mark makes the
/// rest of a file one record.
pub const LONGEST_RECORD: usize = 1 << 20;
/// Longer cells make their record a rejected one.
pub const LONGEST_CELL: usize = 4_000;
/// More columns are no table of ours.
pub const MOST_COLUMNS: usize = 500;

/// A line of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The line in the file, counted from 1; the header is the first.
    pub line: u64,
    /// The cells, as many as the header has.
    pub cells: Vec<String>,
}

/// Takes records; `false` ends the reading.
pub type Sink<'a> = dyn FnMut(Record) -> bool + 'a;

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Cells between tabs, nothing quoted.
    Tsv,
    /// Cells between commas or semicolons, quoted where needed.
    Csv,
    /// A workbook of Excel.
    Xlsx,
    /// JSON results of a SPARQL query.
    Json,
}

impl Format {
    /// The format by the file's first bytes and its name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn of(file: &Path) -> Result<Self, ImportError> {
        let mut start = Vec::new();
        File::open(file)
            .and_then(|opened| opened.take(4_096).read_to_end(&mut start))
            .map_err(|source| unreadable(file, source))?;
        let extension = file.extension().unwrap_or_default().to_ascii_lowercase();
        let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&start);
        let first = text.iter().find(|byte| !byte.is_ascii_whitespace());
        Ok(match first {
            _ if start.starts_with(b"PK\x03\x04") || extension == "xlsx" => Self::Xlsx,
            Some(b'{' | b'[') => Self::Json,
            _ if extension == "tsv" || extension == "tab" => Self::Tsv,
            _ => Self::Csv,
        })
    }
}

/// Reads `file` from its header to its end. `sheet` names one of a workbook; the first otherwise.
///
/// # Errors
/// When the file cannot be read or is not what it seems; records before that were handed over.
pub fn read(
    file: &Path,
    format: Format,
    sheet: Option<&str>,
    sink: &mut Sink<'_>,
) -> Result<(), ImportError> {
    match format {
        Format::Tsv => delimited::read(file, open(file)?, Some(b'\t'), sink),
        Format::Csv => delimited::read(file, open(file)?, None, sink),
        Format::Xlsx => xlsx::read(file, sheet, sink),
        Format::Json => json::read(file, open(file)?, sink),
    }
}

/// Reads text between commas, semicolons or tabs, whichever the first line has most of.
///
/// # Errors
/// As [`read`]; `name` stands for the file in messages.
pub fn read_text(name: &Path, text: impl Read, sink: &mut Sink<'_>) -> Result<(), ImportError> {
    delimited::read(name, BufReader::new(text), None, sink)
}

fn open(file: &Path) -> Result<BufReader<File>, ImportError> {
    let opened = File::open(file).map_err(|source| unreadable(file, source))?;
    Ok(BufReader::with_capacity(1 << 16, opened))
}

fn unreadable(file: &Path, source: std::io::Error) -> ImportError {
    let file = file.to_owned();
    ImportError::Unreadable { file, source }
}

fn broken(file: &Path, damage: Damage) -> ImportError {
    ImportError::Broken {
        file: file.to_owned(),
        damage,
    }
}
