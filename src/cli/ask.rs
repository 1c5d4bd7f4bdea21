//! `youcheng ask`: one question, or a file with a question on each line.

use std::io::{BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::file::write_whole;
use super::home::Home;
use super::{LangArg, engine, today};
use crate::answer::{Answer, Ask, Engine};
use crate::render::export::{self, Format};
use crate::render::{json, terminal};
use crate::text::Lang;

/// Arguments of `ask`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    youcheng ask \"Tianjin's partners in Japan since 1980\"\n  \
    youcheng ask --json 非洲总数\n  \
    youcheng ask --format csv -o tianjin.csv partners of Tianjin\n  \
    youcheng ask --json --batch questions.txt")]
pub(super) struct Args {
    /// The question; words need no quotes.
    #[arg(required_unless_present = "batch", value_name = "TEXT")]
    text: Vec<String>,

    /// Print the answer as one JSON object.
    #[arg(long)]
    json: bool,

    /// Print the rows behind the answer, with their sources and the licence, as a file of this kind.
    #[arg(long, value_enum, value_name = "KIND", conflicts_with_all = ["json", "batch"])]
    format: Option<Kind>,

    /// Write that file here, and the answer to the terminal.
    #[arg(short, long, value_name = "FILE", requires = "format")]
    output: Option<PathBuf>,

    /// Answer each line of this file; one JSON object a line with --json.
    #[arg(long, value_name = "FILE", conflicts_with = "text")]
    batch: Option<PathBuf>,

    /// Answer in this language, whatever the question is in.
    #[arg(long, value_enum)]
    lang: Option<LangArg>,
}

/// The kinds of files.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Kind {
    /// For spreadsheets: UTF-8 with the mark that Excel needs.
    Csv,
    /// For programs: the object of --json and the licence.
    Json,
    /// For people: tables in Markdown.
    Md,
}

impl From<Kind> for Format {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Csv => Self::Csv,
            Kind::Json => Self::Json,
            Kind::Md => Self::Markdown,
        }
    }
}

pub(super) async fn run(home: &Home, args: Args) -> anyhow::Result<()> {
    let lang = args.lang.map(Lang::from);
    let questions = match &args.batch {
        Some(file) => read_lines(file)?,
        None => vec![args.text.join(" ")],
    };
    let engine = engine(home).await?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    for question in &questions {
        let answer = engine
            .ask(&Ask {
                text: question,
                lang,
                today: today(),
            })
            .await?;
        match args.format {
            Some(kind) => write_rows(&mut out, &answer, kind.into(), args.output.as_deref())?,
            None => write_answer(&mut out, &answer, args.json)?,
        }
    }
    out.flush()?;
    engine.close().await;
    Ok(())
}

/// The lines of a file of questions.
pub(super) fn read_lines(file: &Path) -> anyhow::Result<Vec<String>> {
    let shown = file.display();
    let bytes = std::fs::read(file)
        .with_context(|| format!("cannot read the questions in {shown}; check the path"))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.lines().map(str::to_owned).collect()),
        Err(error) => {
            let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = valid.iter().filter(|byte| **byte == b'\n').count() + 1;
            bail!("line {line} of {shown} is not UTF-8; save the file as UTF-8 and try again")
        }
    }
}

fn write_answer(out: &mut impl Write, answer: &Answer, as_json: bool) -> anyhow::Result<()> {
    if as_json {
        serde_json::to_writer(&mut *out, &json::answer(answer))?;
        writeln!(out)?;
    } else {
        write!(out, "{}", terminal::answer(answer, style()))?;
    }
    Ok(())
}

/// The rows as a file, or to the terminal where no file is named.
fn write_rows(
    out: &mut impl Write,
    answer: &Answer,
    format: Format,
    file: Option<&Path>,
) -> anyhow::Result<()> {
    let rows = export::file(answer, format);
    let Some(file) = file else {
        return Ok(write!(out, "{rows}")?);
    };
    write_answer(out, answer, false)?;
    write_whole(file, rows.as_bytes())
}

/// Colour only on a terminal and not with `NO_COLOR` (<https://no-color.org>).
pub(super) fn style() -> terminal::Style {
    let on_terminal = std::io::stdout().is_terminal();
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let columns = std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok());
    terminal::Style {
        colour: on_terminal && !refused,
        width: columns.unwrap_or(100),
    }
}

/// Answers one text for the console.
pub(super) async fn answer(engine: &Engine, text: &str) -> anyhow::Result<String> {
    let answer = engine
        .ask(&Ask {
            text,
            lang: None,
            today: today(),
        })
        .await?;
    Ok(terminal::answer(&answer, style()))
}
