//! Answers that list partnerships: partners, one pair, first and last, anniversaries.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::directory::Directory;
use super::draft::{Draft, count};
use super::engine::{AnswerError, Context, ties};
use super::figures::{is_label, total};
use super::types::{Answer, Kind, Note, PartnershipRow, Rows, Verdict};
use crate::facts::{DateRange, PartialDate, SinceBasis, Status, Unit};
use crate::places::{PlaceId, Scope};
use crate::question::{Anniversaries, End, Filter, Query, Span, Total, When};
use crate::store::Store;
use crate::store::query::{Abroad, Cn, Counted, Order, PartnerFilter, Partnership};

/// The partnerships that pass a filter.
pub(super) async fn partners(
    context: &Context<'_>,
    query: &Query,
    filter: &Filter,
) -> Result<Answer, AnswerError> {
    // Of a group whose members are not known here only figures are.
    if let ([], [scope]) = (filter.cn.as_slice(), filter.abroad.as_slice())
        && is_label(context, *scope)
    {
        let asked = Total {
            scope: *scope,
            counted: Default::default(),
            at: filter.since,
        };
        return total(context, &Query::Total(asked.clone()), &asked).await;
    }
    let asked = context.directory.filter(filter);
    let of_a_time = !filter.since.is_unbounded() && filter.wanting.is_none();
    let (mut found, undated) = if of_a_time {
        context.store.partnerships_of_a_time(&asked).await?
    } else {
        let found = context.store.partnerships(&asked, Order::Listed, None);
        (found.await?, 0)
    };
    context.directory.sort(&mut found, Order::Listed);
    let mut draft = Draft::new(context.directory, context.lang, Kind::Partners, query);
    if asked.cn.iter().any(|cn| matches!(cn, Cn::Province(_))) {
        // A province's own ties stand before those of its cities.
        found.sort_by_key(|partnership| !filter.cn.contains(&partnership.cn));
        let own = found
            .iter()
            .filter(|tie| filter.cn.contains(&tie.cn))
            .count();
        if own < found.len() {
            draft.answer.notes.push(Note::UnitsBelow {
                own,
                below: found.len() - own,
            });
        }
    } else {
        let below = of_units_below(context, asked, filter, &mut found).await?;
        draft.answer.notes.extend(below);
    }
    draft.answer.rows = draft.partnerships(&found);
    draft.value(count(found.len()), Unit::Pairs, None);
    remark(&mut draft.answer.notes, &found);
    if undated > 0 {
        draft.answer.notes.push(Note::UndatedNotCounted(undated));
    }
    Ok(draft.finish())
}

/// What is to be said of the ties of the units below places that are no provinces; they are the list
/// where the places have none of their own.
async fn of_units_below(
    context: &Context<'_>,
    asked: PartnerFilter,
    filter: &Filter,
    found: &mut Vec<Partnership>,
) -> Result<Option<Note>, AnswerError> {
    let directory = context.directory;
    if !filter.cn.iter().any(|cn| directory.has_ties_below(*cn)) {
        return Ok(None);
    }
    let cn = filter.cn.iter().map(|cn| directory.whole(*cn)).collect();
    let whole = PartnerFilter { cn, ..asked };
    let all = context.store.count(&whole, Counted::Pairs).await? as usize;
    if found.is_empty() && all > 0 {
        // "恩施的友城": the prefecture has none, its seat has.
        *found = context.ties(&whole, Order::Listed, None).await?;
        return Ok(Some(Note::UnitsBelow { own: 0, below: all }));
    }
    let below = all.saturating_sub(found.len());
    Ok((below > 0).then_some(Note::BelowNotListed { below }))
}

/// What a reader of the list must know about its dates and its ties.
fn remark(notes: &mut Vec<Note>, found: &[Partnership]) {
    let unverified = found
        .iter()
        .filter(|tie| tie.since_basis == Some(SinceBasis::Unverified))
        .count();
    let undated = found.iter().filter(|tie| tie.since.is_none()).count();
    let not_active = found
        .iter()
        .filter(|tie| tie.status != Status::Active)
        .count();
    let remarks = [
        (unverified, Note::UnverifiedDates(unverified)),
        (undated, Note::NoDate(undated)),
        (not_active, Note::NotActive(not_active)),
    ];
    notes.extend(
        remarks
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(_, note)| note),
    );
}

