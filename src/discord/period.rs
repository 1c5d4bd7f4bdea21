//! The times in the options of a command.

use jiff::civil::Date;

use super::interaction::Command;
use super::trouble::Trouble;
use crate::facts::{DateRange, PartialDate};
use crate::places::Gazetteer;
use crate::question::{self, Period};
use crate::render::wording::commands as words;

/// From `since` on and before `before`, as far as they are given.
///
/// # Errors
/// One of them is no date, or the stretch ends before it begins.
pub(super) fn stretch(
    command: &Command,
    gazetteer: &Gazetteer,
    today: Date,
) -> Result<DateRange, Trouble> {
    let given = |option: &str| {
        let typed = command.text(option);
        let read = typed.map(|typed| read(typed, gazetteer, today).map(|read| (typed, read)));
        read.transpose()
    };
    let (since, before) = (given(words::SINCE.name)?, given(words::BEFORE.name)?);
    let mut range = DateRange::default();
    if let Some((typed, period)) = since {
        let from = period.range.from;
        range.from = Some(from.ok_or_else(|| Trouble::BadDate(typed.to_owned()))?);
        range.to = period.range.to.filter(|_| period.both);
    }
    if let Some((typed, period)) = before {
        let to = match (period.range.from, period.range.to) {
            // "before 1990" says itself that 1990 is left out.
            (None, to) => to,
            (Some(from), Some(_)) if !period.both => from.previous(),
            (Some(_), _) => None,
        };
        range.to = Some(to.ok_or_else(|| Trouble::BadDate(typed.to_owned()))?);
    }
    match (since, before) {
        (Some((from, _)), Some((to, _))) if is_backwards(range) => {
            Err(Trouble::Backwards(from.to_owned(), to.to_owned()))
        }
        _ => Ok(range),
    }
}

/// The time that the option `year` names; all of time where it is not given.
///
/// # Errors
/// It is no date.
pub(super) fn year(
    command: &Command,
    gazetteer: &Gazetteer,
    today: Date,
) -> Result<DateRange, Trouble> {
    let number = || {
        command
            .number(words::YEAR.name)
            .map(|year| year.to_string())
    };
    let typed = command.text(words::YEAR.name).map(str::to_owned);
    match typed.or_else(number) {
        Some(typed) => Ok(read(&typed, gazetteer, today)?.range),
        None => Ok(DateRange::default()),
    }
}

fn read(typed: &str, gazetteer: &Gazetteer, today: Date) -> Result<Period, Trouble> {
    let read = question::period(typed, gazetteer, today);
    read.ok_or_else(|| Trouble::BadDate(typed.to_owned()))
}

/// Does the stretch end before it begins?
fn is_backwards(range: DateRange) -> bool {
    let last = |date: PartialDate| {
        let day = |part: Option<u8>, last: u8| part.unwrap_or(last);
        (date.year(), day(date.month(), 12), day(date.day(), 31))
    };
    let first = |date: PartialDate| {
        (
            date.year(),
            date.month().unwrap_or(1),
            date.day().unwrap_or(1),
        )
    };
    range
        .from
        .zip(range.to)
        .is_some_and(|(from, to)| first(from) > last(to))
}
