//! The outlines of countries, cut where the map ends.
//!
//! Land is filled and only the borders between two countries are stroked: a coast shows by itself,
//! and stroking all of it would take longer than the rest of the map.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::sync::OnceLock;

use super::projection;
use super::view::View;
use crate::places::Point;
use crate::render::picture::style::WIDTH;

/// How far land goes on beyond the edges of a map, so that no border runs along them.
const BEYOND: f64 = 4.0;

/// A country and its closed rings.
struct Outline {
    iso: &'static str,
    rings: Vec<Ring>,
}

/// A ring and the bounds of its corners.
struct Ring {
    corners: Vec<Corner<3>>,
    low: [f64; 3],
    high: [f64; 3],
}

/// A corner of a country. On the globe it has a longitude, which may run on beyond 180 degrees
/// where the ring does, and its parallel as the projection has it; in the picture its place.
#[derive(Clone, Copy)]
struct Corner<const AXES: usize> {
    at: [f64; AXES],
    /// The way from here to the next corner is a border with a country that stands further up in
    /// the table: of the two, only one draws it.
    border: bool,
}

/// Land as paths of an SVG.
#[derive(Debug, Default)]
pub(super) struct Land {
    /// All but the home country.
    pub(super) others: String,
    /// The home country.
    pub(super) home: String,
    /// The borders between two countries.
    pub(super) borders: String,
}

/// The land in a view.
pub(super) fn land(view: &View, home: &str) -> Land {
    let mut land = Land::default();
    for outline in outlines() {
        let fill = if outline.iso == home {
            &mut land.home
        } else {
            &mut land.others
        };
        for ring in &outline.rings {
            for piece in cut(ring, view) {
                draw(&piece, fill, &mut land.borders);
            }
        }
    }
    land
}

/// The shipped outlines, read once.
fn outlines() -> &'static [Outline] {
    static OUTLINES: OnceLock<Vec<Outline>> = OnceLock::new();
    OUTLINES.get_or_init(|| {
        let text: &'static str = include_str!("../../../../data/world.tsv");
        let mut seen = HashSet::new();
        text.lines()
            .skip(1)
            .filter_map(|line| outline(line, &mut seen))
            .collect()
    })
}

/// Reads a line; `seen` are the ways between two corners that earlier rings have.
fn outline(line: &'static str, seen: &mut HashSet<[&'static str; 2]>) -> Option<Outline> {
    let (iso, rings) = line.split_once('\t')?;
    let mut ring = |text: &'static str| -> Ring {
        let texts: Vec<&str> = text.split_whitespace().collect();
        let ways: Vec<[&str; 2]> = (0..texts.len())
            .map(|at| [texts[at], texts[(at + 1) % texts.len()]])
            .collect();
        let mut corners: Vec<Corner<3>> = Vec::with_capacity(ways.len());
        for &[here, next] in &ways {
            let Some(point) = point(here) else {
                continue;
            };
            let before = corners.last().map_or(point.lon, |corner| corner.at[0]);
            // Neighbours are near each other: a leap is only the edge of the map.
            let step = (point.lon - before + 540.0).rem_euclid(360.0) - 180.0;
            let [slope, y] = projection::parallel(point.lat);
            corners.push(Corner {
                at: [before + step, slope, y],
                border: seen.contains(&[next, here]) || seen.contains(&[here, next]),
            });
        }
        seen.extend(ways);
        Ring::of(corners)
    };
    let rings = rings.split(';').map(&mut ring).collect();
    Some(Outline { iso, rings })
}

impl Ring {
    fn of(corners: Vec<Corner<3>>) -> Self {
        let bound = |better: fn(f64, f64) -> f64, start: f64| {
            [0, 1, 2].map(|axis| {
                let all = corners.iter().map(|corner| corner.at[axis]);
                all.fold(start, better)
            })
        };
        Self {
            low: bound(f64::min, f64::INFINITY),
            high: bound(f64::max, f64::NEG_INFINITY),
            corners,
        }
    }

    /// May any of it be seen, moved `by` degrees to the east of the middle?
    fn may_show(&self, by: f64, view: &View) -> bool {
        let (west, east) = (self.low[0] + by, self.high[0] + by);
        // Its widest parallel, where it reaches furthest to the left and to the right.
        let reach = |lon: f64| [lon * self.low[1], lon * self.high[1]];
        let (west, east) = (west.max(-180.0), east.min(180.0));
        let ([a, b], [c, d]) = (reach(west), reach(east));
        let [left, top] = view.place([a.min(b), self.high[2]]);
        let [right, bottom] = view.place([c.max(d), self.low[2]]);
        west < east
            && right > -BEYOND
            && left < WIDTH + BEYOND
            && bottom > -BEYOND
            && top < view.height + BEYOND
    }
}

fn point(text: &str) -> Option<Point> {
    let (lon, lat) = text.split_once(',')?;
    Some(Point {
        lat: lat.parse().ok()?,
        lon: lon.parse().ok()?,
    })
}

