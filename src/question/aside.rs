//! Words that a reading leaves aside: "what percentage of Africa is desert" is no question for Africa's
//! share of the pairs, and "青岛一家医院想跟国外医院结对，要谁点头" none for Qingdao's partners.

use super::Doubt;
use super::cues::Cue;
use super::explains::lists;
use super::mentions::Mentions;
use super::ordinary::{has_ordinary_han, is_ordinary};
use super::query::{Check, Query};
use super::slots::Slots;
use super::typos::is_nearly_telling;
use crate::text::is_han;
use crate::text::stem::is_stopword;

/// Words for two of anything or for people, which by themselves say nothing of cities.
const OF_ANYTHING: [&str; 30] = [
    "pair",
    "couple",
    "twin",
    "twins",
    "partner",
    "friends",
    "any friends",
    "friendship",
    "sister",
    "sisters",
    "pals",
    "buddies",
    "relationship",
    "relationships",
    "relations",
    "tie",
    "tied",
    "links",
    "link",
    "linked",
    "deals",
    "agreements",
    "对",
    "对子",
    "好朋友",
    "伙伴",
    "姐妹",
    "姊妹",
    "牵手",
    "手拉手",
];

/// So many everyday words may be what is asked too ("a foreign hospital").
const SEVERAL: usize = 2;

/// What asks for what may be or must be done.
const MAY: [&str; 14] = [
    "can", "could", "would", "must", "should", "happens", "kind", "kinds", "if", "agree", "能",
    "还能", "可以", "得",
];

/// The words that `query` leaves aside, if any, and what is doubtful about it.
pub(super) fn aside(
    slots: &Slots<'_>,
    mentions: &Mentions,
    query: &Query,
) -> Option<(Vec<String>, Doubt)> {
    // "津门与神户何年缔交" asks for the date of a pair in whatever words.
    // So does "Zürich and Kunming: year of agreement?"
    let dated = matches!(query, Query::Pair(..)) && slots.has_any(&[Cue::When, Cue::Years]);
    let exact = matches!(
        query,
        Query::Passages(_) | Query::Check(Check::Paired { .. })
    );
    if exact || dated {
        return None;
    }
    let aside = words_aside(slots, mentions);
    if aside.is_empty() {
        return None;
    }
    // "深圳最近有台风吗": the newest and the first may be those of anything, but for two sides of a tie.
    let mut abroad = slots.abroad.iter();
    let sides = !slots.cn.is_empty() && abroad.any(|s| slots.is_foreign_city(*s).is_some());
    let of_anything = matches!(query, Query::First(..)) && !slots.about_pairs() && !sides;
    let strange = of_anything || aside.iter().any(|word| is_strange(word));
    let claimed = matches!(query, Query::Check(Check::TopShare { .. }));
    let may = |token| slots.scan.is_one_of(token, &MAY);
    if claimed && speaks_of_cities(slots) {
        return None;
    }
    if strange && !claimed && !speaks_of_cities(slots) {
        return Some((aside, Doubt::Bare));
    }
    if matches!(query, Query::Pair(..)) {
        return None;
    }
    if lists(query)
        && !slots.has_any(&[Cue::Which, Cue::HowMany])
        && slots.scan.tokens.iter().any(may)
    {
        return Some((aside, Doubt::OfRules));
    }
    let english = aside.iter().filter(|word| !word.chars().any(is_han));
    (strange || english.count() >= SEVERAL).then_some((aside, Doubt::Aside))
}

/// The words that say something and that nothing explains.
pub(super) fn words_aside(slots: &Slots<'_>, mentions: &Mentions) -> Vec<String> {
    let typed = |token| slots.scan.typed(token);
    let words = slots.unexplained(mentions).map(typed);
    words
        .filter(|word| !is_stopword(&word.to_lowercase()))
        .collect()
}

/// A word that says what a question is about: no everyday word, and no word of the field with a typing
/// error.
fn is_strange(word: &str) -> bool {
    let word = word.to_lowercase();
    if word.chars().any(is_han) {
        return !has_ordinary_han(&word);
    }
    word.chars().count() > 3 && !is_ordinary(&word) && !is_nearly_telling(&word)
}

/// Is any word there that only the field has?
pub(super) fn speaks_of_cities(slots: &Slots<'_>) -> bool {
    slots.has(Cue::Members)
        || slots.has_but(Cue::Partner, &OF_ANYTHING)
        || slots.has_but(Cue::Pair, &OF_ANYTHING)
        || slots.asks_how_many_pairs()
}
