//! The signed HTTP endpoint: Discord posts interactions, the answer is the body of the response.
//!
//! Nothing is looked at before the signature over timestamp and raw body holds. Any number of
//! replicas can stand behind a load balancer, because nothing is kept between two requests.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, FromRequest, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use bytes::Bytes;
use serenity::interactions_endpoint::Verifier;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use super::Bot;
use super::body::Body as Answer;
use super::door::{Outcome, PATIENCE, answer, count_from_nothing, deliver};
use super::interaction::{Action, Interaction};
use super::rest::Rest;
use crate::ops::inflight::InFlight;
use crate::ops::metrics::{REFUSED, UNDELIVERED};
use crate::ops::shutdown::Shutdown;

/// How far a timestamp may be from now, in seconds: a request that was caught cannot be sent again
/// later.
const AGE: i64 = 5 * 60;
/// The largest body. A message command carries a whole message, which is a tenth of it.
const BODY: usize = 256 << 10;
/// So many requests are read at a time; more wait. With the size of a body it bounds the memory that
/// anybody can take up before the signature is looked at.
const AT_A_TIME: usize = 1_024;
/// The longest that the body of a request may take: one that never comes must not keep a turn from
/// others.
const TO_READ: Duration = Duration::from_secs(5);
/// Its name in the metrics.
const DOOR: &str = "endpoint";
const PONG: &[u8] = br#"{"type":1}"#;

/// The application's public key is not 64 hexadecimal digits of a valid key.
#[derive(Debug, thiserror::Error)]
#[error("DISCORD_PUBLIC_KEY is no public key; copy the 64 characters from the application's page")]
pub struct BadKey;

/// What the route needs.
pub struct Endpoint {
    bot: Arc<Bot>,
    verifier: Verifier,
    rest: Arc<Rest>,
    inflight: InFlight,
}

impl Endpoint {
    /// An endpoint for the application with this public key (64 hexadecimal digits).
    ///
    /// # Errors
    /// The key is no key.
    pub fn new(
        bot: Arc<Bot>,
        public_key: &str,
        rest: Arc<Rest>,
        inflight: InFlight,
    ) -> Result<Self, BadKey> {
        let key = public_key.trim();
        let mut bytes = [0; 32];
        if key.len() != 64 || !key.is_ascii() {
            return Err(BadKey);
        }
        for (byte, pair) in bytes.iter_mut().zip(key.as_bytes().chunks(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| BadKey)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| BadKey)?;
        }
        let verifier = Verifier::try_new(bytes).map_err(|_| BadKey)?;
        count_from_nothing(DOOR);
        Ok(Self {
            bot,
            verifier,
            rest,
            inflight,
        })
    }

    /// Whether the request comes from Discord, and lately. `now` in Unix seconds.
    #[must_use]
    pub fn is_genuine(&self, headers: &HeaderMap, body: &[u8], now: i64) -> bool {
        let header = |name: &str| headers.get(name)?.to_str().ok();
        let (Some(signature), Some(timestamp)) = (
            header("x-signature-ed25519"),
            header("x-signature-timestamp"),
        ) else {
            return false;
        };
        let lately = timestamp
            .parse::<i64>()
            .is_ok_and(|sent| now.abs_diff(sent) <= AGE as u64);
        lately && self.verifier.verify(signature, timestamp, body).is_ok()
    }
}

/// The route, at `/interactions` and at `/`.
pub fn router(endpoint: Arc<Endpoint>) -> Router {
    Router::new()
        .route("/interactions", post(interactions))
        .route("/", post(interactions))
        .layer(DefaultBodyLimit::max(BODY))
        .layer(from_fn(take_turns))
        .with_state(endpoint)
}

async fn take_turns(request: Request, next: Next) -> Response {
    static TURNS: Semaphore = Semaphore::const_new(AT_A_TIME);
    // It is never closed; without a turn the request would only be read beside the others.
    let _turn = TURNS.acquire().await;
    next.run(request).await
}

/// Serves the route until the stop, then finishes what is in flight.
///
/// # Errors
/// The listener failed.
pub async fn serve(listener: TcpListener, routes: Router, stop: Shutdown) -> std::io::Result<()> {
    use axum::serve::ListenerExt;
    let listener = listener.tap_io(|stream| {
        // Small answers should not wait for more to come; without it they are only slower.
        let _ = stream.set_nodelay(true);
    });
    axum::serve(listener, routes)
        .with_graceful_shutdown(async move { stop.begun().await })
        .await
}

async fn interactions(State(endpoint): State<Arc<Endpoint>>, request: Request) -> Response {
    let headers = request.headers().clone();
    let read = tokio::time::timeout(TO_READ, Bytes::from_request(request, &endpoint)).await;
    let body = match read {
        Ok(Ok(body)) => body,
        Ok(Err(refused)) => return refused.into_response(),
        Err(_) => return plain(StatusCode::REQUEST_TIMEOUT, "the body did not come\n"),
    };
    if !endpoint.is_genuine(&headers, &body, jiff::Timestamp::now().as_second()) {
        metrics::counter!(REFUSED).increment(1);
        return plain(StatusCode::UNAUTHORIZED, "invalid request signature\n");
    }
    let interaction = match Interaction::from_json(&body) {
        Ok(interaction) => interaction,
        Err(error) => return plain(StatusCode::BAD_REQUEST, &format!("{error}\n")),
    };
    if interaction.action == Action::Ping {
        return json(Bytes::from_static(PONG));
    }
    let Some(permit) = endpoint.inflight.enter().await else {
        return plain(StatusCode::SERVICE_UNAVAILABLE, "stopping\n");
    };
    let (application, token) = (interaction.application, interaction.token.clone());
    match answer(&endpoint.bot, interaction, DOOR, PATIENCE).await {
        Outcome::Now(callback) => sent(&callback),
        Outcome::Later(callback, work) => {
            let rest = Arc::clone(&endpoint.rest);
            tokio::spawn(async move {
                if let Err(error) = deliver(&rest, application, &token, work).await {
                    metrics::counter!(UNDELIVERED).increment(1);
                    tracing::warn!(%error, "a deferred answer was not delivered");
                }
                drop(permit);
            });
            sent(&callback)
        }
    }
}

/// A callback, with its file where it has one.
fn sent(answer: &Answer) -> Response {
    let (kind, bytes) = answer.encoded();
    let mut response = Response::new(Body::from(bytes));
    if let Ok(kind) = HeaderValue::from_str(&kind) {
        response.headers_mut().insert(CONTENT_TYPE, kind);
    }
    response
}

fn json(body: Bytes) -> Response {
    let mut response = Response::new(Body::from(body));
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

fn plain(status: StatusCode, text: &str) -> Response {
    let mut response = Response::new(Body::from(text.to_owned()));
    *response.status_mut() = status;
    response
}
