//! Interactions from Discord's JSON. Absent fields count as empty: nothing makes an interaction
//! unreadable but what is used of it.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;
use serenity::model::channel::MessageFlags;

use super::{Action, Attached, Command, Given, Interaction, Locale, Press, may_manage};

/// Discord's JSON, as far as it is used.
#[derive(Deserialize)]
pub(super) struct Wire {
    // A ping need not have one.
    #[serde(default)]
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
    /// Where it was used: in a server, in a direct message with the bot, or in any other channel.
    context: Option<u8>,
    /// By kind of installation (0: by a server), who installed the bot.
    #[serde(default)]
    authorizing_integration_owners: HashMap<String, String>,
    member: Option<WireMember>,
    user: Option<WireUser>,
    #[serde(default)]
    data: WireData,
    message: Option<WireMessage>,
}

#[derive(Deserialize)]
struct WireMember {
    user: WireUser,
    #[serde(default)]
    permissions: Snowflake,
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
    #[serde(default)]
    attachments: HashMap<String, WireAttachment>,
}

#[derive(Deserialize)]
struct WireAttachment {
    #[serde(default)]
    filename: String,
    #[serde(default)]
    size: u64,
    #[serde(default)]
    url: String,
}

#[derive(Deserialize)]
struct WireOption {
    name: String,
    #[serde(default)]
    value: Value,
    #[serde(default)]
    focused: bool,
    #[serde(rename = "type")]
    kind: Option<u8>,
    #[serde(default)]
    options: Vec<WireOption>,
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
    embeds: Vec<WireEmbed>,
    #[serde(default)]
    flags: u64,
    interaction_metadata: Option<WireAsked>,
    referenced_message: Option<WireReferenced>,
}

impl WireMessage {
    /// All that people read in it: its own text, and what its embeds say beside it.
    fn text(&self) -> String {
        let embeds = self.embeds.iter().flat_map(|embed| {
            let fields = embed.fields.iter();
            let fields = fields.flat_map(|field| [&field.name, &field.value]);
            [&embed.title, &embed.description].into_iter().chain(fields)
        });
        let mut text = self.content.clone();
        for part in embeds.flatten().filter(|part| !part.is_empty()) {
            // Bots repeat their embeds in the text for people who have them switched off.
            if !text.contains(part.as_str()) {
                text.push_str("\n\n");
                text.push_str(part);
            }
        }
        text
    }
}

#[derive(Deserialize)]
struct WireEmbed {
    title: Option<String>,
    description: Option<String>,
    #[serde(default)]
    fields: Vec<WireEmbedField>,
}

#[derive(Deserialize)]
struct WireEmbedField {
    name: Option<String>,
    value: Option<String>,
}

#[derive(Deserialize)]
struct WireAsked {
    user: Option<WireUser>,
}

#[derive(Deserialize)]
struct WireReferenced {
    author: Option<WireUser>,
}

/// Discord writes its 64-bit numbers as text.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::discord) struct Snowflake(pub(in crate::discord) u64);

impl<'de> Deserialize<'de> for Snowflake {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map(Self).map_err(serde::de::Error::custom)
    }
}

impl From<Wire> for Interaction {
    fn from(wire: Wire) -> Self {
        let server = wire.guild_id.map(|server| server.0);
        let installed = |server: &u64| {
            let by = wire.authorizing_integration_owners.get("0");
            by.is_some_and(|by| *by == server.to_string())
        };
        let server = server.filter(installed);
        let manages = wire
            .member
            .as_ref()
            .is_some_and(|member| may_manage(member.permissions.0));
        let user = wire.member.map(|member| member.user).or(wire.user);
        let data = wire.data;
        let action = match wire.kind {
            1 => Action::Ping,
            2 if data.kind == Some(3) => {
                let target = data.target_id.unwrap_or_default();
                let message = data.resolved.messages.get(&target);
                Action::OnMessage {
                    name: data.name,
                    text: message.map(WireMessage::text).unwrap_or_default(),
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
            direct: wire.context == Some(BOT_DM),
            server,
            manages,
            action,
        }
    }
}

/// The context of a direct message with the bot itself. Other channels outside of servers, direct messages
/// of two people and of groups, have more than one reader.
const BOT_DM: u8 = 1;

/// The type of an option that is a subcommand.
const SUBCOMMAND: u8 = 1;

fn command(mut data: WireData) -> Command {
    let mut part = String::new();
    if let [option] = &mut data.options[..]
        && option.kind == Some(SUBCOMMAND)
    {
        part = std::mem::take(&mut option.name);
        data.options = std::mem::take(&mut option.options);
    }
    let files = data.resolved.attachments.into_iter();
    let files = files.map(|(id, file)| Attached {
        id,
        name: file.filename,
        size: file.size,
        url: file.url,
    });
    let given = |option: WireOption| Given {
        name: option.name,
        value: option.value,
        focused: option.focused,
    };
    Command {
        name: data.name,
        part,
        options: data.options.into_iter().map(given).collect(),
        files: files.collect(),
    }
}

fn press(data: WireData, message: Option<WireMessage>) -> Press {
    let private = message
        .as_ref()
        .is_some_and(|message| message.flags & MessageFlags::EPHEMERAL.bits() != 0);
    let owner = message.and_then(|message| {
        let asked = message.interaction_metadata.and_then(|asked| asked.user);
        let replied = message.referenced_message.and_then(|to| to.author);
        asked.or(replied).map(|user| user.id.0)
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
