//! The passages with the most of a question's terms.
//!
//! The terms that are worth most are looked at first. As soon as those left cannot lift a passage among
//! the best that has none of the others (Turtle and Flood, "Query evaluation: strategies and
//! optimizations", 1995), only the passages that may still come among them are looked for in the long
//! lists of the common terms. The best are the same as if every list had been read.

use std::collections::{BTreeMap, HashMap};

use tantivy::schema::Field;

use super::{Candidate, idf, saturation};
use crate::passages::index::{List, Postings};
use crate::text::Lang;

/// What a word that says the same counts beside the word of the question.
const ALIKE: f32 = 0.7;

/// Passages that are not more than so many times those wanted are not sorted out further.
const NARROWED: usize = 4;

/// What is looked for in one field, and how much the field counts.
pub(super) struct Clause {
    pub(super) field: Field,
    pub(super) terms: Vec<String>,
    pub(super) weight: f32,
    /// The words that say the same as a term.
    pub(super) alike: fn(&str) -> &'static [String],
}

/// A term of the question, found in the index.
pub(super) struct Sought {
    /// Where it stands.
    list: List,
    /// Where the words stand that say the same.
    alike: Vec<List>,
    /// The most that it is worth to a passage.
    pub(super) weight: f32,
    /// How many terms a passage has in the field on average.
    average_length: f32,
}

/// The terms of the clauses, those that are worth most first.
pub(super) fn looked_up(
    postings: &Postings<'_>,
    lang: Lang,
    clauses: &[Clause],
) -> tantivy::Result<Vec<Sought>> {
    let mut found = Vec::new();
    for clause in clauses {
        let stats = postings.stats(clause.field, lang)?;
        let mut counts: BTreeMap<&str, f32> = BTreeMap::new();
        for term in &clause.terms {
            *counts.entry(term).or_default() += 1.0;
        }
        for (term, count) in counts {
            let list = postings.list(clause.field, term)?;
            let alike = (clause.alike)(term).iter();
            let alike = alike.map(|other| postings.list(clause.field, other));
            let alike = alike.collect::<tantivy::Result<Vec<_>>>()?;
            let frequency = list.frequency + alike.iter().map(|list| list.frequency).sum::<f32>();
            found.push(Sought {
                weight: clause.weight * count * idf(stats.passages, frequency.min(stats.passages)),
                average_length: stats.average_length,
                list,
                alike,
            });
        }
    }
    found.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    Ok(found)
}

/// The `most` passages that have most of the terms, best first.
pub(super) fn best(
    postings: &Postings<'_>,
    terms: &[Sought],
    most: usize,
) -> tantivy::Result<Vec<Candidate>> {
    let mut scores = vec![0.0_f32; postings.len()];
    let mut contenders = None;
    let mut left: f32 = terms.iter().map(|term| term.weight).sum();
    for term in terms {
        contenders = still_among(contenders, &scores, most, left);
        term.visit(postings, contenders.as_deref(), |number, gain| {
            if let Some(score) = scores.get_mut(number as usize) {
                *score += gain;
            }
        })?;
        left -= term.weight;
    }
    Ok(super::best(
        candidates(contenders.as_deref(), &scores),
        most,
    ))
}

/// The passages that can be among the `most` best when each gets no more than `left`, in the order of
/// the index; none if that may be any passage.
fn still_among(
    known: Option<Vec<u32>>,
    scores: &[f32],
    most: usize,
    left: f32,
) -> Option<Vec<u32>> {
    // Counting is much cheaper than finding the best, which is seldom of use before.
    let worthwhile = match &known {
        Some(numbers) => numbers.len() > NARROWED * most,
        None => scores.iter().filter(|score| **score > left).count() >= most,
    };
    if !worthwhile {
        return known;
    }
    let best = super::best(candidates(known.as_deref(), scores), most);
    let least = best.last().map_or(0.0, |last| last.score) - left;
    let may = candidates(known.as_deref(), scores).filter(|candidate| candidate.score >= least);
    Some(may.map(|candidate| candidate.number).collect())
}

