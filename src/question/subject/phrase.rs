//! The phrase that a noun stands in: which of its words the grammar knows.

use crate::question::cues::Cue;
use crate::question::mentions::Mentions;
use crate::question::scan::{Token, TokenKind};
use crate::question::slots::Slots;
use crate::question::typos::is_nearly_telling;
use crate::text::stem::is_stopword;

/// Words for people that mean nothing where somebody tells why he asks ("I am a student").
const PEOPLE: [&str; 8] = [
    "student",
    "students",
    "teacher",
    "professor",
    "somebody",
    "class",
    "同学",
    "老师",
];
/// Measure words and particles, which name nothing.
const MEASURES: &str = "个对座家所条种间名位次份项届批组些的地得多来了过人均";

/// What a word is in a phrase such as "foreign students in".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A noun that the grammar does not know.
    Noun,
    /// What the grammar counts, or asks the documents for.
    Known,
    /// Whose or which.
    Adjective,
    /// Says nothing.
    Nothing,
    /// Stands behind the phrase.
    End,
}

/// The words of a question, one by one.
pub(super) struct Phrase<'s> {
    pub(super) slots: &'s Slots<'s>,
    pub(super) mentions: &'s Mentions,
}

impl Phrase<'_> {
    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.slots.scan.tokens.get(at)
    }

    pub(super) fn is(&self, at: usize, forms: &[&str]) -> bool {
        self.token(at)
            .is_some_and(|token| self.slots.scan.is_one_of(token, forms))
    }

    pub(super) fn is_name(&self, at: usize) -> bool {
        let name = |token: &Token| matches!(token.kind, TokenKind::Name(_));
        self.token(at).is_some_and(name) || self.mentions.used.contains(&at)
    }

    pub(super) fn part(&self, at: usize) -> Part {
        let Some(token) = self.token(at) else {
            return Part::End;
        };
        if self.is_name(at) {
            return Part::Adjective;
        }
        if self.slots.times.used.contains(&at) {
            return Part::End;
        }
        match token.kind {
            // "Sino-British pairs".
            TokenKind::Mark('-') => Part::Nothing,
            TokenKind::Word | TokenKind::Han => self.part_of_word(token),
            TokenKind::Cue(cue) => self.part_of_cue(at, cue),
            TokenKind::Name(_) | TokenKind::Number(_) | TokenKind::Mark(_) => Part::End,
        }
    }

    fn part_of_word(&self, token: &Token) -> Part {
        let word = self.slots.scan.folded(token);
        if word.chars().all(|c| MEASURES.contains(c)) {
            // "多少人" counts people.
            return if word == "人" {
                Part::Noun
            } else {
                Part::Nothing
            };
        }
        if is_stopword(&word) || matches!(word.as_str(), "s" | "'s") {
            Part::Nothing
        } else if is_nearly_telling(&word) {
            Part::Known
        } else {
            Part::Noun
        }
    }

    fn part_of_cue(&self, at: usize, cue: Cue) -> Part {
        match cue {
            Cue::China | Cue::Foreign => Part::Adjective,
            Cue::OtherTopic => Part::Noun,
            Cue::Filler if self.is(at, &PEOPLE) => Part::Noun,
            Cue::Filler => Part::Nothing,
            Cue::Members if !self.names_a_label() && !self.slots.about_pairs() => Part::Noun,
            Cue::Partner
            | Cue::Pair
            | Cue::Members
            | Cue::Countries
            | Cue::Provinces
            | Cue::Counties
            | Cue::Regions
            | Cue::Cities
            | Cue::Continents
            | Cue::Years
            | Cue::Founded
            | Cue::Anniversary
            | Cue::Active
            | Cue::Ended
            | Cue::Suspended
            | Cue::Unverified
            | Cue::Undated
            | Cue::Total
            | Cue::Course
            | Cue::Explain
            | Cue::MayExplain
            | Cue::Event => Part::Known,
            _ => Part::End,
        }
    }

    fn names_a_label(&self) -> bool {
        let mut abroad = self.slots.abroad.iter();
        abroad.any(|scope| self.slots.is_label(*scope))
    }

    /// The unknown nouns of the phrase that begins at a token, if no known one is in it.
    pub(super) fn nouns_from(&self, start: usize) -> Option<Vec<usize>> {
        let mut nouns = Vec::new();
        for at in start..self.slots.scan.tokens.len() {
            match self.part(at) {
                // "几个成员国": the members are what is counted.
                Part::Known
                    if nouns.last().is_some_and(|noun| *noun + 1 == at) && self.is(at, &["国"]) => {
                }
                Part::Known => return None,
                Part::Noun => nouns.push(at),
                Part::Adjective | Part::Nothing => {}
                Part::End => break,
            }
        }
        (!nouns.is_empty()).then_some(nouns)
    }

    /// The Chinese noun right before a token.
    pub(super) fn noun_before(&self, at: usize) -> Option<Vec<usize>> {
        let mut before = at.checked_sub(1)?;
        if self.is(before, &["的"]) {
            before = before.checked_sub(1)?;
        }
        let han = matches!(self.token(before)?.kind, TokenKind::Han);
        let topic = self.slots.scan.cue(before) == Some(Cue::OtherTopic);
        (topic || han && self.part(before) == Part::Noun).then(|| vec![before])
    }
}
