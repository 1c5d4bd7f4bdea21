//! What is given to fuzzing: each function takes any bytes and panics when a promise is broken. The
//! targets in `fuzz/` include this file, and so do the property tests, so that both try the same.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use youcheng::discord::codec::{Code, Ids, Reader, Writer};
use youcheng::discord::custom_id::{Press, Verb};
use youcheng::facts::{Facts, Level};
use youcheng::import::columns::Columns;
use youcheng::import::table::{self, MOST_COLUMNS};
use youcheng::passages::document;
use youcheng::places::Gazetteer;
use youcheng::question::{Outcome, Query, claims, understand};
use youcheng::text::Lang;

fn ids() -> &'static Ids {
    static IDS: OnceLock<Ids> = OnceLock::new();
    IDS.get_or_init(|| {
        let facts = Facts::embedded().expect("the shipped facts have no fault");
        let gazetteer = Gazetteer::from_facts(&facts).expect("the names can be indexed");
        Ids::new(Arc::new(gazetteer))
    })
}

/// The countries whose places [`few`] has.
const FEW: [&str; 4] = ["CN", "JP", "DE", "ZA"];
/// Names of several places, or of places that are often mixed up.
const MIXED_UP: [&str; 6] = ["suzhou", "jilin", "shaanxi", "shanxi", "taizhou", "kobe"];

/// All groups, and so few places that millions of questions can be tried: a misspelt word is compared with
/// every name there is.
fn few() -> &'static Gazetteer {
    static FEW_NAMES: OnceLock<Gazetteer> = OnceLock::new();
    FEW_NAMES.get_or_init(|| {
        let mut facts = Facts::embedded().expect("the shipped facts have no fault");
        facts.places.retain(|place| {
            let is_country = place.level == Level::Country;
            let is_named = MIXED_UP.iter().any(|name| place.id.contains(name));
            FEW.contains(&place.country.as_str()) && (is_country || is_named)
        });
        let left: Vec<String> = facts.places.iter().map(|place| place.id.clone()).collect();
        let is_left = |id: &String| left.contains(id);
        facts.aliases.retain(|alias| {
            is_left(&alias.of) || facts.groups.iter().any(|group| group.id == alias.of)
        });
        facts
            .partnerships
            .retain(|tie| is_left(&tie.cn) && is_left(&tie.partner));
        for group in &mut facts.groups {
            group
                .members
                .retain(|member| FEW.contains(&member.as_str()));
        }
        Gazetteer::from_facts(&facts).expect("the names can be indexed")
    })
}

/// Any text has one understanding, and it is the same each time.
pub(crate) fn question(bytes: &[u8]) {
    understood(bytes, ids().gazetteer());
}

/// The same where few places are known.
pub(crate) fn question_of_few_places(bytes: &[u8]) {
    understood(bytes, few());
}

fn understood(bytes: &[u8], gazetteer: &Gazetteer) {
    let text = String::from_utf8_lossy(bytes);
    let once = understand(&text, gazetteer, jiff::civil::date(2026, 6, 15));
    // Which of them are compared is chance; all would take twice as long.
    if bytes.len().is_multiple_of(4) {
        let again = understand(&text, gazetteer, jiff::civil::date(2026, 6, 15));
        assert_eq!(format!("{once:?}"), format!("{again:?}"));
    }
    let _ = claims::claims(&text, gazetteer, jiff::civil::date(2026, 6, 15));
}

/// An identifier that can be read is written the same way again, and so is a query behind a checksum that no
/// accident makes right.
pub(crate) fn custom_id(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(press) = Press::decode(&text, ids()) {
        is_read_as_written(&press);
    }
    let mut reader = Reader::new(bytes.get(..LONGEST).unwrap_or(bytes), ids());
    // The words of a search stand behind the bytes.
    if let Some(query) =
        Query::take(&mut reader).filter(|query| !matches!(query, Query::Passages(_)))
    {
        is_read_as_written(&Press {
            verb: Verb::Page,
            lang: Lang::En,
            number: 0,
            query: Some(query),
        });
    }
}

/// The bytes that an identifier has for what a question asks; none where that is not known.
pub(crate) fn bytes_of_query(text: &str) -> Option<Vec<u8>> {
    let understood = understand(text, ids().gazetteer(), jiff::civil::date(2026, 6, 15));
    let (Outcome::Query(query) | Outcome::QueryAndPassages(query)) = understood.outcome else {
        return None;
    };
    let mut to = Writer::new(ids());
    query.put(&mut to);
    to.finish()
}

/// An identifier of 100 characters has no room for more bytes.
const LONGEST: usize = 75;

fn is_read_as_written(press: &Press) {
    let Some(written) = press.encode(ids()) else {
        return;
    };
    let read = Press::decode(&written, ids()).expect("what was written can be read");
    assert_eq!(*press, read);
}

/// A document that can be read has passages with text, counted from 1.
pub(crate) fn document(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    check(&text);
    check(&format!(
        "---\nid: sample\ntitle: Sample\nlang: en\n---\n{text}"
    ));
}

/// The same for whatever stands in the front matter.
pub(crate) fn front_matter(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    check(&format!("---\n{text}\n---\n\nCities pair with cities.\n"));
}

fn check(text: &str) {
    if let Ok(reading) = document::read(text, "any.md") {
        assert!(!reading.passages.is_empty());
        for (ordinal, passage) in (1..).zip(&reading.passages) {
            assert_eq!(passage.ordinal, ordinal);
            assert!(!passage.text.trim().is_empty());
        }
    }
}

/// A table is read record by record, and no record has more columns than are allowed.
pub(crate) fn table(bytes: &[u8]) {
    let mut first = true;
    let mut line = 0;
    let _ = table::read_text(Path::new("any.csv"), bytes, &mut |record| {
        assert!(record.line >= line);
        line = record.line;
        if std::mem::take(&mut first) {
            assert!(record.cells.len() <= MOST_COLUMNS);
            let _ = Columns::new(&record.cells, None);
            let _ = Columns::new(&record.cells, Some("auto"));
        }
        true
    });
    let _ = Columns::new(
        &["a".to_owned(), "b".to_owned()],
        std::str::from_utf8(bytes).ok(),
    );
}
