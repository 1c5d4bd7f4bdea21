//! `youcheng data add`, `set` and `retire`: one row by hand.

use std::io::Write;

use anyhow::Result;

use super::{By, words};
use crate::facts::Kind;
use crate::staff::{self, Corrected};
use crate::store::Store;

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
    let added = staff::add(store, args.kind, &args.values, args.by.origin()?).await?;
    writeln!(out, "{}", words::added(args.kind, added.id, &added.row))?;
    Ok(())
}

pub(super) async fn set(store: &Store, args: &Set, out: &mut impl Write) -> Result<()> {
    let done = staff::correct(store, args.kind, &args.words, args.by.origin()?).await?;
    let Corrected { before, after } = done;
    writeln!(
        out,
        "{}",
        words::set(args.kind, before.id, &before.row, &after)
    )?;
    Ok(())
}

pub(super) async fn retire(store: &Store, args: &Retire, out: &mut impl Write) -> Result<()> {
    let words: Vec<&str> = args.words.iter().map(String::as_str).collect();
    let gone = staff::retire(store, args.kind, &words, args.by.origin()?).await?;
    writeln!(out, "{}", words::retired(args.kind, gone.id, &gone.row))?;
    Ok(())
}
