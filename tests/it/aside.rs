//! What a question says beside names and words of the field: other subjects, addresses, limits.

use youcheng::answer::Kind;
use youcheng::render::json;

use crate::questions::check;
use crate::support::ask;

fn kind(question: &str) -> Kind {
    ask(question).kind
}

pub(crate) fn text(question: &str) -> String {
    serde_json::to_string(&json::answer(&ask(question))).unwrap()
}

#[test]
fn a_question_about_something_else_is_not_answered_with_pairs() {
    for question in [
        "what percentage of Africa is desert",
        "the first emperor of China",
        "世界上第一台电脑",
        "twin beds or double in a Nanjing hotel?",
        "a pair of shoes in Milan",
        "wedding anniversary ideas for 25 years",
        "今年是抗战胜利多少周年",
        "青岛和下关的美食",
        "Is Kobe nicer than Tianjin",
        "上海飞大阪要多久",
    ] {
        assert_eq!(kind(question), Kind::Unknown, "{question}");
    }
}

#[test]
fn a_passage_with_what_a_list_leaves_aside_comes_before_the_list() {
    for (question, wanted) in [
        (
            "Whose opinion has to be asked before Anhui prepares a new tie?",
            Kind::Passages,
        ),
        (
            "In Qingdao, what happens when a serious political question comes up with a partner?",
            Kind::Passages,
        ),
        ("杰出贡献奖颁给了多少个省和城市", Kind::Passages),
        (
            "How many African ambassadors toured Chinese provinces?",
            Kind::Passages,
        ),
        ("Why does Guizhou have only 10 pairs?", Kind::Passages),
        ("青海才14对友城，原因何在", Kind::Passages),
        ("安徽对友城对象有什么要求", Kind::Passages),
        ("青岛对外友好关系有几种", Kind::Passages),
        ("安徽1999年40号文第八条", Kind::Passages),
        (
            "Would Qingdao take a partner that is already twinned with Dalian?",
            Kind::Passages,
        ),
        (
            "What is the railway city alliance that Kunming and Vientiane set up?",
            Kind::Passages,
        ),
        (
            "Can sister cities talk about military or security stuff?",
            Kind::Passages,
        ),
        (
            "Which ministries wrote the Belt and Road Vision and Actions?",
            Kind::Passages,
        ),
        // What no passage tells of is said for the sake of the list.
        (
            "partners of Tianjin, for my grandmother's scrapbook",
            Kind::Partners,
        ),
        ("济宁市外事办公室对外缔结友好城市名录", Kind::Partners),
    ] {
        assert_eq!(kind(question), wanted, "{question}");
    }
}

#[test]
fn what_may_be_is_no_claim_and_a_step_no_number() {
    for question in [
        "一个区能有友城吗",
        "两个省能共有一个友城吗",
        "外国的一个区能和中国城市结友城吗",
        "第三步由省外办审核吗，友城审批",
        "can a city have two partners in one country?",
    ] {
        let reading = crate::questions::reading(question);
        assert!(reading.starts_with("a search"), "{question}: {reading}");
    }
}

#[test]
fn a_place_within_another_is_the_inner_one() {
    check(&[
        (
            "海南省会海口在泰国的友城",
            "partners of Haikou (海口) in Thailand (泰国)",
        ),
        ("浙江省会的友城", "partners of Hangzhou (杭州)"),
        (
            "partners of the capital of Sichuan",
            "partners of Chengdu (成都)",
        ),
        (
            "北京和秘鲁首都利马哪年结好",
            "are Beijing and Lima partners, and since when",
        ),
        (
            "日本福冈县福冈市和广州哪年结好",
            "are Guangzhou and Fukuoka partners, and since when",
        ),
        (
            "美国俄勒冈州波特兰的中国友城",
            "Chinese partners of Portland (波特兰)",
        ),
        // A unit that is not known is not its city.
        ("杭州萧山区的友城", "unknown place: 萧山区"),
        ("义乌在韩国的友城", "unknown place: 义乌"),
        (
            "哈市在韩国的友城",
            "partners of Harbin (哈尔滨) in South Korea (韩国)",
        ),
        (
            "成都與蒙佩利爾何時結好",
            "are Chengdu and Montpellier partners, and since when",
        ),
    ]);
}

