//! Several places in one question: countries by one character each, how many they are said to be, what
//! all of them lack or have, and what they have together.

use youcheng::answer::{Answer, Kind, Note, Rows};
use youcheng::facts::Unit;

use crate::questions::check;
use crate::support::ask;

#[test]
fn countries_are_known_by_one_character_each() {
    check(&[
        ("对日友城一共多少对", "Japan total"),
        ("對韓友城多少對", "South Korea total"),
        ("对非友城最新数字", "Africa total"),
        (
            "黑龙江对俄友城多少对",
            "how many pairs: Heilongjiang (黑龙江) and Russia (俄罗斯)",
        ),
        (
            "山东对韩友城有哪些",
            "partners of Shandong (山东) in South Korea (韩国)",
        ),
        ("对德友城", "Chinese partners of Germany (德国)"),
        ("德法比较", "compare Germany and France"),
        ("美俄友城数对比", "compare United States and Russia"),
        (
            "俄、日、韩三国比较",
            "compare Russia, Japan and South Korea",
        ),
        ("日韩俄谁最多", "compare Japan, South Korea and Russia"),
        ("中韩俄三国友城占比", "share of South Korea and Russia"),
        ("韩日两国占比", "share of South Korea and Japan"),
        ("日韩比较", "compare Japan and South Korea"),
        ("澳新友城数", "compare Australia and New Zealand"),
        (
            "中巴友城",
            "choose: Chinese partners of Brazil (巴西) | Chinese partners of Pakistan (巴基斯坦)",
        ),
    ]);
}

#[test]
fn a_character_of_a_word_is_no_country() {
    check(&[
        ("江苏加新友城了吗", "partners of Jiangsu (江苏)"),
        ("意大利友城", "Chinese partners of Italy (意大利)"),
        ("中美洲友城", "Chinese partners of Central America (中美洲)"),
        ("拉美友城", "Chinese partners of Latin America (拉丁美洲)"),
        ("6月1日韩国友城", "Chinese partners of South Korea (韩国)"),
        (
            "粤港澳友城",
            "partners of Guangdong (广东) or Hong Kong (香港) or Macao (澳门)",
        ),
        (
            "对美好生活的向往与友城有什么关系",
            "unknown place: 美好生活",
        ),
        (
            "友城对外交往",
            "a search in the documents for “友城对外交往”",
        ),
    ]);
}

#[test]
fn a_number_behind_names_only_counts_them() {
    check(&[
        (
            "英国和法国两国友城",
            "Chinese partners of United Kingdom (英国) or France (法国)",
        ),
        (
            "英法两国友城",
            "Chinese partners of United Kingdom (英国) or France (法国)",
        ),
        (
            "广州深圳两市友城",
            "partners of Guangzhou (广州) or Shenzhen (深圳)",
        ),
        (
            "英国、法国、德国三个国家友城合计",
            "sum of United Kingdom, France and Germany",
        ),
        ("东盟十国友城总数", "ASEAN total"),
        (
            "五国友城总数",
            "a search in the documents for “五国友城总数”",
        ),
        ("只有两对友城的国家", "countries with only 2 pairs"),
    ]);
}

#[test]
fn what_all_lack_and_what_all_have_are_told_apart() {
    check(&[
        (
            "日本和美国都没有友城的省份",
            "provinces without a partner in Japan or United States",
        ),
        (
            "哪些省在日本和韩国都没有友城",
            "provinces without a partner in Japan and South Korea",
        ),
        (
            "北京和上海都没有友城的国家",
            "countries without a partner of Beijing or Shanghai",
        ),
        (
            "同时跟法国和德国有友城的城市",
            "partners that France and Germany have in common",
        ),
        (
            "武漢和昆明有哪些重複的姊妹城市",
            "partners that Wuhan and Kunming have in common",
        ),
    ]);
    for (question, rows) in [
        ("日本和美国都没有友城的省份", 0),
        ("哪些省在日本和韩国都没有友城", 2),
    ] {
        assert_eq!(ask(question).rows.len(), rows, "{question}");
    }
}

fn together(question: &str) -> Answer {
    let answer = ask(question);
    assert_eq!(
        (answer.kind, answer.unit),
        (Kind::Total, Some(Unit::Pairs)),
        "{question}"
    );
    assert_eq!(answer.lead(), None, "{question}");
    answer
}

