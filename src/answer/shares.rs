//! Shares of all Chinese pairs, or of those of one scope.

use super::compare::common_source;
use super::draft::{Draft, count};
use super::engine::{AnswerError, Context};
use super::figures::{counted, is_label, months, only, reported};
use super::ranking::top_units;
use super::sums::{parts_of, within};
use super::types::{Answer, FigureRow, Kind, Note, Rows, Unknown};
use crate::facts::{DateRange, Metric, Unit};
use crate::places::{Place, PlaceId, Scope};
use crate::question::{Counted, Filter, Part, Query, Ranked};
use crate::store::query::Figure;

/// A part of all Chinese pairs: as printed by a source, else computed from two of its figures, and
/// counted.
pub(super) async fn share(
    context: &Context<'_>,
    query: &Query,
    part: &Part,
    at: DateRange,
) -> Result<Answer, AnswerError> {
    let mut draft = Draft::new(context.directory, context.lang, Kind::Share, query);
    match part {
        Part::Top(of, top) => {
            top_share(context, &mut draft, *of, usize::from(*top), at).await?;
        }
        Part::Scopes(scopes) => {
            scope_share(context, &mut draft, scopes, at).await?;
            counted_share(context, &mut draft, scopes).await?;
        }
        Part::Within(of, scopes) => share_within(context, &mut draft, *of, scopes, at).await?,
    }
    if draft.answer.value.is_none() {
        draft.answer.kind = Kind::Unknown;
        draft.answer.unknown = Some(Unknown::NoFigure);
    }
    Ok(draft.finish())
}

/// The part of a scope's ties that other scopes have: counted, for no source reports both.
async fn share_within(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    of: Scope,
    scopes: &[Scope],
    at: DateRange,
) -> Result<(), AnswerError> {
    let reported = match scopes {
        [one] => reported_within(context, draft, of, *one, at).await?,
        _ => false,
    };
    let all = Filter {
        since: DateRange { from: None, ..at },
        ..only(context, of)
    };
    let whole = counted(context, &all, Counted::Pairs).await?;
    if whole == 0 {
        return Ok(());
    }
    let mut rows = Vec::new();
    let mut part = 0;
    for scope in scopes {
        let within = match *scope {
            Scope::Place(id) if is_chinese(context, id) => Filter {
                cn: vec![id],
                ..all.clone()
            },
            scope => Filter {
                abroad: vec![scope],
                ..all.clone()
            },
        };
        let pairs = counted(context, &within, Counted::Pairs).await?;
        part += pairs;
        rows.push(draft.counted(*scope, Metric::Partnerships, pairs));
    }
    rows.push(draft.counted(of, Metric::Partnerships, whole));
    if reported {
        draft.answer.beside = Rows::Figures(rows);
    } else {
        draft.value(count(part) / count(whole) * 100.0, Unit::Percent, None);
        draft.answer.rows = Rows::Figures(rows);
    }
    Ok(())
}

/// The share of a country in its group where one source gives both at one date; a figure of a country is
/// no part of that of a Chinese place. Was there any?
async fn reported_within(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    of: Scope,
    one: Scope,
    at: DateRange,
) -> Result<bool, AnswerError> {
    if matches!(of, Scope::Place(id) if is_chinese(context, id)) {
        return Ok(false);
    }
    let of_each = within(context, &[one, of], at).await?;
    let Some(common) = common_source(&of_each) else {
        return Ok(false);
    };
    let both = of_each.iter().filter_map(|figures| {
        let of_common =
            |f: &&Figure| (f.source.slug.to_string(), f.as_of) == common && f.unit == Unit::Pairs;
        figures.iter().find(of_common).cloned()
    });
    let both: Vec<Figure> = both.collect();
    let [part, whole] = both.as_slice() else {
        return Ok(false);
    };
    if whole.value <= 0.0 {
        return Ok(false);
    }
    draft.value(part.value / whole.value * 100.0, Unit::Percent, part.as_of);
    draft.answer.rows = Rows::Figures(draft.figures(&both));
    draft.answer.notes.push(Note::ShareOf {
        part: part.value,
        whole: whole.value,
        whole_as_of: None,
        part_as_of: None,
    });
    Ok(true)
}

fn is_chinese(context: &Context<'_>, id: PlaceId) -> bool {
    let place = context.directory.gazetteer.place(id);
    place.is_some_and(Place::is_chinese)
}

