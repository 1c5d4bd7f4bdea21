//! Room for labels: each is put where it covers no other, or left out.

use std::f64::consts::TAU;

/// How far away from its mark a label may stand to which a line leads.
const FURTHER: [f64; 8] = [12.0, 24.0, 36.0, 48.0, 60.0, 75.0, 90.0, 110.0];
/// In so many directions it is looked for.
const DIRECTIONS: u32 = 24;
/// The share of a mark's radius at which the line begins.
const WITHIN: f64 = 0.5;

/// An upright rectangle: left, top, right, bottom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Area {
    /// A square around a point.
    pub(super) fn around([x, y]: [f64; 2], half: f64) -> Self {
        Self {
            left: x - half,
            top: y - half,
            right: x + half,
            bottom: y + half,
        }
    }

    fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// The smallest that holds both.
    pub(super) fn with(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// The same with room at the left, the right and below.
    pub(super) fn wider(&self, by: f64) -> Self {
        Self {
            left: self.left - by,
            right: self.right + by,
            bottom: self.bottom + by,
            ..*self
        }
    }

    pub(super) fn contains(&self, [x, y]: [f64; 2]) -> bool {
        self.left <= x && x <= self.right && self.top <= y && y <= self.bottom
    }

    /// Its point that is nearest to another.
    fn nearest(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [
            x.max(self.left).min(self.right),
            y.max(self.top).min(self.bottom),
        ]
    }

    fn meets_disc(&self, at: [f64; 2], radius: f64) -> bool {
        away(at, self.nearest(at)) < radius
    }

    fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && other.right <= self.right
            && other.bottom <= self.bottom
    }
}

/// A line that leads from a mark to its name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lead {
    pub(super) from: [f64; 2],
    pub(super) to: [f64; 2],
}

impl Lead {
    /// From within a disc, so that it is seen whose it is where discs overlap, to a name outside.
    fn new(at: [f64; 2], radius: f64, name: &Area) -> Self {
        let to = name.nearest(at);
        let begin = radius * WITHIN / away(at, to).max(radius);
        let from = [0, 1].map(|axis| at[axis] + (to[axis] - at[axis]) * begin);
        Self { from, to }
    }

    fn meets_disc(&self, at: [f64; 2], radius: f64) -> bool {
        let [along, to] = [self.to, at].map(|end| [end[0] - self.from[0], end[1] - self.from[1]]);
        let length = along[0].hypot(along[1]).max(f64::MIN_POSITIVE);
        let share = (along[0] * to[0] + along[1] * to[1]) / (length * length);
        let share = share.clamp(0.0, 1.0);
        let nearest = [0, 1].map(|axis| self.from[axis] + along[axis] * share);
        away(at, nearest) < radius
    }

    /// What it takes of the drawing, so that nothing is written on it.
    fn area(&self) -> Area {
        Area::around(self.from, 1.0).with(&Area::around(self.to, 1.0))
    }
}

fn away(one: [f64; 2], other: [f64; 2]) -> f64 {
    (one[0] - other[0]).hypot(one[1] - other[1])
}

/// What is taken of a drawing.
#[derive(Clone, Debug)]
pub(super) struct Room {
    whole: Area,
    gap: f64,
    taken: Vec<Area>,
    discs: Vec<([f64; 2], f64)>,
}

impl Room {
    /// An empty drawing, in which labels beside each other keep a gap.
    pub(super) fn new(whole: Area, gap: f64) -> Self {
        Self {
            whole,
            gap,
            taken: Vec::new(),
            discs: Vec::new(),
        }
    }

    /// Takes a place whatever stands there.
    pub(super) fn take(&mut self, area: Area) {
        self.taken.push(area);
    }

    /// Takes a disc: a label may stand near it where the corners of a square would be.
    pub(super) fn take_disc(&mut self, at: [f64; 2], radius: f64) {
        self.discs.push((at, radius));
    }

    /// Takes the first of these places that is free and inside; `None` if none is.
    pub(super) fn first_free(&mut self, places: impl IntoIterator<Item = Area>) -> Option<Area> {
        let free = places.into_iter().find(|area| self.is_free(area))?;
        self.taken.push(free);
        Some(free)
    }

