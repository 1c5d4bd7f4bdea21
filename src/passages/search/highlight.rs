//! Which words of a passage matched the question.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::text::stem::stem;
use crate::text::{Folded, Lang, is_han};

/// The words by which passages were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    /// Chinese words, as characters.
    chinese: BTreeSet<Vec<char>>,
    /// Stems of English words, and words and numbers of other scripts.
    stems: BTreeSet<String>,
}

impl Matches {
    pub(super) fn add_chinese(&mut self, words: &[String]) {
        for word in words {
            let chars: Vec<char> = word.chars().collect();
            if chars.iter().all(|c| is_han(*c)) {
                self.chinese.insert(chars);
            } else {
                self.stems.insert(stem(word));
            }
        }
    }

    pub(super) fn add_english(&mut self, stems: &[String]) {
        self.stems.extend(stems.iter().cloned());
    }

    /// A single Chinese character is not marked: it stands in too many other words.
    pub(super) fn add_gloss(&mut self, gloss: &str, lang: Lang) {
        match lang {
            Lang::Zh if gloss.chars().count() > 1 => self.add_chinese(&[gloss.to_owned()]),
            Lang::Zh => {}
            Lang::En => self.stems.extend(gloss.split(' ').map(str::to_owned)),
        }
    }

    /// The stretches of `text` that matched, in characters, in order and apart from each other.
    #[must_use]
    pub fn highlights(&self, text: &str) -> Vec<Range<usize>> {
        let folded = Folded::new(text);
        let mut marked = vec![false; text.chars().count()];
        let mut mark = |range: Range<usize>| {
            for origin in folded.origin.get(range).into_iter().flatten() {
                if let Some(mark) = marked.get_mut(*origin as usize) {
                    *mark = true;
                }
            }
        };
        for word in &self.chinese {
            let windows = folded.chars.windows(word.len().max(1)).enumerate();
            windows
                .filter(|(_, w)| w == word)
                .for_each(|(at, _)| mark(at..at + word.len()));
        }
        let part = |c: char| c.is_alphanumeric() && !is_han(c);
        let mut at = 0;
        for run in folded.chars.chunk_by(|a, b| part(*a) == part(*b)) {
            if run.first().copied().is_some_and(part)
                && self.stems.contains(&stem(&run.iter().collect::<String>()))
            {
                mark(at..at + run.len());
            }
            at += run.len();
        }
        ranges(&marked)
    }
}

/// The stretches of `true`.
fn ranges(marked: &[bool]) -> Vec<Range<usize>> {
    let mut at = 0;
    let runs = marked.chunk_by(|a, b| a == b).map(|run| {
        at += run.len();
        (run.first() == Some(&true)).then_some(at - run.len()..at)
    });
    runs.flatten().collect()
}
