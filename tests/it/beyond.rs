//! What no figure tells although numbers, ranks and years are asked for: ties without a Chinese side, who came
//! to a conference, organisations, what any city may have. And the nearest questions, which figures do tell.

use youcheng::answer::{Kind, Unknown};

use crate::questions::check;
use crate::restrictions::said;
use crate::subjects::are;
use crate::support::ask;

#[test]
fn ties_of_which_no_side_is_in_china_are_told_to_be_unknown() {
    for question in [
        "how many sister cities does Germany have with France",
        "how many sister city pairs are there between Japan and the US",
        "sister cities of Osaka in the United States",
        "Paris's twin cities in Germany",
        "Japanese sister cities of Los Angeles",
        "ties of Brazil with Africa",
        "Are London and Rome sister cities of Paris?",
        "When did Kobe and Seattle become sister cities?",
        "日本和韩国之间有多少对友城",
        "日韩之间的友城",
        "巴黎在德国的友城",
        "神户和西雅图哪年结好",
    ] {
        let unknown = ask(question).unknown;
        assert_eq!(unknown, Some(Unknown::NotChina), "{question}");
    }
    assert_eq!(
        ask("Did Japan overtake the US").unknown,
        Some(Unknown::OtherTopic)
    );
}

#[test]
fn several_abroad_may_still_be_asked_for_with_china_on_the_other_side() {
    check(&[
        (
            "difference between Japan and South Korea in sister cities",
            "compare Japan and South Korea",
        ),
        ("德国和法国有多少对友城", "compare Germany and France"),
        ("中国与日韩之间有多少对友城", "Japan and South Korea total"),
        (
            "which Chinese cities are paired with Japan and with Korea",
            "Chinese partners of Japan (日本) or South Korea (韩国)",
        ),
        (
            "how many pairs were made between 1980 and 1990 with Japan and Korea",
            "how many pairs: China and Japan (日本) or South Korea (韩国) from 1980 to 1990",
        ),
        (
            "partners of Kobe in Japan",
            "Chinese partners of Kobe (神户)",
        ),
        (
            "Chinese partners of Germany and France",
            "Chinese partners of Germany (德国) or France (法国)",
        ),
    ]);
}

#[test]
fn partners_of_universities_and_hospitals_are_no_cities() {
    are(
        Kind::Unknown,
        &[
            "partner universities of Nanjing",
            "number of partner universities of Shanghai",
            "which universities are partners of Nanjing",
            "partner museums of Xi'an",
        ],
    );
    are(
        Kind::Partners,
        &[
            "partner list of Nanjing",
            "Nanjing's partner names",
            "which towns are partners of Nanjing",
        ],
    );
}

#[test]
fn who_came_to_a_conference_is_not_who_has_ties() {
    are(
        Kind::Passages,
        &[
            "how many countries took part in the 2016 conference",
            "how many countries were at the friendship city conference in 2016",
            "2012年友城大会多少人参加",
            "2024年友城大会有多少国家参加",
        ],
    );
    are(
        Kind::Total,
        &[
            "how many pairs did China have at the 2012 conference",
            "2012年友城大会时全国有多少对友城",
            "2012年9月成都友城大会后全国友城总数是多少",
        ],
    );
}

#[test]
fn an_organisation_has_members_and_no_pairs_to_compare_or_rank() {
    are(
        Kind::Passages,
        &[
            "How many members does UCLG have?",
            "城地组织有多少会员",
            "世界城地组织全球会员数",
            "UCLG vs Metropolis",
            "大都市协会和城地组织的关系",
            "who leads UCLG",
        ],
    );
    check(&[
        (
            "how many Chinese cities are members of UCLG",
            "UCLG members from mainland China total",
        ),
        (
            "中国大陆有几个城市是城地组织会员",
            "UCLG members from mainland China total",
        ),
        ("世界大都市协会有多少个会员城市", "Metropolis members total"),
        (
            "Belt and Road compared with Africa",
            "compare Belt and Road and Africa",
        ),
    ]);
}

#[test]
fn numbers_and_ranks_in_a_question_of_rules_make_no_figure() {
    are(
        Kind::Passages,
        &[
            "How many sister cities may one Chinese city have at most?",
            "一个城市最多能有几个友城",
            "一个外国城市能和几个中国城市结好",
            "每个城市最多结几个友城",
            "Can a village of 900 inhabitants in France twin with China?",
            "结友城前需要先交往一段时间吗",
            "结友城前一年要做什么",
            "do partners need equal rank",
            "does the rank of the partner matter",
            "We are a German town of 8000 people. Can we twin with a Chinese city?",
            "台湾的城市能和大陆城市结友城吗",
            "how many countries have ties with China, and does that include Taiwan?",
            "is Taiwan counted in the 2171 pairs",
        ],
    );
    are(
        Kind::Ranking,
        &[
            "友城数前三的省",
            "2015年前五名的国家",
            "排名前列的省",
            "can you name one Chinese city with the most partners",
            "Which city can boast the most partners",
            "Is Shandong second?",
        ],
    );
}

#[test]
fn nothing_that_narrows_a_number_down_is_dropped() {
    check(&[
        (
            "57% of all pairs belong to ten countries - correct?",
            "is it true: the top 10 countries hold 57%",
        ),
        (
            "57%的友城集中在10个国家，对吗",
            "is it true: the top 10 countries hold 57%",
        ),
        (
            "do ten countries hold 57 percent",
            "is it true: the top 10 countries hold 57%",
        ),
        (
            "Guangdong or Shandong: which is second?",
            "compare Guangdong and Shandong",
        ),
        ("广东和山东谁排第二", "compare Guangdong and Shandong"),
        (
            "how many province-state pairs between China and the US in 2015",
            "how many pairs: China and United States (美国), at province level only until 2015 + passages",
        ),
        (
            "2015年中美友好省州有多少对",
            "how many pairs: China and United States (美国), at province level only until 2015 + passages",
        ),
        ("中美有多少对友好省州和友好城市", "United States total"),
        ("What about Africa?", "Africa total"),
        ("那非洲呢", "Africa total"),
    ]);
}

#[tokio::test]
async fn a_time_that_ends_long_after_the_last_report_is_told_by_what_is_counted() {
    let before = said("How many pairs did China have before 1978?").await;
    assert!(
        before.starts_with("China (全国): 5 pairs (1977)."),
        "{before}"
    );
    assert!(before.contains("Reported by sources:"), "{before}");
    let by_then = said("到1980年底中国有多少对友城").await;
    assert!(
        by_then.starts_with("全国（China）：36对（1980-12）"),
        "{by_then}"
    );
    // A report of nearly that time stands first.
    let near = said("China total before 2000").await;
    assert!(
        near.starts_with("China (全国): 586 pairs (1999)."),
        "{near}"
    );
}
