//! Import: what a file says is understood, compared with what is known, and never half applied.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use youcheng::facts::{Kind, Row, Source};
use youcheng::import::{ImportError, Job, Missing, NewPlaces, Report, SourceArg, run};
use youcheng::store::Store;
use youcheng::store::changes::{Asked, Wanted};

use crate::changes::{by, say, state};
use crate::databases::{Home, both};
use crate::facts::SMALL;

both!(
    a_pair_list_is_understood_in_either_direction,
    a_line_is_named_by_its_number_however_lines_end,
    a_date_that_cannot_be_is_rejected_and_says_why,
    dates_fill_in_what_is_unknown_and_conflict_with_what_is_known,
    results_of_wikidata_are_read_as_csv_and_in_both_forms_of_json,
    figures_come_in_with_their_own_columns,
    new_places_are_made_when_accepted_or_described,
    a_dry_run_reports_the_same_and_changes_nothing,
    every_imported_row_is_in_the_history_and_one_undo_takes_all_back,
    what_cannot_be_read_is_refused_as_a_whole_with_the_reason,
    what_was_retired_here_does_not_come_back_by_itself,
    an_export_is_read_back_to_the_same_state,
);

/// A store with the small facts and a place for files.
pub(crate) struct Fixture {
    home: Home,
    store: Store,
}

impl Fixture {
    /// Of the same kind as `like`.
    pub(crate) async fn new(like: &Home) -> Self {
        let home = like.another().await;
        let store = home.open(SMALL).await;
        Self { home, store }
    }

    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let file = self.home.path().join(name);
        fs::write(&file, bytes).unwrap();
        file
    }

    pub(crate) fn job(&self, path: &Path) -> Job {
        Job {
            path: path.to_owned(),
            map: None,
            sheet: None,
            source: SourceArg::Id("yang-2015".to_owned()),
            new_places: NewPlaces::Propose,
            overwrite: false,
            dry_run: false,
            origin: by("a test"),
        }
    }

    pub(crate) async fn run(&self, job: &Job) -> Result<Report, ImportError> {
        run(&self.store, job, &mut |_| {}).await
    }

    /// Imports a text under a name.
    pub(crate) async fn import(&self, name: &str, text: &str) -> Result<Report, ImportError> {
        self.run(&self.job(&self.file(name, text))).await
    }

    pub(crate) async fn since(&self, key: &str) -> Option<String> {
        let wanted = Wanted::Key(key.to_owned());
        let stored = self.store.row(Kind::Partnership, &wanted).await.unwrap()?;
        let Row::Partnership(tie) = stored.row else {
            panic!("a partnership")
        };
        Some(tie.since.map_or("-".to_owned(), |date| date.to_string()))
    }
}

/// The counts that are not zero, and the lines.
pub(crate) fn shown(report: &Report) -> String {
    let counts = serde_json::to_value(report.counts).unwrap();
    let counts = counts.as_object().unwrap().iter();
    let counts: Vec<String> = counts
        .filter(|(_, count)| count.as_u64() != Some(0))
        .map(|(name, count)| format!("{name} {count}"))
        .collect();
    let lines = report.lines.iter().map(|line| {
        let verdict = format!("{:?}", line.verdict).to_lowercase();
        format!("\n  {}: {verdict}: {}", line.line, line.text())
    });
    counts.join(", ") + &lines.collect::<String>()
}

async fn a_pair_list_is_understood_in_either_direction(home: Home) {
    let fixture = Fixture::new(&home).await;
    let text = "city1,country1,city2,country2\n\
        Tianjin,China,Kobe,Japan\n\
        Nairobi,Kenya,Tianjin City,China\n\
        天津市,中国,内罗毕,肯尼亚\n\
        Kobe,Japan,Nairobi,Kenya\n\
        Suzhou (Jiangsu),China,Kōbe,Japan\n\
        Suzho,China,Kobe,Japan\n\
        Suzhou,China,Tianjin,China\n\
        Suzhou,China,Osaka,Japan\n\
        Osaka,Japan,Tianjin,China\n\
        Suzhou,China,Narnia City,Narnia\n\
        ,China,Kobe,Japan\n\
        Suzhou,China,Kobe\n";
    let report = fixture.import("pairs.csv", text).await.unwrap();
    insta::assert_snapshot!(
        "a_pair_list_is_understood_in_either_direction",
        shown(&report)
    );
    assert_eq!(report.proposals.len(), 1, "Osaka is proposed once");
    assert_eq!(fixture.since("cn-tianjin ke-nairobi").await.unwrap(), "-");
    assert!(fixture.since("cn-jiangsu-suzhou jp-kobe").await.is_some());
}

