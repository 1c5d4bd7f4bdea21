//! `youcheng data add`, `set` and `retire`: one row by hand.

use std::io::Write;

use anyhow::{Context, Result, bail, ensure};

use super::{By, gazetteer, words};
use crate::facts::{Kind, Metric, Row};
use crate::places::{Gazetteer, Resolved, Side};
use crate::store::Store;
use crate::store::changes::{Stored, Wanted};

/// Adds a row.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    youcheng data add source id=xm-2026 publisher=\"Xiamen FAO\" title=\"New partners\" \
    url=https://example.org lang=zh --why \"read today\"\n  \
    youcheng data add partnership cn=Xiamen partner=Kobe since=2026-03-01 source=xm-2026 \
    --why \"signed this week\"\n  \
    youcheng data add figure metric=partnerships scope=Africa value=170 as_of=2026 \
    source=xm-2026 --why \"said at the forum\"")]
pub(in crate::cli) struct Add {
    /// partnership, figure, source, place or alias.
    #[arg(value_parser = super::kind)]
    kind: Kind,

    /// The values, with the columns of the data files; places by name or id.
    #[arg(required = true, value_name = "COLUMN=VALUE")]
    values: Vec<String>,

    #[command(flatten)]
    by: By,
}

/// Gives a row other values.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    youcheng data set partnership Tianjin Kobe since=1973-06-24 --why \"the agreement says so\"\n  \
    youcheng data set figure 17 value=167 --why \"misprint\"")]
pub(in crate::cli) struct Set {
    /// partnership, figure, source, place or alias.
    #[arg(value_parser = super::kind)]
    kind: Kind,

    /// Which row (its number, its id, or the two places of a partnership), and the new values;
    /// an empty value means unknown.
    #[arg(required = true, value_name = "ROW | COLUMN=VALUE")]
    words: Vec<String>,

    #[command(flatten)]
    by: By,
}

/// Takes a row out of the answers.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Retire {
    /// partnership, figure, source, place or alias.
    #[arg(value_parser = super::kind)]
    kind: Kind,

    /// Which row: its number, its id, or the two places of a partnership.
    #[arg(required = true, value_name = "ROW")]
    words: Vec<String>,

    #[command(flatten)]
    by: By,
}

pub(super) async fn add(store: &Store, args: &Add, out: &mut impl Write) -> Result<()> {
    let (values, rest) = parts(args.kind, &args.values);
    if let Some(word) = rest.first() {
        bail!(
            "{word:?} is no value; write COLUMN=VALUE with one of {}",
            columns(args.kind)
        );
    }
    let gazetteer = gazetteer(store).await?;
    let mut cells = vec![String::new(); args.kind.columns().len()];
    fill(&gazetteer, args.kind, &mut cells, &values)?;
    complete(args.kind, &mut cells);
    let row = parse(args.kind, &cells)?;
    let mut changing = store.change(args.by.origin()?).await?;
    let id = changing.add(row.clone()).await?;
    changing.commit().await?;
    writeln!(out, "{}", words::added(args.kind, id, &row))?;
    Ok(())
}

pub(super) async fn set(store: &Store, args: &Set, out: &mut impl Write) -> Result<()> {
    let (values, rest) = parts(args.kind, &args.words);
    ensure!(
        !values.is_empty(),
        "no new value; write COLUMN=VALUE with one of {}",
        columns(args.kind)
    );
    let gazetteer = gazetteer(store).await?;
    let before = wanted(store, &gazetteer, args.kind, &rest).await?;
    let mut cells = before.row.cells();
    cells.resize(args.kind.columns().len(), String::new());
    fill(&gazetteer, args.kind, &mut cells, &values)?;
    if args.kind == Kind::Partnership {
        date_or_none(&mut cells);
    }
    let row = parse(args.kind, &cells)?;
    let mut changing = store.change(args.by.origin()?).await?;
    changing.set(before.id, row.clone()).await?;
    changing.commit().await?;
    writeln!(
        out,
        "{}",
        words::set(args.kind, before.id, &before.row, &row)
    )?;
    Ok(())
}

