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

/// A group may be called by its members ("Japan and South Korea"): where something is compared or
/// left out, its name is two names.
pub(super) fn part_compared_names(scan: &mut Scan, gazetteer: &Gazetteer) {
    let parts = |token: &Token| {
        matches!(
            token.kind,
            TokenKind::Cue(Cue::Compare | Cue::More | Cue::Except)
        ) || scan.is_one_of(token, &["difference", "区别", "差异"])
    };
    if !scan.tokens.iter().any(parts) {
        return;
    }
    let chars = &scan.text.chars;
    let parted = scan.tokens.iter().flat_map(|token| {
        let pair = matches!(token.kind, TokenKind::Name(_))
            .then(|| joined_names(chars, token, gazetteer))
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
