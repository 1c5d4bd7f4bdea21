//! Understanding questions: text → [`Query`], without I/O, without a clock, without guessing.
//!
//! [`understand`] cuts the text into names, cues, numbers and dates (`scan`, `dates`), settles
//! which places are meant (`mentions`, `spelling`) and lets the `grammar` pick the family by
//! what is there, never by the wording of whole sentences. What it cannot place is a search for
//! passages; what names an unknown place is said to be unknown.

mod aside;
pub mod claims;
mod clean;
mod collective;
mod cues;
mod dates;
mod exclusion;
mod explains;
mod grammar;
mod homophone;
mod initials;
mod mentions;
mod ordinary;
mod period;
mod pinyin;
mod qualify;
mod query;
mod reason;
mod rules;
mod scan;
mod several;
mod slots;
mod spelling;
mod subject;
mod typos;
mod what_is;
mod whether;

pub use mentions::{Alike, Correction};
pub use period::{Period, period};
pub use query::{
    Anniversaries, Check, Common, CommonBy, Comparison, Counted, Course, End, Filter, Missing,
    Part, Query, Ranked, Ranking, Said, Span, Tier, Total, When,
};
pub use whether::{Asserted, Whether};

use cues::Cue;
use dates::{Times, times};
use explains::{Explains, asks_whether_one_can, explains};
use mentions::{Mentions, mentions};
use scan::{Scan, Token, TokenKind, scan};
use slots::Slots;

use jiff::civil::Date;

use crate::places::{Gazetteer, PlaceId, Scope};
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
    /// What is said to be so, where it is asked whether it is.
    pub whether: Option<Whether>,
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
    /// A reading that leaves words of the question aside. Passages that have them come before it.
    Doubtful {
        /// The reading.
        query: Query,
        /// The words, as typed.
        aside: Vec<String>,
        /// What makes it doubtful besides.
        doubt: Doubt,
    },
    /// Several readings, because a name stands for several places.
    Choices(Vec<Query>),
    /// Where a name should stand is a word that names no known place.
    UnknownPlace {
        /// The word as typed.
        typed: String,
        /// The unit of China that it is said to be paired with.
        beside: Option<PlaceId>,
        /// Known names that look like it.
        near: Vec<Scope>,
    },
    /// Something that this program knows nothing about.
    OtherTopic,
    /// Ties of which no side is in China.
    NotChina,
    /// No word and no number.
    Empty,
}

