//! The entry points of fuzzing under property tests: inputs that are nearly right, and any bytes.
//!
//! `YOUCHENG_FUZZ_RUNS=1000000 cargo test --release --test it fuzz::` tries more of them, and
//! `YOUCHENG_FUZZ_CORPUS` names a folder with what fuzzers have found, a folder for each target; see
//! docs/reliability.md.

use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

#[path = "entry.rs"]
mod entry;

/// Runs for each target, unless the environment asks for more.
const RUNS: u32 = 200;

/// Inputs that are right, to be damaged.
const QUESTIONS: [&str; 14] = [
    "partners of Tianjin in Japan since 1980",
    "天津和神户哪年结好？",
    "友城最多的前十个国家",
    "how many pairs does China have with Africa in 2015",
    "Jiangsu vs Shandong",
    "is it true that Jiangsu has 273 pairs",
    "provinces without an African partner",
    "二〇一五年以来西安在亚洲有多少友城",
    "anniversaries this month",
    "share of the top 5 countries",
    "growth between 2008 and 2015",
    "Xi'an xi an xīān 西安 XIAN",
    "第一对 1,817 两千二百零九 廿三",
    "Kobe Kobe Kobe 神户神户神户",
];
const IDS: [&str; 3] = [
    "6AAAAAAA.challenges of city diplomacy",
    "1AAAAAAA.challenges of city diplomacy",
    "6",
];
const DOCUMENTS: [&str; 4] = [
    "# 一、城市\n\n<!-- page 72 -->\n城市外交<sup>[1]</sup>是\n\n<!-- page 73 -->\n外交。\n\n[1] 注\n",
    "- Point one {p. 3}\n- Point two {p. 4-5}\n\n<!-- skip: x -->\nno\n<!-- /skip -->\n",
    "Title\n\n**Author**\n\nKey words: a; b\n\nText text text.\u{c}More\u{c}\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n> quote\n",
];
const FRONTS: [&str; 4] = [
    "id: a\nkind: article\nlang: zh\ntitle: 城市\nauthors: [杨毅, {family: Yang}]\nyear: 2015\npages: 72-77\n",
    "id: b\ntitle: \"B: b\"\nlang: en\nurl: https://example.org\ndate: 2020-02-30\nrights: x\n",
    "id: &a [*a, *a]\ntitle: !!binary x\n? {a: b}\n: c\n",
    "{id: c, lang: en, title: |\n  many\n  lines\n}",
];
const TABLES: [&str; 4] = [
    "city1,country1,city2,country2\nXiamen,China,Kobe,Japan\n\"a \"\"b\"\"\",,\"c\nd\",\n",
    "cn\tpartner\tsince\tsince_basis\tstatus\tsource\ncn-tianjin\tjp-kobe\t1973\tdocument\tactive\ts\n",
    "item;itemLabel;partner;partnerLabel;since\r\nQ1;天津;Q2;神户;1973-06-24T00:00:00Z\r\n",
    "\u{feff}中方城市,外方城市,国家,结好时间\n苏州,神户,日本,1980年5月\n",
];

/// Any bytes, any text, or one of `seeds` with some bytes put in, taken out and turned round.
fn input(seeds: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let cut = (
        0..4_096_usize,
        0..8_usize,
        prop::collection::vec(any::<u8>(), 0..6),
    );
    let seed = prop::sample::select(seeds.clone());
    let other = prop::sample::select(seeds);
    let damaged = (
        seed,
        other,
        prop::collection::vec(cut, 0..5),
        0..4_096_usize,
    );
    let damaged = damaged.prop_map(|(seed, other, cuts, joined)| {
        let mut bytes = seed;
        bytes.truncate(bytes.len() - joined % (bytes.len() + 1));
        bytes.extend(other);
        for (at, length, new) in cuts {
            let at = at % (bytes.len() + 1);
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, new);
        }
        bytes
    });
    prop_oneof![
        8 => damaged,
        1 => "\\PC{0,60}".prop_map(String::into_bytes),
        1 => prop::collection::vec(any::<u8>(), 0..120),
    ]
}

fn try_out(name: &str, seeds: &[&str], target: fn(&[u8])) {
    let seeds = seeds.iter().map(|seed| seed.as_bytes().to_vec());
    try_out_bytes(name, seeds.collect(), target);
}

fn try_out_bytes(name: &str, mut seeds: Vec<Vec<u8>>, target: fn(&[u8])) {
    if let Some(corpus) = std::env::var_os("YOUCHENG_FUZZ_CORPUS") {
        let found = std::fs::read_dir(Path::new(&corpus).join(name));
        let found = found.into_iter().flatten().flatten();
        seeds.extend(found.filter_map(|file| std::fs::read(file.path()).ok()));
    }
    let asked = std::env::var("YOUCHENG_FUZZ_RUNS").ok();
    let cases = asked.and_then(|runs| runs.parse().ok()).unwrap_or(RUNS);
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let tried = TestRunner::new(config).run(&input(seeds), |bytes| {
        target(&bytes);
        Ok(())
    });
    tried.unwrap();
}

#[test]
fn any_question_is_understood_the_same_way_twice() {
    try_out("question", &QUESTIONS, entry::question);
}

#[test]
fn any_question_over_few_places_is_understood() {
    try_out("question", &QUESTIONS, entry::question_of_few_places);
}

#[test]
fn any_identifier_is_read_as_it_is_written_or_refused() {
    let ids = IDS.iter().map(|id| id.as_bytes().to_vec());
    let queries = QUESTIONS
        .iter()
        .filter_map(|text| entry::bytes_of_query(text));
    try_out_bytes("custom_id", ids.chain(queries).collect(), entry::custom_id);
}

#[test]
fn any_document_is_read_into_passages_or_refused() {
    try_out("document", &DOCUMENTS, entry::document);
}

#[test]
fn any_front_matter_is_read_or_refused() {
    try_out("front_matter", &FRONTS, entry::front_matter);
}

#[test]
fn any_table_is_read_record_by_record_or_refused() {
    try_out("table", &TABLES, entry::table);
}
