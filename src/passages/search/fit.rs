//! Is a passage an answer? A question that speaks of the field may be answered by a passage that has
//! little of it, one that does not only by a passage that has nearly all.
//!
//! The bounds were chosen on questions that the documents answer and others that they do not;
//! docs/retrieval.md has the figures.

use std::sync::OnceLock;

use super::Scored;
use crate::text::stem::{entries, stem};
use crate::text::{Lang, is_han};

const ENGLISH: &str = include_str!("../../../index/lexicon/field.en.txt");
const CHINESE: &str = include_str!("../../../index/lexicon/field.zh.txt");

/// How well a passage fits a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It is about something else.
    #[default]
    No,
    /// It has some of what is asked, by words of the field.
    Near,
    /// It has what is asked.
    Answer,
}

/// What an answer has at least: the share of what is asked, and the product of that share and the
/// score; less where the question speaks of the subject itself.
const COVERED: f32 = 0.4;
const SURE: f32 = 0.08;
const SURE_TRANSLATED: f32 = 0.12;
const COVERED_OF_SUBJECT: f32 = 0.33;
const SURE_OF_SUBJECT: f32 = 0.055;
/// A question without a word of the field is answered by a passage with several of its words, names of
/// places among them, or with a rare one, and with so much of it.
const WHOLE: f32 = 0.45;
const SEVERAL: usize = 2;
const RARE: f32 = 4.3;
/// What comes near has so much of a question of the field, and so high a score …
const NEAR_WHOLE: f32 = 0.08;
const NEAR_SCORE: f32 = 0.05;
/// … less where it names the subject itself and the passage has what an answer has …
const NEAR_OF_SUBJECT: f32 = 0.03;
/// … or so much of one with a single word of the field.
const NEAR_COVERED: f32 = 0.3;
const NEAR_SURE: f32 = 0.04;

/// How much a question speaks of the field.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    /// It names the subject itself.
    pub(super) subject: bool,
    /// So many words of the field are in it.
    words: usize,
}

impl Field {
    /// What a folded question speaks of.
    pub(super) fn of(folded: &str) -> Self {
        static WORDS: OnceLock<Vec<Entry>> = OnceLock::new();
        let words = WORDS.get_or_init(|| {
            let of = |text, lang| entries(text).map(move |line| Entry::new(line, lang));
            of(ENGLISH, Lang::En).chain(of(CHINESE, Lang::Zh)).collect()
        });
        let latin = |c: char| c.is_alphanumeric() && !is_han(c);
        let stems: Vec<String> = folded
            .split(|c| !latin(c))
            .filter(|word| !word.is_empty())
            .map(stem)
            .collect();
        let mut found: Vec<&Entry> = words
            .iter()
            .filter(|entry| entry.is_in(folded, &stems))
            .collect();
        // 城市外交 is no 城市 and no 外交 besides.
        let all = found.clone();
        found.retain(|entry| {
            let inside =
                |other: &&Entry| other.text != entry.text && other.text.contains(&entry.text);
            !all.iter().any(inside)
        });
        Self {
            subject: found.iter().any(|entry| entry.subject),
            words: found.len(),
        }
    }

    /// What either of two readings of a question speaks of.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            subject: self.subject || other.subject,
            words: self.words.max(other.words),
        }
    }

    /// The same with one word more.
    pub(super) const fn and_one(self) -> Self {
        Self {
            words: self.words + 1,
            ..self
        }
    }

    /// Does one word of it speak of the field at least?
    pub(super) const fn is_touched(self) -> bool {
        self.subject || self.words > 0
    }

    /// Is the question one of the field? One word is enough where a place is named with it.
    const fn is_field(self, place: bool) -> bool {
        self.subject || self.words > 1 || (self.words == 1 && place)
    }
}

/// A word of the field.
struct Entry {
    text: String,
    lang: Lang,
    subject: bool,
}

impl Entry {
    fn new(line: &str, lang: Lang) -> Self {
        let subject = line.strip_prefix("* ");
        let text = match (subject, lang) {
            (None, Lang::En) => stem(line),
            _ => subject.unwrap_or(line).to_owned(),
        };
        Self {
            text,
            lang,
            subject: subject.is_some(),
        }
    }

    fn is_in(&self, folded: &str, stems: &[String]) -> bool {
        if self.subject || self.lang == Lang::Zh {
            folded.contains(&self.text)
        } else {
            stems.contains(&self.text)
        }
    }
}

/// How well a passage fits; does the question name a `place`?
pub(super) fn fit(scored: &Scored, field: Field, place: bool) -> Fit {
    let (covered, sure) = match (scored.translated, field.subject) {
        (true, _) => (COVERED, SURE_TRANSLATED),
        (false, true) => (COVERED_OF_SUBJECT, SURE_OF_SUBJECT),
        (false, false) => (COVERED, SURE),
    };
    let share = &scored.share;
    let has =
        |covered, sure| share.of_content() >= covered && share.of_content() * scored.score >= sure;
    let whole = !scored.translated
        && share.of_all() >= WHOLE
        && (share.matched >= SEVERAL || share.rarest >= RARE);
    if has(covered, sure) && (field.is_touched() || whole) {
        return Fit::Answer;
    }
    let on_subject = field.subject
        && share.of_content() >= COVERED_OF_SUBJECT
        && scored.score >= NEAR_OF_SUBJECT;
    let near = on_subject
        || field.is_field(place) && share.of_all() >= NEAR_WHOLE && scored.score >= NEAR_SCORE
        || field.is_touched() && has(NEAR_COVERED, NEAR_SURE);
    if near && !scored.translated {
        Fit::Near
    } else {
        Fit::No
    }
}