#[tokio::test]
async fn a_country_is_known_by_its_codes_and_by_the_long_name_of_its_state() {
    let facts = youcheng::facts::Facts::embedded().unwrap();
    let store = Store::in_memory(&facts).await.unwrap();
    let names = store.names().await.unwrap();
    let gazetteer =
        youcheng::places::Gazetteer::new(names.places, names.groups, &names.names).unwrap();
    let cases = [
        (
            "cn",
            "China|CN|CHN|chn|PRC|P.R.C.|PR China|P.R. China|P. R. China|China PR|China, P.R.|\
             People's Republic of China|Peoples Rep. of China|China, People's Republic of|\
             China (People's Republic of)|中国|中华人民共和国|中華人民共和國|中国（大陆）",
        ),
        (
            "kr",
            "KOR|Korea, Rep.|Korea (Republic of)|Republic of Korea|ROK|R.O.K.|大韩民国",
        ),
        (
            "kp",
            "PRK|Korea, Dem. People's Rep.|Korea (Democratic People's Republic of)|D.P.R.K.",
        ),
        (
            "cd",
            "COD|Congo, Dem. Rep.|DR Congo|D.R. Congo|Congo, the Democratic Republic of the",
        ),
        ("cg", "COG|Congo, Rep.|Congo, Republic of the"),
        (
            "gb",
            "GBR|United Kingdom of Great Britain and Northern Ireland|U.K.",
        ),
        (
            "sg",
            "SGP|Republic of Singapore|Singapore, Republic of|新加坡共和国",
        ),
        ("th", "THA|Kingdom of Thailand|泰王国"),
        (
            "ve",
            "VEN|Venezuela (Bolivarian Republic of)|委内瑞拉玻利瓦尔共和国",
        ),
        ("sk", "Slovak Republic|SVK|斯洛伐克共和国"),
        ("gm", "Gambia, The|Republic of the Gambia|Gambia (the)"),
        ("vg", "VGB|Virgin Islands, British"),
        // Another state, a word too few or a letter wrong is no country.
        (
            "",
            "Republic of China|R. of China|China, Republic of|中华民国|Chnia|Republic|the|\
             Soviet Union|刚果人民共和国|CHX|Osaka",
        ),
    ];
    for (slug, spellings) in cases {
        for name in spellings.split('|') {
            let found = gazetteer.resolve_country(name);
            let found = found.map_or(String::new(), |place| place.slug.to_string());
            assert_eq!(found, slug, "{name}");
        }
    }
}

