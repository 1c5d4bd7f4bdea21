//! The questions to the store, held against a plain loop over the same facts.

use std::collections::BTreeSet;

use youcheng::facts::{Facts, GroupKind, Metric, NameLang, PartialDate};
use youcheng::places::{Gazetteer, PlaceId, Scope};
use youcheng::store::query::{Abroad, FigureFilter, Order, PartnerFilter};
use youcheng::store::{Options, Report, Store, Unanswered};

use crate::databases::{Home, both};
use crate::facts::SMALL;

fn date(text: &str) -> PartialDate {
    text.parse().unwrap()
}

async fn shipped() -> (Store, Gazetteer) {
    let store = Store::in_memory(&Facts::embedded().unwrap()).await.unwrap();
    let names = store.names().await.unwrap();
    let gazetteer = Gazetteer::new(names.places, names.groups, &names.names).unwrap();
    (store, gazetteer)
}

fn place(gazetteer: &Gazetteer, slug: &str) -> PlaceId {
    gazetteer
        .by_slug(slug)
        .unwrap_or_else(|| panic!("{slug}"))
        .id
}

#[tokio::test]
async fn the_gazetteer_of_the_store_is_that_of_the_facts() {
    let facts = Facts::embedded().unwrap();
    let (_, stored) = shipped().await;
    let direct = Gazetteer::from_facts(&facts).unwrap();
    for place in direct.places() {
        let other = stored.place(place.id).unwrap();
        assert_eq!(format!("{place:?}"), format!("{other:?}"));
    }
    assert_eq!(
        format!("{:?}", direct.groups()),
        format!("{:?}", stored.groups())
    );
}

#[tokio::test]
async fn every_name_is_stored_once_with_its_language() {
    let store = Store::in_memory(&Facts::read(&SMALL).unwrap())
        .await
        .unwrap();
    let names = store.names().await.unwrap();
    let japan = names
        .places
        .iter()
        .find(|place| &*place.slug == "jp")
        .unwrap()
        .id;
    let mut of_japan: Vec<_> = names
        .names
        .iter()
        .filter(|name| name.scope == Scope::Place(japan))
        .map(|name| (name.lang, name.main, &*name.text))
        .collect();
    of_japan.sort_unstable();
    assert_eq!(
        of_japan,
        [
            (NameLang::English, true, "Japan"),
            (NameLang::Chinese, true, "日本"),
            (NameLang::Pinyin, true, "ri ben"),
            (NameLang::EnglishAdjective, false, "Japanese"),
        ]
    );
    assert_eq!(names.groups[0].kind, GroupKind::World);
    assert_eq!(names.groups[1].members.len(), 1);
}

#[tokio::test]
async fn the_first_pair_is_tianjin_and_kobe_with_its_source() {
    let (store, gazetteer) = shipped().await;
    let all = PartnerFilter::default();
    let first = store
        .partnerships(&all, Order::Oldest, Some(1))
        .await
        .unwrap();
    assert_eq!(first[0].cn, place(&gazetteer, "cn-tianjin"));
    assert_eq!(first[0].partner, place(&gazetteer, "jp-kobe"));
    assert_eq!(first[0].since, Some(date("1973-06-24")));
    assert!(!first[0].source.title.is_empty() && first[0].source.as_of.is_some());
    let reverse = PartnerFilter {
        abroad: vec![Abroad::Place(place(&gazetteer, "jp-kobe"))],
        ..all
    };
    let of_kobe = store
        .partnerships(&reverse, Order::Listed, None)
        .await
        .unwrap();
    assert!(of_kobe.contains(&first[0]));
}

