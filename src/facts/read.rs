//! Text of the data files → typed rows with their line numbers.

use super::cells::Cells;
use super::codes::Kind;
use super::model::{Alias, Figure, Group, Partnership, Place, Position, Source};
use super::row::Row;
use super::{Facts, Fault, Texts};

/// A row and the line that it stands on.
pub(super) struct Line<T> {
    pub(super) number: usize,
    pub(super) row: T,
}

/// A file and its well-formed rows.
pub(super) struct Table<T> {
    pub(super) file: &'static str,
    pub(super) lines: Vec<Line<T>>,
    /// The first cells of rows that are not well formed: what refers to them is not wrong for that.
    pub(super) broken: Vec<String>,
}

impl<T> Table<T> {
    pub(super) fn rows(&self) -> impl Iterator<Item = &T> {
        self.lines.iter().map(|line| &line.row)
    }

    fn into_rows(self) -> Vec<T> {
        self.lines.into_iter().map(|line| line.row).collect()
    }
}

pub(super) struct Tables {
    pub(super) sources: Table<Source>,
    pub(super) places: Table<Place>,
    pub(super) groups: Table<Group>,
    pub(super) aliases: Table<Alias>,
    pub(super) partnerships: Table<Partnership>,
    pub(super) figures: Table<Figure>,
}

impl Tables {
    pub(super) fn into_facts(self, version: String) -> Facts {
        Facts {
            version,
            sources: self.sources.into_rows(),
            places: self.places.into_rows(),
            groups: self.groups.into_rows(),
            aliases: self.aliases.into_rows(),
            partnerships: self.partnerships.into_rows(),
            figures: self.figures.into_rows(),
        }
    }
}

const SOURCES: &[&str] = &["id", "publisher", "title", "url", "as_of", "lang"];
const PLACES: &[&str] = &[
    "id",
    "level",
    "country",
    "parent",
    "en",
    "zh",
    "zh_hant",
    "pinyin",
    "lat",
    "lon",
    "coord_source",
];
const GROUPS: &[&str] = &["id", "kind", "en", "zh", "zh_hant", "members"];
const ALIASES: &[&str] = &["id", "lang", "alias"];
const PARTNERSHIPS: &[&str] = &["cn", "partner", "since", "since_basis", "status", "source"];
const FIGURES: &[&str] = &[
    "metric", "scope", "value", "unit", "as_of", "source", "locator", "note", "counts",
];

/// Reads every row that is well formed by itself; what is not becomes a fault.
pub(super) fn read(texts: &Texts<'_>) -> (Tables, Vec<Fault>) {
    let mut faults = Vec::new();
    let tables = Tables {
        sources: table("sources.tsv", texts.sources, SOURCES, source, &mut faults),
        places: table("places.tsv", texts.places, PLACES, place, &mut faults),
        groups: table("groups.tsv", texts.groups, GROUPS, group, &mut faults),
        aliases: table("aliases.tsv", texts.aliases, ALIASES, alias, &mut faults),
        partnerships: table(
            "partnerships.tsv",
            texts.partnerships,
            PARTNERSHIPS,
            partnership,
            &mut faults,
        ),
        figures: table("figures.tsv", texts.figures, FIGURES, figure, &mut faults),
    };
    (tables, faults)
}

