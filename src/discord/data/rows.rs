//! `/data add`, `correct`, `retire`, `undo` and `history`.

use super::{Job, message, refused};
use crate::discord::limits::{EMBED_DESCRIPTION, cut};
use crate::discord::reply::Reply;
use crate::discord::trouble::Trouble;
use crate::facts::Kind;
use crate::render::discord::escape::escape;
use crate::render::wording::commands as words;
use crate::render::wording::discord::fill;
use crate::render::wording::rows::{difference, table, values, what};
use crate::render::wording::staff::words as said;
use crate::staff::{self, StaffError, row_words};
use crate::store::changes::{Asked, Change, ChangeError};
use crate::text::Lang;

/// So many changes are shown.
const SHOWN: u32 = 15;

impl Job<'_> {
    /// The table, that of the pairs unless another is named.
    fn kind(&self) -> Kind {
        let kind = self.command.text(words::KIND.name);
        kind.and_then(|kind| kind.parse().ok())
            .unwrap_or(Kind::Partnership)
    }

    /// The words that name the row.
    fn row(&self) -> Vec<String> {
        let line = self.command.text(words::ROW.name).unwrap_or_default();
        let directory = self.bot.engine.directory();
        let words = row_words(&directory.gazetteer, self.kind(), line);
        words.into_iter().map(str::to_owned).collect()
    }

    fn values(&self) -> Vec<String> {
        let line = self.command.text(words::VALUES.name).unwrap_or_default();
        staff::words(self.kind(), line)
    }
}

pub(super) async fn add(job: &Job<'_>) -> Result<Reply, Trouble> {
    let kind = job.kind();
    let store = job.bot.engine.store();
    match staff::add(store, kind, &job.values(), job.origin()).await {
        Ok(row) => {
            let number = row.id.to_string();
            let title = fill(said(job.lang).added, &[table(kind, job.lang), &number]);
            job.done(&title, &values(&row.row, job.lang)).await
        }
        Err(error) => refused(&error, job.lang),
    }
}

pub(super) async fn correct(job: &Job<'_>) -> Result<Reply, Trouble> {
    let kind = job.kind();
    let mut asked = job.row();
    asked.extend(job.values());
    match staff::correct(job.bot.engine.store(), kind, &asked, job.origin()).await {
        Ok(done) => {
            let number = done.before.id.to_string();
            let title = fill(said(job.lang).corrected, &[table(kind, job.lang), &number]);
            job.done(&title, &difference(&done.before.row, &done.after, job.lang))
                .await
        }
        Err(error) => refused(&error, job.lang),
    }
}

pub(super) async fn retire(job: &Job<'_>) -> Result<Reply, Trouble> {
    let kind = job.kind();
    let asked = job.row();
    let asked: Vec<&str> = asked.iter().map(String::as_str).collect();
    match staff::retire(job.bot.engine.store(), kind, &asked, job.origin()).await {
        Ok(row) => {
            let number = row.id.to_string();
            let title = fill(said(job.lang).retired, &[table(kind, job.lang), &number]);
            job.done(&title, &values(&row.row, job.lang)).await
        }
        Err(error) => refused(&error, job.lang),
    }
}

pub(super) async fn undo(job: &Job<'_>) -> Result<Reply, Trouble> {
    let words = said(job.lang);
    let change = job.command.number(words::CHANGE.name);
    let import = job.command.number(words::WHOLE_IMPORT.name);
    let mut origin = job.origin();
    if origin.why.is_empty() {
        words.undone_by_hand.clone_into(&mut origin.why);
    }
    let undo = async {
        let mut changing = job.bot.engine.store().change(origin).await?;
        let said = match (change, import) {
            (Some(id), _) => {
                let change = changing.undo(id).await?;
                let mut text = what(&change, job.lang);
                if change.settles() {
                    text.push('\n');
                    text.push_str(words.open_again);
                }
                (fill(words.undone, &[&id.to_string()]), text)
            }
            (None, Some(id)) => {
                let many = changing.undo_import(id).await?.to_string();
                let title = fill(words.undone_import, &[&id.to_string(), &many]);
                (title, String::new())
            }
            (None, None) => return Ok(None),
        };
        changing.commit().await?;
        Ok::<_, ChangeError>(Some(said))
    };
    match undo.await {
        Ok(Some((title, text))) => job.done(&title, &text).await,
        Ok(None) => Ok(Reply::private(words.which_change)),
        Err(error) => refused(&StaffError::Change(error), job.lang),
    }
}

pub(super) async fn history(job: &Job<'_>) -> Result<Reply, Trouble> {
    let words = said(job.lang);
    let about = job.command.text(words::OF_WHAT.name).map(|about| {
        let directory = job.bot.engine.directory();
        staff::scope(&directory.gazetteer, about).unwrap_or_else(|_| about.to_owned())
    });
    let asked = Asked {
        about,
        limit: SHOWN,
        ..Asked::default()
    };
    let changes = job.bot.engine.store().history(&asked).await;
    let changes = changes.map_err(|error| Trouble::inside(&error))?;
    if changes.is_empty() {
        return Ok(Reply::private(words.nothing_changed));
    }
    let lines: Vec<String> = changes
        .iter()
        .map(|change| line(change, job.lang))
        .collect();
    let lines = cut(&lines.join("\n"), EMBED_DESCRIPTION);
    Ok(message(job.bot, job.lang, words.history, lines))
}

/// Number, when, who, what and why. Discord shows the time in the zone of the reader.
fn line(change: &Change, lang: Lang) -> String {
    let who = match change.who.strip_prefix("discord:") {
        Some(user) if user.bytes().all(|byte| byte.is_ascii_digit()) => format!("<@{user}>"),
        _ => escape(&change.who),
    };
    let import = change.import.map_or(String::new(), |id| format!(" ⤓{id}"));
    let action = said(lang).action(change.action);
    let colon = if lang == Lang::Zh { "：" } else { ": " };
    format!(
        "**{}** <t:{}:f> {who} {action}{import}{colon}{}\n> {}",
        change.id,
        change.at,
        escape(&what(change, lang)),
        escape(&change.why),
    )
}
