//! "Wrong?": a form, and what is kept of it. No user id is kept; a person who wants an answer writes
//! into the form how to be reached.

use std::collections::HashMap;
use std::sync::Arc;

use serenity::builder::{CreateActionRow, CreateInputText, CreateModal};
use serenity::model::application::InputTextStyle;

use super::codec::Ids;
use super::custom_id::{Press, Verb};
use super::limits::{CUSTOM_ID, MODAL_TITLE, TEXT_INPUT_LABEL, cut};
use super::reply::Reply;
use super::response::Response;
use super::trouble::Trouble;
use super::{Bot, view};
use crate::render::wording::discord::words;
use crate::store::Report;

const WHAT: &str = "what";
const CONTACT: &str = "contact";
/// The longest report, and the longest contact.
const LONGEST: [u16; 2] = [1_500, 200];

/// The form for the answer under which `press` stands.
pub(super) fn form(press: &Press, ids: &Ids) -> Response {
    let words = words(press.lang);
    let id = Press {
        verb: Verb::Report,
        ..press.clone()
    }
    .encode(ids)
    .unwrap_or_default();
    let label = |text| cut(text, TEXT_INPUT_LABEL);
    let what = CreateInputText::new(InputTextStyle::Paragraph, label(words.report_what), WHAT)
        .placeholder(cut(words.report_example, CUSTOM_ID))
        .max_length(LONGEST[0])
        .required(true);
    let contact = CreateInputText::new(InputTextStyle::Short, label(words.report_contact), CONTACT)
        .placeholder(cut(words.report_contact_hint, CUSTOM_ID))
        .max_length(LONGEST[1])
        .required(false);
    let rows = [what, contact].map(CreateActionRow::InputText).to_vec();
    Response::form(&CreateModal::new(id, cut(words.report_title, MODAL_TITLE)).components(rows))
}

/// Keeps a form that was sent.
pub(super) async fn keep(
    bot: &Arc<Bot>,
    id: &str,
    texts: &HashMap<String, String>,
) -> Result<Response, Trouble> {
    let ids = bot.ids();
    let press = Press::decode(id, &ids).map_err(|_| Trouble::OldButton)?;
    let text = |name: &str| {
        texts
            .get(name)
            .map(|text| text.trim())
            .filter(|text| !text.is_empty())
    };
    let reading = press
        .query
        .as_ref()
        .map(|query| view::reading(query, press.lang, &ids));
    let words = words(press.lang);
    let Some(what) = text(WHAT) else {
        return Ok(Response::new_message(Reply::private(words.report_empty)));
    };
    let report = Report {
        made_at: jiff::Timestamp::now().as_second(),
        reading,
        what: what.to_owned(),
        contact: text(CONTACT).map(str::to_owned),
    };
    let kept = bot.engine.store().keep_report(&report).await;
    Ok(Response::new_message(Reply::private(match kept {
        Ok(()) => words.report_thanks,
        Err(error) => {
            tracing::error!(%error, "a report was not kept");
            words.report_failed
        }
    })))
}
