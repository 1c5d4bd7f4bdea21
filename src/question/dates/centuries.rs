//! Decades and centuries: "the eighties", 二十世纪八十年代.

use super::forms::{Span, mark, plausible, whole, word};
use crate::facts::PartialDate;
use crate::question::scan::{Scan, Token};

const CENTURY: [&str; 4] = ["century", "世纪", "shiji", "世纪里"];

/// 1980s, the 80s, the eighties, 八十年代, 上世纪80年代.
pub(super) fn decade(scan: &Scan, at: usize) -> Option<(usize, PartialDate, Span)> {
    if let Some(first) = scan
        .tokens
        .get(at)
        .and_then(|token| decade_word(scan, token))
    {
        return PartialDate::from_year(first).map(|date| (1, date, Span::Decade));
    }
    let value = whole(scan, at)?;
    let full = |value: u16| if value < 100 { 1900 + value } else { value };
    let ends =
        |at| word(scan, at, &["s", "'s"]) || word(scan, at, &["年代", "niandai", "nian dai"]);
    let len = if ends(at + 1) {
        2
    } else if (mark(scan, at + 1) == Some('\'') && word(scan, at + 2, &["s"]))
        || (word(scan, at + 1, &["年"]) && word(scan, at + 2, &["代"]))
    {
        3
    } else {
        return None;
    };
    let value = full(value);
    // 二十年代 and 10年代 mean this century.
    let value = if (1900..1930).contains(&value) {
        value + 100
    } else {
        value
    };
    (value % 10 == 0 && plausible(value))
        .then(|| PartialDate::from_year(value))
        .flatten()
        .map(|date| (len, date, Span::Decade))
}

/// "1980s" when it was read as one word, and spelled decades.
fn decade_word(scan: &Scan, token: &Token) -> Option<u16> {
    const SPELLED: [(&str, u16); 10] = [
        ("sixties", 1960),
        ("60s", 1960),
        ("seventies", 1970),
        ("eighties", 1980),
        ("nineties", 1990),
        ("noughties", 2000),
        ("70s", 1970),
        ("80s", 1980),
        ("90s", 1990),
        ("2000s", 2000),
    ];
    let word = &scan.text.chars[token.start..token.end];
    let word = word.strip_prefix(&['\'']).unwrap_or(word);
    SPELLED
        .iter()
        .find(|(spelled, _)| word.iter().copied().eq(spelled.chars()))
        .map(|(_, year)| *year)
}

/// "20世纪", "last century", "上世纪"; with a decade after it ("上世纪八十年代") only that decade.
pub(super) fn century(scan: &Scan, at: usize) -> Option<(usize, PartialDate, Span)> {
    let (len, first) = numbered_century(scan, at).or_else(|| relative_century(scan, at))?;
    if let Some((more, date, Span::Decade)) = decade(scan, at + len) {
        return Some((len + more, date, Span::Decade));
    }
    let (more, from, span) = part_of_century(scan, at + len).unwrap_or((0, 0, Span::Century));
    PartialDate::from_year(first + from).map(|date| (len + more, date, span))
}

/// "二十一世纪头十年", "本世纪初", "上世纪末": how many tokens, years into the century, how long.
fn part_of_century(scan: &Scan, at: usize) -> Option<(usize, u16, Span)> {
    let ten = |at: usize| {
        let ten_years = whole(scan, at) == Some(10) && word(scan, at + 1, &["年", "个年"]);
        ten_years.then_some(2)
    };
    if word(scan, at, &["头", "前", "第一个"]) {
        return Some((1 + ten(at + 1)?, 0, Span::Decade));
    }
    if word(scan, at, &["头十年", "前十年", "第一个十年"]) {
        return Some((1, 0, Span::Decade));
    }
    if word(scan, at, &["初", "初期", "初年", "之初"]) {
        return Some((1, 0, Span::Decade));
    }
    if word(scan, at, &["中叶", "中期"]) {
        return Some((1, 40, Span::Years(20)));
    }
    word(scan, at, &["末", "末期", "后期", "末年"]).then_some((1, 90, Span::Decade))
}

fn numbered_century(scan: &Scan, at: usize) -> Option<(usize, u16)> {
    let number = whole(scan, at).filter(|number| matches!(number, 20 | 21))?;
    let suffix = usize::from(word(scan, at + 1, &["st", "th"]));
    let suffix = suffix + usize::from(mark(scan, at + 1 + suffix) == Some('-'));
    word(scan, at + 1 + suffix, &CENTURY).then_some((2 + suffix, (number - 1) * 100))
}

fn relative_century(scan: &Scan, at: usize) -> Option<(usize, u16)> {
    let first = match scan.folded(scan.tokens.get(at)?).as_str() {
        "last" | "previous" | "上" | "上世纪" | "shang" => 1900,
        "this" | "current" | "本" | "本世纪" | "新" => 2000,
        _ => return None,
    };
    let whole_word = scan.tokens[at].end - scan.tokens[at].start == 3;
    if whole_word && word(scan, at, &["上世纪", "本世纪"]) {
        return Some((1, first));
    }
    let measure = usize::from(word(scan, at + 1, &["个"]));
    word(scan, at + 1 + measure, &CENTURY).then_some((2 + measure, first))
}
