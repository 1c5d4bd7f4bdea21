//! What the commands that change data say, in one place.

use crate::facts::{Kind, Row};
use crate::import::columns::{Columns, Layout};
use crate::import::{Missing, Report, Verdict};
pub(super) use crate::render::wording::rows::plain;
use crate::render::wording::rows::{self, what};
use crate::store::changes::{Action, Change, Conflict};
use crate::text::Lang;

/// A number of things: "1 row", "2 rows".
pub(super) fn many(number: u64, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}

/// The values of a row, in English as all that the command line says.
pub(super) fn values(row: &Row) -> String {
    rows::values(row, Lang::En)
}

pub(super) fn added(kind: Kind, id: i64, row: &Row) -> String {
    format!("Added {kind} {id}: {}", values(row))
}

pub(super) fn set(kind: Kind, id: i64, before: &Row, after: &Row) -> String {
    format!(
        "Changed {kind} {id}: {}",
        rows::difference(before, after, Lang::En)
    )
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
    format!(
        "Undid change {}: {}{again}",
        change.id,
        what(change, Lang::En)
    )
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
        plain(&what(change, Lang::En)),
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
        Verdict::Changed => "changed to what the file says",
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
    let file = plain(file);
    match columns.layout {
        Layout::Facts(_) | Layout::Groups | Layout::Retired => {
            format!("{file}: the columns of our own data files")
        }
        Layout::Pairs | Layout::Figures => {
            format!("{file}: {}{sure}", plain(&columns.describe()))
        }
    }
}

pub(super) fn imported_before(import: i64) -> String {
    format!("This very file was imported before, as import {import}.")
}

pub(super) fn places(number: u64) -> String {
    format!("{number:>9}  new places; --propose FILE lists them")
}

/// What must be said before a file can be brought in.
const fn missing(what: Missing) -> &'static str {
    match what {
        Missing::Source => {
            "the rows name no source; give one with --source ID, or make one with --source-title, \
             --source-url and --as-of"
        }
        Missing::Columns => {
            "the columns were guessed; if the guess is right say so with --map auto, otherwise with \
             --map 'COLUMN=FIELD,…'"
        }
    }
}

/// What has happened, and what can be done next.
pub(super) fn outcome(report: &Report, dry_run: bool) -> String {
    let changes = report.counts.new + report.counts.changed;
    if !report.missing.is_empty() {
        let missing: Vec<&str> = report.missing.iter().map(|what| missing(*what)).collect();
        let missing = missing.join(";\n");
        return format!(
            "Nothing has been changed. Without --dry-run it would be refused:\n{missing}."
        );
    }
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
