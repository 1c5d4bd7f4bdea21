//! Countries called by one character each: 美日韩, 德法, 对俄, 中韩俄三国.
//!
//! Most of these characters are parts of common words (美好, 办法, 加强), so that they are read only
//! where two or more stand together, or one behind 对, 与 and the like, and only before a word that
//! can follow a country.

use crate::places::{Entry, Gazetteer, NameKind, Scope};
use crate::text::is_han;

/// The characters and the ids of what each may stand for, separated by blanks. 中 stands for the one
/// side of every tie, which needs no saying.
const INITIALS: [(char, &str); 23] = [
    ('中', ""),
    ('日', "jp"),
    ('韩', "kr"),
    ('朝', "kp"),
    ('美', "us"),
    ('俄', "ru"),
    ('德', "de"),
    ('法', "fr"),
    ('英', "gb"),
    ('意', "it"),
    ('加', "ca"),
    ('澳', "au"),
    ('印', "in"),
    ('泰', "th"),
    ('越', "vn"),
    ('蒙', "mn"),
    ('巴', "br pk"),
    ('缅', "mm"),
    ('菲', "ph"),
    ('柬', "kh"),
    ('荷', "nl"),
    ('葡', "pt"),
    ('匈', "hu"),
];

/// Parts of the world, which are called so behind 对 and the like alone.
const PARTS: [(char, &str); 3] = [('非', "africa"), ('欧', "europe"), ('拉', "latin-america")];

/// New Zealand, but only beside Australia: 新 is mostly "new", or Xinjiang.
const BESIDE_AUSTRALIA: (char, &str) = ('新', "nz");

/// Characters that stand for units of China as well: a run of these alone names no countries.
const CHINESE_TOO: [char; 2] = ['蒙', '澳'];

/// What turns to a country: 对日友城.
const TOWARDS: [char; 6] = ['对', '与', '跟', '和', '向', '涉'];

/// What may stand between the characters: 俄、日、韩, of which the mark is folded.
const JOINTS: [char; 4] = [',', '和', '与', '及'];

/// What may follow a tie's side: one character alone is a country only before these.
const TIES: [&str; 10] = [
    "友城",
    "友好",
    "姐妹",
    "姊妹",
    "国际友",
    "结好",
    "缔结",
    "的友",
    "的姐妹",
    "的姊妹",
];

/// What may follow several countries besides.
const BEHIND: [&str; 24] = [
    "之间",
    "比较",
    "对比",
    "相比",
    "合计",
    "一共",
    "总共",
    "总计",
    "总和",
    "共",
    "加起来",
    "加在一起",
    "占",
    "的",
    "谁",
    "哪",
    "在",
    "各",
    "分别",
    "等国",
    "vs",
    "pk",
    "与中国",
    "和中国",
];

/// How many of them there are said to be.
const NUMBERS: [char; 9] = ['两', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The countries that begin at `at` of the folded text, called by a character each: how long that is,
/// and what each may stand for.
pub(super) fn at(
    text: &[char],
    at: usize,
    gazetteer: &Gazetteer,
) -> Option<(usize, Vec<Vec<Entry>>)> {
    if !is_han(text[at]) {
        return None;
    }
    let towards = text[at] == '对';
    let start = at + usize::from(towards);
    let behind = start
        .checked_sub(1)
        .is_some_and(|before| TOWARDS.contains(&text[before]));
    let (mut end, named) = run(text, start, behind);
    if named.is_empty() {
        return None;
    }
    let counted = counted(text, end);
    end += counted;
    let rest = &text[end..];
    let tie = counted > 0 || begins(rest, &TIES);
    let ends = rest.first().is_none_or(|c| !c.is_alphanumeric());
    // 中 and one other have names of their own, where they are usual.
    let known = gazetteer.names_at(text, start);
    let known = known.iter().any(|hit| start + hit.len + counted >= end);
    let china = text.get(start) == Some(&'中');
    let several =
        named.len() > 1 && named.iter().any(|c| !CHINESE_TOO.contains(c)) || named == ['澳', '新'];
    let fits = match named.len() {
        0 => false,
        1 => (behind || china) && tie,
        _ => several && (tie || ends || begins(rest, &BEHIND)),
    };
    if !fits || known && !towards {
        return None;
    }
    let entries = named.iter().map(|c| entries(*c, gazetteer));
    let entries: Vec<_> = entries.filter(|entries| !entries.is_empty()).collect();
    (!entries.is_empty()).then_some((end - at, entries))
}

/// The two countries that a name such as 日韩 is made of; 拉美 is one name for what 拉 alone stands for.
pub(super) fn parts(name: &[char], gazetteer: &Gazetteer) -> Option<[Vec<Entry>; 2]> {
    let [a, b] = *name else { return None };
    if PARTS.iter().any(|part| part.0 == a || part.0 == b) {
        return None;
    }
    let both = [a, b].map(|c| entries(c, gazetteer));
    (!CHINESE_TOO.contains(&a) && both.iter().all(|entries| !entries.is_empty())).then_some(both)
}

/// The end of the characters that stand together, or are joined, and those of them that name something.
fn run(text: &[char], start: usize, behind: bool) -> (usize, Vec<char>) {
    let is = |at: usize| {
        let named = |known: &(char, &str)| text.get(at) == Some(&known.0);
        let australia = |at: Option<usize>| at.and_then(|at| text.get(at)) == Some(&'澳');
        INITIALS.iter().any(named)
            || behind && PARTS.iter().any(named)
            || named(&BESIDE_AUSTRALIA) && australia(at.checked_sub(1))
    };
    let mut end = start;
    let mut named = Vec::new();
    while is(end) {
        named.push(text[end]);
        end += 1;
        let joint = text.get(end).is_some_and(|c| JOINTS.contains(c));
        if joint && is(end + 1) && !is(end + 2) {
            end += 1;
        }
    }
    named.retain(|c| *c != '中');
    (end, named)
}

/// 三国 of "美日韩三国".
fn counted(text: &[char], at: usize) -> usize {
    match text.get(at..) {
        Some([number, '国', ..]) if NUMBERS.contains(number) => 2,
        _ => 0,
    }
}

fn begins(text: &[char], forms: &[&str]) -> bool {
    let is = |form: &&str| {
        let long = form.chars().count();
        text.len() >= long && form.chars().eq(text[..long].iter().copied())
    };
    forms.iter().any(is)
}

fn entries(c: char, gazetteer: &Gazetteer) -> Vec<Entry> {
    let mut known = INITIALS.iter().chain(&PARTS).chain([&BESIDE_AUSTRALIA]);
    let slugs = known.find(|known| known.0 == c).map_or("", |known| known.1);
    let scope = |slug: &str| {
        let place = gazetteer.by_slug(slug).map(|place| Scope::Place(place.id));
        place.or_else(|| {
            gazetteer
                .group_by_slug(slug)
                .map(|group| Scope::Group(group.id))
        })
    };
    let scopes = slugs.split_ascii_whitespace().filter_map(scope);
    let kind = NameKind::Main;
    scopes.map(|scope| Entry { kind, scope }).collect()
}
