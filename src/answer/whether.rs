//! Yes or no, where a question asks for it.

use super::types::{Answer, Kind, Note, PartnershipRow, Rows, Yes};
use crate::facts::Status;
use crate::question::{Asserted, Query, Whether};

/// What the rows say to it; `None` where they do not tell.
pub(super) fn yes(answer: &Answer, whether: Whether) -> Option<Yes> {
    let holds = match (answer.kind, &answer.query) {
        (Kind::Pair, Some(Query::Pair(..)) | None) => pair(ties(&answer.rows), whether.of),
        // A list of all partners says nothing of a name that was not read.
        (Kind::Partners, Some(Query::Partners(filter))) if !whether.unread => {
            let found = ties(&answer.rows);
            // Of several places each is meant, of which a list does not tell.
            let one = filter.cn.len() <= 1 && filter.abroad.len() <= 1;
            let dated = !answer
                .notes
                .iter()
                .any(|n| matches!(n, Note::UndatedNotCounted(_)));
            let alive = filter.status.is_some() || found.iter().any(|t| t.status == Status::Active);
            let some = match found.is_empty() {
                true => dated.then_some(false),
                false => (one && alive).then_some(true),
            };
            some.and_then(|some| asserted(some, whether.of))
        }
        (Kind::Missing, Some(Query::Missing(_))) if whether.of == Asserted::Each => {
            Some(answer.rows.is_empty())
        }
        (Kind::Missing | Kind::Common, _) => asserted(!answer.rows.is_empty(), whether.of),
        _ => None,
    };
    holds.map(|holds| Yes {
        holds,
        claimed: whether.claimed,
    })
}

fn ties(rows: &Rows) -> &[PartnershipRow] {
    match rows {
        Rows::Partnerships(rows) => rows,
        _ => &[],
    }
}

fn asserted(some: bool, of: Asserted) -> Option<bool> {
    match of {
        Asserted::Some => Some(some),
        Asserted::None => Some(!some),
        Asserted::Each | Asserted::Status(_) => None,
    }
}

/// A tie that rests is neither one that stands nor one that does not.
fn pair(ties: &[PartnershipRow], of: Asserted) -> Option<bool> {
    match (ties.first().map(|tie| tie.status), of) {
        (Some(status), Asserted::Status(asked)) => {
            let resting = status == Status::Suspended && asked != status;
            (!resting).then_some(status == asked)
        }
        (None, Asserted::Status(_)) | (Some(Status::Suspended), _) => None,
        (Some(Status::Active), of) => asserted(true, of),
        (Some(Status::Terminated) | None, of) => asserted(false, of),
    }
}