#[tokio::test]
async fn a_side_whose_country_is_not_understood_is_never_dropped_without_a_word() {
    let facts = youcheng::facts::Facts::embedded().unwrap();
    let store = Store::in_memory(&facts).await.unwrap();
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("spelt.csv");
    let text = "city1,country1,city2,country2\n\
        Tianjin,P.R. China,Kobe,JPN\n\
        Kobe,State of Japan,Tianjin,China PR\n\
        Wuhan,Chnia,Oita,Japan\n\
        Oita,Japan,Wuhan,Chnia\n\
        Wuhan,Chnia,Oita,Japn\n\
        Wuhan,Chnia,Oita,\n\
        Wuhan,Republic of China,Oita,Japan\n\
        Taipei,\"Taiwan, Province of China\",Kobe,Japan\n\
        Kobe,Japan,Hong Kong,\"China, Hong Kong SAR\"\n\
        Kobe,Japan,Kowloon,中国香港\n\
        Kobe,Japan,Nairobi,Kenya\n";
    fs::write(&file, text).unwrap();
    let job = Job {
        path: file,
        map: None,
        sheet: None,
        source: SourceArg::Id("yang-2015".to_owned()),
        new_places: NewPlaces::Propose,
        overwrite: false,
        dry_run: true,
        origin: by("a test"),
    };
    let report = run(&store, &job, &mut |_| {}).await.unwrap();
    assert_eq!(
        shown(&report),
        "duplicate 1, excluded 3, outside 1, read 11, rejected 5, same 1\n  \
         4: rejected: Wuhan – Oita: no country is called \"Chnia\"\n  \
         5: rejected: Oita – Wuhan: no country is called \"Chnia\"\n  \
         6: rejected: Wuhan – Oita: no country is called \"Chnia, Japn\"\n  \
         7: rejected: Wuhan – Oita: no country is called \"Chnia\"\n  \
         8: rejected: Wuhan – Oita: no country is called \"Republic of China\"\n  \
         9: excluded: Taipei – Kobe: a place in Hong Kong, Macao or Taiwan\n  \
         10: excluded: Kobe – Hong Kong: a place in Hong Kong, Macao or Taiwan\n  \
         11: excluded: Kobe – Kowloon: a place in Hong Kong, Macao or Taiwan"
    );
}

async fn a_date_that_cannot_be_is_rejected_and_says_why(home: Home) {
    let fixture = Fixture::new(&home).await;
    let text = "city1,country1,city2,country2,since\n\
        Suzhou,China,Kobe,Japan,1850\n\
        Suzhou,China,Kobe,Japan,2999-01\n\
        Tianjin,China,Kobe,Japan,2040\n\
        Kobe,Japan,Nairobi,Kenya,1850\n\
        Suzhou,China,Kobe,Japan,1974\n";
    let job = Job {
        map: Some("auto".to_owned()),
        ..fixture.job(&fixture.file("dates.csv", text))
    };
    let report = fixture.run(&job).await.unwrap();
    assert_eq!(
        shown(&report),
        "new 1, outside 1, read 5, rejected 3\n  \
         2: rejected: Suzhou – Kobe: since 1850 cannot be: no friendship of cities is older than 1900\n  \
         3: rejected: Suzhou – Kobe: since 2999-01 cannot be: it is only 2026\n  \
         4: rejected: Tianjin – Kobe: since 2040 cannot be: it is only 2026\n  \
         6: new: cn-jiangsu-suzhou jp-kobe"
    );
    let own = "cn\tpartner\tsince\tsince_basis\tstatus\tsource\n\
        cn-tianjin\tke-nairobi\t2100\tunverified\tactive\tyang-2015\n";
    let report = fixture.import("partnerships.tsv", own).await.unwrap();
    assert_eq!(
        shown(&report),
        "read 1, rejected 1\n  2: rejected: cn-tianjin ke-nairobi: since 2100 cannot be: it is only 2026"
    );
    let figures = "scope,value,as_of\nKenya,3,2100\nKenya,3,2025\n";
    let file = fixture.file("figures.csv", figures);
    let report = fixture.run(&Job { path: file, ..job }).await.unwrap();
    let said = shown(&report);
    assert!(
        said.contains("as_of 2100 cannot be: it is only 2026"),
        "{said}"
    );
    assert_eq!(report.counts.new, 1, "{said}");
}

