//! What an answer owes its reader: numbers with source and date, conflicts, caveats, honesty.

use serde_json::Value;
use youcheng::answer::{Ask, Engine, Kind, Note};
use youcheng::render::json;
use youcheng::store::{Options, Store};

use crate::databases::{Home, both};
use crate::support::ask;

fn answer(text: &str) -> Value {
    serde_json::to_value(json::answer(&ask(text))).unwrap()
}

#[track_caller]
fn assert_text(answer: &Value, parts: &[&str]) {
    let text = answer["text"].as_str().unwrap_or_default();
    for part in parts {
        assert!(text.contains(part), "{part:?} is missing in:\n{text}");
    }
}

#[test]
fn reported_and_counted_numbers_stand_apart_and_the_latest_first() {
    let answer = answer("Africa total");
    assert_eq!(answer["value"], 166);
    assert_eq!(answer["as_of"], "2024-07-09");
    assert_eq!(answer["rows"][0]["basis"], "reported");
    assert_eq!(answer["rows"][0]["source"], "people-2024-africa");
    assert_eq!(answer["beside"][0]["basis"], "counted");
    assert_eq!(answer["beside"][0]["value"], 121);
}

#[test]
fn sources_that_disagree_are_both_shown() {
    let answer = answer("US total 2015");
    assert_text(&answer, &["243", "244"]);
    let same_day = self::answer("2017年底全国有多少对友城");
    assert_text(&same_day, &["2,526", "2,531", "不一致"]);
}

#[test]
fn printed_arithmetic_that_does_not_add_up_is_said() {
    let answer = answer("share of the top ten countries");
    assert_eq!(answer["value"], 57);
    assert_text(&answer, &["57%", "54.86%", "1,191", "2,171"]);
}

#[test]
fn dates_that_no_document_confirms_are_marked() {
    let answer = answer("南京和佛罗伦萨的结好日期有没有证实");
    assert_eq!(answer["date"], "1980-02-22");
    assert_eq!(answer["rows"][0]["since_basis"], "unverified");
    assert_text(&answer, &["未核实"]);
}

#[test]
fn ended_ties_and_missing_dates_are_said() {
    assert_text(
        &answer("Is Beijing still twinned with Prague?"),
        &["terminated"],
    );
    assert_text(&answer("南京與名古屋現在還是友城嗎"), &["1978", "暂停"]);
    let undated = answer("When were Kunming and Antalya twinned?");
    assert_eq!(undated["date"], Value::Null);
    assert_text(&undated, &["not known"]);
}

#[test]
fn what_is_not_on_record_is_said_with_what_was_searched() {
    assert_text(
        &answer("Tianjin partners in Canada"),
        &["No partnership", "Tianjin", "Canada"],
    );
    assert_text(&answer("哈尔滨和大阪是友城吗"), &["没有", "哈尔滨", "大阪"]);
    let unknown = answer("partners of Xyzzyville");
    assert_eq!(unknown["kind"], "unknown");
    assert_text(&unknown, &["Xyzzyville"]);
}

#[test]
fn a_name_that_could_be_another_is_said() {
    assert_text(
        &answer("partners of Jilin"),
        &["Jilin (吉林)", "Jilin City (吉林市)"],
    );
    assert_text(&answer("suzhou youcheng"), &["宿州（Suzhou, Anhui）"]);
    assert_text(
        &answer("Tianjn partners in Japan"),
        &["“Tianjn” was read as Tianjin (天津)."],
    );
    for plain in [
        "吉林市的友城",
        "partners of Jilin province",
        "partners of Kobe",
    ] {
        let notes = answer(plain)["notes"].to_string();
        assert!(
            !notes.contains("if you mean") && !notes.contains("如果您问的是"),
            "{plain}: {notes}"
        );
    }
}

#[test]
fn countries_without_a_partner_of_one_city_are_those_and_no_others() {
    let lacking = answer("which countries does Tianjin have no partner in")["rows"].to_string();
    assert!(lacking.contains("Canada"));
    assert!(!lacking.contains("\"Japan\""));
}

#[test]
fn claims_are_held_against_every_figure() {
    assert_text(
        &answer("is it true that Jiangsu has 273 pairs"),
        &["273", "2015", "367"],
    );
    assert_text(
        &answer("Africa has 500 pairs with China, true?"),
        &["No:", "166"],
    );
    assert_text(
        &answer("Tianjin and Kobe paired in 1980, right?"),
        &["No:", "1973"],
    );
}

