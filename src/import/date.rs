//! Dates as tables write them.

use super::reason::Reason;
use crate::facts::PartialDate;

/// Reads `1980`, `1980-05-12`, `1980/5/12`, `1980.5`, `1980年5月12日`, and the times of Wikidata.
/// These are as precise as `precision` says (9 a year, 10 a month, 11 a day); where nothing is
/// said, the first of January only means the year.
///
/// # Errors
/// Why it is no date, with what to write instead.
pub(super) fn read(text: &str, precision: Option<&str>) -> Result<PartialDate, Reason> {
    if let Some(year) = lost_a_zero(text) {
        return Err(Reason::LostZero {
            text: text.to_owned(),
            year: year.to_owned(),
        });
    }
    parsed(text, precision).ok_or_else(|| Reason::NoDate(text.to_owned()))
}

/// The year of `1980.1`: what a spreadsheet makes of 1980.10 as a number, in its own files and in
/// tables that it writes.
fn lost_a_zero(text: &str) -> Option<&str> {
    let year = text.trim().strip_suffix(".1")?;
    (year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit())).then_some(year)
}

fn parsed(text: &str, precision: Option<&str>) -> Option<PartialDate> {
    let (day, is_time) = match text.split_once('T') {
        Some((day, _)) => (day.trim_start_matches('+'), true),
        None => (text, false),
    };
    let mut numbers = Vec::new();
    for part in day.split(['-', '/', '.', '年', '月', '日']) {
        let part = part.trim();
        if !part.is_empty() {
            numbers.push(part.parse::<u16>().ok()?);
        }
    }
    let narrow = |at: usize| numbers.get(at).map(|part| u8::try_from(*part));
    let (month, of_month) = (narrow(1).transpose().ok()?, narrow(2).transpose().ok()?);
    let year = *numbers.first()?;
    if numbers.len() > 3 || year < 1000 {
        return None;
    }
    let date = PartialDate::new(year, month, of_month)?;
    match precision
        .map(str::trim)
        .filter(|precision| !precision.is_empty())
    {
        Some("11") => Some(date),
        Some("10") => PartialDate::new(year, month, None),
        Some("9") => PartialDate::from_year(year),
        Some(_) => None,
        None if is_time && (month, of_month) == (Some(1), Some(1)) => PartialDate::from_year(year),
        None => Some(date),
    }
}

/// How a date stands to the one that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Against {
    /// It says the same, or less of the same.
    Same,
    /// It says the same more precisely.
    Finer,
    /// It says something else.
    Other,
}

/// Compares a new date with the known one.
pub(super) fn compare(known: PartialDate, new: PartialDate) -> Against {
    let agrees = |a: Option<u8>, b: Option<u8>| a.is_none() || b.is_none() || a == b;
    let same = known.year() == new.year()
        && agrees(known.month(), new.month())
        && agrees(known.day(), new.day());
    let finer = known.month().is_none() && new.month().is_some()
        || known.day().is_none() && new.day().is_some();
    match (same, finer) {
        (false, _) => Against::Other,
        (true, true) => Against::Finer,
        (true, false) => Against::Same,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_tables_write_them() {
        let cases = [
            ("1980", None, Some("1980")),
            ("1980-05", None, Some("1980-05")),
            ("1980/5/12", None, Some("1980-05-12")),
            ("1980.5.12", None, Some("1980-05-12")),
            ("1980年5月12日", None, Some("1980-05-12")),
            ("1980年", None, Some("1980")),
            ("1980.5", None, Some("1980-05")),
            ("1980.01", None, Some("1980-01")),
            ("1980.11", None, Some("1980-11")),
            ("1980.1", None, None),
            ("1980.1.1", None, Some("1980-01-01")),
            ("1980-01-01T00:00:00Z", None, Some("1980")),
            ("1980-01-01T00:00:00Z", Some("11"), Some("1980-01-01")),
            ("1980-05-01T00:00:00Z", Some("10"), Some("1980-05")),
            ("1980-05-12T00:00:00Z", None, Some("1980-05-12")),
            ("1980-13", None, None),
            ("12/5/1980", None, None),
            ("soon", None, None),
            ("", None, None),
        ];
        for (text, precision, expected) in cases {
            let date = read(text, precision).ok().map(|date| date.to_string());
            assert_eq!(date.as_deref(), expected, "{text} {precision:?}");
        }
    }

    #[test]
    fn a_finer_date_is_no_contradiction() {
        let date = |text: &str| text.parse().unwrap();
        let cases = [
            ("1980", "1980-05", Against::Finer),
            ("1980-05-12", "1980", Against::Same),
            ("1980-05-12", "1980-05-13", Against::Other),
            ("1980", "1981", Against::Other),
        ];
        for (known, new, expected) in cases {
            assert_eq!(compare(date(known), date(new)), expected, "{known} {new}");
        }
    }
}
