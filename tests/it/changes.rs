//! Changes by people: nothing is lost, everything can be taken back, and a release overwrites none.

use std::path::Path;
use std::process::{Command, Output};

use youcheng::answer::{Ask, Engine};
use youcheng::cli::data;
use youcheng::facts::{Facts, Files, Kind, Row};
use youcheng::staff::correct;
use youcheng::store::Store;
use youcheng::store::changes::{Asked, ChangeError, Origin, Wanted};

use crate::databases::{Home, both};
use crate::facts::SMALL;
use crate::support::today;

both!(
    every_change_says_who_when_why_and_what_was_before,
    what_is_not_committed_never_happened,
    undo_restores_exactly_and_can_be_undone,
    an_undo_never_takes_back_what_came_later,
    an_undo_that_no_longer_fits_is_refused_and_says_why,
    two_corrections_of_one_row_at_a_time_lose_neither,
    what_is_not_sound_is_refused_with_a_reason,
    what_is_exported_is_sound_and_complete,
    a_change_is_in_the_answers_of_every_process_after_a_refresh,
    the_command_line_adds_sets_retires_and_undoes,
);

pub(crate) fn by(why: &str) -> Origin {
    Origin {
        who: "Li Ming".to_owned(),
        why: why.to_owned(),
        at: 1_780_000_000,
    }
}

pub(crate) fn row(kind: Kind, cells: &[&str]) -> Row {
    Row::parse(kind, 1, cells.to_vec()).unwrap()
}

pub(crate) fn tie(since: &str, status: &str) -> Row {
    let basis = if since.is_empty() { "" } else { "unverified" };
    let cells = ["cn-tianjin", "jp-kobe", since, basis, status, "yang-2015"];
    row(Kind::Partnership, &cells)
}

pub(crate) fn kobe() -> Wanted {
    Wanted::Key("cn-tianjin jp-kobe".to_owned())
}

/// Every row that answers come from, and what stands beside them.
pub(crate) async fn state(home: &Home) -> Vec<String> {
    const TABLES: [&str; 6] = [
        "SELECT 's', * FROM sources ORDER BY id",
        "SELECT 'p', * FROM places ORDER BY id",
        "SELECT 'n', place_id, group_id, lang, main, name, folded, shipped_in FROM names
         ORDER BY place_id, group_id, lang, name",
        "SELECT 't', * FROM partnerships ORDER BY id",
        "SELECT 'f', * FROM figures ORDER BY id",
        "SELECT 'o', kind, key, seen, shipped FROM overruled ORDER BY kind, key",
    ];
    let mut all = Vec::new();
    for sql in TABLES {
        all.extend(home.rows(sql).await);
    }
    all
}

pub(crate) async fn since(store: &Store) -> Option<String> {
    let stored = store.row(Kind::Partnership, &kobe()).await.unwrap()?;
    let Row::Partnership(tie) = stored.row else {
        panic!("a partnership")
    };
    Some(tie.since.map_or(String::new(), |date| date.to_string()))
}

async fn every_change_says_who_when_why_and_what_was_before(home: Home) {
    let store = home.open(SMALL).await;
    let mut changing = store.change(by("the agreement says so")).await.unwrap();
    let id = changing
        .row(Kind::Partnership, &kobe())
        .await
        .unwrap()
        .unwrap()
        .id;
    changing.set(id, tie("1973-06-25", "active")).await.unwrap();
    changing
        .retire(Kind::Partnership, &Wanted::Id(id))
        .await
        .unwrap();
    changing.commit().await.unwrap();
    let asked = Asked {
        about: Some("jp-kobe".to_owned()),
        limit: 10,
        ..Asked::default()
    };
    let history = store.history(&asked).await.unwrap();
    let lines: Vec<String> = history
        .iter()
        .rev()
        .map(|change| serde_json::to_string(change).unwrap())
        .collect();
    insta::assert_snapshot!(
        "every_change_says_who_when_why_and_what_was_before",
        lines.join("\n")
    );
    assert_eq!(
        since(&store).await,
        None,
        "a retired row is out of the answers"
    );
}

