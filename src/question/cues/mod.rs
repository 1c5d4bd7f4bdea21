//! Cue words: what a word or phrase contributes to the meaning of a question.
//!
//! One line of the table holds all forms of one cue in English, Chinese and pinyin. A phrase wins
//! over the words in it ("how many" over "how"), so that each stretch of text is one cue.

mod table;

use std::collections::HashMap;
use std::sync::OnceLock;

use self::table::{PINYIN, TABLE};
use crate::text::is_han;

/// What a word means for the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Cue {
    /// A friendship city, a tie, to be paired.
    Partner,
    /// The pair as a unit of counting.
    Pair,
    /// How many.
    HowMany,
    /// A total.
    Total,
    /// The present state.
    Now,
    /// First, oldest.
    Oldest,
    /// Newest, or latest.
    Newest,
    /// Most.
    Most,
    /// Fewest.
    Fewest,
    /// More than, as between two.
    More,
    /// Place in an order.
    Rank,
    /// The first so many.
    Top,
    /// Side by side.
    Compare,
    /// A percentage.
    Share,
    /// In common.
    Common,
    /// Without.
    Without,
    /// Only so many.
    Only,
    /// Country, countries.
    Countries,
    /// Province, as a kind of unit.
    Provinces,
    /// City, as a kind of unit.
    Cities,
    /// Continent, as a kind of unit.
    Continents,
    /// Year, as a kind of unit.
    Years,
    /// Which, what: a list is wanted.
    Which,
    /// Where.
    Where,
    /// Course of time.
    Course,
    /// New pairs, founding.
    Founded,
    /// Anniversary.
    Anniversary,
    /// At what time.
    When,
    /// A yes-or-no question.
    YesNo,
    /// Is a claim right?
    True,
    /// Still.
    Still,
    /// China as a whole.
    China,
    /// Abroad, foreign.
    Foreign,
    /// And, or, with: joins two names.
    And,
    /// Not this one.
    Not,
    /// Of, in, to: a name is likely to follow.
    Of,
    /// From this date on.
    Since,
    /// After this date.
    After,
    /// Before this date.
    Before,
    /// Until this date, this date included.
    Until,
    /// Between two dates.
    Between,
    /// Members of an organisation.
    Members,
    /// Calls for an explanation, which only documents give.
    Explain,
    /// Calls for an explanation unless the rest of the question asks for a fact.
    MayExplain,
    /// Something that the bot does not know about.
    OtherTopic,
    /// Says nothing.
    Filler,
}

/// The longest cue phrase has so many words, Chinese characters, or syllables of pinyin.
const LONGEST_WORDS: usize = 5;
const LONGEST_HAN: usize = 9;
const LONGEST_PINYIN: usize = 5;

/// Pinyin this long is taken for an English word by nobody; shorter forms ("he", "man") count
/// only beside one of these.
const TELLING_PINYIN: usize = 6;

type Forms = HashMap<&'static str, Cue>;

fn forms(cell: &'static OnceLock<Forms>, table: &[(Cue, &'static str)]) -> &'static Forms {
    cell.get_or_init(|| {
        let mut cues = HashMap::new();
        for (cue, forms) in table {
            for form in forms.split('|').filter(|form| !form.is_empty()) {
                // The first line that has a form decides.
                cues.entry(form).or_insert(*cue);
            }
        }
        cues
    })
}

fn table() -> &'static Forms {
    static CUES: OnceLock<Forms> = OnceLock::new();
    forms(&CUES, TABLE)
}

fn pinyin() -> &'static Forms {
    static CUES: OnceLock<Forms> = OnceLock::new();
    forms(&CUES, PINYIN)
}

/// A cue found in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct CueHit {
    /// What it means.
    pub(super) cue: Cue,
    /// How many characters it takes.
    pub(super) len: usize,
}

/// Does the folded text hold a word that can only be pinyin?
pub(super) fn speaks_pinyin(text: &[char]) -> bool {
    (0..text.len()).any(|at| {
        let word_start = at == 0 || !is_word_char(text[at - 1]);
        word_start && pinyin_at(text, at).is_some_and(|(_, letters)| letters >= TELLING_PINYIN)
    })
}

/// Is this one word of pinyin, or several joined, with a cue's meaning?
pub(super) fn is_pinyin_cue(word: &str) -> bool {
    pinyin().contains_key(word)
}

/// Does a cue that can only be pinyin stand in the word?
pub(super) fn tells_pinyin(word: &str) -> bool {
    let mut cues = pinyin().keys();
    cues.any(|cue| cue.len() >= TELLING_PINYIN && word.contains(cue))
}

/// The longest cue that begins at `start` of the folded text; pinyin only if it is spoken.
pub(super) fn cue_at(text: &[char], start: usize, pinyin_spoken: bool) -> Option<CueHit> {
    let first = *text.get(start)?;
    if is_han(first) {
        return han_cue_at(text, start);
    }
    let latin = latin_cue_at(text, start);
    let pinyin = pinyin_spoken
        .then(|| pinyin_at(text, start))
        .flatten()
        .map(|(hit, _)| hit);
    match (latin, pinyin) {
        (Some(latin), Some(pinyin)) if pinyin.len < latin.len => Some(latin),
        (latin, pinyin) => pinyin.or(latin),
    }
}

fn han_cue_at(text: &[char], start: usize) -> Option<CueHit> {
    let run = text[start..]
        .iter()
        .take(LONGEST_HAN)
        .take_while(|c| is_han(**c))
        .count();
    (1..=run).rev().find_map(|len| {
        let form: String = text[start..start + len].iter().collect();
        table()
            .get(form.as_str())
            .map(|cue| CueHit { cue: *cue, len })
    })
}

fn latin_cue_at(text: &[char], start: usize) -> Option<CueHit> {
    if matches!(text[start], '&' | '%') {
        let cue = if text[start] == '&' {
            Cue::And
        } else {
            Cue::Share
        };
        return Some(CueHit { cue, len: 1 });
    }
    let mut form = String::new();
    let mut best = None;
    let mut word = start;
    for end in word_ends(text, start, LONGEST_WORDS) {
        if !form.is_empty() {
            form.push(' ');
        }
        form.extend(text[word..end].iter().filter(|c| **c != '\''));
        word = end + 1;
        if let Some(cue) = table().get(form.as_str()) {
            best = Some(CueHit {
                cue: *cue,
                len: end - start,
            });
        }
    }
    best
}

/// The longest pinyin cue at `start`, and how many letters it has.
fn pinyin_at(text: &[char], start: usize) -> Option<(CueHit, usize)> {
    let ends = word_ends(text, start, LONGEST_PINYIN);
    ends.into_iter().rev().find_map(|end| {
        let form: String = text[start..end]
            .iter()
            .filter(|c| c.is_ascii_alphabetic())
            .collect();
        let cue = pinyin().get(form.as_str())?;
        Some((
            CueHit {
                cue: *cue,
                len: end - start,
            },
            form.len(),
        ))
    })
}

/// Where the next `count` words end that begin at `start` and are parted by one blank or hyphen.
fn word_ends(text: &[char], start: usize, count: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = start;
    while ends.len() < count {
        let end = at + text[at..].iter().take_while(|c| is_word_char(**c)).count();
        if end == at {
            break;
        }
        ends.push(end);
        match text.get(end) {
            Some(' ' | '-') => at = end + 1,
            _ => break,
        }
    }
    ends
}

/// Letters, figures and the apostrophe of "don't"; not Chinese characters.
pub(super) fn is_word_char(c: char) -> bool {
    (c.is_alphanumeric() && !is_han(c)) || c == '\''
}
