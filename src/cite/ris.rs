//! RIS records, which reference managers import.

use super::record::{Date, Record};
use super::work::{Kind, Locator, Name};

/// The record: a tag, two blanks, a hyphen, a blank and a value on each line.
pub(super) fn write(record: &Record, locator: Option<&Locator>) -> String {
    let authors = record
        .authors
        .iter()
        .map(|author| ("AU", Some(name(&author.native))));
    let (first, last) = ends(record.pages.as_deref());
    let fields = [
        ("TI", Some(record.title.clone())),
        ("TT", record.title_en.clone()),
        (
            if record.kind == Kind::Speech {
                "T2"
            } else {
                "JO"
            },
            container(record),
        ),
        ("VL", record.volume.clone()),
        ("IS", record.issue.clone()),
        ("SP", first),
        ("EP", last),
        (
            "PY",
            record.date.map(|date| date.joined("/")[..4].to_owned()),
        ),
        ("DA", record.date.map(ris_date)),
        ("PB", record.publisher.clone()),
        ("CY", record.place.clone()),
        ("SN", record.issn.clone()),
        ("UR", record.url.clone()),
        ("Y2", record.accessed.map(ris_date)),
        ("LA", record.lang.clone()),
        ("N1", record.note.clone()),
        ("N1", Record::annotation(locator)),
    ];
    let head = [
        ("TY", Some(ris_type(record.kind).to_owned())),
        ("ID", Some(record.id.clone())),
    ];
    let mut out = String::new();
    for (tag, value) in head.into_iter().chain(authors).chain(fields) {
        if let Some(value) = value {
            out.push_str(&format!("{tag}  - {value}\n"));
        }
    }
    out.push_str("ER  - ");
    out
}

const fn ris_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Article => "JOUR",
        Kind::Newspaper => "NEWS",
        Kind::Book => "BOOK",
        Kind::Report => "RPRT",
        Kind::Law => "STAT",
        Kind::Speech => "GEN",
        Kind::WebPage => "ELEC",
    }
}

/// `YYYY/MM/DD/`: the format wants the slashes of the parts that are not known, too.
fn ris_date(date: Date) -> String {
    let known = 1 + usize::from(date.month.is_some()) + usize::from(date.day.is_some());
    date.joined("/") + &"/".repeat(4 - known)
}

fn container(record: &Record) -> Option<String> {
    match record.kind {
        Kind::Speech => record.event.clone(),
        _ => record.container.clone(),
    }
}

/// First and last page of one range; pages that are no such range stay together as the first.
fn ends(pages: Option<&str>) -> (Option<String>, Option<String>) {
    let split = pages.and_then(|pages| pages.split_once(['-', '–']));
    match split {
        Some((first, last)) if !last.contains([',', '-', '–']) => {
            (Some(first.trim().to_owned()), Some(last.trim().to_owned()))
        }
        _ => (pages.map(str::to_owned), None),
    }
}

fn name(name: &Name) -> String {
    match name {
        Name::Whole(name) => name.clone(),
        Name::Split { family, given } => format!("{family}, {given}"),
    }
}
