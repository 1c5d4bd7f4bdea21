//! References: each style as a reader sees it, nothing invented where something is unknown, and
//! data formats that read back as what was written.

#![expect(
    clippy::unwrap_used,
    reason = "the fixtures and helpers of a test may panic, too"
)]

use std::fs;
use std::path::Path;

use biblatex::{Bibliography, ChunksExt};
use proptest::prelude::*;
use serde_json::Value;
use youcheng::cite::{Author, CiteError, Kind, Locator, Style, Work, reference};

fn from_yaml(front_matter: &str) -> Work {
    serde_yaml::from_str(front_matter).unwrap()
}

fn yang() -> Work {
    from_yaml(
        "{id: yang-2015, kind: article, lang: zh, title: 全球视野下的中国城市外交, \
         title_en: China's City Diplomacy in a Global Perspective, authors: [杨毅], year: 2015, \
         issue: '8', pages: '70-73, 88', issn: 1008-1747}",
    )
}

fn regulation() -> Work {
    from_yaml(
        "{id: cpaffc-reg-2002-zh, of: cpaffc-reg-2002, kind: digest, \
         original_kind: policy, lang: zh, title: 友好城市工作管理规定, \
         title_en: Regulation on the Management of Friendship-City Work, \
         publisher: \"中国人民对外友好协会 (Chinese People's Association for Friendship with \
         Foreign Countries)\", date: 2002-02, url: 'https://example.org/doc-6686156.html', \
         accessed: 2026-01-31}",
    )
}

fn speech() -> Work {
    from_yaml(
        "{id: xi-2008, kind: speech, lang: zh, title: 加强国际友城交流合作 增进世界各国人民友谊, \
         title_en: Strengthen Exchange and Cooperation among Friendship Cities, \
         authors: [习近平 (Xi Jinping)], place: 北京 (Beijing), \
         event: 中国国际友好城市大会 (China International Friendship Cities Conference), \
         date: 2008-11-08, url: 'https://example.org/c/142816624073.shtml'}",
    )
}

fn web_page() -> Work {
    Work::from_source(
        "bjfao-2025",
        "Foreign Affairs Office of Beijing",
        "Spring Festival Celebrations in Beijing's Sister Cities",
        "https://example.org/en/t20250418_4068759.html",
        "2025-02-13",
        "en",
    )
}

fn four_chinese_authors() -> Work {
    from_yaml(
        "{id: four-zh, kind: article, lang: zh, title: 友好城市研究, authors: [张一, 李二, 王三, 赵四], \
         year: 2018, container: 国际展望, volume: 10, issue: 2, pages: 1-18}",
    )
}

fn four_western_authors() -> Work {
    from_yaml(
        "{id: four-en, kind: article, lang: en, title: Cities and diplomacy, authors: \
         [Rogier van der Berg, 'Kihlgren Grande, Lorenza', Jane Mary Smith, Pierre Dupont], \
         year: 2010, container: Journal of Examples, volume: 5, issue: 3, pages: 281-304}",
    )
}

fn newspaper() -> Work {
    from_yaml(
        "{id: rmrb-2014, kind: newspaper, lang: zh, title: 友好城市四十年, authors: [], \
         container: \"人民日报 (People's Daily)\", date: 2014-05-16}",
    )
}

fn undated_report() -> Work {
    Work::from_source(
        "local-copy",
        "CPAFFC",
        "Friendship cities: a report",
        "a file",
        "",
        "en",
    )
}

/// Every style without and with a locator, as one text.
fn in_all_styles(work: &Work, locator: &str) -> String {
    let locator = Locator::parse(locator);
    let mut out = String::new();
    for style in Style::ALL {
        for locator in [None, locator.as_ref()] {
            let place = locator.map(|_| " with locator").unwrap_or_default();
            let text = reference(work, locator, style).unwrap();
            out.push_str(&format!("── {style}{place}\n{text}\n"));
        }
    }
    out
}

#[test]
fn each_kind_of_work_is_written_in_each_style() {
    for (name, work, locator) in [
        ("article", yang(), "72-73"),
        ("law", regulation(), "Art. 6"),
        ("speech", speech(), "para 2"),
        ("web_page", web_page(), "第3段"),
        ("four_chinese_authors", four_chinese_authors(), "7"),
        ("four_western_authors", four_western_authors(), "300"),
        ("newspaper_without_author", newspaper(), "4"),
        ("report_without_date", undated_report(), "sec. 2.1"),
    ] {
        insta::assert_snapshot!(name, in_all_styles(&work, locator));
    }
}

