//! Passages in the other language, found through the translations of the question's concepts.
//!
//! Of the ways to say a concept, a passage counts the one that suits it best. Which ways are likely
//! is judged by the weight that the lists give them and by how common they are in the passages: a
//! rare word is seldom what the usual word of a question means.

use tantivy::schema::Field;

use super::{Matches, Question, Scored, best, idf, saturation, stored};
use crate::passages::index::Postings;
use crate::passages::translate::{self, Concept, Gloss};
use crate::places::Gazetteer;
use crate::text::{Lang, is_han};

/// How many ways to say a concept are tried.
const MOST_GLOSSES: usize = 20;
/// Each is worth this much of the one before.
const DECAY: f32 = 0.8;
/// What a second way adds to the best in the same passage.
const TIE: f32 = 0.1;
/// How much being common in the passages speaks for a gloss.
const COMMON: f32 = 0.5;
/// A single character occurs in many words that have nothing to do with it.
const SINGLE: f32 = 0.5;
/// In how many passages a concept is taken to be that none of them has: few.
const UNKNOWN: f32 = 1.0;

pub(super) fn search(
    postings: &Postings<'_>,
    question: &Question<'_>,
    gazetteer: Option<&Gazetteer>,
    matches: &mut Matches,
) -> tantivy::Result<Vec<Scored>> {
    let target = Target::new(postings, question.lang)?;
    let concepts = match question.lang {
        Lang::En => {
            // A reading error would show again when the gloss itself is read.
            let holds = |gloss: &Gloss| target.frequency(gloss).is_ok_and(|n| n > 0.0);
            translate::from_english(question.typed, &question.chars, gazetteer, &holds)
        }
        Lang::Zh => translate::from_chinese(&question.folded, gazetteer),
    };
    let mut scores = vec![0.0; postings.len()];
    let mut held = vec![Vec::new(); concepts.len()];
    let mut most = 0.0;
    for (concept, held) in concepts.iter().zip(&mut held) {
        most += target.add(concept, &mut scores, held, matches)?;
    }
    let coverage = |number: u32| {
        let found = held.iter().filter_map(|held| {
            let at = held
                .binary_search_by_key(&number, |(number, _)| *number)
                .ok()?;
            held.get(at).map(|(_, weight)| *weight)
        });
        found.sum::<f32>() / most
    };
    let mut scored = Vec::new();
    for candidate in best(&scores) {
        scored.push(Scored {
            score: candidate.score / most,
            coverage: coverage(candidate.number),
            id: stored(postings, candidate.number)?.id,
            translated: true,
        });
    }
    Ok(scored)
}

/// The fields of the language that is searched.
struct Target<'a> {
    postings: &'a Postings<'a>,
    lang: Lang,
    passages: f32,
    single: (Field, f32),
    double: (Field, f32),
}

/// A passage that has a gloss: its number, how often, and the length of the passage against the
/// average.
type Occurrence = (u32, f32, f32);

impl<'a> Target<'a> {
    fn new(postings: &'a Postings<'a>, question: Lang) -> tantivy::Result<Self> {
        let fields = postings.fields();
        let (lang, single, double) = match question {
            Lang::En => (Lang::Zh, fields.chars, fields.pairs),
            Lang::Zh => (Lang::En, fields.stems, fields.stem_pairs),
        };
        let stats = |field| postings.stats(field, lang);
        let (one, two) = (stats(single)?, stats(double)?);
        Ok(Self {
            postings,
            lang,
            passages: one.passages,
            single: (single, one.average_length),
            double: (double, two.average_length),
        })
    }

    /// The terms that a passage with this gloss has.
    fn terms(&self, gloss: &Gloss) -> Vec<((Field, f32), String)> {
        let text = match gloss {
            // Names have one length: how many others stand beside them says nothing.
            Gloss::Sound(sound) => {
                return vec![((self.postings.fields().sounds, 0.0), sound.clone())];
            }
            Gloss::Words(text) => text,
        };
        if self.lang == Lang::En {
            let stems: Vec<&str> = text.split(' ').collect();
            return match stems[..] {
                [one] => vec![(self.single, one.to_owned())],
                _ => stems
                    .windows(2)
                    .map(|pair| (self.double, pair.join("_")))
                    .collect(),
            };
        }
        let chars: Vec<char> = text.chars().filter(|c| is_han(*c)).collect();
        match chars[..] {
            [] => vec![(self.double, text.clone())],
            [one] => vec![(self.single, one.to_string())],
            _ => chars
                .windows(2)
                .map(|pair| (self.double, pair.iter().collect()))
                .collect(),
        }
    }

