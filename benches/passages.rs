//! Searching and indexing passages: 3,584 as in the collection of docs/retrieval.md, and 200,000.
//!
//! `cargo bench --bench passages` prints how fast an index is built and how long a question takes on
//! one thread. The text is that of `../shared/retrieval` where it lies there; otherwise the sentences
//! of the shipped digests, mixed anew. `cargo bench --bench passages -- small` leaves the large index
//! out.

#![expect(clippy::expect_used, reason = "a benchmark that cannot be set up ends")]

use std::path::Path;
use std::time::{Duration, Instant};

use youcheng::facts::Facts;
use youcheng::passages::corpus::CORPUS;
use youcheng::passages::{Index, Passage, SearchRequest, collection, document};
use youcheng::places::Gazetteer;
use youcheng::text::Lang;

const SMALL: usize = 3_584;
const LARGE: usize = 200_000;
/// One passage in so many is English, as in the collection.
const ENGLISH: usize = 15;
/// A mixed passage ends after so many characters.
const CHARS: [(Lang, usize); 2] = [(Lang::Zh, 450), (Lang::En, 800)];
/// Each question is asked so often; its fastest run counts, which other work on the machine spoils
/// least.
const RUNS: usize = 3;
const ANSWERED: &str = include_str!("../tests/it/finding/answered.tsv");
const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/retrieval");

fn main() {
    let facts = Facts::embedded().expect("the shipped facts are sound");
    let gazetteer = Gazetteer::from_facts(&facts).expect("names");
    let shared = Path::new(SHARED);
    let (small, from) = match collection::read(&shared.join("corpus.jsonl")) {
        Ok(passages) => (passages, "collection"),
        Err(_) => (mixed(&digests(), SMALL), "digests, mixed"),
    };
    let asked = questions(shared);
    println!(
        "{:<28}{:>10}{:>14}{:>12}{:>12}{:>12}",
        "text", "passages", "build, 1/s", "p50", "p99", "slowest"
    );
    let large = mixed(&small, LARGE);
    // The segmenter and the dictionaries are loaded once, before anything is measured.
    Index::in_memory(small.iter().take(1).cloned()).expect("an index");
    row(from, small, &asked, &gazetteer);
    if !std::env::args().any(|argument| argument == "small") {
        row("the same, mixed", large, &asked, &gazetteer);
    }
}

fn row(name: &str, passages: Vec<Passage>, asked: &[String], gazetteer: &Gazetteer) {
    let count = passages.len();
    let folder = tempfile::tempdir().expect("a folder");
    let started = Instant::now();
    let index = Index::build(folder.path(), passages).expect("an index");
    #[expect(clippy::cast_precision_loss, reason = "a count of passages")]
    let speed = count as f64 / started.elapsed().as_secs_f64();
    let mut times: Vec<Duration> = asked
        .iter()
        .map(|question| {
            let runs = (0..RUNS).map(|_| time(&index, question, gazetteer));
            runs.min().unwrap_or_default()
        })
        .collect();
    times.sort_unstable();
    let at = |percent: usize| shown(times[(times.len() * percent / 100).min(times.len() - 1)]);
    println!(
        "{name:<28}{count:>10}{speed:>14.0}{:>12}{:>12}{:>12}",
        at(50),
        at(99),
        at(100)
    );
}

fn time(index: &Index, text: &str, gazetteer: &Gazetteer) -> Duration {
    let started = Instant::now();
    let found = index.search(&SearchRequest {
        text,
        only: None,
        k: 10,
        gazetteer: Some(gazetteer),
        of_field: false,
    });
    std::hint::black_box(found.expect("the index can be read"));
    started.elapsed()
}

fn shown(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1e3)
}

/// The questions of the tests, and every fifth of the collection's where it is there.
fn questions(shared: &Path) -> Vec<String> {
    let column = |text: &str, at: usize| -> Vec<String> {
        text.lines()
            .filter_map(|line| line.split('\t').nth(at))
            .map(str::to_owned)
            .collect()
    };
    let mut questions = column(ANSWERED.split_once('\n').expect("a header").1, 0);
    for set in ["a", "b", "c", "d"] {
        let file = shared.join(format!("queries_{set}.tsv"));
        if let Ok(text) = std::fs::read_to_string(file) {
            questions.extend(column(&text, 1).into_iter().step_by(5));
        }
    }
    questions
}

fn digests() -> Vec<Passage> {
    let readings = document::read_all(CORPUS.iter().copied()).expect("the digests can be read");
    readings
        .into_iter()
        .flat_map(|reading| reading.passages)
        .collect()
}

/// `count` passages made of the sentences of `passages` in another order, always the same.
fn mixed(passages: &[Passage], count: usize) -> Vec<Passage> {
    let pool = |lang: Lang| -> Vec<&str> {
        let texts = passages.iter().filter(|passage| passage.lang == lang);
        texts
            .flat_map(|passage| passage.text.split_inclusive(['。', '.', '；', ';']))
            .collect()
    };
    let pools = CHARS.map(|(lang, chars)| (lang, chars, pool(lang)));
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = move |below: usize| {
        // Xorshift: the same on every machine.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap_or(0) % below.max(1)
    };
    let mut made = Vec::with_capacity(count);
    for n in 0..count {
        let (lang, chars, pool) = &pools[usize::from(n % ENGLISH == 0)];
        let mut text = String::new();
        while text.chars().count() < *chars && !pool.is_empty() {
            text.push_str(pool[random(pool.len())]);
        }
        made.push(Passage {
            id: format!("mixed-{n}"),
            document: format!("mixed-{n}"),
            ordinal: 1,
            lang: *lang,
            text,
            ..Passage::default()
        });
    }
    made
}
