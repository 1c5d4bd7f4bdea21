//! The gateway against the stand-in: every interaction is answered once, whatever happens to the
//! connection or to a request.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use serde_json::json;
use tokio::task::JoinHandle;
use youcheng::discord::Bot;
use youcheng::discord::gateway::{Gateway, GatewayFailure, run};
use youcheng::discord::register::register;
use youcheng::discord::rest::{Rest, RestError};
use youcheng::ops::health::Readiness;
use youcheng::ops::inflight::InFlight;
use youcheng::ops::shutdown::Shutdown;
use youcheng::store::Store;

use super::standin::{APPLICATION, BROKEN, BROKEN_AFTER, Standin, TOKEN};
use super::{bot, make};

/// A bot that is connected to a stand-in.
struct Connected {
    standin: Arc<Standin>,
    stop: Shutdown,
    gateway: JoinHandle<Result<(), GatewayFailure>>,
    inflight: InFlight,
    store: Store,
}

impl Connected {
    async fn new() -> Self {
        let standin = Standin::start().await;
        let stop = Shutdown::default();
        let inflight = InFlight::new(64);
        let engine = crate::support::engine().await;
        let store = engine.store().clone();
        let gateway = Gateway {
            bot: Arc::new(Bot::new(engine, 0)),
            rest: Arc::new(Rest::new(TOKEN, Some(&standin.api)).unwrap()),
            token: TOKEN.to_owned(),
            shards: None,
            inflight: inflight.clone(),
            readiness: Readiness::default(),
        };
        let gateway = tokio::spawn(run(gateway, stop.clone()));
        standin
            .until("identify", |s| s.identified.load(Ordering::Relaxed) == 1)
            .await;
        Self {
            standin,
            stop,
            gateway,
            inflight,
            store,
        }
    }

    /// Dispatches `/partners` for Tianjin and gives the interaction's id.
    fn ask(&self) -> u64 {
        let id = self.standin.new_id();
        let command = make::command(id, "partners", &json!({"place": "cn-tianjin"}));
        self.standin.dispatch("INTERACTION_CREATE", command);
        id
    }

    /// What was reported, the oldest first.
    async fn reports(&self) -> Vec<String> {
        let reports = self.store.reports().await.unwrap().into_iter();
        let mut reports: Vec<String> = reports.map(|report| report.what).collect();
        reports.sort();
        reports
    }

    async fn answered(&self, id: u64) {
        let callback = self.standin.callback(id).await;
        assert_eq!(callback["type"], 4);
        assert_eq!(
            self.standin.sent(&format!("/interactions/{id}/")).len(),
            1,
            "answered once"
        );
    }
}

#[tokio::test]
async fn commands_typing_buttons_and_forms_are_answered() {
    let connected = Connected::new().await;
    let standin = &connected.standin;
    let first = connected.ask();
    connected.answered(first).await;
    let callback = standin.callback(first).await;

    let id = standin.new_id();
    let typing = make::typing(id, "partners", &json!({"place": "tianj"}), "place");
    standin.dispatch("INTERACTION_CREATE", typing);
    let choices = standin.callback(id).await;
    assert_eq!(choices["type"], 8);
    assert_eq!(choices["data"]["choices"][0]["value"], "cn-tianjin");

    let id = standin.new_id();
    let press = make::press(id, &super::button(&callback, "Next ▶"), false);
    standin.dispatch("INTERACTION_CREATE", press);
    assert_eq!(standin.callback(id).await["type"], 7);

    let id = standin.new_id();
    let press = make::press(id, &super::button(&callback, "Wrong?"), false);
    standin.dispatch("INTERACTION_CREATE", press);
    let form = standin.callback(id).await;
    assert_eq!(form["type"], 9);

    let id = standin.new_id();
    let custom_id = form["data"]["custom_id"].as_str().unwrap();
    let form = make::form(
        id,
        custom_id,
        &[("what", "a date is wrong"), ("contact", "")],
    );
    standin.dispatch("INTERACTION_CREATE", form);
    assert_eq!(standin.callback(id).await["data"]["flags"], 64);

    // Newer forms have labels in the place of rows.
    let id = standin.new_id();
    let label = |name: &str, text: &str| json!({"type": 18, "id": 1, "component": {"type": 4, "id": 2, "custom_id": name, "value": text}});
    let mut form = make::form(id, custom_id, &[]);
    form["data"]["components"] = json!([label("what", "the year is wrong")]);
    standin.dispatch("INTERACTION_CREATE", form);
    standin.callback(id).await;

    // One with nothing in it is not kept.
    let id = standin.new_id();
    standin.dispatch(
        "INTERACTION_CREATE",
        make::form(id, custom_id, &[("what", " ")]),
    );
    let said = standin.callback(id).await["data"]["content"].clone();
    assert!(said.as_str().unwrap().contains("no text"), "{said}");
    let reports = connected.reports().await;
    assert_eq!(reports, ["a date is wrong", "the year is wrong"]);
}

