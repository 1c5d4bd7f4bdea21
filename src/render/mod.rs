//! From answers to what people and programs read: plain text, JSON, the terminal.
//!
//! An [`Answer`] is data; every word that a person sees comes from
//! [`wording`], one file for each language.

pub mod discord;
pub mod export;
pub mod json;
pub mod picture;
pub mod quotes;
pub mod references;
pub mod terminal;
pub mod text;
pub mod wording;

use crate::answer::{Answer, Kind, PartnershipRow};
use crate::question::Query;

/// Is the Chinese side of each partnership to be named? Not in the partners of one place, which
/// the question names.
fn both_sides(answer: &Answer, rows: &[PartnershipRow]) -> bool {
    let of_one = answer.kind == Kind::Partners
        && matches!(&answer.query, Some(Query::Partners(filter)) if filter.cn.len() == 1);
    let differ = |first: &PartnershipRow| rows.iter().any(|row| row.cn != first.cn);
    !of_one || rows.first().is_some_and(differ)
}
