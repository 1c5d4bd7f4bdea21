//! "Check figures": the claims in any message, each held against the sources.

use std::sync::Arc;

use super::reply::{Embed, Field, Reply};
use super::response::Response;
use super::trouble::Trouble;
use super::{Bot, COLOUR, view};
use crate::answer::Verdict;
use crate::question::{Query, claims};
use crate::render::discord::cited;
use crate::render::discord::escape::escape;
use crate::render::wording;
use crate::render::wording::discord::{fill, words};
use crate::text::{Lang, is_han};

/// So many claims of one message are checked.
const MOST: usize = 10;

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
        let sources = cited(&answer);
        fields.push(Field {
            name: verdict.to_owned(),
            value: format!("> {}\n{headline}\n{sources}", escape(&claim.sentence)),
        });
    }
    let content = fill(words.claims, &[&found.len().to_string()]);
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
