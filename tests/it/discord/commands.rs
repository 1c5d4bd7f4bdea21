//! What each command shows, in both languages, and what its buttons do.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};
use youcheng::discord::Bot;

use super::make::{self, command, press};
use super::{bot, button, components, respond};

/// A callback as a person sees it, for a snapshot: without identifiers.
pub(crate) fn seen(callback: &Value) -> String {
    let data = &callback["data"];
    let mut out = vec![format!(
        "[{}{}]",
        match callback["type"].as_u64() {
            Some(4) => "message",
            Some(7) => "update",
            Some(8) => "choices",
            Some(9) => "form",
            _ => "?",
        },
        if data["flags"] == 64 { ", private" } else { "" }
    )];
    let mut line = |text: &Value| out.extend(text.as_str().map(str::to_owned));
    line(&data["content"]);
    for embed in data["embeds"].as_array().into_iter().flatten() {
        line(&embed["title"]);
        line(&embed["description"]);
        for field in embed["fields"].as_array().into_iter().flatten() {
            line(&json!(format!("## {}", field["name"].as_str().unwrap())));
            line(&field["value"]);
        }
        line(&embed["footer"]["text"]);
    }
    for row in data["components"].as_array().into_iter().flatten() {
        let parts = row["components"].as_array().unwrap().iter().map(|part| {
            let name = part["label"]
                .as_str()
                .or(part["placeholder"].as_str())
                .unwrap_or("?");
            let options = part["options"].as_array().into_iter().flatten();
            let options: Vec<&str> = options
                .filter_map(|option| option["label"].as_str())
                .collect();
            let off = if part["disabled"] == true {
                " (off)"
            } else {
                ""
            };
            format!(
                "[{name}{off}]{}",
                options
                    .iter()
                    .map(|o| format!("\n  - {o}"))
                    .collect::<String>()
            )
        });
        out.push(parts.collect::<Vec<_>>().join(" "));
    }
    out.join("\n")
}

#[tokio::test]
async fn each_command_answers_in_both_languages() {
    let bot = bot().await;
    let cases = [
        (
            "ask",
            json!({"question": "how many pairs does China have with Africa"}),
        ),
        ("ask", json!({"question": "天津和神户哪年结好"})),
        ("partners", json!({"place": "cn-tianjin"})),
        (
            "partners",
            json!({"place": "Tianjin", "country": "Japan", "since": "1980"}),
        ),
        ("partners", json!({"place": "神户"})),
        ("total", json!({"scope": "group:africa"})),
        ("total", json!({"scope": "日本", "year": 2015})),
        ("rank", json!({"of": "countries", "top": 5})),
        (
            "rank",
            json!({"of": "provinces", "order": "fewest", "top": 3}),
        ),
        ("compare", json!({"a": "Jiangsu", "b": "Shandong"})),
        ("timeline", json!({})),
        ("timeline", json!({"place": "cn-tianjin"})),
        ("pair", json!({"a": "Kobe", "b": "Tianjin"})),
        ("cite", json!({"query": "who approves a friendship city"})),
        ("about", json!({})),
        ("help", json!({})),
    ];
    for (name, options) in &cases {
        for locale in ["en-US", "zh-CN"] {
            let command = make::in_locale(command(1, name, options), locale);
            let text = seen(&respond(&bot, &command).await);
            let info = format!("/{name} {options} in {locale}");
            // The age of a tie is that of today.
            let filters = [
                (r"\d+ full years", "[n] full years"),
                (r"满\d+年", "满[n]年"),
            ];
            insta::with_settings!({ description => info, omit_expression => true, filters => filters }, {
                insta::assert_snapshot!(text);
            });
        }
    }
}

#[tokio::test]
async fn sources_are_cited_in_the_chosen_style() {
    let bot = bot().await;
    let shown = respond(
        &bot,
        &command(1, "total", &json!({"scope": "group:africa"})),
    )
    .await;
    let offered = respond(&bot, &press(2, &button(&shown, "Cite as …"), false)).await;
    assert_eq!(offered["data"]["flags"], 64);
    let menu = &components(&offered)[0];
    for option in menu["options"].as_array().unwrap() {
        let value = option["value"].as_str().unwrap();
        let cited = respond(
            &bot,
            &make::select(3, menu["custom_id"].as_str().unwrap(), value),
        )
        .await;
        assert_eq!(
            cited["data"]["embeds"][0]["title"], option["label"],
            "{cited}"
        );
    }
}

