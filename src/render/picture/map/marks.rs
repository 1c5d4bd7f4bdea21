//! Lines, marks and labels on a map.

use super::colour;
use super::view::View;
use crate::answer::{MapData, Mark};
use crate::places::Point;
use crate::render::picture::fonts::{self, Weight};
use crate::render::picture::labels::{Area, Room, places_around};
use crate::render::picture::style::{INK, PAPER, SMALL, WIDTH};
use crate::render::picture::svg::{Stroke, Svg, Text, number};
use crate::text::Lang;

/// Radius of a mark that stands for one pair where all do.
const DOT: f64 = 6.5;
/// Radius of the largest mark where they differ, and of the smallest.
const LARGEST: f64 = 30.0;
const SMALLEST: f64 = 4.5;
/// Radius of the mark at which the lines begin.
const HOME: f64 = 9.0;

/// Draws lines, if wanted, marks and labels, and says which marks have a label.
pub(super) fn draw(svg: &mut Svg, data: &MapData, view: &View, lines: bool) -> Vec<bool> {
    let radius = radii(&data.marks);
    if let Some(home) = data.home.as_ref().filter(|_| lines) {
        let from = view.point(home.point);
        for mark in data.marks.iter().rev() {
            let to = view.point(mark.point);
            let width = (radius(mark) / 6.0).clamp(1.8, 4.5);
            let stroke = Stroke::solid(colour(mark.continent), width);
            svg.curve(&bow(from, to), stroke, 0.45);
        }
    }
    // The largest lie lowest, so that none is hidden.
    for mark in data.marks.iter().filter(|mark| view.shows(mark.point)) {
        let border = Stroke::solid(PAPER, 1.5);
        let fill = colour(mark.continent);
        svg.circle(view.point(mark.point), radius(mark), fill, border);
    }
    if let Some(home) = data.home.as_ref().filter(|home| view.shows(home.point)) {
        let at = view.point(home.point);
        svg.circle(at, HOME, PAPER, Stroke::solid(INK, 4.0));
    }
    label(svg, data, view, &radius)
}

/// A frame around the part of a map that is drawn once more.
pub(super) fn frame(svg: &mut Svg, points: &[Point], view: &View) {
    let (mut low, mut high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
    for point in points {
        for (axis, at) in view.point(*point).into_iter().enumerate() {
            low[axis] = low[axis].min(at - 14.0);
            high[axis] = high[axis].max(at + 14.0);
        }
    }
    let [left, top, right, bottom] = [low[0], low[1], high[0], high[1]].map(number);
    let path = format!("M{left} {top}H{right}V{bottom}H{left}Z");
    svg.curve(&path, Stroke::solid(INK, 1.5), 0.8);
}

/// The radius of each mark: its area grows with the pairs.
fn radii(marks: &[Mark]) -> impl Fn(&Mark) -> f64 {
    let most = marks.iter().map(|mark| mark.pairs).max().unwrap_or(1);
    let differ = marks.iter().any(|mark| mark.pairs != most);
    // A few pairs more or less need no large circles.
    let largest = LARGEST.min(DOT * f64::from(most).sqrt());
    move |mark| {
        if differ {
            (largest * (f64::from(mark.pairs) / f64::from(most)).sqrt()).max(SMALLEST)
        } else {
            DOT
        }
    }
}

/// A bow from one point to another, bent towards the north.
fn bow([x1, y1]: [f64; 2], [x2, y2]: [f64; 2]) -> String {
    const BEND: f64 = 0.16;
    let (dx, dy) = (x2 - x1, y2 - y1);
    // Across the line, on the side that points upwards.
    let up = if dx >= 0.0 { 1.0 } else { -1.0 };
    let middle = [
        (x1 + x2) / 2.0 + dy * BEND * up,
        (y1 + y2) / 2.0 - dx.abs() * BEND,
    ];
    let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(number);
    let [mx, my] = middle.map(number);
    format!("M{x1} {y1}Q{mx} {my} {x2} {y2}")
}

/// Names marks as far as there is room, those with the most pairs first; says which.
fn label(svg: &mut Svg, data: &MapData, view: &View, radius: &impl Fn(&Mark) -> f64) -> Vec<bool> {
    let mut room = Room::new(Area {
        left: 6.0,
        top: 4.0,
        right: WIDTH - 6.0,
        bottom: view.height - 4.0,
    });
    let half = |mark: &Mark| match mark.pairs {
        0 => HOME + 2.0,
        _ => radius(mark),
    };
    for mark in data.home.iter().chain(&data.marks) {
        // A label may touch the rim of a round mark, whose corners are empty.
        room.take(Area::around(view.point(mark.point), half(mark) * 0.8));
    }
    let mut texts = Svg::default();
    let mut name = |mark: &Mark, weight: Weight| {
        let text = match mark.pairs {
            0 | 1 => mark.names.get(data.lang).to_owned(),
            pairs => with_pairs(mark, pairs, data.lang),
        };
        let size = [fonts::width(&text, SMALL, weight), SMALL];
        let places = places_around(view.point(mark.point), half(mark), size);
        let place = if view.shows(mark.point) {
            room.first_free(places)
        } else {
            None
        };
        if let Some(place) = place {
            // Lines run below it; a border around each letter would take as long as all the rest.
            svg.veil(
                [place.left - 2.0, place.top],
                [size[0] + 4.0, SMALL + 2.0],
                PAPER,
            );
            let at = Text::at(place.left, place.bottom - 4.0, SMALL, INK);
            texts.text(Text { weight, ..at }, &text);
        }
        place.is_some()
    };
    if let Some(home) = &data.home {
        name(home, Weight::Bold);
    }
    let named = data
        .marks
        .iter()
        .map(|mark| name(mark, Weight::Regular))
        .collect();
    svg.over(&texts);
    named
}

fn with_pairs(mark: &Mark, pairs: u32, lang: Lang) -> String {
    format!("{} {pairs}", mark.names.get(lang))
}
