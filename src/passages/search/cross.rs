//! Passages in the other language, found through the translations of the question's concepts.
//!
//! Of the ways to say a concept, a passage counts the one that suits it best. Which ways are likely
//! is judged by the weight that the lists give them and by how common they are in the passages: a
//! rare word is seldom what the usual word of a question means.

use tantivy::schema::Field;

use super::rerank::Share;
use super::{
    CANDIDATES, Matches, Question, Scored, SearchRequest, best, candidates, idf, saturation,
};
use crate::passages::index::{List, Postings};
use crate::passages::translate::{self, Concept, Gloss};
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
/// What standing in a heading is worth, beside standing in the text.
const HEADINGS: f32 = 0.5;
/// In how many passages a concept is taken to be that none of them has: few.
const UNKNOWN: f32 = 1.0;

pub(super) fn search(
    postings: &Postings<'_>,
    question: &Question<'_>,
    request: &SearchRequest<'_>,
    matches: &mut Matches,
) -> tantivy::Result<Vec<Scored>> {
    let target = Target::new(postings, question.lang)?;
    let concepts = match question.lang {
        Lang::En => {
            // A reading error would show again when the gloss itself is read.
            let holds = |gloss: &Gloss| target.lists(gloss).is_ok_and(|lists| rarest(&lists) > 0.0);
            translate::from_english(question.typed, &question.chars, request.gazetteer, &holds)
        }
        Lang::Zh => translate::from_chinese(&question.folded, request.gazetteer),
    };
    let mut tally = Tally::new(postings.len());
    let only_places = concepts.iter().all(|concept| concept.place);
    for concept in &concepts {
        let asked = only_places || !concept.place;
        target.add(concept, asked, &mut tally, matches)?;
    }
    let candidates = best(candidates(&tally.scores), CANDIDATES.max(request.k));
    let scored = candidates.into_iter().map(|candidate| Scored {
        number: candidate.number,
        score: candidate.score / tally.most,
        share: Share::of_content_alone(tally.covered[candidate.number as usize], tally.asked),
        translated: true,
    });
    Ok(scored.collect())
}

/// What the passages have got so far.
struct Tally {
    scores: Vec<f32>,
    /// The weight of the concepts that each passage has, of those that are asked about.
    covered: Vec<f32>,
    /// The weight of the concepts that are asked about: places only where there is nothing else.
    asked: f32,
    /// The most that a passage could have got.
    most: f32,
    /// What one concept is worth to each passage; zero between concepts.
    worth: Vec<f32>,
    /// The passages that are not zero in `worth`.
    touched: Vec<u32>,
}

impl Tally {
    fn new(passages: usize) -> Self {
        Self {
            scores: vec![0.0; passages],
            covered: vec![0.0; passages],
            asked: 0.0,
            most: 0.0,
            worth: vec![0.0; passages],
            touched: Vec::new(),
        }
    }

    /// A passage has one of the ways to say the concept.
    fn offer(&mut self, number: u32, value: f32) {
        let Some(worth) = self.worth.get_mut(number as usize) else {
            return;
        };
        if *worth == 0.0 {
            self.touched.push(number);
        }
        *worth = worth.max(value) + TIE * worth.min(value);
    }

    /// Ends a concept of the weight `most`; is it `asked` about?
    fn settle(&mut self, most: f32, asked: bool) {
        let counts = if asked { most } else { 0.0 };
        self.asked += counts;
        for number in self.touched.drain(..) {
            let number = number as usize;
            self.scores[number] += self.worth[number];
            self.covered[number] += counts;
            self.worth[number] = 0.0;
        }
        self.most += most;
    }
}

/// The fields of the language that is searched.
struct Target<'a> {
    postings: &'a Postings<'a>,
    lang: Lang,
    passages: f32,
    single: (Field, f32),
    double: (Field, f32),
    head: Field,
}

/// A way to say a concept, found in the index.
struct Way<'a> {
    gloss: &'a Gloss,
    /// Where its terms stand.
    lists: Vec<List>,
    /// How many terms a passage has on average; none where that says nothing.
    average: Option<f32>,
    likelihood: f32,
}

impl<'a> Target<'a> {
    fn new(postings: &'a Postings<'a>, question: Lang) -> tantivy::Result<Self> {
        let fields = postings.fields();
        let (lang, single, double, head) = match question {
            Lang::En => (Lang::Zh, fields.chars, fields.pairs, fields.heading_pairs),
            Lang::Zh => (
                Lang::En,
                fields.stems,
                fields.stem_pairs,
                fields.heading_stems,
            ),
        };
        let stats = |field| postings.stats(field, lang);
        let (one, two) = (stats(single)?, stats(double)?);
        Ok(Self {
            postings,
            lang,
            passages: one.passages,
            single: (single, one.average_length),
            double: (double, two.average_length),
            head,
        })
    }

