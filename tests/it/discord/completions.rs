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
        // With an error in it, the name that ends there comes before those that go on.
        ("partners", "place", "shanhgai", "cn-shanghai"),
        ("total", "scope", "tianjjn", "cn-tianjin"),
        ("total", "scope", "shanghai c", "group:sco"),
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

/// The questions that are offered while one is typed.
async fn questions(bot: &Arc<Bot>, typed: &str) -> Vec<String> {
    offered(bot, "ask", &json!({"question": typed}), "question").await
}

#[tokio::test]
async fn a_question_about_a_pair_is_ended_by_a_partner_of_its_one_side() {
    let bot = bot().await;
    for (typed, first) in [
        ("when did tianjin and ko", "when did tianjin and Kobe"),
        ("are Kobe and tia", "are Kobe and Tianjin"),
        ("天津和神", "天津和神户"),
    ] {
        let values = questions(&bot, typed).await;
        assert_eq!(values.first().map(String::as_str), Some(typed));
        assert_eq!(values.get(1).map(String::as_str), Some(first), "{values:?}");
    }
    // What is no question about a pair is ended by what is asked for most.
    let values = questions(&bot, "Tianjin vs ko").await;
    assert_eq!(values[1], "Tianjin vs South Korea", "{values:?}");
}

#[tokio::test]
async fn only_questions_that_ask_about_the_group_are_offered_for_it() {
    let bot = bot().await;
    let values = questions(&bot, "top").await;
    let nonsense = values.iter().any(|text| text.contains("Top 10 countries"));
    assert!(!nonsense, "{values:?}");
    for (typed, some) in [
        ("afr", "partners of Africa"),
        ("afr", "Africa total"),
        ("东盟", "东盟总数"),
        ("tianj", "first partner of Tianjin"),
    ] {
        let values = questions(&bot, typed).await;
        assert!(
            values.iter().any(|text| text == some),
            "{typed}: {values:?}"
        );
    }
}

#[tokio::test]
async fn a_label_says_each_thing_once_and_in_the_marks_of_its_language() {
    let bot = bot().await;
    for (typed, locale, label) in [
        ("suzhou", "en-US", "Suzhou 宿州 · prefecture, Anhui"),
        ("suzhou", "en-US", "Suzhou 苏州 · prefecture, Jiangsu"),
        ("神户", "zh-CN", "神户 Kobe · 城市，日本"),
        (
            "birmingham",
            "en-US",
            "Birmingham, Alabama 伯明翰 · city, United States",
        ),
    ] {
        let typing = make::typing(1, "partners", &json!({"place": typed}), "place");
        let callback = respond(&bot, &make::in_locale(typing, locale)).await;
        let choices = callback["data"]["choices"].as_array().unwrap();
        let names: Vec<&str> = choices
            .iter()
            .filter_map(|choice| choice["name"].as_str())
            .collect();
        assert!(names.contains(&label), "{typed}: {names:?}");
    }
}
