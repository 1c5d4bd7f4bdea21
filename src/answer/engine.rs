//! The one function that all doors call, and the state that they share.

mod fresh;

use std::path::Path;
use std::sync::atomic::AtomicI64;
use std::sync::{Arc, PoisonError, RwLock};

use jiff::civil::Date;

use super::alike::{others, reading_notes};
use super::directory::Directory;
use super::map::{self, MapData};
use super::types::{Answer, Kind};
use super::whether::yes;
use super::{
    checks, compare, figures, lists, passages, ranking, sets, shares, sums, timeline, uncounted,
};
use crate::passages::{Fit, IndexError, Library};
use crate::places::GazetteerError;
use crate::question::{Query, Understanding, understand};
use crate::render::wording;
use crate::store::query::{Order, PartnerFilter, Partnership};
use crate::store::{Options, Store, StoreError};
use crate::text::Lang;

/// So many passages are quoted.
const QUOTED: usize = 5;

/// A question as it comes through a door.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// The text.
    pub text: &'a str,
    /// The language to answer in; that of the text if `None`.
    pub lang: Option<Lang>,
    /// Today, where the asker is.
    pub today: Date,
}

/// Why no answer could be given.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The names could not be indexed.
    #[error(transparent)]
    Gazetteer(#[from] GazetteerError),
    /// The documents cannot be searched.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// The program ended before the documents were ready.
    #[error("the program is stopping")]
    Stopping,
}

/// Answers questions from a store. Cheap to clone; clones share everything.
#[derive(Clone, Debug)]
pub struct Engine {
    store: Store,
    directory: Arc<RwLock<Arc<Directory>>>,
    library: Arc<tokio::sync::RwLock<Option<Arc<Library>>>>,
    leader: Option<Arc<Leader>>,
    refreshing: Arc<tokio::sync::Mutex<()>>,
}

/// The engine of the shared store, for that of a server with rows of its own.
#[derive(Debug)]
struct Leader {
    engine: Engine,
    /// The generation of the shared store that has been taken over.
    followed: AtomicI64,
}

/// What every family of answers needs.
pub(super) struct Context<'a> {
    pub(super) store: &'a Store,
    pub(super) directory: &'a Directory,
    pub(super) lang: Lang,
    pub(super) today: Date,
}

impl Context<'_> {
    /// The partnerships that pass a filter, as a reader expects them; at most `limit`, if given.
    pub(super) async fn ties(
        &self,
        filter: &PartnerFilter,
        order: Order,
        limit: Option<u32>,
    ) -> Result<Vec<Partnership>, AnswerError> {
        ties(self.store, self.directory, filter, order, limit).await
    }
}

/// The partnerships that pass a filter, as a reader expects them; at most `limit`, if given.
pub(super) async fn ties(
    store: &Store,
    directory: &Directory,
    filter: &PartnerFilter,
    order: Order,
    limit: Option<u32>,
) -> Result<Vec<Partnership>, AnswerError> {
    let mut ties = store.partnerships(filter, order, limit).await?;
    directory.sort(&mut ties, order);
    Ok(ties)
}

