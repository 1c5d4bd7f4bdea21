//! Axes: round steps, and where a value stands.

/// Steps of 1, 2 or 5 times a power of ten from 0 to at least `max`, about `wanted` of them.
/// Counts have no halves, so no step is below 1.
pub(super) fn ticks(max: f64, wanted: f64) -> Vec<f64> {
    let step = step(max, wanted).max(1.0);
    let mut ticks = vec![0.0];
    let mut tick = 0.0;
    while tick < max && ticks.len() < 50 {
        tick += step;
        ticks.push(tick);
    }
    ticks
}

/// The years to be written under an axis from `first` to `last`, at most about `wanted`.
pub(super) fn years(first: f64, last: f64, wanted: f64) -> Vec<f64> {
    let step = step((last - first).max(1.0), wanted).max(1.0);
    let mut years = Vec::new();
    let mut year = (first / step).ceil() * step;
    while year <= last && years.len() < 50 {
        years.push(year);
        year += step;
    }
    years
}

fn step(range: f64, wanted: f64) -> f64 {
    let rough = (range / wanted).max(f64::MIN_POSITIVE);
    let power = 10_f64.powf(rough.log10().floor());
    let times = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .find(|times| times * power >= rough)
        .unwrap_or(10.0);
    times * power
}

/// A number of rows as a coordinate or a value.
#[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
pub(super) fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::{ticks, years};

    #[test]
    fn steps_are_round_and_reach_the_greatest_value() {
        assert_eq!(ticks(249.0, 4.0), [0.0, 100.0, 200.0, 300.0]);
        assert_eq!(ticks(3.0, 4.0), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(ticks(0.4, 4.0), [0.0, 1.0]);
        assert_eq!(
            years(1973.2, 2024.9, 6.0),
            [1980.0, 1990.0, 2000.0, 2010.0, 2020.0]
        );
        assert_eq!(years(2015.0, 2015.0, 6.0), [2015.0]);
    }
}
