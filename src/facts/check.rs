//! What no single row can show: duplicates, references, and what rows owe to each other.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::codes::{GroupKind, Level, NameLang, Unit};
use super::model::{Figure, Group, Place};
use super::read::{Line, Table, Tables};
use super::{Fault, PartialDate, Untimely};

/// Adds the faults of all tables.
pub(super) fn check(tables: &Tables, latest: Option<u16>, faults: &mut Vec<Fault>) {
    let mut check = Check {
        latest,
        known: Known::new(tables),
        faults,
    };
    check.sources(tables);
    check.places(tables);
    check.groups(tables);
    check.aliases(tables);
    check.partnerships(tables);
    check.figures(tables);
}

/// What references may point at.
struct Known<'a> {
    sources: HashSet<&'a str>,
    places: HashMap<&'a str, &'a Place>,
    groups: HashMap<&'a str, &'a Group>,
    /// Those whose own rows are at fault.
    broken: HashSet<&'a str>,
}

impl<'a> Known<'a> {
    fn new(tables: &'a Tables) -> Self {
        Self {
            sources: tables
                .sources
                .rows()
                .map(|source| source.id.as_str())
                .collect(),
            places: tables
                .places
                .rows()
                .map(|place| (place.id.as_str(), place))
                .collect(),
            groups: tables
                .groups
                .rows()
                .map(|group| (group.id.as_str(), group))
                .collect(),
            broken: (tables.sources.broken.iter())
                .chain(&tables.places.broken)
                .chain(&tables.groups.broken)
                .map(String::as_str)
                .collect(),
        }
    }

    fn is_scope(&self, id: &str) -> bool {
        self.places.contains_key(id) || self.groups.contains_key(id) || self.broken.contains(id)
    }
}

struct Check<'a> {
    /// The last year that has come, if it is known.
    latest: Option<u16>,
    known: Known<'a>,
    faults: &'a mut Vec<Fault>,
}

