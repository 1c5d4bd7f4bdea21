//! The Equal Earth projection, which keeps areas true and looks as people expect a world map to.
//!
//! Formulas: Šavrič, Patterson and Jenny, "The Equal Earth map projection", International Journal
//! of Geographical Information Science 33 (2019). <https://doi.org/10.1080/13658816.2018.1504949>

use crate::places::Point;

const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];

/// A projection around a middle meridian; a sphere of radius 1, `y` grows to the north.
#[derive(Clone, Copy, Debug)]
pub(super) struct Projection {
    /// Degrees east.
    pub(super) middle: f64,
}

impl Projection {
    /// The place of a point on the plane.
    pub(super) fn project(self, point: Point) -> [f64; 2] {
        self.project_turned(point.lat, self.turned(point.lon))
    }

    /// Degrees east of the middle, from -180 to 180.
    pub(super) fn turned(self, lon: f64) -> f64 {
        (lon - self.middle + 540.0).rem_euclid(360.0) - 180.0
    }

    /// The same for degrees east of the middle, which may not be brought to the other edge.
    pub(super) fn project_turned(self, lat: f64, turned: f64) -> [f64; 2] {
        let [slope, y] = parallel(lat);
        [slope * turned, y]
    }
}

/// A parallel on the plane, whatever the middle: how wide a degree of longitude is on it, and how
/// far north it lies.
pub(super) fn parallel(lat: f64) -> [f64; 2] {
    let theta = (3_f64.sqrt() / 2.0 * lat.to_radians().sin()).asin();
    let square = theta * theta;
    let sixth = square * square * square;
    let slope = 9.0 * A[3] * sixth * square + 7.0 * A[2] * sixth + 3.0 * A[1] * square + A[0];
    let width = 2.0 * 3_f64.sqrt() * theta.cos() / (3.0 * slope);
    let y = theta * (A[3] * sixth * square + A[2] * sixth + A[1] * square + A[0]);
    [width.to_radians(), y]
}

#[cfg(test)]
mod tests {
    use super::Projection;
    use crate::places::Point;

    #[test]
    fn the_edges_stand_where_the_paper_puts_them() {
        let of = |lat, lon| Projection { middle: 0.0 }.project(Point { lat, lon });
        let near = |a: f64, b: f64| (a - b).abs() < 1e-3;
        let [x, y] = of(0.0, 179.999_999);
        assert!(near(x, 2.706_6) && near(y, 0.0), "{x} {y}");
        let [x, y] = of(90.0, 0.0);
        assert!(near(x, 0.0) && near(y, 1.317_4), "{x} {y}");
    }

    #[test]
    fn the_middle_may_lie_anywhere() {
        let pacific = Projection { middle: 150.0 };
        for (lon, turned) in [
            (150.0, 0.0),
            (-170.0, 40.0),
            (-40.0, 170.0),
            (-20.0, -170.0),
        ] {
            assert!((pacific.turned(lon) - turned).abs() < 1e-9, "{lon}");
        }
    }
}
