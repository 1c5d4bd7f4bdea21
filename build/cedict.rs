//! CC-CEDICT as the crate `chinese_dictionary` carries it.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

const CRATE: &str = "chinese_dictionary";

/// A word of the dictionary.
pub struct Entry {
    /// In Simplified characters.
    pub simplified: String,
    /// Its English meanings, the most usual first.
    pub english: Vec<String>,
    /// Is it one of the words that learners are taught?
    pub common: bool,
}

/// The data file of the crate. Its functions only look words up, but we need all of them, so the
/// file is read where cargo keeps it.
pub fn locate() -> Result<PathBuf, Box<dyn Error>> {
    let cargo = std::env::var("CARGO")?;
    let platform = std::env::var("HOST")?;
    let metadata = |options: &[&str]| {
        let arguments = [
            "metadata",
            "--format-version=1",
            "--filter-platform",
            &platform,
        ];
        Command::new(&cargo).args(arguments).args(options).output()
    };
    // All packages are there by now; but cargo may want to look at those of the tests too.
    let mut output = metadata(&["--offline"])?;
    if !output.status.success() {
        output = metadata(&[])?;
    }
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).map_err(|e| {
        format!(
            "cargo metadata: {e}: {}",
            String::from_utf8_lossy(&output.stderr)
        )
    })?;
    let packages = found["packages"].as_array().into_iter().flatten();
    let mut manifests = packages.filter(|package| package["name"] == CRATE);
    let manifest = manifests
        .next()
        .and_then(|package| package["manifest_path"].as_str());
    let folder = manifest.and_then(|path| Path::new(path).parent());
    let folder = folder.ok_or_else(|| format!("cargo metadata does not list {CRATE}"))?;
    Ok(folder.join("data").join("data.dictionary"))
}

/// Reads the file: a table from numbers to entries, written by `bincode` 1.
pub fn read(path: &Path) -> Result<Vec<Entry>, Box<dyn Error>> {
    let data = std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut reader = Reader { rest: &data };
    let count = reader.length()?;
    let mut entries = Vec::new();
    for _ in 0..count {
        entries.push(reader.entry()?);
    }
    // The table is hashed: only sorting makes every build alike.
    entries.sort_by_key(|(key, _)| *key);
    Ok(entries.into_iter().map(|(_, entry)| entry).collect())
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], Box<dyn Error>> {
        let (taken, rest) = self
            .rest
            .split_at_checked(count)
            .ok_or("the dictionary ends early")?;
        self.rest = rest;
        Ok(taken)
    }

    fn number(&mut self) -> Result<u32, Box<dyn Error>> {
        Ok(u32::from_le_bytes(self.take(4)?.try_into()?))
    }

    fn length(&mut self) -> Result<usize, Box<dyn Error>> {
        Ok(usize::try_from(u64::from_le_bytes(
            self.take(8)?.try_into()?,
        ))?)
    }

    fn text(&mut self) -> Result<&'a str, Box<dyn Error>> {
        let length = self.length()?;
        Ok(std::str::from_utf8(self.take(length)?)?)
    }

    fn skip_texts(&mut self, count: usize) -> Result<(), Box<dyn Error>> {
        for _ in 0..count {
            self.text()?;
        }
        Ok(())
    }

    /// Key, traditional, simplified, two spellings of pinyin, English, tones, a hash, measure
    /// words of four texts each, level, number.
    fn entry(&mut self) -> Result<(u32, Entry), Box<dyn Error>> {
        let key = self.number()?;
        self.skip_texts(1)?;
        let simplified = self.text()?.to_owned();
        self.skip_texts(2)?;
        let mut english = Vec::new();
        for _ in 0..self.length()? {
            english.push(self.text()?.to_owned());
        }
        let tones = self.length()?;
        self.take(tones + 8)?;
        let measure_words = self.length()?;
        self.skip_texts(4 * measure_words)?;
        let level = self.take(1)?[0];
        self.number()?;
        Ok((
            key,
            Entry {
                simplified,
                english,
                common: level > 0,
            },
        ))
    }
}
