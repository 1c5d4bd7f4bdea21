//! Running the service for years: backups that can be trusted, and a doctor that finds what is
//! wrong.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::Ordering;

use tempfile::TempDir;
use youcheng::ops::health::Readiness;
use youcheng::store::{BackupError, FILE_NAME, Options, Report, Store, Unanswered};

use crate::changes::{say, state, youcheng};
use crate::databases::Home;
use crate::discord::standin::{Standin, TOKEN};
use crate::facts::SMALL;

async fn small(dir: &Path) -> Store {
    let options = Options {
        texts: SMALL,
        ..Options::default()
    };
    Store::open(dir, options).await.unwrap()
}

#[tokio::test]
async fn a_backup_of_a_running_store_is_restored_and_the_old_one_kept() {
    let (one, two, out) = (Home::sqlite(), Home::sqlite(), TempDir::new().unwrap());
    let store = small(one.path()).await;
    let file = out.path().join("backup.db");
    let size = store.backup(&file, false).await.unwrap();
    assert_eq!(fs::metadata(&file).unwrap().len(), size);
    assert_eq!(Store::restore(two.path(), None, &file).await.unwrap(), None);
    assert_eq!(state(&two).await, state(&one).await);
    let again = Store::restore(two.path(), None, &file)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(again, two.path().join("youcheng.db.bak"));
    let third = Store::restore(two.path(), None, &file)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(third, two.path().join("youcheng.db.bak1"));
    let left: Vec<_> = fs::read_dir(out.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "nothing else is left behind");
}

#[tokio::test]
async fn a_backup_replaces_nothing_unless_told_to() {
    let dir = TempDir::new().unwrap();
    let store = small(dir.path()).await;
    let file = dir.path().join("precious");
    fs::write(&file, "precious").unwrap();
    let error = store.backup(&file, false).await.unwrap_err();
    assert!(matches!(error, BackupError::Exists { .. }), "{error}");
    assert_eq!(fs::read(&file).unwrap(), b"precious");
    store.backup(&file, true).await.unwrap();
    assert!(fs::read(&file).unwrap().starts_with(b"SQLite format 3"));
    let error = store
        .backup(Path::new("/nonexistent/x.db"), false)
        .await
        .unwrap_err();
    assert!(matches!(error, BackupError::Io { .. }), "{error}");
}

#[tokio::test]
async fn what_is_no_sound_backup_is_not_restored() {
    let (dir, out) = (Home::sqlite(), TempDir::new().unwrap());
    let store = small(dir.path()).await;
    let good = out.path().join("good.db");
    store.backup(&good, false).await.unwrap();
    store.close().await;
    let before = state(&dir).await;
    let bytes = fs::read(&good).unwrap();
    let mut damaged = bytes.clone();
    for byte in &mut damaged[8_192..40_000] {
        *byte = 0x55;
    }
    let cases = [
        ("text.db", b"not a database at all, only words".to_vec()),
        ("empty.db", Vec::new()),
        ("half.db", bytes[..bytes.len() / 2].to_vec()),
        ("damaged.db", damaged),
    ];
    for (name, bytes) in cases {
        let file = out.path().join(name);
        fs::write(&file, bytes).unwrap();
        let error = Store::restore(dir.path(), None, &file).await.unwrap_err();
        assert!(
            matches!(error, BackupError::NotSound { .. }),
            "{name}: {error}"
        );
        assert!(error.to_string().contains(name), "{error}");
    }
    let error = Store::restore(dir.path(), None, &out.path().join("none.db"))
        .await
        .unwrap_err();
    assert!(matches!(error, BackupError::Unreadable { .. }), "{error}");
    assert_eq!(state(&dir).await, before);
}

