//! `youcheng library`: documents come in, are replaced and leave, whole or not at all, and the
//! search follows.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;
use youcheng::passages::intake::MAX_BYTES;

/// A library of its own in a data directory, with a folder for files beside it.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn data(&self) -> PathBuf {
        self.0.path().join("data")
    }

    fn file(&self, name: &str, contents: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, contents).unwrap();
        path
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_youcheng"));
        command
            .current_dir(self.0.path())
            .arg("--data-dir")
            .arg(self.data())
            .args(arguments);
        command
    }

    /// Runs a command that must succeed, and gives what it prints.
    fn run(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).output().unwrap();
        assert!(
            output.status.success(),
            "{arguments:?}: {}",
            text(&output.stderr)
        );
        text(&output.stdout)
    }

    /// Runs a command that must fail with one line, and gives that line.
    fn refused(&self, arguments: &[&str]) -> String {
        line_of(&self.command(arguments).output().unwrap())
    }

    /// Everything that the library says about itself.
    fn library(&self) -> String {
        self.run(&["library", "list", "--json"])
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn line_of(output: &Output) -> String {
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    said.trim().strip_prefix("youcheng: ").unwrap().to_owned()
}

pub(crate) fn markdown(id: &str, body: &str) -> String {
    format!("---\nid: {id}\ntitle: On {id}\nlang: en\n---\n{body}\n")
}

pub(crate) const OTTERS: &str =
    "<!-- page 7 -->\nRiver otters returned to the twin towns of Ambleford.";
pub(crate) const HERONS: &str = "<!-- page 9 -->\nGrey herons left the twin towns of Ambleford.";

#[test]
fn a_document_comes_in_is_replaced_and_leaves_and_the_search_follows() {
    let home = Home::new();
    let file = home.file("a.md", markdown("birds", OTTERS));
    let file = file.to_str().unwrap();
    let question = ["ask", "--json", "river otters of Ambleford"];
    assert!(home.run(&question).contains("\"kind\":\"unknown\""));

    let said = home.run(&["library", "add", file]);
    assert_eq!(said, "added birds: On birds\n1 passage, page 7\n");
    let answer = home.run(&question);
    assert!(answer.contains("River otters returned") && answer.contains("\"pages\":\"7\""));

    let before = home.library();
    let said = home.run(&["library", "add", file]);
    assert!(said.starts_with("nothing changed"), "{said}");
    assert_eq!(home.library(), before);

    home.file("a.md", markdown("birds", HERONS));
    let said = home.run(&["library", "add", file]);
    assert!(said.starts_with("replaced birds"), "{said}");
    assert!(
        home.run(&["ask", "grey herons of Ambleford"])
            .contains("p. 9")
    );
    assert!(!home.run(&question).contains("River otters returned"));

    assert_eq!(
        home.run(&["library", "remove", "birds"]),
        "removed birds: 1 passage\n"
    );
    assert!(
        home.refused(&["library", "remove", "birds"])
            .contains("no document birds")
    );
    assert!(!home.library().contains("birds"));
    assert!(
        !home
            .run(&["ask", "--json", "grey herons of Ambleford"])
            .contains("Grey herons")
    );
}

#[test]
fn what_is_shown_of_a_document_is_what_was_read_of_it() {
    let home = Home::new();
    let body = "<!-- page 7 -->\nOtters came.<sup>[1]</sup>\n\n<!-- skip: advertisement -->\nBuy.\n\
                <!-- /skip -->\n\n## Birds\n\nHerons went.\n\n## Notes\n\n[1] A note.";
    home.file("a.md", markdown("birds", body));
    let added = home.run(&["library", "add", "a.md"]);
    let shown = home.run(&["library", "show", "birds"]);
    let today = jiff::Timestamp::now().strftime("%F").to_string();
    let shown = shown
        .replace(&home.0.path().display().to_string(), "HOME")
        .replace(&today, "TODAY");
    insta::assert_snapshot!(format!("{added}---\n{shown}"));

    let json: serde_json::Value =
        serde_json::from_str(&home.run(&["library", "show", "birds", "--json"])).unwrap();
    assert_eq!(json["metadata"]["title"], "On birds");
    assert_eq!(json["passages"][0]["pages"], "7");
    assert_eq!(json["passages"][0]["notes"][0]["text"], "A note.");
    assert_eq!(json["passages"][1]["section"], serde_json::json!(["Birds"]));
    assert!(
        home.refused(&["library", "show", "nothing"])
            .contains("no document nothing")
    );
}

#[test]
fn what_cannot_be_read_is_refused_in_one_line_and_changes_nothing() {
    let home = Home::new();
    home.run(&[
        "library",
        "add",
        home.file("good.md", markdown("good", OTTERS))
            .to_str()
            .unwrap(),
    ]);
    home.file("other.md", markdown("good", HERONS));
    home.file("shipped.md", markdown("digest-xi-2014-en", HERONS));
    home.file("bare.md", "# No front matter\n\nText.");
    home.file("yaml.md", "---\nid: [a\ntitle: T\n---\nText.");
    home.file("noid.md", "---\ntitle: T\nlang: en\n---\nText.");
    home.file(
        "order.md",
        markdown("o", "<!-- page 9 -->\nA.\n\n<!-- page 8 -->\nB."),
    );
    home.file("skip.md", markdown("s", "A.\n\n<!-- skip: why -->\nB."));
    home.file("binary.txt", b"MZ\x90\x00\x03\x00\x00\x00");
    home.file("noise.txt", (1..=255).collect::<Vec<u8>>());
    home.file("empty.txt", "");
    home.file(
        "blank.html",
        "<html><body><script>alert(1)</script></body></html>",
    );
    home.file("城市.txt", "城市外交。");
    home.file("langs.txt", "Text.");
    fs::create_dir(home.0.path().join("folder")).unwrap();
    let large = fs::File::create(home.0.path().join("large.md")).unwrap();
    large.set_len(MAX_BYTES + (18 << 20)).unwrap();

    let cases: [(&[&str], &str); 16] = [
        (&["missing.md"], "cannot read missing.md: "),
        (&["folder"], "folder is a folder"),
        (
            &["large.md"],
            "large.md has 50 MB; documents may have 32 MB",
        ),
        (&["bare.md"], "bare.md:1: no front matter"),
        (&["yaml.md"], "yaml.md:3: the front matter cannot be read"),
        (&["noid.md"], "noid.md:1: the front matter lacks `id`"),
        (&["order.md"], "order.md:9: page 8 is marked after page 9"),
        (
            &["skip.md"],
            "skip.md:8: this <!-- skip --> is never closed",
        ),
        (
            &["binary.txt"],
            "binary.txt: byte 4 shows that this is no text",
        ),
        (&["noise.txt"], "noise.txt:2: neither UTF-8 nor well-formed"),
        (&["empty.txt"], "empty.txt:1: there is no text to search"),
        (&["blank.html"], "blank.html"),
        (&["城市.txt"], "城市.txt; give one with --id"),
        (&["langs.txt", "--id", "No Good"], "--id"),
        (&["other.md"], "the id good is already taken by "),
        (
            &["shipped.md"],
            "digest-xi-2014-en is that of a document that comes with Youcheng",
        ),
    ];
    let before = home.library();
    for (arguments, expected) in cases {
        let line = home.refused(&[&["library", "add"], arguments].concat());
        assert!(line.contains(expected), "{arguments:?}: {line}");
    }
    let line = home.refused(&["library", "remove", "digest-xi-2014-en"]);
    assert!(line.contains("comes with Youcheng and stays"), "{line}");
    assert_eq!(home.library(), before);
}

#[test]
fn another_file_takes_the_place_of_a_document_only_when_told_to() {
    let home = Home::new();
    home.file("a.md", markdown("birds", OTTERS));
    home.file("b.md", markdown("birds", HERONS));
    home.run(&["library", "add", "a.md"]);
    assert!(
        home.refused(&["library", "add", "b.md"])
            .contains("--replace")
    );
    let said = home.run(&["library", "add", "--replace", "b.md"]);
    assert!(said.starts_with("replaced birds"), "{said}");
    // The same text from another place is the same document.
    fs::copy(home.0.path().join("b.md"), home.0.path().join("c.md")).unwrap();
    assert!(
        home.run(&["library", "add", "c.md"])
            .starts_with("nothing changed")
    );
}

#[test]
fn plain_text_is_read_in_any_encoding_and_described_by_options() {
    let home = Home::new();
    let zh = "城市外交概论\n\n　　城市外交由地方政府开展，\n是总体外交的组成部分。\n　　天津在前。\n\n\
              一、挑战\n\n发展不平衡\u{202e}是第一个挑战。\n";
    home.file(
        "gbk.txt",
        encoding_rs::GB18030.encode(&zh.replace('\u{202e}', "")).0,
    );
    home.file("utf8.txt", zh);
    let said = home.run(&[
        "library", "add", "gbk.txt", "--kind", "policy", "--year", "2002",
    ]);
    assert!(said.contains("converted from gb18030 to UTF-8"), "{said}");
    home.run(&[
        "library",
        "add",
        "utf8.txt",
        "--title-en",
        "On City Diplomacy",
        "--authors",
        "甲",
        "--authors",
        "乙",
    ]);
    let show = |id: &str| -> serde_json::Value {
        serde_json::from_str(&home.run(&["library", "show", id, "--json"])).unwrap()
    };
    let (gbk, utf8) = (show("gbk"), show("utf8"));
    let texts = |shown: &serde_json::Value| -> Vec<String> {
        let passages = shown["passages"].as_array().unwrap().iter();
        passages
            .map(|p| format!("{}|{}", p["section"], p["text"]))
            .collect()
    };
    let expected = [
        "[]|\"城市外交由地方政府开展，是总体外交的组成部分。\"",
        "[]|\"天津在前。\"",
        "[\"一、挑战\"]|\"发展不平衡是第一个挑战。\"",
    ];
    assert_eq!(texts(&gbk), expected);
    assert_eq!(texts(&utf8), expected);
    assert_eq!(gbk["title"], "城市外交概论");
    assert_eq!(
        (&gbk["kind"], &gbk["lang"]),
        (&"policy".into(), &"zh".into())
    );
    assert_eq!(utf8["metadata"]["authors"], serde_json::json!(["甲", "乙"]));
}

#[test]
fn of_a_web_page_only_the_readable_text_is_kept() {
    let home = Home::new();
    home.file("page.html", PAGE);
    let said = home.run(&["library", "add", "page.html"]);
    assert!(said.contains("left out 3 script(s) and style(s)"), "{said}");
    let shown = home.run(&["library", "show", "page"]);
    assert!(shown.contains("Coventry was among the first") && shown.contains("#2 Later bonds"));
    for gone in ["alert", "evil", "color", "About us", "<", "onclick"] {
        assert!(!shown.contains(gone), "{gone} is still there: {shown}");
    }
}

#[test]
fn of_a_short_page_the_way_to_others_is_left_out() {
    let home = Home::new();
    let page = "<!doctype html><html><head><title>Port twins</title></head><body><nav><a href=/>Home\
        </a><a href=/x>About</a></nav><h1>Port twins</h1><p>The ports of Alpha and Beta were twinned in \
        1999 after a storm destroyed both lighthouses, and have shared pilots since.</p>\
        <footer>Copyright 2020</footer></body></html>";
    home.file("short.html", page);
    home.run(&["library", "add", "short.html"]);
    let shown = home.run(&["library", "show", "short"]);
    assert!(shown.contains("The ports of Alpha and Beta"), "{shown}");
    assert!(
        !shown.contains("About") && !shown.contains("Copyright"),
        "{shown}"
    );
}

const PAGE: &str = "<!DOCTYPE html><html lang=\"en\"><head><title>Twin towns of Coventry</title>\
    <script>var evil = \"alert(1)\";</script><style>p{color:red}</style></head><body><nav>\
    <a href=\"/about\">About us</a></nav><article><h1>Twin towns of Coventry</h1><p>Coventry was \
    among the first to twin with other towns. Its bond with Volgograd dates from 1944, when women \
    of Coventry sent a tablecloth with their names.</p><h2>Later bonds</h2><p onclick=\"evil()\">\
    After the war, Coventry and Dresden became partners &amp; built a shared programme, with \
    visits by school classes and choirs, which went on for decades.</p>\
    <script>document.write('more evil')</script></article></body></html>";

/// Stands in for `pdftotext`: prints `out`, says `err` and ends with `code`.
#[cfg(unix)]
fn stand_in(home: &Home, out: &str, err: &str, code: u8) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let bin = home.0.path().join("bin");
    fs::create_dir_all(&bin).unwrap();
    fs::write(bin.join("out"), out).unwrap();
    let script = format!("#!/bin/sh\n/bin/cat \"${{0%/*}}/out\"\necho '{err}' >&2\nexit {code}\n");
    fs::write(bin.join("pdftotext"), script).unwrap();
    fs::set_permissions(bin.join("pdftotext"), fs::Permissions::from_mode(0o755)).unwrap();
    bin
}

