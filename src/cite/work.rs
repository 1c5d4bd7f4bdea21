//! What a reference is made of: a [`Work`] and the place in it that is cited.
//!
//! A work is a plain struct whose fields are the keys of a document's front matter, so that a
//! document and a row of the sources table become the same thing. Nothing here knows a style.

use std::str::FromStr;

use serde::Deserialize;

use super::CiteError;
use crate::text::{is_han, is_hidden};

/// What sort of document a work is; it decides the mark in GB/T 7714 and the entry type elsewhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    /// An article in a journal, \[J\].
    Article,
    /// An article in a newspaper, \[N\].
    Newspaper,
    /// A book, \[M\].
    Book,
    /// A report, white paper or statement of a body, \[R\].
    Report,
    /// A law, regulation or other policy text, \[A\]: its issuing body is the author.
    Law,
    /// A speech: its speaker is the author.
    Speech,
    /// A page on the web, \[EB/OL\].
    #[default]
    WebPage,
}

impl FromStr for Kind {
    type Err = CiteError;

    fn from_str(name: &str) -> Result<Self, CiteError> {
        Ok(match name.trim().to_ascii_lowercase().as_str() {
            "article" | "journal" => Self::Article,
            "newspaper" | "news" => Self::Newspaper,
            "book" => Self::Book,
            "report" | "statement" | "plan" => Self::Report,
            "law" | "policy" | "regulation" | "rules" => Self::Law,
            "speech" => Self::Speech,
            "web" | "webpage" | "page" => Self::WebPage,
            _ => return Err(CiteError::Kind(name.trim().to_owned())),
        })
    }
}

/// A name in the form in which it can be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// A name that is never taken apart: a Chinese name, an organisation, a name of one word.
    Whole(String),
    /// A Western name, or a Chinese one in Latin letters.
    Split {
        /// The family name with its particles ("van der Pluijm").
        family: String,
        /// The given names.
        given: String,
    },
}

/// Someone or some body responsible for a work, perhaps known in Chinese and in Latin letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// The name in the language of the work.
    pub native: Name,
    /// The name in Latin letters, where `native` is Chinese and both are known.
    pub latin: Option<Name>,
}

impl Author {
    /// Reads `杨毅`, `杨毅 (Yang Yi)`, `Melissen, Jan`, `Rogier van der Pluijm` or the name of an
    /// organisation. Nothing for a blank text.
    ///
    /// Names of one word and names that contain a word like "of" or "the", or more than four
    /// words, are taken as organisations; `{…}` around a name says so expressly.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (native, latin) = bilingual(text)?;
        // A Chinese name in Latin letters has the family name first, unlike a Western one.
        let latin = latin.map(|name| match name.split_once(' ') {
            Some((family, given)) if !given.contains(' ') && native.chars().count() <= 4 => {
                Name::Split {
                    family: family.to_owned(),
                    given: given.to_owned(),
                }
            }
            _ => Name::Whole(name),
        });
        Some(Self {
            native: parse_name(&native),
            latin,
        })
    }
}

fn parse_name(name: &str) -> Name {
    const OF_BODIES: [&str; 8] = ["of", "for", "and", "the", "&", "on", "in", "office"];
    let whole = || Name::Whole(name.trim_matches(['{', '}']).trim().to_owned());
    if is_chinese(name) || name.starts_with('{') {
        return whole();
    }
    if let Some((family, given)) = name.split_once(',') {
        let (family, given) = (family.trim().to_owned(), given.trim().to_owned());
        if !family.is_empty() && !given.is_empty() {
            return Name::Split { family, given };
        }
    }
    let words: Vec<&str> = name.split(' ').collect();
    let body = words
        .iter()
        .any(|word| OF_BODIES.contains(&word.to_lowercase().as_str()));
    if words.len() < 2 || words.len() > 4 || body {
        return whole();
    }
    let particle = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
    let last = words.len() - 1;
    let start = words
        .iter()
        .position(particle)
        .filter(|&at| at > 0)
        .unwrap_or(last);
    Name::Split {
        family: words[start..].join(" "),
        given: words[..start].join(" "),
    }
}

