//! New pairs by year as columns, with what sources report of a year as marks.

use jiff::civil::Date;

use super::chart::{alt, card, deck, figure};
use super::fonts::{self, Weight};
use super::scale::{count, ticks, years};
use super::style::{ASKED, AXIS, BODY, GRID, INK, MARGIN, MUTED, PAPER, REPORTED, SMALL, WIDTH};
use super::svg::{Anchor, Stroke, Svg, Text, number};
use super::{Picture, WhyNot, sources};
use crate::answer::{Answer, Basis, FigureRow, Note, PartnershipRow, Rows};
use crate::facts::{Metric, PartialDate, Unit};
use crate::render::wording::discord::fill;
use crate::render::wording::pictures::captions;

/// Height of the field in which the columns stand.
const FIELD: f64 = 400.0;

/// Pairs founded in a year.
#[derive(Clone, Copy)]
struct Year {
    year: u16,
    pairs: f64,
}

/// A chart of years.
pub(super) struct Columns {
    counted: Vec<Year>,
    reported: Vec<Year>,
    /// So many pairs have no known year.
    undated: Option<usize>,
    /// The numbers of the citations that the years rest on.
    used: Vec<usize>,
}

/// Counted new pairs, and reported ones, of an answer about the course of years.
pub(super) fn of_figures(answer: &Answer) -> Result<Columns, WhyNot> {
    let rows = [&answer.rows, &answer.beside].into_iter().flat_map(figures);
    let rows: Vec<&FigureRow> = rows
        .filter(|row| row.metric == Metric::NewPartnerships && row.unit == Unit::Pairs)
        .filter(|row| row.value.is_finite() && row.value >= 0.0)
        .collect();
    let year = |row: &&FigureRow| {
        Some(Year {
            year: row.as_of?.year(),
            pairs: row.value,
        })
    };
    let of = |counted: bool| {
        rows.iter()
            .copied()
            .filter(move |row| (row.basis == Basis::Counted) == counted)
            .filter(|row| row.basis == Basis::Counted || row.as_of.is_some_and(is_whole_year))
    };
    let undated = answer.notes.iter().find_map(|note| match note {
        Note::NoDate(undated) => Some(*undated),
        _ => None,
    });
    Columns {
        counted: of(true).filter_map(|row| year(&row)).collect(),
        reported: of(false).filter_map(|row| year(&row)).collect(),
        undated,
        used: sources::numbers(of(false).map(|row| Some(row.basis))),
    }
    .checked()
}

/// Partnerships by the year of their founding.
pub(super) fn of_partners(rows: &[&PartnershipRow]) -> Result<Columns, WhyNot> {
    let mut tally = std::collections::BTreeMap::new();
    for date in rows.iter().filter_map(|row| row.since) {
        *tally.entry(date.year()).or_insert(0_usize) += 1;
    }
    let counted: Vec<Year> = tally
        .into_iter()
        .map(|(year, pairs)| Year {
            year,
            pairs: count(pairs),
        })
        .collect();
    let undated = rows.iter().filter(|row| row.since.is_none()).count();
    Columns {
        counted,
        reported: Vec::new(),
        undated: Some(undated).filter(|undated| *undated > 0),
        used: sources::of_partners(rows),
    }
    .checked()
}

fn figures(rows: &Rows) -> &[FigureRow] {
    match rows {
        Rows::Figures(rows) => rows,
        _ => &[],
    }
}

/// A figure dated to a year or to its last day is that year's; others tell of an event.
fn is_whole_year(date: PartialDate) -> bool {
    date.month().is_none() || (date.month(), date.day()) == (Some(12), Some(31))
}

impl Columns {
    fn years(&self) -> impl Iterator<Item = &Year> {
        self.counted.iter().chain(&self.reported)
    }

    /// There must be a year, and a pair in one.
    fn checked(self) -> Result<Self, WhyNot> {
        if self.years().next().is_none() {
            Err(WhyNot::NoRows)
        } else if self.years().all(|year| year.pairs <= 0.0) {
            Err(WhyNot::NoValues)
        } else {
            Ok(self)
        }
    }

