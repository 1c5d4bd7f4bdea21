//! What belongs to a server is met there and nowhere else.

use std::sync::Arc;

use serde_json::{Value, json};
use youcheng::answer::Engine;
use youcheng::cli::data::export;
use youcheng::discord::Bot;
use youcheng::discord::gateway::{self, Gateway};
use youcheng::discord::rest::Rest;
use youcheng::ops::health::Readiness;
use youcheng::ops::inflight::InFlight;
use youcheng::ops::shutdown::Shutdown;
use youcheng::store::Options;
use youcheng::store::documents::Origin;

use super::commands::seen;
use super::data::{OTHER, bot, engine};
use super::downloads::with_files;
use super::make::{self, SERVER, command, data, in_server, outside, press};
use super::standin::{Standin, TOKEN};
use super::{button, components, respond};
use crate::databases::{Home, both};

both!(
    what_belongs_to_a_server_is_shown_there_and_nowhere_else,
    identifiers_from_a_server_say_nothing_in_another,
    what_was_remembered_for_a_server_is_not_given_to_another,
    exports_and_the_shared_store_hold_nothing_of_a_server,
    documents_of_a_server_are_quoted_there_and_nowhere_else,
);

/// A source, a place and a pair that only one server has.
pub(super) async fn add_hidden(bot: &Arc<Bot>) {
    let steps = [
        (
            "source",
            "id=hush publisher=Hushpaper title=Hushtitle lang=en",
        ),
        (
            "place",
            "id=jp-hushville level=city en=Hushville zh=隐城 lat=24.5 lon=141 coord_source=hush",
        ),
        ("alias", "id=jp-hushville lang=en alias=Hushtown"),
        (
            "partnership",
            "cn=Tianjin partner=Hushville since=2020-02 source=hush",
        ),
        (
            "figure",
            "metric=partnerships scope=Tianjin value=77 as_of=2025 source=hush",
        ),
    ];
    for (kind, values) in steps {
        let add = json!({"kind": kind, "values": values, "why": "hush-hush"});
        let said = seen(&respond(bot, &data("add", &add)).await);
        assert!(
            said.contains("Added") && said.contains("Only in this server"),
            "{said}"
        );
    }
}

/// Nothing of it is in there, whatever the case.
pub(super) fn assert_hidden(what: &str, callback: &Value) {
    let text = callback.to_string().to_lowercase();
    for part in ["hush", "隐城", "隱城"] {
        assert!(!text.contains(part), "{what}: {text}");
    }
}

