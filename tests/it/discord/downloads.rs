//! "Download": the rows behind an answer as files, for the one who asks for them.

use std::sync::Arc;

use serde_json::{Value, json};
use youcheng::discord::Bot;
use youcheng::discord::door::{Outcome, answer};
use youcheng::discord::interaction::Interaction;

use super::standin::{assert_backed, parts};
use super::{bot, button, make};

/// The callback as Discord would read it, with its files.
pub(super) async fn with_files(
    bot: &Arc<Bot>,
    interaction: &Value,
) -> (Value, Vec<(String, Vec<u8>)>) {
    let interaction = Interaction::from_json(interaction.to_string().as_bytes()).unwrap();
    let patience = std::time::Duration::from_secs(60);
    let Outcome::Now(callback) = answer(bot, interaction, "test", patience).await else {
        panic!("an answer took a minute");
    };
    let (kind, bytes) = callback.encoded();
    let (callback, files) = parts(&kind, &bytes);
    assert_backed(&callback, &files);
    (callback, files)
}

async fn respond(interaction: &Value) -> (Value, Vec<(String, Vec<u8>)>) {
    with_files(&bot().await, interaction).await
}

#[tokio::test]
async fn all_rows_of_an_answer_come_as_a_file_for_the_asker_alone() {
    let command = make::command(1, "partners", &json!({"place": "Tianjin"}));
    let (page, _) = respond(&command).await;
    let (offer, files) = respond(&make::press(2, &button(&page, "Download"), false)).await;
    assert_eq!((&offer["data"]["flags"], files.len()), (&json!(64), 0));
    assert_eq!(
        offer["data"]["content"],
        "All 26 rows, with their sources, as:"
    );
    for (label, ending, holds) in [
        ("CSV", "csv", "Philadelphia"),
        ("JSON", "json", "\"licence\""),
        ("Markdown", "md", "| Kobe"),
    ] {
        let (sent, files) = respond(&make::press(3, &button(&offer, label), true)).await;
        assert_eq!(sent["type"], 7, "the offer becomes the file");
        let [(name, bytes)] = &files[..] else {
            panic!("{label}: {} files", files.len());
        };
        assert_eq!(name, &format!("youcheng-partners-of-tianjin.{ending}"));
        assert!(
            String::from_utf8(bytes.clone()).unwrap().contains(holds),
            "{label}"
        );
    }
}

#[tokio::test]
async fn what_has_no_rows_has_nothing_to_download() {
    let command = make::command(1, "ask", &json!({"question": "partners of Atlantis"}));
    let (page, _) = respond(&command).await;
    let labels = super::components(&page);
    assert!(labels.iter().all(|button| button["label"] != "Download"));
}
