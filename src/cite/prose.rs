//! The prose styles, rendered by `hayagriva` from the CSL item of a work.
//!
//! Each reference is a bibliography of its own, so that 等 and *et al.* follow the language of the
//! work: CSL knows one language for a whole list.

use std::sync::LazyLock;

use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::citationberg::taxonomy::Locator as CslLocator;
use hayagriva::citationberg::{self, IndependentStyle, Locale, LocaleCode, json};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, BufWriteFormat, CitationItem, CitationRequest,
    ElemChildren, LocatorPayload, SpecificLocator, standalone_citation,
};

use super::csl::{self, Item};
use super::record::Record;
use super::work::{Author, Kind, Locator, Name, bilingual, clean};
use super::{CiteError, Style};

/// Stands where a style has no place for something that belongs there, until the text is rendered:
/// the translation of a title, or the date behind a place. Works have no private-use characters.
const SLOT: char = '\u{e000}';

/// The two languages in which entries are written. Reading all sixty takes a while, so once.
static LOCALES: LazyLock<Vec<Locale>> = LazyLock::new(|| {
    let wanted = ["en-US", "zh-CN"];
    let known = |locale: &Locale| {
        locale
            .lang
            .as_ref()
            .is_some_and(|l| wanted.contains(&&*l.0))
    };
    locales().into_iter().filter(known).collect()
});

/// A style twice, because an engine that is asked for an entry renders the citation of the work
/// several times over on the way: for entries it gets a style whose citations are empty.
struct Prose {
    entries: IndependentStyle,
    citations: IndependentStyle,
}

type Loaded = LazyLock<Option<Prose>>;
static GBT7714: Loaded = LazyLock::new(|| load(ArchivedStyle::Gb77142015Numeric));
static APA: Loaded = LazyLock::new(|| load(ArchivedStyle::AmericanPsychologicalAssociation));
static MLA: Loaded = LazyLock::new(|| load(ArchivedStyle::ModernLanguageAssociation));
static CHICAGO: Loaded = LazyLock::new(|| load(ArchivedStyle::ChicagoNotes));

fn load(style: ArchivedStyle) -> Option<Prose> {
    let citationberg::Style::Independent(citations) = style.get() else {
        return None;
    };
    let mut entries = citations.clone();
    entries.citation.layout.elements.clear();
    Some(Prose { entries, citations })
}

/// The entry for the list of references; in the English styles, where a passage was quoted, the
/// citation or note for the text in a second line.
pub(super) fn write(
    record: &Record,
    locator: Option<&Locator>,
    style: Style,
) -> Result<String, CiteError> {
    let failed = |reason: &str| CiteError::Render {
        id: record.id.clone(),
        style,
        reason: reason.to_owned(),
    };
    let item = match style {
        Style::Gbt7714 => chinese_item(record, locator),
        _ => english_item(record, style),
    };
    let item = serde_json::to_value(item).and_then(serde_json::from_value);
    let item: json::Item = item.map_err(|error| failed(&error.to_string()))?;
    let prose = match style {
        Style::Apa => APA.as_ref(),
        Style::Mla => MLA.as_ref(),
        Style::Chicago => CHICAGO.as_ref(),
        _ => GBT7714.as_ref(),
    };
    let prose = prose.ok_or_else(|| failed("the style could not be loaded"))?;
    let chinese = style == Style::Gbt7714 && record.chinese;
    let locale = LocaleCode(if chinese { "zh-CN" } else { "en-US" }.to_owned());
    let entry = render_entry(&item, &prose.entries, &locale)
        .or_else(|| render_entry(&as_report(&item), &prose.entries, &locale))
        .ok_or_else(|| failed("the style gave no entry"))?;
    if style == Style::Gbt7714 {
        let date = record.date.map(|date| format!("({})", date.joined("-")));
        let entry = entry.replacen(SLOT, &date.unwrap_or_default(), 1);
        return Ok(bodies_as_written(entry, record));
    }
    let entry = if style == Style::Apa {
        without_missing_month(entry, record)
    } else {
        entry
    };
    let entry = translate(&entry, record.title_en.as_deref());
    let value = locator.and_then(|locator| clean(locator.value()));
    let (Some(locator), Some(value)) = (locator, value) else {
        return Ok(entry);
    };
    let place = SpecificLocator(csl_locator(locator), LocatorPayload::Str(&value));
    let mut cited = render_citation(&item, place, &prose.citations, locale);
    // The style takes the bracket that closes the citation for a repetition of that in "3(2)".
    if cited.matches('(').count() > cited.matches(')').count() {
        cited.push(')');
    }
    Ok(format!("{entry}\n{}", translate(&cited, None)))
}

