//! What the columns of a foreign table mean: guessed from their names, or said with `--map`.

use std::fmt;

use super::ImportError;
use crate::facts::Kind;
use crate::text::fold::key;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// One of the two places.
    Place1,
    /// Its country.
    Country1,
    /// The other place.
    Place2,
    /// Its country.
    Country2,
    /// The date of the agreement.
    Since,
    /// How precise `Since` is, as Wikidata says it: 9 a year, 10 a month, 11 a day.
    Precision,
    /// `document` or `unverified`.
    Basis,
    /// `active`, `suspended` or `terminated`.
    Status,
    /// The id of a source.
    Source,
    /// What a figure counts.
    Metric,
    /// Whom a figure is about.
    Scope,
    /// The number.
    Value,
    /// Its unit.
    Unit,
    /// Its date.
    AsOf,
    /// Page or section.
    Locator,
    /// A note.
    Note,
    /// How much a figure counts.
    Counts,
    /// Nothing that is needed.
    Ignored,
}

/// Each field with its word in `--map` and the names under which it is guessed, folded.
const FIELDS: [(Field, &str, &[&str]); 18] = [
    (
        Field::Place1,
        "place1",
        &[
            "place1",
            "city1",
            "cn",
            "itemlabel",
            "chinesecity",
            "chineseplace",
            "chineseside",
            "china",
            "中方",
            "中方城市",
            "中国城市",
            "中国",
            "我方城市",
            "城市",
            "省市",
            "中方省市",
        ],
    ),
    (
        Field::Country1,
        "country1",
        &["country1", "itemcountry", "itemcountrylabel"],
    ),
    (
        Field::Place2,
        "place2",
        &[
            "place2",
            "city2",
            "partner",
            "partnerlabel",
            "partnercity",
            "foreigncity",
            "foreignplace",
            "foreignside",
            "sistercity",
            "外方",
            "外方城市",
            "外国城市",
            "国外城市",
            "友城",
            "友好城市",
            "结好城市",
            "外方省市",
        ],
    ),
    (
        Field::Country2,
        "country2",
        &[
            "country2",
            "country",
            "partnercountry",
            "partnercountrylabel",
            "foreigncountry",
            "国家",
            "国别",
            "所在国家",
            "所属国家",
            "外国",
        ],
    ),
    (
        Field::Since,
        "since",
        &[
            "since",
            "start",
            "starttime",
            "date",
            "year",
            "established",
            "founded",
            "signed",
            "结好时间",
            "结好日期",
            "结好年份",
            "缔结时间",
            "签约时间",
            "日期",
            "时间",
            "年份",
        ],
    ),
    (
        Field::Precision,
        "precision",
        &["precision", "startprecision"],
    ),
    (Field::Basis, "since_basis", &["sincebasis"]),
    (Field::Status, "status", &["status", "状态"]),
    (Field::Source, "source", &["source", "来源", "资料来源"]),
    (Field::Metric, "metric", &["metric", "指标"]),
    (Field::Scope, "scope", &["scope", "范围"]),
    (
        Field::Value,
        "value",
        &["value", "number", "数值", "数量", "对数"],
    ),
    (Field::Unit, "unit", &["unit", "单位"]),
    (Field::AsOf, "as_of", &["asof", "截至", "截止日期"]),
    (Field::Locator, "locator", &["locator", "page", "页码"]),
    (Field::Note, "note", &["note", "notes", "备注"]),
    (Field::Counts, "counts", &["counts"]),
    (Field::Ignored, "-", &[]),
];

impl Field {
    /// Is it read in such a table? Our own are read by the names of their columns.
    const fn is_of(self, layout: Layout) -> bool {
        match self {
            Self::Source | Self::Ignored => true,
            Self::Place1
            | Self::Country1
            | Self::Place2
            | Self::Country2
            | Self::Since
            | Self::Precision
            | Self::Basis
            | Self::Status => !matches!(layout, Layout::Figures),
            Self::Metric
            | Self::Scope
            | Self::Value
            | Self::Unit
            | Self::AsOf
            | Self::Locator
            | Self::Note
            | Self::Counts => !matches!(layout, Layout::Pairs),
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = FIELDS.iter().find(|(field, ..)| field == self);
        f.write_str(known.map_or("-", |(_, word, _)| word))
    }
}

/// What kind of table it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One of our own data files.
    Facts(Kind),
    /// `groups.tsv`, which comes with the program.
    Groups,
    /// The list of retired rows that an export writes.
    Retired,
    /// Pairs of places.
    Pairs,
    /// Reported figures.
    Figures,
}

/// The columns of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// What kind of table it is.
    pub layout: Layout,
    /// The names in the header.
    pub names: Vec<String>,
    /// What each column holds.
    pub fields: Vec<Field>,
    /// Somebody has said so, or the header is one that is known as a whole.
    pub certain: bool,
    /// The first place is Chinese, because its column is called so.
    pub chinese_first: bool,
}