    /// The same for places away from the disc at `at`: a line must lead there that crosses nothing.
    pub(super) fn first_led(
        &mut self,
        at: [f64; 2],
        radius: f64,
        places: impl IntoIterator<Item = Area>,
    ) -> Option<(Area, Lead)> {
        let led = places.into_iter().find_map(|area| {
            let lead = Lead::new(at, radius, &area);
            (self.is_free(&area) && self.is_open(&lead, at, radius)).then_some((area, lead))
        })?;
        self.taken.extend([led.0, led.1.area()]);
        Some(led)
    }

    fn is_free(&self, area: &Area) -> bool {
        let with_gap = Area {
            left: area.left - self.gap,
            right: area.right + self.gap,
            ..*area
        };
        self.whole.holds(area)
            && !self.taken.iter().any(|taken| taken.meets(&with_gap))
            && !(self.discs.iter()).any(|(at, radius)| area.meets_disc(*at, *radius))
    }

    /// Does a line from the disc at `own` cross nothing? Discs that overlap it cannot be avoided.
    fn is_open(&self, lead: &Lead, own: [f64; 2], own_radius: f64) -> bool {
        let way = lead.area();
        let apart = |(at, radius): &&([f64; 2], f64)| away(*at, own) >= own_radius + radius;
        let mut others = self.discs.iter().filter(apart);
        !others.any(|(at, radius)| lead.meets_disc(*at, *radius))
            && !self.taken.iter().any(|taken| taken.meets(&way))
    }
}

/// Where a label of a size may stand around a mark, the best place first: beside, above and below, at the
/// corners, and last a little off the middle.
pub(super) fn places_around([x, y]: [f64; 2], half: f64, [width, height]: [f64; 2]) -> [Area; 16] {
    let gap = half + 4.0;
    let near = half * 0.7 + 3.0;
    let lefts_and_tops = [
        [x + gap, y - height / 2.0],
        [x - gap - width, y - height / 2.0],
        [x - width / 2.0, y - gap - height],
        [x - width / 2.0, y + gap],
        [x + near, y - near - height],
        [x + near, y + near],
        [x - near - width, y - near - height],
        [x - near - width, y + near],
        [x + gap, y - height],
        [x + gap, y],
        [x - gap - width, y - height],
        [x - gap - width, y],
        [x - width / 4.0, y - gap - height],
        [x - width / 4.0, y + gap],
        [x - width * 0.75, y - gap - height],
        [x - width * 0.75, y + gap],
    ];
    lefts_and_tops.map(|[left, top]| Area {
        left,
        top,
        right: left + width,
        bottom: top + height,
    })
}

/// Where a label may stand further off, the nearest places first: all around a mark, so that the side or
/// the corner that looks to it is so far away from its edge.
pub(super) fn places_further(
    [x, y]: [f64; 2],
    half: f64,
    [width, height]: [f64; 2],
) -> impl Iterator<Item = Area> {
    let around = (0..DIRECTIONS).map(|n| f64::from(n) / f64::from(DIRECTIONS) * TAU);
    let both = FURTHER
        .into_iter()
        .flat_map(move |by| around.clone().map(move |angle| (by, angle)));
    both.map(move |(by, angle)| {
        let (up, along) = angle.sin_cos();
        let left = x + along * (half + by) + (along - 1.0) * width / 2.0;
        let top = y + up * (half + by) + (up - 1.0) * height / 2.0;
        Area {
            left,
            top,
            right: left + width,
            bottom: top + height,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_leads_to_a_name_only_where_it_crosses_no_other_mark() {
        let whole = Area {
            left: 0.0,
            top: 0.0,
            right: 200.0,
            bottom: 100.0,
        };
        let mut room = Room::new(whole, 0.0);
        let (mark, other) = ([50.0, 50.0], [80.0, 50.0]);
        room.take_disc(mark, 10.0);
        room.take_disc(other, 10.0);
        let [right, left, ..] = places_around(mark, 45.0, [20.0, 10.0]);
        assert_eq!(room.first_led(mark, 10.0, [right]), None);
        let mut room_at_left = room.clone();
        room_at_left.whole.left = -100.0;
        let (area, lead) = room_at_left.first_led(mark, 10.0, [right, left]).unwrap();
        assert_eq!((area, lead.from), (left, [45.0, 50.0]));
        assert_eq!(lead.to, [area.right, 50.0]);
        // Nothing is written on the line.
        let on_line = Area::around([25.0, 50.0], 4.0);
        assert_eq!(room_at_left.first_free([on_line]), None);
    }
}