#[tokio::test]
async fn a_database_in_use_is_not_replaced_and_a_damaged_one_is() {
    let (dir, out) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let store = small(dir.path()).await;
    let file = out.path().join("backup.db");
    store.backup(&file, false).await.unwrap();
    let error = Store::restore(dir.path(), None, &file).await.unwrap_err();
    assert!(matches!(error, BackupError::InUse { .. }), "{error}");
    store.close().await;
    fs::write(dir.path().join(FILE_NAME), "ruins").unwrap();
    // SQLite would mend the file from a log that is still there.
    let _ = fs::remove_file(dir.path().join(format!("{FILE_NAME}-wal")));
    let old = Store::restore(dir.path(), None, &file)
        .await
        .unwrap()
        .unwrap();
    assert!(fs::read(old).unwrap() == b"ruins");
    assert_eq!(
        small(dir.path()).await.stats().await.unwrap().partnerships,
        2
    );
}

/// The doctor's findings by what was looked at, and whether it failed.
fn doctor(dir: &Path, settings: &[(&str, &str)]) -> (serde_json::Value, bool) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_youcheng"));
    command
        .arg("--data-dir")
        .arg(dir)
        .args(["doctor", "--json"]);
    for name in [
        "DISCORD_TOKEN",
        "DISCORD_PUBLIC_KEY",
        "YOUCHENG_LISTEN",
        "YOUCHENG_OPS_LISTEN",
        "YOUCHENG_STAFF",
        "YOUCHENG_CHANGES",
        "YOUCHENG_USER_RATE",
        "DISCORD_TOKEN_FILE",
    ] {
        command.env_remove(name);
    }
    command.envs(settings.iter().copied());
    let output = command.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    for (_, value) in settings {
        assert!(
            value.len() < 40 || !text.contains(value),
            "a secret was printed: {text}"
        );
    }
    (
        serde_json::from_str(&text).unwrap(),
        !output.status.success(),
    )
}

fn found<'j>(findings: &'j serde_json::Value, what: &str) -> &'j serde_json::Value {
    let all = findings["findings"].as_array().unwrap();
    all.iter().find(|finding| finding["what"] == what).unwrap()
}

#[test]
fn the_doctor_is_content_with_a_sound_installation() {
    let dir = TempDir::new().unwrap();
    say(dir.path(), &["data", "stats"]);
    // The form of a token, and of no application.
    let token = "MTAwMDAwMDAwMDAwMDAwMDAwMA.AAAAAA.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    let key = "ab".repeat(32);
    let settings = [
        ("DISCORD_TOKEN", token),
        ("DISCORD_PUBLIC_KEY", key.as_str()),
        ("YOUCHENG_OPS_LISTEN", "127.0.0.1:9100"),
        ("YOUCHENG_STAFF", "1100000000000000300,1100000000000000301"),
        ("YOUCHENG_CHANGES", "all"),
        ("YOUCHENG_USER_RATE", "0"),
    ];
    let (findings, failed) = doctor(dir.path(), &settings);
    assert!(!failed, "{findings}");
    for what in [
        "token",
        "public key",
        "addresses",
        "directory",
        "disk",
        "database",
        "index",
        "clock",
        "settings",
        "fonts",
        "token file",
    ] {
        assert_eq!(found(&findings, what)["state"], "ok", "{findings}");
    }
}

#[test]
fn the_doctor_finds_each_fault_and_says_what_to_do() {
    let cases = [
        (("DISCORD_TOKEN", "Bot abc"), "token"),
        (("DISCORD_PUBLIC_KEY", "abc"), "public key"),
        (("YOUCHENG_LISTEN", "everywhere"), "addresses"),
        (("YOUCHENG_STAFF", "1,abc"), "settings"),
        (("YOUCHENG_CHANGES", "foo"), "settings"),
        (("YOUCHENG_USER_RATE", "-1"), "settings"),
    ];
    for (setting, what) in cases {
        let dir = TempDir::new().unwrap();
        let (findings, failed) = doctor(dir.path(), &[setting]);
        let finding = found(&findings, what);
        assert!(failed && finding["state"] == "fault", "{findings}");
        assert!(finding["remedy"].is_string(), "{findings}");
    }
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join(FILE_NAME), "ruins").unwrap();
    let (findings, failed) = doctor(dir.path(), &[]);
    assert!(
        failed && found(&findings, "database")["state"] == "fault",
        "{findings}"
    );
}

