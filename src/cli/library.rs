//! `youcheng library`: the documents that are searched, and how to change them.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, bail};
use comfy_table::{Table, presets};
use serde_json::{Value, json};

use super::home::Home;
use super::{LangArg, engine};
use crate::answer::Engine;
use crate::passages::document::{LeftOut, Metadata, Reading, Reason};
use crate::passages::intake::{self, Given};
use crate::passages::{Passage, Shelved};
use crate::store::Store;
use crate::store::documents::{Added, Listed, Origin, Removed};
use crate::text::Lang;

/// So many stretches that were left out are listed one by one.
const LISTED: usize = 12;

/// What to do with the documents.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// List the documents, those that were added first.
    List {
        /// Print a JSON array.
        #[arg(long)]
        json: bool,
    },
    /// Show what is known of a document, and its passages.
    Show {
        /// The id of the document.
        id: String,
        /// Print one JSON object.
        #[arg(long)]
        json: bool,
    },
    /// Add a document, or put its new state in the place of the old one.
    Add(Box<Add>),
    /// Take out a document that was added.
    Remove {
        /// The id of the document.
        id: String,
    },
}

/// A file and what is to be said about it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    youcheng library add article.md\n  \
    youcheng library add report.pdf --title \"City Diplomacy\" --authors \"Jan Melissen\" --year 2015\n  \
    youcheng library add 规定.txt --id rules-2002 --kind policy\n\n\
    What a front matter says need not be given; what is given goes before it.")]
pub(super) struct Add {
    /// Markdown with a front matter, plain text, HTML or PDF.
    file: PathBuf,

    /// Name of the document in the library [default: from the name of the file].
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Title in the language of the text [default: that of the page, or the first line].
    #[arg(long)]
    title: Option<String>,
    /// Title in English.
    #[arg(long, value_name = "TITLE")]
    title_en: Option<String>,
    /// An author; for several, give the option several times.
    #[arg(long, value_name = "NAME")]
    authors: Vec<String>,
    /// Year of publication.
    #[arg(long)]
    year: Option<String>,
    /// Date of publication, as 2015, 2015-06 or 2015-06-01.
    #[arg(long)]
    date: Option<String>,
    /// Language of the text [default: by its characters].
    #[arg(long, value_enum)]
    lang: Option<LangArg>,
    /// What kind of text it is [default: article].
    #[arg(long, value_enum)]
    kind: Option<KindArg>,
    /// Where it can be read.
    #[arg(long)]
    url: Option<String>,
    /// Journal, book or site that it appeared in.
    #[arg(long, value_name = "NAME")]
    container: Option<String>,
    /// Volume of the journal.
    #[arg(long)]
    volume: Option<String>,
    /// Issue of the journal.
    #[arg(long)]
    issue: Option<String>,
    /// Printed pages of the whole document, as 70-73, 88.
    #[arg(long)]
    pages: Option<String>,
    /// Who published it.
    #[arg(long, value_name = "NAME")]
    publisher: Option<String>,
    /// Printed number of the first page of a PDF [default: 1].
    #[arg(long, value_name = "N")]
    first_page: Option<u32>,
    /// Put the document in the place of one with the same id from another file.
    #[arg(long)]
    replace: bool,
}

/// A kind of text as it is given on the command line.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum KindArg {
    /// An article or a book.
    Article,
    /// A law, a rule, a speech or another official text.
    Policy,
    /// A summary whose points lead to the original.
    Digest,
}

/// Runs one command on the library of `home`.
pub(super) async fn run(home: &Home, command: Command) -> anyhow::Result<()> {
    let out = &mut std::io::stdout().lock();
    match command {
        Command::List { json } => list(&store(home).await?, json, out).await,
        Command::Show { id, json } => show(&store(home).await?, &id, json, out).await,
        Command::Add(add) => self::add(home, &add, out).await,
        Command::Remove { id } => remove(home, &id, out).await,
    }
}

async fn store(home: &Home) -> anyhow::Result<Store> {
    Ok(home.store().await?)
}