fn render_entry(item: &json::Item, style: &IndependentStyle, lang: &LocaleCode) -> Option<String> {
    let cited = vec![CitationItem::with_entry(item)];
    let mut driver = BibliographyDriver::new();
    driver.citation(CitationRequest::new(
        cited,
        style,
        Some(lang.clone()),
        &LOCALES,
        Some(1),
    ));
    let rendered = driver.finish(BibliographyRequest::new(
        style,
        Some(lang.clone()),
        &LOCALES,
    ));
    let entry = plain(&rendered.bibliography?.items.first()?.content);
    (!entry.is_empty()).then_some(entry)
}

/// Chicago leaves out of the list what a reader cannot get hold of, such as a speech without a
/// printed or online text; the reader of a quotation is owed an entry all the same.
fn as_report(item: &json::Item) -> json::Item {
    let mut item = item.clone();
    item.0
        .insert("type".to_owned(), json::Value::String("report".to_owned()));
    item
}

fn render_citation(
    item: &json::Item,
    place: SpecificLocator<'_>,
    style: &IndependentStyle,
    locale: LocaleCode,
) -> String {
    let cited = vec![CitationItem::with_locator(item, Some(place))];
    plain(&standalone_citation(CitationRequest::new(
        cited,
        style,
        Some(locale),
        &LOCALES,
        Some(1),
    )))
}

/// Undoes the capitals that GB/T 7714 asks for in family names and the style gives to the names of
/// organisations, too, and the loss of a bracket before a full stop.
fn bodies_as_written(entry: String, record: &Record) -> String {
    record
        .authors
        .iter()
        .fold(entry, |entry, author| match &author.native {
            Name::Whole(name) => {
                let entry = entry.replacen(&name.to_uppercase(), name, 1);
                match name.strip_suffix(')') {
                    Some(open) if !entry.contains(name) => entry.replacen(open, name, 1),
                    _ => entry,
                }
            }
            Name::Split { .. } => entry,
        })
}

/// APA sets a comma before the month, and the engine also where there is none: “(2024,)”.
fn without_missing_month(entry: String, record: &Record) -> String {
    match record.date {
        Some(date) if date.month.is_none() => {
            entry.replacen(&format!("({},)", date.year), &format!("({})", date.year), 1)
        }
        _ => entry,
    }
}

fn plain(text: &ElemChildren) -> String {
    let mut out = String::new();
    match text.write_buf(&mut out, BufWriteFormat::Plain) {
        Ok(()) => out.trim().to_owned(),
        Err(_) => String::new(),
    }
}

const fn csl_locator(locator: &Locator) -> CslLocator {
    match locator {
        Locator::Page(_) => CslLocator::Page,
        Locator::Article(_) => CslLocator::ArticleLocator,
        Locator::Section(_) => CslLocator::Section,
        Locator::Paragraph(_) => CslLocator::Paragraph,
        Locator::Named(_) => CslLocator::Custom,
    }
}

/// GB/T 7714: names as in the work, and the quoted place instead of the pages of the whole (8.8.2
/// of the standard).
fn chinese_item(record: &Record, locator: Option<&Locator>) -> Item {
    let mut item = csl::item(record);
    name_journal(&mut item, record);
    if let Some((event, _)) = record.event.as_deref().and_then(bilingual) {
        // The style prints place and date of an event, but not its name.
        let title = format!("{}: {event}", record.title);
        csl::set(&mut item, "title", Some(&title));
    }
    csl::set(
        &mut item,
        "page",
        locator.and_then(|at| chinese_place(record, at)).as_deref(),
    );
    item
}

