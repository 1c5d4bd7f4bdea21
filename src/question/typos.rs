//! Typing errors in the words that a question is built of: "parnters", "frist", "wihout".

use super::cues::{Cue, single_word};
use super::ordinary::is_ordinary;
use super::scan::{Scan, TokenKind};

/// Shorter words are too easily other words.
const SHORTEST: usize = 5;

/// The words that decide what is asked. Others are not mended: too much would look like them.
const TELLING: [&str; 40] = [
    "partner",
    "partners",
    "sister",
    "sisters",
    "twinned",
    "twinning",
    "friendship",
    "friendly",
    "cities",
    "countries",
    "country",
    "province",
    "provinces",
    "continent",
    "continents",
    "without",
    "first",
    "oldest",
    "earliest",
    "newest",
    "latest",
    "total",
    "totals",
    "share",
    "percentage",
    "percent",
    "compare",
    "ranking",
    "anniversary",
    "anniversaries",
    "timeline",
    "number",
    "common",
    "fewest",
    "chinese",
    "foreign",
    "between",
    "before",
    "after",
    "since",
];

/// Takes words for the cues that they nearly are.
pub(super) fn mend(scan: &mut Scan) {
    for index in 0..scan.tokens.len() {
        if matches!(scan.tokens[index].kind, TokenKind::Word)
            && let Some(cue) = meant(&scan.folded(&scan.tokens[index]))
        {
            scan.tokens[index].kind = TokenKind::Cue(cue);
        }
    }
}

/// Is a word one typing error away from one that decides what is asked?
pub(super) fn is_nearly_telling(word: &str) -> bool {
    let near = |telling: &&str| strsim::osa_distance(telling, word) <= 1;
    TELLING.iter().chain(&["city"]).any(near)
}

/// The cue one typing error away, with the same first letter.
fn meant(word: &str) -> Option<Cue> {
    if word.len() < SHORTEST || !word.is_ascii() || is_ordinary(word) {
        return None;
    }
    let near = |telling: &&&str| {
        telling.as_bytes().first() == word.as_bytes().first()
            && telling.len().abs_diff(word.len()) <= 1
            && strsim::osa_distance(telling, word) == 1
    };
    TELLING.iter().find(near).and_then(|word| single_word(word))
}
