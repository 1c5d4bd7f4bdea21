//! From text to tokens: names of places, cues, numbers, and the words that are left.

use super::cues::{Cue, CueHit, cue_at, is_word_char, speaks_pinyin};
use crate::places::{Entry, Gazetteer, NameKind, Scope};
use crate::text::articles::articles;
use crate::text::numerals::{self, Number};
use crate::text::{Folded, is_han};

/// A stretch of the question and what it is.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// First character, in the folded text.
    pub(super) start: usize,
    /// One past the last character.
    pub(super) end: usize,
    /// What it is.
    pub(super) kind: TokenKind,
}

/// What a stretch of a question may be.
#[derive(Clone, Debug)]
pub(super) enum TokenKind {
    /// A name, with all that it may stand for.
    Name(Vec<Entry>),
    /// A cue.
    Cue(Cue),
    /// A number.
    Number(Number),
    /// A Latin word that is nothing of these.
    Word,
    /// A run of Chinese characters that is nothing of these.
    Han,
    /// Punctuation.
    Mark(char),
}

/// A text as it was typed and its tokens.
#[derive(Debug)]
pub(super) struct Scan {
    /// The folded text.
    pub(super) text: Folded,
    /// The original characters.
    pub(super) original: Vec<char>,
    /// The tokens, in order, without blanks.
    pub(super) tokens: Vec<Token>,
    /// Chinese is written in pinyin.
    pub(super) pinyin: bool,
}

impl Scan {
    /// The folded text of a token.
    pub(super) fn folded(&self, token: &Token) -> String {
        self.text.chars[token.start..token.end].iter().collect()
    }

    /// Is the folded text of a token one of these?
    pub(super) fn is_one_of(&self, token: &Token, forms: &[&str]) -> bool {
        let chars = &self.text.chars[token.start..token.end];
        let is = |form: &&str| chars.iter().copied().eq(form.chars());
        forms.iter().any(is)
    }

    /// The cue that a token is, if it is one.
    pub(super) fn cue(&self, at: usize) -> Option<Cue> {
        match self.tokens.get(at)?.kind {
            TokenKind::Cue(cue) => Some(cue),
            _ => None,
        }
    }

    /// A token as it was typed.
    pub(super) fn typed(&self, token: &Token) -> String {
        let from = self
            .text
            .origin
            .get(token.start)
            .map_or(0, |at| *at as usize);
        let to = self
            .text
            .origin
            .get(token.end - 1)
            .map_or(0, |at| *at as usize + 1);
        self.original[from..to].iter().collect()
    }

    /// Does the text name an article of rules by its number?
    pub(super) fn names_an_article(&self) -> bool {
        !articles(&self.text.chars).is_empty()
    }

    /// Did the token begin with a capital letter?
    pub(super) fn is_capitalised(&self, token: &Token) -> bool {
        self.typed(token).starts_with(char::is_uppercase)
    }
}

/// Words that are names of places too: English ones are names only when capitalised, Chinese ones never.
const COMMON_WORDS: [&str; 36] = [
    "us", "nice", "most", "bath", "reading", "male", "same", "split", "cork", "orange", "of", "is",
    "no", "man", "essen", "mobile", "victoria", "union", "pau", "bari", "la", "de", "ma", "pa",
    "in", "can", "march", "东部", "西部", "南部", "北部", "沿海", "eastern", "western", "northern",
    "southern",
];

/// A text of more capitals than this and no small letter is shouted.
const SHOUTED: usize = 3;

