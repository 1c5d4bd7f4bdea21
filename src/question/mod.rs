//! Understanding questions: text → [`Query`], without I/O, without a clock, without guessing.
//!
//! [`understand`] cuts the text into names, cues, numbers and dates (`scan`, `dates`), settles
//! which places are meant (`mentions`, `spelling`) and lets the `grammar` pick the family by
//! what is there, never by the wording of whole sentences. What it cannot place is a search for
//! passages; what names an unknown place is said to be unknown.

pub mod claims;
mod clean;
mod collective;
mod cues;
mod dates;
mod exclusion;
mod grammar;
mod homophone;
mod mentions;
mod ordinary;
mod pinyin;
mod query;
mod scan;
mod slots;
mod spelling;
mod typos;

pub use mentions::{Alike, Correction};
pub use query::{
    Anniversaries, Check, CommonBy, Comparison, Counted, Course, End, Filter, Missing, Part, Query,
    Ranked, Ranking, Tier, Total, When,
};

use cues::Cue;
use dates::{Times, times};
use mentions::{Mentions, mentions};
use scan::{Scan, Token, TokenKind, scan};
use slots::Slots;

use jiff::civil::Date;

use crate::places::{Gazetteer, Scope};
use crate::text::{Lang, is_han};

/// Longer texts are read up to here; no question needs more.
pub const LONGEST_QUESTION: usize = 2_000;

/// So many readings are offered at most.
const MOST_READINGS: usize = 10;

/// What was understood of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understanding {
    /// The language of the question, in which it is to be answered.
    pub lang: Lang,
    /// What is asked.
    pub outcome: Outcome,
    /// Typing errors that were mended on the way.
    pub corrections: Vec<Correction>,
    /// Names that other places have too.
    pub alike: Vec<Alike>,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// One reading.
    Query(Query),
    /// A fact and its explanation: the query first, then passages for the whole text.
    QueryAndPassages(Query),
    /// Several readings, because a name stands for several places.
    Choices(Vec<Query>),
    /// Where a name should stand is a word that names no known place.
    UnknownPlace {
        /// The word as typed.
        typed: String,
        /// Known names that look like it.
        near: Vec<Scope>,
    },
    /// Something that this program knows nothing about.
    OtherTopic,
    /// No word and no number.
    Empty,
}

/// Understands a text that was written on the day `today` ("last year", "近五年"). Never fails: what is
/// no question of the store's is a search for passages.
#[must_use]
pub fn understand(text: &str, gazetteer: &Gazetteer, today: Date) -> Understanding {
    let text = match text.char_indices().nth(LONGEST_QUESTION) {
        Some((end, _)) => &text[..end],
        None => text,
    };
    let scan = scan(text, gazetteer);
    let lang = language(&scan);
    if scan.tokens.iter().all(says_nothing) {
        let wordless = !scan.text.chars.iter().any(|c| c.is_alphanumeric());
        let lang = if wordless {
            language_of_marks(text)
        } else {
            lang
        };
        return Understanding {
            lang,
            outcome: Outcome::Empty,
            corrections: Vec::new(),
            alike: Vec::new(),
        };
    }
    let times = times(&scan, today);
    let mentions = mentions(&scan, gazetteer, &times.used, lang);
    let outcome = outcome(text, &scan, gazetteer, &times, &mentions);
    Understanding {
        lang,
        outcome,
        corrections: mentions.corrections,
        alike: mentions.alike,
    }
}

/// Marks and words such as "hello" ask for nothing.
fn says_nothing(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Mark(_) | TokenKind::Cue(Cue::Filler))
}

/// Full-width marks alone come from a Chinese keyboard.
fn language_of_marks(text: &str) -> Lang {
    let chinese = |c: char| matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}');
    if text.chars().any(chinese) {
        Lang::Zh
    } else {
        Lang::En
    }
}

/// Chinese if anything but a name is in Chinese characters, or if Chinese is written in pinyin;
/// a question made of names alone follows the names.
fn language(scan: &Scan) -> Lang {
    let mut names_in_han = false;
    let mut latin = false;
    for token in &scan.tokens {
        let han = scan.text.chars[token.start..token.end]
            .iter()
            .any(|c| is_han(*c));
        match token.kind {
            TokenKind::Mark(_) => {}
            TokenKind::Name(_) => names_in_han |= han,
            _ if han => return Lang::Zh,
            TokenKind::Number(_) => {}
            // "山西vs宁夏" is Chinese still.
            TokenKind::Cue(Cue::Compare) if token.end - token.start <= 2 => {}
            _ => latin = true,
        }
    }
    if scan.pinyin || (names_in_han && !latin) {
        Lang::Zh
    } else {
        Lang::En
    }
}

