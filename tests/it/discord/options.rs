//! What is typed into the options of commands: names, times and choices.

use std::sync::Arc;

use serde_json::{Value, json};

use youcheng::discord::Bot;

use super::commands::seen;
use super::make::{self, command, press};
use super::{bot, button, components, respond};

/// The answer to a command, as a person sees it.
async fn shown(bot: &Arc<Bot>, name: &str, options: &Value) -> (Value, String) {
    let shown = respond(bot, &command(1, name, options)).await;
    let text = seen(&shown);
    (shown, text)
}

#[tokio::test]
async fn times_in_options_are_read_as_in_questions() {
    let bot = bot().await;
    for (since, from) in [
        ("1980", "1980"),
        ("1980年", "1980"),
        ("一九八〇年", "1980"),
        ("１９８０", "1980"),
        ("1980s", "1980"),
        ("since 1980", "1980"),
        ("1980年5月", "1980-05"),
        ("1980/05", "1980-05"),
        ("May 1980", "1980-05"),
        ("1980-05-12", "1980-05-12"),
    ] {
        let (_, text) = shown(
            &bot,
            "partners",
            &json!({"place": "Tianjin", "since": since}),
        )
        .await;
        // What is typed in Chinese is answered in Chinese.
        let chinese = match from {
            "1980-05" => "自1980年5月以来",
            _ => "自1980年以来",
        };
        let english = format!("since {from}.");
        assert!(
            text.contains(&english) || text.contains(chinese),
            "{since}: {text}"
        );
    }
    for (options, said) in [
        (json!({"before": "1985年"}), "截至1984年"),
        (json!({"before": "May 1985"}), "until 1985-04"),
        (json!({"before": "before 1985"}), "until 1984"),
        (json!({"since": "1980-1990"}), "from 1980 to 1990"),
        (
            json!({"since": "1980", "before": "1990"}),
            "from 1980 to 1989",
        ),
    ] {
        let mut options = options;
        options["place"] = json!("Tianjin");
        let (_, text) = shown(&bot, "partners", &options).await;
        assert!(text.contains(said), "{options}: {text}");
    }
    for year in [
        json!(2015),
        json!("2015"),
        json!("2015年"),
        json!("May 2015"),
    ] {
        let options = json!({"scope": "Jiangsu", "year": year});
        let (_, text) = shown(&bot, "total", &options).await;
        assert!(
            ["273 pairs (2015-05", "273对（2015-05"]
                .iter()
                .any(|said| text.contains(said)),
            "{year}: {text}"
        );
    }
}

#[tokio::test]
async fn what_makes_no_sense_gets_a_private_line_that_says_why() {
    let bot = bot().await;
    let cases = [
        (
            "partners",
            json!({"place": "Tianjin", "since": "1990", "before": "1980"}),
            "wrong way round",
        ),
        (
            "partners",
            json!({"place": "Tianjin", "since": "1985", "before": "1985"}),
            "wrong way round",
        ),
        (
            "partners",
            json!({"place": "天津", "since": "1990", "before": "1980"}),
            "颠倒",
        ),
        (
            "partners",
            json!({"place": "Tianjin", "since": "soon"}),
            "no year or date",
        ),
        ("partners", json!({"place": " "}), "An option is empty"),
        ("partners", json!({}), "An option is empty"),
        ("total", json!({"scope": ""}), "An option is empty"),
        ("cite", json!({"query": " "}), "An option is empty"),
        ("rank", json!({"of": "planets"}), "none of the choices"),
        (
            "cite",
            json!({"query": "who approves a friendship city", "style": "foo"}),
            "none of the choices",
        ),
        (
            "pair",
            json!({"a": "Tianjin", "b": "Tianjin"}),
            "the same place",
        ),
        ("compare", json!({"a": "Africa", "b": "非洲"}), "同一个地方"),
        ("pair", json!({"a": "Africa", "b": "Asia"}), "outside China"),
        ("pair", json!({"a": "Kobe", "b": "Osaka"}), "outside China"),
        ("pair", json!({"a": "Beijing", "b": "Shanghai"}), "in China"),
        (
            "partners",
            json!({"place": "Tianjin", "country": "China"}),
            "in China",
        ),
        (
            "partners",
            json!({"place": "Taipei"}),
            "no place or group called",
        ),
        (
            "partners",
            json!({"place": "**bold**"}),
            "no place or group called",
        ),
        (
            "partners",
            json!({"place": "abc"}),
            "no place or group called",
        ),
    ];
    for (name, options, said) in &cases {
        let (callback, text) = shown(&bot, name, options).await;
        assert_eq!(callback["data"]["flags"], 64, "/{name} {options}: {text}");
        assert!(text.contains(said), "/{name} {options}: {text}");
        assert!(
            components(&callback).is_empty(),
            "/{name} {options}: {text}"
        );
    }
}

