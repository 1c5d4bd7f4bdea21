//! Where yes or no is asked, yes or no is said; where a tie or a group is not known, that is said and never
//! a list or a nought.

use serde_json::Value;
use youcheng::render::json;

use crate::support::ask;

fn answer(text: &str) -> Value {
    serde_json::to_value(json::answer(&ask(text))).unwrap()
}

/// The first line of each answer begins so.
#[track_caller]
fn begins(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, wanted)| (text, wanted, answer(text)["text"].to_string()))
        .filter(|(_, wanted, got)| !got[1..].starts_with(*wanted))
        .map(|(text, wanted, got)| {
            let got: String = got.chars().take(120).collect();
            format!("{text}\n  wanted: {wanted}\n  got:    {got}")
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn yes_or_no_is_said_of_ties() {
    begins(&[
        (
            "Are Lhasa and Boulder sister cities?",
            "Yes: Lhasa and Boulder",
        ),
        (
            "True or false: Tianjin is twinned with Kobe",
            "Yes: Tianjin",
        ),
        (
            "Does Harbin have a sister city in Brazil?",
            "Yes: 1 partnership",
        ),
        (
            "Doesn't Harbin have a partner in Brazil?",
            "Yes: 1 partnership",
        ),
        (
            "Does Harbin have a sister city in Norway?",
            "No: no partnership",
        ),
        (
            "Did Shanghai end its ties with Gothenburg?",
            "Yes: Shanghai",
        ),
        (
            "Did Tianjin end its ties with Kobe?",
            "No: Tianjin and Kobe have been",
        ),
        (
            "Is Beijing still twinned with Prague?",
            "No: Beijing and Prague were",
        ),
        (
            "Do Nanjing and Suzhou share any sister city?",
            "Yes: Nanjing",
        ),
        ("天津和神户是友城吗", "是：天津与神户"),
        ("哈尔滨有巴西友城吗", "有：本库收录"),
        ("哈尔滨有没有挪威的友城", "没有：本库没有"),
        ("北京和布拉格还是友城吗", "不是：北京与布拉格"),
        // A tie that rests is neither.
        (
            "Are Nanjing and Nagoya sister cities?",
            "Nanjing and Nagoya",
        ),
        // Of two countries a list does not tell that there is one in each.
        (
            "Does Tianjin have partners in Japan and Canada?",
            "3 partnerships",
        ),
    ]);
}

#[test]
fn what_is_denied_is_right_where_there_is_nothing() {
    begins(&[
        (
            "Kunming has no sister city in India. Correct?",
            "No: 1 partnership",
        ),
        (
            "Tianjin has no partner in Canada, right?",
            "Yes: no partnership",
        ),
        (
            "Tianjin isn't twinned with Paris, right?",
            "Yes: no partnership",
        ),
        ("Isn't Tianjin twinned with Kobe?", "Yes: Tianjin"),
        ("Does Qinghai lack a US partner?", "No: 1 partnership"),
        ("天津没有加拿大友城，对吗", "对：本库没有"),
        ("北京没有非洲友城吗", "不对：本库收录"),
        (
            "Does every province have a Japanese partner?",
            "No: 3 provinces",
        ),
        (
            "Are there provinces without a Japanese partner?",
            "Yes: 3 provinces",
        ),
        ("每个省都有非洲友城吗", "不是：有4个"),
    ]);
}

#[test]
fn what_asks_for_a_list_or_a_date_gets_no_yes() {
    begins(&[
        ("Chinese cities that are paired with Kobe", "1 partnership"),
        ("Check the partners of Tianjin", "26 partnerships"),
        ("Which cities are twinned with Kobe?", "1 partnership"),
        ("When were Tianjin and Kobe paired?", "Tianjin and Kobe"),
        ("where are Xi'an's partners", "2"),
        ("天津和神户哪年结好", "天津与神户"),
        ("天津有哪些日本友城", "本库收录"),
        ("说说天津的友城吧", "本库收录"),
        ("Is Xiamen paired with Oz?", "20 partnerships"),
        ("能不能告诉我哪一个城市友城最多", "各中国城市"),
    ]);
}

#[test]
fn claims_of_the_first_pair_and_of_a_beginning_are_judged() {
    begins(&[
        (
            "The first Sino-foreign pair was Shanghai and Yokohama, right?",
            "No. The oldest",
        ),
        (
            "Is it true that the first pair was founded in 1972?",
            "No. The oldest",
        ),
        ("The first pair dates from 1973. True?", "Yes. The oldest"),
        (
            "Has Nagoya been a partner of Nanjing since 1978?",
            "Yes: “Nanjing",
        ),
        (
            "Has Kobe been a partner of Tianjin since 1970?",
            "No: “Tianjin",
        ),
        (
            "Is Jiangsu ahead of Zhejiang in number of sister cities?",
            "Yes.",
        ),
        ("Tibet has only three partners, right?", "No: “Tibet"),
        ("西藏只有3对友城吗", "不对："),
        // Rows known one by one show that there are so many, and where a source reports another number not
        // that there are no more.
        ("Tianjin has 29 sister cities, right?", "Yes: “Tianjin"),
        (
            "Tianjin has at least 26 sister cities, right?",
            "Yes: “Tianjin",
        ),
        ("Tianjin has 26 sister cities, right?", "No: “Tianjin"),
    ]);
}

#[test]
fn a_tie_with_an_unknown_place_is_none_and_no_list() {
    for (text, name) in [
        ("Is Xiamen paired with Bali?", "Bali"),
        ("Is Nanchang twinned with Tunis?", "Tunis"),
        ("杭州和德布勒森是友城吗", "德布勒森"),
        ("Is Xi'an twinned with Panama City?", "Panama City"),
        ("Is Ningbo twinned with Norfolk?", "Norfolk"),
    ] {
        let answer = answer(text);
        assert_eq!(answer["kind"], "pair", "{text}");
        assert_eq!(answer["rows"].as_array().map(Vec::len), Some(0), "{text}");
        assert!(answer["text"].as_str().unwrap().contains(name), "{text}");
    }
    begins(&[
        ("Is Qingdao twinned with Singapore?", "No: no partnership"),
        ("partners of Nanchang in Tunis", "“Tunis” is not a place"),
    ]);
}

#[test]
fn nothing_is_counted_by_a_group_without_members() {
    for (text, said) in [
        (
            "how many of Nanjing's partners are in Belt and Road countries",
            "49 of them",
        ),
        ("Yunnan Belt and Road pairs", "77 with"),
        ("南京在一带一路国家有多少友城", "其中49个"),
        (
            "Does Wuhan have partners in Belt and Road countries?",
            "Not known",
        ),
        ("provinces without a Belt and Road partner", "No figure"),
    ] {
        let answer = answer(text);
        assert_eq!(answer["value"], Value::Null, "{text}");
        assert!(
            answer["text"].as_str().unwrap().contains(said),
            "{text}: {answer}"
        );
    }
    // It has figures of its own.
    assert_eq!(answer("Belt and Road pairs")["value"], 1577);
}

#[test]
fn thresholds_of_a_date_are_held_against_the_figures_of_that_date() {
    let provinces = answer("which provinces had over 100 pairs in 2015");
    assert_eq!(provinces["value"], 3);
    assert_eq!(provinces["rows"][0]["value"], 273);
    assert_eq!(provinces["rows"][0]["basis"], "reported");
    assert_eq!(provinces["beside"][0]["basis"], "counted");
    assert_eq!(answer("2015年友城超过100对的国家有几个")["value"], 4);
    assert_eq!(
        answer("how many countries have more than 100 pairs")["value"],
        4
    );
}

#[test]
fn an_anniversary_ahead_is_told_with_its_date() {
    for (text, date) in [
        ("when is the 50th anniversary of Shanghai and Milan", "2029"),
        (
            "when will Hangzhou and Gifu celebrate 50 years",
            "2029-02-21",
        ),
        ("上海和米兰什么时候满50周年", "2029"),
    ] {
        assert_eq!(answer(text)["date"], date, "{text}");
    }
}
