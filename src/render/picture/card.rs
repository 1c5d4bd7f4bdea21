//! The card that every picture is: a title, the drawing, notes and sources.

use jiff::civil::Date;

use super::Picture;
use super::fonts::{self, Weight};
use super::style::{BODY, GRID, INK, INNER, MARGIN, MUTED, PAPER, SMALL, TITLE, WIDTH};
use super::svg::{Anchor, Stroke, Svg, Text};

/// The name that a picture carries wherever it is passed on.
const SIGNATURE: &str = "友城 Youcheng";

/// So many units are a whole number of pixels, at each scale of a file.
const WHOLE: f64 = 8.0;

/// What stands around a drawing.
#[derive(Clone, Debug, Default)]
pub(super) struct Card {
    /// What the picture shows.
    pub(super) title: String,
    /// What is counted, on which basis, of which date.
    pub(super) deck: String,
    /// What a reader must know.
    pub(super) notes: Vec<String>,
    /// A line for each source.
    pub(super) sources: Vec<String>,
    /// The picture in words.
    pub(super) alt: String,
    /// The drawing fills the card from edge to edge.
    pub(super) wide: bool,
}

impl Card {
    /// The picture: `body` is `height` high and begins at its own 0.
    pub(super) fn around(self, body: &Svg, height: f64, drawn: Date) -> Picture {
        let mut head = Svg::default();
        let top = self.head(&mut head);
        let mut foot = Svg::default();
        let below = if self.wide { 8.0 } else { 12.0 };
        let end = self.foot(&mut foot, top + height + below, drawn);
        // Of a last row of pixels that is half empty a dark line would be left.
        let y = (end / WHOLE).ceil() * WHOLE;
        let mut whole = Svg::default();
        whole.rect([0.0, 0.0], [WIDTH, y], 0.0, PAPER);
        whole.moved(top, body);
        if self.wide {
            // What of the drawing reaches beyond its upper edge is covered.
            whole.rect([0.0, 0.0], [WIDTH, top], 0.0, PAPER);
        }
        whole.over(&head);
        whole.over(&foot);
        Picture {
            svg: whole.document(WIDTH, y, &self.title),
            width: WIDTH,
            height: y,
            alt: self.alt,
        }
    }

    /// Title and deck; gives where the drawing begins.
    fn head(&self, card: &mut Svg) -> f64 {
        let mut y = 24.0;
        for line in fonts::wrap(&self.title, TITLE, Weight::Bold, INNER, 3) {
            y += TITLE * 1.2;
            card.text(Text::at(MARGIN, y - 8.0, TITLE, INK).bold(), &line);
        }
        y += 6.0;
        for line in fonts::wrap(&self.deck, BODY, Weight::Regular, INNER, 3) {
            y += BODY * 1.35;
            card.text(Text::at(MARGIN, y - 6.0, BODY, MUTED), &line);
        }
        y + 20.0
    }

    /// Notes, sources and the signature; gives where the card ends.
    fn foot(&self, card: &mut Svg, top: f64, drawn: Date) -> f64 {
        let mut y = top;
        let line_height = SMALL * 1.4;
        for note in &self.notes {
            for line in fonts::wrap(note, SMALL, Weight::Regular, INNER, 3) {
                y += line_height;
                card.text(Text::at(MARGIN, y - 7.0, SMALL, INK), &line);
            }
        }
        y += 12.0;
        let stroke = Stroke::solid(GRID, 2.0);
        card.line([MARGIN, y], [WIDTH - MARGIN, y], stroke);
        y += 8.0;
        let lines_each = if self.sources.len() > 1 { 1 } else { 2 };
        for source in &self.sources {
            for line in fonts::wrap(source, SMALL, Weight::Regular, INNER, lines_each) {
                y += line_height;
                card.text(Text::at(MARGIN, y - 7.0, SMALL, MUTED), &line);
            }
        }
        y += line_height;
        let at = Text::at(WIDTH - MARGIN, y - 5.0, SMALL, MUTED).anchor(Anchor::End);
        card.text(at, &format!("{SIGNATURE} · {drawn}"));
        y + 20.0
    }
}
