//! Passages in the language of the question, found by its terms and ranked by how closely they
//! stand together.

use super::rerank::{self, Part, Unit, Units, Word};
use super::tally::{self, Clause};
use super::{CANDIDATES, Matches, Question, Scored, SearchRequest, idf, stored};
use crate::passages::analysis::{self, Terms};
use crate::passages::index::Postings;
use crate::passages::synonyms;
use crate::text::{Lang, fold, segment, stem};

/// How much a field counts beside the words of a Chinese question and the stems of an English one.
const CHARS: f32 = 0.3;
const HEADINGS: f32 = 0.5;
const EXACT: f32 = 0.5;
const STEM_PAIRS: f32 = 0.5;

/// A word is taken for misspelt from this length on, and for misspelt twice from that.
const MISSPELT: usize = 5;
const MISSPELT_TWICE: usize = 8;

fn none_alike(_: &str) -> &'static [String] {
    &[]
}

pub(super) fn search(
    postings: &Postings<'_>,
    question: &Question<'_>,
    request: &SearchRequest<'_>,
    matches: &mut Matches,
) -> tantivy::Result<Vec<Scored>> {
    match question.lang {
        Lang::Zh => chinese(postings, question, request, matches),
        Lang::En => english(postings, question, request, matches),
    }
}

/// An English question in words that the passages have, where that may be told.
pub(super) fn mended(
    postings: &Postings<'_>,
    question: &Question<'_>,
) -> tantivy::Result<Option<String>> {
    if question.lang == Lang::Zh {
        return Ok(None);
    }
    let corrected = corrected(postings, question)?;
    Ok(Some(synonyms::one_word_for_phrases(&corrected)))
}

fn chinese(
    postings: &Postings<'_>,
    question: &Question<'_>,
    request: &SearchRequest<'_>,
    matches: &mut Matches,
) -> tantivy::Result<Vec<Scored>> {
    let fields = postings.fields();
    let Terms {
        mut words,
        pairs,
        chars,
        ..
    } = analysis::chinese(&question.folded, &question.chars);
    words.retain(|word| !segment::is_stopword(word));
    matches.add_chinese(&with_alike(&words, synonyms::of_word));
    let asked = parts(&words, request);
    let asked: Vec<(&str, Part)> = words.iter().map(String::as_str).zip(asked).collect();
    let units = units(postings, question, &asked)?;
    let clauses = [
        Clause {
            field: fields.words,
            terms: words,
            weight: 1.0,
            alike: synonyms::of_word,
        },
        Clause {
            field: fields.heading_pairs,
            terms: pairs.clone(),
            weight: HEADINGS,
            alike: none_alike,
        },
        Clause {
            field: fields.pairs,
            terms: pairs,
            weight: 1.0,
            alike: none_alike,
        },
        Clause {
            field: fields.chars,
            terms: chars,
            weight: CHARS,
            alike: none_alike,
        },
    ];
    rank(postings, question.lang, &clauses, &units, request.k)
}

fn english(
    postings: &Postings<'_>,
    question: &Question<'_>,
    request: &SearchRequest<'_>,
    matches: &mut Matches,
) -> tantivy::Result<Vec<Scored>> {
    let fields = postings.fields();
    let Terms {
        mut exact,
        stem_pairs,
        ..
    } = analysis::english(&question.chars);
    exact.retain(|word| !stem::is_stopword(word));
    let stems: Vec<String> = exact.iter().map(|word| stem::stem(word)).collect();
    matches.add_english(&with_alike(&stems, synonyms::of_stem));
    let asked = parts(&exact, request);
    let asked: Vec<(&str, Part)> = stems.iter().map(String::as_str).zip(asked).collect();
    let units = units(postings, question, &asked)?;
    let clauses = [
        Clause {
            field: fields.heading_stems,
            terms: stems.clone(),
            weight: HEADINGS,
            alike: synonyms::of_stem,
        },
        Clause {
            field: fields.stems,
            terms: stems,
            weight: 1.0,
            alike: synonyms::of_stem,
        },
        Clause {
            field: fields.exact,
            terms: exact,
            weight: EXACT,
            alike: none_alike,
        },
        Clause {
            field: fields.stem_pairs,
            terms: stem_pairs,
            weight: STEM_PAIRS,
            alike: none_alike,
        },
    ];
    rank(postings, question.lang, &clauses, &units, request.k)
}

fn with_alike(words: &[String], alike: fn(&str) -> &'static [String]) -> Vec<String> {
    let others = words.iter().flat_map(|word| alike(word));
    words.iter().chain(others).cloned().collect()
}

