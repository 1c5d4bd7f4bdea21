//! Chinese words, and the smaller pieces that are found where words are cut differently.
//!
//! The segmenter takes a tenth of a second and 30 MB to load, so it is loaded by the first text
//! that needs it and by no figures question.

use std::sync::OnceLock;

use jieba_rs::Jieba;

use super::is_han;

/// Words of the field, one a line: word, frequency, part of speech.
const FIELD_WORDS: &str = include_str!("../../index/lexicon/words.txt");
/// The places, whose Chinese names are words.
const PLACES: &str = include_str!("../../data/places.tsv");
/// Words that a question is made of but that say nothing of its subject.
const STOPWORDS: &str = include_str!("../../index/lexicon/stopwords.zh.txt");
/// The frequency that makes a name stay whole beside its parts.
const NAME_FREQUENCY: usize = 3;

fn segmenter() -> &'static Jieba {
    static SEGMENTER: OnceLock<Jieba> = OnceLock::new();
    SEGMENTER.get_or_init(|| {
        let mut jieba = Jieba::new();
        for line in FIELD_WORDS.lines() {
            let mut columns = line.split_whitespace();
            let (word, frequency) = (columns.next().unwrap_or_default(), columns.next());
            jieba.add_word(word, frequency.and_then(|f| f.parse().ok()), columns.next());
        }
        let column = PLACES
            .lines()
            .next()
            .and_then(|l| l.split('\t').position(|name| name == "zh"));
        let names = PLACES
            .lines()
            .skip(1)
            .filter_map(|line| line.split('\t').nth(column?));
        for name in names.filter(|name| name.chars().count() > 1) {
            if !jieba.has_word(name) {
                jieba.add_word(name, Some(NAME_FREQUENCY), Some("ns"));
            }
        }
        jieba
    })
}

/// The words of a folded text, long words also as the shorter words in them; punctuation is
/// dropped.
///
/// ```
/// use youcheng::text::segment::words;
/// let found: Vec<&str> = words("国际友好城市").collect();
/// assert!(found.contains(&"国际") && found.contains(&"友好城市"));
/// ```
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    let tokens = segmenter().cut_for_search(folded, true);
    tokens
        .into_iter()
        .map(|token| token.word)
        .filter(|word| word.chars().any(char::is_alphanumeric))
}

/// The words of a folded text, each part of the text in one word; punctuation is dropped.
pub fn long_words(folded: &str) -> impl Iterator<Item = &str> {
    let tokens = segmenter().cut(folded, true);
    tokens
        .into_iter()
        .map(|token| token.word)
        .filter(|word| word.chars().any(char::is_alphanumeric))
}

/// Is a folded text of Chinese made of everyday words with a verb among them, and without a name: 交往,
/// 吃饭最好?
#[must_use]
pub fn is_everyday_phrase(folded: &str) -> bool {
    let tokens = segmenter().tag(folded, false);
    let whole = |word: &str| word.chars().count() > 1;
    let verb = |tag: &str| tag.starts_with('v');
    let name = |tag: &str| matches!(tag, "ns" | "nr" | "nt" | "nz" | "x");
    tokens
        .iter()
        .any(|token| whole(token.word) && verb(token.tag))
        && !tokens.iter().any(|token| name(token.tag))
}

/// Is this word only a part of how people ask, such as 什么 and 哪些?
#[must_use]
pub fn is_stopword(word: &str) -> bool {
    static WORDS: OnceLock<std::collections::HashSet<&str>> = OnceLock::new();
    WORDS
        .get_or_init(|| super::stem::entries(STOPWORDS).collect())
        .contains(word)
}

/// The stretches of Han characters in a folded text.
pub fn han_runs(folded: &[char]) -> impl Iterator<Item = &[char]> {
    folded
        .chunk_by(|a, b| is_han(*a) == is_han(*b))
        .filter(|run| run.first().copied().is_some_and(is_han))
}

/// The words and numbers of a folded text that are not written in Han characters.
pub fn other_words(folded: &[char]) -> impl Iterator<Item = &[char]> {
    let part = |c: char| c.is_alphanumeric() && !is_han(c);
    folded
        .chunk_by(move |a, b| part(*a) == part(*b))
        .filter(move |run| run.first().copied().is_some_and(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_field_and_places_stay_whole() {
        for word in ["友好省州", "一带一路", "神户", "符拉迪沃斯托克"] {
            assert!(words(word).any(|found| found == word), "{word}");
        }
        assert_eq!(words("，。！").count(), 0);
        assert!(is_stopword("什么") && !is_stopword("城市"));
    }

    #[test]
    fn scripts_are_told_apart() {
        let text: Vec<char> = "第50届 nfl比赛, ok".chars().collect();
        let text_of = |run: &[char]| run.iter().collect::<String>();
        assert_eq!(
            han_runs(&text).map(text_of).collect::<Vec<_>>(),
            ["第", "届", "比赛"]
        );
        assert_eq!(
            other_words(&text).map(text_of).collect::<Vec<_>>(),
            ["50", "nfl", "ok"]
        );
    }
}
