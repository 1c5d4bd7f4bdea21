//! Whatever an answer holds, Discord takes the message.

use proptest::prelude::*;
use serde_json::{Value, json};
use youcheng::discord::commands;
use youcheng::discord::limits::{self, cut, fit};
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

/// What Discord would refuse in the body of a message.
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
    length("content", &message["content"], limits::CONTENT, 0);
    for embed in message["embeds"].as_array().into_iter().flatten() {
        total += length("title", &embed["title"], limits::EMBED_TITLE, 1);
        total += length(
            "description",
            &embed["description"],
            limits::EMBED_DESCRIPTION,
            1,
        );
        total += length("footer", &embed["footer"]["text"], limits::EMBED_FOOTER, 1);
        for field in embed["fields"].as_array().into_iter().flatten() {
            total += length("name", &field["name"], limits::FIELD_NAME, 1);
            total += length("value", &field["value"], limits::FIELD_VALUE, 1);
        }
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
        length("custom_id", &part["custom_id"], limits::CUSTOM_ID, 1);
        length("label", &part["label"], limits::BUTTON_LABEL, 1);
        length(
            "placeholder",
            &part["placeholder"],
            limits::MENU_PLACEHOLDER,
            0,
        );
        ids.insert(part["custom_id"].as_str().unwrap().to_owned());
        for option in part["options"].as_array().into_iter().flatten() {
            length("option", &option["label"], limits::MENU_OPTION_TEXT, 1);
            length("value", &option["value"], limits::MENU_OPTION_TEXT, 1);
        }
    }
    let parts = rows
        .iter()
        .filter_map(|row| row["components"].as_array())
        .flatten()
        .count();
    if ids.len() != parts {
        faults.push("an identifier twice".to_owned());
    }
    if total > limits::EMBED_TOTAL {
        faults.push(format!("{total} in all"));
    }
    if rows.len() > limits::ROWS {
        faults.push(format!("{} rows", rows.len()));
    }
    for row in &rows {
        let parts = row["components"].as_array().unwrap();
        let menus = parts.iter().filter(|part| part["type"] == 3).count();
        let options = parts[0]["options"].as_array().map_or(0, Vec::len);
        if parts.is_empty() || parts.len() > limits::BUTTONS_PER_ROW || menus > 1 {
            faults.push(format!("{} in a row", parts.len()));
        }
        if options > limits::MENU_OPTIONS || (menus == 1 && options == 0) {
            faults.push(format!("{options} options"));
        }
    }
    let is_empty = |key: &str| message[key].as_array().is_none_or(Vec::is_empty);
    if message["content"] == "" && is_empty("embeds") {
        faults.push("nothing to show".to_owned());
    }
    faults
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
