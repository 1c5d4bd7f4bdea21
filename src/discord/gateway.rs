//! The gateway: serenity keeps the websocket alive (heartbeats, resume, reconnect), `tap` hears
//! interactions and messages, and answers go out through [`Rest`].
//!
//! The shard manager is built here and not by serenity's client, because the client dials Discord's
//! public gateway when `GET /gateway` fails, wherever it was told to go.

use std::collections::HashSet;
use std::ops::Range;
use std::str::FromStr;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use reqwest::Method;
use serenity::all::{
    ConnectionStage, Context, EventHandler, GatewayError, GatewayIntents, HttpBuilder, Ready,
    ShardId, ShardManager, ShardManagerOptions, ShardStageUpdateEvent,
};
use tokio::sync::{Mutex, OwnedSemaphorePermit};

use super::Bot;
use super::body::Body;
use super::door::{Late, Outcome, PATIENCE, Undelivered, answer, count_from_nothing, deliver};
use super::interaction::Interaction;
use super::limits::CALLBACK_SECONDS;
use super::mention::{self, Said};
use super::rest::{Rest, RestError};
use super::tap::{self, Heard};
use crate::ops::health::Readiness;
use crate::ops::inflight::InFlight;
use crate::ops::metrics::UNDELIVERED;
use crate::ops::shutdown::Shutdown;

/// Messages are received for mentions and direct messages only; Discord sends the text of those
/// without the privileged intent.
const INTENTS: GatewayIntents =
    GatewayIntents::GUILD_MESSAGES.union(GatewayIntents::DIRECT_MESSAGES);

/// Its name in the metrics.
const DOOR: &str = "gateway";

/// Which shards this process runs, of how many: `0..4/16`, the end excluded, or `2/16` for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shards {
    /// The shards of this process.
    pub own: Range<u32>,
    /// All shards.
    pub total: u32,
}

impl FromStr for Shards {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text:?} is no range of shards; write 0..4/16 or 2/16");
        let (own, total) = text.split_once('/').ok_or_else(wrong)?;
        let number = |text: &str| text.trim().parse::<u32>().map_err(|_| wrong());
        let total = number(total)?;
        let own = match own.split_once("..") {
            Some((from, to)) => number(from)?..number(to)?,
            None => number(own)?..number(own)?.saturating_add(1),
        };
        if own.is_empty() || own.end > total {
            Err(wrong())
        } else {
            Ok(Self { own, total })
        }
    }
}