/// The columns of a kind of row, in their order, and the name of its file.
pub(super) const fn layout(kind: Kind) -> (&'static str, &'static [&'static str]) {
    match kind {
        Kind::Source => ("sources.tsv", SOURCES),
        Kind::Place => ("places.tsv", PLACES),
        Kind::Alias => ("aliases.tsv", ALIASES),
        Kind::Partnership => ("partnerships.tsv", PARTNERSHIPS),
        Kind::Figure => ("figures.tsv", FIGURES),
    }
}

/// One row by itself; as many cells as the layout has columns.
pub(super) fn row(kind: Kind, line: usize, cells: Vec<&str>) -> Result<Row, Vec<Fault>> {
    let (file, columns) = layout(kind);
    let mut faults = Vec::new();
    let mut cells = Cells::new((file, line), columns, cells, &mut faults);
    let row = match kind {
        Kind::Source => source(&mut cells).map(Row::Source),
        Kind::Place => place(&mut cells).map(Row::Place),
        Kind::Alias => alias(&mut cells).map(Row::Alias),
        Kind::Partnership => partnership(&mut cells).map(Row::Partnership),
        Kind::Figure => figure(&mut cells).map(Row::Figure),
    };
    row.filter(|_| faults.is_empty()).ok_or(faults)
}

fn source(cells: &mut Cells<'_>) -> Option<Source> {
    let id = cells.slug("id");
    let publisher = cells.text("publisher");
    let title = cells.text("title");
    let url = cells.optional_text("url");
    let as_of = cells.optional("as_of");
    let lang = cells.text("lang");
    Some(Source {
        id: id?,
        publisher: publisher?,
        title: title?,
        url,
        as_of: as_of?,
        lang: lang?,
    })
}

fn place(cells: &mut Cells<'_>) -> Option<Place> {
    let id = cells.slug("id");
    let level = cells.parse("level");
    let country = cells.text("country");
    let parent = cells.optional_text("parent");
    let en = cells.text("en");
    let zh = cells.text("zh");
    let zh_hant = cells.text("zh_hant");
    let pinyin = cells.optional_text("pinyin");
    let position = position(cells);
    Some(Place {
        id: id?,
        level: level?,
        country: country?,
        parent,
        en: en?,
        zh: zh?,
        zh_hant: zh_hant?,
        pinyin,
        position: position?,
    })
}

/// The three cells of a position stand or fall together.
fn position(cells: &mut Cells<'_>) -> Option<Option<Position>> {
    let lat = cells.optional::<f64>("lat");
    let lon = cells.optional::<f64>("lon");
    match (lat?, lon?, cells.optional_text("coord_source")) {
        (Some(lat), Some(lon), Some(source)) => {
            let (north, east) = (-90.0..=90.0, -180.0..=180.0);
            let wrong = [("lat", north.contains(&lat)), ("lon", east.contains(&lon))];
            let wrong = wrong.into_iter().find(|(_, fits)| !fits);
            if let Some((column, _)) = wrong {
                let message = format!("coordinates {lat}, {lon} are not on the globe");
                cells.fault(column, message);
                return None;
            }
            Some(Some(Position { lat, lon, source }))
        }
        (None, None, None) => Some(None),
        _ => {
            cells.fault(
                "lat",
                "lat, lon and coord_source must be given together".to_owned(),
            );
            None
        }
    }
}

fn group(cells: &mut Cells<'_>) -> Option<Group> {
    let id = cells.slug("id");
    let kind = cells.parse("kind");
    let en = cells.text("en");
    let zh = cells.text("zh");
    let zh_hant = cells.text("zh_hant");
    let members = cells.optional_text("members").unwrap_or_default();
    let members = members.split_whitespace().map(str::to_owned).collect();
    Some(Group {
        id: id?,
        kind: kind?,
        en: en?,
        zh: zh?,
        zh_hant: zh_hant?,
        members,
    })
}

fn alias(cells: &mut Cells<'_>) -> Option<Alias> {
    let of = cells.text("id");
    let lang = cells.parse("lang");
    let name = cells.text("alias");
    Some(Alias {
        of: of?,
        lang: lang?,
        name: name?,
    })
}

fn partnership(cells: &mut Cells<'_>) -> Option<Partnership> {
    let cn = cells.text("cn");
    let partner = cells.text("partner");
    let since = cells.optional("since");
    let since_basis = cells.optional("since_basis");
    let status = cells.parse("status");
    let source = cells.text("source");
    Some(Partnership {
        cn: cn?,
        partner: partner?,
        since: since?,
        since_basis: since_basis?,
        status: status?,
        source: source?,
    })
}

fn figure(cells: &mut Cells<'_>) -> Option<Figure> {
    let metric = cells.parse("metric");
    let scope = cells.text("scope");
    let value = cells.parse("value");
    let unit = cells.parse("unit");
    let as_of = cells.optional("as_of");
    let source = cells.text("source");
    let locator = cells.optional_text("locator");
    let note = cells.optional_text("note");
    let counts = cells.parse("counts");
    Some(Figure {
        metric: metric?,
        scope: scope?,
        value: value?,
        unit: unit?,
        as_of: as_of?,
        source: source?,
        locator,
        note,
        counts: counts?,
    })
}

fn table<T>(
    file: &'static str,
    text: &str,
    columns: &'static [&'static str],
    row: fn(&mut Cells<'_>) -> Option<T>,
    faults: &mut Vec<Fault>,
) -> Table<T> {
    let fault = |line, message| Fault {
        file,
        line,
        column: None,
        message,
    };
    let mut lines = Vec::new();
    let mut broken = Vec::new();
    let mut texts = (1..).zip(text.strip_suffix('\n').unwrap_or(text).split('\n'));
    // Ids are found among the columns by position, so a changed header must not go unnoticed.
    let header = texts.next().map_or("", |(_, header)| header);
    if header == columns.join("\t") {
        for (number, line) in texts {
            let cells: Vec<&str> = line.split('\t').collect();
            let (found, wanted) = (cells.len(), columns.len());
            let id = cells.first().copied().unwrap_or_default().to_owned();
            if found != wanted {
                broken.push(id);
                faults.push(fault(
                    number,
                    format!("{found} columns instead of {wanted}"),
                ));
                continue;
            }
            let mut cells = Cells::new((file, number), columns, cells, faults);
            match row(&mut cells) {
                Some(row) => lines.push(Line { number, row }),
                None => broken.push(id),
            }
        }
    } else {
        let (wanted, found) = (columns.join(" "), header.escape_debug());
        faults.push(fault(
            1,
            format!("the header must be {wanted}, not {found}"),
        ));
    }
    if !text.ends_with('\n') {
        let last = text.split('\n').count();
        faults.push(fault(last, "the last line has no line end".to_owned()));
    }
    Table {
        file,
        lines,
        broken,
    }
}