#[test]
fn names_beyond_three_follow_the_language_of_the_work() {
    let chinese = reference(&four_chinese_authors(), None, Style::Gbt7714).unwrap();
    assert!(chinese.starts_with("张一, 李二, 王三, 等. "), "{chinese}");
    let english = reference(&four_western_authors(), None, Style::Gbt7714).unwrap();
    assert!(
        english.starts_with("VAN DER BERG R, KIHLGREN GRANDE L, SMITH J M, et al. "),
        "{english}"
    );
}

#[test]
fn nothing_is_printed_for_what_is_unknown() {
    for kind in [
        Kind::Article,
        Kind::Newspaper,
        Kind::Book,
        Kind::Report,
        Kind::Law,
        Kind::Speech,
    ] {
        for lang in ["zh", "en"] {
            let (title, lang) = ("城市外交".to_owned(), lang.to_owned());
            let bare = Work {
                id: "bare".to_owned(),
                kind,
                lang,
                title,
                ..Work::default()
            };
            for style in Style::ALL {
                let text = reference(&bare, None, style).unwrap_or_else(|e| panic!("{kind:?} {e}"));
                for hole in [
                    "undefined",
                    "null",
                    "()",
                    "[]",
                    ", ,",
                    "..",
                    ": .",
                    "  .",
                    "{}",
                ] {
                    assert!(!text.contains(hole), "{kind:?} {style}: {hole} in {text}");
                }
            }
        }
    }
}

#[test]
fn names_are_taken_apart_only_where_they_are_personal() {
    let printed = |name: &str| {
        let work = Work {
            title: "T".to_owned(),
            lang: "en".to_owned(),
            authors: Author::parse(name).into_iter().collect(),
            ..Work::default()
        };
        let text = reference(&work, None, Style::Bibtex).unwrap();
        text.lines().nth(1).unwrap().trim().to_owned()
    };
    for (name, expected) in [
        ("杨毅", "author = {{杨毅}},"),
        ("杨毅 (Yang Yi)", "author = {{杨毅}},"),
        ("Jan Melissen", "author = {Melissen, Jan},"),
        ("Melissen, Jan", "author = {Melissen, Jan},"),
        ("Rogier van der Berg", "author = {van der Berg, Rogier},"),
        (
            "Ministry of Foreign Affairs",
            "author = {{Ministry of Foreign Affairs}},",
        ),
        (
            "{Sister Cities International}",
            "author = {{Sister Cities International}},",
        ),
        ("UCLG", "author = {{UCLG}},"),
    ] {
        assert_eq!(printed(name), expected, "{name}");
    }
    assert_eq!(Author::parse(" \u{200b} "), None);
}

#[test]
fn locators_are_read_in_the_forms_in_which_documents_give_them() {
    let page = |value: &str| Locator::Page(value.to_owned());
    let article = |value: &str| Locator::Article(value.to_owned());
    let section = |value: &str| Locator::Section(value.to_owned());
    let paragraph = |value: &str| Locator::Paragraph(value.to_owned());
    let named = |value: &str| Locator::Named(value.to_owned());
    for (text, expected) in [
        ("72-73", page("72-73")),
        ("p. 72", page("72")),
        ("pp.72-73", page("72-73")),
        ("第72页", page("72")),
        ("Art. 6", article("6")),
        ("Arts 8-9", article("8-9")),
        ("第六条", article("六")),
        ("Sec. 2.1", section("2.1")),
        ("para 2", paragraph("2")),
        ("第2段", paragraph("2")),
        ("Preface", named("Preface")),
        ("讲话第2段", named("讲话第2段")),
        ("第一章", named("第一章")),
    ] {
        assert_eq!(Locator::parse(text), Some(expected), "{text}");
    }
    for whole in ["  ", "report", "Speech", "文章"] {
        assert_eq!(Locator::parse(whole), None, "{whole}");
    }
}

#[test]
fn faults_name_the_document_and_the_remedy() {
    let untitled = Work {
        title: " ".to_owned(),
        ..yang()
    };
    let error = reference(&untitled, None, Style::Apa).unwrap_err();
    assert_eq!(error, CiteError::Title("yang-2015".to_owned()));
    for date in [
        "2015-13",
        "2015-1-1",
        "last year",
        "2015-01-32",
        "15",
        "2015-01-01-01",
    ] {
        let misdated = Work {
            date: Some(date.to_owned()),
            ..yang()
        };
        let error = reference(&misdated, None, Style::Ris)
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("yang-2015") && error.contains("YYYY-MM-DD"),
            "{error}"
        );
    }
    let error = "harvard".parse::<Style>().unwrap_err().to_string();
    assert!(
        Style::ALL.iter().all(|style| error.contains(style.name())),
        "{error}"
    );
    for style in Style::ALL {
        assert_eq!(style.to_string().parse(), Ok(style));
    }
    let digest = serde_yaml::from_str::<Work>("{id: d, kind: digest, title: T}").unwrap_err();
    assert!(digest.to_string().contains("original_kind"), "{digest}");
}

