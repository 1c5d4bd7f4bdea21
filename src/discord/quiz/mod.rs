//! `/quiz`: a round of questions in a channel, with a score board at the end.
//!
//! The round stands in the store and its buttons name it, so that it goes on after a restart and on
//! any replica. What is shown is made from the stored round alone: pressing a button twice, or two
//! people at once, shows the same question and skips none.

mod id;
mod show;

use std::sync::Arc;

use id::{Press, Verb};
pub(super) use id::{is_button, turns};

use super::Bot;
use super::interaction::{Command, Interaction};
use super::reply::Reply;
use super::response::Response;
use super::trouble::Trouble;
use crate::facts::{Kind, Metric};
use crate::quiz::{Facts, Level, QUESTIONS, Question, Topic, make};
use crate::render::wording::commands as words;
use crate::render::wording::quiz as wording;
use crate::store::query::{FigureFilter, Order, PartnerFilter};
use crate::store::{Round, Store, StoreError};
use crate::text::Lang;

/// Questions of a round where nothing else is asked for.
const USUAL: u8 = 10;

/// Begins a round.
pub(super) async fn start(
    bot: &Arc<Bot>,
    command: &Command,
    interaction: &Interaction,
) -> Result<Response, Trouble> {
    if !bot.allowance.take(interaction.user) {
        return Err(Trouble::TooMuch);
    }
    let lang = interaction.locale.lang();
    let topic = chosen(command, words::TOPIC.name, &Topic::ALL, Topic::code);
    let level = chosen(command, words::LEVEL.name, &Level::ALL, Level::code);
    let asked = command.number(words::QUESTIONS.name);
    let count = asked.map_or(USUAL, |count| {
        let (least, most) = (*QUESTIONS.start(), *QUESTIONS.end());
        u8::try_from(count.clamp(least.into(), most.into())).unwrap_or(USUAL)
    });
    let facts = facts(bot).await?;
    let seed = interaction.id;
    // It computes for milliseconds, in which this thread answers others.
    let made = tokio::task::spawn_blocking(move || make(&facts, topic, level, seed, count));
    let questions = made.await?;
    if questions.len() < usize::from(*QUESTIONS.start()) {
        let too_little = wording::words(lang).too_little;
        return Ok(Response::new_message(Reply::private(too_little)));
    }
    let round = Round {
        id: interaction.id.cast_signed(),
        made_at: jiff::Timestamp::now().as_second(),
        starter: interaction.user.cast_signed(),
        lang,
        title: wording::title(topic, level, lang),
        questions: serde_json::to_string(&questions)?,
        at: 0,
    };
    bot.engine.store().keep_round(&round).await?;
    let private = command.yes(words::PRIVATE.name);
    let shown = show::now(&round, &questions, &[]).seen_by_all(!private);
    Ok(Response::new_message(shown))
}

/// The value of an option that has this code; the usual one where none has.
fn chosen<T: Copy + Default>(
    command: &Command,
    name: &str,
    of: &[T],
    code: fn(T) -> &'static str,
) -> T {
    let wanted = command.text(name);
    let found = of.iter().find(|value| Some(code(**value)) == wanted);
    found.copied().unwrap_or_default()
}

async fn facts(bot: &Bot) -> Result<Facts, StoreError> {
    let store = bot.engine.store();
    let reported = FigureFilter {
        metrics: vec![Metric::Partnerships],
        ..FigureFilter::default()
    };
    let conflicts = store.conflicts().await?.into_iter();
    let ties = conflicts.filter(|conflict| conflict.kind == Kind::Partnership);
    Ok(Facts {
        gazetteer: Arc::clone(&bot.engine.directory().gazetteer),
        ties: store
            .partnerships(&PartnerFilter::default(), Order::Listed, None)
            .await?,
        figures: store.figures(&reported).await?,
        disputed: ties.map(|conflict| conflict.key).collect(),
    })
}

/// A button under a question.
pub(super) async fn press(
    bot: &Arc<Bot>,
    id: &str,
    interaction: &Interaction,
) -> Result<Response, Trouble> {
    let press = Press::decode(id).ok_or(Trouble::OldButton)?;
    if !bot.allowance.take(interaction.user) {
        return Err(Trouble::TooMuch);
    }
    let turn = Turn {
        store: bot.engine.store(),
        press,
        user: interaction.user.cast_signed(),
        lang: interaction.locale.lang(),
    };
    turn.take().await
}

/// One press, with all that decides about it.
struct Turn<'a> {
    store: &'a Store,
    press: Press,
    user: i64,
    lang: Lang,
}

impl Turn<'_> {
    async fn take(&self) -> Result<Response, Trouble> {
        let words = wording::words(self.lang);
        let Some((round, questions)) = self.round().await? else {
            return Ok(line(words.gone));
        };
        let question = questions.get(usize::from(self.press.question));
        match (self.press.verb, question) {
            (_, None) => Err(Trouble::OldButton),
            (Verb::Answer(choice), Some(question)) => self.answer(question, choice).await,
            (Verb::Next, Some(_)) => {
                if round.starter != self.user && self.chosen().await?.is_none() {
                    return Ok(line(words.answer_first));
                }
                let next = i64::from(self.press.question) + 1;
                self.turn(next).await
            }
            (Verb::End, Some(_)) if round.starter != self.user => Ok(line(words.not_yours)),
            (Verb::End, Some(_)) => {
                let end = i64::try_from(questions.len()).unwrap_or(i64::MAX);
                self.turn(end).await
            }
        }
    }

    async fn round(&self) -> Result<Option<(Round, Vec<Question>)>, Trouble> {
        let id = self.press.round.cast_signed();
        let round = self.store.round(id).await?;
        let Some(round) = round else { return Ok(None) };
        let questions = serde_json::from_str(&round.questions)?;
        Ok(Some((round, questions)))
    }

    fn place(&self) -> (i64, i64) {
        (self.press.round.cast_signed(), self.press.question.into())
    }

    /// What the person has answered to the question.
    async fn chosen(&self) -> Result<Option<u8>, Trouble> {
        let chosen = self.store.quiz_answer(self.place(), self.user).await?;
        Ok(chosen.and_then(|choice| u8::try_from(choice).ok()))
    }

    async fn answer(&self, question: &Question, choice: u8) -> Result<Response, Trouble> {
        let is_right = choice == question.right;
        let kept = self
            .store
            .keep_quiz_answer(self.place(), self.user, choice.into(), is_right)
            .await?;
        if kept {
            return Ok(Response::new_message(show::verdict(
                question, choice, self.lang,
            )));
        }
        Ok(match self.chosen().await? {
            Some(choice) => Response::new_message(show::again(question, choice, self.lang)),
            None => line(wording::words(self.lang).closed),
        })
    }

    /// Opens question `to` unless somebody has gone on already, and shows where the round stands:
    /// a message that was left behind catches up.
    async fn turn(&self, to: i64) -> Result<Response, Trouble> {
        let (id, from) = self.place();
        self.store.move_round(id, from, to).await?;
        let Some((round, questions)) = self.round().await? else {
            return Ok(line(wording::words(self.lang).gone));
        };
        let scores = self.store.quiz_scores(id).await?;
        Ok(Response::update(show::now(&round, &questions, &scores)))
    }
}

fn line(text: &str) -> Response {
    Response::new_message(Reply::private(text))
}
