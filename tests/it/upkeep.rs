//! The upkeep of the library: whatever breaks off or is changed elsewhere, the index follows the documents.

use std::fs;

use sqlx::{Connection, SqliteConnection};
use tempfile::TempDir;
use youcheng::answer::{Answer, Ask, Engine, Rows};
use youcheng::passages::document;
use youcheng::store::documents::{Added, Origin};
use youcheng::store::{FILE_NAME, Options, Store};

use crate::facts::SMALL;
use crate::library::{HERONS, OTTERS, markdown};

fn origin(file: &str) -> Origin {
    Origin {
        file: file.into(),
        added_at: 0,
        report: Vec::new(),
    }
}

fn small() -> Options<'static> {
    Options {
        texts: SMALL,
        ..Options::default()
    }
}

/// The texts of the passages that answer.
async fn quoted(engine: &Engine, text: &str) -> Vec<String> {
    let asked = Ask {
        text,
        lang: None,
        today: crate::support::today(),
    };
    let Answer { rows, .. } = engine.ask(&asked).await.unwrap();
    match rows {
        Rows::Passages(rows) => rows.iter().map(|row| row.text.to_string()).collect(),
        _ => Vec::new(),
    }
}

#[tokio::test]
async fn a_change_that_breaks_off_halfway_leaves_the_old_document() {
    let dir = TempDir::new().unwrap();
    let store = Store::open(dir.path(), small()).await.unwrap();
    let old = document::read(&markdown("birds", OTTERS), "a.md").unwrap();
    let new = format!("{HERONS}\n\nThe last one is POISON.");
    let new = document::read(&markdown("birds", &new), "a.md").unwrap();
    store
        .add_document(&old, &origin("a.md"), false)
        .await
        .unwrap();
    let url = format!("sqlite://{}", dir.path().join(FILE_NAME).display());
    let mut connection = SqliteConnection::connect(&url).await.unwrap();
    let trigger =
        "CREATE TRIGGER breaks_off BEFORE INSERT ON passages WHEN new.text LIKE '%POISON%'
                   BEGIN SELECT raise(ABORT, 'halfway'); END";
    sqlx::raw_sql(trigger)
        .execute(&mut connection)
        .await
        .unwrap();
    let (before, generation) = (
        store.documents().await.unwrap(),
        store.generation().await.unwrap(),
    );
    store
        .add_document(&new, &origin("a.md"), false)
        .await
        .unwrap_err();
    assert_eq!(store.documents().await.unwrap(), before);
    assert_eq!(store.generation().await.unwrap(), generation);
    let shelf = store.shelf().await.unwrap();
    let kept = shelf
        .iter()
        .find(|shelved| shelved.document.id == "birds")
        .unwrap();
    assert_eq!(kept.passages, old.passages);
    assert_eq!(kept.document, old.document);
}

#[tokio::test]
async fn a_running_process_sees_what_another_one_has_changed() {
    let dir = TempDir::new().unwrap();
    let running = Engine::open(dir.path(), small()).await.unwrap();
    assert!(
        quoted(&running, "river otters of Ambleford")
            .await
            .is_empty()
    );
    let index = dir.path().join("index");
    let version = fs::read_to_string(index.join("current")).unwrap();

    let other = Engine::open(dir.path(), small()).await.unwrap();
    let reading = document::read(&markdown("birds", OTTERS), "a.md").unwrap();
    let added = other
        .store()
        .add_document(&reading, &origin("a.md"), false)
        .await
        .unwrap();
    assert_eq!(added, Added::New);
    // Whoever notices first brings the index up to date, here the running process.
    running.refresh().await.unwrap();
    for engine in [&running, &other] {
        let quotes = quoted(engine, "river otters of Ambleford").await;
        assert!(quotes[0].starts_with("River otters"), "{quotes:?}");
    }

    other.store().remove_document("birds").await.unwrap();
    running.refresh().await.unwrap();
    assert!(
        quoted(&running, "river otters of Ambleford")
            .await
            .is_empty()
    );
    // One document more or less is no reason to build the index anew.
    assert_eq!(fs::read_to_string(index.join("current")).unwrap(), version);
}

#[tokio::test]
async fn an_index_that_is_missing_or_damaged_is_made_anew() {
    let dir = TempDir::new().unwrap();
    let index = dir.path().join("index");
    let ask = async || {
        let engine = Engine::open(dir.path(), small()).await.unwrap();
        let quotes = quoted(&engine, "who approves a friendship city").await;
        engine.close().await;
        quotes
    };
    let expected = ask().await;
    assert!(!expected.is_empty());
    fs::remove_dir_all(&index).unwrap();
    assert_eq!(ask().await, expected);
    let version = fs::read_to_string(index.join("current")).unwrap();
    for entry in fs::read_dir(index.join(version.trim())).unwrap() {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_some_and(|end| end == "store" || end == "idx")
        {
            fs::write(path, b"rubbish").unwrap();
        }
    }
    // What a build that was killed has left.
    fs::create_dir(index.join("draft-killed")).unwrap();
    assert_eq!(ask().await, expected);
    assert_ne!(fs::read_to_string(index.join("current")).unwrap(), version);
    assert!(!index.join("draft-killed").exists());
}

#[tokio::test]
async fn a_question_about_figures_needs_no_index() {
    let dir = TempDir::new().unwrap();
    let engine = Engine::open(dir.path(), small()).await.unwrap();
    quoted(&engine, "Africa total").await;
    assert!(!dir.path().join("index").exists());
}

#[tokio::test]
async fn newer_shipped_documents_leave_those_that_were_added() {
    let shipped = |body: &str| {
        [
            markdown("one", body),
            markdown("two", OTTERS),
            markdown("three", OTTERS),
        ]
    };
    let options = |texts: &'static [(&'static str, &'static str)]| Options {
        documents: texts,
        ..small()
    };
    // The options borrow the documents for as long as the test runs.
    let leak = |texts: Vec<String>| -> &'static [(&'static str, &'static str)] {
        let texts = texts.into_iter().map(|text| ("x.md", &*text.leak()));
        texts.collect::<Vec<_>>().leak()
    };
    let (first, second) = (shipped(OTTERS), shipped(HERONS));
    let dir = TempDir::new().unwrap();
    let store = Store::open(dir.path(), options(leak(first[..2].to_vec())))
        .await
        .unwrap();
    let own = document::read(&markdown("three", HERONS), "own.md").unwrap();
    store
        .add_document(&own, &origin("own.md"), false)
        .await
        .unwrap();
    store.close().await;

    let upgraded = leak(vec![second[0].clone(), second[2].clone()]);
    let store = Store::open(dir.path(), options(upgraded)).await.unwrap();
    let shelf = store.shelf().await.unwrap();
    let mut held: Vec<_> = shelf
        .iter()
        .map(|shelved| (&*shelved.document.id, &*shelved.passages[0].text))
        .collect();
    held.sort_unstable();
    let herons = "Grey herons left the twin towns of Ambleford.";
    assert_eq!(held, [("one", herons), ("three", herons)]);
    let listed = store.documents().await.unwrap();
    assert_eq!(listed[0].file.as_deref(), Some("own.md"));
}
