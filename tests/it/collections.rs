//! Collections are indexed and ranked from the command line, and bad ones are refused in one line.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use youcheng::passages::collection;

const PASSAGES: &str = r#"{"id":"a","title":"","text":"天津与神户于1973年结为友好城市。","lang":"zh"}
{"id":"b","title":"","text":"Schools of sister cities exchange students.","lang":"en","more":1}

{"id":"c","text":"城市外交面臨的挑戰。"}
"#;

fn youcheng(dir: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_youcheng"))
        .args(arguments)
        .current_dir(dir)
        .env("YOUCHENG_DATA_DIR", dir.join("data"))
        .output()
        .unwrap()
}

#[test]
fn a_collection_is_indexed_and_ranked_as_trec_tools_read_it() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("c.jsonl"), PASSAGES).unwrap();
    fs::write(
        dir.path().join("q.tsv"),
        "q1\t城市外交面临哪些挑战\tc\nq2\twhich schools exchange students\nq3\t\n",
    )
    .unwrap();
    let built = youcheng(
        dir.path(),
        &["index", "build", "--corpus", "c.jsonl", "--out", "i"],
    );
    assert!(built.status.success(), "{built:?}");
    let ran = youcheng(
        dir.path(),
        &[
            "cite", "--index", "i", "--batch", "q.tsv", "--format", "trec", "-k", "1",
        ],
    );
    let lines = String::from_utf8(ran.stdout).unwrap();
    let first: Vec<Vec<&str>> = lines.lines().map(|l| l.split(' ').collect()).collect();
    assert_eq!(first.len(), 2, "{lines}");
    for (line, [question, passage]) in first.iter().zip([["q1", "c"], ["q2", "b"]]) {
        assert_eq!(line[..4], [question, "Q0", passage, "1"]);
        assert_eq!(line[5], "youcheng");
    }
}

#[test]
fn a_bad_collection_is_refused_with_its_line_and_the_index_stays() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("c.jsonl");
    let cases: [(&[u8], &str); 7] = [
        (b"", "holds no passages"),
        (b"{\"id\":\"a\"}", "line 1 of"),
        (b"\n[]", "line 2 of"),
        (b"{\"id\":\"a b\",\"text\":\"x\"}", "an id is one word"),
        (b"{\"id\":\"a\",\"text\":\" \"}", "has no text"),
        (
            b"{\"id\":\"a\",\"text\":\"x\",\"lang\":\"fr\"}",
            "zh and en can be indexed",
        ),
        (b"\xff\xfe", "not UTF-8"),
    ];
    for (bytes, message) in cases {
        fs::write(&file, bytes).unwrap();
        let error = collection::read(&file).unwrap_err().to_string();
        assert!(error.contains(message) && !error.contains('\n'), "{error}");
    }
    fs::write(&file, PASSAGES).unwrap();
    let build = ["index", "build", "--corpus", "c.jsonl", "--out", "i"];
    assert!(youcheng(dir.path(), &build).status.success());
    fs::write(&file, format!("{PASSAGES}{PASSAGES}")).unwrap();
    let refused = youcheng(dir.path(), &build);
    let said = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        said.contains("line 5") && said.lines().count() == 1,
        "{said}"
    );
    let status = youcheng(dir.path(), &["index", "status", "--index", "i"]);
    assert!(
        String::from_utf8(status.stdout)
            .unwrap()
            .starts_with("3 passages")
    );
}

#[test]
fn arguments_that_do_not_go_together_are_wrong_usage() {
    let dir = tempfile::tempdir().unwrap();
    for arguments in [
        &["cite"][..],
        &["cite", "-k", "0", "x"],
        &["cite", "--style", "harvard", "x"],
        &["cite", "--format", "trec", "x"],
        &["cite", "--index", "i", "--batch", "q.tsv"],
        &["index", "build", "--corpus", "c.jsonl"],
    ] {
        assert_eq!(
            youcheng(dir.path(), arguments).status.code(),
            Some(2),
            "{arguments:?}"
        );
    }
}

#[test]
fn the_index_of_the_documents_is_described_and_built_anew() {
    let dir = tempfile::tempdir().unwrap();
    let said = |arguments: &[&str]| {
        let output = youcheng(dir.path(), arguments);
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let status = || said(&["index", "status"]);
    let before = status();
    assert!(before.starts_with("database: 32 documents, 576 passages\n"));
    assert!(before.contains("there is no index"), "{before}");
    assert!(said(&["index", "build"]).starts_with("32 documents, 576 passages in "));
    assert!(status().contains("The index matches the database."));

    fs::write(
        dir.path().join("otters.md"),
        "---\nid: otters\ntitle: Otters\nlang: en\n---\nRiver otters came back to Ambleford.\n",
    )
    .unwrap();
    said(&["library", "add", "otters.md"]);
    let behind = status();
    let follows = behind.contains("matches the database") || behind.contains("in 1 document(s)");
    assert!(follows, "{behind}");
    let many = said(&["cite", "-k", "150", "friendship cities of China", "--json"]);
    let many: serde_json::Value = serde_json::from_str(&many).unwrap();
    assert_eq!(
        many["passages"].as_array().unwrap().len(),
        150,
        "as many as asked for"
    );
    said(&["cite", "otters of Ambleford"]);
    assert!(status().contains("577 passages in ") && status().contains("The index matches"));
}

#[test]
fn a_collection_is_searched_in_one_language_when_that_is_asked_for() {
    let dir = tempfile::tempdir().unwrap();
    let twins = r#"{"id":"en","text":"The Panthers surrendered 308 points.","lang":"en"}
{"id":"zh","text":"黑豹队的防守只丢了308分。","lang":"zh"}
"#;
    fs::write(dir.path().join("c.jsonl"), twins).unwrap();
    fs::write(dir.path().join("q.tsv"), "q\tHow many points? 308\n").unwrap();
    let build = ["index", "build", "--corpus", "c.jsonl", "--out", "i"];
    assert!(youcheng(dir.path(), &build).status.success());
    for (only, first) in [("en", "en"), ("zh", "zh")] {
        let ran = youcheng(
            dir.path(),
            &[
                "cite", "--index", "i", "--batch", "q.tsv", "--format", "trec", "--in", only,
            ],
        );
        let lines = String::from_utf8(ran.stdout).unwrap();
        assert_eq!(lines.lines().count(), 1, "{lines}");
        assert_eq!(lines.split(' ').nth(2), Some(first), "{lines}");
    }
}
