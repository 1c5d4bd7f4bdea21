//! `youcheng chart` and `youcheng map`: an answer as a picture in a file.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::bail;

use super::file::write_whole;
use super::home::Home;
use super::{LangArg, ask, engine, today};
use crate::answer::{Answer, Ask, Engine};
use crate::discord::{names, queries};
use crate::places::Gazetteer;
use crate::question::{Doubt, Outcome, Query, understand};
use crate::render::picture::{self, Picture, WhyNot};
use crate::render::terminal;
use crate::render::wording::pictures::why_not;
use crate::text::Lang;

/// Arguments of `chart`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    youcheng chart \"top ten countries\" -o countries.png\n  \
    youcheng chart 江苏和山东比较 -o compare.svg")]
pub(super) struct ChartArgs {
    /// The question; words need no quotes.
    #[arg(required = true, value_name = "QUESTION")]
    question: Vec<String>,

    #[command(flatten)]
    output: Output,
}

/// Arguments of `map`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    youcheng map Xi'an -o xian.png\n  \
    youcheng map 江苏 -o jiangsu.svg\n  \
    youcheng map \"partners of Tianjin in Japan\" -o tianjin-japan.png")]
pub(super) struct MapArgs {
    /// A place, a country or a group of countries, or a question about their partners.
    #[arg(required = true, value_name = "PLACE")]
    place: Vec<String>,

    #[command(flatten)]
    output: Output,
}

/// Where the picture goes.
#[derive(Debug, clap::Args)]
struct Output {
    /// The file to write; its ending, .png or .svg, says which kind.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,

    /// Write in this language, whatever the question is in.
    #[arg(long, value_enum)]
    lang: Option<LangArg>,
}

pub(super) async fn chart(home: &Home, args: ChartArgs) -> anyhow::Result<()> {
    let format = Format::of(&args.output.output)?;
    let engine = engine(home).await?;
    let answer = answer(&engine, &args.question.join(" "), args.output.lang).await?;
    let drawn = picture::chart(&answer, today());
    finish(engine, &answer, drawn, &args.output.output, format).await
}

pub(super) async fn map(home: &Home, args: MapArgs) -> anyhow::Result<()> {
    let format = Format::of(&args.output.output)?;
    let engine = engine(home).await?;
    let place = args.place.join(" ");
    let meant = meant(&place, &engine.directory().gazetteer);
    let lang = args.output.lang.map_or(meant.lang, Lang::from);
    let (answer, drawn) = match &meant.query {
        Ok(query) => {
            let data = engine.map(query, lang).await?;
            let drawn = data.map(|data| picture::map(&data, today()));
            let answer = engine.answer(query, lang, today()).await?;
            (answer, drawn.unwrap_or(Err(WhyNot::NoPlace)))
        }
        Err(why) => {
            let answer = answer(&engine, &place, args.output.lang).await?;
            (answer, Err(*why))
        }
    };
    finish(engine, &answer, drawn, &args.output.output, format).await
}

/// What `map` was asked for.
struct Meant {
    lang: Lang,
    query: Result<Query, WhyNot>,
}

/// The partners of a name, or what a question is about.
fn meant(text: &str, gazetteer: &Gazetteer) -> Meant {
    let understood = understand(text, gazetteer, today());
    let lang = understood.lang;
    let named = names::resolve(text, gazetteer).unwrap_or_default();
    let query = match (named.as_slice(), understood.outcome) {
        ([scope], _) => Ok(Query::Partners(queries::around(*scope, gazetteer))),
        ([_, _, ..], _) | ([], Outcome::Choices(_)) => Err(WhyNot::Ambiguous),
        (
            [],
            Outcome::Query(query)
            | Outcome::QueryAndPassages(query)
            | Outcome::Doubtful {
                query,
                doubt: Doubt::OfRules | Doubt::Aside,
                ..
            },
        ) => Ok(query),
        _ => Err(WhyNot::NoPlace),
    };
    Meant { lang, query }
}

async fn answer(engine: &Engine, text: &str, lang: Option<LangArg>) -> anyhow::Result<Answer> {
    let ask = Ask {
        text,
        lang: lang.map(Lang::from),
        today: today(),
    };
    Ok(engine.ask(&ask).await?)
}

/// Prints the answer, whatever becomes of the picture, and writes the picture.
async fn finish(
    engine: Engine,
    answer: &Answer,
    drawn: Result<Picture, WhyNot>,
    file: &Path,
    format: Format,
) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    write!(out, "{}", terminal::answer(answer, ask::style()))?;
    out.flush()?;
    engine.close().await;
    let picture = match drawn {
        Ok(picture) => picture,
        Err(why) => bail!("no picture was written: {}", why_not(why, answer.lang)),
    };
    let bytes = match format {
        Format::Svg => picture.svg.into_bytes(),
        Format::Png => picture::png(&picture.svg)?,
    };
    write_whole(file, &bytes)
}

/// The kinds of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Png,
    Svg,
}

impl Format {
    fn of(file: &Path) -> anyhow::Result<Self> {
        let ending = file.extension().and_then(|ending| ending.to_str());
        match ending.map(str::to_ascii_lowercase).as_deref() {
            Some("png") => Ok(Self::Png),
            Some("svg") => Ok(Self::Svg),
            _ => bail!(
                "{} names no kind of picture; end it in .png or .svg",
                file.display()
            ),
        }
    }
}
