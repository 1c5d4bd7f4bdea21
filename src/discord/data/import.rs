//! `/data import`: the file is fetched, looked through without changing anything, and kept until the
//! person says that it is to be brought in.

use std::io::Write;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{BUTTON, Job, message, who};
use crate::discord::Bot;
use crate::discord::attachment::{NotFetched, fetch};
use crate::discord::interaction::Attached;
use crate::discord::reply::{Button, Field, Reply, Row};
use crate::discord::trouble::Trouble;
use crate::facts::PartialDate;
use crate::import::{self, ImportError, Missing, NewPlaces, Report, SourceArg, Verdict};
use crate::render::discord::escape::escape;
use crate::render::wording::commands as words;
use crate::render::wording::discord::fill;
use crate::render::wording::rows::plain;
use crate::render::wording::staff::{self as wording, words as said};
use crate::staff;
use crate::store::Upload;
use crate::store::changes::Origin;
use crate::text::Lang;

/// The largest file. A table of 100,000 pairs is smaller.
const LARGEST: usize = 8 << 20;
/// What a file's name may end in.
const ENDINGS: [&str; 5] = ["csv", "tsv", "txt", "xlsx", "json"];
/// So many lines of each verdict are shown.
const SHOWN: usize = 5;
/// The buttons.
pub(super) const APPLY: &str = "apply";
pub(super) const DROP: &str = "drop";

/// What is to be done with the file.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Plan {
    why: String,
    source: Option<String>,
    map: Option<String>,
    new_places: bool,
    overwrite: bool,
}

/// Fetches the file and says what it would come to.
pub(super) async fn look(job: &Job<'_>) -> Result<Reply, Trouble> {
    let words = said(job.lang);
    let Some(file) = job.command.file(words::FILE.name) else {
        return Err(Trouble::UnknownCommand);
    };
    if job.origin().why.trim().is_empty() {
        return Ok(Reply::private(words.no_reason));
    }
    let content = match content(job, file).await {
        Ok(content) => content,
        Err(why) => return Ok(Reply::private(why)),
    };
    let text = |name| job.command.text(name).map(str::to_owned);
    let plan = Plan {
        why: job.origin().why,
        source: text(words::SOURCE.name),
        map: text(words::MAP.name),
        new_places: job.command.yes(words::NEW_PLACES.name),
        overwrite: job.command.yes(words::OVERWRITE.name),
    };
    let upload = Upload {
        made_at: jiff::Timestamp::now().as_second(),
        who: who(job.user),
        file: plain(&file.name),
        job: serde_json::to_string(&plan)?,
        content,
    };
    let report = match run(job.bot, &upload, &plan, true).await {
        Ok(report) => report,
        Err(error) => return refused(&error, job.lang),
    };
    let mut reply = said_of(job.bot, job.lang, &upload.file, &report);
    if let (Some(embed), true) = (&mut reply.embed, report.missing.contains(&Missing::Source)) {
        let missing = wording::explain_import(&ImportError::NoSource, job.lang);
        embed.description.push('\n');
        embed.description.push_str(&missing.unwrap_or_default());
    } else if report.counts.new + report.counts.changed > 0 {
        let id = job.bot.engine.store().keep_upload(&upload).await?;
        reply.rows = vec![Row::Buttons(vec![
            Button::new(words.apply, format!("{BUTTON}{APPLY}:{id}")).primary(),
            Button::new(words.drop, format!("{BUTTON}{DROP}:{id}")),
        ])];
    }
    Ok(reply)
}

/// Brings in a file that the same person has looked through.
pub(super) async fn apply(
    bot: &Arc<Bot>,
    id: i64,
    user: u64,
    lang: Lang,
) -> Result<Reply, Trouble> {
    let words = said(lang);
    let store = bot.engine.store();
    let Some(upload) = store.upload(id, &who(user)).await? else {
        return Ok(Reply::private(words.upload_gone));
    };
    let plan = serde_json::from_str(&upload.job)?;
    let report = match run(bot, &upload, &plan, false).await {
        Ok(report) => report,
        Err(error) => return refused(&error, lang),
    };
    // The import is done; what is left of the file goes with the next one.
    if let Err(error) = store.drop_upload(id).await {
        tracing::warn!(%error, "a file that was imported is still kept");
    }
    bot.engine.refresh().await?;
    Ok(said_of(bot, lang, &upload.file, &report))
}

/// Lets go of a file.
pub(super) async fn forget(
    bot: &Arc<Bot>,
    id: i64,
    user: u64,
    lang: Lang,
) -> Result<Reply, Trouble> {
    let store = bot.engine.store();
    if store.upload(id, &who(user)).await?.is_some() {
        store.drop_upload(id).await?;
    }
    Ok(Reply::private(said(lang).dropped))
}