#[test]
fn a_number_that_only_the_rows_bear_out_is_held_against_what_sources_report() {
    use youcheng::answer::Verdict::{Contradicted, NotKnown, Supported};
    for (question, verdict, said) in [
        (
            "is it true that Jiangsu has 236 sister cities?",
            Contradicted,
            &[
                "236 pairs",
                "only what the rows known here count",
                "367 (2024-11-20)",
            ][..],
        ),
        (
            "江苏有236对友城，对吗",
            Contradicted,
            &["本库逐条统计", "367（2024-11-20）"],
        ),
        (
            "Does Africa have 121 pairs with China?",
            Contradicted,
            &["166 (2024-07-09)"],
        ),
        // The figure is lower, and newer than the newest row.
        (
            "Qingdao has 35 sister cities, right?",
            Contradicted,
            &["30 (2025-07-19)"],
        ),
        (
            "Jiangsu has only 236 pairs, right?",
            Contradicted,
            &["367 (2024-11-20)"],
        ),
        // Rows show that there are so many at least.
        (
            "Jiangsu has at least 236 pairs, right?",
            Supported,
            &["Yes:"],
        ),
        (
            "Is it true that Jiangsu has 367 pairs?",
            Supported,
            &["is supported."],
        ),
        // Rows are newer than the figure.
        (
            "is it true that Russia has 120 pairs with China",
            Supported,
            &["the 120 rows known here", "114 (2015-05)"],
        ),
        (
            "is it true that Suzhou has 23 sister cities?",
            Supported,
            &[
                "the 23 rows known here",
                "no source here reports",
                "dsknw.com",
            ],
        ),
        (
            "苏州有23对友城，对吗",
            Supported,
            &["本库所录23条", "没有来源公布"],
        ),
        // A number of exchange cities speaks neither for nor against it.
        (
            "Guiyang has 7 sister cities, right?",
            NotKnown,
            &["the rows known here count", "27 (2023-07-06)"],
        ),
        // What lies between the figures before and after may have been so.
        (
            "Yunnan had 100 pairs in 2020, right?",
            NotKnown,
            &["Not known"],
        ),
        (
            "Yunnan had 150 pairs in 2020, right?",
            Contradicted,
            &["No:"],
        ),
    ] {
        let answer = ask(question);
        assert_eq!(answer.verdict, Some(verdict), "{question}");
        assert_text(&self::answer(question), said);
    }
}

#[test]
fn a_ranking_says_when_its_source_prints_another_order() {
    let answer = answer("top 10 countries");
    let names: Vec<&str> = answer["rows"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|row| row["name"]["en"].as_str())
        .collect();
    assert_eq!(names[5..7], ["France", "Germany"]);
    assert_text(&answer, &["another order"]);
}

#[test]
fn every_answer_has_the_keys_of_the_contract() {
    const KEYS: [&str; 13] = [
        "question",
        "language",
        "kind",
        "reading",
        "value",
        "unit",
        "date",
        "as_of",
        "rows",
        "citations",
        "notes",
        "choices",
        "text",
    ];
    for text in [
        "partners of Tianjin",
        "",
        "partners of Taizhou",
        "top 10 countries",
        "笑话",
    ] {
        let answer = answer(text);
        for key in KEYS {
            assert!(
                answer.get(key).is_some(),
                "{key} is missing in the answer to {text:?}"
            );
        }
    }
}

#[test]
fn answers_read_well_at_a_terminal() {
    use youcheng::render::terminal::{self, Style};
    let plain = Style {
        colour: false,
        width: 100,
    };
    for (name, text) in [
        ("partners_en", "Tianjin's partners in Japan"),
        ("partners_zh", "天津在日本的友城"),
        ("total_zh", "非洲总数"),
        ("check_en", "is it true that Tibet has 70 pairs"),
        ("empty_en", "!!!"),
    ] {
        insta::assert_snapshot!(name, terminal::answer(&ask(text), plain));
    }
}