#[cfg(unix)]
#[test]
fn a_pdf_keeps_its_pages_and_loses_what_stands_on_each() {
    let home = Home::new();
    home.file("a.pdf", "%PDF-1.4\n");
    let pages = "City Journal 2020\nSister cities exchange students. The\nsummer of the year went\n70\n\
                 \u{c}City Journal 2020\non without a pause.\n\nThen it ended.\n71\n\
                 \u{c}City Journal 2020\nA third page has\u{7}\u{202e} more text.\n72\n\u{c}";
    let bin = stand_in(&home, pages, "", 0);
    let add = |arguments: &[&str]| {
        let mut command = home.command(&[&["library", "add", "a.pdf"], arguments].concat());
        command.env("PATH", &bin).output().unwrap()
    };
    let output = add(&["--title", "Sisters", "--first-page", "70"]);
    let said = text(&output.stdout);
    assert!(
        said.contains("pages 70-72"),
        "{said} {}",
        text(&output.stderr)
    );
    assert!(said.contains("head or foot of a page"), "{said}");
    let shown = home.run(&["library", "show", "a"]);
    let passages = shown.split_once("\n\n").unwrap().1;
    insta::assert_snapshot!(passages);

    let refusals = [
        ("\u{c}\u{c}\u{c}", "", 0, "no text on any of 3 page(s)"),
        (
            "",
            "Command Line Error: Incorrect password",
            1,
            "is encrypted",
        ),
        (
            "",
            "Syntax Error: Couldn't read xref table",
            1,
            "Couldn't read xref table",
        ),
    ];
    for (out, err, code, expected) in refusals {
        stand_in(&home, out, err.replace('\'', "").as_str(), code);
        let line = line_of(&add(&[]));
        let expected = expected.replace('\'', "");
        assert!(line.contains("a.pdf") && line.contains(&expected), "{line}");
    }
    fs::remove_file(bin.join("pdftotext")).unwrap();
    let line = line_of(&add(&[]));
    assert!(
        line.contains("not installed; install poppler-utils"),
        "{line}"
    );
}

