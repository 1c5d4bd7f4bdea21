//! Searching: a question in either language → the passages that answer it, best first.
//!
//! Passages in the language of the question are found by its own terms (`direct`), those in the
//! other language by translation (`cross`). Both scores are shares of the highest score that the
//! question could reach, so that the two lists can be merged and weak answers be told apart.

mod cross;
mod direct;
mod fit;
mod highlight;
mod rerank;
mod tally;

pub use fit::Fit;
pub use highlight::Matches;

use tantivy::TantivyDocument;

use self::fit::{Field, fit};
use self::rerank::Share;
use super::index::{Index, IndexError, Postings};
use crate::places::Gazetteer;
use crate::text::{Lang, fold};

/// How many passages are compared closely before the best are chosen.
const CANDIDATES: usize = 30;
/// What a translated match is worth beside one in the words of the question, which is surer and can
/// be read by whoever asked.
const TRANSLATED: f32 = 0.1;
/// Questions are cut here: what stands after so many characters says nothing new.
const LONGEST_QUESTION: usize = 500;
/// Parameters of BM25: how fast repetition stops counting, and how much length counts.
const K1: f32 = 1.2;
const B: f32 = 0.75;

/// A search for passages.
#[derive(Clone, Copy, Debug)]
pub struct SearchRequest<'a> {
    /// The question, as typed.
    pub text: &'a str,
    /// Search passages of this language only; all if none.
    pub only: Option<Lang>,
    /// How many passages are wanted.
    pub k: usize,
    /// The names of places in the other language.
    pub gazetteer: Option<&'a Gazetteer>,
    /// It is known to speak of the field, whatever its words.
    pub of_field: bool,
}

/// A passage that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Which share of the question it answers, 0 to 1.
    pub score: f32,
    /// The id of the passage.
    pub passage_id: String,
    /// The question had to be translated to find it.
    pub translated: bool,
    /// Is it good enough to be called an answer?
    pub fit: Fit,
}

/// What a search found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The passages, best first.
    pub hits: Vec<Hit>,
    /// Does the question speak of what the documents are about?
    pub of_field: bool,
    /// The words of the question, for highlighting them in the passages.
    pub matches: Matches,
}

/// A passage under consideration: its number in the index and its score.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    number: u32,
    score: f32,
}

/// A passage with all that is compared about it.
struct Scored {
    number: u32,
    score: f32,
    /// What it has of what is asked.
    share: Share,
    translated: bool,
}

impl Scored {
    /// The score by which passages of both languages are ranked.
    fn worth(&self) -> f32 {
        if self.translated {
            self.score * TRANSLATED
        } else {
            self.score
        }
    }
}

impl Index {
    /// Finds the passages that answer a question.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn search(&self, request: &SearchRequest<'_>) -> Result<Found, IndexError> {
        let text: String = request.text.chars().take(LONGEST_QUESTION).collect();
        let question = Question::new(&text);
        let searcher = self.searcher();
        let postings = Postings::new(&searcher, self.fields());
        let asked = direct::mended(&postings, &question)?;
        let asked = asked.as_deref().map(Question::new);
        // "City diplomasy" is of the field as well.
        let mut field = asked
            .as_ref()
            .map_or(question.field, |asked| question.field.or(asked.field));
        if request.of_field {
            field = field.and_one();
        }
        let mut matches = Matches::default();
        let mut scored = Vec::new();
        for lang in [Lang::Zh, Lang::En] {
            if request.only.is_some_and(|only| only != lang) {
                continue;
            }
            scored.extend(if lang == question.lang {
                direct::search(
                    &postings,
                    asked.as_ref().unwrap_or(&question),
                    request,
                    &mut matches,
                )?
            } else {
                cross::search(&postings, &question, request, &mut matches)?
            });
        }
        scored.sort_by(|a, b| {
            b.worth()
                .total_cmp(&a.worth())
                .then_with(|| a.number.cmp(&b.number))
        });
        scored.truncate(request.k);
        let place = scored.iter().any(|scored| scored.share.names_place());
        let mut hits = Vec::with_capacity(scored.len());
        for scored in &scored {
            hits.push(Hit {
                score: scored.worth(),
                passage_id: stored(&postings, scored.number)?.id,
                translated: scored.translated,
                fit: fit(scored, field, place),
            });
        }
        Ok(Found {
            hits,
            of_field: field.is_touched(),
            matches,
        })
    }
}

/// A question, folded.
struct Question<'a> {
    /// As typed: capitals tell names.
    typed: &'a str,
    folded: String,
    chars: Vec<char>,
    lang: Lang,
    field: Field,
}

impl<'a> Question<'a> {
    fn new(typed: &'a str) -> Self {
        let folded = fold(typed);
        let chars: Vec<char> = folded.chars().collect();
        let han = chars.iter().any(|c| crate::text::is_han(*c));
        let field = Field::of(&folded);
        Self {
            typed,
            folded,
            chars,
            lang: if han { Lang::Zh } else { Lang::En },
            field,
        }
    }
}

/// The weight of a term that `frequency` of `passages` passages have.
fn idf(passages: f32, frequency: f32) -> f32 {
    (1.0 + (passages - frequency + 0.5).max(0.0) / (frequency + 0.5)).ln()
}

/// How much a term counts in a passage, 0 to 1, by how often it occurs there and how long the
/// passage is against the average.
fn saturation(occurrences: f32, length: f32, average_length: f32) -> f32 {
    occurrences / (occurrences + K1 * (1.0 - B + B * length / average_length))
}

/// All passages with their scores, in the order of the index.
fn candidates(scores: &[f32]) -> impl Iterator<Item = Candidate> + '_ {
    let numbered = (0_u32..).zip(scores);
    numbered.map(|(number, &score)| Candidate { number, score })
}

/// The `most` candidates with the highest scores above 0, best first; ties in the order of the index.
fn best(candidates: impl Iterator<Item = Candidate>, most: usize) -> Vec<Candidate> {
    let better =
        |a: &Candidate, b: &Candidate| b.score.total_cmp(&a.score).then(a.number.cmp(&b.number));
    let most = most.max(1);
    let mut kept: Vec<Candidate> = Vec::new();
    let mut least = 0.0;
    for candidate in candidates {
        if candidate.score > least {
            kept.push(candidate);
        }
        if kept.len() == 2 * most {
            let (_, last, _) = kept.select_nth_unstable_by(most - 1, better);
            least = last.score;
            kept.truncate(most);
        }
    }
    kept.sort_by(better);
    kept.truncate(most);
    kept
}

/// What the index keeps of a passage.
fn stored(postings: &Postings<'_>, number: u32) -> tantivy::Result<super::index::Stored> {
    let document: TantivyDocument = postings.searcher().doc(postings.address(number))?;
    Ok(postings.fields().stored(&document))
}