async fn what_belongs_to_a_server_is_shown_there_and_nowhere_else(home: Home) {
    let bot = bot(&home).await;
    let partners = || command(1, "partners", &json!({"place": "Tianjin"}));
    // Somebody else asks before, so that the shared answer is remembered.
    assert_hidden(
        "before",
        &respond(&bot, &in_server(partners(), OTHER)).await,
    );
    add_hidden(&bot).await;
    let own = respond(&bot, &partners()).await;
    assert!(own.to_string().contains("Hushville"), "{own}");
    assert!(
        own.to_string().contains("Kobe"),
        "what all see is seen there too"
    );

    let ask = |text: &str| command(2, "ask", &json!({"question": text}));
    let doors = [
        ("partners", partners()),
        ("ask", ask("when did Tianjin and Hushville pair")),
        ("ask in Chinese", ask("天津和隐城哪年结好")),
        ("ask by alias", ask("partners of Hushtown")),
        ("total", command(3, "total", &json!({"scope": "Tianjin"}))),
        (
            "pair",
            command(4, "pair", &json!({"a": "Tianjin", "b": "jp-hushville"})),
        ),
        ("newest", ask("newest pair of Tianjin")),
        (
            "timeline",
            command(5, "timeline", &json!({"place": "Tianjin"})),
        ),
        (
            "claims",
            make::on_message(6, "Check figures", "Tianjin has 77 pairs."),
        ),
        (
            "typing",
            make::typing(7, "partners", &json!({"place": "Hush"}), "place"),
        ),
        (
            "typing Chinese",
            make::typing(8, "ask", &json!({"question": "隐"}), "question"),
        ),
        (
            "typing a row",
            make::typing_data("retire", &json!({"row": "Tianjin"}), "row"),
        ),
        ("history", data("history", &json!({}))),
        (
            "retire",
            data("retire", &json!({"row": "Tianjin Kobe", "why": "x"})),
        ),
    ];
    let what_was_typed = [
        "ask",
        "ask by alias",
        "ask in Chinese",
        "pair",
        "typing",
        "typing Chinese",
    ];
    for (name, interaction) in doors {
        let places = [
            ("another server", in_server(interaction.clone(), OTHER)),
            ("a direct message", outside(interaction.clone())),
            ("brought along", make::brought_along(interaction)),
        ];
        for (place, interaction) in places {
            let mut answer = respond(&bot, &interaction).await;
            if what_was_typed.contains(&name) {
                // What the person typed may be repeated to them; nothing may be known of it.
                let text = answer.to_string();
                assert!(
                    !text.contains("2020") && !text.contains("Hushpaper"),
                    "{name} in {place}: {text}"
                );
                assert!(
                    !text.contains("jp-hushville\",\"value"),
                    "{name} in {place}: {text}"
                );
                answer = json!(null);
            }
            assert_hidden(&format!("{name} in {place}"), &answer);
        }
    }
}

async fn identifiers_from_a_server_say_nothing_in_another(home: Home) {
    let bot = bot(&home).await;
    add_hidden(&bot).await;
    let of_place = command(1, "partners", &json!({"place": "Hushville"}));
    let of_pair = command(2, "pair", &json!({"a": "Tianjin", "b": "Hushville"}));
    for question in [of_place, of_pair] {
        let own = respond(&bot, &question).await;
        for label in ["Sources", "Cite as …", "Download", "Wrong?"] {
            let id = button(&own, label);
            let there = respond(&bot, &press(3, &id, false)).await;
            assert!(
                !there.to_string().contains("older version"),
                "works at home: {there}"
            );
            for press in [
                in_server(press(4, &id, false), OTHER),
                outside(press(5, &id, false)),
                make::brought_along(press(6, &id, true)),
            ] {
                let answer = respond(&bot, &press).await;
                assert_hidden(label, &answer);
                assert!(answer.to_string().contains("older version"), "{answer}");
            }
        }
    }
}

async fn what_was_remembered_for_a_server_is_not_given_to_another(home: Home) {
    let bot = bot(&home).await;
    add_hidden(&bot).await;
    let partners = || command(1, "partners", &json!({"place": "Tianjin"}));
    for _ in 0..2 {
        assert!(
            respond(&bot, &partners())
                .await
                .to_string()
                .contains("Hushville")
        );
        assert_hidden("other", &respond(&bot, &in_server(partners(), OTHER)).await);
        assert_hidden("direct", &respond(&bot, &outside(partners())).await);
    }
    // A server with rows of its own is no nearer to those of another.
    let add = json!({"values": "cn=Suzhou partner=Kobe source=yang-2015", "why": "read"});
    let added = respond(&bot, &in_server(data("add", &add), OTHER)).await;
    assert!(
        seen(&added).contains("Added pair") || seen(&added).contains("Added partnership"),
        "{added}"
    );
    assert_hidden("own", &respond(&bot, &in_server(partners(), OTHER)).await);
    assert_hidden(
        "its history",
        &respond(&bot, &in_server(data("history", &json!({})), OTHER)).await,
    );
}

