//! Names that a question leaves out: "except Japan and Korea", "non-European", "除日本外", "亚洲以外".

use super::cues::Cue;
use super::scan::{Scan, Token, TokenKind};

/// Words that stand behind what they leave out; the others stand before it.
const BEHIND: [&str; 5] = ["以外", "之外", "除外", "excluded", "aside"];

/// Which of the names at these tokens are left out, in the same order.
pub(super) fn left_out(scan: &Scan, names: impl Iterator<Item = usize>) -> Vec<bool> {
    let names: Vec<usize> = names.collect();
    let mut out: Vec<bool> = names
        .iter()
        .map(|name| excluded(scan, &names, *name))
        .collect();
    // What is joined to a name that is left out is left out with it: "except Japan and Korea",
    // "日本和韩国以外".
    let led = names.iter().map(|name| before(scan, &names, *name));
    let mut led: Vec<bool> = led.collect();
    let mut closed: Vec<bool> = names.iter().map(|name| behind(scan, *name)).collect();
    for i in 1..names.len() {
        led[i] |= led[i - 1] && joined(scan, &names[i - 1..]);
    }
    for i in (1..names.len()).rev() {
        closed[i - 1] |= closed[i] && joined(scan, &names[i - 1..]);
    }
    for (out, joined) in out.iter_mut().zip(led.into_iter().zip(closed)) {
        *out |= joined.0 || joined.1;
    }
    out
}

/// Is the first name of a list with the second: "Japan and Korea", "日本、韩国", "上海北京"? A comma joins
/// where the list ends in "and": "Japan, Korea and Russia".
fn joined(scan: &Scan, names: &[usize]) -> bool {
    let [left, right, ..] = names else {
        return false;
    };
    let between = scan.tokens[left + 1..*right].iter();
    let says = |token: &&Token| !matches!(token.kind, TokenKind::Cue(Cue::Filler | Cue::Of));
    match between.filter(says).collect::<Vec<_>>().as_slice() {
        [] => left + 1 == *right,
        [one] => match one.kind {
            TokenKind::Cue(Cue::And) => true,
            TokenKind::Mark(_) if scan.typed(one) == "、" => true,
            TokenKind::Mark(',') => names.len() > 2 && joined(scan, &names[1..]),
            _ => false,
        },
        // "Japan, Korea, and Russia".
        [comma, and] => matches!(
            (&comma.kind, &and.kind),
            (TokenKind::Mark(','), TokenKind::Cue(Cue::And))
        ),
        _ => false,
    }
}

fn excluded(scan: &Scan, names: &[usize], name: usize) -> bool {
    before(scan, names, name) || behind(scan, name) || contrasted(scan, name)
}

/// "except for Japan", "other than in Japan", "non-Japanese", "not Russian", "除了日本".
fn before(scan: &Scan, names: &[usize], name: usize) -> bool {
    let mut tokens = scan.tokens[..name].iter().enumerate().rev();
    let word = tokens.find(|(at, token)| match token.kind {
        // "不是浙江台州": a name that only tells which other is meant.
        TokenKind::Name(_) => names.contains(at),
        TokenKind::Cue(Cue::Of | Cue::Filler) | TokenKind::Mark('-' | '.') => false,
        _ => true,
    });
    word.is_some_and(|(_, word)| match word.kind {
        TokenKind::Cue(Cue::Except) => !scan.is_one_of(word, &BEHIND),
        TokenKind::Cue(Cue::Not) => true,
        _ => false,
    })
}

/// "Beijing has … but Shanghai doesn't", "北京有而上海没有", "with the US but without Canada".
fn contrasted(scan: &Scan, name: usize) -> bool {
    const BUT: [&str; 8] = ["but", "while", "whereas", "that", "而", "但", "但是", "却"];
    let cue = |at: usize| scan.cue(at);
    let lacks = |at: usize| matches!(cue(at), Some(Cue::Without | Cue::Not));
    let but = |at: usize| scan.is_one_of(&scan.tokens[at], &BUT);
    let passed =
        |at: &usize| matches!(cue(*at), Some(Cue::Of | Cue::YesNo | Cue::Filler)) && !but(*at);
    // "without one in Canada".
    let one = |at: &usize| matches!(scan.tokens[*at].kind, TokenKind::Number(_));
    let before = (0..name).rev().find(|at| !passed(at) && !one(at));
    let after = (name + 1..scan.tokens.len()).find(|at| !passed(at));
    match before {
        Some(at) if but(at) => after.is_some_and(lacks),
        Some(at) if lacks(at) => at
            .checked_sub(1)
            .is_some_and(|at| but(at) && !scan.is_one_of(&scan.tokens[at], &["that"])),
        _ => false,
    }
}

/// "日本以外", "Japan excluded".
fn behind(scan: &Scan, name: usize) -> bool {
    let next = scan.tokens.get(name + 1);
    next.is_some_and(|word| {
        matches!(word.kind, TokenKind::Cue(Cue::Except)) && scan.is_one_of(word, &BEHIND)
    })
}
