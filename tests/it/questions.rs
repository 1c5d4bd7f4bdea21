//! What is understood of a question, family by family, in both languages.

use proptest::prelude::*;
use youcheng::places::Scope;
use youcheng::question::{Outcome, Query, claims, understand};
use youcheng::render::wording;
use youcheng::text::Lang;

use crate::support::gazetteer;

/// The day on which all is asked.
fn today() -> jiff::civil::Date {
    jiff::civil::date(2026, 6, 15)
}

/// The reading of a question in English, or what else came of it.
pub(crate) fn reading(text: &str) -> String {
    let name = |scope: Scope| gazetteer().names(scope);
    let word = |query: &Query| wording::of(Lang::En).question(query, &name);
    match understand(text, gazetteer(), today()).outcome {
        Outcome::Query(query) | Outcome::Doubtful { query, .. } => word(&query),
        Outcome::QueryAndPassages(query) => format!("{} + passages", word(&query)),
        Outcome::Choices(queries) => {
            let readings: Vec<String> = queries.iter().map(word).collect();
            format!("choose: {}", readings.join(" | "))
        }
        Outcome::UnknownPlace { typed, .. } => format!("unknown place: {typed}"),
        Outcome::OtherTopic => "other topic".into(),
        Outcome::NotChina => "not China".into(),
        Outcome::Empty => "empty".into(),
    }
}

