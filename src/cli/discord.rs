//! What `serve` and `register` have in common: where Discord is and who we are there.

use crate::config::Secret;
use crate::discord::register::{Difference, application};
use crate::discord::rest::Rest;

/// Settings of the bot's application.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Discord {
    /// The bot's token; without it there is no gateway.
    #[arg(
        long,
        env = "DISCORD_TOKEN",
        hide_env_values = true,
        value_name = "TOKEN"
    )]
    token: Option<Secret>,

    /// A file with the token, instead of the token itself.
    #[arg(
        long,
        env = "DISCORD_TOKEN_FILE",
        value_name = "FILE",
        value_parser = Secret::from_file
    )]
    token_file: Option<Secret>,

    /// The application's id; asked of Discord where it is not given.
    #[arg(long, env = "DISCORD_APPLICATION_ID", value_name = "ID")]
    application_id: Option<u64>,

    /// Another Discord, such as a stand-in for tests (`http://127.0.0.1:8000`)
    #[arg(long, env = "DISCORD_API", value_name = "URL")]
    api: Option<String>,
}

impl Discord {
    /// The token; blank counts as none.
    pub(super) fn token(&self) -> Option<&str> {
        let token = self.token.as_ref().and_then(Secret::expose);
        token.or_else(|| self.token_file.as_ref().and_then(Secret::expose))
    }

    /// Is it another Discord than the real one?
    pub(super) fn is_elsewhere(&self) -> bool {
        self.api.is_some()
    }

    /// Discord's REST interface. Without a token only interactions can be answered.
    pub(super) fn rest(&self) -> anyhow::Result<Rest> {
        Ok(Rest::new(
            self.token().unwrap_or_default(),
            self.api.as_deref(),
        )?)
    }

    /// The application's id, from the settings or from Discord.
    pub(super) async fn application(&self, rest: &Rest) -> anyhow::Result<u64> {
        match self.application_id {
            Some(id) => Ok(id),
            None => Ok(application(rest).await?),
        }
    }
}

/// A difference as lines for people.
pub(super) fn lines(difference: &Difference) -> Vec<String> {
    let parts = [
        ("+", &difference.added),
        ("~", &difference.changed),
        ("-", &difference.removed),
        ("=", &difference.same),
    ];
    parts
        .iter()
        .flat_map(|(mark, names)| names.iter().map(move |name| format!("{mark} {name}")))
        .collect()
}
