//! What a question is about where that is no friendship city, although a place, a number or a word for
//! the most is in it: "how many students study in Ghana", "哪个省机场最多", "sister schools of Nanjing".
//!
//! The noun that is counted, set above all others or called a sister decides. If the grammar knows no
//! such noun, its reading would count pairs instead of what was asked.

mod bodies;
mod phrase;

use self::bodies::is_body;
use self::phrase::{Part, Phrase};
use super::aside::speaks_of_cities;
use super::cues::Cue;
use super::explains::asks_whether_one_can;
use super::mentions::Mentions;
use super::query::Query;
use super::scan::{Token, TokenKind};
use super::slots::Slots;
use crate::text::dictionary::is_everyday_word;
use crate::text::is_han;

/// What may be called sisters as well as cities may.
const SISTERLY: [&str; 22] = [
    "list",
    "lists",
    "name",
    "names",
    "numbers",
    "statistics",
    "details",
    "localities",
    "governments",
    "cites",
    "areas",
    "area",
    "communities",
    "community",
    "locations",
    "location",
    "villages",
    "village",
    "capitals",
    "network",
    "agreements",
    "关系",
];
/// What is called sisters by anybody.
const SISTERS: [&str; 10] = [
    "sister",
    "sisters",
    "twin",
    "partner",
    "friendship",
    "姊妹",
    "姐妹",
    "伙伴",
    "兄弟",
    "友好",
];
/// Bodies that are called by the place where they are.
const BODIES: [&str; 12] = [
    "大学", "学院", "中学", "小学", "医院", "机场", "银行", "公司", "车站", "日报", "晚报", "铁塔",
];
/// What the documents tell of, whoever else is named with it.
const OF_FIELD: [&str; 12] = [
    "diplomacy",
    "diplomatic",
    "policy",
    "policies",
    "globalisation",
    "globalization",
    "urbanisation",
    "urbanization",
    "governance",
    "外交",
    "全球化",
    "治理",
];
/// 最 begins a superlative, but not in these.
const NO_SUPERLATIVES: [&str; 12] = [
    "最好",
    "最全",
    "最终",
    "最初",
    "最主要",
    "最重要",
    "最权威",
    "最准",
    "最完整",
    "最基本",
    "最近",
    "最新",
];

/// Where an answer may be that the facts do not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Elsewhere {
    /// In the documents.
    Documents,
    /// Nowhere here.
    Nowhere,
    /// Nowhere here, where only China's ties are known.
    NotChina,
}

fn documents_if(told: bool) -> Elsewhere {
    if told {
        Elsewhere::Documents
    } else {
        Elsewhere::Nowhere
    }
}

/// Is something asked that is no matter of the facts, whatever the grammar makes of it?
pub(super) fn elsewhere(query: Option<&Query>, slots: &Slots<'_>) -> Option<Elsewhere> {
    // Of no place the capital may be that of banks, and the population any.
    const OF_PLACES: [&str; 2] = ["capital", "population"];
    let of_a_place = !slots.named.is_empty()
        || slots.has(Cue::China)
        || !slots.cue_is(Cue::OtherTopic, &OF_PLACES);
    let organisation = slots.abroad.iter().any(|scope| slots.is_label(*scope));
    let of_field = slots.cue_is(Cue::Explain, &OF_FIELD);
    if slots.has(Cue::OtherTopic) && of_a_place && !speaks_of_cities(slots) {
        // "Which Chinese mayor is co-president of UCLG?", "are mayors allowed to do foreign policy?",
        // "Can a village of 900 inhabitants twin with China?"
        let may_be = slots.about_pairs() && asks_whether_one_can(slots);
        return Some(documents_if(organisation || of_field || may_be));
    }
    let listed = matches!(query, Some(Query::Partners(_))) && slots.asks_of_each_other();
    if listed || query.is_some_and(of_ties) && slots.between_foreigners() {
        let ties = slots.about_pairs();
        return Some(if ties {
            Elsewhere::NotChina
        } else {
            Elsewhere::Nowhere
        });
    }
    if slots.asks_of_something_else() {
        // Of an organisation the documents tell more than its number of members, and of rules too.
        return Some(documents_if(
            organisation || slots.has_any(&[Cue::Explain, Cue::Event]),
        ));
    }
    if slots.asks_of_no_ties() {
        return Some(documents_if(
            slots.has_any(&[Cue::Explain, Cue::MayExplain, Cue::Event])
                || slots.asks_whether_included()
                || slots.asks_whether_ties_may_be(),
        ));
    }
    None
}

