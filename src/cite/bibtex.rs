//! BibTeX entries, in the dialect that both BibTeX and biblatex read.

use super::record::Record;
use super::work::{Kind, Locator, Name};

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// The entry, one field a line.
pub(super) fn write(record: &Record, locator: Option<&Locator>) -> String {
    let text = |value: &Option<String>| value.as_deref().map(escape);
    // The inner braces keep a style from lowering the capitals of names in the title.
    let kept = |value: &str| format!("{{{}}}", escape(value));
    let authors: Vec<String> = record.authors.iter().map(|a| author(&a.native)).collect();
    let issuer = if record.kind == Kind::Report {
        "institution"
    } else {
        "publisher"
    };
    let fields = [
        (
            "author",
            (!authors.is_empty()).then(|| authors.join(" and ")),
        ),
        ("title", Some(kept(&record.title))),
        ("titleaddon", record.title_en.as_deref().map(kept)),
        ("journal", text(&record.container)),
        ("volume", text(&record.volume)),
        ("number", text(&record.issue)),
        (
            "pages",
            text(&record.pages).map(|pages| pages.replace(['-', '–'], "--")),
        ),
        (issuer, text(&record.publisher)),
        ("eventtitle", text(&record.event)),
        (place_field(record.kind), text(&record.place)),
        ("date", record.date.map(|date| date.joined("-"))),
        (
            "year",
            record.date.map(|date| date.joined("-")[..4].to_owned()),
        ),
        ("issn", text(&record.issn)),
        ("url", record.url.as_deref().map(address)),
        ("urldate", record.accessed.map(|date| date.joined("-"))),
        (
            "langid",
            language(record.lang.as_deref()).map(str::to_owned),
        ),
        ("note", text(&record.note)),
        ("annote", Record::annotation(locator).as_deref().map(escape)),
    ];
    let mut entry = format!("@{}{{{},\n", entry_type(record.kind), record.id);
    for (key, value) in fields {
        if let Some(value) = value {
            entry.push_str(&format!("  {key} = {{{value}}},\n"));
        }
    }
    // Old styles read the month from here; it is one of BibTeX's own names, not a text.
    if let Some(month) = record
        .date
        .and_then(|date| MONTHS.get(usize::from(date.month?) - 1))
    {
        entry.push_str(&format!("  month = {month},\n"));
    }
    entry.push('}');
    entry
}

const fn entry_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Article | Kind::Newspaper => "article",
        Kind::Book => "book",
        Kind::Report => "techreport",
        Kind::Law | Kind::Speech => "misc",
        Kind::WebPage => "online",
    }
}

const fn place_field(kind: Kind) -> &'static str {
    match kind {
        Kind::Speech => "venue",
        _ => "address",
    }
}

/// The name that babel and biblatex have for a language, where it changes hyphenation or terms.
fn language(tag: Option<&str>) -> Option<&'static str> {
    Some(match tag?.split('-').next()? {
        "zh" => "chinese",
        "en" => "english",
        "ja" => "japanese",
        "ru" => "russian",
        "de" => "german",
        "fr" => "french",
        _ => return None,
    })
}

fn author(name: &Name) -> String {
    match name {
        Name::Whole(name) => format!("{{{}}}", escape(name)),
        Name::Split { family, given } => format!("{}, {}", escape(family), escape(given)),
    }
}

/// `text` with everything that TeX would act on written as text.
///
/// Braces become parentheses: BibTeX counts braces even behind a backslash.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    for c in text.chars() {
        // TeX joins two hyphens to a dash and two quotes to one.
        if before == Some(c) && matches!(c, '-' | '`' | '\'') {
            out.push_str("{}");
        }
        before = Some(c);
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' => out.push('('),
            '}' => out.push(')'),
            '&' | '%' | '$' | '#' | '_' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

/// An address as it stands; what would end the field is percent-encoded.
fn address(url: &str) -> String {
    url.replace('{', "%7B")
        .replace('}', "%7D")
        .replace('\\', "%5C")
}
