//! Of whom a number is told: "We have 12 partner cities in China" tells nothing of China's.

use crate::question::cues::Cue;
use crate::question::scan::{Scan, Token, TokenKind};
use crate::text::is_han;
use crate::text::stem::is_stopword;

/// Is the number at a token somebody's whom the clause does not name?
pub(super) fn is_of_others(scan: &Scan, number: usize) -> bool {
    let verb = (0..number).rev().find(|at| is_verb(scan, *at));
    if let Some(verb) = verb {
        return subject_is_unnamed(scan, verb);
    }
    // "Our 12 partner cities in China", "我们与中国12个城市结好".
    let told = |at: usize| names_subject(scan, at) || speaks_of_ties(scan, at);
    !(0..number).any(told) && (0..scan.tokens.len()).any(|at| is_speaker(scan, at))
}

/// Does what stands before a verb, back to a mark, name no place that has the number?
fn subject_is_unnamed(scan: &Scan, verb: usize) -> bool {
    let mut noun = false;
    for at in (0..verb).rev() {
        let token = &scan.tokens[at];
        if matches!(token.kind, TokenKind::Mark(mark) if !"-–'’".contains(mark)) {
            break;
        }
        if names_subject(scan, at) || speaks_of_ties(scan, at) || scan.is_one_of(token, &["there"])
        {
            return false;
        }
        if is_speaker(scan, at) {
            return true;
        }
        let word = matches!(token.kind, TokenKind::Word) && !is_stopword(&scan.folded(token));
        noun |= word && !is_within(scan, at);
    }
    noun
}

fn is_verb(scan: &Scan, at: usize) -> bool {
    const VERBS: [&str; 9] = [
        "have", "has", "had", "'ve", "are", "is", "were", "was", "got",
    ];
    let token = &scan.tokens[at];
    let contracted = scan.folded(token).ends_with("'ve");
    // The verb that asks for the truth of it all is none of the clause.
    at > 0 && (contracted || scan.is_one_of(token, &VERBS) || is_chinese(scan, token, "有"))
}

/// A place, or China, that is not only said to be where the ties are: "in China", "与日本".
fn names_subject(scan: &Scan, at: usize) -> bool {
    let named = matches!(scan.tokens[at].kind, TokenKind::Name(_));
    (named || scan.cue(at) == Some(Cue::China)) && !is_within(scan, at)
}

/// Does a word of place stand before a token?
fn is_within(scan: &Scan, at: usize) -> bool {
    const WITHIN: [&str; 14] = [
        "in",
        "within",
        "across",
        "throughout",
        "from",
        "with",
        "to",
        "at",
        "在",
        "与",
        "同",
        "和",
        "跟",
        "于",
    ];
    let mut before = scan.tokens[..at].iter().rev();
    let before = before.find(|token| !scan.is_one_of(token, &["the", "mainland"]));
    before.is_some_and(|token| scan.is_one_of(token, &WITHIN))
}

fn speaks_of_ties(scan: &Scan, at: usize) -> bool {
    matches!(
        scan.cue(at),
        Some(Cue::Partner | Cue::Pair | Cue::Total | Cue::HowMany | Cue::Countries)
    )
}

/// Somebody who is no place: "we", "our city", 我们, 本市.
fn is_speaker(scan: &Scan, at: usize) -> bool {
    const SPEAKERS: [&str; 16] = [
        "we", "i", "you", "they", "he", "she", "us", "our", "ours", "my", "your", "his", "her",
        "their", "we've", "i've",
    ];
    let token = &scan.tokens[at];
    let named = matches!(token.kind, TokenKind::Name(_)) || scan.cue(at) == Some(Cue::China);
    let chinese = || {
        is_chinese(scan, token, "我咱你您他她贵")
            || is_chinese(scan, token, "本") && scan.folded(token) != "本库"
    };
    // "i.e." is nobody.
    let marked = matches!(scan.tokens.get(at + 1), Some(next) if scan.is_one_of(next, &["."]));
    !named && (scan.is_one_of(token, &SPEAKERS) && !marked || chinese())
}

/// Has a token one of these characters?
fn is_chinese(scan: &Scan, token: &Token, characters: &str) -> bool {
    let mut chars = scan.text.chars[token.start..token.end].iter();
    chars.any(|c| is_han(*c) && characters.contains(*c))
}