#[tokio::test]
async fn figures_come_newest_first_with_source_and_scope() {
    let (store, gazetteer) = shipped().await;
    let filter = |scopes, metrics| FigureFilter { scopes, metrics };
    let world = filter(vec![Scope::World], vec![Metric::Partnerships]);
    let figures = store.figures(&world).await.unwrap();
    assert!(
        figures
            .iter()
            .any(|figure| figure.value == 2_171.0 && &*figure.source.slug == "yang-2015")
    );
    assert!(figures.iter().all(|figure| figure.scope == Scope::World));
    let dates: Vec<_> = figures.iter().map(|figure| figure.as_of).collect();
    assert!(dates.is_sorted_by(|a, b| a >= b), "{dates:?}");

    let japan = Scope::Place(place(&gazetteer, "jp"));
    let africa = Scope::Group(gazetteer.group_by_slug("africa").unwrap().id);
    let both = store
        .figures(&filter(vec![japan, africa], vec![]))
        .await
        .unwrap();
    let scopes: BTreeSet<_> = both.iter().map(|figure| figure.scope).collect();
    assert_eq!(scopes, BTreeSet::from([japan, africa]));
    assert_eq!(
        store.figures(&FigureFilter::default()).await.unwrap().len(),
        298
    );
}

#[tokio::test]
async fn sources_are_found_by_slug() {
    let store = Store::in_memory(&Facts::read(&SMALL).unwrap())
        .await
        .unwrap();
    let sources = store
        .sources(&["yang-2015", "nowhere", "' OR 1=1 --"])
        .await
        .unwrap();
    assert_eq!(sources.len(), 1);
    assert_eq!(&*sources[0].publisher, "Yang Yi");
    assert_eq!(sources[0].as_of, Some(date("2015")));
    assert!(store.sources(&[]).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_change_moves_the_generation() {
    let facts = Facts::read(&SMALL).unwrap();
    let store = Store::in_memory(&facts).await.unwrap();
    let before = store.generation().await.unwrap();
    store.load(&facts).await.unwrap();
    assert_eq!(store.generation().await.unwrap(), before + 1);
}

async fn what_is_shipped_is_found_as_in_memory(home: Home) {
    let options = Options {
        database: home.database(),
        ..Options::default()
    };
    let store = Store::open(home.path(), options).await.unwrap();
    let (expected, _) = shipped().await;
    let all = PartnerFilter::default();
    assert_eq!(
        store.partnerships(&all, Order::Listed, None).await.unwrap(),
        expected
            .partnerships(&all, Order::Listed, None)
            .await
            .unwrap(),
        "in the same order"
    );
    let all = FigureFilter::default();
    assert_eq!(
        store.figures(&all).await.unwrap(),
        expected.figures(&all).await.unwrap()
    );
    assert_eq!(
        store.shelf().await.unwrap().len(),
        expected.shelf().await.unwrap().len()
    );
    assert_eq!(
        store.group_lines().await.unwrap(),
        expected.group_lines().await.unwrap()
    );
}

async fn what_people_report_is_kept_listed_and_forgotten(home: Home) {
    let store = home.open(SMALL).await;
    let report = Report {
        made_at: 1,
        reading: None,
        what: "wrong\0".to_owned(),
        contact: Some("by post".to_owned()),
    };
    store.keep_report(&report).await.unwrap();
    let asked = Unanswered {
        asked_at: 2,
        question: "友城？".to_owned(),
        reading: "?".to_owned(),
    };
    store.keep_unanswered(&asked).await.unwrap();
    let reports = store.reports().await.unwrap();
    assert!(reports[0].what.starts_with("wrong") && reports[0].contact == report.contact);
    assert_eq!(store.unanswered().await.unwrap(), [asked]);
    let seen = store.newest_reports().await.unwrap();
    store.keep_report(&report).await.unwrap();
    assert_eq!(store.forget_reports(seen).await.unwrap(), 2);
    let left = store.reports().await.unwrap();
    assert_eq!(
        left.len(),
        1,
        "what came after somebody looked is still there"
    );
    assert!(store.unanswered().await.unwrap().is_empty());
}

both!(
    what_is_shipped_is_found_as_in_memory,
    what_people_report_is_kept_listed_and_forgotten,
);
