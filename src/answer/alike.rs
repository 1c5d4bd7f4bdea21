//! Names that stand for several places: what to ask back, and which pair is meant.

use jiff::civil::Date;

use super::directory::Directory;
use super::draft::scopes_of;
use super::engine::{AnswerError, Engine};
use super::types::{Answer, Choice, Note};
use crate::facts::Level;
use crate::places::{Gazetteer, Names, Place, Scope};
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
        let queries: Vec<Query> = answer.query.iter().cloned().chain(others).collect();
        self.only_known(directory, &queries, lang, today).await
    }

    /// Of the readings of a typed command, the only one of which partnerships are known, with a note of the
    /// others; `None` where that is none or several.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub async fn only_reading(
        &self,
        queries: &[Query],
        lang: Lang,
        today: Date,
    ) -> Result<Option<Answer>, AnswerError> {
        let directory = self.directory();
        let found = self.only_known(&directory, queries, lang, today).await?;
        Ok(found.map(|answer| Answer {
            question: wording::of(lang).reading(&answer),
            ..answer
        }))
    }

    /// Of pairs or lists of partners that names may mean, the only one that there is.
    pub(super) async fn only_known(
        &self,
        directory: &Directory,
        queries: &[Query],
        lang: Lang,
        today: Date,
    ) -> Result<Option<Answer>, AnswerError> {
        let mut found = None;
        for query in queries {
            let asks_for_ties = matches!(
                query,
                Query::Pair(..) | Query::Partners(_) | Query::Check(Check::Paired { .. })
            );
            if !asks_for_ties {
                return Ok(None);
            }
            let answer = self.query(directory, query, lang, today).await?;
            let known = !answer.rows.is_empty();
            if known && found.replace(answer).is_some() {
                return Ok(None);
            }
        }
        if let Some(answer) = &mut found {
            let notes = other_readings(answer, queries, &directory.gazetteer);
            answer.notes.splice(0..0, notes);
        }
        Ok(found)
    }
}

/// How the names of an answer were taken that have another meaning in one of `queries`.
fn other_readings(answer: &Answer, queries: &[Query], gazetteer: &Gazetteer) -> Vec<Note> {
    let readings: Vec<Vec<Scope>> = queries.iter().map(scopes_of).collect();
    let taken = answer.query.as_ref().map(scopes_of).unwrap_or_default();
    let note = |(at, &taken): (usize, &Scope)| {
        let mut others: Vec<Scope> = Vec::new();
        for other in readings.iter().filter_map(|reading| reading.get(at)) {
            if *other != taken && !others.contains(other) {
                others.push(*other);
            }
        }
        let name = |scope: &Scope| gazetteer.names_with_country(*scope);
        (!others.is_empty()).then(|| Note::AlsoNamed {
            taken: name(&taken),
            others: others.iter().map(name).collect(),
        })
    };
    taken.iter().enumerate().filter_map(note).collect()
}

/// The same question about the other places that a name may mean.
pub(super) fn others(
    answer: &Answer,
    understood: &Understanding,
    gazetteer: &Gazetteer,
) -> Vec<Choice> {
    let Some(query) = &answer.query else {
        return Vec::new();
    };
    let alike = understood.alike.iter().flat_map(|alike| {
        let names = gazetteer.names(alike.taken);
        let others = alike
            .others
            .iter()
            .filter(move |other| gazetteer.names(**other) != names);
        others.filter_map(|other| instead(query, alike.taken, *other, gazetteer))
    });
    alike.map(|query| choice(gazetteer, &query)).collect()
}

/// `query` about `other` instead of `taken`; `None` where the other lies on the other side of ties, or the
/// query does not name the first.
fn instead(query: &Query, taken: Scope, other: Scope, gazetteer: &Gazetteer) -> Option<Query> {
    let chinese = |scope| match scope {
        Scope::Place(id) => gazetteer.place(id).is_some_and(Place::is_chinese),
        Scope::World | Scope::Group(_) => false,
    };
    let mut query = query.clone();
    match &mut query {
        Query::Partners(filter) | Query::Count(filter, _) | Query::First(filter, ..) => {
            if chinese(taken) != chinese(other) {
                return None;
            }
            match (taken, other) {
                (Scope::Place(taken), Scope::Place(other)) if filter.cn.contains(&taken) => {
                    *filter.cn.iter_mut().find(|place| **place == taken)? = other;
                }
                _ => *filter.abroad.iter_mut().find(|scope| **scope == taken)? = other,
            }
        }
        Query::Total(total) if total.scope == taken => total.scope = other,
        _ => return None,
    }
    Some(query)
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
    let alike = understood.alike.iter().filter_map(|alike| {
        let taken = gazetteer.names(alike.taken);
        let others = alike.others.iter().map(|other| gazetteer.names(*other));
        // Of a city and its district of one name nobody could say which is meant.
        let others: Vec<Names> = others.filter(|other| *other != taken).collect();
        (!others.is_empty()).then_some(Note::AlsoNamed { taken, others })
    });
    corrected.chain(alike).collect()
}
