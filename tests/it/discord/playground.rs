//! The playground: its routes, and the page itself in a browser where there is one.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use tower::ServiceExt;
use youcheng::discord::playground::router;

use super::{bot, make};

async fn call(request: Request<Body>) -> (StatusCode, String) {
    let response = router(bot().await).oneshot(request).await.unwrap();
    let status = response.status();
    let body = axum::body::to_bytes(response.into_body(), 1 << 20)
        .await
        .unwrap();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

fn post(path: &str, host: &str, kind: &str, body: &Value) -> Request<Body> {
    Request::post(path)
        .header("host", host)
        .header("content-type", kind)
        .body(Body::from(body.to_string()))
        .unwrap()
}

#[tokio::test]
async fn the_page_posts_to_the_same_handler() {
    let command = make::command(1, "partners", &json!({"place": "天津"}));
    let request = post(
        "/interactions",
        "127.0.0.1:8480",
        "application/json",
        &command,
    );
    let (status, body) = call(request).await;
    assert_eq!(status, StatusCode::OK);
    let answer: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(answer["type"], 4);
}

#[tokio::test]
async fn messages_in_the_channel_are_answered() {
    let message = json!({"content": "partners of Tianjin"});
    let request = post("/messages", "localhost:1", "application/json", &message);
    let (status, body) = call(request).await;
    assert_eq!(status, StatusCode::OK);
    let answer: Value = serde_json::from_str(&body).unwrap();
    assert!(
        answer["embeds"][0]["description"]
            .as_str()
            .unwrap()
            .contains("Kobe")
    );
}

#[tokio::test]
async fn other_pages_in_the_visitors_browser_cannot_use_it() {
    let ping = json!({"id": "1", "type": 1});
    for host in ["evil.example", "127.0.0.1.evil.example:80", ""] {
        let (status, _) = call(post("/interactions", host, "application/json", &ping)).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{host}");
    }
    // A form of another page can send this kind without asking first, but not JSON.
    let (status, _) = call(post("/interactions", "localhost", "text/plain", &ping)).await;
    assert_eq!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn the_page_is_served_whole_and_its_words_in_three_languages() {
    let get = |path: &str| {
        let request = Request::get(path).header("host", "localhost");
        call(request.body(Body::empty()).unwrap())
    };
    let (_, page) = get("/").await;
    assert!(page.contains("/app.js") && page.contains("/style.css"));
    let mut scripts = vec!["/app.js".to_owned()];
    let mut at = 0;
    while at < scripts.len() {
        let (status, script) = get(&scripts[at]).await;
        assert_eq!(status, StatusCode::OK, "{}", scripts[at]);
        for line in script.lines().filter(|line| line.starts_with("import ")) {
            let imported = line.split('"').nth(1).unwrap().to_owned();
            if !scripts.contains(&imported) {
                scripts.push(imported);
            }
        }
        at += 1;
    }

    // Each word that the page names exists, and none of the Chinese ones is left in English.
    let (_, english) = get("/words?locale=en-US").await;
    let english: Value = serde_json::from_str(&english).unwrap();
    for said in page
        .split("data-say")
        .skip(1)
        .filter_map(|rest| rest.split('"').nth(1))
    {
        assert!(english[said].is_string(), "{said}");
    }
    for locale in ["zh-CN", "zh-TW"] {
        let (_, chinese) = get(&format!("/words?locale={locale}")).await;
        let chinese: Value = serde_json::from_str(&chinese).unwrap();
        for (name, word) in chinese.as_object().unwrap() {
            assert!(!word.as_str().unwrap().is_ascii(), "{locale} {name}");
        }
    }
}
