//! What a question for the documents wants, where its words are not those of the answer: what
//! something is, who an author is, how a tie is made.

use std::borrow::Cow;

use crate::text::stem::is_stopword;
use crate::text::{fold, is_han};

/// What stands before and behind the thing of which a definition is asked.
const WHAT_IS: [(&str, &str); 9] = [
    ("什么是", ""),
    ("什么叫", ""),
    ("啥是", ""),
    ("啥叫", ""),
    ("", "是什么意思"),
    ("", "是啥意思"),
    ("", "是指什么"),
    ("", "是什么"),
    ("", "是啥"),
];
/// A thing that is defined is called by so many characters.
const THING: std::ops::RangeInclusive<usize> = 2..=8;
/// What makes a longer question of what stands there.
const NO_THING: [char; 8] = ['的', '谁', '哪', '和', '与', '跟', '在', '有'];

/// As in Chinese; what stands behind is the manner of the answer: "in one paragraph".
const WHAT_IS_EN: [(&str, &str); 10] = [
    ("what is meant by ", ""),
    ("what is the meaning of ", ""),
    ("what is the definition of ", ""),
    ("what is ", ""),
    ("what's ", ""),
    ("what does ", " mean"),
    ("define ", ""),
    ("definition of ", ""),
    ("explain ", ""),
    ("meaning of ", ""),
];
/// A thing that is defined has so many words in English.
const THING_EN: usize = 3;

/// What stands before and behind a person of whom it is asked who that is.
const WHO_BEFORE: [&str; 5] = ["", "谁是", "who is ", "who's ", "who was "];
const WHO_BEHIND: [&str; 10] = [
    "",
    "是谁",
    "是何许人",
    "是何许人也",
    "是什么人",
    "是干什么的",
    "是干啥的",
    "是做什么的",
    "老师是干啥的",
    "简介",
];

/// What stands before and behind a person of whom it is asked where that one works.
const WHERE_WORKS: [(&str, &str); 8] = [
    ("where does ", " teach"),
    ("where does ", " work"),
    ("where did ", " teach"),
    ("where is ", " from"),
    ("", "在哪里教书"),
    ("", "在哪教书"),
    ("", "在哪里工作"),
    ("", "在哪里任教"),
];

/// How a tie is made: one of each.
const HOW: [&str; 4] = ["如何", "怎么", "怎样", "咋"];
const MAKE: [&str; 7] = ["结成", "结为", "结好", "缔结", "建立", "结对", "结友"];
const HOW_EN: [&str; 8] = [
    "how do",
    "how can",
    "how to",
    "how does a",
    "how would",
    "what do we have to do",
    "first step",
    "steps to",
];
const MAKE_EN: [&str; 8] = [
    "become",
    "set up",
    "establish",
    "start",
    "form a",
    "wants a",
    "want a",
    "get a",
];
const TIE: [&str; 6] = [
    "友城",
    "友好",
    "sister",
    "twin",
    "friendship",
    "partner city",
];

/// What asks for nothing that why does not ask for.
const SAYS_NOTHING: [&str; 4] = ["in the first place", "的原因", "的缘由", "原因"];

/// The question in words of the documents, where it has others; `authors` are the folded names of those
/// who wrote them.
pub(super) fn reworded<'a>(text: &'a str, authors: &[String]) -> Cow<'a, str> {
    let folded = fold(text);
    let plain = folded.trim_matches(|c: char| !c.is_alphanumeric());
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if let Some(thing) = defined(plain) {
        return Cow::Owned(format!("{thing}的定义"));
    }
    if let Some(thing) = defined_in_english(plain) {
        return Cow::Owned(format!("{thing} defined as, definition of {thing}"));
    }
    if let Some(author) = authors.iter().find(|author| is_who(plain, author)) {
        let about = if author.chars().any(is_han) {
            "关于作者"
        } else {
            "about the author "
        };
        return Cow::Owned(format!("{about}{author}"));
    }
    // 程序是怎样的 asks of a procedure that is named.
    let first_of = |words: &[&str]| words.iter().filter_map(|word| folded.find(word)).min();
    let how = first_of(&HOW).zip(first_of(&MAKE));
    if has(&TIE) && how.is_some_and(|(how, make)| how < make) {
        return Cow::Owned(format!("{text} 审批 步骤"));
    }
    if has(&TIE) && has(&HOW_EN) && has(&MAKE_EN) {
        return Cow::Owned(format!("{text} steps approval procedure"));
    }
    match SAYS_NOTHING.iter().find(|said| folded.contains(**said)) {
        Some(said) => Cow::Owned(folded.replace(said, "")),
        None => Cow::Borrowed(text),
    }
}

/// "Who is Yang Yi, where does he teach", 杨毅是谁, or the name alone.
fn is_who(plain: &str, author: &str) -> bool {
    plain.split_once(author).is_some_and(|(before, behind)| {
        // A name alone and more words may be about anything that the author says.
        let asked = |behind: &str| !before.is_empty() || !behind.is_empty();
        let clause = behind.split([',', '，']).next().unwrap_or_default();
        let clause = if asked(clause) { clause } else { behind };
        WHO_BEFORE.contains(&before) && WHO_BEHIND.contains(&clause)
            || WHERE_WORKS.contains(&(before, behind))
    })
}

/// 友好城市 of "什么是友好城市".
fn defined(plain: &str) -> Option<&str> {
    let thing = WHAT_IS.iter().find_map(|(before, behind)| {
        let thing = plain.strip_prefix(before)?;
        let thing = thing.trim_end_matches(['呀', '啊', '呢', '吗']);
        thing.strip_suffix(behind)
    })?;
    let chars: Vec<char> = thing.chars().collect();
    let called = THING.contains(&chars.len()) && chars.iter().all(|c| is_han(*c));
    (called && !chars.iter().any(|c| NO_THING.contains(c))).then_some(thing)
}

/// "city diplomacy" of "What is city diplomacy, in one paragraph?"; names are explained by what is said of
/// them.
fn defined_in_english(plain: &str) -> Option<&str> {
    // "What is the working line" asks for a certain one.
    const ARTICLES: [&str; 2] = ["a ", "an "];
    let plain = plain
        .split([',', '?', '(', ';'])
        .next()
        .unwrap_or_default()
        .trim();
    let thing = WHAT_IS_EN
        .iter()
        .find_map(|(before, behind)| plain.strip_prefix(before)?.strip_suffix(behind))?;
    let article = ARTICLES
        .iter()
        .find_map(|article| thing.strip_prefix(article));
    let thing = article.unwrap_or(thing);
    let words: Vec<&str> = thing.split(' ').collect();
    let plain_word = |word: &&str| {
        word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') && !is_stopword(word)
    };
    let several = (2..=THING_EN).contains(&words.len()) && words.first() != Some(&"the");
    (several && words.iter().all(plain_word)).then_some(thing)
}

/// The parts of an author as a document names one: 杨毅 and Yang Yi of "杨毅 (Yang Yi)".
pub(super) fn names_of_author(author: &str) -> impl Iterator<Item = &str> {
    let parts = author.split(['(', ')']).map(str::trim);
    parts.filter(|part| part.chars().count() > 1)
}
