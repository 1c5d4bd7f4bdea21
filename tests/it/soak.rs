//! A soak: the service under mixed load, with a gateway that drops, a REST interface that refuses or
//! dawdles, and a database that is locked. Run by hand, with a release build of the program:
//!
//! ```console
//! $ cargo build --release && YOUCHENG_BIN=target/release/youcheng YOUCHENG_SOAK_MINUTES=60 \
//!     cargo test --test it soak:: -- --ignored --nocapture
//! ```

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;
use youcheng::store::{Options, Store};

use crate::discord::make;
use crate::discord::standin::{APPLICATION, Standin, TOKEN};

/// Interactions a second, unless the environment says otherwise.
const RATE: u64 = 40;
/// Something goes wrong this often.
const BETWEEN_FAULTS: Duration = Duration::from_secs(7);

fn setting(name: &str, usual: u64) -> u64 {
    let given = std::env::var(name).ok();
    given.and_then(|given| given.parse().ok()).unwrap_or(usual)
}

/// The `n`th interaction: every kind of question, of many places, and changes now and then.
fn interaction(n: u64, id: u64, places: &[String]) -> Value {
    let place = |n: u64| &places[usize::try_from(n).unwrap() % places.len()];
    let (a, b) = (place(n * 7), place(n * 13 + 5));
    let mut made = match n % 11 {
        0 => make::command(id, "partners", &json!({"place": a})),
        1 => make::command(id, "total", &json!({"scope": a})),
        2 => make::command(id, "rank", &json!({"of": "countries", "top": n % 40 + 1})),
        3 => make::command(id, "compare", &json!({"a": a, "b": b})),
        4 => make::command(id, "timeline", &json!({"place": a})),
        5 => make::command(id, "pair", &json!({"a": a, "b": b})),
        6 => make::command(id, "cite", &json!({"query": format!("challenges of {n}")})),
        7 => make::command(
            id,
            "ask",
            &json!({"question": format!("partners of {a} since 19{}", n % 90 + 10)}),
        ),
        8 => make::typing(
            id,
            "partners",
            &json!({"place": &a[..a.len().min(5)]}),
            "place",
        ),
        9 => make::on_message(id, "Check figures", &format!("Jiangsu has {n} pairs.")),
        _ if n % 330 == 10 => {
            let values = "cn=Xiamen partner=Kobe source=yang-2015";
            make::data("add", &json!({"values": values, "why": "soak"}))
        }
        _ if n % 330 == 32 => make::data("retire", &json!({"row": "Xiamen Kobe", "why": "soak"})),
        _ => make::command(
            id,
            "ask",
            &json!({"question": format!("{n} 天津和神户哪年结好")}),
        ),
    };
    made["id"] = json!(id.to_string());
    made["token"] = json!(format!("token-{id}"));
    if n.is_multiple_of(3) {
        make::outside(made)
    } else {
        made
    }
}

/// Goes wrong in one of the ways that happen.
fn break_something(n: u64, standin: &Arc<Standin>, dir: &Path) {
    match n % 6 {
        0 => standin.drop_socket(),
        1 => standin.reconnect(),
        2 => (0..5).for_each(|_| standin.fault("/interactions", 429, 0.2)),
        3 => (0..5).for_each(|_| standin.fault("/interactions", 503, 0.0)),
        4 => {
            let standin = Arc::clone(standin);
            tokio::spawn(async move {
                standin.slow(Duration::from_millis(700));
                tokio::time::sleep(Duration::from_secs(2)).await;
                standin.slow(Duration::ZERO);
            });
        }
        _ => {
            let dir = dir.to_owned();
            tokio::spawn(async move {
                let store = Store::open(&dir, Options::default()).await.unwrap();
                let locked = store.change(crate::changes::by("locked")).await.unwrap();
                tokio::time::sleep(Duration::from_secs(2)).await;
                drop(locked);
                store.close().await;
            });
        }
    }
}

