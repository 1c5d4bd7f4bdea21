//! Interactions from serenity's types, which the gateway hands over.

use serde_json::Value;
use serenity::model::application::MessageInteractionMetadata as Metadata;
use serenity::model::application::{
    ActionRowComponent, AuthorizingIntegrationOwner, AuthorizingIntegrationOwners,
    CommandDataOption, CommandDataOptionValue, CommandInteraction, ComponentInteraction,
    ComponentInteractionDataKind, Interaction as Received, ModalInteraction,
};
use serenity::model::channel::{Message, MessageFlags};
use serenity::model::guild::Member;
use serenity::model::id::{GuildId, UserId};

use super::{Action, Attached, Command, Given, Interaction, Locale, Press, may_manage};

impl Interaction {
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
                let (part, options) = subcommand(data.options);
                let files = data
                    .resolved
                    .attachments
                    .into_values()
                    .map(|file| Attached {
                        id: file.id.to_string(),
                        name: file.filename,
                        size: file.size.into(),
                        url: file.url,
                    });
                let command = Command {
                    name: data.name,
                    part,
                    options: options.into_iter().filter_map(given).collect(),
                    files: files.collect(),
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
            server: server(command.guild_id, &command.authorizing_integration_owners),
            manages: manages(command.member.as_deref()),
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
            server: server(
                component.guild_id,
                &component.authorizing_integration_owners,
            ),
            manages: manages(component.member.as_ref()),
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
            // serenity does not say who installed the bot; a form shows nothing.
            server: modal.guild_id.map(GuildId::get),
            manages: manages(modal.member.as_ref()),
            action: Action::Form {
                id: modal.data.custom_id,
                texts,
            },
        }
    }
}

/// The server, if it has installed the bot.
fn server(server: Option<GuildId>, owners: &AuthorizingIntegrationOwners) -> Option<u64> {
    let server = server?;
    let installed = owners.0.iter().any(|owner| {
        matches!(owner, AuthorizingIntegrationOwner::GuildInstall(Some(by)) if *by == server)
    });
    installed.then_some(server.get())
}

fn manages(member: Option<&Member>) -> bool {
    let permissions = member.and_then(|member| member.permissions);
    permissions.is_some_and(|permissions| may_manage(permissions.bits()))
}

/// The subcommand and its options, or the options themselves where there is none.
fn subcommand(mut options: Vec<CommandDataOption>) -> (String, Vec<CommandDataOption>) {
    if let [
        CommandDataOption {
            name,
            value: CommandDataOptionValue::SubCommand(inner),
            ..
        },
    ] = &mut options[..]
    {
        return (std::mem::take(name), std::mem::take(inner));
    }
    (String::new(), options)
}

fn given(option: CommandDataOption) -> Option<Given> {
    let (value, focused) = match option.value {
        CommandDataOptionValue::String(text) => (Value::from(text), false),
        CommandDataOptionValue::Integer(number) => (Value::from(number), false),
        CommandDataOptionValue::Boolean(yes) => (Value::from(yes), false),
        CommandDataOptionValue::Autocomplete { value, .. } => (Value::from(value), true),
        CommandDataOptionValue::Attachment(id) => (Value::from(id.to_string()), false),
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
