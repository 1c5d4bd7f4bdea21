//! A stand-in for Discord: REST and gateway on 127.0.0.1, on ports that the system chooses.
//!
//! It keeps what the bot sends and can be told to fail: refuse requests with 429 or 5xx, answer
//! slowly, break a connection, drop the socket, ask for a reconnect, end the session. Like Discord it takes one
//! callback for each interaction, and none that comes too late.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, broadcast};
use tokio_tungstenite::tungstenite::Message;

pub(crate) const TOKEN: &str = "standin.token.secret";
pub(crate) const APPLICATION: u64 = 1_100_000_000_000_000_001;

/// A request that the bot made.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) body: Value,
    /// The files that came with it, by name.
    pub(crate) files: Vec<(String, Vec<u8>)>,
}

/// In place of a status: the connection breaks before the request is taken, or after it.
pub(crate) const BROKEN: u16 = 0;
pub(crate) const BROKEN_AFTER: u16 = 1;

/// How the next request to a path that contains `path` is answered instead.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) path: &'static str,
    pub(crate) status: u16,
    pub(crate) retry_after: f64,
}

/// What the gateway is told to do.
#[derive(Clone, Debug)]
enum Order {
    Dispatch,
    Drop,
    Reconnect,
    InvalidSession { resumable: bool },
}

pub(crate) struct Standin {
    pub(crate) api: String,
    gateway: String,
    sent: Mutex<Vec<Sent>>,
    faults: Mutex<VecDeque<Fault>>,
    delay: Mutex<Duration>,
    /// How long an interaction can be answered.
    window: Mutex<Duration>,
    /// When each interaction was sent, and which have been answered.
    begun: Mutex<HashMap<String, Instant>>,
    acknowledged: Mutex<HashSet<String>>,
    /// The codes with which callbacks were refused.
    refused: Mutex<Vec<(String, u64)>>,
    commands: Mutex<Value>,
    /// Events of the session, in order; a resume gets those after its sequence number.
    events: Mutex<Vec<(String, Value)>>,
    orders: broadcast::Sender<Order>,
    changed: Notify,
    next_id: AtomicU64,
    pub(crate) identified: AtomicUsize,
    pub(crate) resumed: AtomicUsize,
}

impl Standin {
    pub(crate) async fn start() -> Arc<Self> {
        let rest = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let standin = Arc::new(Self {
            api: format!("http://{}", rest.local_addr().unwrap()),
            gateway: format!("ws://{}", socket.local_addr().unwrap()),
            sent: Mutex::default(),
            faults: Mutex::default(),
            delay: Mutex::default(),
            // A busy machine may take longer than Discord allows.
            window: Mutex::new(Duration::from_secs(60)),
            begun: Mutex::default(),
            acknowledged: Mutex::default(),
            refused: Mutex::default(),
            commands: Mutex::new(json!([])),
            events: Mutex::default(),
            orders: broadcast::Sender::new(64),
            changed: Notify::new(),
            next_id: AtomicU64::new(1_200_000_000_000_000_000),
            identified: AtomicUsize::new(0),
            resumed: AtomicUsize::new(0),
        });
        let routes = Router::new()
            .route("/{*path}", any(request))
            .with_state(Arc::clone(&standin));
        tokio::spawn(async move { axum::serve(rest, routes).await });
        let accepting = Arc::clone(&standin);
        tokio::spawn(async move {
            while let Ok((stream, _)) = socket.accept().await {
                tokio::spawn(Arc::clone(&accepting).shard(stream));
            }
        });
        standin
    }

    pub(crate) fn fault(&self, path: &'static str, status: u16, retry_after: f64) {
        self.faults.lock().unwrap().push_back(Fault {
            path,
            status,
            retry_after,
        });
    }

    pub(crate) fn slow(&self, delay: Duration) {
        *self.delay.lock().unwrap() = delay;
    }

    /// Answers that come later than this are refused.
    pub(crate) fn closes_after(&self, window: Duration) {
        *self.window.lock().unwrap() = window;
    }

