//! New pairs by year as columns, with what sources report of a year as marks.

use jiff::civil::Date;

use super::chart::{alt, card, deck, figure};
use super::fonts::{self, Weight};
use super::labels::{Area, Room, places_around};
use super::scale::{count, ticks, years};
use super::style::{ASKED, AXIS, BODY, GRID, INK, MARGIN, MUTED, PAPER, REPORTED, SMALL, WIDTH};
use super::svg::{Anchor, Stroke, Svg, Text, number};
use super::{Picture, WhyNot, sources};
use crate::answer::{Answer, Basis, FigureRow, Note, PartnershipRow, Rows};
use crate::facts::{Metric, PartialDate, SinceBasis, Unit};
use crate::render::wording::discord::fill;
use crate::render::wording::pictures::captions;
use crate::render::wording::{self, capital};
use crate::text::Lang;

/// Height of the field in which the columns stand.
const FIELD: f64 = 400.0;
/// Half the size of a mark of what a source reports.
const DIAMOND: f64 = 11.0;
/// The most that a year takes of the width.
const WIDEST: f64 = 88.0;
/// Where a year takes as much the axis names each.
const NAMED: f64 = 80.0;

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
    /// What sources report of the whole, where the columns are its years.
    totals: Vec<FigureRow>,
    /// So many pairs have no known year.
    undated: Option<usize>,
    /// So many stand under a year that no document confirms.
    unverified: usize,
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
    let noted = |of: fn(&Note) -> Option<usize>| answer.notes.iter().find_map(of);
    let totals = figures(&answer.rows).iter();
    let totals =
        totals.filter(|row| row.metric != Metric::NewPartnerships && row.value.is_finite());
    let totals: Vec<FigureRow> = totals.cloned().collect();
    let cited = totals.iter().map(|row| Some(row.basis));
    Columns {
        counted: of(true).filter_map(|row| year(&row)).collect(),
        reported: of(false).filter_map(|row| year(&row)).collect(),
        undated: noted(|note| match note {
            Note::NoDate(undated) => Some(*undated),
            _ => None,
        }),
        unverified: noted(|note| match note {
            Note::UnverifiedYears(unverified) => Some(*unverified),
            _ => None,
        })
        .unwrap_or_default(),
        used: sources::numbers(cited.chain(of(false).map(|row| Some(row.basis)))),
        totals,
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
    let unverified = |row: &&&PartnershipRow| row.since_basis == Some(SinceBasis::Unverified);
    Columns {
        counted,
        reported: Vec::new(),
        totals: Vec::new(),
        unverified: rows.iter().filter(unverified).count(),
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
            let mut entry = |mark: &dyn Fn(&mut Svg, [f64; 2]), text| {
                mark(&mut svg, [MARGIN + 12.0, height + 12.0]);
                svg.text(Text::at(MARGIN + 34.0, height + 20.0, SMALL, MUTED), text);
                height += 36.0;
            };
            entry(&diamond, words.reported_mark);
            if !self.counted.is_empty() {
                entry(&swatch, words.counted);
            }
        }
        let mut card = card(answer, deck(Unit::Pairs, words.columns, lang));
        card.notes.splice(0..0, self.notes(lang));
        card.sources = sources::lines(&answer.citations, &self.used, None, lang);
        let values: Vec<String> = self
            .counted
            .iter()
            .map(|year| format!("{}: {}", year.year, figure(year.pairs, Unit::Pairs)))
            .collect();
        card.alt = alt(words.alt_chart, &card, &values, lang);
        card.around(&svg, height, drawn)
    }

    /// What the columns do not show, and what is not sure of them.
    fn notes(&self, lang: Lang) -> Vec<String> {
        let (words, said) = (captions(lang), wording::of(lang));
        let totals = self.totals.iter().map(|row| {
            let value = said.value(row.value, row.unit);
            match (row.as_of, lang) {
                (None, _) => value,
                (Some(date), Lang::En) => format!("{value} ({date})"),
                (Some(date), Lang::Zh) => format!("{value}（{date}）"),
            }
        });
        let totals: Vec<String> = totals.collect();
        let totals =
            (!totals.is_empty()).then(|| fill(words.reported_total, &[&totals.join(words.comma)]));
        let undated = self.undated.map(|undated| {
            let pairs = said.value(count(undated), Unit::Pairs);
            fill(words.undated, &[&pairs])
        });
        let unverified = (self.unverified > 0)
            .then(|| capital(&said.note(&Note::UnverifiedYears(self.unverified))));
        totals
            .into_iter()
            .chain(undated)
            .chain(unverified)
            .collect()
    }
}

/// Where years and numbers of pairs stand.
struct Field {
    /// Where the axis begins.
    axis: f64,
    /// Where the first year does.
    left: f64,
    first: u16,
    slot: f64,
    top: f64,
}

impl Field {
    fn new(all: &[Year], left: f64, top: f64) -> Self {
        let first = all.iter().map(|year| year.year).min().unwrap_or_default();
        let last = all.iter().map(|year| year.year).max().unwrap_or_default();
        let slots = f64::from(last - first + 1);
        let room = WIDTH - MARGIN - left;
        let slot = (room / slots).min(WIDEST);
        Self {
            axis: left,
            // Few years stand in the middle.
            left: left + (room - slot * slots) / 2.0,
            first,
            slot,
            top,
        }
    }

    fn x(&self, year: f64) -> f64 {
        self.left + (year - f64::from(self.first) + 0.5) * self.slot
    }