#[test]
fn a_figure_and_its_explanation_come_together() {
    use youcheng::render::terminal::{self, Style};
    let plain = Style {
        colour: false,
        width: 100,
    };
    let text = "前十国家占比是多少，为什么57%对不上";
    let answer = answer(text);
    assert_eq!(answer["value"], 57);
    let explained = answer["explained"].as_array().unwrap();
    assert!(!explained[0]["highlights"].as_array().unwrap().is_empty());
    let cited = answer["citations"].as_array().unwrap();
    for passage in explained {
        assert!(!passage["text"].as_str().unwrap().is_empty());
        let number = &passage["citation"];
        assert!(
            cited.iter().any(|citation| &citation["n"] == number),
            "{passage}"
        );
    }
    insta::assert_snapshot!("explained_zh", terminal::answer(&ask(text), plain));
}

#[test]
fn a_claim_about_a_month_without_figures_is_held_against_the_nearest() {
    let right = answer("2024年底全国3054对友城，对吗");
    assert_eq!(right["value"], 3054);
    assert_text(&right, &["对", "2024-12", "2024-11-19"]);
    let wrong = answer("2024年底全国2000对友城，对吗");
    assert_text(&wrong, &["不对", "3,054"]);
}

#[test]
fn what_is_counted_of_several_places_names_them_all() {
    let answer = answer("How many sister cities do the four municipalities have together?");
    let names = [0, 1, 2, 3].map(|row| answer["rows"][row]["scope"]["en"].clone());
    assert_eq!(names, ["Beijing", "Tianjin", "Shanghai", "Chongqing"]);
}

#[test]
fn a_rank_says_among_whom() {
    let answer = answer("德国在欧洲国家里友城排第几");
    assert_text(&answer, &["德国在欧洲各国家中排第2位"]);
    assert_eq!(answer["rows"][1]["name"]["en"], "Germany");
}

#[test]
fn a_claim_about_several_places_names_them_all() {
    let answer = answer("Beijing and Tianjin have 500 pairs together, right?");
    assert_eq!(answer["rows"][0]["scope"]["en"], "Beijing + Tianjin");
}

#[test]
fn what_a_number_leaves_out_is_said() {
    let counted = answer("how many partners did Shenyang have by the end of 1990?");
    assert_eq!(counted["value"], 4);
    assert_text(&counted, &["dated closely enough and are left out"]);
    // A month holds what is dated to it, and not to its year alone.
    let month = answer("how many new pairs in March 2015");
    assert_eq!(month["value"], 1);
    let before = answer("how many pairs were there before 1980");
    assert_eq!(before["value"], 6);
    assert_text(&before, &["20"]);
    let lacking = answer("which provinces have more than 100 pairs");
    assert_text(&lacking, &["sources may report greater numbers"]);
}

#[test]
fn a_comparison_names_its_rows_and_keeps_their_order() {
    for (question, wanted) in [
        (
            "who has more Japanese partners, Dalian or Qingdao?",
            [("Dalian", 2), ("Qingdao", 1)],
        ),
        (
            "Harbin vs Dalian before 2000",
            [("Harbin", 7), ("Dalian", 8)],
        ),
    ] {
        let answer = answer(question);
        assert_eq!(answer["kind"], "compare", "{question}");
        let rows = answer["rows"].as_array().unwrap();
        let got: Vec<_> = rows
            .iter()
            .map(|row| {
                (
                    row["scope"]["en"].as_str().unwrap(),
                    row["value"].as_u64().unwrap(),
                )
            })
            .collect();
        assert_eq!(got, wanted, "{question}");
    }
}

#[test]
fn a_claim_is_told_as_far_as_it_is_proved() {
    for (question, said) in [
        ("Were Wuhan and Oita already paired in 1985?", "Yes"),
        ("Did Hefei pair with Belfast before 2000?", "No"),
        (
            "is it true that the top ten countries hold 57%",
            "does not add up",
        ),
        (
            "Did Qingdao and Long Beach pair in 1985?",
            "no document confirms",
        ),
    ] {
        let answer = answer(question);
        assert_eq!(answer["kind"], "check", "{question}");
        assert_text(&answer, &[said]);
    }
}

