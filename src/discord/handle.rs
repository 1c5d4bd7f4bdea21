//! One interaction in, one response out.

use std::sync::Arc;

use super::claims;
use super::custom_id::{Press, Verb};
use super::interaction::{Action, Command, Interaction, Press as Pressed};
use super::queries::readings;
use super::reply::{MenuOption, Reply, Row};
use super::response::Response;
use super::trouble::Trouble;
use super::view::{Seen, View};
use super::{Bot, buttons, data, quiz, report, typing, view};
use crate::question::Query;
use crate::render::wording::commands as words;
use crate::render::wording::{self, discord};
use crate::text::{Lang, is_han};

/// Answers an interaction. Never fails: what goes wrong becomes a private line for the person.
pub async fn handle(bot: Arc<Bot>, interaction: Arc<Interaction>) -> Response {
    let lang = match &interaction.action {
        Action::Command(command) => language(command, &interaction),
        _ => interaction.locale.lang(),
    };
    // What is rare and long is boxed: all that is not would be part of every question's future.
    let answer = match &interaction.action {
        Action::Ping => Ok(Response::pong()),
        action @ Action::Command(command) if data::is_about(action) => {
            Box::pin(data::run(&bot, command, &interaction)).await
        }
        Action::Command(command) if command.name == words::QUIZ.name => {
            Box::pin(quiz::start(&bot, command, &interaction)).await
        }
        Action::Command(command) => run(&bot, command, &interaction).await,
        Action::Typing(command) if data::typing::is_row(command) => {
            Ok(data::typing::pairs(&bot, command, &interaction).await)
        }
        Action::Typing(command) => Ok(typing::completions(&bot, command, interaction.locale).await),
        Action::OnMessage { name, text } if name == words::CHECK.name => {
            Box::pin(claims::check(&bot, text, lang, interaction.user)).await
        }
        action @ Action::Press(pressed) if data::is_about(action) => {
            Box::pin(data::press(&bot, &pressed.id, &interaction)).await
        }
        Action::Press(pressed) if quiz::is_button(&pressed.id) => {
            Box::pin(quiz::press(&bot, &pressed.id, &interaction)).await
        }
        Action::Press(pressed) => press(&bot, pressed, &interaction).await,
        Action::Form { id, texts } => report::keep(&bot, id, texts).await,
        Action::OnMessage { .. } | Action::Unknown => Err(Trouble::UnknownCommand),
    };
    answer.unwrap_or_else(|trouble| Response::new_message(trouble.reply(lang)))
}

async fn run(
    bot: &Arc<Bot>,
    command: &Command,
    interaction: &Interaction,
) -> Result<Response, Trouble> {
    let private = command.yes(words::PRIVATE.name);
    let lang = language(command, interaction);
    let name = command.name.as_str();
    if name == words::HELP.name {
        return Ok(bot.help(interaction.locale));
    }
    if name == words::ABOUT.name {
        return Ok(bot.about(lang));
    }
    if name == words::ASK.name {
        let question = command.text(words::QUESTION.name).unwrap_or_default();
        return view::ask(bot, question, private, interaction.user).await;
    }
    let ids = bot.ids();
    let mut queries = match readings(command, ids.gazetteer(), view::today()) {
        Err(trouble @ Trouble::UnknownPlace(_)) => {
            if !bot.allowance.take(interaction.user) {
                return Err(Trouble::TooMuch);
            }
            view::keep_unanswered(bot, &command.typed(), "").await;
            return Err(trouble);
        }
        queries => queries?,
    };
    let seen = Seen {
        private,
        update: false,
    };
    let verb = if name == words::MAP_OF.name {
        Verb::Map
    } else {
        Verb::Ask
    };
    match (queries.len(), queries.pop()) {
        (1, Some(query)) => {
            let style = command.text(words::STYLE.name);
            let view = View {
                verb: if verb == Verb::Map { verb } else { Verb::Page },
                ..View::answer(query, lang, 0)
            };
            view::show(bot, &view, seen, style, interaction.user).await
        }
        (_, Some(last)) => {
            queries.push(last);
            if verb == Verb::Ask
                && let Some(only) = only(bot, &queries, lang, private, interaction.user).await?
            {
                return Ok(only);
            }
            Ok(Response::new_message(
                choose(&queries, verb, lang, &ids).seen_by_all(!private),
            ))
        }
        (_, None) => Err(Trouble::NothingGiven),
    }
}

