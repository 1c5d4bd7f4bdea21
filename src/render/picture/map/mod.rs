//! Maps: a place, its partners, and lines between them.

mod bow;
mod land;
mod marks;
mod names;
mod projection;
mod view;

use jiff::civil::Date;

use super::card::Card;
use super::chart::alt;
use super::fonts::{self, Weight};
use super::style::{COLOURS, HOME_LAND, INK, LAND, MARGIN, PAPER, REPORTED, SEA, SMALL, WIDTH};
use super::svg::{Stroke, Svg, Text};
use super::{Picture, WhyNot, sources};
use crate::answer::{MapData, Note};
use crate::facts::{Status, Unit};
use crate::places::{Names, Point, Scope};
use crate::question::Query;
use crate::render::wording::discord::fill;
use crate::render::wording::pictures::captions;
use crate::render::wording::{self, capital};
use crate::text::Lang;
use marks::{Apart, Marks};
use view::View;

/// Width of a border between two countries: one pixel of a file. Lines of no more than that are
/// drawn without being outlined first.
const BORDER: f64 = 0.6;
/// Room between the map and its enlarged part.
const GAP: f64 = 10.0;
/// How far marks at the lower edge may reach beyond it.
const BELOW: f64 = 40.0;
/// How far the marks of a crowd lie from its middle, in degrees of latitude and longitude.
const CROWD: [f64; 2] = [14.0, 24.0];
/// So many marks are a crowd.
const CROWDED: usize = 6;

/// The map of partnerships, drawn on the day `drawn`.
///
/// # Errors
/// Why there is none: no partners, or none whose place is known.
pub fn map(data: &MapData, drawn: Date) -> Result<Picture, WhyNot> {
    if data.pairs == 0 && data.inactive > 0 {
        return Err(WhyNot::NoneInForce);
    }
    if data.pairs == 0 {
        return Err(WhyNot::NoPartners);
    }
    if data.marks.is_empty() {
        return Err(WhyNot::NoCoordinates);
    }
    let points: Vec<Point> = data
        .home
        .iter()
        .chain(&data.marks)
        .map(|mark| mark.point)
        .collect();
    let view = View::of(&points);
    let marks = Marks::whole(data, &view);
    let mut whole = Svg::default();
    ground(&mut whole, &view, &data.home_iso);
    marks.lines(&mut whole);
    let mut svg = Svg::default();
    let mut height = view.height;
    let crowd = crowd(data, &marks.named());
    let near = crowd.as_ref().and_then(|crowd| view.enlarged(crowd));
    let mut named = Vec::new();
    if let Some(near) = &near {
        named = enlarged(&mut svg, data, near, height + GAP);
        height += GAP + near.height;
    }
    let apart = crowd.as_ref().zip(near).map(|(crowd, _)| Apart {
        crowd,
        named: &named,
    });
    let also = marks.draw(&mut whole, apart.as_ref());
    let named = (0..also.len())
        .filter(|at| also[*at] || named.get(*at) == Some(&true))
        .count();
    svg.over(&whole);
    if near.is_some() {
        svg.rect([0.0, view.height], [WIDTH, GAP], 0.0, PAPER);
    }
    let mut below = Svg::default();
    let legend = legend(&mut below, data);
    svg.rect([0.0, height], [WIDTH, legend + BELOW], 0.0, PAPER);
    svg.moved(height, &below);
    Ok(card(data, named).around(&svg, height + legend, drawn))
}

/// Draws a crowded part once more, larger, and covers what of it lies above `top`; says which marks
/// it names.
fn enlarged(svg: &mut Svg, data: &MapData, view: &View, top: f64) -> Vec<bool> {
    let mut inner = Svg::default();
    ground(&mut inner, view, &data.home_iso);
    let named = Marks::part(data, view).draw(&mut inner, None);
    svg.moved(top, &inner);
    svg.rect([0.0, 0.0], [WIDTH, top], 0.0, PAPER);
    named
}

/// The marks without a name that lie together, where there are so many that they are worth a map
/// of their own.
fn crowd(data: &MapData, named: &[bool]) -> Option<Vec<Point>> {
    let nameless: Vec<Point> = data
        .marks
        .iter()
        .zip(named)
        .filter(|(_, named)| !**named)
        .map(|(mark, _)| mark.point)
        .collect();
    let near = |centre: &Point| -> Vec<Point> {
        let is_near = |point: &&Point| {
            let lon = (point.lon - centre.lon + 540.0).rem_euclid(360.0) - 180.0;
            lon.abs() < CROWD[1] && (point.lat - centre.lat).abs() < CROWD[0]
        };
        nameless.iter().filter(is_near).copied().collect()
    };
    let largest = nameless.iter().map(near).max_by_key(Vec::len)?;
    (largest.len() >= CROWDED).then_some(largest)
}

/// Sea, land and borders.
fn ground(svg: &mut Svg, view: &View, home: &str) {
    svg.rect([0.0, 0.0], [WIDTH, view.height], 0.0, SEA);
    let land = land::land(view, home);
    let none = Stroke::solid(LAND, 0.0);
    svg.shape(&land.others, LAND, none);
    svg.shape(&land.home, HOME_LAND, none);
    svg.curve(&land.borders, Stroke::solid(PAPER, BORDER), 1.0);
}

