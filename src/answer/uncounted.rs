//! Questions that nothing here can be counted for: of a group such as Belt and Road it is not known who
//! belongs to it, and what none is counted of must not be told as none.

use super::draft::Draft;
use super::engine::{AnswerError, Context};
use super::figures::is_label;
use super::types::{Answer, Kind, Note, Rows, Unknown};
use crate::places::Scope;
use crate::question::{Filter, Missing, Part, Query, Ranking};
use crate::store::query::{Figure, FigureFilter};

/// The group without members that a query wants ties counted by, if it does.
pub(super) fn uncountable(context: &Context<'_>, query: &Query) -> Option<Scope> {
    let label = |scope: &&Scope| is_label(context, **scope);
    let of = |scopes: &[Scope]| scopes.iter().find(label).copied();
    let within = |filter: &Filter| of(&filter.abroad).or_else(|| of(&filter.except));
    match query {
        // Alone it has figures of its own.
        Query::Partners(filter) if filter.only_scope_ever().is_some() => None,
        Query::Partners(filter)
        | Query::Count(filter, _)
        | Query::First(filter, ..)
        | Query::Places(filter)
        | Query::Ranking(Ranking { filter, .. })
        | Query::Compare(_, filter, _)
        | Query::Sum(_, filter, _) => within(filter),
        Query::Anniversaries(asked) => within(&asked.filter),
        Query::Missing(Missing { within, .. }) => of(within),
        Query::Share(Part::Within(Scope::Place(_), scopes), _) => of(scopes),
        _ => None,
    }
}

/// That it is not known, with the figures of the places that are named whose remark speaks of the group.
pub(super) async fn not_counted(
    context: &Context<'_>,
    query: &Query,
    group: Scope,
) -> Result<Answer, AnswerError> {
    let kind = match query {
        Query::Count(..) | Query::Partners(_) => Kind::Count,
        _ => Kind::Unknown,
    };
    let mut draft = Draft::new(context.directory, context.lang, kind, query);
    draft.answer.unknown = Some(Unknown::NoFigure);
    let names = context.directory.gazetteer.names(group);
    if let Query::Count(Filter { cn, .. }, _) | Query::Partners(Filter { cn, .. }) = query
        && !cn.is_empty()
    {
        let filter = FigureFilter {
            scopes: cn.iter().copied().map(Scope::Place).collect(),
            metrics: Vec::new(),
        };
        let speaks = |figure: &Figure| {
            let note = figure.note.as_deref().unwrap_or_default();
            note.contains(&*names.en)
        };
        let mut figures = context.store.figures(&filter).await?;
        figures.retain(speaks);
        draft.answer.rows = Rows::Figures(draft.figures(&figures));
    }
    draft.answer.notes.push(Note::MembersNotKnown(names));
    Ok(draft.finish())
}
