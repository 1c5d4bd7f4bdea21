//! A small writer of SVG: shapes and texts, with everything escaped that needs it.

use super::fonts::{self, Weight};
use super::labels::Area;

/// Where a text stands to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A text and how it is set. `y` is the baseline.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text<'a> {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) weight: Weight,
    pub(super) anchor: Anchor,
    pub(super) fill: &'a str,
    /// A border in this colour keeps the text readable on a map.
    pub(super) halo: Option<&'a str>,
}

impl<'a> Text<'a> {
    /// A regular text that starts at a point.
    pub(super) fn at(x: f64, y: f64, size: f64, fill: &'a str) -> Self {
        Self {
            x,
            y,
            size,
            weight: Weight::Regular,
            anchor: Anchor::Start,
            fill,
            halo: None,
        }
    }

    pub(super) fn bold(self) -> Self {
        Self {
            weight: Weight::Bold,
            ..self
        }
    }

    pub(super) fn anchor(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    pub(super) fn halo(self, halo: &'a str) -> Self {
        Self {
            halo: Some(halo),
            ..self
        }
    }
}

/// A line's colour, width and dashes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stroke<'a> {
    pub(super) colour: &'a str,
    pub(super) width: f64,
    pub(super) dashes: &'a str,
}

impl<'a> Stroke<'a> {
    pub(super) fn solid(colour: &'a str, width: f64) -> Self {
        Self {
            colour,
            width,
            dashes: "",
        }
    }
}

/// Elements in the order in which they are drawn.
#[derive(Clone, Debug, Default)]
pub(super) struct Svg {
    body: String,
}

impl Svg {
    /// A filled rectangle with round corners. Where they are square it needs no smooth edges, which
    /// take most of the time for a large one.
    pub(super) fn rect(&mut self, at: [f64; 2], size: [f64; 2], radius: f64, fill: &str) {
        let edges = if radius > 0.0 {
            ""
        } else {
            " shape-rendering=\"crispEdges\""
        };
        self.body.push_str(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"{fill}\"{edges}/>\n",
            number(at[0]),
            number(at[1]),
            number(size[0].max(0.0)),
            number(size[1].max(0.0)),
            number(radius),
        ));
    }

    /// Rectangles through which what lies below can still be seen, equally well where two overlap.
    pub(super) fn veil(&mut self, areas: impl IntoIterator<Item = Area>, fill: &str) {
        let mut path = String::new();
        for area in areas {
            let [left, top, right, bottom] =
                [area.left, area.top, area.right, area.bottom].map(number);
            path.push_str(&format!("M{left} {top}H{right}V{bottom}H{left}Z"));
        }
        if !path.is_empty() {
            self.body.push_str(&format!(
                "<path d=\"{path}\" fill=\"{fill}\" fill-opacity=\"0.72\" \
                 shape-rendering=\"crispEdges\"/>\n"
            ));
        }
    }

    /// A straight line.
    pub(super) fn line(&mut self, from: [f64; 2], to: [f64; 2], stroke: Stroke<'_>) {
        self.body.push_str(&format!(
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{}/>\n",
            number(from[0]),
            number(from[1]),
            number(to[0]),
            number(to[1]),
            strokes(stroke),
        ));
    }

    /// A filled circle with a border. The border is a larger disc below: filling two discs takes a
    /// third of the time of stroking one.
    pub(super) fn circle(&mut self, at: [f64; 2], radius: f64, fill: &str, stroke: Stroke<'_>) {
        let half = stroke.width / 2.0;
        if half > 0.0 {
            self.disc(at, radius + half, stroke.colour);
        }
        self.disc(at, radius - half, fill);
    }

    fn disc(&mut self, at: [f64; 2], radius: f64, fill: &str) {
        self.body.push_str(&format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{fill}\"/>\n",
            number(at[0]),
            number(at[1]),
            number(radius.max(0.0)),
        ));
    }

    /// A filled path with a border.
    pub(super) fn shape(&mut self, path: &str, fill: &str, stroke: Stroke<'_>) {
        self.body.push_str(&format!(
            "<path d=\"{path}\" fill=\"{fill}\" fill-rule=\"evenodd\"{}/>\n",
            strokes(stroke)
        ));
    }

    /// A curve without a filling. Half transparent, so that many of them stay light; the stroke is,
    /// and not the element, which would be drawn on a layer of its own.
    pub(super) fn curve(&mut self, path: &str, stroke: Stroke<'_>, opacity: f64) {
        self.body.push_str(&format!(
            "<path d=\"{path}\" fill=\"none\" stroke-linecap=\"round\" stroke-opacity=\"{}\"{}/>\n",
            number(opacity),
            strokes(stroke)
        ));
    }

    /// A text. What no shipped font can draw is left out.
    pub(super) fn text(&mut self, text: Text<'_>, content: &str) {
        let anchor = match text.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = match text.weight {
            Weight::Regular => "",
            Weight::Bold => " font-weight=\"700\"",
        };
        let halo = text.halo.map_or(String::new(), |halo| {
            format!(
                " stroke=\"{halo}\" stroke-width=\"5\" stroke-linejoin=\"round\" paint-order=\"stroke\""
            )
        });
        self.body.push_str(&format!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight}{anchor} fill=\"{}\"{halo}>{}</text>\n",
            number(text.x),
            number(text.y),
            number(text.size),
            text.fill,
            escape(content),
        ));
    }

    /// Another drawing, moved down.
    pub(super) fn moved(&mut self, down: f64, other: &Self) {
        self.body.push_str(&format!(
            "<g transform=\"translate(0 {})\">\n{}</g>\n",
            number(down),
            other.body
        ));
    }

    /// Another drawing on top of this one.
    pub(super) fn over(&mut self, other: &Self) {
        self.body.push_str(&other.body);
    }

    /// The whole document.
    pub(super) fn document(&self, width: f64, height: f64, title: &str) -> String {
        let (width, height) = (number(width), number(height));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" font-family=\"{}\">\n<title>{}</title>\n{}</svg>\n",
            fonts::FAMILIES,
            escape(title),
            self.body
        )
    }
}

fn strokes(stroke: Stroke<'_>) -> String {
    if stroke.width <= 0.0 {
        return String::new();
    }
    let dashes = if stroke.dashes.is_empty() {
        String::new()
    } else {
        format!(" stroke-dasharray=\"{}\"", stroke.dashes)
    };
    format!(
        " stroke=\"{}\" stroke-width=\"{}\"{dashes}",
        stroke.colour,
        number(stroke.width)
    )
}

/// A coordinate with one decimal, or none where it is whole: a tenth is a fifth of a pixel.
pub(super) fn number(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    // What is not finite has no place on a drawing; SVG readers would refuse the whole of it.
    if tenths.is_finite() {
        // Negative zero prints as "-0".
        format!("{}", tenths + 0.0)
    } else {
        "0".to_owned()
    }
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_whitespace() => out.push(' '),
            c if fonts::can_draw(c) => out.push(c),
            _ => {}
        }
    }
    out
}
