//! The documents that are searched, and their passages. A document is put in, replaced and taken
//! out with all its passages in one transaction, which counts the generation up.

use super::db::{Builder, Connection, Row, query};
use super::{Store, StoreError};
use crate::passages::Shelved;
use crate::passages::document::{Document, Kind, Metadata, Passage, Reading};

type Result<T> = std::result::Result<T, sqlx::Error>;

/// Passages in one statement: far below SQLite's limit of 32,766 values.
const CHUNK: usize = 200;

/// Where a document that somebody added comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The file, as an absolute path.
    pub file: String,
    /// When it was added, in Unix seconds.
    pub added_at: i64,
    /// What was said about it when it was read, a line each.
    pub report: Vec<String>,
}

/// Where a document comes from.
pub(super) enum Provenance<'a> {
    /// It came with the facts of this generation.
    Shipped(i64),
    Added(&'a Origin),
}

/// What became of a document that was to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is new.
    New,
    /// It took the place of an earlier state, which had so many passages.
    Replaced(u32),
    /// The same document was there already.
    Unchanged,
    /// Its id is that of a shipped document; nothing was done.
    Shipped,
    /// Its id is that of a document from this other file; nothing was done.
    Taken(String),
}

/// What became of a document that was to be removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removed {
    /// It is gone, with so many passages.
    Gone(u32),
    /// It is a shipped document; nothing was done.
    Shipped,
    /// There is no such document.
    Unknown,
}

/// A document in the list of all.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// What kind of text it is: `article`, `policy` or `digest`.
    pub kind: String,
    /// Its language: `zh` or `en`.
    pub lang: String,
    /// Its title.
    pub title: String,
    /// How many passages it has.
    pub passages: u32,
    /// Where it comes from; `None` for a shipped document.
    pub file: Option<String>,
    /// When it was added, in Unix seconds; `None` for a shipped document.
    pub added_at: Option<i64>,
    /// What was said about it when it was read.
    pub report: Vec<String>,
}

impl Store {
    /// Puts a document in, or in the place of an earlier state of it from the same file. With
    /// `replace`, the earlier one may come from another file.
    ///
    /// # Errors
    /// When the database cannot be written; it is then as before.
    pub async fn add_document(
        &self,
        reading: &Reading,
        origin: &Origin,
        replace: bool,
    ) -> std::result::Result<Added, StoreError> {
        let add = async {
            let mut transaction = self.pool.begin_writing().await?;
            let added = added(&mut transaction, reading, origin, replace).await?;
            if matches!(added, Added::New | Added::Replaced(_)) {
                put(&mut transaction, reading, &Provenance::Added(origin)).await?;
                count_up(&mut transaction).await?;
                transaction.commit().await?;
            }
            Ok(added)
        };
        add.await.map_err(|error| self.error(error))
    }

    /// Takes a document and its passages out. Shipped documents stay: they would be back with the
    /// next release.
    ///
    /// # Errors
    /// When the database cannot be written; it is then as before.
    pub async fn remove_document(&self, id: &str) -> std::result::Result<Removed, StoreError> {
        let remove = async {
            let mut transaction = self.pool.begin_writing().await?;
            let Some(found) = find(&mut transaction, id).await? else {
                return Ok(Removed::Unknown);
            };
            if found.shipped {
                return Ok(Removed::Shipped);
            }
            query("DELETE FROM documents WHERE slug = $1")
                .bind(id)
                .execute(&mut transaction)
                .await?;
            count_up(&mut transaction).await?;
            transaction.commit().await?;
            Ok(Removed::Gone(found.passages))
        };
        remove.await.map_err(|error| self.error(error))
    }

