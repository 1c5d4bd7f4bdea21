//! Is it asked whether something is so? "Are Lhasa and Boulder sister cities?", "北京没有非洲友城，对吗".

use super::cues::Cue;
use super::grammar::asks_of_each;
use super::ordinary::is_ordinary;
use super::query::Query;
use super::scan::TokenKind;
use super::slots::Slots;
use crate::facts::Status;
use crate::text::stem::is_stopword;

/// What a question of yes or no asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whether {
    /// What is said to be so.
    pub of: Asserted,
    /// It is put forward as a claim, which is right or wrong: "true or false", "对吗".
    pub claimed: bool,
    /// A word was not read that may be the name of a place: "Is Xiamen paired with Oz?"
    pub unread: bool,
}

/// What is said to be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asserted {
    /// There is such a thing.
    Some,
    /// There is none.
    None,
    /// Each unit has one.
    Each,
    /// The tie is of this status.
    Status(Status),
}

/// What is asked of the answer to `query`, if it is one of yes or no.
pub(super) fn whether(slots: &Slots<'_>, query: &Query) -> Option<Whether> {
    const ASKS_ELSE: [Cue; 12] = [
        Cue::When,
        Cue::Where,
        Cue::HowMany,
        Cue::Total,
        Cue::Most,
        Cue::Fewest,
        Cue::Top,
        Cue::Rank,
        Cue::Oldest,
        Cue::Newest,
        Cue::Course,
        Cue::Compare,
    ];
    let which = slots.has_but(Cue::Which, &["all", "every", "each"]);
    let or = slots.cue_is(Cue::And, &["or", "还是", "或", "或者"]);
    if which || or || slots.has_any(&ASKS_ELSE) {
        return None;
    }
    let claimed = slots.has(Cue::True);
    let both = slots.cn.len() == 1 && slots.abroad.len() == 1;
    // "说说天津的友城吧" only asks kindly.
    let asked = asks(slots) && (both || !slots.cue_is(Cue::YesNo, &["吧"]));
    let denied = denies(slots);
    // "Check the partners of Tianjin" claims nothing.
    let says = both || slots.has_any(&[Cue::YesNo, Cue::Without]);
    let of = match query {
        Query::Pair(..) if asked || claimed => match slots.status() {
            Some(status) if status != Status::Active => Asserted::Status(status),
            _ if denied => Asserted::None,
            _ => Asserted::Some,
        },
        Query::Partners(_) if asked || claimed && says => {
            if denied {
                Asserted::None
            } else {
                Asserted::Some
            }
        }
        Query::Missing(_) if asks_of_each(slots) => Asserted::Each,
        Query::Missing(_) | Query::Common(_) if asked || claimed => Asserted::Some,
        _ => return None,
    };
    let claimed = claimed || of == Asserted::None;
    let unread = leaves_a_name_unread(slots);
    Some(Whether {
        of,
        claimed,
        unread,
    })
}

/// Is there a word that is none of everyday's?
fn leaves_a_name_unread(slots: &Slots<'_>) -> bool {
    let mut words = slots.scan.tokens.iter();
    words.any(|token| {
        let word = &slots.scan.text.chars[token.start..token.end];
        let word: String = word.iter().collect();
        matches!(token.kind, TokenKind::Word) && !is_ordinary(&word) && !is_stopword(&word)
    })
}

/// Does the question begin with its verb, or is it asked by 吗, 是不是 or by "whether"? "Cities that are
/// paired with Kobe" only tells which.
fn asks(slots: &Slots<'_>) -> bool {
    const RELATIVE: [&str; 3] = ["that", "which", "who"];
    let tokens = &slots.scan.tokens;
    let is = |at: usize, forms: &[&str]| slots.scan.is_one_of(&tokens[at], forms);
    let conditional = |at: usize| (0..at).any(|at| is(at, &["whether", "if"]));
    let mut verbs = (0..tokens.len()).filter(|at| {
        let negated = is(*at, &NEGATED) && slots.scan.cue(*at) == Some(Cue::Without);
        slots.scan.cue(*at) == Some(Cue::YesNo) || negated
    });
    verbs.any(|at| {
        let latin = slots.scan.text.chars[tokens[at].start].is_ascii();
        let relative = at > 0 && is(at - 1, &RELATIVE);
        !latin
            || begins_clause(slots, at)
            || conditional(at)
            || slots.asks_by_mark() && !relative && slots.scan.cue(at) == Some(Cue::YesNo)
    })
}

/// Verbs that deny in a statement, and only wonder at the beginning of a question.
const NEGATED: [&str; 10] = [
    "doesn't", "don't", "hasn't", "haven't", "isn't", "aren't", "didn't", "wasn't", "weren't",
    "hadn't",
];

/// Does nothing but an address, a mark or "so" stand before it in its clause?
fn begins_clause(slots: &Slots<'_>, at: usize) -> bool {
    let before = slots.scan.tokens[..at].iter().rev();
    let mut before = before.take_while(|token| !matches!(token.kind, TokenKind::Mark(_)));
    before.all(|token| {
        matches!(
            token.kind,
            TokenKind::Cue(Cue::Filler | Cue::And | Cue::True | Cue::Now)
        )
    })
}

/// Is it said that there is none? "Doesn't Harbin have …" only wonders.
fn denies(slots: &Slots<'_>) -> bool {
    let tokens = slots.scan.tokens.iter().enumerate();
    let mut denials = tokens.filter(|(at, token)| {
        slots.scan.cue(*at) == Some(Cue::Without)
            && !(slots.scan.is_one_of(token, &NEGATED) && begins_clause(slots, *at))
    });
    denials.next().is_some()
}
