//! Ties of which neither side is in China, of which nothing is known here.

use super::Slots;
use crate::places::Scope;
use crate::question::cues::Cue;
use crate::question::scan::TokenKind;
use crate::question::spelling::POSSESSIVE;

impl Slots<'_> {
    /// "How many pairs does Germany have with France", "德国与法国之间的友城": ties of which neither side is
    /// in China.
    pub(in crate::question) fn between_foreigners(&self) -> bool {
        self.only_foreigners()
            && (self.has(Cue::Between) && self.about_pairs()
                || self.one_abroad_in_another()
                || self.one_abroad_with_another())
    }

    /// Are several places abroad named, none of China, and not to be set side by side?
    fn only_foreigners(&self) -> bool {
        const BESIDE: [Cue; 3] = [Cue::More, Cue::Common, Cue::Compare];
        let foreign = self.cn.is_empty() && self.abroad.len() > 1 && !self.has(Cue::China);
        let side_by_side = self.has_any(&BESIDE)
            || self.cue_is(
                Cue::Explain,
                &["difference", "differ", "differs", "差异", "区别", "不同"],
            );
        foreign && !side_by_side
    }

    /// "Are Paris and Rome sister cities?", "which German cities are twinned with Paris", "When did Kobe and
    /// Seattle pair?": what would else be a list of the Chinese partners of both.
    pub(in crate::question) fn asks_of_each_other(&self) -> bool {
        let cities = |scope: &Scope| self.is_foreign_city(*scope).is_some();
        let any_city = self.abroad.iter().any(cities);
        let dated = self.has(Cue::When) && self.about_pairs() && self.abroad.iter().all(cities);
        let asked = self.has(Cue::YesNo) || self.names_units() && any_city || dated;
        const ELSE: [Cue; 3] = [Cue::HowMany, Cue::Oldest, Cue::Newest];
        let nested = |(at, one): (usize, &Scope)| {
            let mut others = self.abroad[at + 1..].iter();
            others.any(|other| self.nested(*one, *other).is_some())
        };
        asked
            && self.only_foreigners()
            && !self.has_any(&ELSE)
            && !self.abroad.iter().enumerate().any(nested)
    }

    /// "Sister cities of London in France", "Germany's partners in France", "Japanese sister cities of Los
    /// Angeles", "德国在法国的友城".
    fn one_abroad_in_another(&self) -> bool {
        let is = |at: usize, forms: &[&str]| {
            let token = self.scan.tokens.get(at);
            token.is_some_and(|token| self.scan.is_one_of(token, forms))
        };
        (0..self.scan.tokens.len()).any(|at| {
            let owned = at + 1 + usize::from(is(at + 1, &POSSESSIVE));
            let partners = self.scan.cue(owned) == Some(Cue::Partner);
            let joint = owned + usize::from(partners);
            let inner = joint + 1 + usize::from(is(joint + 1, &["the"]));
            let joined = is(joint, &["in", "在"]) || partners && is(joint, &["of"]);
            joined && self.lie_apart(at, inner)
        })
    }

    /// "How many sister cities does Germany have with France", "Germany's ties with Paris". "With Japan and
    /// with Korea" names two on one side.
    fn one_abroad_with_another(&self) -> bool {
        let tokens = &self.scan.tokens;
        let with = |at: &usize| self.scan.is_one_of(&tokens[*at], &["with"]);
        let name = |at: &usize| matches!(tokens[*at].kind, TokenKind::Name(_));
        let withs: Vec<usize> = (0..tokens.len()).filter(with).collect();
        let [with] = withs.as_slice() else {
            return false;
        };
        let Some(owner) = (0..*with).rev().find(name) else {
            return false;
        };
        let Some(partner) = (*with + 1..tokens.len()).find(name) else {
            return false;
        };
        let tied = |at: usize| matches!(self.scan.cue(at), Some(Cue::Partner | Cue::YesNo));
        // "Ties of Brazil with Africa".
        let owned = owner + 1 == *with && owner > 1 && tied(owner - 2);
        (owned || (owner + 1..*with).any(tied)) && self.lie_apart(owner, partner)
    }

    /// Do two tokens name places abroad that have nothing in common?
    fn lie_apart(&self, one: usize, other: usize) -> bool {
        let scopes = |at: usize| {
            let token = self.scan.tokens.get(at).map(|token| &token.kind);
            let entries = match token {
                Some(TokenKind::Name(entries)) => entries.as_slice(),
                _ => &[],
            };
            let abroad = entries.iter().map(|entry| entry.scope);
            abroad.filter(|scope| self.abroad.contains(scope))
        };
        let shares = |a: Scope, b: Scope| match (a, b) {
            (Scope::Group(a), b) => self.gazetteer.group(a).is_none_or(|group| {
                let mut members = group.members.iter();
                members.any(|member| self.holds(b, Scope::Place(*member)))
            }),
            _ => false,
        };
        let apart = |a: Scope, b: Scope| {
            let labels = self.is_label(a) || self.is_label(b);
            a != b && !labels && !shares(a, b) && self.nested(a, b).is_none()
        };
        scopes(one).any(|a| scopes(other).any(|b| apart(a, b)))
    }
}
