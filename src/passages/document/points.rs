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

/// The pages that a locator names: "p. 72-73" and "第72—73页" → "72-73", "第73、88页" → "73, 88";
/// `None` for articles and sections.
pub(super) fn pages(locator: &str) -> Option<String> {
    let locator = locator.trim();
    let numbers = locator
        .strip_prefix("pp.")
        .or_else(|| locator.strip_prefix("p."))
        .or_else(|| locator.strip_prefix('第')?.strip_suffix('页'))?;
    let parts = numbers.split([',', '，', '、']).map(|part| {
        let ends = part.split(['-', '–', '—', '～', '~']).map(str::trim);
        let ends: Vec<&str> = ends.collect();
        let page = |end: &&str| !end.is_empty() && end.bytes().all(|b| b.is_ascii_digit());
        (ends.len() <= 2 && ends.iter().all(page)).then(|| ends.join("-"))
    });
    Some(parts.collect::<Option<Vec<_>>>()?.join(", "))
}

#[cfg(test)]
mod tests {
    use super::pages;

    #[test]
    fn pages_are_read_from_locators_in_both_languages() {
        let cases = [
            ("p. 72", Some("72")),
            ("pp. 72-73", Some("72-73")),
            ("pp. 72–73", Some("72-73")),
            ("pp. 73, 88", Some("73, 88")),
            ("pp. 70-73,88", Some("70-73, 88")),
            ("第72页", Some("72")),
            ("第72—73页", Some("72-73")),
            ("第73、88页", Some("73, 88")),
            ("第70-73、 88页", Some("70-73, 88")),
            ("第6条", None),
            ("Art. 6", None),
            ("p.", None),
            ("pp. 7-", None),
            ("pp. 7-8-9", None),
            ("p. ix", None),
        ];
        for (locator, expected) in cases {
            assert_eq!(pages(locator).as_deref(), expected, "{locator}");
        }
    }
}
