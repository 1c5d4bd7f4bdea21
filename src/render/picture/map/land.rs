//! The outlines of countries, cut where the map ends.

use std::sync::OnceLock;

use super::view::View;
use crate::places::Point;
use crate::render::picture::style::WIDTH;
use crate::render::picture::svg::number;

/// A country and its closed rings.
struct Outline {
    iso: &'static str,
    rings: Vec<Vec<Point>>,
}

/// Land as paths of an SVG.
#[derive(Debug, Default)]
pub(super) struct Land {
    /// All but the home country.
    pub(super) others: String,
    /// The home country.
    pub(super) home: String,
    /// The borders of both, without the edges at which rings are cut.
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
                draw(&piece, view, fill, &mut land.borders);
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
        text.lines().skip(1).filter_map(outline).collect()
    })
}

fn outline(line: &'static str) -> Option<Outline> {
    let (iso, rings) = line.split_once('\t')?;
    let point = |pair: &str| {
        let (lon, lat) = pair.split_once(',')?;
        Some(Point {
            lat: lat.parse().ok()?,
            lon: lon.parse().ok()?,
        })
    };
    let rings = rings
        .split(';')
        .map(|ring| ring.split_whitespace().filter_map(point).collect())
        .collect();
    Some(Outline { iso, rings })
}

/// A point by its latitude and its degrees east of the map's middle.
type Turned = [f64; 2];

/// A ring turned to the middle of the map, as one or two pieces: what runs over an edge goes on at
/// the other.
fn cut(ring: &[Point], view: &View) -> Vec<Vec<Turned>> {
    let Some(first) = ring.first() else {
        return Vec::new();
    };
    let mut last = view.projection.turned(first.lon);
    let mut turned = vec![[first.lat, last]];
    for pair in ring.windows(2) {
        // Neighbours are near each other: a leap is only the edge of the map.
        last += (pair[1].lon - pair[0].lon + 540.0).rem_euclid(360.0) - 180.0;
        turned.push([pair[1].lat, last]);
    }
    [0.0, -360.0, 360.0]
        .into_iter()
        .filter_map(|by| {
            let moved: Vec<Turned> = turned.iter().map(|[lat, lon]| [*lat, lon + by]).collect();
            let inside = clip(&clip(&moved, 180.0, 1.0), -180.0, -1.0);
            (inside.len() > 2).then_some(inside)
        })
        .collect()
}

/// The part of a ring on one side of a meridian (Sutherland and Hodgman): `side` 1 keeps what lies
/// west of it, -1 what lies east.
fn clip(ring: &[Turned], meridian: f64, side: f64) -> Vec<Turned> {
    let inside = |point: &Turned| (meridian - point[1]) * side >= 0.0;
    if ring.iter().all(inside) {
        return ring.to_vec();
    }
    let mut kept = Vec::with_capacity(ring.len() + 4);
    for (index, point) in ring.iter().enumerate() {
        let before = &ring[(index + ring.len() - 1) % ring.len()];
        if inside(point) != inside(before) {
            let part = (meridian - before[1]) / (point[1] - before[1]);
            kept.push([before[0] + part * (point[0] - before[0]), meridian]);
        }
        if inside(point) {
            kept.push(*point);
        }
    }
    kept
}

/// Adds a piece to the land and its true borders to the borders.
fn draw(piece: &[Turned], view: &View, fill: &mut String, borders: &mut String) {
    let project = |[lat, lon]: &Turned| view.place(view.projection.project_turned(*lat, *lon));
    // Corners nearer than a pixel and a half only cost bytes.
    let mut piece = piece.to_vec();
    let mut last: Option<[f64; 2]> = None;
    piece.retain(|corner| {
        let at = project(corner);
        let near = |last: [f64; 2]| (at[0] - last[0]).hypot(at[1] - last[1]) < 1.5;
        let keep = corner[1].abs() > 179.95 || !last.is_some_and(near);
        if keep {
            last = Some(at);
        }
        keep
    });
    if piece.len() < 3 {
        return;
    }
    let points: Vec<[f64; 2]> = piece.iter().map(project).collect();
    let outside = |test: &dyn Fn(&[f64; 2]) -> bool| points.iter().all(test);
    if outside(&|p| p[0] < 0.0)
        || outside(&|p| p[0] > WIDTH)
        || outside(&|p| p[1] < 0.0)
        || outside(&|p| p[1] > view.height)
    {
        return;
    }
    let mut drawing = false;
    for (index, point) in points.iter().enumerate() {
        let at = point.map(number);
        let step = if index == 0 { 'M' } else { 'L' };
        fill.push_str(&format!("{step}{} {}", at[0], at[1]));
        let next = (index + 1) % piece.len();
        if is_edge(&piece[index], &piece[next], view) {
            drawing = false;
            continue;
        }
        if !drawing {
            borders.push_str(&format!("M{} {}", at[0], at[1]));
            drawing = true;
        }
        let to = points[next].map(number);
        borders.push_str(&format!("L{} {}", to[0], to[1]));
    }
    fill.push('Z');
}

/// Both points lie on the meridian at which the data, or the map, are cut.
fn is_edge(a: &Turned, b: &Turned, view: &View) -> bool {
    let on_edge = |point: &Turned| {
        let date_line = view.projection.turned(180.0);
        let off = (point[1] - date_line + 180.0).rem_euclid(360.0) - 180.0;
        off.abs() < 0.05 || point[1].abs() > 179.95
    };
    on_edge(a) && on_edge(b)
}