/// A ring as it stands in the picture, as one or two pieces: what runs over an edge of the world
/// goes on at the other.
fn cut(ring: &Ring, view: &View) -> Vec<Vec<Corner<2>>> {
    let Some(first) = ring.corners.first() else {
        return Vec::new();
    };
    let turn = view.projection.turned(first.at[0]) - first.at[0];
    let ways = [turn, turn - 360.0, turn + 360.0].into_iter();
    let pieces = ways.filter(|by| ring.may_show(*by, view)).map(|by| {
        let moved = ring.corners.iter().map(|corner| {
            let [lon, slope, y] = corner.at;
            let at = [lon + by, slope, y];
            Corner { at, ..*corner }
        });
        let east = clip(moved.collect(), |[lon, ..]| 180.0 - lon);
        let whole = clip(east, |[lon, ..]| lon + 180.0);
        within(&whole, view)
    });
    pieces.filter(|piece| piece.len() > 2).collect()
}

/// Puts a piece into the picture and cuts it at the edges.
fn within(piece: &[Corner<3>], view: &View) -> Vec<Corner<2>> {
    let mut placed: Vec<Corner<2>> = Vec::with_capacity(piece.len());
    for corner in piece {
        let [lon, slope, y] = corner.at;
        // Whole units are fine enough, and put the corners of neighbours on the same point.
        let at = view.place([lon * slope, y]).map(f64::round);
        match placed.last_mut() {
            // The way on is that of the last of the corners which have become one.
            Some(last) if last.at == at => last.border = corner.border,
            _ => placed.push(Corner {
                at,
                border: corner.border,
            }),
        }
    }
    let piece = clip(placed, |[x, _]| x + BEYOND);
    let piece = clip(piece, |[x, _]| WIDTH + BEYOND - x);
    let piece = clip(piece, |[_, y]| y + BEYOND);
    clip(piece, |[_, y]| view.height + BEYOND - y)
}

/// The part of a ring on one side of a line (Sutherland and Hodgman): where `inside` is not
/// negative. What runs along the line is no border.
fn clip<const AXES: usize>(
    ring: Vec<Corner<AXES>>,
    inside: impl Fn([f64; AXES]) -> f64,
) -> Vec<Corner<AXES>> {
    if ring.iter().all(|corner| inside(corner.at) >= 0.0) {
        return ring;
    }
    let mut kept = Vec::with_capacity(ring.len() + 4);
    for (index, corner) in ring.iter().enumerate() {
        let before = &ring[(index + ring.len() - 1) % ring.len()];
        let (here, there) = (inside(corner.at), inside(before.at));
        if (here >= 0.0) != (there >= 0.0) {
            let part = there / (there - here);
            let mut at = before.at;
            for (axis, value) in at.iter_mut().enumerate() {
                *value += part * (corner.at[axis] - *value);
            }
            kept.push(Corner {
                at,
                border: here >= 0.0 && before.border,
            });
        }
        if here >= 0.0 {
            kept.push(*corner);
        }
    }
    kept
}

/// Adds a piece to the land and its borders to the borders.
fn draw(piece: &[Corner<2>], fill: &mut String, borders: &mut String) {
    let mut drawing = false;
    for (index, corner) in piece.iter().enumerate() {
        step(fill, if index == 0 { 'M' } else { 'L' }, corner.at);
        if corner.border {
            if !drawing {
                step(borders, 'M', corner.at);
            }
            step(borders, 'L', piece[(index + 1) % piece.len()].at);
        }
        drawing = corner.border;
    }
    fill.push('Z');
}

/// Adds a step to a path, in whole units.
fn step(path: &mut String, letter: char, at: [f64; 2]) {
    // Writing to a string does not fail. Whole numbers are written much quicker than fractions.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "cut at the edges of a picture"
    )]
    let [x, y] = at.map(|value| value.round() as i32);
    let _ = write!(path, "{letter}{x} {y}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Facts, Level};

    #[test]
    fn the_point_of_a_large_country_lies_on_its_land() {
        let facts = Facts::embedded().unwrap();
        let mut tried = 0;
        for country in facts.places.iter().filter(|p| p.level == Level::Country) {
            let position = country.position.as_ref().unwrap();
            let [_, y] = projection::parallel(position.lat);
            let own = outlines().iter().filter(|of| of.iso == country.country);
            let rings: Vec<&Ring> = own.flat_map(|outline| &outline.rings).collect();
            let wide = |ring: &&Ring| ring.high[0] - ring.low[0] > 12.0;
            if !rings.iter().any(wide) {
                continue;
            }
            tried += 1;
            let inside = |ring: &&Ring| {
                [-360.0, 0.0, 360.0]
                    .iter()
                    .any(|turn| is_in(ring, [position.lon + turn, y]))
            };
            assert!(rings.iter().any(inside), "{}", country.id);
        }
        assert!(tried > 30, "{tried}");
    }

    /// Does a line to the east cross an odd number of sides?
    fn is_in(ring: &Ring, [x, y]: [f64; 2]) -> bool {
        let next = ring.corners.iter().cycle().skip(1);
        let crossed = ring.corners.iter().zip(next).filter(|(a, b)| {
            let ([ax, _, ay], [bx, _, by]) = (a.at, b.at);
            (ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax
        });
        crossed.count() % 2 == 1
    }
}
