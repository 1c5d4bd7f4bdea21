//! Charts and maps: every answer is drawn or says why not, whole, with no box and no blank.

use youcheng::answer::{Engine, MapData};
use youcheng::discord::names::resolve;
use youcheng::discord::queries::around;
use youcheng::facts::Texts;
use youcheng::question::Query;
use youcheng::render::picture::{self, BYTES, WhyNot, can_draw, chart};
use youcheng::text::Lang;

use crate::support::{ask, today};

const QUESTIONS: [&str; 16] = [
    "timeline of Tianjin",
    "天津历年友城",
    "top ten countries",
    "友城最多的前十个国家",
    "compare Jiangsu and Shandong",
    "江苏和山东比较",
    "share of the top ten countries",
    "share of Africa",
    "Africa by years",
    "历年总数",
    "Japan new pairs by year",
    "in which countries are partners of Xi'an",
    "partners of Tianjin",
    "Japan total",
    "top provinces",
    "哪些年份结好最多",
];

#[test]
fn charts_are_drawn_within_their_size_and_say_their_numbers_in_words() {
    for question in QUESTIONS {
        let answer = ask(question);
        let picture = chart(&answer, today()).unwrap_or_else(|why| panic!("{question}: {why:?}"));
        assert!(picture.alt.chars().count() <= 1_024, "{question}");
        assert!(
            picture.alt.chars().any(|c| c.is_ascii_digit()),
            "{question}: {}",
            picture.alt
        );
        assert!(picture.svg.contains("Youcheng"), "{question}");
        let file = picture::png(&picture.svg).unwrap();
        assert!(file.len() <= BYTES, "{question}: {} bytes", file.len());
        let pixels = picture::pixels(&picture.svg, 1.0).unwrap();
        let ground = pixels.pixels()[0];
        let drawn = pixels.pixels().iter().filter(|pixel| **pixel != ground);
        assert!(drawn.count() > 5_000, "{question} is blank");
    }
}

#[test]
fn what_cannot_be_drawn_says_why() {
    for (question, why) in [
        ("how many partners has Tianjin in Japan", WhyNot::OneNumber),
        ("partners of Xyzzyville", WhyNot::NoRows),
        ("天津和神户哪年结好", WhyNot::NoNumbers),
    ] {
        assert_eq!(chart(&ask(question), today()), Err(why), "{question}");
    }
}

#[test]
fn a_title_of_any_length_and_odd_values_are_drawn_or_refused() {
    use youcheng::answer::Rows;
    let mut answer = ask("top ten countries");
    let Rows::Names(rows) = &mut answer.rows else {
        panic!("a ranking has names");
    };
    rows[0].name.en = "<&\"\u{202e}名".repeat(100).into();
    rows[1].value = None;
    rows[2].value = Some(f64::NAN);
    rows[3].value = Some(0.0);
    let picture = chart(&answer, today()).unwrap();
    assert!(picture::pixels(&picture.svg, 1.0).is_ok());
    let Rows::Names(rows) = &mut answer.rows else {
        panic!("a ranking has names");
    };
    rows.iter_mut().for_each(|row| row.value = Some(0.0));
    assert_eq!(chart(&answer, today()), Err(WhyNot::NoValues));
}

/// The drawing without its outlines of land, which are as long as they are dull.
fn golden(svg: &str) -> String {
    let short = |line: &str| {
        if line.len() > 2_000 {
            format!("{}…\n", line.chars().take(40).collect::<String>())
        } else {
            format!("{line}\n")
        }
    };
    svg.lines().map(short).collect()
}

#[test]
fn each_kind_of_chart_is_drawn_as_it_was() {
    for (name, question) in [
        ("bars_en", "top ten countries"),
        ("bars_zh", "友城最多的前十个国家"),
        ("compare_en", "compare Jiangsu and Shandong"),
        ("compare_zh", "江苏和山东比较"),
        ("share_en", "share of the top ten countries"),
        ("share_zh", "前十国占比"),
        ("points_en", "Africa by years"),
        ("points_zh", "非洲总数"),
        ("beside_en", "timeline of Tianjin"),
        ("columns_en", "Japan new pairs by year"),
        ("columns_zh", "日本历年新增友城"),
    ] {
        let picture =
            chart(&ask(question), today()).unwrap_or_else(|why| panic!("{name}: {why:?}"));
        insta::assert_snapshot!(name, golden(&picture.svg));
    }
}

