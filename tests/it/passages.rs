//! Passages are found in either language, and the index is whole at every moment.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;

use youcheng::passages::{Fit, Found, Index, IndexError, Passage, SearchRequest};
use youcheng::text::Lang;

const TEXTS: [(&str, Lang, &str); 7] = [
    (
        "challenges#1",
        Lang::Zh,
        "中国城市外交面临的第一个挑战就是发展的不平衡。",
    ),
    (
        "first#1",
        Lang::Zh,
        "天津市和日本神户市于1973年6月结为中外第一对国际友好城市。",
    ),
    (
        "arab#1",
        Lang::Zh,
        "西方国家一般称为姐妹城市，阿拉伯国家则称为兄弟城市。",
    ),
    (
        "rules#1",
        Lang::En,
        "The association approves friendship cities after the two mayors have signed.",
    ),
    (
        "exchange#1",
        Lang::En,
        "Schools of sister cities exchange students and teachers every summer.",
    ),
    (
        "weather#1",
        Lang::En,
        "Trade fairs bring companies of both regions together.",
    ),
    ("names#1", Lang::Zh, "杰克逊维尔市议会讨论了港口的扩建。"),
];

fn passage((id, lang, text): (&str, Lang, &str)) -> Passage {
    let document = id.split('#').next().unwrap().to_owned();
    Passage {
        id: id.into(),
        document,
        lang,
        text: text.into(),
        ..Passage::default()
    }
}

fn passages() -> impl Iterator<Item = Passage> {
    TEXTS.into_iter().map(passage)
}

fn search(index: &Index, text: &str) -> Found {
    index
        .search(&SearchRequest {
            text,
            only: None,
            k: 5,
            gazetteer: None,
            of_field: false,
        })
        .unwrap()
}

fn first(index: &Index, text: &str) -> String {
    search(index, text)
        .hits
        .first()
        .map(|hit| hit.passage_id.clone())
        .unwrap_or_default()
}

#[test]
fn questions_find_passages_of_both_languages() {
    let index = Index::in_memory(passages()).unwrap();
    for (question, expected) in [
        ("城市外交面临哪些挑战", "challenges#1"),
        ("城市外交面臨哪些挑戰", "challenges#1"),
        ("天津和神户什么时候结为友好城市？", "first#1"),
        ("１９７３年６月", "first#1"),
        ("阿拉伯国家怎么称呼友好城市", "arab#1"),
        ("Who approves a friendship city?", "rules#1"),
        ("student exchanges between schools", "exchange#1"),
        ("What are the challenges of city diplomacy?", "challenges#1"),
        ("What is the port of Jacksonville like?", "names#1"),
        ("两国的学校交换学生吗", "exchange#1"),
    ] {
        assert_eq!(first(&index, question), expected, "{question}");
    }
}

#[test]
fn questions_about_nothing_find_nothing() {
    let index = Index::in_memory(passages()).unwrap();
    for question in [
        "",
        "？？？",
        "🎉🎉🎉",
        "   ",
        "的",
        "the",
        "'; --",
        "\u{0}\u{1}",
    ] {
        let found = search(&index, question);
        assert!(
            !found.hits.iter().any(|hit| hit.fit > Fit::No),
            "{question:?}"
        );
        let _ = found.matches.highlights("any text");
    }
    let empty = Index::in_memory([]).unwrap();
    assert!(search(&empty, "城市外交").hits.is_empty());
}

#[test]
fn the_same_question_gives_the_same_list() {
    let twins = (0..40).map(|n| passage((&format!("twin#{n:02}"), Lang::Zh, "城市外交的挑战")));
    let index = Index::in_memory(twins).unwrap();
    let ids = |found: &Found| {
        found
            .hits
            .iter()
            .map(|h| h.passage_id.clone())
            .collect::<Vec<_>>()
    };
    let once = search(&index, "城市外交有哪些挑战");
    assert_eq!(
        ids(&once),
        ["twin#00", "twin#01", "twin#02", "twin#03", "twin#04"]
    );
    assert_eq!(once.hits, search(&index, "城市外交有哪些挑战").hits);
}

