//! The command line: one file for each subcommand.

mod ask;
mod backup;
mod cite;
mod console;
pub mod data;
mod discord;
mod doctor;
mod file;
mod home;
mod index;
mod library;
mod picture;
mod register;
mod reports;
mod serve;

use std::error::Error as _;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Parser, Subcommand};

use self::home::Home;
use crate::answer::Engine;
use crate::render::wording::rows::plain;
use crate::store::{FILE_NAME, Store};
use crate::text::Lang;

/// What stands over the options that every command has.
const HEADING: &str = "Options of every command";

/// Answers questions about China's friendship cities, with a source for every number.
#[derive(Debug, Parser)]
#[command(
    name = "youcheng",
    version = version(),
    after_help = "Examples:\n  \
        youcheng ask \"partners of Tianjin\"\n  \
        youcheng ask 天津和神户哪年结好\n  \
        youcheng ask --json \"Africa total\"\n  \
        youcheng map Xi'an -o xian.png\n  \
        youcheng cite \"challenges of city diplomacy\"\n  \
        youcheng console"
)]
struct Cli {
    #[command(flatten, next_help_heading = HEADING)]
    home: home::Args,

    /// The data of one Discord server with rows of its own, instead of those of all.
    #[arg(long, global = true, value_name = "ID", help_heading = HEADING)]
    server: Option<u64>,

    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Answer one question, or a file of questions.
    Ask(ask::Args),
    /// Find passages in the documents and quote them with a reference.
    Cite(cite::Args),
    /// Build the index of a collection, or say what an index holds.
    #[command(subcommand)]
    Index(index::Command),
    /// Ask one question after the other.
    Console,
    /// Draw the answer to a question as a chart.
    Chart(picture::ChartArgs),
    /// Draw the partners of a place on a map.
    Map(picture::MapArgs),
    /// Run the bot: the Discord gateway, the signed endpoint, or a local playground.
    Serve(Box<serve::Args>),
    /// Tell Discord which commands there are.
    Register(register::Args),
    /// List what people report as wrong, and what could not be answered.
    Reports(reports::Args),
    /// List, show, add and remove the documents that are searched.
    #[command(subcommand)]
    Library(library::Command),
    /// Check the data, or say how much of it there is.
    #[command(subcommand)]
    Data(data::Command),
    /// Look whether everything that the program needs is well, and say what to do if not.
    Doctor(doctor::Args),
    /// Write a copy of the database, while it is in use.
    Backup(backup::Args),
    /// Put a backup into the place of the database, and keep the old one.
    Restore {
        /// The backup.
        file: PathBuf,
    },
    /// Print completions for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

/// What a command does for a server without rows of its own. Only what adds some may make a database:
/// one for a mistyped number would stay for ever.
#[derive(Clone, Copy)]
enum Without {
    /// It is answered as everybody is.
    AsAll,
    /// The database is made.
    Begins,
    /// There is nothing to be done.
    Nothing,
}

impl Command {
    fn without_rows(&self) -> Without {
        match self {
            Self::Ask(_) | Self::Cite(_) | Self::Console | Self::Chart(_) | Self::Map(_) => {
                Without::AsAll
            }
            Self::Data(command) if command.only_looks_at_a_file() => Without::AsAll,
            Self::Data(command) if command.adds() => Without::Begins,
            Self::Library(library::Command::Add(_)) => Without::Begins,
            _ => Without::Nothing,
        }
    }
}

/// The program's version and that of the facts it ships.
fn version() -> &'static str {
    static VERSION: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    VERSION.get_or_init(|| {
        format!(
            "{} (data {})",
            env!("CARGO_PKG_VERSION"),
            crate::facts::Texts::EMBEDDED.version()
        )
    })
}

/// Runs the command line of this process.
///
/// Gives 0 when a question was answered, also with "unknown"; 2 for wrong usage; 1 for anything
/// that failed, after one line that says what failed and what to do.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) if error.kind() == ErrorKind::InvalidUtf8 => {
            let line = "youcheng: an argument is no valid UTF-8; set the terminal to UTF-8 and type it again";
            let _ = writeln!(std::io::stderr(), "{line}");
            return ExitCode::FAILURE;
        }
        Err(error) => {
            // Where the message cannot be written there is nobody to read it.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) if error.is::<clap::Error>() => {
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::from(2)
        }
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "youcheng: {}", one_line(&error));
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> anyhow::Result<()> {
    if let Command::Completions { shell } = cli.command {
        let mut command = Cli::command();
        clap_complete::generate(shell, &mut command, "youcheng", &mut std::io::stdout());
        return Ok(());
    }
    let mut runtime = match &cli.command {
        Command::Serve(_) if has_several_cores() => tokio::runtime::Builder::new_multi_thread(),
        _ => tokio::runtime::Builder::new_current_thread(),
    };
    let runtime = runtime
        .enable_all()
        .build()
        .context("cannot start the program's own scheduler; is the system out of resources?")?;
    let home = Home::new(cli.home)?;
    runtime.block_on(async {
        let home = match cli.server {
            Some(server) => of_server(&home, server, &cli.command).await?,
            None => home,
        };
        match cli.command {
            Command::Ask(args) => ask::run(&home, args).await,
            Command::Cite(args) => cite::run(&home, args).await,
            Command::Index(command) => index::run(&home, &command).await,
            Command::Console => console::run(&home).await,
            Command::Chart(args) => picture::chart(&home, args).await,
            Command::Map(args) => picture::map(&home, args).await,
            Command::Data(command) => data::run(&home, command).await,
            Command::Serve(args) => serve::run(&home, *args).await,
            Command::Library(command) => library::run(&home, command).await,
            Command::Register(args) => register::run(args).await,
            Command::Reports(args) => reports::run(&home, args).await,
            Command::Doctor(args) => doctor::run(&home, &args).await,
            Command::Backup(args) => backup::run(&home, &args).await,
            Command::Restore { file } => backup::restore(&home, &file).await,
            Command::Completions { .. } => Ok(()),
        }
    })
}

