//! A row of any table as one type, for whatever changes, imports or writes rows one by one.

use super::check::{figure_fault, has_no_chinese_name, is_written_in, side_fault};
use super::codes::{Kind, Level};
use super::model::{Alias, Figure, Partnership, Place, Source};
use super::{Fault, NameLang, PartialDate, read};

/// A row of one of the tables that people may change.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Row {
    /// A page, article or book.
    Source(Source),
    /// A place.
    Place(Place),
    /// Another name of a place or group.
    Alias(Alias),
    /// A friendship tie.
    Partnership(Partnership),
    /// A reported number.
    Figure(Figure),
}

/// What a row may refer to.
pub trait Known {
    /// Level and country of a place.
    fn place(&self, id: &str) -> Option<(Level, &str)>;
    /// Is it a place or a group?
    fn is_scope(&self, id: &str) -> bool;
    /// Is it a source?
    fn is_source(&self, id: &str) -> bool;
}

impl Kind {
    /// The name of the data file.
    #[must_use]
    pub const fn file(self) -> &'static str {
        read::layout(self).0
    }

    /// The columns of the data file, in their order.
    #[must_use]
    pub const fn columns(self) -> &'static [&'static str] {
        read::layout(self).1
    }
}

impl Row {
    /// The table that it belongs to.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Source(_) => Kind::Source,
            Self::Place(_) => Kind::Place,
            Self::Alias(_) => Kind::Alias,
            Self::Partnership(_) => Kind::Partnership,
            Self::Figure(_) => Kind::Figure,
        }
    }

    /// What no other row of its table has, as one text: its id, or the ids that it ties together.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Source(source) => source.id.clone(),
            Self::Place(place) => place.id.clone(),
            Self::Alias(alias) => format!("{} {} {}", alias.of, alias.lang, alias.name),
            Self::Partnership(tie) => format!("{} {}", tie.cn, tie.partner),
            Self::Figure(figure) => {
                let Figure {
                    metric,
                    scope,
                    value,
                    unit,
                    source,
                    ..
                } = figure;
                let as_of = figure.as_of.map_or("-".to_owned(), |date| date.to_string());
                format!("{metric} {scope} {value} {unit} {as_of} {source}")
            }
        }
    }

    /// Reads a line of a data file that was cut at its tabs. `line` is its number.
    ///
    /// # Errors
    /// Everything that is wrong with it by itself.
    pub fn parse(kind: Kind, line: usize, cells: Vec<&str>) -> Result<Self, Vec<Fault>> {
        let columns = kind.columns().len();
        if cells.len() == columns {
            return read::row(kind, line, cells);
        }
        Err(vec![Fault {
            file: kind.file(),
            line,
            column: None,
            message: format!("{} columns instead of {columns}", cells.len()),
        }])
    }

    /// Reads what [`Row::to_json`] wrote.
    ///
    /// # Errors
    /// When it is something else.
    pub fn from_json(kind: Kind, json: &str) -> Result<Self, serde_json::Error> {
        Ok(match kind {
            Kind::Source => Self::Source(serde_json::from_str(json)?),
            Kind::Place => Self::Place(serde_json::from_str(json)?),
            Kind::Alias => Self::Alias(serde_json::from_str(json)?),
            Kind::Partnership => Self::Partnership(serde_json::from_str(json)?),
            Kind::Figure => Self::Figure(serde_json::from_str(json)?),
        })
    }

    /// The row as one JSON object with the columns of its data file.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Texts, numbers and dates always have a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The cells of its line in the data file.
    #[must_use]
    pub fn cells(&self) -> Vec<String> {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let date = |date: Option<PartialDate>| date.map_or(String::new(), |date| date.to_string());
        match self.clone() {
            Self::Source(s) => {
                let (url, as_of) = (text(&s.url), date(s.as_of));
                vec![s.id, s.publisher, s.title, url, as_of, s.lang]
            }
            Self::Place(p) => {
                let mut cells = vec![p.id, p.level.code().to_owned(), p.country, text(&p.parent)];
                cells.extend([p.en, p.zh, p.zh_hant, text(&p.pinyin)]);
                let position = p
                    .position
                    .map(|at| [at.lat.to_string(), at.lon.to_string(), at.source]);
                cells.extend(position.unwrap_or_default());
                cells
            }
            Self::Alias(a) => vec![a.of, a.lang.code().to_owned(), a.name],
            Self::Partnership(t) => {
                let basis = t.since_basis.map_or("", super::SinceBasis::code);
                let status = t.status.code().to_owned();
                let since = date(t.since);
                vec![t.cn, t.partner, since, basis.to_owned(), status, t.source]
            }
            Self::Figure(f) => {
                let mut cells = vec![f.metric.code().to_owned(), f.scope, f.value.to_string()];
                cells.extend([f.unit.code().to_owned(), date(f.as_of), f.source]);
                cells.extend([text(&f.locator), text(&f.note)]);
                cells.push(f.counts.code().to_owned());
                cells
            }
        }
    }

    /// The line of the data file, without its end.
    #[must_use]
    pub fn to_line(&self) -> String {
        self.cells().join("\t")
    }

    /// What is wrong with a row that a person wants to add beside those that are `known`.
    #[must_use]
    pub fn fault(&self, known: &impl Known) -> Option<String> {
        let no_source = |id: &str| {
            (!known.is_source(id)).then(|| format!("source {id:?} is not known; add it first"))
        };
        let no_scope = |id: &str| {
            (!known.is_scope(id)).then(|| format!("{id:?} is neither a place nor a group"))
        };
        match self {
            Self::Source(source) => {
                let url = source.url.as_deref().unwrap_or("https://");
                let is_web = url.starts_with("https://") || url.starts_with("http://");
                (!is_web).then(|| format!("url {url:?} does not start with http"))
            }
            Self::Place(place) => new_place_fault(place, known),
            Self::Alias(alias) => no_scope(&alias.of).or_else(|| {
                let fits = is_written_in(alias.lang, &alias.name);
                (!fits).then(|| format!("alias {:?} is not written as {}", alias.name, alias.lang))
            }),
            Self::Partnership(tie) => side_fault("cn", &tie.cn, known.place(&tie.cn), true)
                .or_else(|| side_fault("partner", &tie.partner, known.place(&tie.partner), false))
                .or_else(|| no_source(&tie.source))
                .or_else(|| {
                    (tie.since.is_some() != tie.since_basis.is_some())
                        .then(|| "since and since_basis must be given together".to_owned())
                }),
            Self::Figure(figure) => no_scope(&figure.scope)
                .or_else(|| no_source(&figure.source))
                .or_else(|| figure_fault(figure)),
        }
    }
}

