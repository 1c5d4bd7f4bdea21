//! Reported totals as points at their dates.
//!
//! Nobody knows what lies between two reports, so no line joins them. Each source has a mark of its
//! own shape and colour, so that sources that contradict each other can be told apart.

use jiff::civil::Date;

use super::chart::{alt, card, deck, figure};
use super::fonts::{self, Weight};
use super::labels::{Area, Room, places_around};
use super::scale::{count, ticks, years};
use super::style::{AXIS, BODY, COLOURS, GRID, INK, INNER, MARGIN, MUTED, PAPER, SMALL, WIDTH};
use super::svg::{Anchor, Stroke, Svg, Text, number};
use super::{Picture, WhyNot, sources};
use crate::answer::{Answer, Basis, Citation, FigureRow};
use crate::facts::{PartialDate, Unit};
use crate::render::wording::pictures::captions;

/// Height of the field in which the points stand.
const FIELD: f64 = 430.0;
/// So many sources have a mark of their own. Where there are more, all have the same, and only
/// values that contradict another of the same date are set apart.
const MARKS: usize = 5;
/// Half the size of a mark.
const MARK: f64 = 10.0;

/// A reported value.
struct Point {
    year: f64,
    value: f64,
    /// Which mark.
    mark: usize,
}

/// The field and its scales.
struct Field {
    left: f64,
    first: f64,
    last: f64,
    top_value: f64,
}

impl Field {
    fn x(&self, year: f64) -> f64 {
        let room = WIDTH - MARGIN - 30.0 - self.left - 30.0;
        self.left + 30.0 + (year - self.first) / (self.last - self.first).max(0.01) * room
    }

    fn y(&self, value: f64) -> f64 {
        FIELD - value / self.top_value * (FIELD - 24.0)
    }
}

/// A chart of points.
pub(super) struct Points<'a> {
    /// Dated figures of one metric and scope.
    rows: Vec<&'a FigureRow>,
    points: Vec<Point>,
    greatest: f64,
    /// Each source has a mark of its own: with the numbers of its citations.
    by_source: Option<Vec<(&'a Citation, Vec<usize>)>>,
    /// The numbers of the citations that the points rest on, those of the newest first.
    used: Vec<usize>,
}

/// The points of dated figures of one metric and scope.
pub(super) fn of_figures<'a>(
    answer: &'a Answer,
    rows: Vec<&'a FigureRow>,
) -> Result<Points<'a>, WhyNot> {
    let used = sources::numbers(rows.iter().map(|row| Some(row.basis)));
    let mut newest = rows.clone();
    newest.sort_by_key(|row| std::cmp::Reverse(row.as_of));
    let by_source = Some(by_source(answer, &used)).filter(|sources| sources.len() <= MARKS);
    let points: Vec<Point> = rows
        .iter()
        .enumerate()
        .filter_map(|(index, row)| {
            let mark = match &by_source {
                Some(sources) => sources.iter().position(|(_, cites)| rests_on(row, cites))?,
                None => contradicted(&rows[..index], row).min(MARKS),
            };
            Some(Point {
                year: year(row.as_of?),
                value: row.value,
                mark,
            })
        })
        .collect();
    let greatest = points.iter().map(|point| point.value).fold(0.0, f64::max);
    if greatest <= 0.0 {
        return Err(WhyNot::NoValues);
    }
    Ok(Points {
        rows,
        points,
        greatest,
        by_source,
        used: sources::numbers(newest.iter().map(|row| Some(row.basis))),
    })
}

impl Points<'_> {
    /// The points on their card.
    pub(super) fn draw(&self, answer: &Answer, drawn: Date) -> Picture {
        let lang = answer.lang;
        let words = captions(lang);
        let unit = self.rows.first().map_or(Unit::Pairs, |row| row.unit);
        let mut svg = Svg::default();
        field(&mut svg, &self.points, self.greatest, unit);
        let mut y = FIELD + 62.0;
        let mut entry = |mark: usize, text: &str| {
            legend(&mut svg, y, mark, text);
            y += 34.0;
        };
        let mut card = card(answer, deck(unit, words.points, lang));
        if let Some(sources) = &self.by_source {
            for (mark, (source, _)) in sources.iter().enumerate() {
                entry(mark, &sources::line(source, lang));
            }
        } else {
            let marks = self.points.iter().map(|point| point.mark);
            entry(0, words.point);
            (1..=marks.max().unwrap_or(0)).for_each(|mark| entry(mark, words.conflicting));
            card.sources = sources::lines(&answer.citations, &self.used, None, lang);
        }
        let values: Vec<String> = self
            .rows
            .iter()
            .filter_map(|row| Some(format!("{}: {}", row.as_of?, figure(row.value, unit))))
            .collect();
        card.alt = alt(words.alt_chart, &card, &values, lang);
        card.around(&svg, y - 14.0, drawn)
    }
}

