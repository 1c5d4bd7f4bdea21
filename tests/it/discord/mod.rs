//! The bot in Discord: its doors against a stand-in, and what each command shows.

mod browser;
mod browser_manners;
mod buttons;
mod claims;
pub(crate) mod commands;
mod completions;
mod data;
mod door;
mod downloads;
mod endpoint;
mod gateway;
mod ids;
mod isolation;
mod limits;
pub(crate) mod make;
mod options;
mod pictures;
mod plain;
mod playground;
mod references;
pub(crate) mod standin;

use std::sync::Arc;

use serde_json::Value;
use youcheng::discord::Bot;
use youcheng::discord::door::{Outcome, answer};
use youcheng::discord::interaction::Interaction;

/// A bot over the shipped facts, without limits.
async fn bot() -> Arc<Bot> {
    Arc::new(Bot::new(crate::support::engine().await, 0))
}

/// What the handler answers to an interaction's JSON.
pub(crate) async fn respond(bot: &Arc<Bot>, interaction: &Value) -> Value {
    let interaction = Interaction::from_json(interaction.to_string().as_bytes()).unwrap();
    let patience = std::time::Duration::from_secs(60);
    match answer(bot, interaction, "test", patience).await {
        Outcome::Now(callback) => serde_json::from_slice(&callback.json).unwrap(),
        Outcome::Later(..) => panic!("an answer took a minute"),
    }
}

/// The buttons and menus of a callback, in order.
pub(crate) fn components(callback: &Value) -> Vec<Value> {
    let rows = callback["data"]["components"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    rows.iter()
        .flat_map(|row| row["components"].as_array().cloned().unwrap_or_default())
        .collect()
}

/// The identifier of the button with this label.
pub(crate) fn button(callback: &Value, label: &str) -> String {
    let components = components(callback);
    let found = components.iter().find(|button| button["label"] == label);
    let id = found.and_then(|button| button["custom_id"].as_str());
    id.unwrap_or_else(|| panic!("no button {label:?} among {components:?}"))
        .to_owned()
}
