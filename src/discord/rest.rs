//! Discord's REST interface, as far as the bot calls it.
//!
//! An own small client beside serenity's, for two reasons: serenity's ignores another address than
//! discord.com while its rate limiter is on and gives up on a 429 while it is off, and a callback,
//! serialised once, should go out without being looked at again. What is refused for now (429, 5xx,
//! a connection that broke) is tried again; waits that Discord asks for are kept.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use bytes::Bytes;
use reqwest::header::{
    AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER, USER_AGENT,
};
use reqwest::{Client, Method, Response, StatusCode};
use serde_json::Value;

use super::body::Body;
use super::limits::CALLBACK_SECONDS;
use crate::ops::metrics::REST_RETRIES;

/// Where Discord is.
pub(super) const DISCORD: &str = "https://discord.com";
/// <https://discord.com/developers/docs/reference#user-agent>
const AGENT: &str = concat!("DiscordBot (youcheng, ", env!("CARGO_PKG_VERSION"), ")");
/// An interaction has been answered before.
/// <https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes>
const ACKNOWLEDGED: u64 = 40_060;
/// The longest that a request other than a callback is tried.
const PATIENCE: Duration = Duration::from_secs(60);

/// Discord, reached with the bot's token.
#[derive(Debug)]
pub struct Rest {
    client: Client,
    /// Where Discord is, without the path of its interface.
    api: String,
    base: String,
    token: HeaderValue,
    /// Until when a kind of route must rest, because its allowance is used up.
    resting: Mutex<HashMap<String, Instant>>,
}

/// A request that failed for good. Never names the token, nor the address of an interaction, which
/// holds a token as well.
#[derive(Debug, thiserror::Error)]
pub enum RestError {
    /// The token cannot be put into a header.
    #[error("the Discord token has characters that no token has; copy it again")]
    Token,
    /// The HTTP client could not be built.
    #[error("the HTTP client cannot start: {0}")]
    Client(#[source] reqwest::Error),
    /// No answer came.
    #[error("Discord did not answer {what}: {source}; check the connection")]
    Unreachable {
        /// Which request.
        what: String,
        /// Why.
        source: reqwest::Error,
    },
    /// Discord refused.
    #[error("Discord refused {what} with status {status}: {message}{}", advice(*.status))]
    Refused {
        /// Which request.
        what: String,
        /// HTTP status.
        status: u16,
        /// Discord's own number for the reason, 0 if it gave none.
        code: u64,
        /// How often it was tried.
        tries: u32,
        /// What Discord said.
        message: String,
    },
    /// There was no time left to try again.
    #[error("Discord was too busy for {what}; gave up after {tries} tries")]
    Busy {
        /// Which request.
        what: String,
        /// How often it was tried.
        tries: u32,
    },
}

fn advice(status: u16) -> &'static str {
    match status {
        401 => "; check DISCORD_TOKEN",
        403 => "; check the bot's permissions",
        _ => "",
    }
}

/// How a request is tried.
struct Call<'a> {
    method: Method,
    path: &'a str,
    body: Option<Body>,
    /// The name of the request in messages, and the key of its allowance.
    what: &'a str,
    /// Whether the token goes with it: callbacks carry their own.
    token: bool,
    patience: Duration,
}

impl Rest {
    /// A client for `api` (such as `http://127.0.0.1:8080`; discord.com if `None`).
    ///
    /// # Errors
    /// The token is no token, or the system has no TLS.
    pub fn new(token: &str, api: Option<&str>) -> Result<Self, RestError> {
        let token = token.trim().trim_start_matches("Bot ");
        let mut token =
            HeaderValue::from_str(&format!("Bot {token}")).map_err(|_| RestError::Token)?;
        token.set_sensitive(true);
        let headers = HeaderMap::from_iter([(USER_AGENT, HeaderValue::from_static(AGENT))]);
        let client = Client::builder()
            .default_headers(headers)
            .redirect(reqwest::redirect::Policy::none())
            .tcp_nodelay(true)
            .pool_max_idle_per_host(1_024)
            .connect_timeout(Duration::from_secs(5))
            .build()
            .map_err(RestError::Client)?;
        let api = api.unwrap_or(DISCORD).trim_end_matches('/');
        Ok(Self {
            client,
            api: api.to_owned(),
            base: format!("{api}/api/v10"),
            token,
            resting: Mutex::default(),
        })
    }

