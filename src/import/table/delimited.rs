//! Text with cells between commas, semicolons or tabs.

use std::io::{self, BufRead, Read};
use std::path::Path;

use csv::{ByteRecord, ReaderBuilder};

use super::{LONGEST_RECORD, MOST_COLUMNS, Record, Sink, broken, unreadable};
use crate::import::ImportError;

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
            input,
            since_record: 0,
        });
    let mut record = ByteRecord::new();
    let mut columns = None;
    loop {
        let line = reader.position().line();
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) if columns.is_none() => {
                let file = file.to_owned();
                return Err(ImportError::Empty { file });
            }
            Ok(false) => return Ok(()),
            Err(error) => return Err(explain(file, line, error)),
        }
        reader.get_mut().since_record = 0;
        // Where blank lines come first, the record begins later than the reader stood.
        let line = record.position().map_or(line, csv::Position::line);
        let columns = *columns.get_or_insert(record.len());
        if columns > MOST_COLUMNS {
            return Err(broken(file, format!("line {line} has {columns} columns")));
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
    let line = start.split(|byte| *byte == b'\n').next().unwrap_or(start);
    let count = |delimiter: u8| line.iter().filter(|byte| **byte == delimiter).count();
    let most = [b',', b';', b'\t']
        .into_iter()
        .rev()
        .max_by_key(|byte| count(*byte));
    most.unwrap_or(b',')
}

fn explain(file: &Path, line: u64, error: csv::Error) -> ImportError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) if is_too_long(&error) => broken(
            file,
            format!("the record in line {line} does not end; is a quotation mark missing?"),
        ),
        csv::ErrorKind::Io(source) => unreadable(file, source),
        kind => broken(file, format!("line {line} cannot be read: {kind:?}")),
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
