//! Numbers as people write them: 1,817 · 1 817 · 一千八百一十七 · 二〇一五 · 廿三 · 2千 · fifty.

/// A number found at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// Its value.
    pub value: f64,
    /// How many characters it takes.
    pub len: usize,
    /// It was written as a row of digits without units (2015, 二〇一五), as years are.
    pub bare_digits: bool,
    /// It was written in words or characters rather than figures.
    pub spelled: bool,
}

/// Reads the number that `text` (folded, as characters) begins with: Arabic figures with
/// thousands separators and decimals, Chinese numerals, or a mix such as `3万`.
#[must_use]
pub fn number_at(text: &[char]) -> Option<Number> {
    match *text.first()? {
        '0'..='9' => arabic(text),
        c if is_numeral(c) && unit(c).is_none_or(|u| u == 10.0) => chinese(text),
        _ => None,
    }
}

fn arabic(text: &[char]) -> Option<Number> {
    let mut len = 0;
    let mut figures = String::new();
    while let Some(&c) = text.get(len) {
        let grouped =
            |at: usize| figures_after(text, at) == 3 && !figures.is_empty() && figures.len() <= 12;
        match c {
            '0'..='9' => figures.push(c),
            ',' if grouped(len + 1) => {}
            '.' if !figures.contains('.')
                && text.get(len + 1).is_some_and(char::is_ascii_digit) =>
            {
                figures.push('.');
            }
            _ => break,
        }
        len += 1;
    }
    let mut value: f64 = figures.parse().ok().filter(|v: &f64| v.is_finite())?;
    let mut bare_digits = !figures.contains('.') && len == figures.len();
    while let Some(scale) = text
        .get(len)
        .copied()
        .and_then(unit)
        .filter(|u| *u >= 100.0)
    {
        value *= scale;
        bare_digits = false;
        len += 1;
    }
    Some(Number {
        value,
        len,
        bare_digits,
        spelled: false,
    })
}

/// How many ASCII figures stand in a row at `at`.
fn figures_after(text: &[char], at: usize) -> usize {
    text.iter()
        .skip(at)
        .take_while(|c| c.is_ascii_digit())
        .count()
}

/// The rules of Chinese numerals: digits name a multiplier, 十百千 close it, 万亿 close all that
/// stands before them; a row of digits without units is read figure by figure (二〇一五).
fn chinese(text: &[char]) -> Option<Number> {
    let len = text.iter().take_while(|c| is_numeral(**c)).count();
    let run: Vec<char> = text
        .get(..len)?
        .iter()
        .flat_map(|c| score_form(*c))
        .collect();
    if run.iter().all(|c| unit(*c).is_none()) {
        let value = run
            .iter()
            .filter_map(|c| digit(*c))
            .fold(0.0, |sum, d| sum * 10.0 + d);
        return Some(Number {
            value,
            len,
            bare_digits: true,
            spelled: true,
        });
    }
    let (mut total, mut section, mut pending) = (0.0, 0.0, None);
    let mut last_unit = 1.0;
    for &c in &run {
        match (digit(c), unit(c)) {
            (Some(d), _) => pending = Some(d),
            (None, Some(u)) if u < 10_000.0 => {
                section += pending.take().unwrap_or(1.0) * u;
                last_unit = u;
            }
            (None, Some(u)) => {
                section += pending.take().unwrap_or(0.0);
                total = (total + section.max(1.0)) * u;
                section = 0.0;
                last_unit = u;
            }
            (None, None) => {}
        }
    }
    // 一百五 means 150: a last digit right after 百 or more counts tens of the unit below it.
    let shorthand = last_unit >= 100.0
        && pending.is_some()
        && run.iter().rev().nth(1).is_some_and(|c| unit(*c).is_some());
    let tail = pending.unwrap_or(0.0) * if shorthand { last_unit / 10.0 } else { 1.0 };
    Some(Number {
        value: total + section + tail,
        len,
        bare_digits: false,
        spelled: true,
    })
}

/// Can this character stand in a Chinese number?
fn is_numeral(c: char) -> bool {
    matches!(c, '廿' | '卅') || digit(c).is_some() || unit(c).is_some()
}

/// 廿 and 卅 stand for 二十 and 三十.
fn score_form(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        '廿' => ('二', Some('十')),
        '卅' => ('三', Some('十')),
        c => (c, None),
    };
    std::iter::once(first).chain(second)
}

const fn digit(c: char) -> Option<f64> {
    Some(match c {
        '零' | '〇' | '○' => 0.0,
        '一' | '壹' => 1.0,
        '二' | '两' | '贰' => 2.0,
        '三' | '叁' => 3.0,
        '四' | '肆' => 4.0,
        '五' | '伍' => 5.0,
        '六' | '陆' => 6.0,
        '七' | '柒' => 7.0,
        '八' | '捌' => 8.0,
        '九' | '玖' => 9.0,
        _ => return None,
    })
}

const fn unit(c: char) -> Option<f64> {
    Some(match c {
        '十' | '拾' => 10.0,
        '百' | '佰' => 100.0,
        '千' | '仟' => 1_000.0,
        '万' => 10_000.0,
        '亿' => 100_000_000.0,
        _ => return None,
    })
}