#[tokio::test]
async fn a_map_goes_out_with_its_file_at_once_or_as_an_edit() {
    let connected = Connected::new().await;
    let standin = &connected.standin;
    let id = standin.new_id();
    let command = make::command(id, "map", &json!({"place": "cn-tianjin"}));
    standin.dispatch("INTERACTION_CREATE", command);
    let token = format!("token-{id}");
    let with_file = |standin: &Standin| {
        let sent = standin.sent(&token);
        sent.iter().filter(|sent| sent.files.len() == 1).count()
    };
    standin.until("a map", |s| with_file(s) == 1).await;
}

#[tokio::test]
async fn mentions_and_direct_messages_are_answered_and_others_are_not() {
    let connected = Connected::new().await;
    let standin = &connected.standin;
    let mut other = make::message("partners of Kobe", make::ALICE);
    other["guild_id"] = json!("1100000000000000100");
    standin.dispatch("MESSAGE_CREATE", other);
    standin.dispatch("MESSAGE_CREATE", make::mention("partners of Tianjin"));
    standin.dispatch("MESSAGE_CREATE", make::direct("天津的友好城市"));
    standin
        .until("two answers", |s| s.sent("/channels/").len() == 2)
        .await;
    for sent in standin.sent("/channels/") {
        assert!(sent.body["message_reference"]["message_id"].is_string());
        assert_eq!(sent.body["allowed_mentions"]["parse"], json!([]));
        assert!(sent.body["embeds"][0]["description"].is_string());
        // Discord takes it once, also if it is sent again after a broken connection.
        let asked = &sent.body["message_reference"]["message_id"];
        assert_eq!(
            (&sent.body["nonce"], &sent.body["enforce_nonce"]),
            (asked, &json!(true))
        );
    }
}

#[tokio::test]
async fn refusals_for_now_are_tried_again() {
    let connected = Connected::new().await;
    for (status, retry_after) in [(429, 0.05), (500, 0.0), (503, 0.0)] {
        connected
            .standin
            .fault("/interactions/", status, retry_after);
        let id = connected.ask();
        connected.answered(id).await;
    }
}

#[tokio::test]
async fn an_answer_over_a_connection_that_breaks_is_sent_again_and_taken_once() {
    let connected = Connected::new().await;
    for (broken, refused) in [(BROKEN, vec![]), (BROKEN_AFTER, vec![40_060])] {
        connected.standin.fault("/interactions/", broken, 0.0);
        let id = connected.ask();
        connected.answered(id).await;
        let count = refused.len();
        let standin = &connected.standin;
        standin
            .until("the second try", |s| s.refused(id).len() == count)
            .await;
        assert_eq!(standin.refused(id), refused);
    }
    // That Discord had it already is no failure where an answer may have been lost, and one where none was.
    let rest = Rest::new(TOKEN, Some(&connected.standin.api)).unwrap();
    let body = || bytes::Bytes::from_static(b"{\"type\":4}").into();
    connected
        .standin
        .fault("/interactions/7/", BROKEN_AFTER, 0.0);
    rest.callback(7, "token", body()).await.unwrap();
    let again = rest.callback(7, "token", body()).await.unwrap_err();
    assert!(
        matches!(again, RestError::Refused { code: 40_060, .. }),
        "{again}"
    );
}

#[tokio::test]
async fn an_answer_that_comes_too_late_is_given_up_and_the_next_is_answered() {
    let connected = Connected::new().await;
    let standin = &connected.standin;
    standin.closes_after(Duration::ZERO);
    let id = connected.ask();
    standin
        .until("a refusal", |s| !s.refused(id).is_empty())
        .await;
    standin.closes_after(Duration::from_secs(60));
    let next = connected.ask();
    connected.answered(next).await;
    assert_eq!(standin.refused(id), [10_062], "it is not tried again");
    assert!(standin.sent(&format!("/interactions/{id}/")).is_empty());
}

#[tokio::test]
async fn menus_the_message_command_and_people_who_bring_the_bot_along_are_answered() {
    let connected = Connected::new().await;
    let standin = &connected.standin;
    let id = standin.new_id();
    let command = make::command(id, "partners", &json!({"place": "Suzhou"}));
    standin.dispatch("INTERACTION_CREATE", make::outside(command));
    let shown = standin.callback(id).await;
    let menu = super::components(&shown)[0].clone();
    assert_eq!(menu["type"], 3, "{shown}");
    let (custom_id, value) = (&menu["custom_id"], &menu["options"][0]["value"]);
    let id = standin.new_id();
    let select = make::select(id, custom_id.as_str().unwrap(), value.as_str().unwrap());
    standin.dispatch("INTERACTION_CREATE", make::outside(select));
    let chosen = standin.callback(id).await.to_string();
    assert!(chosen.contains("partners of Suzhou"), "{chosen}");
    let id = standin.new_id();
    let check = make::on_message(id, "Check figures", "Jiangsu had 273 pairs in 2015.");
    standin.dispatch("INTERACTION_CREATE", make::outside(check));
    let checked = standin.callback(id).await;
    assert_eq!(checked["data"]["flags"], 64);
    assert!(checked.to_string().contains("273"), "{checked}");
}

