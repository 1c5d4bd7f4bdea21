//! One import from its file to the commit.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tokio::sync::mpsc;

use super::ImportError;
use super::columns::{Columns, Field, Layout};
use super::facts::{self, Step};
use super::pairs::{self, Authority, Decision, Known, Unfit};
use super::record::{self, cell};
use super::report::{Report, Verdict};
use super::table::{self, Format, Record};
use super::world::{ORDER, World};
use crate::facts::{Kind, Metric, PartialDate, Row, Source};
use crate::places::{Gazetteer, PlaceId};
use crate::store::Store;
use crate::store::changes::{ChangeError, Changing, Origin, Tie, Wanted};

/// Records in one message from the reader.
const BATCH: usize = 512;
/// New partnerships that are written together.
const TOGETHER: usize = 2_000;

/// What to import, and how.
#[derive(Clone, Debug)]
pub struct Job {
    /// The file, or a directory that an export wrote.
    pub path: PathBuf,
    /// What stands after `--map`.
    pub map: Option<String>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Where the rows come from.
    pub source: SourceArg,
    /// What to do about unknown foreign places.
    pub new_places: NewPlaces,
    /// Take what the file says where it says something else than what is known.
    pub overwrite: bool,
    /// Only report what would be done.
    pub dry_run: bool,
    /// Who imports, and why.
    pub origin: Origin,
}

/// Where the rows come from, if they do not say it themselves.
#[derive(Clone, Debug, Default)]
pub enum SourceArg {
    /// Nothing is said.
    #[default]
    None,
    /// A known source.
    Id(String),
    /// A new one.
    New(Source),
}

/// What to do about unknown foreign places.
#[derive(Clone, Debug, Default)]
pub enum NewPlaces {
    /// Reject the row and propose the place.
    #[default]
    Propose,
    /// Make the place that is proposed.
    Accept,
    /// Make the places of this file first; see `places.tsv`.
    File(PathBuf),
}

/// How far an import has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Records that are settled.
    pub done: u64,
}

/// Imports a file, or only looks what it would come to.
///
/// # Errors
/// When the file cannot be read as a whole, or the store cannot be written; nothing is then
/// changed.
pub async fn run(
    store: &Store,
    job: &Job,
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<Report, ImportError> {
    let files = files(&job.path)?;
    let hash = hash(&files)?;
    let mut report = Report::default();
    let earlier = store.imports().await?;
    report.earlier = earlier
        .iter()
        .find(|import| import.hash == hash)
        .map(|import| import.id);
    let names = store.names().await?;
    let gazetteer = Gazetteer::new(names.places, names.groups, &names.names)?;
    let mut changing = store.change(job.origin.clone()).await?;
    changing.expect_many().await?;
    let name = job.path.file_name().unwrap_or(job.path.as_os_str());
    let import = changing
        .begin_import(&name.to_string_lossy(), &hash)
        .await?;
    let sources = changing.sources().await?;
    let mut known = Known::new(changing.retired_ties().await?);
    changing.existing_ties(|tie| known.put(tie)).await?;
    let mut work = Work {
        job,
        world: World::new(gazetteer, sources),
        known,
        report,
        source: None,
        pending: Vec::new(),
        proposed: std::collections::HashSet::new(),
    };
    if let NewPlaces::File(file) = &job.new_places {
        work.file(&mut changing, file, Some(Kind::Place), progress)
            .await?;
        work.report.counts = Default::default();
        work.report
            .lines
            .retain(|line| line.verdict == Verdict::Rejected);
    }
    for file in &files {
        work.file(&mut changing, file, None, progress).await?;
    }
    let counts = serde_json::to_string(&work.report.counts).unwrap_or_default();
    changing.end_import(&counts).await?;
    let counts = work.report.counts;
    if !job.dry_run && counts.new + counts.changed > 0 {
        changing.commit().await?;
        work.report.import = Some(import);
    }
    Ok(work.report)
}

/// The file itself, or those of a directory in the order in which they can be written.
fn files(path: &Path) -> Result<Vec<PathBuf>, ImportError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let names = ORDER.map(Kind::file);
    let names = names.into_iter().chain(["groups.tsv", "retired.tsv"]);
    let found: Vec<PathBuf> = names
        .map(|name| path.join(name))
        .filter(|file| file.is_file())
        .collect();
    if found.is_empty() {
        return Err(ImportError::Broken {
            file: path.to_owned(),
            detail: "has no data file in it, such as partnerships.tsv".to_owned(),
        });
    }
    Ok(found)
}

