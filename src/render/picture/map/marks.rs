//! Lines, marks and labels on a map.

use super::colour;
use super::view::View;
use crate::answer::{MapData, Mark};
use crate::places::Point;
use crate::render::picture::fonts::{self, Weight};
use crate::render::picture::labels::{Area, Lead, Room, places_around, places_further};
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
/// Width of the rim around a mark, which parts it from what lies below.
const RIM: f64 = 1.5;
/// Between two names in one line, so that they are read as two.
const GAP: f64 = 9.0;
/// So many marks are named before a home that has no room beside it.
const BEFORE_HOME: usize = 3;
/// Only the home and marks of this radius are worth a line to a name that stands further off.
const LARGE: f64 = HOME;
/// Widths of the lines to small, middling and large marks.
const WIDTHS: [f64; 3] = [1.8, 2.8, 4.5];

/// A mark or the home in the picture.
#[derive(Clone, Copy)]
struct Spot {
    at: [f64; 2],
    radius: f64,
}

/// A part of the map that is drawn once more, larger.
pub(super) struct Apart<'a> {
    /// The points for which it is.
    pub(super) crowd: &'a [Point],
    /// The marks that have their name there.
    pub(super) named: &'a [bool],
}

/// Marks as they stand in a view.
pub(super) struct Marks<'a> {
    data: &'a MapData,
    view: &'a View,
    home: Option<Spot>,
    /// `None` where a mark is not drawn.
    spots: Vec<Option<Spot>>,
}

impl<'a> Marks<'a> {
    /// All of them: one that would be cut by an edge is moved inside.
    pub(super) fn whole(data: &'a MapData, view: &'a View) -> Self {
        Self::of(data, view, |Spot { at, radius }| {
            let at = view.inside(at, radius + RIM);
            Some(Spot { at, radius })
        })
    }

    /// Those that stand wholly in an enlarged part; the others can be seen on the map above it.
    pub(super) fn part(data: &'a MapData, view: &'a View) -> Self {
        Self::of(data, view, |spot| {
            (view.inside(spot.at, spot.radius + RIM) == spot.at).then_some(spot)
        })
    }

    fn of(data: &'a MapData, view: &'a View, put: impl Fn(Spot) -> Option<Spot>) -> Self {
        let radius = radii(&data.marks);
        let spot = |mark: &Mark, radius: f64| {
            let at = view.point(mark.point);
            put(Spot { at, radius })
        };
        Self {
            data,
            view,
            home: data.home.as_ref().and_then(|home| spot(home, HOME)),
            spots: (data.marks.iter())
                .map(|mark| spot(mark, radius(mark)))
                .collect(),
        }
    }

    fn shown(&self) -> impl DoubleEndedIterator<Item = (&Mark, Spot)> {
        let both = self.data.marks.iter().zip(&self.spots);
        both.filter_map(|(mark, spot)| Some((mark, (*spot)?)))
    }

    /// Draws marks, names and a frame around what is drawn apart; says which marks are named.
    pub(super) fn draw(&self, svg: &mut Svg, apart: Option<&Apart<'_>>) -> Vec<bool> {
        // The largest lie lowest, so that none is hidden.
        for (mark, spot) in self.shown() {
            let border = Stroke::solid(PAPER, RIM);
            svg.circle(spot.at, spot.radius, colour(mark.continent), border);
        }
        if let Some(home) = self.home {
            svg.circle(home.at, home.radius, PAPER, Stroke::solid(INK, 4.0));
        }
        if let Some(apart) = apart {
            frame(svg, self.frame(apart.crowd));
        }
        let labels = self.labels(apart);
        Self::write(svg, &labels);
        named(&labels)
    }

    /// Which marks have a name where nothing is drawn apart.
    pub(super) fn named(&self) -> Vec<bool> {
        named(&self.labels(None))
    }

    /// Draws the lines. Those of one colour and width are one path: that is quicker, and where many
    /// lie upon each other they stay light.
    pub(super) fn lines(&self, svg: &mut Svg) {
        let Some(home) = self.home else {
            return;
        };
        let mut paths: Vec<(&str, f64, String)> = Vec::new();
        for (mark, spot) in self.shown().rev() {
            let colour = colour(mark.continent);
            let [thin, middle, thick] = WIDTHS;
            let width = match spot.radius {
                radius if radius < 12.0 => thin,
                radius if radius < 21.0 => middle,
                _ => thick,
            };
            let bow = bow(home.at, spot.at);
            match paths
                .iter_mut()
                .find(|path| (path.0, path.1) == (colour, width))
            {
                Some((_, _, path)) => path.push_str(&bow),
                None => paths.push((colour, width, bow)),
            }
        }
        for (colour, width, path) in paths {
            svg.curve(&path, Stroke::solid(colour, width), 0.5);
        }
    }

    /// What holds the marks of a crowd.
    fn frame(&self, crowd: &[Point]) -> Area {
        let marks = self.data.marks.iter().zip(&self.spots);
        let within = marks.filter(|(mark, _)| crowd.contains(&mark.point));
        within
            .filter_map(|(_, spot)| *spot)
            .map(|spot| Area::around(spot.at, spot.radius + 7.0))
            .reduce(|all, one| all.with(&one))
            .unwrap_or(Area::around([0.0, 0.0], 0.0))
    }

