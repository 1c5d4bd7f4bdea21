//! What a person did in Discord, free of how it reached us.
//!
//! Every door reads it from Discord's JSON. It holds only what the handler uses: no names of people or
//! channels, and no field whose absence would make an interaction unreadable.

mod wire;

use std::collections::HashMap;

pub(super) use wire::Snowflake;

use serde_json::Value;
use serenity::model::permissions::Permissions;

use crate::render::wording::commands::Label;
use crate::text::Lang;

/// One interaction.
#[derive(Clone, Debug, PartialEq)]
pub struct Interaction {
    /// Its number.
    pub id: u64,
    /// The application it is for.
    pub application: u64,
    /// What allows to answer it.
    pub token: String,
    /// Who acted.
    pub user: u64,
    /// The language of that person's Discord.
    pub locale: Locale,
    /// It happened in a direct message with the bot, where nobody else reads.
    pub direct: bool,
    /// The server that it happened in, if that server has installed the bot: only then may what
    /// belongs to the server be shown. A person who brings the bot along sees what all see.
    pub server: Option<u64>,
    /// The person may manage that server.
    pub manages: bool,
    /// What was done.
    pub action: Action,
}

/// The languages of Discord that make a difference here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// English, and every language that is not Chinese.
    #[default]
    Other,
    /// Simplified Chinese.
    ZhCn,
    /// Traditional Chinese.
    ZhTw,
}

impl Locale {
    /// The locale of Discord's code.
    #[must_use]
    pub fn of(code: &str) -> Self {
        match code {
            "zh-CN" => Self::ZhCn,
            "zh-TW" => Self::ZhTw,
            _ => Self::Other,
        }
    }

    /// A command's or option's name as it is shown in this language.
    #[must_use]
    pub fn name(self, label: &Label) -> &'static str {
        match self {
            Self::Other => label.name,
            Self::ZhCn => label.zh_name[0],
            Self::ZhTw => label.zh_name[1],
        }
    }

    /// The language to speak.
    #[must_use]
    pub fn lang(self) -> Lang {
        match self {
            Self::Other => Lang::En,
            Self::ZhCn | Self::ZhTw => Lang::Zh,
        }
    }
}

impl From<Lang> for Locale {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::Other,
            Lang::Zh => Self::ZhCn,
        }
    }
}

/// What was done.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Discord asks whether the endpoint is alive.
    Ping,
    /// A slash command.
    Command(Command),
    /// An option of a slash command is being typed.
    Typing(Command),
    /// The message command: the text of the message.
    OnMessage {
        /// The command's name.
        name: String,
        /// The message it was used on.
        text: String,
    },
    /// A button or a menu.
    Press(Press),
    /// A form was sent.
    Form {
        /// Its identifier.
        id: String,
        /// Its texts by identifier.
        texts: HashMap<String, String>,
    },
    /// Something that this version does not know.
    Unknown,
}

/// A slash command and its options.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Command {
    /// The command's name.
    pub name: String,
    /// The subcommand; empty for none.
    pub part: String,
    /// Its options as given.
    pub options: Vec<Given>,
    /// The files that were sent with it.
    pub files: Vec<Attached>,
}

/// A file that was sent with a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// Its number, which is the value of the option.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its size in bytes, as Discord says.
    pub size: u64,
    /// Where it lies.
    pub url: String,
}

/// An option as given.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// Its name.
    pub name: String,
    /// Its value: text, number or yes-or-no.
    pub value: Value,
    /// It is the one being typed.
    pub focused: bool,
}

impl Command {
    /// The text of an option, trimmed; `None` where it was left out or is blank.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.value(name)?
            .as_str()
            .map(str::trim)
            .filter(|text| !text.is_empty())
    }

    /// The whole number of an option.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<i64> {
        let value = self.value(name)?;
        value
            .as_i64()
            .or_else(|| value.as_str()?.trim().parse().ok())
    }

    /// Whether a yes-or-no option was set to yes.
    #[must_use]
    pub fn yes(&self, name: &str) -> bool {
        self.value(name).and_then(Value::as_bool).unwrap_or(false)
    }

    /// The command as it stands in the box where it is typed: `/partners place:Atlantis`.
    #[must_use]
    pub fn typed(&self) -> String {
        let options = self.options.iter().map(|option| {
            let value = match &option.value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            format!(" {}:{value}", option.name)
        });
        format!("/{}{}", self.name, options.collect::<String>())
    }

    /// The option being typed.
    #[must_use]
    pub fn focused(&self) -> Option<&Given> {
        self.options.iter().find(|option| option.focused)
    }

    /// The file of an option.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&Attached> {
        let id = self.value(name)?.as_str()?;
        self.files.iter().find(|file| file.id == id)
    }

    fn value(&self, name: &str) -> Option<&Value> {
        self.options
            .iter()
            .find(|option| option.name == name)
            .map(|option| &option.value)
    }
}

/// A button that was pressed or a menu's line that was chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Press {
    /// The identifier of the component.
    pub id: String,
    /// The chosen lines.
    pub values: Vec<String>,
    /// Who asked for the message under which it stands, where that is known.
    pub owner: Option<u64>,
    /// Only one person sees that message.
    pub private: bool,
}

/// An interaction that could not be read.
#[derive(Debug, thiserror::Error)]
#[error("this is no interaction: {0}; expected the JSON that Discord sends")]
pub struct Unreadable(#[from] serde_json::Error);

impl Interaction {
    /// Reads Discord's JSON.
    ///
    /// # Errors
    /// The bytes are not the JSON of an interaction.
    pub fn from_json(body: &[u8]) -> Result<Self, Unreadable> {
        let wire: wire::Wire = serde_json::from_slice(body)?;
        Ok(wire.into())
    }
}

/// "Manage Server", or "Administrator", which includes all.
fn may_manage(permissions: u64) -> bool {
    let either = Permissions::MANAGE_GUILD | Permissions::ADMINISTRATOR;
    permissions & either.bits() != 0
}
