//! What is said of an answer: "Jiangsu has the most", "the first pair was Tianjin and Kobe".

use super::compare::compare;
use super::draft::Draft;
use super::engine::{AnswerError, Context};
use super::lists::first;
use super::ranking::ranking;
use super::types::{Answer, Kind, Rows, Verdict};
use crate::places::{PlaceId, Scope};
use crate::question::{Query, Said};
use crate::store::query::Partnership;

/// The answer to the question, with a verdict on what is said of it. Nothing is known of questions of
/// other kinds, of which nothing can be said so.
pub(super) async fn told(
    context: &Context<'_>,
    query: &Query,
    asked: &Query,
    said: Said,
) -> Result<Answer, AnswerError> {
    let (mut answer, verdict) = match (asked, said) {
        (Query::Ranking(asked), Said::Ranks(from, to)) => {
            let answer = ranking(context, query, asked).await?;
            let verdict = ranks(&answer, asked.whose, from, to);
            (answer, verdict)
        }
        (Query::First(filter, end, span), Said::Ties(cn, partner)) => {
            let (answer, ties) = first(context, query, (filter, *end, *span)).await?;
            let verdict = are_of(context, &ties, cn, partner);
            (answer, verdict)
        }
        (Query::First(filter, end, span), Said::Began(at)) => {
            let (answer, _) = first(context, query, (filter, *end, *span)).await?;
            let verdict = match answer.date {
                Some(date) => holds(at.contains(date)),
                None => Verdict::NotKnown,
            };
            (answer, verdict)
        }
        (Query::Compare(scopes, filter, at), Said::More | Said::Fewer) => {
            let answer = compare(context, query, scopes, filter, *at).await?;
            let verdict = more(&answer, said == Said::More);
            (answer, verdict)
        }
        _ => {
            let draft = Draft::new(context.directory, context.lang, Kind::Check, query);
            (draft.finish(), Verdict::NotKnown)
        }
    };
    answer.verdict = Some(verdict);
    Ok(answer)
}

fn ranks(answer: &Answer, whose: Option<Scope>, from: u16, to: u16) -> Verdict {
    let Rows::Names(rows) = &answer.rows else {
        return Verdict::NotKnown;
    };
    let row = rows
        .iter()
        .find(|row| whose.is_some() && row.scope == whose);
    match row.and_then(|row| row.rank) {
        Some(rank) => holds((usize::from(from)..=usize::from(to)).contains(&rank)),
        None => Verdict::NotKnown,
    }
}

/// Are the named places those of one of the ties? A province has the ties of its cities.
fn are_of(
    context: &Context<'_>,
    ties: &[Partnership],
    cn: Option<PlaceId>,
    partner: Option<PlaceId>,
) -> Verdict {
    let gazetteer = &context.directory.gazetteer;
    let is = |named: Option<PlaceId>, id: PlaceId| {
        named.is_none_or(|named| named == id || gazetteer.contains(Scope::Place(named), id))
    };
    if ties.is_empty() {
        return Verdict::NotKnown;
    }
    let mut ties = ties.iter();
    holds(ties.any(|tie| is(cn, tie.cn) && is(partner, tie.partner)))
}

/// Has the first of two more than the second? Numbers of one date decide; where those of different dates
/// and other ones disagree nobody can say.
fn more(answer: &Answer, said: bool) -> Verdict {
    let Some(lead) = answer.lead() else {
        return Verdict::NotKnown;
    };
    let order = |a: f64, b: f64| ((a - b).abs() > 1e-6).then_some(a > b);
    let first_two = |rows: &Rows| match rows {
        Rows::Figures(rows) => match rows.as_slice() {
            [a, b, ..] => order(a.value, b.value),
            _ => None,
        },
        _ => None,
    };
    let leading = order(lead.first.value, lead.second.value);
    let (newest, counted) = (first_two(&answer.rows), first_two(&answer.beside));
    let at_one_date = match answer.of_one_date() {
        Some([first, second]) => order(first.value, second.value),
        _ => None,
    };
    let others = [at_one_date, counted, newest].into_iter().flatten();
    match leading {
        None => Verdict::Contradicted,
        Some(more) if lead.is_alike() && newest == leading => holds(more == said),
        Some(more) if others.into_iter().all(|other| other == more) => holds(more == said),
        Some(_) => Verdict::NotKnown,
    }
}

fn holds(is_so: bool) -> Verdict {
    if is_so {
        Verdict::Supported
    } else {
        Verdict::Contradicted
    }
}
