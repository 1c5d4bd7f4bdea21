//! One row by hand: added, corrected or taken out.

use super::names::{pair, place, scope};
use super::{StaffError, source};
use crate::facts::{Counts, Kind, Metric, PartialDate, Row};
use crate::places::{Gazetteer, Resolved, Side};
use crate::store::Store;
use crate::store::changes::{Changing, Origin, Stored, Wanted};

type Result<T> = std::result::Result<T, StaffError>;

/// What may stand between the two names of a pair.
const BETWEEN: [&str; 9] = ["–", "—", " - ", ",", "，", "、", "/", " and ", "和"];

/// A row that was given other values.
#[derive(Clone, Debug, PartialEq)]
pub struct Corrected {
    /// The row as it was.
    pub before: Stored,
    /// Its new values.
    pub after: Row,
}

/// Adds a row of `COLUMN=VALUE` words. An address as the source of a row becomes a source of its
/// own, if none has that address yet.
///
/// # Errors
/// When a word is not understood, or the row is not sound or not new.
pub async fn add(store: &Store, kind: Kind, values: &[String], origin: Origin) -> Result<Stored> {
    has_reason(&origin)?;
    let (values, rest) = parts(kind, values);
    if let Some(word) = rest.first() {
        let word = (*word).to_owned();
        return Err(StaffError::NoValue { word, kind });
    }
    let gazetteer = gazetteer(store).await?;
    let mut cells = vec![String::new(); kind.columns().len()];
    fill(&gazetteer, kind, &mut cells, &values)?;
    complete(kind, &mut cells);
    let today = PartialDate::from(today(&origin));
    let mut changing = store.change(origin).await?;
    find_source(&mut changing, kind, &mut cells, today).await?;
    let row = parse(kind, &cells)?;
    let id = changing.add(row.clone()).await?;
    changing.commit().await?;
    Ok(Stored {
        id,
        shipped_in: None,
        row,
    })
}

/// Gives a row other values: words that name the row, and `COLUMN=VALUE` words.
///
/// # Errors
/// When a word is not understood, there is no such row, or the new values are not sound.
pub async fn correct(
    store: &Store,
    kind: Kind,
    words: &[String],
    origin: Origin,
) -> Result<Corrected> {
    has_reason(&origin)?;
    let (values, rest) = parts(kind, words);
    if values.is_empty() {
        return Err(StaffError::NothingNew(kind));
    }
    let gazetteer = gazetteer(store).await?;
    let wanted = wanted(&gazetteer, kind, &rest)?;
    let today = PartialDate::from(today(&origin));
    let mut changing = store.change(origin).await?;
    // Read here, where nobody else can change the other columns meanwhile.
    let before = row(&mut changing, kind, &wanted, &rest).await?;
    let mut cells = before.row.cells();
    cells.resize(kind.columns().len(), String::new());
    fill(&gazetteer, kind, &mut cells, &values)?;
    if kind == Kind::Partnership {
        date_or_none(&mut cells);
    }
    find_source(&mut changing, kind, &mut cells, today).await?;
    let after = parse(kind, &cells)?;
    changing.set(before.id, after.clone()).await?;
    changing.commit().await?;
    Ok(Corrected { before, after })
}

/// Takes a row out of the answers.
///
/// # Errors
/// When there is no such row, or others need it.
pub async fn retire(store: &Store, kind: Kind, words: &[&str], origin: Origin) -> Result<Stored> {
    has_reason(&origin)?;
    let gazetteer = gazetteer(store).await?;
    let wanted = wanted(&gazetteer, kind, words)?;
    let mut changing = store.change(origin).await?;
    let row = row(&mut changing, kind, &wanted, words).await?;
    let gone = changing.retire(kind, &Wanted::Id(row.id)).await?;
    changing.commit().await?;
    Ok(gone)
}

