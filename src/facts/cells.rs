//! The cells of one line of a data file, read one after the other; what is wrong with one is a fault.

use std::str::FromStr;

use super::Fault;

/// The cells of one line, taken one after the other in the order of the columns.
pub(super) struct Cells<'a> {
    file: &'static str,
    line: usize,
    columns: &'static [&'static str],
    cells: Vec<&'a str>,
    next: usize,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Cells<'a> {
    /// The cells of line `line` of `file`, as many as it has columns. A character that nobody sees, a
    /// superfluous blank and the quotation marks of CSV are faults whatever the column.
    pub(super) fn new(
        (file, line): (&'static str, usize),
        columns: &'static [&'static str],
        cells: Vec<&'a str>,
        faults: &'a mut Vec<Fault>,
    ) -> Self {
        let mut cells = Self {
            file,
            line,
            columns,
            cells,
            next: 0,
            faults,
        };
        cells.check_characters();
        cells
    }

    pub(super) fn fault(&mut self, column: &'static str, message: String) {
        self.faults.push(Fault {
            file: self.file,
            line: self.line,
            column: Some(column),
            message,
        });
    }

    fn check_characters(&mut self) {
        for (column, cell) in self.columns.iter().zip(self.cells.clone()) {
            if let Some(bad) = cell.chars().find(|&c| is_invisible(c)) {
                self.fault(
                    column,
                    format!(
                        "{column} has the invisible character {}",
                        bad.escape_unicode()
                    ),
                );
            }
            if cell.trim() != cell || cell.contains("  ") {
                self.fault(
                    column,
                    format!("{column} has a superfluous blank: {cell:?}"),
                );
            }
            // A spreadsheet leaves it behind, and readers would see it in the title of a source.
            if cell.starts_with('"') && cell.ends_with('"') && cell.contains("\"\"") {
                self.fault(
                    column,
                    format!(
                        "{column} is quoted as in CSV: write {cell} without the outer quotation \
                         marks, and each inner one once"
                    ),
                );
            }
        }
    }

    /// The next cell. The name is only there to keep reader and columns in step.
    fn take(&mut self, column: &'static str) -> &'a str {
        debug_assert_eq!(self.columns.get(self.next), Some(&column));
        let cell = self.cells.get(self.next).copied().unwrap_or_default();
        self.next += 1;
        cell
    }

    pub(super) fn optional_text(&mut self, column: &'static str) -> Option<String> {
        let cell = self.take(column);
        (!cell.is_empty()).then(|| cell.to_owned())
    }

    pub(super) fn text(&mut self, column: &'static str) -> Option<String> {
        let text = self.optional_text(column);
        if text.is_none() {
            self.fault(column, format!("{column} is empty"));
        }
        text
    }

    pub(super) fn slug(&mut self, column: &'static str) -> Option<String> {
        let text = self.text(column)?;
        let letters = |part: &str| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        if !text.split('-').all(letters) {
            self.fault(
                column,
                format!(
                    "{column} {text:?} may only have lower-case letters, digits and single hyphens"
                ),
            );
        }
        Some(text)
    }

    pub(super) fn parse<T: FromStr<Err: ToString>>(&mut self, column: &'static str) -> Option<T> {
        let cell = self.take(column);
        if cell.is_empty() {
            self.fault(column, format!("{column} is empty"));
            return None;
        }
        self.parse_cell(column, cell)
    }

    /// `Some(None)` for an empty cell, `None` for one that cannot be read.
    pub(super) fn optional<T: FromStr<Err: ToString>>(
        &mut self,
        column: &'static str,
    ) -> Option<Option<T>> {
        let cell = self.take(column);
        if cell.is_empty() {
            return Some(None);
        }
        self.parse_cell(column, cell).map(Some)
    }

    fn parse_cell<T: FromStr<Err: ToString>>(
        &mut self,
        column: &'static str,
        cell: &str,
    ) -> Option<T> {
        match cell.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.fault(
                    column,
                    format!("{column} {cell:?}: {}", T::Err::to_string(&error)),
                );
                None
            }
        }
    }
}

/// Control characters, and those that only steer direction, joining or byte order: nobody can see
/// them in a file, and names that hold them are never found.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
        || matches!(c, '\u{FEFF}' | '\u{FFFD}' | '\u{00AD}')
}
