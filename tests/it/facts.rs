//! The data files: what is shipped is sound, and whatever is wrong is found with file and line.

use proptest::prelude::*;
use youcheng::facts::{DateRange, Facts, Level, Metric, PartialDate, Texts, check};

/// The smallest sound set of files.
pub(crate) const SMALL: Texts<'static> = Texts {
    sources: "id\tpublisher\ttitle\turl\tas_of\tlang\n\
              yang-2015\tYang Yi\tCity diplomacy\thttps://example.org/a\t2015\tzh\n",
    places: "id\tlevel\tcountry\tparent\ten\tzh\tzh_hant\tpinyin\tlat\tlon\tcoord_source\n\
             cn\tcountry\tCN\t\tChina\t中国\t中國\tzhong guo\t\t\t\n\
             cn-jiangsu\tprovince\tCN\tcn\tJiangsu\t江苏\t江蘇\tjiang su\t\t\t\n\
             cn-jiangsu-suzhou\tprefecture\tCN\tcn-jiangsu\tSuzhou\t苏州\t蘇州\tsu zhou\t31.3\t120.6\tgeonames\n\
             cn-tianjin\tmunicipality\tCN\tcn\tTianjin\t天津\t天津\ttian jin\t\t\t\n\
             jp\tcountry\tJP\t\tJapan\t日本\t日本\tri ben\t\t\t\n\
             jp-kobe\tcity\tJP\tjp\tKobe\t神户\t神戶\tshen hu\t\t\t\n\
             ke\tcountry\tKE\t\tKenya\t肯尼亚\t肯亞\tken ni ya\t\t\t\n\
             ke-nairobi\tcity\tKE\tke\tNairobi\t内罗毕\t奈洛比\tnei luo bi\t\t\t\n",
    groups: "id\tkind\ten\tzh\tzh_hant\tmembers\n\
             world\tworld\tWorld\t世界\t世界\t\n\
             africa\tcontinent\tAfrica\t非洲\t非洲\tKE\n",
    aliases: "id\tlang\talias\n\
              jp\ten-adj\tJapanese\n\
              africa\tzh\t阿非利加\n",
    partnerships: "cn\tpartner\tsince\tsince_basis\tstatus\tsource\n\
                   cn-tianjin\tjp-kobe\t1973-06-24\tdocument\tactive\tyang-2015\n\
                   cn-jiangsu-suzhou\tke-nairobi\t\t\tactive\tyang-2015\n",
    figures: "metric\tscope\tvalue\tunit\tas_of\tsource\tlocator\tnote\tcounts\n\
              partnerships\tworld\t2171\tpairs\t2015-06-01\tyang-2015\tp.72\t\tformal\n\
              partnerships\tcn-tianjin\t40\tpairs\t2015\tyang-2015\t\tsome note\tformal\n",
};

