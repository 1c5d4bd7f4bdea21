//! Which cues a question holds, and what they say together.

use super::Slots;
use crate::question::cues::Cue;
use crate::question::scan::{Token, TokenKind};

/// Words for how many that are about pairs and nothing else.
pub(super) const COUNTS_PAIRS: [&str; 4] = ["多少对", "几对", "duoshaodui", "jidui"];

impl Slots<'_> {
    /// Is there such a cue?
    pub(in crate::question) fn has(&self, cue: Cue) -> bool {
        self.cues.iter().any(|(_, found)| *found == cue)
    }

    /// Is there one of these cues?
    pub(in crate::question) fn has_any(&self, cues: &[Cue]) -> bool {
        cues.iter().any(|cue| self.has(*cue))
    }

    /// The token of the first such cue.
    pub(in crate::question) fn position(&self, cue: Cue) -> Option<usize> {
        self.cues
            .iter()
            .find(|(_, found)| *found == cue)
            .map(|(index, _)| *index)
    }

    /// How many such cues there are.
    pub(in crate::question) fn count(&self, cue: Cue) -> usize {
        self.cues.iter().filter(|(_, found)| *found == cue).count()
    }

    /// Does the second cue stand right behind the first?
    pub(in crate::question) fn follows(&self, first: Cue, second: Cue) -> bool {
        let mut pairs = self.cues.iter().zip(self.cues.iter().skip(1));
        pairs.any(|((at, a), (next, b))| (*a, *b) == (first, second) && *next == at + 1)
    }

    /// Is one of these words the text of a cue of this kind?
    pub(in crate::question) fn cue_is(&self, cue: Cue, words: &[&str]) -> bool {
        self.cues.iter().any(|(index, found)| {
            // China may be said by a name, which is no token of a cue.
            let token = self.scan.tokens.get(*index);
            *found == cue && token.is_some_and(|token| self.scan.is_one_of(token, words))
        })
    }

    /// Is there a cue of this kind whose text is none of these words?
    pub(in crate::question) fn has_but(&self, cue: Cue, words: &[&str]) -> bool {
        self.cues.iter().any(|(index, found)| {
            let token = self.scan.tokens.get(*index);
            *found == cue && token.is_some_and(|token| !self.scan.is_one_of(token, words))
        })
    }

    /// Is China spoken of by any other word than these?
    pub(in crate::question) fn names_china_but(&self, words: &[&str]) -> bool {
        self.has_but(Cue::China, words)
            || self.cues.last() == Some(&(self.scan.tokens.len(), Cue::China))
    }

    /// The token of such a cue in a later clause than a token.
    pub(in crate::question) fn in_next_clause(&self, cue: Cue, token: usize) -> Option<&Token> {
        let ends_clause = |token: &Token| {
            matches!(
                token.kind,
                TokenKind::Mark(',' | '，' | '?' | '？' | '、' | ':' | ';' | '；')
            )
        };
        let mark = self.scan.tokens.iter().skip(token).position(ends_clause)? + token;
        let mut cues = self.cues.iter();
        let (at, _) = cues.find(|(at, found)| *found == cue && *at > mark)?;
        self.scan.tokens.get(*at)
    }

    /// Is a reason asked for besides something else: "…, and why", "…，为什么"?
    pub(in crate::question) fn and_why(&self) -> bool {
        const WHY: [&str; 14] = [
            "why",
            "explain",
            "explanation",
            "reason",
            "reasons",
            "how come",
            "为什么",
            "为何",
            "何以",
            "为啥",
            "原因",
            "解释",
            "说明",
            "weishenme",
        ];
        let is_why = |index: usize| self.scan.is_one_of(&self.scan.tokens[index], &WHY);
        let joined = |index: usize| {
            let before = self.scan.tokens[..index].iter().rev();
            let mut before = before.map(|token| &token.kind).take(2);
            before.any(|kind| matches!(kind, TokenKind::Mark(_) | TokenKind::Cue(Cue::And)))
        };
        self.cues
            .iter()
            .filter(|(_, cue)| matches!(cue, Cue::Explain | Cue::MayExplain))
            .any(|(index, _)| *index > 0 && is_why(*index) && joined(*index))
    }

    /// Is "share" a verb: "how many partners do Tianjin and Shanghai share", "cities that share Phnom Penh
    /// as a partner"? The noun has an owner or an article before it, or "of" behind.
    pub(in crate::question) fn shares(&self) -> bool {
        let verbs = self.cues.iter().map(|(at, _)| *at);
        let mut verbs = verbs.filter(|at| {
            let token = self.scan.tokens.get(*at);
            token.is_some_and(|token| self.scan.is_one_of(token, &["share", "shares"]))
        });
        self.count(Cue::Share) == 1 && verbs.any(|at| self.is_verb(at))
    }

    fn is_verb(&self, at: usize) -> bool {
        const OWNERS: [&str; 13] = [
            "'s", "s", "the", "a", "what", "which", "its", "their", "this", "that", "combined",
            "total", "how much",
        ];
        const ANY: [&str; 8] = [
            "any", "a", "an", "one", "some", "no", "the same", "at least",
        ];
        let tokens = &self.scan.tokens;
        let is = |at: usize, forms: &[&str]| {
            let token = tokens.get(at);
            token.is_some_and(|token| self.scan.is_one_of(token, forms))
        };
        // "Cities that share …", but "that share of …".
        let relative = at > 1
            && is(at - 1, &["that", "which"])
            && matches!(
                self.scan.cue(at - 2),
                Some(Cue::Cities | Cue::Provinces | Cue::Partner)
            );
        if at == 0 || is(at - 1, &OWNERS) && !relative {
            return false;
        }
        let done = |at: &usize| is(*at, &["do", "does", "did"]);
        let asked = |at: usize| matches!(self.scan.cue(at), Some(Cue::Which | Cue::HowMany));
        let asked = (0..at).any(asked);
        let next = tokens.get(at + 1).map(|token| &token.kind);
        let has_object = is(at + 1, &ANY)
            || matches!(
                next,
                Some(TokenKind::Name(_) | TokenKind::Cue(Cue::Partner | Cue::Pair))
            );
        let ends = has_object || matches!(next, None | Some(TokenKind::Mark(_)));
        (0..at).any(|at| done(&at)) && ends || has_object && (asked || relative)
    }

    /// Does the text end in a question mark?
    pub(in crate::question) fn asks_by_mark(&self) -> bool {
        let last = self.scan.tokens.last();
        last.is_some_and(|token| matches!(token.kind, TokenKind::Mark('?' | '？')))
    }

    /// Are friendship cities or pairs spoken of?
    pub(in crate::question) fn about_pairs(&self) -> bool {
        self.has_any(&[Cue::Partner, Cue::Pair]) || self.asks_how_many_pairs()
    }

    /// Is it pairs that are counted, by the word for how many: "多少对"?
    pub(in crate::question) fn asks_how_many_pairs(&self) -> bool {
        self.cue_is(Cue::HowMany, &COUNTS_PAIRS)
    }

    /// Are the Chinese partners of foreign places wanted?
    pub(in crate::question) fn asks_for_chinese(&self) -> bool {
        self.has(Cue::China)
            || (self.has(Cue::Which) && self.has_any(&[Cue::Cities, Cue::Provinces]))
    }
}