#[cfg(unix)]
#[test]
fn the_doctor_finds_a_directory_that_all_may_write() {
    use std::os::unix::fs::PermissionsExt;
    let dir = TempDir::new().unwrap();
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o777)).unwrap();
    let (findings, failed) = doctor(dir.path(), &[]);
    assert!(
        failed && found(&findings, "directory")["state"] == "fault",
        "{findings}"
    );
}

#[cfg(unix)]
#[test]
fn the_doctor_warns_of_a_token_that_all_may_read() {
    use std::os::unix::fs::PermissionsExt;
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("token");
    let token = "MTAwMDAwMDAwMDAwMDAwMDAwMA.AAAAAA.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    fs::write(&file, token).unwrap();
    for (mode, state) in [
        (0o600, "ok"),
        (0o640, "ok"),
        (0o644, "warning"),
        (0o602, "warning"),
    ] {
        fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
        let path = file.to_str().unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_youcheng"))
            .arg("--data-dir")
            .arg(dir.path().join("data"))
            .args(["doctor", "--json"])
            .env_remove("DISCORD_TOKEN")
            .env("DISCORD_TOKEN_FILE", path)
            .output()
            .unwrap();
        let findings = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(found(&findings, "token file")["state"], state, "{mode:o}");
    }
}

#[test]
fn backup_and_restore_work_from_the_command_line() {
    let (one, two) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let file = one.path().join("b.db");
    let name = file.to_str().unwrap();
    assert!(say(one.path(), &["backup", name]).contains("there is no database"));
    say(one.path(), &["data", "stats"]);
    assert!(say(one.path(), &["backup", name]).starts_with("Wrote "));
    assert!(say(one.path(), &["backup", name]).contains("--force"));
    assert!(say(two.path(), &["restore", name]).starts_with("Restored "));
    let stats = |dir: &Path| {
        let said = say(dir, &["data", "stats"]);
        said.lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(stats(one.path()), stats(two.path()));
    assert!(
        youcheng(two.path(), &["ask", "Africa total"])
            .status
            .success()
    );
}

/// The program with a token that is given in this way, and everything logged.
fn with_token(dir: &Path, args: &[&str], name: &str, value: &Path) -> tokio::process::Command {
    let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_youcheng"));
    command
        .arg("--data-dir")
        .arg(dir.join("data"))
        .args(args)
        .env_remove("DISCORD_TOKEN")
        .env_remove("DISCORD_PUBLIC_KEY")
        .env("DISCORD_APPLICATION_ID", "1100000000000000001")
        .env("RUST_LOG", "trace")
        .env(name, value)
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .kill_on_drop(true);
    command
}

#[tokio::test]
async fn a_token_is_read_from_a_file_and_never_seen() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("token");
    for (name, in_file) in [("DISCORD_TOKEN", false), ("DISCORD_TOKEN_FILE", true)] {
        let given = |token: &str| {
            fs::write(&file, format!("{token}\n")).unwrap();
            if in_file { file.clone() } else { token.into() }
        };
        let value = given("MTEwMDAwMDAwMDAwMDAwMDAwMQ.secret.of-the-bot");
        let doctor = with_token(dir.path(), &["doctor"], name, &value)
            .output()
            .await;
        let said = String::from_utf8(doctor.unwrap().stdout).unwrap();
        assert!(
            said.contains("of application 1100000000000000001"),
            "{said}"
        );
        assert!(!said.contains("of-the-bot"), "{said}");

        let standin = Standin::start().await;
        let log = fs::File::create(dir.path().join("log")).unwrap();
        let mut service = with_token(dir.path(), &["serve"], name, &given(TOKEN))
            .env("DISCORD_API", &standin.api)
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .unwrap();
        let identified = |standin: &Standin| standin.identified.load(Ordering::Relaxed) == 1;
        standin.until("identify", identified).await;
        service.kill().await.unwrap();
        let said = fs::read_to_string(dir.path().join("log")).unwrap();
        assert!(said.len() > 1_000, "much is logged: {said}");
        let line = said.lines().find(|line| line.contains(TOKEN));
        assert_eq!(line, None);
    }
    let none = dir.path().join("none");
    let mut missing = with_token(dir.path(), &["serve"], "DISCORD_TOKEN_FILE", &none);
    let missing = missing.output().await.unwrap();
    assert_eq!(missing.status.code(), Some(2));
    let said = String::from_utf8(missing.stderr).unwrap();
    assert!(
        said.contains("cannot read") && said.contains("none"),
        "{said}"
    );
}