    /// Finds room for names: for the home beside it, for the marks with the most pairs, for the home further
    /// off where there was none, and for the other marks.
    fn labels(&self, apart: Option<&Apart<'_>>) -> Labels {
        let whole = Area {
            left: 6.0,
            top: 4.0,
            right: WIDTH - 6.0,
            bottom: self.view.height - 4.0,
        };
        let mut room = Room::new(whole, GAP);
        for spot in self.home.iter().chain(self.spots.iter().flatten()) {
            room.take_disc(spot.at, spot.radius + RIM);
        }
        let mut names = self.names(apart);
        let (home, marks) = names.split_at_mut(1);
        let home = home.iter_mut().flatten();
        let mut home: Vec<&mut Name> = home.collect();
        home.iter_mut().for_each(|name| name.put_near(&mut room));
        if let Some(apart) = apart {
            room.take(self.frame(apart.crowd));
        }
        // The marks with the most pairs come first.
        let mut marks = marks.iter_mut().flatten();
        let largest: Vec<&mut Name> = marks.by_ref().take(BEFORE_HOME).collect();
        for name in largest.into_iter().chain(home).chain(marks) {
            name.put(&mut room);
        }
        Labels(names)
    }

    /// What is to be named, the home first; `None` where a mark is not drawn, or has its name in the
    /// part that is drawn apart.
    fn names(&self, apart: Option<&Apart<'_>>) -> Vec<Option<Name>> {
        let lang = self.data.lang;
        let home = self.data.home.as_ref().zip(self.home);
        let home =
            home.map(|(home, spot)| Name::new(spot, home.names.get(lang).to_owned(), Weight::Bold));
        let frame = apart.map(|apart| self.frame(apart.crowd));
        let below = |index: usize, spot: Spot| {
            apart.is_some_and(|apart| apart.named[index])
                && frame.is_some_and(|frame| frame.contains(spot.at))
        };
        let marks = self.data.marks.iter().zip(&self.spots).enumerate();
        let marks = marks.map(|(index, (mark, spot))| {
            let spot = spot.filter(|spot| !below(index, *spot))?;
            Some(Name::new(spot, name(mark, lang), Weight::Regular))
        });
        std::iter::once(home).chain(marks).collect()
    }

    /// Writes names. Lines run below a veil; a border around each letter would take as long as all
    /// the rest.
    fn write(svg: &mut Svg, labels: &Labels) {
        let put = || {
            labels
                .0
                .iter()
                .flatten()
                .filter_map(|name| Some((name, name.area?)))
        };
        for lead in labels.0.iter().flatten().filter_map(|name| name.lead) {
            svg.line(lead.from, lead.to, Stroke::solid(INK, 1.5));
        }
        svg.veil(put().map(|(_, area)| area.wider(2.0)), PAPER);
        for (name, area) in put() {
            let at = Text::at(area.left, area.bottom - 4.0, SMALL, INK);
            let weight = name.weight;
            svg.text(Text { weight, ..at }, &name.text);
        }
    }
}

/// A name and where it stands.
struct Name {
    spot: Spot,
    text: String,
    weight: Weight,
    size: [f64; 2],
    /// `None` where no room was found.
    area: Option<Area>,
    lead: Option<Lead>,
}

impl Name {
    fn new(spot: Spot, text: String, weight: Weight) -> Self {
        Self {
            size: [fonts::width(&text, SMALL, weight), SMALL],
            spot,
            text,
            weight,
            area: None,
            lead: None,
        }
    }

    /// Finds room beside the mark.
    fn put_near(&mut self, room: &mut Room) {
        self.area = room.first_free(places_around(self.spot.at, self.spot.radius, self.size));
    }

    /// Finds room, if none was found so far; that of a large mark may be further off.
    fn put(&mut self, room: &mut Room) {
        if self.area.is_none() {
            self.put_near(room);
        }
        if self.area.is_some() || self.spot.radius < LARGE {
            return;
        }
        let Spot { at, radius } = self.spot;
        let places = places_further(at, radius, self.size);
        if let Some((area, lead)) = room.first_led(at, radius, places) {
            (self.area, self.lead) = (Some(area), Some(lead));
        }
    }
}

/// The names of the home and of each mark; `None` where there is nothing to name.
struct Labels(Vec<Option<Name>>);

/// Which marks have a name.
fn named(labels: &Labels) -> Vec<bool> {
    let has_name = |name: &Option<Name>| name.as_ref().is_some_and(|name| name.area.is_some());
    labels.0.iter().skip(1).map(has_name).collect()
}

fn frame(svg: &mut Svg, area: Area) {
    let [left, top, right, bottom] = [area.left, area.top, area.right, area.bottom].map(number);
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

/// A mark's name, with its pairs where it stands for several.
fn name(mark: &Mark, lang: Lang) -> String {
    match mark.pairs {
        0 | 1 => mark.names.get(lang).to_owned(),
        pairs => format!("{} {pairs}", mark.names.get(lang)),
    }
}