impl Check<'_> {
    fn fault<T>(&mut self, table: &Table<T>, line: &Line<T>, message: String) {
        self.faults.push(Fault {
            file: table.file,
            line: line.number,
            column: None,
            message,
        });
    }

    fn date<T>(
        &mut self,
        table: &Table<T>,
        line: &Line<T>,
        column: &'static str,
        date: Option<PartialDate>,
    ) {
        let wrong = date.and_then(|date| Untimely::of(column, date, self.latest));
        if let Some(wrong) = wrong {
            self.fault(table, line, wrong.to_string());
        }
    }

    /// A fault for each row whose key an earlier row has.
    fn unique<'t, T, K: Eq + Hash>(
        &mut self,
        table: &'t Table<T>,
        key: impl Fn(&'t T) -> K,
        what: impl Fn(&'t T) -> String,
    ) {
        let mut first = HashMap::new();
        for line in &table.lines {
            let earlier = *first.entry(key(&line.row)).or_insert(line.number);
            if earlier != line.number {
                let what = what(&line.row);
                self.fault(
                    table,
                    line,
                    format!("{what} stands already in line {earlier}"),
                );
            }
        }
    }

    fn source<T>(&mut self, table: &Table<T>, line: &Line<T>, id: &str) {
        if !self.known.sources.contains(id) && !self.known.broken.contains(id) {
            self.fault(table, line, format!("source {id:?} is not in sources.tsv"));
        }
    }

    fn sources(&mut self, tables: &Tables) {
        let table = &tables.sources;
        self.unique(
            table,
            |source| &source.id,
            |source| format!("id {:?}", source.id),
        );
        for line in &table.lines {
            if let Some(url) = &line.row.url
                && !(url.starts_with("https://") || url.starts_with("http://"))
            {
                self.fault(table, line, format!("url {url:?} does not start with http"));
            }
        }
    }

    fn places(&mut self, tables: &Tables) {
        let table = &tables.places;
        self.unique(
            table,
            |place| &place.id,
            |place| format!("id {:?}", place.id),
        );
        for line in &table.lines {
            for message in place_faults(&line.row, &self.known) {
                self.fault(table, line, message);
            }
        }
    }

    fn groups(&mut self, tables: &Tables) {
        let table = &tables.groups;
        self.unique(
            table,
            |group| &group.id,
            |group| format!("id {:?}", group.id),
        );
        for line in &table.lines {
            for message in group_faults(&line.row, &self.known) {
                self.fault(table, line, message);
            }
        }
    }

    fn aliases(&mut self, tables: &Tables) {
        let table = &tables.aliases;
        self.unique(
            table,
            |alias| (&alias.of, alias.lang, &alias.name),
            |alias| format!("alias {:?} of {:?}", alias.name, alias.of),
        );
        for line in &table.lines {
            let alias = &line.row;
            if !self.known.is_scope(&alias.of) {
                let message = format!("id {:?} is neither a place nor a group", alias.of);
                self.fault(table, line, message);
            }
            if !is_written_in(alias.lang, &alias.name) {
                let message = format!("alias {:?} is not written as {}", alias.name, alias.lang);
                self.fault(table, line, message);
            }
        }
    }

    fn partnerships(&mut self, tables: &Tables) {
        let table = &tables.partnerships;
        self.unique(
            table,
            // Sorted, so that a pair which someone entered the other way round is found too.
            |tie| {
                (
                    tie.cn.as_str().min(&tie.partner),
                    tie.cn.as_str().max(&tie.partner),
                )
            },
            |tie| format!("the pair {} and {}", tie.cn, tie.partner),
        );
        for line in &table.lines {
            let tie = &line.row;
            self.partner(table, line, "cn", &tie.cn, true);
            self.partner(table, line, "partner", &tie.partner, false);
            self.source(table, line, &tie.source);
            self.date(table, line, "since", tie.since);
            if tie.since.is_some() != tie.since_basis.is_some() {
                self.fault(
                    table,
                    line,
                    "since and since_basis must be given together".to_owned(),
                );
            }
        }
    }

    /// One side of a partnership: a known place below country level, on the right side.
    fn partner<T>(&mut self, table: &Table<T>, line: &Line<T>, column: &str, id: &str, cn: bool) {
        let place = self.known.places.get(id);
        if place.is_none() && self.known.broken.contains(id) {
            return;
        }
        let known = place.map(|place| (place.level, place.country.as_str()));
        if let Some(message) = side_fault(column, id, known, cn) {
            self.fault(table, line, message);
        }
    }

    fn figures(&mut self, tables: &Tables) {
        let table = &tables.figures;
        self.unique(
            table,
            |f| {
                (
                    f.metric,
                    &f.scope,
                    f.value.to_bits(),
                    f.unit,
                    f.as_of,
                    &f.source,
                )
            },
            |figure| format!("{} {} of {:?}", figure.value, figure.metric, figure.scope),
        );
        for line in &table.lines {
            let figure = &line.row;
            self.source(table, line, &figure.source);
            self.date(table, line, "as_of", figure.as_of);
            if !self.known.is_scope(&figure.scope) {
                let message = format!("scope {:?} is neither a place nor a group", figure.scope);
                self.fault(table, line, message);
            }
            if let Some(message) = figure_fault(figure) {
                self.fault(table, line, message);
            }
        }
    }
}

/// What is wrong with one side of a partnership; `place` is its level and country, if it is known.
pub(super) fn side_fault(
    column: &str,
    id: &str,
    place: Option<(Level, &str)>,
    cn: bool,
) -> Option<String> {
    match place {
        None => Some(format!("{column} {id:?} is not in places.tsv")),
        Some((Level::Country, _)) => Some(format!(
            "{column} {id:?} is a country; partnerships are between their units"
        )),
        Some((_, country)) if (country == "CN") != cn => {
            let side = if cn { "not in China" } else { "in China" };
            Some(format!(
                "{column} {id:?} is {side}; the Chinese side stands first"
            ))
        }
        Some(_) => None,
    }
}

fn place_faults(place: &Place, known: &Known<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    let Place {
        id, level, country, ..
    } = place;
    let code = country.to_ascii_lowercase();
    if country.len() != 2 || !country.bytes().all(|byte| byte.is_ascii_uppercase()) {
        faults.push(format!("country {country:?} is not two capital letters"));
    } else if *level == Level::Country && *id != code {
        faults.push(format!("id {id:?} of a country must be {code:?}"));
    } else if *level != Level::Country && !id.starts_with(&format!("{code}-")) {
        faults.push(format!("id {id:?} must start with \"{code}-\""));
    }
    faults.extend(parent_fault(place, known));
    for (lang, name) in [
        (NameLang::English, &place.en),
        (NameLang::Chinese, &place.zh),
        (NameLang::Chinese, &place.zh_hant),
    ] {
        let excused = lang == NameLang::Chinese && has_no_chinese_name(place);
        if !excused && !is_written_in(lang, name) {
            faults.push(format!("name {name:?} is not written in {lang}"));
        }
    }
    match &place.pinyin {
        Some(pinyin) if !is_written_in(NameLang::Pinyin, pinyin) => faults.push(format!(
            "pinyin {pinyin:?} may only have lower-case letters and single blanks"
        )),
        None if country == "CN" => faults.push("a Chinese place needs its pinyin".to_owned()),
        _ => {}
    }
    faults
}

