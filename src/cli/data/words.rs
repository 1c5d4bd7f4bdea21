//! What the commands that change data say, in one place.

use crate::facts::{Kind, Row};
use crate::import::columns::Columns;
use crate::import::{Report, Verdict};
pub(super) use crate::render::wording::rows::{difference, plain, values, what};
use crate::store::changes::{Action, Change, Conflict};

/// A number of things: "1 row", "2 rows".
pub(super) fn many(number: u64, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}

pub(super) fn added(kind: Kind, id: i64, row: &Row) -> String {
    format!("Added {kind} {id}: {}", values(row))
}

pub(super) fn set(kind: Kind, id: i64, before: &Row, after: &Row) -> String {
    format!("Changed {kind} {id}: {}", difference(before, after))
}

pub(super) fn retired(kind: Kind, id: i64, row: &Row) -> String {
    format!(
        "Retired {kind} {id}: {}\n`youcheng data undo` brings it back; `data history` has its number.",
        values(row)
    )
}

pub(super) fn undone(change: &Change) -> String {
    let again = if change.settles() {
        "\nThe conflict that it settled is open again; `youcheng data resolve` lists it."
    } else {
        ""
    };
    format!("Undid change {}: {}{again}", change.id, what(change))
}

pub(super) fn undone_import(import: i64, changes: u64) -> String {
    let changes = many(changes, "change", "changes");
    format!("Undid import {import}: {changes} taken back.")
}

/// One change as a line of the history.
pub(super) fn change(change: &Change) -> String {
    let verb = match (change.action, change.undoes) {
        (Action::Undo, Some(id)) => format!("undo of {id}"),
        (action, _) => action.code().to_owned(),
    };
    let import = change.import.map(|id| format!(" [import {id}]"));
    format!(
        "{:>6}  {}  {}  {verb}{}: {}\n        why: {}",
        change.id,
        moment(change.at),
        plain(&change.who),
        import.unwrap_or_default(),
        plain(&what(change)),
        plain(&change.why),
    )
}

/// A conflict and how to settle it.
pub(super) fn conflict(conflict: &Conflict) -> String {
    let say = |row: &Option<Row>| row.as_ref().map_or("(no such row)".to_owned(), values);
    let id = conflict.id;
    format!(
        "conflict {id}: {} {}\n  here:             {}\n  shipped before:   {}\n  \
         shipped now:      {}\n  settle it with: youcheng data resolve {id} --keep | --take",
        conflict.kind,
        conflict.key,
        say(&conflict.ours),
        say(&conflict.seen),
        say(&conflict.shipped),
    )
}

pub(super) const NO_CONFLICTS: &str = "No change disagrees with the shipped facts.";

/// A time as people read it.
pub(super) fn moment(seconds: i64) -> String {
    jiff::Timestamp::from_second(seconds)
        .map_or_else(|_| seconds.to_string(), |time| time.to_string())
}

/// What became of the rows of an import.
pub(super) const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::New => "new",
        Verdict::Changed => "changed: more is known now",
        Verdict::Same => "same as what is known",
        Verdict::Duplicate => "twice in the file, in this or the other direction",
        Verdict::Conflicting => "conflicting with what is known, left out",
        Verdict::Rejected => "rejected",
        Verdict::Outside => "not about China",
        Verdict::Excluded => "in Hong Kong, Macao or Taiwan, which the counts leave out",
    }
}

pub(super) fn columns(file: &str, columns: &Columns) -> String {
    let sure = if columns.certain {
        ""
    } else {
        " (guessed; confirm with --map auto)"
    };
    format!("{}: {}{sure}", plain(file), plain(&columns.describe()))
}

pub(super) fn imported_before(import: i64) -> String {
    format!("This very file was imported before, as import {import}.")
}

pub(super) fn places(number: u64) -> String {
    format!("{number:>9}  new places; --propose FILE lists them")
}

/// What has happened, and what can be done next.
pub(super) fn outcome(report: &Report, dry_run: bool) -> String {
    let changes = report.counts.new + report.counts.changed;
    match (report.import, dry_run) {
        (Some(import), _) => format!(
            "Import {import} is done. `youcheng data undo --import {import}` takes it back."
        ),
        (None, true) if changes > 0 => {
            "Nothing has been changed yet; without --dry-run it will be.".to_owned()
        }
        (None, _) => "There is nothing to change.".to_owned(),
    }
}
