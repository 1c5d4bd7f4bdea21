//! Completions of the row of `/data`: the pairs of the place that is being typed.

use std::sync::Arc;

use serenity::builder::AutocompleteChoice;

use crate::discord::Bot;
use crate::discord::interaction::{Command, Interaction};
use crate::discord::limits::{CHOICE_TEXT, CHOICES, cut};
use crate::discord::response::Response;
use crate::facts::Kind;
use crate::places::{Gazetteer, Scope};
use crate::render::wording::commands as words;
use crate::store::query::{Abroad, Cn, Order, PartnerFilter};
use crate::text::Lang;

/// Is the row of a pair being typed?
pub(in crate::discord) fn is_row(command: &Command) -> bool {
    let kind = command.text(words::KIND.name);
    let of_pair = kind.is_none_or(|kind| kind == Kind::Partnership.code());
    let typed = command.focused().map(|option| option.name.as_str());
    command.name == words::DATA.name && of_pair && typed == Some(words::ROW.name)
}

/// The pairs of the first place that begins with what was typed, or with its first word; then the
/// rest must be in the name of the other.
pub(in crate::discord) async fn pairs(
    bot: &Arc<Bot>,
    command: &Command,
    interaction: &Interaction,
) -> Response {
    let typed = command.focused().and_then(|option| option.value.as_str());
    let typed = typed.unwrap_or_default().trim();
    let directory = bot.engine.directory();
    let gazetteer = &*directory.gazetteer;
    let found = first_place(gazetteer, typed)
        .map(|place| (place, ""))
        .or_else(|| {
            let (first, rest) = typed.split_once([' ', '–', ',', '，', '、'])?;
            Some((first_place(gazetteer, first)?, rest))
        });
    let Some((filter, rest)) = found else {
        return Response::completions(Vec::new());
    };
    // Completions cannot say that something failed.
    let pairs = bot
        .engine
        .store()
        .partnerships(&filter, Order::Listed, None);
    let mut pairs = pairs.await.unwrap_or_default();
    directory.sort(&mut pairs, Order::Listed);
    let lang = interaction.locale.lang();
    let rest = rest
        .trim_matches([' ', '–', ',', '，', '、'])
        .to_lowercase();
    let choices = pairs.iter().filter_map(|pair| {
        let (cn, partner) = (gazetteer.place(pair.cn)?, gazetteer.place(pair.partner)?);
        let both = |lang: Lang| format!("{} – {}", cn.names.get(lang), partner.names.get(lang));
        let fits = [Lang::En, Lang::Zh]
            .iter()
            .any(|lang| both(*lang).to_lowercase().contains(&rest));
        let value = format!("{} {}", cn.slug, partner.slug);
        (fits && value.chars().count() <= CHOICE_TEXT)
            .then(|| AutocompleteChoice::new(cut(&both(lang), CHOICE_TEXT), value))
    });
    Response::completions(choices.take(CHOICES).collect())
}

/// The partnerships of the first place whose name begins so.
fn first_place(gazetteer: &Gazetteer, typed: &str) -> Option<PartnerFilter> {
    let is_unit = |scope| {
        let Scope::Place(id) = scope else {
            return false;
        };
        gazetteer
            .place(id)
            .is_some_and(|place| place.level != crate::facts::Level::Country)
    };
    let found = gazetteer.complete(typed, 1, is_unit);
    let Scope::Place(id) = found.first()?.scope else {
        return None;
    };
    let chinese = gazetteer.place(id)?.is_chinese();
    Some(PartnerFilter {
        cn: chinese.then_some(Cn::Itself(id)).into_iter().collect(),
        abroad: (!chinese)
            .then_some(Abroad::Place(id))
            .into_iter()
            .collect(),
        ..PartnerFilter::default()
    })
}
