//! `youcheng data`: what a person who edits or runs the data sees.

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use youcheng::cli::data;
use youcheng::facts::{Facts, Texts};
use youcheng::store::Store;

use crate::facts::SMALL;

fn write(dir: &Path, texts: &Texts<'_>) {
    let files = [
        ("sources.tsv", texts.sources),
        ("places.tsv", texts.places),
        ("groups.tsv", texts.groups),
        ("aliases.tsv", texts.aliases),
        ("partnerships.tsv", texts.partnerships),
        ("figures.tsv", texts.figures),
    ];
    for (name, text) in files {
        fs::write(dir.join(name), text).unwrap();
    }
}

/// What is printed, and the error at the end.
fn check(dir: Option<&Path>) -> (String, Option<String>) {
    let mut out = Vec::new();
    let error = data::check(dir, &mut out)
        .err()
        .map(|error| error.to_string());
    (String::from_utf8(out).unwrap(), error)
}

#[test]
fn check_finds_no_fault_in_what_is_shipped() {
    let (out, error) = check(None);
    assert_eq!(error, None);
    assert!(
        out.starts_with("No fault in 1824 partnerships, 298 figures"),
        "{out}"
    );
}

#[test]
fn check_lists_the_faults_of_a_directory_and_fails() {
    let dir = TempDir::new().unwrap();
    let texts = Texts {
        groups: "id\tkind\n",
        aliases: "id\tlang\talias\nx\ten\t\n",
        ..SMALL
    };
    write(dir.path(), &texts);
    let (out, error) = check(Some(dir.path()));
    insta::assert_snapshot!(format!("{out}{}", error.unwrap()));
}

#[test]
fn check_names_a_missing_file_and_one_that_is_no_text() {
    let dir = TempDir::new().unwrap();
    write(dir.path(), &SMALL);
    fs::write(dir.path().join("places.tsv"), b"id\nline\n\xff\n").unwrap();
    let (_, error) = check(Some(dir.path()));
    assert!(
        error
            .unwrap()
            .ends_with("places.tsv:3: not valid UTF-8; save the file in that encoding")
    );
    fs::remove_file(dir.path().join("places.tsv")).unwrap();
    let (_, error) = check(Some(dir.path()));
    assert!(error.unwrap().starts_with("cannot read"));
}

#[tokio::test]
async fn stats_count_what_the_store_holds() {
    let store = Store::in_memory(&Facts::read(&SMALL).unwrap())
        .await
        .unwrap();
    let mut out = Vec::new();
    data::stats(&store, &mut out).await.unwrap();
    // What grows with every release is not what this is about.
    let stats = store.stats().await.unwrap();
    let out = String::from_utf8(out)
        .unwrap()
        .replace(&format!("schema {}", stats.schema), "schema N")
        .replace(&stats.loaded_by, "X.Y.Z")
        .replace(
            &format!("{:>9}  documents", stats.documents),
            "        N  documents",
        )
        .replace(
            &format!("{:>9}  passages", stats.passages),
            "        N  passages",
        );
    assert!(stats.documents > 0 && stats.passages > stats.documents);
    insta::assert_snapshot!(out);
}