#[test]
fn the_shipped_facts_have_no_fault() {
    let faults: Vec<String> = check(&Texts::EMBEDDED)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn the_shipped_facts_are_complete() {
    let facts = Facts::embedded().unwrap();
    assert_eq!(
        (facts.partnerships.len(), facts.figures.len()),
        (1_824, 298)
    );
    let below = |level| {
        facts
            .places
            .iter()
            .filter(|place| place.country == "CN" && place.level == level)
            .count()
    };
    assert_eq!(below(Level::Province) + below(Level::Municipality), 34);
    assert!(
        below(Level::Prefecture) >= 333,
        "every prefecture-level unit of China is known"
    );
    for code in facts.groups.iter().flat_map(|group| &group.members) {
        assert!(
            facts.places.iter().any(|place| place.country == *code),
            "{code}"
        );
    }
}

#[test]
fn a_small_sound_set_is_read_as_it_stands() {
    let facts = Facts::read(&SMALL).unwrap();
    let tie = &facts.partnerships[0];
    assert_eq!(
        (tie.cn.as_str(), tie.partner.as_str()),
        ("cn-tianjin", "jp-kobe")
    );
    assert_eq!(tie.since, PartialDate::new(1973, Some(6), Some(24)));
    assert_eq!(facts.figures[0].metric, Metric::Partnerships);
    assert_eq!(
        facts.places[2].position.as_ref().map(|at| at.lat),
        Some(31.3)
    );
}

#[test]
fn the_version_follows_every_file() {
    let other = Texts {
        aliases: "id\tlang\talias\n",
        ..SMALL
    };
    assert_eq!(SMALL.version(), SMALL.version());
    assert_ne!(SMALL.version(), other.version());
    assert_eq!(SMALL.version().len(), 12);
}

/// Puts one more line at the end of one file and returns the faults.
fn faults_with(file: &str, line: &str) -> Vec<String> {
    let mut texts = SMALL;
    let text = match file {
        "sources.tsv" => &mut texts.sources,
        "places.tsv" => &mut texts.places,
        "groups.tsv" => &mut texts.groups,
        "aliases.tsv" => &mut texts.aliases,
        "partnerships.tsv" => &mut texts.partnerships,
        "figures.tsv" => &mut texts.figures,
        other => panic!("no file {other}"),
    };
    let longer = format!("{text}{line}\n");
    *text = &longer;
    check(&texts).iter().map(ToString::to_string).collect()
}

#[test]
fn every_kind_of_fault_is_found_with_file_and_line() {
    #[rustfmt::skip]
    let cases = [
        // file, wrong line, where, what the message must say
        ("sources.tsv", "yang-2015\tP\tT\t\t\ten", 3, "stands already in line 2"),
        ("sources.tsv", "Yang 2016\tP\tT\t\t\ten", 3, "lower-case"),
        ("sources.tsv", "a--b\tP\tT\t\t\ten", 3, "single hyphens"),
        ("sources.tsv", "b\tP\tT\tftp://x\t\ten", 3, "does not start with http"),
        ("sources.tsv", "b\tP\tT\t\t2015-13\ten", 3, "is not a date"),
        ("sources.tsv", "b\t\tT\t\t\ten", 3, "publisher is empty"),
        ("sources.tsv", "b\tP\tT\t\ten", 3, "5 columns instead of 6"),
        ("sources.tsv", "", 3, "1 columns instead of 6"),
        ("sources.tsv", "b\tP\tT\u{7}\t\t\ten", 3, "invisible character"),
        ("sources.tsv", "b\tP\tT\u{202e}\t\t\ten", 3, "invisible character"),
        ("sources.tsv", "b\tP\tT\t\t\ten\r", 3, "invisible character"),
        ("sources.tsv", "b\tP \tT\t\t\ten", 3, "superfluous blank"),
        ("sources.tsv", "b\tP  Q\tT\t\t\ten", 3, "superfluous blank"),
        ("sources.tsv", "b\tP\t\"T \"\"q\"\"\"\t\t\ten", 3, "quoted as in CSV"),
        ("places.tsv", "jp\tcountry\tJP\t\tJapan\t日本\t日本\tri ben\t\t\t", 10, "already in line 6"),
        ("places.tsv", "fr\tcountry\tDE\t\tFrance\t法国\t法國\t\t\t\t", 10, "must be \"de\""),
        ("places.tsv", "jp-ube\ttown\tJP\tjp\tUbe\t宇部\t宇部\t\t\t\t", 10, "is not a level"),
        ("places.tsv", "ube\tcity\tJP\tjp\tUbe\t宇部\t宇部\t\t\t\t", 10, "must start with"),
        ("places.tsv", "jp-ube\tcity\tjp\tjp\tUbe\t宇部\t宇部\t\t\t\t", 10, "capital letters"),
        ("places.tsv", "jp-ube\tcity\tJP\t\tUbe\t宇部\t宇部\t\t\t\t", 10, "parent is empty"),
        ("places.tsv", "jp-ube\tcity\tJP\txx\tUbe\t宇部\t宇部\t\t\t\t", 10, "not in places.tsv"),
        ("places.tsv", "jp-ube\tcity\tJP\tke\tUbe\t宇部\t宇部\t\t\t\t", 10, "another country"),
        ("places.tsv", "cn-x\tcounty\tCN\tcn\tX\t某\t某\tmou\t\t\t", 10, "cannot contain"),
        ("places.tsv", "jp-ube\tcity\tJP\tjp\t\t宇部\t宇部\t\t\t\t", 10, "en is empty"),
        ("places.tsv", "jp-ube\tcity\tJP\tjp\tUbe\t\t宇部\t\t\t\t", 10, "zh is empty"),
        ("places.tsv", "jp-ube\tcity\tJP\tjp\tUbe\tUbe\t宇部\t\t\t\t", 10, "not written in zh"),
        ("places.tsv", "jp-ube\tcity\tJP\tjp\t宇部\t宇部\t宇部\t\t\t\t", 10, "not written in en"),
        ("places.tsv", "cn-x\tprovince\tCN\tcn\tX\t某\t某\t\t\t\t", 10, "needs its pinyin"),
        ("places.tsv", "cn-x\tprovince\tCN\tcn\tX\t某\t某\tMǒu\t\t\t", 10, "pinyin"),
        ("places.tsv", "jp-ube\tcity\tJP\tjp\tUbe\t宇部\t宇部\t\t91\t0\tx", 10, "not on the globe"),
        ("places.tsv", "jp-ube\tcity\tJP\tjp\tUbe\t宇部\t宇部\t\tNaN\t0\tx", 10, "not on the globe"),
        ("places.tsv", "jp-ube\tcity\tJP\tjp\tUbe\t宇部\t宇部\t\t0\t999\tx", 10, "not on the globe"),
        ("places.tsv", "jp-ube\tcity\tJP\tjp\tUbe\t宇部\t宇部\t\t9\t\tx", 10, "together"),
        ("groups.tsv", "jp\tbloc\tX\t某\t某\tJP", 4, "already the id of a place"),
        ("groups.tsv", "x\tclub\tX\t某\t某\tJP", 4, "is not a kind of group"),
        ("groups.tsv", "x\tbloc\tX\t某\t某\t", 4, "must have members"),
        ("groups.tsv", "x\tlabel\tX\t某\t某\tJP", 4, "may not have members"),
        ("groups.tsv", "x\tbloc\tX\t某\t某\tJP ZZ", 4, "\"ZZ\" is not the code"),
        ("groups.tsv", "x\tbloc\tX\t某\t某\tJP JP", 4, "stands twice"),
        ("aliases.tsv", "jp-osaka\ten\tX", 4, "neither a place nor a group"),
        ("aliases.tsv", "jp\tfr\tJapon", 4, "is not a language"),
        ("aliases.tsv", "jp\tzh\tNippon", 4, "not written as zh"),
        ("aliases.tsv", "jp\ten-adj\tJapanese", 4, "already in line 2"),
        ("partnerships.tsv", "cn-tianjin\tjp-kobe\t\t\tactive\tyang-2015", 4, "already in line 2"),
        ("partnerships.tsv", "jp-kobe\tcn-tianjin\t\t\tactive\tyang-2015", 4, "already in line 2"),
        ("partnerships.tsv", "jp-kobe\tcn-jiangsu\t\t\tactive\tyang-2015", 4, "is not in China"),
        ("partnerships.tsv", "cn-jiangsu\tcn-tianjin\t\t\tactive\tyang-2015", 4, "is in China"),
        ("partnerships.tsv", "cn-jiangsu\tjp\t\t\tactive\tyang-2015", 4, "is a country"),
        ("partnerships.tsv", "cn-jiangsu\tjp-x\t\t\tactive\tyang-2015", 4, "not in places.tsv"),
        ("partnerships.tsv", "cn-jiangsu\tjp-kobe\t\t\tactive\tnone", 4, "not in sources.tsv"),
        ("partnerships.tsv", "cn-jiangsu\tjp-kobe\t\t\tasleep\tyang-2015", 4, "is not a status"),
        ("partnerships.tsv", "cn-jiangsu\tjp-kobe\t1980-02-30\tdocument\tactive\tyang-2015", 4, "is not a date"),
        ("partnerships.tsv", "cn-jiangsu\tjp-kobe\t1980\t\tactive\tyang-2015", 4, "together"),
        ("partnerships.tsv", "cn-jiangsu\tjp-kobe\t1980\tguess\tactive\tyang-2015", 4, "basis of a date"),
        ("figures.tsv", "pairs\tworld\t1\tpairs\t\tyang-2015\t\t\tformal", 4, "is not a metric"),
        ("figures.tsv", "partnerships\tmoon\t1\tpairs\t\tyang-2015\t\t\tformal", 4, "neither a place nor"),
        ("figures.tsv", "partnerships\tworld\t1\tcities\t\tyang-2015\t\t\tformal", 4, "not counted in cities"),
        ("figures.tsv", "partnerships\tworld\t1.5\tpairs\t\tyang-2015\t\t\tformal", 4, "not a number of pairs"),
        ("figures.tsv", "partnerships\tworld\t-1\tpairs\t\tyang-2015\t\t\tformal", 4, "not a number of pairs"),
        ("figures.tsv", "partnerships\tworld\tNaN\tpairs\t\tyang-2015\t\t\tformal", 4, "not a number of pairs"),
        ("figures.tsv", "country_rank_share\tworld\t157\tpercent\t\tyang-2015\t\t\tformal", 4, "not a number of percent"),
        ("figures.tsv", "partnerships\tworld\tmany\tpairs\t\tyang-2015\t\t\tformal", 4, "value \"many\""),
        ("figures.tsv", "partnerships\tworld\t9\tpairs\t\tnone\t\t\tformal", 4, "not in sources.tsv"),
        ("figures.tsv", "partnerships\tworld\t2171\tpairs\t2015-06-01\tyang-2015\tp.1\t\tformal", 4, "already in line 2"),
    ];
    assert_eq!(check(&SMALL), []);
    for (file, line, number, what) in cases {
        let faults = faults_with(file, line);
        let place = format!("{file}:{number}: ");
        assert!(
            faults
                .iter()
                .any(|fault| fault.starts_with(&place) && fault.contains(what)),
            "{line:?} in {file} should give {place}…{what}…, but gave {faults:?}"
        );
    }
}

#[test]
fn dates_that_cannot_be_are_faults_and_only_a_check_knows_the_year() {
    let shipped = Facts::read_in(&Texts::EMBEDDED, Some(2026));
    assert!(shipped.is_ok(), "{shipped:?}");
    let ties = SMALL.partnerships.replace("1973-06-24", "1873-06-24");
    let figures = SMALL.figures.replacen("2015-06-01", "2114-06-01", 1);
    let texts = Texts {
        partnerships: &ties,
        figures: &figures,
        ..SMALL
    };
    let said = |latest| {
        let faults = Facts::read_in(&texts, latest).unwrap_err();
        faults
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n")
    };
    let old = "since 1873-06-24 cannot be: no friendship of cities is older than 1900";
    assert!(
        said(None).contains(old) && !said(None).contains("2114"),
        "{}",
        said(None)
    );
    assert!(
        said(Some(2026)).contains("cannot be: it is only 2026"),
        "{}",
        said(Some(2026))
    );
}

#[test]
fn all_faults_of_a_file_are_listed_in_order() {
    let faults = faults_with("sources.tsv", "A\t\tT\tx\t2015-13\ten\nb\tc");
    let lines: Vec<_> = faults
        .iter()
        .map(|fault| fault.split(": ").next().unwrap())
        .collect();
    assert_eq!(
        lines,
        [
            "sources.tsv:3",
            "sources.tsv:3",
            "sources.tsv:3",
            "sources.tsv:4"
        ]
    );
}

#[test]
fn a_faulty_row_is_no_fault_of_the_rows_that_refer_to_it() {
    let sources = SMALL.sources.replace("\t2015\tzh", "\tsoon\tzh");
    let places = SMALL.places.replace("\t31.3\t", "\t131.3\t");
    let faults = check(&Texts {
        sources: &sources,
        places: &places,
        ..SMALL
    });
    let files: Vec<&str> = faults.iter().map(|fault| fault.file).collect();
    assert_eq!(files, ["places.tsv", "sources.tsv"], "{faults:?}");
}

#[test]
fn a_changed_header_or_a_missing_line_end_is_a_fault() {
    let swapped = Texts {
        aliases: "lang\tid\talias\n",
        ..SMALL
    };
    assert!(
        check(&swapped)
            .iter()
            .any(|fault| fault.line == 1 && fault.file == "aliases.tsv")
    );
    let empty = Texts {
        groups: "",
        ..SMALL
    };
    assert!(
        check(&empty)
            .iter()
            .any(|fault| fault.line == 1 && fault.file == "groups.tsv")
    );
    let cut = Texts {
        aliases: "id\tlang\talias\njp\ten\tNippon",
        ..SMALL
    };
    assert!(
        check(&cut)
            .iter()
            .any(|fault| fault.line == 2 && fault.message.contains("line end"))
    );
}

#[test]
fn the_date_before_another_is_as_precise_as_it() {
    let before = |text: &str| {
        let date: PartialDate = text.parse().unwrap();
        date.previous().map(|date| date.to_string())
    };
    for (date, want) in [
        ("1990", "1989"),
        ("1990-05", "1990-04"),
        ("1990-01", "1989-12"),
        ("1990-05-12", "1990-05-11"),
        ("1990-03-01", "1990-02-28"),
        ("1992-03-01", "1992-02-29"),
        ("1990-01-01", "1989-12-31"),
    ] {
        assert_eq!(before(date).as_deref(), Some(want), "{date}");
    }
    for first in ["0001", "0001-01", "0001-01-01"] {
        assert_eq!(before(first), None, "{first}");
    }
}

#[test]
fn a_range_holds_what_may_lie_in_it() {
    let date = |text: &str| text.parse::<PartialDate>().unwrap();
    let cases = [
        ("1980-05", "1981", "1980", true),
        ("1980-05", "1981", "1980-04", false),
        ("1980-05", "1981", "1981-12-31", true),
        ("1980-05", "1981", "1982", false),
        ("1980-05-10", "1980-05-20", "1980-05", true),
        ("1980-05-10", "1980-05-20", "1980-05-09", false),
        ("1980-05-10", "1980-05-20", "1980-06", false),
    ];
    for (from, to, held, expected) in cases {
        let range = DateRange {
            from: Some(date(from)),
            to: Some(date(to)),
        };
        assert_eq!(
            range.contains(date(held)),
            expected,
            "{held} in {from}..{to}"
        );
    }
    assert!(DateRange::default().contains(date("0001")) && DateRange::default().is_unbounded());
    assert!(DateRange::only(date("1994")).contains(date("1994-12-31")));
}

/// Any date that the calendar has, at any of the three precisions.
pub(crate) fn any_date() -> impl Strategy<Value = PartialDate> {
    (1_u16..=9_999, 0_u8..=12, 0_u8..=31).prop_filter_map("no such date", |(year, month, day)| {
        let part = |part: u8| (part > 0).then_some(part);
        PartialDate::new(year, part(month), part(day))
    })
}

proptest! {
    #[test]
    fn a_date_survives_text_number_and_json(date in any_date()) {
        let text = date.to_string();
        prop_assert_eq!(text.parse::<PartialDate>().unwrap(), date);
        prop_assert_eq!(PartialDate::from_packed(date.packed()), Some(date));
        let json = serde_json::to_string(&date).unwrap();
        prop_assert_eq!(serde_json::from_str::<PartialDate>(&json).unwrap(), date);
    }

    #[test]
    fn dates_numbers_and_texts_have_one_order(a in any_date(), b in any_date()) {
        prop_assert_eq!(a.cmp(&b), a.packed().cmp(&b.packed()));
        prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
    }

    #[test]
    fn no_text_is_read_as_another_date(text in "[0-9-]{0,12}|\\PC{0,12}") {
        if let Ok(date) = text.parse::<PartialDate>() {
            prop_assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn no_number_is_read_as_another_date(packed in -20_000_i64..200_000_000) {
        if let Some(date) = PartialDate::from_packed(packed) {
            prop_assert_eq!(date.packed(), packed);
        }
    }

    #[test]
    fn any_text_is_refused_with_a_line_or_read(text in "(\\PC|\\n|\\t|\\r){0,200}") {
        let lines = text.split('\n').count();
        for fault in check(&Texts { figures: &text, ..SMALL }) {
            prop_assert!(fault.line >= 1 && fault.line <= lines, "{fault}");
        }
    }

    #[test]
    fn any_row_with_the_right_columns_is_refused_with_its_line_or_read(
        cells in proptest::collection::vec("[\\PC&&[^\\t\\n]]{0,12}", 9),
    ) {
        let text = format!("{}{}\n", SMALL.figures, cells.join("\t"));
        for fault in check(&Texts { figures: &text, ..SMALL }) {
            prop_assert_eq!(fault.line, 4);
        }
    }
}
