//! Articles and sections of rules, as questions and locators name them: "Article 8", "Arts. 8-9",
//! 第八条, 第3(1).2节.

use super::numerals::number_at;

/// What stands before the number of an article or a section.
const BEFORE: [&str; 8] = [
    "articles ",
    "article ",
    "arts. ",
    "art. ",
    "art ",
    "sections ",
    "section ",
    "sec. ",
];

/// So many articles are named by a range at most.
const LONGEST_RANGE: u16 = 20;

/// The numbers of the articles and sections that a text names, in its order; all of a range. The text
/// is given folded, as characters.
#[must_use]
pub fn articles(chars: &[char]) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let inside = at > 0 && chars[at - 1].is_alphabetic() && chars[at].is_ascii_alphabetic();
        match article_at(&chars[at..]).filter(|_| !inside) {
            Some((numbers, len)) => {
                found.extend(numbers);
                at += len;
            }
            None => at += 1,
        }
    }
    found
}

/// The articles named where `chars` begin, and how many characters that takes.
fn article_at(chars: &[char]) -> Option<(Vec<String>, usize)> {
    if !matches!(chars.first(), Some('第' | 'a' | 's')) {
        return None;
    }
    if chars.first() == Some(&'第') {
        let (numbers, len) = numbers_at(&chars[1..])?;
        let article = matches!(chars.get(1 + len), Some('条' | '节'));
        return article.then_some((numbers, len + 2));
    }
    let is_at =
        |word: &&&str| word.chars().zip(chars).filter(|(a, b)| a == *b).count() == word.len();
    let before = BEFORE.iter().find(is_at)?.len();
    let (numbers, len) = numbers_at(&chars[before..])?;
    Some((numbers, before + len))
}

/// "8" or "16-17".
fn numbers_at(chars: &[char]) -> Option<(Vec<String>, usize)> {
    let (first, len) = number(chars)?;
    let range = match &chars[len..] {
        ['-', rest @ ..] => number(rest).and_then(|(last, more)| {
            let (from, to): (u16, u16) = (first.parse().ok()?, last.parse().ok()?);
            let all = from..=to.min(from.saturating_add(LONGEST_RANGE));
            Some((all.map(|n| n.to_string()).collect(), len + 1 + more))
        }),
        _ => None,
    };
    Some(range.unwrap_or((vec![first], len)))
}

/// A number in figures, with the parts of a section ("3(1).2"), or in Chinese characters.
fn number(chars: &[char]) -> Option<(String, usize)> {
    let figures = chars.iter();
    let figures = figures.take_while(|c| c.is_ascii_digit() || matches!(c, '.' | '(' | ')'));
    let figures: String = figures.collect();
    let figures = figures.trim_end_matches(['.', '(']);
    if figures.starts_with(|c: char| c.is_ascii_digit()) {
        return Some((figures.to_owned(), figures.len()));
    }
    number_at(chars).map(|number| (number.value.to_string(), number.len))
}

#[cfg(test)]
mod tests {
    use super::articles;
    use crate::text::fold;

    #[test]
    fn articles_and_sections_are_found_however_they_are_written() {
        for (text, numbers) in [
            ("Article 8 of the 2002 rules", &["8"][..]),
            ("what does Art. 21 say", &["21"]),
            ("Arts. 8-9", &["8", "9"]),
            ("Ch. 2, Art. 7", &["7"]),
            ("Sec. 3(1).2", &["3(1).2"]),
            ("2002年那个规定第九条讲了什么", &["9"]),
            ("安徽规定第二十一條", &["21"]),
            ("第16-17条", &["16", "17"]),
            ("第3(1).2节", &["3(1).2"]),
            ("smart 8, article about Japan, 第八名, 前十条", &[]),
        ] {
            let chars: Vec<char> = fold(text).chars().collect();
            assert_eq!(articles(&chars), numbers, "{text}");
        }
    }
}
