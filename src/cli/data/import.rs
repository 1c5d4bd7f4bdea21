//! `youcheng data import`: brings in a file, or says what that would come to.

use std::fs::File;
use std::io::{BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{origin, words};
use crate::facts::{Kind, PartialDate, Row};
use crate::import::{Job, Line, NewPlaces, Progress, Report, SourceArg, run as import};
use crate::staff::new_source;
use crate::store::Store;

/// So many lines of each verdict are printed.
const SHOWN: usize = 20;

/// What to import, and how.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    youcheng data import pairs.csv --dry-run\n  \
    youcheng data import pairs.csv --source-title \"Sister cities\" \
    --source-url https://example.org --as-of 2026-02\n  \
    youcheng data import 友城.xlsx --map '中方=place1,外方=place2,国别=country2,时间=since' \
    --source xm-2026\n  \
    youcheng data import backup/   # what `data export` wrote")]
pub(in crate::cli) struct Args {
    /// CSV, TSV, XLSX, JSON of the Wikidata query service, or a directory of data files.
    path: PathBuf,

    /// Only report what would be done.
    #[arg(long)]
    dry_run: bool,

    /// What the columns hold: `auto` if the guess is right, or COLUMN=FIELD,…
    #[arg(long, value_name = "MAP")]
    map: Option<String>,

    /// The sheet of a workbook [default: the first].
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,

    /// The id of the source of the rows.
    #[arg(long, value_name = "ID", conflicts_with_all = ["source_title", "source_url", "as_of"])]
    source: Option<String>,

    /// The title of a new source.
    #[arg(long, value_name = "TEXT")]
    source_title: Option<String>,

    /// Its address.
    #[arg(long, value_name = "URL", requires = "source_title")]
    source_url: Option<String>,

    /// Who published it [default: the address's host].
    #[arg(long, value_name = "NAME", requires = "source_title")]
    source_publisher: Option<String>,

    /// Its language.
    #[arg(long, value_name = "CODE", default_value = "en")]
    source_lang: String,

    /// Its date, as precise as it is known.
    #[arg(long, value_name = "DATE", requires = "source_title")]
    as_of: Option<PartialDate>,

    /// What to do about unknown foreign places: `accept` makes them, a FILE like places.tsv says
    /// what they are [default: leave their rows out].
    #[arg(long, value_name = "accept|FILE")]
    new_places: Option<String>,

    /// Write the places that would have to be made to this file, to be completed by hand.
    #[arg(long, value_name = "FILE")]
    propose: Option<PathBuf>,

    /// Write every row that conflicts or was rejected to this file, with the reason.
    #[arg(long, value_name = "FILE")]
    left_out: Option<PathBuf>,

    /// Where the file says something else than what is known, take the file's.
    #[arg(long)]
    overwrite: bool,

    /// Print the report as one JSON object.
    #[arg(long)]
    json: bool,

    /// Why [default: the name of the file].
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,

    /// Who imports it [default: the user of this system].
    #[arg(long, env = "YOUCHENG_WHO", value_name = "NAME")]
    who: Option<String>,
}

impl Args {
    /// Is it only to be said what the import would come to?
    pub(super) fn is_dry_run(&self) -> bool {
        self.dry_run
    }
}

pub(super) async fn run(store: &Store, args: Args, out: &mut impl Write) -> Result<()> {
    let job = job(&args)?;
    let bar = bar()?;
    let shown = bar.clone();
    let mut left_out = args.left_out.as_deref().map(LeftOut::create).transpose()?;
    let mut progress = |progress: Progress<'_>| {
        shown.set_position(progress.done);
        if let Some(file) = &mut left_out {
            file.add(progress.left_out);
        }
    };
    let report = import(store, &job, &mut progress).await;
    bar.finish_and_clear();
    let report = report?;
    left_out.map(LeftOut::end).transpose()?;
    if let Some(file) = &args.propose {
        let lines = report.proposals.iter().cloned();
        let lines = lines.map(|place| Row::Place(place).to_line());
        write(file, &Kind::Place.columns().join("\t"), lines)?;
    }
    if args.json {
        writeln!(out, "{}", json(&report))?;
    } else {
        say(&report, args.dry_run, out)?;
    }
    Ok(())
}

/// Counts the rows at a terminal.
fn bar() -> Result<indicatif::ProgressBar> {
    let bar = indicatif::ProgressBar::hidden();
    if std::io::stderr().is_terminal() {
        bar.set_draw_target(indicatif::ProgressDrawTarget::stderr());
        let style = indicatif::ProgressStyle::with_template("{spinner} {pos} rows, {rate}/s")?;
        let rate = |state: &indicatif::ProgressState, out: &mut dyn std::fmt::Write| {
            // Where it cannot be written there is no terminal any more.
            let _ = write!(out, "{:.0}", state.per_sec());
        };
        bar.set_style(style.with_key("rate", rate));
    }
    Ok(bar)
}

