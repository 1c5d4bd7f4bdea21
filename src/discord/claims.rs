//! "Check figures": the claims in any message, each held against the sources.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::limits::EMBED_TOTAL;
use super::reply::{Embed, Field, Reply};
use super::response::Response;
use super::trouble::Trouble;
use super::{Bot, COLOUR, view};
use crate::answer::{Answer, Basis, FigureRow, Kind, Rows, Verdict};
use crate::facts::Unit;
use crate::question::claims::{self, Claim};
use crate::question::{Check, Part, Query};
use crate::render::discord::cited;
use crate::render::discord::escape::escape;
use crate::render::wording;
use crate::render::wording::discord::{fill, words};
use crate::text::{Lang, is_han};

/// So many claims of one message are checked.
const MOST: usize = 10;

/// So many sources of a counted number are named.
const MOST_SOURCES: usize = 3;

/// What is known instead, or as well, with its sources: the figure of the date, the newest, one that is
/// just as claimed; or the tie; or the two that are compared. A rank stands in the headline.
fn known(answer: &Answer, query: &Query, share: Option<&Answer>, lang: Lang) -> String {
    let said = wording::of(lang);
    let (mut lines, mut sources): (Vec<String>, Vec<usize>) = (Vec::new(), Vec::new());
    if let Rows::Partnerships(ties) = &answer.rows {
        for tie in ties.iter().take(2) {
            lines.push(said.partnership(tie, true));
            sources.push(tie.cite);
        }
    }
    // What was counted, whose sources stand for the number.
    if let Rows::Partnerships(ties) = &answer.beside
        && answer.kind == Kind::Check
    {
        let cited = ties.iter().map(|tie| tie.cite);
        let cited: BTreeSet<usize> = cited.collect();
        sources.extend(cited.into_iter().take(MOST_SOURCES));
    }
    let figures: Vec<&FigureRow> = [&answer.rows, &answer.beside]
        .into_iter()
        .filter_map(|rows| match rows {
            Rows::Figures(figures) => Some(figures),
            _ => None,
        })
        .flatten()
        .collect();
    let claimed = |row: &&&FigureRow| match query {
        #[expect(clippy::cast_precision_loss, reason = "numbers of pairs are small")]
        Query::Check(Check::Number {
            hundredths,
            how,
            percent: false,
            ..
        }) => how.holds(row.value, *hundredths as f64 / 100.0),
        _ => false,
    };
    // A share that no source prints is shown as it is computed.
    let printed = |row: &&FigureRow| row.unit == Unit::Percent && row.basis != Basis::Counted;
    let computed = share.filter(|_| !figures.iter().any(printed));
    lines.extend(computed.map(|share| said.headline(share)));
    let newest = figures.iter().max_by_key(|row| row.as_of);
    let told = match answer.kind {
        Kind::Compare => [figures.first(), figures.get(1), None],
        _ => [figures.first(), newest, figures.iter().find(claimed)],
    };
    if let Rows::Names(rows) = &answer.rows {
        let basis = rows.iter().find_map(|row| row.basis);
        sources.extend(basis.and_then(Basis::source));
    }
    let percents = figures.iter().filter(|row| row.unit == Unit::Percent);
    for row in told.into_iter().flatten().chain(percents) {
        let line = said.figure(row, true);
        if !lines.contains(&line) {
            lines.push(line);
            sources.extend(row.basis.source());
        }
    }
    let lines = lines.iter().map(|line| format!("- {}\n", escape(line)));
    lines.collect::<String>() + &cited(answer, &sources)
}

/// What the sources say of a statement, which may be a denial.
fn verdict(claim: &Claim, answer: &Answer) -> Verdict {
    let verdict = answer.verdict.unwrap_or(Verdict::NotKnown);
    match verdict {
        Verdict::Contradicted | Verdict::Outdated if claim.denied => Verdict::Supported,
        Verdict::Supported if claim.denied => Verdict::Contradicted,
        verdict => verdict,
    }
}

/// A claim, what the sources say of it, and what is known.
fn field(claim: &Claim, answer: &Answer, share: Option<&Answer>, lang: Lang) -> Field {
    let [supported, outdated, contradicted, not_known] = words(lang).verdicts;
    let name = match verdict(claim, answer) {
        Verdict::Supported => supported,
        Verdict::Outdated => outdated,
        Verdict::Contradicted => contradicted,
        Verdict::NotKnown => not_known,
    };
    // The headline speaks of what a denial denies: a "No" below "supported" would confuse.
    let headline = match &claim.query {
        Query::Check(_) if claim.denied => String::new(),
        // "No" would say more than "not known".
        Query::Pair(..) if answer.rows.is_empty() => {
            escape(&wording::of(lang).no_such_pair(answer)) + "\n"
        }
        _ => escape(&wording::of(lang).headline(answer)) + "\n",
    };
    let known = known(answer, &claim.query, share, lang);
    Field {
        name: name.to_owned(),
        value: format!("> {}\n{headline}{known}", escape(&claim.sentence)),
    }
}

