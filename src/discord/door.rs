//! What all doors do with an interaction: answer at once, or say "thinking …" and answer later.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt;
use tokio::task::JoinHandle;

use super::body::Body;
use super::handle::handle;
use super::interaction::{Action, Interaction};
use super::response::Response;
use super::rest::{Rest, RestError};
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
    /// The callback that says "thinking …", and what comes after it; see [`deliver`].
    Later(Body, JoinHandle<Late>),
}

/// What comes after a callback that put the answer off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Late {
    /// A message in place of the one that says "thinking …", or of the one under which a button was
    /// pressed.
    Edit(Body),
    /// A message beside the one under which a button was pressed, which stays as it is.
    Beside(Body),
}

/// An answer that was put off and did not reach Discord.
#[derive(Debug, thiserror::Error)]
pub enum Undelivered {
    /// Discord did not take it.
    #[error(transparent)]
    Rest(#[from] RestError),
    /// There was none.
    #[error("a deferred answer broke off: {0}")]
    BrokeOff(#[from] tokio::task::JoinError),
}

/// The work on an answer panicked.
#[derive(Debug, thiserror::Error)]
#[error("the work on an answer broke off; standard error says where, please report it")]
struct BrokeOff;

/// Counts the interactions of `door` from nothing on, so that also what has not come yet is known.
pub fn count_from_nothing(door: &'static str) {
    for kind in Action::KINDS {
        metrics::counter!(INTERACTIONS, "kind" => kind, "door" => door).increment(0);
    }
}

/// Answers an interaction that came through `door`.
pub async fn answer(
    bot: &Arc<Bot>,
    interaction: Interaction,
    door: &'static str,
    patience: Duration,
) -> Outcome {
    metrics::counter!(INTERACTIONS, "kind" => interaction.action.kind(), "door" => door)
        .increment(1);
    let interaction = Arc::new(interaction);
    let mut work = Box::pin(work(Arc::clone(bot), Arc::clone(&interaction)));
    if let Ok(response) = tokio::time::timeout(patience, &mut work).await {
        return Outcome::Now(response.callback());
    }
    match Response::deferral(&interaction) {
        Some(deferral) => {
            metrics::counter!(DEFERRED).increment(1);
            let callback = deferral.callback();
            let late = async move { work.await.after(&deferral) };
            Outcome::Later(callback, tokio::spawn(late))
        }
        // Completions and forms cannot be deferred.
        None => Outcome::Now(work.await.callback()),
    }
}

/// Sends what comes after a callback that put the answer off.
///
/// # Errors
/// There is nothing to send, or Discord does not take it.
pub async fn deliver(
    rest: &Rest,
    application: u64,
    token: &str,
    work: JoinHandle<Late>,
) -> Result<(), Undelivered> {
    match work.await? {
        Late::Edit(message) => rest.edit_answer(application, token, message).await?,
        Late::Beside(message) => rest.follow_up(application, token, message).await?,
    }
    Ok(())
}

/// The whole work on an answer, from the choice of the data to the response.
async fn work(bot: Arc<Bot>, interaction: Arc<Interaction>) -> Response {
    let started = std::time::Instant::now();
    let work = async {
        let place = if data::is_about(&interaction.action) {
            Box::pin(data::desk(&bot, &interaction)).await
        } else {
            bot.of(interaction.server).await
        };
        // From here on nothing knows of any other data than those that may be met at this place.
        match place {
            Ok(bot) => handle(bot, Arc::clone(&interaction)).await,
            Err(trouble) => refusal(&trouble, &interaction),
        }
    };
    let response = whatever_happens(work, &interaction).await;
    metrics::histogram!(ANSWER_SECONDS).record(started.elapsed());
    response
}

/// A panic in the work becomes a private line, so that nobody waits for an answer that does not come.
async fn whatever_happens(
    work: impl Future<Output = Response>,
    interaction: &Interaction,
) -> Response {
    // What it leaves behind is dropped with the work; the locks that outlive it take that.
    let done = AssertUnwindSafe(work).catch_unwind().await;
    done.unwrap_or_else(|_| refusal(&Trouble::inside(&BrokeOff), interaction))
}

/// A private line, or no completions.
fn refusal(trouble: &Trouble, interaction: &Interaction) -> Response {
    match interaction.action {
        Action::Typing(_) => Response::completions(Vec::new()),
        _ => Response::new_message(trouble.reply(interaction.locale.lang())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn work_that_breaks_off_is_answered_in_private() {
        let cases = [
            (
                r#"{"id": "1", "type": 2, "data": {"name": "help"}}"#,
                "\"flags\":64",
            ),
            (
                r#"{"id": "1", "type": 4, "data": {"name": "ask"}}"#,
                "\"choices\":[]",
            ),
        ];
        for (interaction, expected) in cases {
            let interaction = Interaction::from_json(interaction.as_bytes()).unwrap();
            let work = async { panic!("a fault in the program") };
            let answer = whatever_happens(work, &interaction).await.callback().json;
            let answer = String::from_utf8(answer.to_vec()).unwrap();
            assert!(answer.contains(expected), "{answer}");
        }
    }
}
