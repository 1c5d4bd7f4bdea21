//! The sources of an answer as references that can be put into a paper.

use serde_json::Value;

use crate::answer::Citation;
use crate::cite::{CiteError, Locator, Style, Work, reference};
use crate::passages::Document;
use crate::text::is_han;

/// The reference to a source: as a `document` describes it that retells it or is it, which knows it better
/// than the table of sources does.
///
/// # Errors
/// When the source cannot be written in `style`.
pub fn of_source(
    citation: &Citation,
    document: Option<&Document>,
    style: Style,
) -> Result<String, CiteError> {
    let original = document.and_then(|document| {
        serde_json::from_value::<Work>(Value::Object(document.metadata.clone())).ok()
    });
    let locator = Locator::parse(&citation.locator);
    let Some(work) = original else {
        // A name of a place means nothing without the document.
        let counted = locator.filter(|locator| !matches!(locator, Locator::Named(_)));
        return reference(&described(citation), counted.as_ref(), style);
    };
    reference(&work, locator.as_ref(), style)
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
