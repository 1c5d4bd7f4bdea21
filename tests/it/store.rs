//! The database: first start, second start, upgrade, and everything that can stand in the way.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use tempfile::TempDir;
use youcheng::config::Secret;
use youcheng::facts::{Facts, Texts};
use youcheng::store::query::{Order, PartnerFilter};
use youcheng::store::{Database, FILE_NAME, Options, Store, StoreError};

use crate::databases::{Home, both};
use crate::facts::SMALL;

fn small() -> Options<'static> {
    Options {
        texts: SMALL,
        ..Options::default()
    }
}

both!(
    a_first_start_makes_the_directory_and_loads_the_shipped_facts,
    newer_facts_replace_the_shipped_rows_and_keep_numbers_and_other_rows,
    an_older_program_keeps_the_facts_of_a_newer_one,
    many_starts_at_once_build_one_database,
    a_killed_first_start_leaves_nothing_and_the_next_one_succeeds,
    a_killed_upgrade_leaves_the_old_facts,
    several_processes_may_start_at_once,
    a_database_with_a_newer_schema_is_refused_untouched,
    faulty_facts_build_nothing,
);

async fn a_first_start_makes_the_directory_and_loads_the_shipped_facts(home: Home) {
    let dir = home.path().join("not/yet/there");
    let steps = Mutex::new(Vec::new());
    let progress = Box::new(|step| steps.lock().unwrap().push(step));
    let store = Store::open(
        &dir,
        Options {
            progress,
            database: home.database(),
            ..Options::default()
        },
    )
    .await
    .unwrap();
    let stats = store.stats().await.unwrap();
    assert_eq!((stats.partnerships, stats.figures), (1_824, 298));
    assert_eq!(
        stats.places as usize,
        Facts::embedded().unwrap().places.len()
    );
    let steps = steps.into_inner().unwrap();
    let last = steps.last().unwrap();
    assert_eq!(last.done, last.total);
    assert!(steps.windows(2).all(|pair| pair[0].done < pair[1].done));
    let none: [String; 0] = [];
    assert_eq!(store.faults().await.unwrap(), none);
    assert!(dir.is_dir());
}

#[tokio::test]
async fn a_second_start_changes_nothing() {
    let dir = TempDir::new().unwrap();
    Store::open(dir.path(), small())
        .await
        .unwrap()
        .close()
        .await;
    let before = fs::read(dir.path().join(FILE_NAME)).unwrap();
    let progress = Box::new(|step| panic!("something was loaded: {step:?}"));
    let store = Store::open(
        dir.path(),
        Options {
            progress,
            ..small()
        },
    )
    .await
    .unwrap();
    assert_eq!(store.generation().await.unwrap(), 1);
    store.close().await;
    assert!(fs::read(dir.path().join(FILE_NAME)).unwrap() == before);
}

async fn newer_facts_replace_the_shipped_rows_and_keep_numbers_and_other_rows(home: Home) {
    let store = home.open(SMALL).await;
    let names = store.names().await.unwrap();
    let kobe = names
        .places
        .iter()
        .find(|place| &*place.slug == "jp-kobe")
        .unwrap()
        .id;
    store.close().await;
    home.execute(
        "INSERT INTO partnerships (id, cn_id, province_id, partner_id, country, status, source_id)
         SELECT 900, c.id, c.province_id, p.id, 'JP', 'active', 1 FROM places c, places p
         WHERE c.slug = 'cn-jiangsu' AND p.slug = 'jp-kobe'",
    )
    .await
    .unwrap();
    // A new place in front of all others, one tie less, one corrected.
    let places = SMALL.places.replacen(
        "cn\tcountry",
        "de\tcountry\tDE\t\tGermany\t德国\t德國\tde guo\t\t\t\ncn\tcountry",
        1,
    );
    let texts = Texts {
        places: &places,
        partnerships: "cn\tpartner\tsince\tsince_basis\tstatus\tsource\n\
                       cn-tianjin\tjp-kobe\t1973-06-25\tunverified\tsuspended\tyang-2015\n",
        ..SMALL
    };
    let store = home.open(texts).await;
    let names = store.names().await.unwrap();
    assert_eq!(
        names
            .places
            .iter()
            .find(|place| &*place.slug == "jp-kobe")
            .unwrap()
            .id,
        kobe
    );
    assert!(names.places.iter().any(|place| &*place.slug == "de"));
    let ties = store
        .partnerships(&PartnerFilter::default(), Order::Listed, None)
        .await
        .unwrap();
    let found: Vec<_> = ties
        .iter()
        .map(|tie| {
            (
                tie.partner,
                tie.since.map(|date| date.to_string()),
                tie.status.code(),
            )
        })
        .collect();
    let corrected = (kobe, Some("1973-06-25".to_owned()), "suspended");
    assert_eq!(
        found,
        [corrected, (kobe, None, "active")],
        "and the row of somebody else stays"
    );
    assert_eq!(store.generation().await.unwrap(), 2);
}