/// The colour of a continent, or that of all Chinese partners.
fn colour(continent: Option<usize>) -> &'static str {
    // The sky blue of the sixth colour would be lost on the sea.
    continent.map_or(REPORTED, |continent| {
        COLOURS[[4, 2, 1, 0, 3][continent % 5]]
    })
}

/// Continents with their pairs, in as many lines as they need; gives their height.
fn legend(svg: &mut Svg, data: &MapData) -> f64 {
    let shown: Vec<(usize, String)> = data
        .continents
        .iter()
        .enumerate()
        .filter(|(_, (_, pairs))| *pairs > 0)
        .map(|(index, (names, pairs))| (index, format!("{} {pairs}", names.get(data.lang))))
        .collect();
    if shown.is_empty() {
        return 8.0;
    }
    let (mut x, mut y) = (MARGIN, 36.0);
    for (continent, text) in &shown {
        let width = 24.0 + fonts::width(text, SMALL, Weight::Regular);
        if x + width > WIDTH - MARGIN && x > MARGIN {
            x = MARGIN;
            y += 34.0;
        }
        let border = Stroke::solid(PAPER, 0.0);
        svg.circle([x + 8.0, y - 7.5], 8.0, colour(Some(*continent)), border);
        svg.text(Text::at(x + 24.0, y, SMALL, INK), text);
        x += width + 20.0;
    }
    y + 14.0
}

/// What is shown, with all that the question limits it to.
fn title(data: &MapData) -> String {
    let said = wording::of(data.lang);
    let name = |scope: Scope| {
        let named = data.named.iter().find(|(named, _)| *named == scope);
        let names = named.map_or_else(
            || Names {
                en: "".into(),
                zh: "".into(),
            },
            |(_, names)| names.clone(),
        );
        match data.lang {
            Lang::En => Names {
                en: said.in_sentence(&names).into(),
                ..names
            },
            Lang::Zh => names,
        }
    };
    match &data.query {
        Query::Pair(cn, partner) => {
            let [cn, partner] = [cn, partner].map(|place| name(Scope::Place(*place)));
            let ends = [cn.get(data.lang), partner.get(data.lang)];
            fill(captions(data.lang).map_pair, &ends)
        }
        query => capital(&said.question(query, &name)),
    }
}

/// What is left out because its date is not known.
fn undated(data: &MapData) -> Option<String> {
    let said = wording::of(data.lang);
    match data.query {
        _ if data.undated == 0 => None,
        Query::First(..) => {
            let pairs = said.value(f64::from(data.undated), Unit::Pairs);
            Some(fill(captions(data.lang).undated, &[&pairs]))
        }
        _ => Some(capital(
            &said.note(&Note::UndatedNotCounted(data.undated as usize)),
        )),
    }
}

/// What stands around the map.
fn card(data: &MapData, named: usize) -> Card {
    let lang = data.lang;
    let words = captions(lang);
    let said = wording::of(lang);
    let pairs = |number: u32| said.value(f64::from(number), Unit::Pairs);
    let of_status = match data.status {
        Some(Status::Active) => words.map_pairs,
        Some(Status::Terminated) => words.map_ended,
        Some(Status::Suspended) => words.map_suspended,
        None => words.map_any,
    };
    let mut deck = fill(of_status, &[&pairs(data.pairs)]);
    if data.marks.iter().any(|mark| mark.pairs > 1) {
        deck.push_str(" · ");
        deck.push_str(words.map_sizes);
    }
    let mut notes = Vec::new();
    if named < data.marks.len() {
        let numbers = [named.to_string(), data.marks.len().to_string()];
        notes.push(fill(words.map_named, &[&numbers[0], &numbers[1]]));
    }
    if data.unplaced > 0 {
        notes.push(fill(words.map_unplaced, &[&pairs(data.unplaced)]));
    }
    if data.inactive > 0 {
        notes.push(fill(words.map_inactive, &[&pairs(data.inactive)]));
    }
    notes.extend(undated(data));
    let all: Vec<usize> = data.citations.iter().map(|citation| citation.n).collect();
    let sources = sources::lines(&data.citations, &all, Some(words.map_credit), lang);
    let mut card = Card {
        title: title(data),
        deck,
        notes,
        sources,
        wide: true,
        ..Card::default()
    };
    card.alt = in_words(data, &card);
    card
}

/// The alternative text: continents, then partners.
fn in_words(data: &MapData, card: &Card) -> String {
    let lang = data.lang;
    let words = captions(lang);
    let continents = data.continents.iter().filter(|(_, pairs)| *pairs > 0);
    let continents = continents.map(|(names, pairs)| format!("{} {pairs}", names.get(lang)));
    let continents: Vec<String> = continents.collect();
    let deck = [card.deck.clone(), continents.join(words.comma)];
    let deck: Vec<&str> = deck
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    let said = Card {
        title: card.title.clone(),
        deck: deck.join(" · "),
        ..Card::default()
    };
    let partners = data.marks.iter().map(|mark| match mark.pairs {
        1 => mark.names.get(lang).to_owned(),
        pairs => format!("{} {pairs}", mark.names.get(lang)),
    });
    alt(words.alt_map, &said, &partners.collect::<Vec<_>>(), lang)
}
