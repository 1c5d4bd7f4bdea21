//! Documents become passages with the right pages, sections and notes, or a clear error.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use youcheng::passages::Passage;
use youcheng::passages::document::{Problem, Reading, Reason, read, read_all};

const FRONT: &str = "---\nid: sample\ntitle: Sample\nlang: en\n---\n";

fn sample(body: &str) -> Reading {
    read(&format!("{FRONT}{body}"), "sample.md").unwrap()
}

fn shape(passage: &Passage) -> (&str, Option<&str>) {
    (&passage.text, passage.pages.as_deref())
}

#[test]
fn paragraphs_cut_by_a_break_are_whole_again() {
    let cases = [
        ("One ends.\n\nTwo ends.", vec!["One ends.", "Two ends."]),
        (
            "A column cut\n\nthis sentence.",
            vec!["A column cut this sentence."],
        ),
        ("Coopera-\n\ntion goes on.", vec!["Cooperation goes on."]),
        (
            "城市问题摆到了议事日\n\n程上。",
            vec!["城市问题摆到了议事日程上。"],
        ),
        (
            "不\n\n\\*本文系项目成果。\n<!-- page 71 -->\n仅是大城市。",
            vec!["不仅是大城市。"],
        ),
        (
            "都（下转第88页）\n\n<!-- skip: x -->\n别的。\n<!-- /skip -->\n\n（上接第73页）好。",
            vec!["都好。"],
        ),
        (
            "It was (continued on p. 9)\n\n(continued from p. 3) long.",
            vec!["It was long."],
        ),
        (
            "Unfinished\n\n## Heading\n\nText.",
            vec!["Unfinished", "Text."],
        ),
        (
            "Two kinds:\n\n- sister cities\n- twin towns",
            vec!["Two kinds:\nsister cities\ntwin towns"],
        ),
        ("He said so.\"\n\nnext", vec!["He said so.\"", "next"]),
        (
            "**第一，资金不足。**许多城市没有钱。\n\n他们在**“友城日”**也无人。",
            vec!["第一，资金不足。许多城市没有钱。", "他们在“友城日”也无人。"],
        ),
    ];
    for (body, expected) in cases {
        let reading = sample(body);
        let texts: Vec<_> = reading.passages.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(texts, expected, "{body}");
    }
}

#[test]
fn every_passage_knows_its_printed_pages() {
    let reading = sample(
        "<!-- page 7 -->\nFirst.\n\nSecond goes\n\n<!-- page 8 -->\nover.\n\n\
         Third goes<!-- page 9 --> over within a line.\n\nFourth goes\n\n<!-- page 20 -->\nfar.",
    );
    let shapes: Vec<_> = reading.passages.iter().map(shape).collect();
    let expected = [
        ("First.", Some("7")),
        ("Second goes over.", Some("7-8")),
        ("Third goes over within a line.", Some("8-9")),
        ("Fourth goes far.", Some("9, 20")),
    ];
    assert_eq!(shapes, expected);
    assert_eq!(reading.pages, [7, 8, 9, 20]);
}

#[test]
fn markers_leave_the_text_and_lead_to_their_notes() {
    let reading = sample(
        "Cities act.<sup>[1]</sup> They pair<sup>[2][3]</sup> on 5 m<sup>2</sup>.\n\nNo note.\n\n\
         ## Notes\n\n- [1] First note.  \n[2][3] Shared note, \nwhich goes on.\n\n(Editor: A. B.)",
    );
    let [first, second] = &reading.passages[..] else {
        panic!("{:?}", reading.passages)
    };
    assert_eq!(first.text, "Cities act. They pair on 5 m2.");
    let notes: Vec<_> = first
        .notes
        .iter()
        .map(|n| (n.marker.as_str(), n.text.as_str()))
        .collect();
    let shared = "Shared note, which goes on.";
    assert_eq!(notes, [("1", "First note."), ("2", shared), ("3", shared)]);
    assert!(second.notes.is_empty());
    assert!(
        reading
            .left_out
            .iter()
            .all(|left| left.reason == Reason::Notes)
    );
}

#[test]
fn sections_follow_headings_and_chinese_numbering() {
    let reading = sample(
        "# Sample\n\nA.\n\n## 一、甲\n\nB.\n\n### （一）乙\n\nC.\n\n## （二）丙\n\nD.\n\n## 二、丁\n\nE.",
    );
    let sections: Vec<_> = reading
        .passages
        .iter()
        .map(|p| p.section.join(" / "))
        .collect();
    assert_eq!(
        sections,
        [
            "",
            "一、甲",
            "一、甲 / （一）乙",
            "一、甲 / （二）丙",
            "二、丁"
        ]
    );
}