#[tokio::test]
async fn a_work_that_a_document_retells_is_cited_once_with_its_author() {
    let bot = bot().await;
    let asked = json!({"query": "challenges of city diplomacy", "style": "gbt7714"});
    let shown = respond(&bot, &command(1, "cite", &asked)).await.to_string();
    assert!(
        shown.contains("全球视野下的中国城市外交\\\\[J\\\\]"),
        "{shown}"
    );
    assert_eq!(shown.matches("[J").count(), 1, "{shown}");
    assert!(!shown.contains("ISSN 1008-1747 (journal)."), "{shown}");
}

#[tokio::test]
async fn an_ambiguous_name_is_chosen_from_a_menu() {
    let bot = bot().await;
    let shown = respond(&bot, &command(1, "partners", &json!({"place": "Suzhou"}))).await;
    let menu = components(&shown)
        .into_iter()
        .find(|part| part["type"] == 3)
        .unwrap();
    let options = menu["options"].as_array().unwrap();
    assert!(options.len() >= 2, "{menu}");
    let value = options[0]["value"].as_str().unwrap();
    let chosen = respond(
        &bot,
        &make::select(2, menu["custom_id"].as_str().unwrap(), value),
    )
    .await;
    assert!(
        chosen["data"]["embeds"][0]["footer"]["text"]
            .as_str()
            .unwrap()
            .contains("Suzhou")
    );
}

#[tokio::test]
async fn names_that_are_alike_are_told_apart_and_half_a_name_is_asked_back() {
    let bot = bot().await;
    for (options, said) in [
        (json!({"place": "圣保罗"}), ["巴西", "美国"]),
        (json!({"place": "天"}), ["天津", "天水"]),
    ] {
        let shown = respond(&bot, &command(1, "partners", &options)).await;
        let parts = components(&shown);
        let menu = parts.iter().find(|part| part["type"] == 3);
        let options = menu.unwrap_or_else(|| panic!("{shown}"))["options"].clone();
        let labels = options.as_array().unwrap().iter();
        let labels: BTreeSet<String> = labels.map(|option| option["label"].to_string()).collect();
        assert_eq!(labels.len(), options.as_array().unwrap().len(), "{options}");
        for said in said {
            assert!(options.to_string().contains(said), "{said}: {options}");
        }
    }
    for place in ["Atlantis", "abc"] {
        let shown = respond(&bot, &command(1, "partners", &json!({"place": place}))).await;
        let embeds = shown["data"]["embeds"].as_array();
        assert!(embeds.is_none_or(Vec::is_empty), "{shown}");
    }
}

#[tokio::test]
async fn china_as_one_side_stands_for_all_of_it() {
    let bot = bot().await;
    for (name, options, said) in [
        ("total", json!({"scope": "全国"}), "3,054"),
        ("compare", json!({"a": "China", "b": "Japan"}), "3,054"),
        ("pair", json!({"a": "Japan", "b": "China"}), "216"),
    ] {
        let shown = respond(&bot, &command(1, name, &options)).await.to_string();
        assert!(shown.contains(said), "{name}: {shown}");
    }
}

#[tokio::test]
async fn of_a_group_without_known_members_its_figures_are_told() {
    let bot = bot().await;
    let partners = command(1, "partners", &json!({"place": "一带一路"}));
    let shown = respond(&bot, &partners).await.to_string();
    assert!(shown.contains("1,577"), "{shown}");
}

#[tokio::test]
async fn one_everyday_word_is_looked_up_in_the_documents() {
    let bot = bot().await;
    for (word, said) in [("挑战", "挑战"), ("challenges", "challenge")] {
        let cite = command(1, "cite", &json!({"query": word}));
        let shown = respond(&bot, &cite).await;
        let text = shown["data"]["embeds"][0]["description"].to_string();
        assert!(text.contains(said), "{word}: {shown}");
    }
    let nothing = respond(&bot, &command(1, "cite", &json!({"query": "zxqvw"}))).await;
    let nothing = nothing.to_string();
    assert!(
        nothing.contains("I found nothing in the documents"),
        "{nothing}"
    );
}

#[tokio::test]
async fn claims_in_a_message_are_held_against_the_sources() {
    let bot = bot().await;
    for (text, locale) in [
        (
            "Jiangsu has 273 sister cities. Tianjin and Kobe were paired in 1973!",
            "en-US",
        ),
        ("中国同非洲有120对友城。你好。", "zh-CN"),
        ("good morning everyone", "en-US"),
        (
            "Jiangsu has the most sister cities. Japan has more pairs than the US. The first pair was \
             Shanghai and Yokohama.",
            "en-US",
        ),
        (
            "Jiangsu has 400 sister cities and Shandong has 172 sister-city pairs. In 2015, Jiangsu had 273 pairs. \
             Tianjin has twenty-six sister cities. Suzhou has 23. Tianjin and Kobe became sister cities on June 24, 1973.",
            "en-US",
        ),
    ] {
        let check = make::in_locale(make::on_message(1, "Check figures", text), locale);
        let shown = respond(&bot, &check).await;
        assert_eq!(shown["data"]["flags"], 64);
        insta::with_settings!({ description => text, omit_expression => true }, {
            insta::assert_snapshot!(seen(&shown));
        });
    }
}