#[tokio::test]
async fn many_at_once_over_a_slow_connection_are_all_answered_once() {
    let connected = Connected::new().await;
    connected.standin.slow(Duration::from_millis(20));
    let ids: Vec<u64> = (0..200).map(|_| connected.ask()).collect();
    for id in ids {
        connected.answered(id).await;
    }
}

#[tokio::test]
async fn what_came_while_the_socket_was_down_is_answered_after_the_resume() {
    let connected = Connected::new().await;
    let id = connected.ask();
    connected.answered(id).await;
    for trouble in [
        Standin::drop_socket,
        Standin::reconnect,
        Standin::resumable_session,
    ] {
        let before = connected.standin.resumed.load(Ordering::Relaxed);
        trouble(&connected.standin);
        let id = connected.ask();
        connected.answered(id).await;
        connected
            .standin
            .until("a resume", |s| {
                s.resumed.load(Ordering::Relaxed) == before + 1
            })
            .await;
    }
    assert_eq!(connected.standin.identified.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn an_invalid_session_is_begun_anew() {
    let connected = Connected::new().await;
    connected.standin.invalid_session();
    connected
        .standin
        .until("a new session", |s| {
            s.identified.load(Ordering::Relaxed) == 2
        })
        .await;
    let id = connected.ask();
    connected.answered(id).await;
}

#[tokio::test]
async fn the_stop_waits_for_answers_in_flight() {
    let connected = Connected::new().await;
    connected.standin.slow(Duration::from_millis(300));
    let id = connected.ask();
    let inflight = connected.inflight.clone();
    // The answer is on its way once somebody is inside.
    tokio::time::sleep(Duration::from_millis(100)).await;
    connected.stop.begin();
    assert_eq!(inflight.drain(Duration::from_secs(10)).await, 0);
    connected.answered(id).await;
    connected.gateway.await.unwrap().unwrap();
}

#[tokio::test]
async fn without_the_gateways_address_no_other_is_dialled() {
    let standin = Standin::start().await;
    standin.fault("/gateway/bot", 401, 0.0);
    let gateway = Gateway {
        bot: bot().await,
        rest: Arc::new(Rest::new(TOKEN, Some(&standin.api)).unwrap()),
        token: TOKEN.to_owned(),
        shards: None,
        inflight: InFlight::new(1),
        readiness: Readiness::default(),
    };
    let error = run(gateway, Shutdown::default()).await.unwrap_err();
    assert!(matches!(error, GatewayFailure::Address(_)), "{error}");
    assert!(!error.to_string().contains(TOKEN));
}

#[tokio::test]
async fn registering_twice_changes_nothing_the_second_time() {
    let standin = Standin::start().await;
    let rest = Rest::new(TOKEN, Some(&standin.api)).unwrap();
    let dry = register(&rest, APPLICATION, None, true).await.unwrap();
    assert_eq!(dry.added.len(), 14);
    let first = register(&rest, APPLICATION, None, false).await.unwrap();
    assert_eq!(first, dry);
    let second = register(&rest, APPLICATION, Some(7), false).await.unwrap();
    assert!(second.is_empty(), "{second:?}");
    let puts = standin
        .sent("/commands")
        .into_iter()
        .filter(|sent| sent.method == "PUT");
    assert_eq!(puts.count(), 1);
}

#[tokio::test]
async fn an_event_that_comes_again_is_answered_once() {
    let connected = Connected::new().await;
    let standin = &connected.standin;
    let id = standin.new_id();
    let command = make::command(id, "partners", &json!({"place": "cn-tianjin"}));
    standin.dispatch("INTERACTION_CREATE", command.clone());
    standin.dispatch("INTERACTION_CREATE", command);
    let message = make::direct("partners of Kobe");
    standin.dispatch("MESSAGE_CREATE", message.clone());
    standin.dispatch("MESSAGE_CREATE", message);
    standin.dispatch("MESSAGE_CREATE", make::direct("partners of Tianjin"));
    let later = connected.ask();
    connected.answered(later).await;
    connected.answered(id).await;
    standin
        .until("two answers", |s| s.sent("/channels/").len() == 2)
        .await;
}

#[tokio::test]
async fn fields_that_are_not_used_make_no_event_unreadable() {
    let connected = Connected::new().await;
    let standin = &connected.standin;
    let id = standin.new_id();
    let mut command = make::command(id, "partners", &json!({"place": "cn-tianjin"}));
    for field in [
        "attachment_size_limit",
        "entitlements",
        "app_permissions",
        "locale",
    ] {
        command.as_object_mut().unwrap().remove(field);
    }
    command["authorizing_integration_owners"] = json!({"7": "1"});
    command["message"] = json!({"interaction_metadata": {"type": 99}, "components": "?"});
    standin.dispatch("INTERACTION_CREATE", command);
    connected.answered(id).await;
}
