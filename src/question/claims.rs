//! Claims about pairs in a message that nobody meant as a question.

use jiff::civil::Date;

use super::{Check, Doubt, Outcome, Query, understand};
use crate::places::Gazetteer;

/// A sentence of a message and the claim in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The sentence, as it stands in the message.
    pub sentence: String,
    /// What it claims.
    pub check: Check,
}

/// So many sentences of a message are looked at.
const MOST_SENTENCES: usize = 50;

/// The claims about numbers of pairs, and about dates of pairs, in a message that is read on the day
/// `today`, in its order.
#[must_use]
pub fn claims(message: &str, gazetteer: &Gazetteer, today: Date) -> Vec<Claim> {
    sentences(message)
        .take(MOST_SENTENCES)
        .filter_map(|sentence| claim(sentence, gazetteer, today))
        .collect()
}

fn claim(sentence: &str, gazetteer: &Gazetteer, today: Date) -> Option<Claim> {
    // A claim is the statement that a question for its truth would be about.
    let asked = format!("is it true that {sentence}");
    match understand(&asked, gazetteer, today).outcome {
        Outcome::Query(Query::Check(check))
        | Outcome::QueryAndPassages(Query::Check(check))
        | Outcome::Doubtful {
            query: Query::Check(check),
            doubt: Doubt::OfRules | Doubt::Aside,
            ..
        } => Some(Claim {
            sentence: sentence.to_owned(),
            check,
        }),
        _ => None,
    }
}

/// Sentences and clauses: "A has 3 pairs, B has 4" are two claims.
fn sentences(message: &str) -> impl Iterator<Item = &str> {
    message
        .split(['\n', '。', '！', '？', '!', '?', ';', '；', '，', '、'])
        .flat_map(|part| part.split(". "))
        .flat_map(|part| part.split(", "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}
