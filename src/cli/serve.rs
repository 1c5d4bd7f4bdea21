//! `youcheng serve`: opens the doors that the settings allow, and the playground without any.

use std::io::Write;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

use super::discord::{Discord, lines};
use super::home::Home;
use crate::answer::Engine;
use crate::discord::endpoint::Endpoint;
use crate::discord::gateway::{Gateway, Shards};
use crate::discord::register::register;
use crate::discord::rest::Rest;
use crate::discord::{Bot, Office, Reach, endpoint, gateway, playground};
use crate::ops::health::Readiness;
use crate::ops::inflight::InFlight;
use crate::ops::shutdown::{PATIENCE, Shutdown};
use crate::ops::{health, logs, metrics};

/// Questions a minute for each person.
const PER_MINUTE: u32 = 120;
/// Interactions that are worked on at a time; more wait.
const IN_FLIGHT: u32 = 4_096;
/// How often the store is looked at for changes by others: one read of one row, so that a change is
/// in the answers of every process within a second.
const REFRESH: Duration = Duration::from_millis(250);
/// Where the playground is.
const PLAYGROUND: &str = "127.0.0.1:8480";

/// Settings of the service.
#[derive(Debug, clap::Args)]
#[command(after_help = "Without a token and a public key only the playground is opened.")]
pub(super) struct Args {
    #[command(flatten)]
    discord: Discord,

    /// The application's public key; opens the signed HTTP endpoint.
    #[arg(long, env = "DISCORD_PUBLIC_KEY", value_name = "HEX")]
    public_key: Option<String>,

    /// Address of the signed HTTP endpoint.
    #[arg(
        long,
        env = "YOUCHENG_LISTEN",
        value_name = "ADDR",
        default_value = "127.0.0.1:8080"
    )]
    listen: SocketAddr,

    /// Address of /healthz, /readyz and /metrics.
    #[arg(long, env = "YOUCHENG_OPS_LISTEN", value_name = "ADDR")]
    ops_listen: Option<SocketAddr>,

    /// Open the playground, at this address if one is given.
    #[arg(long, value_name = "ADDR", num_args = 0..=1, default_missing_value = PLAYGROUND)]
    playground: Option<SocketAddr>,

    /// Shards of this process and of all, such as 0..4/16 [default: as many as Discord advises].
    #[arg(long, value_name = "RANGE/TOTAL")]
    shards: Option<Shards>,

    /// Do not register the commands at start.
    #[arg(long)]
    no_register: bool,

    /// Users who may change data from Discord wherever they are, besides those who may manage the
    /// server: their ids, with commas between.
    #[arg(
        long,
        env = "YOUCHENG_STAFF",
        value_name = "ID,…",
        value_delimiter = ','
    )]
    staff: Vec<u64>,

    /// Whose data `/data` changes: those of the server in which it is used, which are shown nowhere
    /// else, or those of all. With `all`, whoever may manage any server with this bot in it changes
    /// what all see.
    #[arg(long, env = "YOUCHENG_CHANGES", value_enum, default_value_t)]
    changes: Reach,

    /// Questions a minute for each person, 0 for any number [default: 120; 0 with --api].
    #[arg(long, env = "YOUCHENG_USER_RATE", value_name = "N")]
    user_rate: Option<u32>,
}

impl Args {
    /// The key, if there is one: settings that are there and empty say nothing.
    fn public_key(&self) -> Option<&str> {
        let key = self.public_key.as_deref().map(str::trim);
        key.filter(|key| !key.is_empty())
    }
}

/// Serves until SIGTERM or Ctrl-C.
pub(super) async fn run(home: &Home, args: Args) -> anyhow::Result<()> {
    logs::start();
    let counted = metrics::install().context("cannot start counting")?;
    let engine = Arc::new(super::engine(home).await?);
    let default_rate = if args.discord.is_elsewhere() {
        0
    } else {
        PER_MINUTE
    };
    let rest = Arc::new(args.discord.rest()?);
    let office = Office {
        staff: args.staff.clone(),
        reach: args.changes,
        rest: Some(Arc::clone(&rest)),
    };
    let bot = Bot::new(Arc::clone(&engine), args.user_rate.unwrap_or(default_rate));
    let bot = Arc::new(bot.with_office(office));
    // Before anybody is answered it must be known which servers have rows of their own.
    bot.refresh().await?;
    tokio::spawn(keep_fresh(engine, Arc::clone(&bot)));
    let service = Service {
        bot,
        rest,
        stop: Shutdown::default(),
        readiness: Readiness::default(),
        inflight: InFlight::new(IN_FLIGHT),
    };
    service
        .stop
        .on_signal()
        .context("cannot listen for signals")?;
    let mut doors = JoinSet::new();
    if let Some(address) = args.ops_listen {
        let listener = bind(address, "YOUCHENG_OPS_LISTEN").await?;
        let routes = health::router(service.readiness.clone(), Some(counted));
        let stop = service.stop.clone();
        doors.spawn(async move { Ok(health::serve(listener, routes, stop).await?) });
    }
    service.open(&args, &mut doors).await?;
    let ended = service.wait(&mut doors).await;
    let left = service.inflight.drain(PATIENCE).await;
    if left > 0 {
        tracing::warn!(left, "stopped with answers unfinished");
    }
    ended
}

