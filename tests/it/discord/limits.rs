//! Whatever an answer holds, Discord takes the message.

use super::make::{self, command, press};
use super::{bot, components, respond};
use proptest::prelude::*;
use serde_json::{Value, json};
use youcheng::discord::commands;
use youcheng::discord::limits::{cut, fit};
use youcheng::discord::reply::{Button, Embed, Field, Menu, MenuOption, Reply, Row};

/// Texts around the limits: empty, short, and far too long, with line breaks.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[ 友a\\*\n]{0,40}",
        ("[友a\n\\\\ ]{1,40}", 1..200_usize).prop_map(|(text, times)| text.repeat(times)),
    ]
}

fn button() -> impl Strategy<Value = Button> {
    (text(), text(), any::<bool>(), any::<bool>()).prop_map(|(label, id, primary, enabled)| {
        let button = Button::new(label, id).enabled(enabled);
        if primary { button.primary() } else { button }
    })
}

fn row() -> impl Strategy<Value = Row> {
    let option = (text(), text()).prop_map(|(label, value)| MenuOption { label, value });
    let menu = (text(), text(), proptest::collection::vec(option, 0..30)).prop_map(
        |(id, placeholder, options)| Menu {
            id,
            placeholder,
            options,
        },
    );
    prop_oneof![
        proptest::collection::vec(button(), 0..8).prop_map(Row::Buttons),
        menu.prop_map(Row::Menu),
    ]
}

fn embed() -> impl Strategy<Value = Embed> {
    let field = (text(), text()).prop_map(|(name, value)| Field { name, value });
    (
        text(),
        text(),
        text(),
        proptest::collection::vec(field, 0..30),
    )
        .prop_map(|(title, description, footer, fields)| Embed {
            title,
            description,
            footer,
            fields,
            ..Embed::default()
        })
}

fn reply() -> impl Strategy<Value = Reply> {
    (
        text(),
        proptest::option::of(embed()),
        proptest::collection::vec(row(), 0..8),
        any::<bool>(),
    )
        .prop_map(|(content, embed, rows, private)| Reply {
            content,
            embed,
            rows,
            private,
            file: None,
        })
}

