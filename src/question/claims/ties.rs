//! Claims that two places are paired, without a date: "Beijing and Kobe are sister cities".

use crate::places::{PlaceId, Scope};
use crate::question::aside::speaks_of_cities;
use crate::question::cues::Cue;
use crate::question::query::{Check, Comparison, Counted, Query};
use crate::question::scan::{Scan, TokenKind};
use crate::question::slots::Slots;
use crate::text::is_han;
use crate::text::stem::is_stopword;

/// Says a word that something is not so?
pub(super) fn denies(scan: &Scan, at: usize) -> bool {
    let word = scan.folded(&scan.tokens[at]);
    let contracted = word.ends_with("n't") || word == "never";
    let cue = scan.cue(at);
    let han = matches!(scan.tokens[at].kind, TokenKind::Han) && word.contains(['不', '没', '未']);
    contracted || han || matches!(cue, Some(Cue::Not | Cue::Without | Cue::Except))
}

/// The ties that a clause plainly states, and whether it denies them.
pub(super) fn ties(slots: &Slots<'_>) -> Option<(Vec<Query>, bool)> {
    let denials = (0..slots.scan.tokens.len()).filter(|at| denies(slots.scan, *at));
    let denials: Vec<usize> = denials.collect();
    let undated = slots.times.time.is_none() && slots.amounts.is_empty();
    let spoken = speaks_of_cities(slots) || slots.founding_verb();
    let denied = !denials.is_empty();
    let left_out = !slots.except.is_empty() && !denied;
    if !undated || !spoken || left_out || denials.len() > 1 || !is_plain(slots) {
        return None;
    }
    let none = || {
        let lacks = |at: &usize| slots.scan.cue(*at) == Some(Cue::Without);
        let none = denials.iter().any(lacks).then(|| none_of(slots)).flatten();
        none.map(|claim| (vec![claim], false))
    };
    // What is denied of a place is taken to leave it out.
    let abroad = slots.abroad.iter().chain(&slots.except);
    let cities = abroad.map(|scope| slots.is_foreign_city(*scope));
    let Some(cities) = cities.collect::<Option<Vec<PlaceId>>>() else {
        return none();
    };
    let pairs: Vec<Query> = match (slots.cn.as_slice(), cities.as_slice()) {
        ([], _) | (_, []) => return none(),
        ([cn], cities) => cities.iter().map(|city| Query::Pair(*cn, *city)).collect(),
        (cn, [city]) => cn.iter().map(|cn| Query::Pair(*cn, *city)).collect(),
        _ => return None,
    };
    (states(slots) && (pairs.len() == 1 || !denied)).then_some((pairs, denied))
}

/// "Tibet has no sister cities", "天津在德国没有友城".
fn none_of(slots: &Slots<'_>) -> Option<Query> {
    let one = match (slots.cn.as_slice(), slots.abroad.as_slice()) {
        ([_], []) => true,
        ([_] | [], [abroad]) => matches!(abroad, Scope::Place(_)),
        _ => false,
    };
    one.then(|| {
        Query::Check(Check::Number {
            of: slots.filter(),
            counted: Counted::Pairs,
            hundredths: 0,
            how: Comparison::Exactly,
            percent: false,
            at: slots.at(),
        })
    })
}

/// Is something said to be so, by "are", 是 or a verb?
fn states(slots: &Slots<'_>) -> bool {
    const STATES: [&str; 9] = [
        "are", "is", "was", "were", "has", "have", "had", "isn't", "aren't",
    ];
    let became = slots.cue_is(Cue::Anniversary, &["become", "becomes", "became"]);
    let mut chars = slots.scan.text.chars.iter();
    let han = chars.any(|c| "是为结缔".contains(*c));
    let denied = slots.cue_is(Cue::Without, &STATES);
    slots.cue_is(Cue::YesNo, &STATES) || denied || became || han || slots.founding_verb()
}

/// Does the clause say nothing else?
fn is_plain(slots: &Slots<'_>) -> bool {
    let scan = slots.scan;
    scan.tokens.iter().all(|token| match token.kind {
        TokenKind::Name(_) | TokenKind::Mark(_) => true,
        TokenKind::Number(_) => false,
        TokenKind::Word | TokenKind::Han => {
            let word = scan.folded(token);
            let known = word
                .chars()
                .all(|c| "是为的互一对之已经也都均皆正式没未不".contains(c));
            let contracted =
                word.starts_with('\'') || word.ends_with("n't") || word == "officially";
            if word.chars().any(is_han) {
                known
            } else {
                contracted || is_stopword(&word)
            }
        }
        TokenKind::Cue(Cue::Anniversary) => scan.is_one_of(token, &["become", "becomes", "became"]),
        TokenKind::Cue(cue) => matches!(
            cue,
            Cue::Partner
                | Cue::Pair
                | Cue::YesNo
                | Cue::And
                | Cue::Of
                | Cue::Filler
                | Cue::Still
                | Cue::True
                | Cue::Not
                | Cue::Without
                | Cue::Common
                | Cue::Cities
                | Cue::Now
                | Cue::Foreign
                | Cue::China
                | Cue::Founded
                | Cue::Active
        ),
    })
}
