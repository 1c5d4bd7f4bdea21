//! What the tokens around a token make of it, once all are known.

use super::{Scan, Token, TokenKind};
use crate::places::{Gazetteer, NameKind, Scope};
use crate::question::cues::{Cue, cue_at};

/// "长三角的江苏、浙江" asks for the two only.
pub(super) fn drop_outer(scan: &mut Scan, collectives: Vec<std::ops::Range<usize>>) {
    for range in collectives.into_iter().rev() {
        let scopes = |token: &Token| match &token.kind {
            TokenKind::Name(entries) => entries.iter().map(|entry| entry.scope).collect(),
            _ => Vec::new(),
        };
        let members: Vec<Scope> = scan.tokens[range.clone()].iter().flat_map(scopes).collect();
        let outside = |at: &usize| !range.contains(at);
        let mut others = (0..scan.tokens.len()).filter(outside);
        let named = others.any(|at| {
            let named = scopes(&scan.tokens[at]);
            named.iter().any(|scope| members.contains(scope))
        });
        if named {
            scan.tokens.drain(range);
        }
    }
}

/// One-character abbreviations (沪, 粤) count only where all around them is understood, or where
/// two stand together: 云 in 云计算 is no province.
pub(super) fn drop_stray_abbreviations(scan: &mut Scan) {
    let is_short = |token: &Token| {
        matches!(&token.kind, TokenKind::Name(entries)
            if token.end - token.start == 1 && entries.iter().all(|e| e.kind == NameKind::Character))
    };
    let unknown = |token: Option<&Token>| {
        token.is_some_and(|token| matches!(token.kind, TokenKind::Han | TokenKind::Word))
    };
    let stray: Vec<usize> = (0..scan.tokens.len())
        .filter(|&i| is_short(&scan.tokens[i]))
        .filter(|&i| {
            let near = |j: Option<usize>| j.and_then(|j| scan.tokens.get(j));
            unknown(near(i.checked_sub(1))) || unknown(near(Some(i + 1)))
        })
        .collect();
    for i in stray {
        scan.tokens[i].kind = TokenKind::Han;
    }
}

/// "Provinces that aren't paired with India", "is not a sister city of Kobe": what is denied is the tie. At
/// the beginning of a question such a verb denies nothing.
pub(super) fn deny_ties(scan: &mut Scan) {
    const NEGATED: [&str; 8] = [
        "isn't", "aren't", "wasn't", "weren't", "isnt", "arent", "wasnt", "werent",
    ];
    let denied = |at: usize| {
        let token = &scan.tokens[at];
        let verb = matches!(token.kind, TokenKind::Cue(Cue::YesNo))
            && scan.is_one_of(token, &NEGATED)
            && at > 0
            && !matches!(scan.tokens[at - 1].kind, TokenKind::Mark(_));
        let passed = |token: &&Token| matches!(token.kind, TokenKind::Cue(Cue::Filler));
        let next = scan.tokens[at + 1..].iter().find(|token| !passed(token));
        let tie = next.is_some_and(|token| matches!(token.kind, TokenKind::Cue(Cue::Partner)));
        let not = matches!(token.kind, TokenKind::Cue(Cue::Not)) && scan.is_one_of(token, &["not"]);
        (verb || not) && tie
    };
    let denied: Vec<usize> = (0..scan.tokens.len()).filter(|at| denied(*at)).collect();
    for at in denied {
        scan.tokens[at].kind = TokenKind::Cue(Cue::Without);
    }
}

/// "英国和法国两国", "广州、深圳两市": how many names stand before says nothing of how many ties.
pub(super) fn drop_numbers_of_names(scan: &mut Scan) {
    let mut at = 0;
    while at < scan.tokens.len() {
        match number_of_names(scan, at) {
            Some(len) => drop(scan.tokens.drain(at..at + len)),
            None => at += 1,
        }
    }
}

/// How many tokens from this one say how many names stand before.
fn number_of_names(scan: &Scan, at: usize) -> Option<usize> {
    const MOST: f64 = 10.0;
    let TokenKind::Number(number) = &scan.tokens.get(at)?.kind else {
        return None;
    };
    let last = scan.tokens[..at].last()?;
    let beside = last.end == scan.tokens[at].start && matches!(last.kind, TokenKind::Name(_));
    if !beside || !number.spelled || !(2.0..=MOST).contains(&number.value) {
        return None;
    }
    let is = |at: usize, forms: &[&str]| {
        let token = scan.tokens.get(at);
        token.is_some_and(|token| scan.is_one_of(token, forms))
    };
    let unit = at + 1 + usize::from(is(at + 1, &["个", "座"]));
    let countries = is(unit, &["国", "国家"]);
    let others = ["省", "市", "省市", "城市", "城", "地", "州", "县", "区"];
    let fits = countries || names_before(&scan.tokens[..at]) > 1 && is(unit, &others);
    fits.then_some(unit + 1 - at)
}

