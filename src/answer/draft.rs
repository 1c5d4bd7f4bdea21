//! An answer in the making: it numbers the sources as they are used.

use std::sync::Arc;

use super::directory::Directory;
use super::types::{Answer, Basis, Citation, FigureRow, Kind, PartnershipRow, Rows};
use crate::facts::{Metric, PartialDate, Unit};
use crate::places::{Names, PlaceId, Scope};
use crate::question::{Anniversaries, Check, Common, Filter, Part, Query, Said};
use crate::store::query::{Figure, Partnership, Source};
use crate::text::Lang;

/// The answer so far and what it cites.
pub(super) struct Draft<'a> {
    directory: &'a Directory,
    /// The answer, without its citations.
    pub(super) answer: Answer,
    cited: Vec<(Arc<Source>, Arc<str>)>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(directory: &'a Directory, lang: Lang, kind: Kind, query: &Query) -> Self {
        let mut answer = Answer::new("", lang, kind);
        answer.named = scopes_of(query)
            .into_iter()
            .map(|scope| (scope, directory.gazetteer.names_apart(scope)))
            .collect();
        answer.query = Some(query.clone());
        Self {
            directory,
            answer,
            cited: Vec::new(),
        }
    }

    /// The number of a citation; the same source at the same place has one number.
    pub(super) fn cite(&mut self, source: &Arc<Source>, locator: Option<&str>) -> usize {
        let locator = locator.unwrap_or_default();
        let known = self
            .cited
            .iter()
            .position(|(of, at)| of.slug == source.slug && &**at == locator);
        known.unwrap_or_else(|| {
            self.cited.push((source.clone(), locator.into()));
            self.cited.len() - 1
        }) + 1
    }

    /// The names of a place, and of its country.
    pub(super) fn names(&self, place: PlaceId) -> Names {
        self.directory.gazetteer.names(Scope::Place(place))
    }

    /// A partnership as a row.
    pub(super) fn partnership(&mut self, found: &Partnership) -> PartnershipRow {
        let gazetteer = &self.directory.gazetteer;
        let partner = gazetteer.place(found.partner);
        let iso = partner.map_or_else(|| "".into(), |place| place.iso.clone());
        let country = gazetteer.country(&iso).map(|country| country.names.clone());
        let names = self.names(found.partner);
        PartnershipRow {
            cn: self.names(found.cn),
            country: country.unwrap_or_else(|| names.clone()),
            partner: names,
            iso,
            since: found.since,
            since_basis: found.since_basis,
            status: found.status,
            cite: self.cite(&found.source, None),
            age: None,
        }
    }

    /// Partnerships as rows.
    pub(super) fn partnerships(&mut self, found: &[Partnership]) -> Rows {
        Rows::Partnerships(found.iter().map(|found| self.partnership(found)).collect())
    }

    /// A reported figure as a row.
    pub(super) fn figure(&mut self, figure: &Figure) -> FigureRow {
        FigureRow {
            scope: self.directory.gazetteer.names(figure.scope),
            metric: figure.metric,
            value: figure.value,
            unit: figure.unit,
            as_of: figure.as_of,
            basis: Basis::Reported(self.cite(&figure.source, figure.locator.as_deref())),
            note: figure.note.clone(),
        }
    }

    /// Reported figures as rows.
    pub(super) fn figures(&mut self, figures: &[Figure]) -> Vec<FigureRow> {
        figures.iter().map(|figure| self.figure(figure)).collect()
    }

    /// A number counted from the store's rows, as a row.
    pub(super) fn counted(&self, scope: Scope, metric: Metric, value: usize) -> FigureRow {
        FigureRow {
            scope: self.directory.gazetteer.names(scope),
            metric,
            value: count(value),
            unit: metric.units().first().copied().unwrap_or(Unit::Pairs),
            as_of: None,
            basis: Basis::Counted,
            note: None,
        }
    }

    /// A number counted under a filter, as a row that names all places of one side.
    pub(super) fn counted_under(&self, filter: &Filter, metric: Metric, value: usize) -> FigureRow {
        let cn = filter.cn.iter().map(|id| Scope::Place(*id));
        let scopes: Vec<Scope> = if filter.cn.is_empty() {
            filter.abroad.clone()
        } else {
            cn.collect()
        };
        let first = scopes.first().copied().unwrap_or(Scope::World);
        let row = self.counted(first, metric, value);
        if scopes.len() < 2 {
            return row;
        }
        let gazetteer = &self.directory.gazetteer;
        let names = scopes.iter().map(|scope| gazetteer.names(*scope));
        FigureRow {
            scope: Names::joined(names, " + "),
            ..row
        }
    }

    /// The one value that was asked for.
    pub(super) fn value(&mut self, value: f64, unit: Unit, as_of: Option<PartialDate>) {
        self.answer.value = Some(value);
        self.answer.unit = Some(unit);
        self.answer.as_of = as_of;
    }

    /// The answer with its sources.
    pub(super) fn finish(self) -> Answer {
        let mut answer = self.answer;
        answer.citations = (1..)
            .zip(self.cited)
            .map(|(n, (source, locator))| Citation {
                n,
                source: source.slug.clone(),
                publisher: source.publisher.clone(),
                title: source.title.clone(),
                locator,
                url: source.url.clone().unwrap_or_default(),
                as_of: source.as_of,
            })
            .collect();
        answer
    }
}

