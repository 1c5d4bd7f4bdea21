//! The sources of an answer as references that can be put into a paper.

use serde_json::Value;

use crate::answer::Citation;
use crate::cite::{CiteError, Locator, Style, Work, reference};
use crate::passages::Document;
use crate::text::is_han;

/// The reference to a source as the table of sources describes it.
///
/// # Errors
/// When the source cannot be written in `style`.
pub fn of_source(citation: &Citation, style: Style) -> Result<String, CiteError> {
    // Pages are all that a source's locator can be taken for without its document.
    let is_pages = citation
        .locator
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '-' | '–' | ','));
    let locator = Locator::parse(&citation.locator).filter(|_| is_pages);
    reference(&described(citation), locator.as_ref(), style)
}

/// The reference to the source of a passage in `document`, which knows its original better than the
/// table of sources does. A point that stands on another source has the reference to that.
///
/// # Errors
/// When the source cannot be written in `style`.
pub fn of_passage(
    citation: &Citation,
    document: Option<&Document>,
    style: Style,
) -> Result<String, CiteError> {
    let original = document.and_then(|document| {
        serde_json::from_value::<Work>(Value::Object(document.metadata.clone())).ok()
    });
    let work = original
        .filter(|work| *work.id == *citation.source)
        .unwrap_or_else(|| described(citation));
    reference(&work, Locator::parse(&citation.locator).as_ref(), style)
}

/// The work that a citation describes.
fn described(citation: &Citation) -> Work {
    let date = citation.as_of.map(|date| date.to_string());
    let lang = if citation.title.chars().any(is_han) {
        "zh"
    } else {
        "en"
    };
    Work::from_source(
        &citation.source,
        &citation.publisher,
        &citation.title,
        &citation.url,
        &date.unwrap_or_default(),
        lang,
    )
}