impl Engine {
    /// Opens the store in `dir`, builds it on a first start, and reads the names.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open(dir: &Path, options: Options<'_>) -> Result<Self, AnswerError> {
        Self::new(Store::open(dir, options).await?).await
    }

    /// An engine on an open store.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn new(store: Store) -> Result<Self, AnswerError> {
        Self::beside(store, None).await
    }

    async fn beside(store: Store, leader: Option<Arc<Leader>>) -> Result<Self, AnswerError> {
        let shared = leader.as_ref().map(|leader| leader.engine.directory());
        let directory = fresh::read_directory(&store, shared.as_slice()).await?;
        Ok(Self {
            store,
            directory: Arc::new(RwLock::new(Arc::new(directory))),
            library: Arc::default(),
            leader,
            refreshing: Arc::default(),
        })
    }

    /// An engine on the store of a Discord server, which has rows of its own beside those of `shared`;
    /// `dir` is the server's own directory.
    ///
    /// # Errors
    /// As [`Store::open_following`].
    pub async fn following(dir: &Path, server: u64, shared: &Self) -> Result<Self, AnswerError> {
        let store = Store::open_following(dir, server, &shared.store).await?;
        let leader = Leader {
            engine: shared.clone(),
            followed: AtomicI64::new(store.follow(&shared.store).await?),
        };
        Self::beside(store, Some(Arc::new(leader))).await
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The names as they are now; the handle stays valid while newer ones are read.
    #[must_use]
    pub fn directory(&self) -> Arc<Directory> {
        // The lock only guards a pointer: a panic elsewhere cannot leave it half-written.
        self.directory
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Answers a text.
    ///
    /// # Errors
    /// When the store cannot be read. That nothing is known is an answer, not an error.
    pub async fn ask(&self, ask: &Ask<'_>) -> Result<Answer, AnswerError> {
        let understood = understand(ask.text, &self.directory().gazetteer, ask.today);
        self.ask_understood(ask, understood).await
    }

    /// As [`Engine::ask`], of a text that has been understood already.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub async fn ask_understood(
        &self,
        ask: &Ask<'_>,
        mut understood: Understanding,
    ) -> Result<Answer, AnswerError> {
        let directory = self.directory();
        let lang = ask.lang.unwrap_or(understood.lang);
        let mut answer = self
            .outcome(&directory, ask.text, &understood, lang, ask.today)
            .await?;
        let namesake = self.namesake(&directory, &answer, &understood, lang, ask.today);
        if let Some(other) = namesake.await? {
            answer = other;
            understood.alike.clear();
        }
        ask.text.trim().clone_into(&mut answer.question);
        if answer.query.is_some() && !matches!(answer.kind, Kind::Passages | Kind::Unknown) {
            let notes = reading_notes(&understood, &directory.gazetteer);
            answer.notes.splice(0..0, notes);
            answer
                .choices
                .extend(others(&answer, &understood, &directory.gazetteer));
        }
        answer.corrections = understood.corrections;
        answer.yes = understood.whether.and_then(|asked| yes(&answer, asked));
        Ok(answer)
    }

    /// Answers a query: what buttons and typed commands ask.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub async fn answer(
        &self,
        query: &Query,
        lang: Lang,
        today: Date,
    ) -> Result<Answer, AnswerError> {
        let directory = self.directory();
        let mut answer = match query {
            Query::Passages(text) => self.cited(&directory, text, (lang, today), QUOTED).await?,
            query => self.query(&directory, query, lang, today).await?,
        };
        answer.question = wording::of(lang).reading(&answer);
        Ok(answer)
    }

    /// What a map of a query's partnerships shows; `None` for a query that names no place or group
    /// whose partners could be shown.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn map(&self, query: &Query, lang: Lang) -> Result<Option<MapData>, AnswerError> {
        let directory = self.directory();
        map::map(&self.store, &directory, query, lang).await
    }

    /// Has a query a map? It may still be empty.
    #[must_use]
    pub fn can_map(&self, query: &Query) -> bool {
        map::filter_of(query, &self.directory()).is_some()
    }

    /// The best `k` passages for a text, whatever else could be answered to it.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub async fn cite(&self, ask: &Ask<'_>, k: usize) -> Result<Answer, AnswerError> {
        let directory = self.directory();
        let understood = understand(ask.text, &directory.gazetteer, ask.today);
        let lang = ask.lang.unwrap_or(understood.lang);
        let text = ask.text.trim();
        let mut answer = self.cited(&directory, text, (lang, ask.today), k).await?;
        text.clone_into(&mut answer.question);
        Ok(answer)
    }

    async fn cited(
        &self,
        directory: &Directory,
        text: &str,
        (lang, today): (Lang, Date),
        k: usize,
    ) -> Result<Answer, AnswerError> {
        let query = Query::Passages(text.to_owned());
        let least = passages::least_looked_up(text);
        let context = self.context(directory, lang, today);
        let library = self.library().await?;
        let wanted = passages::Wanted {
            k,
            least,
            of_places: false,
            all: true,
        };
        passages::passages(&context, &library, &query, text, wanted).await
    }

    /// Waits for running questions and closes the store.
    pub async fn close(self) {
        self.store.close().await;
    }

    pub(super) async fn query(
        &self,
        directory: &Directory,
        query: &Query,
        lang: Lang,
        today: Date,
    ) -> Result<Answer, AnswerError> {
        let context = self.context(directory, lang, today);
        if let Some(group) = uncounted::uncountable(&context, query) {
            return uncounted::not_counted(&context, query, group).await;
        }
        match query {
            Query::Partners(filter) => lists::partners(&context, query, filter).await,
            Query::Count(filter, counted) => {
                figures::count_rows(&context, query, filter, *counted).await
            }
            Query::Total(total) => figures::total(&context, query, total).await,
            Query::Pair(cn, partner) => lists::pair(&context, query, *cn, *partner).await,
            Query::First(filter, end, span) => {
                let found = lists::first(&context, query, (filter, *end, *span)).await?;
                Ok(found.0)
            }
            Query::Ranking(asked) => ranking::ranking(&context, query, asked).await,
            Query::Compare(scopes, filter, at) => {
                compare::compare(&context, query, scopes, filter, *at).await
            }
            Query::Sum(scopes, filter, at) => {
                sums::sum(&context, query, (scopes, filter), *at).await
            }
            Query::Share(part, at) => shares::share(&context, query, part, *at).await,
            Query::Timeline(filter, course) => {
                timeline::timeline(&context, query, filter, *course).await
            }
            Query::Common(common) => sets::common(&context, query, common).await,
            Query::Missing(asked) => sets::missing(&context, query, asked).await,
            Query::Places(filter) => sets::places(&context, query, filter).await,
            Query::Anniversaries(asked) => lists::anniversaries(&context, query, asked).await,
            Query::Check(check) => checks::check(&context, query, check).await,
            Query::Several(parts) => self.several(directory, (query, parts), lang, today).await,
            Query::Passages(text) => {
                let library = self.library().await?;
                let wanted = passages::Wanted {
                    k: QUOTED,
                    least: Fit::Near,
                    of_places: false,
                    all: false,
                };
                passages::passages(&context, &library, query, text, wanted).await
            }
        }
    }

    pub(super) fn context<'a>(
        &'a self,
        directory: &'a Directory,
        lang: Lang,
        today: Date,
    ) -> Context<'a> {
        Context {
            store: &self.store,
            directory,
            lang,
            today,
        }
    }
}