/// What the verdicts on a message begin with, one mark for each claim.
pub(super) async fn verdicts(bot: &Arc<Bot>, text: &str) -> String {
    let shown = respond(bot, &make::on_message(1, "Check figures", text)).await;
    let fields = shown["data"]["embeds"][0]["fields"].as_array().cloned();
    let fields = fields.unwrap_or_default();
    let names = fields.iter().filter_map(|field| field["name"].as_str());
    names.filter_map(|name| name.chars().next()).collect()
}

#[tokio::test]
async fn what_an_embed_says_is_checked_too_and_once() {
    let bot = bot().await;
    let mut check = make::on_message(1, "Check figures", "Jiangsu has 400 sister cities.");
    let messages = &mut check["data"]["resolved"]["messages"];
    let message = messages
        .as_object_mut()
        .unwrap()
        .values_mut()
        .next()
        .unwrap();
    message["embeds"] = json!([{
        "type": "rich",
        "title": "Jiangsu has 400 sister cities.",
        "description": "Tianjin and Kobe became sister cities in 1973.",
        "fields": [{"name": "Elsewhere", "value": "In 2015, Shandong had 172 pairs."}],
    }]);
    let shown = respond(&bot, &check).await;
    let fields = shown["data"]["embeds"][0]["fields"].as_array().unwrap();
    let marks = fields.iter().filter_map(|field| field["name"].as_str());
    let marks: String = marks.filter_map(|name| name.chars().next()).collect();
    assert_eq!(marks, "❌✅✅", "{shown}");
}

#[tokio::test]
async fn a_tie_said_to_stand_since_a_year_is_held_against_the_year_it_began() {
    let bot = bot().await;
    for (text, wanted) in [
        ("Kobe is a sister city of Tianjin since 1985", "❌"),
        ("Tianjin and Kobe have been sister cities since 1985.", "❌"),
        ("Shanghai and Yokohama are sister cities (since 1975)", "❌"),
        ("Tianjin and Kobe have been sister cities since 1973", "✅"),
        ("Wuhan and Oita are sister cities since before 1985", "✅"),
        ("Wuhan and Oita were sister cities in 1985", "✅"),
        ("自1970年以来，天津与神户是友好城市", "❌"),
        ("天津和神户从1973年起是友好城市", "✅"),
        ("Xi'an and Paris are twin cities since 2001", "❔"),
    ] {
        assert_eq!(verdicts(&bot, text).await, wanted, "{text}");
    }
}

#[tokio::test]
async fn each_number_of_a_message_is_a_claim_of_its_own() {
    let bot = bot().await;
    for (text, wanted) in [
        (
            "截至2024年11月，中国已同147个国家建立了3054对友好城市（省州）关系。",
            "✅✅",
        ),
        (
            "China has more than 3,000 pairs of sister cities with 140+ countries.",
            "✅✅",
        ),
        (
            "China has 9,999 pairs of sister cities with 147 countries",
            "❌✅",
        ),
        ("上海与59个国家的95个城市结为友城", "✅✅"),
        ("天津有29个国际友好城市，分布在22个国家", "✅✅"),
        (
            "**Jiangsu** has __317__ sister cities in 60 countries",
            "🕰🕰",
        ),
        ("“一带一路”国家友城1577对，占53.5%", "✅✅"),
        (
            "Over 1,577 pairs are with Belt and Road countries, i.e. 53.5% of the total",
            "✅✅",
        ),
        (
            "Tianjin, Shanghai and Beijing have 29, 95 and 55 sister cities respectively",
            "✅✅✅",
        ),
        ("Africa had 120 pairs in 2015 and 166 in 2024.", "✅✅"),
        ("非洲友城2015年有120对，2024年增至166对。", "✅✅"),
        (
            "Jiangsu had 273 pairs in May 2015; Shandong 172; Guangdong 153.",
            "✅✅✅",
        ),
        ("在2015年，日本249对、美国243对、韩国156对", "✅✅✅"),
    ] {
        assert_eq!(verdicts(&bot, text).await, wanted, "{text}");
    }
}

