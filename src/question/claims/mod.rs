//! Claims about pairs in a message that nobody meant as a question.
//!
//! A sentence is cut at its joints into clauses that each say something of somebody, and a clause is
//! read for each of its numbers (`amounts`) or ties (`ties`). What cannot be read with certainty is
//! no claim.

mod amounts;
mod clause;
mod dated;
mod lists;
mod namesakes;
mod speaker;
mod ties;
mod words;

use jiff::civil::Date;

use self::clause::Clause;
use self::lists::Item;
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
    /// What else it may mean, where names stand for several places. It holds if one of these does.
    pub others: Vec<Query>,
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
    let mut found: Vec<Claim> = Vec::new();
    let mut left = message;
    while let Some((block, rest)) = block(left) {
        left = rest;
        for claim in reader.block(block) {
            // What is said twice is one claim.
            let same = |known: &Claim| known.query == claim.query && known.denied == claim.denied;
            if !found.iter().any(same) {
                found.push(claim);
            }
        }
    }
    found
}

struct Reader<'g> {
    gazetteer: &'g Gazetteer,
    today: Date,
    left: usize,
}

const COMMAS: [&str; 3] = [", ", "，", "、"];
const JOINTS: [&str; 8] = [", ", "，", "、", " and ", " while ", " but ", "而", "和"];

impl<'g> Reader<'g> {
    /// A heading with the ties of the place that it names in lines below it is read as one list.
    fn block(&mut self, block: &str) -> Vec<Claim> {
        let lines: Vec<&str> = block.lines().map(str::trim).collect();
        if let [heading, items @ ..] = lines.as_slice()
            && !items.is_empty()
        {
            let items: Vec<&str> = items.iter().filter_map(|line| bullet(line)).collect();
            let list = format!("{heading} {}", items.join("; "));
            let clause = self.clause(&list);
            let listed = clause.map(|clause| self.listed(&clause, &list));
            if let Some(listed) = listed.filter(|listed| listed.len() >= items.len()) {
                return listed;
            }
        }
        let found = sentences(block).flat_map(|sentence| self.sentence(sentence));
        found.collect()
    }

    fn sentence(&mut self, sentence: &str) -> Vec<Claim> {
        let parts = sentence.split([';', '；']).map(str::trim);
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        if parts.len() > 1 {
            let whole = self.clause(sentence);
            let listed = whole.map(|whole| self.listed(&whole, sentence));
            if let Some(listed) = listed.filter(|listed| !listed.is_empty()) {
                return listed;
            }
        }
        let found = parts.into_iter().flat_map(|part| self.claims(part));
        let found: Vec<Claim> = found.collect();
        self.dated(found)
    }

    /// The claims of a list of dated ties of one place.
    fn listed(&mut self, clause: &Clause<'_>, text: &str) -> Vec<Claim> {
        self.each(clause.listed(), text)
    }

    /// The claims of parts that were taken from a text.
    fn each(&mut self, items: Vec<Item>, text: &str) -> Vec<Claim> {
        let mut found = Vec::new();
        for item in items {
            let words = item.words.as_deref().unwrap_or(text);
            let claims = self.claims(&item.text).into_iter();
            found.extend(claims.map(|claim| Claim {
                sentence: words.to_owned(),
                ..claim
            }));
        }
        found
    }

    /// The claims of a sentence: "A has 3 pairs, B has 4 and C 5" are three.
    fn claims(&mut self, text: &str) -> Vec<Claim> {
        let Some(whole) = self.clause(text) else {
            return Vec::new();
        };
        let listed = self.listed(&whole, text);
        if !listed.is_empty() {
            return listed;
        }
        let whole_unclear = whole.is_unclear();
        for (a, b) in halves(text, &JOINTS) {
            let Some(clause) = self.clause(a) else {
                break;
            };
            let listed = self.listed(&clause, a);
            let first = if listed.is_empty() {
                clause.claims(a)
            } else {
                listed
            };
            if !first.iter().any(names_a_side) {
                continue;
            }
            let (rest, continues) = self.rest(&clause, b);
            if rest
                .first()
                .is_some_and(|claim| continues || names_a_side(claim))
            {
                return first.into_iter().chain(rest).collect();
            }
        }
        let dated = self.each(whole.dated_numbers(), text);
        if !dated.is_empty() {
            return dated;
        }
        let whole = whole.claims(text);
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
            // The country of a city may stand before the date.
            let undated = behind.names_places() && loses_date(&whole, &left);
            let left_out = is_year || undated;
            if right.is_empty() && !left.is_empty() && left.len() >= whole.len() && !left_out {
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

    /// The claims behind a clause, and whether they are said of what the clause speaks of: "… and 166 in
    /// 2024", "，7月增至2209对".
    fn rest(&mut self, clause: &Clause<'_>, text: &str) -> (Vec<Claim>, bool) {
        let behind = self.clause(text).filter(|rest| !rest.names_places());
        let behind = behind.filter(|_| clause.dates_a_number());
        let of_year = clause.year();
        let of_year = behind
            .as_ref()
            .zip(of_year)
            .and_then(|(rest, year)| rest.of_year(year));
        let told = match of_year {
            Some(told) => Some(told),
            None => behind
                .filter(Clause::dates_a_number)
                .map(|_| text.to_owned()),
        };
        let Some(told) = told else {
            return (self.claims(text), false);
        };
        let subject = format!("{} ", clause.subject());
        let mut rest = self.claims(&format!("{subject}{told}"));
        for claim in &mut rest {
            match claim.sentence.strip_prefix(&subject) {
                Some(said) if told == text => claim.sentence = said.to_owned(),
                Some(_) => text.clone_into(&mut claim.sentence),
                None => {}
            }
        }
        (rest, true)
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

/// Is a dated tie only a tie in the other claim?
fn loses_date(whole: &[Claim], part: &[Claim]) -> bool {
    match (whole, part) {
        ([whole], [part]) => match (&whole.query, &part.query) {
            (Query::Check(Check::Paired { cn, partner, .. }), Query::Pair(a, b)) => {
                (cn, partner) == (a, b)
            }
            _ => false,
        },
        _ => false,
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

/// The first line of a text, with the list below it if it is the heading of one, and what comes after it.
fn block(text: &str) -> Option<(&str, &str)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let mut end = first.len();
    if first.trim_end().ends_with([':', '：']) {
        let listed = lines.take_while(|line| bullet(line).is_some());
        end += listed.map(str::len).sum::<usize>();
    }
    Some(text.split_at(end))
}

/// What stands behind the mark or the number of a line of a list.
fn bullet(line: &str) -> Option<&str> {
    let line = line.trim();
    let marked = line.strip_prefix(['-', '*', '•', '·', '–']);
    let numbered = || {
        let (number, rest) = line.split_once(['.', ')', '、'])?;
        number.parse::<u8>().is_ok().then_some(rest)
    };
    let item = marked.or_else(numbered)?.trim();
    (!item.is_empty()).then(|| item.trim_end_matches(['.', ',', ';', '。', '，', '；']))
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