/// What Discord would refuse in the body of a message, by the numbers of its documentation (resources/message
/// and components/reference on discord.com/developers/docs); not by those of the program.
fn faults(message: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let mut total = 0;
    let mut length = |what: &str, value: &Value, most: usize, least: usize| {
        let count = value.as_str().map_or(0, |text| text.chars().count());
        if count > most || (!value.is_null() && count < least) {
            faults.push(format!("{what} has {count}"));
        }
        count
    };
    length("content", &message["content"], 2_000, 0);
    let embeds = message["embeds"].as_array().cloned().unwrap_or_default();
    let mut most = vec![("embeds", embeds.len(), 10)];
    for embed in &embeds {
        total += length("title", &embed["title"], 256, 1);
        total += length("description", &embed["description"], 4_096, 1);
        total += length("footer", &embed["footer"]["text"], 2_048, 1);
        let fields = embed["fields"].as_array().cloned().unwrap_or_default();
        most.push(("fields", fields.len(), 25));
        for field in &fields {
            total += length("name", &field["name"], 256, 1);
            total += length("value", &field["value"], 1_024, 1);
        }
    }
    for attachment in message["attachments"].as_array().into_iter().flatten() {
        length("alt text", &attachment["description"], 1_024, 0);
    }
    let mut ids = std::collections::HashSet::new();
    let rows = message["components"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    for part in rows
        .iter()
        .flat_map(|row| row["components"].as_array().unwrap())
    {
        length("custom_id", &part["custom_id"], 100, 1);
        length("label", &part["label"], 80, 1);
        length("placeholder", &part["placeholder"], 150, 0);
        ids.insert(part["custom_id"].as_str().unwrap().to_owned());
        for option in part["options"].as_array().into_iter().flatten() {
            length("option", &option["label"], 100, 1);
            length("value", &option["value"], 100, 1);
        }
    }
    let parts = rows
        .iter()
        .filter_map(|row| row["components"].as_array())
        .flatten()
        .count();
    for (what, count, limit) in most {
        if count > limit {
            faults.push(format!("{count} {what}"));
        }
    }
    if ids.len() != parts {
        faults.push("an identifier twice".to_owned());
    }
    if total > 6_000 {
        faults.push(format!("{total} in all"));
    }
    if rows.len() > 5 {
        faults.push(format!("{} rows", rows.len()));
    }
    for row in &rows {
        let parts = row["components"].as_array().unwrap();
        let menus = parts.iter().filter(|part| part["type"] == 3).count();
        let options = parts[0]["options"].as_array().map_or(0, Vec::len);
        if parts.is_empty() || parts.len() > 5 || menus > 1 {
            faults.push(format!("{} in a row", parts.len()));
        }
        if options > 25 || (menus == 1 && options == 0) {
            faults.push(format!("{options} options"));
        }
    }
    let is_empty = |key: &str| message[key].as_array().is_none_or(Vec::is_empty);
    if message["content"] == "" && is_empty("embeds") {
        faults.push("nothing to show".to_owned());
    }
    faults
}

/// What Discord would refuse in a callback: a message, completions or a form.
fn callback_faults(callback: &Value) -> Vec<String> {
    let data = &callback["data"];
    let long = |value: &Value, most: usize| {
        let count = value.as_str().map_or(0, |text| text.chars().count());
        (!(1..=most).contains(&count)).then(|| format!("{value} has {count}"))
    };
    match callback["type"].as_u64() {
        Some(4 | 7) => faults(data),
        Some(8) => {
            let choices = data["choices"].as_array().unwrap();
            let texts = choices.iter().flat_map(|choice| {
                [long(&choice["name"], 100), long(&choice["value"], 100)]
                    .into_iter()
                    .flatten()
            });
            let many = (choices.len() > 25).then(|| format!("{} choices", choices.len()));
            texts.chain(many).collect()
        }
        Some(9) => {
            let rows = data["components"].as_array().unwrap();
            let inputs = rows
                .iter()
                .flat_map(|row| row["components"].as_array().unwrap());
            let inputs = inputs.flat_map(|input| {
                let hint = &input["placeholder"];
                let hint = if hint.is_null() {
                    None
                } else {
                    long(hint, 100)
                };
                [
                    long(&input["label"], 45),
                    long(&input["custom_id"], 100),
                    hint,
                ]
                .into_iter()
                .flatten()
            });
            let own = [long(&data["title"], 45), long(&data["custom_id"], 100)];
            let many =
                (rows.is_empty() || rows.len() > 5).then(|| format!("{} inputs", rows.len()));
            inputs
                .chain(own.into_iter().flatten())
                .chain(many)
                .collect()
        }
        other => vec![format!("a callback of type {other:?}")],
    }
}

#[test]
fn too_much_of_anything_is_found() {
    let field = json!({"name": "a", "value": "b"});
    let embed =
        |fields: usize| json!({"embeds": [{"fields": vec![field.clone(); fields]}], "content": ""});
    assert!(faults(&embed(25)).is_empty());
    assert_eq!(faults(&embed(26)), ["26 fields"]);
    let choices = |count: usize| json!({"type": 8, "data": {"choices": vec![json!({"name": "a", "value": "b"}); count]}});
    assert!(callback_faults(&choices(25)).is_empty());
    assert_eq!(callback_faults(&choices(26)), ["26 choices"]);
}

/// A server's questions: of every family, long, short and none.
const QUESTIONS: [&str; 24] = [
    "partners of Jiangsu",
    "江苏的友好城市",
    "China total",
    "历年总数",
    "pairs by year",
    "top 100 countries",
    "provinces with the fewest pairs",
    "share of the top ten countries",
    "compare Jiangsu, Shandong, Zhejiang and Guangdong",
    "partners that Tianjin and Shanghai share",
    "provinces without an African partner",
    "anniversaries this year",
    "今年满四十周年的友城",
    "which countries is Shanghai paired with",
    "partners of the Yangtze River Delta",
    "长三角城市的德国友城",
    "partners of Victoria",
    "Victoria total",
    "challenges of city diplomacy",
    "城市外交面临哪些挑战",
    "is it true that Jiangsu has 273 pairs",
    "when did Tianjin and Kobe pair and how many partners has Xi'an",
    "partners of Atlantis",
    "what is the weather",
];

/// Real answers, and all that can be pressed below them, keep the limits.
#[tokio::test]
async fn every_answer_and_what_its_buttons_bring_keep_the_limits() {
    let bot = bot().await;
    let mut wrong = Vec::new();
    let mut look = |what: String, callback: &Value| {
        let faults = callback_faults(callback);
        if !faults.is_empty() {
            wrong.push(format!("{what}: {faults:?}"));
        }
    };
    for question in QUESTIONS {
        let ask = command(1, "ask", &json!({"question": question, "private": true}));
        let shown = respond(&bot, &ask).await;
        look(question.to_owned(), &shown);
        for part in components(&shown) {
            if part["disabled"] == true {
                continue;
            }
            let id = part["custom_id"].as_str().unwrap();
            let pressed = match part["options"].as_array() {
                Some(options) => make::select(2, id, options[0]["value"].as_str().unwrap()),
                None => press(2, id, true),
            };
            let callback = respond(&bot, &pressed).await;
            look(format!("{question} → {}", part["label"]), &callback);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// So many cases of what anybody may type, each an answer of the whole bot.
const TYPED: u32 = 48;

#[test]
fn whatever_is_typed_is_answered_within_the_limits() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let bot = runtime.block_on(bot());
    let word = prop_oneof![
        proptest::sample::select(QUESTIONS.to_vec()).prop_map(str::to_owned),
        proptest::sample::select(vec![
            "Tianjin", "苏州", "Victoria", "and", "1985", "**", "<@1>", "友城", "vs", "Afr"
        ])
        .prop_map(str::to_owned),
        text(),
    ];
    let typed = proptest::collection::vec(word, 1..5).prop_map(|words| words.join(" "));
    let config = ProptestConfig::with_cases(TYPED);
    proptest!(config, |(typed in typed)| {
        let typed: String = typed.chars().take(6_000).collect();
        let question = json!({"question": typed});
        for interaction in [
            command(1, "ask", &question),
            command(1, "cite", &json!({"query": typed, "style": "bibtex"})),
            command(1, "pair", &json!({"a": typed, "b": "Kobe"})),
            make::typing(1, "ask", &question, "question"),
            make::typing(1, "partners", &json!({"place": typed}), "place"),
            make::on_message(1, "Check figures", &typed),
        ] {
            let callback = runtime.block_on(respond(&bot, &interaction));
            prop_assert_eq!(callback_faults(&callback), Vec::<String>::new());
        }
    });
}

proptest! {
    #[test]
    fn any_reply_is_made_to_fit(reply in reply()) {
        let message = serde_json::to_value(fit(reply).builder()).unwrap();
        prop_assert_eq!(faults(&message), Vec::<String>::new());
    }

    #[test]
    fn what_fits_is_left_as_it_is(reply in reply()) {
        let once = fit(reply);
        prop_assert_eq!(fit(once.clone()), once);
    }

    #[test]
    fn a_cut_text_is_as_long_as_allowed(text in text(), limit in 0..300_usize) {
        let short = cut(&text, limit);
        prop_assert!(short.chars().count() <= limit);
        prop_assert_eq!(short == text, text.chars().count() <= limit);
    }
}

/// The options of a command or subcommand: required ones first, and named in three languages.
fn look_at_options(command: &Value, texts: &mut Vec<(Value, usize)>) {
    let mut required_over = false;
    for option in command["options"].as_array().into_iter().flatten() {
        let required = option["required"] == true;
        assert!(
            !(required && required_over),
            "required options come first: {command}"
        );
        required_over |= !required;
        texts.push((option["name"].clone(), 32));
        texts.push((option["description"].clone(), 100));
        let localised = ["name_localizations", "description_localizations"];
        for (key, most) in localised.into_iter().zip([32, 100]) {
            let names = option[key].as_object().unwrap();
            assert!(
                names.contains_key("zh-CN") && names.contains_key("zh-TW"),
                "{option}"
            );
            texts.extend(names.values().map(|name| (name.clone(), most)));
        }
        look_at_options(option, texts);
    }
}

#[test]
fn the_commands_keep_discords_limits() {
    let commands = serde_json::to_value(commands::all()).unwrap();
    let mut texts = Vec::new();
    for command in commands.as_array().unwrap() {
        // Changing data is for servers that have the bot, and for staff in direct messages.
        let (contexts, installed) = match command["name"].as_str() {
            Some("data") => (json!([0, 1]), json!([0])),
            _ => (json!([0, 1, 2]), json!([0, 1])),
        };
        assert_eq!(command["contexts"], contexts);
        assert_eq!(command["integration_types"], installed);
        texts.push((command["name"].clone(), 32));
        look_at_options(command, &mut texts);
    }
    for (text, most) in texts {
        let count = text.as_str().unwrap().chars().count();
        assert!((1..=most).contains(&count), "{text}");
    }
    insta::with_settings!({ sort_maps => true }, { insta::assert_json_snapshot!(commands) });
}
