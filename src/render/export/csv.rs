//! CSV as RFC 4180 has it, with the mark by which Excel knows UTF-8, and safe to open in a
//! spreadsheet.
//!
//! A spreadsheet takes a cell that begins with "=", "+", "-" or "@" for a formula, quoted or not, and
//! texts here come from pages, documents and people. Such a cell gets an apostrophe in front
//! (<https://owasp.org/www-community/attacks/CSV_Injection>); [`unguarded`] takes it away again.

use super::table::{Cell, Table};

/// What Excel needs to read UTF-8.
const MARK: &str = "\u{feff}";

/// A table as a file, with its header.
pub(super) fn write(table: &Table) -> String {
    let mut lines = vec![
        table
            .columns
            .iter()
            .map(|column| column.key().to_owned())
            .collect(),
    ];
    for row in &table.rows {
        let cells = table.columns.iter().map(|column| match row.get(*column) {
            Some(Cell::Number(number)) => number.clone(),
            Some(Cell::Text(text)) => guarded(text),
            None => String::new(),
        });
        lines.push(cells.collect());
    }
    lines_of(&lines)
}

/// Records as lines that end in CR and LF, after the mark.
#[must_use]
pub fn lines_of(records: &[Vec<String>]) -> String {
    let mut writer = ::csv::WriterBuilder::new();
    let mut writer = writer
        .terminator(::csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for record in records {
        // Memory takes everything, and all records are equally long.
        let _ = writer.write_record(record);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("{MARK}{}", String::from_utf8_lossy(&bytes))
}

/// A text that no spreadsheet takes for a formula.
#[must_use]
pub fn guarded(text: &str) -> String {
    if is_dangerous(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The text that [`guarded`] was given.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if is_dangerous(text) => text,
        _ => cell,
    }
}

/// Whether a formula begins here, in half or full width, after whatever a spreadsheet may skip.
/// Apostrophes count as skipped, so that what is guarded would be guarded again and
/// [`unguarded`] is exact.
fn is_dangerous(text: &str) -> bool {
    let skipped = |c: char| c == '\'' || c == '\u{feff}' || c.is_whitespace() || c.is_control();
    text.trim_start_matches(skipped)
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}
