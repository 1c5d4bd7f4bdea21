//! The shared database: what can stand in the way of PostgreSQL, and what several processes see of
//! one another.

use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use youcheng::answer::Engine;
use youcheng::config::{Secret, server_dir};
use youcheng::discord::Bot;
use youcheng::facts::Kind;
use youcheng::store::changes::Wanted;
use youcheng::store::{Database, Options, Store, StoreError};

use crate::changes::{by, row};
use crate::databases::{Home, PASSWORD, USER, server};
use crate::discord::make::{SERVER, command, in_server};
use crate::discord::respond;
use crate::facts::SMALL;

const OTHER: u64 = 1_100_000_000_000_000_901;

/// What opening this address comes to.
async fn refusal(url: &str) -> StoreError {
    let dir = tempfile::TempDir::new().unwrap();
    let options = Options {
        texts: SMALL,
        database: Some(Database::new(Secret::new(url))),
        ..Options::default()
    };
    Store::open(dir.path(), options).await.unwrap_err()
}

#[tokio::test]
async fn what_stands_in_the_way_is_said_in_one_line_without_the_password() {
    let Some(server) = server() else { return };
    let port = server.port;
    let closed = {
        let free = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
        free.local_addr().unwrap().port()
    };
    let at = |port: u16| format!("127.0.0.1:{port}");
    let cases = [
        (
            format!("postgres://{USER}:{PASSWORD}@{}/postgres", at(closed)),
            "cannot reach",
        ),
        (
            format!("postgres://{USER}:{PASSWORD}x@{}/postgres", at(port)),
            "does not let us in",
        ),
        (
            format!("postgres://nobody:{PASSWORD}@{}/postgres", at(port)),
            "does not let us in",
        ),
        (
            format!("postgres://{USER}:{PASSWORD}@{}/nowhere", at(port)),
            "createdb",
        ),
        (
            format!(
                "postgres://{USER}:{PASSWORD}@{}/postgres?sslmode=require",
                at(port)
            ),
            "TLS",
        ),
        (
            format!("postgres://{USER}:{PASSWORD}@host:port/x"),
            "of the form",
        ),
        (
            format!("mysql://{USER}:{PASSWORD}@localhost/x"),
            "of the form",
        ),
        (PASSWORD.to_owned(), "of the form"),
    ];
    for (url, expected) in cases {
        let error = refusal(&url).await;
        for said in [error.to_string(), format!("{error:?}")] {
            assert!(!said.contains(PASSWORD), "{said}");
            assert!(!said.contains('\n'), "{said}");
        }
        assert!(error.to_string().contains(expected), "{url}: {error}");
    }
}

#[tokio::test]
async fn the_tables_of_another_program_are_refused_untouched() {
    let Some(home) = Home::postgres().await else {
        return;
    };
    home.execute("CREATE TABLE meta (data_version TEXT, loaded_by TEXT)")
        .await
        .unwrap();
    let error = Store::open(home.path(), home.small()).await.unwrap_err();
    assert!(matches!(error, StoreError::Foreign { .. }), "{error:?}");
    assert_eq!(home.tables().await, 1);
}

#[tokio::test]
async fn who_may_not_write_is_told_what_to_grant() {
    let Some(home) = Home::postgres().await else {
        return;
    };
    home.execute(
        "CREATE ROLE guest LOGIN PASSWORD 'open-sesame';
         DO $$ BEGIN EXECUTE 'GRANT USAGE ON SCHEMA ' || current_schema() || ' TO guest'; END $$",
    )
    .await
    .unwrap();
    let url = home
        .url
        .as_deref()
        .unwrap()
        .replace(&format!("//{USER}:"), "//guest:");
    let error = refusal(&url).await;
    assert!(matches!(error, StoreError::NotAllowed { .. }), "{error:?}");
}

/// Ends the connections of the program that calls itself so, and waits until they count as idle.
async fn cut(home: &Home, name: &str) {
    home.execute(format!(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{name}'"
    ))
    .await
    .unwrap();
    tokio::time::sleep(Duration::from_millis(1_200)).await;
}

#[tokio::test]
async fn a_connection_that_breaks_loses_nothing_and_is_made_anew() {
    let Some(home) = Home::postgres().await else {
        return;
    };
    let name = "to-be-cut";
    let url = format!("{}&application_name={name}", home.url.as_deref().unwrap());
    let options = Options {
        database: Some(Database::new(Secret::new(&url))),
        ..home.small()
    };
    let store = Store::open(home.path(), options).await.unwrap();
    let mut changing = store
        .change(by("the line is cut in the middle"))
        .await
        .unwrap();
    let kobe = Wanted::Key("cn-tianjin jp-kobe".to_owned());
    changing.retire(Kind::Partnership, &kobe).await.unwrap();
    cut(&home, name).await;
    let error = changing.commit().await.unwrap_err().to_string();
    assert!(error.contains("cannot reach"), "{error}");
    assert!(store.row(Kind::Partnership, &kobe).await.unwrap().is_some());
    let mut changing = store.change(by("once more")).await.unwrap();
    changing.retire(Kind::Partnership, &kobe).await.unwrap();
    changing.commit().await.unwrap();
    assert!(store.row(Kind::Partnership, &kobe).await.unwrap().is_none());
}

