//! The folder of an index: versions side by side, and a file that names the one in use.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::TempDir;

use super::IndexError;

/// Counts up whenever the analysis or the schema changes, so that an older index is rebuilt.
const FORMAT: u32 = 2;
/// The length of a footer in bytes, without which no file of the index is whole.
const SHORTEST: u64 = 8;
/// The file that names the version in use.
const POINTER: &str = "current";
/// How the name of a version begins that is being built.
const DRAFT: &str = "draft-";

pub(super) fn io(path: &Path) -> impl Fn(io::Error) -> IndexError + '_ {
    |source| IndexError::Io {
        path: path.to_owned(),
        source,
    }
}

/// The folder of the version in use.
pub(super) fn current(dir: &Path) -> Result<PathBuf, IndexError> {
    let missing = || IndexError::Missing(dir.to_owned());
    let name = fs::read_to_string(dir.join(POINTER)).map_err(|_| missing())?;
    let name = name.trim();
    let folder = dir.join(name);
    if number(name).is_none() || !folder.is_dir() {
        return Err(missing());
    }
    Ok(folder)
}

/// A file of the index that ends before its footer, on which the search library would panic.
pub(super) fn cut_off(folder: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut parts = entries.map(|entry| entry.path()).filter(|path| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        !matches!(ending, None | Some("json" | "lock"))
    });
    parts.find(|path| fs::metadata(path).is_ok_and(|about| about.len() < SHORTEST))
}

/// When the version in `folder` was last written.
pub(super) fn written(folder: &Path) -> Option<SystemTime> {
    fs::metadata(folder.join("meta.json")).ok()?.modified().ok()
}

/// The number of a version of this format.
fn number(name: &str) -> Option<u64> {
    name.strip_prefix(&format!("format{FORMAT}-"))?.parse().ok()
}

/// Is this the name of a version of any format?
fn is_version(name: &str) -> bool {
    let numbers = name
        .strip_prefix("format")
        .and_then(|rest| rest.split_once('-'));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    numbers.is_some_and(|(format, version)| all_digits(format) && all_digits(version))
}

/// A place for a version that is being built.
pub(super) fn draft(dir: &Path) -> Result<TempDir, IndexError> {
    fs::create_dir_all(dir).map_err(io(dir))?;
    tempfile::Builder::new()
        .prefix(DRAFT)
        .tempdir_in(dir)
        .map_err(io(dir))
}

/// Clears away what builds that were killed have left. The caller has the turn, so that none is still
/// being built.
pub(in crate::passages) fn clear_drafts(dir: &Path) {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let is_draft = |entry: &fs::DirEntry| entry.file_name().to_string_lossy().starts_with(DRAFT);
    for draft in entries.filter(is_draft) {
        // What cannot be removed now is next time.
        let _ = fs::remove_dir_all(draft.path());
    }
}

/// Makes a draft the version in use and clears the earlier ones away.
pub(super) fn publish(dir: &Path, draft: TempDir) -> Result<(), IndexError> {
    let names = || {
        let entries = fs::read_dir(dir).into_iter().flatten().flatten();
        entries.filter_map(|entry| entry.file_name().into_string().ok())
    };
    let last = names().filter_map(|name| number(&name)).max().unwrap_or(0);
    let name = format!("format{FORMAT}-{:06}", last + 1);
    let from = draft.keep();
    fs::rename(&from, dir.join(&name)).map_err(io(dir))?;

    let mut pointer = tempfile::NamedTempFile::new_in(dir).map_err(io(dir))?;
    pointer.write_all(name.as_bytes()).map_err(io(dir))?;
    pointer.as_file().sync_all().map_err(io(dir))?;
    pointer
        .persist(dir.join(POINTER))
        .map_err(|e| io(dir)(e.error))?;

    for old in names().filter(|old| is_version(old) && *old != name) {
        // A reader that still has it open keeps its files; what cannot be removed now is next time.
        let _ = fs::remove_dir_all(dir.join(old));
    }
    Ok(())
}
