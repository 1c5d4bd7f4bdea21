//! What is given to fuzzing: each function takes any bytes and panics when a promise is broken. The
//! targets in `fuzz/` include this file, and so do the property tests, so that both try the same.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use youcheng::discord::codec::Ids;
use youcheng::discord::custom_id::Press;
use youcheng::facts::Facts;
use youcheng::import::columns::Columns;
use youcheng::import::table::{self, MOST_COLUMNS};
use youcheng::passages::document;
use youcheng::places::Gazetteer;
use youcheng::question::{claims, understand};

fn ids() -> &'static Ids {
    static IDS: OnceLock<Ids> = OnceLock::new();
    IDS.get_or_init(|| {
        let facts = Facts::embedded().expect("the shipped facts have no fault");
        let gazetteer = Gazetteer::from_facts(&facts).expect("the names can be indexed");
        Ids::new(Arc::new(gazetteer))
    })
}

/// Any text has one understanding, and it is the same each time.
pub(crate) fn question(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let gazetteer = ids().gazetteer();
    let once = understand(&text, gazetteer, jiff::civil::date(2026, 6, 15));
    let again = understand(&text, gazetteer, jiff::civil::date(2026, 6, 15));
    assert_eq!(format!("{once:?}"), format!("{again:?}"));
    let _ = claims::claims(&text, gazetteer, jiff::civil::date(2026, 6, 15));
}

/// An identifier that can be read is written the same way again.
pub(crate) fn custom_id(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(press) = Press::decode(&text, ids()) {
        let Some(written) = press.encode(ids()) else {
            return;
        };
        let read = Press::decode(&written, ids()).expect("what was written can be read");
        assert_eq!(press, read);
    }
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