#[test]
fn matching_words_are_marked_in_the_text_as_written() {
    let index = Index::in_memory(passages()).unwrap();
    let marked = |question: &str, text: &str| {
        let chars: Vec<char> = text.chars().collect();
        let ranges = search(&index, question).matches.highlights(text);
        ranges
            .into_iter()
            .map(|r| chars[r].iter().collect::<String>())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        marked("城市外交面临哪些挑战", "外交：城市的挑戰。"),
        ["外交", "城市", "挑戰"]
    );
    assert_eq!(
        marked("approving cities", "She approves one City."),
        ["approves", "City"]
    );
    assert_eq!(marked("in 1973", "于１９７３年"), ["１９７３"]);
    assert!(
        marked("city diplomacy", "城市外交")
            .concat()
            .contains("城市")
    );
}

#[test]
fn a_document_is_added_replaced_and_removed_alone() {
    let dir = tempfile::tempdir().unwrap();
    let index = Index::build(dir.path(), passages()).unwrap();
    let new = |text| passage(("new#1", Lang::Zh, text));
    index
        .update(&["new"], [new("丝绸之路沿线的中心城市")], "")
        .unwrap();
    assert_eq!(first(&index, "丝绸之路"), "new#1");
    index.update(&["new"], [new("互联互通的作用")], "").unwrap();
    assert!(
        search(&index, "丝绸")
            .hits
            .iter()
            .all(|hit| hit.passage_id != "new#1")
    );
    assert_eq!(first(&index, "互联互通"), "new#1");
    index.update(&["new"], [], "").unwrap();
    assert_eq!(index.status().passages, TEXTS.len() as u64);
    assert_eq!(first(&index, "城市外交面临哪些挑战"), "challenges#1");
    drop(index);
    assert_eq!(
        Index::open(dir.path()).unwrap().status().passages,
        TEXTS.len() as u64
    );
}

#[test]
fn a_new_version_replaces_the_old_one_while_that_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let old = Index::build(dir.path(), passages()).unwrap();
    let new = Index::build(dir.path(), passages().take(1)).unwrap();
    assert_ne!(old.status().folder, new.status().folder);
    assert_eq!(first(&old, "阿拉伯国家"), "arab#1");
    assert_eq!(new.status().passages, 1);
    assert_eq!(Index::open(dir.path()).unwrap().status(), new.status());
    let left = std::fs::read_dir(dir.path()).unwrap().count();
    assert_eq!(left, 2, "one version and the pointer to it");
}

#[test]
fn a_missing_or_damaged_index_calls_for_a_rebuild() {
    let dir = tempfile::tempdir().unwrap();
    let error = |dir: &Path| Index::open(dir).unwrap_err();
    assert!(matches!(error(dir.path()), IndexError::Missing(_)));

    let folder = Index::build(dir.path(), passages())
        .unwrap()
        .status()
        .folder
        .unwrap();
    let damages: [fn(&Path); 3] = [
        |file| std::fs::remove_file(file).unwrap(),
        |file| std::fs::write(file, "not an index").unwrap(),
        |file| {
            let mut bytes = std::fs::read(file).unwrap();
            bytes[0] ^= 1;
            std::fs::write(file, bytes).unwrap();
        },
    ];
    for damage in damages {
        let mut files: Vec<_> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        files.retain(|path| {
            path.extension()
                .is_some_and(|ext| ext == "term" || ext == "store")
        });
        for file in &files {
            let whole = std::fs::read(file).unwrap();
            damage(file);
            let error = error(dir.path());
            assert!(error.calls_for_rebuild(), "{error}");
            std::fs::write(file, whole).unwrap();
        }
        assert!(!files.is_empty());
    }
    std::fs::write(dir.path().join("current"), "elsewhere").unwrap();
    assert!(error(dir.path()).calls_for_rebuild());
    assert_eq!(
        Index::build(dir.path(), passages())
            .unwrap()
            .status()
            .passages,
        TEXTS.len() as u64
    );
}

#[test]
fn a_failed_build_leaves_the_index_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    Index::build(dir.path(), passages()).unwrap();
    let failing = std::panic::catch_unwind(|| {
        Index::build(
            dir.path(),
            passages().map(|_| -> Passage { std::panic::panic_any(()) }),
        )
    });
    assert!(failing.is_err());
    assert_eq!(
        Index::open(dir.path()).unwrap().status().passages,
        TEXTS.len() as u64
    );
}