pub(super) async fn retire(store: &Store, args: &Retire, out: &mut impl Write) -> Result<()> {
    let gazetteer = gazetteer(store).await?;
    let rest: Vec<&str> = args.words.iter().map(String::as_str).collect();
    let row = wanted(store, &gazetteer, args.kind, &rest).await?;
    let mut changing = store.change(args.by.origin()?).await?;
    let gone = changing.retire(args.kind, &Wanted::Id(row.id)).await?;
    changing.commit().await?;
    writeln!(out, "{}", words::retired(args.kind, gone.id, &gone.row))?;
    Ok(())
}

fn columns(kind: Kind) -> String {
    kind.columns().join(", ")
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
    let cells = cells.iter().map(String::as_str).collect();
    Row::parse(kind, 0, cells).map_err(|faults| {
        let faults: Vec<String> = faults.into_iter().map(|fault| fault.message).collect();
        anyhow::anyhow!(
            "{}; a {kind} has the columns {}",
            faults.join("; "),
            columns(kind)
        )
    })
}

/// The row that the words name.
async fn wanted(
    store: &Store,
    gazetteer: &Gazetteer,
    kind: Kind,
    words: &[&str],
) -> Result<Stored> {
    let wanted = match (kind, words) {
        (_, []) => bail!("which {kind}? Give its number; `youcheng data list {kind}` shows it"),
        (_, [one]) if one.parse::<i64>().is_ok() => Wanted::Id(one.parse()?),
        (Kind::Partnership, [one, other]) => Wanted::Key(pair(gazetteer, one, other)?),
        (Kind::Place, [name]) => Wanted::Key(place(gazetteer, name, Side::Any)?),
        (_, words) => Wanted::Key(words.join(" ")),
    };
    let found = store.row(kind, &wanted).await?;
    found.with_context(|| {
        let words = words.join(" ");
        format!("there is no {kind} {words:?}; `youcheng data list {kind}` shows what there is")
    })
}

/// Two places in either order as the key of a partnership.
fn pair(gazetteer: &Gazetteer, one: &str, other: &str) -> Result<String> {
    let is_chinese = gazetteer.resolve(one, Side::Chinese) != Resolved::Unknown;
    let (cn, partner) = if is_chinese {
        (one, other)
    } else {
        (other, one)
    };
    let cn = place(gazetteer, cn, Side::Chinese)?;
    Ok(format!("{cn} {}", place(gazetteer, partner, Side::Abroad)?))
}

/// The id of a place by its name.
pub(super) fn place(gazetteer: &Gazetteer, name: &str, side: Side<'_>) -> Result<String> {
    let slugs = |ids: &[_]| -> Vec<String> {
        let places = ids.iter().filter_map(|id| gazetteer.place(*id));
        places.map(|place| place.slug.to_string()).collect()
    };
    match gazetteer.resolve(name, side) {
        Resolved::One(id) => Ok(slugs(&[id]).concat()),
        Resolved::Several(ids) => {
            bail!("{name:?} may be {}; give the id", slugs(&ids).join(" or "))
        }
        Resolved::Unknown => {
            let near = slugs(&gazetteer.nearest(name, side, 3));
            let near = if near.is_empty() {
                "add it with `youcheng data add place`".to_owned()
            } else {
                format!("did you mean {}?", near.join(" or "))
            };
            bail!("no place is called {name:?}; {near}")
        }
    }
}

/// The id of a place, a country or a group.
pub(super) fn scope(gazetteer: &Gazetteer, name: &str) -> Result<String> {
    match gazetteer.resolve_scope(name) {
        Some(id) => Ok(id),
        // Says what is the matter with the name.
        None => place(gazetteer, name, Side::Any),
    }
}
