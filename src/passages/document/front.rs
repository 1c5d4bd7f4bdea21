//! The front matter: what a document says about itself.

use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::error::Problem;
use crate::text::{Lang, is_hidden};

/// What kind of text a document is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// An article or a book, in its own words.
    #[default]
    Article,
    /// A law, a rule, a speech or another official text.
    Policy,
    /// A summary in our words; each point leads to its original.
    Digest,
}

/// A document as its front matter describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Document {
    /// The name by which the library knows it; the source id where the document is a source.
    #[serde(deserialize_with = "text")]
    pub id: String,
    /// What kind of text it is.
    pub kind: Kind,
    /// The language of its text, as a tag: "zh", "en-GB"; see [`Document::lang`].
    #[serde(deserialize_with = "text")]
    pub lang: String,
    /// Its title, in its own language.
    #[serde(deserialize_with = "text")]
    pub title: String,
    /// Its title in English, where it has one.
    #[serde(deserialize_with = "optional")]
    pub title_en: Option<String>,
    /// Its authors, in the order printed.
    #[serde(deserialize_with = "list")]
    pub authors: Vec<String>,
    /// The year in which it appeared.
    #[serde(deserialize_with = "optional")]
    pub year: Option<String>,
    /// The journal, book or site that it appeared in.
    #[serde(deserialize_with = "optional")]
    pub container: Option<String>,
    /// The volume of the journal.
    #[serde(deserialize_with = "optional")]
    pub volume: Option<String>,
    /// The issue of the journal.
    #[serde(deserialize_with = "optional")]
    pub issue: Option<String>,
    /// The printed pages of the whole document.
    #[serde(deserialize_with = "optional")]
    pub pages: Option<String>,
    /// The serial number of the journal.
    #[serde(deserialize_with = "optional")]
    pub issn: Option<String>,
    /// Where it can be read.
    #[serde(deserialize_with = "optional")]
    pub url: Option<String>,
    /// Who published it.
    #[serde(deserialize_with = "optional")]
    pub publisher: Option<String>,
    /// The date of publication, ISO 8601, as precise as known.
    #[serde(deserialize_with = "optional")]
    pub date: Option<String>,
    /// What may be done with the text.
    #[serde(deserialize_with = "optional")]
    pub rights: Option<String>,
    /// In a digest: the id of the digest of the same original in the other language, whose points
    /// carry the same numbers.
    #[serde(deserialize_with = "optional")]
    pub pair: Option<String>,
    /// Source ids for the points of a digest that name none.
    #[serde(deserialize_with = "list", alias = "of")]
    pub sources: Vec<String>,
    /// All that the front matter says, with the keys that only references need.
    #[serde(skip)]
    pub metadata: Metadata,
}

/// The keys of a front matter and their values.
pub type Metadata = Map<String, Value>;

impl Document {
    /// The language of the text. Documents that were read have one that we know.
    #[must_use]
    pub fn lang(&self) -> Lang {
        if primary(&self.lang) == "zh" {
            Lang::Zh
        } else {
            Lang::En
        }
    }
}

/// A front matter as it stands in a file.
pub(super) struct Front<'a> {
    pub(super) metadata: Metadata,
    /// The text between the two lines `---`.
    yaml: &'a str,
    /// What comes after it.
    pub(super) body: &'a str,
    /// The number of lines before the body.
    pub(super) lines_before: usize,
}

