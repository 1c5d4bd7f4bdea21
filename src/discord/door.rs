//! What all doors do with an interaction: answer at once, or say "thinking …" and answer later.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinHandle;

use super::body::Body;
use super::handle::handle;
use super::interaction::{Action, Interaction};
use super::response::Response;
use super::trouble::Trouble;
use super::{Bot, data};
use crate::ops::metrics::{ANSWER_SECONDS, DEFERRED, INTERACTIONS};

/// An answer that takes longer is deferred, half of the time before Discord would give up.
pub const PATIENCE: Duration = Duration::from_millis(1_500);

/// What a door has to deliver.
#[derive(Debug)]
pub enum Outcome {
    /// The callback.
    Now(Body),
    /// The callback that says "thinking …", and the message that will take its place.
    Later(Body, JoinHandle<Body>),
}

/// Answers an interaction that came through `door`.
pub async fn answer(
    bot: &Arc<Bot>,
    interaction: Interaction,
    door: &'static str,
    patience: Duration,
) -> Outcome {
    let started = std::time::Instant::now();
    metrics::counter!(INTERACTIONS, "kind" => interaction.action.kind(), "door" => door)
        .increment(1);
    let place = if data::is_about(&interaction.action) {
        data::desk(bot, &interaction).await
    } else {
        bot.of(interaction.server).await
    };
    // From here on nothing knows of any other data than those that may be met at this place.
    let bot = &match place {
        Ok(bot) => bot,
        Err(trouble) => return Outcome::Now(refusal(&trouble, &interaction)),
    };
    let interaction = Arc::new(interaction);
    let mut work = Box::pin(handle(Arc::clone(bot), Arc::clone(&interaction)));
    let outcome = match tokio::time::timeout(patience, &mut work).await {
        Ok(response) => Outcome::Now(response.callback()),
        Err(_) => match Response::deferral(bot, &interaction) {
            Some(callback) => {
                metrics::counter!(DEFERRED).increment(1);
                Outcome::Later(callback, tokio::spawn(async move { work.await.message() }))
            }
            // Completions and forms cannot be deferred.
            None => Outcome::Now(work.await.callback()),
        },
    };
    metrics::histogram!(ANSWER_SECONDS).record(started.elapsed());
    outcome
}

/// A private line, or no completions.
fn refusal(trouble: &Trouble, interaction: &Interaction) -> Body {
    let response = match interaction.action {
        Action::Typing(_) => Response::completions(Vec::new()),
        _ => Response::new_message(trouble.reply(interaction.locale.lang())),
    };
    response.callback()
}
