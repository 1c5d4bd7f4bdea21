//! Workbooks of Excel, cell by cell.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxError, open_workbook};
use jiff::ToSpan;
use jiff::civil::date;

use super::{MOST_COLUMNS, Record, Sink, bomb, broken, unreadable};
use crate::import::{Damage, ImportError};

/// Larger workbooks are refused: the texts of a workbook must be held in memory.
const LARGEST: u64 = 64 << 20;

/// Reads a sheet: the one named, or the first.
pub(super) fn read(
    file: &Path,
    sheet: Option<&str>,
    sink: &mut Sink<'_>,
) -> Result<(), ImportError> {
    let size = std::fs::metadata(file).map_err(|source| unreadable(file, source))?;
    if size.len() > LARGEST {
        return Err(broken(file, Damage::Large(LARGEST >> 20)));
    }
    bomb::refuse(file)?;
    let not_read = |error: XlsxError| broken(file, Damage::Workbook(error.to_string()));
    let mut workbook: Xlsx<BufReader<File>> = open_workbook(file).map_err(not_read)?;
    let names = workbook.sheet_names();
    let name = match sheet {
        Some(sheet) => names.iter().find(|name| *name == sheet),
        None => names.first(),
    };
    let name = name.cloned().ok_or_else(|| {
        let sheet = sheet.unwrap_or("1").to_owned();
        let sheets = names.join(", ");
        broken(file, Damage::Sheet { sheet, sheets })
    })?;
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(not_read)?;
    let mut rows = Rows::default();
    while let Some(cell) = cells.next_cell().map_err(not_read)? {
        let (row, column) = cell.get_position();
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= MOST_COLUMNS {
            return Err(broken(file, Damage::Columns(u64::from(row) + 1)));
        }
        if !rows.put(u64::from(row) + 1, column, text(cell.get_value()), sink) {
            return Ok(());
        }
    }
    rows.end(sink);
    if rows.columns.is_none() {
        let file = file.to_owned();
        return Err(ImportError::Empty { file });
    }
    Ok(())
}

/// Cells, which come row by row, as records.
#[derive(Default)]
struct Rows {
    line: u64,
    cells: Vec<String>,
    columns: Option<usize>,
}

impl Rows {
    fn put(&mut self, line: u64, column: usize, text: String, sink: &mut Sink<'_>) -> bool {
        if line != self.line {
            if !self.end(sink) {
                return false;
            }
            self.line = line;
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        if let Some(cell) = self.cells.get_mut(column) {
            *cell = text;
        }
        true
    }

    /// Hands over the row, if there is anything in it.
    fn end(&mut self, sink: &mut Sink<'_>) -> bool {
        let mut cells = std::mem::take(&mut self.cells);
        if cells.iter().all(String::is_empty) {
            return true;
        }
        let columns = *self.columns.get_or_insert_with(|| {
            let last = cells.iter().rposition(|cell| !cell.is_empty());
            last.map_or(0, |last| last + 1)
        });
        while cells.len() > columns && cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        cells.resize(cells.len().max(columns), String::new());
        sink(Record {
            line: self.line,
            cells,
        })
    }
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.trim().to_owned()
        }
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(moment) => day(*moment),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// Excel counts days from the last one of 1899.
fn day(moment: ExcelDateTime) -> String {
    let days = moment.as_f64();
    if !(0.0..3_000_000.0).contains(&days) {
        return days.to_string();
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the range has just been checked"
    )]
    let whole = days.floor() as i64;
    date(1899, 12, 30)
        .checked_add(whole.days())
        .map_or_else(|_| days.to_string(), |day| day.to_string())
}
