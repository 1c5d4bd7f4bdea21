//! English words as they are compared: stems, irregular forms, stopwords.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use rust_stemmers::{Algorithm, Stemmer};

/// Words that a question is made of but that say nothing of its subject.
const STOPWORDS: &str = include_str!("../../index/lexicon/stopwords.en.txt");
/// Forms that no rule leads back to their word: the word, then its forms.
const IRREGULAR: &str = include_str!("../../index/lexicon/irregular.en.txt");

/// The stem of a folded English word: "cities" → "citi", "won" → "win".
///
/// ```
/// use youcheng::text::stem::stem;
/// assert_eq!(stem("partners"), stem("partner"));
/// assert_eq!(stem("sang"), stem("singing"));
/// ```
#[must_use]
pub fn stem(word: &str) -> String {
    static STEMMER: OnceLock<Stemmer> = OnceLock::new();
    static FORMS: OnceLock<HashMap<&str, &str>> = OnceLock::new();
    let forms = FORMS.get_or_init(|| {
        entries(IRREGULAR)
            .filter_map(|line| line.split_once(' '))
            .flat_map(|(word, forms)| forms.split(' ').map(move |form| (form, word)))
            .collect()
    });
    let stemmer = STEMMER.get_or_init(|| Stemmer::create(Algorithm::English));
    stemmer
        .stem(forms.get(word).copied().unwrap_or(word))
        .into_owned()
}

/// Is this folded word only a part of how people ask, such as "what" and "the"?
#[must_use]
pub fn is_stopword(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    WORDS
        .get_or_init(|| entries(STOPWORDS).collect())
        .contains(word)
}

/// The entries of a word list: one a line, `#` begins a comment.
pub(crate) fn entries(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
}
