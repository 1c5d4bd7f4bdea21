//! What Discord says over the gateway, read by the same eyes as at the other doors.
//!
//! serenity keeps the connection (it identifies, beats, resumes), but hands events over in types of its
//! own: one with a field that it does not expect is lost without a word, the texts of newer forms too,
//! and reading a whole message for the few fields in use takes longer than answering it. So serenity
//! dials a listener of this process. It passes everything on between serenity and Discord but
//! interactions and messages, which go to the bot as they are.
//!
//! As serenity does not see those, the numbers by which it would beat and resume fall behind; they are
//! put right on their way out.

use std::borrow::Cow;
use std::collections::{HashSet, VecDeque};
use std::io::Read as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures::{SinkExt as _, StreamExt as _};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

use super::interaction::{Interaction, Snowflake};
use super::mention::Said;

/// The version of the gateway that serenity speaks.
const VERSION: u8 = 10;
/// So many sessions are remembered: more than one process has shards.
const SESSIONS: usize = 256;
/// So many events are remembered: after a resume Discord sends again what it is not sure of.
const EVENTS: usize = 8_192;
/// After a connection that could not be taken.
const BETWEEN_TRIES: Duration = Duration::from_millis(200);
/// A compressed frame never becomes longer than this.
const LONGEST_FRAME: u64 = 64 << 20;

/// An event for the bot.
#[derive(Debug)]
pub(super) enum Heard {
    /// The bot is connected; its user has this number. What comes later may mention it.
    Ready(u64),
    /// Somebody used a command, a button or a form.
    Interaction(Interaction),
    /// Somebody wrote.
    Message(Said),
}

/// Listens for serenity and passes on between it and Discord's gateway at `upstream`; `hear` is told
/// of the events. Gives the address for serenity, and the task that listens.
///
/// # Errors
/// `upstream` is no address, or no port of this machine can be listened on.
pub(super) async fn open(
    upstream: &str,
    hear: impl Fn(Heard) + Clone + Send + Sync + 'static,
) -> std::io::Result<(String, JoinHandle<()>)> {
    let wrong = |error| std::io::Error::new(std::io::ErrorKind::InvalidInput, error);
    let upstream = format!("{upstream}?v={VERSION}&encoding=json");
    let upstream = reqwest::Url::parse(&upstream).map_err(wrong)?;
    let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await?;
    let address = format!("ws://{}/", listener.local_addr()?);
    let tap = Arc::new(Tap {
        upstream,
        sessions: Mutex::default(),
        events: Mutex::default(),
    });
    let listening = tokio::spawn(async move {
        loop {
            let stream = match listener.accept().await {
                Ok((stream, _)) => stream,
                Err(error) => {
                    // Too many open files, most likely: serenity dials again.
                    tracing::warn!(%error, "the gateway's connection was not taken");
                    tokio::time::sleep(BETWEEN_TRIES).await;
                    continue;
                }
            };
            let (tap, hear) = (Arc::clone(&tap), hear.clone());
            tokio::spawn(async move {
                if let Err(error) = tap.pass_on(stream, hear).await {
                    tracing::info!(%error, "the gateway's connection broke off");
                }
            });
        }
    });
    Ok((address, listening))
}

struct Tap {
    upstream: reqwest::Url,
    /// The sessions and the number of the last event of each, the newest last.
    sessions: Mutex<VecDeque<(String, Arc<AtomicU64>)>>,
    events: Mutex<Events>,
}

/// The events that were heard last.
#[derive(Default)]
struct Events {
    known: HashSet<u64>,
    order: VecDeque<u64>,
}

/// A frame from Discord.
#[derive(Deserialize)]
struct Frame<'f> {
    op: u8,
    s: Option<u64>,
    #[serde(borrow)]
    t: Option<Cow<'f, str>>,
    #[serde(borrow)]
    d: Option<&'f RawValue>,
}

/// What is used of the first event of a session.
#[derive(Deserialize)]
struct Ready {
    session_id: String,
    user: ReadyUser,
}

#[derive(Deserialize)]
struct ReadyUser {
    id: Snowflake,
}

/// Kinds of frames. <https://discord.com/developers/docs/topics/opcodes-and-status-codes>
const DISPATCH: u8 = 0;
const HEARTBEAT: u64 = 1;
const RESUME: u64 = 6;

type Discord = WebSocketStream<MaybeTlsStream<TcpStream>>;

