//! Lines between the home and its partners.

use crate::render::picture::svg::number;

/// How far a bow stands off the straight line, as a part of its length.
const BEND: f64 = 0.16;
/// Points of a bow at which it is looked whether something lies on it.
const STEPS: u32 = 60;

/// A line from one point to another, bent towards the north.
pub(super) struct Bow {
    from: [f64; 2],
    /// What bends it: the control point of a quadratic curve.
    middle: [f64; 2],
    to: [f64; 2],
}

impl Bow {
    pub(super) fn new(from: [f64; 2], to: [f64; 2]) -> Self {
        let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
        // Across the line, on the side that points upwards.
        let up = if dx >= 0.0 { 1.0 } else { -1.0 };
        let middle = [
            (from[0] + to[0]) / 2.0 + dy * BEND * up,
            (from[1] + to[1]) / 2.0 - dx.abs() * BEND,
        ];
        Self { from, middle, to }
    }

    /// The curve, as SVG writes it.
    pub(super) fn path(&self) -> String {
        let [[x1, y1], [mx, my], [x2, y2]] =
            [self.from, self.middle, self.to].map(|point| point.map(number));
        format!("M{x1} {y1}Q{mx} {my} {x2} {y2}")
    }

    /// Points on the curve that are no further than `by` from its end.
    pub(super) fn near_end(&self, by: f64) -> impl Iterator<Item = [f64; 2]> {
        let points = (0..=STEPS).map(|step| {
            let t = f64::from(step) / f64::from(STEPS);
            [0, 1].map(|axis| {
                let bend = 2.0 * t * (1.0 - t) * self.middle[axis];
                (1.0 - t).powi(2) * self.from[axis] + bend + t.powi(2) * self.to[axis]
            })
        });
        points.filter(move |at| (at[0] - self.to[0]).hypot(at[1] - self.to[1]) < by)
    }
}
