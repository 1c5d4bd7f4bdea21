//! `youcheng data export`: everything as data files.

use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result};

use super::words;
use crate::facts::Kind;
use crate::store::Store;

/// The file with the keys of shipped rows that stand in the store no longer.
const RETIRED: &str = "retired.tsv";

/// Writes everything into `dir`: the six data files, and the list of shipped rows that were
/// retired. Each file is whole or not there.
///
/// # Errors
/// When a file cannot be written or the store cannot be read.
pub async fn export(store: &Store, dir: &Path, out: &mut impl Write) -> Result<()> {
    std::fs::create_dir_all(dir)
        .with_context(|| format!("cannot make {}; choose another directory", dir.display()))?;
    let mut counts = Vec::new();
    for kind in Kind::ALL.iter().copied() {
        let mut file = TsvFile::new(dir, kind.file(), &kind.columns().join("\t"))?;
        store
            .each_row(kind, |stored| file.line(&stored.row.to_line()))
            .await?;
        counts.push(format!("{} {}", file.finish()?, kind.file()));
    }
    let mut groups = TsvFile::new(dir, "groups.tsv", "id\tkind\ten\tzh\tzh_hant\tmembers")?;
    for line in store.group_lines().await? {
        groups.line(&line);
    }
    counts.push(format!("{} groups.tsv", groups.finish()?));
    let mut retired = TsvFile::new(dir, RETIRED, "kind\tkey")?;
    for (kind, key) in store.retired().await? {
        retired.line(&format!("{kind}\t{key}"));
    }
    counts.push(format!("{} {RETIRED}", retired.finish()?));
    let dir = words::plain(&dir.display().to_string());
    writeln!(out, "Wrote to {dir}: {}.", counts.join(", "))?;
    Ok(())
}

/// A file that appears under its name when it is complete.
struct TsvFile {
    path: std::path::PathBuf,
    file: BufWriter<tempfile::NamedTempFile>,
    lines: u64,
    written: std::io::Result<()>,
}

impl TsvFile {
    fn new(dir: &Path, name: &str, header: &str) -> Result<Self> {
        let file = tempfile::NamedTempFile::new_in(dir)
            .with_context(|| format!("cannot write to {}", dir.display()))?;
        let mut file = BufWriter::new(file);
        let written = writeln!(file, "{header}");
        let path = dir.join(name);
        Ok(Self {
            path,
            file,
            lines: 0,
            written,
        })
    }

    fn line(&mut self, line: &str) {
        if self.written.is_ok() {
            self.written = writeln!(self.file, "{line}");
            self.lines += 1;
        }
    }

    fn finish(self) -> Result<u64> {
        let cannot = || format!("cannot write {}", self.path.display());
        self.written.with_context(cannot)?;
        let file = self
            .file
            .into_inner()
            .map_err(std::io::IntoInnerError::into_error);
        let file = file.with_context(cannot)?;
        file.as_file().sync_all().with_context(cannot)?;
        file.persist(&self.path)
            .map_err(|error| error.error)
            .with_context(cannot)?;
        Ok(self.lines)
    }
}