#[test]
fn what_several_places_have_together_is_the_sum_of_their_parts() {
    for (question, value, as_of) in [
        ("江苏和山东2015年合计多少对", 445.0, Some("2015-05")),
        (
            "Jiangsu and Shandong together in 2015",
            445.0,
            Some("2015-05"),
        ),
        ("法国与德国友城总和 2015", 168.0, Some("2015-05")),
        ("美日韩三国友城合计 2015年5月", 648.0, Some("2015-05")),
        ("东北三省跟俄罗斯有几对友城", 42.0, None),
        ("广州深圳一共多少友城", 60.0, None),
        ("广州深圳一共有多少友城", 60.0, None),
        (
            "How many partners do Guangzhou and Shenzhen have in total?",
            60.0,
            None,
        ),
        ("川渝友城总数", f64::NAN, None),
    ] {
        let answer = together(question);
        let as_of = as_of.map(str::to_owned);
        assert_eq!(
            answer.as_of.map(|date| date.to_string()),
            as_of,
            "{question}"
        );
        let Rows::Figures(rows) = &answer.rows else {
            panic!("{question}: {:?}", answer.rows);
        };
        let parts: f64 = rows.iter().map(|row| row.value).sum();
        assert_eq!(answer.value, Some(parts), "{question}");
        assert!(value.is_nan() || value == parts, "{question}: {parts}");
        let basis = |row: &youcheng::answer::FigureRow| row.basis.source().is_some();
        assert!(
            rows.iter().all(|row| basis(row) == basis(&rows[0])),
            "{question}"
        );
    }
}

#[test]
fn each_or_either_of_several_places_is_not_added() {
    check(&[
        ("Beijing and Tianjin totals", "compare Beijing and Tianjin"),
        (
            "Beijing and Shanghai: how many partners each in total",
            "compare Beijing and Shanghai",
        ),
        ("Japan's total against Russia's", "compare Japan and Russia"),
        (
            "广东和广州一共有多少友城",
            "compare Guangdong and Guangzhou",
        ),
        (
            "上海和江苏一共有多少个国家的友城",
            "how many partner countries: Shanghai (上海) or Jiangsu (江苏)",
        ),
        (
            "上海和江苏一共有哪些友城",
            "partners of Shanghai (上海) or Jiangsu (江苏)",
        ),
    ]);
}

#[test]
fn a_group_without_a_figure_of_the_year_is_the_sum_of_its_members() {
    for (question, value) in [
        ("2015年日韩友城共多少对", 418.0),
        ("2006年日韩两国加起来有多少对友城", 316.0),
        ("日韩两国2003年合计多少对", 293.0),
        ("2015年日本和韩国占全部友城的比例", 18.92),
        ("2006年日本和韩国占全部友城的比例", 23.7),
    ] {
        let answer = ask(question);
        let got = answer.value.map(|value| (value * 100.0).round() / 100.0);
        assert_eq!(got, Some(value), "{question}");
    }
}

#[test]
fn a_share_of_a_total_of_another_year_says_so() {
    let text = crate::aside::text("2003年日本占全国友城的比例");
    assert!(text.contains("二者不是同一年的数字"), "{text}");
}

#[test]
fn words_between_names_are_no_part_of_them() {
    check(&[
        ("洛阳牡丹之都的友城都有谁", "partners of Luoyang (洛阳)"),
        (
            "長沙與恩德比何時締結",
            "are Changsha and Entebbe partners, and since when",
        ),
        (
            "济南与和歌山几号签的",
            "are Jinan and Wakayama partners, and since when",
        ),
        (
            "景德镇跟日本哪里结好",
            "partners of Jingdezhen (景德镇) in Japan (日本)",
        ),
        (
            "开罗、亚历山大的中国友城",
            "Chinese partners of Cairo (开罗) or Alexandria Governorate (亚历山大省)",
        ),
        (
            "沪宁杭的友城",
            "partners of Shanghai (上海) or Nanjing (南京) or Hangzhou (杭州)",
        ),
        ("成渝友城", "partners of Chengdu (成都) or Chongqing (重庆)"),
        (
            "威海在朝鲜半岛的友城",
            "partners of Weihai (威海) in Korean Peninsula (朝鲜半岛)",
        ),
    ]);
}

#[test]
fn a_place_that_is_not_known_is_named_and_no_passage_is_quoted_instead() {
    for question in ["文昌的国际友城", "义乌国际友城有哪些"] {
        assert_eq!(ask(question).kind, Kind::Unknown, "{question}");
    }
}

#[test]
fn a_name_is_not_said_to_have_another_meaning_of_the_same_name() {
    let answer = ask("瓜达尔的中国友城");
    let other = |note: &Note| matches!(note, Note::AlsoNamed { .. });
    assert!(!answer.notes.iter().any(other), "{:?}", answer.notes);
}
