//! `/data`: what staff change from Discord, and that what belongs to a server is met nowhere else.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use serde_json::{Value, json};
use tempfile::TempDir;
use youcheng::answer::Engine;
use youcheng::cli::data::export;
use youcheng::discord::gateway::{self, Gateway};
use youcheng::discord::rest::Rest;
use youcheng::discord::{Bot, Office, Reach};
use youcheng::ops::health::Readiness;
use youcheng::ops::inflight::InFlight;
use youcheng::ops::shutdown::Shutdown;
use youcheng::store::documents::Origin;

use super::commands::seen;
use super::make::{self, BOB, SERVER, command, data, in_server, outside, press};
use super::standin::{Standin, TOKEN};
use super::{button, respond};
use crate::databases::{Home, both};

const OTHER: u64 = 1_100_000_000_000_000_900;

async fn engine(home: &Home) -> Arc<Engine> {
    Arc::new(Engine::open(home.path(), home.small()).await.unwrap())
}

async fn bot_with(home: &Home, office: Office) -> Arc<Bot> {
    Arc::new(Bot::new(engine(home).await, 0).with_office(office))
}

async fn bot(home: &Home) -> Arc<Bot> {
    bot_with(home, Office::default()).await
}

both!(
    what_belongs_to_a_server_is_shown_there_and_nowhere_else,
    identifiers_from_a_server_say_nothing_in_another,
    what_was_remembered_for_a_server_is_not_given_to_another,
    exports_and_the_shared_store_hold_nothing_of_a_server,
    only_staff_changes_data_and_only_where_the_server_wants_the_bot,
    with_changes_for_all_every_server_sees_them,
    staff_adds_corrects_retires_and_takes_back,
    an_attachment_is_looked_through_first_and_brought_in_by_a_button,
    a_change_reaches_every_process_and_every_server,
    documents_of_a_server_are_quoted_there_and_nowhere_else,
);

