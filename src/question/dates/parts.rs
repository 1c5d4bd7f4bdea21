//! Parts of decades and of years: "early 1980s", "mid-2015", 2015年上半年.

use super::super::scan::Scan;
use super::centuries::decade;
use super::forms::{Span, mark, plausible, whole, word, year};
use crate::facts::PartialDate;

/// Parts of a year: the month in which they begin, and how many follow.
const EARLY: (u8, u8) = (1, 3);
const MIDDLE: (u8, u8) = (5, 3);
const LATE: (u8, u8) = (9, 3);
const FIRST_HALF: (u8, u8) = (1, 5);
const SECOND_HALF: (u8, u8) = (7, 5);

/// "early 1980s", "mid-1990s", "80年代初": the first or the last five years, or those in the middle.
pub(super) fn part_of_decade(scan: &Scan, at: usize) -> Option<(usize, PartialDate, Span)> {
    let part = |at: usize, forms: [&[&str]; 3]| {
        let parts = [(0, 4), (4, 2), (5, 4)];
        let found = parts
            .iter()
            .zip(forms)
            .find(|(_, forms)| word(scan, at, forms));
        found.map(|(part, _)| *part)
    };
    let english: [&[&str]; 3] = [
        &["early"],
        &["mid", "middle", "the middle of"],
        &["late", "latter"],
    ];
    let chinese: [&[&str]; 3] = [
        &["初", "初期", "早期", "前期"],
        &["中期", "中叶"],
        &["末", "末期", "后期", "晚期"],
    ];
    // "The first half of the 1990s".
    let halves = [(&["first", "1st"], (0, 4)), (&["second", "2nd"], (5, 4))];
    let half = halves.iter().find(|(forms, _)| word(scan, at, *forms));
    if let Some((_, part)) = half.filter(|_| word(scan, at + 1, &["half"])) {
        let of = usize::from(word(scan, at + 2, &["of"]));
        let the = usize::from(word(scan, at + 2 + of, &["the"]));
        let (len, decade, _) = decade(scan, at + 2 + of + the)?;
        let date = PartialDate::from_year(decade.year() + part.0)?;
        return Some((2 + of + the + len, date, Span::Years(part.1)));
    }
    let (len, decade, (from, more)) = if let Some(part) = part(at, english) {
        let joint = usize::from(mark(scan, at + 1) == Some('-') || word(scan, at + 1, &["the"]));
        let (len, decade, _) = decade(scan, at + 1 + joint)?;
        (1 + joint + len, decade, part)
    } else {
        let (len, decade, _) = decade(scan, at)?;
        (len + 1, decade, part(at + len, chinese)?)
    };
    let date = PartialDate::from_year(decade.year() + from)?;
    Some((len, date, Span::Years(more)))
}

/// "改革开放后": since the decision of 18 December 1978. "十三五期间": a five-year plan.
pub(super) fn era(scan: &Scan, at: usize) -> Option<(usize, PartialDate, Span)> {
    const PLANS: [(&str, u16); 6] = [
        ("九五", 1996),
        ("十五", 2001),
        ("十一五", 2006),
        ("十二五", 2011),
        ("十三五", 2016),
        ("十四五", 2021),
    ];
    let began = PartialDate::new(1978, Some(12), Some(18))?;
    if word(scan, at, &["改革开放"]) {
        return Some((1, began, Span::Exact));
    }
    let first = scan.text.chars.get(scan.tokens.get(at)?.start)?;
    if !matches!(first, '九' | '十') {
        return None;
    }
    let typed = |len: usize| -> String {
        let tokens = scan.tokens.get(at..at + len).unwrap_or_default();
        tokens.iter().map(|token| scan.folded(token)).collect()
    };
    (1..=3).rev().find_map(|len| {
        let said = typed(len);
        let (_, first) = PLANS.iter().find(|(plan, _)| *plan == said)?;
        // 十五 and the like are numbers too.
        let plan = ["期间", "时期", "规划", "期末", "以来"];
        let len = len + usize::from(word(scan, at + len, &["规划"]));
        let meant = word(scan, at + len, &plan) || word(scan, at + len - 1, &plan);
        let date = PartialDate::from_year(*first)?;
        (meant || said.chars().count() == 3).then_some((len, date, Span::Years(4)))
    })
}

/// "mid-2015", "late 2017", "the first half of 2015".
pub(super) fn part_of_year(scan: &Scan, at: usize) -> Option<(usize, PartialDate, Span)> {
    let halves: [(&[&str], (u8, u8)); 2] = [
        (&["first", "1st"], FIRST_HALF),
        (&["second", "2nd"], SECOND_HALF),
    ];
    let half = halves.iter().find(|(forms, _)| word(scan, at, forms));
    if let Some((_, part)) = half.filter(|_| word(scan, at + 1, &["half"])) {
        let of = usize::from(word(scan, at + 2, &["of"]));
        return within_year(scan, at + 2 + of, *part).map(|(date, span)| (3 + of, date, span));
    }
    let parts: [(&[&str], (u8, u8)); 3] = [
        (&["early"], EARLY),
        (&["mid", "middle", "middle of", "midyear"], MIDDLE),
        (&["late"], LATE),
    ];
    let (_, part) = parts.iter().find(|(forms, _)| word(scan, at, forms))?;
    let joints = [&["-"][..], &["of"], &["in"]];
    let joint = usize::from(joints.iter().any(|forms| word(scan, at + 1, forms)));
    let (date, span) = within_year(scan, at + 1 + joint, *part)?;
    Some((2 + joint, date, span))
}

/// 2015年上半年, 2015年年中, 2015年初.
pub(super) fn half_of_chinese_year(scan: &Scan, at: usize) -> Option<(usize, PartialDate, Span)> {
    whole(scan, at).filter(|year| plausible(*year))?;
    let typed = |from: usize, to: usize| -> String {
        let tokens = scan.tokens.get(from..to).unwrap_or_default();
        tokens.iter().map(|token| scan.folded(token)).collect()
    };
    let parts = [
        ("年上半年", FIRST_HALF),
        ("年下半年", SECOND_HALF),
        ("年年中", MIDDLE),
        ("年中", MIDDLE),
        ("年年初", EARLY),
        ("年初", EARLY),
    ];
    (2..=5).rev().find_map(|len| {
        let behind = typed(at + 1, at + len);
        let (_, part) = parts.iter().find(|(form, _)| *form == behind)?;
        let (date, span) = within_year(scan, at, *part)?;
        Some((len, date, span))
    })
}

fn within_year(scan: &Scan, at: usize, part: (u8, u8)) -> Option<(PartialDate, Span)> {
    let year = year(scan, at).or_else(|| {
        let year = whole(scan, at).filter(|year| plausible(*year))?;
        PartialDate::from_year(year)
    })?;
    let (month, more) = part;
    let date = PartialDate::new(year.year(), Some(month), None)?;
    Some((date, Span::Months(more)))
}
