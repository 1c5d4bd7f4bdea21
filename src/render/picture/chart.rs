//! Which chart an answer becomes, and what all charts take from it.

use jiff::civil::Date;

use super::bars::Bars;
use super::card::Card;
use super::columns::Columns;
use super::points::Points;
use super::share::Share;
use super::{Picture, WhyNot, bars, columns, compared, points};
use crate::answer::{Answer, FigureRow, Kind, Note, Rows};
use crate::facts::{Metric, Unit};
use crate::question::{Course, Query};
use crate::render::wording::pictures::captions;
use crate::render::wording::{self, capital};
use crate::text::Lang;

/// So many caveats stand under a chart; all stand in the answer.
const NOTES: usize = 2;
/// Characters of the alternative text, under Discord's 1,024.
const ALT: usize = 1_000;

/// A chart whose marks are known and not yet drawn: to know that there is one costs little.
pub(super) enum Plan<'a> {
    Bars(Bars),
    Columns(Columns),
    Points(Points<'a>),
    Share(Share<'a>),
}

/// The chart of an answer, drawn on the day `drawn`.
///
/// # Errors
/// Why there is none: the answer holds nothing that a chart could show.
pub fn chart(answer: &Answer, drawn: Date) -> Result<Picture, WhyNot> {
    Ok(match plan(answer)? {
        Plan::Bars(bars) => bars.draw(answer, drawn),
        Plan::Columns(columns) => columns.draw(answer, drawn),
        Plan::Points(points) => points.draw(answer, drawn),
        Plan::Share(share) => share.draw(answer, drawn),
    })
}

/// Whether [`chart`] has something to draw.
#[must_use]
pub fn can_chart(answer: &Answer) -> bool {
    plan(answer).is_ok()
}

fn plan(answer: &Answer) -> Result<Plan<'_>, WhyNot> {
    match (answer.kind, &answer.rows) {
        (Kind::Ranking | Kind::Places, Rows::Names(rows)) => {
            bars::of_names(answer, rows).map(Plan::Bars)
        }
        (Kind::Compare, Rows::Figures(rows)) => compared::of_figures(answer, rows).map(Plan::Bars),
        (Kind::Share, Rows::Figures(rows)) => Share::of(rows).map(Plan::Share),
        (Kind::Timeline | Kind::Total | Kind::Check, Rows::Figures(rows)) => in_time(answer, rows),
        (Kind::Partners, Rows::Partnerships(rows)) => bars::of_partners(answer, rows),
        (Kind::Count, _) => Err(WhyNot::OneNumber),
        _ if answer.rows.is_empty() => Err(WhyNot::NoRows),
        _ => Err(WhyNot::NoNumbers),
    }
}

/// New pairs as columns; totals as points where there are several dates, else as bars.
fn in_time<'a>(answer: &'a Answer, rows: &'a [FigureRow]) -> Result<Plan<'a>, WhyNot> {
    if matches!(answer.query, Some(Query::Timeline(_, Course::New))) {
        return columns::of_figures(answer).map(Plan::Columns);
    }
    let Some(first) = rows.first() else {
        return Err(WhyNot::NoRows);
    };
    let dated: Vec<&FigureRow> = rows
        .iter()
        .filter(|row| row.metric == first.metric && row.scope == first.scope)
        .filter(|row| row.as_of.is_some() && row.value.is_finite() && row.value >= 0.0)
        .collect();
    let several = dated.iter().any(|row| row.as_of != first.as_of);
    let new_beside = matches!(&answer.beside, Rows::Figures(beside)
        if beside.len() > 1 && beside.iter().all(|row| row.metric == Metric::NewPartnerships));
    if first.metric == Metric::NewPartnerships {
        // No source reports a total: the years are those of the known ties.
        columns::of_figures(answer).map(Plan::Columns)
    } else if several {
        points::of_figures(answer, dated).map(Plan::Points)
    } else if new_beside {
        columns::of_figures(answer).map(Plan::Columns)
    } else {
        bars::of_figures(answer, rows).map(Plan::Bars)
    }
}

/// A card with the title and the caveats of an answer. `deck` is what the values are.
pub(super) fn card(answer: &Answer, deck: String) -> Card {
    Card {
        title: capital(&wording::of(answer.lang).reading(answer)),
        deck,
        notes: notes(answer, concerns_numbers),
        ..Card::default()
    }
}

/// The caveats of an answer that stand in a picture.
pub(super) fn notes(answer: &Answer, keep: fn(&Note) -> bool) -> Vec<String> {
    let words = wording::of(answer.lang);
    let notes = answer.notes.iter().filter(|note| keep(note));
    notes
        .take(NOTES)
        .map(|note| capital(&words.note(note)))
        .collect()
}

/// Caveats about dates of single ties say nothing about a chart of numbers; columns of years say them
/// themselves.
pub(super) fn concerns_numbers(note: &Note) -> bool {
    !matches!(
        note,
        Note::UnverifiedDates(_)
            | Note::UnverifiedYears(_)
            | Note::NoDate(_)
            | Note::NotActive(_)
            | Note::SharedCountries(_)
            | Note::KnownRowsOnly { .. }
            | Note::ReadAs { .. }
            | Note::AlsoNamed { .. }
            | Note::AllOfOneName(_)
    )
}

/// The alternative text: what it is, then its numbers as far as there is room.
pub(super) fn alt(head: &str, card: &Card, values: &[String], lang: Lang) -> String {
    let colon = match lang {
        Lang::En => ": ",
        Lang::Zh => "：",
    };
    let mut alt = format!("{head}{colon}{}", card.title);
    if !card.deck.is_empty() {
        alt.push_str(" — ");
        alt.push_str(&card.deck);
    }
    let comma = captions(lang).comma;
    for (index, value) in values.iter().enumerate() {
        let before = if index == 0 { colon } else { comma };
        if alt.chars().count() + value.chars().count() + 4 > ALT {
            alt.push_str(comma);
            alt.push('…');
            break;
        }
        alt.push_str(before);
        alt.push_str(value);
    }
    alt.chars().take(ALT).collect()
}

/// A value as it stands in a chart, without the noun that the deck has.
pub(super) fn figure(value: f64, unit: Unit) -> String {
    let number = wording::grouped(value);
    match unit {
        Unit::Percent => format!("{number}%"),
        _ => number,
    }
}

/// What an axis counts, then what the values rest on.
pub(super) fn deck(unit: Unit, basis: &str, lang: Lang) -> String {
    let measure = wording::pictures::measure(unit, lang);
    match lang {
        Lang::En => format!("{measure}, {basis}"),
        Lang::Zh => format!("{measure}，{basis}"),
    }
}