async fn a_line_is_named_by_its_number_however_lines_end(home: Home) {
    let fixture = Fixture::new(&home).await;
    let header = "city1,country1,city2,country2";
    let good = "Tianjin,China,Kobe,Japan";
    let bad = "Suzho,China,Kobe,Japan";
    let cases: [(&[&str], &[u64]); 5] = [
        (&[header, bad, good, bad], &[2, 4]),
        (&[header, "", bad, "", "", bad, ""], &[3, 6]),
        (&["", header, bad], &[3]),
        (
            &[header, "\"Suzho\n\nX\",China,Kobe,Japan", bad, good, bad],
            &[2, 5, 7],
        ),
        (&[header, good, "Suzho,China,Kobe,\"Japan"], &[3]),
    ];
    for (lines, expected) in cases {
        for (ending, mark) in [("\n", ""), ("\r\n", "\u{feff}"), ("\r", "")] {
            for last in ["", ending] {
                let text = lines.join("\n").replace('\n', ending);
                let file = fixture.file("lines.csv", format!("{mark}{text}{last}"));
                let mut told = Vec::new();
                let job = fixture.job(&file);
                let mut tell = |progress: youcheng::import::Progress<'_>| {
                    told.extend(progress.left_out.iter().map(|line| line.line));
                };
                let report = run(&fixture.store, &job, &mut tell).await.unwrap();
                let rejected = report.lines.iter();
                let rejected = rejected.filter(|line| line.reason.is_some());
                let rejected: Vec<u64> = rejected.map(|line| line.line).collect();
                assert_eq!(rejected, expected, "{lines:?} {ending:?} {last:?}");
                assert_eq!(told, expected, "{lines:?} {ending:?} {last:?}");
            }
        }
    }
}

async fn dates_fill_in_what_is_unknown_and_conflict_with_what_is_known(home: Home) {
    let fixture = Fixture::new(&home).await;
    let text = "中国城市;外国城市;国别;结好时间\n\
        天津;神户;日本;1973-06-25\n\
        苏州;内罗毕;肯尼亚;1988年5月\n\
        苏州;内罗毕;肯尼亚;1988/5/12\n\
        苏州;内罗毕;肯尼亚;1988\n\
        苏州;神户;日本;someday\n";
    let file = fixture.file("友城.csv", text);
    let guessed = fixture.run(&fixture.job(&file)).await.unwrap_err();
    assert!(guessed.to_string().contains("结好时间=since"), "{guessed}");
    let job = Job {
        map: Some("auto".to_owned()),
        ..fixture.job(&file)
    };
    let report = fixture.run(&job).await.unwrap();
    insta::assert_snapshot!(
        "dates_fill_in_what_is_unknown_and_conflict_with_what_is_known",
        shown(&report)
    );
    assert_eq!(
        fixture.since("cn-tianjin jp-kobe").await.unwrap(),
        "1973-06-24"
    );
    assert_eq!(
        fixture.since("cn-jiangsu-suzhou ke-nairobi").await.unwrap(),
        "1988-05-12"
    );
    let overwrite = Job {
        overwrite: true,
        ..job
    };
    let report = fixture.run(&overwrite).await.unwrap();
    assert_eq!((report.counts.changed, report.counts.conflicting), (1, 0));
    assert_eq!(report.earlier, Some(1), "the same file was imported before");
    assert_eq!(
        fixture.since("cn-tianjin jp-kobe").await.unwrap(),
        "1973-06-25"
    );
}

