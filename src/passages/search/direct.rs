//! Passages in the language of the question, found by its terms and ranked by how closely they
//! stand together.

use std::collections::BTreeMap;

use tantivy::schema::Field;

use super::rerank::{self, Unit, Units};
use super::{Matches, Question, Scored, best, idf, saturation, stored};
use crate::passages::analysis::{self, Terms};
use crate::passages::index::Postings;
use crate::text::{Lang, segment, stem};

/// How much a field counts beside the words of a Chinese question and the stems of an English one.
const CHARS: f32 = 0.3;
const EXACT: f32 = 0.5;
const STEM_PAIRS: f32 = 0.5;

pub(super) fn search(
    postings: &Postings<'_>,
    question: &Question<'_>,
    matches: &mut Matches,
) -> tantivy::Result<Vec<Scored>> {
    let fields = postings.fields();
    let (terms, clauses) = match question.lang {
        Lang::Zh => {
            let mut terms = analysis::chinese(&question.folded, &question.chars);
            terms.words.retain(|word| !segment::is_stopword(word));
            matches.add_chinese(&terms.words);
            let clauses = vec![
                (fields.words, &terms.words, 1.0),
                (fields.pairs, &terms.pairs, 1.0),
                (fields.chars, &terms.chars, CHARS),
            ];
            (terms.clone(), owned(clauses))
        }
        Lang::En => {
            let mut terms = analysis::english(&question.chars);
            terms.exact.retain(|word| !stem::is_stopword(word));
            let stems: Vec<String> = terms.exact.iter().map(|word| stem::stem(word)).collect();
            matches.add_english(&stems);
            let clauses = vec![
                (fields.stems, &stems, 1.0),
                (fields.exact, &terms.exact, EXACT),
                (fields.stem_pairs, &terms.stem_pairs, STEM_PAIRS),
            ];
            let clauses = owned(clauses);
            (Terms { stems, ..terms }, clauses)
        }
    };
    let mut scores = vec![0.0; postings.len()];
    let mut most = 0.0;
    for (field, terms, weight) in &clauses {
        most += add(postings, question.lang, *field, terms, *weight, &mut scores)?;
    }
    let units = Units::new(units(postings, question, &terms)?, question.lang);
    let mut scored = Vec::new();
    for candidate in best(&scores) {
        let stored = stored(postings, candidate.number)?;
        let closeness = rerank::closeness(&units, &stored.text);
        let score = candidate.score / most * closeness.factor;
        scored.push(Scored {
            score,
            coverage: closeness.coverage,
            id: stored.id,
            translated: false,
        });
    }
    Ok(scored)
}

type Clause = (Field, Vec<String>, f32);

fn owned(clauses: Vec<(Field, &Vec<String>, f32)>) -> Vec<Clause> {
    clauses
        .into_iter()
        .map(|(field, terms, weight)| (field, terms.clone(), weight))
        .collect()
}

/// Adds what `terms` in `field` are worth to the scores of the passages that have them; gives the
/// most that a passage could get.
fn add(
    postings: &Postings<'_>,
    lang: Lang,
    field: Field,
    terms: &[String],
    weight: f32,
    scores: &mut [f32],
) -> tantivy::Result<f32> {
    let stats = postings.stats(field, lang)?;
    let mut counts: BTreeMap<&str, f32> = BTreeMap::new();
    for term in terms {
        *counts.entry(term).or_default() += 1.0;
    }
    let mut most = 0.0;
    for (term, count) in counts {
        let frequency = postings.frequency(field, term)?;
        let weight = weight * count * idf(stats.passages, frequency);
        most += weight;
        postings.visit(field, term, |number, occurrences, length| {
            if let Some(score) = scores.get_mut(number as usize) {
                *score += weight * saturation(occurrences, length, stats.average_length);
            }
        })?;
    }
    Ok(most)
}

/// The units of the question that are looked for close together: characters in Chinese, words in
/// English, stopwords among them, because they too stand where the answer stands.
fn units(
    postings: &Postings<'_>,
    question: &Question<'_>,
    content: &Terms,
) -> tantivy::Result<Vec<Unit>> {
    let fields = postings.fields();
    let mut units = Vec::new();
    let text: Vec<char> = question.folded.chars().collect();
    for unit in rerank::split(&text) {
        let word: String = unit.iter().collect();
        let (key, field, content) = match (question.lang, unit) {
            (Lang::En, _) => {
                let key = stem::stem(&word);
                let content = content.stems.contains(&key);
                (key, fields.stems, content)
            }
            (Lang::Zh, [c]) if crate::text::is_han(*c) => {
                let content = content.words.iter().any(|word| word.contains(*c));
                (word.clone(), fields.chars, content)
            }
            (Lang::Zh, _) => (word.clone(), fields.pairs, true),
        };
        let stats = postings.stats(field, question.lang)?;
        let weight = idf(stats.passages, postings.frequency(field, &key)?);
        units.push(Unit {
            word,
            key,
            weight,
            content,
        });
    }
    Ok(units)
}
