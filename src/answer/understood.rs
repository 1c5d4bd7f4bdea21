//! What was understood of a text → its answer.

use jiff::civil::Date;

use super::alike::{about, choice};
use super::directory::Directory;
use super::draft::scopes_of;
use super::engine::{AnswerError, Engine};
use super::passages;
use super::types::{Answer, Choice, Kind, Note, Unknown};
use crate::facts::Level;
use crate::places::{Gazetteer, Scope};
use crate::question::{Doubt, Filter, Outcome, Query, Understanding};
use crate::text::dictionary::is_everyday_word;
use crate::text::segment::is_everyday_phrase;
use crate::text::{Lang, fold, is_han};

impl Engine {
    pub(super) async fn outcome(
        &self,
        directory: &Directory,
        text: &str,
        understood: &Understanding,
        lang: Lang,
        today: Date,
    ) -> Result<Answer, AnswerError> {
        match &understood.outcome {
            Outcome::Query(query) => self.query(directory, query, lang, today).await,
            Outcome::QueryAndPassages(query) => {
                let mut answer = self.query(directory, query, lang, today).await?;
                let context = self.context(directory, lang, today);
                let library = self.library().await?;
                passages::explain(&context, &library, &mut answer, text).await?;
                Ok(answer)
            }
            Outcome::Doubtful {
                query,
                aside,
                doubt,
            } => {
                let quoted = self.searched(directory, text, lang, today).await?;
                let told = match doubt {
                    Doubt::Why => passages::is_sure(&quoted),
                    _ => passages::say(&quoted, aside, *doubt),
                };
                if told {
                    return Ok(quoted);
                }
                if *doubt == Doubt::Bare {
                    return Ok(unknown(lang, Unknown::OtherTopic));
                }
                let mut answer = self.query(directory, query, lang, today).await?;
                // What sources remark on figures may be the reason; on a rank they remark nothing.
                if *doubt == Doubt::Why && matches!(query, Query::Ranking(_) | Query::Share(..)) {
                    answer.notes.push(Note::NotExplained);
                }
                let empty = answer.kind == Kind::Partners && answer.rows.is_empty();
                let better = empty && passages::is_sure(&quoted);
                Ok(if better { quoted } else { answer })
            }
            Outcome::Choices(queries) => {
                if let Some(answer) = self.only_known(directory, queries, lang, today).await? {
                    return Ok(answer);
                }
                let gazetteer = &directory.gazetteer;
                let choices = queries.iter().map(|query| choice(gazetteer, query));
                let choices: Vec<Choice> = choices.collect();
                if let Some(query) = all_listed(queries, gazetteer) {
                    let mut answer = self.query(directory, &query, lang, today).await?;
                    let all = scopes_of(&query).into_iter();
                    let all = all.filter(|scope| !in_all(queries, *scope));
                    let all = all.map(|scope| gazetteer.names_with_country(scope));
                    answer.notes.insert(0, Note::AllOfOneName(all.collect()));
                    return Ok(Answer { choices, ..answer });
                }
                Ok(Answer {
                    choices,
                    ..Answer::new("", lang, Kind::Ambiguous)
                })
            }
            Outcome::UnknownPlace {
                typed,
                near,
                beside,
            } => {
                let quoted = self.searched(directory, text, lang, today).await?;
                let author = self.library().await?.names_author(typed);
                if author && quoted.kind == Kind::Passages || is_no_name(typed, &quoted) {
                    return Ok(quoted);
                }
                let gazetteer = &directory.gazetteer;
                let near = near.iter().map(|scope| about(gazetteer, *scope));
                let answer = Answer {
                    choices: near.map(|query| choice(gazetteer, &query)).collect(),
                    ..unknown(lang, Unknown::Place(typed.clone()))
                };
                // "Is Nanchang twinned with Tunis?": whatever place that is, no tie with it is known.
                let said = beside.filter(|_| understood.whether.is_some());
                Ok(match said.map(Scope::Place) {
                    Some(cn) => Answer {
                        kind: Kind::Pair,
                        named: vec![(cn, gazetteer.names(cn))],
                        ..answer
                    },
                    None => answer,
                })
            }
            Outcome::OtherTopic => Ok(unknown(lang, Unknown::OtherTopic)),
            Outcome::NotChina => Ok(unknown(lang, Unknown::NotChina)),
            Outcome::Empty => Ok(unknown(lang, Unknown::Empty)),
        }
    }

    /// The passages for a text.
    async fn searched(
        &self,
        directory: &Directory,
        text: &str,
        lang: Lang,
        today: Date,
    ) -> Result<Answer, AnswerError> {
        let query = Query::Passages(text.trim().to_owned());
        self.query(directory, &query, lang, today).await
    }
}

/// Of lists of partners that differ only in which foreign place of a name they mean, that of all of them:
/// each row says which it is.
fn all_listed(queries: &[Query], gazetteer: &Gazetteer) -> Option<Query> {
    let Some(Query::Partners(first)) = queries.first() else {
        return None;
    };
    let mut all = first.clone();
    for query in queries {
        let Query::Partners(filter) = query else {
            return None;
        };
        let alike = Filter {
            abroad: first.abroad.clone(),
            ..filter.clone()
        };
        if alike != *first {
            return None;
        }
        for scope in &filter.abroad {
            if !all.abroad.contains(scope) {
                all.abroad.push(*scope);
            }
        }
    }
    let city = |scope: &Scope| match scope {
        Scope::Place(id) => gazetteer
            .place(*id)
            .is_some_and(|place| place.level != Level::Country),
        Scope::World | Scope::Group(_) => false,
    };
    (!all.abroad.is_empty() && all.abroad.iter().all(city)).then_some(Query::Partners(all))
}

/// Do all of these queries name it?
fn in_all(queries: &[Query], scope: Scope) -> bool {
    queries
        .iter()
        .all(|query| scopes_of(query).contains(&scope))
}

/// Names of Chinese places without their words of rank are hardly longer.
const LONGEST_NAME: usize = 3;

/// Is a word that stands where a name is expected ("neglected ties") none, by the passages for its
/// question? One with a capital letter or of a few Chinese characters, as names are, stands in the best of
/// them; "terrorism" is none in any case.
fn is_no_name(word: &str, quoted: &Answer) -> bool {
    let said = || passages::say(quoted, &[word.to_owned()], Doubt::Bare);
    if word.starts_with(char::is_uppercase) {
        return said();
    }
    let sure = if word.starts_with(is_han) && word.chars().count() <= LONGEST_NAME {
        said()
    } else {
        passages::is_sure(quoted)
    };
    sure || is_everyday_word(word) || is_everyday_phrase(&fold(word))
}

fn unknown(lang: Lang, why: Unknown) -> Answer {
    Answer {
        unknown: Some(why),
        ..Answer::new("", lang, Kind::Unknown)
    }
}