#[test]
fn points_of_a_digest_carry_number_place_and_source() {
    let reading = sample(
        "[1] {p. 72-73 | yang-2015} Ten countries hold most pairs\n\n[2] {art. 5 | a-1999, b-2002} Second.\n\n[3] {} Third.",
    );
    let points: Vec<_> = reading
        .passages
        .iter()
        .map(|p| {
            (
                p.point,
                p.locator.as_deref(),
                p.pages.as_deref(),
                p.sources.join(" "),
                p.text.as_str(),
            )
        })
        .collect();
    let expected = [
        (
            Some(1),
            Some("p. 72-73"),
            Some("72-73"),
            "yang-2015".into(),
            "Ten countries hold most pairs",
        ),
        (
            Some(2),
            Some("art. 5"),
            None,
            "a-1999 b-2002".into(),
            "Second.",
        ),
        (Some(3), None, None, String::new(), "Third."),
    ];
    assert_eq!(points, expected);
}

#[test]
fn long_paragraphs_are_cut_at_sentence_ends() {
    let sentence = "Friendship cities exchange students, teachers and ideas, e.g. in schools. ";
    let reading = sample(&sentence.repeat(40));
    assert!(reading.passages.len() >= 3);
    for passage in &reading.passages {
        assert!(
            passage.text.chars().count() <= 1_000,
            "{}",
            passage.text.len()
        );
        assert!(passage.text.starts_with("Friendship") && passage.text.ends_with("schools."));
    }
}

#[test]
fn bad_documents_are_refused_with_file_and_line() {
    let cases = [
        ("no front matter".to_owned(), 1, "no front matter"),
        ("---\nid: a\n".into(), 1, "not closed"),
        ("---\nid: [a\n---\nText.".into(), 3, "cannot be read"),
        (
            "---\nid: a\nauthors: {b: c}\ntitle: T\nlang: en\n---\nText.".into(),
            2,
            "a list must hold",
        ),
        (
            "---\ntitle: T\nlang: en\n---\nText.".into(),
            1,
            "lacks `id`",
        ),
        (
            "---\nid: a\nlang: en\n---\nText.".into(),
            1,
            "lacks `title`",
        ),
        ("---\nid: a\ntitle: T\n---\nText.".into(), 1, "lacks `lang`"),
        (
            "---\nid: a\ntitle: T\nlang: fr\n---\nText.".into(),
            4,
            "neither zh nor en",
        ),
        (
            "---\nid: ../a\ntitle: T\nlang: en\n---\nText.".into(),
            2,
            "must consist of",
        ),
        (
            format!("{FRONT}<!-- page 9 -->\nA.\n\n<!-- page 8 -->\nB."),
            9,
            "page 8 is marked after page 9",
        ),
        (
            format!("{FRONT}<!-- page nine -->\nA."),
            6,
            "not a page mark",
        ),
        (
            format!("{FRONT}A.\n\n<!-- skip: why -->\nB."),
            8,
            "never closed",
        ),
        (
            format!("{FRONT}A.\n\n<!-- /skip -->\n"),
            8,
            "does not belong here",
        ),
        (format!("{FRONT}A.\n\n<!-- page 9"), 8, "never closed"),
        (format!("{FRONT}[1] {{p. 3 text"), 6, "not a point mark"),
        (
            format!("{FRONT}[1] {{p. 3}} A.\n\n[1] {{p. 4}} B."),
            8,
            "[1] occurs twice",
        ),
        (FRONT.to_owned(), 1, "no text to search"),
    ];
    for (text, line, message) in cases {
        let error = read(&text, "bad.md").expect_err(&text);
        let shown = error.to_string();
        assert!(
            shown.starts_with("bad.md:") && shown.contains(message),
            "{text:?}: {shown}"
        );
        assert_eq!(error.line, line, "{text:?}: {shown}");
    }
}

#[test]
fn an_id_belongs_to_one_document() {
    let text = format!("{FRONT}Text.");
    let error = read_all([("a.md", text.as_str()), ("b.md", text.as_str())]).unwrap_err();
    assert_eq!(error.file, "b.md");
    assert!(matches!(error.problem, Problem::DuplicateId { by, .. } if by == "a.md"));
}