/// One tie, or what comes nearest to it.
pub(super) async fn pair(
    context: &Context<'_>,
    query: &Query,
    cn: PlaceId,
    partner: PlaceId,
) -> Result<Answer, AnswerError> {
    let of = PartnerFilter {
        cn: vec![Cn::Itself(cn)],
        abroad: vec![context.directory.abroad(Scope::Place(partner))],
        ..PartnerFilter::default()
    };
    let found = context.ties(&of, Order::Listed, None).await?;
    let mut draft = Draft::new(context.directory, context.lang, Kind::Pair, query);
    match found.first() {
        Some(tie) => {
            draft.answer.verdict = Some(match tie.status {
                Status::Active => Verdict::Supported,
                Status::Suspended | Status::Terminated => Verdict::Outdated,
            });
            draft.answer.date = tie.since;
        }
        None => {
            draft.answer.verdict = Some(Verdict::NotKnown);
            let near = namesakes(context, cn, partner).await?;
            draft.answer.beside = draft.partnerships(&near);
        }
    }
    draft.answer.rows = draft.partnerships(&found);
    remark(&mut draft.answer.notes, &found);
    if let [tie] = found.as_slice()
        && tie.status == Status::Active
        && tie.since_basis != Some(SinceBasis::Unverified)
        && let Some(years) = full_years(tie.since, context.today)
    {
        draft.answer.notes.push(Note::FullYears(years));
    }
    Ok(draft.finish())
}

/// The full years from a date to today; `None` where the date is not exact enough to tell.
fn full_years(since: Option<PartialDate>, today: Date) -> Option<u16> {
    let since = since?;
    let today = PartialDate::from(today);
    let day = |date: PartialDate| Some((date.month()?, date.day()?));
    let reached = match (since.month()?.cmp(&today.month()?), day(since), day(today)) {
        (Ordering::Equal, Some(since), Some(today)) => since <= today,
        (Ordering::Equal, ..) => return None,
        (month, ..) => month == Ordering::Less,
    };
    let years = today.year().checked_sub(since.year())?;
    years
        .checked_sub(u16::from(!reached))
        .filter(|years| *years > 0)
}

/// Ties of the Chinese place, or of units below it, with places whose name begins like the one
/// asked for: Hiroshima Prefecture where Hiroshima was asked.
async fn namesakes(
    context: &Context<'_>,
    cn: PlaceId,
    partner: PlaceId,
) -> Result<Vec<Partnership>, AnswerError> {
    let gazetteer = &context.directory.gazetteer;
    let names = gazetteer.names(Scope::Place(partner));
    let Some(iso) = gazetteer.place(partner).map(|place| place.iso.clone()) else {
        return Ok(Vec::new());
    };
    let filter = PartnerFilter {
        cn: vec![context.directory.whole(cn)],
        abroad: vec![Abroad::Country(iso)],
        ..PartnerFilter::default()
    };
    let mut found = context.ties(&filter, Order::Listed, None).await?;
    found.retain(|tie| {
        let other = gazetteer.names(Scope::Place(tie.partner));
        tie.partner == partner
            || other.zh.starts_with(&*names.zh)
            || other.en.starts_with(&*names.en)
    });
    Ok(found)
}

/// The oldest or the newest ties, or the one in some place of that order.
pub(super) async fn first(
    context: &Context<'_>,
    query: &Query,
    (filter, end, span): (&Filter, End, Span),
) -> Result<(Answer, Vec<Partnership>), AnswerError> {
    let asked = context.directory.filter(filter);
    let found = firsts(context.store, context.directory, &asked, end, span).await?;
    let undated = context.store.count(&asked, Counted::Undated).await? as usize;
    let mut draft = Draft::new(context.directory, context.lang, Kind::First, query);
    draft.answer.date = found.first().and_then(|tie| tie.since);
    draft.answer.rows = draft.partnerships(&found);
    remark(&mut draft.answer.notes, &found);
    if undated > 0 {
        draft.answer.notes.push(Note::NoDate(undated));
    }
    Ok((draft.finish(), found))
}

/// The dated ties of a span, and all that share the last date of them.
pub(super) async fn firsts(
    store: &Store,
    directory: &Directory,
    asked: &PartnerFilter,
    end: End,
    span: Span,
) -> Result<Vec<Partnership>, AnswerError> {
    let order = match end {
        End::Oldest => Order::Oldest,
        End::Newest => Order::Newest,
    };
    let (Span::First(many) | Span::Nth(many)) = span;
    let many = usize::from(many.max(1));
    let mut found = ties(store, directory, asked, order, u32::try_from(many).ok()).await?;
    // All that have the last date shown; of a year alone those of its days too, which may be older.
    let last = found.last().and_then(|tie| tie.since);
    if let Some(last) = last.filter(|_| found.len() == many) {
        let same_date = PartnerFilter {
            since: DateRange::only(last),
            ..asked.clone()
        };
        let mut others = ties(store, directory, &same_date, order, None).await?;
        others.retain(|tie| {
            found
                .iter()
                .all(|known| (known.cn, known.partner) != (tie.cn, tie.partner))
        });
        found.append(&mut others);
    }
    if let Span::Nth(_) = span {
        let nth = found.get(many - 1).map(|tie| tie.since);
        found.retain(|tie| Some(tie.since) == nth);
    }
    Ok(found)
}