    /// Every document, those that somebody added first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn documents(&self) -> std::result::Result<Vec<Listed>, StoreError> {
        let select = "SELECT slug, kind, lang, title, file, added_at, report,
                             (SELECT count(*) FROM passages p WHERE p.document_id = d.id)
                      FROM documents d ORDER BY shipped_in IS NOT NULL, slug";
        let read = async {
            let rows = query(select).fetch_all(&self.pool).await?;
            rows.iter().map(listed).collect::<Result<Vec<_>>>()
        };
        read.await.map_err(|error| self.error(error))
    }

    /// The id and the hash of every document.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn document_hashes(&self) -> std::result::Result<Vec<(String, String)>, StoreError> {
        let read = async { hashes(&mut self.pool.acquire().await?).await };
        let found = read.await.map_err(|error| self.error(error))?;
        let pair = |hashed: Hashed| (hashed.id, hashed.hash);
        Ok(found.into_iter().map(pair).collect())
    }

    /// Every document with its passages.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn shelf(&self) -> std::result::Result<Vec<Shelved>, StoreError> {
        // What a document says about itself is sent once, with its first passage.
        let select = "SELECT CASE WHEN p.ordinal = 1 THEN d.metadata END, d.hash, p.ordinal,
                             p.section, p.pages, p.locator, p.point, p.sources, p.notes, p.text
                      FROM documents d JOIN passages p ON p.document_id = d.id
                      ORDER BY d.id, p.ordinal";
        let read = async {
            let rows = query(select).fetch_all(&self.pool).await?;
            let mut shelf: Vec<Shelved> = Vec::new();
            for row in &rows {
                if let Some(metadata) = row.get(0)? {
                    shelf.push(shelved(metadata, row.get(1)?)?);
                }
                if let Some(last) = shelf.last_mut() {
                    last.passages.push(passage(&last.document, row)?);
                }
            }
            Ok(shelf)
        };
        read.await.map_err(|error| self.error(error))
    }
}

/// Writes a document and its passages in the place of an earlier state.
pub(super) async fn put(
    connection: &mut Connection,
    reading: &Reading,
    provenance: &Provenance<'_>,
) -> Result<()> {
    let document = &reading.document;
    let (shipped_in, origin) = match provenance {
        Provenance::Shipped(generation) => (Some(*generation), None),
        Provenance::Added(origin) => (None, Some(origin)),
    };
    let upsert = "INSERT INTO documents
            (slug, kind, lang, title, metadata, hash, shipped_in, file, added_at, report)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (slug) DO UPDATE SET
            kind = excluded.kind, lang = excluded.lang, title = excluded.title,
            metadata = excluded.metadata, hash = excluded.hash, shipped_in = excluded.shipped_in,
            file = excluded.file, added_at = excluded.added_at, report = excluded.report
        RETURNING id";
    let id: i64 = query(upsert)
        .bind(&document.id)
        .bind(kind_code(document.kind))
        .bind(document.lang().code())
        .bind(&document.title)
        .bind(json(&document.metadata)?)
        .bind(reading.hash())
        .bind(shipped_in)
        .bind(origin.map(|origin| origin.file.as_str()))
        .bind(origin.map(|origin| origin.added_at))
        .bind(origin.map(|origin| json(&origin.report)).transpose()?)
        .value(&mut *connection)
        .await?;
    query("DELETE FROM passages WHERE document_id = $1")
        .bind(id)
        .execute(&mut *connection)
        .await?;
    for chunk in reading.passages.chunks(CHUNK) {
        insert(connection, id, chunk).await?;
    }
    Ok(())
}

async fn insert(connection: &mut Connection, id: i64, passages: &[Passage]) -> Result<()> {
    let mut rows = Vec::with_capacity(passages.len());
    for passage in passages {
        let lists = [
            json(&passage.section)?,
            json(&passage.sources)?,
            json(&passage.notes)?,
        ];
        rows.push((passage, lists));
    }
    let mut query = Builder::new(
        "INSERT INTO passages
            (document_id, ordinal, section, pages, locator, point, sources, notes, text) ",
    );
    query.push_values(rows, |values, (passage, [section, sources, notes])| {
        values
            .push_bind(id)
            .push_bind(passage.ordinal)
            .push_bind(section)
            .push_bind(passage.pages.as_deref())
            .push_bind(passage.locator.as_deref())
            .push_bind(passage.point)
            .push_bind(sources)
            .push_bind(notes)
            .push_bind(&passage.text);
    });
    let query = query.build().once();
    query.execute(connection).await.map(|_| ())
}

