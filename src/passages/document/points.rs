//! The points of a digest: `[7] {p. 72-73 | yang-2015} text`.

use super::error::Problem;

/// Where a point of a digest comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) number: u32,
    /// The place in the original, as it is quoted: "p. 72-73", "art. 5", "第三章".
    pub(super) locator: Option<String>,
    /// The ids of the originals.
    pub(super) sources: Vec<String>,
}

/// Takes the mark off a paragraph that begins with `[N] {`; `None` for any other paragraph.
///
/// # Errors
/// The mark, when it is not complete.
pub(super) fn take(text: &str) -> Result<Option<(Point, &str)>, Problem> {
    let (numbers, rest) = super::notes::markers(text);
    let (Some(inside), Some(number)) = (rest.strip_prefix('{'), numbers.first()) else {
        return Ok(None);
    };
    let broken = || Problem::PointMark(text.chars().take(30).collect());
    let (mark, rest) = inside.split_once('}').ok_or_else(broken)?;
    let number = number.parse().map_err(|_| broken())?;
    if numbers.len() > 1 || rest.trim().is_empty() {
        return Err(broken());
    }
    let (locator, sources) = mark.split_once('|').unwrap_or((mark, ""));
    let locator = Some(locator.trim().to_owned()).filter(|locator| !locator.is_empty());
    let sources = sources
        .split([',', ' ', ';'])
        .filter(|id| !id.is_empty())
        .map(str::to_owned);
    Ok(Some((
        Point {
            number,
            locator,
            sources: sources.collect(),
        },
        rest.trim_start(),
    )))
}

/// The pages that a locator names: "p. 72-73" → "72-73"; `None` for articles and sections.
pub(super) fn pages(locator: &str) -> Option<String> {
    let locator = locator.trim();
    let numbers = locator
        .strip_prefix("pp.")
        .or_else(|| locator.strip_prefix("p."))
        .or_else(|| locator.strip_prefix('第')?.strip_suffix('页'))?
        .trim();
    let page = |c: char| c.is_ascii_digit() || matches!(c, '-' | '–' | ',' | ' ');
    (!numbers.is_empty() && numbers.chars().all(page)).then(|| numbers.replace('–', "-"))
}