/// The same interaction from another server, in a direct message, and by somebody who brought the bot
/// along.
fn elsewhere(interaction: &Value) -> [(&'static str, Value); 3] {
    [
        ("another server", in_server(interaction.clone(), OTHER)),
        ("a direct message", outside(interaction.clone())),
        ("brought along", make::brought_along(interaction.clone())),
    ]
}

/// A bot over the shipped facts, which are enough for maps and quizzes, in a home of its own.
async fn with_all_facts(home: &Home) -> Arc<Bot> {
    let engine = Engine::open(home.path(), Options::default()).await.unwrap();
    Arc::new(Bot::new(Arc::new(engine), 0))
}

#[tokio::test]
async fn pictures_ranks_and_comparisons_hold_nothing_of_another_server() {
    let home = Home::sqlite();
    let bot = with_all_facts(&home).await;
    let doors = [
        ("map", command(1, "map", &json!({"place": "Tianjin"}))),
        (
            "map of a country",
            command(2, "map", &json!({"place": "Japan"})),
        ),
        (
            "compare",
            command(3, "compare", &json!({"a": "Tianjin", "b": "Suzhou"})),
        ),
        ("rank", command(4, "rank", &json!({"of": "cities"}))),
        (
            "rank of countries",
            command(5, "rank", &json!({"of": "countries"})),
        ),
    ];
    // What all others are given, before there is anything to hide; it is remembered from now on.
    let mut before = Vec::new();
    for (_, door) in &doors {
        before.push(with_files(&bot, &outside(door.clone())).await);
    }
    add_hidden(&bot).await;
    let own = command(6, "partners", &json!({"place": "Tianjin"}));
    let own = respond(&bot, &own).await;
    for _ in 0..2 {
        for ((name, door), before) in doors.iter().zip(&before) {
            // The server's own first, so that a picture of it has been drawn.
            let (_, drawn) = with_files(&bot, door).await;
            for (place, asked) in elsewhere(door) {
                let (answer, files) = with_files(&bot, &asked).await;
                assert_hidden(&format!("{name} in {place}"), &answer);
                assert!(files == before.1, "{name} in {place} is drawn as before");
            }
            if *name == "map" {
                assert!(drawn != before.1, "it shows what the server has");
            }
        }
        for label in ["Chart", "Map"] {
            let id = button(&own, label);
            let (_, drawn) = with_files(&bot, &press(7, &id, false)).await;
            assert_eq!(drawn.len(), 1, "{label}");
            for (place, press) in elsewhere(&press(8, &id, false)) {
                let (answer, files) = with_files(&bot, &press).await;
                assert_hidden(&format!("{label} in {place}"), &answer);
                assert!(
                    files.iter().all(|file| !drawn.contains(file)),
                    "{label} in {place}"
                );
            }
        }
    }
}

#[tokio::test]
async fn a_quiz_asks_nothing_that_another_server_alone_knows() {
    let home = Home::sqlite();
    let bot = with_all_facts(&home).await;
    add_hidden(&bot).await;
    let own = respond(&bot, &command(1, "quiz", &json!({}))).await;
    assert!(!components(&own).is_empty(), "{own}");
    for seed in 0..8 {
        let asked = command(0, "quiz", &json!({"topic": "partners"}));
        for (at, (place, mut asked)) in (0..).zip(elsewhere(&asked)) {
            asked["id"] = json!((100 + 3 * seed + at).to_string());
            let answer = respond(&bot, &asked).await;
            assert!(!components(&answer).is_empty(), "{answer}");
            assert_hidden(&format!("quiz in {place}"), &answer);
        }
    }
    // The round of a server is not played in another.
    for choice in components(&own) {
        let id = choice["custom_id"].as_str().unwrap().to_owned();
        for (place, press) in elsewhere(&press(900, &id, false)) {
            assert_hidden(&format!("a press in {place}"), &respond(&bot, &press).await);
        }
    }
}

async fn exports_and_the_shared_store_hold_nothing_of_a_server(home: Home) {
    let bot = bot(&home).await;
    add_hidden(&bot).await;
    let all = home.path().join("all");
    let shared = engine(&home).await;
    export(shared.store(), &all, &mut Vec::new()).await.unwrap();
    for entry in std::fs::read_dir(&all).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        assert!(!text.to_lowercase().contains("hush") && !text.contains("隐城"));
    }
    let bytes = ["youcheng.db", "youcheng.db-wal"]
        .map(|file| std::fs::read(home.path().join(file)).unwrap_or_default());
    let rows = crate::changes::state(&home).await.join("\n").into_bytes();
    for bytes in bytes.into_iter().chain([rows]) {
        let text = String::from_utf8_lossy(&bytes);
        let found = ["Hushpaper", "Hushville", "Hushtown", "hush-hush", "隐城"];
        let found = found.iter().any(|part| text.contains(part));
        assert!(!found, "not one byte of it is in the shared database");
    }
    let own = home.path().join("own");
    let store = home.open_own(SERVER).await;
    export(&store, &own, &mut Vec::new()).await.unwrap();
    let ties = std::fs::read_to_string(own.join("partnerships.tsv")).unwrap();
    assert!(
        ties.contains("jp-hushville") && ties.contains("jp-kobe"),
        "{ties}"
    );
    assert_eq!(
        ties.lines().count(),
        4,
        "the small facts stay its shipped ones: {ties}"
    );
}

