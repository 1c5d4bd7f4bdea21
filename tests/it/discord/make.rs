//! The JSON of interactions and messages, as Discord sends them.

use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};

use super::standin::APPLICATION;

pub(crate) const ALICE: u64 = 1_100_000_000_000_000_300;
pub(crate) const BOB: u64 = 1_100_000_000_000_000_301;
const GUILD: &str = "1100000000000000100";
/// The number of that server.
pub(crate) const SERVER: u64 = 1_100_000_000_000_000_100;
const CHANNEL: &str = "1100000000000000200";

fn user(id: u64) -> Value {
    json!({"id": id.to_string(), "username": "someone", "discriminator": "0", "avatar": null,
           "global_name": null, "public_flags": 0})
}

/// An interaction in a server by Alice, in English.
fn interaction(id: u64, kind: u8, data: &Value) -> Value {
    json!({
        "id": id.to_string(), "application_id": APPLICATION.to_string(), "type": kind,
        "token": format!("token-{id}"), "version": 1, "locale": "en-US", "guild_locale": "en-US",
        "entitlements": [], "attachment_size_limit": 10_485_760, "app_permissions": "0", "context": 0,
        "authorizing_integration_owners": {"0": GUILD},
        "guild_id": GUILD, "channel_id": CHANNEL, "data": data,
        "channel": {"id": CHANNEL, "type": 0, "name": "general", "permissions": "0"},
        "member": {
            "user": user(ALICE), "nick": null, "avatar": null, "roles": [], "deaf": false,
            "mute": false, "flags": 0, "pending": false, "permissions": "0",
            "joined_at": "2023-04-05T06:07:08.000000+00:00", "premium_since": null,
        },
    })
}

/// A slash command with its options; text, whole numbers and yes-or-no.
pub(crate) fn command(id: u64, name: &str, options: &Value) -> Value {
    interaction(
        id,
        2,
        &json!({"id": "1", "name": name, "type": 1, "options": listed(options, "")}),
    )
}

/// A subcommand of `/data` by somebody who may manage the server.
pub(crate) fn data(part: &str, options: &Value) -> Value {
    let part = json!({"name": part, "type": 1, "options": listed(options, "")});
    let data = json!({"id": "1", "name": "data", "type": 1, "options": [part]});
    manager(interaction(new_id(), 2, &data))
}

/// `/data import` with a file that lies at `url`.
pub(crate) fn import(name: &str, url: &str, size: usize, options: &Value) -> Value {
    let mut import = data("import", options);
    let given = &mut import["data"]["options"][0]["options"];
    let file = json!({"name": "file", "type": 11, "value": "7"});
    given.as_array_mut().unwrap().push(file);
    import["data"]["resolved"] = json!({"attachments": {"7": {
        "id": "7", "filename": name, "size": size, "url": url, "proxy_url": url,
        "content_type": "text/csv",
    }}});
    import
}

/// An option of a subcommand of `/data` being typed.
pub(crate) fn typing_data(part: &str, options: &Value, focused: &str) -> Value {
    let part = json!({"name": part, "type": 1, "options": listed(options, focused)});
    let data = json!({"id": "1", "name": "data", "type": 1, "options": [part]});
    manager(interaction(new_id(), 4, &data))
}

/// The person may manage the server.
pub(crate) fn manager(mut interaction: Value) -> Value {
    interaction["member"]["permissions"] = json!("32");
    interaction
}

/// It happens in another server, which has installed the bot too.
pub(crate) fn in_server(mut interaction: Value, id: u64) -> Value {
    interaction["guild_id"] = json!(id.to_string());
    interaction["authorizing_integration_owners"] = json!({"0": id.to_string()});
    interaction
}

/// It happens in the server, but the person has brought the bot along.
pub(crate) fn brought_along(mut interaction: Value) -> Value {
    interaction["authorizing_integration_owners"] = json!({"1": ALICE.to_string()});
    interaction
}

