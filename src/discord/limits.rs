//! Discord's limits, each a named constant, and [`fit`], which makes any reply keep them.
//!
//! Lengths are counted in Unicode scalar values, as Discord does.

use super::reply::{Embed, Menu, Reply, Row};

/// Text of a message. <https://discord.com/developers/docs/resources/message#create-message>
pub const CONTENT: usize = 2_000;
/// Title of an embed. <https://discord.com/developers/docs/resources/message#embed-object-embed-limits>
pub const EMBED_TITLE: usize = 256;
/// Description of an embed (same page).
pub const EMBED_DESCRIPTION: usize = 4_096;
/// Fields of an embed (same page).
pub const EMBED_FIELDS: usize = 25;
/// Name of a field (same page).
pub const FIELD_NAME: usize = 256;
/// Value of a field (same page).
pub const FIELD_VALUE: usize = 1_024;
/// Footer of an embed (same page).
pub const EMBED_FOOTER: usize = 2_048;
/// Title, description, footer, names and values of all embeds of a message (same page).
pub const EMBED_TOTAL: usize = 6_000;
/// Rows of components. <https://discord.com/developers/docs/components/reference#legacy-message-component-behavior>
pub const ROWS: usize = 5;
/// Buttons in a row. <https://discord.com/developers/docs/components/reference#action-row>
pub const BUTTONS_PER_ROW: usize = 5;
/// Label of a button. <https://discord.com/developers/docs/components/reference#button-button-structure>
pub const BUTTON_LABEL: usize = 80;
/// Identifier of a component. <https://discord.com/developers/docs/components/reference#anatomy-of-a-component-custom-id>
pub const CUSTOM_ID: usize = 100;
/// Lines of a menu. <https://discord.com/developers/docs/components/reference#string-select-string-select-structure>
pub const MENU_OPTIONS: usize = 25;
/// Label and value of a menu's line (same page).
pub const MENU_OPTION_TEXT: usize = 100;
/// Text of a menu before the choice (same page).
pub const MENU_PLACEHOLDER: usize = 150;
/// Completions of an option. <https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-autocomplete>
pub const CHOICES: usize = 25;
/// Name, and value, of a completion. <https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-choice-structure>
pub const CHOICE_TEXT: usize = 100;
/// Title of a modal. <https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal>
pub const MODAL_TITLE: usize = 45;
/// Label of a text input. <https://discord.com/developers/docs/components/reference#text-input>
pub const TEXT_INPUT_LABEL: usize = 45;
/// Description of an attachment. <https://discord.com/developers/docs/resources/message#attachment-object>
pub const ATTACHMENT_DESCRIPTION: usize = 1_024;
/// Bytes of the files of a message, where no server has been granted more.
/// <https://discord.com/developers/docs/reference#uploading-files>
pub const FILES: usize = 10 << 20;
/// Seconds until Discord gives up on an unanswered interaction. <https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback>
pub const CALLBACK_SECONDS: u64 = 3;

/// Makes `reply` keep every limit: texts are cut at the end of a line where possible and end in
/// "…"; rows, buttons, lines of menus and fields beyond the limit are left out, and so is whatever
/// Discord would refuse for being empty or for having an identifier twice or too long.
#[must_use]
pub fn fit(mut reply: Reply) -> Reply {
    reply.content = cut(&reply.content, CONTENT);
    reply.embed = reply.embed.map(fit_embed).filter(has_something);
    let mut ids = std::collections::HashSet::new();
    reply.rows = reply
        .rows
        .into_iter()
        .filter_map(|row| fit_row(row, &mut ids))
        .collect();
    reply.rows.truncate(ROWS);
    if let Some(file) = &mut reply.file {
        file.description = cut(&file.description, ATTACHMENT_DESCRIPTION);
    }
    if reply.content.is_empty() && reply.embed.is_none() {
        // Discord refuses a message without any text.
        reply.content = "…".to_owned();
    }
    reply
}

/// `text`, cut to `limit` scalar values. A cut text ends in "…", after the last whole line if that
/// keeps at least half of what is allowed.
#[must_use]
pub fn cut(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else {
        return text.to_owned();
    };
    if limit == 0 {
        return String::new();
    }
    let room = text[..end]
        .char_indices()
        .next_back()
        .map_or(0, |(at, _)| at);
    let kept = &text[..room];
    let kept = match kept.rfind('\n') {
        Some(line) if line * 2 >= room => &text[..=line],
        _ => kept,
    };
    // A backslash left at the end would escape the ellipsis.
    format!("{}…", kept.trim_end_matches('\\'))
}

fn fit_embed(mut embed: Embed) -> Embed {
    let mut left = EMBED_TOTAL;
    let mut take = |text: &str, limit: usize| {
        let text = cut(text, limit.min(left));
        left -= text.chars().count();
        text
    };
    embed.title = take(&embed.title, EMBED_TITLE);
    embed.footer = take(&embed.footer, EMBED_FOOTER);
    embed.description = take(&embed.description, EMBED_DESCRIPTION);
    for field in embed.fields.iter_mut().take(EMBED_FIELDS) {
        field.name = take(&field.name, FIELD_NAME);
        field.value = take(&field.value, FIELD_VALUE);
    }
    embed.fields.truncate(EMBED_FIELDS);
    embed
        .fields
        .retain(|field| !field.name.trim().is_empty() && !field.value.trim().is_empty());
    embed
}

fn has_something(embed: &Embed) -> bool {
    let texts = [&embed.title, &embed.description, &embed.footer];
    !embed.fields.is_empty() || texts.iter().any(|text| !text.trim().is_empty())
}

fn fit_row(row: Row, ids: &mut std::collections::HashSet<String>) -> Option<Row> {
    let mut usable =
        |id: &str| (1..=CUSTOM_ID).contains(&id.chars().count()) && ids.insert(id.to_owned());
    match row {
        Row::Buttons(mut buttons) => {
            buttons.retain(|button| !button.label.trim().is_empty() && usable(&button.id));
            buttons.truncate(BUTTONS_PER_ROW);
            for button in &mut buttons {
                button.label = cut(&button.label, BUTTON_LABEL);
            }
            (!buttons.is_empty()).then_some(Row::Buttons(buttons))
        }
        Row::Menu(menu) => {
            let menu = fit_menu(menu);
            (!menu.options.is_empty() && usable(&menu.id)).then_some(Row::Menu(menu))
        }
    }
}

fn fit_menu(mut menu: Menu) -> Menu {
    let mut values = std::collections::HashSet::new();
    menu.options.retain(|option| {
        !option.label.trim().is_empty()
            && (1..=MENU_OPTION_TEXT).contains(&option.value.chars().count())
            && values.insert(option.value.clone())
    });
    menu.options.truncate(MENU_OPTIONS);
    for option in &mut menu.options {
        option.label = cut(&option.label, MENU_OPTION_TEXT);
    }
    menu.placeholder = cut(&menu.placeholder, MENU_PLACEHOLDER);
    menu
}