/// The language of a text, or of the reader where it has words of both.
fn language(text: &str, locale: Lang) -> Lang {
    if text.chars().any(is_han) && !text.chars().any(|c| c.is_ascii_alphabetic()) {
        Lang::Zh
    } else {
        locale
    }
}

/// What bears on one meaning of a claim: its answer, and of a percentage how it comes about.
type Found = (Answer, Option<Answer>);

/// The meaning of a claim that the sources bear out, with what they say of it; where there is none, that
/// of which they tell most.
async fn best(bot: &Bot, claim: Claim, lang: Lang) -> Result<(Claim, Found), Trouble> {
    let mut found = answers(bot, &claim.query, lang).await?;
    let mut taken = None;
    for query in &claim.others {
        if standing(&found.0) == Standing::Borne {
            break;
        }
        let other = answers(bot, query, lang).await?;
        if standing(&other.0) < standing(&found.0) {
            (found, taken) = (other, Some(query.clone()));
        }
    }
    let query = taken.unwrap_or(claim.query.clone());
    Ok((Claim { query, ..claim }, found))
}

/// How well one meaning of a claim stands, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Borne,
    Former,
    /// There is such a tie, and it is otherwise.
    Otherwise,
    NotKnown,
    Contradicted,
}

fn standing(answer: &Answer) -> Standing {
    let tie = matches!(&answer.rows, Rows::Partnerships(ties) if !ties.is_empty());
    match answer.verdict {
        Some(Verdict::Supported) => Standing::Borne,
        Some(Verdict::Outdated) => Standing::Former,
        Some(Verdict::Contradicted) if tie => Standing::Otherwise,
        Some(Verdict::NotKnown) | None => Standing::NotKnown,
        Some(Verdict::Contradicted) => Standing::Contradicted,
    }
}

async fn answers(bot: &Bot, query: &Query, lang: Lang) -> Result<Found, Trouble> {
    let answer = async |query: &Query| {
        let answer = bot.engine.answer(query, lang, view::today()).await;
        answer.map_err(|error| Trouble::inside(&error))
    };
    let mut checked = answer(query).await?;
    match query {
        // Of a tie that is not on record the sources say nothing.
        Query::Check(Check::Paired { .. }) if checked.rows.is_empty() => {
            checked.verdict = Some(Verdict::NotKnown);
        }
        Query::Check(Check::Number {
            of,
            at,
            percent: true,
            ..
        }) => {
            let share = Query::Share(Part::of(&of.cn, &of.abroad), *at);
            return Ok((checked, Some(answer(&share).await?)));
        }
        _ => {}
    }
    Ok((checked, None))
}

/// Says of each claim in `text` whether a source supports it. Only the asker sees it.
///
/// # Errors
/// The person asked too much, or something failed inside.
pub async fn check(
    bot: &Arc<Bot>,
    text: &str,
    locale: Lang,
    user: u64,
) -> Result<Response, Trouble> {
    let lang = language(text, locale);
    let words = words(lang);
    let found = claims::claims(text, bot.ids().gazetteer(), view::today());
    if found.is_empty() {
        return Ok(Response::new_message(Reply::private(words.no_claims)));
    }
    if !bot.allowance.take(user) {
        return Err(Trouble::TooMuch);
    }
    let (mut fields, mut room) = (Vec::new(), EMBED_TOTAL);
    let all = found.len();
    for claim in found.into_iter().take(MOST) {
        let (claim, (answer, share)) = best(bot, claim, lang).await?;
        let field = field(&claim, &answer, share.as_ref(), lang);
        let taken = field.name.chars().count() + field.value.chars().count();
        let Some(left) = room.checked_sub(taken) else {
            break;
        };
        room = left;
        fields.push(field);
    }
    let (all, told) = (all.to_string(), fields.len().to_string());
    let content = if all == told {
        fill(words.claims, &[&all])
    } else {
        fill(words.claims_cut, &[&all, &told])
    };
    let embed = Embed {
        fields,
        colour: COLOUR,
        ..Embed::default()
    };
    Ok(Response::new_message(Reply {
        content,
        embed: Some(embed),
        private: true,
        ..Reply::default()
    }))
}
