//! A part of a whole as one stacked bar.

use jiff::civil::Date;

use super::chart::{alt, card, figure};
use super::fonts::{self, Weight};
use super::scale::count;
use super::style::{BODY, COLOURS, INK, INNER, MARGIN, MUTED, PAPER, REST, SMALL, WIDTH};
use super::svg::{Anchor, Stroke, Svg, Text};
use super::{Picture, WhyNot, sources};
use crate::answer::{Answer, Basis, FigureRow};
use crate::facts::Unit;
use crate::render::wording::discord::fill;
use crate::render::wording::pictures::captions;
use crate::text::Lang;

/// Height of the bar.
const BAR: f64 = 84.0;
/// Where the bar begins, below the share that a source prints.
const TOP: f64 = 44.0;
/// So many parts are drawn one by one.
const PARTS: usize = 12;
/// The size of the number of a part, and that where it has less room.
const NUMBER: [f64; 2] = [16.0, 14.0];
/// As much of the bar is seen of the smallest share.
const LEAST: f64 = 5.0;
/// Colours on which dark letters are read better.
const LIGHT: [&str; 3] = [COLOURS[3], COLOURS[4], COLOURS[5]];
/// The colours half way to white, for a seventh part and those behind it.
const LIGHTER: [&str; 6] = [
    "#80b9d9", "#eaaf80", "#80cfb9", "#e6bcd3", "#f3cf80", "#abdaf4",
];

/// What an answer about a share holds.
pub(super) struct Share<'a> {
    rows: &'a [FigureRow],
    /// What is shown, in percent.
    percent: f64,
    /// As a source prints it.
    printed: Option<f64>,
    parts: Vec<&'a FigureRow>,
    /// All Chinese pairs; `None` where only the percentage is known.
    whole: Option<&'a FigureRow>,
}

impl<'a> Share<'a> {
    /// Percentages stand first, then the parts, then the whole.
    pub(super) fn of(rows: &'a [FigureRow]) -> Result<Self, WhyNot> {
        let sound = |row: &&FigureRow| row.value.is_finite() && row.value >= 0.0;
        let percent = rows
            .iter()
            .filter(sound)
            .find(|row| row.unit == Unit::Percent);
        let mut parts: Vec<&FigureRow> = rows
            .iter()
            .filter(sound)
            .filter(|row| row.unit == Unit::Pairs)
            .collect();
        let whole = parts.pop().filter(|whole| whole.value > 0.0);
        if whole.is_none() {
            parts.clear();
        }
        let printed = percent
            .filter(|row| row.basis != Basis::Counted)
            .or(percent.filter(|_| parts.is_empty()))
            .map(|row| row.value);
        let share = Self {
            rows,
            percent: 0.0,
            printed,
            parts,
            whole,
        };
        let shown = share.computed().or(printed);
        match shown.filter(|percent| *percent > 0.0 && *percent <= 100.0) {
            Some(percent) => Ok(Self { percent, ..share }),
            None => Err(WhyNot::NoValues),
        }
    }

    fn sum(&self) -> f64 {
        self.parts.iter().map(|row| row.value).sum()
    }

    /// What the numbers give, in percent.
    fn computed(&self) -> Option<f64> {
        let whole = self.whole?.value;
        (!self.parts.is_empty()).then(|| self.sum() / whole * 100.0)
    }

    /// The stacked bar on its card.
    pub(super) fn draw(&self, answer: &Answer, drawn: Date) -> Picture {
        let lang = answer.lang;
        let words = captions(lang);
        let mut svg = Svg::default();
        bar(&mut svg, self);
        scale_marks(&mut svg, self, words);
        let mut y = TOP + BAR + 76.0;
        for (index, part) in self.parts.iter().take(PARTS).enumerate() {
            let of_whole = self
                .whole
                .map_or(0.0, |whole| part.value / whole.value * 100.0);
            let values = [figure(part.value, part.unit), tenth(of_whole)];
            line(&mut svg, y, colour(index), part.scope.get(lang), &values);
            number(&mut svg, self, index, [MARGIN + 11.0, y], 22.0);
            y += 38.0;
        }
        if let Some(whole) = self.whole {
            let rest = (whole.value - self.sum()).max(0.0);
            let values = [figure(rest, Unit::Pairs), tenth(100.0 - self.percent)];
            line(&mut svg, y, REST, words.rest, &values);
            y += 38.0;
        }
        let mut card = card(answer, deck(answer, self.rows, lang));
        let used = sources::numbers(self.rows.iter().map(|row| Some(row.basis)));
        card.sources = sources::lines(&answer.citations, &used, None, lang);
        let parts = self.parts.iter();
        let values: Vec<String> = parts
            .map(|part| format!("{} {}", part.scope.get(lang), figure(part.value, part.unit)))
            .collect();
        card.alt = alt(words.alt_chart, &card, &values, lang);
        card.around(&svg, y - 14.0, drawn)
    }
}

/// Of what it is a share, on which basis and of which date.
fn deck(answer: &Answer, rows: &[FigureRow], lang: Lang) -> String {
    let words = captions(lang);
    let counted = rows.iter().all(|row| row.basis == Basis::Counted);
    let basis = match answer.as_of {
        _ if counted => words.counted.to_owned(),
        Some(date) => fill(words.reported_at, &[&date.to_string()]),
        None => words.reported.to_owned(),
    };
    fill(words.share, &[&basis])
}

