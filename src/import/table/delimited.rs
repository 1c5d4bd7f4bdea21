//! Text with cells between commas, semicolons or tabs.

use std::io::{self, BufRead, Read};
use std::path::Path;

use csv::{ByteRecord, ReaderBuilder};

use super::{LONGEST_RECORD, MOST_COLUMNS, Record, Sink, broken, unreadable};
use crate::import::{Damage, ImportError};

/// Reads everything. Without a delimiter, the one that the first line has most of is taken.
pub(super) fn read(
    file: &Path,
    mut input: impl BufRead,
    delimiter: Option<u8>,
    sink: &mut Sink<'_>,
) -> Result<(), ImportError> {
    let start = input
        .fill_buf()
        .map_err(|source| unreadable(file, source))?;
    let mark: &[u8] = b"\xef\xbb\xbf";
    let start_len = if start.starts_with(mark) {
        mark.len()
    } else {
        0
    };
    let guessed = guess(start);
    input.consume(start_len);
    let delimiter = delimiter.unwrap_or(guessed);
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .quoting(delimiter != b'\t')
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(1 << 16)
        .from_reader(Guard {
            input: Lines::new(input),
            since_record: 0,
        });
    let mut record = ByteRecord::new();
    let mut columns = None;
    loop {
        let before = reader.position().line();
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) if columns.is_none() => {
                let file = file.to_owned();
                return Err(ImportError::Empty { file });
            }
            Ok(false) => return Ok(()),
            Err(error) => return Err(explain(file, before, error)),
        }
        reader.get_mut().since_record = 0;
        let line = begin(&record, before, reader.position().line());
        let columns = *columns.get_or_insert(record.len());
        if columns > MOST_COLUMNS {
            return Err(broken(file, Damage::Columns(line)));
        }
        let Some(cells) = cells(&record) else {
            let file = file.to_owned();
            return Err(ImportError::NotUtf8 { file, line });
        };
        if !sink(Record { line, cells }) {
            return Ok(());
        }
    }
}

/// The line that a record begins in. The reader stood before the blank lines that it passes over, so
/// that it is counted from behind: every record ends with its line, and quoted cells may have more.
fn begin(record: &ByteRecord, before: u64, after: u64) -> u64 {
    let inside = record.as_slice().iter().filter(|byte| **byte == b'\n');
    let inside = u64::try_from(inside.count()).unwrap_or(0);
    after.saturating_sub(inside + 1).max(before)
}

/// The cells of a record; `None` if one is no UTF-8.
fn cells(record: &ByteRecord) -> Option<Vec<String>> {
    let cell = |cell| {
        std::str::from_utf8(cell)
            .ok()
            .map(|cell| cell.trim().to_owned())
    };
    record.iter().map(cell).collect()
}

fn guess(start: &[u8]) -> u8 {
    let mut lines = start.split(|byte| matches!(byte, b'\n' | b'\r'));
    let line = lines.find(|line| !line.is_empty()).unwrap_or(start);
    let count = |delimiter: u8| line.iter().filter(|byte| **byte == delimiter).count();
    let most = [b',', b';', b'\t']
        .into_iter()
        .rev()
        .max_by_key(|byte| count(*byte));
    most.unwrap_or(b',')
}

fn explain(file: &Path, line: u64, error: csv::Error) -> ImportError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) if is_too_long(&error) => broken(file, Damage::Endless(line)),
        csv::ErrorKind::Io(source) => unreadable(file, source),
        _ => broken(file, Damage::Line(line)),
    }
}

fn is_too_long(error: &io::Error) -> bool {
    let inner = error.get_ref();
    inner
        .and_then(|inner| inner.downcast_ref::<TooLong>())
        .is_some()
}

/// The record has more bytes than any honest one.
#[derive(Debug, thiserror::Error)]
#[error("the record is too long")]
struct TooLong;

/// The same text with `\n` at the end of every line, also of the last: the reader of records counts
/// nothing else, and takes the first half of `\r\n` for a whole end.
struct Lines<R> {
    input: R,
    /// The byte that was read last.
    last: u8,
}

impl<R: Read> Lines<R> {
    const fn new(input: R) -> Self {
        Self { input, last: b'\n' }
    }
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.input.read(buffer)?;
            if read == 0 {
                let ends = matches!(self.last, b'\n' | b'\r') || buffer.is_empty();
                self.last = b'\n';
                return Ok(match buffer.first_mut().filter(|_| !ends) {
                    Some(first) => {
                        *first = b'\n';
                        1
                    }
                    None => 0,
                });
            }
            let mut kept = 0;
            for at in 0..read {
                let byte = buffer[at];
                if byte != b'\n' || self.last != b'\r' {
                    buffer[kept] = if byte == b'\r' { b'\n' } else { byte };
                    kept += 1;
                }
                self.last = byte;
            }
            // Half of an end of line alone is nothing yet, and not the end of the file.
            if kept > 0 {
                return Ok(kept);
            }
        }
    }
}

/// Fails when a record does not end.
struct Guard<R> {
    input: R,
    since_record: usize,
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // What is in the reader's own buffer belongs to the next record already.
        if self.since_record > LONGEST_RECORD {
            return Err(io::Error::other(TooLong));
        }
        let read = self.input.read(buffer)?;
        self.since_record += read;
        Ok(read)
    }
}
