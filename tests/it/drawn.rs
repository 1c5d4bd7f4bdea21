//! What charts and maps say is what the question asks and what the answer beside them leads with.

use youcheng::answer::{Ask, MapData};
use youcheng::render::picture::{WhyNot, chart, map};
use youcheng::render::wording;

use crate::support::{ask, engine, today};

/// What a question's map shows.
async fn shown(question: &str) -> MapData {
    let ask = Ask {
        text: question,
        lang: None,
        today: today(),
    };
    let engine = engine().await;
    let answer = engine.ask(&ask).await.unwrap();
    let data = engine.map(answer.query.as_ref().unwrap(), answer.lang);
    data.await.unwrap().unwrap()
}

/// The title and the drawing of a question's map.
async fn map_of(question: &str) -> (String, String) {
    let svg = map(&shown(question).await, today()).unwrap().svg;
    let (_, title) = svg.split_once("<title>").unwrap();
    (title.split("</title>").next().unwrap().to_owned(), svg)
}

fn drawn(question: &str) -> String {
    let picture = chart(&ask(question), today());
    picture
        .unwrap_or_else(|why| panic!("{question}: {why:?}"))
        .svg
}

#[tokio::test]
async fn a_map_says_to_what_the_question_limits_it() {
    for (question, titled, says) in [
        (
            "partners of Jiangsu in 1985",
            "Partners of Jiangsu (江苏) in 1985",
            "114 more pairs are not dated closely enough",
        ),
        (
            "西安2010年以来的友城",
            "西安自2010年以来的友城",
            "另有8对结好日期不详",
        ),
        (
            "partners of Beijing except in Europe",
            "Partners of Beijing (北京), without Europe (欧洲)",
            "32 pairs in force",
        ),
        (
            "first partner of Shanghai",
            "First partnership of Shanghai (上海)",
            ">1 pair in force",
        ),
        ("上海最早的5对友城", "上海最早的5对友城", "对无日期，未列出"),
        (
            "terminated partners of Shanghai",
            "Partners of Shanghai (上海), terminated ties only",
            ">2 pairs that ended",
        ),
        (
            "Japan total 2015",
            "Chinese partners of Japan (日本) until 2015",
            "not dated closely enough",
        ),
        (
            "when did Tianjin and Kobe pair",
            "The partnership of Tianjin and Kobe",
            ">1 pair in force",
        ),
        ("天津和神户哪年结好", "天津与神户的友城关系", "现有1对"),
        // What nothing limits says nothing of it.
        (
            "partners of Kobe",
            "Chinese partners of Kobe (神户)",
            "in force",
        ),
        ("天津的友好城市", "天津的友城", "本库所知现有"),
    ] {
        let (title, svg) = map_of(question).await;
        assert_eq!(title, titled, "{question}");
        assert!(svg.contains(says), "{question}: {says}");
        let limited = ["不详", "dated closely", "无日期"].iter();
        let limited = limited.filter(|words| svg.contains(**words)).count();
        assert_eq!(
            limited > 0,
            says.contains("dat") || says.contains("日期"),
            "{question}"
        );
    }
}

#[tokio::test]
async fn a_map_without_a_tie_in_force_says_so() {
    let mut data = shown("partners of Shanghai").await;
    (data.inactive, data.pairs) = (2, 0);
    assert_eq!(map(&data, today()), Err(WhyNot::NoneInForce));
}

#[test]
fn a_timeline_without_totals_is_that_of_the_years_known() {
    for (question, says, year) in [
        (
            "timeline of Xinjiang",
            "No source reports totals by date: Xinjiang",
            ">2008: 2<",
        ),
        ("新疆历年总数", "没有来源公布新疆历次的总数", ">2008: 2<"),
        (
            "timeline of Djibouti",
            "No source reports totals by date",
            ">1<",
        ),
        // Of equals each is named.
        ("浙江历年友城", "没有来源公布浙江历次的总数", ">2012: 4<"),
    ] {
        let answer = ask(question);
        let headline = wording::of(answer.lang).headline(&answer);
        assert!(headline.contains(says), "{question}: {headline}");
        assert!(drawn(question).contains(year), "{question}: {year}");
    }
    for question in ["timeline of Tianjin", "天津历年友城", "timeline of China"] {
        let answer = ask(question);
        let headline = wording::of(answer.lang).headline(&answer);
        assert!(!headline.contains("No source") && !headline.contains("没有来源"));
    }
}