async fn results_of_wikidata_are_read_as_csv_and_in_both_forms_of_json(home: Home) {
    let csv = "item,itemLabel,itemCountry,partner,partnerLabel,partnerCountry,start,precision\n\
        http://www.wikidata.org/entity/Q1,Kobe,JP,http://www.wikidata.org/entity/Q2,Tianjin,CN,,\n\
        http://www.wikidata.org/entity/Q3,Suzhou,CN,http://www.wikidata.org/entity/Q1,Kobe,JP,1990-01-01T00:00:00Z,9\n\
        http://www.wikidata.org/entity/Q4,Q4,CN,http://www.wikidata.org/entity/Q1,Kobe,JP,,\n\
        http://www.wikidata.org/entity/Q5,Osaka,JP,http://www.wikidata.org/entity/Q6,Nairobi,KE,,\n";
    let rows = [
        r#"{"item":{"type":"uri","value":"http://www.wikidata.org/entity/Q1"},"itemLabel":{"type":"literal","value":"Kobe"},"itemCountry":{"value":"JP"},"partnerLabel":{"xml:lang":"en","type":"literal","value":"Tianjin"},"partnerCountry":{"value":"CN"}}"#,
        r#"{"itemLabel":{"value":"Suzhou"},"itemCountry":{"value":"CN"},"partnerLabel":{"value":"Kobe"},"partnerCountry":{"value":"JP"},"start":{"value":"1990-01-01T00:00:00Z"},"precision":{"value":"9"},"other":{"value":[1]}}"#,
        r#"{"itemLabel":{"value":"Q4"},"itemCountry":{"value":"CN"},"partnerLabel":{"value":"Kobe"},"partnerCountry":{"value":"JP"}}"#,
        r#"{"itemLabel":{"value":"Osaka"},"itemCountry":{"value":"JP"},"partnerLabel":{"value":"Nairobi"},"partnerCountry":{"value":"KE"}}"#,
    ];
    let sparql = format!(
        r#"{{"head":{{"vars":["item"]}},"results":{{"bindings":[{}]}}}}"#,
        rows.join(",")
    );
    let plain = r#"[{"itemLabel":"Kobe","itemCountry":"JP","partnerLabel":"Tianjin","partnerCountry":"CN"},
        {"itemLabel":"Suzhou","itemCountry":"CN","partnerLabel":"Kobe","partnerCountry":"JP","start":"1990-01-01T00:00:00Z","precision":9},
        {"itemLabel":"Q4","itemCountry":"CN","partnerLabel":"Kobe","partnerCountry":"JP"},
        {"itemLabel":"Osaka","itemCountry":"JP","partnerLabel":"Nairobi","partnerCountry":"KE"}]"#;
    for (name, text) in [("a.csv", csv), ("a.json", &sparql), ("b.json", plain)] {
        let fixture = Fixture::new(&home).await;
        let report = fixture.import(name, text).await.unwrap();
        let c = report.counts;
        let found = (c.read, c.new, c.same, c.rejected, c.outside);
        assert_eq!(found, (4, 1, 1, 1, 1), "{name}: {}", shown(&report));
        let since = fixture.since("cn-jiangsu-suzhou jp-kobe").await.unwrap();
        assert_eq!(since, "1990", "{name}");
    }
}

#[tokio::test]
async fn a_month_that_a_spreadsheet_may_have_cut_is_not_guessed() {
    let fixture = Fixture::new(&Home::sqlite()).await;
    let cases = [
        ("1988.1", None),
        ("1988.01", Some("1988-01")),
        ("1988.10.1", Some("1988-10-01")),
        ("1988.11", Some("1988-11")),
    ];
    for (since, expected) in cases {
        let text =
            format!("city1,country1,city2,country2,since\nSuzhou,China,Kobe,Japan,{since}\n");
        let mut job = fixture.job(&fixture.file("pairs.csv", text));
        job.map = Some("auto".to_owned());
        job.overwrite = true;
        let report = fixture.run(&job).await.unwrap();
        let stored = fixture.since("cn-jiangsu-suzhou jp-kobe").await;
        assert_eq!(stored.as_deref(), expected, "{since}: {}", shown(&report));
        if expected.is_none() {
            assert!(shown(&report).contains("or October"), "{}", shown(&report));
        }
    }
}

#[test]
fn every_row_that_was_left_out_is_in_its_file_however_many_there_are() {
    let dir = TempDir::new().unwrap();
    let mut table = String::from("city1,country1,city2,country2\n");
    for at in 0..2_500 {
        table.push_str(&format!("Nowhere {at},China,Kobe,Japan\n"));
    }
    let (pairs, left_out) = (dir.path().join("pairs.csv"), dir.path().join("left.tsv"));
    fs::write(&pairs, table).unwrap();
    let (pairs, file) = (pairs.to_str().unwrap(), left_out.to_str().unwrap());
    say(
        &dir.path().join("data"),
        &["data", "import", pairs, "--dry-run", "--left-out", file],
    );
    let left = fs::read_to_string(&left_out).unwrap();
    assert_eq!(left.lines().count(), 1 + 2_500);
    assert!(left.contains("pairs.csv\t2501\t") && left.contains("Nowhere 2499"));
}

