//! What is shown of an answer: pages, sources, references.

use std::sync::Arc;

use jiff::civil::Date;

use super::body::File;
use super::cache::Key;
use super::codec::Ids;
use super::custom_id::{Press, Verb};
use super::limits::FILES;
use super::pictures::{self, Failure};
use super::reply::{Embed, Reply};
use super::response::Response;
use super::trouble::Trouble;
use super::{Bot, COLOUR, buttons, references};
use crate::answer::{Answer, Ask, Rows, Unknown};
use crate::ops::metrics::CACHE_HITS;
use crate::passages::Library;
use crate::question::{Outcome, Query, understand};
use crate::render::discord as render;
use crate::render::discord::escape::escape;
use crate::render::export;
use crate::render::wording;
use crate::render::wording::discord::{fill, words};
use crate::render::wording::pictures::why_not;
use crate::store::Unanswered;
use crate::text::Lang;

/// What is to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct View {
    /// Which view of the answer.
    pub(super) verb: Verb,
    /// The answer to what.
    pub(super) query: Query,
    /// In which language.
    pub(super) lang: Lang,
    /// Page or rank.
    pub(super) number: u16,
}

impl View {
    /// A page of the answer itself.
    pub(super) fn answer(query: Query, lang: Lang, number: u16) -> Self {
        Self {
            verb: Verb::Page,
            query,
            lang,
            number,
        }
    }
}

/// Who sees it, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Seen {
    /// Only the asker sees it.
    pub(super) private: bool,
    /// It takes the place of the message under which the button stands.
    pub(super) update: bool,
}

impl Seen {
    fn of(self, reply: Reply) -> Response {
        let reply = Reply {
            private: self.private,
            ..reply
        };
        if self.update {
            Response::update(reply)
        } else {
            Response::new_message(reply)
        }
    }
}

/// Today in China, whose anniversaries are asked about.
pub(super) fn today() -> Date {
    jiff::tz::offset(8)
        .to_datetime(jiff::Timestamp::now())
        .date()
}

/// A query restated in one line.
pub(super) fn reading(query: &Query, lang: Lang, ids: &Ids) -> String {
    wording::of(lang).question(query, &|scope| ids.gazetteer().names(scope))
}

/// Shows a view of an answer, from the cache where it has been shown before.
pub(super) async fn show(
    bot: &Arc<Bot>,
    view: &View,
    seen: Seen,
    style: Option<&str>,
    user: u64,
) -> Result<Response, Trouble> {
    let key = Key {
        view: view.clone(),
        seen,
        style: style.map(str::to_owned),
        data: bot.engine.generation(),
        today: today(),
    };
    if let Some(response) = bot.cache.get(&key) {
        metrics::counter!(CACHE_HITS).increment(1);
        return Ok(response);
    }
    if !bot.allowance.take(user) {
        return Err(Trouble::TooMuch);
    }
    let answer = bot.engine.answer(&view.query, view.lang, key.today).await?;
    if view.verb == Verb::Page && is_unanswered(&answer) {
        let reading = wording::of(view.lang).reading(&answer);
        let question = match &view.query {
            Query::Passages(text) => text,
            _ => &reading,
        };
        keep_unanswered(bot, question, &reading).await;
    }
    if matches!(view.verb, Verb::Chart | Verb::Map) {
        return pictured(bot, &Arc::new(answer), view, seen).await;
    }
    let response = respond(bot, &answer, view, seen, style).await?;
    // Files are made anew: they would take the room of many messages.
    if !response.has_file() {
        bot.cache.insert(key, response.clone());
    }
    Ok(response)
}

/// The first page of an answer with its chart or its map; where there is none, the page says why.
/// Only the picture itself is kept.
async fn pictured(
    bot: &Arc<Bot>,
    answer: &Arc<Answer>,
    view: &View,
    seen: Seen,
) -> Result<Response, Trouble> {
    let drawn = pictures::of(bot, answer, view, today()).await;
    let shown = drawn.is_ok().then_some(view.verb);
    let mut reply = page(bot, answer, 0, seen.private, shown);
    match drawn {
        Ok(file) => reply.file = Some(file),
        Err(Failure::Why(why)) => {
            reply.content.push('\n');
            reply.content.push_str(why_not(why, answer.lang));
        }
        // The numbers are there all the same.
        Err(Failure::Inside(trouble)) => {
            reply.content.push('\n');
            reply.content.push_str(&trouble.reply(answer.lang).content);
        }
    }
    Ok(seen.of(reply))
}

async fn respond(
    bot: &Arc<Bot>,
    answer: &Answer,
    view: &View,
    seen: Seen,
    style: Option<&str>,
) -> Result<Response, Trouble> {
    let ids = &bot.ids();
    let reply = match view.verb {
        Verb::Sources => embed(render::first_sources(answer), render::sources(answer)),
        Verb::Context => context(bot, answer, view.number).await?,
        Verb::Cite => {
            let rows = buttons::styles(&press_of(view), ids).into_iter().collect();
            Reply {
                content: words(view.lang).choose_style.to_owned(),
                rows,
                ..Reply::default()
            }
        }
        Verb::Download => download(answer, view, ids)?,
        Verb::CiteAs => {
            let style = style.ok_or(Trouble::OldButton)?;
            let rows = buttons::styles(&press_of(view), ids).into_iter().collect();
            let written = references::whole(answer, &*library(bot).await?, style)?;
            Reply {
                rows,
                file: written.file.clone(),
                ..embed(written.content(), written.embed())
            }
        }
        _ => {
            let mut reply = page(bot, answer, view.number, seen.private, None);
            if let (Some(style), Some(embed)) = (style, &mut reply.embed)
                && let Some(written) = references::part(answer, &*library(bot).await?, style)?
            {
                embed.fields.insert(0, written.field());
                reply.file = written.file;
            }
            reply
        }
    };
    Ok(seen.of(reply))
}

