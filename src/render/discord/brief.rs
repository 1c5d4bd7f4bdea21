//! What stands in the text of a message, for people who have embeds switched off: the answer in one
//! line, and of a list its first rows.

use std::ops::Range;

use super::escape::escape;
use super::{both_sides, quoted};
use crate::answer::{Answer, Basis, FigureRow, Kind, NameRow, PartnershipRow, PassageRow, Rows};
use crate::question::Query;
use crate::render::wording::discord::{fill, words};
use crate::render::wording::{self, Wording};
use crate::text::Lang;

/// Rows in the text.
const SAID: usize = 5;
/// Characters of a passage in the text.
pub(super) const QUOTE: usize = 300;

/// The headline with its source, and the first of the `shown` rows where it does not say them itself.
pub(super) fn content(answer: &Answer, shown: &Range<usize>, said: &dyn Wording) -> String {
    let headline = headline(answer, said);
    let rows = first_rows(answer, shown, said);
    if rows.is_empty() {
        headline
    } else {
        format!("{headline}\n{rows}")
    }
}

/// The headline, with the source of its figure for those who see nothing else.
fn headline(answer: &Answer, said: &dyn Wording) -> String {
    let headline = escape(&said.headline(answer));
    let cited = match (&answer.rows, answer.kind) {
        (Rows::Figures(rows), Kind::Total | Kind::Share) => {
            // Of several sources the one that says what the headline says.
            let says =
                |row: &&FigureRow| (Some(row.value), row.as_of) == (answer.value, answer.as_of);
            // Of a sum each part may have its own.
            let alike = rows.iter().all(|row| row.basis == rows[0].basis);
            let of_sum = matches!(answer.query, Some(Query::Sum(..)));
            let first = rows.first().filter(|_| alike || !of_sum);
            match rows.iter().find(says).or(first).map(|row| row.basis) {
                Some(Basis::Reported(n)) => Some(n),
                _ => None,
            }
        }
        (Rows::Partnerships(rows), Kind::Pair) => rows.first().map(|row| row.cite),
        _ => None,
    };
    let source = answer
        .citations
        .iter()
        .find(|citation| Some(citation.n) == cited);
    match source {
        Some(source) => {
            let date = source
                .as_of
                .map(|date| format!(", {date}"))
                .unwrap_or_default();
            let source = format!("{}{date}", escape(&source.publisher));
            format!("{headline}{}", fill(words(answer.lang).source, &[&source]))
        }
        None => headline,
    }
}

/// The first of the rows that are shown, in one line; of passages the best one.
fn first_rows(answer: &Answer, shown: &Range<usize>, said: &dyn Wording) -> String {
    if !is_list(answer) {
        return String::new();
    }
    // Without rows of its own the table beside is the answer.
    let (rows, shown) = if answer.rows.is_empty() {
        (&answer.beside, 0..answer.beside.len())
    } else {
        (&answer.rows, shown.clone())
    };
    let at = shown.start..shown.end.min(shown.start + SAID);
    let lang = answer.lang;
    let parts: Vec<String> = match rows {
        Rows::None => Vec::new(),
        Rows::Passages(rows) => {
            return rows[at]
                .first()
                .map_or(String::new(), |row| quote(row, said));
        }
        Rows::Partnerships(all) => {
            let both_sides = both_sides(answer, all);
            let tie = |row| partnership(row, both_sides, lang, said);
            all[at.clone()].iter().map(tie).collect()
        }
        Rows::Figures(all) => {
            let several = all.iter().any(|row| row.scope != all[0].scope);
            let figure = |row| figure(row, several, lang, said);
            all[at.clone()].iter().map(figure).collect()
        }
        Rows::Names(all) => {
            let name = |row| name(row, lang, said);
            all[at.clone()].iter().map(name).collect()
        }
    };
    let mark = match lang {
        Lang::En => ", ",
        Lang::Zh => "、",
    };
    let more = if rows.len() > at.end && !parts.is_empty() {
        format!("{mark}…")
    } else {
        String::new()
    };
    format!("{}{more}", escape(&parts.join(mark)))
}

/// Are the rows of such an answer what was asked for? Elsewhere the headline says it.
fn is_list(answer: &Answer) -> bool {
    match answer.kind {
        Kind::Ranking => !matches!(&answer.query, Some(Query::Ranking(of)) if of.whose.is_some()),
        Kind::Compare => answer.lead().is_none(),
        Kind::Partners
        | Kind::First
        | Kind::Timeline
        | Kind::Common
        | Kind::Missing
        | Kind::Places
        | Kind::Anniversaries
        | Kind::Passages => true,
        Kind::Count
        | Kind::Total
        | Kind::Pair
        | Kind::Share
        | Kind::Check
        | Kind::Ambiguous
        | Kind::Unknown => false,
    }
}

fn partnership(row: &PartnershipRow, both_sides: bool, lang: Lang, said: &dyn Wording) -> String {
    let partner = row.partner.get(lang);
    let ends = if both_sides {
        format!("{} – {partner}", row.cn.get(lang))
    } else {
        partner.to_owned()
    };
    match row.since {
        Some(_) => format!("{ends} {}", said.since(row)),
        None => ends,
    }
}

fn figure(row: &FigureRow, several: bool, lang: Lang, said: &dyn Wording) -> String {
    let value = said.value(row.value, row.unit);
    let date = row.as_of.map(|date| date.to_string()).unwrap_or_default();
    let told = if several {
        format!("{} {value} {date}", row.scope.get(lang))
    } else {
        format!("{date} {value}")
    };
    told.trim().to_owned()
}

fn name(row: &NameRow, lang: Lang, said: &dyn Wording) -> String {
    let name = row.name.get(lang);
    match (row.value, row.unit) {
        (Some(value), Some(unit)) => format!("{name} {}", said.value(value, unit)),
        _ => name.to_owned(),
    }
}

/// A passage with where it stands.
pub(super) fn quote(row: &PassageRow, said: &dyn Wording) -> String {
    let source = escape(&said.passage_source(row));
    format!("> {}\n{source}", quoted(row, QUOTE))
}

/// The passage of [`super::in_full`] in a few lines.
#[must_use]
pub fn passage(row: &PassageRow, lang: Lang) -> String {
    quote(row, wording::of(lang))
}
