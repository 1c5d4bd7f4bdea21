//! Workbooks that unpack to more than they should. A workbook is a ZIP archive, and a few kilobytes of
//! those can unpack to gigabytes, all of which a reader of workbooks may have to hold.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use zip::ZipArchive;

use super::{broken, unreadable};
use crate::import::{Damage, ImportError};

/// All parts together may unpack to so many bytes.
const UNPACKED: u64 = 256 << 20;
/// So many bytes may stand between two tags of XML; the reader holds them at once.
const BETWEEN_TAGS: usize = 1 << 20;
/// A workbook has a part for each sheet and a few more.
const PARTS: usize = 10_000;

/// Unpacks every part once and keeps nothing of it, so that what the archive says of its sizes need
/// not be believed.
///
/// # Errors
/// When it is no archive, or unpacks to more than is allowed.
pub(super) fn refuse(file: &Path) -> Result<(), ImportError> {
    let not_read = |error: String| broken(file, Damage::Workbook(error));
    let opened = File::open(file).map_err(|source| unreadable(file, source))?;
    let archive = ZipArchive::new(BufReader::new(opened));
    let mut archive = archive.map_err(|error| not_read(error.to_string()))?;
    if archive.len() > PARTS {
        return Err(broken(file, Damage::Parts));
    }
    let mut unpacked = 0;
    let mut buffer = vec![0; 1 << 16];
    for number in 0..archive.len() {
        let part = archive.by_index(number);
        let mut part = part.map_err(|error| not_read(error.to_string()))?;
        // A picture has no tags, and is not read.
        let is_picture = part.name().is_ok_and(|name| name.contains("/media/"));
        let mut since_tag = 0;
        loop {
            let read = part.read(&mut buffer);
            let read = read.map_err(|error| not_read(error.to_string()))?;
            let Some(bytes) = buffer.get(..read).filter(|bytes| !bytes.is_empty()) else {
                break;
            };
            unpacked += read as u64;
            since_tag = match bytes.iter().rposition(|byte| *byte == b'<') {
                Some(at) => read - at,
                None => since_tag + read,
            };
            if unpacked > UNPACKED {
                return Err(broken(file, Damage::Unpacks(UNPACKED >> 20)));
            }
            if since_tag > BETWEEN_TAGS && !is_picture {
                return Err(broken(file, Damage::Cell));
            }
        }
    }
    Ok(())
}
