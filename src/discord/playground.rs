//! The playground: a page on this machine that looks and works like a Discord channel.
//!
//! It posts the JSON that Discord would post to the same handler, so what works here works there.
//! It needs no account and checks no signature; it therefore answers only requests whose `Host` is
//! this machine, so that no web page elsewhere can use it through a visitor's browser.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Query, Request, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use serde_json::Value;
use tokio::net::TcpListener;

use super::body::Body as Answer;
use super::door::{Outcome, answer};
use super::interaction::{Action, Interaction, Locale};
use super::{Bot, commands, data, mention};
use crate::ops::shutdown::Shutdown;
use crate::render::wording::playground::{Words, words};

/// Nobody hurries an answer here, so none is deferred.
const PATIENCE: Duration = Duration::from_secs(600);
/// Only its own scripts and styles, and no other page may frame it.
const POLICY: &str = "default-src 'self'; img-src data:; frame-ancestors 'none'";

/// The routes of the page.
pub fn router(bot: Arc<Bot>) -> Router {
    let file = |kind: &'static str, text: &'static str| {
        get(move || async move {
            (
                [(CONTENT_TYPE, kind), (CONTENT_SECURITY_POLICY, POLICY)],
                text,
            )
        })
    };
    const HTML: &str = "text/html; charset=utf-8";
    const CSS: &str = "text/css; charset=utf-8";
    const JS: &str = "text/javascript; charset=utf-8";
    Router::new()
        .route("/", file(HTML, include_str!("playground/index.html")))
        .route(
            "/style.css",
            file(CSS, include_str!("playground/style.css")),
        )
        .route("/app.js", file(JS, include_str!("playground/app.js")))
        .route(
            "/markdown.js",
            file(JS, include_str!("playground/markdown.js")),
        )
        .route(
            "/messages.js",
            file(JS, include_str!("playground/messages.js")),
        )
        .route("/select.js", file(JS, include_str!("playground/select.js")))
        .route("/words.js", file(JS, include_str!("playground/words.js")))
        .route(
            "/commands",
            get(|| async { axum::Json(commands::for_everybody()) }),
        )
        .route("/words", get(said_around))
        .route("/welcome", get(welcome))
        .route("/interactions", post(interactions))
        .route("/messages", post(messages))
        .layer(from_fn(only_this_machine))
        .with_state(bot)
}

/// Serves the page until the stop.
///
/// # Errors
/// The listener failed.
pub async fn serve(listener: TcpListener, bot: Arc<Bot>, stop: Shutdown) -> std::io::Result<()> {
    axum::serve(listener, router(bot))
        .with_graceful_shutdown(async move { stop.begun().await })
        .await
}

async fn only_this_machine(request: Request, next: Next) -> Response {
    if is_this_machine(request.headers()) {
        return next.run(request).await;
    }
    (
        StatusCode::FORBIDDEN,
        "open the playground as http://127.0.0.1\n",
    )
        .into_response()
}

fn is_this_machine(headers: &HeaderMap) -> bool {
    let host = headers
        .get(HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

async fn interactions(State(bot): State<Arc<Bot>>, headers: HeaderMap, body: Bytes) -> Response {
    let is_json = headers
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind == "application/json");
    if !is_json {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
    }
    let interaction = match Interaction::from_json(&body) {
        Ok(interaction) => unvouched(interaction),
        Err(error) => return (StatusCode::BAD_REQUEST, format!("{error}\n")).into_response(),
    };
    let callback = match answer(&bot, interaction, "playground", PATIENCE).await {
        Outcome::Now(callback) | Outcome::Later(callback, _) => callback,
    };
    json(&callback)
}

/// Nobody has vouched for what stands in the JSON: here anybody may claim to be anybody in any server.
fn unvouched(mut interaction: Interaction) -> Interaction {
    interaction.server = None;
    interaction.manages = false;
    if data::is_about(&interaction.action) {
        interaction.action = Action::Unknown;
    }
    interaction
}

#[derive(serde::Deserialize)]
struct Message {
    content: String,
}

/// A message in the channel is answered as one that mentions the bot.
async fn messages(
    State(bot): State<Arc<Bot>>,
    axum::Json(message): axum::Json<Message>,
) -> Response {
    let answer = mention::answer(&bot, None, &message.content, 0).await;
    json(&answer.message())
}

#[derive(serde::Deserialize)]
struct Spoken {
    #[serde(default)]
    locale: String,
}

async fn welcome(State(bot): State<Arc<Bot>>, Query(spoken): Query<Spoken>) -> Response {
    json(&bot.help(Locale::of(&spoken.locale).lang()).message())
}

async fn said_around(Query(spoken): Query<Spoken>) -> axum::Json<&'static Words> {
    axum::Json(words(&spoken.locale))
}

/// The message; its file stands in it as an address, where Discord would put that of its own store.
fn json(answer: &Answer) -> Response {
    let mut body = answer.json.clone();
    if let Some(file) = &answer.file
        && let Ok(mut message) = serde_json::from_slice::<Value>(&body)
    {
        let data = if message.get("data").is_some() {
            &mut message["data"]
        } else {
            &mut message
        };
        let content = STANDARD.encode(&file.bytes);
        let attachment = &mut data["attachments"][0];
        attachment["content_type"] = file.kind.into();
        attachment["url"] = format!("data:{};base64,{content}", file.kind).into();
        body = Bytes::from(message.to_string());
    }
    ([(CONTENT_TYPE, "application/json")], Body::from(body)).into_response()
}