    fn y(&self, pairs: f64) -> f64 {
        FIELD - pairs / self.top * (FIELD - 30.0)
    }

    fn at(&self, year: &Year) -> [f64; 2] {
        [self.x(f64::from(year.year)), self.y(year.pairs)]
    }

    fn thick(&self) -> f64 {
        (self.slot * 0.72).max(2.0)
    }
}

/// Axes, grid, columns and marks.
fn field(svg: &mut Svg, counted: &[Year], reported: &[Year]) {
    let all = [counted, reported].concat();
    let greatest = all.iter().map(|year| year.pairs).fold(0.0, f64::max);
    let ticks = ticks(greatest, 4.0);
    let widest = ticks
        .iter()
        .map(|tick| fonts::width(&figure(*tick, Unit::Pairs), SMALL, Weight::Regular))
        .fold(0.0, f64::max);
    let left = MARGIN + widest + 12.0;
    let field = Field::new(&all, left, ticks.last().copied().unwrap_or(1.0));
    for tick in &ticks {
        let y = field.y(*tick);
        svg.line([left, y], [WIDTH - MARGIN, y], Stroke::solid(GRID, 1.5));
        let at = Text::at(left - 10.0, y + 7.5, SMALL, MUTED).anchor(Anchor::End);
        svg.text(at, &figure(*tick, Unit::Pairs));
    }
    let thick = field.thick();
    for year in counted {
        let [x, y] = field.at(year);
        svg.rect([x - thick / 2.0, y], [thick, FIELD - y], 2.0, REPORTED);
    }
    svg.line(
        [left, FIELD],
        [WIDTH - MARGIN, FIELD],
        Stroke::solid(AXIS, 2.0),
    );
    let last = all.iter().map(|year| year.year).max().unwrap_or_default();
    for year in years(f64::from(field.first), f64::from(last), 7.0) {
        let at = Text::at(field.x(year), FIELD + 30.0, SMALL, MUTED).anchor(Anchor::Middle);
        svg.text(at, &format!("{year}"));
    }
    for year in reported {
        diamond(svg, field.at(year));
    }
    name_values(svg, &field, counted, reported);
}

/// Writes the numbers: what sources report, then the years with the most, which people look for first,
/// then the others as far as there is room.
fn name_values(svg: &mut Svg, field: &Field, counted: &[Year], reported: &[Year]) {
    let whole = Area {
        left: MARGIN,
        top: -16.0,
        right: WIDTH - 8.0,
        bottom: FIELD,
    };
    let mut room = Room::new(whole, 2.0);
    let thick = field.thick();
    for year in counted {
        let [x, top] = field.at(year);
        room.take(Area {
            left: x - thick / 2.0,
            top,
            right: x + thick / 2.0,
            bottom: FIELD,
        });
    }
    for year in reported {
        room.take(Area::around(field.at(year), DIAMOND));
    }
    let mut write = |year: &Year, half: f64, text: &str, size: f64, weight: Weight| {
        let width = fonts::width(text, size, weight);
        let [x, y] = field.at(year);
        // Off the numbers of the axis.
        let middle = fonts::middle(x, width).max(field.axis + width / 2.0 + 4.0) - x;
        let [right, left, above, ..] = places_around([x, y], half, [width, size]);
        let above = Area {
            left: above.left + middle,
            right: above.right + middle,
            ..above
        };
        // Beside a column a number would seem to be that of its neighbour.
        let beside = [right, left].into_iter().filter(|_| half >= DIAMOND);
        let places = [above].into_iter().chain(beside);
        if let Some(place) = room.first_free(places) {
            let at = Text::at(place.left, place.bottom - 4.0, size, INK).halo(PAPER);
            let bold = weight == Weight::Bold;
            svg.text(if bold { at.bold() } else { at }, text);
        }
    };
    for year in reported {
        let text = figure(year.pairs, Unit::Pairs);
        write(year, DIAMOND, &text, BODY, Weight::Bold);
    }
    let most = counted.iter().map(|year| year.pairs).fold(0.0, f64::max);
    let mut counted: Vec<&Year> = counted.iter().filter(|year| year.pairs > 0.0).collect();
    counted.sort_by(|a, b| b.pairs.total_cmp(&a.pairs).then(a.year.cmp(&b.year)));
    for year in counted {
        let number = figure(year.pairs, Unit::Pairs);
        // Where the axis does not name every year, that of the most is said with it.
        match year.pairs >= most {
            true if field.slot < NAMED => {
                let text = format!("{}: {number}", year.year);
                write(year, 2.0, &text, BODY, Weight::Bold);
            }
            true => write(year, 2.0, &number, BODY, Weight::Bold),
            false => write(year, 2.0, &number, SMALL, Weight::Regular),
        }
    }
}

/// What was counted.
fn swatch(svg: &mut Svg, [x, y]: [f64; 2]) {
    svg.rect([x - 11.0, y - 11.0], [22.0, 22.0], 2.0, REPORTED);
}

/// What a source reports.
fn diamond(svg: &mut Svg, [x, y]: [f64; 2]) {
    let [left, right] = [x - DIAMOND, x + DIAMOND].map(number);
    let [top, bottom] = [y - DIAMOND, y + DIAMOND].map(number);
    let (x, y) = (number(x), number(y));
    let path = format!("M{x} {top}L{right} {y}L{x} {bottom}L{left} {y}Z");
    svg.shape(&path, ASKED, Stroke::solid(PAPER, 2.0));
}