#[tokio::test]
async fn maps_are_drawn_as_they_were() {
    use youcheng::discord::names::resolve;
    use youcheng::discord::queries::around;
    let engine = crate::support::engine().await;
    for (name, place, lang) in [("map_en", "Kobe", Lang::En), ("map_zh", "兰州", Lang::Zh)] {
        let directory = engine.directory();
        let scope = resolve(place, &directory.gazetteer).unwrap()[0];
        let query = Query::Partners(around(scope, &directory.gazetteer));
        let data = engine.map(&query, lang).await.unwrap().unwrap();
        let picture = picture::map(&data, today()).unwrap();
        insta::assert_snapshot!(name, golden(&picture.svg));
    }
}

#[test]
fn every_character_that_may_be_drawn_has_a_glyph() {
    // What people type, and the words of Discord's buttons, never stand in a picture.
    let words = [
        include_str!("../../src/render/wording/pictures.rs"),
        include_str!("../../src/render/wording/notes.rs"),
        include_str!("../../src/render/wording/en/mod.rs"),
        include_str!("../../src/render/wording/en/headline.rs"),
        include_str!("../../src/render/wording/en/note.rs"),
        include_str!("../../src/render/wording/en/phrase.rs"),
        include_str!("../../src/render/wording/en/question.rs"),
        include_str!("../../src/render/wording/zh/mod.rs"),
        include_str!("../../src/render/wording/zh/headline.rs"),
        include_str!("../../src/render/wording/zh/note.rs"),
        include_str!("../../src/render/wording/zh/phrase.rs"),
        include_str!("../../src/render/wording/zh/question.rs"),
    ];
    let data = [
        Texts::EMBEDDED.places,
        Texts::EMBEDDED.groups,
        Texts::EMBEDDED.sources,
    ];
    let missing: std::collections::BTreeSet<char> = data
        .iter()
        .chain(&words)
        .flat_map(|text| text.chars())
        .filter(|c| !c.is_control() && !can_draw(*c))
        // In titles of two sources: Persian, and a minus sign where a hyphen is meant. They are left
        // out of the line in the picture and stand in the answer.
        .filter(|c| !('\u{600}'..='\u{6ff}').contains(c) && *c != '−')
        .collect();
    assert!(
        missing.is_empty(),
        "no glyph for {missing:?}; see data/fonts/README.md"
    );
}

/// The pixels of a text alone on its ground.
fn ink(text: &str) -> Vec<bool> {
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"60\" \
         font-family=\"Noto Sans, Noto Sans CJK SC\"><text x=\"10\" y=\"45\" \
         font-size=\"36\">{text}</text></svg>"
    );
    let pixels = picture::pixels(&svg, 1.0).unwrap();
    pixels.pixels().iter().map(|p| p.alpha() > 127).collect()
}

#[test]
fn no_glyph_is_a_box_and_what_has_none_is_left_out() {
    let box_of = ink("\u{10ffff}");
    let of_places: std::collections::BTreeSet<char> = Texts::EMBEDDED
        .places
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    // Every twentieth, which is every script and every part of the fonts.
    for c in of_places.into_iter().step_by(20) {
        let drawn = ink(&c.to_string());
        assert!(drawn.iter().any(|ink| *ink), "{c:?} is blank");
        assert_ne!(drawn, box_of, "{c:?} is a box");
    }
    use youcheng::answer::Rows;
    let mut answer = ask("top ten countries");
    let Rows::Names(rows) = &mut answer.rows else {
        panic!("a ranking has names");
    };
    rows[0].name.en = "A\u{10ffff}B\u{0e01}C".into();
    let picture = chart(&answer, today()).unwrap();
    assert!(picture.svg.contains(">ABC</text>"));
}

