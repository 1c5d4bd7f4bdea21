//! "Check figures": the claims in any message, each held against the sources.

use std::sync::Arc;

use super::limits::EMBED_TOTAL;
use super::reply::{Embed, Field, Reply};
use super::response::Response;
use super::trouble::Trouble;
use super::{Bot, COLOUR, view};
use crate::answer::{Answer, Basis, FigureRow, Rows, Verdict};
use crate::question::claims::{self, Claim};
use crate::question::{Check, Query};
use crate::render::discord::cited;
use crate::render::discord::escape::escape;
use crate::render::wording;
use crate::render::wording::discord::{fill, words};
use crate::text::{Lang, is_han};

/// So many claims of one message are checked.
const MOST: usize = 10;

/// What is known instead, or as well, with its sources: the figure of the date, the newest, one that is
/// just as claimed; or the tie.
fn known(answer: &Answer, check: &Check, lang: Lang) -> String {
    let said = wording::of(lang);
    let (mut lines, mut sources): (Vec<String>, Vec<usize>) = (Vec::new(), Vec::new());
    if let Rows::Partnerships(ties) = &answer.rows {
        for tie in ties.iter().take(2) {
            lines.push(said.partnership(tie, true));
            sources.push(tie.cite);
        }
    }
    let figures: Vec<&FigureRow> = [&answer.rows, &answer.beside]
        .into_iter()
        .filter_map(|rows| match rows {
            Rows::Figures(figures) => Some(figures),
            _ => None,
        })
        .flatten()
        .collect();
    let claimed = |row: &&&FigureRow| match check {
        #[expect(clippy::cast_precision_loss, reason = "numbers of pairs are small")]
        Check::Number { hundredths, .. } => (row.value * 100.0 - *hundredths as f64).abs() < 0.5,
        _ => false,
    };
    let newest = figures.iter().max_by_key(|row| row.as_of);
    let told = [figures.first(), newest, figures.iter().find(claimed)];
    for row in told.into_iter().flatten() {
        let line = said.figure(row, true);
        if !lines.contains(&line) {
            lines.push(line);
            sources.extend(match row.basis {
                Basis::Reported(n) => Some(n),
                Basis::Counted => None,
            });
        }
    }
    let lines = lines.iter().map(|line| format!("- {}\n", escape(line)));
    lines.collect::<String>() + &cited(answer, &sources)
}

/// A claim, what the sources say of it, and what is known.
fn field(claim: &Claim, answer: &Answer, lang: Lang) -> Field {
    let [supported, outdated, contradicted, not_known] = words(lang).verdicts;
    let verdict = match answer.verdict.unwrap_or(Verdict::NotKnown) {
        Verdict::Supported => supported,
        Verdict::Outdated => outdated,
        Verdict::Contradicted => contradicted,
        Verdict::NotKnown => not_known,
    };
    let headline = escape(&wording::of(lang).headline(answer));
    let known = known(answer, &claim.check, lang);
    Field {
        name: verdict.to_owned(),
        value: format!("> {}\n{headline}\n{known}", escape(&claim.sentence)),
    }
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
    let lang = if text.chars().any(is_han) {
        Lang::Zh
    } else {
        locale
    };
    let words = words(lang);
    let found = claims::claims(text, bot.ids().gazetteer(), view::today());
    if found.is_empty() {
        return Ok(Response::new_message(Reply::private(words.no_claims)));
    }
    if !bot.allowance.take(user) {
        return Err(Trouble::TooMuch);
    }
    let (mut fields, mut room) = (Vec::new(), EMBED_TOTAL);
    for claim in found.iter().take(MOST) {
        let query = Query::Check(claim.check.clone());
        let answer = bot.engine.answer(&query, lang, view::today()).await;
        let answer = answer.map_err(|error| Trouble::inside(&error))?;
        let field = field(claim, &answer, lang);
        let taken = field.name.chars().count() + field.value.chars().count();
        let Some(left) = room.checked_sub(taken) else {
            break;
        };
        room = left;
        fields.push(field);
    }
    let (all, told) = (found.len().to_string(), fields.len().to_string());
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
