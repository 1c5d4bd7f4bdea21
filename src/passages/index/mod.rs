//! The index: what is needed to find passages, derived from them and rebuilt at any time.
//!
//! An index lives in a folder of its own. Each build makes a new version beside the old one and
//! then points to it, so that a reader sees the old index or the new one and never half of one.

mod folder;
mod postings;
mod schema;

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::SystemTime;

use tantivy::directory::MmapDirectory;
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, Term};

pub(super) use folder::clear_drafts;
pub(super) use postings::{List, Postings};
pub(super) use schema::{Fields, Stored};

use super::Passage;

/// The memory that one writer may use before it writes a segment.
const WRITER_BYTES: usize = 64 << 20;

/// So many passages are analysed side by side before they are written.
const BATCH: usize = 512;

/// Why an index cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// There is no index yet, or it was made by another version of the program.
    #[error("there is no index in {0}: build it with `youcheng index build`")]
    Missing(PathBuf),
    /// Files of the index are missing or changed.
    #[error("the index in {path} is damaged ({what}): build it again with `youcheng index build`")]
    Damaged {
        /// The folder of the index.
        path: PathBuf,
        /// What is wrong.
        what: String,
    },
    /// The folder cannot be read or written.
    #[error("cannot use the index folder {path}: {source}")]
    Io {
        /// The folder of the index.
        path: PathBuf,
        /// The cause.
        source: std::io::Error,
    },
    /// The search library failed.
    #[error("the index failed: {0}")]
    Library(#[from] tantivy::TantivyError),
}

impl IndexError {
    /// Does building the index anew help?
    #[must_use]
    pub const fn calls_for_rebuild(&self) -> bool {
        matches!(self, Self::Missing(_) | Self::Damaged { .. })
    }
}

/// What an index holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The number of passages.
    pub passages: u64,
    /// The folder of the version in use; `None` for an index in memory.
    pub folder: Option<PathBuf>,
    /// When it was last written, where that is known.
    pub written: Option<SystemTime>,
}

/// An index that can be searched. Cheap to share behind an `Arc`; searches run side by side.
pub struct Index {
    inner: tantivy::Index,
    reader: IndexReader,
    fields: Fields,
    folder: Option<PathBuf>,
}

impl Index {
    /// Opens the current version of the index in `dir`.
    ///
    /// # Errors
    /// [`IndexError::Missing`] and [`IndexError::Damaged`] call for a rebuild.
    pub fn open(dir: &Path) -> Result<Self, IndexError> {
        let folder = folder::current(dir)?;
        let damaged = |what: String| IndexError::Damaged {
            path: folder.clone(),
            what,
        };
        if let Some(file) = folder::cut_off(&folder) {
            return Err(damaged(format!("{} is cut off", file.display())));
        }
        let directory = MmapDirectory::open(&folder).map_err(|e| damaged(e.to_string()))?;
        let inner = tantivy::Index::open(directory).map_err(|e| damaged(e.to_string()))?;
        let broken = inner
            .validate_checksum()
            .map_err(|e| damaged(e.to_string()))?;
        if let Some(file) = broken.iter().next() {
            return Err(damaged(format!("{} has changed", file.display())));
        }
        Self::new(inner, Some(folder))
    }

    /// Builds a new version of the index in `dir` from all `passages` and opens it.
    ///
    /// # Errors
    /// When the folder cannot be written; the version in use stays as it was.
    pub fn build(
        dir: &Path,
        passages: impl IntoIterator<Item = Passage>,
    ) -> Result<Self, IndexError> {
        Self::build_labelled(dir, passages, "")
    }

    /// As [`Index::build`], and `label` says what the index was made from; see [`Index::label`].
    ///
    /// # Errors
    /// As [`Index::build`].
    pub fn build_labelled(
        dir: &Path,
        passages: impl IntoIterator<Item = Passage>,
        label: &str,
    ) -> Result<Self, IndexError> {
        let (schema, fields) = Fields::schema();
        let draft = folder::draft(dir)?;
        {
            let directory = MmapDirectory::open(draft.path())
                .map_err(|e| folder::io(dir)(std::io::Error::other(e)))?;
            let index = tantivy::Index::create(directory, schema, schema::settings())?;
            write_all(&index, &fields, passages, label)?;
        }
        folder::publish(dir, draft)?;
        Self::open(dir)
    }