/// Cuts the text into tokens.
pub(super) fn scan(text: &str, gazetteer: &Gazetteer) -> Scan {
    let cleaned = super::pinyin::parted(&super::clean::cleaned(text), gazetteer);
    let folded = Folded::new(&cleaned);
    let original: Vec<char> = cleaned.chars().collect();
    let pinyin = speaks_pinyin(&folded.chars);
    let mut scan = Scan {
        text: folded,
        original,
        tokens: Vec::new(),
        pinyin,
    };
    let chars = std::mem::take(&mut scan.text.chars);
    // In a text of capitals alone a capital tells nothing.
    let mut collectives = Vec::new();
    // "US" alone among Chinese is none such.
    let capitals = scan.original.iter().filter(|c| c.is_uppercase()).count();
    let shouted = capitals > SHOUTED && !scan.original.iter().any(|c| c.is_lowercase());
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        if c.is_whitespace() || c.is_control() {
            at += 1;
            continue;
        }
        if is_day(&chars, at, &scan.tokens) {
            scan.tokens.push(Token {
                start: at,
                end: at + 1,
                kind: TokenKind::Han,
            });
            at += 1;
            continue;
        }
        if let Some((len, places)) = super::collective::at(&chars, at, gazetteer) {
            let first = scan.tokens.len();
            scan.tokens.extend(list(at, at + len, places));
            collectives.push(first..scan.tokens.len());
            at += len;
            continue;
        }
        let capital = |at: usize| {
            let origin = scan.text.origin.get(at).map(|origin| *origin as usize);
            let typed = origin.and_then(|origin| scan.original.get(origin));
            !shouted && typed.is_some_and(|c| c.is_uppercase())
        };
        let (len, kind) = token_at(&chars, at, gazetteer, scan.pinyin, capital);
        // 日 of a date is no part of a word behind it.
        let dated = || {
            let number = scan.tokens.iter().rev().nth(1);
            number.is_some_and(|token| matches!(token.kind, TokenKind::Number(_)))
                && at > 0
                && matches!(chars[at - 1], '日' | '号')
        };
        let dated = dated();
        match (&kind, scan.tokens.last_mut()) {
            (TokenKind::Han, Some(last))
                if matches!(last.kind, TokenKind::Han) && last.end == at && !dated =>
            {
                last.end += len;
            }
            _ => scan.tokens.push(Token {
                start: at,
                end: at + len,
                kind,
            }),
        }
        at += len;
    }
    scan.text.chars = chars;
    drop_outer(&mut scan, collectives);
    drop_stray_abbreviations(&mut scan);
    super::typos::mend(&mut scan);
    part_compared_names(&mut scan, gazetteer);
    scan
}

/// 日 of "6月1日韩国" begins no name.
fn is_day(chars: &[char], at: usize, tokens: &[Token]) -> bool {
    let number = tokens
        .last()
        .filter(|token| matches!(token.kind, TokenKind::Number(_)) && token.end == at);
    let month = number.and_then(|number| number.start.checked_sub(1));
    matches!(chars[at], '日' | '号') && month.is_some_and(|month| chars[month] == '月')
}

