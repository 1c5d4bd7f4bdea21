//! Names that stand for several places: what to ask back, and which pair is meant.

use jiff::civil::Date;

use super::directory::Directory;
use super::engine::{AnswerError, Engine};
use super::types::{Answer, Choice, Note};
use crate::facts::Level;
use crate::places::{Gazetteer, Names, Scope};
use crate::question::{Check, Query, Understanding};
use crate::render::wording;
use crate::text::Lang;

impl Engine {
    /// The pair that is on record under another place of the same name, where the usual one has none:
    /// Nanjing's London is in Ontario.
    pub(super) async fn namesake(
        &self,
        directory: &Directory,
        answer: &Answer,
        understood: &Understanding,
        lang: Lang,
        today: Date,
    ) -> Result<Option<Answer>, AnswerError> {
        let Some(Query::Pair(cn, partner)) = answer.query else {
            return Ok(None);
        };
        let alike = understood
            .alike
            .iter()
            .find(|alike| alike.taken == Scope::Place(partner));
        let Some(alike) = alike.filter(|_| answer.rows.is_empty()) else {
            return Ok(None);
        };
        let others = alike.others.iter().filter_map(|scope| match scope {
            Scope::Place(id) => Some(Query::Pair(cn, *id)),
            Scope::World | Scope::Group(_) => None,
        });
        let queries: Vec<Query> = others.collect();
        self.only_pair(directory, &queries, lang, today).await
    }

    /// Of pairs that a name may mean, the only one that there is.
    pub(super) async fn only_pair(
        &self,
        directory: &Directory,
        queries: &[Query],
        lang: Lang,
        today: Date,
    ) -> Result<Option<Answer>, AnswerError> {
        let mut found = None;
        for query in queries {
            if !matches!(query, Query::Pair(..) | Query::Check(Check::Paired { .. })) {
                return Ok(None);
            }
            let answer = self.query(directory, query, lang, today).await?;
            let known = !answer.rows.is_empty();
            if known && found.replace(answer).is_some() {
                return Ok(None);
            }
        }
        Ok(found)
    }
}

/// A query as a choice, worded in both languages; foreign places with their country, because others
/// may have the same name.
pub(super) fn choice(gazetteer: &Gazetteer, query: &Query) -> Choice {
    let name = |scope| gazetteer.names_with_country(scope);
    let label = Names {
        en: wording::of(Lang::En).question(query, &name).into(),
        zh: wording::of(Lang::Zh).question(query, &name).into(),
    };
    Choice {
        label,
        query: query.clone(),
    }
}

/// What is asked of a bare name: its partners, or its total if it is a country or a group.
pub(super) fn about(gazetteer: &Gazetteer, scope: Scope) -> Query {
    use crate::question::{Counted, Filter, Total};
    let place = match scope {
        Scope::Place(id) => gazetteer.place(id),
        Scope::World | Scope::Group(_) => None,
    };
    match place {
        Some(place) if place.is_chinese() => Query::Partners(Filter {
            cn: vec![place.id],
            ..Filter::default()
        }),
        Some(place) if place.level != Level::Country => Query::Partners(Filter {
            abroad: vec![scope],
            from_abroad: true,
            ..Filter::default()
        }),
        _ => Query::Total(Total {
            scope,
            counted: Counted::Pairs,
            at: Default::default(),
        }),
    }
}

/// How names were taken that could be others.
pub(super) fn reading_notes(understood: &Understanding, gazetteer: &Gazetteer) -> Vec<Note> {
    let corrected = understood
        .corrections
        .iter()
        .map(|correction| Note::ReadAs {
            typed: correction.typed.clone(),
            taken: gazetteer.names(correction.taken),
        });
    let alike = understood.alike.iter().map(|alike| Note::AlsoNamed {
        taken: gazetteer.names(alike.taken),
        others: alike.others.iter().map(|s| gazetteer.names(*s)).collect(),
    });
    corrected.chain(alike).collect()
}
