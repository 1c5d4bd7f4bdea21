//! Answers quoted from the documents.

use std::sync::Arc;

use super::draft::Draft;
use super::engine::{AnswerError, Context};
use super::types::{Answer, Citation, Kind, Note, PassageRow, Rows, Unknown};
use crate::passages::document::Kind as DocumentKind;
use crate::passages::{Fit, Library, Passage};
use crate::question::{Doubt, Query};
use crate::store::query::Source;
use crate::text::stem::stem;
use crate::text::{fold, is_han};

/// Beside an answer nothing is quoted that has less than this share of its score.
const WEAK: f32 = 0.25;
/// So many passages explain another answer.
const EXPLAINING: usize = 3;

/// How well the best passage for a text must fit where nothing but passages is wanted: a word or two are
/// looked up as they stand, though they are too few to tell what answers them.
pub(super) fn least_looked_up(text: &str) -> Fit {
    const FEW_CHARACTERS: usize = 4;
    let few = if text.chars().any(is_han) {
        text.chars().count() <= FEW_CHARACTERS
    } else {
        text.split_whitespace().count() <= 2
    };
    if few { Fit::No } else { Fit::Near }
}

/// Which passages are wanted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    /// How many.
    pub(super) k: usize,
    /// How well the best must fit.
    pub(super) least: Fit,
    /// Only if the best speaks of the places in the question.
    pub(super) of_places: bool,
    /// Also those that are far weaker than one that answers.
    pub(super) all: bool,
}

/// The best passages that answer a text; honest where none does.
pub(super) async fn passages(
    context: &Context<'_>,
    library: &Library,
    query: &Query,
    text: &str,
    wanted: Wanted,
) -> Result<Answer, AnswerError> {
    let mut draft = Draft::new(context.directory, context.lang, Kind::Passages, query);
    let (found, rows) = quotes(context, library, &mut draft, text, wanted).await?;
    if !rows.is_empty() {
        if found.fit != Fit::Answer {
            draft.answer.notes.push(Note::NearestPassages);
        } else if !found.placed {
            draft.answer.notes.push(Note::OtherPlaces);
        }
    }
    if rows.is_empty() {
        draft.answer.kind = Kind::Unknown;
        draft.answer.unknown = Some(Unknown::NoPassage);
    } else {
        draft.answer.rows = Rows::Passages(rows);
    }
    Ok(draft.finish())
}

/// Are these passages that answer, and not only come near?
pub(super) fn is_sure(answer: &Answer) -> bool {
    answer.kind == Kind::Passages && !answer.notes.contains(&Note::NearestPassages)
}

/// Has the best passage, so that it is the answer, half of these words of the question? Where the
/// question is one of rules it may be one that only comes near.
pub(super) fn say(answer: &Answer, words: &[String], doubt: Doubt) -> bool {
    // A single short word of a question that speaks of pairs stands in any passage.
    let least = if doubt == Doubt::Aside { 4 } else { 2 };
    let Rows::Passages(rows) = &answer.rows else {
        return false;
    };
    let Some(best) = rows
        .first()
        .filter(|_| doubt == Doubt::OfRules || is_sure(answer))
    else {
        return false;
    };
    let chars: Vec<char> = best.text.chars().collect();
    let marked = best
        .highlights
        .iter()
        .filter_map(|at| chars.get(at.clone()));
    let marked: Vec<String> = marked
        .map(|chars| fold(&chars.iter().collect::<String>()))
        .collect();
    let stems: Vec<String> = marked.iter().map(|word| stem(word)).collect();
    let (mut all, mut said) = (0, 0_usize);
    for word in words {
        let word = fold(word);
        if word.chars().any(is_han) {
            // Words are cut differently in a question and in a passage: two characters tell one.
            let word: Vec<char> = word.chars().collect();
            let mut found = vec![false; word.len()];
            for (at, two) in word.windows(2).enumerate() {
                let two: String = two.iter().collect();
                if marked.iter().any(|part| part.contains(&two)) {
                    found[at..at + 2].fill(true);
                }
            }
            all += found.len();
            said += found.iter().filter(|found| **found).count();
        } else {
            // A word of Latin letters counts as much as three characters.
            all += 3;
            said += 3 * usize::from(stems.contains(&stem(&word)));
        }
    }
    2 * said >= all && said >= least
}

