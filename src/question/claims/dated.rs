//! Numbers of one thing at several dates, and dates that leave out the year of the one before.

use std::ops::Range;

use super::clause::{ASKED, Clause, NOT_SAID_TO_BE};
use super::lists::Item;
use super::{amounts, lists, ties};
use crate::facts::PartialDate;
use crate::question::cues::Cue;
use crate::question::dates::spans;
use crate::question::scan::TokenKind;

impl Clause<'_> {
    /// The year of its date.
    pub(super) fn year(&self) -> Option<u16> {
        let time = self.times.time?.range;
        Some(time.to.or(time.from)?.year())
    }

    /// What it says, with this year at its month: "7月有2209对".
    pub(super) fn of_year(&self, year: u16) -> Option<String> {
        let date = PartialDate::new(year, Some(self.times.month?), self.times.day)?;
        let used = &self.times.used;
        let tokens = *used.iter().min()?..used.iter().max()? + 1;
        let undated = self.times.time.is_none();
        let text =
            undated.then(|| amounts::rewritten(&self.scan, &[tokens], &format!(" {date} ")))?;
        Some(text.strip_prefix(ASKED).unwrap_or(&text).to_owned())
    }

    /// The numbers of one thing at several dates: "from 273 in 2015 to 367 in 2024", 从2015年的273对到2024年的367对.
    pub(super) fn dated_numbers(&self) -> Vec<Item> {
        let dates = spans(&self.scan);
        let added = self.with_slots(|slots| slots.added() || !slots.except.is_empty());
        let added = added.unwrap_or_default();
        let tokens = self.scan.tokens.iter().enumerate();
        let numbers = tokens.filter(|(at, token)| {
            matches!(token.kind, TokenKind::Number(_))
                && !dates.iter().any(|date| date.contains(at))
        });
        let numbers: Vec<usize> = numbers.map(|(at, _)| at).collect();
        if numbers.len() < 2 || numbers.len() != dates.len() || added || self.is_only_thought() {
            return Vec::new();
        }
        let noun = |at: usize| {
            let cue = self.scan.cue(at);
            matches!(cue, Some(Cue::Share | Cue::Pair | Cue::Countries))
        };
        let run = |(number, date): (&usize, &Range<usize>)| {
            let end = (number + 1 + usize::from(noun(number + 1))).max(date.end);
            *number.min(&date.start)..end + usize::from(lists::closes(&self.scan, end))
        };
        let runs: Vec<_> = numbers.iter().zip(&dates).map(run).collect();
        let apart = runs.windows(2).all(|pair| pair[0].end <= pair[1].start);
        let last = runs.last().map_or(0, |run| run.end);
        let named = |at: usize| matches!(self.scan.tokens[at].kind, TokenKind::Name(_));
        if !apart || (runs[0].start..last).any(named) {
            return Vec::new();
        }
        let subject = self.subject();
        let items = runs.iter().map(|run| {
            let words = amounts::typed(&self.scan, run);
            Item {
                text: format!("{subject} {words}"),
                words: Some(words),
            }
        });
        items.collect()
    }

    /// Is it denied, or told of what may be?
    fn is_only_thought(&self) -> bool {
        let tokens = self.scan.tokens.iter().enumerate();
        let mut tokens = tokens.filter(|(at, _)| !self.times.used.contains(at));
        tokens.any(|(at, token)| {
            self.scan.is_one_of(token, &NOT_SAID_TO_BE) || ties::denies(&self.scan, at)
        })
    }
}