/// The share of the top countries or provinces: what the source prints, and what its own numbers give.
pub(super) async fn top_share(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    of: Ranked,
    top: usize,
    at: DateRange,
) -> Result<(), AnswerError> {
    let Some((countries, as_of)) = top_units(context, of, top, at).await? else {
        return Ok(());
    };
    let Some(first) = countries.first() else {
        return Ok(());
    };
    let sum: f64 = countries.iter().map(|figure| figure.value).sum();
    let Some(whole) = whole(context, first).await? else {
        return Ok(());
    };
    let computed = sum / whole.value * 100.0;
    let printed = if of == Ranked::Countries {
        printed_top(context, top).await?
    } else {
        Vec::new()
    };
    let mut rows = draft.figures(&printed);
    match printed.first() {
        Some(printed) => {
            draft.value(printed.value, Unit::Percent, printed.as_of);
            if (printed.value - computed).abs() > 0.5 {
                draft.answer.notes.push(Note::DoesNotAddUp {
                    printed: printed.value,
                    sum,
                    whole: whole.value,
                    computed,
                });
            }
        }
        None => {
            draft.value(computed, Unit::Percent, as_of);
            draft.answer.notes.push(Note::ShareOf {
                part: sum,
                part_as_of: as_of,
                whole: whole.value,
                whole_as_of: whole.as_of,
            });
        }
    }
    rows.extend(draft.figures(&countries));
    rows.push(draft.figure(&whole));
    draft.answer.rows = Rows::Figures(rows);
    Ok(())
}

/// The share that a source prints for the top ten.
async fn printed_top(context: &Context<'_>, top: usize) -> Result<Vec<Figure>, AnswerError> {
    let group = context
        .directory
        .gazetteer
        .group_by_slug("top-10-countries")
        .filter(|_| top == 10);
    match group {
        Some(group) => {
            reported(
                context,
                Scope::Group(group.id),
                vec![Metric::CountryRankShare],
            )
            .await
        }
        None => Ok(Vec::new()),
    }
}

async fn scope_share(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    scopes: &[Scope],
    at: DateRange,
) -> Result<(), AnswerError> {
    let mut rows = Vec::new();
    if let [scope] = scopes {
        let printed = reported(context, *scope, vec![Metric::CountryRankShare]).await?;
        let inside = printed
            .iter()
            .filter(|f| f.as_of.is_none_or(|date| at.contains(date)));
        if let Some(printed) = inside.clone().next() {
            draft.value(printed.value, Unit::Percent, printed.as_of);
        }
        let inside: Vec<Figure> = inside.cloned().collect();
        rows.extend(draft.figures(&inside));
    }
    let parts = parts_of(context, &mut draft.answer.notes, scopes, at).await?;
    if !parts.is_empty() {
        let sum: f64 = parts.iter().map(|figure| figure.value).sum();
        if let Some(whole) = whole(context, &parts[0]).await? {
            if draft.answer.value.is_none() {
                draft.value(sum / whole.value * 100.0, Unit::Percent, parts[0].as_of);
                draft.answer.notes.push(Note::ShareOf {
                    part: sum,
                    part_as_of: parts[0].as_of,
                    whole: whole.value,
                    whole_as_of: whole.as_of,
                });
            }
            rows.extend(draft.figures(&parts));
            rows.push(draft.figure(&whole));
        }
    }
    draft.answer.rows = Rows::Figures(rows);
    Ok(())
}

/// China's total that fits a figure: of the same source if it has one within the year, else the
/// nearest in time.
async fn whole(context: &Context<'_>, part: &Figure) -> Result<Option<Figure>, AnswerError> {
    let totals = reported(context, Scope::World, vec![Metric::Partnerships]).await?;
    let distance = |figure: &Figure| match (figure.as_of, part.as_of) {
        (Some(a), Some(b)) => months(a).abs_diff(months(b)),
        (Some(a), None) => u32::MAX - months(a),
        (None, _) => u32::MAX,
    };
    let same_source = |figure: &Figure| figure.source.slug == part.source.slug;
    Ok(totals.into_iter().min_by_key(|figure| {
        (
            !(same_source(figure) && distance(figure) <= 12),
            distance(figure),
        )
    }))
}

/// The same share by the rows that the store knows.
async fn counted_share(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    scopes: &[Scope],
) -> Result<(), AnswerError> {
    let labels = scopes.iter().any(|scope| is_label(context, *scope));
    if labels {
        return Ok(());
    }
    let all = counted(context, &Filter::default(), Counted::Pairs).await?;
    let mut part = 0;
    let mut rows = Vec::new();
    for scope in scopes {
        let known = counted(context, &only(context, *scope), Counted::Pairs).await?;
        rows.push(draft.counted(*scope, Metric::Partnerships, known));
        part += known;
    }
    rows.push(draft.counted(Scope::World, Metric::Partnerships, all));
    if all == 0 {
        return Ok(());
    }
    let percent = count(part) / count(all) * 100.0;
    let first = rows[0].clone();
    rows.insert(
        0,
        FigureRow {
            metric: Metric::CountryRankShare,
            value: percent,
            unit: Unit::Percent,
            ..first
        },
    );
    if draft.answer.value.is_none() {
        draft.value(percent, Unit::Percent, None);
        draft.answer.rows = Rows::Figures(rows);
    } else {
        draft.answer.beside = Rows::Figures(rows);
    }
    Ok(())
}
