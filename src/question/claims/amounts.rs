//! What the numbers of a clause count: "3054 pairs with 147 countries" are two claims.

use std::ops::Range;

use crate::question::cues::Cue;
use crate::question::query::Counted;
use crate::question::scan::{Scan, Token, TokenKind};
use crate::question::slots::{Amount, Slots};

/// What a number counts, by the noun at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Metric {
    /// Pairs, or friendship cities.
    Pairs,
    /// Countries.
    Countries,
    /// A percentage.
    Percent,
    /// No noun stands at it.
    Bare,
    /// Something else.
    Other,
}

/// A number of a clause.
#[derive(Clone, Debug)]
pub(super) struct Measure {
    /// The number.
    pub(super) amount: Amount,
    /// What it counts.
    pub(super) metric: Metric,
    /// Its tokens, with the words of comparison before it and without the noun.
    number: Range<usize>,
    /// One past the noun.
    end: usize,
}

impl Measure {
    /// What is counted, where `read` is what the whole clause seems to count.
    pub(super) fn counted(&self, read: Counted) -> Counted {
        match self.metric {
            Metric::Countries => Counted::Countries,
            Metric::Pairs if read != Counted::ForeignProvinces => Counted::Pairs,
            _ => read,
        }
    }

    /// Its tokens, from the words of comparison to the noun.
    pub(super) fn tokens(&self) -> Range<usize> {
        self.number.start..self.end
    }

    /// Is it "140+"?
    pub(super) fn is_open(&self, scan: &Scan) -> bool {
        let next = scan.tokens.get(self.amount.token + 1);
        next.is_some_and(|next| scan.is_one_of(next, &["+"]))
    }
}

/// The numbers of a clause that are no dates and no ranks.
pub(super) fn measures(slots: &Slots<'_>) -> Vec<Measure> {
    let ordinal = slots.ordinal().map(f64::from);
    let amounts = slots.amounts.iter().copied();
    let amounts = amounts.filter(|amount| {
        let rank = Some(amount.value) == ordinal || slots.is_step(amount.token);
        !rank && !slots.points(amount.token)
    });
    amounts.map(|amount| measure(slots, amount)).collect()
}

fn measure(slots: &Slots<'_>, amount: Amount) -> Measure {
    let at = amount.token;
    let compares = |cue: Option<Cue>| {
        let cues = [Cue::MoreThan, Cue::AtLeast, Cue::FewerThan, Cue::AtMost];
        cue.is_some_and(|cue| cues.contains(&cue) || matches!(cue, Cue::About | Cue::Only))
    };
    let loose = |at: usize| {
        let words = [
            "over",
            "under",
            "about",
            "around",
            "some",
            "占",
            "占了",
            "百分之",
        ];
        slots.scan.is_one_of(&slots.scan.tokens[at], &words)
    };
    let before = (0..at).rev();
    let start = before.take_while(|at| compares(slots.scan.cue(*at)) || loose(*at));
    let start = start.last().unwrap_or(at);
    let (metric, end) = noun(slots, at);
    Measure {
        amount,
        metric,
        number: start..at + 1,
        end,
    }
}

/// So many words may stand between a number and its noun.
const APART: usize = 4;

/// What a number counts, and where the noun ends.
fn noun(slots: &Slots<'_>, number: usize) -> (Metric, usize) {
    let scan = slots.scan;
    for at in number + 1..=number + 1 + APART {
        let counts = |metric| (metric, at + 1);
        match scan.cue(at) {
            Some(Cue::Partner) if scan.cue(at + 1) == Some(Cue::Countries) => {}
            Some(Cue::Pair | Cue::Partner) => return counts(Metric::Pairs),
            Some(Cue::Countries) => return counts(Metric::Countries),
            Some(Cue::Share) if at == number + 1 => return counts(Metric::Percent),
            // "上海与59个国家的95个城市结为友城".
            Some(Cue::Cities) if !slots.cn.is_empty() => return counts(Metric::Pairs),
            _ if scan
                .tokens
                .get(at)
                .is_some_and(|token| is_between(scan, token)) => {}
            _ => break,
        }
    }
    let percent = number.checked_sub(1).and_then(|before| scan.cue(before)) == Some(Cue::Share);
    let metric = match scan.tokens.get(number + 1) {
        _ if percent => Metric::Percent,
        Some(next) if counts_else(slots, next, number + 1) => Metric::Other,
        _ => Metric::Bare,
    };
    (metric, number + 1)
}