fn outcome(
    text: &str,
    scan: &Scan,
    gazetteer: &Gazetteer,
    times: &Times,
    mentions: &Mentions,
) -> Outcome {
    let search = || Outcome::Query(Query::Passages(text.trim().to_owned()));
    let readings = readings(scan, gazetteer, times, mentions);
    let Some((first, slots)) = readings.first() else {
        return search();
    };
    // Of no place the capital may be that of banks, and the population any.
    const OF_PLACES: [&str; 2] = ["capital", "population"];
    let of_a_place = !slots.named.is_empty() || !slots.cue_is(Cue::OtherTopic, &OF_PLACES);
    if slots.has(Cue::OtherTopic) && of_a_place && !slots.about_pairs() {
        return Outcome::OtherTopic;
    }
    if slots.asks_of_something_else() {
        // Of an organisation the documents tell more than its number of members, and of rules too.
        let organisation = slots.abroad.iter().any(|scope| slots.is_label(*scope));
        return if organisation || slots.has(Cue::Explain) {
            search()
        } else {
            Outcome::OtherTopic
        };
    }
    let explains = explains(slots, mentions, first.as_ref());
    let explained = slots.has_any(&[Cue::Explain, Cue::MayExplain, Cue::Event]);
    if !explained && let Some(unknown) = unknown_place(scan, slots, mentions, first.as_ref()) {
        return unknown;
    }
    if explains == Explains::Only {
        return search();
    }
    let queries: Vec<Query> = readings
        .iter()
        .filter_map(|(query, _)| query.clone())
        .collect();
    match queries.as_slice() {
        [] => search(),
        [query] if explains == Explains::Too => Outcome::QueryAndPassages(query.clone()),
        [query] => Outcome::Query(query.clone()),
        _ => Outcome::Choices(queries),
    }
}

/// The queries that the grammar finds for each assignment of the names.
fn readings<'a>(
    scan: &'a Scan,
    gazetteer: &'a Gazetteer,
    times: &'a Times,
    mentions: &Mentions,
) -> Vec<(Option<Query>, Slots<'a>)> {
    let mut assignments: Vec<Vec<Scope>> = vec![Vec::new()];
    for mention in &mentions.list {
        let room = MOST_READINGS / assignments.len().max(1);
        let scopes = &mention.scopes[..mention.scopes.len().min(room.max(1))];
        assignments = assignments
            .iter()
            .flat_map(|taken| {
                scopes
                    .iter()
                    .map(|scope| [taken.as_slice(), &[*scope]].concat())
            })
            .collect();
    }
    let mut readings: Vec<(Option<Query>, Slots<'a>)> = Vec::new();
    for taken in &assignments {
        let slots = Slots::new(scan, gazetteer, times, mentions, taken);
        let query = grammar::parse(&slots);
        if !readings.iter().any(|(known, _)| *known == query) {
            readings.push((query, slots));
        }
    }
    readings
}

/// Does the question want an explanation?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Explains {
    No,
    Too,
    Only,
}

fn explains(slots: &Slots<'_>, mentions: &Mentions, query: Option<&Query>) -> Explains {
    let weak = slots.count(Cue::MayExplain);
    let Some(query) = query else {
        return Explains::Only;
    };
    let strong = slots.count(Cue::Explain) + slots.count(Cue::Event) - asks_the_same(slots, query);
    let fact = match query {
        Query::First(..) | Query::Pair(..) | Query::Partners(_) if slots.has(Cue::Event) => 0,
        // "What is the first step when a city wants a partner?"
        Query::First(..) if slots.named.is_empty() && strong > 0 && !slots.and_why() => 0,
        // "What is Metropolis?", "城地组织在哪里" want no number.
        Query::Total(total) if slots.is_label(total.scope) && asks_what(slots) => {
            return Explains::Only;
        }
        Query::Check(Check::Number { .. } | Check::TopShare { .. }) => 2,
        Query::Pair(..) | Query::First(..) if slots.has(Cue::When) => 2,
        Query::Timeline(..) | Query::Share(..) | Query::Ranking(_) => 1,
        Query::Total(_) | Query::Count(..) if slots.has(Cue::HowMany) => 1,
        Query::Partners(filter) if filter.is_restricted() && !slots.about_pairs() => 1,
        Query::Partners(_) | Query::Total(_) if !slots.about_pairs() => {
            // A name and words that nothing explains: "青岛的一对一原则".
            let asked = slots.has_any(&[Cue::Total, Cue::HowMany]);
            let bare = (asked || slots.unexplained(mentions) == 0) && !slots.has(Cue::True);
            return if strong + weak > 0 || !bare {
                Explains::Only
            } else {
                Explains::No
            };
        }
        _ if slots.named.is_empty() && !slots.has(Cue::China) => 0,
        _ => 1,
    };
    // "我们写材料，需要济南的友城名单" says what for.
    const LISTED: [&str; 7] = ["list", "list all", "列出", "列举", "名单", "清单", "show"];
    let listed = slots.cue_is(Cue::Which, &LISTED);
    // "青岛选择友好城市有什么要求".
    const OF_RULES: [&str; 13] = [
        "may",
        "must",
        "should",
        "apply",
        "application",
        "condition",
        "conditions",
        "required",
        "要求",
        "条件",
        "申请",
        "必须",
        "应当",
    ];
    let of_rules = slots.cue_is(Cue::MayExplain, &OF_RULES);
    match (strong, weak) {
        (0, 0) => Explains::No,
        _ if fact > 0 && slots.and_why() => Explains::Too,
        // "Which documents must be filed with the application of Qingdao?"
        (0, 2..) if lists(query) && !listed => Explains::Only,
        (0, 1) if lists(query) && !listed && of_rules && slots.unexplained(mentions) > 0 => {
            Explains::Only
        }
        (0, _) if fact > 0 => Explains::No,
        (1, _) if fact > 1 => Explains::Too,
        _ => Explains::Only,
    }
}

