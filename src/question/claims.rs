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
    let clauses: Vec<&str> = sentences(message).take(MOST_SENTENCES).collect();
    let mut claims = Vec::new();
    let mut at = 0;
    while let Some(clause) = clauses.get(at) {
        let found = claims_of(clause, gazetteer, today);
        // "In 2015, Jiangsu had …", "… on June 24, 1973": half a sentence says only when.
        let dated = clause.chars().any(|c| c.is_ascii_digit());
        let whole = clauses.get(at + 1).filter(|_| found.is_empty() && dated);
        let whole = whole.and_then(|next| claim(&format!("{clause}, {next}"), gazetteer, today));
        at += 1 + usize::from(whole.is_some());
        claims.extend(found.into_iter().chain(whole));
    }
    claims
}

/// The claims of a clause: those of its halves, if each has one of its own ("A has 3 pairs and B has 4").
fn claims_of(clause: &str, gazetteer: &Gazetteer, today: Date) -> Vec<Claim> {
    const JOINTS: [&str; 5] = [" and ", " while ", " but ", "而", "和"];
    let halves = JOINTS.iter().find_map(|joint| {
        let (a, b) = clause.split_once(joint)?;
        let both = [a, b].map(|half| claim(half.trim(), gazetteer, today));
        let [Some(first), Some(_)] = both else {
            return None;
        };
        Some(
            std::iter::once(first)
                .chain(claims_of(b.trim(), gazetteer, today))
                .collect(),
        )
    });
    halves.unwrap_or_else(|| claim(clause, gazetteer, today).into_iter().collect())
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
