//! Where the data of this installation are: the data directory, and the shared database if one is
//! named.

use std::path::PathBuf;

use crate::config::{self, Secret, server_dir};
use crate::store::{Database, Options, Store, StoreError};

/// Settings of every command that reads or writes data.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Where the database and the index are kept [default: the platform's data directory].
    #[arg(long, global = true, env = "YOUCHENG_DATA_DIR", value_name = "DIR")]
    data_dir: Option<PathBuf>,

    /// A PostgreSQL database that several processes share, instead of the one in the data directory:
    /// `postgres://USER:PASSWORD@HOST:PORT/DATABASE`. The index stays in the data directory.
    #[arg(
        long,
        global = true,
        env = "YOUCHENG_DATABASE_URL",
        hide_env_values = true,
        value_name = "URL"
    )]
    database_url: Option<Secret>,

    /// A file with the address of the shared database, instead of the address itself.
    #[arg(
        long,
        global = true,
        env = "YOUCHENG_DATABASE_URL_FILE",
        value_name = "FILE",
        value_parser = Secret::from_file
    )]
    database_url_file: Option<Secret>,

    /// How many connections to the shared database may be open at a time.
    #[arg(
        long,
        global = true,
        env = "YOUCHENG_DATABASE_CONNECTIONS",
        value_name = "N",
        default_value_t = 8,
        value_parser = clap::value_parser!(u32).range(2..=1_000)
    )]
    database_connections: u32,
}

/// Where the data are.
#[derive(Clone)]
pub(super) struct Home {
    /// The data directory, or the one of the server in it.
    pub(super) dir: PathBuf,
    /// The shared database; `None` for the file in the directory.
    pub(super) database: Option<Database>,
    /// The Discord server whose own rows are meant.
    pub(super) server: Option<u64>,
}

impl Home {
    /// Settles where the data are; nothing is opened yet.
    ///
    /// # Errors
    /// When no directory is known.
    pub(super) fn new(args: Args) -> anyhow::Result<Self> {
        let given = [args.database_url, args.database_url_file];
        // Blank counts as not given, as with the other secrets.
        let mut given = given.into_iter().flatten();
        let url = given.find(|url| url.expose().is_some());
        Ok(Self {
            dir: config::data_dir(args.data_dir)?,
            database: url.map(|url| Database {
                connections: args.database_connections,
                ..Database::new(url)
            }),
            server: None,
        })
    }

    /// The same, for the own rows of a Discord server.
    pub(super) fn of_server(&self, server: u64) -> Self {
        Self {
            dir: server_dir(&self.dir, Some(server)),
            database: self.database.clone(),
            server: Some(server),
        }
    }

    /// How the store is opened.
    pub(super) fn options(&self) -> Options<'static> {
        Options {
            database: self.database.clone(),
            server: self.server,
            ..Options::default()
        }
    }

    /// Opens the store.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub(super) async fn store(&self) -> Result<Store, StoreError> {
        Store::open(&self.dir, self.options()).await
    }
}
