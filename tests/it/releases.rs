//! New releases: none overwrites what people changed.

use youcheng::facts::{Kind, Texts};
use youcheng::store::changes::{Settle, Wanted};

use crate::changes::{by, kobe, row, since, tie};
use crate::databases::{Home, both};
use crate::facts::SMALL;

both!(
    a_release_that_says_what_was_entered_takes_the_row_over,
    what_an_entered_row_refers_to_stays_when_it_is_no_longer_shipped,
    a_release_never_overwrites_a_change_and_the_conflict_is_settled,
);

/// The small facts with other ties and figures.
fn release<'a>(partnerships: &'a str, figures: &'a str) -> Texts<'a> {
    Texts {
        partnerships,
        figures,
        ..SMALL
    }
}

const TIES: &str = "cn\tpartner\tsince\tsince_basis\tstatus\tsource\n";

async fn a_release_never_overwrites_a_change_and_the_conflict_is_settled(home: Home) {
    for settle in [Settle::Keep, Settle::Take] {
        let home = home.another().await;
        let store = home.open(SMALL).await;
        let mut changing = store.change(by("the archive says so")).await.unwrap();
        let id = changing
            .row(Kind::Partnership, &kobe())
            .await
            .unwrap()
            .unwrap()
            .id;
        changing.set(id, tie("1973-06-20", "active")).await.unwrap();
        let nairobi = Wanted::Key("cn-jiangsu-suzhou ke-nairobi".to_owned());
        changing.retire(Kind::Partnership, &nairobi).await.unwrap();
        changing.commit().await.unwrap();
        store.close().await;

        // A release that says the same as before is no conflict.
        let aliases = format!("{}jp-kobe\ten\tKobe-shi\n", SMALL.aliases);
        let same = Texts {
            aliases: &aliases,
            ..SMALL
        };
        let store = home.open(same).await;
        assert_eq!(since(&store).await.unwrap(), "1973-06-20");
        assert_eq!(store.row(Kind::Partnership, &nairobi).await.unwrap(), None);
        assert_eq!(store.conflicts().await.unwrap(), []);
        store.close().await;

        // One that says something new is.
        let ties = format!(
            "{TIES}cn-tianjin\tjp-kobe\t1973-06-30\tdocument\tactive\tyang-2015\n\
             cn-jiangsu-suzhou\tke-nairobi\t\t\tactive\tyang-2015\n"
        );
        let store = home.open(release(&ties, SMALL.figures)).await;
        assert_eq!(since(&store).await.unwrap(), "1973-06-20");
        assert_eq!(store.row(Kind::Partnership, &nairobi).await.unwrap(), None);
        let conflicts = store.conflicts().await.unwrap();
        assert_eq!(conflicts.len(), 1);
        assert_eq!(conflicts[0].key, "cn-tianjin jp-kobe");
        let mut changing = store.change(by("compared both")).await.unwrap();
        changing.resolve(conflicts[0].id, settle).await.unwrap();
        changing.commit().await.unwrap();
        assert_eq!(store.conflicts().await.unwrap(), []);
        let expected = if settle == Settle::Keep {
            "1973-06-20"
        } else {
            "1973-06-30"
        };
        assert_eq!(since(&store).await.unwrap(), expected);
        store.close().await;

        // A row that was given back follows the next release.
        let store = home.open(SMALL).await;
        let then = since(&store).await.unwrap();
        let asked = store.conflicts().await.unwrap().len();
        let expected = if settle == Settle::Keep {
            ("1973-06-20", 1)
        } else {
            ("1973-06-24", 0)
        };
        assert_eq!((then.as_str(), asked), expected);
    }
}

async fn a_release_that_says_what_was_entered_takes_the_row_over(home: Home) {
    let store = home.open(SMALL).await;
    let cells = [
        "cn-jiangsu",
        "jp-kobe",
        "1990",
        "document",
        "active",
        "yang-2015",
    ];
    let mut changing = store.change(by("new")).await.unwrap();
    changing.add(row(Kind::Partnership, &cells)).await.unwrap();
    changing.commit().await.unwrap();
    store.close().await;
    let ties = format!("{}{}\n", SMALL.partnerships, cells.join("\t"));
    let store = home.open(release(&ties, SMALL.figures)).await;
    assert_eq!(store.conflicts().await.unwrap(), []);
    let key = Wanted::Key("cn-jiangsu jp-kobe".to_owned());
    let found = store.row(Kind::Partnership, &key);
    assert!(found.await.unwrap().unwrap().shipped_in.is_some());
}

async fn what_an_entered_row_refers_to_stays_when_it_is_no_longer_shipped(home: Home) {
    let store = home.open(SMALL).await;
    let cells = ["cn-jiangsu", "ke-nairobi", "", "", "active", "yang-2015"];
    let mut changing = store.change(by("new")).await.unwrap();
    changing.add(row(Kind::Partnership, &cells)).await.unwrap();
    changing.commit().await.unwrap();
    store.close().await;
    let places: String = SMALL
        .places
        .lines()
        .filter(|line| !line.starts_with("ke"))
        .map(|line| format!("{line}\n"))
        .collect();
    let texts = Texts {
        sources: "id\tpublisher\ttitle\turl\tas_of\tlang\nnew\tA\tB\t\t\ten\n",
        places: &places,
        groups: "id\tkind\ten\tzh\tzh_hant\tmembers\nworld\tworld\tWorld\t世界\t世界\t\n",
        aliases: "id\tlang\talias\n",
        partnerships: &format!("{TIES}cn-tianjin\tjp-kobe\t\t\tactive\tnew\n"),
        figures: "metric\tscope\tvalue\tunit\tas_of\tsource\tlocator\tnote\tcounts\n",
    };
    let store = home.open(texts).await;
    assert_eq!(store.stats().await.unwrap().partnerships, 2);
    let names = store.names().await.unwrap();
    assert!(names.names.iter().any(|name| &*name.text == "Nairobi"));
}
