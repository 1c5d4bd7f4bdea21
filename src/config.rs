//! All settings: flags, environment.

use std::path::PathBuf;

/// The data directory cannot be told.
#[derive(Debug, thiserror::Error)]
#[error("the data directory cannot be told: HOME is not set; give --data-dir DIR")]
pub struct NoDataDir;

/// The data directory: as given, else the platform's.
///
/// # Errors
/// When the platform has none.
pub fn data_dir(given: Option<PathBuf>) -> Result<PathBuf, NoDataDir> {
    given
        .or_else(|| std::env::home_dir().map(|h| h.join(".local/share/youcheng")))
        .ok_or(NoDataDir)
}