async fn what_is_not_committed_never_happened(home: Home) {
    let store = home.open(SMALL).await;
    let before = state(&home).await;
    let mut changing = store.change(by("an error follows")).await.unwrap();
    changing.retire(Kind::Partnership, &kobe()).await.unwrap();
    changing.add(tie("1973", "active")).await.unwrap();
    drop(changing);
    store.close().await;
    assert_eq!(state(&home).await, before);
}

async fn undo_restores_exactly_and_can_be_undone(home: Home) {
    let store = home.open(SMALL).await;
    let start = state(&home).await;
    let figure = store
        .row(Kind::Figure, &Wanted::Id(1))
        .await
        .unwrap()
        .unwrap();
    let place = store
        .row(Kind::Place, &Wanted::Key("jp-kobe".to_owned()))
        .await
        .unwrap()
        .unwrap();
    let source = store
        .row(Kind::Source, &Wanted::Id(1))
        .await
        .unwrap()
        .unwrap();
    let tie_id = store
        .row(Kind::Partnership, &kobe())
        .await
        .unwrap()
        .unwrap()
        .id;
    let other = |stored: &youcheng::store::changes::Stored, at: usize, value: &str| {
        let mut cells = stored.row.cells();
        cells.resize(stored.row.kind().columns().len(), String::new());
        value.clone_into(&mut cells[at]);
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        row(stored.row.kind(), &cells)
    };
    let mut states = vec![start];
    for step in 0..8 {
        let mut changing = store.change(by("step by step")).await.unwrap();
        match step {
            0 => changing
                .set(figure.id, other(&figure, 2, "2172"))
                .await
                .unwrap(),
            1 => changing
                .set(place.id, other(&place, 4, "Kobe City"))
                .await
                .unwrap(),
            2 => changing
                .set(source.id, other(&source, 2, "Another title"))
                .await
                .unwrap(),
            3 => drop(
                changing
                    .retire(Kind::Partnership, &Wanted::Id(tie_id))
                    .await
                    .unwrap(),
            ),
            4 => drop(changing.add(tie("1974", "suspended")).await.unwrap()),
            5 => {
                let cells = [
                    "jp-ube", "city", "JP", "jp", "Ube", "宇部", "宇部", "", "", "", "",
                ];
                changing.add(row(Kind::Place, &cells)).await.unwrap();
            }
            6 => {
                let cells = ["cn-tianjin", "jp-ube", "", "", "active", "yang-2015"];
                changing.add(row(Kind::Partnership, &cells)).await.unwrap();
            }
            _ => drop(
                changing
                    .add(row(Kind::Alias, &["jp-ube", "en", "Ubay"]))
                    .await
                    .unwrap(),
            ),
        }
        changing.commit().await.unwrap();
        states.push(state(&home).await);
    }
    let end = states.pop().unwrap();
    let mut undone = Vec::new();
    for id in (1..=8).rev() {
        let mut changing = store.change(by("all back")).await.unwrap();
        changing.undo(id).await.unwrap();
        changing.commit().await.unwrap();
        assert_eq!(
            state(&home).await,
            states.pop().unwrap(),
            "after undoing {id}"
        );
        let newest = store
            .history(&Asked {
                limit: 1,
                ..Asked::default()
            })
            .await
            .unwrap();
        undone.push(newest[0].id);
    }
    for id in undone.into_iter().rev() {
        let mut changing = store.change(by("and again")).await.unwrap();
        changing.undo(id).await.unwrap();
        changing.commit().await.unwrap();
    }
    assert_eq!(state(&home).await, end);
}