/// Countries and the province-level units of China come with the program; all else may be added.
fn new_place_fault(place: &Place, known: &impl Known) -> Option<String> {
    let Place { id, country, .. } = place;
    let chinese = country == "CN";
    let top = place.level == Level::Country
        || chinese && matches!(place.level, Level::Province | Level::Municipality);
    if top {
        return Some(format!(
            "{id:?} is a {}; those come with the program",
            place.level
        ));
    }
    let code = country.to_ascii_lowercase();
    if !id.starts_with(&format!("{code}-")) {
        return Some(format!("id {id:?} must start with \"{code}-\""));
    }
    let parent = place.parent.as_deref().unwrap_or_default();
    match known.place(parent) {
        None => return Some(format!("parent {parent:?} is not a known place")),
        Some((_, other)) if other != country => {
            return Some(format!("parent {parent:?} is in another country"));
        }
        Some((Level::Country, _)) if chinese => {
            return Some(format!(
                "parent {parent:?} of a Chinese place is a province or below"
            ));
        }
        Some(_) => {}
    }
    if !is_written_in(NameLang::English, &place.en) {
        return Some(format!("name {:?} is not written in en", place.en));
    }
    let wrong = [&place.zh, &place.zh_hant]
        .into_iter()
        .find(|name| !is_written_in(NameLang::Chinese, name) && !has_no_chinese_name(place));
    if let Some(name) = wrong {
        return Some(format!("name {name:?} is not written in zh"));
    }
    (chinese && place.pinyin.is_none()).then(|| "a Chinese place needs its pinyin".to_owned())
}
