//! What goes back to Discord, serialised once.

use bytes::Bytes;
use serde_json::Value;
use serenity::builder::{
    AutocompleteChoice, CreateAutocompleteResponse, CreateInteractionResponseMessage, CreateModal,
};

use super::body::{Body, File};
use super::custom_id::{Press, Verb};
use super::door::Late;
use super::interaction::{Action, Interaction};
use super::limits::fit;
use super::reply::Reply;
use super::{data, quiz};
use crate::render::wording::commands::PRIVATE;

/// Types of callbacks.
/// <https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type>
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Pong = 1,
    Message = 4,
    Deferred = 5,
    DeferredUpdate = 6,
    Update = 7,
    Completions = 8,
    Form = 9,
}

/// A callback, and the message in it. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    kind: Kind,
    callback: Bytes,
    /// Where the part after `"data":` starts; it ends before the last brace.
    data: usize,
    /// The file that belongs to the message.
    file: Option<File>,
}

impl Response {
    /// A new message.
    #[must_use]
    pub fn new_message(reply: Reply) -> Self {
        Self::message_of(Kind::Message, reply)
    }

    /// The message under which a button was pressed, changed.
    #[must_use]
    pub fn update(reply: Reply) -> Self {
        let reply = Reply {
            private: false,
            ..reply
        };
        Self::message_of(Kind::Update, reply)
    }

    fn message_of(kind: Kind, reply: Reply) -> Self {
        let reply = fit(reply);
        let message = reply.builder();
        match reply.file {
            None => Self::of(kind, &message),
            file => Self {
                file,
                ..Self::of(kind, &with_text_ids(&message))
            },
        }
    }

    /// Completions of what is being typed.
    #[must_use]
    pub fn completions(choices: Vec<AutocompleteChoice>) -> Self {
        Self::of(
            Kind::Completions,
            &CreateAutocompleteResponse::new().set_choices(choices),
        )
    }

    /// A form.
    #[must_use]
    pub fn form(modal: &CreateModal) -> Self {
        Self::of(Kind::Form, modal)
    }

    /// The answer to Discord's ping.
    #[must_use]
    pub fn pong() -> Self {
        Self::of(Kind::Pong, &serde_json::Map::new())
    }

    /// The callback that says "thinking …", or `None` where Discord has none: for completions,
    /// forms and pings.
    #[must_use]
    pub fn deferral(interaction: &Interaction) -> Option<Self> {
        let thinking = |private| {
            let message = CreateInteractionResponseMessage::new();
            let message = if private {
                message.ephemeral(true)
            } else {
                message
            };
            Self::of(Kind::Deferred, &message)
        };
        let response = match &interaction.action {
            action @ Action::Command(_) if data::is_about(action) => thinking(true),
            action @ Action::Press(_) if data::is_about(action) => {
                Self::of(Kind::DeferredUpdate, &serde_json::Map::new())
            }
            // What takes the place of a question cannot be told from a refusal before it is there.
            Action::Press(press) if quiz::is_button(&press.id) => {
                if quiz::turns(&press.id) {
                    return None;
                }
                thinking(true)
            }
            Action::Command(command) => thinking(command.yes(PRIVATE.name)),
            Action::OnMessage { .. } | Action::Form { .. } => thinking(true),
            Action::Press(press) => match Press::verb(&press.id).ok()? {
                Verb::Page | Verb::Chart | Verb::Map | Verb::Table
                    if press.may_change(interaction) =>
                {
                    Self::of(Kind::DeferredUpdate, &serde_json::Map::new())
                }
                Verb::Ask | Verb::Choose if press.may_change(interaction) => {
                    thinking(press.private)
                }
                Verb::Share => thinking(false),
                Verb::Wrong => return None,
                _ => thinking(true),
            },
            Action::Ping | Action::Typing(_) | Action::Unknown => return None,
        };
        Some(response)
    }

    /// What comes after the callback `deferral`. A new message, such as a refusal, does not take the
    /// place of the one under which a button was pressed.
    #[must_use]
    pub fn after(&self, deferral: &Self) -> Late {
        if self.kind == Kind::Message && deferral.kind == Kind::DeferredUpdate {
            Late::Beside(self.message())
        } else {
            Late::Edit(self.message())
        }
    }

    fn of(kind: Kind, data: &impl serde::Serialize) -> Self {
        let mut bytes = format!("{{\"type\":{},\"data\":", kind as u8).into_bytes();
        let start = bytes.len();
        if serde_json::to_writer(&mut bytes, data).is_err() {
            // Plain data without maps of odd keys always serialise.
            bytes.truncate(start);
            bytes.extend(b"{}");
        }
        bytes.push(b'}');
        Self {
            kind,
            callback: Bytes::from(bytes),
            data: start,
            file: None,
        }
    }

    /// The body of the callback.
    #[must_use]
    pub fn callback(&self) -> Body {
        Body {
            json: self.callback.clone(),
            file: self.file.clone(),
        }
    }

    /// Only the message, for an edit or for a channel.
    #[must_use]
    pub fn message(&self) -> Body {
        Body {
            json: self.callback.slice(self.data..self.callback.len() - 1),
            file: self.file.clone(),
        }
    }

    /// Does a file come with it?
    #[must_use]
    pub fn has_file(&self) -> bool {
        self.file.is_some()
    }

    /// How many bytes it takes in memory, without its file.
    #[must_use]
    pub fn len(&self) -> usize {
        self.callback.len()
    }

    /// Never: there is always a type.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.callback.is_empty()
    }
}

/// A message whose files are numbered in text, as Discord's schema has it; serenity writes numbers.
/// <https://discord.com/developers/docs/resources/message#attachment-object>
fn with_text_ids(message: &impl serde::Serialize) -> Value {
    let mut message = serde_json::to_value(message).unwrap_or_default();
    let files = message.get_mut("attachments").and_then(Value::as_array_mut);
    for file in files.into_iter().flatten() {
        if let Some(id) = file.get("id").and_then(Value::as_u64) {
            file["id"] = id.to_string().into();
        }
    }
    message
}
