//! From text to tokens: names of places, cues, numbers, and the words that are left.

mod longest;
mod revise;

use std::ops::Range;

use self::longest::token_at;
use super::cues::{Cue, speaks_pinyin};
use crate::places::{Entry, Gazetteer};
use crate::text::Folded;
use crate::text::articles::articles;
use crate::text::numerals::Number;

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

/// A text of more capitals than this and no small letter is shouted.
const SHOUTED: usize = 3;

/// Cuts the text into tokens.
pub(super) fn scan(text: &str, gazetteer: &Gazetteer) -> Scan {
    let cleaned = super::pinyin::parted(&super::clean::cleaned(text), gazetteer);
    let folded = Folded::new(&cleaned);
    let pinyin = speaks_pinyin(&folded.chars);
    let mut scan = Scan {
        text: folded,
        original: cleaned.chars().collect(),
        tokens: Vec::new(),
        pinyin,
    };
    let collectives = cut(&mut scan, gazetteer);
    revise::drop_outer(&mut scan, collectives);
    revise::drop_stray_abbreviations(&mut scan);
    super::typos::mend(&mut scan);
    revise::part_compared_names(&mut scan, gazetteer);
    revise::drop_numbers_of_names(&mut scan);
    revise::tell_before_from_top(&mut scan);
    revise::deny_ties(&mut scan);
    scan
}

/// Adds all tokens, one after the other; gives the ranges of those that stand for a collective name.
fn cut(scan: &mut Scan, gazetteer: &Gazetteer) -> Vec<Range<usize>> {
    let mut collectives = Vec::new();
    let chars = std::mem::take(&mut scan.text.chars);
    let shouted = is_shouted(&scan.original);
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
            let places = places.into_iter().map(|place| vec![place]);
            scan.tokens.extend(list(at, at + len, places));
            collectives.push(first..scan.tokens.len());
            at += len;
            continue;
        }
        if let Some((len, countries)) = super::initials::at(&chars, at, gazetteer) {
            scan.tokens.extend(list(at, at + len, countries));
            at += len;
            continue;
        }
        let capital = |at: usize| {
            let origin = scan.text.origin.get(at).map(|origin| *origin as usize);
            let typed = origin.and_then(|origin| scan.original.get(origin));
            !shouted && typed.is_some_and(|c| c.is_uppercase())
        };
        let (len, kind) = token_at(&chars, at, gazetteer, scan.pinyin, capital);
        let end = at + len;
        let start = at;
        let goes_on = matches!(kind, TokenKind::Han) && runs_on(&chars, at, &scan.tokens);
        match scan.tokens.last_mut() {
            Some(last) if goes_on => last.end = end,
            _ => scan.tokens.push(Token { start, end, kind }),
        }
        at = end;
    }
    scan.text.chars = chars;
    collectives
}

/// In a text of capitals alone a capital tells nothing; "US" alone among Chinese is no such text.
fn is_shouted(text: &[char]) -> bool {
    let capitals = text.iter().filter(|c| c.is_uppercase()).count();
    capitals > SHOUTED && !text.iter().any(|c| c.is_lowercase())
}

/// Does a Chinese character go on where the last token ends? 日 of a date is no part of a word behind it.
fn runs_on(chars: &[char], at: usize, tokens: &[Token]) -> bool {
    let number = tokens.iter().rev().nth(1);
    let dated = number.is_some_and(|token| matches!(token.kind, TokenKind::Number(_)))
        && at > 0
        && matches!(chars[at - 1], '日' | '号');
    let adjoins = |last: &Token| matches!(last.kind, TokenKind::Han) && last.end == at;
    !dated && tokens.last().is_some_and(adjoins)
}

/// 日 of "6月1日韩国" begins no name.
fn is_day(chars: &[char], at: usize, tokens: &[Token]) -> bool {
    let number = tokens
        .last()
        .filter(|token| matches!(token.kind, TokenKind::Number(_)) && token.end == at);
    let month = number.and_then(|number| number.start.checked_sub(1));
    matches!(chars[at], '日' | '号') && month.is_some_and(|month| chars[month] == '月')
}

/// The places of a name for several as if they had been listed.
fn list(
    start: usize,
    end: usize,
    places: impl IntoIterator<Item = Vec<Entry>>,
) -> impl Iterator<Item = Token> {
    let token = move |kind| Token { start, end, kind };
    places
        .into_iter()
        .enumerate()
        .flat_map(move |(nth, place)| {
            let and = (nth > 0).then(|| token(TokenKind::Cue(Cue::And)));
            and.into_iter().chain([token(TokenKind::Name(place))])
        })
}