#[tokio::test]
async fn what_is_right_is_not_contradicted_and_what_is_unclear_is_no_claim() {
    let bot = bot().await;
    for (text, wanted) in [
        (
            "Brazil has the most sister cities in Latin America (62).",
            "✅",
        ),
        (
            "Jiangsu has two hundred and seventy-three sister cities",
            "🕰",
        ),
        ("Jiangsu doesn't have 400 sister cities", "✅"),
        ("江苏没有400对友城", "✅"),
        ("The top ten countries hold 55%", "✅"),
        ("日本占中国友城的11%", "✅"),
        ("Guangzhou has at least 50 sister cities", "❌"),
        ("Jiangsu has between 300 and 400 sister cities", ""),
        ("Jiangsu has 273 or 317 sister cities", ""),
        ("Only 26 countries have a single pair with China.", ""),
        ("In 2015 I visited Shanghai with 5 friends", ""),
        ("In 1994, 90 new pairs were founded", ""),
        ("By 2030 Jiangsu will have 500 sister cities", ""),
    ] {
        assert_eq!(verdicts(&bot, text).await, wanted, "{text}");
    }
}

#[tokio::test]
async fn a_tie_without_a_date_is_a_claim_where_it_is_plainly_stated() {
    let bot = bot().await;
    for (text, wanted) in [
        ("Beijing and Paris are sister cities.", "✅"),
        ("Beijing and Kobe are sister cities.", "❔"),
        ("北京和神户是友好城市。", "❔"),
        ("Nanjing and Nagoya are sister cities.", "🕰"),
        ("Kobe's sister city is Tianjin", "✅"),
        ("神户的友好城市是天津", "✅"),
        (
            "Tianjin is the sister city of Kobe, Philadelphia and Melbourne",
            "✅✅✅",
        ),
        ("Beijing is not a sister city of Tokyo", "❌"),
        ("Qingdao isn't a sister city of Kobe", "❔"),
        ("北京不是东京的友好城市", "❌"),
        ("Tibet has no sister cities", "❌"),
        ("西藏没有友城", "❌"),
        (
            "Tianjin and Kobe have been sister cities since 1973, the first pair ever!",
            "✅",
        ),
        ("天津1973年与神户结为友好城市，是中国第一对友好城市", "✅"),
        ("If Tianjin and Kobe are sister cities, I am happy.", ""),
        ("I flew from Beijing to Paris last week with my sister.", ""),
    ] {
        assert_eq!(verdicts(&bot, text).await, wanted, "{text}");
    }
}

#[tokio::test]
async fn ranks_comparisons_and_firsts_are_claims() {
    let bot = bot().await;
    for (text, wanted) in [
        ("Jiangsu has the most sister cities.", "✅"),
        ("广东是友城最多的省", "❌"),
        ("西藏的友城最少", "✅"),
        (
            "Germany is in the top five by number of sister cities",
            "❌",
        ),
        ("Jiangsu has more sister cities than Guangdong.", "✅"),
        ("日本的友城比美国多", "❔"),
        ("The first pair was Shanghai and Yokohama.", "❌"),
        ("中国第一对友城是天津和神户。", "✅"),
        ("Jiangsu has the most beautiful sister cities", ""),
        (
            "Is Jiangsu not the province with the most sister cities?",
            "",
        ),
    ] {
        assert_eq!(verdicts(&bot, text).await, wanted, "{text}");
    }
}

#[tokio::test]
async fn a_message_of_both_languages_is_checked_in_that_of_the_reader() {
    let bot = bot().await;
    for (text, locale, wanted) in [
        ("Japan (日本): 250 pairs (2019-11-24)", "en-US", "Claims"),
        ("Japan (日本): 250 pairs (2019-11-24)", "zh-CN", "说法"),
        ("日本有250对友城", "en-US", "说法"),
    ] {
        let check = make::in_locale(make::on_message(1, "Check figures", text), locale);
        let said = respond(&bot, &check).await["data"]["content"].to_string();
        assert!(said.contains(wanted), "{text}: {said}");
    }
}

#[tokio::test]
async fn a_message_with_more_claims_than_fit_says_how_many_are_shown() {
    let bot = bot().await;
    for claims in [3, 10, 12] {
        let text = (1..=claims).map(|n| format!("Jiangsu has {n} sister cities. "));
        let text: String = text.collect();
        let shown = respond(&bot, &make::on_message(1, "Check figures", &text)).await;
        let fields = shown["data"]["embeds"][0]["fields"]
            .as_array()
            .unwrap()
            .len();
        let said = shown["data"]["content"].as_str().unwrap();
        assert!(said.contains(&claims.to_string()), "{said}");
        let cut = format!("the first {fields}:");
        assert_eq!(said.contains(&cut), fields < claims, "{said}, {fields}");
    }
}