#[test]
fn every_document_and_every_source_of_the_project_can_be_referred_to() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut works = Vec::new();
    for file in fs::read_dir(root.join("index/corpus")).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        if let Some((front_matter, _)) = text
            .strip_prefix("---\n")
            .and_then(|text| text.split_once("\n---"))
        {
            works.push(from_yaml(front_matter));
        }
    }
    let sources = fs::read_to_string(root.join("data/sources.tsv")).unwrap();
    for row in sources.lines().skip(1) {
        let [id, publisher, title, url, as_of, lang] =
            row.split('\t').collect::<Vec<_>>().try_into().unwrap();
        works.push(Work::from_source(id, publisher, title, url, as_of, lang));
    }
    assert!(works.len() > 100, "{}", works.len());
    let places = [
        "",
        "p. 5",
        "Art. 6",
        "Sec. 3(2)",
        "annexes 3-5",
        "讲话第2段",
        "report",
    ];
    for (work, place) in works
        .iter()
        .flat_map(|work| places.map(|place| (work, place)))
    {
        for style in Style::ALL {
            let text = reference(work, Locator::parse(place).as_ref(), style).unwrap();
            for fault in [
                "\u{e000}",
                "第讲话",
                "第annexes",
                "Section annexes",
                "ec. report",
            ] {
                assert!(!text.contains(fault), "{text}");
            }
            let open = |c: char| matches!(c, '(' | '（');
            let close = |c: char| matches!(c, ')' | '）');
            assert_eq!(
                text.matches(open).count(),
                text.matches(close).count(),
                "{text}"
            );
        }
    }
}

#[test]
fn a_digest_leads_to_its_original() {
    let work = from_yaml(
        "{id: digest-yang-2015-en, kind: digest, of: yang-2015, original_kind: article, lang: en, \
         original_lang: zh, title: China's City Diplomacy, title_en: China's City Diplomacy, \
         original_title: 全球视野下的中国城市外交, authors: [杨毅 (Yang Yi)], year: 2015, issue: '8', \
         pages: '70-73, 88', issn: 1008-1747}",
    );
    let page = Locator::Page("71".to_owned());
    for (style, expected) in [
        (
            Style::Gbt7714,
            "杨毅. 全球视野下的中国城市外交[J]. ISSN 1008-1747, 2015(8): 71.",
        ),
        (
            Style::Apa,
            "Yang, Y. (2015). 全球视野下的中国城市外交 [China's City Diplomacy]. ISSN 1008-1747, (8), \
             70–73, 88.\n(Yang, 2015, p. 71)",
        ),
        (
            Style::Chicago,
            "Yang Yi. “全球视野下的中国城市外交” [China's City Diplomacy]. ISSN 1008-1747, no. 8 (2015): \
             70–73, 88.\nYang Yi, “全球视野下的中国城市外交,” 71.",
        ),
    ] {
        assert_eq!(reference(&work, Some(&page), style).unwrap(), expected);
    }
    assert_eq!(work.id, "yang-2015");
}

/// Words on one line, with everything that TeX, RIS and JSON have a use for, but no braces.
fn line() -> impl Strategy<Value = String> {
    let words = r#"[A-Za-z0-9é友城“”\\%&$#_~^@"'`,;=<>()|.:!?/*+-]{1,9}"#;
    proptest::collection::vec(words, 1..5).prop_map(|words| words.join(" "))
}

/// Anything at all, with a leaning towards what breaks formats.
fn anything() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ \\n\\t{}\\\\%@\"'ER-，、（）()0-9-\u{e000}\u{202e}\u{0}中友Aa.]{0,30}",
        "[0-9第页,&-]{0,24}",
    ]
}

fn any_kind() -> impl Strategy<Value = Kind> {
    use Kind::{Article, Book, Law, Newspaper, Report, Speech, WebPage};
    proptest::sample::select(vec![Article, Newspaper, Book, Report, Law, Speech, WebPage])
}

prop_compose! {
    fn any_work()(
        kind in any_kind(),
        texts in proptest::collection::vec(anything(), 16),
        lang in proptest::sample::select(vec!["zh", "en", "ja", ""]),
        date in proptest::option::of("[0-9]{4}(-0[1-9](-[12][0-9])?)?"),
    ) -> Work {
        let mut texts = texts.into_iter();
        let mut next = || texts.next().unwrap();
        Work {
            id: next(),
            kind,
            lang: lang.to_owned(),
            title: format!("T{}", next()),
            title_en: Some(next()),
            authors: [next(), next()].iter().filter_map(|name| Author::parse(name)).collect(),
            date: date.clone(),
            container: Some(next()),
            volume: Some(next()),
            issue: Some(next()),
            pages: Some(next()),
            issn: Some(next()),
            publisher: Some(next()),
            place: Some(next()),
            event: Some(next()),
            url: Some(next()),
            accessed: date,
            note: Some(next()),
        }
    }
}

