//! Shares that are said in words: "half", "two thirds", "one in ten".

use super::{Amount, Slots};
use crate::question::scan::TokenKind;

/// The names of the parts of a whole, with how many parts it then has.
const PARTS: [(&[&str], f64); 6] = [
    (&["half", "halves"], 2.0),
    (&["third", "thirds"], 3.0),
    (&["quarter", "quarters"], 4.0),
    (&["fifth", "fifths"], 5.0),
    (&["tenth", "tenths"], 10.0),
    (&["hundredth", "hundredths"], 100.0),
];

impl Slots<'_> {
    /// A share in percent that is said as a fraction in English words, at its first token.
    pub(in crate::question) fn fraction(&self) -> Option<Amount> {
        let tokens = 0..self.scan.tokens.len();
        let mut found = tokens.filter_map(|at| self.parts(at).or_else(|| self.one_in(at)));
        found.find(|share| share.value <= 100.0)
    }

    /// "A quarter of", "two thirds of", "half of": of what must stand behind it.
    fn parts(&self, at: usize) -> Option<Amount> {
        let is = |at: usize, forms: &[&str]| {
            let token = self.scan.tokens.get(at);
            token.is_some_and(|token| self.scan.is_one_of(token, forms))
        };
        let (_, whole) = PARTS.iter().find(|(names, _)| is(at, names))?;
        if !is(at + 1, &["of", "of all", "the"]) {
            return None;
        }
        let before = at.checked_sub(1);
        let number = before.and_then(|at| self.number(at));
        let (first, parts) = match (before, number) {
            (Some(before), Some(parts)) => (before, parts),
            (Some(before), None) if is(before, &["a", "one"]) => (before, 1.0),
            _ if is(at, &["half"]) => (at, 1.0),
            _ => return None,
        };
        Some(Amount {
            token: first,
            value: parts / whole * 100.0,
        })
    }

    /// "One in ten", "3 out of 4".
    fn one_in(&self, at: usize) -> Option<Amount> {
        let joints = self.scan.tokens.get(at + 1..at + 3)?;
        let is = |token, forms: &[&str]| self.scan.is_one_of(token, forms);
        let whole = if is(&joints[0], &["in", "out of"]) {
            at + 2
        } else if is(&joints[0], &["out"]) && is(&joints[1], &["of"]) {
            at + 3
        } else {
            return None;
        };
        let (parts, of) = (self.number(at)?, self.number(whole)?);
        let dated = self.times.used.contains(&at) || self.times.used.contains(&whole);
        (of > 1.0 && !dated).then_some(Amount {
            token: at,
            value: parts / of * 100.0,
        })
    }

    fn number(&self, at: usize) -> Option<f64> {
        match self.scan.tokens.get(at)?.kind {
            TokenKind::Number(number) => Some(number.value),
            _ => None,
        }
    }
}