#[tokio::test]
async fn a_name_may_come_with_what_it_lies_in() {
    let bot = bot().await;
    for (name, options, said) in [
        (
            "partners",
            json!({"place": "Kobe, Japan"}),
            "partners of Kobe",
        ),
        (
            "partners",
            json!({"place": "Kobe (Japan)"}),
            "partners of Kobe",
        ),
        (
            "partners",
            json!({"place": "Tianjin, China"}),
            "partners of Tianjin",
        ),
        ("partners", json!({"place": "日本神户"}), "神户"),
        ("partners", json!({"place": "Suzhou, Anhui"}), "宿州"),
        (
            "pair",
            json!({"a": "Tianjin, China", "b": "Kobe, Japan"}),
            "1973-06-24",
        ),
        ("partners", json!({"place": "天津 日本"}), "日本"),
        (
            "partners",
            json!({"place": "partners of Tianjin"}),
            "partners of Tianjin",
        ),
        ("map", json!({"place": "Kobe, Japan"}), "Kobe"),
    ] {
        let (callback, text) = shown(&bot, name, &options).await;
        assert_ne!(callback["data"]["flags"], 64, "/{name} {options}: {text}");
        assert!(text.contains(said), "/{name} {options}: {text}");
    }
}

#[tokio::test]
async fn of_several_readings_the_only_one_on_record_is_answered_and_the_others_are_named() {
    let bot = bot().await;
    for (name, options, said, other) in [
        (
            "pair",
            json!({"a": "Suzhou", "b": "Venice"}),
            "苏州",
            "宿州",
        ),
        (
            "pair",
            json!({"a": "Xian", "b": "Nara"}),
            "Nara",
            "Nara Prefecture",
        ),
        (
            "partners",
            json!({"place": "Suzhou", "country": "Italy"}),
            "Venice",
            "宿州",
        ),
        (
            "ask",
            json!({"question": "Is Suzhou paired with Venice?"}),
            "苏州",
            "宿州",
        ),
    ] {
        let (callback, text) = shown(&bot, name, &options).await;
        let menu = components(&callback)
            .into_iter()
            .any(|part| part["type"] == 3);
        assert!(!menu, "/{name} {options}: {text}");
        assert!(
            text.contains(said) && text.contains(other),
            "/{name} {options}: {text}"
        );
    }
}

#[tokio::test]
async fn a_question_suggested_below_an_answer_is_private_for_others() {
    let bot = bot().await;
    let shown = respond(
        &bot,
        &command(1, "partners", &json!({"place": "cn-tianjin"})),
    )
    .await;
    let first = press(2, &button(&shown, "The first one"), false);
    assert_eq!(respond(&bot, &first).await["data"]["flags"], Value::Null);
    let theirs = make::by(first, make::BOB);
    assert_eq!(respond(&bot, &theirs).await["data"]["flags"], 64);
}

#[tokio::test]
async fn a_place_whose_name_others_have_is_shown_with_its_country() {
    let bot = bot().await;
    for (place, shown_as) in [
        ("ca-victoria", "Victoria, Canada (加拿大维多利亚)"),
        ("br-sao-paulo", "São Paulo, Brazil (巴西圣保罗)"),
        ("jp-kobe", "China and Kobe (神户)."),
    ] {
        let (_, text) = shown(&bot, "partners", &json!({"place": place})).await;
        assert!(text.contains(shown_as), "{place}: {text}");
    }
}