#[test]
fn the_data_of_a_server_are_backed_up_restored_and_looked_at_too() {
    let dir = TempDir::new().unwrap();
    let add = |server: &[&str], partner: &str| {
        let partner = format!("partner={partner}");
        let rest = [
            "data",
            "add",
            "partnership",
            "cn=Xiamen",
            &partner,
            "source=yang-2015",
        ];
        let why = ["--why", "a test"];
        let args: Vec<&str> = [server, &rest, &why].concat();
        let said = say(dir.path(), &args);
        assert!(said.starts_with("Added"), "{said}");
    };
    add(&["--server", "7"], "Kobe");
    let ask = |server: &[&str], about: &str| {
        let text = format!("when did Xiamen and {about} pair");
        let args: Vec<&str> = [server, &["ask", &text]].concat();
        say(dir.path(), &args).contains("Yang")
    };
    assert!(ask(&["--server", "7"], "Kobe"), "known there");
    assert!(
        !ask(&[], "Kobe") && !ask(&["--server", "8"], "Kobe"),
        "and nowhere else"
    );
    let file = dir.path().join("b.db");
    let said = say(dir.path(), &["backup", file.to_str().unwrap()]);
    assert!(said.contains("b.db.server-7"), "{said}");
    add(&["--server", "7"], "Nagoya");
    add(&[], "Nara");
    assert!(
        ask(&["--server", "7"], "Nara"),
        "what is changed for all is known there too"
    );
    let own = dir.path().join("b.db.server-7");
    let said = say(
        dir.path(),
        &["--server", "7", "restore", own.to_str().unwrap()],
    );
    assert!(said.starts_with("Restored"), "{said}");
    assert!(ask(&["--server", "7"], "Kobe") && !ask(&["--server", "7"], "Nagoya"));
    assert!(
        ask(&["--server", "7"], "Nara"),
        "it follows the shared data again"
    );
    let said = say(dir.path(), &["doctor"]);
    assert!(said.contains("with rows of their own, all sound"), "{said}");
    let refused = youcheng(dir.path(), &["--server", "7", "serve"]);
    assert_eq!(refused.status.code(), Some(2));
}

#[tokio::test]
async fn a_backup_is_restored_only_to_where_it_belongs() {
    let dir = TempDir::new().unwrap();
    let add = |server: &str, partner: &str| {
        let partner = format!("partner={partner}");
        let pair = ["partnership", "cn=Xiamen", &partner, "source=yang-2015"];
        let args = [
            &["--server", server, "data", "add"][..],
            &pair,
            &["--why", "x"],
        ]
        .concat();
        assert!(say(dir.path(), &args).starts_with("Added"));
    };
    add("7", "Kobe");
    add("8", "Nara");
    let file = dir.path().join("b.db");
    say(dir.path(), &["backup", file.to_str().unwrap()]);
    let copies = ["", ".server-7", ".server-8"].map(|end| format!("{}{end}", file.display()));
    let of = [
        "the data of all",
        "the data of server 7",
        "the data of server 8",
    ];
    let places = [
        &[][..],
        &["--server", "7"],
        &["--server", "8"],
        &["--server", "9"],
    ];
    let files = || {
        let servers = ["servers/7", "servers/8", "servers/9", ""];
        servers.map(|place| fs::read(dir.path().join(place).join(FILE_NAME)).ok())
    };
    let before = files();
    for (from, copy) in copies.iter().enumerate() {
        for (to, place) in places.iter().enumerate().filter(|(to, _)| *to != from) {
            let output = youcheng(dir.path(), &[place, &["restore", copy][..]].concat());
            assert_eq!(output.status.code(), Some(1), "{copy} {place:?}");
            let said = String::from_utf8(output.stderr).unwrap();
            let wanted = of.get(to).copied().unwrap_or("the data of server 9");
            let expected = format!("holds {} and cannot take the place of {wanted}", of[from]);
            assert!(said.contains(&expected), "{said}");
        }
    }
    assert!(files() == before, "nothing was changed");
    assert!(!dir.path().join("servers/9").exists(), "and nothing made");
    for (place, copy) in places.iter().zip(&copies) {
        let said = say(dir.path(), &[place, &["restore", copy][..]].concat());
        assert!(said.starts_with("Restored"), "{said}");
    }
    // What an earlier version put into the wrong place is not shown there.
    fs::copy(&copies[1], dir.path().join(FILE_NAME)).unwrap();
    for args in [&["ask", "Africa total"][..], &["serve"], &["doctor"]] {
        let output = youcheng(dir.path(), args);
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8(said).unwrap();
        let expected = "holds the data of server 7 and lies in the place of the data of all";
        assert!(said.contains(expected), "{args:?}: {said}");
    }
}