impl Tap {
    /// Passes on until either side ends. Discord is dialled first, so that serenity sees when it cannot be
    /// reached.
    async fn pass_on(&self, stream: TcpStream, hear: impl Fn(Heard)) -> Result<(), Error> {
        stream.set_nodelay(true)?;
        let (mut discord, _): (Discord, _) =
            tokio_tungstenite::connect_async(self.upstream.as_str()).await?;
        let mut serenity = tokio_tungstenite::accept_async(stream).await?;
        let mut last = Arc::new(AtomicU64::new(0));
        loop {
            tokio::select! {
                frame = discord.next() => {
                    let Some(frame) = frame.transpose()? else { return Ok(()) };
                    let ends = frame.is_close();
                    if self.is_for_serenity(&frame, &mut last, &hear) {
                        serenity.send(frame).await?;
                    }
                    if ends {
                        return Ok(());
                    }
                }
                frame = serenity.next() => {
                    let Some(frame) = frame.transpose()? else { return Ok(()) };
                    discord.send(self.put_right(frame, &mut last)).await?;
                }
            }
        }
    }

    /// Reads a frame of Discord's: is it one for serenity?
    fn is_for_serenity(
        &self,
        frame: &Message,
        last: &mut Arc<AtomicU64>,
        hear: impl Fn(Heard),
    ) -> bool {
        let text = match frame {
            Message::Text(text) => Cow::Borrowed(text.as_str()),
            Message::Binary(bytes) => match inflated(bytes) {
                Ok(text) => Cow::Owned(text),
                Err(_) => return true,
            },
            Message::Close(_) => return true,
            // Each connection has its own.
            _ => return false,
        };
        let Ok(Frame {
            op: DISPATCH,
            s,
            t: Some(kind),
            d: Some(data),
        }) = serde_json::from_str(&text)
        else {
            return true;
        };
        if kind == "READY"
            && let Ok(ready) = serde_json::from_str::<Ready>(data.get())
        {
            hear(Heard::Ready(ready.user.id.0));
            *last = self.begin(ready.session_id);
        }
        last.fetch_max(s.unwrap_or(0), Ordering::Relaxed);
        let data = data.get().as_bytes();
        let heard = match &*kind {
            "INTERACTION_CREATE" => {
                Interaction::from_json(data).map(|done| (done.id, Heard::Interaction(done)))
            }
            "MESSAGE_CREATE" => Said::from_json(data).map(|said| (said.id(), Heard::Message(said))),
            _ => return true,
        };
        match heard {
            Ok((id, heard)) if self.is_new(id) => hear(heard),
            Ok(_) => tracing::debug!(%kind, "an event came again"),
            Err(error) => tracing::warn!(%kind, %error, "an event cannot be read"),
        }
        false
    }

    /// A new session: its events are counted from the start.
    fn begin(&self, session: String) -> Arc<AtomicU64> {
        let last = Arc::new(AtomicU64::new(0));
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        sessions.push_back((session, Arc::clone(&last)));
        if sessions.len() > SESSIONS {
            sessions.pop_front();
        }
        last
    }

    /// Puts the number of the last event into a heartbeat, and into what resumes a session.
    fn put_right(&self, frame: Message, last: &mut Arc<AtomicU64>) -> Message {
        let Message::Text(text) = &frame else {
            return frame;
        };
        let Ok(mut sent) = serde_json::from_str::<Value>(text) else {
            return frame;
        };
        match sent["op"].as_u64() {
            Some(HEARTBEAT) if sent["d"].is_u64() => {
                sent["d"] = last.load(Ordering::Relaxed).into();
            }
            Some(RESUME) => {
                let sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
                let known = sessions
                    .iter()
                    .find(|(id, _)| sent["d"]["session_id"] == id.as_str());
                let Some((_, count)) = known else {
                    return frame;
                };
                *last = Arc::clone(count);
                sent["d"]["seq"] = last.load(Ordering::Relaxed).into();
            }
            _ => return frame,
        }
        Message::Text(sent.to_string())
    }

    /// Has this event not been heard before?
    fn is_new(&self, id: u64) -> bool {
        let mut events = self.events.lock().unwrap_or_else(PoisonError::into_inner);
        if !events.known.insert(id) {
            return false;
        }
        events.order.push_back(id);
        if events.order.len() > EVENTS
            && let Some(oldest) = events.order.pop_front()
        {
            events.known.remove(&oldest);
        }
        true
    }
}

/// The text of a frame that Discord has compressed.
fn inflated(bytes: &[u8]) -> std::io::Result<String> {
    let mut text = String::new();
    let reader = flate2::read::ZlibDecoder::new(bytes);
    reader.take(LONGEST_FRAME).read_to_string(&mut text)?;
    Ok(text)
}
