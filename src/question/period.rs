//! A time that stands alone, as the option of a command has it.

use jiff::civil::Date;

use super::cues::Cue;
use super::dates::times;
use super::scan::{TokenKind, scan};
use crate::facts::{DateRange, PartialDate};
use crate::places::Gazetteer;

/// A time and how it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The stretch.
    pub range: DateRange,
    /// Both ends were written down: "1980-1990".
    pub both: bool,
}

/// The time that `text` names and nothing else, if it was written on the day `today`: "1980", "1980年5月",
/// "May 1980", "1980s", "since 1990", "last year". `None` for any other text.
#[must_use]
pub fn period(text: &str, gazetteer: &Gazetteer, today: Date) -> Option<Period> {
    // The store's own spelling also has years that no question would mean.
    if let Ok(date) = text.trim().parse::<PartialDate>() {
        return Some(Period {
            range: DateRange::only(date),
            both: false,
        });
    }
    let scan = scan(text, gazetteer);
    let times = times(&scan, today);
    let of_time = |at: usize| {
        times.used.contains(&at)
            || scan.is_one_of(&scan.tokens[at], &["in", "在"])
            || matches!(
                scan.tokens[at].kind,
                TokenKind::Mark(_) | TokenKind::Cue(Cue::Filler | Cue::Years)
            )
    };
    if !(0..scan.tokens.len()).all(of_time) {
        return None;
    }
    times.time.map(|time| Period {
        range: time.range,
        both: times.both,
    })
}