#[test]
fn what_is_said_of_a_rank_a_comparison_or_the_first_is_answered_by_yes_or_no() {
    for (question, kind, said) in [
        (
            "Does Jiangsu have the most friendship cities?",
            "ranking",
            "Yes. Jiangsu ranks number 1",
        ),
        (
            "Is Germany in the top five?",
            "ranking",
            "No. Germany ranks number 7",
        ),
        ("韩国是不是排第三", "ranking", "是的。韩国"),
        ("江苏友城数量全国第一吗？", "ranking", "是的。江苏"),
        (
            "Is Tibet the province with the fewest sister cities?",
            "ranking",
            "Yes. Tibet",
        ),
        (
            "Has Shanghai more sister cities than Beijing?",
            "compare",
            "Yes. Shanghai has 40 more pairs than Beijing",
        ),
        ("江苏比山东多吗", "compare", "要看按哪种统计"),
        (
            "Does Africa have fewer pairs than Europe?",
            "compare",
            "Yes.",
        ),
        ("判断题：第一对是上海与横滨", "first", "不是。"),
        (
            "Was Shanghai the second Chinese city to get a sister city?",
            "first",
            "Yes.",
        ),
        (
            "Was Kobe the first Japanese partner of Tianjin?",
            "first",
            "Yes.",
        ),
        (
            "Is Osaka's first Chinese partner Shanghai?",
            "first",
            "Yes.",
        ),
    ] {
        let answer = answer(question);
        assert_eq!(answer["kind"], kind, "{question}");
        assert_text(&answer, &[said]);
    }
    for question in [
        "Who has more, Shanghai or Beijing?",
        "日本友城比美国多多少？",
    ] {
        let text = answer(question)["text"].to_string();
        assert!(
            !text.contains("Yes.") && !text.contains("是的"),
            "{question}: {text}"
        );
    }
}

#[test]
fn a_claim_of_a_date_is_held_against_that_date() {
    for (question, said) in [
        ("Qinghai had 8 pairs in 2015, right?", "No:"),
        ("Qinghai had 14 pairs in 2015, right?", "Yes:"),
        ("Did China have more than 1000 pairs in 1991?", "No:"),
        (
            "Chinese cities had ties with 133 countries in 2015 - can you confirm?",
            "Yes:",
        ),
        (
            "Shanghai got its first partner in 1985, right?",
            "No. The oldest",
        ),
        (
            "Did Chengdu sign its first partner in 1981?",
            "Yes. The oldest",
        ),
        (
            "Half of all pairs are with Belt and Road countries, true?",
            "Yes:",
        ),
        ("Two thirds of all pairs are with Europe, right?", "No:"),
        ("One in ten pairs is with Japan, correct?", "Yes:"),
    ] {
        assert_text(&answer(question), &[said]);
    }
}

#[test]
fn the_figures_around_a_number_say_when_it_was_reached() {
    let reached = answer("When did China pass 2000 pairs?");
    assert_eq!(
        (&reached["value"], &reached["date"]),
        (&2022.into(), &"2013-09-16".into())
    );
    assert_eq!(reached["rows"][0]["value"], 1911);
    assert_text(
        &answer("When did Jiangsu reach 900 pairs?"),
        &["no figure known here reaches 900 pairs"],
    );
}

#[test]
fn more_may_be_reported_than_there_are_rows() {
    let found = answer("countries with more than 200 pairs");
    let reported: Vec<&str> = found["beside"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|row| row["name"]["en"].as_str())
        .collect();
    assert!(reported.contains(&"United States"), "{reported:?}");
    let share = answer("巴西占拉美友城的多少");
    assert_text(&share, &["34.44%", "62对", "180对"]);
}

#[test]
fn a_place_in_an_order_of_time_is_that_one_alone() {
    for (question, first, date) in [
        ("third oldest pair", "Xi'an", "1974-02-01"),
        ("中国第二对友城", "Shanghai", "1973-11-30"),
        ("the second partner of Wuhan", "Wuhan", "1982-09"),
    ] {
        let answer = answer(question);
        assert_eq!(answer["date"], date, "{question}");
        assert_eq!(answer["rows"][0]["cn"]["en"], first, "{question}");
        assert_eq!(answer["rows"].as_array().unwrap().len(), 1, "{question}");
    }
    assert_text(
        &answer("tenth partner of Lhasa"),
        &["Fewer than 10 dated partnerships"],
    );
}

#[test]
fn a_passage_that_only_comes_near_is_said_to() {
    let near = answer("What colour is the flag of friendship cities?");
    assert_eq!(near["kind"], "passages");
    assert_text(&near, &["No passage answers this outright"]);
    let sure = answer("who approves a friendship city");
    let text = sure["text"].as_str().unwrap();
    assert!(text.contains("best first"), "{text}");
}

