//! Where facts come from.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Columns, Result, date};
use crate::facts::PartialDate;
use crate::store::db::Builder;
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

/// The columns that [`Source::read`] expects, of the table `sources AS s`.
pub(super) const COLUMNS: &str = "s.slug, s.publisher, s.title, s.url, s.as_of, s.lang";

/// Number, then [`COLUMNS`].
pub(super) type SourceRow = (
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
    pub(super) fn from_row(row: SourceRow) -> Result<(i64, Arc<Self>)> {
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

    fn read(columns: &mut Columns<'_>) -> Result<Self> {
        Ok(Self {
            slug: columns.take::<&str>()?.into(),
            publisher: columns.take::<&str>()?.into(),
            title: columns.take::<&str>()?.into(),
            url: columns.take::<Option<&str>>()?.map(Arc::from),
            as_of: columns.date()?,
            lang: columns.take::<&str>()?.into(),
        })
    }
}

/// The sources of an answer, each made once however many rows it has.
#[derive(Default)]
pub(super) struct Seen(HashMap<i64, Arc<Source>>);

impl Seen {
    /// Reads the number of a source and [`COLUMNS`] behind it.
    pub(super) fn read(&mut self, columns: &mut Columns<'_>) -> Result<Arc<Source>> {
        let id = columns.take()?;
        if let Some(source) = self.0.get(&id) {
            return Ok(source.clone());
        }
        let source = Arc::new(Source::read(columns)?);
        self.0.insert(id, source.clone());
        Ok(source)
    }
}

impl Store {
    /// The sources of these slugs, in no particular order; unknown slugs are left out.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn sources(&self, slugs: &[&str]) -> std::result::Result<Vec<Source>, StoreError> {
        let select = format!("SELECT {COLUMNS} FROM sources s WHERE s.slug IN (");
        let mut query = Builder::new(select);
        let mut list = query.separated(", ");
        for slug in slugs {
            list.push_bind(*slug);
        }
        query.push(")");
        let rows = query
            .build()
            .fetch_all(&self.pool)
            .await
            .map_err(|error| self.error(error))?;
        let sources = rows.iter().map(|row| Source::read(&mut Columns::new(row)));
        sources
            .collect::<Result<_>>()
            .map_err(|error| self.error(error))
    }
}