#[tokio::test]
async fn a_database_that_does_not_say_whose_it_is_opens_where_it_lies() {
    use sqlx::ConnectOptions as _;
    let dir = TempDir::new().unwrap();
    let pair = [
        "partnership",
        "cn=Xiamen",
        "partner=Kobe",
        "source=yang-2015",
    ];
    let add = [
        &["--server", "7", "data", "add"][..],
        &pair,
        &["--why", "x"],
    ]
    .concat();
    assert!(say(dir.path(), &add).starts_with("Added"));
    let own = dir.path().join("servers/7").join(FILE_NAME);
    // As versions wrote it before.
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&own);
    let mut connection = options.connect().await.unwrap();
    let unmark = "UPDATE meta SET data_version = 'follows 0123456789ab-0123456789ab-1 3'";
    let done = sqlx::query(unmark).execute(&mut connection).await.unwrap();
    assert_eq!(done.rows_affected(), 1);
    sqlx::Connection::close(connection).await.unwrap();
    let old = dir.path().join("old.db");
    fs::copy(&own, &old).unwrap();
    let named = dir.path().join("old.db.server-7");
    fs::copy(&own, &named).unwrap();
    let ask = ["--server", "7", "ask", "when did Xiamen and Kobe pair"];
    assert!(say(dir.path(), &ask).contains("Yang"));
    let restore = |server: Option<u64>, file| {
        let place = dir
            .path()
            .join(server.map_or(String::new(), |id| format!("servers/{id}")));
        async move { Store::restore(&place, server, file).await }
    };
    for (server, file) in [(None, &named), (Some(8), &named), (Some(7), &old)] {
        let error = restore(server, file).await.unwrap_err().to_string();
        assert!(error.contains("the data of one server"), "{error}");
    }
    restore(Some(7), &named).await.unwrap();
    assert!(say(dir.path(), &ask).contains("Yang"));
}

