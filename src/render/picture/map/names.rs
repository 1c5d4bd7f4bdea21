//! The names on a map.

use super::bow::Bow;
use super::marks::{LARGE, Spot};
use crate::render::picture::fonts::{self, Weight};
use crate::render::picture::labels::{Area, Lead, Room, places_around, places_further};
use crate::render::picture::style::{INK, PAPER, SMALL};
use crate::render::picture::svg::{Stroke, Svg, Text};

/// So far from its mark a name beside it may hide the line that ends there.
const BESIDE: f64 = 70.0;

/// A name and where it stands.
pub(super) struct Name {
    spot: Spot,
    text: String,
    weight: Weight,
    size: [f64; 2],
    /// Points on the lines that end at its mark, which it rather leaves free.
    lines: Vec<[f64; 2]>,
    /// `None` where no room was found.
    area: Option<Area>,
    lead: Option<Lead>,
}

impl Name {
    /// One that has no room yet; `lines` end at its mark.
    pub(super) fn new(spot: Spot, text: String, weight: Weight, lines: &[Bow]) -> Self {
        let lines = lines.iter().flat_map(|line| line.near_end(BESIDE));
        Self {
            size: [fonts::width(&text, SMALL, weight), SMALL],
            lines: lines.collect(),
            spot,
            text,
            weight,
            area: None,
            lead: None,
        }
    }

    /// Finds room beside the mark.
    pub(super) fn put_near(&mut self, room: &mut Room) {
        let mut places = places_around(self.spot.at, self.spot.radius, self.size);
        let hidden = |area: &Area| {
            let area = area.wider(2.0);
            self.lines.iter().filter(|at| area.contains(**at)).count()
        };
        places.sort_by_cached_key(hidden);
        self.area = room.first_free(places);
    }

    /// Finds room, if none was found so far; that of a large mark may be further off.
    pub(super) fn put(&mut self, room: &mut Room) {
        if self.area.is_none() {
            self.put_near(room);
        }
        if self.area.is_some() || self.spot.radius < LARGE {
            return;
        }
        let Spot { at, radius } = self.spot;
        let places = places_further(at, radius, self.size);
        if let Some((area, lead)) = room.first_led(at, radius, places) {
            (self.area, self.lead) = (Some(area), Some(lead));
        }
    }
}

/// The names of the home and of each mark; `None` where there is nothing to name.
pub(super) struct Labels(pub(super) Vec<Option<Name>>);

impl Labels {
    /// Which marks have a name.
    pub(super) fn named(&self) -> Vec<bool> {
        let has_name = |name: &Option<Name>| name.as_ref().is_some_and(|name| name.area.is_some());
        self.0.iter().skip(1).map(has_name).collect()
    }

    /// Writes names. Lines run below a veil; a border around each letter would take as long as all
    /// the rest.
    pub(super) fn write(&self, svg: &mut Svg) {
        let names = || self.0.iter().flatten();
        for lead in names().filter_map(|name| name.lead) {
            svg.line(lead.from, lead.to, Stroke::solid(INK, 1.5));
        }
        let put = || names().filter_map(|name| Some((name, name.area?)));
        svg.veil(put().map(|(_, area)| area.wider(2.0)), PAPER);
        for (name, area) in put() {
            let at = Text::at(area.left, area.bottom - 4.0, SMALL, INK);
            let weight = name.weight;
            svg.text(Text { weight, ..at }, &name.text);
        }
    }
}
