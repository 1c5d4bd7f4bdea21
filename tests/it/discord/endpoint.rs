//! The signed endpoint: nothing passes without a signature that is Discord's and fresh.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Value, json};
use tower::ServiceExt;
use youcheng::discord::endpoint::{Endpoint, router};
use youcheng::discord::rest::Rest;
use youcheng::ops::inflight::InFlight;

use super::{bot, make};

fn key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn now() -> i64 {
    jiff::Timestamp::now().as_second()
}

/// A request as Discord signs it.
fn signed(body: &Value, timestamp: &str) -> (String, String, String) {
    let body = body.to_string();
    let signature = key().sign(format!("{timestamp}{body}").as_bytes());
    (hex(&signature.to_bytes()), timestamp.to_owned(), body)
}

async fn post(signature: Option<&str>, timestamp: Option<&str>, body: &str) -> (StatusCode, Value) {
    let rest = Arc::new(Rest::new("", None).unwrap());
    let public = hex(key().verifying_key().as_bytes());
    let endpoint = Endpoint::new(bot().await, &public, rest, InFlight::new(8)).unwrap();
    let mut request = Request::post("/interactions").header("content-type", "application/json");
    if let Some(signature) = signature {
        request = request.header("x-signature-ed25519", signature);
    }
    if let Some(timestamp) = timestamp {
        request = request.header("x-signature-timestamp", timestamp);
    }
    let request = request.body(Body::from(body.to_owned())).unwrap();
    let response = router(Arc::new(endpoint)).oneshot(request).await.unwrap();
    let status = response.status();
    let body = axum::body::to_bytes(response.into_body(), 1 << 20)
        .await
        .unwrap();
    (status, serde_json::from_slice(&body).unwrap_or(Value::Null))
}

#[tokio::test]
async fn a_signed_ping_is_answered() {
    let (signature, timestamp, body) = signed(&json!({"type": 1}), &now().to_string());
    let (status, answer) = post(Some(&signature), Some(&timestamp), &body).await;
    assert_eq!((status, answer), (StatusCode::OK, json!({"type": 1})));
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_before_it_is_read() {
    let body = json!({"id": "1", "type": 1, "x": "x".repeat(300 << 10)});
    let (signature, timestamp, body) = signed(&body, &now().to_string());
    let (status, _) = post(Some(&signature), Some(&timestamp), &body).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_body_that_never_comes_is_not_waited_for() {
    let rest = Arc::new(Rest::new("", None).unwrap());
    let public = hex(key().verifying_key().as_bytes());
    let endpoint = Endpoint::new(bot().await, &public, rest, InFlight::new(8)).unwrap();
    let nothing = futures::stream::pending::<Result<bytes::Bytes, std::io::Error>>();
    let request = Request::post("/").body(Body::from_stream(nothing)).unwrap();
    let response = router(Arc::new(endpoint)).oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::REQUEST_TIMEOUT);
}

#[tokio::test]
async fn a_signed_command_is_answered_in_the_response() {
    let command = make::command(5, "partners", &json!({"place": "天津"}));
    let (signature, timestamp, body) = signed(&command, &now().to_string());
    let (status, answer) = post(Some(&signature), Some(&timestamp), &body).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(answer["type"], 4);
    assert!(
        answer["data"]["embeds"][0]["description"]
            .as_str()
            .unwrap()
            .contains("神户")
    );
}

#[tokio::test]
async fn whatever_is_wrong_with_a_signature_is_refused() {
    let ping = json!({"id": "1", "type": 1});
    let (signature, timestamp, body) = signed(&ping, &now().to_string());
    let stamp = |text: &str| signed(&ping, text).0;
    let old = (now() - 301).to_string();
    let early = (now() + 400).to_string();
    let other = hex(&SigningKey::from_bytes(&[8; 32])
        .sign(format!("{timestamp}{body}").as_bytes())
        .to_bytes());
    let longer = format!("{body} ");
    let cases: Vec<(&str, Option<String>, Option<String>, &str)> = vec![
        ("no signature", None, Some(timestamp.clone()), &body),
        ("no timestamp", Some(signature.clone()), None, &body),
        ("another key", Some(other), Some(timestamp.clone()), &body),
        (
            "no hexadecimal",
            Some("zz".repeat(64)),
            Some(timestamp.clone()),
            &body,
        ),
        (
            "half a signature",
            Some(signature[..64].to_owned()),
            Some(timestamp.clone()),
            &body,
        ),
        (
            "another timestamp",
            Some(signature.clone()),
            Some((now() - 1).to_string()),
            &body,
        ),
        (
            "a changed body",
            Some(signature.clone()),
            Some(timestamp.clone()),
            &longer,
        ),
        (
            "replayed after five minutes",
            Some(stamp(&old)),
            Some(old.clone()),
            &body,
        ),
        (
            "from the future",
            Some(stamp(&early)),
            Some(early.clone()),
            &body,
        ),
        (
            "a timestamp that is none",
            Some(stamp("soon")),
            Some("soon".to_owned()),
            &body,
        ),
    ];
    for (what, signature, timestamp, body) in cases {
        let (status, _) = post(signature.as_deref(), timestamp.as_deref(), body).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{what}");
    }
}

#[tokio::test]
async fn signed_nonsense_is_a_bad_request() {
    let (signature, timestamp, body) = signed(&json!([1, 2]), &now().to_string());
    let (status, _) = post(Some(&signature), Some(&timestamp), &body).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn keys_that_are_none_are_refused_at_start() {
    let bot = bot().await;
    for key in ["", "abc", &"g".repeat(64), &"é".repeat(32)] {
        let rest = Arc::new(Rest::new("", None).unwrap());
        assert!(
            Endpoint::new(Arc::clone(&bot), key, rest, InFlight::new(8)).is_err(),
            "{key:?}"
        );
    }
}
