//! Where facts come from.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use super::{Columns, Result, date, from_json};
use crate::facts::PartialDate;
use crate::store::db::{Builder, Query, query};
use crate::store::{Store, StoreError};

/// A page, article or book.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Source {
    /// Its id in the data files, such as `yang-2015`.
    pub slug: Arc<str>,
    /// Who published it.
    pub publisher: Arc<str>,
    /// Its title.
    pub title: Arc<str>,
    /// Its web address, if it has one.
    pub url: Option<Arc<str>>,
    /// When it was published or read, if known.
    pub as_of: Option<PartialDate>,
    /// The codes of its languages, such as `en` or `zh/en`.
    pub lang: Arc<str>,
}

/// Columns of [`SourceRow`], of the table `sources AS s`.
const COLUMNS: &str = "s.id, s.slug, s.publisher, s.title, s.url, s.as_of, s.lang";

/// The first column of [`Store::with_sources`]: of which state of the store an answer is.
pub(super) const GENERATION: &str = "(SELECT generation FROM meta)";

/// How often an answer is asked for again because the store has changed under it.
const ATTEMPTS: usize = 3;

/// Number, slug, publisher, title, address, date, languages.
type SourceRow = (
    i64,
    String,
    String,
    String,
    Option<String>,
    Option<i64>,
    String,
);

impl Source {
    /// A source and its number in the store.
    fn from_row(row: SourceRow) -> Result<(i64, Arc<Self>)> {
        let (id, slug, publisher, title, url, as_of, lang) = row;
        let source = Self {
            slug: slug.into(),
            publisher: publisher.into(),
            title: title.into(),
            url: url.map(Arc::from),
            as_of: as_of.map(date).transpose()?,
            lang: lang.into(),
        };
        Ok((id, Arc::new(source)))
    }
}

/// The sources of one state of the store, by number. They are few, and nearly every answer needs
/// some of them.
#[derive(Debug, Default)]
pub(in crate::store) struct Sources {
    /// No store is in a state before the first.
    generation: Option<i64>,
    by_id: HashMap<i64, Arc<Source>>,
}

/// The sources that were read last.
pub(in crate::store) type LastSources = Arc<RwLock<Arc<Sources>>>;

impl Sources {
    /// The source of a row of the same state.
    pub(super) fn get(&self, id: i64) -> Result<Arc<Source>> {
        let source = self.by_id.get(&id).cloned();
        source.ok_or_else(|| sqlx::Error::Decode(format!("there is no source {id}").into()))
    }
}

impl Store {
    /// The answer of a statement whose first column is [`GENERATION`] and whose rows name their sources
    /// by number.
    pub(super) async fn with_sources<T>(
        &self,
        statement: impl Fn() -> Query,
        read: impl Fn(&mut Columns<'_>, &Sources) -> Result<T>,
    ) -> Result<T> {
        let mut attempt = 1;
        loop {
            let row = statement().fetch_one(&self.pool).await?;
            let mut columns = Columns::new(&row);
            let generation = columns.take()?;
            let sources = self.sources_of(generation).await?;
            if sources.generation == Some(generation) || attempt == ATTEMPTS {
                return read(&mut columns, &sources);
            }
            attempt += 1;
        }
    }

    /// The sources as they are in a state of the store, or in a later one if it has changed since.
    async fn sources_of(&self, generation: i64) -> Result<Arc<Sources>> {
        let last = || {
            self.last_sources
                .read()
                .unwrap_or_else(PoisonError::into_inner)
        };
        let known = Arc::clone(&last());
        if known.generation == Some(generation) {
            return Ok(known);
        }
        let mut query = Builder::new(format!("SELECT {GENERATION}, "));
        self.pool.push_rows(&mut query, COLUMNS, |query| {
            query.push("sources s");
        });
        let row = query.build().fetch_one(&self.pool).await?;
        let mut columns = Columns::new(&row);
        let generation = columns.take()?;
        let rows: Vec<SourceRow> = from_json(columns.take()?)?;
        let read = Arc::new(Sources {
            generation: Some(generation),
            by_id: rows
                .into_iter()
                .map(Source::from_row)
                .collect::<Result<_>>()?,
        });
        if last().generation < read.generation {
            let mut last = self
                .last_sources
                .write()
                .unwrap_or_else(PoisonError::into_inner);
            *last = Arc::clone(&read);
        }
        Ok(read)
    }

    /// The sources of these slugs, in no particular order; unknown slugs are left out.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn sources(
        &self,
        slugs: &[&str],
    ) -> std::result::Result<Vec<Arc<Source>>, StoreError> {
        let read = async {
            let generation = query("SELECT generation FROM meta")
                .value(&self.pool)
                .await?;
            self.sources_of(generation).await
        };
        let known = read.await.map_err(|error| self.error(error))?;
        let wanted = known
            .by_id
            .values()
            .filter(|source| slugs.contains(&&*source.slug));
        Ok(wanted.cloned().collect())
    }
}