#[test]
fn columns_carry_their_numbers_and_what_is_not_sure_of_them() {
    for (question, says) in [
        (
            "how many new pairs in 1994",
            &[">90<", ">49<", ">counted from"][..],
        ),
        ("how many new pairs in 1979", &[">15<"]),
        ("全国历年新增友城", &[">90<", ">1994: 49<", "没有文献证实"]),
        (
            "timeline of Tianjin",
            &[
                "Reported total: 29 pairs (2023-05)",
                "8 of the pairs counted stand under a year",
            ],
        ),
        (
            "天津历年友城",
            &[
                "来源报告的总数：29对（2023-05）",
                "有8对，所列年份没有文献证实",
            ],
        ),
    ] {
        let svg = drawn(question);
        for words in says {
            assert!(svg.contains(words), "{question}: {words}");
        }
    }
    let answer = ask("timeline of Tianjin");
    let text = youcheng::render::text::answer(&answer);
    assert!(text.contains("8 of the pairs counted stand under a year that no document confirms"));
}

#[test]
fn what_is_compared_is_drawn_as_the_answer_compares_it() {
    for (question, bars, not) in [
        (
            "compare Jiangsu and Shandong",
            &[
                ">273 · 2015-05<",
                ">172 · 2015-05<",
                "Shandong 766 (2026-05-13)",
            ][..],
            ">766 ·",
        ),
        (
            "江苏和山东比较",
            &[">273 · 2015-05<", "山东", "766（2026-05-13）"],
            ">766 ·",
        ),
        (
            "compare Japan, United States and Russia",
            &[">249 · 2015-05<", ">243 · 2015-05<", ">114 · 2015-05<"],
            ">288 ·",
        ),
        // The newest ones, of two dates, are what the answer leads with.
        (
            "compare Tianjin and Chongqing",
            &[">29 · 2023-05<", ">56 · 2024-05-22<"],
            "not drawn",
        ),
        (
            "compare Jiangsu and Shandong in 2015",
            &[">273 · 2015-05<"],
            "not drawn",
        ),
    ] {
        let svg = drawn(question);
        for words in bars {
            assert!(svg.contains(words), "{question}: {words}");
        }
        assert!(!svg.contains(not), "{question}: {not}");
    }
    let svg = drawn("compare Africa, Asia, Europe and Oceania");
    let counted = svg.split("Counted from").last().unwrap();
    let at = |name: &str| counted.find(&format!(">{name}<")).unwrap();
    assert!(["Africa", "Asia", "Europe", "Oceania"].map(at).is_sorted());
    // The number of the first line stands in a source that is listed.
    let answer = ask("compare Jiangsu and Shandong");
    let cites = answer.of_one_date().unwrap().iter();
    let of_source = |cite: usize| answer.citations.iter().find(|cited| cited.n == cite);
    let sources = cites.map(|row| &*of_source(row.basis.source().unwrap()).unwrap().source);
    assert_eq!(sources.collect::<Vec<_>>(), ["yang-2015", "yang-2015"]);
}

#[test]
fn a_ranking_says_how_many_it_leaves_out() {
    for (question, says) in [
        (
            "all countries by number of pairs",
            Some("more countries have pairs on record here"),
        ),
        ("各省友城数量排名", Some("本库另有21个省区市也有友城")),
        ("top 10 countries", None),
        ("友城最多的前三个省", None),
        ("rank of Brazil", None),
    ] {
        let answer = ask(question);
        let text = youcheng::render::text::answer(&answer);
        let said = text.contains("more countries have") || text.contains("也有友城");
        assert_eq!(said, says.is_some(), "{question}");
        assert!(
            text.contains(says.unwrap_or_default()),
            "{question}: {text}"
        );
    }
    let answer = ask("top 1 country");
    let words = wording::of(answer.lang);
    assert_eq!(words.reading(&answer), "the country with the most pairs");
    assert_eq!(answer.notes, []);
}

#[test]
fn the_source_of_the_newest_value_stands_first_and_a_fourth_is_named() {
    let svg = drawn("timeline of China");
    let first = svg.split(">Sources: ").nth(1).unwrap();
    assert!(
        first
            .split("</text>")
            .next()
            .unwrap()
            .contains("2024-11-19")
    );
    for svg in [drawn("partners of Tianjin"), svg] {
        assert!(!svg.contains("and 1 more"), "{svg}");
    }
}
