//! Messages that mention the bot, and direct messages: answered like `/ask`.

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;
use serde_json::json;

use super::body::Body;
use super::interaction::{Snowflake, Unreadable};
use super::reply::Reply;
use super::response::Response;
use super::{Bot, view};
use crate::render::wording::discord::words;
use crate::text::{Lang, is_han};

/// A message, as far as it is used.
#[derive(Debug, Deserialize)]
pub(super) struct Said {
    id: Snowflake,
    channel_id: Snowflake,
    guild_id: Option<Snowflake>,
    author: Author,
    #[serde(default)]
    content: String,
    #[serde(default)]
    mentions: Vec<Author>,
}

#[derive(Debug, Deserialize)]
struct Author {
    id: Snowflake,
    #[serde(default)]
    bot: bool,
}

impl Said {
    /// Reads Discord's JSON of a message.
    ///
    /// # Errors
    /// The bytes are not the JSON of a message.
    pub(super) fn from_json(json: &[u8]) -> Result<Self, Unreadable> {
        Ok(serde_json::from_slice(json)?)
    }

    /// Its number.
    pub(super) fn id(&self) -> u64 {
        self.id.0
    }

    /// The channel that it stands in.
    pub(super) fn channel(&self) -> u64 {
        self.channel_id.0
    }

    /// The question, without the mention; `None` for a message that is none of the bot's business. `me`
    /// is the bot's user.
    pub(super) fn question(&self, me: u64) -> Option<String> {
        let mentioned = self.mentions.iter().any(|user| user.id.0 == me);
        let direct = self.guild_id.is_none();
        if self.author.bot || me == 0 || !(mentioned || direct) {
            return None;
        }
        Some(without_mention(&self.content, me))
    }
}

fn without_mention(text: &str, me: u64) -> String {
    let text = text
        .replace(&format!("<@{me}>"), " ")
        .replace(&format!("<@!{me}>"), " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The body of the message that answers `message`.
pub(super) async fn reply(bot: &Arc<Bot>, message: &Said, question: &str) -> Body {
    let server = message.guild_id.map(|server| server.0);
    let answer = answer(bot, server, question, message.author.id.0)
        .await
        .message();
    let reference = json!({
        "message_id": message.id().to_string(),
        "fail_if_not_exists": false,
    });
    // The body is an object that is never empty; the reference goes in before its last brace.
    let mut json = answer.json[..answer.json.len() - 1].to_vec();
    json.extend(format!(",\"message_reference\":{reference}}}").into_bytes());
    Body {
        json: Bytes::from(json),
        ..answer
    }
}

/// The answer to a text that nobody sent as a command, in the server in which it was written.
pub(super) async fn answer(
    bot: &Arc<Bot>,
    server: Option<u64>,
    question: &str,
    user: u64,
) -> Response {
    let lang = if question.chars().any(is_han) {
        Lang::Zh
    } else {
        Lang::En
    };
    if question.is_empty() {
        let hello = format!("{}\n{}", words(Lang::En).hello, words(Lang::Zh).hello);
        return Response::new_message(Reply::private(hello).seen_by_all(true));
    }
    let asked = async {
        let bot = bot.of(server).await?;
        view::ask(&bot, question, false, user).await
    };
    match asked.await {
        Ok(response) => response,
        Err(trouble) => Response::new_message(trouble.reply(lang).seen_by_all(true)),
    }
}

#[cfg(test)]
mod tests {
    use super::without_mention;

    #[test]
    fn the_mention_is_no_part_of_the_question() {
        assert_eq!(
            without_mention("<@7>  partners of\nTianjin <@!7>", 7),
            "partners of Tianjin"
        );
        assert_eq!(without_mention("<@8> Kobe", 7), "<@8> Kobe");
    }
}
