//! New releases: none overwrites what people changed.

use youcheng::facts::{Kind, Texts};
use youcheng::store::changes::{Action, Asked, Conflict, Settle, Wanted};

use crate::changes::{by, kobe, row, since, tie};
use crate::databases::{Home, both};
use crate::facts::SMALL;

both!(
    a_release_that_says_what_was_entered_takes_the_row_over,
    what_an_entered_row_refers_to_stays_when_it_is_no_longer_shipped,
    a_release_never_overwrites_a_change_and_the_conflict_is_settled,
    what_is_gone_on_either_side_is_settled_and_asked_about_again,
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

        // Both are in the history, and taking either back opens the conflict again.
        let asked = Asked {
            limit: 1,
            ..Asked::default()
        };
        let settled = store.history(&asked).await.unwrap().remove(0);
        assert_eq!(
            (settled.action, &*settled.why),
            (Action::Resolve, "compared both")
        );
        assert!(settled.settles());
        for (id, open, expected) in [
            (settled.id, &conflicts[..], "1973-06-20"),
            (settled.id + 1, &[], expected),
        ] {
            let mut changing = store.change(by("looked again")).await.unwrap();
            changing.undo(id).await.unwrap();
            changing.commit().await.unwrap();
            let now = store.conflicts().await.unwrap();
            let without_number = |conflict: &Conflict| Conflict {
                id: 0,
                ..conflict.clone()
            };
            assert!(
                now.iter()
                    .map(without_number)
                    .eq(open.iter().map(without_number)),
                "{now:?}"
            );
            assert_eq!(since(&store).await.unwrap(), expected);
        }
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

async fn what_is_gone_on_either_side_is_settled_and_asked_about_again(home: Home) {
    let header_only = TIES.to_owned();
    let later = format!("{TIES}cn-tianjin\tjp-kobe\t1973-06-30\tdocument\tactive\tyang-2015\n");
    // A person retired it and the release corrects it; or corrected it, and it is no longer shipped.
    for (retires, ties) in [(true, &later), (false, &header_only)] {
        for settle in [Settle::Keep, Settle::Take] {
            let home = home.another().await;
            let store = home.open(SMALL).await;
            let mut changing = store.change(by("the archive says so")).await.unwrap();
            let row = changing.row(Kind::Partnership, &kobe()).await.unwrap();
            if retires {
                changing.retire(Kind::Partnership, &kobe()).await.unwrap();
            } else {
                let tie = tie("1973-06-20", "active");
                changing.set(row.unwrap().id, tie).await.unwrap();
            }
            changing.commit().await.unwrap();
            store.close().await;
            let store = home.open(release(ties, SMALL.figures)).await;
            let conflicts = store.conflicts().await.unwrap();
            assert_eq!(conflicts.len(), 1, "{retires} {settle:?}");
            let here = since(&store).await;
            let mut changing = store.change(by("compared both")).await.unwrap();
            changing.resolve(conflicts[0].id, settle).await.unwrap();
            changing.commit().await.unwrap();
            let then = match settle {
                Settle::Keep => here.clone(),
                Settle::Take => retires.then(|| "1973-06-30".to_owned()),
            };
            assert_eq!(since(&store).await, then, "{retires} {settle:?}");
            for (id, open, expected) in [(2, 1, &here), (3, 0, &then), (4, 1, &here)] {
                let mut changing = store.change(by("looked again")).await.unwrap();
                changing.undo(id).await.unwrap();
                changing.commit().await.unwrap();
                let now = store.conflicts().await.unwrap();
                assert_eq!(now.len(), open, "{retires} {settle:?} {id} {now:?}");
                assert_eq!(&since(&store).await, expected, "{retires} {settle:?} {id}");
            }
            store.close().await;
        }
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
