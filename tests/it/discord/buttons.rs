//! What the buttons below an answer do, and for whom.

use serde_json::{Value, json};

use super::commands::seen;
use super::make::{self, command, press};
use super::{bot, button, components, respond};

#[tokio::test]
async fn private_answers_are_private_and_can_be_shared() {
    let bot = bot().await;
    let options = json!({"place": "天津", "private": true});
    let private = respond(&bot, &command(1, "partners", &options)).await;
    assert_eq!(private["data"]["flags"], 64);
    let share = make::in_locale(press(2, &button(&private, "公开分享"), true), "zh-CN");
    let shared = respond(&bot, &share).await;
    assert_eq!(
        (&shared["type"], &shared["data"]["flags"]),
        (&json!(4), &Value::Null)
    );
    assert_eq!(shared["data"]["embeds"], private["data"]["embeds"]);
}

#[tokio::test]
async fn pages_can_be_turned_to_the_end_and_back() {
    let bot = bot().await;
    let mut shown = respond(
        &bot,
        &command(1, "partners", &json!({"place": "cn-jiangsu"})),
    )
    .await;
    let first = shown.clone();
    let pages = |callback: &Value| {
        let components = components(callback);
        let label = components.iter().filter_map(|part| part["label"].as_str());
        let label = label
            .into_iter()
            .find(|label| label.contains('/'))
            .unwrap()
            .to_owned();
        let (at, of) = label.split_once('/').unwrap();
        (at.parse::<usize>().unwrap(), of.parse::<usize>().unwrap())
    };
    let (_, of) = pages(&shown);
    assert!(of > 1);
    let mut lines = std::collections::HashSet::new();
    let mut count = 0;
    for at in 1..=of {
        assert_eq!(pages(&shown), (at, of));
        let text = shown["data"]["embeds"][0]["description"]
            .as_str()
            .unwrap()
            .to_owned();
        count += text.lines().count();
        lines.extend(text.lines().map(str::to_owned));
        if at < of {
            shown = respond(&bot, &press(1, &button(&shown, "Next ▶"), false)).await;
            assert_eq!(shown["type"], 7);
        }
    }
    assert_eq!(lines.len(), count, "no row stands on two pages");
    for _ in 1..of {
        shown = respond(&bot, &press(1, &button(&shown, "◀ Back"), false)).await;
    }
    assert_eq!(shown["data"]["embeds"], first["data"]["embeds"]);
}

#[tokio::test]
async fn others_page_a_public_list_for_themselves() {
    let bot = bot().await;
    let shown = respond(
        &bot,
        &command(1, "partners", &json!({"place": "cn-jiangsu"})),
    )
    .await;
    let next = button(&shown, "Next ▶");
    let mine = respond(&bot, &press(2, &next, false)).await;
    assert_eq!(
        (&mine["type"], &mine["data"]["flags"]),
        (&json!(7), &Value::Null)
    );
    let theirs = respond(&bot, &make::by(press(3, &next, false), make::BOB)).await;
    assert_eq!(
        (&theirs["type"], &theirs["data"]["flags"]),
        (&json!(4), &json!(64))
    );
    let again = press(4, &button(&theirs, "Next ▶"), true);
    assert_eq!(respond(&bot, &make::by(again, make::BOB)).await["type"], 7);
}

/// Two people can also read one message where there is no server.
#[tokio::test]
async fn others_page_for_themselves_in_a_group_and_alone_with_the_bot_all_change() {
    let bot = bot().await;
    let options = json!({"place": "cn-jiangsu"});
    let shown = respond(&bot, &make::outside(command(1, "partners", &options))).await;
    let next = button(&shown, "Next ▶");
    let suggested = button(&shown, "The first one");
    // Who presses, where (1: alone with the bot, 2: any other channel), and what comes: the kind of answer
    // and whether it is private.
    let (change, new) = (json!(7), json!(4));
    let cases = [
        (make::ALICE, 2, &next, &change, false),
        (make::BOB, 2, &next, &new, true),
        (make::BOB, 2, &suggested, &new, true),
        (make::BOB, 1, &next, &change, false),
        (make::BOB, 1, &suggested, &new, false),
    ];
    for (who, context, id, kind, private) in cases {
        let mut pressed = make::outside(make::by(press(2, id, false), who));
        pressed["context"] = json!(context);
        let answer = respond(&bot, &pressed).await;
        let flags = if private { json!(64) } else { Value::Null };
        let got = (&answer["type"], &answer["data"]["flags"]);
        assert_eq!(got, (kind, &flags), "{who} in {context}");
    }
}

#[tokio::test]
async fn every_button_of_every_answer_does_something() {
    let bot = bot().await;
    let cases = [
        ("partners", json!({"place": "cn-tianjin", "private": true})),
        ("rank", json!({"of": "countries"})),
        ("total", json!({"scope": "group:africa"})),
        ("pair", json!({"a": "cn-tianjin", "b": "jp-kobe"})),
        ("cite", json!({"query": "城市外交面临哪些挑战"})),
    ];
    for (name, options) in cases {
        let shown = respond(&bot, &command(1, name, &options)).await;
        for part in components(&shown)
            .iter()
            .filter(|part| part["disabled"] != true)
        {
            let id = part["custom_id"].as_str().unwrap();
            let answer = respond(&bot, &press(2, id, false)).await;
            let kind = answer["type"].as_u64().unwrap();
            assert!([4, 7, 9].contains(&kind), "{part}");
            let content = answer["data"]["content"].as_str().unwrap_or_default();
            assert!(!content.contains("older version"), "{part}: {answer}");
            assert!(!content.contains("went wrong"), "{part}: {answer}");
        }
    }
}

/// The identifier of a button has no room for 27 places: such an answer has fewer buttons, and those
/// that it has work.
#[tokio::test]
async fn an_answer_about_many_places_has_only_buttons_that_work() {
    let bot = bot().await;
    for question in [
        "省会城市友城排名",
        "长三角城市的德国友城",
        "友城少于五个的省会",
    ] {
        let shown = respond(&bot, &command(1, "ask", &json!({"question": question}))).await;
        assert!(seen(&shown).contains("友城"), "{shown}");
        for part in components(&shown) {
            let id = part["custom_id"].as_str().unwrap();
            assert!(id.chars().count() <= 100, "{part}");
            if part["disabled"] == true {
                continue;
            }
            let answer = respond(&bot, &press(2, id, false)).await;
            let content = answer["data"]["content"].as_str().unwrap_or_default();
            assert!(!content.contains("旧版"), "{part}: {answer}");
            assert!(!content.contains("出错"), "{part}: {answer}");
        }
    }
}
