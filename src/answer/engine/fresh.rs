//! The names and documents of an engine, read anew when the store has changed.

use std::path::Path;
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use super::{AnswerError, Engine};
use crate::answer::directory::Directory;
use crate::passages::Library;
use crate::places::Gazetteer;
use crate::store::Store;

/// How long a question waits for what has changed in the shared store.
const PATIENCE: Duration = Duration::from_secs(1);

impl Engine {
    /// The documents, made ready when they are first asked for: a question about figures never
    /// waits for the word lists that they need. The handle stays valid while newer ones are read.
    ///
    /// # Errors
    /// When the documents cannot be read or indexed.
    pub async fn library(&self) -> Result<Arc<Library>, AnswerError> {
        if let Some(library) = &*self.library.read().await {
            return Ok(Arc::clone(library));
        }
        let mut place = self.library.write().await;
        if let Some(library) = &*place {
            return Ok(Arc::clone(library));
        }
        let library = self.read_library().await?;
        Ok(Arc::clone(place.insert(library)))
    }

    /// The documents of the store. A server that has added none shares those of all.
    async fn read_library(&self) -> Result<Arc<Library>, AnswerError> {
        if let Some(leader) = &self.leader {
            let documents = self.store.document_hashes().await?;
            // Only where they are the same, so that those of one server never make others wait.
            if leader.engine.store.document_hashes().await? == documents {
                let shared = Box::pin(leader.engine.library()).await?;
                if shared.is_of(&documents) {
                    return Ok(shared);
                }
            }
        }
        read_library(&self.store).await
    }

    /// The number of the state of the store that the names are of.
    #[must_use]
    pub fn generation(&self) -> i64 {
        self.directory().generation
    }

    /// Has the store rows of a server beside those of the shared store?
    #[must_use]
    pub fn follows(&self) -> bool {
        self.leader.is_some()
    }

    /// Takes over what has changed in the shared store, if this one has rows beside it, or in its own.
    /// What cannot be taken over in time answers as it was, and is taken over meanwhile.
    ///
    /// # Errors
    /// When either store fails; what was not taken over stays as it was.
    pub async fn catch_up(&self) -> Result<(), AnswerError> {
        let Some(leader) = &self.leader else {
            return Ok(());
        };
        let is_behind = leader.followed.load(Ordering::Acquire) < leader.engine.generation();
        if !is_behind && self.store.generation().await? == self.generation() {
            return Ok(());
        }
        let engine = self.clone();
        let refresh = tokio::spawn(async move { engine.refresh().await });
        match tokio::time::timeout(PATIENCE, refresh).await {
            Ok(Ok(refreshed)) => refreshed,
            Ok(Err(_)) => Err(AnswerError::Stopping),
            Err(_) => Ok(()),
        }
    }

    /// Reads the names anew if the store has changed, and the documents if they are in use and others.
    ///
    /// # Errors
    /// When the store cannot be read; what was not read anew stays as it was.
    pub async fn refresh(&self) -> Result<(), AnswerError> {
        // One after the other: of two at once the slower could put back older names.
        let _turn = self.refreshing.lock().await;
        let mut shared = None;
        if let Some(leader) = &self.leader {
            if leader.followed.load(Ordering::Acquire) < leader.engine.generation() {
                let followed = self.store.follow(&leader.engine.store).await?;
                leader.followed.store(followed, Ordering::Release);
            }
            shared = Some(leader.engine.directory());
        }
        let before = self.directory();
        if self.store.generation().await? == before.generation {
            return Ok(());
        }
        let known: Vec<Arc<Directory>> = shared.into_iter().chain([before]).collect();
        let directory = Arc::new(read_directory(&self.store, &known).await?);
        let library = self.library.read().await.clone();
        if let Some(library) = library
            && !library.is_of(&self.store.document_hashes().await?)
        {
            let library = self.read_library().await?;
            *self.library.write().await = Some(library);
        }
        // The generation is that of the directory: it comes last, so that a failure is tried again.
        *self
            .directory
            .write()
            .unwrap_or_else(PoisonError::into_inner) = directory;
        Ok(())
    }
}

/// The names of the store; what they have in common with those of `known` is shared.
pub(super) async fn read_directory(
    store: &Store,
    known: &[Arc<Directory>],
) -> Result<Directory, AnswerError> {
    let generation = store.generation().await?;
    let read = store.names().await?;
    let known: Vec<&Gazetteer> = known.iter().map(|known| &*known.gazetteer).collect();
    let gazetteer = Gazetteer::beside(read.places, read.groups, &read.names, &known)?;
    Ok(Directory::new(gazetteer, generation))
}

/// The documents of the store, with their index beside the database.
async fn read_library(store: &Store) -> Result<Arc<Library>, AnswerError> {
    let shelf = store.shelf().await?;
    let dir = store.dir().filter(|dir| dir.is_dir());
    let dir = dir.map(Path::to_owned);
    let opened = tokio::task::spawn_blocking(move || Library::open(dir.as_deref(), shelf)).await;
    match opened.map_err(tokio::task::JoinError::try_into_panic) {
        Ok(opened) => Ok(Arc::new(opened?)),
        Err(Ok(panic)) => std::panic::resume_unwind(panic),
        Err(Err(_)) => Err(AnswerError::Stopping),
    }
}
