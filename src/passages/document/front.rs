//! The front matter: what a document says about itself.

use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::error::Problem;
use crate::text::Lang;

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

/// Takes the front matter off `text`: the document, the rest of the text and the number of lines
/// before that rest.
///
/// # Errors
/// The line and the problem, when there is no front matter or it lacks what every document needs.
pub(super) fn split(text: &str) -> Result<(Document, &str, usize), (usize, Problem)> {
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
    let mut document: Document =
        serde_yaml::from_str(if yaml.trim().is_empty() { "{}" } else { yaml }).map_err(|e| {
            let line = e.location().map_or(1, |at| at.line() + 1);
            (line, Problem::Yaml(e.to_string()))
        })?;
    document.metadata = serde_yaml::from_str(yaml).unwrap_or_default();
    check(&document).map_err(|(key, problem)| (line_of(yaml, key), problem))?;
    let after = body[end..].split_once('\n').map_or("", |(_, rest)| rest);
    Ok((document, after, yaml.lines().count() + 2))
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
            Self::Text(text) => text.trim().to_owned(),
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
