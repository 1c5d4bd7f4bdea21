//! `/data`: what staff change from Discord, and that what belongs to a server is met nowhere else.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use serde_json::json;
use tempfile::TempDir;
use youcheng::answer::Engine;
use youcheng::discord::rest::Rest;
use youcheng::discord::{Bot, Office, Reach};
use youcheng::facts::Kind;
use youcheng::store::{FILE_NAME, Options, Store};

use super::commands::seen;
use super::isolation::{add_hidden, assert_hidden};
use super::make::{self, BOB, SERVER, command, data, in_server, outside, press};
use super::{button, respond};
use crate::databases::{Home, both};

pub(super) const OTHER: u64 = 1_100_000_000_000_000_900;

pub(super) async fn engine(home: &Home) -> Arc<Engine> {
    Arc::new(Engine::open(home.path(), home.small()).await.unwrap())
}

async fn bot_with(home: &Home, office: Office) -> Arc<Bot> {
    Arc::new(Bot::new(engine(home).await, 0).with_office(office))
}

pub(super) async fn bot(home: &Home) -> Arc<Bot> {
    bot_with(home, Office::default()).await
}

both!(
    only_staff_changes_data_and_only_where_the_server_wants_the_bot,
    with_changes_for_all_every_server_sees_them,
    staff_adds_corrects_retires_and_takes_back,
    an_attachment_is_looked_through_first_and_brought_in_by_a_button,
    a_change_reaches_every_process_and_every_server,
);

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
async fn with_file(home: &Home, content: impl Into<Vec<u8>>) -> (Arc<Bot>, String) {
    let content: Vec<u8> = content.into();
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
            data(
                "add",
                &json!({"values": format!("{pair} foo=bar"), "why": "x"}),
            ),
            "“foo=bar” is no value",
            "“foo=bar”不是内容",
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
async fn why_a_row_is_left_out_is_said_in_the_persons_language() {
    let rows = "city1,country1,city2,country2,since\n\
                Tianjin,China,Kobe,Japan,1974\n\
                Tianjin,China,Atlantis,Japan,1990\n\
                Tianjin,China,Kobe,Japan,soon\n\
                Tianjin,China,Beijing,China,1990\n\
                Tianjin,China,Kobe,Nowhere,1990\n";
    let (bot, url) = with_file(&Home::sqlite(), rows.to_owned()).await;
    let options = json!({"why": "a list", "source": "https://example.org/list"});
    let import = make::import("pairs.csv", &url, rows.len(), &options);
    let en = seen(&respond(&bot, &import).await);
    let zh = seen(&respond(&bot, &make::in_locale(import, "zh-CN")).await);
    let pairs = [
        ("overwrite takes the file's", "选“覆盖”以文件为准"),
        ("places makes it", "选“新地名”可以新建"),
        ("\"soon\" is not a date", "“soon”不是日期"),
        ("both places are in China", "两个地方都在中国"),
        ("no country is called", "没有叫“Nowhere”的国家"),
    ];
    for (english, chinese) in pairs {
        assert!(en.contains(english), "{english}: {en}");
        assert!(zh.contains(chinese) && !zh.contains(english), "{zh}");
    }
    assert!(!en.contains("--"), "options of the command line: {en}");
}

#[tokio::test]
async fn a_file_is_only_offered_to_be_brought_in_where_it_can_be() {
    let (bot, url) = with_file(&Home::sqlite(), PAIRS).await;
    let import = |options| make::import("pairs.csv", &url, PAIRS.len(), &options);
    let without = import(json!({"why": "a list"}));
    for (locale, expected) in [
        ("en-GB", "name no source. Give the id"),
        ("zh-CN", "没有注明来源，请给出"),
    ] {
        let answer = respond(&bot, &make::in_locale(without.clone(), locale)).await;
        let said = seen(&answer);
        assert!(said.contains(expected), "{said}");
        assert!(!answer.to_string().contains("data:apply"), "{answer}");
    }
    let with = import(json!({"why": "a list", "source": "https://example.org/list"}));
    let answer = respond(&bot, &with).await;
    assert!(answer.to_string().contains("data:apply"), "{answer}");
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_named_as_it_was_attached() {
    let cases: [(&str, &[u8], &str, &str); 8] = [
        (
            "gbk.csv",
            b"city1,city2\n\xce\xe4,x\n",
            "line 2 is not valid UTF-8",
            "第2行不是UTF-8",
        ),
        ("no.csv", b"", "is empty", "是空的"),
        (
            "twice.csv",
            b"city,city\n",
            "stands twice",
            "有两列叫“city”",
        ),
        (
            "odd.csv",
            b"a,b\n",
            "do not name two places",
            "看不出哪两列是地方",
        ),
        (
            "bad.json",
            b"{\"results\": 5",
            "is not a result of a query",
            "不是查询结果",
        ),
        ("none.json", b"[]", "has no result", "没有结果"),
        (
            "bad.xlsx",
            b"PK\x03\x04",
            "is not a readable workbook",
            "不是可以读取的工作簿",
        ),
        ("places.csv", b"place1,place2\n\"x", "", ""),
    ];
    for (name, bytes, en, zh) in cases {
        let (bot, url) = with_file(&Home::sqlite(), bytes).await;
        let options = json!({"why": "a try", "source": "https://example.org/list"});
        let import = make::import(name, &url, bytes.len(), &options);
        for (locale, expected) in [("en-GB", en), ("zh-CN", zh)] {
            let said = seen(&respond(&bot, &make::in_locale(import.clone(), locale)).await);
            assert!(said.contains(expected), "{name}: {said}");
            assert!(
                !said.contains("tmp") && !said.contains("--map"),
                "{name}: {said}"
            );
            let names_it = !matches!(name, "twice.csv" | "odd.csv");
            assert!(said.contains(name) == names_it, "{name}: {said}");
            let is_chinese = !said.contains(" is ") && !said.contains(" the ");
            assert!(locale == "en-GB" || is_chinese, "{name}: {said}");
        }
    }
}

#[tokio::test]
async fn changes_are_told_in_chinese_to_whoever_reads_chinese() {
    let bot = bot(&Home::sqlite()).await;
    let zh = |part, options| make::in_locale(data(part, &options), "zh-CN");
    let values = "cn=苏州 partner=Kobe since=2026-03 source=yang-2015";
    let steps = [
        (
            zh("add", json!({"values": values, "why": "一"})),
            "已添加：结好关系",
        ),
        (
            zh(
                "correct",
                json!({"row": "苏州 神户", "values": "status=suspended", "why": "二"}),
            ),
            "状态 有效 → 已暂停",
        ),
        (
            zh(
                "correct",
                json!({"row": "苏州 神户", "values": "since=2999", "why": "三"}),
            ),
            "结好日期不可能是2999",
        ),
        (
            zh("retire", json!({"row": "苏州 神户", "why": "四"})),
            "已停用：结好关系",
        ),
        (zh("undo", json!({"change": 3})), "已撤销第3号修改"),
        (zh("undo", json!({"change": 3})), "已由第4号修改撤销"),
        (zh("history", json!({})), "停用：结好关系"),
    ];
    for (interaction, expected) in steps {
        let said = seen(&respond(&bot, &interaction).await);
        assert!(said.contains(expected), "{expected}: {said}");
        for english in [
            "partnership",
            "since",
            "status",
            "active",
            "retire",
            "undo",
            "add:",
        ] {
            assert!(!said.contains(english), "{english}: {said}");
        }
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

/// The promise is a second; the machine may be busy with other tests.
const SOON: std::time::Duration = std::time::Duration::from_secs(3);

/// So many servers with rows of their own would need three times as long if each loaded everything.
const SERVERS: u64 = 6;

#[tokio::test]
async fn a_change_for_all_is_soon_in_the_answers_and_completions_of_many_servers() {
    let home = Home::sqlite();
    let shipped = || Engine::open(home.path(), Options::default());
    let bot = Arc::new(Bot::new(Arc::new(shipped().await.unwrap()), 0));
    for server in OTHER..OTHER + SERVERS {
        let values = "cn=Xiamen partner=Kobe since=2026-03 source=yang-2015";
        let add = data("add", &json!({"values": values, "why": "signed"}));
        let said = seen(&respond(&bot, &in_server(add, server)).await);
        assert!(said.contains("Added"), "{said}");
    }
    let cite = || command(1, "cite", &json!({"query": "zebrafish ceremony mayor"}));
    respond(&bot, &in_server(cite(), OTHER)).await;
    let shared = shipped().await.unwrap();
    let mut changing = shared
        .store()
        .change(crate::changes::by("new"))
        .await
        .unwrap();
    let place = [
        "jp-zebratown",
        "city",
        "JP",
        "jp",
        "Zebratown",
        "斑马町",
        "斑馬町",
        "",
        "",
        "",
        "",
    ];
    let pair = [
        "cn-fujian-xiamen",
        "jp-zebratown",
        "2001",
        "document",
        "active",
        "yang-2015",
    ];
    for (kind, cells) in [(Kind::Place, &place[..]), (Kind::Partnership, &pair)] {
        changing
            .add(crate::changes::row(kind, cells))
            .await
            .unwrap();
    }
    changing.commit().await.unwrap();
    let text = "---\nid: zoo\ntitle: Zoo\nlang: en\n---\n\n\
                The Xiamen mayor feeds zebrafish at every ceremony.\n";
    let reading = youcheng::passages::document::read(text, "zoo.md").unwrap();
    let origin = youcheng::store::documents::Origin {
        file: "/zoo.md".to_owned(),
        added_at: 1,
        report: Vec::new(),
    };
    let added = shared.store().add_document(&reading, &origin, false);
    added.await.unwrap();
    let begun = std::time::Instant::now();
    bot.refresh().await.unwrap();
    for server in OTHER..OTHER + SERVERS {
        let pair = command(1, "pair", &json!({"a": "Xiamen", "b": "Zebratown"}));
        let typing = make::typing(2, "partners", &json!({"place": "Zebr"}), "place");
        for (asked, expected) in [(typing, "jp-zebratown"), (pair, "2001")] {
            let said = respond(&bot, &in_server(asked, server)).await.to_string();
            assert!(said.contains(expected), "{said}");
        }
    }
    let quoted = respond(&bot, &in_server(cite(), OTHER)).await.to_string();
    assert!(quoted.contains("feeds"), "{quoted}");
    assert!(begun.elapsed() < SOON, "it took {:?}", begun.elapsed());
}

#[tokio::test]
async fn a_backup_of_a_server_is_never_shown_to_others() {
    let home = Home::sqlite();
    let running = bot(&home).await;
    add_hidden(&running).await;
    let copy = home.path().join("copy.db");
    let own = home.open_own(SERVER).await;
    own.backup(&copy, false).await.unwrap();
    own.close().await;
    drop(running);
    let other = youcheng::config::server_dir(home.path(), Some(OTHER));
    let wrong = [(home.path(), None), (other.as_path(), Some(OTHER))];
    for (dir, server) in wrong {
        let error = Store::restore(dir, server, &copy).await.unwrap_err();
        assert!(error.to_string().contains("the data of server"), "{error}");
    }
    let again = bot(&home).await;
    let partners = || command(1, "partners", &json!({"place": "Tianjin"}));
    let asked = |server| in_server(partners(), server);
    let own = respond(&again, &asked(SERVER)).await;
    assert!(own.to_string().contains("Hushville"), "{own}");
    for place in [asked(OTHER), outside(partners())] {
        assert_hidden("after a wrong restore", &respond(&again, &place).await);
    }
    // Put there by hand or by an earlier version, it is not opened for others either.
    std::fs::create_dir_all(&other).unwrap();
    std::fs::copy(&copy, other.join(FILE_NAME)).unwrap();
    let again = bot(&home).await;
    assert_hidden("put there", &respond(&again, &asked(OTHER)).await);
    drop(again);
    std::fs::copy(&copy, home.path().join(FILE_NAME)).unwrap();
    let opened = Engine::open(home.path(), home.small()).await;
    let error = opened.unwrap_err().to_string();
    assert!(error.contains("in the place of the data of all"), "{error}");
}

#[tokio::test]
async fn a_button_of_nowhere_makes_no_database() {
    let home = Home::sqlite();
    let bot = bot(&home).await;
    for id in ["data:apply:1", "data:drop:1"] {
        let pressed = respond(&bot, &make::manager(press(1, id, true))).await;
        assert!(seen(&pressed).contains("no longer kept"), "{pressed}");
        assert!(!home.path().join("servers").exists(), "{id}");
    }
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
    while !ask().contains("Kobe") && begun.elapsed() < SOON {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let answer = ask();
    service.kill().unwrap();
    service.wait().unwrap();
    assert!(answer.contains("Kobe"), "{answer}");
}
