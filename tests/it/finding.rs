//! Questions find the points of the shipped documents that answer them, and questions that no
//! document answers are refused.
//!
//! `finding/answered.tsv` has questions of our own with the points that answer each,
//! `finding/unanswered.txt` questions about other things. Neither set was used to write the digests.
//! The bounds are a little below what docs/retrieval.md reports: a change that costs more must say so.

use youcheng::passages::Fit;
use youcheng::text::{Lang, is_han};

use crate::support::{ask, engine};

const ANSWERED: &str = include_str!("finding/answered.tsv");
const UNANSWERED: &str = include_str!("finding/unanswered.txt");

fn lang(text: &str) -> Lang {
    if text.chars().any(is_han) {
        Lang::Zh
    } else {
        Lang::En
    }
}

/// A point as the table names it: `digest-yang-2015-zh#8` is `yang-2015:8`.
fn point(passage: &str) -> String {
    let (document, number) = passage.rsplit_once('#').unwrap();
    let name = document.strip_prefix("digest-").unwrap_or(document);
    let name = name.trim_end_matches("-zh").trim_end_matches("-en");
    format!("{name}:{number}")
}

/// Fails with the list of what was missed unless `missed` of `all` leaves at least `percent`.
#[track_caller]
fn assert_share(what: &str, missed: &[String], all: usize, percent: usize) {
    let share = (all - missed.len()) * 100 / all;
    assert!(share >= percent, "{what}: {share}%\n{}", missed.join("\n"));
}

#[tokio::test]
async fn questions_find_the_points_that_answer_them() {
    let engine = engine().await;
    let (library, directory) = (engine.library().await.unwrap(), engine.directory());
    for (asked, first_percent, third_percent) in [(Lang::En, 70, 80), (Lang::Zh, 78, 90)] {
        let (mut all, mut not_first, mut not_third) = (0, Vec::new(), Vec::new());
        for row in ANSWERED.lines().skip(1) {
            let (question, wanted) = row.split_once('\t').unwrap();
            if lang(question) != asked {
                continue;
            }
            all += 1;
            let found = library
                .search(question, asked, &directory.gazetteer, 3)
                .unwrap();
            let points: Vec<String> = found.passages.iter().map(|(p, ..)| point(&p.id)).collect();
            let right = |point: &String| wanted.split(' ').any(|wanted| wanted == point);
            let said = format!("{question}: {points:?}");
            match points.iter().position(right) {
                Some(0) => {}
                Some(_) => not_first.push(said),
                None => {
                    not_first.push(said.clone());
                    not_third.push(said);
                }
            }
        }
        assert_share("first", &not_first, all, first_percent);
        assert_share("among three", &not_third, all, third_percent);
    }
}

#[tokio::test]
async fn questions_about_other_things_are_refused_and_others_are_not() {
    let engine = engine().await;
    let (library, directory) = (engine.library().await.unwrap(), engine.directory());
    let fit = |text: &str| {
        let found = library.search(text, lang(text), &directory.gazetteer, 5);
        found.unwrap().fit
    };
    let outside: Vec<&str> = UNANSWERED.lines().collect();
    let answered = outside.iter().filter(|text| fit(text) == Fit::Answer);
    let answered: Vec<String> = answered.map(|&text| text.to_owned()).collect();
    assert_share("not answered", &answered, outside.len(), 94);
    let shown = outside.iter().filter(|text| fit(text) != Fit::No);
    let shown: Vec<String> = shown.map(|&text| text.to_owned()).collect();
    assert_share("refused", &shown, outside.len(), 77);

    let inside = ANSWERED.lines().skip(1);
    let inside: Vec<&str> = inside.filter_map(|row| row.split('\t').next()).collect();
    let refused = inside.iter().filter(|text| fit(text) == Fit::No);
    let refused: Vec<String> = refused.map(|&text| text.to_owned()).collect();
    assert_share("shown", &refused, inside.len(), 94);

    for text in ["weather in paris", "巴黎天气怎么样", "tell me a joke"] {
        assert_eq!(fit(text), Fit::No, "{text}");
    }
}

#[tokio::test]
async fn an_original_is_quoted_in_the_place_of_its_digest() {
    let original = "---\nid: yang-2015\nkind: article\nlang: zh\ntitle: 全球视野下的中国城市外交\n---\n\
        <!-- page 71 -->\n西方国家一般称为姐妹城市或双胞胎城市，而阿拉伯国家把友好城市叫作兄弟城市。\n";
    let reading = youcheng::passages::document::read(original, "a.md").unwrap();
    let engine = engine().await;
    let origin = youcheng::store::documents::Origin {
        file: "a.md".into(),
        added_at: 0,
        report: Vec::new(),
    };
    engine
        .store()
        .add_document(&reading, &origin, false)
        .await
        .unwrap();
    engine.refresh().await.unwrap();
    let (library, directory) = (engine.library().await.unwrap(), engine.directory());
    let documents = |text: &str| -> Vec<String> {
        let found = library
            .search(text, lang(text), &directory.gazetteer, 5)
            .unwrap();
        let passages = found.passages.iter();
        passages.map(|(passage, ..)| passage.id.clone()).collect()
    };
    for question in [
        "阿拉伯国家怎么称呼友好城市",
        "What do Arab countries call sister cities?",
    ] {
        let found = documents(question);
        assert_eq!(found.first().map(String::as_str), Some("yang-2015#1"));
        let digest = found
            .iter()
            .any(|id| id.starts_with("digest-yang-2015") && id.ends_with("#27"));
        assert!(!digest, "{found:?}");
    }
    // A point that says something of its own is still found.
    let correction = documents("57%从何而来，算得对吗");
    assert!(
        correction
            .iter()
            .any(|id| id.starts_with("digest-yang-2015")),
        "{correction:?}"
    );
}

