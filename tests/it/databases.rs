//! Both kinds of database for the same tests.
//!
//! A test that takes a [`Home`] is named in [`both!`] and runs once on SQLite and once on PostgreSQL.
//! The PostgreSQL server is that of the system's package, started for this run on a free port of this
//! machine, with a folder of its own that is gone when the tests end, however they end. Each test has
//! a schema in it. Where PostgreSQL is not installed its tests say so and do nothing.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Output, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::postgres::PgConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, Row as _};
use tempfile::TempDir;
use youcheng::config::Secret;
use youcheng::facts::Texts;
use youcheng::store::{Database, FILE_NAME, Options, Store};

use crate::facts::SMALL;

/// Makes a test of each function for each kind of database.
macro_rules! both {
    ($($test:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $test() {
                super::$test(crate::databases::Home::sqlite()).await;
            })*
        }

        mod postgres {
            $(#[tokio::test]
            async fn $test() {
                if let Some(home) = crate::databases::Home::postgres().await {
                    super::$test(home).await;
                }
            })*
        }
    };
}

pub(crate) use both;

/// The name and the password of the tests' user.
pub(crate) const USER: &str = "youcheng";
pub(crate) const PASSWORD: &str = "open-sesame";

/// A data directory and, for PostgreSQL, a schema of its own.
pub(crate) struct Home {
    dir: TempDir,
    /// The address of the database, with the schema.
    pub(crate) url: Option<String>,
}

impl Home {
    pub(crate) fn sqlite() -> Self {
        Self {
            dir: TempDir::new().unwrap(),
            url: None,
        }
    }

    /// `None` where PostgreSQL is not installed.
    pub(crate) async fn postgres() -> Option<Self> {
        static SCHEMAS: AtomicU32 = AtomicU32::new(1);
        let server = server()?;
        let schema = format!("test{}", SCHEMAS.fetch_add(1, Ordering::Relaxed));
        let mut connection = PgConnection::connect(&server.url("postgres"))
            .await
            .unwrap();
        let make = format!("CREATE SCHEMA {schema}");
        sqlx::raw_sql(AssertSqlSafe(make))
            .execute(&mut connection)
            .await
            .unwrap();
        let url = server.url("postgres");
        Some(Self {
            dir: TempDir::new().unwrap(),
            url: Some(format!("{url}?options=-c%20search_path%3D{schema}")),
        })
    }

    /// Another home of the same kind.
    pub(crate) async fn another(&self) -> Self {
        match self.url {
            None => Self::sqlite(),
            Some(_) => Self::postgres().await.unwrap(),
        }
    }

    /// Another process's view: a data directory of its own, the same shared database.
    pub(crate) fn replica(&self) -> Self {
        assert!(self.url.is_some(), "only a shared database has replicas");
        Self {
            dir: TempDir::new().unwrap(),
            url: self.url.clone(),
        }
    }

    pub(crate) fn path(&self) -> &Path {
        self.dir.path()
    }

    pub(crate) fn database(&self) -> Option<Database> {
        let url = self.url.as_deref()?;
        Some(Database {
            connections: 4,
            ..Database::new(Secret::new(url))
        })
    }

    /// The small facts.
    pub(crate) fn small(&self) -> Options<'static> {
        Options {
            texts: SMALL,
            database: self.database(),
            ..Options::default()
        }
    }

    pub(crate) async fn open(&self, texts: Texts<'_>) -> Store {
        let options = Options {
            texts,
            ..self.small()
        };
        Store::open(self.path(), options).await.unwrap()
    }

    /// The rows of a Discord server.
    pub(crate) async fn open_own(&self, server: u64) -> Store {
        let options = Options {
            database: self.database(),
            server: Some(server),
            ..Options::default()
        };
        let dir = youcheng::config::server_dir(self.path(), Some(server));
        Store::open(&dir, options).await.unwrap()
    }

    /// A statement beside the store.
    pub(crate) async fn execute(&self, sql: impl Into<String>) -> Result<(), sqlx::Error> {
        let sql = sqlx::raw_sql(AssertSqlSafe(sql.into()));
        match self.raw().await {
            Raw::Sqlite(mut connection) => sql.execute(&mut connection).await.map(|_| ()),
            Raw::Postgres(mut connection) => sql.execute(&mut connection).await.map(|_| ()),
        }
    }

    /// What a statement would do; it is taken back.
    pub(crate) async fn try_out(&self, sql: &str) -> Result<(), sqlx::Error> {
        let sql = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
        match self.raw().await {
            Raw::Sqlite(mut connection) => {
                let mut transaction = connection.begin().await?;
                sql.execute(&mut *transaction).await.map(|_| ())
            }
            Raw::Postgres(mut connection) => {
                let mut transaction = connection.begin().await?;
                sql.execute(&mut *transaction).await.map(|_| ())
            }
        }
    }

    pub(crate) async fn number(&self, sql: &'static str) -> i64 {
        let query = sqlx::query_scalar(sql);
        match self.raw().await {
            Raw::Sqlite(mut connection) => query.fetch_one(&mut connection).await.unwrap(),
            Raw::Postgres(mut connection) => sqlx::query_scalar(sql)
                .fetch_one(&mut connection)
                .await
                .unwrap(),
        }
    }

    /// How many tables there are.
    pub(crate) async fn tables(&self) -> i64 {
        self.number(match self.url {
            None => "SELECT count(*) FROM sqlite_schema",
            Some(_) => {
                "SELECT count(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
            }
        })
        .await
    }

    /// Every row of the answer, as one text.
    pub(crate) async fn rows(&self, sql: &str) -> Vec<String> {
        match self.raw().await {
            Raw::Sqlite(mut connection) => {
                let rows = sqlx::query(AssertSqlSafe(sql.to_owned()))
                    .fetch_all(&mut connection)
                    .await
                    .unwrap();
                let line = |row: &sqlx::sqlite::SqliteRow| {
                    let cell = |at| row.try_get_unchecked::<Option<String>, _>(at).unwrap();
                    let cells = (0..row.len()).map(|at| cell(at).unwrap_or_default());
                    cells.collect::<Vec<String>>().join("|")
                };
                rows.iter().map(line).collect()
            }
            Raw::Postgres(mut connection) => {
                let sql = format!("SELECT row::TEXT FROM ({sql}) row");
                sqlx::query_scalar(AssertSqlSafe(sql))
                    .fetch_all(&mut connection)
                    .await
                    .unwrap()
            }
        }
    }

    async fn raw(&self) -> Raw {
        match &self.url {
            None => {
                let options = SqliteConnectOptions::new().filename(self.path().join(FILE_NAME));
                Raw::Sqlite(options.connect().await.unwrap())
            }
            Some(url) => Raw::Postgres(PgConnection::connect(url).await.unwrap()),
        }
    }

    /// Runs the program on this home.
    pub(crate) fn youcheng(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_youcheng"));
        command.arg("--data-dir").arg(self.path()).args(args);
        self.name_database(&mut command);
        command
            .env("YOUCHENG_WHO", "Li Ming")
            .env_remove("RUST_BACKTRACE")
            .output()
            .unwrap()
    }

    /// What the program says on success; its error otherwise.
    pub(crate) fn say(&self, args: &[&str]) -> String {
        let output = self.youcheng(args);
        let text = if output.status.success() {
            output.stdout
        } else {
            output.stderr
        };
        String::from_utf8(text).unwrap()
    }

    /// Tells another process which database is meant.
    pub(crate) fn name_database(&self, command: &mut Command) {
        match &self.url {
            None => command.env_remove("YOUCHENG_DATABASE_URL"),
            Some(url) => command.env("YOUCHENG_DATABASE_URL", url),
        };
    }
}