/// Takes the front matter off `text`.
///
/// # Errors
/// The line and the problem, when there is none or it is not YAML of the right types.
pub(super) fn split(text: &str) -> Result<Front<'_>, (usize, Problem)> {
    let body = text
        .strip_prefix("---\n")
        .ok_or((1, Problem::NoFrontMatter))?;
    let mut end = 0;
    let yaml = loop {
        let rest = body.get(end..).filter(|rest| !rest.is_empty());
        let rest = rest.ok_or((1, Problem::UnclosedFrontMatter))?;
        let line = rest.lines().next().unwrap_or_default();
        if line.trim_end() == "---" {
            break &body[..end];
        }
        end += (line.len() + 1).min(rest.len());
    };
    let read = if yaml.trim().is_empty() { "{}" } else { yaml };
    let broken = |e: serde_yaml::Error| {
        let line = e.location().map_or(1, |at| at.line() + 1);
        (line, Problem::Yaml(e.to_string()))
    };
    // Read as a document first: only this way an error of type knows its line.
    serde_yaml::from_str::<Document>(read).map_err(broken)?;
    Ok(Front {
        metadata: serde_yaml::from_str(read).map_err(broken)?,
        yaml,
        body: body[end..].split_once('\n').map_or("", |(_, rest)| rest),
        lines_before: yaml.lines().count() + 2,
    })
}

impl Front<'_> {
    /// The document that `metadata` describes, be it that of this front matter or a mended one.
    ///
    /// # Errors
    /// The line of the front matter and the problem, when it lacks what every document needs.
    pub(super) fn document(&self, metadata: Metadata) -> Result<Document, (usize, Problem)> {
        Document::described(metadata).map_err(|(key, problem)| (line_of(self.yaml, key), problem))
    }
}

impl Document {
    /// The document that `metadata` describes.
    ///
    /// # Errors
    /// The key that is not right, and why.
    pub fn described(metadata: Metadata) -> Result<Self, (&'static str, Problem)> {
        let whole = Value::Object(metadata.clone());
        let mut document: Self =
            serde_json::from_value(whole).map_err(|e| ("", Problem::Yaml(e.to_string())))?;
        check(&document)?;
        document.metadata = metadata;
        Ok(document)
    }
}

/// The key that is not right, and why.
fn check(document: &Document) -> Result<(), (&'static str, Problem)> {
    if document.id.is_empty() {
        return Err(("id", Problem::MissingKey("id")));
    }
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    if !document.id.chars().all(plain) {
        return Err(("id", Problem::BadId(document.id.clone())));
    }
    if document.title.is_empty() {
        return Err(("title", Problem::MissingKey("title")));
    }
    match primary(&document.lang) {
        "zh" | "en" => Ok(()),
        "" => Err(("lang", Problem::MissingKey("lang"))),
        _ => Err(("lang", Problem::Language(document.lang.clone()))),
    }
}

/// "zh" of "zh-Hans".
fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}

/// The line of the file on which a key of the front matter stands; 1 if it is not there.
fn line_of(yaml: &str, key: &str) -> usize {
    let at = yaml
        .lines()
        .position(|line| line.strip_prefix(key).is_some_and(|l| l.starts_with(':')));
    at.map_or(1, |at| at + 2)
}

/// YAML reads `year: 2015` as a number and `issue: "8"` as text; both are names to us.
#[derive(Deserialize)]
#[serde(untagged, expecting = "a value must be text or a number")]
enum Scalar {
    Text(String),
    Whole(i64),
    Number(f64),
    Empty(()),
}

impl Scalar {
    fn into_text(self) -> String {
        match self {
            Self::Text(text) => text.replace(is_hidden, "").trim().to_owned(),
            Self::Whole(number) => number.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Empty(()) => String::new(),
        }
    }
}

fn text<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Scalar::deserialize(from).map(Scalar::into_text)
}

fn optional<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    text(from).map(|text| Some(text).filter(|text| !text.is_empty()))
}

fn list<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "a list must hold texts or numbers")]
    enum OneOrMany {
        Many(Vec<Scalar>),
        One(Scalar),
    }
    let items = match OneOrMany::deserialize(from)? {
        OneOrMany::Many(items) => items,
        OneOrMany::One(item) => vec![item],
    };
    Ok(items
        .into_iter()
        .map(Scalar::into_text)
        .filter(|item| !item.is_empty())
        .collect())
}
