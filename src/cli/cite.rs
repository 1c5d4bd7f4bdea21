//! `youcheng cite`: passages for a text, or for a file of questions.

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::ask::{read_lines, style};
use super::home::Home;
use super::{LangArg, engine, today, usage};
use crate::answer::{Ask, Engine};
use crate::cite::Style;
use crate::facts::Facts;
use crate::passages::{Index, SearchRequest};
use crate::places::Gazetteer;
use crate::question::understand;
use crate::render::quotes;
use crate::text::Lang;

/// Arguments of `cite`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    youcheng cite challenges of city diplomacy\n  \
    youcheng cite --style gbt7714 --json 城市外交面临哪些挑战\n  \
    youcheng cite --batch questions.tsv --format trec -k 10\n  \
    youcheng cite --index DIR --batch questions.tsv --format trec -k 10")]
pub(super) struct Args {
    /// What to look for; words need no quotes.
    #[arg(required_unless_present = "batch", value_name = "TEXT")]
    text: Vec<String>,

    /// Print one JSON object, the same as --format json.
    #[arg(long, conflicts_with = "format")]
    json: bool,

    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Prefer passages in this language, whatever the question is in.
    #[arg(long, value_enum)]
    lang: Option<LangArg>,

    /// Rank the passages of the collection that are in this language only.
    #[arg(long = "in", value_enum, value_name = "LANG", requires = "index")]
    only: Option<LangArg>,

    /// Style of the references: gbt7714, apa, mla, chicago, bibtex, ris or csl-json [default:
    /// gbt7714 for Chinese, apa for English].
    #[arg(long, value_parser = style_parser())]
    style: Option<Style>,

    /// How many passages.
    #[arg(short, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..=1000))]
    k: u16,

    /// Look for each line of this file, `id TAB question`; further columns are passed over.
    #[arg(long, value_name = "FILE.tsv", conflicts_with = "text")]
    batch: Option<PathBuf>,

    /// Search the index of a collection, made with `index build --corpus`, instead of the documents.
    #[arg(long, value_name = "DIR", requires = "batch")]
    index: Option<PathBuf>,
}

/// Forms of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// One JSON object for each question.
    Json,
    /// Lines as TREC tools read them: question, Q0, passage, rank, score, youcheng.
    Trec,
}

/// A question and the name that a file gives it.
struct Asked {
    id: Option<String>,
    text: String,
}

/// The styles by their names, which completions offer.
fn style_parser() -> impl TypedValueParser<Value = Style> {
    PossibleValuesParser::new(Style::ALL.map(Style::name)).try_map(|name| name.parse::<Style>())
}

pub(super) async fn run(home: &Home, args: Args) -> anyhow::Result<()> {
    let format = if args.json { Format::Json } else { args.format };
    if args.index.is_some() && format != Format::Trec {
        return Err(usage(
            "a collection has passages without documents: add --format trec",
        ));
    }
    if args.batch.is_none() && format == Format::Trec {
        return Err(usage(
            "--format trec needs the questions in a file: add --batch FILE",
        ));
    }
    let questions = match &args.batch {
        Some(file) => read_batch(file, format == Format::Trec)?,
        None => vec![Asked {
            id: None,
            text: args.text.join(" "),
        }],
    };
    let k = usize::from(args.k);
    let mut out = BufWriter::new(std::io::stdout().lock());
    if let Some(index) = &args.index {
        let index = Index::open(index)?;
        let gazetteer = shipped_names()?;
        for asked in &questions {
            let found = index.search(&SearchRequest {
                text: &asked.text,
                only: args.only.map(Lang::from),
                k,
                gazetteer: Some(&gazetteer),
                of_field: false,
            })?;
            let ranked = found.hits.iter().map(|hit| (&*hit.passage_id, hit.score));
            write_run(&mut out, asked, ranked)?;
        }
        return Ok(out.flush()?);
    }
    let engine = engine(home).await?;
    for asked in &questions {
        if format == Format::Trec {
            rank(&engine, asked, k, &mut out).await?;
        } else {
            quote(&engine, asked, &args, format, &mut out).await?;
        }
    }
    out.flush()?;
    engine.close().await;
    Ok(())
}

/// Quotes the passages for one question.
async fn quote(
    engine: &Engine,
    asked: &Asked,
    args: &Args,
    format: Format,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    let ask = Ask {
        text: &asked.text,
        lang: args.lang.map(Lang::from),
        today: today(),
    };
    let answer = engine.cite(&ask, usize::from(args.k)).await?;
    let reference_style = args
        .style
        .unwrap_or_else(|| quotes::usual_style(answer.lang));
    let library = engine.library().await?;
    let found = quotes::quotes(&answer, &library, reference_style)?;
    if format == Format::Text {
        write!(out, "{}", quotes::drawn(&answer, &found, style()))?;
        return Ok(());
    }
    let object = quotes::object(&answer, &found, asked.id.as_deref());
    serde_json::to_writer(&mut *out, &object)?;
    writeln!(out)?;
    Ok(())
}

/// Ranks the passages for one question, good enough or not.
async fn rank(
    engine: &Engine,
    asked: &Asked,
    k: usize,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    let directory = engine.directory();
    let lang = understand(&asked.text, &directory.gazetteer, today()).lang;
    let library = engine.library().await?;
    let found = library.search(&asked.text, lang, &directory.gazetteer, k)?;
    let ranked = found.passages.iter();
    let ranked = ranked.map(|(passage, score, _)| (&*passage.id, *score));
    write_run(out, asked, ranked)
}

/// The passages of one question, best first, as lines of a TREC run.
fn write_run<'a>(
    out: &mut impl Write,
    asked: &Asked,
    ranked: impl Iterator<Item = (&'a str, f32)>,
) -> anyhow::Result<()> {
    let question = asked.id.as_deref().unwrap_or("1");
    for (rank, (passage, score)) in (1..).zip(ranked) {
        writeln!(out, "{question} Q0 {passage} {rank} {score:.6} youcheng")?;
    }
    Ok(())
}

/// The questions of a file; blank lines are passed over. Without `named`, a line may be a question
/// alone.
fn read_batch(file: &Path, named: bool) -> anyhow::Result<Vec<Asked>> {
    let mut questions = Vec::new();
    for (line, number) in read_lines(file)?.iter().zip(1..) {
        let line = line.trim_start_matches('\u{feff}');
        if line.trim().is_empty() {
            continue;
        }
        let mut columns = line.split('\t');
        let asked = match (columns.next(), columns.next()) {
            (Some(id), Some(text)) => Asked {
                id: Some(id.trim().to_owned()),
                text: text.to_owned(),
            },
            _ if named => bail!(
                "line {number} of {} has no tab; write the name of the question, a tab, the question",
                file.display()
            ),
            _ => Asked {
                id: None,
                text: line.to_owned(),
            },
        };
        let one_word = |id: &String| !id.is_empty() && !id.contains(char::is_whitespace);
        if named && !asked.id.as_ref().is_some_and(one_word) {
            bail!(
                "line {number} of {} names its question “{}”; a name is one word",
                file.display(),
                asked.id.unwrap_or_default()
            );
        }
        questions.push(asked);
    }
    Ok(questions)
}

/// The names of the facts that this program was built with: a collection needs no database.
fn shipped_names() -> anyhow::Result<Gazetteer> {
    let facts = Facts::embedded().map_err(|faults| {
        anyhow::anyhow!("the program's own facts have {} fault(s)", faults.len())
    })?;
    Gazetteer::from_facts(&facts).context("the names of places cannot be read")
}
