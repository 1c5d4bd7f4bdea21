//! Settings that more than one command needs.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

/// A setting that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// Nothing is set and the platform does not say where data belongs.
    #[error(
        "no home directory is known to keep the data in; set HOME, --data-dir or YOUCHENG_DATA_DIR"
    )]
    NoHome,
    /// The path is relative, and the current directory is gone or may not be read.
    #[error("the data directory {} cannot be made absolute: {source}", dir.display())]
    NoCurrentDirectory {
        /// The path as it was given.
        dir: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// SQLite takes no other paths.
    #[error(
        "the data directory {} is not valid UTF-8; choose another with --data-dir or \
         YOUCHENG_DATA_DIR",
        dir.display()
    )]
    NotUtf8 {
        /// The path.
        dir: PathBuf,
    },
}

/// A text that opens doors, such as a token. It can be used, but neither printed nor logged.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A secret without the blanks around it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    /// The secret in a file, as systemd, Docker and Kubernetes hand them over.
    ///
    /// # Errors
    /// A line for people, without anything that stands in the file.
    pub fn from_file(path: &str) -> Result<Self, String> {
        let text = std::fs::read_to_string(path);
        let text = text.map_err(|error| format!("cannot read {path}: {error}"))?;
        let secret = Self::new(&text);
        if secret.0.is_empty() {
            return Err(format!("{path} is empty"));
        }
        Ok(secret)
    }

    /// The text itself, to be used where it is needed; `None` if it is blank.
    #[must_use]
    pub fn expose(&self) -> Option<&str> {
        Some(self.0.as_str()).filter(|text| !text.is_empty())
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// The directory of database and index, as an absolute path: the one given by flag or environment,
/// else `youcheng` in the platform's directory for data of programs (`$XDG_DATA_HOME` or
/// `~/.local/share` on Linux). An empty path counts as not given.
///
/// # Errors
/// See [`ConfigError`]. Whether the directory exists is not looked at.
pub fn data_dir(given: Option<PathBuf>) -> Result<PathBuf, ConfigError> {
    resolve(given, || {
        let platform = etcetera::base_strategy::choose_native_strategy().ok()?;
        Some(platform.data_dir().join("youcheng"))
    })
}

/// The directory of a server with rows of its own, in the data directory; without a server, the
/// folder that holds them all.
#[must_use]
pub fn server_dir(data_dir: &Path, server: Option<u64>) -> PathBuf {
    let folder = data_dir.join("servers");
    server.map_or(folder.clone(), |server| folder.join(server.to_string()))
}

fn resolve(
    given: Option<PathBuf>,
    platform: impl FnOnce() -> Option<PathBuf>,
) -> Result<PathBuf, ConfigError> {
    let given = given.filter(|dir| !dir.as_os_str().is_empty());
    let dir = given.or_else(platform).ok_or(ConfigError::NoHome)?;
    let dir = std::path::absolute(&dir)
        .map_err(|source| ConfigError::NoCurrentDirectory { dir, source })?;
    if dir.to_str().is_none() {
        return Err(ConfigError::NotUtf8 { dir });
    }
    Ok(dir)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_comes_before_the_platform() {
        let cases = [(Some("/a"), "/a"), (Some(""), "/c"), (None, "/c")];
        for (given, expected) in cases {
            let dir = resolve(given.map(PathBuf::from), || Some(PathBuf::from("/c"))).unwrap();
            assert_eq!(dir, PathBuf::from(expected));
        }
    }

    #[test]
    fn without_any_directory_the_message_says_what_to_set() {
        let message = resolve(None, || None).unwrap_err().to_string();
        assert!(message.contains("--data-dir") && message.contains("YOUCHENG_DATA_DIR"));
    }

    #[test]
    fn a_relative_path_becomes_absolute() {
        let dir = resolve(Some(PathBuf::from("here")), || None).unwrap();
        assert!(dir.is_absolute() && dir.ends_with("here"), "{dir:?}");
    }
}
