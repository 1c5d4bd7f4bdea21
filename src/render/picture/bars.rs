//! Horizontal bars: rankings, comparisons, partners by country.

use std::collections::HashMap;

use jiff::civil::Date;

use super::chart::{Plan, alt, card, concerns_numbers, deck, figure, notes};
use super::fonts::{self, Weight};
use super::scale::{count, ticks};
use super::style::{ASKED, AXIS, BODY, COUNTED, GRID, INK, INNER, MARGIN, MUTED, REPORTED, SMALL};
use super::svg::{Anchor, Stroke, Svg, Text};
use super::{Picture, WhyNot, columns, sources};
use crate::answer::{Answer, Basis, FigureRow, NameRow, Note, PartnershipRow, Rows};
use crate::facts::{Metric, Status, Unit};
use crate::places::Names;
use crate::question::Query;
use crate::render::wording::discord::fill;
use crate::render::wording::pictures::captions;
use crate::text::Lang;

/// So many bars are drawn; the rest is summed up in a line.
const MOST: usize = 24;
/// Where there are no more than this, all are drawn.
const ALL: usize = 30;
/// The widest that the names may be.
const NAMES: f64 = 300.0;

/// One bar.
struct Bar {
    name: String,
    /// `None` where no source gives a value.
    value: Option<f64>,
    /// What stands behind the value: its date.
    remark: String,
    colour: &'static str,
}

/// Bars under one heading.
struct Group {
    heading: Option<&'static str>,
    bars: Vec<Bar>,
}

/// A chart of bars in one unit.
pub(super) struct Bars {
    groups: Vec<Group>,
    unit: Unit,
    /// What the values are.
    deck: String,
    /// What is not drawn.
    more: Option<String>,
    /// The newest figures where older ones are compared.
    left: Option<String>,
    /// The numbers of the citations that the bars rest on.
    used: Vec<usize>,
}

/// How many of so many rows are drawn.
fn shown(rows: usize) -> usize {
    if rows <= ALL { rows } else { MOST }
}

/// Names with values, in their order.
pub(super) fn of_names(answer: &Answer, rows: &[NameRow]) -> Result<Bars, WhyNot> {
    let lang = answer.lang;
    let words = captions(lang);
    let whose = match answer.query.as_ref().map(Query::asked) {
        Some(Query::Ranking(ranking)) => ranking.whose,
        _ => None,
    };
    let unit = rows.iter().find_map(|row| row.unit).unwrap_or(Unit::Pairs);
    let dates: Vec<_> = rows.iter().map(|row| row.as_of).collect();
    let one_date = dates.iter().all(|date| *date == dates[0]);
    let reported = rows
        .iter()
        .any(|row| matches!(row.basis, Some(Basis::Reported(_))));
    let basis = match (reported, dates.first().copied().flatten()) {
        (true, Some(date)) if one_date => fill(words.reported_at, &[&date.to_string()]),
        (true, _) => words.reported.to_owned(),
        (false, _) => words.counted.to_owned(),
    };
    let bar = |row: &NameRow| Bar {
        name: name(row, lang),
        value: row.value.filter(|value| value.is_finite()),
        remark: match row.as_of {
            Some(date) if !one_date => date.to_string(),
            _ => String::new(),
        },
        colour: match row.basis {
            _ if whose.is_some() && row.scope == whose => ASKED,
            Some(Basis::Reported(_)) => REPORTED,
            _ if reported => COUNTED,
            _ => REPORTED,
        },
    };
    Bars {
        groups: vec![Group {
            heading: None,
            bars: rows.iter().take(shown(rows.len())).map(bar).collect(),
        }],
        unit,
        deck: deck(unit, &basis, lang),
        more: more(&rows[shown(rows.len())..], unit, lang),
        left: None,
        used: sources::numbers(rows.iter().map(|row| row.basis)),
    }
    .checked()
}

fn name(row: &NameRow, lang: Lang) -> String {
    match (&row.country, lang) {
        (None, _) => row.name.get(lang).to_owned(),
        (Some(country), Lang::En) => format!("{}, {}", row.name.en, country.en),
        (Some(country), Lang::Zh) => format!("{}（{}）", row.name.zh, country.zh),
    }
}

/// The line under the bars for what is not drawn.
fn more(rest: &[NameRow], unit: Unit, lang: Lang) -> Option<String> {
    let sum: f64 = rest.iter().filter_map(|row| row.value).sum();
    let number = rest.len().to_string();
    (!rest.is_empty()).then(|| fill(captions(lang).more, &[&number, &figure(sum, unit)]))
}

/// Reported figures, then the counted ones under a heading of their own.
pub(super) fn of_figures(answer: &Answer, rows: &[FigureRow]) -> Result<Bars, WhyNot> {
    let (counted, reported) = by_basis(answer, rows);
    grouped(answer, &reported, &counted, &[])
}