#[tokio::test]
async fn names_are_completed_in_both_languages_pinyin_and_with_typing_errors() {
    let bot = bot().await;
    let complete = async |typed: &str| {
        let typing = make::typing(1, "partners", &json!({"place": typed}), "place");
        let choices = respond(&bot, &typing).await;
        assert_eq!(choices["type"], 8);
        let choices = choices["data"]["choices"].as_array().cloned().unwrap();
        assert!(choices.len() <= 25);
        choices
    };
    for typed in ["Tianj", "天津", "天", "tianjin", "tian jin", "tiajin"] {
        let choices = complete(typed).await;
        assert!(
            choices.iter().any(|choice| choice["value"] == "cn-tianjin"),
            "{typed}: {choices:?}"
        );
    }
    let equals = complete("Suzhou").await;
    let names: Vec<&str> = equals
        .iter()
        .filter_map(|choice| choice["name"].as_str())
        .collect();
    assert!(
        names.iter().any(|name| name.contains("Jiangsu")),
        "{names:?}"
    );
    assert!(names.iter().any(|name| name.contains("Anhui")), "{names:?}");
    assert!(!complete("").await.is_empty());
}

#[tokio::test]
async fn questions_are_completed_and_can_be_asked_as_typed() {
    let bot = bot().await;
    let typing = make::typing(
        1,
        "ask",
        &json!({"question": "partners of Tianj"}),
        "question",
    );
    let choices = respond(&bot, &typing).await;
    let names: Vec<String> = choices["data"]["choices"]
        .as_array()
        .unwrap()
        .iter()
        .map(|choice| choice["name"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(names[0], "partners of Tianj");
    assert!(
        names.contains(&"partners of Tianjin".to_owned()),
        "{names:?}"
    );
    // A word that begins no name is left alone, and a long text costs nothing.
    for typed in ["how many", "what is", "partners of", &"友城".repeat(500)] {
        let typing = make::typing(1, "ask", &json!({"question": typed}), "question");
        let choices = respond(&bot, &typing).await["data"]["choices"].to_string();
        for place in ["Manila", "Islamabad", "Offenbach"] {
            assert!(!choices.contains(place), "{typed}: {choices}");
        }
    }
}

#[tokio::test]
async fn what_cannot_be_answered_gets_a_private_line_that_says_what_to_do() {
    let bot = bot().await;
    let nowhere = "Nowhere \"'; DROP TABLE partnerships; -- @everyone **x**";
    let cases = [
        command(1, "partners", &json!({"place": nowhere})),
        command(
            1,
            "partners",
            &json!({"place": "cn-tianjin", "since": "someday"}),
        ),
        command(1, "vanished", &json!({})),
        press(1, "all:天津", false),
        press(1, "1AAAA", false),
    ];
    for case in cases {
        let shown = respond(&bot, &case).await;
        assert_eq!(
            (&shown["type"], &shown["data"]["flags"]),
            (&json!(4), &json!(64)),
            "{case}"
        );
        insta::assert_snapshot!(seen(&shown));
    }
}

#[tokio::test]
async fn nobody_is_pinged() {
    let bot = bot().await;
    let shown = respond(
        &bot,
        &command(1, "ask", &json!({"question": "@everyone <@1>"})),
    )
    .await;
    assert_eq!(shown["data"]["allowed_mentions"]["parse"], json!([]));
}

#[tokio::test]
async fn it_works_outside_of_servers() {
    let bot = bot().await;
    let shown = command(1, "partners", &json!({"place": "cn-tianjin"}));
    let shown = respond(&bot, &make::outside(shown)).await;
    assert_eq!(shown["type"], 4);
    let next = make::outside(press(2, &button(&shown, "Next ▶"), false));
    assert_eq!(respond(&bot, &next).await["type"], 7);
}

#[tokio::test]
async fn who_asks_too_much_is_told_kindly_and_answers_from_memory_stay_free() {
    let bot = youcheng::discord::Bot::new(crate::support::engine().await, 2);
    let bot = std::sync::Arc::new(bot);
    let ask =
        async |place: &str| respond(&bot, &command(1, "partners", &json!({"place": place}))).await;
    for place in ["cn-tianjin", "cn-jiangsu", "cn-tianjin"] {
        assert!(ask(place).await["data"]["embeds"][0].is_object(), "{place}");
    }
    let slower = ask("cn-shandong").await;
    assert_eq!(slower["data"]["flags"], 64);
    assert!(
        slower["data"]["content"]
            .as_str()
            .unwrap()
            .contains("wait a minute")
    );
}