/// One line of `COLUMN=VALUE` as words: a value ends where the next column begins, so that it may
/// have blanks in it. What is written like a column and is none is a word of its own, about which more
/// can be said than that it is part of a name; between quotes it belongs to the value.
#[must_use]
pub fn words(kind: Kind, line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut quoted = false;
    for token in line.split_whitespace() {
        let begins = token.split_once('=').is_some_and(|(column, _)| {
            let of_column = |c: char| c.is_ascii_lowercase() || c == '_';
            let is_like_one = column.len() > 1 && column.chars().all(of_column);
            kind.columns().contains(&column) || !quoted && is_like_one
        });
        let quotes = token.chars().filter(|c| matches!(c, '"' | '“' | '”'));
        quoted ^= quotes.count() % 2 == 1;
        match words.last_mut() {
            Some(value) if !begins => {
                value.push(' ');
                value.push_str(token);
            }
            _ => words.push(token.to_owned()),
        }
    }
    for word in &mut words {
        if let Some((column, value)) = word.split_once('=') {
            *word = format!("{column}={}", value.trim_matches(['"', '“', '”']));
        }
    }
    words
}

/// One line that names a row as words: those of a pair are its two names.
#[must_use]
pub fn row_words<'l>(gazetteer: &Gazetteer, kind: Kind, line: &'l str) -> Vec<&'l str> {
    let line = line.trim();
    if kind != Kind::Partnership || line.parse::<i64>().is_ok() {
        return vec![line];
    }
    let known = |name: &str| gazetteer.resolve(name.trim(), Side::Any) != Resolved::Unknown;
    let cuts = BETWEEN
        .iter()
        .filter_map(|between| line.split_once(between));
    let blanks = line.match_indices(' ').map(|(at, _)| line.split_at(at));
    let mut cuts = cuts.chain(blanks);
    match cuts.find(|(one, other)| known(one) && known(other)) {
        Some((one, other)) => vec![one.trim(), other.trim()],
        None => line.split_whitespace().collect(),
    }
}

fn has_reason(origin: &Origin) -> Result<()> {
    if origin.why.trim().is_empty() {
        return Err(StaffError::NoReason);
    }
    Ok(())
}

async fn gazetteer(store: &Store) -> Result<Gazetteer> {
    let names = store.names().await?;
    Ok(Gazetteer::new(names.places, names.groups, &names.names)?)
}

/// The day of a change, in the universal zone.
fn today(origin: &Origin) -> jiff::civil::Date {
    let at = jiff::Timestamp::from_second(origin.at).unwrap_or_default();
    jiff::tz::TimeZone::UTC.to_datetime(at).date()
}

/// Values by column, and the words that are none.
fn parts(kind: Kind, words: &[String]) -> (Vec<(usize, &str)>, Vec<&str>) {
    let (mut values, mut rest) = (Vec::new(), Vec::new());
    for word in words {
        let value = word.split_once('=').and_then(|(column, value)| {
            let at = kind.columns().iter().position(|name| *name == column)?;
            Some((at, value.trim()))
        });
        match value {
            Some(value) => values.push(value),
            None => rest.push(word.as_str()),
        }
    }
    (values, rest)
}

/// Puts the values into their cells; names of places become ids.
fn fill(
    gazetteer: &Gazetteer,
    kind: Kind,
    cells: &mut [String],
    values: &[(usize, &str)],
) -> Result<()> {
    for (at, value) in values {
        let column = kind.columns().get(*at).copied().unwrap_or_default();
        let value = match (kind, column) {
            (Kind::Partnership, "cn") => place(gazetteer, value, Side::Chinese)?,
            (Kind::Partnership, "partner") => place(gazetteer, value, Side::Abroad)?,
            (Kind::Figure, "scope") | (Kind::Alias, "id") => scope(gazetteer, value)?,
            _ => (*value).to_owned(),
        };
        if let Some(cell) = cells.get_mut(*at) {
            *cell = value;
        }
    }
    Ok(())
}

