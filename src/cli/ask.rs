//! `youcheng ask`: one question, or a file with a question on each line.

use std::io::{BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::home::Home;
use super::{LangArg, engine, today};
use crate::answer::{Answer, Ask, Engine};
use crate::render::{json, terminal};
use crate::text::Lang;

/// Arguments of `ask`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    youcheng ask \"Tianjin's partners in Japan since 1980\"\n  \
    youcheng ask --json 非洲总数\n  \
    youcheng ask --json --batch questions.txt")]
pub(super) struct Args {
    /// The question; words need no quotes.
    #[arg(required_unless_present = "batch", value_name = "TEXT")]
    text: Vec<String>,

    /// Print the answer as one JSON object.
    #[arg(long)]
    json: bool,

    /// Answer each line of this file; one JSON object a line with --json.
    #[arg(long, value_name = "FILE", conflicts_with = "text")]
    batch: Option<PathBuf>,

    /// Answer in this language, whatever the question is in.
    #[arg(long, value_enum)]
    lang: Option<LangArg>,
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
        write_answer(&mut out, &answer, args.json)?;
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