async fn documents_of_a_server_are_quoted_there_and_nowhere_else(home: Home) {
    let bot = bot(&home).await;
    add_hidden(&bot).await;
    let store = home.open_own(SERVER).await;
    let text = "---\nid: hush-doc\ntitle: Hushpaper\nlang: en\n---\n\
                The Hushville mayor feeds zebrafish at every ceremony.\n";
    let reading = youcheng::passages::document::read(text, "hush.md").unwrap();
    let origin = Origin {
        file: "/hush.md".to_owned(),
        added_at: 1,
        report: Vec::new(),
    };
    store.add_document(&reading, &origin, false).await.unwrap();
    bot.refresh().await.unwrap();
    let cite = || command(1, "cite", &json!({"query": "zebrafish ceremony mayor"}));
    let own = respond(&bot, &cite()).await;
    assert!(own.to_string().contains("Hushville"), "{own}");
    let quotes = button(&own, "Context 1");
    for place in [in_server(cite(), OTHER), outside(cite())] {
        assert_hidden("cite", &respond(&bot, &place).await);
    }
    let context = in_server(press(2, &quotes, false), OTHER);
    assert_hidden("context", &respond(&bot, &context).await);
}

#[tokio::test]
async fn a_message_is_answered_with_what_its_server_may_see() {
    let home = Home::sqlite();
    let bot = bot(&home).await;
    add_hidden(&bot).await;
    let standin = Standin::start().await;
    let stop = Shutdown::default();
    let gateway = Gateway {
        bot,
        rest: Arc::new(Rest::new(TOKEN, Some(&standin.api)).unwrap()),
        token: TOKEN.to_owned(),
        shards: None,
        inflight: InFlight::new(64),
        readiness: Readiness::default(),
    };
    let gateway = tokio::spawn(gateway::run(gateway, stop.clone()));
    let mut in_other = make::mention("partners of Tianjin");
    in_other["guild_id"] = json!(OTHER.to_string());
    let direct = make::direct("partners of Tianjin");
    let messages = [make::mention("partners of Tianjin"), in_other, direct];
    for (at, message) in messages.into_iter().enumerate() {
        standin.dispatch("MESSAGE_CREATE", message);
        let path = "/messages";
        standin
            .until("an answer", |standin| standin.sent(path).len() == at + 1)
            .await;
        let answer = &standin.sent(path)[at].body;
        match at {
            0 => assert!(answer.to_string().contains("Hushville"), "{answer}"),
            _ => assert_hidden("message", answer),
        }
    }
    stop.begin();
    gateway.await.unwrap().unwrap();
}