async fn bot(home: &Home) -> Arc<Bot> {
    let engine = Engine::open(home.path(), home.small()).await.unwrap();
    let bot = Arc::new(Bot::new(Arc::new(engine), 0));
    bot.refresh().await.unwrap();
    bot
}

#[tokio::test]
async fn every_replica_sees_what_is_changed_for_all_and_for_one_server() {
    let Some(home) = Home::postgres().await else {
        return;
    };
    let (one, other) = (bot(&home).await, bot(&home.replica()).await);
    let ask = async |bot: &Arc<Bot>, server| {
        let partners = command(1, "partners", &json!({"place": "Tianjin"}));
        respond(bot, &in_server(partners, server)).await.to_string()
    };
    let add = async |store: &Store, cells: &[&str]| {
        let mut changing = store.change(by("new")).await.unwrap();
        changing.add(row(Kind::Partnership, cells)).await.unwrap();
        changing.commit().await.unwrap();
    };
    let shared = home.open(SMALL).await;
    let own_dir = server_dir(home.path(), Some(SERVER));
    let own = Store::open_following(&own_dir, SERVER, &shared)
        .await
        .unwrap();
    add(
        &own,
        &["cn-tianjin", "ke-nairobi", "", "", "active", "yang-2015"],
    )
    .await;
    for bot in [&one, &other] {
        bot.refresh().await.unwrap();
        assert!(ask(bot, SERVER).await.contains("Nairobi"));
        assert!(
            !ask(bot, OTHER).await.contains("Nairobi"),
            "it belongs to one server"
        );
    }
    // What all see reaches the server's rows, too.
    let mut changing = shared.change(by("new")).await.unwrap();
    let cells = [
        "jp-ube", "city", "JP", "jp", "Ube", "宇部", "宇部", "", "", "", "",
    ];
    changing.add(row(Kind::Place, &cells)).await.unwrap();
    changing.commit().await.unwrap();
    add(
        &shared,
        &["cn-tianjin", "jp-ube", "", "", "active", "yang-2015"],
    )
    .await;
    for bot in [&one, &other] {
        bot.refresh().await.unwrap();
        assert!(ask(bot, OTHER).await.contains("Ube"));
        let own = ask(bot, SERVER).await;
        assert!(own.contains("Ube") && own.contains("Nairobi"), "{own}");
    }
}

#[tokio::test]
async fn the_doctor_looks_at_the_shared_database_and_backup_names_the_way() {
    let Some(home) = Home::postgres().await else {
        return;
    };
    let said = home.say(&["doctor"]);
    assert!(
        said.contains("sound") && said.contains("on PostgreSQL"),
        "{said}"
    );
    let said = home.say(&["backup", "x.db"]);
    assert!(
        said.contains("pg_dump") && !said.contains('\u{1b}'),
        "{said}"
    );
    let stats = home.say(&["data", "stats"]);
    assert!(
        stats.contains(&format!("postgres://{USER}@127.0.0.1")),
        "{stats}"
    );
    let mut wrong = Command::new(env!("CARGO_BIN_EXE_youcheng"));
    let wrong = wrong
        .args(["doctor", "--database-url"])
        .arg(format!("postgres://{USER}:{PASSWORD}@127.0.0.1:1/x"))
        .arg("--data-dir")
        .arg(home.path())
        .env("RUST_LOG", "trace")
        .output()
        .unwrap();
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&wrong.stdout),
        String::from_utf8_lossy(&wrong.stderr)
    );
    assert!(
        said.contains("FAULT") && said.contains("cannot reach"),
        "{said}"
    );
    for said in [said, stats] {
        assert!(!said.contains(PASSWORD), "{said}");
    }
}

#[tokio::test]
async fn many_servers_take_over_a_change_at_once_with_few_connections() {
    let Some(home) = Home::postgres().await else {
        return;
    };
    let mut options = home.small();
    if let Some(database) = &mut options.database {
        database.connections = 2;
    }
    let shared = Store::open(home.path(), options).await.unwrap();
    let opened = (1..=6).map(|server| {
        let (dir, shared) = (server_dir(home.path(), Some(server)), shared.clone());
        tokio::spawn(async move {
            let own = Store::open_following(&dir, server, &shared).await.unwrap();
            own.stats().await.unwrap().partnerships
        })
    });
    for opened in opened.collect::<Vec<_>>() {
        assert_eq!(opened.await.unwrap(), 2);
    }
    assert_eq!(shared.servers().await.unwrap().unwrap(), [1, 2, 3, 4, 5, 6]);
}