async fn list(store: &Store, as_json: bool, out: &mut impl Write) -> anyhow::Result<()> {
    let documents = store.documents().await?;
    if as_json {
        return Ok(writeln!(out, "{}", json!(documents))?);
    }
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header(["id", "kind", "lang", "passages", "from", "title"]);
    for document in &documents {
        let from = document.added_at.map_or("shipped".into(), day);
        table.add_row([
            document.id.clone(),
            document.kind.clone(),
            document.lang.clone(),
            document.passages.to_string(),
            from,
            document.title.clone(),
        ]);
    }
    writeln!(out, "{table}")?;
    let passages: u32 = documents.iter().map(|document| document.passages).sum();
    writeln!(out, "{} documents, {passages} passages", documents.len())?;
    Ok(())
}

async fn show(store: &Store, id: &str, as_json: bool, out: &mut impl Write) -> anyhow::Result<()> {
    let listed = store.documents().await?;
    let listed = listed.into_iter().find(|document| document.id == id);
    let listed = listed.with_context(|| unknown(id))?;
    let shelf = store.shelf().await?;
    let shelved = shelf.into_iter().find(|shelved| shelved.document.id == id);
    let shelved = shelved.with_context(|| unknown(id))?;
    if as_json {
        let mut object = json!(listed);
        object["metadata"] = json!(shelved.document.metadata);
        object["passages"] = json!(shelved.passages);
        return Ok(writeln!(out, "{object}")?);
    }
    write_document(out, &listed, &shelved)
}

fn write_document(out: &mut impl Write, listed: &Listed, shelved: &Shelved) -> anyhow::Result<()> {
    for (key, value) in &shelved.document.metadata {
        let value = match value {
            Value::String(text) => text.clone(),
            Value::Array(items) => {
                let texts = items.iter().map(|item| item.as_str().unwrap_or_default());
                texts.collect::<Vec<_>>().join("; ")
            }
            other => other.to_string(),
        };
        writeln!(out, "{key}: {value}")?;
    }
    match (&listed.file, listed.added_at) {
        (Some(file), Some(added_at)) => writeln!(out, "added {} from {file}", day(added_at))?,
        _ => writeln!(out, "shipped with Youcheng")?,
    }
    for line in &listed.report {
        writeln!(out, "{line}")?;
    }
    for passage in &shelved.passages {
        let place = passage.locator.clone().or_else(|| on_pages(passage));
        let heads = place.into_iter().chain(passage.section.iter().cloned());
        let heads: Vec<String> = heads.collect();
        writeln!(
            out,
            "\n#{} {}\n{}",
            passage.ordinal,
            heads.join(" · "),
            passage.text
        )?;
    }
    Ok(())
}

fn on_pages(passage: &Passage) -> Option<String> {
    passage.pages.as_ref().map(|pages| format!("p. {pages}"))
}

async fn add(home: &Home, add: &Add, out: &mut impl Write) -> anyhow::Result<()> {
    // The file comes first: one that cannot be read must not cost a look at the library.
    let intake = intake::read(&add.file, &add.given())?;
    let reading = &intake.reading;
    let origin = Origin {
        file: std::path::absolute(&add.file)?.display().to_string(),
        added_at: jiff::Timestamp::now().as_second(),
        report: report(reading, &intake.remarks),
    };
    let engine = engine(home).await?;
    let (id, title) = (&reading.document.id, &reading.document.title);
    let added = engine
        .store()
        .add_document(reading, &origin, add.replace)
        .await?;
    match added {
        Added::New => writeln!(out, "added {id}: {title}")?,
        Added::Replaced(before) => writeln!(
            out,
            "replaced {id}: {title}\n{} before",
            counted(before as usize, "passage", "passages")
        )?,
        Added::Unchanged => {
            writeln!(
                out,
                "nothing changed: {id} is in the library as it is in the file"
            )?;
        }
        Added::Shipped => bail!(
            "{}: the id {id} is that of a document that comes with Youcheng; give another with --id",
            add.file.display()
        ),
        Added::Taken(by) => bail!(
            "{}: the id {id} is already taken by {by}; give another with --id, or put this file in \
             its place with --replace",
            add.file.display()
        ),
    }
    if added != Added::Unchanged {
        for line in &origin.report {
            writeln!(out, "{line}")?;
        }
    }
    bring_up_to_date(&engine, out).await?;
    engine.close().await;
    Ok(())
}

async fn remove(home: &Home, id: &str, out: &mut impl Write) -> anyhow::Result<()> {
    let engine = engine(home).await?;
    match engine.store().remove_document(id).await? {
        Removed::Gone(passages) => {
            let passages = counted(passages as usize, "passage", "passages");
            writeln!(out, "removed {id}: {passages}")?;
        }
        Removed::Shipped => bail!(
            "{id} comes with Youcheng and stays; only documents that were added can be removed"
        ),
        Removed::Unknown => bail!(unknown(id)),
    }
    bring_up_to_date(&engine, out).await?;
    engine.close().await;
    Ok(())
}