    /// An index in memory, for tests and trials.
    ///
    /// # Errors
    /// When the search library fails.
    pub fn in_memory(passages: impl IntoIterator<Item = Passage>) -> Result<Self, IndexError> {
        let (schema, fields) = Fields::schema();
        let directory = tantivy::directory::RamDirectory::create();
        let index = tantivy::Index::create(directory, schema, schema::settings())?;
        write_all(&index, &fields, passages, "")?;
        Self::new(index, None)
    }

    fn new(inner: tantivy::Index, folder: Option<PathBuf>) -> Result<Self, IndexError> {
        let fields = Fields::of(&inner.schema())?;
        let reader = inner
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        Ok(Self {
            inner,
            reader,
            fields,
            folder,
        })
    }

    /// Takes the passages of the documents `gone` out and puts `fresh` ones in, in one step. The
    /// index is then made from what `label` says.
    ///
    /// # Errors
    /// When the index cannot be written; it then stays as it was.
    pub fn update(
        &self,
        gone: &[&str],
        fresh: impl IntoIterator<Item = Passage>,
        label: &str,
    ) -> Result<(), IndexError> {
        let mut writer = self.inner.writer_with_num_threads(1, WRITER_BYTES)?;
        for document in gone {
            writer.delete_term(Term::from_field_text(self.fields.document, document));
        }
        write(&mut writer, &self.fields, fresh, label)?;
        writer.wait_merging_threads()?;
        Ok(self.reader.reload()?)
    }

    /// What the index was made from, as it was told when it was last changed; `None` if it was not.
    #[must_use]
    pub fn label(&self) -> Option<String> {
        let label = self.inner.load_metas().ok()?.payload;
        label.filter(|label| !label.is_empty())
    }

    /// What the index holds.
    #[must_use]
    pub fn status(&self) -> Status {
        Status {
            passages: self.reader.searcher().num_docs(),
            folder: self.folder.clone(),
            written: self.folder.as_deref().and_then(folder::written),
        }
    }

    pub(super) fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    pub(super) const fn fields(&self) -> &Fields {
        &self.fields
    }
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Index").field(&self.status()).finish()
    }
}

fn write_all(
    index: &tantivy::Index,
    fields: &Fields,
    passages: impl IntoIterator<Item = Passage>,
    label: &str,
) -> Result<(), IndexError> {
    let mut writer = index.writer_with_num_threads(1, WRITER_BYTES)?;
    write(&mut writer, fields, passages, label)?;
    Ok(writer.wait_merging_threads()?)
}

/// The passages as the index takes them, in their order; the work is shared among the processors.
fn analysed(batch: &[Passage], fields: &Fields) -> Vec<TantivyDocument> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let analyse = |part: &[Passage]| -> Vec<TantivyDocument> {
        part.iter()
            .map(|passage| fields.document_of(passage))
            .collect()
    };
    thread::scope(|scope| {
        let parts = batch.chunks(batch.len().div_ceil(workers).max(1));
        let running: Vec<_> = parts
            .map(|part| scope.spawn(move || analyse(part)))
            .collect();
        let documents = running.into_iter().flat_map(|worker| {
            let done = worker.join();
            done.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        documents.collect()
    })
}

/// Adds the passages and commits.
fn write(
    writer: &mut IndexWriter<TantivyDocument>,
    fields: &Fields,
    passages: impl IntoIterator<Item = Passage>,
    label: &str,
) -> Result<(), IndexError> {
    let mut passages = passages.into_iter();
    loop {
        let batch: Vec<Passage> = passages.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            break;
        }
        for document in analysed(&batch, fields) {
            writer.add_document(document)?;
        }
    }
    let mut commit = writer.prepare_commit()?;
    commit.set_payload(label);
    commit.commit()?;
    Ok(())
}