    /// The columns on their card.
    pub(super) fn draw(&self, answer: &Answer, drawn: Date) -> Picture {
        let lang = answer.lang;
        let words = captions(lang);
        let mut svg = Svg::default();
        field(&mut svg, &self.counted, &self.reported);
        let mut height = FIELD + 48.0;
        if !self.reported.is_empty() {
            diamond(&mut svg, [MARGIN + 12.0, height + 12.0]);
            let at = Text::at(MARGIN + 34.0, height + 20.0, SMALL, MUTED);
            svg.text(at, words.reported_mark);
            height += 36.0;
        }
        let mut card = card(answer, deck(Unit::Pairs, words.columns, lang));
        let undated = self.undated.map(|undated| pairs(undated, answer));
        let undated = undated.map(|undated| fill(words.undated, &[&undated]));
        card.notes.splice(0..0, undated);
        card.sources = sources::lines(&answer.citations, &self.used, None, lang);
        let values: Vec<String> = self
            .counted
            .iter()
            .map(|year| format!("{}: {}", year.year, figure(year.pairs, Unit::Pairs)))
            .collect();
        card.alt = alt(words.alt_chart, &card, &values, lang);
        card.around(&svg, height, drawn)
    }
}

fn pairs(number: usize, answer: &Answer) -> String {
    crate::render::wording::of(answer.lang).value(count(number), Unit::Pairs)
}

/// Axes, grid, columns and marks.
fn field(svg: &mut Svg, counted: &[Year], reported: &[Year]) {
    let all = || counted.iter().chain(reported);
    let greatest = all().map(|year| year.pairs).fold(0.0, f64::max);
    let first = all().map(|year| year.year).min().unwrap_or_default();
    let last = all().map(|year| year.year).max().unwrap_or_default();
    let ticks = ticks(greatest, 4.0);
    let top = ticks.last().copied().unwrap_or(1.0);
    let widest = ticks
        .iter()
        .map(|tick| fonts::width(&figure(*tick, Unit::Pairs), SMALL, Weight::Regular))
        .fold(0.0, f64::max);
    let left = MARGIN + widest + 12.0;
    let slots = f64::from(last - first + 1);
    let slot = ((WIDTH - MARGIN - left) / slots).min(64.0);
    let x = |year: f64| left + (year - f64::from(first) + 0.5) * slot;
    let y = |pairs: f64| FIELD - pairs / top * (FIELD - 30.0);
    for tick in &ticks {
        let y = y(*tick);
        svg.line([left, y], [WIDTH - MARGIN, y], Stroke::solid(GRID, 1.5));
        let at = Text::at(left - 10.0, y + 7.5, SMALL, MUTED).anchor(Anchor::End);
        svg.text(at, &figure(*tick, Unit::Pairs));
    }
    let thick = (slot * 0.72).max(2.0);
    for year in counted {
        let at = [x(f64::from(year.year)) - thick / 2.0, y(year.pairs)];
        svg.rect(at, [thick, FIELD - y(year.pairs)], 2.0, REPORTED);
    }
    svg.line(
        [left, FIELD],
        [WIDTH - MARGIN, FIELD],
        Stroke::solid(AXIS, 2.0),
    );
    for year in years(f64::from(first), f64::from(last), 7.0) {
        let at = Text::at(x(year), FIELD + 30.0, SMALL, MUTED).anchor(Anchor::Middle);
        svg.text(at, &format!("{year}"));
    }
    for year in reported {
        diamond(svg, [x(f64::from(year.year)), y(year.pairs)]);
    }
    // The year with the most is what people look for first.
    let peak = counted.iter().max_by(|a, b| {
        let by_pairs = a.pairs.total_cmp(&b.pairs);
        by_pairs.then(b.year.cmp(&a.year))
    });
    if let Some(peak) = peak.filter(|_| counted.len() > 1 && reported.is_empty()) {
        let text = format!("{}: {}", peak.year, figure(peak.pairs, Unit::Pairs));
        let width = fonts::width(&text, BODY, Weight::Bold);
        let middle = fonts::middle(x(f64::from(peak.year)), width);
        let at = Text::at(middle, y(peak.pairs) - 9.0, BODY, INK).bold();
        svg.text(at.anchor(Anchor::Middle).halo(PAPER), &text);
    }
}

/// What a source reports.
fn diamond(svg: &mut Svg, [x, y]: [f64; 2]) {
    let [left, right, top, bottom] = [x - 11.0, x + 11.0, y - 11.0, y + 11.0].map(number);
    let (x, y) = (number(x), number(y));
    let path = format!("M{x} {top}L{right} {y}L{x} {bottom}L{left} {y}Z");
    svg.shape(&path, ASKED, Stroke::solid(PAPER, 2.0));
}
