//! The words and phrases of every cue, a file for each kind of cue.

mod documents;
mod facts;
mod filler;
mod limits;
mod pinyin;

use super::Cue;

pub(super) use self::pinyin::PINYIN;

/// All forms of all cues, separated by a bar. English forms match whole words; Chinese ones match
/// anywhere. No form stands twice.
pub(super) fn all() -> impl Iterator<Item = (Cue, &'static str)> {
    let tables = [facts::CUES, limits::CUES, documents::CUES, filler::CUES];
    tables.into_iter().flatten().copied()
}