impl Columns {
    /// Understands a header. `map` is what stands after `--map`: `auto`, or
    /// `COLUMN=FIELD,COLUMN=FIELD`.
    ///
    /// # Errors
    /// When two columns have one name, `map` names what is not there, or too little is named.
    pub fn new(header: &[String], map: Option<&str>) -> Result<Self, ImportError> {
        let names: Vec<String> = header.to_vec();
        for (at, name) in names.iter().enumerate() {
            if !name.is_empty() && names.iter().take(at).any(|earlier| earlier == name) {
                return Err(ImportError::DuplicateColumn(name.clone()));
            }
        }
        if let (Some(layout), None) = (known_layout(&names), map) {
            let fields = guess(&names);
            return Ok(Self {
                layout,
                names,
                fields,
                certain: true,
                chinese_first: true,
            });
        }
        let mut fields = guess(&names);
        let said = map.filter(|map| *map != "auto");
        for part in said
            .unwrap_or_default()
            .split(',')
            .filter(|part| !part.trim().is_empty())
        {
            say(&names, &mut fields, part)?;
        }
        let layout = layout(&names, &fields)?;
        // What the table has no use for is not read, and so it is said.
        for field in fields.iter_mut().filter(|field| !field.is_of(layout)) {
            *field = Field::Ignored;
        }
        let first = fields.iter().position(|field| *field == Field::Place1);
        let first = first.and_then(|at| names.get(at)).map(|name| key(name));
        let chinese_first = first.is_some_and(|name| {
            name == "cn"
                || name.starts_with("chin")
                || name.starts_with('中')
                || name.starts_with('我')
        });
        Ok(Self {
            certain: map.is_some() || is_public_layout(&names),
            layout,
            names,
            fields,
            chinese_first,
        })
    }

    /// The columns and what they hold, for people.
    #[must_use]
    pub fn describe(&self) -> String {
        let pairs = self.names.iter().zip(&self.fields);
        let pairs: Vec<String> = pairs
            .map(|(name, field)| format!("{name}={field}"))
            .collect();
        pairs.join(",")
    }

    /// Where a field stands.
    #[must_use]
    pub fn at(&self, field: Field) -> Option<usize> {
        self.fields.iter().position(|known| *known == field)
    }
}

/// A header of ours, which is known as a whole.
fn known_layout(names: &[String]) -> Option<Layout> {
    let is = |columns: &[&str]| names.iter().map(String::as_str).eq(columns.iter().copied());
    let kind = Kind::ALL.iter().copied().find(|kind| is(kind.columns()));
    match kind {
        Some(kind) => Some(Layout::Facts(kind)),
        None if is(&["id", "kind", "en", "zh", "zh_hant", "members"]) => Some(Layout::Groups),
        None if is(&["kind", "key"]) => Some(Layout::Retired),
        None => None,
    }
}

/// Headers of others that leave nothing to guess.
fn is_public_layout(names: &[String]) -> bool {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    names == ["city1", "country1", "city2", "country2"]
        || names.contains(&"itemLabel") && names.contains(&"partnerLabel")
}

/// Each field is guessed once; the more telling names come first in the tables of others.
fn guess(names: &[String]) -> Vec<Field> {
    let folded: Vec<String> = names.iter().map(|name| key(name)).collect();
    let mut fields = vec![Field::Ignored; names.len()];
    for (field, _, known) in &FIELDS {
        // With a label beside it, the column without one holds only an identifier.
        let found = known.iter().find_map(|name| {
            let label = format!("{name}label");
            let at = folded.iter().position(|folded| folded == name)?;
            let labelled = *name == "partner" && folded.contains(&label);
            (!labelled && fields.get(at) == Some(&Field::Ignored)).then_some(at)
        });
        if let Some(cell) = found.and_then(|at| fields.get_mut(at)) {
            *cell = *field;
        }
    }
    fields
}

/// Applies one `COLUMN=FIELD`.
fn say(names: &[String], fields: &mut [Field], part: &str) -> Result<(), ImportError> {
    let (name, word) = part.rsplit_once('=').unwrap_or((part, ""));
    let (name, word) = (name.trim(), word.trim());
    let at = names.iter().position(|known| known == name);
    let Some(at) = at else {
        return Err(ImportError::NoColumn {
            name: name.to_owned(),
            columns: names.join(", "),
        });
    };
    let field = FIELDS.iter().find(|(_, known, _)| *known == word);
    let Some((field, ..)) = field else {
        let known: Vec<&str> = FIELDS.iter().map(|(_, word, _)| *word).collect();
        return Err(ImportError::NoField {
            name: word.to_owned(),
            known: known.join(", "),
        });
    };
    for other in fields.iter_mut().filter(|other| *other == field) {
        *other = Field::Ignored;
    }
    if let Some(cell) = fields.get_mut(at) {
        *cell = *field;
    }
    Ok(())
}

fn layout(names: &[String], fields: &[Field]) -> Result<Layout, ImportError> {
    let has = |field| fields.contains(&field);
    let missing = if has(Field::Place1) && has(Field::Place2) {
        return Ok(Layout::Pairs);
    } else if has(Field::Scope) && has(Field::Value) {
        return Ok(Layout::Figures);
    } else if has(Field::Place1) || has(Field::Place2) {
        "the other place"
    } else {
        "two places (place1, place2) or a scope and a value"
    };
    Err(ImportError::Unclear {
        columns: names.join(", "),
        missing,
    })
}
