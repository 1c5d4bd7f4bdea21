//! The signed endpoint under load: how many interactions a second one core answers, signatures
//! verified.
//!
//! `cargo bench --bench endpoint` starts `youcheng serve` as a process of its own on an empty data
//! directory, held to the second core where there is `taskset`, and posts signed interactions from
//! the first one over 64 connections that stay open. It prints a line for each kind of question:
//! answers a second, the median and the 99th percentile, and the seconds of processor time that the
//! service took for a thousand. The requests are signed before the clock starts.

#![expect(
    clippy::expect_used,
    reason = "a benchmark that cannot be set up, or is not answered, ends"
)]

use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use youcheng::facts::Facts;

/// Interactions in flight.
const IN_FLIGHT: usize = 64;
/// Interactions before the clock starts, and while it runs.
const WARM: usize = 2_000;
const RUN: usize = 15_000;
/// Runs of each kind; the median counts.
const RUNS: usize = 3;
const SERVER: &str = "1100000000000000100";

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    hold(std::process::id(), 0);
    runtime.block_on(run());
}

async fn run() {
    let folder = TempDir::new().expect("a folder");
    let key = SigningKey::from_bytes(&[7; 32]);
    let service = Service::start(&folder, &key).await;
    println!(
        "{:<36}{:>12}{:>12}{:>12}{:>16}",
        "one core, 64 in flight", "a second", "p50 ms", "p99 ms", "CPU s per 1,000"
    );
    for (name, bodies) in loads() {
        let ask = |n| service.load(&key, &bodies, n);
        ask(WARM).await;
        let mut runs = Vec::new();
        for _ in 0..RUNS {
            runs.push(ask(RUN).await);
        }
        runs.sort_by(|a, b| a.a_second.total_cmp(&b.a_second));
        let Outcome {
            a_second,
            p50,
            p99,
            cpu,
        } = runs[RUNS / 2];
        println!("{name:<36}{a_second:>12.0}{p50:>12.2}{p99:>12.2}{cpu:>16.3}");
    }
    println!("resident afterwards: {} MB", service.resident());
}

/// What is asked: a ping, which shows what the door itself costs; `/partners` of each Chinese place
/// that has any, which is soon answered from memory; and free questions of which few come twice.
fn loads() -> [(&'static str, Vec<Value>); 3] {
    let facts = Facts::embedded().expect("the shipped facts are sound");
    let name = |id: &str| {
        let place = facts.places.iter().find(|place| place.id == id);
        place.expect("a known place").en.clone()
    };
    let mut chinese: Vec<&str> = facts.partnerships.iter().map(|p| &*p.cn).collect();
    chinese.sort_unstable();
    chinese.dedup();
    let countries = ["Japan", "Germany", "France", "Italy", "Russia", "Brazil"];
    let partners = |id: &&str| command("partners", &json!({"place": id}));
    let free = |at: usize| {
        let place = name(chinese[at % chinese.len()]);
        let country = countries[at / chinese.len() % countries.len()];
        let since = 1_973 + at % 53;
        let question = format!("which partners does {place} have in {country} since {since}?");
        command("ask", &json!({"question": question}))
    };
    [
        ("ping", vec![json!({"id": "1", "type": 1})]),
        ("/partners place", chinese.iter().map(partners).collect()),
        ("/ask, a free question", (0..60_000).map(free).collect()),
    ]
}

fn command(name: &str, options: &Value) -> Value {
    let options = options.as_object().expect("options");
    let options: Vec<Value> = options
        .iter()
        .map(|(name, value)| json!({"name": name, "type": 3, "value": value}))
        .collect();
    json!({
        "id": "1300000000000000001", "application_id": "1100000000000000001", "type": 2, "version": 1,
        "token": "a-token-as-long-as-those-of-discord-".repeat(6), "locale": "en-US",
        "guild_locale": "en-US", "guild_id": SERVER, "channel_id": "1100000000000000200",
        "authorizing_integration_owners": {"0": SERVER}, "attachment_size_limit": 10_485_760,
        "entitlements": [], "app_permissions": "2248473465835073", "context": 0,
        "channel": {"id": "1100000000000000200", "type": 0, "name": "general"},
        "member": {
            "user": {"id": "1100000000000000300", "username": "alice", "discriminator": "0"},
            "roles": [], "permissions": "2248473465835073",
            "joined_at": "2023-04-05T06:07:08.000000+00:00", "deaf": false, "mute": false,
        },
        "data": {"id": "1", "name": name, "type": 1, "options": options},
    })
}

/// The service in a process of its own.
struct Service {
    child: Child,
    address: String,
    /// The next of the bodies to be sent.
    next: AtomicUsize,
}

#[derive(Clone, Copy)]
struct Outcome {
    a_second: f64,
    p50: f64,
    p99: f64,
    /// Seconds of processor time for a thousand answers.
    cpu: f64,
}

impl Service {
    async fn start(folder: &TempDir, key: &SigningKey) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_youcheng"))
            .args(["serve", "--user-rate", "0"])
            .env("YOUCHENG_DATA_DIR", folder.path())
            .env("YOUCHENG_LISTEN", "127.0.0.1:0")
            .env("DISCORD_PUBLIC_KEY", hex(key.verifying_key().as_bytes()))
            .env_remove("DISCORD_TOKEN")
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("the service starts");
        hold(child.id().expect("it runs"), 1);
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let address = loop {
            let line = lines.next_line().await.expect("a line").expect("a line");
            if let Some((_, rest)) = line.split_once("http://") {
                break rest.split('/').next().unwrap_or_default().to_owned();
            }
        };
        Self {
            child,
            address,
            next: AtomicUsize::new(0),
        }
    }

    /// Sends `n` interactions and waits for their answers.
    async fn load(&self, key: &SigningKey, bodies: &[Value], n: usize) -> Outcome {
        let first = self.next.fetch_add(n, Ordering::Relaxed);
        let requests = (first..first + n).map(|at| request(key, &bodies[at % bodies.len()]));
        let requests: Arc<Vec<Vec<u8>>> = Arc::new(requests.collect());
        let taken = Arc::new(AtomicUsize::new(0));
        let mut connections = Vec::new();
        for _ in 0..IN_FLIGHT {
            let stream = TcpStream::connect(&self.address).await.expect("a listener");
            stream.set_nodelay(true).expect("a socket");
            connections.push(stream);
        }
        let (before, started) = (self.cpu(), Instant::now());
        let connections = connections
            .into_iter()
            .map(|stream| tokio::spawn(ask(stream, Arc::clone(&requests), Arc::clone(&taken))));
        let mut times = Vec::with_capacity(n);
        for connection in connections.collect::<Vec<_>>() {
            times.extend(connection.await.expect("every request is answered"));
        }
        let (cpu, took) = (self.cpu() - before, started.elapsed());
        times.sort_unstable();
        let millis = |share: usize| times[times.len() * share / 100].as_secs_f64() * 1e3;
        #[expect(clippy::cast_precision_loss, reason = "some thousands")]
        let n = n as f64;
        Outcome {
            a_second: n / took.as_secs_f64(),
            p50: millis(50),
            p99: millis(99),
            cpu: cpu / n * 1e3,
        }
    }

    /// Processor time so far, in seconds: fields 14 and 15 of `/proc/PID/stat`, in ticks of 10 ms.
    fn cpu(&self) -> f64 {
        let stat = self.proc("stat");
        let after_name = stat.rsplit(')').next().unwrap_or_default();
        let fields = after_name.split_whitespace().skip(11).take(2);
        fields
            .filter_map(|ticks| ticks.parse::<f64>().ok())
            .sum::<f64>()
            / 100.0
    }

    /// Resident memory in MB.
    fn resident(&self) -> u64 {
        let status = self.proc("status");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
        kilobytes.unwrap_or(0) / 1024
    }

    /// Empty where there is no `/proc`.
    fn proc(&self, file: &str) -> String {
        let id = self.child.id().unwrap_or(0);
        std::fs::read_to_string(format!("/proc/{id}/{file}")).unwrap_or_default()
    }
}