/// Now rather than with the next question. What is in the library stands in the database already.
async fn bring_up_to_date(engine: &Engine, out: &mut impl Write) -> anyhow::Result<()> {
    let library = engine.library().await?;
    if library.index().status().folder.is_none() {
        writeln!(
            out,
            "note: the index cannot be written beside {}; every start will make it anew in memory",
            engine.store().file().display()
        )?;
    }
    Ok(())
}

fn unknown(id: &str) -> String {
    format!("there is no document {id}; `youcheng library list` names all")
}

/// What came out of a document, a line each.
fn report(reading: &Reading, remarks: &[String]) -> Vec<String> {
    let passages = counted(reading.passages.len(), "passage", "passages");
    let mut lines = vec![match &page_ranges(&reading.pages)[..] {
        "" => format!("{passages}, no pages known"),
        pages if pages.chars().all(|c| c.is_ascii_digit()) => format!("{passages}, page {pages}"),
        pages => format!("{passages}, pages {pages}"),
    }];
    lines.extend(remarks.iter().cloned());
    let left_out = &reading.left_out;
    if !left_out.is_empty() {
        let chars: usize = left_out.iter().map(|left| left.chars).sum();
        let stretches = counted(left_out.len(), "stretch", "stretches");
        lines.push(format!("left out {stretches}, {chars} characters:"));
    }
    lines.extend(left_out.iter().take(LISTED).map(left_out_line));
    if let Some(more) = left_out.len().checked_sub(LISTED).filter(|more| *more > 0) {
        lines.push(format!("  and {more} more"));
    }
    lines
}

fn left_out_line(left: &LeftOut) -> String {
    let why = match &left.reason {
        Reason::Skipped(why) if why.is_empty() => "marked to be skipped".into(),
        Reason::Skipped(why) => format!("marked to be skipped: {why}"),
        Reason::Byline => "the author's name".into(),
        Reason::Catalogue => "keywords and catalogue numbers".into(),
        Reason::Notes => "notes, kept with the passages that refer to them".into(),
        Reason::Markup => "scripts and styles".into(),
        Reason::RunningHead => "head or foot of a page".into(),
    };
    format!("  line {}, {} characters: {why}", left.line, left.chars)
}

fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// 70, 71, 72, 73, 88 → "70-73, 88".
fn page_ranges(pages: &[u32]) -> String {
    let runs = pages.chunk_by(|a, b| a + 1 == *b);
    let ranges = runs.map(|run| match run {
        [first, .., last] => format!("{first}-{last}"),
        _ => run.iter().map(u32::to_string).collect(),
    });
    ranges.collect::<Vec<_>>().join(", ")
}

fn day(seconds: i64) -> String {
    let time = jiff::Timestamp::from_second(seconds);
    time.map_or_else(
        |_| seconds.to_string(),
        |time| time.strftime("%F").to_string(),
    )
}

impl Add {
    /// The keys that were given, as a front matter has them.
    fn given(&self) -> Given {
        let texts = [
            ("id", self.id.as_deref()),
            ("title", self.title.as_deref()),
            ("title_en", self.title_en.as_deref()),
            ("year", self.year.as_deref()),
            ("date", self.date.as_deref()),
            ("lang", self.lang.map(|lang| Lang::from(lang).code())),
            ("kind", self.kind.map(KindArg::code)),
            ("url", self.url.as_deref()),
            ("container", self.container.as_deref()),
            ("volume", self.volume.as_deref()),
            ("issue", self.issue.as_deref()),
            ("pages", self.pages.as_deref()),
            ("publisher", self.publisher.as_deref()),
        ];
        let texts = texts
            .into_iter()
            .filter_map(|(key, text)| Some((key.to_owned(), Value::from(text?))));
        let mut metadata: Metadata = texts.collect();
        if !self.authors.is_empty() {
            metadata.insert("authors".into(), json!(self.authors));
        }
        Given {
            metadata,
            first_page: self.first_page,
        }
    }
}

impl KindArg {
    const fn code(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Policy => "policy",
            Self::Digest => "digest",
        }
    }
}