/// The gateway cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum GatewayFailure {
    /// Discord did not say where its gateway is.
    #[error("the gateway's address is not known: {0}")]
    Address(#[from] RestError),
    /// The answer had no address in it.
    #[error("the answer of GET /gateway/bot has no url; is DISCORD_API the address of a Discord?")]
    NoAddress,
    /// Events cannot be listened to.
    #[error("the gateway cannot be listened to: {0}")]
    Tap(#[from] std::io::Error),
    /// Discord closed the connection for good.
    #[error("Discord closed the gateway for good: {0}; check DISCORD_TOKEN and the bot's intents")]
    Closed(GatewayError),
}

/// What the gateway needs.
pub struct Gateway {
    /// The bot.
    pub bot: Arc<Bot>,
    /// Discord's REST interface.
    pub rest: Arc<Rest>,
    /// The bot's token; serenity identifies with it.
    pub token: String,
    /// The shards to run; `None` leaves their number to Discord.
    pub shards: Option<Shards>,
    /// What is being worked on.
    pub inflight: InFlight,
    /// Open while a shard is connected.
    pub readiness: Readiness,
}

/// Runs the gateway until the stop.
///
/// # Errors
/// The gateway cannot be found, or Discord closed it for good.
pub async fn run(gateway: Gateway, stop: Shutdown) -> Result<(), GatewayFailure> {
    count_from_nothing(DOOR);
    let (url, advised) = address(&gateway.rest).await?;
    let shards = gateway.shards.unwrap_or(Shards {
        own: 0..advised,
        total: advised,
    });
    let answering = Answering {
        bot: gateway.bot,
        rest: gateway.rest,
        inflight: gateway.inflight,
    };
    let hear = move |heard| answering.clone().heard(heard);
    let (url, listening) = tap::open(&url, hear).await?;
    let handler = Arc::new(Handler {
        readiness: gateway.readiness,
        connected: std::sync::Mutex::default(),
    });
    let (manager, mut ended) = ShardManager::new(ShardManagerOptions {
        data: Arc::default(),
        event_handlers: vec![handler],
        raw_event_handlers: Vec::new(),
        shard_index: shards.own.start,
        shard_init: shards.own.end - shards.own.start,
        shard_total: shards.total,
        ws_url: Arc::new(Mutex::new(url)),
        // Only its token is used, to identify.
        http: Arc::new(
            HttpBuilder::new(&gateway.token)
                .ratelimiter_disabled(true)
                .build(),
        ),
        intents: INTENTS,
        presence: None,
    });
    // Only queues the shards; it cannot fail.
    let _ = manager.initialize();
    let end = tokio::select! {
        () = stop.begun() => {
            manager.shutdown_all().await;
            Ok(())
        }
        end = futures::StreamExt::next(&mut ended) => match end {
            Some(Err(error)) => Err(GatewayFailure::Closed(error)),
            _ => Ok(()),
        },
    };
    listening.abort();
    end
}

/// Where the gateway is, and how many shards Discord advises.
async fn address(rest: &Rest) -> Result<(String, u32), GatewayFailure> {
    let about = rest.request(Method::GET, "/gateway/bot", None).await?;
    let url = about.get("url").and_then(serde_json::Value::as_str);
    let url = url.ok_or(GatewayFailure::NoAddress)?.to_owned();
    let advised = about.get("shards").and_then(serde_json::Value::as_u64);
    let advised = u32::try_from(advised.unwrap_or(1)).unwrap_or(1);
    Ok((url, advised.max(1)))
}

/// What serenity tells of its connection.
struct Handler {
    readiness: Readiness,
    /// The shards that are connected.
    connected: std::sync::Mutex<HashSet<ShardId>>,
}

#[serenity::async_trait]
impl EventHandler for Handler {
    async fn ready(&self, context: Context, ready: Ready) {
        self.is_connected(context.shard_id, true);
        tracing::info!(servers = ready.guilds.len(), "connected to the gateway");
    }

    async fn shard_stage_update(&self, _: Context, event: ShardStageUpdateEvent) {
        self.is_connected(event.shard_id, event.new == ConnectionStage::Connected);
        tracing::info!(
            shard = event.shard_id.0,
            "gateway: {} after {}",
            event.new,
            event.old
        );
    }
}

impl Handler {
    /// One shard that reconnects makes the others no less ready.
    fn is_connected(&self, shard: ShardId, now: bool) {
        let connected = self.connected.lock();
        let mut connected = connected.unwrap_or_else(PoisonError::into_inner);
        if now && connected.insert(shard) {
            self.readiness.open();
        } else if !now && connected.remove(&shard) {
            self.readiness.close();
        }
    }
}

/// What answers the events.
#[derive(Clone)]
struct Answering {
    bot: Arc<Bot>,
    rest: Arc<Rest>,
    inflight: InFlight,
}

impl Answering {
    fn heard(self, heard: Heard) {
        match heard {
            Heard::Ready(user) => self.bot.set_user(user),
            Heard::Interaction(interaction) => {
                tokio::spawn(async move { self.interaction(interaction).await });
            }
            Heard::Message(said) => {
                tokio::spawn(async move { self.message(&said).await });
            }
        }
    }

    async fn interaction(&self, interaction: Interaction) {
        let Some(_permit) = self.begin().await else {
            return;
        };
        let (id, application) = (interaction.id, interaction.application);
        let token = interaction.token.clone();
        let outcome = answer(&self.bot, interaction, DOOR, PATIENCE).await;
        let sent = match outcome {
            Outcome::Now(callback) => self
                .rest
                .callback(id, &token, callback)
                .await
                .map_err(Into::into),
            Outcome::Later(callback, work) => {
                self.later(id, application, &token, callback, work).await
            }
        };
        if let Err(error) = sent {
            metrics::counter!(UNDELIVERED).increment(1);
            tracing::warn!(interaction = id, %error, "an answer was not delivered");
        }
    }

    async fn message(&self, said: &Said) {
        let Some(question) = said.question(self.bot.user()) else {
            return;
        };
        let Some(_permit) = self.begin().await else {
            return;
        };
        let body = mention::reply(&self.bot, said, &question).await;
        let (channel, asked) = (said.channel(), said.id());
        if let Err(error) = self.rest.message(channel, asked, body).await {
            metrics::counter!(UNDELIVERED).increment(1);
            tracing::warn!(%error, "an answer to a message was not delivered");
        }
    }

    /// Room for one more piece of work; `None` if there is none while Discord would still take the
    /// answer, or the service is stopping.
    async fn begin(&self) -> Option<OwnedSemaphorePermit> {
        let patience = Duration::from_secs(CALLBACK_SECONDS);
        let permit = self.inflight.enter_within(patience).await;
        if permit.is_none() {
            metrics::counter!(UNDELIVERED).increment(1);
        }
        permit
    }

    async fn later(
        &self,
        id: u64,
        application: u64,
        token: &str,
        callback: Body,
        work: tokio::task::JoinHandle<Late>,
    ) -> Result<(), Undelivered> {
        self.rest.callback(id, token, callback).await?;
        deliver(&self.rest, application, token, work).await
    }
}

#[cfg(test)]
mod tests {
    use super::Shards;

    #[test]
    fn shards_are_written_as_a_range_of_a_total() {
        let shards = |text: &str| text.parse::<Shards>().ok().map(|s| (s.own, s.total));
        assert_eq!(shards("0..4/16"), Some((0..4, 16)));
        assert_eq!(shards("15/16"), Some((15..16, 16)));
        for wrong in ["", "4", "4..4/16", "0..17/16", "a/2", "3/3", "5..2/9"] {
            assert_eq!(shards(wrong), None, "{wrong}");
        }
    }
}
