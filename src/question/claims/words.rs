//! Numbers in English words, as figures.

use std::ops::Range;

use crate::text::numerals;

/// A text in which "two hundred and seventy-three" and "2.73 hundred" stand as 273.
pub(super) fn in_figures(text: &str) -> String {
    let words = words(text);
    let (mut read, mut copied, mut at) = (String::with_capacity(text.len()), 0, 0);
    while at < words.len() {
        match number(text, &words[at..]) {
            Some((value, len)) => {
                read.push_str(&text[copied..words[at].start]);
                read.push_str(&value.to_string());
                copied = words[at + len - 1].end;
                at += len;
            }
            None => at += 1,
        }
    }
    read.push_str(&text[copied..]);
    read
}

/// Where the words of a text stand; "2.73" is one.
fn words(text: &str) -> Vec<Range<usize>> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == ',';
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| is_part(*c)) {
        match words.last_mut().filter(|word| word.end == at) {
            Some(word) => word.end += c.len_utf8(),
            None => words.push(at..at + c.len_utf8()),
        }
    }
    for word in &mut words {
        word.end = word.start + text[word.clone()].trim_end_matches(['.', ',']).len();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The number that the words begin with, if it is one of hundreds or thousands, and how many words
/// it takes.
fn number(text: &str, words: &[Range<usize>]) -> Option<(f64, usize)> {
    let word = |at: usize| words.get(at).map(|word| text[word.clone()].to_lowercase());
    let joined = |at: usize| {
        let gap = at
            .checked_sub(1)
            .map(|last| words[last].end..words[at].start);
        gap.is_none_or(|gap| matches!(&text[gap], " " | "-"))
    };
    let (mut whole, mut part, mut scaled, mut len) = (0.0, 0.0, false, 0);
    for at in 0..words.len() {
        let Some(word) = word(at).filter(|_| joined(at)) else {
            break;
        };
        match word.as_str() {
            "hundred" if part > 0.0 => (part, scaled) = (part * 100.0, true),
            "thousand" if part > 0.0 => (whole, part, scaled) = (whole + part * 1_000.0, 0.0, true),
            "and" if scaled => continue,
            "a" if at == 0 => part = 1.0,
            word => match value(word, at == 0) {
                Some(value) => part += value,
                None => break,
            },
        }
        len = at + 1;
    }
    let value = ((whole + part) * 100.0).round() / 100.0;
    scaled.then_some((value, len))
}

/// The value of a word below a hundred, or of figures where they may stand.
fn value(word: &str, figures: bool) -> Option<f64> {
    let spelled = || {
        let cardinal = numerals::english(word).filter(|_| numerals::ordinal(word).is_none());
        cardinal.filter(|value| *value < 100).map(f64::from)
    };
    let written = || word.replace(',', "").parse().ok().filter(|_| figures);
    spelled().or_else(written)
}