fn chinese_place(record: &Record, locator: &Locator) -> Option<String> {
    let value = clean(locator.value())?;
    let place = match (locator, record.chinese) {
        (Locator::Page(_) | Locator::Named(_), _) => value,
        (Locator::Article(_), true) => format!("第{value}条"),
        (Locator::Section(_), true) => format!("第{value}节"),
        (Locator::Paragraph(_), true) => format!("第{value}段"),
        (_, false) => Record::annotation(Some(locator))?,
    };
    // For what is only online the standard has “year: place(date)”; with a place the style leaves
    // the date out.
    let online = matches!(
        record.kind,
        Kind::Law | Kind::Report | Kind::Speech | Kind::WebPage
    ) && record.url.is_some();
    let dated = online && record.date.is_some_and(|date| date.month.is_some());
    Some(if dated {
        format!("{place}{SLOT}")
    } else {
        place
    })
}

/// APA, MLA, Chicago: Latin letters where they are known, and the kinds of document that these
/// styles have a form for.
fn english_item(record: &Record, style: Style) -> Item {
    let mut item = csl::item(record);
    name_journal(&mut item, record);
    let authors = record
        .authors
        .iter()
        .map(|author| english_name(author, style));
    csl::set_names(&mut item, authors.collect());
    let place = if record.kind == Kind::Speech {
        "event-place"
    } else {
        "publisher-place"
    };
    for (key, text) in [
        ("container-title", &record.container),
        ("publisher", &record.publisher),
        ("event-title", &record.event),
        (place, &record.place),
    ] {
        let latin = text
            .as_deref()
            .and_then(bilingual)
            .and_then(|(_, latin)| latin);
        csl::set(&mut item, key, latin.as_deref());
    }
    // It is the date of the speech: only MLA prints it as that of the event.
    if style != Style::Mla {
        item.shift_remove("event-date");
    }
    if record.title_en.is_some() {
        csl::set(&mut item, "title", Some(&format!("{}{SLOT}", record.title)));
    }
    match record.kind {
        // Their forms for laws are for Anglo-American law and leave the issuing body out.
        Kind::Law => csl::set(&mut item, "type", Some("report")),
        Kind::Speech => csl::set(&mut item, "genre", Some("Speech")),
        _ => {}
    }
    item
}

fn english_name(author: &Author, style: Style) -> serde_json::Value {
    match &author.latin {
        // MLA and Chicago keep the Chinese order without a comma: “Yang Yi”.
        Some(Name::Split { family, given }) if style != Style::Apa => {
            csl::name(&Name::Whole(format!("{family} {given}")))
        }
        Some(latin) => csl::name(latin),
        None => csl::name(&author.native),
    }
}

/// An article whose journal is known by its ISSN only must still be findable.
fn name_journal(item: &mut Item, record: &Record) {
    if let (Kind::Article, None, Some(issn)) = (record.kind, &record.container, &record.issn) {
        csl::set(item, "container-title", Some(&format!("ISSN {issn}")));
    }
}

/// Puts the translated title in brackets behind the title, outside its quotation marks.
fn translate(text: &str, title_en: Option<&str>) -> String {
    let Some((before, after)) = text.split_once(SLOT) else {
        return text.to_owned();
    };
    let after = after.replace(SLOT, "");
    let Some(title_en) = title_en else {
        return format!("{before}{after}");
    };
    let mark = after.chars().next().filter(|c| matches!(c, '.' | ','));
    let quote = mark.map_or(after.as_str(), |mark| &after[mark.len_utf8()..]);
    match (quote.strip_prefix('”'), mark) {
        (Some(rest), Some(mark)) => format!("{before}” [{title_en}]{mark}{rest}"),
        (Some(rest), None) => format!("{before}” [{title_en}]{rest}"),
        (None, _) => format!("{before} [{title_en}]{after}"),
    }
}
