//! Pictures in Discord: `/map`, the buttons that switch between picture and table, the file that
//! backs every attachment, and what is said where nothing can be drawn.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};
use youcheng::discord::Bot;
use youcheng::discord::body::Body;
use youcheng::discord::door::{Late, Outcome, answer};
use youcheng::discord::interaction::Interaction;

use super::standin::{assert_backed, parts};
use super::{bot, button, make};

fn id() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(7_000);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

async fn body(bot: &Arc<Bot>, interaction: &Value) -> Body {
    let interaction = Interaction::from_json(interaction.to_string().as_bytes()).unwrap();
    let patience = std::time::Duration::from_secs(60);
    match answer(bot, interaction, "test", patience).await {
        Outcome::Now(callback) => callback,
        Outcome::Later(..) => panic!("an answer took a minute"),
    }
}

/// The callback as Discord would read it, and how many files came with it.
async fn respond(bot: &Arc<Bot>, interaction: &Value) -> (Value, usize) {
    let (kind, bytes) = body(bot, interaction).await.encoded();
    let (callback, files) = parts(&kind, &bytes);
    assert_backed(&callback, &files);
    (callback, files.len())
}

#[tokio::test]
async fn a_map_comes_with_words_and_with_the_same_numbers() {
    let bot = bot().await;
    for (place, locale, word) in [
        ("Tianjin", "en-US", "Kobe"),
        ("天津", "zh-CN", "神户"),
        ("group:africa", "en-US", "Chinese partners of Africa"),
    ] {
        let command = make::command(id(), "map", &json!({"place": place}));
        let (callback, files) = respond(&bot, &make::in_locale(command, locale)).await;
        assert_eq!((&callback["type"], files), (&json!(4), 1), "{place}");
        let attachment = &callback["data"]["attachments"][0];
        assert_eq!(attachment["filename"], "youcheng-map.png");
        let alt = attachment["description"].as_str().unwrap();
        assert!(alt.contains(word) && alt.chars().count() <= 1_024, "{alt}");
        assert!(
            callback["data"]["embeds"][0]["description"].is_string(),
            "{place}"
        );
    }
}

#[tokio::test]
async fn buttons_switch_an_answer_between_table_chart_and_map() {
    let bot = bot().await;
    let command = make::command(id(), "partners", &json!({"place": "cn-tianjin"}));
    let (table, files) = respond(&bot, &command).await;
    assert_eq!((files, &table["data"]["attachments"]), (0, &json!([])));
    let (chart, files) = respond(&bot, &make::press(id(), &button(&table, "Chart"), false)).await;
    assert_eq!(
        (&chart["type"], files),
        (&json!(7), 1),
        "a chart in its place"
    );
    assert_eq!(
        chart["data"]["embeds"], table["data"]["embeds"],
        "the same numbers"
    );
    let (map, files) = respond(&bot, &make::press(id(), &button(&chart, "Map"), false)).await;
    assert_eq!((&map["type"], files), (&json!(7), 1));
    assert_eq!(
        map["data"]["attachments"][0]["filename"],
        "youcheng-map.png"
    );
    let (back, files) = respond(&bot, &make::press(id(), &button(&map, "Table"), false)).await;
    assert_eq!((&back["type"], files), (&json!(7), 0));
    assert_eq!(
        back["data"]["attachments"],
        json!([]),
        "the picture is taken away"
    );
    assert_eq!(back["data"]["components"], table["data"]["components"]);
    let stranger = make::by(
        make::press(id(), &button(&table, "Chart"), false),
        make::BOB,
    );
    let (own, files) = respond(&bot, &stranger).await;
    assert_eq!(
        (&own["type"], &own["data"]["flags"], files),
        (&json!(4), &json!(64), 1)
    );
}

#[tokio::test]
async fn what_cannot_be_drawn_is_said_and_answered_all_the_same() {
    let bot = bot().await;
    let command = make::command(id(), "map", &json!({"place": "cn-taiwan"}));
    let (callback, files) = respond(&bot, &command).await;
    assert_eq!(files, 0);
    let content = callback["data"]["content"].as_str().unwrap();
    assert!(content.contains("the map would be empty"), "{content}");
    assert!(content.lines().count() > 1, "{content}");
    let command = make::command(id(), "map", &json!({"place": "Xyzzyville"}));
    let (callback, files) = respond(&bot, &command).await;
    assert_eq!((files, &callback["data"]["flags"]), (0, &json!(64)));
    // An answer of one number has no button for a chart.
    let command = make::command(id(), "pair", &json!({"a": "cn-tianjin", "b": "jp-kobe"}));
    let (callback, _) = respond(&bot, &command).await;
    let labels = super::components(&callback);
    assert!(labels.iter().all(|button| button["label"] != "Chart"));
}

#[tokio::test]
async fn a_name_of_several_places_is_asked_back_and_leads_to_a_map() {
    let bot = bot().await;
    let command = make::command(id(), "map", &json!({"place": "Suzhou"}));
    let (callback, _) = respond(&bot, &command).await;
    let menu = super::components(&callback).remove(0);
    let (menu_id, value) = (&menu["custom_id"], &menu["options"][0]["value"]);
    let chosen = make::select(id(), menu_id.as_str().unwrap(), value.as_str().unwrap());
    let (callback, files) = respond(&bot, &chosen).await;
    assert_eq!(files, 1, "{callback}");
}

#[tokio::test]
async fn what_is_not_drawn_in_time_is_deferred_and_then_edited_in() {
    let bot = bot().await;
    let command = make::command(id(), "map", &json!({"place": "cn-shaanxi"}));
    let command = Interaction::from_json(command.to_string().as_bytes()).unwrap();
    let Outcome::Later(callback, work) =
        answer(&bot, command, "test", std::time::Duration::ZERO).await
    else {
        panic!("drawn without any time");
    };
    assert_eq!(
        callback.json[..],
        *br#"{"type":5,"data":{"attachments":[]}}"#
    );
    let Late::Edit(message) = work.await.unwrap() else {
        panic!("not in place of the deferral");
    };
    let (kind, bytes) = message.encoded();
    let (message, files) = parts(&kind, &bytes);
    assert_backed(&message, &files);
    assert_eq!(files.len(), 1);
}

#[tokio::test]
async fn five_hundred_maps_at_once_are_all_drawn() {
    let bot = bot().await;
    let places = ["cn-tianjin", "cn-jiangsu", "jp", "ke", "cn-shaanxi-xian"];
    let asked = (0..500).map(|at| {
        let bot = Arc::clone(&bot);
        let command = make::command(id(), "map", &json!({"place": places[at % places.len()]}));
        tokio::spawn(async move { respond(&bot, &command).await.1 })
    });
    for files in futures::future::join_all(asked).await {
        assert_eq!(files.unwrap(), 1);
    }
}