/// The counted and the reported figures of an answer in the unit of its first.
pub(super) fn by_basis<'a>(
    answer: &'a Answer,
    rows: &'a [FigureRow],
) -> (Vec<&'a FigureRow>, Vec<&'a FigureRow>) {
    let unit = rows.first().map(|row| row.unit);
    let beside = match &answer.beside {
        Rows::Figures(beside) => beside.as_slice(),
        _ => &[],
    };
    let all = rows.iter().chain(beside);
    all.filter(|row| Some(row.unit) == unit && row.metric != Metric::NewPartnerships)
        .partition(|row| row.basis == Basis::Counted)
}

/// Reported and counted figures, each under its heading; `left` are said and not drawn.
pub(super) fn grouped(
    answer: &Answer,
    reported: &[&FigureRow],
    counted: &[&FigureRow],
    left: &[&FigureRow],
) -> Result<Bars, WhyNot> {
    let lang = answer.lang;
    let words = captions(lang);
    let Some(unit) = reported.iter().chain(counted).map(|row| row.unit).next() else {
        return Err(WhyNot::NoRows);
    };
    let bars = |rows: &[&FigureRow], colour| {
        let bar = |row: &&FigureRow| Bar {
            name: row.scope.get(lang).to_owned(),
            value: Some(row.value).filter(|value| value.is_finite()),
            remark: row.as_of.map_or(String::new(), |date| date.to_string()),
            colour,
        };
        rows.iter().take(MOST / 2).map(bar).collect::<Vec<_>>()
    };
    let groups = [
        (words.reported_heading, bars(reported, REPORTED)),
        (words.counted_heading, bars(counted, COUNTED)),
    ];
    let groups = groups.into_iter().filter(|(_, bars)| !bars.is_empty());
    let groups: Vec<Group> = groups
        .map(|(heading, bars)| Group {
            heading: Some(heading),
            bars,
        })
        .collect();
    if reported.len() + counted.len() < 2 {
        return Err(WhyNot::OneNumber);
    }
    let cited = reported.iter().chain(left).map(|row| Some(row.basis));
    let used = sources::numbers(cited);
    let left: Vec<String> = left.iter().map(|row| said(row, lang)).collect();
    let left = (!left.is_empty()).then(|| fill(words.left, &[&left.join(words.comma)]));
    Bars {
        groups,
        unit,
        deck: crate::render::wording::pictures::measure(unit, lang).to_owned(),
        more: None,
        left,
        used,
    }
    .checked()
}

/// A figure with its date in words.
fn said(row: &FigureRow, lang: Lang) -> String {
    let value = figure(row.value, row.unit);
    let name = row.scope.get(lang);
    match (row.as_of, lang) {
        (None, _) => format!("{name} {value}"),
        (Some(date), Lang::En) => format!("{name} {value} ({date})"),
        (Some(date), Lang::Zh) => format!("{name}{value}（{date}）"),
    }
}

/// Partners by their country; by the year of founding where all are in one.
pub(super) fn of_partners(
    answer: &Answer,
    rows: &[PartnershipRow],
) -> Result<Plan<'static>, WhyNot> {
    let lang = answer.lang;
    let words = captions(lang);
    let active: Vec<&PartnershipRow> = rows
        .iter()
        .filter(|row| row.status == Status::Active)
        .collect();
    let from_abroad = matches!(&answer.query, Some(Query::Partners(f)) if f.from_abroad);
    let (of, basis): (fn(&PartnershipRow) -> &Names, _) = if from_abroad {
        (|row| &row.cn, words.by_place)
    } else {
        (|row| &row.country, words.by_country)
    };
    let mut tally: Vec<(&Names, usize)> = Vec::new();
    let mut places: HashMap<&Names, usize> = HashMap::new();
    for row in &active {
        let at = *places.entry(of(row)).or_insert_with(|| {
            tally.push((of(row), 0));
            tally.len() - 1
        });
        tally[at].1 += 1;
    }
    tally.sort_by_key(|(_, pairs)| std::cmp::Reverse(*pairs));
    // Bars that are all one long show nothing; the years may.
    let says_something = tally.len() > 1 && tally[0].1 > 1;
    if !says_something && active.iter().filter(|row| row.since.is_some()).count() > 1 {
        return columns::of_partners(&active).map(Plan::Columns);
    }
    match active.len() {
        0 => return Err(WhyNot::NoRows),
        1 => return Err(WhyNot::OneNumber),
        _ => {}
    }
    let names = tally.iter().map(|(name, pairs)| Bar {
        name: name.get(lang).to_owned(),
        value: Some(count(*pairs)),
        remark: String::new(),
        colour: REPORTED,
    });
    let rest = &tally[shown(tally.len())..];
    let more = (!rest.is_empty()).then(|| {
        let sum = rest.iter().map(|(_, pairs)| pairs).sum();
        fill(
            words.more,
            &[&rest.len().to_string(), &figure(count(sum), Unit::Pairs)],
        )
    });
    let bars = Bars {
        groups: vec![Group {
            heading: None,
            bars: names.take(shown(tally.len())).collect(),
        }],
        unit: Unit::Pairs,
        deck: deck(Unit::Pairs, basis, lang),
        more,
        left: None,
        used: sources::of_partners(&active),
    };
    bars.checked().map(Plan::Bars)
}