async fn figures_come_in_with_their_own_columns(home: Home) {
    let fixture = Fixture::new(&home).await;
    let text = "scope,value,as_of,note\nJapan,\"1,249\",2015年5月,end of May\n\
                Africa,12,2016,\nWorld,2171,2015-06-01,\nAtlantis,1,2015,\nJapan,x,2015,\n";
    let file = fixture.file("figures.csv", text);
    let job = Job {
        map: Some("auto".to_owned()),
        ..fixture.job(&file)
    };
    let report = fixture.run(&job).await.unwrap();
    insta::assert_snapshot!("figures_come_in_with_their_own_columns", shown(&report));
}

async fn new_places_are_made_when_accepted_or_described(home: Home) {
    let text = "city1,country1,city2,country2\nTianjin,China,Nagoya,Japan\n\
                Suzhou,China,Nagoya,Japan\nTianjin,China,奈良,Japan\n";
    let accept = |fixture: &Fixture, file: &Path, new_places| Job {
        new_places,
        ..fixture.job(file)
    };
    let fixture = Fixture::new(&home).await;
    let file = fixture.file("pairs.csv", text);
    let report = fixture
        .run(&accept(&fixture, &file, NewPlaces::Accept))
        .await
        .unwrap();
    let c = report.counts;
    assert_eq!(
        (c.new, c.rejected, c.places),
        (2, 1, 1),
        "{}",
        shown(&report)
    );
    assert!(fixture.since("cn-jiangsu-suzhou jp-nagoya").await.is_some());
    let mut changing = fixture.store.change(by("all of it back")).await.unwrap();
    assert_eq!(
        changing.undo_import(report.import.unwrap()).await.unwrap(),
        3
    );
    changing.commit().await.unwrap();
    assert_eq!(fixture.since("cn-jiangsu-suzhou jp-nagoya").await, None);

    let fixture = Fixture::new(&home).await;
    let file = fixture.file("pairs.csv", text);
    let places = format!(
        "{}\njp-nagoya\tcity\tJP\tjp\tNagoya\t名古屋\t名古屋\t\t\t\t\n\
         jp-nara\tcity\tJP\tjp\tNara\t奈良\t奈良\t\t\t\t\n",
        Kind::Place.columns().join("\t")
    );
    let places = fixture.file("places.tsv", places);
    let report = fixture
        .run(&accept(&fixture, &file, NewPlaces::File(places)))
        .await
        .unwrap();
    assert_eq!(
        (report.counts.new, report.counts.rejected),
        (3, 0),
        "{}",
        shown(&report)
    );
}

async fn a_dry_run_reports_the_same_and_changes_nothing(home: Home) {
    let fixture = Fixture::new(&home).await;
    let text = "city1,country1,city2,country2\nSuzhou,China,Kobe,Japan\nTianjin,China,Nara,Japan\n";
    let before = state(&fixture.home).await;
    let job = Job {
        new_places: NewPlaces::Accept,
        ..fixture.job(&fixture.file("pairs.csv", text))
    };
    let dry = Job {
        dry_run: true,
        source: SourceArg::None,
        ..job.clone()
    };
    let dry = fixture.run(&dry).await.unwrap();
    assert_eq!(dry.missing, [Missing::Source]);
    let guessed = Job {
        dry_run: true,
        ..fixture.job(&fixture.file("guess.csv", "中方,外方\nSuzhou,Kobe\n"))
    };
    let guessed = fixture.run(&guessed).await.unwrap();
    assert_eq!(guessed.missing, [Missing::Columns]);
    assert_eq!(state(&fixture.home).await, before);
    assert_eq!(dry.import, None);
    let wet = fixture.run(&job).await.unwrap();
    assert_eq!(shown(&dry), shown(&wet));
    let again = fixture.run(&job).await.unwrap();
    assert_eq!(
        (again.counts.same, again.counts.new, again.import),
        (2, 0, None)
    );
}