/// Queries whose words are few, so that others in the question say that something else is meant.
fn lists(query: &Query) -> bool {
    matches!(
        query,
        Query::Partners(_) | Query::Places(_) | Query::Ranking(_) | Query::First(..)
    )
}

/// "What is …", "where is …", of which no number is asked.
fn asks_what(slots: &Slots<'_>) -> bool {
    const NUMBERS: [Cue; 7] = [
        Cue::HowMany,
        Cue::Total,
        Cue::Pair,
        Cue::Partner,
        Cue::Members,
        Cue::Countries,
        Cue::Course,
    ];
    let asks = slots.has_any(&[Cue::Which, Cue::Where, Cue::When, Cue::YesNo]);
    asks && !slots.has_any(&NUMBERS)
}

/// How many words for an explanation only ask for the figures of `query`: "how did the number
/// grow", "the difference in number".
fn asks_the_same(slots: &Slots<'_>, query: &Query) -> usize {
    let words: &[&str] = match query {
        Query::Timeline(..) => &[
            "how do", "how does", "how did", "怎么", "怎样", "如何", "zenme", "ruhe",
        ],
        Query::Ranking(_) | Query::Compare(..) if slots.has(Cue::Compare) => {
            let words = &["how do", "how does", "怎么", "怎样", "如何"];
            return usize::from(slots.cue_is(Cue::Explain, words));
        }
        Query::Share(..) => return usize::from(slots.cue_is(Cue::Explain, &["held"])),
        Query::Compare(..) => &["difference", "differ", "differs", "差异", "区别", "不同"],
        _ => return 0,
    };
    let counted = slots.has_any(&[Cue::HowMany, Cue::Total, Cue::Pair]);
    usize::from(counted && slots.cue_is(Cue::Explain, words))
}

/// What stands between the two names of a pair.
const JOINTS: [&str; 11] = [
    "and", "with", "in", "to", "和", "与", "跟", "同", "在", "&", "vs",
];

/// What stands before the name of which something is asked.
const OF: [&str; 2] = ["of", "for"];

/// A word stands where a name should: the whole question hangs on it.
fn unknown_place(
    scan: &Scan,
    slots: &Slots<'_>,
    mentions: &Mentions,
    query: Option<&Query>,
) -> Option<Outcome> {
    let unknown = mentions.unknown.first()?;
    let lone = mentions.list.is_empty() && slots.about_pairs() && names_nothing(query);
    let mut pairs = scan.tokens.iter().zip(scan.tokens.iter().skip(1));
    let half_of_pair = mentions.list.len() == 1
        && matches!(query, Some(Query::Partners(_) | Query::Total(_)))
        && pairs.any(|(joint, word)| {
            scan.typed(word) == unknown.first_word()
                && (scan.is_one_of(joint, &JOINTS)
                    || scan.is_one_of(joint, &OF) && scan.is_capitalised(word))
        });
    (lone || half_of_pair).then(|| Outcome::UnknownPlace {
        typed: unknown.typed.clone(),
        near: unknown.near.clone(),
    })
}

/// Nothing that would make sense without the unknown name was found.
fn names_nothing(query: Option<&Query>) -> bool {
    !matches!(
        query,
        Some(
            Query::Ranking(_)
                | Query::Share(..)
                | Query::Timeline(..)
                | Query::Missing(_)
                | Query::Anniversaries(_)
        )
    )
}
