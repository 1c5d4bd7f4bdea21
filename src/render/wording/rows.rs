//! Rows and changes as lines, the same in every language: columns and values.

use crate::facts::Row;
use crate::store::changes::Change;
use crate::text::is_hidden;

/// What a change did to its row.
#[must_use]
pub fn what(change: &Change) -> String {
    let Change { kind, row_id, .. } = change;
    let rows = match (&change.before, &change.after) {
        (None, Some(after)) => format!("+ {}", values(after)),
        (Some(before), None) => format!("- {}", values(before)),
        (Some(before), Some(after)) => format!("{}: {}", change.key, difference(before, after)),
        (None, None) => change.key.clone(),
    };
    format!("{kind} {row_id} {rows}")
}

/// The values of a row that are known, with their columns.
#[must_use]
pub fn values(row: &Row) -> String {
    let columns = row.kind().columns();
    let cells = row.cells();
    let known = columns
        .iter()
        .zip(&cells)
        .filter(|(_, cell)| !cell.is_empty());
    let known: Vec<String> = known
        .map(|(column, cell)| format!("{column}={cell}"))
        .collect();
    plain(&known.join(" "))
}

/// The values that differ.
#[must_use]
pub fn difference(before: &Row, after: &Row) -> String {
    let (old, new) = (before.cells(), after.cells());
    let columns = before.kind().columns().iter().zip(old.iter().zip(&new));
    let changed = columns.filter(|(_, (old, new))| old != new);
    let say = |cell: &str| {
        if cell.is_empty() {
            "(none)".to_owned()
        } else {
            cell.to_owned()
        }
    };
    let changed: Vec<String> = changed
        .map(|(column, (old, new))| format!("{column} {} → {}", say(old), say(new)))
        .collect();
    if changed.is_empty() {
        return "the values stay".to_owned();
    }
    plain(&changed.join(", "))
}

/// One line without anything that is not seen: what people typed must not steer the terminal, nor
/// turn around what stands beside it.
#[must_use]
pub fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(is_hidden, "")
}