    /// The codes with which callbacks to the interaction were refused.
    pub(crate) fn refused(&self, id: u64) -> Vec<u64> {
        let refused = self.refused.lock().unwrap();
        let of_id = refused.iter().filter(|(of, _)| *of == id.to_string());
        of_id.map(|(_, code)| *code).collect()
    }

    /// Takes a callback, or says with which status and code Discord refuses it.
    fn acknowledge(&self, path: &str) -> Result<(), (u16, u64)> {
        let Some(rest) = path.strip_prefix("/interactions/") else {
            return Ok(());
        };
        let id = rest.split('/').next().unwrap_or_default().to_owned();
        let begun = self.begun.lock().unwrap().get(&id).copied();
        let late = begun.is_some_and(|begun| begun.elapsed() > *self.window.lock().unwrap());
        let refusal = if late {
            (404, 10_062)
        } else if self.acknowledged.lock().unwrap().insert(id.clone()) {
            return Ok(());
        } else {
            (400, 40_060)
        };
        self.refused.lock().unwrap().push((id, refusal.1));
        self.changed.notify_waiters();
        Err(refusal)
    }

    pub(crate) fn new_id(&self) -> u64 {
        self.next_id.fetch_add(1, Ordering::Relaxed)
    }

    /// Sends an event to the bot, or keeps it for the resume.
    pub(crate) fn dispatch(&self, event: &str, data: Value) {
        if let (true, Some(id)) = (event == "INTERACTION_CREATE", data["id"].as_str()) {
            let mut begun = self.begun.lock().unwrap();
            begun.entry(id.to_owned()).or_insert_with(Instant::now);
        }
        self.events.lock().unwrap().push((event.to_owned(), data));
        let _ = self.orders.send(Order::Dispatch);
    }

    pub(crate) fn drop_socket(&self) {
        let _ = self.orders.send(Order::Drop);
    }

    pub(crate) fn reconnect(&self) {
        let _ = self.orders.send(Order::Reconnect);
    }

    pub(crate) fn invalid_session(&self) {
        let _ = self.orders.send(Order::InvalidSession { resumable: false });
    }

    /// The session is invalid for now and may be resumed.
    pub(crate) fn resumable_session(&self) {
        let _ = self.orders.send(Order::InvalidSession { resumable: true });
    }

    /// All requests whose path contains `path`.
    pub(crate) fn sent(&self, path: &str) -> Vec<Sent> {
        let sent = self.sent.lock().unwrap();
        sent.iter()
            .filter(|sent| sent.path.contains(path))
            .cloned()
            .collect()
    }

