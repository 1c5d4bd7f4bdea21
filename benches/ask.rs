//! Understanding and answering: on the shipped facts, and on a million partnerships and 200,000
//! places.
//!
//! `cargo bench --bench ask` prints, for each question, the median and the 99th percentile of
//! understanding it and of answering it on both stores, and the ratio of the medians.

#![expect(clippy::expect_used, reason = "a benchmark that cannot be set up ends")]

mod common;

use std::time::{Duration, Instant};

use tempfile::TempDir;
use tokio::runtime::Runtime;
use youcheng::answer::{Ask, Engine};
use youcheng::question::understand;
use youcheng::store::{Options, Store};

/// One question of each family that asks about a point, in both languages.
const QUESTIONS: [&str; 12] = [
    "partners of Tianjin",
    "Tianjin's partners in Japan since 1980",
    "which Chinese cities are paired with Kobe",
    "西安在亚洲有多少友城",
    "天津和神户哪年结好",
    "Africa total",
    "first partner of Shanghai",
    "江苏和山东比较",
    "北京和上海的共同友城",
    "which countries is Tianjin paired with",
    "is it true that Jiangsu has 273 pairs",
    "Tianjn sister cities in Japan",
];
const RUNS: usize = 300;

/// The day on which all is asked.
const TODAY: jiff::civil::Date = jiff::civil::date(2026, 6, 15);

fn main() {
    let runtime = Runtime::new().expect("a runtime");
    let folder = TempDir::new().expect("a folder");
    let small = runtime.block_on(async {
        let store = Store::open(folder.path(), Options::default())
            .await
            .expect("a store");
        Engine::new(store).await.expect("an engine")
    });
    let large = runtime.block_on(async {
        Engine::new(common::large_store().await)
            .await
            .expect("an engine")
    });
    println!(
        "{:<44}{:>20}{:>22}{:>22}{:>8}",
        "median / p99", "understand", "ask", "ask, 1,000,000", "ratio"
    );
    for question in QUESTIONS {
        let directory = small.directory();
        let understood = spread(|| {
            std::hint::black_box(understand(question, &directory.gazetteer, TODAY));
        });
        let on_small = spread(|| runtime.block_on(ask(&small, question)));
        let on_large = spread(|| runtime.block_on(ask(&large, question)));
        let ratio = on_large.0.as_secs_f64() / on_small.0.as_secs_f64();
        println!(
            "{question:<44}{:>20}{:>22}{:>22}{ratio:>8.1}",
            shown(understood),
            shown(on_small),
            shown(on_large)
        );
    }
}

async fn ask(engine: &Engine, text: &str) {
    let today = TODAY;
    let answer = engine
        .ask(&Ask {
            text,
            lang: None,
            today,
        })
        .await
        .expect("an answer");
    std::hint::black_box(answer);
}

/// The median and the 99th percentile.
fn spread(mut run: impl FnMut()) -> (Duration, Duration) {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    (times[RUNS / 2], times[RUNS * 99 / 100])
}

fn shown((median, p99): (Duration, Duration)) -> String {
    let micros = |time: Duration| time.as_secs_f64() * 1e6;
    format!("{:.0} / {:.0} µs", micros(median), micros(p99))
}