#[test]
fn a_look_at_a_server_without_rows_makes_no_database() {
    let dir = TempDir::new().unwrap();
    let table = dir.path().join("pairs.csv");
    fs::write(&table, "city,partner\nXiamen,Kobe\n").unwrap();
    let table = table.to_str().unwrap();
    let nothing = "server 999 has no rows of its own";
    let looks = [
        (&["data", "history"][..], nothing),
        (&["data", "export", "out"], nothing),
        (&["data", "undo", "1", "--why", "x"], nothing),
        (&["library", "list"], nothing),
        (&["backup", "x.db"], nothing),
        (&["ask", "Tianjin and Kobe"], "1973"),
        (&["data", "import", table, "--dry-run"], ""),
    ];
    for (look, expected) in looks {
        let said = say(dir.path(), &[&["--server", "999"][..], look].concat());
        assert!(said.contains(expected), "{look:?}: {said}");
        assert!(!dir.path().join("servers").exists(), "{look:?}");
    }
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_the_databases() {
    use std::os::unix::fs::PermissionsExt;
    let dir = TempDir::new().unwrap();
    let pair = [
        "partnership",
        "cn=Xiamen",
        "partner=Kobe",
        "source=yang-2015",
    ];
    let add = [
        &["--server", "7", "data", "add"][..],
        &pair,
        &["--why", "x"],
    ]
    .concat();
    assert!(say(dir.path(), &add).starts_with("Added"));
    let copy = dir.path().join("copy");
    fs::copy(dir.path().join(FILE_NAME), &copy).unwrap();
    fs::set_permissions(&copy, fs::Permissions::from_mode(0o644)).unwrap();
    let restored = dir.path().join("restored");
    let said = say(&restored, &["restore", copy.to_str().unwrap()]);
    assert!(said.starts_with("Restored"), "{said}");
    for place in ["", "servers/7", "restored"] {
        let file = dir.path().join(place).join(FILE_NAME);
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{}", file.display());
    }
}

/// The service without any account, said where it listens, and what it says there.
fn service(dir: &Path, args: &[&str], key: &str) -> (std::process::Child, String) {
    use std::io::{BufRead, BufReader};
    let mut service = Command::new(env!("CARGO_BIN_EXE_youcheng"))
        .arg("--data-dir")
        .arg(dir)
        .arg("serve")
        .args(args)
        .env_remove("DISCORD_TOKEN")
        .env("DISCORD_PUBLIC_KEY", key)
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let out = service.stdout.take().unwrap();
    BufReader::new(out).read_line(&mut line).unwrap();
    (service, line)
}

#[test]
fn a_setting_that_is_there_and_empty_says_nothing() {
    let dir = TempDir::new().unwrap();
    for key in ["", "  "] {
        let (mut service, line) = service(dir.path(), &[], key);
        service.kill().unwrap();
        service.wait().unwrap();
        assert!(line.starts_with("playground: http://"), "{line:?}");
    }
}

#[cfg(unix)]
#[test]
fn the_service_stops_when_told_to_also_if_nobody_reads_what_it_says() {
    let dir = TempDir::new().unwrap();
    // By now nobody holds the other end of its output, and then of its log either.
    let (mut service, _) = service(dir.path(), &["--playground", "127.0.0.1:0"], "");
    drop(service.stderr.take());
    let id = service.id().to_string();
    let told = Command::new("kill").args(["-TERM", &id]).status().unwrap();
    assert!(told.success());
    let begun = std::time::Instant::now();
    let ended = loop {
        match service.try_wait().unwrap() {
            None if begun.elapsed().as_secs() < 60 => {
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
            ended => break ended,
        }
    };
    service.kill().unwrap();
    service.wait().unwrap();
    assert!(ended.is_some_and(|status| status.success()), "{ended:?}");
}

#[tokio::test]
async fn what_people_reported_does_not_steer_the_terminal() {
    let dir = TempDir::new().unwrap();
    let store = Store::open(dir.path(), Options::default()).await.unwrap();
    let evil = |name: &str| format!("{name}\u{1b}]0;x\u{7}\r\n\u{202e}end");
    let report = Report {
        made_at: 1,
        reading: Some(evil("reading")),
        what: evil("what"),
        contact: Some(evil("contact")),
    };
    store.keep_report(&report).await.unwrap();
    let asked = Unanswered {
        asked_at: 2,
        question: evil("question"),
        reading: evil("understood"),
    };
    store.keep_unanswered(&asked).await.unwrap();
    store.close().await;
    let said = say(dir.path(), &["reports", "--clear"]);
    assert_eq!(said.lines().count(), 3, "{said:?}");
    for part in ["reading", "what", "contact", "question", "understood"] {
        assert!(said.contains(&format!("{part}]0;x")), "{said:?}");
    }
    let steers = |c: char| c != '\n' && youcheng::text::is_hidden(c);
    assert!(!said.contains(steers), "{said:?}");
    assert!(say(dir.path(), &["reports"]).starts_with("0 reports, 0 unanswered"));
}

#[test]
fn the_service_is_ready_while_any_way_in_is_open_and_until_it_stops() {
    type Step = fn(&Readiness);
    let ready = Readiness::default();
    let (open, close) = (Readiness::open, Readiness::close);
    let steps: [(Step, bool); 7] = [
        (open, true),
        (open, true),
        (close, true),
        (close, false),
        (open, true),
        (Readiness::stop, false),
        (open, false),
    ];
    assert!(!ready.get());
    for (at, (step, expected)) in steps.into_iter().enumerate() {
        step(&ready);
        assert_eq!(ready.get(), expected, "after step {at}");
    }
}
