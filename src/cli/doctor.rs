//! `youcheng doctor`: looks at all that the program needs, and says what to do where it is not well.

mod settings;

use std::io::Write;
use std::path::Path;

use serde::Serialize;

use super::home::Home;
use crate::answer::Engine;
use crate::render::picture::can_draw;
use crate::store::{FILE_NAME, Store, StoreError};

/// Below this there is no room for an import and its log.
const ENOUGH_SPACE: u64 = 256 << 20;
/// No clock that is right shows an earlier day than that of this release.
const RELEASED: jiff::civil::Date = jiff::civil::date(2026, 1, 1);

/// How the findings are printed.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
    Ok,
    Warning,
    Fault,
}

/// What was looked at, what was found, and what to do about it.
#[derive(Clone, Debug, Serialize)]
struct Finding {
    what: &'static str,
    state: State,
    found: String,
    remedy: Option<String>,
}

impl Finding {
    fn ok(what: &'static str, found: impl Into<String>) -> Self {
        Self {
            what,
            state: State::Ok,
            found: found.into(),
            remedy: None,
        }
    }

    fn bad(
        what: &'static str,
        state: State,
        found: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            what,
            state,
            found: found.into(),
            remedy: Some(remedy.into()),
        }
    }
}

/// Prints every finding; fails if there is a fault among them.
pub(super) async fn run(home: &Home, args: &Args) -> anyhow::Result<()> {
    let dir = &home.dir;
    let mut findings = vec![
        settings::token(),
        settings::token_file(),
        settings::public_key(),
        settings::addresses(),
        settings::others(),
        fonts(),
        directory(dir),
        space(dir),
    ];
    findings.extend(database(home).await);
    findings.extend(servers(home).await);
    findings.push(clock(dir));
    let mut out = std::io::stdout().lock();
    if args.json {
        writeln!(out, "{}", serde_json::json!({ "findings": findings }))?;
    } else {
        for finding in &findings {
            let state = match finding.state {
                State::Ok => "ok",
                State::Warning => "warning",
                State::Fault => "FAULT",
            };
            writeln!(out, "{state:<8} {:<12} {}", finding.what, finding.found)?;
            if let Some(remedy) = &finding.remedy {
                writeln!(out, "{:<8} {:<12} → {remedy}", "", "")?;
            }
        }
    }
    let faults = findings
        .iter()
        .filter(|finding| finding.state == State::Fault);
    match faults.count() {
        0 => Ok(()),
        faults => anyhow::bail!("{faults} fault(s) found; the arrows say what to do"),
    }
}

/// The fonts in the program, for a character of each of them.
fn fonts() -> Finding {
    const WHAT: &str = "fonts";
    if ['A', '友'].into_iter().all(can_draw) {
        return Finding::ok(WHAT, "in the program, for both languages");
    }
    Finding::bad(
        WHAT,
        State::Fault,
        "those in the program cannot be read; pictures would have no words",
        "install the program anew; if that does not help, please report it",
    )
}

fn directory(dir: &Path) -> Finding {
    const WHAT: &str = "directory";
    let shown = dir.display();
    if !dir.exists() {
        let found = format!("{shown} is not there yet; the first start makes it");
        return Finding::ok(WHAT, found);
    }
    if let Err(error) = tempfile::tempfile_in(dir) {
        return Finding::bad(
            WHAT,
            State::Fault,
            format!("nothing can be written in {shown}: {error}"),
            "give the user that runs the service the right to write there",
        );
    }
    if open_to_all(dir) {
        return Finding::bad(
            WHAT,
            State::Fault,
            format!("every user of this machine can write in {shown}"),
            format!("chmod o-w {shown}"),
        );
    }
    Finding::ok(WHAT, format!("{shown} is writable"))
}

fn open_to_all(dir: &Path) -> bool {
    open_to(dir, 0o002) || open_to(&dir.join(FILE_NAME), 0o002)
}

/// Has the file any of these permissions?
#[cfg(unix)]
fn open_to(path: &Path, permissions: u32) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|found| found.permissions().mode() & permissions != 0)
}

#[cfg(not(unix))]
fn open_to(_: &Path, _: u32) -> bool {
    false
}

fn space(dir: &Path) -> Finding {
    const WHAT: &str = "disk";
    let there = dir.ancestors().find(|dir| dir.exists()).unwrap_or(dir);
    match fs4::available_space(there) {
        Ok(bytes) if bytes >= ENOUGH_SPACE => {
            Finding::ok(WHAT, format!("{} MB are free", bytes >> 20))
        }
        // Questions are answered all the same: it must not keep the service from starting.
        Ok(bytes) => Finding::bad(
            WHAT,
            State::Warning,
            format!("only {} MB are free", bytes >> 20),
            "free some space: at least 256 MB, for an import and its log",
        ),
        Err(error) => Finding::bad(
            WHAT,
            State::Warning,
            format!("the free space cannot be read: {error}"),
            "see to it that at least 256 MB are free",
        ),
    }
}

