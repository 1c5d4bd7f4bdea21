//! What stands in the text of messages, what is offered beside an answer, and what is kept of questions without
//! one.

use std::sync::Arc;

use serde_json::{Value, json};
use youcheng::discord::Bot;

use super::commands::seen;
use super::make::{self, command, press};
use super::{bot, button, components, respond};

/// In Traditional Chinese the commands have other names; the answers are those in Simplified Chinese.
#[tokio::test]
async fn help_names_the_commands_as_each_language_shows_them() {
    let bot = bot().await;
    for (locale, names) in [
        (
            "en-US",
            ["`/ask`", "`/compare`", "**Check figures**", "`private`"],
        ),
        (
            "zh-CN",
            ["`/提问`", "`/比较`", "**核对数据**", "`仅自己可见`"],
        ),
        (
            "zh-TW",
            ["`/提問`", "`/比較`", "**核對數據**", "`僅自己可見`"],
        ),
    ] {
        let help = make::in_locale(command(1, "help", &json!({})), locale);
        let text = seen(&respond(&bot, &help).await);
        for name in names {
            assert!(text.contains(name), "{locale}: {name} in {text}");
        }
        assert!(!text.contains("{}"), "{text}");
    }
    let pair = command(1, "pair", &json!({"a": "Kobe", "b": "Tianjin"}));
    let shown = respond(&bot, &make::in_locale(pair, "zh-TW")).await;
    insta::with_settings!({ filters => [(r"满\d+年", "满[n]年")] }, {
        insta::assert_snapshot!("pair_in_traditional_chinese", seen(&shown));
    });
}

/// The text of a message is what people see who have embeds switched off.
#[tokio::test]
async fn whatever_is_shown_says_something_without_its_embed() {
    let bot = bot().await;
    let said = |shown: &Value| {
        shown["data"]["content"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    for (name, options, words) in [
        ("help", json!({}), ["`/ask`", "private"]),
        ("about", json!({}), ["Youcheng", "no language model"]),
        (
            "partners",
            json!({"place": "Tianjin"}),
            ["26 partnerships", "Kobe 1973-06-24"],
        ),
        (
            "rank",
            json!({"of": "countries"}),
            ["most first", "Japan 249 pairs"],
        ),
        (
            "ask",
            json!({"question": "what is the oldest pair of friendship cities"}),
            ["oldest", "Tianjin – Kobe 1973-06-24"],
        ),
        (
            "ask",
            json!({"question": "countries that Tianjin and Shanghai share"}),
            ["15 countries", "Australia, Brazil"],
        ),
        (
            "cite",
            json!({"query": "who approves a friendship city"}),
            ["passages", "CPAFFC"],
        ),
        // Whose answer is in its first line has nothing to add to it.
        ("total", json!({"scope": "Africa"}), ["166 pairs", "Source"]),
    ] {
        let shown = respond(&bot, &command(1, name, &options)).await;
        let text = said(&shown);
        assert!(
            words.iter().all(|word| text.contains(word)),
            "/{name}: {text}"
        );
        assert!(
            text.lines().count() <= 3 || name == "help" || name == "about",
            "/{name}: {text}"
        );
    }
    let cited = command(
        1,
        "cite",
        &json!({"query": "who approves a friendship city"}),
    );
    let shown = respond(&bot, &cited).await;
    for (label, word) in [
        ("Sources", "\\[1\\]"),
        ("Context 1", "CPAFFC"),
        ("Cite as …", "style"),
    ] {
        let shown = respond(&bot, &press(2, &button(&shown, label), false)).await;
        let text = said(&shown);
        assert!(text.contains(word), "{label}: {text}");
        assert!(
            !text.contains("]("),
            "a link would be shown with a preview: {text}"
        );
        if let Some(menu) = components(&shown).first() {
            let id = menu["custom_id"].as_str().unwrap();
            let text = said(&respond(&bot, &make::select(3, id, "bibtex")).await);
            assert!(text.contains("```\n@"), "{text}");
        }
    }
    // A second page says its own rows.
    let shown = respond(&bot, &command(1, "partners", &json!({"place": "Tianjin"}))).await;
    let next = respond(&bot, &press(2, &button(&shown, "Next ▶"), false)).await;
    assert!(!said(&next).contains("Kobe"), "{next}");
}

#[tokio::test]
async fn what_nobody_could_answer_is_kept_wherever_it_was_asked() {
    let engine = crate::support::engine().await;
    let store = engine.store().clone();
    let bot = Arc::new(Bot::new(engine, 0));
    for (name, options) in [
        ("cite", json!({"query": "zxqvw"})),
        ("partners", json!({"place": "Atlantis"})),
        ("ask", json!({"question": "what is the weather in Paris"})),
        // These are answered.
        ("partners", json!({"place": "Tianjin"})),
        ("cite", json!({"query": "challenges of city diplomacy"})),
        ("ask", json!({"question": "partners of Suzhou"})),
    ] {
        respond(&bot, &command(1, name, &options)).await;
    }
    let mut kept = store.unanswered().await.unwrap();
    kept.sort_by(|a, b| a.question.cmp(&b.question));
    let questions: Vec<&str> = kept.iter().map(|asked| &*asked.question).collect();
    let wanted = [
        "/partners place:Atlantis",
        "what is the weather in Paris",
        "zxqvw",
    ];
    assert_eq!(questions, wanted);
}

#[tokio::test]
async fn of_several_places_of_one_name_each_can_be_chosen() {
    let bot = bot().await;
    for (question, said, offered) in [
        ("partners of Victoria", "3 places have this name", 3),
        ("伯明翰的友城", "同名的地方有2个", 2),
        (
            "partners of Birmingham",
            "if you mean Birmingham, Alabama",
            1,
        ),
        ("partners of Tianjin", "", 0),
    ] {
        let asked = command(1, "ask", &json!({"question": question}));
        let shown = respond(&bot, &asked).await;
        assert!(seen(&shown).contains(said), "{shown}");
        let menu = components(&shown)
            .into_iter()
            .find(|part| part["type"] == 3);
        let options = menu
            .as_ref()
            .and_then(|menu| menu["options"].as_array().cloned());
        let options = options.unwrap_or_default();
        assert_eq!(options.len(), offered, "{question}: {options:?}");
        for option in &options {
            let id = menu.as_ref().unwrap()["custom_id"].as_str().unwrap();
            let chosen = make::select(2, id, option["value"].as_str().unwrap());
            let chosen = respond(&bot, &chosen).await["data"]["embeds"][0].to_string();
            let label = option["label"].as_str().unwrap();
            assert!(chosen.contains(label), "{label}: {chosen}");
        }
    }
}