/// The place of a server with rows of its own, brought up to date with the data of all.
async fn of_server(home: &Home, server: u64, command: &Command) -> anyhow::Result<Home> {
    let of_all = [
        matches!(command, Command::Serve(_) | Command::Register(_)),
        matches!(command, Command::Doctor(_)),
    ];
    if of_all.contains(&true) {
        return Err(usage(
            "--server goes with commands on the data of one server",
        ));
    }
    let own = home.of_server(server);
    if matches!(command, Command::Restore { .. }) {
        // What lies there may be damaged; what is put there follows when it is opened next.
        return Ok(own);
    }
    let shared = home.store().await?;
    let has_rows = match shared.servers().await? {
        Some(servers) => servers.contains(&server),
        None => own.dir.join(FILE_NAME).is_file(),
    };
    match command.without_rows() {
        _ if has_rows => {}
        Without::Begins => {}
        Without::AsAll => return Ok(home.clone()),
        Without::Nothing => anyhow::bail!(
            "server {server} has no rows of its own; the first `data add`, `data set`, `data retire`, \
             `data import` or `library add` for it makes some"
        ),
    }
    let store = Store::open_following(&own.dir, server, &shared).await?;
    store.close().await;
    shared.close().await;
    Ok(own)
}

/// The first of the settings with these names that `serve` does not take: its name, what it is, and
/// why not.
fn refused_setting(names: &[&'static str]) -> Option<(&'static str, String, String)> {
    let cli = Cli::command();
    let serve = cli.find_subcommand("serve")?;
    let refused = |name: &&'static str| {
        let value = std::env::var(name).ok()?;
        let mut arguments = serve.get_arguments();
        let argument = arguments.find(|argument| argument.get_env().is_some_and(|of| of == *name));
        let option = format!("--{}", argument?.get_long()?);
        let given = ["youcheng", "serve", &format!("{option}={value}")];
        let error = Cli::command().try_get_matches_from(given).err()?;
        // Another setting may be wrong as well.
        let is_of_this = match error.get(ContextKind::InvalidArg) {
            Some(ContextValue::String(argument)) => argument.starts_with(&option),
            _ => false,
        };
        let why = error.source().map(ToString::to_string);
        let why = why.unwrap_or_else(|| "not one of the values that it may have".to_owned());
        is_of_this.then_some((*name, value, why))
    };
    names.iter().find_map(refused)
}

/// Arguments that do not go together.
fn usage(message: &str) -> anyhow::Error {
    Cli::command()
        .error(clap::error::ErrorKind::ArgumentConflict, message)
        .into()
}

/// On one core, threads would only get in each other's way.
fn has_several_cores() -> bool {
    std::thread::available_parallelism().is_ok_and(|cores| cores.get() > 1)
}

/// The error and its causes in one line.
fn one_line(error: &anyhow::Error) -> String {
    let mut causes: Vec<String> = Vec::new();
    for cause in error.chain().map(ToString::to_string) {
        // A cause that its parent already quotes adds nothing.
        if !causes.last().is_some_and(|last| last.contains(&cause)) {
            causes.push(cause);
        }
    }
    plain(&causes.join(": "))
}

/// `youcheng ask … | head -1` is no failure.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let io = error
        .chain()
        .find_map(|cause| cause.downcast_ref::<std::io::Error>());
    io.is_some_and(|io| io.kind() == std::io::ErrorKind::BrokenPipe)
}

/// Opens the engine, with progress on a terminal while the database is built.
async fn engine(home: &Home) -> anyhow::Result<Engine> {
    let bar = indicatif::ProgressBar::hidden();
    if std::io::stderr().is_terminal() {
        bar.set_draw_target(indicatif::ProgressDrawTarget::stderr());
    }
    let shown = bar.clone();
    let options = crate::store::Options {
        progress: Box::new(move |progress| {
            shown.set_length(progress.total as u64);
            shown.set_position(progress.done as u64);
        }),
        ..home.options()
    };
    let engine = Engine::open(&home.dir, options).await;
    bar.finish_and_clear();
    Ok(engine?)
}

/// Today's date in the zone of this machine.
fn today() -> jiff::civil::Date {
    jiff::ZonedDateTime::now().date()
}

/// A language as it is given on the command line.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum LangArg {
    /// English.
    En,
    /// Chinese.
    Zh,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::En => Self::En,
            LangArg::Zh => Self::Zh,
        }
    }
}