async fn an_older_program_keeps_the_facts_of_a_newer_one(home: Home) {
    let newer = Options {
        program: "0.10.0",
        ..home.small()
    };
    Store::open(home.path(), newer).await.unwrap().close().await;
    let other = Texts {
        aliases: "id\tlang\talias\n",
        ..SMALL
    };
    let open = |program| {
        Store::open(
            home.path(),
            Options {
                texts: other,
                program,
                ..home.small()
            },
        )
    };
    assert_eq!(open("0.9.3").await.unwrap().generation().await.unwrap(), 1);
    assert_eq!(open("0.10.0").await.unwrap().generation().await.unwrap(), 2);
    assert_eq!(open("0.10.1").await.unwrap().generation().await.unwrap(), 2);
}

async fn many_starts_at_once_build_one_database(home: Home) {
    let starts = (0..8).map(|_| {
        let (dir, options) = (home.path().to_owned(), home.small());
        tokio::spawn(async move {
            Store::open(&dir, options)
                .await
                .unwrap()
                .stats()
                .await
                .unwrap()
                .partnerships
        })
    });
    for start in starts.collect::<Vec<_>>() {
        assert_eq!(start.await.unwrap(), 2);
    }
    assert_eq!(home.number("SELECT generation FROM meta").await, 1);
}

/// Not a test by itself: the two tests below start it as a process of its own.
#[tokio::test]
async fn a_start_in_another_process() {
    let Ok(dir) = std::env::var("YOUCHENG_TEST_DIR") else {
        return;
    };
    let abort_at: usize =
        std::env::var("YOUCHENG_TEST_ABORT_AT").map_or(usize::MAX, |at| at.parse().unwrap());
    let progress = Box::new(move |step: youcheng::store::Progress| {
        if step.done >= abort_at {
            std::process::abort();
        }
    });
    Store::open(
        Path::new(&dir),
        Options {
            progress,
            database: std::env::var("YOUCHENG_DATABASE_URL")
                .ok()
                .map(|url| Database::new(Secret::new(&url))),
            ..Options::default()
        },
    )
    .await
    .unwrap();
}

fn shipped(home: &Home) -> Options<'static> {
    Options {
        database: home.database(),
        ..Options::default()
    }
}

fn another_process(home: &Home) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "store::a_start_in_another_process"]);
    command
        .env("YOUCHENG_TEST_DIR", home.path())
        .env_remove("RUST_BACKTRACE");
    home.name_database(&mut command);
    command
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null());
    command
}

async fn a_killed_first_start_leaves_nothing_and_the_next_one_succeeds(home: Home) {
    for abort_at in [1, 3_000, 12_000] {
        let home = home.another().await;
        let mut command = another_process(&home);
        let status = command
            .env("YOUCHENG_TEST_ABORT_AT", abort_at.to_string())
            .status()
            .unwrap();
        assert!(
            !status.success(),
            "the process should have been killed at {abort_at}"
        );
        assert_eq!(home.tables().await, 0);
        let store = Store::open(home.path(), shipped(&home)).await.unwrap();
        assert_eq!(store.stats().await.unwrap().partnerships, 1_824);
    }
}

async fn a_killed_upgrade_leaves_the_old_facts(home: Home) {
    home.open(SMALL).await.close().await;
    let status = another_process(&home)
        .env("YOUCHENG_TEST_ABORT_AT", "9000")
        .status();
    assert!(!status.unwrap().success());
    let store = home.open(SMALL).await;
    assert_eq!(store.generation().await.unwrap(), 1);
    assert_eq!(store.stats().await.unwrap().partnerships, 2);
}

async fn several_processes_may_start_at_once(home: Home) {
    let mut starts: Vec<_> = (0..3)
        .map(|_| another_process(&home).spawn().unwrap())
        .collect();
    assert!(
        starts
            .iter_mut()
            .all(|start| start.wait().unwrap().success())
    );
    assert_eq!(home.number("SELECT generation FROM meta").await, 1);
    assert_eq!(
        home.number("SELECT count(*) FROM partnerships").await,
        1_824
    );
}

