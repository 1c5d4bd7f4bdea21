//! The front matter of a document, as far as a reference needs it.
//!
//! A digest describes its original: the reference leads the reader to what can be looked up, so
//! its kind and id are those of the original.

use serde::Deserialize;
use serde_json::Value;

use super::CiteError;
use super::work::{Author, Kind, Work, clean};

/// The keys that are read; further keys are left alone.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct FrontMatter {
    id: String,
    kind: Option<String>,
    original_kind: Option<String>,
    of: Option<String>,
    lang: String,
    original_lang: Option<String>,
    title: String,
    original_title: Option<String>,
    title_en: Option<String>,
    original_title_en: Option<String>,
    authors: Vec<String>,
    year: Option<Value>,
    date: Option<Value>,
    container: Option<String>,
    volume: Option<Value>,
    issue: Option<Value>,
    pages: Option<Value>,
    issn: Option<String>,
    publisher: Option<String>,
    place: Option<String>,
    event: Option<String>,
    url: Option<String>,
    accessed: Option<Value>,
    note: Option<String>,
}

impl TryFrom<FrontMatter> for Work {
    type Error = CiteError;

    fn try_from(doc: FrontMatter) -> Result<Self, CiteError> {
        let kind = match doc.original_kind.or(doc.kind) {
            Some(kind) => kind.parse()?,
            // A document that names a journal, or no address, is no page on the web.
            None if doc.container.is_some() || doc.url.is_none() => Kind::Article,
            None => Kind::default(),
        };
        Ok(Self {
            id: doc.of.unwrap_or(doc.id),
            kind,
            lang: doc.original_lang.unwrap_or(doc.lang),
            title: doc.original_title.unwrap_or(doc.title),
            title_en: doc.original_title_en.or(doc.title_en),
            authors: doc
                .authors
                .iter()
                .filter_map(|name| Author::parse(name))
                .collect(),
            date: plain(doc.date).or_else(|| plain(doc.year)),
            container: doc.container,
            volume: plain(doc.volume),
            issue: plain(doc.issue),
            pages: plain(doc.pages),
            issn: doc.issn,
            publisher: doc.publisher,
            place: doc.place,
            event: doc.event,
            url: doc.url,
            accessed: plain(doc.accessed),
            note: doc.note,
        })
    }
}

/// YAML reads `year: 2015` as a number and `issue: "8"` as a text: both are texts here.
fn plain(value: Option<Value>) -> Option<String> {
    match value? {
        Value::String(text) => clean(&text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