/// An address in the column of the source becomes a source.
async fn find_source(
    changing: &mut Changing<'_>,
    kind: Kind,
    cells: &mut [String],
    today: PartialDate,
) -> Result<()> {
    let column = kind.columns().iter().position(|name| *name == "source");
    let cell = column.and_then(|column| cells.get_mut(column));
    let Some(cell) = cell.filter(|cell| cell.contains("://")) else {
        return Ok(());
    };
    let mut new = source(cell, today)?;
    let id = new.id.clone();
    for number in 2.. {
        let wanted = Wanted::Key(new.id.clone());
        match changing
            .row(Kind::Source, &wanted)
            .await?
            .map(|old| old.row)
        {
            Some(Row::Source(old)) if old.url == new.url => break,
            // Another page of the same site on the same day.
            Some(_) => new.id = format!("{id}-{number}"),
            None => {
                changing.add(Row::Source(new.clone())).await?;
                break;
            }
        }
    }
    *cell = new.id;
    Ok(())
}

/// What need not be said of a new row.
fn complete(kind: Kind, cells: &mut [String]) {
    let at = |column: &str| kind.columns().iter().position(|name| *name == column);
    let get = |cells: &[String], column| at(column).and_then(|at| cells.get(at).cloned());
    let default = |cells: &mut [String], column: &str, value: String| {
        if let Some(cell) = at(column).and_then(|at| cells.get_mut(at))
            && cell.is_empty()
        {
            *cell = value;
        }
    };
    match kind {
        Kind::Partnership => {
            default(cells, "status", "active".to_owned());
            date_or_none(cells);
        }
        Kind::Figure => {
            let metric = get(cells, "metric").and_then(|metric| metric.parse::<Metric>().ok());
            let unit = metric.and_then(|metric| metric.units().first());
            default(
                cells,
                "unit",
                unit.map_or_else(String::new, ToString::to_string),
            );
            default(cells, "counts", Counts::Formal.code().to_owned());
        }
        Kind::Place => {
            let id = get(cells, "id").unwrap_or_default();
            let code = id.split('-').next().unwrap_or_default().to_owned();
            let (parent, country) = (code.clone(), code.to_uppercase());
            default(cells, "country", country);
            default(cells, "parent", parent);
            let en = get(cells, "en").unwrap_or_default();
            default(cells, "zh", en);
            let zh = get(cells, "zh").unwrap_or_default();
            default(cells, "zh_hant", zh);
        }
        Kind::Source | Kind::Alias => {}
    }
}

/// A date that nobody has called confirmed is not; without a date there is nothing to confirm.
fn date_or_none(cells: &mut [String]) {
    if let [_, _, since, basis, ..] = cells {
        if since.is_empty() {
            basis.clear();
        } else if basis.is_empty() {
            "unverified".clone_into(basis);
        }
    }
}

fn parse(kind: Kind, cells: &[String]) -> Result<Row> {
    let texts = cells.iter().map(String::as_str).collect();
    Row::parse(kind, 0, texts).map_err(|faults| {
        let value = |column| {
            let at = kind.columns().iter().position(|name| *name == column);
            at.and_then(|at| cells.get(at).cloned()).unwrap_or_default()
        };
        let wrong = faults.iter().filter_map(|fault| fault.column);
        let wrong = wrong.map(|column| (column, value(column))).collect();
        let faults: Vec<String> = faults.into_iter().map(|fault| fault.message).collect();
        let faults = faults.join("; ");
        StaffError::Fault {
            faults,
            wrong,
            kind,
        }
    })
}

/// Which row the words name.
fn wanted(gazetteer: &Gazetteer, kind: Kind, words: &[&str]) -> Result<Wanted> {
    Ok(match (kind, words) {
        (_, []) => return Err(StaffError::Which(kind)),
        (_, [one]) if one.parse::<i64>().is_ok() => Wanted::Id(one.parse().unwrap_or_default()),
        (Kind::Partnership, [one, other]) => Wanted::Key(pair(gazetteer, one, other)?),
        (Kind::Place, [name]) => Wanted::Key(place(gazetteer, name, Side::Any)?),
        (_, words) => Wanted::Key(words.join(" ")),
    })
}

async fn row(
    changing: &mut Changing<'_>,
    kind: Kind,
    wanted: &Wanted,
    words: &[&str],
) -> Result<Stored> {
    let found = changing.row(kind, wanted).await?;
    let words = words.join(" ");
    found.ok_or(StaffError::NoRow { kind, words })
}
