//! The outlines of countries, cut where the map ends.
//!
//! Land is filled and only the borders between two countries are stroked: a coast shows by itself,
//! and stroking all of it would take longer than the rest of the map.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::view::View;
use crate::places::Point;
use crate::render::picture::style::WIDTH;

/// How far land goes on beyond the edges of a map, so that no border runs along them.
const BEYOND: f64 = 4.0;

/// A country and its closed rings.
struct Outline {
    iso: &'static str,
    rings: Vec<Vec<Stone>>,
}

/// A corner of a country.
struct Stone {
    point: Point,
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
    let mut ring = |text: &'static str| -> Vec<Stone> {
        let corners: Vec<&str> = text.split_whitespace().collect();
        let ways: Vec<[&str; 2]> = (0..corners.len())
            .map(|at| [corners[at], corners[(at + 1) % corners.len()]])
            .collect();
        let stones = ways.iter().filter_map(|&[here, next]| {
            Some(Stone {
                point: point(here)?,
                border: seen.contains(&[next, here]) || seen.contains(&[here, next]),
            })
        });
        let stones = stones.collect();
        seen.extend(ways);
        stones
    };
    let rings = rings.split(';').map(&mut ring).collect();
    Some(Outline { iso, rings })
}

fn point(text: &str) -> Option<Point> {
    let (lon, lat) = text.split_once(',')?;
    Some(Point {
        lat: lat.parse().ok()?,
        lon: lon.parse().ok()?,
    })
}

/// A corner that is being cut: first its latitude and its degrees east of the map's middle, then
/// its place in the picture.
#[derive(Clone, Copy)]
struct Corner {
    at: [f64; 2],
    border: bool,
}

/// A ring as it stands in the picture, as one or two pieces: what runs over an edge of the world
/// goes on at the other.
fn cut(ring: &[Stone], view: &View) -> Vec<Vec<Corner>> {
    let Some(first) = ring.first() else {
        return Vec::new();
    };
    let mut turned = Vec::with_capacity(ring.len());
    let mut last = (first.point.lon, view.projection.turned(first.point.lon));
    for stone in ring {
        // Neighbours are near each other: a leap is only the edge of the map.
        let step = (stone.point.lon - last.0 + 540.0).rem_euclid(360.0) - 180.0;
        last = (stone.point.lon, last.1 + step);
        turned.push(Corner {
            at: [stone.point.lat, last.1],
            border: stone.border,
        });
    }
    let around = [0.0, -360.0, 360.0].into_iter().map(|by| {
        let moved = turned.iter().map(|corner| Corner {
            at: [corner.at[0], corner.at[1] + by],
            ..*corner
        });
        let east = clip(moved.collect(), |[_, lon]| 180.0 - lon);
        let whole = clip(east, |[_, lon]| lon + 180.0);
        within(whole, view)
    });
    around.filter(|piece| piece.len() > 2).collect()
}

/// Projects a piece and cuts it at the edges of the picture.
fn within(mut piece: Vec<Corner>, view: &View) -> Vec<Corner> {
    for corner in &mut piece {
        let [lat, turned] = corner.at;
        let at = view.place(view.projection.project_turned(lat, turned));
        // Whole units are fine enough, and put the corners of neighbours on the same point.
        corner.at = at.map(f64::round);
    }
    piece.dedup_by(|next, corner| {
        let same = next.at == corner.at;
        // The way on is that of the last of the corners which have become one.
        corner.border = if same { next.border } else { corner.border };
        same
    });
    let piece = clip(piece, |[x, _]| x + BEYOND);
    let piece = clip(piece, |[x, _]| WIDTH + BEYOND - x);
    let piece = clip(piece, |[_, y]| y + BEYOND);
    clip(piece, |[_, y]| view.height + BEYOND - y)
}

/// The part of a ring on one side of a line (Sutherland and Hodgman): where `inside` is not
/// negative. What runs along the line is no border.
fn clip(ring: Vec<Corner>, inside: impl Fn([f64; 2]) -> f64) -> Vec<Corner> {
    if ring.iter().all(|corner| inside(corner.at) >= 0.0) {
        return ring;
    }
    let mut kept = Vec::with_capacity(ring.len() + 4);
    for (index, corner) in ring.iter().enumerate() {
        let before = &ring[(index + ring.len() - 1) % ring.len()];
        let (here, there) = (inside(corner.at), inside(before.at));
        if (here >= 0.0) != (there >= 0.0) {
            let part = there / (there - here);
            let between =
                |axis: usize| before.at[axis] + part * (corner.at[axis] - before.at[axis]);
            kept.push(Corner {
                at: [between(0), between(1)],
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
fn draw(piece: &[Corner], fill: &mut String, borders: &mut String) {
    let mut drawing = false;
    for (index, corner) in piece.iter().enumerate() {
        let [x, y] = corner.at.map(f64::round);
        let step = if index == 0 { 'M' } else { 'L' };
        fill.push_str(&format!("{step}{x} {y}"));
        if corner.border {
            if !drawing {
                borders.push_str(&format!("M{x} {y}"));
            }
            let [x, y] = piece[(index + 1) % piece.len()].at.map(f64::round);
            borders.push_str(&format!("L{x} {y}"));
        }
        drawing = corner.border;
    }
    fill.push('Z');
}