/// What the doors share.
struct Service {
    bot: Arc<Bot>,
    rest: Arc<Rest>,
    stop: Shutdown,
    readiness: Readiness,
    inflight: InFlight,
}

impl Service {
    async fn open(
        &self,
        args: &Args,
        doors: &mut JoinSet<anyhow::Result<()>>,
    ) -> anyhow::Result<()> {
        let (bot, stop) = (Arc::clone(&self.bot), self.stop.clone());
        if let Some(token) = args.discord.token() {
            if !args.no_register {
                self.register(&args.discord).await?;
            }
            let gateway = Gateway {
                bot: Arc::clone(&bot),
                rest: Arc::clone(&self.rest),
                token: token.to_owned(),
                shards: args.shards.clone(),
                inflight: self.inflight.clone(),
                readiness: self.readiness.clone(),
            };
            let stop = stop.clone();
            doors.spawn(async move { Ok(gateway::run(gateway, stop).await?) });
        }
        if let Some(key) = args.public_key() {
            let rest = Arc::clone(&self.rest);
            let endpoint = Endpoint::new(Arc::clone(&bot), key, rest, self.inflight.clone())?;
            let listener = bind(args.listen, "YOUCHENG_LISTEN").await?;
            say(&format!(
                "signed endpoint: http://{}/interactions",
                listener.local_addr()?
            ));
            let (routes, stop) = (endpoint::router(Arc::new(endpoint)), stop.clone());
            doors.spawn(async move { Ok(endpoint::serve(listener, routes, stop).await?) });
            self.readiness.open();
        }
        let alone = args.discord.token().is_none() && args.public_key().is_none();
        if alone || args.playground.is_some() {
            let listener = playground_listener(args.playground).await?;
            say(&format!("playground: http://{}", listener.local_addr()?));
            say("Open it in a browser; Ctrl-C stops.");
            doors.spawn(async move { Ok(playground::serve(listener, bot, stop).await?) });
            self.readiness.open();
        }
        Ok(())
    }

    async fn register(&self, discord: &Discord) -> anyhow::Result<()> {
        let application = discord.application(&self.rest).await?;
        let difference = register(&self.rest, application, None, false).await?;
        if !difference.is_empty() {
            tracing::info!(
                commands = lines(&difference).join(", "),
                "commands registered"
            );
        }
        Ok(())
    }

    /// Waits for the stop; a door that fails stops all.
    async fn wait(&self, doors: &mut JoinSet<anyhow::Result<()>>) -> anyhow::Result<()> {
        let mut ended = Ok(());
        let mut late = Box::pin(async {
            self.stop.begun().await;
            self.readiness.stop();
            tokio::time::sleep(PATIENCE).await;
        });
        loop {
            tokio::select! {
                door = doors.join_next() => match door {
                    None => return ended,
                    Some(door) => {
                        let door = door.context("a door broke off").and_then(|door| door);
                        self.stop.begin();
                        ended = ended.and(door);
                    }
                },
                () = &mut late => return ended,
            }
        }
    }
}

/// Makes the documents ready, and reads the names anew when another process has changed the store.
async fn keep_fresh(engine: Arc<Engine>, bot: Arc<Bot>) {
    // The first question for a passage should not wait for the index.
    if let Err(error) = engine.library().await {
        tracing::warn!(%error, "the documents cannot be searched");
    }
    let mut every = tokio::time::interval(REFRESH);
    every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut failing = false;
    loop {
        every.tick().await;
        let refreshed = bot.refresh().await;
        // Said once, not with every look.
        if let (Err(error), false) = (&refreshed, failing) {
            tracing::warn!(%error, "the store cannot be looked at");
        }
        failing = refreshed.is_err();
    }
}

async fn bind(address: SocketAddr, setting: &str) -> anyhow::Result<TcpListener> {
    let bound = TcpListener::bind(address).await;
    bound.with_context(|| format!("cannot listen on {address}; choose another with {setting}"))
}

/// The address asked for; else the usual one, or any that is free.
async fn playground_listener(asked: Option<SocketAddr>) -> anyhow::Result<TcpListener> {
    if let Some(address) = asked {
        return bind(address, "--playground").await;
    }
    match TcpListener::bind(PLAYGROUND).await {
        Ok(listener) => Ok(listener),
        Err(_) => bind(SocketAddr::from(([127, 0, 0, 1], 0)), "--playground").await,
    }
}

/// A line for the person who started the service.
fn say(line: &str) {
    // Nobody may be reading; the service goes on.
    let _ = writeln!(std::io::stdout(), "{line}");
}