/// Reads the number up to 99 that `text` (folded, as characters) begins with in pinyin: "wu",
/// "san shi", "sishiwu". "Shi" and "qi" alone are other words far more often.
#[must_use]
pub fn pinyin_at(text: &[char]) -> Option<Number> {
    const DIGITS: [(&str, f64); 10] = [
        ("yi", 1.0),
        ("er", 2.0),
        ("liang", 2.0),
        ("san", 3.0),
        ("si", 4.0),
        ("wu", 5.0),
        ("liu", 6.0),
        ("qi", 7.0),
        ("ba", 8.0),
        ("jiu", 9.0),
    ];
    let letters = |at: usize| -> String {
        let rest = text.iter().skip(at).take_while(|c| c.is_ascii_alphabetic());
        rest.collect()
    };
    let digit = |at: usize| {
        let word = letters(at);
        let found = DIGITS.iter().find(|(digit, _)| {
            word.strip_prefix(digit)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with("shi"))
        });
        found.map(|(digit, value)| (digit.len(), *value))
    };
    let blank = |at: usize| usize::from(text.get(at) == Some(&' '));
    let (mut len, mut value) = digit(0)?;
    let tens = len + blank(len);
    if letters(tens).starts_with("shi") {
        (len, value) = (tens + 3, value * 10.0);
        if let Some((more, units)) = digit(len + blank(len)) {
            len += blank(len) + more;
            value += units;
        }
    }
    let whole_word = !text.get(len).is_some_and(|c| c.is_alphanumeric());
    let seven = text.starts_with(&['q', 'i']) && len == 2;
    (whole_word && !seven).then_some(Number {
        value,
        len,
        bare_digits: false,
        spelled: true,
    })
}

/// English number words up to twenty, cardinal and ordinal, in order.
const ONES: [(&str, &str); 20] = [
    ("zero", "zeroth"),
    ("one", "first"),
    ("two", "second"),
    ("three", "third"),
    ("four", "fourth"),
    ("five", "fifth"),
    ("six", "sixth"),
    ("seven", "seventh"),
    ("eight", "eighth"),
    ("nine", "ninth"),
    ("ten", "tenth"),
    ("eleven", "eleventh"),
    ("twelve", "twelfth"),
    ("thirteen", "thirteenth"),
    ("fourteen", "fourteenth"),
    ("fifteen", "fifteenth"),
    ("sixteen", "sixteenth"),
    ("seventeen", "seventeenth"),
    ("eighteen", "eighteenth"),
    ("nineteen", "nineteenth"),
];
/// Those of tens from twenty on.
const TENS: [(&str, &str); 8] = [
    ("twenty", "twentieth"),
    ("thirty", "thirtieth"),
    ("forty", "fortieth"),
    ("fifty", "fiftieth"),
    ("sixty", "sixtieth"),
    ("seventy", "seventieth"),
    ("eighty", "eightieth"),
    ("ninety", "ninetieth"),
];

/// The value of an English number word, cardinal or ordinal, up to a hundred ("ten", "fortieth").
#[must_use]
pub fn english(word: &str) -> Option<u16> {
    match word {
        "dozen" => Some(12),
        "hundred" => Some(100),
        _ => spelled(|(cardinal, _)| word == cardinal).or_else(|| ordinal(word)),
    }
}

/// The value of an English ordinal, up to a hundred ("second", "fortieth").
#[must_use]
pub fn ordinal(word: &str) -> Option<u16> {
    match word {
        "hundredth" => Some(100),
        _ => spelled(|(_, ordinal)| word == ordinal),
    }
}

fn spelled(is: impl Fn((&str, &str)) -> bool) -> Option<u16> {
    let find = |table: &[(&str, &str)]| table.iter().position(|pair| is(*pair));
    let value = find(&ONES).or_else(|| find(&TENS).map(|at| (at + 2) * 10));
    value.and_then(|value| u16::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let cases: [(&str, f64, usize); 17] = [
            ("1817", 1817.0, 4),
            ("1,817 pairs", 1817.0, 5),
            ("2,171,", 2171.0, 5),
            ("57.5%", 57.5, 4),
            ("2015.", 2015.0, 4),
            ("一千八百一十七", 1817.0, 7),
            ("两千二百零九", 2209.0, 6),
            ("二〇一五年", 2015.0, 4),
            ("廿三", 23.0, 2),
            ("十", 10.0, 1),
            ("十五", 15.0, 2),
            ("五十周年", 50.0, 2),
            ("一百五", 150.0, 3),
            ("一百零五", 105.0, 4),
            ("一万三千", 13000.0, 4),
            ("3万", 30000.0, 2),
            ("2千", 2000.0, 2),
        ];
        for (text, value, len) in cases {
            let chars: Vec<char> = text.chars().collect();
            let number = number_at(&chars).unwrap();
            assert_eq!(number.len, len, "{text}");
            assert!((number.value - value).abs() < 1e-9, "{text}: {number:?}");
        }
    }
}
