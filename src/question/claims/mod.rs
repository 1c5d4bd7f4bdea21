//! Claims about pairs in a message that nobody meant as a question.
//!
//! A sentence is cut at its joints into clauses that each say something of somebody, and a clause is
//! read for each of its numbers (`amounts`) or ties (`ties`). What cannot be read with certainty is
//! no claim.

mod amounts;
mod clause;
mod ties;
mod words;

use jiff::civil::Date;

use self::clause::Clause;
use super::{Check, Query};
use crate::facts::DateRange;
use crate::places::Gazetteer;

/// A sentence of a message and the claim in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The sentence, as it stands in the message.
    pub sentence: String,
    /// What asks for it: a check, or the tie of two places.
    pub query: Query,
    /// The sentence says that it is not so.
    pub denied: bool,
}

/// A text is read so often at most, in parts: a message has no more claims, and nobody waits for more.
const MOST_READ: usize = 200;

/// The claims about numbers of pairs, and about ties and their dates, in a message that is read on the
/// day `today`, in its order.
#[must_use]
pub fn claims(message: &str, gazetteer: &Gazetteer, today: Date) -> Vec<Claim> {
    let mut reader = Reader {
        gazetteer,
        today,
        left: MOST_READ,
    };
    sentences(message)
        .flat_map(|sentence| {
            let parts = sentence.split([';', '；']).map(str::trim);
            let found = parts.filter(|part| !part.is_empty());
            let found: Vec<Claim> = found.flat_map(|part| reader.claims(part)).collect();
            reader.dated(found)
        })
        .collect()
}

struct Reader<'g> {
    gazetteer: &'g Gazetteer,
    today: Date,
    left: usize,
}

const COMMAS: [&str; 3] = [", ", "，", "、"];
const JOINTS: [&str; 8] = [", ", "，", "、", " and ", " while ", " but ", "而", "和"];

impl<'g> Reader<'g> {
    /// The claims of a sentence: "A has 3 pairs, B has 4 and C 5" are three.
    fn claims(&mut self, text: &str) -> Vec<Claim> {
        let whole = self.clause(text);
        let whole_unclear = whole.as_ref().is_some_and(Clause::is_unclear);
        for (a, b) in halves(text, &JOINTS) {
            let Some(clause) = self.clause(a) else {
                break;
            };
            let first = clause.claims(a);
            if !first.iter().any(names_a_side) {
                continue;
            }
            let rest = self.rest(&clause, b);
            if rest.first().is_some_and(names_a_side) {
                return first.into_iter().chain(rest).collect();
            }
        }
        let Some(whole) = whole.map(|whole| whole.claims(text)) else {
            return Vec::new();
        };
        if whole_unclear {
            return whole;
        }
        // What stands beside a claim may belong to it ("In 2015, …", "… on June 24, 1973", "Suzhou,
        // Jiangsu, has …") or not ("Lunch at noon, …"), or hide it ("…, the first pair ever").
        let joints = if whole.is_empty() {
            JOINTS.as_slice()
        } else {
            COMMAS.as_slice()
        };
        for (a, b) in halves(text, joints) {
            let is_year = b.trim_end_matches('.').parse::<u16>().is_ok();
            let Some((before, behind)) = self.clause(a).zip(self.clause(b)) else {
                break;
            };
            let (left, right) = (before.claims(a), behind.claims(b));
            if right.is_empty() && !left.is_empty() && left.len() >= whole.len() && !is_year {
                return left;
            }
            let hidden = whole.is_empty() && !before.is_dated() && !before.names_places();
            let same = right.len() == whole.len()
                && right.iter().zip(&whole).all(|(a, b)| a.query == b.query);
            if left.is_empty() && !right.is_empty() && (same || hidden) {
                return right;
            }
        }
        whole
    }

    /// The claims behind a clause. "… and 166 in 2024" says it of what the clause speaks of.
    fn rest(&mut self, clause: &Clause<'_>, text: &str) -> Vec<Claim> {
        let continues = clause.dates_a_number()
            && self
                .clause(text)
                .is_some_and(|rest| !rest.names_places() && rest.dates_a_number());
        if !continues {
            return self.claims(text);
        }
        let subject = format!("{} ", clause.subject());
        let mut rest = self.claims(&format!("{subject}{text}"));
        for claim in &mut rest {
            if let Some(said) = claim.sentence.strip_prefix(&subject) {
                claim.sentence = said.to_owned();
            }
        }
        rest
    }

    fn clause(&mut self, text: &str) -> Option<Clause<'g>> {
        self.left = self.left.checked_sub(1)?;
        Some(Clause::new(text, self.gazetteer, self.today))
    }

    /// The date of a number holds for the numbers behind it that have none: "273 in 2015; Shandong 172".
    fn dated(&self, mut found: Vec<Claim>) -> Vec<Claim> {
        let mut carried = DateRange::default();
        for claim in &mut found {
            let Query::Check(Check::Number {
                of,
                at,
                percent: false,
                ..
            }) = &mut claim.query
            else {
                continue;
            };
            if !at.is_unbounded() {
                carried = *at;
            } else if of.since.is_unbounded()
                && !Clause::new(&claim.sentence, self.gazetteer, self.today).is_of_now()
            {
                *at = carried;
            }
        }
        found
    }
}

/// Does a claim say of whom? "One hundred and twenty pairs" are not two claims.
fn names_a_side(claim: &Claim) -> bool {
    const CHINA: [&str; 4] = ["china", "中国", "全国", "我国"];
    let sentence = claim.sentence.to_lowercase();
    match &claim.query {
        Query::Check(Check::Number { of, .. }) => {
            let named = !of.cn.is_empty() || !of.abroad.is_empty();
            named || CHINA.iter().any(|name| sentence.contains(name))
        }
        _ => true,
    }
}

/// A text in two at each of these joints, from the first on.
fn halves<'t>(text: &'t str, joints: &[&str]) -> Vec<(&'t str, &'t str)> {
    let at = |joint: &&str| {
        let len = joint.len();
        text.match_indices(*joint)
            .map(move |(at, _)| (at, at + len))
            .collect::<Vec<_>>()
    };
    let mut places: Vec<(usize, usize)> = joints.iter().flat_map(at).collect();
    places.sort_unstable();
    let parts = places.into_iter();
    let parts = parts.map(|(end, start)| (text[..end].trim(), text[start..].trim()));
    parts
        .filter(|(a, b)| !a.is_empty() && !b.is_empty())
        .collect()
}

fn sentences(message: &str) -> impl Iterator<Item = &str> {
    message
        .split(['\n', '。', '！', '？', '!', '?'])
        .flat_map(by_full_stops)
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// The parts between full stops, of which that of "i.e." or "St. Louis" is none.
fn by_full_stops(text: &str) -> Vec<&str> {
    let abbreviated = |text: &str| {
        const ABBREVIATIONS: [&str; 7] = ["st", "mt", "ft", "vs", "cf", "approx", "ca"];
        let last = text
            .rsplit([' ', '(', ','])
            .next()
            .unwrap_or_default()
            .to_lowercase();
        last.contains('.') || ABBREVIATIONS.contains(&last.as_str())
    };
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices(". ") {
        if !abbreviated(&text[from..at]) {
            parts.push(&text[from..at]);
            from = at + 2;
        }
    }
    parts.push(&text[from..]);
    parts
}
