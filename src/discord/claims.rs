//! "Check figures": the claims in any message, each held against the sources.

use std::sync::Arc;

use super::reply::{Embed, Field, Reply};
use super::response::Response;
use super::trouble::Trouble;
use super::{Bot, COLOUR, view};
use crate::answer::{Answer, FigureRow, Rows, Verdict};
use crate::question::{Check, Query, claims};
use crate::render::discord::cited;
use crate::render::discord::escape::escape;
use crate::render::wording;
use crate::render::wording::discord::{fill, words};
use crate::text::{Lang, is_han};

/// So many claims of one message are checked.
const MOST: usize = 10;

/// What is known instead, or as well: the figure of the date, the newest, one that is just as claimed; or
/// the tie.
fn known(answer: &Answer, check: &Check, lang: Lang) -> String {
    let said = wording::of(lang);
    let mut lines: Vec<String> = Vec::new();
    if let Rows::Partnerships(ties) = &answer.rows {
        lines.extend(ties.iter().take(2).map(|tie| said.partnership(tie, true)));
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
        }
    }
    lines
        .iter()
        .map(|line| format!("- {}\n", escape(line)))
        .collect()
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
    let mut fields = Vec::new();
    for claim in found.iter().take(MOST) {
        let query = Query::Check(claim.check.clone());
        let answer = bot
            .engine
            .answer(&query, lang, view::today())
            .await
            .map_err(|error| Trouble::inside(&error))?;
        let verdict = match answer.verdict.unwrap_or(Verdict::NotKnown) {
            Verdict::Supported => words.verdicts[0],
            Verdict::Outdated => words.verdicts[1],
            Verdict::Contradicted => words.verdicts[2],
            Verdict::NotKnown => words.verdicts[3],
        };
        let headline = escape(&wording::of(lang).headline(&answer));
        let known = known(&answer, &claim.check, lang);
        let sources = cited(&answer);
        fields.push(Field {
            name: verdict.to_owned(),
            value: format!(
                "> {}\n{headline}\n{known}{sources}",
                escape(&claim.sentence)
            ),
        });
    }
    let count = found.len().to_string();
    let content = if found.len() > MOST {
        fill(words.claims_cut, &[&count, &MOST.to_string()])
    } else {
        fill(words.claims, &[&count])
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