/// May the word stand between a number and its noun: "30 formal sister cities", "140+ countries"?
fn is_between(scan: &Scan, token: &Token) -> bool {
    match token.kind {
        TokenKind::Word | TokenKind::Han => !scan.is_one_of(token, &SCALES),
        TokenKind::Mark(mark) => mark == '-',
        TokenKind::Cue(Cue::And) => scan.is_one_of(token, &["+"]),
        TokenKind::Cue(cue) => matches!(
            cue,
            Cue::Filler
                | Cue::Foreign
                | Cue::AtLeast
                | Cue::MoreThan
                | Cue::More
                | Cue::China
                | Cue::Active
        ),
        _ => false,
    }
}

/// Words that make another number of a number.
const SCALES: [&str; 6] = [
    "million", "millions", "billion", "thousand", "hundred", "dozen",
];

/// Does a word right behind a number say that it counts something else: "5 friends", "13 million"?
fn counts_else(slots: &Slots<'_>, next: &Token, at: usize) -> bool {
    const MAY_FOLLOW: [&str; 12] = [
        "as", "so", "too", "also", "but", "by", "here", "than", "then", "it", "that", "the",
    ];
    let scan = slots.scan;
    let han = scan.text.chars.get(next.start).copied();
    let han = han.is_some_and(crate::text::is_han);
    match next.kind {
        TokenKind::Word => !slots.times.used.contains(&at),
        TokenKind::Cue(Cue::Filler) if !han => !scan.is_one_of(next, &MAY_FOLLOW),
        // 5个朋友.
        TokenKind::Cue(Cue::Filler) => scan.tokens.get(at + 1).is_some_and(|behind| {
            behind.start == next.end && matches!(behind.kind, TokenKind::Han | TokenKind::Word)
        }),
        TokenKind::Cue(cue) => matches!(
            cue,
            Cue::Years
                | Cue::Anniversary
                | Cue::Cities
                | Cue::Provinces
                | Cue::Members
                | Cue::Counties
        ),
        _ => false,
    }
}

/// What joins two numbers.
const JOINTS: [&str; 12] = [
    "and", "or", "to", "&", "plus", "和", "与", "或", "或者", "到", "至", "、",
];

/// Do two numbers stand with nothing but a joint between them: "273 or 317", "300–400"?
pub(super) fn are_joined(slots: &Slots<'_>, measures: &[Measure]) -> bool {
    let joint = |token: &Token| match token.kind {
        TokenKind::Mark(mark) => "-–—~～,，、/".contains(mark),
        _ => slots.scan.is_one_of(token, &JOINTS),
    };
    measures.windows(2).any(|pair| {
        let between = slots
            .scan
            .tokens
            .get(pair[0].number.end..pair[1].number.start);
        between.is_some_and(|between| between.iter().all(joint))
    })
}

/// The clause with this of its numbers only.
pub(super) fn only(scan: &Scan, measures: &[Measure], kept: &Measure) -> String {
    let others = measures
        .iter()
        .filter(|other| other.amount.token != kept.amount.token);
    let cut = others.map(|other| match (other.metric, kept.metric) {
        // What is spoken of stays.
        (Metric::Pairs, metric) if metric != Metric::Pairs => other.number.clone(),
        _ => other.tokens(),
    });
    without(scan, &cut.collect::<Vec<_>>())
}

/// The text without these tokens.
pub(super) fn without(scan: &Scan, cut: &[Range<usize>]) -> String {
    rewritten(scan, cut, " ")
}

/// The text with this word for each of these tokens.
pub(super) fn replaced(scan: &Scan, tokens: &[usize], word: &str) -> String {
    let mut tokens = tokens.to_vec();
    tokens.sort_unstable();
    let cut: Vec<Range<usize>> = tokens.into_iter().map(|at| at..at + 1).collect();
    rewritten(scan, &cut, word)
}

/// These tokens with all that stands between them, as typed.
pub(super) fn typed(scan: &Scan, tokens: &Range<usize>) -> String {
    let tokens = scan.tokens.get(tokens.clone()).unwrap_or_default();
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
        return String::new();
    };
    let original = &scan.original[origin(scan, first.start)..origin(scan, last.end)];
    original.iter().collect()
}

/// Where a character of the folded text stands in the typed one.
fn origin(scan: &Scan, index: usize) -> usize {
    let origin = scan.text.origin.get(index).map(|at| *at as usize);
    origin.unwrap_or(scan.original.len())
}

/// The text with this word for each of these runs of tokens.
pub(super) fn rewritten(scan: &Scan, cut: &[Range<usize>], word: &str) -> String {
    let at = |index: usize| origin(scan, index);
    let mut text = String::new();
    let mut from = 0;
    for range in cut {
        let tokens = scan.tokens.get(range.clone()).unwrap_or_default();
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
            continue;
        };
        text.extend(&scan.original[from..at(first.start).max(from)]);
        text.push_str(word);
        from = at(last.end).max(from);
    }
    text.extend(&scan.original[from..]);
    text
}