/// A document that can be referred to. Empty strings count as absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "super::front_matter::FrontMatter")]
pub struct Work {
    /// The id in the sources table; the key in BibTeX.
    pub id: String,
    /// What sort of document it is.
    pub kind: Kind,
    /// The language of the work as a BCP 47 tag (`zh`, `en`, `ja`).
    pub lang: String,
    /// The title in the language of the work.
    pub title: String,
    /// The title in English, for a work in another language.
    pub title_en: Option<String>,
    /// Who wrote or said it; empty where only an issuing body is known.
    pub authors: Vec<Author>,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: Option<String>,
    /// The journal or newspaper.
    pub container: Option<String>,
    /// The volume of the journal.
    pub volume: Option<String>,
    /// The issue of the journal.
    pub issue: Option<String>,
    /// The pages of the whole work ("70-73, 88").
    pub pages: Option<String>,
    /// The ISSN of the journal.
    pub issn: Option<String>,
    /// The publisher; for a law, a report and a web page without authors the responsible body.
    pub publisher: Option<String>,
    /// The place of publication; for a speech the place where it was held.
    pub place: Option<String>,
    /// The occasion of a speech.
    pub event: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// The date on which `url` was read, in the form of `date`.
    pub accessed: Option<String>,
    /// A remark that the data formats carry along and the prose styles do not print.
    pub note: Option<String>,
}

impl Work {
    /// The work that a row of the sources table describes: the publisher is its author, and it is
    /// a web page where it has an address and a report where it has none.
    #[must_use]
    pub fn from_source(
        id: &str,
        publisher: &str,
        title: &str,
        url: &str,
        as_of: &str,
        lang: &str,
    ) -> Self {
        // The address column may also hold a remark such as the name of a local file.
        let url = clean(url).filter(|url| url.contains("://"));
        Self {
            id: id.to_owned(),
            kind: if url.is_some() {
                Kind::WebPage
            } else {
                Kind::Report
            },
            lang: lang.to_owned(),
            title: title.to_owned(),
            date: clean(as_of),
            publisher: issuer(publisher).and_then(clean),
            url,
            ..Self::default()
        }
    }

    /// Whether the work is in Chinese.
    #[must_use]
    pub fn is_chinese(&self) -> bool {
        self.lang.starts_with("zh")
    }
}

/// Who published a source, without what the table says of how it came to be read: 新华社 of "新华社 via
/// gov.cn", 青岛市政府 of "青岛市政府, legal database copy". Nothing of what only names its kind, such
/// as "journal article".
fn issuer(publisher: &str) -> Option<&str> {
    let begins_small = |text: &str| text.starts_with(|c: char| c.is_ascii_lowercase());
    let issuer = publisher.split(" via ").next().unwrap_or_default();
    let issuer = match issuer.split_once(", ") {
        Some((body, remark)) if begins_small(remark) => body,
        _ => issuer,
    };
    let issuer = match issuer.rsplit_once(" (") {
        Some((body, remark)) if begins_small(remark) => body,
        _ => issuer,
    };
    let is_kind = begins_small(issuer) && issuer.contains(' ') && !issuer.contains('.')
        || issuer.contains("-type ")
        || issuer.starts_with("Copy of ");
    (!is_kind).then_some(issuer)
}

impl Author {
    /// An organisation, whatever its name looks like.
    pub(super) fn body(text: &str) -> Option<Self> {
        let (native, latin) = bilingual(text)?;
        Some(Self {
            native: Name::Whole(native),
            latin: latin.map(Name::Whole),
        })
    }
}

/// The place in a work that is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Locator {
    /// Printed pages ("72-73").
    Page(String),
    /// An article of a law ("6").
    Article(String),
    /// A section ("2.1").
    Section(String),
    /// A paragraph ("4").
    Paragraph(String),
    /// A place that has a name of its own ("annexes 3-5", 前言).
    Named(String),
}

