//! What several scopes have together.

use super::compare::compared_rows;
use super::directory::Directory;
use super::draft::Draft;
use super::engine::{AnswerError, Context};
use super::figures::{
    any_within, by_then, conflicts, counted, dated, differing, is_wider, leading, reported_each,
    without_date,
};
use super::types::{Answer, FigureRow, Kind, Note, Rows};
use crate::facts::{DateRange, Metric, Unit};
use crate::places::Scope;
use crate::question::{Counted, Filter, Query, Total};
use crate::store::query::Figure;

/// The pairs of several scopes together: the sum of what is reported of them for one date, else of
/// what is counted. The parts are its rows.
pub(super) async fn sum(
    context: &Context<'_>,
    query: &Query,
    (scopes, filter): (&[Scope], &Filter),
    at: DateRange,
) -> Result<Answer, AnswerError> {
    let mut draft = Draft::new(context.directory, context.lang, Kind::Total, query);
    if *filter != Filter::default() {
        let (rows, undated) = compared_rows(context, &draft, scopes, filter).await?;
        draft.value(sum_of(&rows), Unit::Pairs, None);
        draft.answer.rows = Rows::Figures(rows);
        if undated > 0 {
            draft.answer.notes.push(Note::UndatedNotCounted(undated));
        }
        return Ok(draft.finish());
    }
    let (known, undated) = known(context, &draft, scopes, at).await?;
    let parts = parts(context, scopes, at).await?;
    let reported: f64 = parts.iter().map(|figure| figure.value).sum();
    // The rows known here are never too many: an old sum that is smaller says nothing of today.
    let outgrown = at.is_unbounded() && sum_of(&known) > reported;
    if parts.is_empty() || outgrown {
        draft.value(sum_of(&known), Unit::Pairs, None);
        if undated > 0 {
            draft.answer.notes.push(Note::UndatedNotCounted(undated));
        }
        draft.answer.beside = Rows::Figures(latest(context, &mut draft, scopes, at).await?);
        draft.answer.rows = Rows::Figures(known);
        return Ok(draft.finish());
    }
    draft.value(reported, Unit::Pairs, parts[0].as_of);
    conflicts(context, &mut draft.answer.notes, &parts);
    differing(&mut draft.answer.notes, &parts);
    draft.answer.rows = Rows::Figures(draft.figures(&parts));
    draft.answer.beside = Rows::Figures(known);
    Ok(draft.finish())
}

fn sum_of(rows: &[FigureRow]) -> f64 {
    rows.iter().map(|row| row.value).sum()
}

/// What is counted of each scope, by the end of a time, and how many more have no date.
async fn known(
    context: &Context<'_>,
    draft: &Draft<'_>,
    scopes: &[Scope],
    at: DateRange,
) -> Result<(Vec<FigureRow>, usize), AnswerError> {
    let mut rows = Vec::with_capacity(scopes.len());
    let mut undated = 0;
    for scope in scopes {
        let by_then = by_then(context, *scope, at);
        let pairs = counted(context, &by_then, Counted::Pairs).await?;
        rows.push(FigureRow {
            as_of: at.to,
            ..draft.counted(*scope, Metric::Partnerships, pairs)
        });
        if !at.is_unbounded() {
            undated += without_date(context, &by_then).await?;
        }
    }
    Ok((rows, undated))
}

/// The newest reported figure of each scope, of whatever date within a time.
async fn latest(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    scopes: &[Scope],
    at: DateRange,
) -> Result<Vec<FigureRow>, AnswerError> {
    let of_each = within(context, scopes, at).await?;
    let newest = of_each.iter().filter_map(|figures| leading(figures));
    Ok(newest.map(|figure| draft.figure(figure)).collect())
}

/// The figures of each scope for dates within a time, the newest first.
pub(super) async fn within(
    context: &Context<'_>,
    scopes: &[Scope],
    at: DateRange,
) -> Result<Vec<Vec<Figure>>, AnswerError> {
    let mut of_each = reported_each(context, scopes).await?;
    let in_time = |figure: &Figure| figure.as_of.is_some_and(|date| at.contains(date));
    for figures in &mut of_each {
        figures.retain(in_time);
    }
    Ok(of_each)
}

