//! `youcheng reports`: what people say is wrong, and what could not be answered.

use std::io::Write;

use serde_json::json;

use super::home::Home;
use crate::render::wording::rows::plain;

/// Settings of the list.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Print one JSON object.
    #[arg(long)]
    json: bool,

    /// Forget all of them after they have been printed.
    #[arg(long)]
    clear: bool,
}

/// Prints reports and unanswered questions, the newest first.
pub(super) async fn run(home: &Home, args: Args) -> anyhow::Result<()> {
    let store = home.store().await?;
    let seen = store.newest_reports().await?;
    let (reports, unanswered) = (store.reports().await?, store.unanswered().await?);
    let mut out = std::io::stdout().lock();
    if args.json {
        writeln!(
            out,
            "{}",
            json!({"reports": reports, "unanswered": unanswered})
        )?;
    } else {
        writeln!(
            out,
            "{} reports, {} unanswered questions",
            reports.len(),
            unanswered.len()
        )?;
        for report in &reports {
            let about = report
                .reading
                .as_deref()
                .unwrap_or("a question that was not understood");
            let from = report.contact.as_deref().map(|from| format!(" ({from})"));
            let line = format!("{about}: {}{}", report.what, from.unwrap_or_default());
            writeln!(out, "{} wrong: {}", day(report.made_at), plain(&line))?;
        }
        for asked in &unanswered {
            let line = match &*asked.reading {
                "" => asked.question.clone(),
                reading => format!("{} (taken as: {reading})", asked.question),
            };
            writeln!(out, "{} unanswered: {}", day(asked.asked_at), plain(&line))?;
        }
    }
    if args.clear {
        store.forget_reports(seen).await?;
    }
    store.close().await;
    Ok(())
}

fn day(seconds: i64) -> String {
    jiff::Timestamp::from_second(seconds)
        .map(|time| time.to_string())
        .unwrap_or_else(|_| seconds.to_string())
}