pub(crate) fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, wanted)| (text, wanted, reading(text)))
        .filter(|(_, wanted, got)| got != *wanted)
        .map(|(text, wanted, got)| format!("{text}\n  wanted: {wanted}\n  got:    {got}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn partners_are_listed_from_either_side() {
    check(&[
        ("partners of Ningbo", "partners of Ningbo (宁波)"),
        (
            "What are Changsha's twin towns?",
            "partners of Changsha (长沙)",
        ),
        ("重慶有哪些國際友城", "partners of Chongqing (重庆)"),
        (
            "Peking's sister cities in Africa",
            "partners of Beijing (北京) in Africa (非洲)",
        ),
        (
            "shanghai zai riben de youcheng",
            "partners of Shanghai (上海) in Japan (日本)",
        ),
        (
            "which Chinese cities have ties with Lyon?",
            "Chinese partners of Lyon (里昂)",
        ),
        ("秘鲁在中国的友好城市", "Chinese partners of Peru (秘鲁)"),
        ("ziboyoucheng", "partners of Zibo (淄博)"),
        ("武汉一共跟哪些地方结了友城", "partners of Wuhan (武汉)"),
        (
            "which pairs were founded in 1979",
            "partners of China in 1979",
        ),
    ]);
}

#[test]
fn dates_have_a_direction() {
    check(&[
        (
            "partners of Xiamen before 1990",
            "partners of Xiamen (厦门) until 1989",
        ),
        (
            "厦门1990年到2000年之间结好的友城",
            "partners of Xiamen (厦门) from 1990 to 2000",
        ),
        (
            "北京八十年代结好的友城",
            "partners of Beijing (北京) from 1980 to 1989",
        ),
        (
            "partners of Ningbo since the 1990s",
            "partners of Ningbo (宁波) since 1990",
        ),
        (
            "Ningbo's partners from the nineties",
            "partners of Ningbo (宁波) from 1990 to 1999",
        ),
        (
            "Nanjing sister cities last century",
            "partners of Nanjing (南京) from 1900 to 1999",
        ),
        (
            "20世纪八十年代桂林结好的友城",
            "partners of Guilin (桂林) from 1980 to 1989",
        ),
        (
            "1990年前杭州有哪些友城",
            "partners of Hangzhou (杭州) until 1989",
        ),
        (
            "2015年前五个国家",
            "5 countries with the most pairs in 2015",
        ),
        (
            "Tianjin partners since May 1980",
            "partners of Tianjin (天津) since 1980-05",
        ),
        (
            "how many partnerships did Xi'an form after 2010?",
            "how many pairs: Xi'an (西安) since 2011",
        ),
        (
            "How many pairs were there at the end of 2017",
            "China total in 2017-12",
        ),
        ("2017年底全国有多少对友城", "China total in 2017-12"),
        (
            "Which of Shanghai's ties are older than 45 years?",
            "partners of Shanghai (上海) until 1981-06-15",
        ),
        (
            "江苏有哪些不到10年的友城",
            "partners of Jiangsu (江苏) since 2016-06-15",
        ),
        (
            "How many more pairs did China have in 2024 than in 2015?",
            "timeline of China from 2015 to 2024",
        ),
        (
            "Which is older, Tianjin–Kobe or Shanghai–Yokohama?",
            "first 2 partnerships of Tianjin (天津) or Shanghai (上海) in Kobe (神户) or Yokohama (横滨)",
        ),
        ("我国有几个省份对外结好", "Chinese provinces with partners"),
        ("新疆首个友城", "first partnership of Xinjiang (新疆)"),
        ("Belt & Road pairs", "Belt and Road total"),
        (
            "how many city partnerships does China have with Germany",
            "Germany total",
        ),
        (
            "is Lahore one of Xi'an's partners?",
            "are Xi'an and Lahore partners, and since when",
        ),
        (
            "德国和中国结的友城有没有一百对",
            "is it true: China and Germany (德国): at least 100 pairs",
        ),
        (
            "杭州先跟波士顿结好还是先跟利兹结好",
            "first 2 partnerships of Hangzhou (杭州) in Boston (波士顿) or Leeds (利兹)",
        ),
        (
            "截至2015年6月1日，中国共有多少对友好城市？",
            "China total on 2015-06-01",
        ),
    ]);
}

#[test]
fn names_alike_are_told_apart_or_asked_back() {
    check(&[
        ("partners of Shanxi", "partners of Shanxi (山西)"),
        ("partners of Shaanxi", "partners of Shaanxi (陕西)"),
        ("partners of Suzhou", "partners of Suzhou (苏州)"),
        (
            "partners of Suzhou, Anhui",
            "partners of Suzhou, Anhui (宿州)",
        ),
        ("partners of 宿州", "partners of Suzhou, Anhui (宿州)"),
        ("partners of Jilin City", "partners of Jilin City (吉林市)"),
        ("吉林省的友城", "partners of Jilin (吉林)"),
        (
            "partners of Taizhou",
            "choose: partners of Taizhou, Jiangsu (泰州) | partners of Taizhou, Zhejiang (台州)",
        ),
        ("台州的友城", "partners of Taizhou, Zhejiang (台州)"),
    ]);
}

#[test]
fn typing_errors_and_old_names_are_understood() {
    check(&[
        ("Sister cities of Guagnzhou", "partners of Guangzhou (广州)"),
        (
            "Melborne & Tianjin since?",
            "are Tianjin and Melbourne partners, and since when",
        ),
        (
            "Canton partners in Germany",
            "partners of Guangzhou (广州) in Germany (德国)",
        ),
        (
            "Chinese partners of Lodz",
            "Chinese partners of Łódź (罗兹)",
        ),
    ]);
}

#[test]
fn numbers_rankings_and_shares_are_asked_for() {
    check(&[
        ("total for France", "France total"),
        ("中美友城总数", "United States total"),
        (
            "沈阳在韩国有几个友城",
            "how many pairs: Shenyang (沈阳) and South Korea (韩国)",
        ),
        (
            "how many partner countries does Wuhan have",
            "Wuhan partner countries",
        ),
        ("top five provinces", "5 provinces with the most pairs"),
        ("排名前十的国家", "10 countries with the most pairs"),
        (
            "countries with the fewest pairs",
            "countries with the fewest pairs",
        ),
        ("江苏排第几", "rank of Jiangsu among provinces"),
        (
            "Which five countries have the most sister cities in China?",
            "5 countries with the most pairs",
        ),
        (
            "youcheng zuiduo de qian wu ge guojia",
            "5 countries with the most pairs",
        ),
        (
            "What is the most recent sister city of Weihai?",
            "newest partnership of Weihai (威海)",
        ),
        (
            "Is Japan the country with the most pairs?",
            "is it true: rank of Japan among countries: 1",
        ),
        ("开封总共有多少国际友城？", "Kaifeng total"),
        ("大洋洲国家友城总数", "Oceania total"),
        ("长春在多少国家有友好城市", "Changchun partner countries"),
        ("京津沪对比", "compare Beijing, Tianjin and Shanghai"),
        (
            "how much do the ten biggest countries account for",
            "share of the 10 countries with the most pairs",
        ),
        (
            "Germany and France: who has more?",
            "compare Germany and France",
        ),
        (
            "广东比江苏多吗",
            "is it true: Guangdong has more pairs than Jiangsu",
        ),
        // The two together are a group with figures of its own.
        ("日本和韩国比，哪个友城多", "compare Japan and South Korea"),
        (
            "compare Japan and South Korea",
            "compare Japan and South Korea",
        ),
        ("日本和韩国合起来占多少", "share of Japan and South Korea"),
        (
            "what percent of pairs are with the US",
            "share of United States",
        ),
        (
            "前十国家占比",
            "share of the 10 countries with the most pairs",
        ),
        (
            "growth of pairs from 2011 to 2017",
            "timeline of China from 2011 to 2017",
        ),
        (
            "how many pairs were founded in 1985",
            "new pairs by year: China in 1985",
        ),
    ]);
}

#[test]
fn sets_anniversaries_and_claims_are_asked_for() {
    check(&[
        (
            "南京和苏州共同的友城",
            "partners that Nanjing and Suzhou have in common",
        ),
        (
            "provinces with no partner in South Korea",
            "provinces without a partner in South Korea",
        ),
        ("只有一对友城的国家", "countries with only 1 pair"),
        (
            "which countries have only one pair?",
            "countries with only 1 pair",
        ),
        (
            "countries where Tianjin has no partner",
            "countries without a partner of Tianjin",
        ),
        (
            "how many sister cities do Beijing and Shanghai have in common",
            "partners that Beijing and Shanghai have in common",
        ),
        (
            "Chongqing is twinned with cities in which countries",
            "countries with partners of Chongqing (重庆)",
        ),
        (
            "partnerships reaching 40 years in 2027",
            "40-year anniversaries in 2027",
        ),
        (
            "天津和神户是1974年结好的吗",
            "is it true: Tianjin and Kobe paired in 1974",
        ),
        (
            "is the Japan total 249?",
            "is it true: China and Japan (日本): 249 pairs",
        ),
        (
            "武汉的友城分布在哪些国家",
            "countries with partners of Wuhan (武汉)",
        ),
        ("anniversaries this month", "anniversaries this month"),
        (
            "今年有哪些友城满四十周年",
            "40-year anniversaries this year",
        ),
        (
            "does Guangdong have 193 pairs?",
            "is it true: Guangdong (广东): 193 pairs",
        ),
        (
            "中国有3054对友城，是真的吗",
            "is it true: China: 3,054 pairs",
        ),
    ]);
}

#[test]
fn what_only_documents_can_answer_is_a_search() {
    for text in [
        "who approves a friendship city",
        "城市外交面临哪些挑战",
        "May counties and districts in Anhui take part in friendship-city work?",
        "青岛的一对一原则后来怎么样了",
    ] {
        let outcome = understand(text, gazetteer(), today()).outcome;
        assert_eq!(
            outcome,
            Outcome::Query(Query::Passages(text.into())),
            "{text}"
        );
    }
}

#[test]
fn what_cannot_be_answered_is_said() {
    check(&[
        ("", "empty"),
        ("？？？", "empty"),
        ("🎉🎉🎉", "empty"),
        ("hello there!", "empty"),
        ("你好", "empty"),
        ("good morning, what can you do?", "empty"),
        ("天津今天几度", "other topic"),
        ("partners of Atlantis", "unknown place: Atlantis"),
        ("What's the weather in Tianjin tomorrow?", "other topic"),
        ("partners of Xyzzyville", "unknown place: Xyzzyville"),
    ]);
}

#[test]
fn the_answer_is_in_the_language_of_the_question() {
    let cases = [
        ("partners of 天津", Lang::En),
        ("天津 partners 有哪些", Lang::Zh),
        ("kunming youcheng", Lang::Zh),
        ("？？？", Lang::Zh),
        ("Tianjin Kobe", Lang::En),
        ("山西vs宁夏", Lang::Zh),
    ];
    for (text, lang) in cases {
        assert_eq!(understand(text, gazetteer(), today()).lang, lang, "{text}");
    }
}

#[test]
fn claims_are_found_in_a_message() {
    for (message, wanted) in [
        (
            "Jiangsu has 273 sister cities. Lunch at noon? 中国同非洲有120对友城，明天见。",
            vec!["Jiangsu has 273 sister cities", "中国同非洲有120对友城"],
        ),
        (
            "Lunch at noon, 中国同非洲有120对友城",
            vec!["中国同非洲有120对友城"],
        ),
        (
            "Shanghai has 68 sister cities, Beijing has 55 and Guangzhou 38.",
            vec![
                "Shanghai has 68 sister cities",
                "Beijing has 55",
                "Guangzhou 38.",
            ],
        ),
        (
            "Tianjin and Kobe were paired in 1973 and Jiangsu has 400 sister cities",
            vec![
                "Tianjin and Kobe were paired in 1973",
                "Jiangsu has 400 sister cities",
            ],
        ),
        // What stands beside a claim may be a part of it.
        (
            "Suzhou, Jiangsu has 500 sister cities",
            vec!["Suzhou, Jiangsu has 500 sister cities"],
        ),
        (
            "In 2015, Jiangsu had 273 pairs",
            vec!["In 2015, Jiangsu had 273 pairs"],
        ),
        (
            "Tianjin and Kobe became sister cities on June 24, 1973.",
            vec!["Tianjin and Kobe became sister cities on June 24, 1973."],
        ),
        ("I have 3 cats and 2 dogs in Tianjin", vec![]),
    ] {
        let found = claims::claims(message, gazetteer(), today());
        let sentences: Vec<&str> = found.iter().map(|claim| claim.sentence.as_str()).collect();
        assert_eq!(sentences, wanted, "{message}");
    }
}

#[test]
fn a_message_of_many_clauses_is_read_only_so_often() {
    let message = "Jiangsu has 273 sister cities, ".repeat(60);
    assert!(claims::claims(&message, gazetteer(), today()).len() < 200);
}

proptest! {
    #[test]
    fn any_text_is_understood_without_a_panic(text in "\\PC{0,200}") {
        let _ = understand(&text, gazetteer(), today());
    }

    #[test]
    fn fragments_of_questions_in_any_order_are_understood(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "partners", "of", "Tianjin", "天津", "的", "友城", "2015", "年", "since", "top", "10",
                "国家", "和", "Kobe", "share", "满", "五十", "周年", "<@1>", "http://x", "(", "，", "57%",
                "between", "May", "1", "最早", "没有", "Suzhou", "Georgia", "\u{202e}", "\0", "'s",
            ]),
            0..12,
        ),
        glue in proptest::sample::select(vec!["", " ", "-"]),
    ) {
        let _ = understand(&words.join(glue), gazetteer(), today());
    }
}