    /// Waits until `test` holds; it is tried after each change.
    pub(crate) async fn until(&self, what: &str, test: impl Fn(&Self) -> bool) {
        let wait = async {
            loop {
                let changed = self.changed.notified();
                if test(self) {
                    return;
                }
                let _ = tokio::time::timeout(Duration::from_millis(50), changed).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(60), wait)
            .await
            .unwrap_or_else(|_| panic!("waited a minute for: {what}"));
    }

    /// The callback of an interaction, as soon as there is one.
    pub(crate) async fn callback(&self, id: u64) -> Value {
        let path = format!("/interactions/{id}/");
        self.until(&path, |standin| !standin.sent(&path).is_empty())
            .await;
        self.sent(&path)[0].body.clone()
    }

    async fn shard(self: Arc<Self>, stream: TcpStream) {
        let Ok(mut socket) = tokio_tungstenite::accept_async(stream).await else {
            return;
        };
        let mut orders = self.orders.subscribe();
        let hello = json!({"op": 10, "d": {"heartbeat_interval": 41_250}, "s": null, "t": null});
        if socket.send(Message::Text(hello.to_string())).await.is_err() {
            return;
        }
        let mut told = None;
        loop {
            if let Some(from) = told {
                let events = self.events.lock().unwrap()[from..].to_vec();
                told = Some(from + events.len());
                for (at, (event, data)) in (from + 2..).zip(events) {
                    let event = json!({"op": 0, "t": event, "s": at, "d": data});
                    if socket.send(Message::Text(event.to_string())).await.is_err() {
                        return;
                    }
                }
            }
            tokio::select! {
                order = orders.recv(), if told.is_some() => match order {
                    Ok(Order::Drop) | Err(_) => return,
                    Ok(Order::Reconnect) => {
                        let _ = socket.send(op(7, &json!(null))).await;
                    }
                    Ok(Order::InvalidSession { resumable }) => {
                        if !resumable {
                            self.events.lock().unwrap().clear();
                        }
                        told = None;
                        let _ = socket.send(op(9, &json!(resumable))).await;
                    }
                    Ok(Order::Dispatch) => {}
                },
                message = socket.next() => {
                    let Some(Ok(message)) = message else { return };
                    let Message::Text(text) = message else { continue };
                    let message: Value = serde_json::from_str(&text).unwrap();
                    match message["op"].as_u64() {
                        Some(1) => { let _ = socket.send(op(11, &json!(null))).await; }
                        Some(2) => {
                            assert_eq!(message["d"]["token"], format!("Bot {TOKEN}"));
                            told = Some(0);
                            let _ = socket.send(Message::Text(self.ready().to_string())).await;
                            self.identified.fetch_add(1, Ordering::Relaxed);
                            self.changed.notify_waiters();
                        }
                        Some(6) => {
                            // READY was 1, so the first event is 2.
                            let seen = message["d"]["seq"].as_u64().unwrap();
                            told = Some(usize::try_from(seen).unwrap() - 1);
                            self.resumed.fetch_add(1, Ordering::Relaxed);
                            self.changed.notify_waiters();
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    fn ready(&self) -> Value {
        let user = json!({
            "id": APPLICATION.to_string(), "username": "youcheng", "discriminator": "0",
            "avatar": null, "bot": true, "verified": true, "mfa_enabled": false, "email": null,
            "flags": 0,
        });
        json!({"op": 0, "t": "READY", "s": 1, "d": {
            "v": 10, "user": user, "guilds": [], "session_id": "session", "shard": [0, 1],
            "resume_gateway_url": self.gateway,
            "application": {"id": APPLICATION.to_string(), "flags": 0},
        }})
    }

    fn answer(&self, method: &Method, path: &str, body: &Value) -> Value {
        match (method, path) {
            (&Method::GET, "/gateway/bot") => json!({
                "url": self.gateway, "shards": 1,
                "session_start_limit": {
                    "total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1,
                },
            }),
            (&Method::GET, "/applications/@me") => json!({"id": APPLICATION.to_string()}),
            (&Method::GET, path) if path.contains("/commands") => {
                // Discord takes permissions as a number and tells them as text.
                let mut commands = self.commands.lock().unwrap().clone();
                for command in commands.as_array_mut().unwrap() {
                    if let Some(bits) = command["default_member_permissions"].as_u64() {
                        command["default_member_permissions"] = json!(bits.to_string());
                    }
                }
                commands
            }
            (&Method::PUT, path) if path.contains("/commands") => {
                *self.commands.lock().unwrap() = body.clone();
                body.clone()
            }
            _ => json!({"id": self.new_id().to_string()}),
        }
    }
}

fn op(op: u8, data: &Value) -> Message {
    Message::Text(json!({"op": op, "d": data, "s": null, "t": null}).to_string())
}

async fn request(
    State(standin): State<Arc<Standin>>,
    Path(_): Path<String>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let path = uri
        .path()
        .strip_prefix("/api/v10")
        .unwrap_or(uri.path())
        .to_owned();
    let delay = *standin.delay.lock().unwrap();
    tokio::time::sleep(delay).await;
    let fault = {
        let mut faults = standin.faults.lock().unwrap();
        let at = faults.iter().position(|fault| path.contains(fault.path));
        at.and_then(|at| faults.remove(at))
    };
    // A connection ends with the task that serves it; nothing is printed.
    let broken = || std::panic::resume_unwind(Box::new("a broken connection"));
    let after = fault
        .as_ref()
        .is_some_and(|fault| fault.status == BROKEN_AFTER);
    if let Some(fault) = fault.filter(|_| !after) {
        if fault.status == BROKEN {
            broken();
        }
        let body = json!({"message": "no", "retry_after": fault.retry_after, "global": false});
        return (
            StatusCode::from_u16(fault.status).unwrap(),
            axum::Json(body),
        )
            .into_response();
    }
    let with_token = path.starts_with("/interactions") || path.starts_with("/webhooks");
    if !with_token
        && headers
            .get("authorization")
            .is_none_or(|token| token != &format!("Bot {TOKEN}"))
    {
        return (
            StatusCode::UNAUTHORIZED,
            axum::Json(json!({"message": "401: Unauthorized", "code": 0})),
        )
            .into_response();
    }
    if let Err((status, code)) = standin.acknowledge(&path) {
        let body = json!({"message": "no", "code": code});
        let status = StatusCode::from_u16(status).unwrap();
        return (status, axum::Json(body)).into_response();
    }
    let kind = headers
        .get("content-type")
        .map_or("", |kind| kind.to_str().unwrap());
    let (body, files) = parts(kind, &body);
    assert_backed(&body, &files);
    let answer = standin.answer(&method, &path, &body);
    standin.sent.lock().unwrap().push(Sent {
        method,
        path,
        body,
        files,
    });
    standin.changed.notify_waiters();
    if after {
        broken();
    }
    axum::Json(answer).into_response()
}

/// The JSON of a body, and its files by name.
pub(crate) fn parts(kind: &str, body: &[u8]) -> (Value, Vec<(String, Vec<u8>)>) {
    let Some(boundary) = kind.strip_prefix("multipart/form-data; boundary=") else {
        return (
            serde_json::from_slice(body).unwrap_or(Value::Null),
            Vec::new(),
        );
    };
    let line = format!("--{boundary}");
    let starts: Vec<usize> = body
        .windows(line.len())
        .enumerate()
        .filter(|(_, window)| *window == line.as_bytes())
        .map(|(at, _)| at)
        .collect();
    assert!(body[*starts.last().unwrap()..].ends_with(format!("{line}--\r\n").as_bytes()));
    let (mut json, mut files) = (Value::Null, Vec::new());
    for ends in starts.windows(2) {
        // Between two boundaries: a line break, the head, an empty line, the content, a line break.
        let part = &body[ends[0] + line.len() + 2..ends[1] - 2];
        let head = part
            .windows(4)
            .position(|window| window == b"\r\n\r\n")
            .unwrap();
        let content = &part[head + 4..];
        let head = std::str::from_utf8(&part[..head]).unwrap();
        let between = |from: &str| {
            let rest = head.split_once(from)?.1;
            Some(rest.split_once('"')?.0.to_owned())
        };
        match between("name=\"").as_deref() {
            Some("payload_json") => json = serde_json::from_slice(content).unwrap(),
            Some(name) => {
                assert_eq!(
                    name,
                    format!("files[{}]", files.len()),
                    "files are numbered"
                );
                files.push((between("filename=\"").unwrap(), content.to_vec()));
            }
            None => panic!("a part without a name: {head}"),
        }
    }
    (json, files)
}

/// Every attachment of a message has a file of its name, and the other way round.
pub(crate) fn assert_backed(body: &Value, files: &[(String, Vec<u8>)]) {
    let message = if body["data"].is_object() {
        &body["data"]
    } else {
        body
    };
    let named = message["attachments"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    assert_eq!(named.len(), files.len(), "files and attachments of {body}");
    for attachment in named {
        let at: usize = attachment["id"].as_str().unwrap().parse().unwrap();
        assert_eq!(attachment["filename"], files[at].0.as_str());
        let is_picture = files[at].1.starts_with(b"\x89PNG\r\n\x1a\n");
        assert_eq!(is_picture, files[at].0.ends_with(".png"), "{}", files[at].0);
    }
}