async fn an_undo_never_takes_back_what_came_later(home: Home) {
    let store = home.open(SMALL).await;
    let id = store
        .row(Kind::Partnership, &kobe())
        .await
        .unwrap()
        .unwrap()
        .id;
    let mut changing = store.change(by("two corrections")).await.unwrap();
    changing.set(id, tie("1974", "active")).await.unwrap();
    changing.set(id, tie("1975", "active")).await.unwrap();
    let error = changing.undo(1).await.unwrap_err();
    assert!(
        matches!(error, ChangeError::ChangedSince { id: 1, by: 2, .. }),
        "{error}"
    );
    changing.undo(2).await.unwrap();
    changing.undo(1).await.unwrap();
    assert!(matches!(
        changing.undo(99).await.unwrap_err(),
        ChangeError::NoChange(99)
    ));
    changing.commit().await.unwrap();
    assert_eq!(since(&store).await.unwrap(), "1973-06-24");
}

async fn an_undo_that_no_longer_fits_is_refused_and_says_why(home: Home) {
    let source = row(Kind::Source, &["xm", "Xiamen FAO", "News", "", "", "zh"]);
    let pair = |source: &str| {
        let cells = ["cn-jiangsu-suzhou", "jp-kobe", "", "", "active", source];
        row(Kind::Partnership, &cells)
    };
    let store = home.open(SMALL).await;
    let mut changing = store.change(by("step by step")).await.unwrap();
    changing.add(source).await.unwrap();
    let id = changing.add(pair("xm")).await.unwrap();
    changing.set(id, pair("yang-2015")).await.unwrap();
    let wanted = Wanted::Key("xm".to_owned());
    changing.retire(Kind::Source, &wanted).await.unwrap();
    // Change 3 would have the pair name a source that is no longer there.
    let error = changing.undo(3).await.unwrap_err();
    let said = error.to_string();
    assert!(matches!(error, ChangeError::Unfit { id: 3, .. }), "{said}");
    assert!(said.contains("\"xm\" is not known"), "{said}");
    // Nor can a pair that was taken out come back beside one that was entered anew.
    let key = Wanted::Key("cn-jiangsu-suzhou jp-kobe".to_owned());
    changing.retire(Kind::Partnership, &key).await.unwrap();
    let new = changing.add(pair("yang-2015")).await.unwrap();
    let error = changing.undo(5).await.unwrap_err();
    assert!(
        matches!(error, ChangeError::Exists { row_id, .. } if row_id == new),
        "{error}"
    );
    // In the right order all of it can be taken back.
    for change in [6, 5, 4, 3, 2, 1] {
        changing.undo(change).await.unwrap();
    }
    assert!(
        changing
            .row(Kind::Partnership, &key)
            .await
            .unwrap()
            .is_none()
    );
}

async fn two_corrections_of_one_row_at_a_time_lose_neither(home: Home) {
    let store = home.open(SMALL).await;
    let set = |value: &str| {
        let words = vec!["yang-2015".to_owned(), value.to_owned()];
        let store = store.clone();
        async move { correct(&store, Kind::Source, &words, by("each a column")).await }
    };
    let values = [
        "publisher=One",
        "title=Two",
        "url=https://example.org/3",
        "lang=en",
    ];
    let done = futures::future::join_all(values.map(set)).await;
    for one in done {
        one.unwrap();
    }
    let wanted = Wanted::Key("yang-2015".to_owned());
    let stored = store.row(Kind::Source, &wanted).await.unwrap().unwrap();
    let Row::Source(source) = stored.row else {
        panic!("a source")
    };
    let url = source.url.as_deref().unwrap();
    let columns = [&*source.publisher, &*source.title, url, &*source.lang];
    assert_eq!(columns, ["One", "Two", "https://example.org/3", "en"]);
}