/// The passages of `among`, or all, with their scores.
fn candidates<'a>(
    among: Option<&'a [u32]>,
    scores: &'a [f32],
) -> impl Iterator<Item = Candidate> + 'a {
    let all = among.is_none().then(|| super::candidates(scores));
    let some = among.into_iter().flatten().map(|&number| Candidate {
        number,
        score: scores[number as usize],
    });
    all.into_iter().flatten().chain(some)
}

impl Sought {
    /// Calls `visit` with the number of each passage that has the term, or of those of `among`, and
    /// what the term is worth to it.
    fn visit(
        &self,
        postings: &Postings<'_>,
        among: Option<&[u32]>,
        mut visit: impl FnMut(u32, f32),
    ) -> tantivy::Result<()> {
        let worth = |occurrences, length| {
            self.weight * saturation(occurrences, length, self.average_length)
        };
        if self.alike.is_empty() {
            return postings.visit_among(&self.list, among, |number, occurrences, length| {
                visit(number, worth(occurrences, length));
            });
        }
        // A passage with several words that say the same says it once.
        let mut gains: HashMap<u32, f32> = HashMap::new();
        let alike = self.alike.iter().map(|list| (list, ALIKE));
        for (list, factor) in std::iter::once((&self.list, 1.0)).chain(alike) {
            postings.visit_among(list, among, |number, occurrences, length| {
                let gain = factor * worth(occurrences, length);
                let known = gains.entry(number).or_default();
                *known = known.max(gain);
            })?;
        }
        for (number, gain) in gains {
            visit(number, gain);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passages::{Index, Passage, analysis};

    /// Passages of a few common words and some rare ones, in lengths of their own.
    fn passages() -> impl Iterator<Item = Passage> {
        const COMMON: [&str; 4] = ["city", "friendship", "sister", "province"];
        (0..600_usize).map(|n| {
            let common = (0..n % 17).map(|at| COMMON[(n / 3 + at) % COMMON.len()]);
            let rare = format!("word{} kobe{}", n % 31, n % 97);
            Passage {
                id: format!("p{n}"),
                document: format!("d{n}"),
                lang: Lang::En,
                text: common.chain([rare.as_str()]).collect::<Vec<_>>().join(" "),
                ..Passage::default()
            }
        })
    }

    #[test]
    fn the_best_are_those_of_reading_every_list() {
        let index = Index::in_memory(passages()).unwrap();
        let searcher = index.searcher();
        let postings = Postings::new(&searcher, index.fields());
        let mut narrowed = 0;
        for n in 0..97 {
            let asked = format!("kobe{n} word{} city friendship sister province", n % 31);
            let asked: Vec<char> = asked.chars().collect();
            let clause = Clause {
                field: postings.fields().stems,
                terms: analysis::english(&asked).stems,
                weight: 1.0,
                alike: |_| &[],
            };
            let sought = looked_up(&postings, Lang::En, &[clause]).unwrap();
            let mut scores = vec![0.0; postings.len()];
            for term in &sought {
                let add = |number: u32, gain: f32| scores[number as usize] += gain;
                term.visit(&postings, None, add).unwrap();
            }
            for most in [1, 5, 30] {
                let numbers = |found: Vec<Candidate>| -> Vec<u32> {
                    found.iter().map(|candidate| candidate.number).collect()
                };
                let all = super::super::best(super::super::candidates(&scores), most);
                assert_eq!(
                    numbers(best(&postings, &sought, most).unwrap()),
                    numbers(all)
                );
            }
            let left: f32 = sought.iter().skip(2).map(|term| term.weight).sum();
            narrowed += usize::from(still_among(None, &scores, 5, left).is_some());
        }
        assert!(narrowed > 0, "no question was narrowed down");
    }
}
