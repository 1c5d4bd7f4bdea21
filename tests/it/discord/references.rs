//! Where an answer stands: under each of its pages, and as references for a paper.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::downloads::with_files;
use super::make::{self, command, in_locale, press};
use super::{bot, button, components, respond};

/// The numbers of citations in a text.
fn numbers(text: &str) -> BTreeSet<u32> {
    let number = |part: &str| {
        let (digits, _) = part.split_once([']', '\\'])?;
        digits.parse().ok()
    };
    text.split('[').skip(1).filter_map(number).collect()
}

#[tokio::test]
async fn every_page_names_the_sources_of_its_own_rows() {
    let bot = bot().await;
    for (name, options) in [
        ("total", json!({"scope": "China"})),
        ("timeline", json!({})),
        ("partners", json!({"place": "Jiangsu"})),
    ] {
        for (locale, next) in [("en-US", "Next ▶"), ("zh-CN", "下一页 ▶")] {
            let asked = in_locale(command(1, name, &options), locale);
            let mut shown = respond(&bot, &asked).await;
            let mut pages = 1;
            loop {
                let embed = &shown["data"]["embeds"][0];
                let rows = numbers(embed["description"].as_str().unwrap());
                assert!(!rows.is_empty(), "/{name}: {embed}");
                let fields = embed["fields"].as_array().unwrap();
                let listed = numbers(
                    &fields
                        .iter()
                        .map(|field| &field["value"])
                        .map(Value::to_string)
                        .collect::<String>(),
                );
                assert!(
                    rows.is_subset(&listed),
                    "/{name} in {locale}, page {pages}: {rows:?} of {listed:?}"
                );
                let parts = components(&shown);
                let turn = parts.iter().find(|part| part["label"] == next);
                let Some(turn) = turn.filter(|turn| turn["disabled"] != true) else {
                    break;
                };
                let turn = press(2, turn["custom_id"].as_str().unwrap(), false);
                shown = respond(&bot, &in_locale(turn, locale)).await;
                pages += 1;
            }
            assert!(pages > 1, "/{name}: {shown}");
        }
    }
}

#[tokio::test]
async fn the_list_of_sources_is_whole_where_it_fits_in_a_message() {
    let bot = bot().await;
    let shown = respond(&bot, &command(1, "total", &json!({"scope": "China"}))).await;
    let shown = respond(&bot, &press(2, &button(&shown, "Sources"), false)).await;
    let listed = numbers(&shown["data"]["embeds"].to_string());
    let last = *listed.last().unwrap();
    assert!(last > 20, "{shown}");
    assert_eq!(listed, (1..=last).collect());
    let embeds = shown["data"]["embeds"].to_string();
    assert!(!embeds.contains('…'), "{shown}");
}

#[tokio::test]
async fn references_that_are_longer_than_a_message_come_as_a_file() {
    let bot = bot().await;
    let shown = respond(&bot, &command(1, "total", &json!({"scope": "China"}))).await;
    let offered = respond(&bot, &press(2, &button(&shown, "Cite as …"), false)).await;
    let menu = components(&offered)[0]["custom_id"]
        .as_str()
        .unwrap()
        .to_owned();
    for (style, file) in [
        ("apa", "references-apa.txt"),
        ("bibtex", "references-bibtex.bib"),
        ("ris", "references-ris.ris"),
        ("csl-json", "references-csl-json.json"),
    ] {
        let (cited, files) = with_files(&bot, &make::select(3, &menu, style)).await;
        let [(name, bytes)] = &files[..] else {
            panic!("{style}: {} files: {cited}", files.len());
        };
        assert_eq!(name, file);
        let text = String::from_utf8(bytes.clone()).unwrap();
        if style == "csl-json" {
            let items: Vec<Value> = serde_json::from_str(&text).unwrap();
            assert!(items.len() > 20, "{}", items.len());
        }
        // The CBS NoCut News quotes its headline.
        assert!(
            text.contains("한국의 자매도시를 찾습니다") && !text.contains("\"\"한국"),
            "{style}: {text}"
        );
        let said = cited["data"]["embeds"][0]["description"].as_str().unwrap();
        assert!(said.contains("has all references"), "{said}");
    }
}

#[tokio::test]
async fn a_search_without_a_hit_says_so_in_every_style() {
    let bot = bot().await;
    let query = "zxqv wvut";
    let plain = respond(&bot, &command(1, "cite", &json!({"query": query}))).await;
    let asked = json!({"query": query, "style": "gbt7714"});
    let styled = respond(&bot, &command(1, "cite", &asked)).await;
    assert_eq!(styled["data"]["content"], plain["data"]["content"]);
}