proptest! {
    #[test]
    fn no_content_of_a_field_breaks_a_reference(work in any_work(), place in anything()) {
        let locator = Locator::parse(&place);
        for style in Style::ALL {
            let text = reference(&work, locator.as_ref(), style).unwrap();
            prop_assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{style}: {text:?}");
            match style {
                Style::Bibtex => prop_assert_eq!(Bibliography::parse(&text).unwrap().len(), 1),
                Style::Ris => prop_assert!(text.lines().all(is_ris_line), "{}", text),
                Style::CslJson => {
                    let items: Value = serde_json::from_str(&text).unwrap();
                    prop_assert_eq!(items.as_array().map(Vec::len), Some(1));
                }
                _ => prop_assert!(text.lines().count() <= 2, "{style}: {text}"),
            }
        }
    }

    #[test]
    fn bibtex_reads_back_as_the_same_fields(
        title in line(), journal in line(), volume in line(), issue in line(), note in line(),
        author in "[A-Z友][A-Za-z&%友.'-]{0,9}( [A-Z友][A-Za-z&%友.'-]{0,9}){0,2}", family in "[A-Z][a-zé]{1,9}", given in "[A-Z][a-zé]{1,9}",
    ) {
        let work = Work {
            id: "key-1".to_owned(),
            kind: Kind::Article,
            lang: "zh".to_owned(),
            title: title.clone(),
            authors: [format!("{{{author}}}"), format!("{family}, {given}")]
                .iter().filter_map(|name| Author::parse(name)).collect(),
            date: Some("2015-08".to_owned()),
            container: Some(journal.clone()),
            volume: Some(volume.clone()),
            issue: Some(issue.clone()),
            note: Some(note.clone()),
            url: Some("https://example.org/a_b?c=%E5&d#e~f".to_owned()),
            ..Work::default()
        };
        let text = reference(&work, None, Style::Bibtex).unwrap();
        let parsed = Bibliography::parse(&text).unwrap();
        let entry = parsed.get("key-1").unwrap();
        for (field, expected) in [
            ("title", title), ("journal", journal), ("volume", volume), ("number", issue),
            ("note", note),
        ] {
            prop_assert_eq!(entry.get(field).unwrap().format_verbatim(), expected, "{}", text);
        }
        prop_assert_eq!(entry.url().unwrap(), "https://example.org/a_b?c=%E5&d#e~f");
        let people = entry.author().unwrap();
        prop_assert_eq!(people.len(), 2, "{}", text);
        prop_assert_eq!(&people[0].name, &author, "{}", text);
        prop_assert_eq!((&people[1].name, &people[1].given_name), (&family, &given));
    }
}

fn is_ris_line(line: &str) -> bool {
    let tag = line.as_bytes();
    line.len() >= 6
        && tag[0].is_ascii_uppercase()
        && (tag[1].is_ascii_uppercase() || tag[1].is_ascii_digit())
        && &line[2..6] == "  - "
}

#[test]
fn a_remark_in_brackets_is_no_author() {
    for (publisher, author, absent) in [
        ("人民网 (copy)", "人民网. ", "copy"),
        (
            "江苏省外办 (page without address)",
            "江苏省外办. ",
            "address",
        ),
        (
            "重庆与世界 2016(11) (mirror copy)",
            "重庆与世界 2016(11). ",
            "mirror",
        ),
        ("重庆与世界 2024(3)", "重庆与世界 2024(3). ", "copy"),
        ("全国友协 (CPAFFC)", "CPAFFC. ", "全国友协"),
    ] {
        let address = "https://example.org/a";
        let work = Work::from_source("a", publisher, "十年来", address, "2024", "zh");
        for style in [Style::Apa, Style::Mla, Style::Chicago] {
            let written = reference(&work, None, style).unwrap();
            let author = author.trim_end_matches(". ");
            assert!(
                written.starts_with(author),
                "{publisher}, {style}: {written}"
            );
            assert!(!written.contains(absent), "{publisher}, {style}: {written}");
        }
    }
}

/// APA sets a comma before a month, and only there.
#[test]
fn a_year_alone_stands_without_a_comma() {
    let dated = |date| {
        let url = "https://example.org/sisters.html";
        let work = Work::from_source("x", "Osaka Prefecture", "Sister States", url, date, "en");
        reference(&work, None, Style::Apa).unwrap()
    };
    for (date, said) in [
        ("2024", "Osaka Prefecture. (2024). "),
        ("2024-05", "(2024, May)"),
        ("2024-05-03", "(2024, May 3)"),
        ("", "(n.d.)"),
    ] {
        let apa = dated(date);
        assert!(apa.contains(said), "{date}: {apa}");
    }
}
