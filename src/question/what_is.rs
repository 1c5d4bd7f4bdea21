//! "What is it?", asked of a fact: 最早的友城是什么 asks which one, 友好城市是什么 what such a thing is.

use super::cues::Cue;
use super::mentions::Mentions;
use super::query::Query;
use super::scan::TokenKind;
use super::slots::Slots;

/// The words at the end of a question that ask which one, or for a definition.
const WHAT_IS: [&str; 1] = ["是什么"];
const CALLED: [&str; 3] = ["叫什么", "叫作什么", "叫做什么"];

/// Does the one word that could ask for an explanation only ask for what `query` finds?
pub(super) fn asks_which(slots: &Slots<'_>, mentions: &Mentions, query: &Query) -> bool {
    let ends = |cue, words: &[&str]| {
        slots.cue_is(cue, words) && slots.position(cue).is_some_and(|at| ends_at(slots, at))
    };
    let asked = ends(Cue::Explain, &WHAT_IS) || ends(Cue::MayExplain, &CALLED);
    let words = slots.count(Cue::Explain) + slots.count(Cue::MayExplain) + slots.count(Cue::Event);
    asked
        && words == 1
        && finds_something(slots, query)
        && slots.unexplained(mentions).next().is_none()
}

/// 日本的友城叫什么 asks for the word that is used there; that of one city for its names.
pub(super) fn asks_for_the_word(slots: &Slots<'_>, query: &Query) -> bool {
    let Query::Partners(filter) = query else {
        return false;
    };
    let called =
        slots.cue_is(Cue::MayExplain, &CALLED) && slots.follows(Cue::Partner, Cue::MayExplain);
    let mut abroad = filter.abroad.iter();
    called && filter.cn.is_empty() && abroad.all(|of| slots.is_foreign_city(*of).is_none())
}

/// Does nothing follow but a noun of what is asked for: "是什么城市"?
fn ends_at(slots: &Slots<'_>, at: usize) -> bool {
    slots.scan.tokens[at + 1..]
        .iter()
        .all(|token| match token.kind {
            TokenKind::Mark(_) => true,
            TokenKind::Cue(cue) => matches!(
                cue,
                Cue::Filler | Cue::Cities | Cue::Countries | Cue::Provinces | Cue::Partner
            ),
            _ => false,
        })
}

/// Does the query find ties, places or a number by more than the name of the thing itself?
fn finds_something(slots: &Slots<'_>, query: &Query) -> bool {
    match query {
        Query::First(..)
        | Query::Ranking(_)
        | Query::Common(_)
        | Query::Missing(_)
        | Query::Pair(..)
        | Query::Places(_)
        | Query::Share(..) => true,
        Query::Total(_) | Query::Count(..) | Query::Sum(..) => {
            slots.has_any(&[Cue::Total, Cue::HowMany])
        }
        Query::Partners(_) => slots.has(Cue::Partner) && !slots.named.is_empty(),
        _ => false,
    }
}