#[test]
fn what_is_not_meant_is_no_part_of_the_answer() {
    check(&[
        (
            "江苏泰州（不是浙江台州）的友城",
            "partners of Taizhou, Jiangsu (泰州)",
        ),
        (
            "partners of Wuhan that aren't in Europe",
            "partners of Wuhan (武汉), without Europe (欧洲)",
        ),
        (
            "partners of Wuhan, Japan aside",
            "partners of Wuhan (武汉), without Japan (日本)",
        ),
        (
            "没有非洲也没有拉美友城的省",
            "provinces without a partner in Africa or Latin America",
        ),
        (
            "既没有日本也没有韩国友城的省",
            "provinces without a partner in Japan or South Korea",
        ),
        (
            "Which provinces have neither Canadian nor Australian partners",
            "provinces without a partner in Canada or Australia",
        ),
    ]);
}

#[test]
fn a_number_may_lie_between_two() {
    check(&[
        (
            "provinces with 50 to 70 pairs",
            "provinces with 50 to 70 pairs",
        ),
        (
            "countries that have 20-30 pairs",
            "countries with 20 to 30 pairs",
        ),
        ("哪些省有十到二十对友城", "provinces with 10 to 20 pairs"),
    ]);
    let text = text("provinces with 50 to 70 pairs");
    assert!(
        text.contains("Anhui") && !text.contains("Jiangsu"),
        "{text}"
    );
}

#[test]
fn partner_countries_of_a_year_are_those_of_then() {
    check(&[
        (
            "Guangzhou partner countries 2021",
            "Guangzhou partner countries in 2021",
        ),
        (
            "how many countries is Guangdong paired with in 2018",
            "Guangdong partner countries in 2018",
        ),
        (
            "2017年底有多少个外国与中国结好",
            "partner countries in 2017-12",
        ),
        (
            "which countries has Guangzhou paired with since 2010",
            "countries with partners of Guangzhou (广州) since 2010",
        ),
        (
            "anniversaries on 24 June",
            "anniversaries on day 24 of month 6",
        ),
    ]);
}

#[test]
fn of_two_that_one_source_counts_it_is_said_which_is_ahead() {
    for (question, said) in [
        ("2015年江苏比山东多多少对友城", "江苏比山东多101对"),
        (
            "By how many pairs did Jiangsu lead Shandong in 2015?",
            "Jiangsu has 101 more pairs than Shandong",
        ),
    ] {
        let text = text(question);
        assert!(text.contains(said), "{question}: {text}");
    }
    // Numbers of two dates say so beside their difference.
    let text = text("Compare Hubei and Hunan");
    assert!(text.contains("of different dates"), "{text}");
}

#[test]
fn the_rules_are_quoted_where_it_is_asked_what_may_be() {
    for question in [
        "安徽有个市还没对外开放，它能搞友城活动吗",
        "What if Taiwan comes up in exchanges with a sister city?",
        "how many awards were given in Chongqing in 2016",
    ] {
        assert_eq!(kind(question), Kind::Passages, "{question}");
    }
}

#[test]
fn a_ranking_says_how_many_more_are_as_high() {
    assert!(text("countries with the fewest pairs").contains("22 more have 1 as well"));
    assert!(text("友城最少的国家").contains("另有22个同为1对"));
    assert!(!text("top 5 countries").contains("as well"));
}

#[test]
fn no_share_of_nothing_is_told() {
    for question in [
        "share of the top 0 countries",
        "前0个国家占比",
        "is it true that the top 0 countries hold 57 percent",
    ] {
        assert!(
            !matches!(kind(question), Kind::Share | Kind::Check),
            "{question}"
        );
    }
}

#[test]
fn what_is_asked_of_a_place_but_its_ties_is_another_topic() {
    for question in [
        "江苏的省会是哪个城市",
        "What is the capital of France?",
        "capital of Mongolia",
        "法国首都在哪",
        "杭州在哪个省",
        "中国最大的城市是哪个",
        "which is the biggest province of China?",
        "上海最新疫情",
    ] {
        assert_eq!(kind(question), Kind::Unknown, "{question}");
    }
    assert_eq!(kind("浙江省会的友城"), Kind::Partners);
    assert_eq!(kind("日本首都在中国的友城"), Kind::Partners);
}
