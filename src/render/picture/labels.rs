//! Room for labels: each is put where it covers no other, or left out.

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

    fn meets_disc(&self, [x, y]: [f64; 2], radius: f64) -> bool {
        let away = [
            x - x.max(self.left).min(self.right),
            y - y.max(self.top).min(self.bottom),
        ];
        away[0].hypot(away[1]) < radius
    }

    fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && other.right <= self.right
            && other.bottom <= self.bottom
    }
}

/// What is taken of a drawing.
#[derive(Clone, Debug)]
pub(super) struct Room {
    whole: Area,
    taken: Vec<Area>,
    discs: Vec<([f64; 2], f64)>,
}

impl Room {
    /// An empty drawing.
    pub(super) fn new(whole: Area) -> Self {
        Self {
            whole,
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
        let free = places.into_iter().find(|area| {
            self.whole.holds(area)
                && !self.taken.iter().any(|taken| taken.meets(area))
                && !(self.discs.iter()).any(|(at, radius)| area.meets_disc(*at, *radius))
        })?;
        self.taken.push(free);
        Some(free)
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