/// The only one of several readings of which partnerships are known, with a note of the others; `None`
/// where that is none or several.
async fn only(
    bot: &Arc<Bot>,
    queries: &[Query],
    lang: Lang,
    private: bool,
    user: u64,
) -> Result<Option<Response>, Trouble> {
    if !bot.allowance.take(user) {
        return Err(Trouble::TooMuch);
    }
    let found = bot
        .engine
        .only_reading(queries, lang, view::today())
        .await?;
    Ok(found.map(|answer| Response::new_message(view::page(bot, &answer, 0, private, None))))
}

/// Chinese for a person whose Discord is Chinese or who typed Chinese, else English.
fn language(command: &Command, interaction: &Interaction) -> Lang {
    let texts = command
        .options
        .iter()
        .filter_map(|option| option.value.as_str());
    if texts.flat_map(str::chars).any(is_han) {
        Lang::Zh
    } else {
        interaction.locale.lang()
    }
}

/// A menu of the readings of a command; `verb` is what is done with the chosen one.
fn choose(queries: &[Query], verb: Verb, lang: Lang, ids: &super::codec::Ids) -> Reply {
    let options = queries
        .iter()
        .filter_map(|query| {
            let name = |scope| ids.gazetteer().names_with_country(scope);
            let label = wording::of(lang).question(query, &name);
            let ask = Press {
                verb,
                lang,
                number: 0,
                query: Some(query.clone()),
            };
            Some(MenuOption {
                label,
                value: ask.encode(ids)?,
            })
        })
        .collect();
    Reply {
        content: discord::words(lang).choose.to_owned(),
        rows: vec![Row::Menu(buttons::menu(lang, options, ids))],
        ..Reply::default()
    }
}

async fn press(
    bot: &Arc<Bot>,
    pressed: &Pressed,
    interaction: &Interaction,
) -> Result<Response, Trouble> {
    let ids = bot.ids();
    let press = Press::decode(&pressed.id, &ids).map_err(|_| Trouble::OldButton)?;
    let press = match (press.verb, pressed.values.first()) {
        (Verb::Choose, Some(value)) => {
            Press::decode(value, &ids).map_err(|_| Trouble::OldButton)?
        }
        _ => press,
    };
    if press.verb == Verb::Wrong {
        return Ok(report::form(&press, &ids));
    }
    let query = press.query.clone().ok_or(Trouble::OldButton)?;
    let view = View {
        // A page without a picture is the first page as it is anywhere else.
        verb: if press.verb == Verb::Table {
            Verb::Page
        } else {
            press.verb
        },
        query,
        lang: press.lang,
        number: press.number,
    };
    let style = match press.verb {
        Verb::CiteAs => Some(pressed.values.first().ok_or(Trouble::OldButton)?.as_str()),
        _ => None,
    };
    let seen = seen(&press, pressed, pressed.may_change(interaction));
    view::show(bot, &view, seen, style, interaction.user).await
}

/// Who sees what a button brings, and where; `may_change` if it may take the place of the message.
fn seen(press: &Press, pressed: &Pressed, may_change: bool) -> Seen {
    let (private, update) = match press.verb {
        Verb::Page | Verb::Table | Verb::Chart | Verb::Map => {
            (pressed.private || !may_change, may_change)
        }
        // What somebody else asks below an answer is not for all to read either.
        Verb::Ask => (pressed.private || !may_change, false),
        Verb::Share => (false, false),
        Verb::CiteAs => (true, pressed.private),
        // The first press offers the kinds of files below the answer, those below it fetch one.
        Verb::Download => (true, pressed.private && press.number > 0),
        _ => (true, false),
    };
    Seen { private, update }
}

impl Pressed {
    /// May this person's click change the message? Only the one who asked pages a message that all
    /// can see; others get the page for themselves.
    #[must_use]
    pub fn may_change(&self, interaction: &Interaction) -> bool {
        self.private || interaction.direct || self.owner == Some(interaction.user)
    }
}

impl Action {
    /// All words for counting.
    pub const KINDS: [&str; 7] = [
        "ping",
        "command",
        "autocomplete",
        "message",
        "component",
        "modal",
        "unknown",
    ];

    /// A word for counting.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Ping => "ping",
            Self::Command(_) => "command",
            Self::Typing(_) => "autocomplete",
            Self::OnMessage { .. } => "message",
            Self::Press(_) => "component",
            Self::Form { .. } => "modal",
            Self::Unknown => "unknown",
        }
    }
}