/// A number of rows as a value. Stores hold far fewer than 2^52 rows.
#[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
pub(super) fn count(rows: usize) -> f64 {
    rows as f64
}

/// All scopes that a query mentions.
pub(crate) fn scopes_of(query: &Query) -> Vec<Scope> {
    let of = |filter: &Filter| -> Vec<Scope> {
        filter
            .cn
            .iter()
            .map(|cn| Scope::Place(*cn))
            .chain(filter.abroad.iter().copied())
            .chain(filter.except.iter().copied())
            .collect()
    };
    match query {
        Query::Check(Check::Told { of: asked, said }) => {
            let mut scopes = scopes_of(asked);
            if let Said::Ties(cn, partner) = said {
                scopes.extend(cn.iter().chain(partner).copied().map(Scope::Place));
            }
            scopes
        }
        Query::Partners(filter)
        | Query::Count(filter, _)
        | Query::First(filter, ..)
        | Query::Timeline(filter, _)
        | Query::Places(filter)
        | Query::Anniversaries(Anniversaries { filter, .. })
        | Query::Check(Check::Number { of: filter, .. }) => of(filter),
        Query::Total(total) => vec![total.scope],
        Query::Pair(cn, partner) | Query::Check(Check::Paired { cn, partner, .. }) => {
            vec![Scope::Place(*cn), Scope::Place(*partner)]
        }
        Query::Ranking(ranking) => of(&ranking.filter)
            .into_iter()
            .chain(ranking.whose)
            .collect(),
        Query::Compare(scopes, filter, _) | Query::Sum(scopes, filter, _) => {
            scopes.iter().copied().chain(of(filter)).collect()
        }
        Query::Share(Part::Scopes(scopes), _) => scopes.clone(),
        Query::Common(Common {
            of,
            without,
            within,
            ..
        }) => {
            let places = of.iter().chain(without).copied().map(Scope::Place);
            places.chain(within.iter().copied()).collect()
        }
        Query::Missing(missing) => of(&missing.ties()),
        Query::Share(Part::Within(of, scopes), _) => {
            std::iter::once(*of).chain(scopes.iter().copied()).collect()
        }
        Query::Several(parts) => parts.iter().flat_map(scopes_of).collect(),
        Query::Share(Part::Top(..), _)
        | Query::Check(Check::TopShare { .. })
        | Query::Passages(_) => Vec::new(),
    }
}