#[test]
fn the_shipped_digests_are_pairs_with_the_same_points() {
    let mut files = Vec::new();
    for entry in std::fs::read_dir("index/corpus").unwrap() {
        let path = entry.unwrap().path();
        files.push((
            path.display().to_string(),
            std::fs::read_to_string(&path).unwrap(),
        ));
    }
    let readings = read_all(files.iter().map(|(f, t)| (f.as_str(), t.as_str()))).unwrap();
    let points = |r: &Reading| {
        r.passages
            .iter()
            .filter_map(|p| p.point)
            .collect::<Vec<_>>()
    };
    for reading in &readings {
        let document = &reading.document;
        let pair = document.pair.as_deref().unwrap();
        let other = readings.iter().find(|r| r.document.id == pair).unwrap();
        assert_eq!(other.document.pair.as_ref(), Some(&document.id));
        assert_ne!(other.document.lang, document.lang);
        assert_eq!(points(other), points(reading), "{}", document.id);
        for passage in &reading.passages {
            assert!(
                passage.point.is_some() && !passage.sources.is_empty(),
                "{}",
                passage.id
            );
        }
    }
}

#[test]
fn the_article_keeps_its_pages_and_loses_its_neighbour() {
    let path = "../shared/corpus/yang-2015.md";
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("skipped: {path} is not there");
        return;
    };
    let reading = read(&text, path).unwrap();
    let find = |words: &str| {
        let mut with = reading.passages.iter().filter(|p| p.text.contains(words));
        let passage = with
            .next()
            .unwrap_or_else(|| panic!("no passage has {words}"));
        assert!(with.next().is_none(), "{words} stands in two passages");
        passage
    };
    for (words, pages) in [
        ("早在希腊时代", "70"),
        (
            "由于全球化为城市的对外交往提供了驱动力,不仅是大城市",
            "70-71",
        ),
        ("议事日程上", "71"),
        ("授予它们相应的权限", "71-72"),
        ("可以得到证明：越是", "72"),
        ("占所有结好数的57%，而非洲54个国家中", "72-73"),
        ("能够带来城市经济的发展，因而", "73"),
        ("在影响上都无法与中央政府的外交相提并论", "73, 88"),
    ] {
        assert_eq!(find(words).pages.as_deref(), Some(pages), "{words}");
    }
    let all: String = reading.passages.iter().map(|p| p.text.as_str()).collect();
    for gone in [
        "婺源",
        "旅游发展",
        "<sup>",
        "[1]",
        "下转",
        "上接",
        "责任编辑",
        "BWSK201310",
        "**",
    ] {
        assert!(!all.contains(gone), "{gone} is still there");
    }
    let ten = find("占所有结好数的57%");
    assert!(ten.notes[0].text.contains("中国国际友好城市联合会网站"));
    assert_eq!(ten.section.len(), 2);
    assert!(
        find("彰显国家对外工作")
            .text
            .starts_with("尽管地方的国际行为")
    );
    assert_eq!(reading.pages, [70, 71, 72, 73, 88]);
}

#[test]
fn what_stands_behind_a_mark_of_continuation_is_no_part_of_it() {
    let text = format!("{FRONT}一句话。（下转第8页）\t |\n");
    let reading = read(&text, "any.md").unwrap();
    assert!(
        reading
            .passages
            .iter()
            .all(|passage| !passage.text.contains("下转"))
    );
}

proptest! {
    #[test]
    fn no_input_panics(text in "\\PC*") {
        let _ = read(&text, "any.md");
    }

    #[test]
    fn no_body_panics_and_no_page_is_invented(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "城市。", "city", "\n\n", "\n", "<!-- page 7 -->", "<!-- page 8 -->", "<!-- skip: x -->",
            "<!-- /skip -->", "<sup>[1]</sup>", "# 一、", "- ", "[1] {p. 3}", "**", "*", "（下转第8页）",
            "（上接第7页）", "|", "<b>", "<!--", "-->", "```", "\t", " ", "é", "🎉",
        ]), 0..40)
    ) {
        if let Ok(reading) = read(&format!("{FRONT}{}", pieces.concat()), "any.md") {
            prop_assert!(reading.pages.iter().all(|page| [7, 8].contains(page)));
            prop_assert!(reading.passages.iter().all(|p| !p.text.trim().is_empty()));
        }
    }
}
