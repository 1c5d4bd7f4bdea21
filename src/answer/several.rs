//! The answers to several questions as one.

use jiff::civil::Date;

use super::directory::Directory;
use super::draft::Draft;
use super::engine::{AnswerError, Engine};
use super::types::{Answer, Basis, Citation, Kind, Rows, Verdict};
use crate::question::Query;
use crate::text::Lang;

impl Engine {
    /// Each question with its answer, and what they show one under the other.
    pub(super) async fn several(
        &self,
        directory: &Directory,
        (query, parts): (&Query, &[Query]),
        lang: Lang,
        today: Date,
    ) -> Result<Answer, AnswerError> {
        let mut each = Vec::with_capacity(parts.len());
        for part in parts {
            each.push(Box::pin(self.query(directory, part, lang, today)).await?);
        }
        let kind = each.first().map_or(Kind::Unknown, |first| first.kind);
        let mut answer = Draft::new(directory, lang, kind, query).finish();
        for part in &mut each {
            let numbers = cite(&mut answer.citations, &part.citations);
            renumber(&mut part.rows, &numbers);
            renumber(&mut part.beside, &numbers);
            append(&mut answer.rows, &part.rows);
            append(&mut answer.beside, &part.beside);
            let new = part
                .notes
                .iter()
                .filter(|note| !answer.notes.contains(note));
            let new: Vec<_> = new.cloned().collect();
            answer.notes.extend(new);
        }
        if let Some(first) = each.first().filter(|first| first.verdict.is_none()) {
            (answer.value, answer.unit, answer.as_of) = (first.value, first.unit, first.as_of);
        }
        if each.iter().any(|part| part.verdict.is_some()) {
            answer.kind = Kind::Check;
            answer.verdict = together(&each);
        }
        answer.each = each;
        Ok(answer)
    }
}

/// What is said is right if all of it is.
fn together(each: &[Answer]) -> Option<Verdict> {
    const WORST_FIRST: [Verdict; 4] = [
        Verdict::Contradicted,
        Verdict::NotKnown,
        Verdict::Outdated,
        Verdict::Supported,
    ];
    let any = |verdict: &Verdict| each.iter().any(|part| part.verdict == Some(*verdict));
    WORST_FIRST.into_iter().find(any)
}

/// The numbers that citations have behind others, of which the same ones stand already; from 1.
fn cite(known: &mut Vec<Citation>, more: &[Citation]) -> Vec<usize> {
    let number = |citation: &Citation| {
        let same = |known: &&Citation| {
            known.source == citation.source && known.locator == citation.locator
        };
        if let Some(known) = known.iter().find(same) {
            return known.n;
        }
        let n = known.len() + 1;
        known.push(Citation {
            n,
            ..citation.clone()
        });
        n
    };
    more.iter().map(number).collect()
}

fn renumber(rows: &mut Rows, numbers: &[usize]) {
    let new = |n: usize| {
        n.checked_sub(1)
            .and_then(|at| numbers.get(at))
            .copied()
            .unwrap_or(n)
    };
    let basis = |basis: &mut Basis| {
        if let Basis::Reported(n) = basis {
            *n = new(*n);
        }
    };
    match rows {
        Rows::Figures(rows) => rows.iter_mut().for_each(|row| basis(&mut row.basis)),
        Rows::Names(rows) => rows
            .iter_mut()
            .filter_map(|row| row.basis.as_mut())
            .for_each(basis),
        Rows::Partnerships(rows) => rows.iter_mut().for_each(|row| row.cite = new(row.cite)),
        Rows::Passages(_) | Rows::None => {}
    }
}

/// Rows of one kind stand under each other; of another kind only the first are shown.
fn append(rows: &mut Rows, more: &Rows) {
    if rows.is_empty() {
        *rows = more.clone();
        return;
    }
    match (rows, more) {
        (Rows::Figures(rows), Rows::Figures(more)) => {
            let new: Vec<_> = more
                .iter()
                .filter(|row| !rows.contains(row))
                .cloned()
                .collect();
            rows.extend(new);
        }
        (Rows::Names(rows), Rows::Names(more)) => rows.extend(more.iter().cloned()),
        (Rows::Partnerships(rows), Rows::Partnerships(more)) => rows.extend(more.iter().cloned()),
        _ => {}
    }
}