fn new_id() -> u64 {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(1_300_000_000_000_000_000);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// An option being typed.
pub(crate) fn typing(id: u64, name: &str, options: &Value, focused: &str) -> Value {
    let options = listed(options, focused);
    interaction(
        id,
        4,
        &json!({"id": "1", "name": name, "type": 1, "options": options}),
    )
}

fn listed(options: &Value, focused: &str) -> Vec<Value> {
    let kind = |value: &Value| match value {
        Value::Bool(_) => 5,
        Value::Number(_) => 4,
        _ => 3,
    };
    let options = options.as_object().unwrap();
    options
        .iter()
        .map(|(name, value)| {
            let mut option = json!({"name": name, "type": kind(value), "value": value});
            if name == focused {
                option["focused"] = json!(true);
            }
            option
        })
        .collect()
}

/// A press of the button `id` under a message that Alice asked for.
pub(crate) fn press(id: u64, custom_id: &str, private: bool) -> Value {
    let data = json!({"custom_id": custom_id, "component_type": 2, "id": 1});
    with_message(interaction(id, 3, &data), private)
}

/// A choice in a menu.
pub(crate) fn select(id: u64, custom_id: &str, value: &str) -> Value {
    let data = json!({"custom_id": custom_id, "component_type": 3, "id": 1, "values": [value]});
    with_message(interaction(id, 3, &data), false)
}

fn with_message(mut interaction: Value, private: bool) -> Value {
    interaction["message"] = message("earlier", APPLICATION);
    interaction["message"]["flags"] = json!(if private { 64 } else { 0 });
    interaction["message"]["interaction_metadata"] = json!({
        "id": "1", "type": 2, "user": user(ALICE), "authorizing_integration_owners": {},
    });
    interaction
}

/// A form that was sent, in rows as serenity reads them.
pub(crate) fn form(id: u64, custom_id: &str, texts: &[(&str, &str)]) -> Value {
    let rows: Vec<Value> = texts
        .iter()
        .map(|(name, value)| {
            json!({"type": 1, "components": [{"type": 4, "custom_id": name, "value": value}]})
        })
        .collect();
    interaction(id, 5, &json!({"custom_id": custom_id, "components": rows}))
}

/// The message command on a message with this text.
pub(crate) fn on_message(id: u64, name: &str, text: &str) -> Value {
    let message = message(text, ALICE);
    let target = message["id"].clone();
    let key = target.as_str().unwrap().to_owned();
    let data = json!({
        "id": "1", "name": name, "type": 3, "target_id": target,
        "resolved": {"messages": {key: message}},
    });
    interaction(id, 2, &data)
}

/// Somebody else acts.
pub(crate) fn by(mut interaction: Value, id: u64) -> Value {
    interaction["member"]["user"]["id"] = json!(id.to_string());
    interaction
}

/// Used outside of servers, by a person who installed the bot for themselves.
pub(crate) fn outside(mut interaction: Value) -> Value {
    let user = interaction["member"]["user"].clone();
    let object = interaction.as_object_mut().unwrap();
    for key in ["member", "guild_id", "guild_locale"] {
        object.remove(key);
    }
    object.insert("user".to_owned(), user);
    object.insert("context".to_owned(), json!(2));
    object.insert(
        "authorizing_integration_owners".to_owned(),
        json!({"1": ALICE.to_string()}),
    );
    interaction
}

/// In another language.
pub(crate) fn in_locale(mut interaction: Value, locale: &str) -> Value {
    interaction["locale"] = json!(locale);
    interaction
}

/// A message in the server's channel.
pub(crate) fn message(text: &str, author: u64) -> Value {
    static NEXT: AtomicU64 = AtomicU64::new(1_100_000_000_000_000_400);
    json!({
        "id": NEXT.fetch_add(1, Ordering::Relaxed).to_string(), "channel_id": CHANNEL, "author": user(author),
        "content": text, "timestamp": "2026-01-02T03:04:05.000000+00:00",
        "edited_timestamp": null, "tts": false, "mention_everyone": false, "mentions": [],
        "mention_roles": [], "attachments": [], "embeds": [], "pinned": false, "type": 0,
        "flags": 0, "components": [],
    })
}

/// A message that mentions the bot.
pub(crate) fn mention(text: &str) -> Value {
    let mut message = message(&format!("<@{APPLICATION}> {text}"), ALICE);
    message["mentions"] = json!([user(APPLICATION)]);
    message["guild_id"] = json!(GUILD);
    message
}

/// A direct message to the bot.
pub(crate) fn direct(text: &str) -> Value {
    message(text, ALICE)
}