async fn every_imported_row_is_in_the_history_and_one_undo_takes_all_back(home: Home) {
    let fixture = Fixture::new(&home).await;
    let before = state(&fixture.home).await;
    let text = "city1,country1,city2,country2,since\nSuzhou,China,Kobe,Japan,1990\n\
                Suzhou,China,Nairobi,Kenya,1991\n";
    let source = Source {
        id: "list-2026".to_owned(),
        publisher: "Somebody".to_owned(),
        title: "A list".to_owned(),
        url: None,
        as_of: None,
        lang: "en".to_owned(),
    };
    let job = Job {
        map: Some("auto".to_owned()),
        source: SourceArg::New(source),
        ..fixture.job(&fixture.file("pairs.csv", text))
    };
    let report = fixture.run(&job).await.unwrap();
    let asked = Asked {
        import: report.import,
        limit: 10,
        ..Asked::default()
    };
    let history = fixture.store.history(&asked).await.unwrap();
    let actions: Vec<_> = history
        .iter()
        .rev()
        .map(|c| (c.action.code(), c.kind))
        .collect();
    let tie = Kind::Partnership;
    assert_eq!(actions, [("add", Kind::Source), ("add", tie), ("set", tie)]);
    let imports = fixture.store.imports().await.unwrap();
    assert_eq!(
        (imports[0].file.as_str(), imports[0].hash.len()),
        ("pairs.csv", 64)
    );
    let mut changing = fixture.store.change(by("the wrong list")).await.unwrap();
    changing.undo_import(imports[0].id).await.unwrap();
    changing.commit().await.unwrap();
    assert_eq!(state(&fixture.home).await, before);
}

