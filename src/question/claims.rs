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

/// A text is read so often at most, in parts: a message has no more claims, and nobody waits for more.
const MOST_READ: usize = 200;

/// The claims about numbers of pairs, and about dates of pairs, in a message that is read on the day
/// `today`, in its order.
#[must_use]
pub fn claims(message: &str, gazetteer: &Gazetteer, today: Date) -> Vec<Claim> {
    let mut reader = Reader {
        gazetteer,
        today,
        left: MOST_READ,
    };
    let sentences = sentences(message);
    sentences.flat_map(|text| reader.claims(text)).collect()
}

struct Reader<'g> {
    gazetteer: &'g Gazetteer,
    today: Date,
    left: usize,
}

impl Reader<'_> {
    /// The claims of a sentence: "A has 3 pairs, B has 4 and C 5" are three.
    fn claims(&mut self, text: &str) -> Vec<Claim> {
        const COMMAS: [&str; 3] = [", ", "，", "、"];
        const JOINTS: [&str; 8] = [", ", "，", "、", " and ", " while ", " but ", "而", "和"];
        for (a, b) in halves(text, &JOINTS) {
            let Some(first) = self.claim(a).filter(names_a_side) else {
                continue;
            };
            let rest = self.claims(b);
            if rest.first().is_some_and(names_a_side) {
                return std::iter::once(first).chain(rest).collect();
            }
        }
        let Some(whole) = self.claim(text) else {
            return Vec::new();
        };
        // What stands beside a claim may belong to it ("In 2015, …", "… on June 24, 1973", "Suzhou,
        // Jiangsu, has …") or not ("Lunch at noon, …").
        for (a, b) in halves(text, &COMMAS) {
            let is_year = b.trim_end_matches('.').parse::<u16>().is_ok();
            match (self.claim(a), self.claim(b)) {
                (Some(left), None) if !is_year => return vec![left],
                (None, Some(right)) if right.check == whole.check => return vec![right],
                _ => {}
            }
        }
        vec![whole]
    }

    /// The statement that a question for its truth would be about.
    fn claim(&mut self, sentence: &str) -> Option<Claim> {
        self.left = self.left.checked_sub(1)?;
        let asked = format!("is it true that {sentence}");
        match understand(&asked, self.gazetteer, self.today).outcome {
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
}

/// Does a claim say of whom? "One hundred and twenty pairs" are not two claims.
fn names_a_side(claim: &Claim) -> bool {
    const CHINA: [&str; 4] = ["china", "中国", "全国", "我国"];
    let sentence = claim.sentence.to_lowercase();
    match &claim.check {
        Check::Number { of, .. } => {
            let named = !of.cn.is_empty() || !of.abroad.is_empty();
            named || CHINA.iter().any(|name| sentence.contains(name))
        }
        Check::Paired { .. } | Check::TopShare { .. } => true,
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
        .split(['\n', '。', '！', '？', '!', '?', ';', '；'])
        .flat_map(|part| part.split(". "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}