enum Raw {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// A PostgreSQL server for this run.
pub(crate) struct Server {
    pub(crate) port: u16,
    /// It stops when this is closed, which the system does for a process that ends.
    _alive: ChildStdin,
}

impl Server {
    /// The address of a database.
    pub(crate) fn url(&self, database: &str) -> String {
        format!(
            "postgres://{USER}:{PASSWORD}@127.0.0.1:{}/{database}",
            self.port
        )
    }
}

/// The server of all tests; `None` where PostgreSQL is not installed.
pub(crate) fn server() -> Option<&'static Server> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    SERVER.get_or_init(start).as_ref().or_else(|| {
        println!("skipped: PostgreSQL is not installed (Debian's package is `postgresql`)");
        None
    })
}

/// Where the newest server's programs are.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?.flatten();
    let bin = versions.map(|version| version.path().join("bin"));
    let mut found: Vec<PathBuf> = bin.filter(|bin| bin.join("initdb").is_file()).collect();
    found.sort();
    found.pop()
}

/// Texts are compared as English dictionaries do it, which must not matter.
const SCRIPT: &str = r#"
set -e
trap '' INT TERM HUP
dir=$(mktemp -d /tmp/youcheng-postgres-XXXXXX)
printf %s "$PASSWORD" > "$dir/password"
"$BIN/initdb" -D "$dir/data" -U "$ROLE" --pwfile="$dir/password" -A scram-sha-256 -E UTF8 \
    --locale=C.UTF-8 $LOCALE >"$dir/log" 2>&1 || { cat "$dir/log" >&2; rm -rf "$dir"; exit 1; }
"$BIN/postgres" -D "$dir/data" -p "$PORT" -k "$dir" -c listen_addresses=127.0.0.1 \
    -c max_connections=400 -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
    >"$dir/log" 2>&1 </dev/null &
pid=$!
until "$BIN/pg_isready" -q -h 127.0.0.1 -p "$PORT"; do
    kill -0 $pid || { cat "$dir/log" >&2; rm -rf "$dir"; exit 1; }
    sleep 0.1
done
echo ready
cat >/dev/null || true
kill -QUIT $pid
wait $pid || true
rm -rf "$dir"
"#;

fn start() -> Option<Server> {
    let bin = programs()?;
    // Somebody else may take the port in the meantime.
    for _ in 0..5 {
        let free = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        if let Some(alive) = start_at(&bin, port) {
            return Some(Server {
                port,
                _alive: alive,
            });
        }
    }
    panic!("PostgreSQL is installed but does not start");
}

#[expect(
    clippy::zombie_processes,
    reason = "the script ends the server and itself when its input is closed, at the end of the tests"
)]
fn start_at(bin: &Path, port: u16) -> Option<ChildStdin> {
    use std::os::unix::process::CommandExt as _;
    // The server refuses to run as root, as which containers often run.
    let is_root = Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
    let mut command = if is_root {
        let mut command = Command::new("setpriv");
        command.args([
            "--reuid=postgres",
            "--regid=postgres",
            "--clear-groups",
            "sh",
        ]);
        command
    } else {
        Command::new("sh")
    };
    let mut child = command
        .args(["-c", SCRIPT])
        .env("BIN", bin)
        .env("PORT", port.to_string())
        .env("ROLE", USER)
        .env("PASSWORD", PASSWORD)
        .env("LOCALE", "--locale-provider=icu --icu-locale=en")
        .current_dir("/")
        // Ctrl-C goes to the tests alone.
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    (line == "ready\n").then(|| child.stdin.take().unwrap())
}