/// What each word does in the question: a passage that has only the place is no answer. Where
/// nothing else is asked, the places are what is asked.
fn parts(words: &[String], request: &SearchRequest<'_>) -> Vec<Part> {
    let is_place = |word: &&String| {
        let gazetteer = request.gazetteer;
        gazetteer.is_some_and(|known| !known.exact(&fold::key(word)).is_empty())
    };
    let places: Vec<&String> = words.iter().filter(is_place).collect();
    // Long Chinese names come with the shorter words in them.
    let of_place = |word: &String| places.iter().any(|place| place.contains(word.as_str()));
    if words.iter().all(of_place) {
        return vec![Part::Content; words.len()];
    }
    let part = |word| {
        if of_place(word) {
            Part::Place
        } else {
            Part::Content
        }
    };
    words.iter().map(part).collect()
}

/// The passages that may be among the best `k`, in any order.
fn rank(
    postings: &Postings<'_>,
    lang: Lang,
    clauses: &[Clause],
    units: &Units,
    k: usize,
) -> tantivy::Result<Vec<Scored>> {
    let terms = tally::looked_up(postings, lang, clauses)?;
    let most: f32 = terms.iter().map(|term| term.weight).sum();
    let highest_factor = rerank::highest_factor(lang);
    let mut scored: Vec<Scored> = Vec::new();
    for candidate in tally::best(postings, &terms, CANDIDATES.max(k))? {
        let score = candidate.score / most;
        // No later one can come before those that are closer already.
        let better = scored
            .iter()
            .filter(|known| known.score >= score * highest_factor);
        if better.count() >= k {
            break;
        }
        let closeness = rerank::closeness(units, &stored(postings, candidate.number)?.text);
        scored.push(Scored {
            number: candidate.number,
            score: score * closeness.factor,
            share: closeness.share,
            translated: false,
        });
    }
    Ok(scored)
}

/// The words of an English question, those that no passage has replaced by what they are likely
/// to be misspelt from.
fn corrected(postings: &Postings<'_>, question: &Question<'_>) -> tantivy::Result<String> {
    let fields = postings.fields();
    let mut words = analysis::english_words(&question.chars);
    for word in &mut words {
        let unknown = word.len() >= MISSPELT
            && word.bytes().all(|b| b.is_ascii_lowercase())
            && !stem::is_stopword(word)
            && postings.frequency(fields.stems, &stem::stem(word))? == 0.0;
        if !unknown {
            continue;
        }
        let mut similar = postings.similar(fields.exact, word, 1)?;
        if similar.is_none() && word.len() >= MISSPELT_TWICE {
            similar = postings.similar(fields.exact, word, 2)?;
        }
        if let Some(similar) = similar {
            *word = similar;
        }
    }
    Ok(words.join(" "))
}

/// The units of the question that are looked for close together: characters in Chinese, words in
/// English, stopwords among them, because they too stand where the answer stands. `asked` are the
/// words or stems that are asked about.
fn units(
    postings: &Postings<'_>,
    question: &Question<'_>,
    asked: &[(&str, Part)],
) -> tantivy::Result<Units> {
    let fields = postings.fields();
    let passages = postings.passages(question.lang)?;
    let part_of = |key: &str| {
        let known = asked.iter().find(|(word, _)| *word == key);
        known.map_or(Part::Manner, |(_, part)| *part)
    };
    let mut units = Vec::new();
    for unit in rerank::split(&question.chars) {
        let word: String = unit.iter().collect();
        let mut alike: &[String] = &[];
        let (key, field, part) = match (question.lang, unit) {
            (Lang::En, _) => {
                let key = stem::stem(&word);
                let part = part_of(&key);
                if part == Part::Content {
                    alike = synonyms::of_stem(&key);
                }
                (key, fields.stems, part)
            }
            // The parts of Chinese are those of its words.
            (Lang::Zh, [c]) if crate::text::is_han(*c) => {
                (word.clone(), fields.chars, Part::Manner)
            }
            (Lang::Zh, _) => (word.clone(), fields.pairs, Part::Manner),
        };
        let mut frequency = postings.frequency(field, &key)?;
        for other in alike {
            frequency += postings.frequency(field, other)?;
        }
        let weight = idf(passages, frequency.min(passages));
        units.push(Unit {
            word,
            key,
            alike,
            weight,
            part,
        });
    }
    let mut words = Vec::new();
    if question.lang == Lang::Zh {
        for (word, part) in asked {
            words.push(Word {
                text: (*word).to_owned(),
                weight: idf(passages, postings.frequency(fields.words, word)?),
                part: *part,
            });
        }
    }
    Ok(Units::new(units, words, question.lang))
}
