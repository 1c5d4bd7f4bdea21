//! The lines at the foot of a picture that say where its numbers stand.

use crate::answer::{Basis, Citation, PartnershipRow};
use crate::render::wording;
use crate::render::wording::discord::fill;
use crate::render::wording::pictures::captions;
use crate::text::Lang;

/// So many sources are named; people who need the others have the answer.
const NAMED: usize = 3;

/// The sources with these numbers, each once, in the order of first use; `tail` is said last. What has none
/// is counted from our own rows.
pub(super) fn lines(
    citations: &[Citation],
    used: &[usize],
    tail: Option<&str>,
    lang: Lang,
) -> Vec<String> {
    let mut named: Vec<&Citation> = Vec::new();
    for number in used {
        let cited = citations.iter().find(|citation| citation.n == *number);
        if let Some(cited) = cited
            && !named.iter().any(|other| other.source == cited.source)
        {
            named.push(cited);
        }
    }
    let words = captions(lang);
    // One more takes no more room than the line that would say so.
    let more = match named.len().saturating_sub(NAMED) {
        1 => 0,
        more => more,
    };
    named.truncate(NAMED + usize::from(more == 0));
    let mut lines: Vec<String> = named.iter().map(|cited| line(cited, lang)).collect();
    if let Some(first) = lines.first_mut() {
        let head = if more == 0 && named.len() == 1 {
            words.source
        } else {
            words.sources
        };
        first.insert_str(0, head);
    } else {
        lines.push(words.own_rows.to_owned());
    }
    let more = (more > 0).then(|| fill(words.more_sources, &[&more.to_string()]));
    let last: Vec<&str> = more.as_deref().into_iter().chain(tail).collect();
    if !last.is_empty() {
        lines.push(last.join(" · "));
    }
    lines
}

/// A source in one line: publisher, date, title. What does not fit is cut from the title.
pub(super) fn line(citation: &Citation, lang: Lang) -> String {
    let title = wording::of(lang).title(&citation.title);
    let date = citation.as_of.map(|date| date.to_string());
    let parts = [
        citation.publisher.to_string(),
        date.unwrap_or_default(),
        title,
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// The numbers of the sources that values rest on.
pub(super) fn numbers(bases: impl IntoIterator<Item = Option<Basis>>) -> Vec<usize> {
    let mut numbers = Vec::new();
    for basis in bases {
        if let Some(Basis::Reported(number)) = basis
            && !numbers.contains(&number)
        {
            numbers.push(number);
        }
    }
    numbers
}

/// The numbers of the citations of partnerships, each once, in the order of first use.
pub(super) fn of_partners(rows: &[&PartnershipRow]) -> Vec<usize> {
    let mut used = Vec::new();
    for row in rows {
        if !used.contains(&row.cite) {
            used.push(row.cite);
        }
    }
    used
}
