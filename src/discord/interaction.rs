//! What a person did in Discord, free of how it reached us.
//!
//! The signed endpoint and the playground read it from JSON, the gateway converts it from
//! serenity's types. It holds only what the handler uses: no guild data, no names of people, and no
//! field whose absence would make an interaction unreadable.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;
use serenity::model::application::MessageInteractionMetadata as Metadata;
use serenity::model::application::{
    ActionRowComponent, CommandDataOption, CommandDataOptionValue, CommandInteraction,
    ComponentInteraction, ComponentInteractionDataKind, Interaction as Received, ModalInteraction,
};
use serenity::model::channel::{Message, MessageFlags};
use serenity::model::id::UserId;

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
    /// It happened in a direct message, where nobody else reads.
    pub direct: bool,
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

    /// The language to speak.
    #[must_use]
    pub fn lang(self) -> Lang {
        match self {
            Self::Other => Lang::En,
            Self::ZhCn | Self::ZhTw => Lang::Zh,
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
    /// Its options as given.
    pub options: Vec<Given>,
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

    /// The option being typed.
    #[must_use]
    pub fn focused(&self) -> Option<&Given> {
        self.options.iter().find(|option| option.focused)
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
        let wire: Wire = serde_json::from_slice(body)?;
        Ok(wire.into())
    }

    /// The same from what serenity received; `None` for what has no answer.
    #[must_use]
    pub fn received(received: Received) -> Option<Self> {
        Some(match received {
            Received::Command(command) => Self::command(command, false),
            Received::Autocomplete(command) => Self::command(command, true),
            Received::Component(component) => Self::component(component),
            Received::Modal(modal) => Self::modal(modal),
            _ => return None,
        })
    }

    fn command(command: CommandInteraction, typing: bool) -> Self {
        let data = command.data;
        let action = match data.target_id {
            Some(target) => {
                let message = data.resolved.messages.get(&target.to_message_id());
                let text = message
                    .map(|message| message.content.clone())
                    .unwrap_or_default();
                Action::OnMessage {
                    name: data.name,
                    text,
                }
            }
            None => {
                let options = data.options.into_iter().filter_map(given).collect();
                let command = Command {
                    name: data.name,
                    options,
                };
                if typing {
                    Action::Typing(command)
                } else {
                    Action::Command(command)
                }
            }
        };
        Self {
            id: command.id.get(),
            application: command.application_id.get(),
            token: command.token,
            user: command.user.id.get(),
            locale: Locale::of(&command.locale),
            direct: command.guild_id.is_none(),
            action,
        }
    }

    fn component(component: ComponentInteraction) -> Self {
        let values = match component.data.kind {
            ComponentInteractionDataKind::StringSelect { values } => values,
            _ => Vec::new(),
        };
        Self {
            id: component.id.get(),
            application: component.application_id.get(),
            token: component.token,
            user: component.user.id.get(),
            locale: Locale::of(&component.locale),
            direct: component.guild_id.is_none(),
            action: Action::Press(Press {
                id: component.data.custom_id,
                values,
                owner: owner(&component.message),
                private: component
                    .message
                    .flags
                    .is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL)),
            }),
        }
    }

    fn modal(modal: ModalInteraction) -> Self {
        let inputs = modal
            .data
            .components
            .into_iter()
            .flat_map(|row| row.components);
        let texts = inputs
            .filter_map(|component| match component {
                ActionRowComponent::InputText(input) => Some((input.custom_id, input.value?)),
                _ => None,
            })
            .collect();
        Self {
            id: modal.id.get(),
            application: modal.application_id.get(),
            token: modal.token,
            user: modal.user.id.get(),
            locale: Locale::of(&modal.locale),
            direct: modal.guild_id.is_none(),
            action: Action::Form {
                id: modal.data.custom_id,
                texts,
            },
        }
    }
}

fn given(option: CommandDataOption) -> Option<Given> {
    let (value, focused) = match option.value {
        CommandDataOptionValue::String(text) => (Value::from(text), false),
        CommandDataOptionValue::Integer(number) => (Value::from(number), false),
        CommandDataOptionValue::Boolean(yes) => (Value::from(yes), false),
        CommandDataOptionValue::Autocomplete { value, .. } => (Value::from(value), true),
        _ => return None,
    };
    Some(Given {
        name: option.name,
        value,
        focused,
    })
}

/// Who asked for a message: the user of the interaction that made it, or the author of the message
/// that it replies to.
fn owner(message: &Message) -> Option<u64> {
    let asked = message
        .interaction_metadata
        .as_deref()
        .and_then(|metadata| match metadata {
            Metadata::Command(data) => Some(data.user.id),
            Metadata::Component(data) => Some(data.user.id),
            _ => None,
        });
    let replied = || {
        message
            .referenced_message
            .as_ref()
            .map(|message| message.author.id)
    };
    asked.or_else(replied).map(UserId::get)
}

