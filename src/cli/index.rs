//! `youcheng index`: builds the index of a collection, or says what an index holds.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::engine;
use crate::passages::index::Status;
use crate::passages::{Index, collection};

/// What to do with an index.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// Build the index of a collection, to measure the search on it.
    Build(Build),
    /// Say where an index is and how many passages it holds.
    Status {
        /// The index of a collection [default: that of the documents].
        #[arg(long, value_name = "DIR")]
        index: Option<PathBuf>,
    },
}

/// Arguments of `index build`.
#[derive(Debug, clap::Args)]
pub(super) struct Build {
    /// The collection: one JSON object with id, title, text and lang a line.
    #[arg(long, value_name = "FILE.jsonl")]
    corpus: PathBuf,

    /// The folder for its index; the index in it before is replaced when the new one is whole.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

pub(super) async fn run(dir: &Path, command: &Command) -> anyhow::Result<()> {
    let mut out = std::io::stdout();
    match command {
        Command::Build(Build { corpus, out: to }) => {
            let passages = collection::read(corpus)?;
            let started = Instant::now();
            let index = Index::build(to, passages)?;
            let seconds = started.elapsed().as_secs_f64();
            writeln!(out, "{} in {seconds:.1} s", line(&index.status()))?;
        }
        Command::Status { index: Some(index) } => {
            writeln!(out, "{}", line(&Index::open(index)?.status()))?;
        }
        Command::Status { index: None } => {
            let engine = engine(dir).await?;
            writeln!(out, "{}", line(&engine.library().await?.index().status()))?;
            engine.close().await;
        }
    }
    Ok(())
}

fn line(status: &Status) -> String {
    let folder = match &status.folder {
        Some(folder) => folder.display().to_string(),
        None => "memory, because nothing can be written in the data directory".to_owned(),
    };
    format!("{} passages in {folder}", status.passages)
}
