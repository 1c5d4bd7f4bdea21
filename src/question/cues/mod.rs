//! Cue words: what a word or phrase contributes to the meaning of a question.
//!
//! One line of a table holds all forms of one cue in English, Chinese and pinyin. A phrase wins
//! over the words in it ("how many" over "how"), so that each stretch of text is one cue.

mod table;

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use self::table::PINYIN;
use crate::text::dictionary::is_everyday_word;
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
    /// County or district, as a kind of unit.
    Counties,
    /// State, prefecture and the like, as a kind of unit abroad.
    Regions,
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
    /// All but this one.
    Except,
    /// No longer alive.
    Ended,
    /// Resting.
    Suspended,
    /// Alive.
    Active,
    /// Of a date that nothing confirms.
    Unverified,
    /// Without a date.
    Undated,
    /// A greater number than this.
    MoreThan,
    /// This number or a greater one.
    AtLeast,
    /// A smaller number than this.
    FewerThan,
    /// This number or a smaller one.
    AtMost,
    /// Nearly this number.
    About,
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
    /// A meeting, of which only documents tell.
    Event,
    /// Something that the bot does not know about.
    OtherTopic,
    /// Says nothing.
    Filler,
}

/// The longest cue phrase has so many Chinese characters, or syllables of pinyin.
const LONGEST_HAN: usize = 9;
const LONGEST_PINYIN: usize = 5;

/// Pinyin this long is taken for an English word by nobody; shorter forms ("he", "man") count
/// only beside one of these.
const TELLING_PINYIN: usize = 6;

/// The forms of cues, and how they begin: most words begin none.
struct Forms {
    cues: HashMap<&'static str, Cue>,
    /// First words, with the most words of a form that begins so.
    words: HashMap<&'static str, usize>,
    /// First two letters.
    letters: HashSet<[char; 2]>,
}

fn forms(
    cell: &'static OnceLock<Forms>,
    table: impl Iterator<Item = (Cue, &'static str)>,
) -> &'static Forms {
    cell.get_or_init(|| {
        let mut all = Forms {
            cues: HashMap::new(),
            words: HashMap::new(),
            letters: HashSet::new(),
        };
        for (cue, forms) in table {
            for form in forms.split('|').filter(|form| !form.is_empty()) {
                let other = all.cues.insert(form, cue);
                debug_assert!(other.is_none(), "the cue {form:?} stands in two lines");
                let (first, rest) = form.split_once(' ').unwrap_or((form, ""));
                let words = 1 + rest.split_terminator(' ').count();
                let most = all.words.entry(first).or_default();
                *most = words.max(*most);
                let mut chars = form.chars();
                all.letters
                    .extend(chars.next().zip(chars.next()).map(<[char; 2]>::from));
            }
        }
        all
    })
}

fn table() -> &'static Forms {
    static CUES: OnceLock<Forms> = OnceLock::new();
    forms(&CUES, table::all())
}

fn pinyin() -> &'static Forms {
    static CUES: OnceLock<Forms> = OnceLock::new();
    forms(&CUES, PINYIN.iter().copied())
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
        let tells = |(hit, letters): (CueHit, usize)| {
            letters >= TELLING_PINYIN && !is_english(&text[at..at + hit.len])
        };
        word_start && pinyin_at(text, at).is_some_and(tells)
    })
}

/// "Guiding" is no 规定 unless other words of pinyin stand beside it.
fn is_english(word: &[char]) -> bool {
    is_everyday_word(&word.iter().collect::<String>())
}

/// Is this one word of pinyin, or several joined, with a cue's meaning?
pub(super) fn is_pinyin_cue(word: &str) -> bool {
    pinyin().cues.contains_key(word)
}

/// What a single English word means.
pub(super) fn single_word(word: &str) -> Option<Cue> {
    table().cues.get(word).copied()
}

/// Does a cue that can only be pinyin stand in the word?
pub(super) fn tells_pinyin(word: &str) -> bool {
    static TELLING: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let cues = pinyin().cues.keys().copied();
        cues.filter(|cue| cue.len() >= TELLING_PINYIN).collect()
    });
    TELLING.iter().any(|cue| word.contains(cue))
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
        let cue = *table().cues.get(form.as_str())?;
        Some(CueHit { cue, len })
    })
}

fn latin_cue_at(text: &[char], start: usize) -> Option<CueHit> {
    let mark = match text[start..] {
        ['&' | '+', ..] => Some((Cue::And, 1)),
        ['∩', ..] => Some((Cue::Common, 1)),
        ['#', ' ', 'o', 'f', ..] => Some((Cue::HowMany, 1)),
        ['%', ..] => Some((Cue::Share, 1)),
        ['≥', ..] | ['>', '=', ..] => Some((Cue::AtLeast, 1)),
        ['≤', ..] | ['<', '=', ..] => Some((Cue::AtMost, 1)),
        ['>', ..] => Some((Cue::MoreThan, 1)),
        ['w', '/', 'o', ..] => Some((Cue::Without, 3)),
        _ => None,
    };
    if let Some((cue, len)) = mark {
        return Some(CueHit { cue, len });
    }
    let forms = table();
    let mut form = String::with_capacity(32);
    let mut best = None;
    let mut most = 1;
    for (number, word) in (1..).zip(words(text, start)) {
        if number > most {
            break;
        }
        if number > 1 {
            form.push(' ');
        }
        form.extend(text[word.clone()].iter().filter(|c| **c != '\''));
        if number == 1 {
            // "CPAFFC's".
            if text[word.clone()].ends_with(&['\'', 's'])
                && !forms.words.contains_key(form.as_str())
            {
                form.pop();
                let cue = *forms.cues.get(form.as_str())?;
                let len = word.end - 2 - start;
                return Some(CueHit { cue, len });
            }
            most = *forms.words.get(form.as_str())?;
        }
        if let Some(cue) = forms.cues.get(form.as_str()) {
            best = Some(CueHit {
                cue: *cue,
                len: word.end - start,
            });
        }
    }
    best
}

/// The longest pinyin cue at `start`, and how many letters it has.
fn pinyin_at(text: &[char], start: usize) -> Option<(CueHit, usize)> {
    let forms = pinyin();
    let begins = text.get(start..)?.first_chunk::<2>()?;
    if !forms.letters.contains(begins) {
        return None;
    }
    let mut form = String::with_capacity(32);
    let mut best = None;
    // The apostrophe of "xi'an" parts a name: "xi'an zai" is not 现在. A number is no part of a word: "you 273".
    let words = words(text, start).take(LONGEST_PINYIN);
    let spelled = |word: &Range<usize>| text[word.clone()].iter().all(char::is_ascii_alphabetic);
    for word in words.take_while(spelled) {
        form.extend(&text[word.clone()]);
        if let Some(cue) = forms.cues.get(form.as_str()) {
            let len = word.end - start;
            best = Some((CueHit { cue: *cue, len }, form.len()));
        }
    }
    best
}

/// The words that begin at `start` and are parted by one blank or hyphen.
fn words(text: &[char], start: usize) -> impl Iterator<Item = Range<usize>> {
    let word_from = |at: usize| {
        let letters = text.get(at..)?.iter().take_while(|c| is_word_char(**c));
        let end = at + letters.count();
        (end > at).then_some(at..end)
    };
    std::iter::successors(word_from(start), move |word| match text.get(word.end) {
        Some(' ' | '-') => word_from(word.end + 1),
        _ => None,
    })
}

/// Letters, figures and the apostrophe of "don't"; not Chinese characters.
pub(super) fn is_word_char(c: char) -> bool {
    (c.is_alphanumeric() && !is_han(c)) || c == '\''
}
