//! The rows of an answer as one table, whatever kinds of rows there are.

use std::collections::BTreeSet;

use crate::answer::{
    Answer, Basis, Citation, FigureRow, NameRow, PartnershipRow, PassageRow, Rows,
};
use crate::places::Names;
use crate::render::json;
use crate::render::wording;
use crate::render::wording::export::licence_of;

/// The columns, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::render) enum Column {
    Part,
    Rank,
    CnEn,
    CnZh,
    PartnerEn,
    PartnerZh,
    ScopeEn,
    ScopeZh,
    NameEn,
    NameZh,
    Country,
    CountryEn,
    CountryZh,
    Since,
    SinceBasis,
    Status,
    Age,
    Metric,
    Value,
    Unit,
    AsOf,
    Basis,
    Document,
    Title,
    Section,
    Pages,
    Text,
    Digest,
    Note,
    Source,
    SourceTitle,
    SourcePublisher,
    SourceLocator,
    SourceUrl,
    SourceAsOf,
    Licence,
}

use Column as C;

impl Column {
    /// What programs call it; the same in every language.
    pub(super) const fn key(self) -> &'static str {
        match self {
            C::Part => "part",
            C::Rank => "rank",
            C::CnEn => "cn_en",
            C::CnZh => "cn_zh",
            C::PartnerEn => "partner_en",
            C::PartnerZh => "partner_zh",
            C::ScopeEn => "scope_en",
            C::ScopeZh => "scope_zh",
            C::NameEn => "name_en",
            C::NameZh => "name_zh",
            C::Country => "country",
            C::CountryEn => "country_en",
            C::CountryZh => "country_zh",
            C::Since => "since",
            C::SinceBasis => "since_basis",
            C::Status => "status",
            C::Age => "age",
            C::Metric => "metric",
            C::Value => "value",
            C::Unit => "unit",
            C::AsOf => "as_of",
            C::Basis => "basis",
            C::Document => "document",
            C::Title => "title",
            C::Section => "section",
            C::Pages => "pages",
            C::Text => "text",
            C::Digest => "digest",
            C::Note => "note",
            C::Source => "source",
            C::SourceTitle => "source_title",
            C::SourcePublisher => "source_publisher",
            C::SourceLocator => "source_locator",
            C::SourceUrl => "source_url",
            C::SourceAsOf => "source_as_of",
            C::Licence => "licence",
        }
    }
}

const PARTNERSHIP: &[C] = &[
    C::CnEn,
    C::CnZh,
    C::PartnerEn,
    C::PartnerZh,
    C::Country,
    C::CountryEn,
    C::CountryZh,
    C::Since,
    C::SinceBasis,
    C::Status,
    C::Age,
];
const FIGURE: &[C] = &[
    C::ScopeEn,
    C::ScopeZh,
    C::Metric,
    C::Value,
    C::Unit,
    C::AsOf,
    C::Basis,
    C::Note,
];
const NAME: &[C] = &[
    C::Rank,
    C::NameEn,
    C::NameZh,
    C::CountryEn,
    C::CountryZh,
    C::Value,
    C::Unit,
    C::AsOf,
    C::Basis,
];
const PASSAGE: &[C] = &[
    C::Rank,
    C::Document,
    C::Title,
    C::Section,
    C::Pages,
    C::Text,
    C::Digest,
];
/// What every row ends in.
const SOURCE: &[C] = &[
    C::Source,
    C::SourceTitle,
    C::SourcePublisher,
    C::SourceLocator,
    C::SourceUrl,
    C::SourceAsOf,
    C::Licence,
];

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// A number of ours.
    Number(String),
    /// A text, which may come from anywhere.
    Text(String),
}

impl Cell {
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Number(text) | Self::Text(text) => text,
        }
    }
}

/// A row: the cells that are known.
pub(super) struct Row {
    cells: Vec<(C, Cell)>,
    /// The number of its citation.
    pub(super) cite: Option<usize>,
}

impl Row {
    /// A cell; `None` where nothing is known.
    pub(super) fn get(&self, column: C) -> Option<&Cell> {
        let found = self.cells.iter().find(|(of, _)| *of == column);
        found.map(|(_, cell)| cell)
    }

    fn new(part: &str) -> Self {
        let mut row = Self {
            cells: Vec::with_capacity(24),
            cite: None,
        };
        row.text(C::Part, part);
        row
    }

    #[expect(clippy::needless_pass_by_value, reason = "values and references alike")]
    fn text(&mut self, column: C, text: impl ToString) {
        let text = text.to_string();
        if !text.is_empty() {
            self.cells.push((column, Cell::Text(text)));
        }
    }

    fn known(&mut self, column: C, text: Option<impl ToString>) {
        if let Some(text) = text {
            self.text(column, text);
        }
    }

    fn number(&mut self, column: C, number: Option<impl ToString>) {
        if let Some(number) = number {
            self.cells.push((column, Cell::Number(number.to_string())));
        }
    }

    fn names(&mut self, [en, zh]: [C; 2], names: &Names) {
        self.text(en, &names.en);
        self.text(zh, &names.zh);
    }