/// What the arguments ask for.
fn job(args: &Args) -> Result<Job> {
    let why = match &args.why {
        Some(why) => why.clone(),
        None => format!("import of {}", args.path.display()),
    };
    Ok(Job {
        // A dry run leaves nothing that somebody would have to answer for.
        origin: match args.dry_run {
            true => origin(Some("dry run"), &why)?,
            false => origin(args.who.as_deref(), &why)?,
        },
        source: source(args)?,
        new_places: match args.new_places.as_deref() {
            None => NewPlaces::Propose,
            Some("accept") => NewPlaces::Accept,
            Some(file) => NewPlaces::File(file.into()),
        },
        path: args.path.clone(),
        map: args.map.clone(),
        sheet: args.sheet.clone(),
        overwrite: args.overwrite,
        dry_run: args.dry_run,
    })
}

/// The source that the arguments name or make.
fn source(args: &Args) -> Result<SourceArg> {
    if let Some(id) = &args.source {
        return Ok(SourceArg::Id(id.clone()));
    }
    let Some(title) = &args.source_title else {
        return Ok(SourceArg::None);
    };
    anyhow::ensure!(
        args.source_publisher.is_some() || args.source_url.is_some(),
        "who published it? Say so with --source-publisher"
    );
    let source = new_source(
        title,
        args.source_publisher.as_deref(),
        args.source_url.as_deref(),
        args.as_of,
        &args.source_lang,
    );
    Ok(SourceArg::New(source?))
}

/// The file of rows that were left out, written while the import runs: there may be very many.
struct LeftOut<'a> {
    file: &'a Path,
    out: BufWriter<File>,
    /// The first failure.
    written: std::io::Result<()>,
}

impl<'a> LeftOut<'a> {
    fn create(file: &'a Path) -> Result<Self> {
        let create = || {
            let mut out = BufWriter::new(File::create(file)?);
            writeln!(out, "file\tline\tverdict\twhy")?;
            Ok::<_, std::io::Error>(out)
        };
        let out = create().with_context(|| format!("cannot write {}", file.display()))?;
        Ok(Self {
            file,
            out,
            written: Ok(()),
        })
    }

    fn add(&mut self, lines: &[Line]) {
        if self.written.is_ok() {
            self.written = lines.iter().try_for_each(|line| {
                let (verdict, why) = (words::verdict(line.verdict), words::plain(&line.text()));
                writeln!(self.out, "{}\t{}\t{verdict}\t{why}", line.file, line.line)
            });
        }
    }

    fn end(mut self) -> Result<()> {
        let written = self.written.and_then(|()| self.out.flush());
        written.with_context(|| format!("cannot write {} to its end", self.file.display()))
    }
}

fn write(file: &Path, header: &str, lines: impl Iterator<Item = String>) -> Result<()> {
    let mut text = format!("{header}\n");
    for line in lines {
        text.push_str(&line);
        text.push('\n');
    }
    std::fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}

fn json(report: &Report) -> serde_json::Value {
    let columns: serde_json::Map<String, serde_json::Value> = report
        .columns
        .iter()
        .map(|(file, columns)| (file.clone(), columns.describe().into()))
        .collect();
    let lines: Vec<serde_json::Value> = report
        .lines
        .iter()
        .map(|line| {
            serde_json::json!({
                "file": line.file,
                "line": line.line,
                "verdict": line.verdict,
                "text": line.text(),
            })
        })
        .collect();
    serde_json::json!({
        "import": report.import,
        "earlier": report.earlier,
        "columns": columns,
        "missing": report.missing,
        "counts": report.counts,
        "lines": lines,
        "proposals": report.proposals,
    })
}

fn say(report: &Report, dry_run: bool, out: &mut impl Write) -> Result<()> {
    for (file, columns) in &report.columns {
        writeln!(out, "{}", words::columns(file, columns))?;
    }
    if let Some(earlier) = report.earlier {
        writeln!(out, "{}", words::imported_before(earlier))?;
    }
    for verdict in crate::import::Verdict::ALL {
        let count = report.counts.of(verdict);
        writeln!(out, "{count:>9}  {}", words::verdict(verdict))?;
        let lines = report.lines.iter().filter(|line| line.verdict == verdict);
        let lines: Vec<_> = lines.take(SHOWN).collect();
        for line in &lines {
            writeln!(
                out,
                "             {}:{}: {}",
                line.file,
                line.line,
                words::plain(&line.text())
            )?;
        }
        let rest = count.saturating_sub(lines.len() as u64);
        if rest > 0 && !lines.is_empty() {
            writeln!(out, "             … and {rest} more")?;
        }
    }
    writeln!(out, "{}", words::places(report.counts.places))?;
    writeln!(out, "{}", words::outcome(report, dry_run))?;
    Ok(())
}