/// "长三角的江苏、浙江" asks for the two only.
fn drop_outer(scan: &mut Scan, collectives: Vec<std::ops::Range<usize>>) {
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

/// The places of a collective name as if they had been listed.
fn list(start: usize, end: usize, places: Vec<Entry>) -> impl Iterator<Item = Token> {
    let token = move |kind| Token { start, end, kind };
    places
        .into_iter()
        .enumerate()
        .flat_map(move |(nth, place)| {
            let and = (nth > 0).then(|| token(TokenKind::Cue(Cue::And)));
            and.into_iter().chain([token(TokenKind::Name(vec![place]))])
        })
}

/// The longest of name, cue and number at a position; the cue wins a draw, so that "most" is no
/// town in Bohemia.
fn token_at(
    chars: &[char],
    at: usize,
    gazetteer: &Gazetteer,
    pinyin: bool,
    capital: impl Fn(usize) -> bool,
) -> (usize, TokenKind) {
    // The first word of a question has a capital letter whatever it means, unless all are ("US").
    let telling = || capital(at) && (at > 0 || capital(at + 1));
    let name = gazetteer.names_at(chars, at).into_iter().find(|hit| {
        let end = at + hit.len;
        let word: String = chars[at..end].iter().collect();
        let common = COMMON_WORDS.contains(&word.as_str()) && !capital(at);
        let said = is_loose(hit.entries) && made_of_cues(chars, at, end, pinyin);
        !common && !said && !overlapped(chars, at, end, gazetteer)
    });
    let cue = cue_at(chars, at, pinyin);
    let number = numerals::number_at(&chars[at..])
        .filter(|number| is_number(chars, at, number))
        .or_else(|| pinyin.then(|| numerals::pinyin_at(&chars[at..])).flatten());
    let name_len = name.as_ref().map_or(0, |hit| hit.len);
    let cue_len = cue.map_or(0, |hit| hit.len);
    let number_len = number.map_or(0, |number| number.len);
    if let Some(number) = number.filter(|_| number_len >= cue_len && number_len >= name_len) {
        return (number_len, TokenKind::Number(number));
    }
    if let Some(cue) = cue.filter(|_| cue_len >= name_len) {
        let all_characters = name
            .as_ref()
            .is_some_and(|hit| hit.entries.iter().any(|e| e.kind <= NameKind::Alias));
        if !(all_characters && cue_len == name_len && telling()) {
            return (cue_len, TokenKind::Cue(cue.cue));
        }
    }
    if let Some(hit) = name {
        return (hit.len, TokenKind::Name(hit.entries.to_vec()));
    }
    let c = chars[at];
    if is_han(c) {
        (1, TokenKind::Han)
    } else if is_word_char(c) {
        word_at(chars, at)
    } else {
        (1, TokenKind::Mark(c))
    }
}

/// A Latin word up to its end, or an English number word.
fn word_at(chars: &[char], at: usize) -> (usize, TokenKind) {
    let len = chars[at..].iter().take_while(|c| is_word_char(**c)).count();
    let word: String = chars[at..at + len].iter().collect();
    // The possessive ending belongs to no word.
    let stem = word.strip_suffix("'s").unwrap_or(&word);
    let len = if stem.is_empty() {
        len
    } else {
        stem.chars().count()
    };
    match numerals::english(stem) {
        Some(value) => {
            let (value, len) = compound(chars, at, value, len);
            let value = f64::from(value);
            (
                len,
                TokenKind::Number(Number {
                    value,
                    len,
                    bare_digits: false,
                    spelled: true,
                }),
            )
        }
        None => (len, TokenKind::Word),
    }
}

/// "thirty-eight", "two dozen": a number word of which the next is a part, and its new length.
fn compound(chars: &[char], at: usize, value: u16, len: usize) -> (u16, usize) {
    let joint = chars.get(at + len).filter(|c| matches!(c, ' ' | '-'));
    let next = at + len + 1;
    if joint.is_none() || next >= chars.len() {
        return (value, len);
    }
    let rest = chars[next..].iter().take_while(|c| is_word_char(**c));
    let word: String = rest.collect();
    let whole = len + 1 + word.chars().count();
    match (value, numerals::english(&word)) {
        (20..=90, Some(ones @ 1..=9)) if value.is_multiple_of(10) => (value + ones, whole),
        (1..=10, Some(12)) if word == "dozen" => (value * 12, whole),
        _ => (value, len),
    }
}

/// A number in the middle of a word ("B2B", "<@123>") is none; 一 and the like alone are left to
/// the names and cues that they begin.
fn is_number(chars: &[char], at: usize, number: &Number) -> bool {
    let before = at.checked_sub(1).and_then(|before| chars.get(before));
    let latin_before = before.is_some_and(|c| c.is_alphabetic() && !is_han(*c));
    let after = chars.get(at + number.len);
    let zero_alone = number.spelled && number.len == 1 && chars[at] == '零';
    !latin_before && !zero_alone && after.is_none_or(|c| *c != '@')
}

/// Is it no name of a place in Chinese characters, of which 满洲里 is one whatever its parts mean?
fn is_loose(entries: &[Entry]) -> bool {
    let own =
        |entry: &Entry| entry.kind <= NameKind::Short && matches!(entry.scope, Scope::Place(_));
    !entries.iter().any(own)
}

/// Is the name nothing but cues and numbers ("top 10 countries")? Then it asks for them.
fn made_of_cues(chars: &[char], start: usize, end: usize, pinyin: bool) -> bool {
    let mut at = start;
    let mut parts = 0;
    while at < end {
        // 非 in 非洲 denies nothing.
        let denies = |cue: &CueHit| cue.cue == Cue::Except && cue.len == 1;
        let cue = cue_at(chars, at, pinyin).filter(|cue| !denies(cue));
        let cue = cue.map(|cue| cue.len);
        let number = numerals::number_at(&chars[at..]).map(|number| number.len);
        at += match cue.max(number) {
            Some(len) => len,
            None if is_word_char(chars[at]) => match word_at(chars, at) {
                (len, TokenKind::Number(_)) => len,
                _ => return false,
            },
            None if chars[at] == ' ' => 1,
            None => return false,
        };
        parts += 1;
    }
    parts > 1 && at == end
}

/// Does a longer Chinese name begin inside this one (和田 in 北京和田纳西)?
fn overlapped(chars: &[char], at: usize, end: usize, gazetteer: &Gazetteer) -> bool {
    let len = end - at;
    // 友城中亚洲占几成: "of the partners, Asia".
    if chars[at] == '中' && at > 0 && matches!(chars[at - 1], '城' | '市') {
        let inner = gazetteer.names_at(chars, at + 1);
        if inner
            .iter()
            .any(|hit| at + 1 + hit.len >= end && hit.len > 1)
        {
            return true;
        }
    }
    is_han(chars[at])
        && len <= 3
        && cue_at(chars, at, false).is_some_and(|cue| cue.cue == Cue::And)
        && (at + 1..end).any(|start| {
            gazetteer
                .names_at(chars, start)
                .iter()
                .any(|hit| start + hit.len > end)
        })
}

/// One-character abbreviations (沪, 粤) count only where all around them is understood, or where
/// two stand together: 云 in 云计算 is no province.
fn drop_stray_abbreviations(scan: &mut Scan) {
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
fn part_compared_names(scan: &mut Scan, gazetteer: &Gazetteer) {
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
