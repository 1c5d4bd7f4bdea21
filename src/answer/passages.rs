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

/// The best `k` passages that answer a text; honest where the best fits less than `least`.
pub(super) async fn passages(
    context: &Context<'_>,
    library: &Library,
    query: &Query,
    text: &str,
    (k, least): (usize, Fit),
) -> Result<Answer, AnswerError> {
    let mut draft = Draft::new(context.directory, context.lang, Kind::Passages, query);
    let (fit, rows) = quotes(context, library, &mut draft, text, k, least).await?;
    if fit != Fit::Answer && !rows.is_empty() {
        draft.answer.notes.push(Note::NearestPassages);
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

/// Adds the passages for a text to an answer that stands already; none where none fits.
pub(super) async fn explain(
    context: &Context<'_>,
    library: &Library,
    answer: &mut Answer,
    text: &str,
) -> Result<(), AnswerError> {
    let query = Query::Passages(text.to_owned());
    let mut draft = Draft::new(context.directory, context.lang, Kind::Passages, &query);
    let (_, rows) = quotes(context, library, &mut draft, text, EXPLAINING, Fit::Answer).await?;
    answer.explained = rows;
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

/// How well the best passage fits, and the best `k` as rows, with their sources cited; none if the
/// best fits less than it has to at `least`.
async fn quotes(
    context: &Context<'_>,
    library: &Library,
    draft: &mut Draft<'_>,
    text: &str,
    k: usize,
    least: Fit,
) -> Result<(Fit, Vec<PassageRow>), AnswerError> {
    let gazetteer = &context.directory.gazetteer;
    let found = library.search(text, context.lang, gazetteer, k)?;
    if found.fit < least {
        return Ok((found.fit, Vec::new()));
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
    Ok((found.fit, rows))
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
