//! Marks on a map, with their lines and names.

use super::bow::Bow;
use super::colour;
use super::names::{Labels, Name};
use super::view::View;
use crate::answer::{MapData, Mark};
use crate::places::Point;
use crate::render::picture::fonts::Weight;
use crate::render::picture::labels::{Area, Room};
use crate::render::picture::style::{INK, PAPER, WIDTH};
use crate::render::picture::svg::{Stroke, Svg, number};
use crate::text::Lang;

/// Radius of a mark that stands for one pair where all do.
const DOT: f64 = 6.5;
/// Radius of the largest mark where they differ, and of the smallest.
const LARGEST: f64 = 30.0;
const SMALLEST: f64 = 4.5;
/// Radius of the mark at which the lines begin.
const HOME: f64 = 9.0;
/// Width of the ring around the home, outside of its radius.
const RING: f64 = 2.0;
/// Width of the rim around a mark, which parts it from what lies below.
const RIM: f64 = 1.5;
/// Between two names in one line, so that they are read as two.
const GAP: f64 = 9.0;
/// So many marks are named before a home that has no room beside it.
const BEFORE_HOME: usize = 3;
/// Only the home and marks of this radius are worth a line to a name that stands further off.
pub(super) const LARGE: f64 = HOME;
/// Widths of the lines to small, middling and large marks.
const WIDTHS: [f64; 3] = [1.8, 2.8, 4.5];

/// A mark or the home in the picture.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) at: [f64; 2],
    pub(super) radius: f64,
}

impl Spot {
    /// The same beside the ring of the home, if that would hide it: 黑河 and Blagoveshchensk face each
    /// other across a river.
    fn beside(self, home: Self) -> Self {
        let [dx, dy] = [0, 1].map(|axis| self.at[axis] - home.at[axis]);
        let distance = dx.hypot(dy);
        if distance + self.radius > home.radius + RING {
            return self;
        }
        // Of two in one place, the partner stands to the north.
        let (dx, dy) = if distance > 0.0 {
            (dx / distance, dy / distance)
        } else {
            (0.0, -1.0)
        };
        let away = home.radius + RING + self.radius;
        Self {
            at: [home.at[0] + dx * away, home.at[1] + dy * away],
            ..self
        }
    }
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
        let home = data.home.as_ref().and_then(|home| spot(home, HOME));
        let marks = data.marks.iter().map(|mark| {
            let spot = spot(mark, radius(mark))?;
            Some(home.map_or(spot, |home| spot.beside(home)))
        });
        Self {
            data,
            view,
            home,
            spots: marks.collect(),
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
        labels.write(svg);
        labels.named()
    }

    /// Which marks have a name where nothing is drawn apart.
    pub(super) fn named(&self) -> Vec<bool> {
        self.labels(None).named()
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
            let bow = Bow::new(home.at, spot.at).path();
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
        let home = home.map(|(home, spot)| {
            let lines = self.spots.iter().flatten();
            let lines: Vec<Bow> = lines.map(|mark| Bow::new(mark.at, spot.at)).collect();
            let text = home.names.get(lang).to_owned();
            Name::new(spot, text, Weight::Bold, &lines)
        });
        let below = |index: usize| apart.is_some_and(|apart| apart.named[index]);
        let marks = self.data.marks.iter().zip(&self.spots).enumerate();
        let marks = marks.map(|(index, (mark, spot))| {
            let spot = spot.filter(|_| !below(index))?;
            let line = self.home.map(|home| Bow::new(home.at, spot.at));
            let text = name(mark, lang);
            Some(Name::new(spot, text, Weight::Regular, line.as_slice()))
        });
        std::iter::once(home).chain(marks).collect()
    }
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

/// A mark's name, with its pairs where it stands for several.
fn name(mark: &Mark, lang: Lang) -> String {
    match mark.pairs {
        0 | 1 => mark.names.get(lang).to_owned(),
        pairs => format!("{} {pairs}", mark.names.get(lang)),
    }
}