/// Each source with the numbers of its citations, in the order of first use.
fn by_source<'a>(answer: &'a Answer, used: &[usize]) -> Vec<(&'a Citation, Vec<usize>)> {
    let mut groups: Vec<(&Citation, Vec<usize>)> = Vec::new();
    for number in used {
        let Some(cited) = answer.citations.iter().find(|c| c.n == *number) else {
            continue;
        };
        match groups
            .iter_mut()
            .find(|(other, _)| other.source == cited.source)
        {
            Some((_, numbers)) => numbers.push(*number),
            None => groups.push((cited, vec![*number])),
        }
    }
    groups
}

fn rests_on(row: &FigureRow, cites: &[usize]) -> bool {
    matches!(row.basis, Basis::Reported(cite) if cites.contains(&cite))
}

/// How many other values earlier rows give for the date of a row.
fn contradicted(earlier: &[&FigureRow], row: &FigureRow) -> usize {
    let mut others: Vec<f64> = Vec::new();
    for other in earlier.iter().filter(|other| other.as_of == row.as_of) {
        let same = |value: f64| (value - other.value).abs() < f64::EPSILON;
        if !same(row.value) && !others.iter().any(|value| same(*value)) {
            others.push(other.value);
        }
    }
    others.len()
}

/// A date as a point of time; the middle of what is not known.
fn year(date: PartialDate) -> f64 {
    let year = f64::from(date.year());
    match (date.month(), date.day()) {
        (None, _) => year + 0.5,
        (Some(month), None) => year + (f64::from(month) - 0.5) / 12.0,
        (Some(month), Some(day)) => year + (f64::from(month - 1) + f64::from(day) / 31.0) / 12.0,
    }
}

/// Axes, grid and points.
fn field(svg: &mut Svg, points: &[Point], greatest: f64, unit: Unit) {
    let ticks = ticks(greatest, 5.0);
    let widest = ticks
        .iter()
        .map(|tick| fonts::width(&figure(*tick, unit), SMALL, Weight::Regular))
        .fold(0.0, f64::max);
    let years_of = || points.iter().map(|point| point.year);
    let field = Field {
        left: MARGIN + widest + 12.0,
        first: years_of().fold(f64::INFINITY, f64::min),
        last: years_of().fold(f64::NEG_INFINITY, f64::max),
        top_value: ticks.last().copied().unwrap_or(greatest),
    };
    for tick in &ticks {
        let y = field.y(*tick);
        let stroke = if *tick > 0.0 {
            Stroke::solid(GRID, 1.5)
        } else {
            Stroke::solid(AXIS, 2.0)
        };
        svg.line([field.left, y], [WIDTH - MARGIN, y], stroke);
        let at = Text::at(field.left - 10.0, y + 7.5, SMALL, MUTED).anchor(Anchor::End);
        svg.text(at, &figure(*tick, unit));
    }
    for year in years(field.first, field.last, 7.0) {
        let x = field.x(year);
        svg.line([x, FIELD], [x, FIELD + 7.0], Stroke::solid(AXIS, 2.0));
        let at = Text::at(x, FIELD + 32.0, SMALL, MUTED).anchor(Anchor::Middle);
        svg.text(at, &format!("{year}"));
    }
    let at = |point: &Point| [field.x(point.year), field.y(point.value)];
    // What contradicts another lies on top of it, so that both are seen.
    let mut order: Vec<&Point> = points.iter().collect();
    order.sort_by_key(|point| point.mark);
    let spots: Vec<[f64; 2]> = order.iter().map(|point| at(point)).collect();
    let sizes: Vec<f64> = (0..order.len())
        .map(|index| MARK * (1.0 + 0.5 * above(&order, &spots, index)))
        .collect();
    let placed = order.into_iter().zip(spots).zip(sizes);
    let placed = placed.map(|((point, at), half)| Placed { point, at, half });
    let placed: Vec<Placed<'_>> = placed.collect();
    for Placed { point, at, half } in &placed {
        mark(svg, *at, *half, point.mark);
    }
    name_values(svg, placed, unit);
}