/// What stands for the whole of a work, and is no place in it.
const WHOLE: [&str; 11] = [
    "article",
    "report",
    "awards report",
    "speech",
    "web page",
    "page",
    "文章",
    "报道",
    "表彰报道",
    "讲话",
    "网页",
];

impl Locator {
    /// Reads `72-73`, `p. 72`, `pp. 72-73`, `第72页`, `Art. 6`, `第六条`, `Sec. 2.1`, `para 4`,
    /// `第2段`. What names no unit and is no number is a name; nothing for a blank text, and for one that
    /// names the whole work.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        type Unit = fn(String) -> Locator;
        const UNITS: [(&str, &str, Unit); 4] = [
            ("p", "页", Locator::Page),
            ("art", "条", Locator::Article),
            ("sec", "节", Locator::Section),
            ("para", "段", Locator::Paragraph),
        ];
        let text = clean(text)?;
        if WHOLE.contains(&text.to_lowercase().as_str()) {
            return None;
        }
        if let Some(inner) = text.strip_prefix('第') {
            for (_, counter, unit) in UNITS {
                if let Some(value) = inner.strip_suffix(counter) {
                    return clean(value).map(unit);
                }
            }
        }
        let word: String = text.chars().take_while(char::is_ascii_alphabetic).collect();
        let value = text[word.len()..].trim_start_matches(['.', ' ']);
        let word = word.to_ascii_lowercase();
        let unit = match word.as_str() {
            "" if text.starts_with(|c: char| c.is_ascii_digit()) => Some(Self::Page as Unit),
            "p" | "pp" | "page" | "pages" => Some(Self::Page as Unit),
            "art" | "arts" | "article" | "articles" => Some(Self::Article as Unit),
            "para" | "paras" | "paragraph" | "paragraphs" => Some(Self::Paragraph as Unit),
            "sec" | "secs" | "section" | "sections" => Some(Self::Section as Unit),
            _ => None,
        };
        match unit {
            Some(unit) if !value.is_empty() => Some(unit(value.to_owned())),
            _ => Some(Self::Named(text)),
        }
    }

    /// The number or words inside, whatever the unit.
    pub(super) fn value(&self) -> &str {
        let (Self::Page(value)
        | Self::Article(value)
        | Self::Section(value)
        | Self::Paragraph(value)
        | Self::Named(value)) = self;
        value
    }
}

/// `text` on one line without control, bidirectional and private-use characters, which would break
/// the line formats or hide in a reference; nothing where nothing is left.
pub(super) fn clean(text: &str) -> Option<String> {
    let visible: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .filter(|&c| !is_hidden(c))
        .collect();
    let line = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// Splits `中文 (Latin)` into its two halves. A remark in brackets, which has no capital, is no name and is
/// left out: `人民网 (copy)`. Any other text is its first half.
pub(super) fn bilingual(text: &str) -> Option<(String, Option<String>)> {
    let text = clean(text)?;
    let halves = text.strip_suffix([')', '）']).and_then(|open| {
        // Brackets that are closed before belong to the first half: 重庆与世界 2016(11) (mirror copy).
        let closed = open.rfind([')', '）']).unwrap_or(0);
        let at = closed + open[closed..].find(['(', '（'])?;
        let latin = open[at..].trim_start_matches(['(', '（']).trim();
        Some((open[..at].trim(), latin))
    });
    let halves = halves.filter(|(native, latin)| {
        let begins = latin.chars().next().is_some_and(char::is_alphabetic);
        is_chinese(native) && begins && !is_chinese(latin)
    });
    Some(match halves {
        Some((native, latin)) if latin.starts_with(char::is_lowercase) => (native.to_owned(), None),
        Some((native, latin)) => (native.to_owned(), Some(latin.to_owned())),
        None => (text, None),
    })
}

/// Whether `text` has a Chinese character.
pub(super) fn is_chinese(text: &str) -> bool {
    text.chars().any(is_han)
}
