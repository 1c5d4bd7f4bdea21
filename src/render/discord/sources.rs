//! Where an answer stands, as Discord shows it: under a page, in full, and in one line.

use std::collections::HashSet;
use std::ops::Range;

use super::escape::{escape, link};
use super::in_fields;
use crate::answer::{Answer, Basis, Citation, Rows};
use crate::discord::COLOUR;
use crate::discord::limits::EMBED_DESCRIPTION;
use crate::discord::reply::Embed;
use crate::render::wording::discord::{fill, words};
use crate::render::wording::{self, Wording};

/// Sources listed under a page: one for each row, and some of the table beside them.
const LISTED: usize = 18;

/// The sources that a page rests on, a line each: those of the shown rows and of the first `beside` rows
/// of the table beside them. Those that belong to no row (of a note, of an explanation) stand on every page.
pub(super) fn sources_of(
    answer: &Answer,
    shown: &Range<usize>,
    beside: usize,
    said: &dyn Wording,
) -> Vec<String> {
    let own = cites(&answer.rows);
    let other = cites(&answer.beside);
    let here = own[shown.clone()].iter().chain(other.iter().take(beside));
    let here: HashSet<usize> = here.copied().flatten().collect();
    let of_rows: HashSet<usize> = own.iter().chain(&other).copied().flatten().collect();
    let used = |n: usize| here.contains(&n) || !of_rows.contains(&n);
    let cited = answer.citations.iter().filter(|citation| used(citation.n));
    cited
        .take(LISTED)
        .map(|citation| source(citation, said))
        .collect()
}

/// The number of each row's citation, where it has one.
fn cites(rows: &Rows) -> Vec<Option<usize>> {
    let reported = |basis: Option<Basis>| match basis {
        Some(Basis::Reported(n)) => Some(n),
        Some(Basis::Counted) | None => None,
    };
    match rows {
        Rows::None => Vec::new(),
        Rows::Partnerships(rows) => rows.iter().map(|row| Some(row.cite)).collect(),
        Rows::Figures(rows) => rows.iter().map(|row| reported(Some(row.basis))).collect(),
        Rows::Names(rows) => rows.iter().map(|row| reported(row.basis)).collect(),
        Rows::Passages(rows) => rows.iter().map(|row| Some(row.cite)).collect(),
    }
}

/// A source in one line: number, title with its link, publisher, place in it, date.
pub(super) fn source(citation: &Citation, said: &dyn Wording) -> String {
    let title = link(&escape(&said.title(&citation.title)), &citation.url);
    line(citation, &title, said)
}

fn line(citation: &Citation, title: &str, said: &dyn Wording) -> String {
    let date = citation
        .as_of
        .map(|date| date.to_string())
        .unwrap_or_default();
    let place = said.place_in(&citation.locator);
    let rest = [escape(&citation.publisher), escape(&place), date];
    let rest = rest.iter().filter(|part| !part.is_empty());
    rest.fold(format!("\\[{}\\] {title}", citation.n), |line, part| {
        format!("{line} · {part}")
    })
}

/// Sources in the text of a message.
const FIRST: usize = 4;

/// The first sources for people who have embeds switched off, without links: Discord would show a preview of
/// each.
#[must_use]
pub fn first_sources(answer: &Answer) -> String {
    let said = wording::of(answer.lang);
    let lines = answer.citations.iter().take(FIRST).map(|citation| {
        let title = escape(&said.title(&citation.title));
        line(citation, &title, said)
    });
    let more = (answer.citations.len() > FIRST).then(|| "…".to_owned());
    lines.chain(more).collect::<Vec<_>>().join("\n")
}

/// All sources in full, as far as an embed takes them.
#[must_use]
pub fn sources(answer: &Answer) -> Embed {
    let said = wording::of(answer.lang);
    let lines = answer
        .citations
        .iter()
        .map(|citation| source(citation, said));
    let lines: Vec<String> = lines.collect();
    // What the description has no room for goes into fields.
    let mut room = EMBED_DESCRIPTION;
    let whole = lines.iter().take_while(|line| {
        let taken = line.chars().count() + 1;
        let fits = taken <= room;
        room = room.saturating_sub(taken);
        fits
    });
    let (whole, rest) = lines.split_at(whole.count());
    Embed {
        title: words(answer.lang).sources.to_owned(),
        description: whole.join("\n"),
        fields: in_fields("\u{200b}", rest),
        footer: fill(words(answer.lang).taken_as, &[&said.reading(answer)]),
        colour: COLOUR,
        ..Embed::default()
    }
}

/// The sources of an answer that have these numbers, in one line of links, for a list of several answers.
#[must_use]
pub fn cited(answer: &Answer, numbers: &[usize]) -> String {
    let sources = answer.citations.iter();
    let sources = sources.filter(|citation| numbers.contains(&citation.n));
    let sources = sources.map(|citation| {
        let date = citation
            .as_of
            .map(|date| format!(" {date}"))
            .unwrap_or_default();
        format!(
            "\\[{}\\] {}{date}",
            citation.n,
            link(&escape(&citation.publisher), &citation.url)
        )
    });
    sources.collect::<Vec<_>>().join(" · ")
}