    fn cited(mut self, answer: &Answer, cite: Option<usize>, quoted: bool) -> Self {
        let found = answer.citations.iter().find(|cited| Some(cited.n) == cite);
        if let Some(Citation {
            source,
            publisher,
            title,
            locator,
            url,
            as_of,
            ..
        }) = found
        {
            self.text(C::Source, source);
            self.text(C::SourceTitle, title);
            self.text(C::SourcePublisher, publisher);
            self.text(C::SourceLocator, locator);
            self.text(C::SourceUrl, url);
            self.known(C::SourceAsOf, *as_of);
        }
        self.text(C::Licence, licence_of(quoted));
        self.cite = cite;
        self
    }
}

/// Rows and the columns that their kinds have.
pub(super) struct Table {
    pub(super) columns: Vec<C>,
    pub(super) rows: Vec<Row>,
}

/// The whole answer: its rows, what stands beside them and the passages that explain them.
pub(super) fn all(answer: &Answer) -> Table {
    let explained = !answer.explained.is_empty();
    let kinds = [
        columns(&answer.rows),
        columns(&answer.beside),
        if explained { PASSAGE } else { &[] },
    ];
    let mut wanted: BTreeSet<C> = kinds.into_iter().flatten().copied().collect();
    wanted.insert(C::Part);
    wanted.extend(SOURCE);
    let mut all = rows(answer, &answer.rows, "answer");
    all.extend(rows(answer, &answer.beside, "beside"));
    all.extend(passages(answer, &answer.explained, "explained"));
    Table {
        columns: wanted.into_iter().collect(),
        rows: all,
    }
}

/// One part of an answer, without what tells the parts apart.
pub(super) fn part(answer: &Answer, of: &Rows) -> Table {
    let wanted: BTreeSet<C> = columns(of).iter().copied().collect();
    Table {
        columns: wanted.into_iter().collect(),
        rows: rows(answer, of, ""),
    }
}

fn columns(rows: &Rows) -> &'static [C] {
    match rows {
        Rows::None => &[],
        Rows::Partnerships(_) => PARTNERSHIP,
        Rows::Figures(_) => FIGURE,
        Rows::Names(_) => NAME,
        Rows::Passages(_) => PASSAGE,
    }
}

fn rows(answer: &Answer, rows: &Rows, part: &str) -> Vec<Row> {
    match rows {
        Rows::None => Vec::new(),
        Rows::Partnerships(rows) => rows.iter().map(|r| partnership(answer, r, part)).collect(),
        Rows::Figures(rows) => rows.iter().map(|r| figure(answer, r, part)).collect(),
        Rows::Names(rows) => rows.iter().map(|r| name(answer, r, part)).collect(),
        Rows::Passages(rows) => passages(answer, rows, part),
    }
}

fn partnership(answer: &Answer, of: &PartnershipRow, part: &str) -> Row {
    let mut row = Row::new(part);
    row.names([C::CnEn, C::CnZh], &of.cn);
    row.names([C::PartnerEn, C::PartnerZh], &of.partner);
    row.text(C::Country, &of.iso);
    row.names([C::CountryEn, C::CountryZh], &of.country);
    row.known(C::Since, of.since);
    row.known(C::SinceBasis, of.since_basis);
    row.text(C::Status, of.status);
    row.number(C::Age, of.age);
    row.cited(answer, Some(of.cite), false)
}

fn figure(answer: &Answer, of: &FigureRow, part: &str) -> Row {
    let mut row = Row::new(part);
    row.names([C::ScopeEn, C::ScopeZh], &of.scope);
    row.text(C::Metric, of.metric);
    row.number(C::Value, Some(json::Number::from(of.value)));
    row.text(C::Unit, of.unit);
    row.known(C::AsOf, of.as_of);
    row.text(C::Basis, json::basis(of.basis));
    let note = of.note.as_deref();
    row.known(
        C::Note,
        note.map(|note| wording::of(answer.lang).figure_note(note)),
    );
    row.cited(answer, of.basis.source(), false)
}

fn name(answer: &Answer, of: &NameRow, part: &str) -> Row {
    let mut row = Row::new(part);
    row.number(C::Rank, of.rank);
    row.names([C::NameEn, C::NameZh], &of.name);
    if let Some(country) = &of.country {
        row.names([C::CountryEn, C::CountryZh], country);
    }
    row.number(C::Value, of.value.map(json::Number::from));
    row.known(C::Unit, of.unit);
    row.known(C::AsOf, of.as_of);
    row.known(C::Basis, of.basis.map(json::basis));
    row.cited(answer, of.basis.and_then(Basis::source), false)
}

fn passages(answer: &Answer, rows: &[PassageRow], part: &str) -> Vec<Row> {
    let passage = |of: &PassageRow| {
        let mut row = Row::new(part);
        row.number(C::Rank, Some(of.rank));
        row.text(C::Document, &of.document);
        row.text(C::Title, &of.title);
        row.text(C::Section, of.section.join(" › "));
        row.known(C::Pages, of.locator.as_deref());
        row.text(C::Text, &of.text);
        row.text(C::Digest, of.digest);
        row.cited(answer, Some(of.cite), true)
    };
    rows.iter().map(passage).collect()
}