/// How many names stand at the end, joined or side by side.
fn names_before(tokens: &[Token]) -> usize {
    let named = |token: &Token| matches!(token.kind, TokenKind::Name(_));
    let joint =
        |token: &Token| matches!(token.kind, TokenKind::Cue(Cue::And) | TokenKind::Mark(','));
    let list = tokens
        .iter()
        .rev()
        .take_while(|token| named(token) || joint(token));
    list.filter(|token| named(token)).count()
}

/// A group may be called by its members ("Japan and South Korea"): where something is compared or
/// left out, its name is two names.
pub(super) fn part_compared_names(scan: &mut Scan, gazetteer: &Gazetteer) {
    let parts = |token: &Token| {
        matches!(
            token.kind,
            TokenKind::Cue(Cue::Compare | Cue::More | Cue::Except)
        ) || scan.is_one_of(token, &["difference", "区别", "差异"])
    };
    // "日韩之间": where nothing else is named, its members are the two sides.
    let named =
        |token: &&Token| matches!(token.kind, TokenKind::Name(_) | TokenKind::Cue(Cue::China));
    let between = scan.tokens.iter().filter(named).count() == 1
        && (0..scan.tokens.len()).any(|at| scan.cue(at) == Some(Cue::Between));
    if !between && !scan.tokens.iter().any(parts) {
        return;
    }
    let chars = &scan.text.chars;
    let parted = scan.tokens.iter().flat_map(|token| {
        let pair = matches!(token.kind, TokenKind::Name(_))
            .then(|| {
                let joined = joined_names(chars, token, gazetteer);
                joined.or_else(|| initials(chars, token, gazetteer))
            })
            .flatten();
        pair.map_or_else(|| vec![token.clone()], Vec::from)
    });
    scan.tokens = parted.collect();
}

/// The two names that a name is made of, and the "and" between them.
fn joined_names(chars: &[char], name: &Token, gazetteer: &Gazetteer) -> Option<[Token; 3]> {
    let past_space = |at: usize| at + usize::from(chars.get(at) == Some(&' '));
    let token = |start, end, kind| Token { start, end, kind };
    let hits = |at| gazetteer.names_at(chars, at).into_iter();
    hits(name.start).find_map(|first| {
        let first_end = name.start + first.len;
        let and = past_space(first_end);
        let joint = cue_at(chars, and, false).filter(|cue| cue.cue == Cue::And)?;
        let and_end = and + joint.len;
        let second_start = past_space(and_end);
        let second = hits(second_start).find(|hit| second_start + hit.len == name.end)?;
        Some([
            token(
                name.start,
                first_end,
                TokenKind::Name(first.entries.to_vec()),
            ),
            token(and, and_end, TokenKind::Cue(Cue::And)),
            token(
                second_start,
                name.end,
                TokenKind::Name(second.entries.to_vec()),
            ),
        ])
    })
}

/// The two countries that a name such as 日韩 is made of.
fn initials(chars: &[char], name: &Token, gazetteer: &Gazetteer) -> Option<[Token; 3]> {
    let [a, b] = crate::question::initials::parts(&chars[name.start..name.end], gazetteer)?;
    let (start, end) = (name.start, name.end);
    let token = |kind| Token { start, end, kind };
    let and = token(TokenKind::Cue(Cue::And));
    Some([token(TokenKind::Name(a)), and, token(TokenKind::Name(b))])
}

/// "结友城前需要交往吗", "结友城前一年": before a tie, and no first so many.
pub(super) fn tell_before_from_top(scan: &mut Scan) {
    let done = [Cue::Partner, Cue::Founded, Cue::Explain, Cue::MayExplain];
    let before = |at: &usize| {
        let tied = at.checked_sub(1).and_then(|at| scan.cue(at));
        let number = scan.tokens.get(at + 1);
        let counted = number.is_some_and(|token| matches!(token.kind, TokenKind::Number(_)));
        let years = counted && scan.cue(at + 2) == Some(Cue::Years);
        scan.is_one_of(&scan.tokens[*at], &["前"])
            && tied.is_some_and(|cue| done.contains(&cue))
            && (years || !counted && !begins_order(scan, at + 1))
    };
    let found: Vec<usize> = (0..scan.tokens.len()).filter(before).collect();
    for at in found {
        scan.tokens[at].kind = TokenKind::Cue(Cue::Before);
    }
}

/// 几 of 前几名, 列 of 前列.
fn begins_order(scan: &Scan, at: usize) -> bool {
    let first = scan
        .tokens
        .get(at)
        .map(|token| scan.text.chars[token.start]);
    first.is_none_or(|first| "几列茅面若".contains(first))
}
