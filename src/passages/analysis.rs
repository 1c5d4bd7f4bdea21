//! A text → the terms by which it is found: one analysis for passages and for questions.

use crate::text::Lang;
use crate::text::segment::{han_runs, other_words, words};
use crate::text::stem::stem;

use super::sound;

/// The terms of a text, one list for each field of the index, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Terms {
    /// Chinese words, and the words of other scripts among them.
    pub(super) words: Vec<String>,
    /// Pairs of neighbouring Han characters, and the words of other scripts among them.
    pub(super) pairs: Vec<String>,
    /// Han characters one by one.
    pub(super) chars: Vec<String>,
    /// What names in Chinese characters sound like.
    pub(super) sounds: Vec<String>,
    /// English words as written.
    pub(super) exact: Vec<String>,
    /// English words by their stems.
    pub(super) stems: Vec<String>,
    /// Pairs of neighbouring stems.
    pub(super) stem_pairs: Vec<String>,
}

/// The terms of a folded passage: the Chinese ones or the English ones, by its language.
pub(super) fn passage(folded: &str, lang: Lang) -> Terms {
    let chars: Vec<char> = folded.chars().collect();
    match lang {
        Lang::Zh => Terms {
            sounds: sound::names(&chars),
            ..chinese(folded, &chars)
        },
        Lang::En => english(&chars),
    }
}

/// The terms by which the folded headings above a passage are found: pairs, or stems with their
/// pairs.
pub(super) fn headings(folded: &str, lang: Lang) -> Terms {
    let chars: Vec<char> = folded.chars().collect();
    match lang {
        Lang::Zh => Terms {
            pairs: pairs(&chars),
            ..Terms::default()
        },
        Lang::En => {
            let mut terms = english(&chars);
            terms.stems.append(&mut terms.stem_pairs);
            Terms {
                stems: terms.stems,
                ..Terms::default()
            }
        }
    }
}

/// The terms of a Chinese text.
pub(super) fn chinese(folded: &str, chars: &[char]) -> Terms {
    Terms {
        words: words(folded).map(str::to_owned).collect(),
        pairs: pairs(chars),
        chars: han_runs(chars).flatten().map(char::to_string).collect(),
        ..Terms::default()
    }
}

/// Pairs of neighbouring Han characters, then the words of other scripts.
pub(super) fn pairs(chars: &[char]) -> Vec<String> {
    let runs = han_runs(chars).flat_map(|run| run.windows(2));
    runs.chain(other_words(chars))
        .map(|run| run.iter().collect())
        .collect()
}

/// The terms of an English text.
pub(super) fn english(chars: &[char]) -> Terms {
    let exact = english_words(chars);
    let stems: Vec<String> = exact.iter().map(|word| stem(word)).collect();
    let stem_pairs = stems.windows(2).map(|pair| pair.join("_")).collect();
    Terms {
        exact,
        stems,
        stem_pairs,
        ..Terms::default()
    }
}

/// The words of an English text, without possessive endings.
pub(super) fn english_words(chars: &[char]) -> Vec<String> {
    other_words(chars)
        .map(|run| run.iter().collect())
        .filter(|word| word != "s")
        .collect()
}
