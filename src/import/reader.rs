//! Reading on a thread of its own, beside the one that writes.

use std::path::Path;

use tokio::sync::mpsc;

use super::ImportError;
use super::table::{self, Format, Record};

/// Records in one message from the reader.
const BATCH: usize = 512;

/// Reads on a thread of its own; the channel holds only a few batches, so that a slow writer
/// holds the reader back.
pub(super) fn read(
    file: &Path,
    sheet: Option<String>,
) -> Result<mpsc::Receiver<Result<Vec<Record>, ImportError>>, ImportError> {
    let format = Format::of(file)?;
    let file = file.to_owned();
    let (sender, receiver) = mpsc::channel(4);
    tokio::task::spawn_blocking(move || {
        let mut batch = Vec::with_capacity(BATCH);
        let mut sink = |record| {
            batch.push(record);
            batch.len() < BATCH
                || sender
                    .blocking_send(Ok(std::mem::replace(&mut batch, Vec::with_capacity(BATCH))))
                    .is_ok()
        };
        let read = table::read(&file, format, sheet.as_deref(), &mut sink);
        // Nobody listens any more when the import has failed.
        let _ = sender.blocking_send(Ok(batch));
        if let Err(error) = read {
            let _ = sender.blocking_send(Err(error));
        }
    });
    Ok(receiver)
}