    /// The client, which follows no redirects.
    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    /// Where Discord is.
    pub(super) fn api(&self) -> &str {
        &self.api
    }

    /// Answers an interaction. Tried again until Discord would no longer take it.
    ///
    /// # Errors
    /// Discord refused it or could not be reached in time.
    pub async fn callback(&self, id: u64, token: &str, body: Body) -> Result<(), RestError> {
        let path = format!("/interactions/{id}/{token}/callback");
        let call = Call {
            method: Method::POST,
            path: &path,
            body: Some(body),
            what: "an answer",
            token: false,
            patience: Duration::from_secs(CALLBACK_SECONDS),
        };
        match self.call(call).await {
            // Discord took it, and its answer was lost on the way.
            Err(RestError::Refused { code, tries, .. }) if code == ACKNOWLEDGED && tries > 1 => {
                Ok(())
            }
            sent => sent.map(drop),
        }
    }

    /// Replaces the deferred answer of an interaction.
    ///
    /// # Errors
    /// As [`Rest::callback`].
    pub async fn edit_answer(
        &self,
        application: u64,
        token: &str,
        body: Body,
    ) -> Result<(), RestError> {
        let path = format!("/webhooks/{application}/{token}/messages/@original");
        self.call(Call {
            method: Method::PATCH,
            path: &path,
            body: Some(body),
            what: "the edit of an answer",
            token: false,
            patience: PATIENCE,
        })
        .await
        .map(drop)
    }

    /// Writes a message beside the answer of an interaction.
    ///
    /// # Errors
    /// As [`Rest::callback`].
    pub async fn follow_up(
        &self,
        application: u64,
        token: &str,
        body: Body,
    ) -> Result<(), RestError> {
        let path = format!("/webhooks/{application}/{token}");
        self.call(Call {
            method: Method::POST,
            path: &path,
            body: Some(body),
            what: "a message beside an answer",
            token: false,
            patience: PATIENCE,
        })
        .await
        .map(drop)
    }

    /// Answers the message `asked` in a channel. However often it is sent, Discord takes it once.
    ///
    /// # Errors
    /// Discord refused it or could not be reached.
    pub async fn message(&self, channel: u64, asked: u64, body: Body) -> Result<(), RestError> {
        let path = format!("/channels/{channel}/messages");
        let body = body.only_once(asked);
        self.json(Method::POST, &path, Some(body)).await.map(drop)
    }

    /// Any other request, with the token; gives the JSON of the answer.
    ///
    /// # Errors
    /// Discord refused it or could not be reached.
    pub async fn request(
        &self,
        method: Method,
        path: &str,
        body: Option<Bytes>,
    ) -> Result<Value, RestError> {
        self.json(method, path, body.map(Body::from)).await
    }

    async fn json(
        &self,
        method: Method,
        path: &str,
        body: Option<Body>,
    ) -> Result<Value, RestError> {
        let what = format!("{method} {path}");
        let call = Call {
            method,
            path,
            body,
            what: &what,
            token: true,
            patience: PATIENCE,
        };
        let response = self.call(call).await?;
        let source = match response.bytes().await {
            Ok(bytes) => return Ok(serde_json::from_slice(&bytes).unwrap_or(Value::Null)),
            Err(error) => error.without_url(),
        };
        Err(RestError::Unreachable { what, source })
    }