mod arbitrary {
    use proptest::prelude::*;
    use youcheng::answer::Rows;
    use youcheng::render::picture::{self, chart};

    use super::QUESTIONS;
    use crate::support::{ask, today};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn whatever_an_answer_holds_it_is_drawn_or_refused(
            question in 0..QUESTIONS.len(),
            kept in 0..200_usize,
            values in prop::collection::vec(prop::option::of(prop::num::f64::ANY), 1..8),
            text in any::<String>(),
        ) {
            let mut answer = ask(QUESTIONS[question]);
            let value = |at: usize| values[at % values.len()];
            for rows in [&mut answer.rows, &mut answer.beside] {
                match rows {
                    Rows::Names(rows) => {
                        rows.truncate(kept);
                        for (at, row) in rows.iter_mut().enumerate() {
                            row.value = value(at);
                            row.name.en = text.clone().into();
                        }
                    }
                    Rows::Figures(rows) => {
                        rows.truncate(kept);
                        for (at, row) in rows.iter_mut().enumerate() {
                            row.value = value(at).unwrap_or(row.value);
                            row.scope.zh = text.clone().into();
                        }
                    }
                    Rows::Partnerships(rows) => {
                        rows.truncate(kept);
                        for row in rows {
                            row.country.en = text.clone().into();
                        }
                    }
                    Rows::None | Rows::Passages(_) => {}
                }
            }
            if let Ok(picture) = chart(&answer, today()) {
                prop_assert!(picture.height < 4_000.0, "{} high", picture.height);
                prop_assert!(picture.alt.chars().count() <= 1_024);
                prop_assert!(picture::pixels(&picture.svg, 0.2).is_ok());
            }
        }
    }
}

/// The number that an attribute of an element has.
fn attribute(element: &str, name: &str) -> f64 {
    let (_, after) = element.split_once(&format!(" {name}=\"")).unwrap();
    after.split('"').next().unwrap().parse().unwrap()
}

/// The left, top, right and bottom of each rectangle of a path.
fn rectangles(path: &str) -> Vec<[f64; 4]> {
    let (_, after) = path.split_once(" d=\"M").unwrap();
    let path = after.split('"').next().unwrap();
    path.split("ZM")
        .map(|one| {
            let numbers = one
                .split([' ', 'H', 'V', 'Z'])
                .filter(|text| !text.is_empty());
            let numbers: Vec<f64> = numbers.map(|text| text.parse().unwrap()).collect();
            [numbers[0], numbers[1], numbers[2], numbers[3]]
        })
        .collect()
}

/// The map of the partners around a place: what it shows, and its SVG.
async fn map_of(engine: &Engine, place: &str, lang: Lang) -> (MapData, String) {
    let directory = engine.directory();
    let scope = resolve(place, &directory.gazetteer).unwrap()[0];
    let query = Query::Partners(around(scope, &directory.gazetteer));
    let data = engine.map(&query, lang).await.unwrap().unwrap();
    let svg = picture::map(&data, today()).unwrap().svg;
    (data, svg)
}

#[tokio::test]
async fn the_largest_marks_of_a_map_have_their_names_and_no_two_names_touch() {
    let engine = crate::support::engine().await;
    let places = [
        "China",
        "Japan",
        "United States",
        "Latin America",
        "Heilongjiang",
        "Sichuan",
        "Shandong",
        "Jiangsu",
        "Guangxi",
        "Beijing",
        "Yunnan",
        "Germany",
        "Australia",
    ];
    for (place, lang) in places
        .iter()
        .flat_map(|place| [(place, Lang::En), (place, Lang::Zh)])
    {
        let (data, svg) = map_of(&engine, place, lang).await;
        let most = data.marks[0].pairs;
        let large = data
            .marks
            .iter()
            .filter(|mark| most > 2 && mark.pairs * 2 > most);
        for mark in large.take(3) {
            let name = format!(">{} {}<", mark.names.get(lang), mark.pairs);
            assert!(svg.contains(&name), "{place}: {name}");
        }
        for line in svg.lines().filter(|line| line.contains("fill-opacity")) {
            let grounds = rectangles(line);
            for (index, [left, top, right, bottom]) in grounds.iter().enumerate() {
                let touches = |[l, t, r, b]: &[f64; 4]| {
                    left < r && l < right && top + 2.0 < *b && *t < bottom - 2.0
                };
                let other = grounds[..index].iter().find(|other| touches(other));
                assert_eq!(other, None, "{place}: at {left} {top}");
            }
        }
    }
}