/// The database, what people have still to settle, and the index of the documents.
async fn database(home: &Home) -> Vec<Finding> {
    const WHAT: &str = "database";
    if home.database.is_none() && !home.dir.join(FILE_NAME).exists() {
        let found = "not there yet; the first start builds it";
        return vec![Finding::ok(WHAT, found)];
    }
    let fault = |found: String| {
        let remedy = match home.database {
            None => "restore a backup with `youcheng restore FILE`, or do what the message says",
            Some(_) => "do what the message says; docs/scale.md has more",
        };
        vec![Finding::bad(WHAT, State::Fault, found, remedy)]
    };
    let store = match home.store().await {
        Ok(store) => store,
        Err(error) => return fault(error.to_string()),
    };
    let mut findings = match store.faults().await {
        Err(error) => fault(error.to_string()),
        Ok(faults) if !faults.is_empty() => fault(faults.join("; ")),
        Ok(_) => vec![Finding::ok(WHAT, "sound")],
    };
    findings.extend(connections(&store).await);
    if let Ok(conflicts) = store.conflicts().await
        && !conflicts.is_empty()
    {
        findings.push(Finding::bad(
            "changes",
            State::Warning,
            format!("{} disagree with the shipped facts", conflicts.len()),
            "settle them with `youcheng data resolve`",
        ));
    }
    findings.push(match Engine::new(store).await {
        Err(error) => index_fault(&error.to_string()),
        Ok(engine) => match engine.library().await {
            Err(error) => index_fault(&error.to_string()),
            Ok(_) => Finding::ok("index", "the documents can be searched"),
        },
    });
    findings
}

/// How many of the connections that the shared database's server allows are open.
async fn connections(store: &Store) -> Option<Finding> {
    const WHAT: &str = "connections";
    let server = match store.server().await {
        Ok(server) => server?,
        Err(error) => {
            let remedy = "do what the message says";
            return Some(Finding::bad(
                WHAT,
                State::Warning,
                error.to_string(),
                remedy,
            ));
        }
    };
    let found = format!(
        "{} of {} are open on PostgreSQL {}",
        server.connections, server.most, server.version
    );
    Some(if server.connections * 5 > server.most * 4 {
        let remedy = "raise max_connections there, or lower --database-connections of each process";
        Finding::bad(WHAT, State::Warning, found, remedy)
    } else {
        Finding::ok(WHAT, found)
    })
}

/// The servers with rows of their own, in files or in the shared database.
async fn with_rows(home: &Home) -> Result<Vec<u64>, StoreError> {
    if home.database.is_none() {
        return Ok(super::backup::servers(&home.dir));
    }
    let store = home.store().await?;
    let servers = store.servers().await?;
    store.close().await;
    Ok(servers.unwrap_or_default())
}

/// The databases of servers with rows of their own; nothing where there are none, or where the
/// shared one cannot be opened, which has been said.
async fn servers(home: &Home) -> Option<Finding> {
    const WHAT: &str = "servers";
    let servers = with_rows(home).await.ok()?;
    for server in &servers {
        let faults = match home.of_server(*server).store().await {
            Ok(store) => match store.faults().await {
                Ok(faults) => faults,
                Err(error) => vec![error.to_string()],
            },
            Err(error) => vec![error.to_string()],
        };
        if !faults.is_empty() {
            let remedy = format!("restore it with `youcheng --server {server} restore FILE`");
            let found = format!("{server}: {}", faults.join("; "));
            return Some(Finding::bad(WHAT, State::Fault, found, remedy));
        }
    }
    let found = format!("{} with rows of their own, all sound", servers.len());
    (!servers.is_empty()).then(|| Finding::ok(WHAT, found))
}

fn index_fault(found: &str) -> Finding {
    let remedy = "stop the service and remove the folder `index` in the data directory; it is \
                  built anew from the database";
    Finding::bad("index", State::Fault, found, remedy)
}

fn clock(dir: &Path) -> Finding {
    const WHAT: &str = "clock";
    let now = jiff::ZonedDateTime::now();
    let written = std::fs::metadata(dir.join(FILE_NAME)).and_then(|file| file.modified());
    let written = written
        .ok()
        .and_then(|time| jiff::Timestamp::try_from(time).ok());
    let behind = written.is_some_and(|time| time.as_second() > now.timestamp().as_second() + 60);
    if behind || now.date() < RELEASED {
        return Finding::bad(
            WHAT,
            State::Fault,
            format!(
                "it shows {}, which is in the past",
                now.strftime("%Y-%m-%d %H:%M %Z")
            ),
            "set the clock, best by NTP: anniversaries, certificates and the history need it",
        );
    }
    Finding::ok(WHAT, now.strftime("%Y-%m-%d %H:%M %Z").to_string())
}