/// Is it ties that are listed, counted or dated, which may be those of others than China?
fn of_ties(query: &Query) -> bool {
    matches!(
        query,
        Query::Partners(_)
            | Query::Count(..)
            | Query::Total(_)
            | Query::Sum(..)
            | Query::Compare(..)
            | Query::First(..)
            | Query::Timeline(..)
            | Query::Places(_)
            | Query::Check(_)
    )
}

/// The words for what is asked about, if the reading `query` would leave that aside.
pub(super) fn other_subject(
    slots: &Slots<'_>,
    mentions: &Mentions,
    query: &Query,
) -> Option<Vec<String>> {
    if matches!(
        query,
        Query::Passages(_) | Query::Check(_) | Query::Anniversaries(_)
    ) {
        return None;
    }
    let phrase = Phrase { slots, mentions };
    let nouns = phrase
        .counted()
        .or_else(|| phrase.summed())
        .or_else(|| phrase.topped())
        .or_else(|| phrase.oldest())
        .or_else(|| phrase.superlative())
        .or_else(|| phrase.sisterly())
        .or_else(|| phrase.body())
        .or_else(|| phrase.asked_body())
        .or_else(|| phrase.attribute())
        .or_else(|| phrase.grown(query))?;
    let typed = |at: usize| slots.scan.typed(&slots.scan.tokens[at]);
    Some(nouns.into_iter().map(typed).collect())
}

/// Does the noun behind a number name nothing that the grammar counts: "8000 people"?
pub(super) fn counts_something_else(slots: &Slots<'_>, mentions: &Mentions, number: usize) -> bool {
    Phrase { slots, mentions }.nouns_from(number + 1).is_some()
}