/// Resident memory of a process in kB.
fn memory(pid: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS"))
        .unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// The slope of the line nearest to the points.
fn slope(points: &[(f64, f64)]) -> f64 {
    let many = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / many;
    let (x, y) = (mean(|p| p.0), mean(|p| p.1));
    let over: f64 = points.iter().map(|p| (p.0 - x) * (p.1 - y)).sum();
    over / points.iter().map(|p| (p.0 - x).powi(2)).sum::<f64>()
}

#[tokio::test]
#[ignore = "runs for minutes"]
async fn nothing_is_lost_and_memory_stays_flat() {
    let length = Duration::from_secs(60 * setting("YOUCHENG_SOAK_MINUTES", 10));
    let rate = setting("YOUCHENG_SOAK_RATE", RATE);
    let program = std::env::var("YOUCHENG_BIN");
    let program = program.unwrap_or_else(|_| env!("CARGO_BIN_EXE_youcheng").to_owned());
    let dir = TempDir::new().unwrap();
    let standin = Standin::start().await;
    let mut service = tokio::process::Command::new(program)
        .args(["serve", "--data-dir"])
        .arg(dir.path())
        .env("DISCORD_TOKEN", TOKEN)
        .env("DISCORD_API", &standin.api)
        .env("DISCORD_APPLICATION_ID", APPLICATION.to_string())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let identified = |s: &Standin| s.identified.load(Ordering::Relaxed) == 1;
    standin.until("identify", identified).await;
    let gazetteer = crate::support::gazetteer();
    let places: Vec<String> = gazetteer
        .places()
        .map(|place| place.slug.to_string())
        .collect();
    let pid = service.id().unwrap();
    let (begun, mut samples, mut faults) = (Instant::now(), Vec::new(), 0);
    let mut asked = Vec::new();
    let mut tick = tokio::time::interval(Duration::from_micros(1_000_000 / rate));
    while begun.elapsed() < length {
        tick.tick().await;
        let (n, id) = (asked.len() as u64, standin.new_id());
        asked.push(id);
        standin.dispatch("INTERACTION_CREATE", interaction(n, id, &places));
        if begun.elapsed() > BETWEEN_FAULTS * (faults + 1) {
            break_something(faults.into(), &standin, dir.path());
            faults += 1;
        }
        if n.is_multiple_of(rate * 10) {
            samples.push((begun.elapsed().as_secs_f64() / 60.0, memory(pid)));
        }
    }
    let callbacks = |standin: &Standin| {
        let mut of: HashMap<u64, u32> = HashMap::new();
        for sent in standin.sent("/callback") {
            let id = sent.path.split('/').nth(2).and_then(|id| id.parse().ok());
            *of.entry(id.unwrap()).or_default() += 1;
        }
        of
    };
    for _ in 0..30 {
        if callbacks(&standin).len() >= asked.len() {
            break;
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    service.kill().await.unwrap();
    let answered = callbacks(&standin);
    let lost = asked.iter().filter(|id| !answered.contains_key(id)).count();
    let twice = answered.values().filter(|times| **times > 1).count();
    let settled = &samples[samples.len() / 3..];
    println!(
        "{} interactions in {:.0} s with {faults} faults: {lost} unanswered, {twice} answered twice, {} resumes",
        asked.len(),
        begun.elapsed().as_secs_f64(),
        standin.resumed.load(Ordering::Relaxed),
    );
    for (minute, kb) in &samples {
        println!("  minute {minute:5.1}: {:.1} MB", kb / 1024.0);
    }
    println!(
        "slope of the last two thirds: {:.1} kB a minute",
        slope(settled)
    );
    assert_eq!((lost, twice), (0, 0));
    let store = Store::open(dir.path(), Options::default()).await.unwrap();
    assert_eq!(store.faults().await.unwrap(), Vec::<String>::new());
}
