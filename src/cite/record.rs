//! A [`Work`] made ready for writing: texts clean, dates read, the responsible body in its place.

use super::CiteError;
use super::work::{Author, Kind, Locator, Work, clean};

/// A date as precise as it is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Date {
    pub(super) year: u16,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
}

impl Date {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let number = |part: &str, digits: usize| -> Option<u16> {
            let plain = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| part.parse().ok()).flatten()
        };
        let within = |part: Option<&str>, most: u16| match part {
            None => Some(None),
            Some(part) => number(part, 2)
                .filter(|value| (1..=most).contains(value))
                .map(|value| u8::try_from(value).ok()),
        };
        let year = number(parts.next()?, 4)?;
        let month = within(parts.next(), 12)?;
        let day = within(parts.next(), 31)?;
        Some(Self { year, month, day })
    }

    /// Year, month and day as far as known, joined by `separator`.
    pub(super) fn joined(self, separator: &str) -> String {
        let rest = [self.month, self.day].into_iter().flatten();
        let parts = rest.map(|part| format!("{part:02}"));
        let year = format!("{:04}", self.year);
        std::iter::once(year)
            .chain(parts)
            .collect::<Vec<_>>()
            .join(separator)
    }
}

/// What the writers see of a work.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) id: String,
    pub(super) kind: Kind,
    pub(super) lang: Option<String>,
    pub(super) chinese: bool,
    pub(super) title: String,
    pub(super) title_en: Option<String>,
    pub(super) authors: Vec<Author>,
    pub(super) date: Option<Date>,
    pub(super) container: Option<String>,
    pub(super) volume: Option<String>,
    pub(super) issue: Option<String>,
    pub(super) pages: Option<String>,
    pub(super) issn: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) place: Option<String>,
    pub(super) event: Option<String>,
    pub(super) url: Option<String>,
    pub(super) accessed: Option<Date>,
    pub(super) note: Option<String>,
}

impl Record {
    pub(super) fn of(work: &Work) -> Result<Self, CiteError> {
        let text = |field: &Option<String>| field.as_deref().and_then(clean);
        let date = |field: &Option<String>, name: &'static str| match text(field) {
            None => Ok(None),
            Some(value) => Date::parse(&value)
                .map(Some)
                .ok_or_else(|| CiteError::Date {
                    id: work.id.clone(),
                    field: name,
                    value,
                }),
        };
        let (authors, publisher) = responsible(work, text(&work.publisher));
        Ok(Self {
            id: key(&work.id),
            kind: work.kind,
            lang: clean(&work.lang),
            chinese: work.is_chinese(),
            title: clean(&work.title).ok_or_else(|| CiteError::Title(work.id.clone()))?,
            title_en: text(&work.title_en).filter(|_| !work.lang.starts_with("en")),
            authors,
            date: date(&work.date, "publication")?,
            container: text(&work.container),
            volume: text(&work.volume),
            issue: text(&work.issue),
            pages: text(&work.pages),
            issn: text(&work.issn),
            publisher,
            place: text(&work.place),
            event: text(&work.event),
            // A blank inside an address would end it for every reader.
            url: text(&work.url).map(|url| url.replace(' ', "%20")),
            accessed: date(&work.accessed, "access")?,
            note: text(&work.note),
        })
    }

    /// The quoted place in words, for the annotation field of the data formats.
    pub(super) fn annotation(locator: Option<&Locator>) -> Option<String> {
        let value = clean(locator?.value())?;
        let several = value.contains(['-', '–', ',']);
        Some(match locator? {
            Locator::Page(_) if several => format!("pp. {value}"),
            Locator::Page(_) => format!("p. {value}"),
            Locator::Article(_) => format!("art. {value}"),
            Locator::Section(_) => format!("sec. {value}"),
            Locator::Paragraph(_) => format!("para. {value}"),
            Locator::Named(_) => value,
        })
    }
}

/// The authors and the publisher. Without authors the body that issued a law, a report or a web
/// page stands as the author, and is not named again as the publisher.
fn responsible(work: &Work, publisher: Option<String>) -> (Vec<Author>, Option<String>) {
    let issued = matches!(work.kind, Kind::Law | Kind::Report | Kind::WebPage);
    if work.authors.is_empty() && issued {
        let body = publisher.as_deref().and_then(Author::body);
        return (body.into_iter().collect(), None);
    }
    (work.authors.clone(), publisher)
}

/// The id as a citation key: BibTeX allows few characters, so the others become hyphens.
fn key(id: &str) -> String {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    let key: String = id
        .trim()
        .chars()
        .map(|c| if allowed(c) { c } else { '-' })
        .collect();
    if key.is_empty() {
        "work".to_owned()
    } else {
        key
    }
}
