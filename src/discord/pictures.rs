//! An answer as a picture: drawn beside the async threads, a few at a time, and kept for a while.
//!
//! However many people ask for pictures at once, no more than [`AT_A_TIME`] are being drawn; those
//! who wait hold nothing but their question. The drawing of one is used by all who ask for the same.

use std::sync::Arc;

use bytes::Bytes;
use jiff::civil::Date;
use tokio::sync::Semaphore;

use super::Bot;
use super::body::File;
use super::custom_id::Verb;
use super::trouble::Trouble;
use super::view::View;
use crate::answer::{Answer, Rows};
use crate::question::Query;
use crate::render::picture::{self, Picture, PngError, WhyNot};
use crate::text::Lang;

/// Pictures that are drawn at a time, in the whole process. One takes about 15 MB while it is drawn.
const AT_A_TIME: usize = 2;
/// Bytes of pictures that are kept.
pub(super) const CACHE: u64 = 16 << 20;
/// Bytes of pictures that are kept for a server with rows of its own.
pub(super) const CACHE_OF_SERVER: u64 = 1 << 20;
/// The size of a picture, from which follows how many are expected to fit.
const USUAL: u64 = 64 << 10;

/// All that a picture depends on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    map: bool,
    query: Query,
    lang: Lang,
    data: i64,
    today: Date,
}

/// Pictures that were drawn.
pub(super) type Cache = quick_cache::sync::Cache<Key, File, Weight>;

/// Weighs a picture by its bytes, its words and its key.
#[derive(Clone, Debug)]
pub(super) struct Weight;

impl quick_cache::Weighter<Key, File> for Weight {
    fn weight(&self, _: &Key, file: &File) -> u64 {
        let held = file.bytes.len() + file.description.len();
        (held + size_of::<Key>() + size_of::<File>()) as u64
    }
}

/// An empty cache of so many bytes.
pub(super) fn cache(bytes: u64) -> Cache {
    let expected = usize::try_from(bytes / USUAL).unwrap_or(usize::MAX);
    Cache::with_weighter(expected, bytes, Weight)
}

/// Why there is no picture.
#[derive(Debug)]
pub(super) enum Failure {
    /// There is nothing to draw.
    Why(WhyNot),
    /// Something failed inside.
    Inside(Trouble),
}

/// The chart or the map of an answer, from the cache where it has been drawn before.
pub(super) async fn of(
    bot: &Arc<Bot>,
    answer: &Arc<Answer>,
    view: &View,
    today: Date,
) -> Result<File, Failure> {
    let key = Key {
        map: view.verb == Verb::Map,
        query: view.query.clone(),
        lang: view.lang,
        data: bot.engine.generation(),
        today,
    };
    // Those who ask for the same meanwhile wait for this one.
    let draw = draw(bot, answer, &key);
    bot.pictures.get_or_insert_async(&key, draw).await
}

async fn draw(bot: &Arc<Bot>, answer: &Arc<Answer>, key: &Key) -> Result<File, Failure> {
    let today = key.today;
    if key.map {
        let data = bot.engine.map(&key.query, key.lang).await;
        let data = data.map_err(|error| Failure::Inside(error.into()))?;
        let data = data.ok_or(Failure::Why(WhyNot::NoPlace))?;
        drawn("youcheng-map.png", move || picture::map(&data, today)).await
    } else {
        let answer = Arc::clone(answer);
        drawn("youcheng-chart.png", move || picture::chart(&answer, today)).await
    }
}

/// Draws on a thread where it keeps no other answer waiting, when it is this one's turn.
async fn drawn(
    name: &'static str,
    draw: impl FnOnce() -> Result<Picture, WhyNot> + Send + 'static,
) -> Result<File, Failure> {
    static TURNS: Semaphore = Semaphore::const_new(AT_A_TIME);
    // It is never closed.
    let turn = TURNS.acquire().await;
    let work = tokio::task::spawn_blocking(move || -> Result<_, Result<WhyNot, PngError>> {
        // The turn ends with the drawing, also when nobody waits for it any more.
        let _turn = turn;
        let picture = draw().map_err(Ok)?;
        let bytes = picture::png(&picture.svg).map_err(Err)?;
        Ok((picture.alt, bytes))
    });
    match work.await {
        Ok(Ok((description, bytes))) => Ok(File {
            name: name.into(),
            kind: "image/png",
            description,
            bytes: Bytes::from(bytes),
        }),
        Ok(Err(Ok(why))) => Err(Failure::Why(why)),
        Ok(Err(Err(error))) => Err(Failure::Inside(error.into())),
        Err(error) => Err(Failure::Inside(error.into())),
    }
}

/// Which pictures there are of an answer: a chart, a map.
pub(super) fn possible(answer: &Answer, bot: &Bot) -> [bool; 2] {
    let chart = picture::can_chart(answer);
    let map = answer.query.as_ref().is_some_and(|query| {
        let about_partners = matches!(
            query,
            Query::Partners(_) | Query::Places(_) | Query::Pair(..)
        );
        about_partners
            && !matches!(answer.rows, Rows::None)
            && !answer.rows.is_empty()
            && bot.engine.can_map(query)
    });
    [chart, map]
}