async fn what_is_not_sound_is_refused_with_a_reason(home: Home) {
    let store = home.open(SMALL).await;
    let source = ["s", "Somebody", "Something", "ftp://x", "", "en"];
    #[rustfmt::skip]
    let cases: [(Kind, &[&str], &str); 15] = [
        (Kind::Partnership, &["cn-tianjin", "jp-kobe", "", "", "active", "yang-2015"], "already (row"),
        (Kind::Partnership, &["jp-kobe", "cn-tianjin", "", "", "active", "yang-2015"], "the Chinese side stands first"),
        (Kind::Partnership, &["cn-tianjin", "jp", "", "", "active", "yang-2015"], "is a country"),
        (Kind::Partnership, &["cn-tianjin", "jp-x", "", "", "active", "yang-2015"], "\"jp-x\" is not in"),
        (Kind::Partnership, &["cn-jiangsu", "jp-kobe", "", "", "active", "nobody"], "source \"nobody\" is not known"),
        (Kind::Partnership, &["cn-jiangsu", "jp-kobe", "1980", "", "active", "yang-2015"], "together"),
        (Kind::Partnership, &["cn-jiangsu", "jp-kobe", "1899-12", "unverified", "active", "yang-2015"], "no friendship of cities is older than 1900"),
        (Kind::Partnership, &["cn-jiangsu", "jp-kobe", "2027", "unverified", "active", "yang-2015"], "since 2027 cannot be: it is only 2026"),
        (Kind::Figure, &["partnerships", "jp", "12", "pairs", "2999-01-01", "yang-2015", "", "", "formal"], "as_of 2999-01-01 cannot be: it is only 2026"),
        (Kind::Figure, &["partnerships", "jp", "12.5", "pairs", "", "yang-2015", "", "", "formal"], "12.5 is not a number of pairs"),
        (Kind::Figure, &["partnerships", "moon", "12", "pairs", "", "yang-2015", "", "", "formal"], "neither a place nor a group"),
        (Kind::Place, &["xx", "country", "XX", "", "X", "某", "某", "", "", "", ""], "come with the program"),
        (Kind::Place, &["jp-x", "city", "JP", "ke", "X", "某", "某", "", "", "", ""], "another country"),
        (Kind::Alias, &["jp", "zh", "Nippon"], "not written as zh"),
        (Kind::Source, &source, "does not start with http"),
    ];
    for (kind, cells, expected) in cases {
        let mut changing = store.change(by("a try")).await.unwrap();
        let error = changing
            .add(row(kind, cells))
            .await
            .unwrap_err()
            .to_string();
        assert!(
            error.contains(expected),
            "{error:?} should say {expected:?}"
        );
    }
    let mut changing = store.change(by("a try")).await.unwrap();
    let needed = changing
        .retire(Kind::Source, &Wanted::Id(1))
        .await
        .unwrap_err();
    assert!(
        matches!(needed, ChangeError::InUse { uses: 4, .. }),
        "{needed}"
    );
    let hidden = Row::Source(youcheng::facts::Source {
        id: "a".to_owned(),
        publisher: "b\u{202e}".to_owned(),
        title: "c\td".to_owned(),
        url: None,
        as_of: None,
        lang: "en".to_owned(),
    });
    assert!(matches!(
        changing.add(hidden).await.unwrap_err(),
        ChangeError::Fault(_)
    ));
    drop(changing);
    // The bounds themselves are believed, 1900 and this year.
    for since in ["1900", "2026-12-31"] {
        let cells = [
            "cn-jiangsu",
            "jp-kobe",
            since,
            "unverified",
            "active",
            "yang-2015",
        ];
        let mut changing = store.change(by("a try")).await.unwrap();
        changing.add(row(Kind::Partnership, &cells)).await.unwrap();
    }
}

async fn what_is_exported_is_sound_and_complete(home: Home) {
    let store = home.open(SMALL).await;
    let out = home.path().join("out");
    data::export(&store, &out, &mut Vec::new()).await.unwrap();
    let files = Files::read(&out).unwrap();
    let mut exported = Facts::read(&files.texts()).unwrap();
    let mut shipped = Facts::read(&SMALL).unwrap();
    for facts in [&mut exported, &mut shipped] {
        facts.version.clear();
        facts.partnerships.sort_by_key(|tie| tie.cn.clone());
        facts.groups.sort_by_key(|group| group.id.clone());
        facts.aliases.sort_by_key(|alias| alias.of.clone());
    }
    assert_eq!(exported, shipped);
}

