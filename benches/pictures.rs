//! How long a chart and a map take, and how large their files are, once the fonts are loaded.
//!
//! `cargo bench --bench pictures`

#![expect(clippy::expect_used, reason = "a benchmark that cannot be set up ends")]

use std::time::{Duration, Instant};

use tokio::runtime::Runtime;
use youcheng::answer::{Ask, Engine};
use youcheng::discord::names::resolve;
use youcheng::discord::queries::around;
use youcheng::facts::Facts;
use youcheng::question::Query;
use youcheng::render::picture::{self, Picture};
use youcheng::store::Store;
use youcheng::text::Lang;

const CHARTS: [&str; 5] = [
    "top ten countries",
    "江苏和山东比较",
    "share of the top ten countries",
    "历年总数",
    "Japan new pairs by year",
];
const MAPS: [&str; 5] = ["Kobe", "Xi'an", "江苏", "Japan", "China"];
const RUNS: usize = 40;

fn main() {
    let runtime = Runtime::new().expect("a runtime");
    let facts = Facts::embedded().expect("the shipped facts are sound");
    let engine = runtime.block_on(async {
        let store = Store::in_memory(&facts).await.expect("a store");
        Engine::new(store).await.expect("an engine")
    });
    let today = jiff::civil::date(2026, 6, 15);
    println!("{:<44}{:>22}{:>10}", "median / p90", "draw and pack", "kB");
    for text in CHARTS {
        let ask = Ask {
            text,
            lang: None,
            today,
        };
        let answer = runtime.block_on(engine.ask(&ask)).expect("an answer");
        measure(text, || picture::chart(&answer, today).expect("a chart"));
    }
    for place in MAPS {
        let directory = engine.directory();
        let scope = resolve(place, &directory.gazetteer).expect("a place")[0];
        let query = Query::Partners(around(scope, &directory.gazetteer));
        let data = runtime.block_on(engine.map(&query, Lang::En));
        let data = data.expect("an answer").expect("a place with partners");
        measure(&format!("map {place}"), || {
            picture::map(&data, today).expect("a map")
        });
    }
}

/// Prints the median and the 90th percentile, and the size of the file. The first run, which loads
/// the fonts, does not count.
fn measure(name: &str, draw: impl Fn() -> Picture) {
    let run = || picture::png(&draw().svg).expect("a picture").len();
    let bytes = run();
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(run());
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    let millis = |at: usize| times[at].as_secs_f64() * 1e3;
    let shown = format!("{:.1} / {:.1} ms", millis(RUNS / 2), millis(RUNS * 9 / 10));
    println!("{name:<44}{shown:>22}{:>10}", bytes.div_ceil(1_000));
}