    async fn call(&self, call: Call<'_>) -> Result<Response, RestError> {
        let url = format!("{}{}", self.base, call.path);
        let mut deadline = Instant::now() + call.patience;
        let body = call.body.as_ref().map(Body::encoded);
        let mut tries = 0;
        loop {
            tries += 1;
            if call.token {
                deadline += self.rest(call.what).await;
            }
            let request = self.client.request(call.method.clone(), &url);
            // Also for an answer that begins and does not end.
            let left = deadline.saturating_duration_since(Instant::now());
            let mut request = request.timeout(left);
            if call.token {
                request = request.header(AUTHORIZATION, self.token.clone());
            }
            if let Some((kind, body)) = &body {
                request = request.header(CONTENT_TYPE, kind).body(body.clone());
            }
            let wait = match request.send().await {
                Ok(response) if response.status().is_success() => {
                    if call.token {
                        self.note_allowance(call.what, response.headers());
                    }
                    return Ok(response);
                }
                Ok(response) if worth_trying_again(response.status()) => {
                    pause(response).await.unwrap_or_else(|| backoff(tries))
                }
                Ok(response) => return Err(refused(call.what, tries, response).await),
                Err(source) if Instant::now() + backoff(tries) > deadline => {
                    let (what, source) = (call.what.to_owned(), source.without_url());
                    return Err(RestError::Unreachable { what, source });
                }
                Err(_) => backoff(tries),
            };
            metrics::counter!(REST_RETRIES).increment(1);
            if Instant::now() + wait > deadline {
                return Err(RestError::Busy {
                    what: call.what.to_owned(),
                    tries,
                });
            }
            tokio::time::sleep(wait).await;
        }
    }

    /// Waits while the allowance of this kind of request is used up; gives how long.
    async fn rest(&self, what: &str) -> Duration {
        let began = Instant::now();
        let until = self
            .resting
            .lock()
            .ok()
            .and_then(|resting| resting.get(what).copied());
        if let Some(until) = until {
            tokio::time::sleep_until(until.into()).await;
        }
        began.elapsed()
    }

    /// <https://discord.com/developers/docs/topics/rate-limits#header-format>
    fn note_allowance(&self, what: &str, headers: &HeaderMap) {
        let number = |name: &str| headers.get(name)?.to_str().ok()?.parse::<f64>().ok();
        let Ok(mut resting) = self.resting.lock() else {
            return;
        };
        resting.retain(|_, until| *until > Instant::now());
        if number("x-ratelimit-remaining") == Some(0.0)
            && let Some(seconds) = number("x-ratelimit-reset-after")
            && let Ok(wait) = Duration::try_from_secs_f64(seconds)
        {
            resting.insert(what.to_owned(), Instant::now() + wait.min(PATIENCE));
        }
    }
}

fn worth_trying_again(status: StatusCode) -> bool {
    status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error()
}

/// What Discord asks to wait: the exact seconds of the body, else the rounded ones of the header.
async fn pause(response: Response) -> Option<Duration> {
    if response.status() != StatusCode::TOO_MANY_REQUESTS {
        return None;
    }
    let header = response
        .headers()
        .get(RETRY_AFTER)
        .and_then(|value| value.to_str().ok());
    let header = header.and_then(|text| text.parse::<f64>().ok());
    let body: Option<Value> = response
        .bytes()
        .await
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let body = body.and_then(|body| body.get("retry_after")?.as_f64());
    Duration::try_from_secs_f64(body.or(header)?).ok()
}

/// 50 ms, doubling up to 3.2 s.
fn backoff(tries: u32) -> Duration {
    Duration::from_millis(50 << (tries.clamp(1, 7) - 1))
}

async fn refused(what: &str, tries: u32, response: Response) -> RestError {
    let status = response.status().as_u16();
    let text = response.text().await.unwrap_or_default();
    let body = serde_json::from_str::<Value>(&text).ok();
    let code = body.as_ref().and_then(|body| body.get("code")?.as_u64());
    let message = body
        .and_then(|body| {
            let details = body
                .get("errors")
                .map(|errors| format!(" {errors}"))
                .unwrap_or_default();
            Some(format!("{}{details}", body.get("message")?.as_str()?))
        })
        .unwrap_or_else(|| "no reason given".to_owned());
    RestError::Refused {
        what: what.to_owned(),
        status,
        code: code.unwrap_or(0),
        tries,
        message,
    }
}