/// Discord's JSON, as far as it is used.
#[derive(Deserialize)]
struct Wire {
    id: Snowflake,
    #[serde(default)]
    application_id: Snowflake,
    #[serde(rename = "type")]
    kind: u8,
    #[serde(default)]
    token: String,
    #[serde(default)]
    locale: String,
    guild_id: Option<Snowflake>,
    member: Option<WireMember>,
    user: Option<WireUser>,
    #[serde(default)]
    data: WireData,
    message: Option<WireMessage>,
}

#[derive(Deserialize)]
struct WireMember {
    user: WireUser,
}

#[derive(Deserialize)]
struct WireUser {
    id: Snowflake,
}

#[derive(Default, Deserialize)]
struct WireData {
    #[serde(default)]
    name: String,
    #[serde(rename = "type")]
    kind: Option<u8>,
    #[serde(default)]
    options: Vec<WireOption>,
    target_id: Option<String>,
    #[serde(default)]
    resolved: WireResolved,
    #[serde(default)]
    custom_id: String,
    #[serde(default)]
    values: Vec<String>,
    #[serde(default)]
    components: Vec<WireComponent>,
}

#[derive(Default, Deserialize)]
struct WireResolved {
    #[serde(default)]
    messages: HashMap<String, WireMessage>,
}

#[derive(Deserialize)]
struct WireOption {
    name: String,
    #[serde(default)]
    value: Value,
    #[serde(default)]
    focused: bool,
}

/// A row, a label, or the text input in either.
#[derive(Deserialize)]
struct WireComponent {
    #[serde(default)]
    custom_id: String,
    value: Option<String>,
    #[serde(default)]
    components: Vec<WireComponent>,
    component: Option<Box<WireComponent>>,
}

#[derive(Deserialize)]
struct WireMessage {
    #[serde(default)]
    content: String,
    #[serde(default)]
    flags: u64,
    interaction_metadata: Option<WireAsked>,
    referenced_message: Option<WireReferenced>,
}

#[derive(Deserialize)]
struct WireAsked {
    user: WireUser,
}

#[derive(Deserialize)]
struct WireReferenced {
    author: WireUser,
}

/// Discord writes its 64-bit numbers as text.
#[derive(Clone, Copy, Default)]
struct Snowflake(u64);

impl<'de> Deserialize<'de> for Snowflake {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map(Self).map_err(serde::de::Error::custom)
    }
}

impl From<Wire> for Interaction {
    fn from(wire: Wire) -> Self {
        let user = wire.member.map(|member| member.user).or(wire.user);
        let data = wire.data;
        let action = match wire.kind {
            1 => Action::Ping,
            2 if data.kind == Some(3) => {
                let target = data.target_id.unwrap_or_default();
                let message = data.resolved.messages.get(&target);
                let text = message
                    .map(|message| message.content.clone())
                    .unwrap_or_default();
                Action::OnMessage {
                    name: data.name,
                    text,
                }
            }
            2 => Action::Command(command(data)),
            3 => Action::Press(press(data, wire.message)),
            4 => Action::Typing(command(data)),
            5 => {
                let mut texts = HashMap::new();
                data.components
                    .into_iter()
                    .for_each(|component| collect(component, &mut texts));
                Action::Form {
                    id: data.custom_id,
                    texts,
                }
            }
            _ => Action::Unknown,
        };
        Self {
            id: wire.id.0,
            application: wire.application_id.0,
            token: wire.token,
            user: user.map_or(0, |user| user.id.0),
            locale: Locale::of(&wire.locale),
            direct: wire.guild_id.is_none(),
            action,
        }
    }
}

fn command(data: WireData) -> Command {
    let given = |option: WireOption| Given {
        name: option.name,
        value: option.value,
        focused: option.focused,
    };
    Command {
        name: data.name,
        options: data.options.into_iter().map(given).collect(),
    }
}

fn press(data: WireData, message: Option<WireMessage>) -> Press {
    let private = message
        .as_ref()
        .is_some_and(|message| message.flags & MessageFlags::EPHEMERAL.bits() != 0);
    let owner = message.and_then(|message| {
        let asked = message.interaction_metadata.map(|asked| asked.user.id.0);
        asked.or_else(|| {
            message
                .referenced_message
                .map(|referenced| referenced.author.id.0)
        })
    });
    Press {
        id: data.custom_id,
        values: data.values,
        owner,
        private,
    }
}

fn collect(component: WireComponent, texts: &mut HashMap<String, String>) {
    if let Some(value) = component.value {
        texts.insert(component.custom_id, value);
    }
    let nested = component
        .components
        .into_iter()
        .chain(component.component.map(|inner| *inner));
    nested.for_each(|inner| collect(inner, texts));
}