/// One question of each family: every statement of the store is asked.
const OF_EACH_FAMILY: [&str; 22] = [
    "partners of Tianjin in Japan since 1980",
    "Chinese partners of Kobe",
    "how many partners does Xi'an have in Asia",
    "Africa total",
    "中国友城总数",
    "天津和神户哪年结好",
    "first partner of Shanghai",
    "top 5 countries in 2015",
    "江苏和山东比较",
    "share of Africa",
    "timeline of China",
    "new pairs of Tianjin by year",
    "北京和上海的共同友城",
    "provinces without an African partner",
    "which countries is Dalian paired with",
    "anniversaries this month",
    "is it true that Jiangsu has 273 pairs",
    "Does Jiangsu have the most friendship cities?",
    "江苏和山东一共多少友城",
    "When did China pass 2000 pairs?",
    "provinces with more than 100 pairs",
    "巴西占拉美友城的多少",
];

async fn each_family_is_answered_as_in_memory(home: Home) {
    let options = Options {
        database: home.database(),
        ..Options::default()
    };
    let store = Store::open(home.path(), options).await.unwrap();
    let engine = Engine::new(store).await.unwrap();
    for text in OF_EACH_FAMILY {
        let ask = Ask {
            text,
            lang: None,
            today: crate::support::today(),
        };
        let given = engine.ask(&ask).await.unwrap();
        let given = serde_json::to_value(json::answer(&given)).unwrap();
        let expected = tokio::task::spawn_blocking(move || answer(text));
        assert_eq!(given, expected.await.unwrap(), "{text}");
    }
}

both!(each_family_is_answered_as_in_memory);

#[test]
fn all_that_share_the_date_of_the_first_are_shown() {
    let first = answer("first pair in 1985");
    let rows = first["rows"].as_array().unwrap();
    let of_1985 = |row: &Value| row["since"].as_str().unwrap().starts_with("1985");
    assert!(rows.iter().all(of_1985), "{rows:?}");
    assert!(rows.len() > 11, "{}", rows.len());
}

#[test]
fn a_wider_count_is_told_from_ties_that_stand_beside_the_formal_ones() {
    let notes = |question: &str| answer(question)["notes"].to_string();
    let differs = "do not all count the same";
    // Shandong's later totals hold friendly-exchange ties, Jiangsu's leave them out and say so.
    assert!(notes("Shandong total").contains(differs));
    let question = "By how much did Jiangsu's total grow between 2014 and 2024?";
    assert!(!notes(question).contains(differs));
    assert_eq!(answer(question)["value"].as_f64(), Some(101.0));
}

#[test]
fn the_age_of_one_tie_is_told_where_its_date_is_sure() {
    let notes = |question: &str| answer(question)["notes"].to_string();
    assert!(notes("How long have Wuhan and Oita been sister cities?").contains("full years"));
    assert!(!notes("Chengdu and Linz").contains("full years"));
}

#[test]
fn a_reason_that_no_document_gives_leaves_the_fact() {
    // What is asked, the kind of the answer, and whether it says that nothing explains it.
    for (question, kind, unexplained) in [
        ("北京为什么和布拉格解除友城关系", Kind::Pair, true),
        (
            "Why did Nagoya and Nanjing suspend their ties?",
            Kind::Pair,
            true,
        ),
        (
            "Why is Shandong's number 766 when it was 222",
            Kind::Total,
            false,
        ),
        ("为什么山东从222一下变成702", Kind::Total, false),
        ("成都的36和100有什么区别", Kind::Total, false),
        ("Why does the US rank second?", Kind::Ranking, true),
        (
            "非洲有54个国家，友城却只有120对，为什么",
            Kind::Passages,
            false,
        ),
        (
            "which provinces have fewer than 20 pairs and why",
            Kind::Missing,
            false,
        ),
        (
            "Why does Guizhou have only 10 pairs?",
            Kind::Passages,
            false,
        ),
        ("when did Tianjin and Kobe pair", Kind::Pair, false),
        (
            "which provinces have fewer than 20 pairs",
            Kind::Missing,
            false,
        ),
    ] {
        let answer = ask(question);
        assert_eq!(answer.kind, kind, "{question}");
        let said = answer.notes.contains(&Note::NotExplained);
        assert_eq!(said, unexplained, "{question}");
    }
}