impl Phrase<'_> {
    /// "How many students …", "有多少留学生", "how much money".
    fn counted(&self) -> Option<Vec<usize>> {
        // Of "友城数量" the noun stands before it.
        const BEHIND: [&str; 6] = ["数量", "数目", "个数", "对数", "数", "凡几"];
        let many = self.slots.position(Cue::HowMany)?;
        if self.is(many, &BEHIND) {
            return None;
        }
        let of = usize::from(self.is(many + 1, &["of", "the"]));
        if let Some(nouns) = self.nouns_from(many + 1 + of) {
            return Some(nouns);
        }
        // "How much does a sister city cost?"
        const MONEY: [&str; 5] = ["cost", "costs", "pay", "pays", "paid"];
        let money = (many + 1..self.slots.scan.tokens.len()).find(|at| self.is(*at, &MONEY));
        if let Some(money) = money.filter(|_| self.is(many, &["how much"])) {
            return Some(vec![money]);
        }
        // "How many Chinese are there in Italy?"
        let people = self.is(many + 1, &["chinese"])
            && self.slots.scan.cue(many + 2) == Some(Cue::YesNo)
            && !self.slots.about_pairs();
        people.then(|| vec![many + 1])
    }

    /// "广州的外国人总数".
    fn summed(&self) -> Option<Vec<usize>> {
        if self.slots.about_pairs() {
            return None;
        }
        let total = self.slots.position(Cue::Total)?;
        let number = self.is(total, &["总数", "总量"]);
        number.then(|| self.noun_before(total)).flatten()
    }

    /// "Which province has the most airports", "哪个省机场最多", "the largest population".
    fn topped(&self) -> Option<Vec<usize>> {
        let most = self
            .slots
            .position(Cue::Most)
            .or_else(|| self.slots.position(Cue::Fewest))?;
        let han = |token: &Token| {
            self.slots
                .scan
                .text
                .chars
                .get(token.start)
                .copied()
                .is_some_and(is_han)
        };
        if self.token(most).is_some_and(han) {
            return self.noun_before(most);
        }
        let before = |steps: usize| most.checked_sub(steps);
        let has = ["has", "have", "had", "with"];
        let owned = before(1).is_some_and(|at| self.is(at, &has))
            || before(1).is_some_and(|at| self.is(at, &["the"]))
                && before(2).is_some_and(|at| self.is(at, &has));
        owned.then(|| self.nouns_from(most + 1)).flatten()
    }

    /// "The oldest city in China": its age, not that of its ties.
    fn oldest(&self) -> Option<Vec<usize>> {
        let oldest = self.slots.position(Cue::Oldest)?;
        let city = oldest + 1 + usize::from(self.is(oldest + 1, &["的"]));
        let of_cities = self.is(oldest, &["oldest", "最老"])
            && self.slots.scan.cue(city) == Some(Cue::Cities)
            && !self.slots.about_pairs()
            && !self.slots.has(Cue::And);
        of_cities.then(|| vec![city])
    }

    /// "The richest sister city", "哪个友城最远".
    fn superlative(&self) -> Option<Vec<usize>> {
        let tells = |at: &usize| {
            let Some(token) = self.token(*at) else {
                return false;
            };
            let word = self.slots.scan.folded(token);
            match token.kind {
                TokenKind::Han => {
                    let begin = word.starts_with('最') && word.chars().count() > 1;
                    begin && !NO_SUPERLATIVES.iter().any(|no| word.starts_with(no))
                }
                TokenKind::Word => is_superlative(&word),
                _ => false,
            }
        };
        let at = (0..self.slots.scan.tokens.len()).find(tells)?;
        Some(vec![at])
    }

    /// "Sister universities of …", "姊妹港".
    fn sisterly(&self) -> Option<Vec<usize>> {
        let tells = |at: &usize| {
            let next = at + 1;
            // "My sister lives in Kobe".
            let mine = at
                .checked_sub(1)
                .is_some_and(|at| self.is(at, &["my", "your", "his", "her"]));
            let sister = self.slots.scan.cue(*at) == Some(Cue::Partner) && self.is(*at, &SISTERS);
            if mine || !sister {
                return false;
            }
            let Some(token) = self.token(next) else {
                return false;
            };
            let one = token.end - token.start == 1;
            let adjacent = self
                .token(*at)
                .is_some_and(|sister| sister.end == token.start);
            match token.kind {
                TokenKind::Word => {
                    let noun = self.slots.scan.folded(token);
                    self.part(next) == Part::Noun && (noun.ends_with('s') || is_body(&noun))
                }
                TokenKind::Han => adjacent && self.part(next) == Part::Noun,
                // 港 of 姊妹港 is no Hong Kong.
                TokenKind::Name(_) => one && adjacent,
                _ => false,
            }
        };
        let at = (0..self.slots.scan.tokens.len()).find(tells)? + 1;
        (!self.is(at, &SISTERLY)).then(|| vec![at])
    }

    /// "武汉大学排名第几".
    fn body(&self) -> Option<Vec<usize>> {
        if speaks_of_cities(self.slots) {
            return None;
        }
        let tells = |at: &usize| {
            let Some(token) = self
                .token(*at)
                .filter(|token| matches!(token.kind, TokenKind::Han))
            else {
                return false;
            };
            let word = self.slots.scan.folded(token);
            let owner = at.checked_sub(1).filter(|before| self.is_name(*before));
            let adjacent = owner
                .and_then(|before| self.token(before))
                .is_some_and(|name| name.end == token.start);
            adjacent && BODIES.iter().any(|body| word.starts_with(body))
        };
        (0..self.slots.scan.tokens.len())
            .find(tells)
            .map(|at| vec![at])
    }

    /// "Population of the sister cities of Xi'an", "有直飞航班的友城".
    fn attribute(&self) -> Option<Vec<usize>> {
        let at = self.slots.position(Cue::OtherTopic)?;
        // "Weather's lovely here, but …": what follows is another matter.
        let clause = |token: &Token| {
            matches!(
                token.kind,
                TokenKind::Mark(',' | '，' | ':' | '：' | ';' | '；' | '。')
            )
        };
        let aside = self.slots.scan.tokens.iter().skip(at).any(clause);
        (!aside).then(|| vec![at])
    }

    /// "Growth of Shenzhen's economy", "深圳经济增长了多少": no word says that the pairs grew.
    fn grown(&self, query: &Query) -> Option<Vec<usize>> {
        if !matches!(query, Query::Timeline(..)) || self.slots.about_pairs() {
            return None;
        }
        let course = self.slots.position(Cue::Course)?;
        let after = (course + 1..self.slots.scan.tokens.len())
            .take_while(|at| {
                self.is(*at, &["of", "in", "the", "'s", "s"])
                    || self.is_name(*at)
                    || self.part(*at) == Part::Noun
            })
            .filter(|at| self.part(*at) == Part::Noun)
            .collect::<Vec<_>>();
        if after.is_empty() {
            self.noun_before(course)
        } else {
            Some(after)
        }
    }
}

/// "Richest", "tallest": an everyday word and its ending, of which no cue is made.
fn is_superlative(word: &str) -> bool {
    const OTHERS: [&str; 6] = [
        "closest", "forest", "modest", "harvest", "interest", "latest",
    ];
    let Some(stem) = word.strip_suffix("est").filter(|_| !OTHERS.contains(&word)) else {
        return false;
    };
    if matches!(word, "farthest" | "furthest") {
        return true;
    }
    let twice = || {
        let mut chars = stem.chars();
        let last = chars.next_back();
        (last == chars.clone().next_back()).then_some(chars.as_str())
    };
    stem.len() > 2
        && (is_everyday_word(stem)
            || stem
                .strip_suffix('i')
                .is_some_and(|stem| is_everyday_word(&format!("{stem}y")))
            || is_everyday_word(&format!("{stem}e"))
            || twice().is_some_and(is_everyday_word))
}
