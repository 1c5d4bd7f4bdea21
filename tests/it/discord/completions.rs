//! The order and the reach of completions.

use std::sync::Arc;

use serde_json::{Value, json};

use super::make;
use super::{bot, respond};
use youcheng::discord::Bot;

/// The values that are offered while `focused` is typed.
async fn offered(bot: &Arc<Bot>, name: &str, options: &Value, focused: &str) -> Vec<String> {
    let typing = make::typing(1, name, options, focused);
    let callback = respond(bot, &typing).await;
    let choices = callback["data"]["choices"].as_array().cloned().unwrap();
    assert!(choices.len() <= 25, "{choices:?}");
    let value = |choice: &Value| choice["value"].as_str().unwrap().to_owned();
    let values: Vec<String> = choices.iter().map(value).collect();
    let distinct: std::collections::HashSet<&String> = values.iter().collect();
    assert_eq!(distinct.len(), values.len(), "{values:?}");
    values
}

#[tokio::test]
async fn what_is_asked_for_most_is_offered_first() {
    let bot = bot().await;
    let mut wrong = Vec::new();
    for (name, option, typed, first) in [
        ("total", "scope", "美", "us"),
        ("total", "scope", "ja", "jp"),
        ("total", "scope", "日", "jp"),
        ("total", "scope", "fra", "fr"),
        ("total", "scope", "ger", "de"),
        ("total", "scope", "巴", "br"),
        ("partners", "country", "j", "jp"),
        ("partners", "place", "par", "fr-paris"),
        ("partners", "place", "köln", "de-cologne"),
        ("partners", "place", "st. p", "ru-saint-petersburg"),
        ("total", "scope", "chi", "cn"),
        ("total", "scope", "china", "cn"),
        ("total", "scope", "全国", "cn"),
        ("compare", "a", "中国", "cn"),
        ("partners", "country", "korea", "kr"),
        ("total", "scope", "jp", "jp"),
        ("partners", "place", "asean", "group:asean"),
        ("partners", "place", "afr", "group:africa"),
        ("timeline", "place", "东盟", "group:asean"),
        ("map", "place", "欧盟", "group:eu"),
    ] {
        let values = offered(&bot, name, &json!({option: typed}), option).await;
        if values.first().map(String::as_str) != Some(first) {
            wrong.push(format!("/{name} {typed}: {values:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    for (typed, some) in [("guinea", "pg"), ("guinea", "gq"), ("korea", "kp")] {
        let values = offered(&bot, "total", &json!({"scope": typed}), "scope").await;
        assert!(
            values.iter().any(|value| value == some),
            "{typed}: {values:?}"
        );
    }
}

#[tokio::test]
async fn without_a_letter_the_greatest_are_offered_and_none_that_has_no_pair() {
    let bot = bot().await;
    let values = offered(&bot, "total", &json!({"scope": ""}), "scope").await;
    assert_eq!(values.first().map(String::as_str), Some("cn"), "{values:?}");
    for some in ["jp", "us", "cn-jiangsu", "group:africa"] {
        assert!(
            values.iter().any(|value| value == some),
            "{some}: {values:?}"
        );
    }
    let values = offered(
        &bot,
        "partners",
        &json!({"place": "Tianjin", "country": ""}),
        "country",
    )
    .await;
    for territory in ["as", "gg", "um", "je", "cn"] {
        assert!(!values.iter().any(|value| value == territory), "{values:?}");
    }
    let values = offered(&bot, "partners", &json!({"country": "china"}), "country").await;
    assert!(values.is_empty(), "{values:?}");
}

#[tokio::test]
async fn groups_of_which_only_figures_are_known_are_offered_for_figures_alone() {
    let bot = bot().await;
    for (name, option, typed, there) in [
        ("total", "scope", "一带", true),
        ("partners", "place", "一带", false),
        ("partners", "country", "metropolis", false),
        ("map", "place", "metropolis", false),
    ] {
        let values = offered(&bot, name, &json!({option: typed}), option).await;
        let found = values.iter().any(|value| value.starts_with("group:"));
        assert_eq!(found, there, "/{name} {typed}: {values:?}");
    }
}

#[tokio::test]
async fn the_partners_of_one_side_of_a_pair_are_offered_first_for_the_other() {
    let bot = bot().await;
    for (options, focused, first) in [
        (json!({"a": "Tianjin", "b": "ko"}), "b", "jp-kobe"),
        (json!({"a": "天津", "b": "神"}), "b", "jp-kobe"),
        (json!({"a": "ti", "b": "Kobe"}), "a", "cn-tianjin"),
    ] {
        let values = offered(&bot, "pair", &options, focused).await;
        assert_eq!(
            values.first().map(String::as_str),
            Some(first),
            "{options}: {values:?}"
        );
    }
    let values = offered(&bot, "pair", &json!({"a": "Tianjin", "b": ""}), "b").await;
    assert!(
        values
            .iter()
            .take(20)
            .all(|value| !value.starts_with("cn-")),
        "{values:?}"
    );
    assert!(values.iter().any(|value| value == "jp-kobe"), "{values:?}");
}
