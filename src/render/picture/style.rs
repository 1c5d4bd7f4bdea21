//! Sizes and colours.
//!
//! A picture is 800 units wide and shown on a phone at about 400 of its points, so that a text of 24
//! here is one of 12 there. The card has a ground of its own and looks the same in Discord's dark
//! and light themes. The colours are those of Okabe and Ito, which people with any kind of colour
//! vision can tell apart (<https://jfly.uni-koeln.de/color/>); shape or place always says the same.

/// Width of every picture.
pub(super) const WIDTH: f64 = 800.0;
/// Room at the left and the right.
pub(super) const MARGIN: f64 = 40.0;
/// Width between the margins.
pub(super) const INNER: f64 = WIDTH - 2.0 * MARGIN;

/// Size of the title.
pub(super) const TITLE: f64 = 36.0;
/// Size of texts in a chart.
pub(super) const BODY: f64 = 24.0;
/// Size of what stands under the title, of axes, notes and sources.
pub(super) const SMALL: f64 = 22.0;

/// The ground.
pub(super) const PAPER: &str = "#fbfaf7";
/// Texts.
pub(super) const INK: &str = "#22262b";
/// Texts that stand back.
pub(super) const MUTED: &str = "#5d646d";
/// Lines of axes.
pub(super) const AXIS: &str = "#8d939a";
/// Lines that lead the eye.
pub(super) const GRID: &str = "#e4e1d9";
/// What sources report.
pub(super) const REPORTED: &str = "#0072b2";
/// What was counted.
pub(super) const COUNTED: &str = "#8fb8d0";
/// What was asked for among others.
pub(super) const ASKED: &str = "#d55e00";
/// What is left of a whole.
pub(super) const REST: &str = "#dcd8ce";
/// The sea of a map.
pub(super) const SEA: &str = "#e9eff2";
/// Land.
pub(super) const LAND: &str = "#d6d3ca";
/// The country at which the lines begin.
pub(super) const HOME_LAND: &str = "#c4beb0";

/// Colours for what must be told apart: sources, parts of a whole, continents.
pub(super) const COLOURS: [&str; 6] = [
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9",
];
