//! Finding names in running text: the longest name at a position, and names nearly spelled right.

use std::sync::OnceLock;

use fst::raw::Output;
use fst::{IntoStreamer, Streamer};
use levenshtein_automata::{Distance, LevenshteinAutomatonBuilder};

use super::{Entry, Gazetteer};
use crate::text::is_han;

/// A name found in a text.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'g> {
    /// How many characters of the text it takes.
    pub len: usize,
    /// What it may stand for, the surest first.
    pub entries: &'g [Entry],
}

impl Gazetteer {
    /// All names that begin at `start` of the folded `text` and end at the end of a word, the
    /// longest first. Spaces, hyphens, dots and apostrophes inside a name do not count.
    #[must_use]
    pub fn names_at(&self, text: &[char], start: usize) -> Vec<Hit<'_>> {
        let automaton = self.index.keys.as_fst();
        let mut node = automaton.root();
        let mut output = Output::zero();
        let mut hits = Vec::new();
        if !begins_word(text, start) {
            return hits;
        }
        let mut at = start;
        while let Some(&c) = text.get(at) {
            if !c.is_alphanumeric() {
                if at == start || !joins_name(text, at) {
                    break;
                }
                at += 1;
                continue;
            }
            let mut buffer = [0; 4];
            for &byte in c.encode_utf8(&mut buffer).as_bytes() {
                let Some(index) = node.find_input(byte) else {
                    hits.reverse();
                    return hits;
                };
                let transition = node.transition(index);
                output = output.cat(transition.out);
                node = automaton.node(transition.addr);
            }
            at += 1;
            if node.is_final() && ends_word(text, at) {
                let value = output.cat(node.final_output()).value();
                if let Some(entries) = usize::try_from(value)
                    .ok()
                    .and_then(|i| self.index.entries.get(i))
                {
                    hits.push(Hit {
                        len: at - start,
                        entries,
                    });
                }
            }
        }
        hits.reverse();
        hits
    }

    /// What the whole of `key` (made by [`crate::text::fold::key`]) stands for.
    #[must_use]
    pub fn exact(&self, key: &str) -> &[Entry] {
        self.index
            .keys
            .get(key)
            .and_then(|value| usize::try_from(value).ok())
            .and_then(|index| self.index.entries.get(index))
            .map_or(&[], Vec::as_slice)
    }

    /// Names at most `distance` (1 or 2) typing errors away from `key`: letters left out, added,
    /// changed or swapped with their neighbour. The nearest first, and among equals those with
    /// the same first letter; `limit` at most.
    #[must_use]
    pub fn nearly(&self, key: &str, distance: u8, limit: usize) -> Vec<Near<'_>> {
        if key.chars().count() > LONGEST_NAME {
            return Vec::new();
        }
        let automaton = typing_errors(distance).build_dfa(key);
        let mut found = Vec::new();
        let mut stream = self.index.keys.search(&automaton).into_stream();
        while let Some((name, value)) = stream.next() {
            let Distance::Exact(errors) = automaton.eval(name) else {
                continue;
            };
            let entries = usize::try_from(value)
                .ok()
                .and_then(|index| self.index.entries.get(index));
            let (Some(entries), Ok(name)) = (entries, std::str::from_utf8(name)) else {
                continue;
            };
            let other_start = name.chars().next() != key.chars().next();
            found.push(Near {
                errors,
                other_start,
                key: name.to_owned(),
                entries,
            });
        }
        found.sort_by(|a, b| {
            (a.errors, a.other_start, &a.key).cmp(&(b.errors, b.other_start, &b.key))
        });
        found.truncate(limit);
        found
    }
}

/// A name that is nearly the one looked for.
#[derive(Clone, Debug)]
pub struct Near<'g> {
    /// How many typing errors away.
    pub errors: u8,
    /// It begins with another letter.
    pub other_start: bool,
    /// The name's key.
    pub key: String,
    /// What it may stand for.
    pub entries: &'g [Entry],
}

/// No name has more characters, and looking for errors in a long text takes seconds.
pub(super) const LONGEST_NAME: usize = 60;

/// The tables for one or two typing errors; made once, because they take milliseconds.
pub(super) fn typing_errors(distance: u8) -> &'static LevenshteinAutomatonBuilder {
    static ONE: OnceLock<LevenshteinAutomatonBuilder> = OnceLock::new();
    static TWO: OnceLock<LevenshteinAutomatonBuilder> = OnceLock::new();
    let (cell, distance) = if distance <= 1 { (&ONE, 1) } else { (&TWO, 2) };
    cell.get_or_init(|| LevenshteinAutomatonBuilder::new(distance, true))
}

/// Latin names begin where a word begins; Chinese ones anywhere.
fn begins_word(text: &[char], start: usize) -> bool {
    let latin = |c: &char| c.is_alphanumeric() && !is_han(*c);
    match (
        start.checked_sub(1).and_then(|before| text.get(before)),
        text.get(start),
    ) {
        (Some(before), Some(c)) => !(latin(before) && latin(c)),
        _ => true,
    }
}

/// Latin names end where a word ends.
fn ends_word(text: &[char], end: usize) -> bool {
    begins_word(text, end)
}

/// May the mark at `at` stand inside a name: one mark between letters, or a dot or comma and a
/// space ("St. Louis", "Washington, D.C."), or a bracket (刚果（金）)?
fn joins_name(text: &[char], at: usize) -> bool {
    let Some(&c) = text.get(at) else { return false };
    let next = text.get(at + 1).copied().unwrap_or('\n');
    match c {
        '.' | ',' => next.is_alphanumeric() || next == ' ',
        ' ' | '-' | '\'' | '·' | '・' | '(' => next.is_alphanumeric(),
        _ => false,
    }
}