#[tokio::test]
async fn marks_of_a_map_are_whole_and_no_name_lies_on_one() {
    let engine = crate::support::engine().await;
    for (place, lang) in [
        ("China", Lang::En),
        ("江苏", Lang::Zh),
        ("Japan", Lang::En),
        ("Guangdong", Lang::En),
        ("Xinjiang", Lang::En),
        ("Fiji", Lang::En),
        ("Kobe", Lang::Zh),
    ] {
        let (_, svg) = map_of(&engine, place, lang).await;
        let (mut discs, mut height) = (Vec::new(), 0.0);
        for line in svg.lines() {
            if line.starts_with("<rect") && line.contains("#e9eff2") {
                height = attribute(line, "height");
            } else if line.starts_with("<circle") {
                discs.push(["cx", "cy", "r"].map(|name| attribute(line, name)));
            } else if line.contains("fill-opacity") {
                let cut = |[x, y, r]: &[f64; 3]| {
                    x - r < -0.1 || x + r > 800.1 || y - r < -0.1 || y + r > height + 0.1
                };
                assert_eq!(discs.iter().find(|disc| cut(disc)), None, "{place}: cut");
                for [left, top, right, bottom] in rectangles(line) {
                    // The ground of a name is a little larger than the name.
                    let on = |[x, y, r]: &[f64; 3]| {
                        let beside = x - x.clamp(left + 2.1, right - 2.1);
                        beside.hypot(y - y.clamp(top, bottom - 2.1)) < r - 0.1
                    };
                    let under = discs.iter().find(|disc| on(disc));
                    assert_eq!(under, None, "{place}: at {left} {top}");
                }
                discs.clear();
            }
        }
    }
}

#[test]
fn values_that_lie_close_together_are_each_written() {
    for (question, values) in [
        ("Africa by years", [">110<", ">111<"]),
        ("广东历年友城", [">192<", ">193<"]),
        ("share of the top ten countries", [">4.0%<", ">3.7%<"]),
    ] {
        let svg = chart(&ask(question), today()).unwrap().svg;
        for value in values {
            assert!(svg.contains(value), "{question}: {value}");
        }
    }
}

#[tokio::test]
async fn maps_show_one_partner_and_all_countries() {
    use youcheng::question::{Filter, Query};
    let engine = crate::support::engine().await;
    let directory = engine.directory();
    let id = |slug: &str| directory.gazetteer.by_slug(slug).unwrap().id;
    let of = |slug: &str| Filter {
        cn: vec![id(slug)],
        ..Filter::default()
    };
    let filters = [
        Filter::default(),
        of("cn-jiangsu"),
        of("cn-tianjin"),
        of("cn-shaanxi-xian"),
    ];
    for filter in filters {
        for lang in [Lang::En, Lang::Zh] {
            let query = Query::Partners(filter.clone());
            let data = engine.map(&query, lang).await.unwrap().unwrap();
            let marked: u32 = data.marks.iter().map(|mark| mark.pairs).sum();
            assert_eq!(marked + data.unplaced, data.pairs);
            let picture = picture::map(&data, today()).unwrap();
            let file = picture::png(&picture.svg).unwrap();
            assert!(file.len() <= BYTES, "{query:?}: {} bytes", file.len());
        }
    }
    let none = engine
        .map(&Query::Partners(of("cn-taiwan")), Lang::En)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(picture::map(&none, today()), Err(WhyNot::NoPartners));
}
