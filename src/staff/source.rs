//! New sources from the little that people say of them.

use super::StaffError;
use crate::facts::{PartialDate, Source};
use crate::text::fold::fold;
use crate::text::is_han;

/// A source with an id made of its publisher, title and year. Without a publisher, the host of its
/// address stands for it, else its title.
///
/// # Errors
/// When no id can be made of them, because neither has a Latin letter.
pub fn new_source(
    title: &str,
    publisher: Option<&str>,
    url: Option<&str>,
    as_of: Option<PartialDate>,
    lang: &str,
) -> Result<Source, StaffError> {
    let publisher = publisher.or_else(|| url.and_then(host)).unwrap_or(title);
    let named = if title.starts_with(publisher) {
        title.to_owned()
    } else {
        format!("{publisher} {title}")
    };
    let words: Vec<String> = fold(&named)
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(5)
        .map(str::to_owned)
        .collect();
    let year = as_of.map(|date| date.year().to_string());
    let id: Vec<String> = words.into_iter().chain(year).collect();
    if id.is_empty() {
        return Err(StaffError::NoId(title.to_owned()));
    }
    Ok(Source {
        id: id.join("-"),
        publisher: publisher.to_owned(),
        title: title.to_owned(),
        url: url.map(str::to_owned),
        as_of,
        lang: lang.to_owned(),
    })
}

/// A source from one line: an address or a title, read on the day `as_of`.
///
/// # Errors
/// As [`new_source`].
pub fn source(line: &str, as_of: PartialDate) -> Result<Source, StaffError> {
    let lang = if line.chars().any(is_han) { "zh" } else { "en" };
    let url = ["http://", "https://"];
    if url.iter().any(|scheme| line.starts_with(scheme)) {
        // The path tells pages of one site apart, in the title and so in the id.
        let title = line.split_once("://").map_or(line, |(_, rest)| rest);
        return new_source(title, None, Some(line), Some(as_of), lang);
    }
    new_source(line, None, None, Some(as_of), lang)
}

fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://")?.1;
    let host = rest.split(['/', '?', '#']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host))
}