/// Whoever adds a foreign place may not know its Chinese name, and repeats the English one.
pub(super) fn has_no_chinese_name(place: &Place) -> bool {
    place.country != "CN"
        && place.level != Level::Country
        && place.zh == place.en
        && place.zh_hant == place.en
}

/// Countries stand alone, Chinese units form the tree of the administration, and a foreign unit
/// hangs directly on its country.
fn parent_fault(place: &Place, known: &Known<'_>) -> Option<String> {
    let Some(id) = &place.parent else {
        return (place.level != Level::Country).then(|| "parent is empty".to_owned());
    };
    let Some(parent) = known.places.get(id.as_str()) else {
        return (!known.broken.contains(id.as_str()))
            .then(|| format!("parent {id:?} is not in places.tsv"));
    };
    if parent.country != place.country {
        return Some(format!("parent {id:?} is in another country"));
    }
    let chinese = place.country == "CN";
    let fits = match (place.level, parent.level) {
        (Level::Country, _) => false,
        (_, Level::Country) if !chinese => true,
        (Level::Province | Level::Municipality, above) => above == Level::Country,
        (Level::Prefecture, above) => above == Level::Province,
        (Level::County | Level::District, above) => {
            matches!(
                above,
                Level::Province | Level::Municipality | Level::Prefecture
            )
        }
        _ => false,
    };
    let level = place.level;
    (!fits).then(|| format!("parent {id:?} ({}) cannot contain a {level}", parent.level))
}

fn group_faults(group: &Group, known: &Known<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    if known.places.contains_key(group.id.as_str()) {
        faults.push(format!("id {:?} is already the id of a place", group.id));
    }
    let bare = matches!(group.kind, GroupKind::Label | GroupKind::World);
    if bare != group.members.is_empty() {
        let must = if bare { "may not" } else { "must" };
        faults.push(format!("a {} {must} have members", group.kind));
    }
    let mut seen = HashSet::new();
    for code in &group.members {
        let country = known.places.get(code.to_ascii_lowercase().as_str());
        if country.is_none_or(|place| place.country != *code) {
            faults.push(format!(
                "member {code:?} is not the code of a country in places.tsv"
            ));
        }
        if !seen.insert(code) {
            faults.push(format!("member {code:?} stands twice"));
        }
    }
    for (lang, name) in [
        (NameLang::English, &group.en),
        (NameLang::Chinese, &group.zh),
        (NameLang::Chinese, &group.zh_hant),
    ] {
        if !is_written_in(lang, name) {
            faults.push(format!("name {name:?} is not written in {lang}"));
        }
    }
    faults
}

pub(super) fn figure_fault(figure: &Figure) -> Option<String> {
    let Figure {
        metric,
        value,
        unit,
        ..
    } = figure;
    if !metric.units().contains(unit) {
        return Some(format!("{metric} is not counted in {unit}"));
    }
    let fits = match unit {
        Unit::Percent => (0.0..=100.0).contains(value),
        _ => (0.0..1e9).contains(value) && value.fract() == 0.0,
    };
    (!fits).then(|| format!("{value} is not a number of {unit}"))
}

/// Whether a name is in the script of its language. Latin names may have any accents, and Chinese
/// names may have Latin letters beside their characters.
pub(super) fn is_written_in(lang: NameLang, name: &str) -> bool {
    let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' | '〇');
    match lang {
        NameLang::English | NameLang::EnglishAdjective => {
            name.chars().any(|c| c.is_ascii_alphabetic()) && !name.chars().any(is_han)
        }
        NameLang::Chinese | NameLang::ChineseShort => name.chars().any(is_han),
        NameLang::Pinyin => name
            .chars()
            .all(|c| c.is_ascii_lowercase() || matches!(c, 'ü' | ' ' | '\'')),
    }
}