/// Why a reading that leaves words aside is doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Nothing else in the question speaks of friendship cities, so that without a passage that has the
    /// words there is no answer.
    Bare,
    /// It is asked what may be or must be done, which the rules tell.
    OfRules,
    /// Words are left aside.
    Aside,
    /// The reason of a number is asked for: what the documents do not tell may stand beside the figures.
    Why,
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
            whether: None,
            corrections: Vec::new(),
            alike: Vec::new(),
        };
    }
    if lang == Lang::Zh
        && let Some(query) = several::several(text, &scan, gazetteer, today)
    {
        return Understanding {
            lang,
            outcome: Outcome::Query(query),
            corrections: Vec::new(),
            alike: Vec::new(),
            whether: None,
        };
    }
    let times = times(&scan, today);
    let mentions = mentions(&scan, gazetteer, &times.used, lang);
    let readings = readings(&scan, gazetteer, &times, &mentions);
    let outcome = outcome(text, &scan, &mentions, &readings);
    let asked = readings.first();
    let whether = asked.and_then(|(query, slots)| whether::whether(slots, query.as_ref()?));
    Understanding {
        lang,
        outcome,
        whether,
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
    mentions: &Mentions,
    readings: &[(Option<Query>, Slots<'_>)],
) -> Outcome {
    let search = || Outcome::Query(Query::Passages(text.trim().to_owned()));
    let Some((first, slots)) = readings.first() else {
        return search();
    };
    if let Some(other) = subject::elsewhere(first.as_ref(), slots) {
        return match other {
            subject::Elsewhere::Documents => search(),
            subject::Elsewhere::Nowhere => Outcome::OtherTopic,
            subject::Elsewhere::NotChina => Outcome::NotChina,
        };
    }
    let explains = explains(slots, mentions, first.as_ref().map(Query::asked));
    let told = explains == Explains::Only
        && (slots.has_any(&[Cue::Explain, Cue::Event])
            || slots.has(Cue::MayExplain) && !slots.has(Cue::HowMany));
    if !told
        && let Some(query) = first
        && let Some(aside) = subject::other_subject(slots, mentions, query.asked())
    {
        return Outcome::Doubtful {
            query: query.clone(),
            aside,
            doubt: Doubt::Bare,
        };
    }
    // "结友城前一年要做什么": what comes before a tie, not before a date.
    let explained = slots.has_any(&[Cue::Explain, Cue::MayExplain, Cue::Event, Cue::Before]);
    let explained = explained || asks_whether_one_can(slots);
    if !explained && let Some(unknown) = unknown_place(scan, slots, mentions, first.as_ref()) {
        return unknown;
    }
    if explains == Explains::Only {
        return match reason::figures(slots, first.as_ref().map(Query::asked)) {
            Some(query) => Outcome::Doubtful {
                query,
                aside: Vec::new(),
                doubt: Doubt::Why,
            },
            None => search(),
        };
    }
    let queries: Vec<Query> = readings
        .iter()
        .filter_map(|(query, _)| query.clone())
        .collect();
    match queries.as_slice() {
        [] => search(),
        [query] if explains == Explains::Too => Outcome::QueryAndPassages(query.clone()),
        [query] => match aside::aside(slots, mentions, query.asked()) {
            Some((aside, doubt)) => Outcome::Doubtful {
                query: query.clone(),
                aside,
                doubt,
            },
            None => Outcome::Query(query.clone()),
        },
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
    let kinds = matches!(
        query,
        Some(Query::Partners(_) | Query::Total(_) | Query::Count(..) | Query::Timeline(..))
    );
    let half_of_pair = mentions.list.len() == 1
        && kinds
        && (0..scan.tokens.len())
            .any(|at| scan.typed(&scan.tokens[at]) == unknown.first_word() && is_side(scan, at));
    (lone || half_of_pair).then(|| Outcome::UnknownPlace {
        typed: unknown.typed.clone(),
        beside: slots.cn.first().copied().filter(|_| half_of_pair),
        near: unknown.near.clone(),
    })
}

/// Does the word at a token stand where one side of a tie does: "with Atlantis", "Atlantis's partners
/// in Japan", "Is Narnia paired with Kobe"?
fn is_side(scan: &Scan, at: usize) -> bool {
    let capital = scan.is_capitalised(&scan.tokens[at]);
    let cue = |at: usize| scan.cue(at);
    let before = at.checked_sub(1);
    let is = |forms: &[&str]| before.is_some_and(|at| scan.is_one_of(&scan.tokens[at], forms));
    let asked = before.and_then(cue) == Some(Cue::YesNo);
    let owner = scan.tokens.get(at + 1);
    let owner = owner.is_some_and(|next| scan.is_one_of(next, &spelling::POSSESSIVE));
    let owns = cue(at + 1 + usize::from(owner)) == Some(Cue::Partner);
    let joined = cue(at + 1) == Some(Cue::And);
    let han = matches!(scan.tokens[at].kind, TokenKind::Han);
    if han && (begins_clause(scan, at) || is_unit_of_name(scan, at)) {
        return true;
    }
    is(&JOINTS) || (capital || han) && joined || capital && (is(&OF) || asked || owns)
}

/// "义乌在韩国的友城": is it what is spoken of?
fn begins_clause(scan: &Scan, at: usize) -> bool {
    let ends = |token: &Token| matches!(token.kind, TokenKind::Mark(_));
    let said = scan.tokens[..at]
        .iter()
        .rev()
        .find(|token| !says_nothing(token) || ends(token));
    let next = scan.tokens.get(at + 1);
    said.is_none_or(ends) && next.is_some_and(|next| scan.is_one_of(next, &["在", "于"]))
}

/// "杭州萧山区": a unit of the place that is named before it?
fn is_unit_of_name(scan: &Scan, at: usize) -> bool {
    const UNITS: [char; 6] = ['区', '县', '市', '镇', '乡', '旗'];
    let token = &scan.tokens[at];
    let named = at
        .checked_sub(1)
        .is_some_and(|at| matches!(scan.tokens[at].kind, TokenKind::Name(_)));
    let text = &scan.text.chars[token.start..token.end];
    named && text.len() > 2 && text.last().is_some_and(|last| UNITS.contains(last))
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