/// Opens what lies in `dir`, which must fail and leave the file as it is.
async fn refusal(dir: &Path) -> StoreError {
    let before = fs::read(dir.join(FILE_NAME)).ok();
    let error = match Store::open(dir, small()).await {
        // What lies deep in a damaged file shows when it is read.
        Ok(store) => store.names().await.expect_err("should not be readable"),
        Err(error) => error,
    };
    assert!(
        fs::read(dir.join(FILE_NAME)).ok() == before,
        "the file was changed"
    );
    let message = error.to_string();
    assert!(
        !message.contains('\n') && message.contains(&*dir.to_string_lossy()),
        "{message}"
    );
    error
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_untouched() {
    for content in [
        "somebody's notes",
        "S",
        "SQLite format 2 with something behind it",
    ] {
        let dir = TempDir::new().unwrap();
        fs::write(dir.path().join(FILE_NAME), content).unwrap();
        let error = refusal(dir.path()).await;
        assert!(
            matches!(error, StoreError::Foreign { .. }),
            "{content:?}: {error:?}"
        );
    }
    let dir = TempDir::new().unwrap();
    fs::create_dir(dir.path().join(FILE_NAME)).unwrap();
    assert!(matches!(
        refusal(dir.path()).await,
        StoreError::Foreign { .. }
    ));
}

#[tokio::test]
async fn the_database_of_another_program_is_refused_untouched() {
    for sql in [
        "CREATE TABLE notes (text TEXT)",
        "PRAGMA application_id = 7",
    ] {
        let dir = TempDir::new().unwrap();
        let options = SqliteConnectOptions::new().filename(dir.path().join(FILE_NAME));
        let mut other = options.create_if_missing(true).connect().await.unwrap();
        sqlx::query(sql).execute(&mut other).await.unwrap();
        other.close().await.unwrap();
        let error = refusal(dir.path()).await;
        assert!(
            matches!(error, StoreError::Foreign { .. }),
            "{sql}: {error:?}"
        );
    }
}

#[tokio::test]
async fn a_damaged_database_is_refused_untouched() {
    type Damage = fn(&mut Vec<u8>);
    let damages: [(&str, Damage); 4] = [
        ("cut off in the first page", |bytes| bytes.truncate(1_000)),
        ("cut off in the middle", |bytes| {
            bytes.truncate(bytes.len() / 2);
        }),
        ("overwritten behind the header", |bytes| {
            bytes[100..].fill(0xA5);
        }),
        ("overwritten behind the first page", |bytes| {
            bytes[4_096..].fill(0xA5);
        }),
    ];
    for (what, damage) in damages {
        let dir = TempDir::new().unwrap();
        let file = dir.path().join(FILE_NAME);
        Store::open(dir.path(), small())
            .await
            .unwrap()
            .close()
            .await;
        let mut bytes = fs::read(&file).unwrap();
        damage(&mut bytes);
        fs::write(&file, bytes).unwrap();
        let error = refusal(dir.path()).await;
        assert!(
            matches!(error, StoreError::Corrupt { .. }),
            "{what}: {error:?}"
        );
    }
}

async fn a_database_with_a_newer_schema_is_refused_untouched(home: Home) {
    home.open(SMALL).await.close().await;
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum,
                 execution_time) VALUES (99, 'future', TRUE, '0', 1)";
    home.execute(newer).await.unwrap();
    let error = Store::open(home.path(), home.small()).await.unwrap_err();
    assert!(
        matches!(error, StoreError::Newer { found: 99, .. }),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_directory_that_cannot_be_made_is_named() {
    let home = TempDir::new().unwrap();
    fs::write(home.path().join("file"), "").unwrap();
    for dir in [home.path().join("file"), home.path().join("file/below")] {
        let error = Store::open(&dir, small()).await.unwrap_err();
        assert!(matches!(error, StoreError::NoDirectory { .. }), "{error:?}");
        assert!(error.to_string().contains("--data-dir"), "{error}");
    }
}

async fn faulty_facts_build_nothing(home: Home) {
    let texts = Texts {
        aliases: "id\tlang\talias\nnowhere\ten\tNowhere\n",
        ..SMALL
    };
    let error = Store::open(
        home.path(),
        Options {
            texts,
            ..home.small()
        },
    )
    .await
    .unwrap_err();
    assert!(
        matches!(&error, StoreError::Facts(faults) if faults.len() == 1),
        "{error:?}"
    );
    assert!(error.to_string().contains("aliases.tsv:2"), "{error}");
    assert_eq!(home.tables().await, 0);
}

/// Takes the right to write from the directory and its files; `false` if this user may do so
/// anyway, as root does.
#[cfg(unix)]
fn write_protect(dir: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    for entry in fs::read_dir(dir).unwrap() {
        fs::set_permissions(entry.unwrap().path(), fs::Permissions::from_mode(0o444)).unwrap();
    }
    fs::set_permissions(dir, fs::Permissions::from_mode(0o555)).unwrap();
    let works = fs::write(dir.join("probe"), "").is_err();
    if !works {
        println!("skipped: this user may write everywhere");
    }
    works
}

#[cfg(unix)]
#[tokio::test]
async fn an_unwritable_directory_is_named() {
    let dir = TempDir::new().unwrap();
    if write_protect(dir.path()) {
        let error = Store::open(dir.path(), small()).await.unwrap_err();
        assert!(matches!(error, StoreError::Unwritable { .. }), "{error:?}");
        let error = Store::open(&dir.path().join("below"), small())
            .await
            .unwrap_err();
        assert!(matches!(error, StoreError::NoDirectory { .. }), "{error:?}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_write_protected_database_answers_if_it_is_up_to_date() {
    let dir = TempDir::new().unwrap();
    Store::open(dir.path(), small())
        .await
        .unwrap()
        .close()
        .await;
    if write_protect(dir.path()) {
        let store = Store::open(dir.path(), small()).await.unwrap();
        assert!(store.is_read_only());
        assert_eq!(store.stats().await.unwrap().partnerships, 2);
        let error = Store::open(dir.path(), Options::default())
            .await
            .unwrap_err();
        assert!(matches!(error, StoreError::ReadOnly { .. }), "{error:?}");
    }
}