impl Bars {
    fn bars(&self) -> impl Iterator<Item = &Bar> {
        self.groups.iter().flat_map(|group| &group.bars)
    }

    fn greatest(&self) -> f64 {
        let values = self.bars().filter_map(|bar| bar.value);
        values.fold(0.0, f64::max)
    }

    /// There must be a bar, and a value above zero.
    fn checked(self) -> Result<Self, WhyNot> {
        if self.bars().next().is_none() {
            Err(WhyNot::NoRows)
        } else if self.greatest() <= 0.0 {
            Err(WhyNot::NoValues)
        } else {
            Ok(self)
        }
    }

    /// The bars on their card.
    pub(super) fn draw(&self, answer: &Answer, drawn: Date) -> Picture {
        let lang = answer.lang;
        let mut svg = Svg::default();
        let height = self.body(&mut svg, lang);
        let mut card = card(answer, self.deck.clone());
        if let Some(left) = &self.left {
            // They are said by these words already.
            let others = |note: &Note| {
                let said = matches!(note, Note::DifferentCounts | Note::AtOneDate { .. });
                concerns_numbers(note) && !said
            };
            card.notes = notes(answer, others);
            card.notes.insert(0, left.clone());
        }
        card.notes.splice(0..0, self.more.clone());
        card.sources = sources::lines(&answer.citations, &self.used, None, lang);
        let values = self.bars().map(|bar| spoken(bar, self.unit, lang));
        let values: Vec<String> = values.collect();
        card.alt = alt(captions(lang).alt_chart, &card, &values, lang);
        card.around(&svg, height, drawn)
    }

    /// Draws the bars and gives how high they stand.
    fn body(&self, svg: &mut Svg, lang: Lang) -> f64 {
        let many = self.bars().count() > 12;
        let (row, thick) = if many { (38.0, 24.0) } else { (48.0, 30.0) };
        let widest = |text: &dyn Fn(&Bar) -> String| {
            self.bars()
                .map(|bar| fonts::width(&text(bar), BODY, Weight::Regular))
                .fold(0.0, f64::max)
        };
        let names = widest(&|bar| bar.name.clone()).min(NAMES);
        let values = widest(&|bar| spoken_value(bar, self.unit, lang));
        let left = MARGIN + names + 16.0;
        let room = (INNER - names - 16.0 - values - 12.0).max(120.0);
        let greatest = self.greatest();
        let ticks = ticks(greatest, 4.0);
        let scale = room / greatest;
        let rows: f64 = self
            .groups
            .iter()
            .map(|group| heading_height(group) + count(group.bars.len()) * row)
            .sum();
        let ticks = ticks.iter().filter(|tick| **tick * scale <= room + 1.0);
        for tick in ticks.clone() {
            let at = Text::at(left + tick * scale, rows + 30.0, SMALL, MUTED);
            svg.text(at.anchor(Anchor::Middle), &figure(*tick, self.unit));
        }
        let mut y = 0.0;
        for group in &self.groups {
            if let Some(heading) = group.heading {
                svg.text(Text::at(MARGIN, y + 28.0, SMALL, MUTED).bold(), heading);
                y += heading_height(group);
            }
            let end = y + count(group.bars.len()) * row + 4.0;
            for tick in ticks.clone() {
                let x = left + tick * scale;
                svg.line([x, y], [x, end], Stroke::solid(GRID, 1.5));
            }
            svg.line([left, y], [left, end], Stroke::solid(AXIS, 2.0));
            for bar in &group.bars {
                let middle = y + row / 2.0;
                let text = Text::at(left - 16.0, middle + 8.5, BODY, INK).anchor(Anchor::End);
                svg.text(
                    text,
                    &fonts::fit(&bar.name, BODY, Weight::Regular, names + 1.0),
                );
                let length = (bar.value.unwrap_or_default().max(0.0) * scale).max(2.0);
                svg.rect(
                    [left, middle - thick / 2.0],
                    [length, thick],
                    3.0,
                    bar.colour,
                );
                let after = Text::at(left + length + 10.0, middle + 8.5, BODY, INK);
                svg.text(after, &spoken_value(bar, self.unit, lang));
                y += row;
            }
        }
        rows + 40.0
    }
}

fn heading_height(group: &Group) -> f64 {
    if group.heading.is_some() { 46.0 } else { 0.0 }
}

/// The value of a bar, with its date where dates differ.
fn spoken_value(bar: &Bar, unit: Unit, lang: Lang) -> String {
    let value = bar.value.map_or_else(
        || captions(lang).no_value.to_owned(),
        |value| figure(value, unit),
    );
    if bar.remark.is_empty() {
        value
    } else {
        format!("{value} · {}", bar.remark)
    }
}

fn spoken(bar: &Bar, unit: Unit, lang: Lang) -> String {
    format!("{} {}", bar.name, spoken_value(bar, unit, lang))
}
