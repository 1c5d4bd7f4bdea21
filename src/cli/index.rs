//! `youcheng index`: builds the index of the documents or of a collection, or says what one holds.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime};

use super::home::Home;
use crate::passages::index::Status;
use crate::passages::library::{self, Condition};
use crate::passages::{Index, Shelved, collection};

/// What to do with an index.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// Build the index anew from the documents in the database, or from a collection.
    Build(Build),
    /// Say what an index holds, when it was built, and whether it matches the database.
    Status {
        /// The index of a collection [default: that of the documents].
        #[arg(long, value_name = "DIR")]
        index: Option<PathBuf>,
    },
}

/// Arguments of `index build`.
#[derive(Debug, clap::Args)]
pub(super) struct Build {
    /// A collection, to measure the search on it: one JSON object with id, title, text and lang a
    /// line.
    #[arg(long, value_name = "FILE.jsonl", requires = "out")]
    corpus: Option<PathBuf>,

    /// The folder for its index; the index in it before is replaced when the new one is whole.
    #[arg(long, value_name = "DIR", requires = "corpus")]
    out: Option<PathBuf>,
}

pub(super) async fn run(home: &Home, command: &Command) -> anyhow::Result<()> {
    let mut out = std::io::stdout();
    match command {
        Command::Build(Build {
            corpus: Some(corpus),
            out: Some(to),
        }) => {
            let passages = collection::read(corpus)?;
            let started = Instant::now();
            let index = Index::build(to, passages)?;
            let seconds = started.elapsed().as_secs_f64();
            writeln!(out, "{} in {seconds:.1} s", line(&index.status()))?;
        }
        Command::Build(_) => {
            let shelf = shelf(home).await?;
            let started = Instant::now();
            let index = library::rebuild(&home.dir, &shelf)?;
            let seconds = started.elapsed().as_secs_f64();
            let documents = shelf.len();
            let held = line(&index.status());
            writeln!(out, "{documents} documents, {held} in {seconds:.1} s")?;
        }
        Command::Status { index: Some(index) } => {
            writeln!(out, "{}", line(&Index::open(index)?.status()))?;
        }
        Command::Status { index: None } => {
            write!(out, "{}", described(&home.dir, &shelf(home).await?))?;
        }
    }
    Ok(())
}

/// The documents in the database.
async fn shelf(home: &Home) -> anyhow::Result<Vec<Shelved>> {
    let store = home.store().await?;
    let shelf = store.shelf().await?;
    store.close().await;
    Ok(shelf)
}

/// How the index of the documents stands to the database.
fn described(dir: &Path, shelf: &[Shelved]) -> String {
    let passages: usize = shelf.iter().map(|shelved| shelved.passages.len()).sum();
    let database = format!("database: {} documents, {passages} passages\n", shelf.len());
    let index = match library::condition(dir, shelf) {
        Condition::Current(status) => {
            format!(
                "index: {}\nThe index matches the database.\n",
                line(&status)
            )
        }
        Condition::Behind(status, documents) => format!(
            "index: {}\nThe index differs from the database in {documents} document(s); the next \
             search brings it up to date, and so does `youcheng index build`.\n",
            line(&status)
        ),
        Condition::Unusable(error) => format!("index: {error}; the next search does so too\n"),
    };
    database + &index
}

fn line(status: &Status) -> String {
    let folder = match &status.folder {
        Some(folder) => folder.display().to_string(),
        None => "memory, because nothing can be written in the data directory".to_owned(),
    };
    let written = status.written.and_then(timestamp);
    let written = written.map_or_else(String::new, |time| format!(", written {time}"));
    format!("{} passages in {folder}{written}", status.passages)
}

/// A time to the second.
fn timestamp(time: SystemTime) -> Option<jiff::Timestamp> {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    jiff::Timestamp::from_second(i64::try_from(since.as_secs()).ok()?).ok()
}
