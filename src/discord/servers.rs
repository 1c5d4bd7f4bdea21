//! Servers with rows of their own, and which data an interaction meets.
//!
//! What a server's staff enter stands in a database of its own, `servers/ID` in the data directory, or
//! in a schema of its own in the shared database; see
//! [`Store::open_following`](crate::store::Store::open_following). Such a server has a bot of its
//! own, with its own names, index and cache, so that nothing of it can be met anywhere else: the
//! shared bot has never read it. For all other servers the way to the shared bot is one look at a
//! number.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use super::Bot;
use super::trouble::Trouble;
use crate::answer::{AnswerError, Engine};
use crate::config::server_dir;
use crate::store::{FILE_NAME, Store, StoreError};

/// So many are open at a time; the one that nobody has asked for longest is closed.
const OPEN: usize = 64;

/// No file system counts the time of a change more coarsely.
const TICK: Duration = Duration::from_secs(2);
/// The largest database of one server, in bytes: room for some 200,000 rows and their history.
const LARGEST: u64 = 128 << 20;

/// The servers that have rows of their own.
#[derive(Debug)]
pub(super) struct Servers {
    /// The data directory; `None` for a store in memory, where no server can have any.
    dir: Option<PathBuf>,
    any: AtomicBool,
    known: RwLock<(Option<SystemTime>, HashSet<u64>)>,
    open: quick_cache::sync::Cache<u64, Arc<Bot>>,
}

impl Servers {
    pub(super) fn new(engine: &Engine) -> Self {
        let dir = engine.store().dir().filter(|dir| dir.is_dir());
        let servers = Self {
            dir: dir.map(Path::to_owned),
            any: AtomicBool::new(false),
            known: RwLock::default(),
            open: quick_cache::sync::Cache::new(OPEN),
        };
        // A shared database is asked with the first refresh.
        servers.look_into_folder();
        servers
    }

    /// For the bot of a server, which has no servers under it.
    pub(super) fn none() -> Self {
        Self {
            dir: None,
            any: AtomicBool::new(false),
            known: RwLock::default(),
            open: quick_cache::sync::Cache::new(1),
        }
    }

    /// Has the server rows of its own?
    fn has(&self, server: u64) -> bool {
        self.any.load(Ordering::Relaxed) && {
            let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
            known.1.contains(&server)
        }
    }

    /// Looks which servers have rows of their own: in the shared database, or in the folder.
    async fn look(&self, store: &Store) -> Result<(), StoreError> {
        match store.servers().await? {
            Some(ids) => {
                let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
                known.1 = ids.into_iter().collect();
                self.any.store(!known.1.is_empty(), Ordering::Relaxed);
            }
            None => self.look_into_folder(),
        }
        Ok(())
    }

    /// Looks which servers have a database, if the folder has changed.
    fn look_into_folder(&self) {
        let Some(folder) = self.dir.as_deref().map(|dir| server_dir(dir, None)) else {
            return;
        };
        let changed = std::fs::metadata(&folder).and_then(|about| about.modified());
        // A folder that has just changed may change again within the same tick of its clock.
        let settled = |time: &SystemTime| time.elapsed().is_ok_and(|since| since > TICK);
        let settled = changed.as_ref().ok().copied().filter(settled);
        let nothing_there = changed.is_err();
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if (settled.is_some() && known.0 == settled) || (nothing_there && known.1.is_empty()) {
            return;
        }
        let entries = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        let ids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
        *known = (settled, ids.collect());
        self.any.store(!known.1.is_empty(), Ordering::Relaxed);
    }
}

impl Bot {
    /// Has the server rows of its own?
    pub(super) fn has_own(&self, server: u64) -> bool {
        self.servers.has(server)
    }

    /// Is this the bot of one server?
    pub(super) fn is_of_server(&self) -> bool {
        self.engine.follows()
    }

    /// The bot that knows what may be shown in `server`: its own if it has rows of its own, else the
    /// shared one.
    ///
    /// # Errors
    /// The server's data cannot be opened. What all see is then not shown either, because it may be
    /// just what the server has corrected.
    pub async fn of(self: &Arc<Self>, server: Option<u64>) -> Result<Arc<Self>, Trouble> {
        match server {
            Some(server) if self.servers.has(server) => self.own(server).await,
            _ => Ok(Arc::clone(self)),
        }
    }

    /// Is there room for more rows of the server?
    pub(super) async fn has_room(&self, server: u64) -> Result<bool, Trouble> {
        if let Some(size) = self.engine.store().size_of_server(server).await? {
            return Ok(size < LARGEST);
        }
        let dir = self.servers.dir.as_deref();
        let file = dir.map(|dir| server_dir(dir, Some(server)).join(FILE_NAME));
        let size = file.and_then(|file| std::fs::metadata(file).ok());
        Ok(size.is_none_or(|about| about.len() < LARGEST))
    }

    /// The bot of a server that has, or now gets, rows of its own.
    ///
    /// # Errors
    /// Its database cannot be opened or made.
    pub(super) async fn own(self: &Arc<Self>, server: u64) -> Result<Arc<Self>, Trouble> {
        let dir = self.servers.dir.as_deref().ok_or(Trouble::NoPlace)?;
        let open = async {
            let engine =
                Engine::following(&server_dir(dir, Some(server)), server, &self.engine).await?;
            Ok::<_, AnswerError>(Arc::new(self.for_server(engine)))
        };
        let bot = self.servers.open.get_or_insert_async(&server, open).await?;
        bot.engine.catch_up().await?;
        self.servers.look(self.engine.store()).await?;
        Ok(bot)
    }

    /// Brings what this bot knows up to date with its database. Those of servers take over what has
    /// changed when they are asked next: if all did so at once, each would wait for the others.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn refresh(&self) -> Result<(), AnswerError> {
        let refreshed = self.engine.refresh().await;
        let looked = self.servers.look(self.engine.store()).await;
        // The folder or the schema may have been taken away.
        self.servers
            .open
            .retain(|server, _| self.servers.has(*server));
        refreshed.and(looked.map_err(AnswerError::from))
    }
}