/// A source, a place and a pair that only one server has.
async fn add_hidden(bot: &Arc<Bot>) {
    let steps = [
        (
            "source",
            "id=hush publisher=Hushpaper title=Hushtitle lang=en",
        ),
        ("place", "id=jp-hushville level=city en=Hushville zh=隐城"),
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
fn assert_hidden(what: &str, callback: &Value) {
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

async fn only_staff_changes_data_and_only_where_the_server_wants_the_bot(home: Home) {
    let office = Office {
        staff: vec![BOB],
        ..Office::default()
    };
    let bot = bot_with(&home, office).await;
    let add = || {
        let values = "cn=Suzhou partner=Kobe source=yang-2015";
        data("add", &json!({"values": values, "why": "read"}))
    };
    let mut plain = add();
    plain["member"]["permissions"] = json!("0");
    let refused = [
        ("may not manage", plain.clone()),
        ("brought along", make::brought_along(add())),
        ("a direct message", outside(add())),
        (
            "a press",
            make::in_server(press(1, "data:apply:1", true), SERVER),
        ),
    ];
    for (who, interaction) in refused {
        let said = seen(&respond(&bot, &interaction).await);
        assert!(said.contains("may manage this server"), "{who}: {said}");
    }
    assert!(
        !home.path().join("servers").exists(),
        "nothing was made for it"
    );
    // Staff by the configuration, in a server and in a direct message.
    let own = seen(&respond(&bot, &make::by(plain.clone(), BOB)).await);
    assert!(own.contains("Only in this server"), "{own}");
    let all = seen(&respond(&bot, &outside(make::by(add(), BOB))).await);
    assert!(all.contains("For all servers"), "{all}");
}

#[tokio::test]
async fn a_server_cannot_fill_the_disk_and_can_still_take_back() {
    let home = Home::sqlite();
    let bot = bot(&home).await;
    add_hidden(&bot).await;
    let file = home.path().join(format!("servers/{SERVER}/youcheng.db"));
    let database = std::fs::OpenOptions::new().write(true).open(&file).unwrap();
    // What stands behind the last page of a database is not read.
    database.set_len(129 << 20).unwrap();
    let values = json!({"values": "cn=Suzhou partner=Kobe source=yang-2015", "why": "one more"});
    let full = seen(&respond(&bot, &data("add", &values)).await);
    assert!(full.contains("as many rows of its own"), "{full}");
    let dropped = respond(&bot, &make::manager(press(1, "data:drop:1", true))).await;
    assert!(seen(&dropped).contains("Nothing was changed"), "{dropped}");
    let undone = seen(&respond(&bot, &data("undo", &json!({"change": 5}))).await);
    assert!(undone.contains("Took back change 5"), "{undone}");
}

async fn with_changes_for_all_every_server_sees_them(home: Home) {
    let office = Office {
        reach: Reach::All,
        ..Office::default()
    };
    let bot = bot_with(&home, office).await;
    let values = "cn=Suzhou partner=Kobe source=yang-2015";
    respond(
        &bot,
        &data("add", &json!({"values": values, "why": "read"})),
    )
    .await;
    let asked = command(1, "partners", &json!({"place": "Suzhou"}));
    for asked in [in_server(asked.clone(), OTHER), outside(asked)] {
        assert!(respond(&bot, &asked).await.to_string().contains("Kobe"));
    }
    assert!(!home.path().join("servers").exists());
}

async fn staff_adds_corrects_retires_and_takes_back(home: Home) {
    let bot = bot(&home).await;
    let page = "https://example.org/news/7";
    let steps = [
        (
            "add",
            json!({"values": format!("cn=苏州 partner=Kobe since=2026-03 source={page}"), "why": "signed"}),
        ),
        (
            "add",
            json!({"values": format!("cn=苏州 partner=Kobe source={page}"), "why": "twice"}),
        ),
        (
            "add",
            json!({"values": "cn=Suzhou partner=Kobbe source=yang-2015", "why": "typing error"}),
        ),
        (
            "add",
            json!({"values": "Suzhou and Kobe", "why": "no values"}),
        ),
        (
            "correct",
            json!({"row": "Kobe – Suzhou", "values": "since=2026-03-02 since_basis=document", "why": "the day is known"}),
        ),
        (
            "correct",
            json!({"row": "Kobe – Suzhou", "values": "since=2026-03-02", "why": "again"}),
        ),
        (
            "retire",
            json!({"row": "苏州和神户", "why": "only a letter of intent"}),
        ),
        ("undo", json!({"change": 4})),
        ("undo", json!({"change": 99})),
        ("undo", json!({})),
        (
            "retire",
            json!({"row": "Kobe – Nairobi", "why": "no such pair"}),
        ),
    ];
    let mut said = String::new();
    for (part, options) in steps {
        let answer = respond(&bot, &data(part, &options)).await;
        said.push_str(&format!("/data {part} {options}\n{}\n\n", seen(&answer)));
    }
    let zh = make::in_locale(data("history", &json!({"about": "神户"})), "zh-CN");
    let history = seen(&respond(&bot, &zh).await);
    for line in history.lines() {
        // The moment is that of the test.
        let (before, rest) = line.split_once("<t:").unwrap_or((line, ">"));
        let (_, after) = rest.split_once('>').unwrap_or(("", ""));
        said.push_str(&format!("{before}{after}\n"));
    }
    insta::assert_snapshot!("staff_adds_corrects_retires_and_takes_back", said);
    let typed = make::typing_data("retire", &json!({"row": "Suzhou"}), "row");
    let choices = respond(&bot, &typed).await["data"]["choices"].clone();
    assert_eq!(
        choices[0]["value"], "cn-jiangsu-suzhou jp-kobe",
        "{choices}"
    );
}

/// A place where attachments lie, and a bot that fetches them there.
async fn with_file(home: &Home, content: String) -> (Arc<Bot>, String) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let api = format!("http://{}", listener.local_addr().unwrap());
    let routes = Router::new().route("/pairs", get(move || async move { content.clone() }));
    tokio::spawn(async move { axum::serve(listener, routes).await });
    let rest = Rest::new("a.b.c", Some(&api)).unwrap();
    let office = Office {
        rest: Some(Arc::new(rest)),
        ..Office::default()
    };
    (bot_with(home, office).await, format!("{api}/pairs"))
}

const PAIRS: &str = "city1,country1,city2,country2\nSuzhou,China,Kobe,Japan\nKobe,Japan,Tianjin,China\nTianjin,China,Atlantis,Japan\n";

async fn an_attachment_is_looked_through_first_and_brought_in_by_a_button(home: Home) {
    let (bot, url) = with_file(&home, PAIRS.to_owned()).await;
    let options = json!({"why": "the list of the province", "source": "https://example.org/list"});
    let looked = respond(
        &bot,
        &make::import("pairs.csv", &url, PAIRS.len(), &options),
    )
    .await;
    insta::assert_snapshot!(
        "an_attachment_is_looked_through_first_and_brought_in_by_a_button",
        seen(&looked)
    );
    let partners = || command(1, "partners", &json!({"place": "Suzhou"}));
    assert!(
        !respond(&bot, &partners())
            .await
            .to_string()
            .contains("Kobe"),
        "nothing is changed yet"
    );
    let id = button(&looked, "Bring it in");
    let pressed = || make::manager(press(2, &id, true));
    // Neither another server nor another person has that file.
    for forged in [in_server(pressed(), OTHER), make::by(pressed(), BOB)] {
        let said = seen(&respond(&bot, &forged).await);
        assert!(said.contains("no longer kept"), "{said}");
    }
    let done = respond(&bot, &pressed()).await;
    assert!(seen(&done).contains("Import 1 is done"), "{done}");
    assert!(
        respond(&bot, &partners())
            .await
            .to_string()
            .contains("Kobe")
    );
    let again = seen(&respond(&bot, &pressed()).await);
    assert!(again.contains("no longer kept"), "{again}");
    let undone = seen(&respond(&bot, &data("undo", &json!({"import": 1}))).await);
    assert!(undone.contains("Took back import 1"), "{undone}");
    assert!(
        !respond(&bot, &partners())
            .await
            .to_string()
            .contains("Kobe")
    );
}

#[tokio::test]
async fn what_cannot_be_changed_is_explained_in_the_persons_language() {
    let home = Home::sqlite();
    let (bot, url) = with_file(&home, PAIRS.to_owned()).await;
    let pair = "cn=Suzhou partner=Kobe source=yang-2015";
    let bad = format!("{pair} since=2026-13");
    let cases = [
        (data("add", &json!({"values": pair})), "say why", "理由"),
        (
            data("add", &json!({"values": pair, "why": " "})),
            "say why",
            "理由",
        ),
        (
            data(
                "correct",
                &json!({"row": "Tianjin Kobe", "values": "since=1974"}),
            ),
            "say why",
            "理由",
        ),
        (
            data("retire", &json!({"row": "Tianjin Kobe"})),
            "say why",
            "理由",
        ),
        (
            make::import("pairs.csv", &url, PAIRS.len(), &json!({})),
            "say why",
            "理由",
        ),
        (
            data("add", &json!({"values": bad, "why": "x"})),
            "is not a date",
            "since“2026-13”。日期请写",
        ),
    ];
    for (interaction, en, zh) in cases {
        let said = seen(&respond(&bot, &interaction).await);
        assert!(said.contains(en), "{said}");
        let said = seen(&respond(&bot, &make::in_locale(interaction, "zh-CN")).await);
        assert!(said.contains(zh) && !said.contains("not a"), "{said}");
    }
}

#[tokio::test]
async fn an_attachment_that_is_too_large_strange_or_elsewhere_is_refused() {
    let home = Home::sqlite();
    let large = "x".repeat((8 << 20) + 1);
    let (bot, url) = with_file(&home, large).await;
    let options = json!({"why": "a try"});
    let cases = [
        (
            make::import("pairs.csv", &url, 9 << 20, &options),
            "larger than 8 MB",
        ),
        // The size is only what somebody says.
        (
            make::import("pairs.csv", &url, 100, &options),
            "larger than 8 MB",
        ),
        (
            make::import("pairs.exe", &url, 100, &options),
            "must end in",
        ),
        (
            make::import("pairs.csv", "http://127.0.0.1:9/x", 100, &options),
            "could not be fetched",
        ),
        (
            make::import("pairs.csv", "file:///etc/passwd", 100, &options),
            "could not be fetched",
        ),
    ];
    for (interaction, expected) in cases {
        let said = seen(&respond(&bot, &interaction).await);
        assert!(said.contains(expected), "{expected}: {said}");
    }
}

async fn a_change_reaches_every_process_and_every_server(home: Home) {
    let (one, two) = (bot(&home).await, bot(&home).await);
    add_hidden(&one).await;
    let partners = || command(1, "partners", &json!({"place": "Tianjin"}));
    assert_hidden("not looked yet", &respond(&two, &partners()).await);
    two.refresh().await.unwrap();
    assert!(
        respond(&two, &partners())
            .await
            .to_string()
            .contains("Hushville")
    );
    // What is changed for all is in the answers of the server, beside its own.
    let shared = engine(&home).await;
    let mut changing = shared
        .store()
        .change(crate::changes::by("new"))
        .await
        .unwrap();
    let cells = ["cn-tianjin", "ke-nairobi", "", "", "active", "yang-2015"];
    changing
        .add(crate::changes::row(
            youcheng::facts::Kind::Partnership,
            &cells,
        ))
        .await
        .unwrap();
    changing.commit().await.unwrap();
    for bot in [&one, &two] {
        bot.refresh().await.unwrap();
        let own = respond(bot, &partners()).await.to_string();
        assert!(
            own.contains("Nairobi") && own.contains("Hushville"),
            "{own}"
        );
        let other = respond(bot, &in_server(partners(), OTHER)).await;
        assert!(other.to_string().contains("Nairobi"));
        assert_hidden("other", &other);
    }
    let found = make::typing(2, "partners", &json!({"place": "Hush"}), "place");
    assert!(
        respond(&two, &found)
            .await
            .to_string()
            .contains("jp-hushville")
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

#[test]
fn a_change_on_the_command_line_is_in_the_answers_of_a_running_service() {
    let dir = TempDir::new().unwrap();
    let mut service = std::process::Command::new(env!("CARGO_BIN_EXE_youcheng"))
        .args(["serve", "--playground", "127.0.0.1:0", "--data-dir"])
        .arg(dir.path())
        .env_remove("DISCORD_TOKEN")
        .env_remove("DISCORD_PUBLIC_KEY")
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut said = std::io::BufReader::new(service.stdout.take().unwrap());
    std::io::BufRead::read_line(&mut said, &mut line).unwrap();
    let address = line.trim().rsplit_once("http://").unwrap().1.to_owned();
    let ask = || {
        let body = r#"{"content":"partners of Xiamen"}"#;
        let mut stream = std::net::TcpStream::connect(&address).unwrap();
        let length = body.len();
        let request = format!(
            "POST /messages HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n\
             Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        );
        std::io::Write::write_all(&mut stream, request.as_bytes()).unwrap();
        let mut answer = String::new();
        std::io::Read::read_to_string(&mut stream, &mut answer).unwrap();
        answer
    };
    assert!(!ask().contains("Kobe"), "{}", ask());
    let values = "cn=Xiamen partner=Kobe since=1980 source=yang-2015";
    let mut add = vec!["data", "add", "partnership"];
    add.extend(values.split(' '));
    add.extend(["--why", "a test"]);
    let added = crate::changes::say(dir.path(), &add);
    assert!(added.starts_with("Added"), "{added}");
    let begun = std::time::Instant::now();
    while !ask().contains("Kobe") && begun.elapsed().as_secs() < 60 {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let answer = ask();
    service.kill().unwrap();
    service.wait().unwrap();
    assert!(answer.contains("Kobe"), "{answer}");
}