#[tokio::test]
async fn what_is_asked_in_other_words_than_the_documents_have_is_found() {
    let engine = engine().await;
    let (library, directory) = (engine.library().await.unwrap(), engine.directory());
    for (question, wanted) in [
        ("什么是友好城市", "给国际友好城市下的定义"),
        ("城市外交是什么？", "给城市外交下的定义"),
        ("杨毅是谁", "关于作者"),
        ("Who is Yang Yi?", "About the author"),
        ("Who is Yang Yi, where does he teach?", "About the author"),
        ("Where does Yang Yi teach?", "About the author"),
        ("杨毅在哪里教书", "关于作者"),
        ("what is IULA", "CPAFFC joined IULA"),
        ("怎样才能和外国城市结成友好城市", "审批程序"),
        (
            "What do we have to do first if our town wants a sister city",
            "The first step",
        ),
        (
            "Article 8 of the 2002 rules",
            "On the Chinese side the regulation",
        ),
        ("2002年那个规定第九条讲了什么", "结好双方的级别"),
        ("Summarise the article", "The abstract"),
        ("what is the main argument of this paper?", "The abstract"),
        ("概括一下这篇论文的主要观点", "提要"),
        ("杨毅的文章发表在什么期刊", "2015年第8期"),
        ("when was the article published", "issue 8"),
        ("Who wrote the article?", "About the author"),
        ("what does the author recommend", "recommendations"),
        ("what does the article say about Braudel", "Fernand Braudel"),
        ("what mistakes does the 2015 article contain", "Errors"),
        (
            "What is city diplomacy, in one paragraph?",
            "defines city diplomacy",
        ),
        ("When was Metropolis founded?", "Metropolis, the World"),
        (
            "which provinces got the special contribution award in 2018",
            "The 2018",
        ),
        ("成都友城大会颁了什么奖", "2012年成都"),
        ("友城被终止的原因是什么", "终止友好关系"),
        ("who was Braudel", "Fernand Braudel"),
        ("why is 57% wrong", "57%"),
        (
            "what does article 6 of the Anhui rules say",
            "In Anhui only the province",
        ),
        (
            "Section 2.3 of the approval procedure",
            "Schools, hospitals",
        ),
    ] {
        let found = library.search(question, lang(question), &directory.gazetteer, 1);
        let found = found.unwrap();
        let (best, ..) = &found.passages[0];
        assert_eq!(found.fit, Fit::Answer, "{question}");
        assert!(best.text.contains(wanted), "{question}: {}", best.text);
    }
}

#[tokio::test]
async fn the_steps_of_a_procedure_come_in_their_order() {
    let engine = engine().await;
    let (library, directory) = (engine.library().await.unwrap(), engine.directory());
    let points = |text: &str| -> Vec<String> {
        let found = library.search(text, lang(text), &directory.gazetteer, 5);
        let found = found.unwrap().passages;
        found
            .iter()
            .map(|(passage, ..)| point(&passage.id))
            .collect()
    };
    let steps = [
        "approval-2022:6",
        "approval-2022:7",
        "approval-2022:8",
        "approval-2022:9",
    ];
    for question in [
        "steps of the approval procedure",
        "友城结好的步骤",
        "结友城的审批流程是怎样的",
    ] {
        let found = points(question);
        let found: Vec<&String> = found
            .iter()
            .filter(|p| steps.contains(&p.as_str()))
            .collect();
        assert_eq!(found, steps, "{question}");
    }
    let second = points("what is the second step of approval");
    assert_eq!(second[0], "approval-2022:7");
    // Of one city's procedure those of another are no answer.
    assert!(!points("青岛结友城的程序").contains(&"approval-2022:7".to_owned()));
}

#[test]
fn what_is_far_weaker_than_the_answer_is_not_quoted() {
    for (question, most) in [("who was Braudel", 2), ("杨毅的文章发表在什么期刊", 2)] {
        let found = ask(question).rows.len();
        assert!((1..=most).contains(&found), "{question}: {found}");
    }
}

#[tokio::test]
async fn chinese_in_pinyin_and_misspelt_english_find_their_passages() {
    let engine = engine().await;
    let (library, directory) = (engine.library().await.unwrap(), engine.directory());
    for (question, lang) in [
        ("shei pizhun youhao chengshi", Lang::Zh),
        ("chengshi waijiao shi shenme", Lang::Zh),
        ("wat is city diplomasy", Lang::En),
    ] {
        let found = library.search(question, lang, &directory.gazetteer, 5);
        assert!(found.unwrap().fit >= Fit::Near, "{question}");
    }
}