/// What was read of a document, of which only the document is left.
impl From<Shelved> for Reading {
    fn from(shelved: Shelved) -> Self {
        Self {
            document: shelved.document,
            passages: shelved.passages,
            ..Self::default()
        }
    }
}

/// Which state of a document is there.
pub(super) struct Hashed {
    pub(super) id: String,
    pub(super) hash: String,
    /// It was not added here.
    pub(super) shipped: bool,
}

/// The state of every document.
pub(super) async fn hashes(connection: &mut Connection) -> Result<Vec<Hashed>> {
    let select = "SELECT slug, hash, shipped_in IS NOT NULL FROM documents ORDER BY slug";
    let rows = query(select).fetch_all(connection).await?;
    let hashed = |row: &Row| {
        Ok(Hashed {
            id: row.get(0)?,
            hash: row.get(1)?,
            shipped: row.get(2)?,
        })
    };
    rows.iter().map(hashed).collect()
}

/// What is known of a document before it is changed.
struct Present {
    hash: String,
    shipped: bool,
    file: Option<String>,
    passages: u32,
}

async fn find(connection: &mut Connection, id: &str) -> Result<Option<Present>> {
    let select = "SELECT hash, shipped_in IS NOT NULL, file,
                         (SELECT count(*) FROM passages p WHERE p.document_id = d.id)
                  FROM documents d WHERE slug = $1";
    let row = query(select).bind(id).fetch_optional(connection).await?;
    let present = |row: Row| {
        Ok(Present {
            hash: row.get(0)?,
            shipped: row.get(1)?,
            file: row.get(2)?,
            passages: row.get(3)?,
        })
    };
    row.map(present).transpose()
}

/// What adding a document comes to.
async fn added(
    connection: &mut Connection,
    reading: &Reading,
    origin: &Origin,
    replace: bool,
) -> Result<Added> {
    let Some(present) = find(connection, &reading.document.id).await? else {
        return Ok(Added::New);
    };
    if present.shipped {
        return Ok(Added::Shipped);
    }
    if present.hash == reading.hash() {
        return Ok(Added::Unchanged);
    }
    match present.file {
        Some(file) if file != origin.file && !replace => Ok(Added::Taken(file)),
        _ => Ok(Added::Replaced(present.passages)),
    }
}

async fn count_up(connection: &mut Connection) -> Result<()> {
    let count = query("UPDATE meta SET generation = generation + 1");
    count.execute(connection).await.map(|_| ())
}

fn listed(row: &Row) -> Result<Listed> {
    let report: Option<&str> = row.get(6)?;
    Ok(Listed {
        id: row.get(0)?,
        kind: row.get(1)?,
        lang: row.get(2)?,
        title: row.get(3)?,
        file: row.get(4)?,
        added_at: row.get(5)?,
        report: report.map(read_json).transpose()?.unwrap_or_default(),
        passages: row.get(7)?,
    })
}

fn shelved(metadata: &str, hash: String) -> Result<Shelved> {
    let metadata: Metadata = read_json(metadata)?;
    let document = Document::described(metadata)
        .map_err(|(_, problem)| sqlx::Error::Decode(problem.into()))?;
    Ok(Shelved {
        document,
        passages: Vec::new(),
        hash,
    })
}

fn passage(document: &Document, row: &Row) -> Result<Passage> {
    let ordinal = row.get(2)?;
    Ok(Passage {
        id: format!("{}#{ordinal}", document.id),
        document: document.id.clone(),
        ordinal,
        title: document.title.clone(),
        section: read_json(row.get(3)?)?,
        pages: row.get(4)?,
        locator: row.get(5)?,
        point: row.get(6)?,
        sources: read_json(row.get(7)?)?,
        lang: document.lang(),
        text: row.get(9)?,
        notes: read_json(row.get(8)?)?,
    })
}

fn json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(error.into()))
}

fn read_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| sqlx::Error::Decode(error.into()))
}

const fn kind_code(kind: Kind) -> &'static str {
    match kind {
        Kind::Article => "article",
        Kind::Policy => "policy",
        Kind::Digest => "digest",
    }
}
