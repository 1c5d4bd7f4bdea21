//! Questions to the store: on the shipped facts, and on a million partnerships and 200,000 places.
//!
//! `cargo bench --bench store` prints criterion's medians and then a table with the 99th
//! percentile of each question on both stores and the ratio of the medians.

#![expect(clippy::expect_used, reason = "a benchmark that cannot be set up ends")]

mod common;

use std::collections::HashMap;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use youcheng::facts::{DateRange, Metric, PartialDate};
use youcheng::places::{PlaceId, Scope};
use youcheng::store::query::{Abroad, By, Cn, Counted, FigureFilter, Order, PartnerFilter};
use youcheng::store::{Options, Store};

/// What is asked of both stores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ask {
    Partners,
    PartnersInJapan,
    Reverse,
    Pair,
    CountOfCity,
    FirstOfCity,
    CountriesOfCity,
    Figures,
    FirstOfAll,
    Generation,
    CountOfProvince,
    Ranking,
    Timeline,
}

/// Questions about one place, whose work does not grow with the store, and those about all of it.
const POINT: [Ask; 10] = [
    Ask::Partners,
    Ask::PartnersInJapan,
    Ask::Reverse,
    Ask::Pair,
    Ask::CountOfCity,
    Ask::FirstOfCity,
    Ask::CountriesOfCity,
    Ask::Figures,
    Ask::FirstOfAll,
    Ask::Generation,
];
const WHOLE: [Ask; 3] = [Ask::CountOfProvince, Ask::Ranking, Ask::Timeline];

/// A store and the places that are asked for.
struct Subject {
    store: Store,
    places: HashMap<&'static str, PlaceId>,
}

impl Subject {
    async fn new(store: Store) -> Self {
        let names = store.names().await.expect("the store can be read");
        let wanted = ["cn-tianjin", "cn-jiangsu", "jp", "jp-kobe"];
        let id = |slug| {
            names
                .places
                .iter()
                .find(|place| &*place.slug == slug)
                .map(|place| place.id)
        };
        let places = wanted
            .into_iter()
            .filter_map(|slug| Some((slug, id(slug)?)))
            .collect();
        Self { store, places }
    }

    fn tianjin(&self) -> Vec<Cn> {
        vec![Cn::Itself(self.places["cn-tianjin"])]
    }

    async fn ask(&self, ask: Ask) -> usize {
        let tianjin = || PartnerFilter {
            cn: self.tianjin(),
            ..Default::default()
        };
        let kobe = || vec![Abroad::Place(self.places["jp-kobe"])];
        let all = PartnerFilter::default();
        let store = &self.store;
        let rows = match ask {
            Ask::Partners => store.partnerships(&tianjin(), Order::Listed, None).await,
            Ask::PartnersInJapan => {
                let since = DateRange {
                    from: PartialDate::from_year(1975),
                    to: None,
                };
                let filter = PartnerFilter {
                    abroad: vec![Abroad::Country("JP".into())],
                    since,
                    ..tianjin()
                };
                store.partnerships(&filter, Order::Listed, None).await
            }
            Ask::Reverse => {
                let filter = PartnerFilter {
                    abroad: kobe(),
                    ..all
                };
                store.partnerships(&filter, Order::Listed, None).await
            }
            Ask::Pair => {
                let filter = PartnerFilter {
                    abroad: kobe(),
                    ..tianjin()
                };
                store.partnerships(&filter, Order::Listed, None).await
            }
            Ask::FirstOfCity => store.partnerships(&tianjin(), Order::Oldest, Some(3)).await,
            Ask::FirstOfAll => store.partnerships(&all, Order::Oldest, Some(3)).await,
            other => return self.number(other).await,
        };
        rows.expect("the store answers").len()
    }

    async fn number(&self, ask: Ask) -> usize {
        let tianjin = PartnerFilter {
            cn: self.tianjin(),
            ..Default::default()
        };
        let jiangsu = vec![Cn::Province(self.places["cn-jiangsu"])];
        let jiangsu = PartnerFilter {
            cn: jiangsu,
            ..Default::default()
        };
        let all = PartnerFilter::default();
        let store = &self.store;
        let number = match ask {
            Ask::CountOfCity => store
                .count(&tianjin, Counted::Pairs)
                .await
                .map(|n| n as usize),
            Ask::CountOfProvince => store
                .count(&jiangsu, Counted::Pairs)
                .await
                .map(|n| n as usize),
            Ask::CountriesOfCity => store
                .tally(&tianjin, By::Country)
                .await
                .map(|rows| rows.len()),
            Ask::Ranking => store.tally(&all, By::Country).await.map(|rows| rows.len()),
            Ask::Timeline => store.tally_by_year(&all).await.map(|rows| rows.len()),
            Ask::Figures => {
                let scopes = vec![Scope::Place(self.places["jp"])];
                let filter = FigureFilter {
                    scopes,
                    metrics: vec![Metric::Partnerships],
                };
                store.figures(&filter).await.map(|rows| rows.len())
            }
            _ => store.generation().await.map(|_| 1),
        };
        number.expect("the store answers")
    }

    /// Median and 99th percentile.
    async fn times(&self, ask: Ask, runs: usize) -> (Duration, Duration) {
        let mut times = Vec::with_capacity(runs);
        for _ in 0..runs {
            let start = Instant::now();
            self.ask(ask).await;
            times.push(start.elapsed());
        }
        times.sort_unstable();
        (times[runs / 2], times[runs * 99 / 100])
    }
}

fn main() {
    let runtime = Runtime::new().expect("a runtime");
    let dir = TempDir::new().expect("a directory");
    let start = Instant::now();
    let shipped = runtime
        .block_on(Store::open(dir.path(), Options::default()))
        .expect("a store");
    let first = start.elapsed();
    runtime.block_on(shipped.close());
    let start = Instant::now();
    let shipped = runtime
        .block_on(Store::open(dir.path(), Options::default()))
        .expect("a store");
    println!("first start {first:.1?}, opening {:.1?}", start.elapsed());
    let stores = [
        ("shipped", runtime.block_on(Subject::new(shipped))),
        (
            "million",
            runtime.block_on(async { Subject::new(common::large_store().await).await }),
        ),
    ];

    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("store");
    for (name, subject) in &stores {
        for ask in POINT {
            let id = BenchmarkId::new(format!("{ask:?}"), name);
            group.bench_function(id, |bench| {
                bench.iter(|| runtime.block_on(subject.ask(ask)));
            });
        }
    }
    group.finish();

    println!("| question | shipped p50 | p99 | million p50 | p99 | ratio |");
    for (ask, runs) in POINT
        .map(|ask| (ask, 2_000))
        .into_iter()
        .chain(WHOLE.map(|ask| (ask, 50)))
    {
        let [small, large] =
            [0, 1].map(|store: usize| runtime.block_on(stores[store].1.times(ask, runs)));
        let ratio = large.0.as_secs_f64() / small.0.as_secs_f64();
        println!(
            "| {ask:?} | {:.0?} | {:.0?} | {:.0?} | {:.0?} | {ratio:.1} |",
            small.0, small.1, large.0, large.1
        );
    }
}