/// The kinds of files to choose from, and the file if one was chosen.
fn download(answer: &Answer, view: &View, ids: &Ids) -> Result<Reply, Trouble> {
    let words = words(view.lang);
    let rows = buttons::formats(&press_of(view), ids).into_iter().collect();
    let Some(chosen) = usize::from(view.number).checked_sub(1) else {
        let content = fill(words.choose_format, &[&export::len(answer).to_string()]);
        return Ok(Reply {
            content,
            rows,
            ..Reply::default()
        });
    };
    let format = *export::Format::ALL.get(chosen).ok_or(Trouble::OldButton)?;
    let bytes = export::file(answer, format);
    if bytes.len() > FILES {
        return Err(Trouble::TooLarge);
    }
    let reading = wording::of(view.lang).reading(answer);
    Ok(Reply {
        content: escape(&reading),
        rows,
        file: Some(File {
            name: export::file_name(answer, format).into(),
            kind: format.media_type(),
            description: reading,
            bytes: bytes.into(),
        }),
        ..Reply::default()
    })
}

fn press_of(view: &View) -> Press {
    Press {
        verb: view.verb,
        lang: view.lang,
        number: view.number,
        query: Some(view.query.clone()),
    }
}

async fn library(bot: &Bot) -> Result<Arc<Library>, Trouble> {
    Ok(bot.engine.library().await?)
}

/// A message with the embed, and what of it stands in the text for people who have embeds switched off.
fn embed(content: String, embed: Embed) -> Reply {
    Reply {
        content,
        embed: Some(embed),
        ..Reply::default()
    }
}

/// One page of an answer with its buttons; `picture` is the one that it is shown with.
pub(super) fn page(
    bot: &Bot,
    answer: &Answer,
    number: u16,
    private: bool,
    picture: Option<Verb>,
) -> Reply {
    let mut page = render::page(answer, number);
    let pictures = buttons::Pictures {
        possible: pictures::possible(answer, bot),
        shown: picture,
    };
    let rows = buttons::rows(answer, &page, private, &pictures, &bot.ids());
    let can_turn = rows.iter().any(|row| match row {
        super::reply::Row::Buttons(buttons) => buttons.iter().any(|button| button.primary),
        super::reply::Row::Menu(_) => false,
    });
    if let (true, false, Some(embed)) = (page.of > 1, can_turn, &mut page.embed) {
        embed.footer.push_str(" · ");
        embed.footer.push_str(words(answer.lang).too_long);
    }
    Reply {
        content: page.content,
        embed: page.embed,
        rows,
        private,
        file: None,
    }
}

/// A passage in full, between its neighbours.
async fn context(bot: &Bot, answer: &Answer, rank: u16) -> Result<Reply, Trouble> {
    let Rows::Passages(passages) = &answer.rows else {
        return Err(Trouble::NothingThere);
    };
    let row = passages
        .iter()
        .find(|passage| passage.rank == usize::from(rank));
    let row = row.ok_or(Trouble::NothingThere)?;
    let library = library(bot).await?;
    let passage = library.passage(&row.passage).ok_or(Trouble::NothingThere)?;
    let neighbours = library
        .neighbours(passage)
        .map(|passage| passage.map(|p| p.text.as_str()));
    Ok(embed(
        render::in_brief(row, answer.lang),
        render::in_full(row, neighbours, answer),
    ))
}

/// Answers a question in words, in the language of the question. What has one reading is shown
/// like the typed query; what is not known is kept for those who look after the data.
pub(super) async fn ask(
    bot: &Arc<Bot>,
    question: &str,
    private: bool,
    user: u64,
) -> Result<Response, Trouble> {
    let ids = bot.ids();
    let understood = understand(question, ids.gazetteer(), today());
    if let Outcome::Query(query) = &understood.outcome
        && understood.corrections.is_empty()
        && understood.alike.is_empty()
        && !matches!(query, Query::Passages(_))
    {
        let view = View::answer(query.clone(), understood.lang, 0);
        return show(
            bot,
            &view,
            Seen {
                private,
                update: false,
            },
            None,
            user,
        )
        .await;
    }
    if !bot.allowance.take(user) {
        return Err(Trouble::TooMuch);
    }
    let ask = Ask {
        text: question,
        lang: None,
        today: today(),
    };
    let answer = bot.engine.ask_understood(&ask, understood).await?;
    if is_unanswered(&answer) {
        let reading = wording::of(answer.lang).reading(&answer);
        keep_unanswered(bot, question, &reading).await;
    }
    Ok(Response::new_message(page(bot, &answer, 0, private, None)))
}

/// Was there a question, and nothing to answer it with?
fn is_unanswered(answer: &Answer) -> bool {
    !matches!(answer.unknown, None | Some(Unknown::Empty))
}

/// Keeps a question that could not be answered, for those who look after the data; nobody's name with it.
pub(super) async fn keep_unanswered(bot: &Bot, question: &str, reading: &str) {
    let asked = Unanswered {
        asked_at: jiff::Timestamp::now().as_second(),
        question: question.to_owned(),
        reading: reading.to_owned(),
    };
    if let Err(error) = bot.engine.store().keep_unanswered(&asked).await {
        tracing::warn!(%error, "an unanswered question was not kept");
    }
}

/// An embed of plain text.
pub(super) fn text(description: String) -> Embed {
    Embed {
        description,
        colour: COLOUR,
        ..Embed::default()
    }
}