/// Adds the passages for a text to an answer that stands already; a note says so where none comes near.
pub(super) async fn explain(
    context: &Context<'_>,
    library: &Library,
    answer: &mut Answer,
    text: &str,
) -> Result<(), AnswerError> {
    let query = Query::Passages(text.to_owned());
    let mut draft = Draft::new(context.directory, context.lang, Kind::Passages, &query);
    let wanted = Wanted {
        k: EXPLAINING,
        least: Fit::Near,
        of_places: true,
        all: false,
    };
    let (_, rows) = quotes(context, library, &mut draft, text, wanted).await?;
    answer.explained = rows;
    if answer.explained.is_empty() {
        answer.notes.push(Note::NotExplained);
    }
    let cited = draft.finish().citations;
    for row in &mut answer.explained {
        let Some(citation) = cited.iter().find(|citation| citation.n == row.cite) else {
            continue;
        };
        let same = |known: &&Citation| {
            known.source == citation.source && known.locator == citation.locator
        };
        row.cite = match answer.citations.iter().find(same) {
            Some(known) => known.n,
            None => {
                let n = answer.citations.len() + 1;
                answer.citations.push(Citation {
                    n,
                    ..citation.clone()
                });
                n
            }
        };
    }
    Ok(())
}

/// What is known of the best passage.
struct Best {
    fit: Fit,
    /// It speaks of one of the places in the question, where there are any.
    placed: bool,
}

/// What is known of the best passage, and the wanted ones as rows, with their sources
/// cited; none if the best has not what it must have.
async fn quotes(
    context: &Context<'_>,
    library: &Library,
    draft: &mut Draft<'_>,
    text: &str,
    wanted: Wanted,
) -> Result<(Best, Vec<PassageRow>), AnswerError> {
    let gazetteer = &context.directory.gazetteer;
    let mut found = library.search(text, context.lang, gazetteer, wanted.k)?;
    let best = Best {
        fit: found.fit,
        placed: found.placed,
    };
    if found.fit < wanted.least || wanted.of_places && !found.placed {
        return Ok((best, Vec::new()));
    }
    let best_score = found.passages.first().map_or(0.0, |(_, score, _)| *score);
    if !wanted.all && found.fit == Fit::Answer {
        found
            .passages
            .retain(|(_, score, _)| *score >= WEAK * best_score);
    }
    let slugs: Vec<&str> = found
        .passages
        .iter()
        .map(|(passage, ..)| source_of(passage))
        .collect();
    let sources = context.store.sources(&slugs).await?;
    let mut rows = Vec::with_capacity(found.passages.len());
    for (rank, (passage, score, highlights)) in (1..).zip(found.passages) {
        let locator = passage.locator.as_deref().or(passage.pages.as_deref());
        let source = sources
            .iter()
            .find(|source| &*source.slug == source_of(passage));
        let source = source
            .cloned()
            .unwrap_or_else(|| Arc::new(unlisted(library, passage)));
        let digest = library
            .document(&passage.document)
            .is_some_and(|document| document.kind == DocumentKind::Digest);
        rows.push(PassageRow {
            rank,
            score,
            passage: passage.id.as_str().into(),
            document: passage.document.as_str().into(),
            title: passage.title.as_str().into(),
            section: passage
                .section
                .iter()
                .map(|heading| heading.as_str().into())
                .collect(),
            locator: locator.map(Arc::from),
            text: passage.text.as_str().into(),
            highlights,
            digest,
            cite: draft.cite(&source, locator),
        });
    }
    Ok((best, rows))
}

/// The source that a passage stands on: the first one named, or its own document.
fn source_of(passage: &Passage) -> &str {
    passage
        .sources
        .first()
        .map_or(passage.document.as_str(), String::as_str)
}

/// A document that is no row among the sources is its own source.
fn unlisted(library: &Library, passage: &Passage) -> Source {
    let document = library.document(&passage.document);
    let publisher = document.and_then(|document| document.publisher.as_deref());
    Source {
        slug: passage.document.as_str().into(),
        publisher: publisher.unwrap_or_default().into(),
        title: passage.title.as_str().into(),
        url: document
            .and_then(|document| document.url.as_deref())
            .map(Arc::from),
        as_of: document
            .and_then(|document| document.date.as_deref().or(document.year.as_deref()))
            .and_then(|date| date.parse().ok()),
        lang: document
            .map_or("", |document| document.lang.as_str())
            .into(),
    }
}