#[test]
fn the_real_reader_of_pdf_is_understood() {
    let version = Command::new("pdftotext").arg("-v").output();
    if version.is_err() {
        println!("skipped: pdftotext is not installed");
        return;
    }
    let home = Home::new();
    home.file("cut.pdf", "%PDF-1.4\nthis is cut off");
    assert!(
        home.refused(&["library", "add", "cut.pdf"])
            .contains("cannot read this PDF")
    );
    home.file("image.pdf", PDF.replace("PLACE", ""));
    assert!(
        home.refused(&["library", "add", "image.pdf"])
            .contains("no text on any of 1 page(s)")
    );
    home.file(
        "text.pdf",
        PDF.replace("PLACE", "(Twin towns help each other.) Tj"),
    );
    home.run(&["library", "add", "text.pdf", "--title", "Towns"]);
    assert!(
        home.run(&["library", "show", "text"])
            .contains("#1 p. 1\nTwin towns help each other.")
    );
}

/// One page; readers of PDF find the objects without a table of them.
const PDF: &str = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
    2 0 obj<</Type/Pages/Kids[4 0 R]/Count 1>>endobj\n\
    3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n\
    4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>\
    /Contents 5 0 R>>endobj\n\
    5 0 obj<</Length 90>>stream\nBT /F1 11 Tf 72 720 Td PLACE ET\n\
    endstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

#[test]
fn the_article_is_quoted_with_its_pages() {
    let path = Path::new("../shared/corpus/yang-2015.md");
    let Ok(path) = path.canonicalize() else {
        println!("skipped: {} is not there", path.display());
        return;
    };
    let home = Home::new();
    let said = home.run(&["library", "add", path.to_str().unwrap()]);
    assert!(said.contains("pages 70-73, 88"), "{said}");
    assert!(said.contains("marked to be skipped"), "{said}");
    let answer = home.run(&[
        "ask",
        "--json",
        "为什么城市外交在影响上无法与中央政府的外交相提并论",
    ]);
    assert!(answer.contains("\"pages\":\"73, 88\""), "{answer}");
    let answer = home.run(&["ask", "城市外交在影响上无法与中央政府的外交相提并论"]);
    assert!(answer.contains("第73、88页"), "{answer}");
    assert!(!home.run(&["library", "show", "yang-2015"]).contains("婺源"));
}