    /// In how many passages a gloss occurs, at most.
    fn frequency(&self, gloss: &Gloss) -> tantivy::Result<f32> {
        let mut least = f32::INFINITY;
        for ((field, _), term) in self.terms(gloss) {
            least = least.min(self.postings.frequency(field, &term)?);
        }
        Ok(least)
    }

    fn occurrences(&self, gloss: &Gloss) -> tantivy::Result<Vec<Occurrence>> {
        let mut common: Option<Vec<Occurrence>> = None;
        for ((field, average), term) in self.terms(gloss) {
            let mut found = Vec::new();
            self.postings.visit(field, &term, |number, times, length| {
                found.push((
                    number,
                    times,
                    if average > 0.0 { length / average } else { 1.0 },
                ));
            })?;
            common = Some(match common {
                Some(common) => both(&common, &found),
                None => found,
            });
        }
        Ok(common.unwrap_or_default())
    }

    /// Adds what a concept is worth to the scores of the passages that have it, and those passages
    /// to `held`; gives the most that a passage could get.
    fn add(
        &self,
        concept: &Concept,
        scores: &mut [f32],
        held: &mut Vec<(u32, f32)>,
        matches: &mut Matches,
    ) -> tantivy::Result<f32> {
        let mut worth = std::collections::BTreeMap::<u32, f32>::new();
        let mut most = 0.0_f32;
        for (rank, (gloss, _)) in (0..).zip(self.likely(concept)?) {
            let occurrences = self.occurrences(gloss)?;
            if occurrences.is_empty() {
                continue;
            }
            #[expect(clippy::cast_precision_loss, reason = "counts far below 2^24")]
            let mut weight = DECAY.powi(rank) * idf(self.passages, occurrences.len() as f32);
            if self.is_single(gloss) {
                weight *= SINGLE;
            }
            most = most.max(weight);
            if let Gloss::Words(text) = gloss {
                matches.add_gloss(text, self.lang);
            }
            for (number, times, length) in occurrences {
                let value = weight * saturation(times, length, 1.0);
                let known = worth.entry(number).or_default();
                *known = known.max(value) + TIE * known.min(value);
            }
        }
        for (number, value) in &worth {
            if let Some(score) = scores.get_mut(*number as usize) {
                *score += value;
            }
        }
        if most == 0.0 {
            most = idf(self.passages, UNKNOWN);
        }
        held.extend(worth.into_keys().map(|number| (number, most)));
        Ok(most)
    }

    /// The glosses that the index holds, the likeliest first.
    fn likely<'c>(&self, concept: &'c Concept) -> tantivy::Result<Vec<(&'c Gloss, f32)>> {
        let mut likely = Vec::new();
        for (gloss, weight) in &concept.glosses {
            let frequency = self.frequency(gloss)?;
            if frequency > 0.0 {
                likely.push((gloss, weight * (1.0 + frequency).powf(COMMON)));
            }
        }
        likely.sort_by(|a, b| b.1.total_cmp(&a.1));
        likely.truncate(MOST_GLOSSES);
        Ok(likely)
    }

    fn is_single(&self, gloss: &Gloss) -> bool {
        self.lang == Lang::Zh
            && matches!(gloss, Gloss::Words(text) if text.chars().filter(|c| is_han(*c)).count() == 1)
    }
}

/// The passages in both lists, with the lower count.
fn both(a: &[Occurrence], b: &[Occurrence]) -> Vec<Occurrence> {
    let mut rest = b.iter().peekable();
    let mut common = Vec::new();
    for &(number, times, length) in a {
        while rest.next_if(|(other, ..)| *other < number).is_some() {}
        if let Some((_, other, _)) = rest.next_if(|(other, ..)| *other == number) {
            common.push((number, times.min(*other), length));
        }
    }
    common
}
