//! The bot in Discord: one handler and three doors.
//!
//! [`handle`] turns an [`interaction`] into a [`response`] and knows nothing of networks. The
//! [`gateway`] (a websocket that Discord pushes into), the signed [`endpoint`] (Discord posts to us)
//! and the [`playground`] (a page on this machine) all call it through [`door`]. Buttons carry their
//! query in their [`custom_id`], so nothing has to be remembered between two interactions, and any
//! number of replicas can share the work. [`limits`] keeps every reply within what Discord takes.

mod attachment;
pub mod body;
mod buttons;
mod cache;
pub mod claims;
pub mod codec;
pub mod commands;
pub mod custom_id;
mod data;
pub mod door;
pub mod endpoint;
pub mod gateway;
pub mod handle;
pub mod interaction;
pub mod limits;
mod mention;
pub mod names;
mod period;
mod pictures;
pub mod playground;
pub mod queries;
mod quiz;
mod references;
pub mod register;
pub mod reply;
mod report;
pub mod response;
pub mod rest;
mod servers;
mod tap;
mod trouble;
mod typing;
mod view;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use cache::Cache;
use codec::Ids;
use interaction::Locale;
use reply::Reply;
use response::Response;
use servers::Servers;

use crate::answer::Engine;
use crate::ops::allowance::Allowance;
use crate::render::wording::discord;
use crate::text::Lang;

/// The colour of the bar beside an answer.
pub const COLOUR: u32 = 0x00b0_3a2e;

/// What all doors share.
#[derive(Debug)]
pub struct Bot {
    engine: Arc<Engine>,
    allowance: Arc<Allowance>,
    cache: Cache,
    pictures: pictures::Cache,
    partners: typing::Partners,
    ids: RwLock<Arc<Ids>>,
    /// The bot's own user, 0 until Discord has told it.
    user: Arc<AtomicU64>,
    office: Arc<Office>,
    servers: Servers,
}

/// Who may change data in Discord, and whose data.
#[derive(Debug, Default)]
pub struct Office {
    /// Users who may change the data wherever they are, besides those with Manage Server.
    pub staff: Vec<u64>,
    /// Whose data is changed.
    pub reach: Reach,
    /// How attachments are fetched; `None` where there is no Discord.
    pub rest: Option<Arc<rest::Rest>>,
}

/// Whose data `/data` changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Reach {
    /// Those of the server in which it is used; they are shown nowhere else.
    #[default]
    Server,
    /// Those of all.
    All,
}

impl Bot {
    /// A bot that asks `engine`, and lets each person ask `per_minute` questions (0: any number).
    #[must_use]
    pub fn new(engine: Arc<Engine>, per_minute: u32) -> Self {
        let ids = Ids::new(Arc::clone(&engine.directory().gazetteer));
        Self {
            servers: Servers::new(&engine),
            engine,
            allowance: Arc::new(Allowance::new(per_minute)),
            cache: cache::of(cache::OF_ALL),
            pictures: pictures::cache(pictures::CACHE),
            partners: typing::Partners::new(typing::REMEMBERED),
            ids: RwLock::new(Arc::new(ids)),
            user: Arc::default(),
            office: Arc::default(),
        }
    }

    /// The same bot with these rules for changing data.
    #[must_use]
    pub fn with_office(self, office: Office) -> Self {
        Self {
            office: Arc::new(office),
            ..self
        }
    }

    /// A bot that asks the engine of one server, and knows the same people.
    fn for_server(&self, engine: Engine) -> Self {
        let ids = Ids::new(Arc::clone(&engine.directory().gazetteer));
        Self {
            servers: Servers::none(),
            engine: Arc::new(engine),
            allowance: Arc::clone(&self.allowance),
            cache: cache::of(cache::OF_SERVER),
            pictures: pictures::cache(pictures::CACHE_OF_SERVER),
            partners: typing::Partners::new(typing::REMEMBERED),
            ids: RwLock::new(Arc::new(ids)),
            user: Arc::clone(&self.user),
            office: Arc::clone(&self.office),
        }
    }

    /// The hashes of the present gazetteer; made anew when the data have changed.
    #[must_use]
    pub fn ids(&self) -> Arc<Ids> {
        let gazetteer = Arc::clone(&self.engine.directory().gazetteer);
        let held = Arc::clone(&self.ids.read().unwrap_or_else(PoisonError::into_inner));
        if Arc::ptr_eq(held.gazetteer(), &gazetteer) {
            return held;
        }
        let new = Arc::new(Ids::new(gazetteer));
        *self.ids.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&new);
        new
    }

    /// The bot's own user, 0 while it is not known.
    #[must_use]
    pub fn user(&self) -> u64 {
        self.user.load(Ordering::Relaxed)
    }

    /// Discord has told the bot who it is.
    pub fn set_user(&self, user: u64) {
        self.user.store(user, Ordering::Relaxed);
    }

    /// How to ask, with the commands' names as they are shown in that language.
    #[must_use]
    pub fn help(&self, locale: impl Into<Locale>) -> Response {
        let locale = locale.into();
        let text = discord::help(locale.lang(), |label| locale.name(label));
        Response::new_message(Reply::private(text))
    }

    /// What this is.
    #[must_use]
    pub fn about(&self, lang: Lang) -> Response {
        Response::new_message(Reply::private(discord::words(lang).about))
    }
}