    /// The field whose terms a gloss is made of, and how many of them a passage has on average.
    fn field(&self, gloss: &Gloss) -> (Field, Option<f32>) {
        let (field, average) = match gloss {
            // Names have one length: how many others stand beside them says nothing.
            Gloss::Sound(_) => return (self.postings.fields().sounds, None),
            Gloss::Words(text) if is_single(text, self.lang) => self.single,
            Gloss::Words(_) => self.double,
        };
        (field, Some(average))
    }

    /// Where the terms of a gloss stand; all of them are needed.
    fn lists(&self, gloss: &Gloss) -> tantivy::Result<Vec<List>> {
        self.lists_in(self.field(gloss).0, gloss)
    }

    fn lists_in(&self, field: Field, gloss: &Gloss) -> tantivy::Result<Vec<List>> {
        let mut lists = Vec::new();
        for term in terms(gloss, self.lang) {
            let list = self.postings.list(field, &term)?;
            if list.frequency == 0.0 {
                return Ok(Vec::new());
            }
            lists.push(list);
        }
        Ok(lists)
    }

    /// Adds what a concept is worth to the passages that have it.
    fn add(
        &self,
        concept: &Concept,
        asked: bool,
        tally: &mut Tally,
        matches: &mut Matches,
    ) -> tantivy::Result<()> {
        let mut most = 0.0_f32;
        let mut decay = 1.0;
        for way in self.likely(concept)? {
            let mut found = Vec::new();
            self.postings.visit(&way.lists, |number, times, length| {
                found.push((number, times, length));
            })?;
            if !found.is_empty() {
                #[expect(clippy::cast_precision_loss, reason = "counts far below 2^24")]
                let mut weight = decay * idf(self.passages, found.len() as f32);
                if let Gloss::Words(text) = way.gloss {
                    if self.lang == Lang::Zh && is_single(text, self.lang) {
                        weight *= SINGLE;
                    }
                    matches.add_gloss(text, self.lang);
                }
                most = most.max(weight);
                for (number, times, length) in found {
                    let length = way.average.map_or(1.0, |average| length / average);
                    tally.offer(number, weight * saturation(times, length, 1.0));
                }
                let heads = self.lists_in(self.head, way.gloss)?;
                self.postings.visit(&heads, |number, times, _| {
                    tally.offer(number, HEADINGS * weight * saturation(times, 1.0, 1.0));
                })?;
            }
            decay *= DECAY;
        }
        if most == 0.0 {
            most = idf(self.passages, UNKNOWN);
        }
        tally.settle(most, asked);
        Ok(())
    }

    /// The ways to say a concept that the index holds, the likeliest first.
    fn likely<'c>(&self, concept: &'c Concept) -> tantivy::Result<Vec<Way<'c>>> {
        let mut likely = Vec::new();
        for (gloss, weight) in &concept.glosses {
            let lists = self.lists(gloss)?;
            let frequency = rarest(&lists);
            if frequency > 0.0 {
                likely.push(Way {
                    gloss,
                    lists,
                    average: self.field(gloss).1,
                    likelihood: weight * (1.0 + frequency).powf(COMMON),
                });
            }
        }
        likely.sort_by(|a, b| b.likelihood.total_cmp(&a.likelihood));
        likely.truncate(MOST_GLOSSES);
        Ok(likely)
    }
}

/// In how many passages all terms may occur, at most.
fn rarest(lists: &[List]) -> f32 {
    let frequencies = lists.iter().map(|list| list.frequency);
    frequencies.reduce(f32::min).unwrap_or(0.0)
}

/// Is a gloss one Chinese character or one English word?
fn is_single(text: &str, lang: Lang) -> bool {
    match lang {
        Lang::En => !text.contains(' '),
        Lang::Zh => text.chars().filter(|c| is_han(*c)).count() == 1,
    }
}

/// The terms that a passage with this gloss has, all in one field.
fn terms(gloss: &Gloss, lang: Lang) -> Vec<String> {
    let text = match gloss {
        Gloss::Sound(sound) => return vec![sound.clone()],
        Gloss::Words(text) => text,
    };
    if lang == Lang::En {
        let stems: Vec<&str> = text.split(' ').collect();
        return match stems[..] {
            [one] => vec![one.to_owned()],
            _ => stems.windows(2).map(|pair| pair.join("_")).collect(),
        };
    }
    let chars: Vec<char> = text.chars().filter(|c| is_han(*c)).collect();
    match chars[..] {
        [] => vec![text.clone()],
        [one] => vec![one.to_string()],
        _ => chars.windows(2).map(|pair| pair.iter().collect()).collect(),
    }
}