/// The bytes of the file, or what the person should know.
async fn content(job: &Job<'_>, file: &Attached) -> Result<Vec<u8>, String> {
    let words = said(job.lang);
    let ending = file.name.rsplit_once('.').map(|(_, ending)| ending);
    let ending = ending.unwrap_or_default().to_ascii_lowercase();
    if !ENDINGS.contains(&ending.as_str()) {
        return Err(fill(words.wrong_type, &[&ENDINGS.join(", ")]));
    }
    let megabytes = (LARGEST >> 20).to_string();
    if file.size > LARGEST as u64 {
        return Err(fill(words.too_large, &[&megabytes]));
    }
    let Some(rest) = job.bot.office.rest.as_deref() else {
        return Err(words.not_fetched.to_owned());
    };
    fetch(rest, &file.url, LARGEST)
        .await
        .map_err(|error| match error {
            NotFetched::TooLarge(_) => fill(words.too_large, &[&megabytes]),
            error => {
                tracing::warn!(%error, "an attachment was not fetched");
                words.not_fetched.to_owned()
            }
        })
}

/// Imports the file, or only looks at it. The import reads files, so the bytes become one.
async fn run(
    bot: &Bot,
    upload: &Upload,
    plan: &Plan,
    dry_run: bool,
) -> Result<Report, ImportError> {
    let name = std::path::Path::new(&upload.file);
    let unreadable = |source| ImportError::Unreadable {
        file: name.to_owned(),
        source,
    };
    let folder = tempfile::tempdir().map_err(unreadable)?;
    // Only the last part of a name, and nothing that means another folder.
    let name = name.file_name().unwrap_or("table.csv".as_ref());
    let path = folder.path().join(name);
    std::fs::File::create(&path)
        .and_then(|mut file| file.write_all(&upload.content))
        .map_err(unreadable)?;
    let job = import::Job {
        path,
        // The person has seen the guess before pressing the button.
        map: plan.map.clone().or_else(|| Some("auto".to_owned())),
        sheet: None,
        source: source(bot, upload, plan).await?,
        new_places: if plan.new_places {
            NewPlaces::Accept
        } else {
            NewPlaces::Propose
        },
        overwrite: plan.overwrite,
        dry_run,
        origin: Origin {
            who: upload.who.clone(),
            why: plan.why.clone(),
            at: jiff::Timestamp::now().as_second(),
        },
    };
    let done = import::run(bot.engine.store(), &job, &mut |_| {}).await;
    // Where the file lies meanwhile is nobody's business.
    done.map_err(|error| error.named(&upload.file))
}

/// A known source by its id, else a new one of that title or address.
async fn source(bot: &Bot, upload: &Upload, plan: &Plan) -> Result<SourceArg, ImportError> {
    let Some(line) = &plan.source else {
        return Ok(SourceArg::None);
    };
    let key = crate::store::changes::Wanted::Key(line.clone());
    let known = bot.engine.store().row(crate::facts::Kind::Source, &key);
    if known.await?.is_some() {
        return Ok(SourceArg::Id(line.clone()));
    }
    let at = jiff::Timestamp::from_second(upload.made_at).unwrap_or_default();
    let day = PartialDate::from(jiff::tz::TimeZone::UTC.to_datetime(at).date());
    match staff::source(line, day) {
        Ok(source) => Ok(SourceArg::New(source)),
        Err(_) => Err(ImportError::UnknownSource(line.clone())),
    }
}

/// What the person can mend as a message; what failed inside as trouble.
fn refused(error: &ImportError, lang: Lang) -> Result<Reply, Trouble> {
    match wording::explain_import(error, lang) {
        Some(text) => Ok(Reply::private(escape(&text))),
        None => Err(Trouble::inside(error)),
    }
}

/// The report of an import or of a dry run.
fn said_of(bot: &Bot, lang: Lang, file: &str, report: &Report) -> Reply {
    let words = said(lang);
    let changes = report.counts.new + report.counts.changed;
    let title = match report.import {
        Some(import) => fill(words.import_done, &[&import.to_string(), file]),
        None if changes > 0 => fill(words.import_would, &[file]),
        None => fill(words.import_nothing, &[file]),
    };
    let mut lines: Vec<String> = Vec::new();
    for (verdict, text) in Verdict::ALL.into_iter().zip(words.verdicts) {
        let count = report.counts.of(verdict);
        if count > 0 {
            lines.push(format!("**{count}** {text}"));
        }
    }
    if report.counts.places > 0 {
        lines.push(format!("**{}** {}", report.counts.places, words.new_places));
    }
    if let Some(earlier) = report.earlier {
        lines.push(fill(words.imported_before, &[&earlier.to_string()]));
    }
    let mut reply = message(bot, lang, &title, lines.join("\n"));
    if let Some(embed) = &mut reply.embed {
        for (_, columns) in report.columns.iter().take(1) {
            embed.fields.push(Field {
                name: words.columns.to_owned(),
                value: escape(&plain(&columns.describe())),
            });
        }
        for (verdict, text) in Verdict::ALL.into_iter().zip(words.verdicts) {
            if let Some(value) = examples(report, verdict, lang) {
                let name = text.to_owned();
                embed.fields.push(Field { name, value });
            }
        }
    }
    reply
}

/// The first lines that became this.
fn examples(report: &Report, verdict: Verdict, lang: Lang) -> Option<String> {
    let lines = report.lines.iter().filter(|line| line.verdict == verdict);
    let lines = lines.take(SHOWN);
    let lines = lines.map(|line| {
        let text = wording::left_out(line, lang);
        format!("{}: {}", line.line, escape(&plain(&text)))
    });
    let lines: Vec<String> = lines.collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}
