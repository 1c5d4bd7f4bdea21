//! Charts and maps: an answer → SVG → PNG.
//!
//! [`chart`] and [`map`] are pure: they take what an answer holds and give a [`Picture`], or say
//! why there is none. Nothing is looked up and nothing is made up: a value that no source gives is
//! not drawn, and reported values are never joined as if one knew what lies between them.

mod bars;
mod card;
mod chart;
mod columns;
mod compared;
mod fonts;
mod labels;
mod map;
mod png;
mod points;
mod scale;
mod share;
mod sources;
mod style;
mod svg;

pub use chart::{can_chart, chart};
pub use fonts::can_draw;
pub use map::map;
pub use png::{BYTES, PngError, SCALE, pixels, png};

/// A drawing, its size and what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The drawing as an SVG document.
    pub svg: String,
    /// Its width; a PNG has [`SCALE`] pixels for each unit.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The drawing in words, for people who cannot see it.
    pub alt: String,
}

/// Why there is no picture of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WhyNot {
    /// The answer has no numbers, or none that belong together.
    NoNumbers,
    /// It has only one number.
    OneNumber,
    /// Nothing was found.
    NoRows,
    /// No row has a value above zero.
    NoValues,
    /// The question names no place that a map could show.
    NoPlace,
    /// The name stands for several places.
    Ambiguous,
    /// The place has no partnership.
    NoPartners,
    /// All partnerships of the place have ended or are suspended.
    NoneInForce,
    /// Nobody knows where the places lie.
    NoCoordinates,
}
