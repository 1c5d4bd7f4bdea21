//! What part of the world is shown: all of it, or the region in which everything lies.

use super::projection::Projection;
use crate::places::Point;
use crate::render::picture::style::WIDTH;

/// The meridian in the middle of the world: China and both shores of the Pacific lie whole, and the
/// edge runs through the Atlantic.
const PACIFIC: f64 = 150.0;
/// The northern and southern ends of what people live in.
const NORTH: f64 = 76.0;
const SOUTH: f64 = -56.0;
/// Places that lie within fewer degrees of longitude are shown as a region.
const REGION: f64 = 170.0;
/// A region is at least so wide, on a sphere of radius 1: about 20 degrees.
const SMALLEST: f64 = 0.3;
/// Room around the outermost places, as a part of the region.
const AROUND: f64 = 0.16;
/// The lowest and the highest that a map of a region may be.
const HEIGHTS: [f64; 2] = [420.0, 640.0];
/// The same for an enlarged part.
const ENLARGED: [f64; 2] = [300.0, 460.0];
/// An enlarged part is worth its room if it is so many times as large.
const WORTH: f64 = 1.6;

/// A window on the projected world.
#[derive(Clone, Copy, Debug)]
pub(super) struct View {
    pub(super) projection: Projection,
    /// Units of the picture for one of the plane.
    scale: f64,
    /// What of the plane stands at the top left.
    left: f64,
    top: f64,
    /// How high the map is.
    pub(super) height: f64,
}

impl View {
    /// The view that shows all these points, as near as it can.
    pub(super) fn of(points: &[Point]) -> Self {
        let [west, width] = arc(points);
        if width < REGION {
            Self::region(points, west + width / 2.0, HEIGHTS)
        } else {
            Self::world()
        }
    }

    /// A part of the map with these points, if it is so much larger that it is worth its room.
    pub(super) fn enlarged(&self, points: &[Point]) -> Option<Self> {
        let [west, width] = arc(points);
        let near = Self::region(points, west + width / 2.0, ENLARGED);
        (near.scale > self.scale * WORTH).then_some(near)
    }

    fn world() -> Self {
        let projection = Projection { middle: PACIFIC };
        let [right, _] = projection.project_turned(0.0, 180.0);
        let [_, top] = projection.project_turned(NORTH, 0.0);
        let [_, bottom] = projection.project_turned(SOUTH, 0.0);
        let scale = WIDTH / (2.0 * right);
        Self {
            projection,
            scale,
            left: -right,
            top,
            height: ((top - bottom) * scale).round(),
        }
    }

    fn region(points: &[Point], middle: f64, heights: [f64; 2]) -> Self {
        let projection = Projection { middle };
        let (mut low, mut high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        for point in points {
            let at = projection.project(*point);
            for axis in 0..2 {
                low[axis] = low[axis].min(at[axis]);
                high[axis] = high[axis].max(at[axis]);
            }
        }
        let size =
            [0, 1].map(|axis| ((high[axis] - low[axis]) * (1.0 + 2.0 * AROUND)).max(SMALLEST));
        let height = (WIDTH * size[1] / size[0])
            .clamp(heights[0], heights[1])
            .round();
        let scale = (WIDTH / size[0]).min(height / size[1]);
        let centre = [0, 1].map(|axis| (low[axis] + high[axis]) / 2.0);
        Self {
            projection,
            scale,
            left: centre[0] - WIDTH / scale / 2.0,
            top: centre[1] + height / scale / 2.0,
            height,
        }
    }

    /// Where a point of the plane stands in the picture.
    pub(super) fn place(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [(x - self.left) * self.scale, (self.top - y) * self.scale]
    }

    /// Where a point of the earth stands in the picture.
    pub(super) fn point(&self, point: Point) -> [f64; 2] {
        self.place(self.projection.project(point))
    }

    /// The point nearest to `at` around which a disc stands wholly in the view.
    pub(super) fn inside(&self, [x, y]: [f64; 2], radius: f64) -> [f64; 2] {
        // Without `clamp`, which panics where a disc is larger than the view.
        let within = |at: f64, size: f64| at.min(size - radius).max(radius);
        [within(x, WIDTH), within(y, self.height)]
    }
}

/// The shortest arc of longitude that holds all points: its western end and its width.
fn arc(points: &[Point]) -> [f64; 2] {
    let mut lons: Vec<f64> = points
        .iter()
        .map(|point| point.lon.rem_euclid(360.0))
        .collect();
    lons.sort_by(f64::total_cmp);
    let Some((first, last)) = lons.first().zip(lons.last()) else {
        return [0.0, 360.0];
    };
    // The widest gap between two neighbours lies outside of the arc.
    let around = (first + 360.0 - last, *first);
    let gaps = lons.windows(2).map(|pair| (pair[1] - pair[0], pair[1]));
    let (gap, west) = gaps.fold(
        around,
        |widest, gap| if gap.0 > widest.0 { gap } else { widest },
    );
    [west, 360.0 - gap]
}

#[cfg(test)]
mod tests {
    use super::arc;
    use crate::places::Point;

    #[test]
    fn the_arc_goes_the_short_way_around() {
        let of = |lons: &[f64]| {
            arc(&lons
                .iter()
                .map(|&lon| Point { lat: 0.0, lon })
                .collect::<Vec<_>>())
        };
        assert_eq!(of(&[117.0, 135.0]), [117.0, 18.0]);
        assert_eq!(of(&[170.0, -170.0]), [170.0, 20.0]);
        assert_eq!(of(&[117.0]), [117.0, 0.0]);
        assert_eq!(of(&[]), [0.0, 360.0]);
    }
}
