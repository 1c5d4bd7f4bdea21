//! Paragraphs → stretches of a size that can be quoted, cut at the ends of sentences.

use std::ops::Range;

use crate::text::Lang;

/// A passage holds at most this many characters, if its sentences let it.
const fn limit(lang: Lang) -> usize {
    match lang {
        Lang::Zh => 500,
        Lang::En => 1_000,
    }
}

/// Cuts `text` into stretches of whole sentences, all about equally long and none above the
/// limit, unless one sentence alone is. A sentence of more than twice the limit is cut at a comma
/// or, at worst, anywhere.
pub(super) fn stretches(text: &str, lang: Lang) -> Vec<Range<usize>> {
    let limit = limit(lang);
    let total = text.chars().count();
    if total <= limit {
        return std::iter::once(0..text.len()).collect();
    }
    // A tenth less than the limit leaves room for sentences of uneven length.
    let target = total / total.div_ceil(limit * 9 / 10);
    let mut stretches = Vec::new();
    let (mut start, mut end, mut length) = (0, 0, 0);
    for sentence in sentences(text).flat_map(|range| parts(text, range, 2 * limit)) {
        let chars = text[sentence.clone()].chars().count();
        let nearer_without =
            length > 0 && (length + chars).saturating_sub(target) > target.saturating_sub(length);
        if length > 0 && (length + chars > limit || nearer_without) {
            stretches.push(start..end);
            (start, length) = (end, 0);
        }
        end = sentence.end;
        length += chars;
    }
    stretches.push(start..text.len());
    stretches
}

/// The sentences of `text`, with the white space after them; together they are the whole text.
fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest;
        let tail = text.get(start..).filter(|tail| !tail.is_empty())?;
        rest = start + sentence_length(tail);
        Some(start..rest)
    })
}

fn sentence_length(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    while let Some((_, c)) = chars.next() {
        let wide = matches!(c, '。' | '！' | '？' | '…' | '；' | '\n');
        if !wide && !matches!(c, '.' | '!' | '?') {
            continue;
        }
        while chars
            .next_if(|(_, c)| is_closer(*c) || is_end(*c))
            .is_some()
        {}
        let mut spaces = 0;
        while chars.next_if(|(_, c)| c.is_whitespace()).is_some() {
            spaces += 1;
        }
        match chars.peek() {
            None => break,
            // "p. 12", "e.g. this" and "3.5" do not end a sentence.
            Some((at, next))
                if wide || (spaces > 0 && !next.is_lowercase() && !next.is_numeric()) =>
            {
                return *at;
            }
            Some(_) => {}
        }
    }
    text.len()
}

/// Cuts a sentence that is far too long.
fn parts(text: &str, sentence: Range<usize>, limit: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = sentence.start;
    while let Some((hard, _)) = text[start..sentence.end].char_indices().nth(limit) {
        let stretch = &text[start..start + hard];
        let comma = stretch.rfind(['，', '、', ',', ';', '；', ' ']);
        let cut = comma.map_or(hard, |at| {
            at + stretch[at..].chars().next().map_or(1, char::len_utf8)
        });
        parts.push(start..start + cut);
        start += cut;
    }
    parts.push(start..sentence.end);
    parts
}

/// Does `text` end where a sentence or a lead-in ends? If not, it goes on after the break.
pub(super) fn is_finished(text: &str) -> bool {
    let inner = text
        .trim_end()
        .trim_end_matches(|c: char| is_closer(c) || c.is_whitespace());
    inner
        .chars()
        .next_back()
        .is_some_and(|c| is_end(c) || matches!(c, '：' | ':' | '；' | ';' | '—'))
}

const fn is_end(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '…' | '.' | '!' | '?')
}

const fn is_closer(c: char) -> bool {
    matches!(
        c,
        '”' | '’' | '"' | '\'' | '」' | '』' | '）' | ')' | ']' | '】' | '》' | '〉'
    )
}