async fn what_cannot_be_read_is_refused_as_a_whole_with_the_reason(home: Home) {
    let fixture = Fixture::new(&home).await;
    let before = state(&fixture.home).await;
    let endless = format!(
        "city1,country1,city2,country2\n\"Tianjin{}",
        "x\n".repeat(2_000_000)
    );
    let cases: [(&str, Vec<u8>, &str); 9] = [
        (
            "latin.csv",
            b"city1,country1,city2,country2\nTianjin,China,M\xfcnchen,Germany\n".to_vec(),
            "line 2 is not valid UTF-8",
        ),
        (
            "empty.csv",
            Vec::new(),
            "is empty; the first line must name the columns",
        ),
        (
            "twice.csv",
            b"city,city,country2\n".to_vec(),
            "the column \"city\" stands twice",
        ),
        (
            "other.csv",
            b"name,size\na,1\n".to_vec(),
            "do not name two places",
        ),
        (
            "half.csv",
            b"city1,x\na,1\n".to_vec(),
            "do not name the other place",
        ),
        (
            "quote.csv",
            endless.into_bytes(),
            "does not end; is a quotation mark missing?",
        ),
        (
            "broken.xlsx",
            b"PK\x03\x04 nothing of the kind".to_vec(),
            "is not a readable workbook",
        ),
        (
            "broken.json",
            b"{\"results\":{\"bindings\":[{\"itemLabel\":".to_vec(),
            "is not a result of a query",
        ),
        (
            "none.json",
            b"{\"head\":{}}".to_vec(),
            "has no result in it",
        ),
    ];
    for (name, bytes, expected) in cases {
        let file = fixture.file(name, bytes);
        let error = fixture
            .run(&fixture.job(&file))
            .await
            .unwrap_err()
            .to_string();
        assert!(error.contains(expected), "{name}: {error}");
        assert!(!error.contains('\n'), "{name}: {error}");
    }
    let nowhere = fixture.home.path().join("nowhere.csv");
    let error = fixture.run(&fixture.job(&nowhere)).await.unwrap_err();
    assert!(matches!(error, ImportError::Unreadable { .. }), "{error}");
    let pairs = fixture.file(
        "pairs.csv",
        "city1,country1,city2,country2\nSuzhou,China,Kobe,Japan\n",
    );
    let job = fixture.job(&pairs);
    let sources = [
        (SourceArg::None, "the rows name no source"),
        (
            SourceArg::Id("nobody".to_owned()),
            "the source \"nobody\" is not known",
        ),
    ];
    for (source, expected) in sources {
        let job = Job {
            source,
            ..job.clone()
        };
        let error = fixture.run(&job).await.unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
    for (map, expected) in [
        ("stadt=place1", "no column \"stadt\""),
        ("city1=town", "\"town\" is not a field"),
    ] {
        let map = Some(map.to_owned());
        let error = fixture
            .run(&Job { map, ..job.clone() })
            .await
            .unwrap_err()
            .to_string();
        assert!(error.contains(expected), "{error}");
    }
    let huge = format!(
        "city1,country1,city2,country2\nTianjin,China,{},Japan\n",
        "x".repeat(5_000)
    );
    let report = fixture.import("huge.csv", &huge).await.unwrap();
    assert_eq!(report.counts.rejected, 1, "{}", shown(&report));
    assert_eq!(state(&fixture.home).await, before);
}

async fn what_was_retired_here_does_not_come_back_by_itself(home: Home) {
    let fixture = Fixture::new(&home).await;
    let mut changing = fixture.store.change(by("it never existed")).await.unwrap();
    let key = Wanted::Key("cn-tianjin jp-kobe".to_owned());
    changing.retire(Kind::Partnership, &key).await.unwrap();
    changing.commit().await.unwrap();
    let text = "city1,country1,city2,country2\nTianjin,China,Kobe,Japan\n";
    let report = fixture.import("pairs.csv", text).await.unwrap();
    assert_eq!(report.counts.conflicting, 1);
    assert_eq!(fixture.since("cn-tianjin jp-kobe").await, None);
}

async fn an_export_is_read_back_to_the_same_state(one: Home) {
    let two = one.another().await;
    let (out, again) = (one.path().join("out"), one.path().join("again"));
    let why = ["--why", "a test"];
    let steps: [&[&str]; 8] = [
        &[
            "add",
            "source",
            "id=xm-2026",
            "publisher=A",
            "title=B",
            "lang=zh",
        ],
        &["add", "place", "id=jp-ube-two", "level=city", "en=Ube Two"],
        &[
            "add",
            "alias",
            "id=jp-ube-two",
            "lang=en",
            "alias=Second Ube",
        ],
        &[
            "add",
            "partnership",
            "cn=厦门",
            "partner=jp-ube-two",
            "since=2026",
            "source=xm-2026",
        ],
        &["retire", "partnership", "Tianjin", "Kobe"],
        &["set", "partnership", "Shanghai", "Yokohama", "since=1974"],
        &[
            "add",
            "figure",
            "metric=partnerships",
            "scope=Kenya",
            "value=3",
            "source=xm-2026",
        ],
        &["set", "figure", "1", "value=2"],
    ];
    for step in steps {
        let args: Vec<&str> = ["data"]
            .into_iter()
            .chain(step.iter().copied())
            .chain(why)
            .collect();
        let said = one.say(&args);
        assert!(!said.starts_with("youcheng:"), "{said}");
    }
    one.say(&["data", "export", out.to_str().unwrap()]);
    let said = two.say(&["data", "import", out.to_str().unwrap()]);
    assert!(said.contains("Import 1 is done"), "{said}");
    two.say(&["data", "export", again.to_str().unwrap()]);
    for name in [
        "sources",
        "places",
        "groups",
        "aliases",
        "partnerships",
        "figures",
        "retired",
    ] {
        let read = |dir: &Path| fs::read_to_string(dir.join(format!("{name}.tsv"))).unwrap();
        assert_eq!(read(&out), read(&again), "{name}.tsv");
    }
}

#[test]
fn lists_of_the_whole_world_are_compared_with_the_shipped_facts() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/import");
    if !shared.is_dir() {
        eprintln!("skipped: no lists of the whole world here");
        return;
    }
    let dir = TempDir::new().unwrap();
    for (file, read, at_least_same) in [
        ("world_pairs.csv", 26_114, 1_400),
        ("wikidata_p190.csv", 34_182, 450),
    ] {
        let file = shared.join(file);
        let args = [
            "data",
            "import",
            file.to_str().unwrap(),
            "--dry-run",
            "--json",
        ];
        let report: serde_json::Value = serde_json::from_str(&say(dir.path(), &args)).unwrap();
        let counts = &report["counts"];
        assert_eq!(counts["read"], read);
        assert!(
            counts["same"].as_u64().unwrap() >= at_least_same,
            "{counts}"
        );
        assert_eq!(
            counts["conflicting"], 0,
            "there are no dates to disagree about: {counts}"
        );
    }
}