/// Ties that reach a round age.
pub(super) async fn anniversaries(
    context: &Context<'_>,
    query: &Query,
    asked: &Anniversaries,
) -> Result<Answer, AnswerError> {
    let today = PartialDate::from(context.today);
    let mut filter = context.directory.filter(&asked.filter);
    filter.status = Some(Status::Active);
    let next = match asked.when {
        When::Next => {
            let ties = context.ties(&filter, Order::Oldest, None).await?;
            next_date(&ties, asked, today)
        }
        _ => None,
    };
    let (year, month, day) = match next {
        // All that reach the age in its year are told.
        Some(date) if asked.age.is_some() => (date.year(), None, None),
        Some(date) => (date.year(), date.month(), date.day()),
        None => moment(asked.when, today),
    };
    filter.month = month;
    filter.day = day;
    // Of one pair every year is told ("how many years will Kobe and Tianjin be next year"), and of
    // those of one year.
    let one_pair = matches!(
        (asked.filter.cn.as_slice(), asked.filter.abroad.as_slice()),
        ([_], [Scope::Place(id)]) if context.directory.is_city_abroad(*id)
    );
    let of_a_year = !asked.filter.since.is_unbounded();
    if month.is_none() && !one_pair && !of_a_year {
        let ages = match asked.age {
            Some(age) => vec![age],
            None => (1..=15).map(|decade| decade * 10).collect(),
        };
        filter.years = ages
            .into_iter()
            .filter_map(|age| year.checked_sub(age))
            .collect();
    }
    let found = context.ties(&filter, Order::Oldest, None).await?;
    let mut draft = Draft::new(context.directory, context.lang, Kind::Anniversaries, query);
    let aged = found.iter().filter_map(|tie| {
        let age = year.checked_sub(tie.since?.year()).filter(|age| *age > 0)?;
        (asked.age.is_none_or(|wanted| wanted == age)).then_some((tie, age))
    });
    let aged: Vec<(&Partnership, u16)> = aged.collect();
    let mut rows: Vec<PartnershipRow> = Vec::with_capacity(aged.len());
    for (tie, age) in &aged {
        rows.push(PartnershipRow {
            age: Some(*age),
            ..draft.partnership(tie)
        });
    }
    draft.value(
        count(rows.len()),
        Unit::Pairs,
        PartialDate::new(year, month, day),
    );
    draft.answer.date = next.filter(|_| rows.len() == 1);
    draft.answer.rows = Rows::Partnerships(rows);
    let ties: Vec<Partnership> = aged.iter().map(|(tie, _)| (*tie).clone()).collect();
    remark(&mut draft.answer.notes, &ties);
    Ok(draft.finish())
}

/// The nearest date from today on at which one of the ties is as old as is asked for, or any number of
/// years old; of one pair the date at which it is as old, though it may be past.
fn next_date(
    ties: &[Partnership],
    asked: &Anniversaries,
    today: PartialDate,
) -> Option<PartialDate> {
    let dates = ties.iter().filter_map(|tie| {
        let since = tie.since?;
        let Some(age) = asked.age else {
            let month = since.month()?;
            let on = |year| PartialDate::new(year, Some(month), since.day());
            // A month without a day is ahead until it is over.
            let ahead = (month, since.day().unwrap_or(31)) >= (today.month()?, today.day()?);
            return on(today.year() + u16::from(!ahead));
        };
        // A button may carry any age.
        PartialDate::new(since.year().checked_add(age)?, since.month(), since.day())
    });
    let single = ties.len() == 1 && asked.age.is_some();
    let ahead = dates.filter(|date| single || date.year() >= today.year());
    match asked.age {
        Some(_) => ahead.min_by_key(|date| date.year()),
        None => ahead.min(),
    }
}

/// The year in which ages are reckoned, and the month and day that are asked for.
fn moment(when: When, today: PartialDate) -> (u16, Option<u8>, Option<u8>) {
    let this_month = today.month().unwrap_or(1);
    match when {
        When::ThisMonth => (today.year(), Some(this_month), None),
        When::NextMonth if this_month == 12 => (today.year() + 1, Some(1), None),
        When::NextMonth => (today.year(), Some(this_month + 1), None),
        When::ThisYear | When::Next => (today.year(), None, None),
        When::NextYear => (today.year() + 1, None, None),
        When::LastYear => (today.year() - 1, None, None),
        When::Today => (today.year(), Some(this_month), today.day()),
        When::Month(month) => (today.year(), Some(month), None),
        When::Day(month, day) => (today.year(), Some(month), Some(day)),
        When::Year(year) => (year, None, None),
        When::MonthOf(year, month) => (year, Some(month), None),
    }
}