/// The figure of the group that the scopes make up, or one of each for one date; the newer of both,
/// and none if there are none.
async fn parts(
    context: &Context<'_>,
    scopes: &[Scope],
    at: DateRange,
) -> Result<Vec<Figure>, AnswerError> {
    let each = of_one_date(context, scopes, at).await?;
    let Some(group) = group_of(context.directory, scopes) else {
        return Ok(each);
    };
    let own = within(context, &[group], at).await?;
    let own = own.iter().filter_map(|figures| leading(figures)).cloned();
    let own: Vec<Figure> = own.collect();
    let newer =
        |a: &[Figure], b: &[Figure]| a.first().map(|f| f.as_of) >= b.first().map(|f| f.as_of);
    Ok(if newer(&own, &each) { own } else { each })
}

/// The group whose members are these countries and no others.
fn group_of(directory: &Directory, scopes: &[Scope]) -> Option<Scope> {
    let mut groups = directory.gazetteer.groups().iter();
    let same = groups.find(|group| {
        group.members.len() == scopes.len()
            && group
                .members
                .iter()
                .all(|id| scopes.contains(&Scope::Place(*id)))
    });
    same.map(|group| Scope::Group(group.id))
}

/// The members whose figures of one date tell more of a group than its own: of the date asked for, or
/// newer ones.
pub(super) async fn summed(
    context: &Context<'_>,
    asked: &Total,
    own: &[Figure],
) -> Result<Option<Vec<Scope>>, AnswerError> {
    let members = members(context.directory, asked.scope);
    if asked.counted != Counted::Pairs || members.is_empty() {
        return Ok(None);
    }
    if !asked.at.is_unbounded() && any_within(own, asked.at) {
        return Ok(None);
    }
    let alike = of_one_date(context, &members, asked.at).await?;
    let newest = |figures: &[Figure]| figures.first().and_then(|figure| figure.as_of);
    let newer = !asked.at.is_unbounded() || newest(&alike) > newest(own);
    Ok((newer && !alike.is_empty()).then_some(members))
}

/// The figures that make up a part: of several scopes, or of a group that has none of the date asked
/// for, those of one date if there are such. Nothing where one of the scopes has no figure.
pub(super) async fn parts_of(
    context: &Context<'_>,
    notes: &mut Vec<Note>,
    scopes: &[Scope],
    at: DateRange,
) -> Result<Vec<Figure>, AnswerError> {
    let of_each = reported_each(context, scopes).await?;
    let members = match scopes {
        [one] if !at.is_unbounded() && !any_within(&of_each[0], at) => {
            members(context.directory, *one)
        }
        [_] => Vec::new(),
        several => several.to_vec(),
    };
    let alike = of_one_date(context, &members, at).await?;
    if !alike.is_empty() {
        return Ok(alike);
    }
    let mut parts = Vec::with_capacity(scopes.len());
    for figures in of_each {
        let figures = dated(notes, figures, at);
        parts.extend(leading(&figures).cloned());
    }
    parts.truncate(if parts.len() == scopes.len() {
        parts.len()
    } else {
        0
    });
    Ok(parts)
}

/// The members of a group.
fn members(directory: &Directory, scope: Scope) -> Vec<Scope> {
    let Scope::Group(id) = scope else {
        return Vec::new();
    };
    let members = directory.gazetteer.group(id).map(|group| &group.members);
    let members = members.into_iter().flatten().copied();
    members.map(Scope::Place).collect()
}

/// A reported figure of each scope, all of one date: the newest within a time for which all have one, and of
/// one source if one has all. Nothing if there is no such date.
async fn of_one_date(
    context: &Context<'_>,
    scopes: &[Scope],
    at: DateRange,
) -> Result<Vec<Figure>, AnswerError> {
    let of_each = within(context, scopes, at).await?;
    if of_each.iter().any(Vec::is_empty) {
        return Ok(Vec::new());
    }
    let Some(first) = of_each.first() else {
        return Ok(Vec::new());
    };
    let of_date = |wanted: &Figure| {
        let at_date = |figures: &Vec<Figure>| -> Vec<Figure> {
            let figures = figures.iter().filter(|f| f.as_of == wanted.as_of);
            figures.cloned().collect()
        };
        let dated: Vec<Vec<Figure>> = of_each.iter().map(at_date).collect();
        let of_source = |figures: &Vec<Figure>| {
            let same =
                |figure: &&Figure| figure.source.slug == wanted.source.slug && !is_wider(figure);
            figures.iter().find(same).cloned()
        };
        let one_source: Option<Vec<Figure>> = dated.iter().map(of_source).collect();
        one_source.or_else(|| dated.iter().map(|f| leading(f).cloned()).collect())
    };
    Ok(first.iter().find_map(of_date).unwrap_or_default())
}
