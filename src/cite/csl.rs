//! CSL-JSON: a format of its own, and what the prose styles are rendered from.

use indexmap::IndexMap;
use serde_json::{Value, json};

use super::record::{Date, Record};
use super::work::{Kind, Locator, Name, bilingual};

/// An item under construction; its fields stay in the order in which they are set.
pub(super) type Item = IndexMap<String, Value>;

/// The item as text, over several lines.
pub(super) fn write(record: &Record, locator: Option<&Locator>) -> String {
    let mut item = item(record);
    set(&mut item, "note", record.note.as_deref());
    set(&mut item, "annote", Record::annotation(locator).as_deref());
    if let Some(title) = &record.title_en {
        item.insert("custom".to_owned(), json!({ "title-en": title }));
    }
    // Text and numbers: nothing that JSON could not hold.
    serde_json::to_string_pretty(&[item]).unwrap_or_default()
}

/// The work as a CSL item, names and titles in the language of the work.
pub(super) fn item(record: &Record) -> Item {
    let mut item = Item::new();
    set(&mut item, "id", Some(&record.id));
    set(&mut item, "type", Some(csl_type(record.kind)));
    set(&mut item, "title", Some(&record.title));
    let authors = record.authors.iter().map(|author| name(&author.native));
    set_names(&mut item, authors.collect());
    let date = record.date;
    set_date(&mut item, "issued", date);
    let native = |text: &Option<String>| Some(bilingual(text.as_deref()?)?.0);
    set(
        &mut item,
        "container-title",
        native(&record.container).as_deref(),
    );
    set(&mut item, "volume", record.volume.as_deref());
    set(&mut item, "issue", record.issue.as_deref());
    set(&mut item, "page", record.pages.as_deref());
    set(&mut item, "ISSN", record.issn.as_deref());
    set(&mut item, "publisher", native(&record.publisher).as_deref());
    if record.kind == Kind::Speech {
        set(&mut item, "event-title", native(&record.event).as_deref());
        set(&mut item, "event-place", native(&record.place).as_deref());
        set_date(&mut item, "event-date", date);
    } else {
        set(
            &mut item,
            "publisher-place",
            native(&record.place).as_deref(),
        );
    }
    set(&mut item, "URL", record.url.as_deref());
    set_date(&mut item, "accessed", record.accessed);
    set(&mut item, "language", record.lang.as_deref());
    item
}

/// Puts `value` under `key`; an absent value leaves the item as it is.
pub(super) fn set(item: &mut Item, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        item.insert(key.to_owned(), Value::from(value));
    }
}

/// Makes `names` the authors.
pub(super) fn set_names(item: &mut Item, names: Vec<Value>) {
    if !names.is_empty() {
        item.insert("author".to_owned(), Value::Array(names));
    }
}

/// A name in its CSL form.
pub(super) fn name(name: &Name) -> Value {
    match name {
        Name::Whole(name) => json!({ "literal": name }),
        Name::Split { family, given } => {
            // CSL wants “van der” apart from “Pluijm”; each style has its rule for it.
            match family
                .rsplit_once(' ')
                .filter(|(first, _)| *first == first.to_lowercase())
            {
                Some((particle, family)) => json!({
                    "family": family, "given": given, "non-dropping-particle": particle,
                }),
                None => json!({ "family": family, "given": given }),
            }
        }
    }
}

fn set_date(item: &mut Item, key: &str, date: Option<Date>) {
    let Some(date) = date else { return };
    let rest = [date.month, date.day].into_iter().flatten().map(u16::from);
    let parts: Vec<u16> = std::iter::once(date.year).chain(rest).collect();
    item.insert(key.to_owned(), json!({ "date-parts": [parts] }));
}

const fn csl_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Article => "article-journal",
        Kind::Newspaper => "article-newspaper",
        Kind::Book => "book",
        Kind::Report => "report",
        Kind::Law => "legislation",
        Kind::Speech => "speech",
        Kind::WebPage => "webpage",
    }
}