/// One decimal is as much as a share in a picture can tell.
fn tenth(percent: f64) -> String {
    format!("{percent:.1}%")
}

/// Six colours, then the same again and lighter.
fn colour(index: usize) -> &'static str {
    let again = index % (COLOURS.len() + LIGHTER.len());
    let colours = COLOURS.iter().chain(&LIGHTER);
    colours.copied().nth(again).unwrap_or(REST)
}

/// The number of a part, where more parts are drawn than there are colours and it has room.
fn number(svg: &mut Svg, share: &Share<'_>, index: usize, [x, y]: [f64; 2], room: f64) {
    let text = (index + 1).to_string();
    let many = share.parts.len() > COLOURS.len() && index < PARTS;
    let fits = |size: &f64| fonts::width(&text, *size, Weight::Bold) + 1.0 < room;
    if many && let Some(size) = NUMBER.into_iter().find(fits) {
        let light = LIGHT.contains(&colour(index)) || LIGHTER.contains(&colour(index));
        let ink = if light { INK } else { PAPER };
        let at = Text::at(x, y, size, ink).bold();
        svg.text(at.anchor(Anchor::Middle), &text);
    }
}

/// The whole, its parts from the left, and a gap between two.
fn bar(svg: &mut Svg, share: &Share<'_>) {
    svg.rect([MARGIN, TOP], [INNER, BAR], 4.0, REST);
    let Some(whole) = share.whole.filter(|_| !share.parts.is_empty()) else {
        svg.rect(
            [MARGIN, TOP],
            [(INNER * share.percent / 100.0).max(LEAST), BAR],
            4.0,
            colour(0),
        );
        return;
    };
    let mut x = MARGIN;
    for (index, part) in share.parts.iter().enumerate() {
        let width = (part.value / whole.value * INNER).max(LEAST);
        svg.rect([x, TOP], [width, BAR], 0.0, colour(index));
        number(
            svg,
            share,
            index,
            [x + width / 2.0, TOP + BAR / 2.0 + 6.0],
            width,
        );
        x += width;
        svg.line([x, TOP], [x, TOP + BAR], Stroke::solid(PAPER, 2.5));
    }
}

/// What the numbers give below the bar; above it, dashed, what a source prints where that differs.
fn scale_marks(
    svg: &mut Svg,
    share: &Share<'_>,
    words: &crate::render::wording::pictures::Captions,
) {
    let percent = share.percent;
    let x = |percent: f64| MARGIN + INNER * percent / 100.0;
    let differs = share
        .printed
        .filter(|printed| share.computed().is_some() && (printed - percent).abs() > 0.05);
    let label = |svg: &mut Svg, at: f64, y: f64, text: &str| {
        let middle = fonts::middle(at, fonts::width(text, BODY, Weight::Bold));
        let text_at = Text::at(middle, y, BODY, INK).bold().anchor(Anchor::Middle);
        svg.text(text_at, text);
    };
    if let Some(printed) = differs.filter(|printed| (0.0..=100.0).contains(printed)) {
        let stroke = Stroke {
            colour: INK,
            width: 3.0,
            dashes: "7 5",
        };
        svg.line([x(printed), TOP - 12.0], [x(printed), TOP + BAR], stroke);
        label(
            svg,
            x(printed),
            TOP - 20.0,
            &fill(words.printed, &[&figure(printed, Unit::Percent)]),
        );
    }
    let below = TOP + BAR;
    svg.line(
        [x(percent), below],
        [x(percent), below + 12.0],
        Stroke::solid(INK, 3.0),
    );
    let text = if differs.is_some() {
        fill(words.computed, &[&tenth(percent)])
    } else {
        tenth(percent)
    };
    label(svg, x(percent), below + 38.0, &text);
    if let Some(whole) = share.whole {
        let text = fill(words.of_whole, &[&figure(whole.value, whole.unit)]);
        let width = fonts::width(&text, SMALL, Weight::Regular);
        // Left out where it would run into the percentage.
        if x(percent) + 160.0 < WIDTH - MARGIN - width {
            let at = Text::at(WIDTH - MARGIN, below + 36.0, SMALL, MUTED).anchor(Anchor::End);
            svg.text(at, &text);
        }
    }
}

/// A part by name, with its value and its share in columns.
fn line(svg: &mut Svg, y: f64, colour: &str, name: &str, values: &[String; 2]) {
    svg.rect([MARGIN, y - 17.0], [22.0, 22.0], 3.0, colour);
    let room = INNER - 34.0 - 250.0;
    let name = fonts::fit(name, BODY, Weight::Regular, room);
    svg.text(Text::at(MARGIN + 34.0, y + 2.5, BODY, INK), &name);
    for (index, value) in values.iter().enumerate() {
        let x = WIDTH - MARGIN - 120.0 * (1.0 - count(index));
        svg.text(Text::at(x, y + 2.5, BODY, INK).anchor(Anchor::End), value);
    }
}