/// The SHA-256 of all files.
fn hash(files: &[PathBuf]) -> Result<String, ImportError> {
    let mut hash = Sha256::new();
    for file in files {
        let read =
            std::fs::File::open(file).and_then(|mut opened| std::io::copy(&mut opened, &mut hash));
        read.map_err(|source| ImportError::Unreadable {
            file: file.clone(),
            source,
        })?;
    }
    Ok(hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

/// What an import holds while it runs.
struct Work<'j> {
    job: &'j Job,
    world: World,
    known: Known,
    report: Report,
    /// The source of rows that name none, once it is needed.
    source: Option<(i64, String)>,
    pending: Vec<Tie>,
    proposed: std::collections::HashSet<(String, String)>,
}

impl Work<'_> {
    /// Reads one file to its end. `must` is the only kind that it may be.
    async fn file(
        &mut self,
        changing: &mut Changing<'_>,
        file: &Path,
        must: Option<Kind>,
        progress: &mut (dyn FnMut(Progress) + Send),
    ) -> Result<(), ImportError> {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        self.report.file = name.clone().into_owned();
        let mut records = read(file, self.job.sheet.clone())?;
        let mut columns: Option<Columns> = None;
        let mut places = Vec::new();
        while let Some(batch) = records.recv().await {
            for record in batch? {
                let Some(columns) = &columns else {
                    let known = self.header(changing, &record.cells, file, must).await?;
                    self.report
                        .columns
                        .push((name.clone().into_owned(), known.clone()));
                    columns = Some(known);
                    continue;
                };
                if columns.layout == Layout::Facts(Kind::Place) {
                    places.push(record);
                } else {
                    self.record(changing, columns, &record).await?;
                }
            }
            progress(Progress {
                done: self.report.counts.read,
            });
        }
        places.sort_by_key(|record| facts::place_rank(&record.cells));
        if let Some(columns) = &columns {
            for record in &places {
                self.record(changing, columns, record).await?;
            }
        }
        self.flush(changing).await
    }

    async fn header(
        &mut self,
        changing: &mut Changing<'_>,
        cells: &[String],
        file: &Path,
        must: Option<Kind>,
    ) -> Result<Columns, ImportError> {
        let columns = Columns::new(cells, self.job.map.as_deref())?;
        if must.is_some_and(|kind| columns.layout != Layout::Facts(kind)) {
            return Err(ImportError::Broken {
                file: file.to_owned(),
                detail: format!("must have the columns {}", Kind::Place.columns().join(", ")),
            });
        }
        if !columns.certain && !self.job.dry_run {
            let mapping = columns.describe();
            return Err(ImportError::Guessed { mapping });
        }
        if matches!(columns.layout, Layout::Pairs | Layout::Figures) {
            self.choose_source(changing, columns.at(Field::Source).is_some())
                .await?;
        }
        Ok(columns)
    }

    /// Finds or makes the source of the rows.
    async fn choose_source(
        &mut self,
        changing: &mut Changing<'_>,
        rows_have_one: bool,
    ) -> Result<(), ImportError> {
        let source = match &self.job.source {
            SourceArg::Id(id) => {
                let number = self.world.source(id);
                let number = number.ok_or_else(|| ImportError::UnknownSource(id.clone()))?;
                self.source = Some((number, id.clone()));
                return Ok(());
            }
            SourceArg::New(source) => source.clone(),
            SourceArg::None if rows_have_one => return Ok(()),
            // A dry run is taken back, with the source that it stands on.
            SourceArg::None if self.job.dry_run => Source {
                id: "dry-run".to_owned(),
                publisher: "-".to_owned(),
                title: "-".to_owned(),
                url: None,
                as_of: None,
                lang: "en".to_owned(),
            },
            SourceArg::None => return Err(ImportError::NoSource),
        };
        let id = source.id.clone();
        let number = match self.world.source(&id) {
            Some(number) => number,
            None => changing.add(Row::Source(source)).await?,
        };
        self.world.learn_source(&id, number);
        self.source = Some((number, id));
        Ok(())
    }

    async fn record(
        &mut self,
        changing: &mut Changing<'_>,
        columns: &Columns,
        record: &Record,
    ) -> Result<(), ImportError> {
        self.report.counts.read += 1;
        if let Some(why) = record::shape(columns, record) {
            self.report.add(record.line, Verdict::Rejected, || why);
            return Ok(());
        }
        let cells = record
            .cells
            .get(..columns.names.len())
            .unwrap_or(&record.cells);
        let line = (record.line, cells);
        match columns.layout {
            Layout::Facts(kind) => {
                let (world, report) = (&mut self.world, &mut self.report);
                let step = facts::take(changing, world, &self.known, report, kind, line).await?;
                if let Step::Add(tie) = step {
                    self.add(changing, *tie, record.line).await?;
                }
                Ok(())
            }
            // They come with the program; the file is part of an export for completeness.
            Layout::Groups => {
                self.report.add(record.line, Verdict::Same, String::new);
                Ok(())
            }
            Layout::Retired => facts::retire(changing, &mut self.report, line).await,
            Layout::Pairs => self.pair(changing, columns, record).await,
            Layout::Figures => self.figure(changing, columns, record).await,
        }
    }

    async fn pair(
        &mut self,
        changing: &mut Changing<'_>,
        columns: &Columns,
        record: &Record,
    ) -> Result<(), ImportError> {
        let line = record.line;
        let pair = match record::pair(columns, record) {
            Ok(pair) => pair,
            Err(why) => {
                // A row about other countries need not be sound.
                self.report.add(line, Verdict::Rejected, || why);
                return Ok(());
            }
        };
        let source = match pair.source {
            Some(id) => self.world.source(id).map(|number| (number, id.to_owned())),
            None => self.source.clone(),
        };
        let sides = pairs::sides(&mut self.world, &self.known, &pair, columns.chinese_first);
        let sides = match sides {
            Err(Unfit::NewPlace(cn, name, iso)) => {
                match self.new_place(changing, &name, &iso).await? {
                    Some(partner) => Ok((cn, partner)),
                    None => Err(Unfit::NewPlace(cn, name, iso)),
                }
            }
            sides => sides,
        };
        let (cn, partner) = match sides {
            Ok(sides) => sides,
            Err(unfit) => {
                let world = &self.world;
                self.report.add(line, unfit.verdict(), || {
                    format!("{}: {}", pair.place.join(" – "), unfit.explain(world))
                });
                return Ok(());
            }
        };
        let Some((number, id)) = source else {
            let why = match pair.source {
                Some(id) => format!("source {id:?} is not known"),
                None => "the row names no source, and --source gives none".to_owned(),
            };
            self.report.add(line, Verdict::Rejected, || why);
            return Ok(());
        };
        let authority = if self.job.overwrite {
            Authority::Final
        } else {
            Authority::Additional
        };
        let sides = (&cn, &partner);
        let decision = pairs::decide(
            &mut self.known,
            sides,
            &pair,
            (number, &id),
            authority,
            line,
        );
        match decision {
            Decision::Add(tie) => {
                self.report.add(line, Verdict::New, || {
                    Row::Partnership(tie.row.clone()).key()
                });
                self.add(changing, *tie, line).await
            }
            Decision::Set(id, patch) => self.set(changing, id, &patch, line).await,
            Decision::Leave(verdict, text) => {
                self.report.add(line, verdict, || text);
                Ok(())
            }
        }
    }

    /// Makes a foreign place, or proposes it.
    async fn new_place(
        &mut self,
        changing: &mut Changing<'_>,
        name: &str,
        iso: &str,
    ) -> Result<Option<super::world::Unit>, ImportError> {
        let key = (iso.to_owned(), crate::text::fold::key(name));
        let accept = matches!(self.job.new_places, NewPlaces::Accept);
        if !accept && self.proposed.contains(&key) {
            return Ok(None);
        }
        let Some(place) = self.world.propose(name, iso) else {
            return Ok(None);
        };
        if !accept {
            self.proposed.insert(key);
            self.report.propose(place);
            return Ok(None);
        }
        let id = match changing.add(Row::Place(place.clone())).await {
            Ok(id) => id,
            Err(ChangeError::Store(error)) => return Err(error.into()),
            Err(_) => return Ok(None),
        };
        let Ok(number) = u32::try_from(id) else {
            return Ok(None);
        };
        self.world.learn_place(&place, PlaceId(number));
        let slug = place.id.clone();
        self.report.propose(place);
        Ok(self.world.by_slug(&slug))
    }

    async fn set(
        &mut self,
        changing: &mut Changing<'_>,
        id: i64,
        patch: &pairs::Patch,
        line: u64,
    ) -> Result<(), ImportError> {
        // The row may be one that this import has not written yet.
        self.flush(changing).await?;
        let stored = changing.row(Kind::Partnership, &Wanted::Id(id)).await?;
        let Some(Row::Partnership(old)) = stored.map(|stored| stored.row) else {
            return Ok(());
        };
        let new = patch.apply(&old);
        let done = changing.set(id, Row::Partnership(new.clone())).await;
        done.map_err(|source| ImportError::Refused { line, source })?;
        self.report.add(line, Verdict::Changed, || {
            let since = new.since.map_or(String::new(), |since| since.to_string());
            format!("{} {}: since {since}, {}", new.cn, new.partner, new.status)
        });
        Ok(())
    }

    async fn add(
        &mut self,
        changing: &mut Changing<'_>,
        tie: Tie,
        line: u64,
    ) -> Result<(), ImportError> {
        let first = changing.next_tie().await?;
        let id = first + i64::try_from(self.pending.len()).unwrap_or(0);
        self.known.learn(&tie, id, line);
        self.pending.push(tie);
        if self.pending.len() >= TOGETHER {
            self.flush(changing).await?;
        }
        Ok(())
    }

    async fn flush(&mut self, changing: &mut Changing<'_>) -> Result<(), ImportError> {
        if !self.pending.is_empty() {
            changing.add_ties(&self.pending).await?;
            self.pending.clear();
        }
        Ok(())
    }

    async fn figure(
        &mut self,
        changing: &mut Changing<'_>,
        columns: &Columns,
        record: &Record,
    ) -> Result<(), ImportError> {
        let line = record.line;
        match self.figure_row(columns, record) {
            Ok(mut row) => {
                let wanted = Wanted::Key(row.key());
                let known = changing.row(Kind::Figure, &wanted).await?;
                // What the table has no words for stays as it is.
                if let (Row::Figure(new), Some(Row::Figure(old))) =
                    (&mut row, known.map(|stored| stored.row))
                {
                    new.locator = new.locator.take().or(old.locator);
                    new.note = new.note.take().or(old.note);
                }
                facts::put(changing, &mut self.world, &mut self.report, (line, row)).await
            }
            Err(why) => {
                self.report.add(line, Verdict::Rejected, || why);
                Ok(())
            }
        }
    }

    fn figure_row(&self, columns: &Columns, record: &Record) -> Result<Row, String> {
        let get = |field| cell(columns, record, field).unwrap_or_default();
        let scope = get(Field::Scope);
        let found = self
            .world
            .scope(scope)
            .ok_or_else(|| format!("no place is called {scope:?}"))?;
        let metric = Some(get(Field::Metric)).filter(|metric| !metric.is_empty());
        let metric = metric.unwrap_or(Metric::Partnerships.code());
        let unit = match (get(Field::Unit), metric.parse::<Metric>()) {
            ("", Ok(metric)) => metric.units().first().map_or("", |unit| unit.code()),
            (unit, _) => unit,
        };
        let date =
            |text: &str| super::date::read(text, None).map(|date: PartialDate| date.to_string());
        let as_of = match get(Field::AsOf) {
            "" => String::new(),
            text => date(text).ok_or_else(|| format!("{text:?} is not a date"))?,
        };
        let value = get(Field::Value).replace([',', '，'], "");
        let own = get(Field::Source);
        let source = match (&self.source, own) {
            (Some((_, id)), "") => id.as_str(),
            (_, own) => own,
        };
        let (locator, note) = (get(Field::Locator), get(Field::Note));
        let cells = vec![metric, &found, &value, unit, &as_of, source, locator, note];
        let number = usize::try_from(record.line).unwrap_or(usize::MAX);
        Row::parse(Kind::Figure, number, cells).map_err(|faults| facts::messages(&faults))
    }
}

/// Reads on a thread of its own; the channel holds only a few batches, so that a slow writer
/// holds the reader back.
fn read(
    file: &Path,
    sheet: Option<String>,
) -> Result<mpsc::Receiver<Result<Vec<Record>, ImportError>>, ImportError> {
    let format = Format::of(file)?;
    let file = file.to_owned();
    let (sender, receiver) = mpsc::channel(4);
    tokio::task::spawn_blocking(move || {
        let mut batch = Vec::with_capacity(BATCH);
        let mut sink = |record| {
            batch.push(record);
            batch.len() < BATCH
                || sender
                    .blocking_send(Ok(std::mem::replace(&mut batch, Vec::with_capacity(BATCH))))
                    .is_ok()
        };
        let read = table::read(&file, format, sheet.as_deref(), &mut sink);
        // Nobody listens any more when the import has failed.
        let _ = sender.blocking_send(Ok(batch));
        if let Err(error) = read {
            let _ = sender.blocking_send(Err(error));
        }
    });
    Ok(receiver)
}