/// Sends what is left of the requests over one connection, one after the other.
async fn ask(
    mut stream: TcpStream,
    requests: Arc<Vec<Vec<u8>>>,
    taken: Arc<AtomicUsize>,
) -> Vec<Duration> {
    let mut times = Vec::new();
    let mut buffer = vec![0; 64 << 10];
    while let Some(request) = requests.get(taken.fetch_add(1, Ordering::Relaxed)) {
        let started = Instant::now();
        stream.write_all(request).await.expect("an open connection");
        let mut filled = 0;
        loop {
            let read = stream.read(&mut buffer[filled..]).await;
            filled += read.expect("an open connection");
            if is_whole(&buffer[..filled]) {
                break;
            }
        }
        times.push(started.elapsed());
    }
    times
}

/// Is the response all there? Ends the run where it is no answer.
fn is_whole(response: &[u8]) -> bool {
    let Some(head) = response.windows(4).position(|end| end == b"\r\n\r\n") else {
        return false;
    };
    let text = std::str::from_utf8(&response[..head]).expect("a head in ASCII");
    assert!(text.starts_with("HTTP/1.1 200"), "no answer: {text}");
    let length = text.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length")
            .then(|| value.trim().parse::<usize>().ok())?
    });
    response.len() >= head + 4 + length.expect("a length")
}

fn request(key: &SigningKey, body: &Value) -> Vec<u8> {
    let (body, timestamp) = (body.to_string(), jiff::Timestamp::now().as_second());
    let signature = key.sign(format!("{timestamp}{body}").as_bytes());
    let head = format!(
        "POST /interactions HTTP/1.1\r\nhost: youcheng\r\ncontent-type: application/json\r\n\
         x-signature-ed25519: {}\r\nx-signature-timestamp: {timestamp}\r\ncontent-length: {}\r\n\r\n",
        hex(&signature.to_bytes()),
        body.len()
    );
    [head.as_bytes(), body.as_bytes()].concat()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Holds a process to one core, where the system can; else all share what there is.
fn hold(process: u32, core: u32) {
    let held = std::process::Command::new("taskset")
        .args(["-apc", &core.to_string(), &process.to_string()])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if !held.is_ok_and(|status| status.success()) {
        eprintln!("not held to one core: figures are not for one core");
    }
}