/// A point in the field, and half the size of its mark.
#[derive(Clone, Copy)]
struct Placed<'a> {
    point: &'a Point,
    at: [f64; 2],
    half: f64,
}

/// How many other marks nearly cover one that lies below them: it is drawn larger, so that it is
/// seen around them, for neither its date nor its value may be moved.
fn above(order: &[&Point], spots: &[[f64; 2]], index: usize) -> f64 {
    let [x, y] = spots[index];
    let covers = |other: &usize| {
        let [other_x, other_y] = spots[*other];
        let near = (other_x - x).hypot(other_y - y) < MARK;
        near && order[*other].mark != order[index].mark
    };
    count((index + 1..order.len()).filter(covers).count().min(2))
}

/// Writes the values beside their points: the newest and the oldest first, as far as there is room.
fn name_values(svg: &mut Svg, mut order: Vec<Placed<'_>>, unit: Unit) {
    let field = Area {
        left: MARGIN,
        top: -16.0,
        right: WIDTH - 8.0,
        bottom: FIELD,
    };
    let mut room = Room::new(field, 0.0);
    for placed in &order {
        room.take(Area::around(placed.at, placed.half));
    }
    order.sort_by(|a, b| b.point.year.total_cmp(&a.point.year));
    if let Some(oldest) = order.pop() {
        order.insert(1.min(order.len()), oldest);
    }
    let mut written: Vec<(String, f64)> = Vec::new();
    for Placed { point, at, half } in order {
        let text = figure(point.value, unit);
        let [x, _] = at;
        // Equal values side by side need one label.
        if written
            .iter()
            .any(|(other, near)| *other == text && (near - x).abs() < 60.0)
        {
            continue;
        }
        let size = [fonts::width(&text, BODY, Weight::Bold), BODY];
        // Off its own mark, or further off where that lies in a larger one.
        let near = [half, MARK * 1.5].map(|half| places_around(at, half, size));
        let places = near
            .iter()
            .flat_map(|[right, left, above, below, ..]| [*above, *below, *right, *left]);
        if let Some(place) = room.first_free(places) {
            let text_at = Text::at(place.left, place.bottom - 4.0, BODY, INK).bold();
            svg.text(text_at.halo(PAPER), &text);
            written.push((text, x));
        }
    }
}

/// A mark and the source that it stands for.
fn legend(svg: &mut Svg, y: f64, which: usize, source: &str) {
    mark(svg, [MARGIN + MARK, y], MARK, which);
    let room = INNER - 2.0 * MARK - 14.0;
    let text = fonts::fit(source, SMALL, Weight::Regular, room);
    svg.text(
        Text::at(MARGIN + 2.0 * MARK + 14.0, y + 7.5, SMALL, MUTED),
        &text,
    );
}

/// The mark of a source: a shape and a colour of its own, `half` being half its size.
fn mark(svg: &mut Svg, [x, y]: [f64; 2], half: f64, which: usize) {
    let border = Stroke::solid(PAPER, 2.0);
    let Some(colour) = COLOURS.get(which) else {
        svg.circle([x, y], half * 0.7, PAPER, Stroke::solid(MUTED, 3.0));
        return;
    };
    let corners: &[[f64; 2]] = match which {
        0 => {
            svg.circle([x, y], half, colour, border);
            return;
        }
        1 => &[[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
        2 => &[[0.0, -1.2], [1.2, 0.0], [0.0, 1.2], [-1.2, 0.0]],
        3 => &[[0.0, -1.1], [1.1, 0.9], [-1.1, 0.9]],
        4 => &[[0.0, 1.1], [1.1, -0.9], [-1.1, -0.9]],
        _ => &[
            [-0.4, -1.1],
            [0.4, -1.1],
            [0.4, -0.4],
            [1.1, -0.4],
            [1.1, 0.4],
            [0.4, 0.4],
            [0.4, 1.1],
            [-0.4, 1.1],
            [-0.4, 0.4],
            [-1.1, 0.4],
            [-1.1, -0.4],
            [-0.4, -0.4],
        ],
    };
    let mut path = String::new();
    for (index, [dx, dy]) in corners.iter().enumerate() {
        let step = if index == 0 { 'M' } else { 'L' };
        let point = [x + dx * half, y + dy * half].map(number);
        path.push_str(&format!("{step}{} {}", point[0], point[1]));
    }
    path.push('Z');
    svg.shape(&path, colour, border);
}
