//! `/data`: staff change the data from Discord.
//!
//! Whose data is a setting ([`Reach`]): that of the server in which the command is used, or that of
//! all. Which store is changed is decided once, in [`desk`]; what comes after knows only that one.

mod import;
mod rows;
pub(super) mod typing;

use std::sync::Arc;

use super::interaction::{Action, Command, Interaction};
use super::reply::{Embed, Reply};
use super::response::Response;
use super::trouble::Trouble;
use super::{Bot, COLOUR, Reach};
use crate::render::discord::escape::escape;
use crate::render::wording::commands as words;
use crate::render::wording::staff::{self, words as said};
use crate::staff::StaffError;
use crate::store::changes::{ChangeError, Origin};
use crate::text::Lang;

/// How the identifiers of its buttons begin.
const BUTTON: &str = "data:";

/// Is the interaction about changing data?
pub(super) fn is_about(action: &Action) -> bool {
    match action {
        Action::Command(command) => command.name == words::DATA.name,
        Action::Press(press) => press.id.starts_with(BUTTON),
        _ => false,
    }
}

/// The bot whose data the person may change here.
///
/// # Errors
/// The person may not, or there is nothing to look at.
pub(super) async fn desk(bot: &Arc<Bot>, interaction: &Interaction) -> Result<Arc<Bot>, Trouble> {
    let is_staff = bot.office.staff.contains(&interaction.user);
    let manages = interaction.manages && interaction.server.is_some();
    if !is_staff && !manages {
        return Err(Trouble::NotStaff);
    }
    match (bot.office.reach, interaction.server) {
        (Reach::All, _) | (Reach::Server, None) => Ok(Arc::clone(bot)),
        (Reach::Server, Some(server)) => {
            let part = match &interaction.action {
                Action::Command(command) => command.part.as_str(),
                _ => "",
            };
            // A look at the history makes no database.
            let only_looks = [words::HISTORY.name, words::UNDO.name].contains(&part);
            if only_looks && !bot.has_own(server) {
                return Err(Trouble::NothingChanged);
            }
            // What a button is about is in the server's own database.
            if matches!(interaction.action, Action::Press(_)) && !bot.has_own(server) {
                return Err(Trouble::FileGone);
            }
            let drops = match &interaction.action {
                Action::Press(press) => {
                    verb(&press.id).is_some_and(|(verb, _)| verb == import::DROP)
                }
                _ => false,
            };
            let takes_back = only_looks || drops || part == words::RETIRE.name;
            if !takes_back && !bot.has_room(server).await? {
                return Err(Trouble::Full);
            }
            bot.own(server).await
        }
    }
}

/// What a button does, and with which upload.
fn verb(id: &str) -> Option<(&str, &str)> {
    id.strip_prefix(BUTTON)?.split_once(':')
}

/// Does what a subcommand asks for, on the data of `bot`.
pub(super) async fn run(
    bot: &Arc<Bot>,
    command: &Command,
    interaction: &Interaction,
) -> Result<Response, Trouble> {
    let job = Job {
        bot,
        command,
        lang: interaction.locale.lang(),
        user: interaction.user,
    };
    if !bot.allowance.take(interaction.user) {
        return Err(Trouble::TooMuch);
    }
    let part = command.part.as_str();
    let reply = if part == words::ADD.name {
        rows::add(&job).await
    } else if part == words::CORRECT.name {
        rows::correct(&job).await
    } else if part == words::RETIRE.name {
        rows::retire(&job).await
    } else if part == words::UNDO.name {
        rows::undo(&job).await
    } else if part == words::HISTORY.name {
        rows::history(&job).await
    } else if part == words::IMPORT.name {
        import::look(&job).await
    } else {
        Err(Trouble::UnknownCommand)
    };
    Ok(Response::new_message(reply?))
}

/// A button under the report of an import.
pub(super) async fn press(
    bot: &Arc<Bot>,
    id: &str,
    interaction: &Interaction,
) -> Result<Response, Trouble> {
    let (verb, number) = verb(id).ok_or(Trouble::OldButton)?;
    let number: i64 = number.parse().map_err(|_| Trouble::OldButton)?;
    if !bot.allowance.take(interaction.user) {
        return Err(Trouble::TooMuch);
    }
    let lang = interaction.locale.lang();
    let reply = match verb {
        import::APPLY => import::apply(bot, number, interaction.user, lang).await?,
        import::DROP => import::forget(bot, number, interaction.user, lang).await?,
        _ => return Err(Trouble::OldButton),
    };
    Ok(Response::update(reply))
}

/// What all subcommands need.
struct Job<'a> {
    bot: &'a Arc<Bot>,
    command: &'a Command,
    lang: Lang,
    user: u64,
}

impl Job<'_> {
    fn origin(&self) -> Origin {
        let why = self.command.text(words::WHY.name).unwrap_or_default();
        Origin {
            who: who(self.user),
            why: why.to_owned(),
            at: jiff::Timestamp::now().as_second(),
        }
    }

    /// A message about what was done, after the names have been read anew.
    async fn done(&self, title: &str, text: &str) -> Result<Reply, Trouble> {
        self.bot.engine.refresh().await?;
        Ok(message(self.bot, self.lang, title, escape(text)))
    }
}

/// A person as the history keeps them.
fn who(user: u64) -> String {
    format!("discord:{user}")
}

/// An embed that only the person sees, with whose data it is about.
fn message(bot: &Bot, lang: Lang, title: &str, description: String) -> Reply {
    let words = said(lang);
    let whose = if bot.is_of_server() {
        words.of_server
    } else {
        words.of_all
    };
    let embed = Embed {
        title: title.to_owned(),
        description,
        footer: whose.to_owned(),
        colour: COLOUR,
        ..Embed::default()
    };
    Reply {
        embed: Some(embed),
        private: true,
        ..Reply::default()
    }
}

/// What the person can mend as a message; what failed inside as trouble.
fn refused(error: &StaffError, lang: Lang) -> Result<Reply, Trouble> {
    match error {
        StaffError::Store(_)
        | StaffError::Gazetteer(_)
        | StaffError::Change(ChangeError::Store(_) | ChangeError::Unreadable { .. }) => {
            Err(Trouble::inside(error))
        }
        error => Ok(Reply::private(escape(&staff::explain(error, lang)))),
    }
}