async fn a_change_is_in_the_answers_of_every_process_after_a_refresh(home: Home) {
    let engine = Engine::new(home.open(SMALL).await).await.unwrap();
    let ask = async || {
        let asked = Ask {
            text: "partners of Tianjin",
            lang: None,
            today: today(),
        };
        engine.ask(&asked).await.unwrap().rows.len()
    };
    assert_eq!(ask().await, 1);
    let other = home.open(SMALL).await;
    let mut changing = other.change(by("a new place and tie")).await.unwrap();
    let cells = [
        "jp-ube", "city", "JP", "jp", "Ube", "宇部", "宇部", "", "", "", "",
    ];
    changing.add(row(Kind::Place, &cells)).await.unwrap();
    let cells = ["cn-tianjin", "jp-ube", "", "", "active", "yang-2015"];
    changing.add(row(Kind::Partnership, &cells)).await.unwrap();
    changing.commit().await.unwrap();
    assert!(
        engine
            .directory()
            .gazetteer
            .complete("宇", 5, |_| true)
            .is_empty()
    );
    engine.refresh().await.unwrap();
    assert_eq!(ask().await, 2);
    assert_eq!(
        engine
            .directory()
            .gazetteer
            .complete("宇", 5, |_| true)
            .len(),
        1
    );
}

/// Runs the program itself.
pub(crate) fn youcheng(dir: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_youcheng"))
        .arg("--data-dir")
        .arg(dir)
        .args(args)
        .env("YOUCHENG_WHO", "Li Ming")
        .env_remove("RUST_BACKTRACE")
        .output()
        .unwrap()
}

/// What the program says on success; its error otherwise.
pub(crate) fn say(dir: &Path, args: &[&str]) -> String {
    let output = youcheng(dir, args);
    let text = if output.status.success() {
        output.stdout
    } else {
        output.stderr
    };
    String::from_utf8(text).unwrap()
}

async fn the_command_line_adds_sets_retires_and_undoes(home: Home) {
    #[rustfmt::skip]
    let steps: [&[&str]; 12] = [
        &["data", "add", "source", "id=xm-2026", "publisher=Xiamen FAO", "title=New partners", "lang=zh", "--why", "read today"],
        &["data", "add", "partnership", "cn=厦门", "partner=Kobe", "since=2026-03", "source=xm-2026", "--why", "signed"],
        &["data", "add", "partnership", "cn=Xiamen", "partner=Kobbe", "source=xm-2026", "--why", "typing error"],
        &["data", "add", "partnership", "cn=Xiamen", "colour=red", "--why", "no such column"],
        &["data", "set", "partnership", "Kobe", "Xiamen", "since=2026-03-02", "since_basis=document", "--why", "the day is known"],
        &["data", "set", "partnership", "Kobe", "Xiamen", "--why", "nothing"],
        &["data", "add", "figure", "metric=partnerships", "scope=Africa", "value=170", "as_of=2026", "source=xm-2026", "--why", "said at the forum"],
        &["data", "retire", "source", "xm-2026", "--why", "no longer needed"],
        &["data", "retire", "partnership", "Xiamen", "Kobe", "--why", "an error"],
        &["data", "undo", "4"],
        &["data", "undo", "1"],
        &["data", "resolve"],
    ];
    let mut said = String::new();
    for step in steps {
        said.push_str(&format!("$ {}\n{}", step.join(" "), home.say(step)));
    }
    // The numbers depend on how many rows are shipped.
    let facts = Facts::embedded().unwrap();
    let said = said
        .replace(&(facts.sources.len() + 1).to_string(), "S")
        .replace(&(facts.partnerships.len() + 1).to_string(), "P")
        .replace(&(facts.figures.len() + 1).to_string(), "F");
    insta::assert_snapshot!("the_command_line_adds_sets_retires_and_undoes", said);
    let history = home.say(&["data", "history", "xm-2026", "--json"]);
    let lines: Vec<&str> = history.lines().collect();
    assert_eq!(
        lines.len(),
        4,
        "the source and its figure, added and undone: {history}"
    );
}
