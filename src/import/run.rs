//! One import from its file to the commit.

use std::path::Path;

use super::columns::{Columns, Field, Layout};
use super::facts::{self, Step};
use super::job::{Job, NewPlaces, Progress, SourceArg, files, hash};
use super::pairs::Known;
use super::report::{Missing, Report, Verdict};
use super::table::Record;
use super::world::World;
use super::{Damage, ImportError, reader, record};
use crate::facts::{Kind, Row, Source};
use crate::places::Gazetteer;
use crate::store::Store;
use crate::store::changes::{Changing, Tie};

/// Imports a file, or only looks what it would come to.
///
/// # Errors
/// When the file cannot be read as a whole, or the store cannot be written; nothing is then
/// changed.
pub async fn run(
    store: &Store,
    job: &Job,
    progress: &mut (dyn FnMut(Progress<'_>) + Send),
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

/// What an import holds while it runs.
pub(super) struct Work<'j> {
    pub(super) job: &'j Job,
    pub(super) world: World,
    pub(super) known: Known,
    pub(super) report: Report,
    /// The source of rows that name none, once it is needed.
    pub(super) source: Option<(i64, String)>,
    pub(super) pending: Vec<Tie>,
    pub(super) proposed: std::collections::HashSet<(String, String)>,
}

impl Work<'_> {
    /// Reads one file to its end. `must` is the only kind that it may be.
    async fn file(
        &mut self,
        changing: &mut Changing<'_>,
        file: &Path,
        must: Option<Kind>,
        progress: &mut (dyn FnMut(Progress<'_>) + Send),
    ) -> Result<(), ImportError> {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        self.report.file = name.clone().into_owned();
        let mut records = reader::read(file, self.job.sheet.clone())?;
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
            self.tell(progress);
        }
        places.sort_by_key(|record| facts::place_rank(&record.cells));
        if let Some(columns) = &columns {
            for record in &places {
                self.record(changing, columns, record).await?;
            }
        }
        self.flush(changing).await?;
        self.tell(progress);
        Ok(())
    }

    fn tell(&mut self, progress: &mut (dyn FnMut(Progress<'_>) + Send)) {
        progress(Progress {
            done: self.report.counts.read,
            left_out: &std::mem::take(&mut self.report.left_out),
        });
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
                damage: Damage::MustHave(Kind::Place.columns().join(", ")),
            });
        }
        if !columns.certain {
            if !self.job.dry_run {
                let mapping = columns.describe();
                return Err(ImportError::Guessed { mapping });
            }
            self.report.misses(Missing::Columns);
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
        if matches!(self.job.source, SourceArg::None) && !rows_have_one {
            self.report.misses(Missing::Source);
        }
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
            self.report
                .leave(record.line, Verdict::Rejected, || (String::new(), why));
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
}
