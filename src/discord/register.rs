//! Telling Discord which commands there are.

use bytes::Bytes;
use reqwest::Method;
use serde_json::Value;

use super::commands;
use super::rest::{Rest, RestError};

/// What a registration changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Commands that Discord did not have.
    pub added: Vec<String>,
    /// Commands that were otherwise.
    pub changed: Vec<String>,
    /// Commands that there are no more.
    pub removed: Vec<String>,
    /// Commands that stay as they are.
    pub same: Vec<String>,
}

/// The registration failed.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// Discord refused.
    #[error(transparent)]
    Rest(#[from] RestError),
    /// Discord's list of commands is no list.
    #[error("Discord's list of commands cannot be read; is DISCORD_API the address of a Discord?")]
    NoList,
    /// The commands cannot be written down.
    #[error("the commands cannot be written as JSON: {0}; this is a defect, please report it")]
    Json(#[from] serde_json::Error),
}

/// The application of the bot's token.
///
/// # Errors
/// Discord refused, or told no id.
pub async fn application(rest: &Rest) -> Result<u64, RegisterError> {
    let about = rest.request(Method::GET, "/applications/@me", None).await?;
    let id = about
        .get("id")
        .and_then(Value::as_str)
        .and_then(|id| id.parse().ok());
    id.ok_or(RegisterError::NoList)
}

/// Replaces all commands of the application (those of one server if `guild` is given) by
/// [`commands::all`], unless they are the same already; says what is different. With `dry` nothing
/// is changed.
///
/// # Errors
/// Discord refused.
pub async fn register(
    rest: &Rest,
    application: u64,
    guild: Option<u64>,
    dry: bool,
) -> Result<Difference, RegisterError> {
    let place = guild
        .map(|guild| format!("/guilds/{guild}"))
        .unwrap_or_default();
    let path = format!("/applications/{application}{place}/commands");
    let localised = format!("{path}?with_localizations=true");
    let registered = rest.request(Method::GET, &localised, None).await?;
    let registered = registered.as_array().ok_or(RegisterError::NoList)?;
    let registered: Vec<Value> = registered.iter().cloned().map(as_taken).collect();
    let wanted: Vec<Value> = commands::all()
        .iter()
        .map(|command| serde_json::to_value(command).map(as_taken))
        .collect::<Result<_, _>>()?;
    let difference = difference(&registered, &wanted);
    if !dry && !difference.is_empty() {
        let body = Bytes::from(serde_json::to_vec(&wanted)?);
        rest.request(Method::PUT, &path, Some(body)).await?;
    }
    Ok(difference)
}

/// The command as Discord takes it: it tells permissions as text, and so serenity writes them, but
/// wants them as a number.
/// <https://github.com/discord/discord-api-spec>
fn as_taken(mut command: Value) -> Value {
    if let Some(permissions) = command.get_mut("default_member_permissions")
        && let Some(bits) = permissions
            .as_str()
            .and_then(|text| text.parse::<u64>().ok())
    {
        *permissions = bits.into();
    }
    command
}

impl Difference {
    /// Is there nothing to change?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }
}

fn difference(registered: &[Value], wanted: &[Value]) -> Difference {
    let mut difference = Difference::default();
    let name = |command: &Value| command["name"].as_str().unwrap_or_default().to_owned();
    for command in wanted {
        match registered
            .iter()
            .find(|other| is_same_command(other, command))
        {
            None => difference.added.push(name(command)),
            Some(other) if holds(other, command) => difference.same.push(name(command)),
            Some(_) => difference.changed.push(name(command)),
        }
    }
    difference.removed = registered
        .iter()
        .filter(|other| !wanted.iter().any(|command| is_same_command(other, command)))
        .map(name)
        .collect();
    difference
}

fn is_same_command(a: &Value, b: &Value) -> bool {
    let kind = |command: &Value| command["type"].as_u64().unwrap_or(1);
    a["name"] == b["name"] && kind(a) == kind(b)
}

/// Does `full` say all that `part` says? Discord adds fields of its own, and leaves out those that
/// have their usual value.
fn holds(full: &Value, part: &Value) -> bool {
    match (full, part) {
        (Value::Object(full), Value::Object(part)) => part.iter().all(|(key, part)| {
            full.get(key)
                .map_or_else(|| is_usual(part), |full| holds(full, part))
        }),
        (Value::Array(full), Value::Array(part)) => {
            full.len() == part.len() && full.iter().zip(part).all(|(full, part)| holds(full, part))
        }
        (full, part) => full == part || (is_usual(full) && is_usual(part)),
    }
}

fn is_usual(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::String(text) => text.is_empty(),
        Value::Bool(true) | Value::Number(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{as_taken, difference};

    #[test]
    fn permissions_go_out_as_a_number() {
        let told = json!({"name": "a", "default_member_permissions": "32"});
        let taken = json!({"name": "a", "default_member_permissions": 32});
        assert_eq!(as_taken(told), taken);
        assert_eq!(as_taken(taken.clone()), taken);
        assert_eq!(as_taken(json!({"name": "b"})), json!({"name": "b"}));
    }

    #[test]
    fn only_real_differences_are_told() {
        let wanted = [
            json!({"name": "a", "type": 1, "description": "x", "options": []}),
            json!({"name": "b", "type": 1, "description": "new"}),
            json!({"name": "c", "type": 3}),
        ];
        let registered = [
            json!({"id": "1", "name": "a", "type": 1, "description": "x", "nsfw": false}),
            json!({"id": "2", "name": "b", "type": 1, "description": "old"}),
            json!({"id": "3", "name": "c", "type": 1, "description": "another type"}),
        ];
        let found = difference(&registered, &wanted);
        assert_eq!(found.same, ["a"]);
        assert_eq!(found.changed, ["b"]);
        assert_eq!(found.added, ["c"]);
        assert_eq!(found.removed, ["c"]);
    }
}
