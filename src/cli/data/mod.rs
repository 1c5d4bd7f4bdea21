//! `youcheng data`: is the data sound, how much of it is there, and how is it changed?

mod change;
mod check;
mod export;
mod history;
mod import;
mod list;
mod resolve;
mod stats;
mod undo;
mod words;

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::home::Home;
use crate::facts::Kind;
use crate::places::Gazetteer;
use crate::store::Store;
use crate::store::changes::Origin;

pub use check::check;
pub use export::export;
pub use stats::stats;

/// What to do with the data.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// List every fault in the data files with file and line.
    Check {
        /// The directory of the files [default: the files that this program was built with].
        dir: Option<PathBuf>,
    },
    /// Count what the database holds.
    Stats,
    /// List rows with their numbers.
    List(list::Args),
    /// Add a row.
    Add(change::Add),
    /// Give a row other values.
    Set(change::Set),
    /// Take a row out of the answers; the history keeps it.
    Retire(change::Retire),
    /// Take a change back, or a whole import.
    Undo(undo::Args),
    /// Show who changed what, when and why.
    History(history::Args),
    /// Write everything as data files, which `import` reads.
    Export {
        /// The directory to write to; it is made if it is missing.
        dir: PathBuf,
    },
    /// Bring in a table of partnerships or figures, or what `export` wrote.
    Import(Box<import::Args>),
    /// Settle where a new release and a change disagree; without arguments, list it.
    Resolve(resolve::Args),
}

impl Command {
    /// Does it look at a file, and change nothing?
    pub(super) fn only_looks_at_a_file(&self) -> bool {
        match self {
            Self::Check { .. } => true,
            Self::Import(args) => args.is_dry_run(),
            _ => false,
        }
    }

    /// Can it be the first change of all?
    pub(super) fn adds(&self) -> bool {
        matches!(
            self,
            Self::Add(_) | Self::Set(_) | Self::Retire(_) | Self::Import(_)
        )
    }
}

/// Who makes a change, and why.
#[derive(Debug, clap::Args)]
struct By {
    /// Why; the history keeps it.
    #[arg(long, value_name = "TEXT")]
    why: String,

    /// Who makes the change [default: the user of this system].
    #[arg(long, env = "YOUCHENG_WHO", value_name = "NAME")]
    who: Option<String>,
}

impl By {
    fn origin(&self) -> Result<Origin> {
        origin(self.who.as_deref(), &self.why)
    }
}

fn origin(who: Option<&str>, why: &str) -> Result<Origin> {
    let who = who.map(str::trim).filter(|who| !who.is_empty());
    let who = who.map(str::to_owned).or_else(user).context(
        "this system has no name for you; say who makes the change with --who NAME or YOUCHENG_WHO",
    )?;
    let why = why.trim();
    anyhow::ensure!(!why.is_empty(), "--why is empty; say why this is changed");
    Ok(Origin {
        who,
        why: why.to_owned(),
        at: jiff::Timestamp::now().as_second(),
    })
}

/// The user of this system, also where nothing has logged in: a service, a task, a container.
fn user() -> Option<String> {
    let named = ["USER", "USERNAME"].into_iter().find_map(|name| {
        let user = std::env::var(name).ok()?;
        (!user.trim().is_empty()).then_some(user)
    });
    named.or_else(by_number)
}

/// The name of the user whose process this is.
#[cfg(unix)]
fn by_number() -> Option<String> {
    use std::os::unix::fs::MetadataExt;
    let number = std::fs::metadata("/proc/self").ok()?.uid();
    let users = std::fs::read_to_string("/etc/passwd").ok()?;
    users.lines().find_map(|line| {
        let mut cells = line.split(':');
        let (name, uid) = (cells.next()?, cells.nth(1)?);
        (uid.parse() == Ok(number) && !name.is_empty()).then(|| name.to_owned())
    })
}

#[cfg(not(unix))]
const fn by_number() -> Option<String> {
    None
}

/// Which table; plurals are understood too.
fn kind(text: &str) -> Result<Kind, String> {
    let singular = match text {
        "aliases" => "alias",
        _ => text.strip_suffix('s').unwrap_or(text),
    };
    let parse = |word: &str| word.parse::<Kind>().map_err(|error| error.to_string());
    parse(text).or_else(|_| parse(singular))
}

/// The names of the store as it is now.
async fn gazetteer(store: &Store) -> Result<Gazetteer> {
    let names = store.names().await?;
    Ok(Gazetteer::new(names.places, names.groups, &names.names)?)
}

/// Runs one command on the data files or on the database of `home`.
///
/// # Errors
/// When a file has a fault, the database cannot be opened, or a change is refused.
pub(super) async fn run(home: &Home, command: Command) -> Result<()> {
    let out = &mut std::io::stdout().lock();
    if let Command::Check { dir } = command {
        return check(dir.as_deref(), out);
    }
    let store = home.store().await?;
    let done = match command {
        Command::Check { .. } => Ok(()),
        Command::Stats => stats(&store, out).await,
        Command::List(args) => list::run(&store, &args, out).await,
        Command::Add(args) => change::add(&store, &args, out).await,
        Command::Set(args) => change::set(&store, &args, out).await,
        Command::Retire(args) => change::retire(&store, &args, out).await,
        Command::Undo(args) => undo::run(&store, &args, out).await,
        Command::History(args) => history::run(&store, &args, out).await,
        Command::Export { dir } => export(&store, &dir, out).await,
        Command::Import(args) => import::run(&store, *args, out).await,
        Command::Resolve(args) => resolve::run(&store, &args, out).await,
    };
    store.close().await;
    done
}
