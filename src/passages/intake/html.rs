//! Web pages: the readable text as Markdown, without navigation, scripts and styles.

use std::path::Path;

use dom_smoothie::{Config, Readability, TextMode};
use serde_json::Value;

use super::{Extract, IntakeError};
use crate::passages::document::{Form, Metadata};

/// What of a page leads elsewhere or says whose it is.
const NO_TEXT: &str = "nav, [role=navigation], [role=banner], [role=contentinfo], body > footer";

/// Reads the page in `html`.
///
/// # Errors
/// When it has no text that could be read.
pub(super) fn read(file: &Path, html: &str) -> Result<Extract, IntakeError> {
    let config = Config {
        text_mode: TextMode::Markdown,
        ..Config::default()
    };
    let parsed = Readability::new(html, None, Some(config)).and_then(|mut page| {
        // Of a short page all text is taken for readable.
        page.doc.select(NO_TEXT).remove();
        page.parse()
    });
    let page = parsed.map_err(|error| IntakeError::NoReadableText {
        file: file.to_owned(),
        detail: error.to_string(),
    })?;
    let known = [
        ("container", page.site_name),
        ("url", page.url),
        ("date", page.published_time.and_then(|time| day(&time))),
        ("authors", page.byline),
    ];
    let known = known
        .into_iter()
        .filter_map(|(key, value)| Some((key.to_owned(), Value::from(value?.trim()))));
    Ok(Extract {
        text: page.text_content.to_string(),
        form: Some(Form::Markdown),
        title: Some(page.title).filter(|title| !title.trim().is_empty()),
        metadata: known.collect::<Metadata>(),
        remarks: scripts(html).into_iter().collect(),
    })
}

/// `2015-08-20T09:00:00Z` → `2015-08-20`.
fn day(time: &str) -> Option<String> {
    let day = time.get(..10)?;
    day.parse::<jiff::civil::Date>()
        .ok()
        .map(|day| day.to_string())
}

fn scripts(html: &str) -> Option<String> {
    let lower = html.to_ascii_lowercase();
    let count = lower.matches("<script").count() + lower.matches("<style").count();
    (count > 0).then(|| format!("left out {count} script(s) and style(s)"))
}
