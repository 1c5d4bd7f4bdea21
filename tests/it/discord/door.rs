//! What happens around an answer that is not there in time.

use std::sync::Arc;
use std::time::Duration;

use metrics_exporter_prometheus::PrometheusBuilder;
use serde_json::{Value, json};
use tokio::task::JoinHandle;
use youcheng::answer::Engine;
use youcheng::discord::Bot;
use youcheng::discord::door::{Late, Outcome, answer, count_from_nothing, deliver};
use youcheng::discord::interaction::Interaction;
use youcheng::discord::rest::Rest;

use super::make::{command, data, manager, press};
use super::standin::{APPLICATION, Standin, TOKEN};
use super::{bot, respond};
use crate::databases::Home;

/// Asks without any patience: whatever is not ready at once is put off.
async fn hurried(bot: &Arc<Bot>, interaction: &Value) -> (Value, Option<JoinHandle<Late>>) {
    let interaction = Interaction::from_json(interaction.to_string().as_bytes()).unwrap();
    let json = |body: youcheng::discord::body::Body| serde_json::from_slice(&body.json).unwrap();
    match answer(bot, interaction, "test", Duration::ZERO).await {
        Outcome::Now(callback) => (json(callback), None),
        Outcome::Later(callback, work) => (json(callback), Some(work)),
    }
}

/// A bot that has not opened the database of the server yet.
async fn fresh(home: &Home) -> Arc<Bot> {
    let engine = Engine::open(home.path(), home.small()).await.unwrap();
    Arc::new(Bot::new(Arc::new(engine), 0))
}

async fn with_own_rows() -> (Home, Arc<Bot>) {
    let home = Home::sqlite();
    let bot = fresh(&home).await;
    let values = "cn=Suzhou partner=Kobe source=yang-2015";
    let add = json!({"values": values, "why": "read"});
    respond(&bot, &data("add", &add)).await;
    let bot = fresh(&home).await;
    (home, bot)
}

#[tokio::test]
async fn opening_the_data_of_a_server_counts_as_time_of_the_answer() {
    let (_home, bot) = with_own_rows().await;
    let help = command(1, "help", &json!({}));
    let (callback, work) = hurried(&bot, &help).await;
    assert_eq!(callback["type"], 5, "{callback}");
    let Late::Edit(message) = work.unwrap().await.unwrap() else {
        panic!("not in place of the deferral");
    };
    assert!(String::from_utf8_lossy(&message.json).contains("embeds"));
    let (callback, work) = hurried(&bot, &help).await;
    assert!(work.is_none(), "open by now: {callback}");
}

#[tokio::test]
async fn a_refusal_stands_beside_a_message_and_not_in_its_place() {
    let (_home, bot) = with_own_rows().await;
    let old = manager(press(2, "data:no-such-verb:1", true));
    let (callback, work) = hurried(&bot, &old).await;
    assert_eq!(callback["type"], 6, "{callback}");
    let standin = Standin::start().await;
    let rest = Rest::new(TOKEN, Some(&standin.api)).unwrap();
    let delivered = deliver(&rest, APPLICATION, "token-2", work.unwrap()).await;
    delivered.unwrap();
    let sent = standin.sent("/webhooks/");
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].method, "POST", "{}", sent[0].path);
    assert_eq!(sent[0].body["flags"], 64, "{}", sent[0].body);
}

#[tokio::test]
async fn the_time_of_an_answer_that_was_put_off_is_counted_to_its_end() {
    let recorder = PrometheusBuilder::new().build_recorder();
    let counted = recorder.handle();
    let _local = metrics::set_default_local_recorder(&recorder);
    let answers = || {
        let all = counted.render();
        let line = all
            .lines()
            .find_map(|line| line.strip_prefix("youcheng_answer_seconds_count "));
        line.map_or(0, |count| count.parse::<u32>().unwrap())
    };
    let bot = bot().await;
    let total = command(3, "map", &json!({"place": "cn-tianjin"}));
    let (callback, work) = hurried(&bot, &total).await;
    assert_eq!((&callback["type"], answers()), (&json!(5), 0));
    work.unwrap().await.unwrap();
    assert_eq!(answers(), 1);
}

/// An alert on a series that does not exist yet says nothing when it is first needed.
#[test]
fn every_series_is_there_from_the_start() {
    let recorder = PrometheusBuilder::new().build_recorder();
    let _local = metrics::set_default_local_recorder(&recorder);
    youcheng::ops::metrics::begin();
    count_from_nothing("gateway");
    let counted = recorder.handle().render();
    for series in [
        "youcheng_interactions_total{kind=\"command\",door=\"gateway\"} 0",
        "youcheng_answer_seconds_count 0",
        "youcheng_deferred_total 0",
        "youcheng_undelivered_total 0",
        "youcheng_endpoint_refused_total 0",
        "youcheng_limited_total 0",
        "youcheng_failed_total 0",
        "youcheng_rest_retries_total 0",
    ] {
        assert!(
            counted.lines().any(|line| line == series),
            "{series}: {counted}"
        );
    }
}

#[tokio::test]
async fn a_discord_that_never_answers_keeps_nobody_waiting_for_ever() {
    let standin = Standin::start().await;
    standin.slow(Duration::from_secs(3_600));
    let rest = Rest::new(TOKEN, Some(&standin.api)).unwrap();
    let body = bytes::Bytes::from_static(b"{\"type\":4}").into();
    let sent = rest.callback(1, "token", body);
    let ended = tokio::time::timeout(Duration::from_secs(120), sent).await;
    assert!(ended.expect("it ends by itself").is_err());
}
