//! Completions while an option is being typed, from memory.

use std::collections::HashSet;
use std::sync::Arc;

use serenity::builder::AutocompleteChoice;

use super::Bot;
use super::interaction::{Command, Locale};
use super::limits::{CHOICE_TEXT, CHOICES, cut};
use super::names::{ALL, resolve};
use super::queries::{Next, around, next_questions};
use super::response::Response;
use super::view::today;
use crate::answer::scopes_of;
use crate::facts::{GroupKind, Level};
use crate::places::{Completion, Gazetteer, Place, Scope};
use crate::question::{Check, Filter, Outcome, Query, understand};
use crate::render::wording::{commands as words, discord};
use crate::store::StoreError;
use crate::store::query::{Order, Partnership};
use crate::text::fold::{fold, key};
use crate::text::stem::is_stopword;
use crate::text::{Lang, is_han};

/// The completions of the option that is being typed.
pub(super) async fn completions(bot: &Arc<Bot>, command: &Command, locale: Locale) -> Response {
    let Some(focused) = command.focused() else {
        return Response::completions(Vec::new());
    };
    let typed = focused.value.as_str().unwrap_or_default();
    let lang = if typed.chars().any(is_han) {
        Lang::Zh
    } else {
        locale.lang()
    };
    let directory = bot.engine.directory();
    let gazetteer = &*directory.gazetteer;
    let option = focused.name.as_str();
    if option == words::QUESTION.name {
        return Response::completions(questions(bot, typed, lang).await);
    }
    let mut scopes = if command.name == words::PAIR.name {
        partners(bot, command, option, typed).await
    } else {
        Vec::new()
    };
    scopes.extend(names(command, option, typed, gazetteer));
    let mut seen = HashSet::new();
    scopes.retain(|scope| seen.insert(*scope));
    let choices = scopes.into_iter().filter_map(|scope| {
        let value = value(scope, gazetteer)?;
        Some(choice(&label(scope, lang, gazetteer), &value))
    });
    Response::completions(choices.take(CHOICES).collect())
}

/// So many places stand before the continents where nothing is typed.
const BEFORE_CONTINENTS: usize = 8;

/// The names that were begun, the likeliest first.
fn names(command: &Command, option: &str, typed: &str, gazetteer: &Gazetteer) -> Vec<Scope> {
    let begun = key(typed);
    let wanted = |scope| is_wanted(command, option, scope, gazetteer);
    let complete = |wanted: &dyn Fn(Scope) -> bool| -> Vec<Scope> {
        let found = gazetteer.complete(typed, CHOICES, wanted).into_iter();
        found.map(|found| found.scope).collect()
    };
    if begun.is_empty() {
        let group = |scope| match scope {
            Scope::Group(id) => gazetteer.group(id),
            Scope::World | Scope::Place(_) => None,
        };
        let continent =
            |scope| group(scope).is_some_and(|group| group.kind == GroupKind::Continent);
        let mut places = complete(&|scope| wanted(scope) && group(scope).is_none());
        let rest = places.split_off(places.len().min(BEFORE_CONTINENTS));
        places.extend(complete(&|scope| wanted(scope) && continent(scope)));
        places.extend(rest);
        return places;
    }
    let china = gazetteer.country("CN").map(|china| Scope::Place(china.id));
    let china =
        china.filter(|china| ALL.iter().any(|all| all.starts_with(&begun)) && wanted(*china));
    china.into_iter().chain(complete(&wanted)).collect()
}

/// The partners of places, by the place and the state of the store.
pub(super) type Partners = quick_cache::sync::Cache<(Scope, i64), Arc<HashSet<Scope>>>;

/// So many places are remembered with their partners: each letter that is typed asks for them again.
pub(super) const REMEMBERED: usize = 256;

/// The partners of the place in the other option of `/pair` whose names begin like what was typed.
async fn partners(bot: &Arc<Bot>, command: &Command, option: &str, typed: &str) -> Vec<Scope> {
    let other = [words::A.name, words::B.name];
    let other = other.into_iter().find(|name| *name != option);
    let directory = bot.engine.directory();
    let gazetteer = &*directory.gazetteer;
    let named = other.and_then(|other| command.text(other));
    let named = named.and_then(|named| resolve(named, gazetteer).ok());
    let Some(&scope) = named.as_deref().and_then(<[Scope]>::first) else {
        return Vec::new();
    };
    begun_partners(bot, scope, typed).await
}

/// The partners of a place whose names begin like what was typed.
async fn begun_partners(bot: &Arc<Bot>, scope: Scope, typed: &str) -> Vec<Scope> {
    let directory = bot.engine.directory();
    let gazetteer = &*directory.gazetteer;
    let filter = around(scope, gazetteer);
    if filter == Filter::default() {
        return Vec::new();
    }
    let read = async {
        let filter = directory.filter(&filter);
        let ties = bot
            .engine
            .store()
            .partnerships(&filter, Order::Listed, None);
        let chinese = matches!(scope, Scope::Place(id)
            if gazetteer.place(id).is_some_and(Place::is_chinese));
        let partner = |tie: &Partnership| if chinese { tie.partner } else { tie.cn };
        let ties = ties.await?;
        let partners = ties.iter().map(|tie| Scope::Place(partner(tie)));
        Ok::<_, StoreError>(Arc::new(partners.collect()))
    };
    let key = (scope, bot.engine.generation());
    // Completions cannot say that something failed.
    let Ok(partners) = bot.partners.get_or_insert_async(&key, read).await else {
        return Vec::new();
    };
    let begun = gazetteer.complete(typed, CHOICES, |scope| partners.contains(&scope));
    let sure = begun.into_iter().filter(Completion::is_sure);
    sure.map(|found| found.scope).collect()
}

fn choice(name: &str, value: &str) -> AutocompleteChoice {
    AutocompleteChoice::new(cut(name, CHOICE_TEXT), value)
}

/// Which scopes make sense for an option.
fn is_wanted(command: &Command, option: &str, scope: Scope, gazetteer: &Gazetteer) -> bool {
    match scope {
        Scope::World => false,
        // Of a group without members only figures are known.
        Scope::Group(id) if option == words::PLACE.name || option == words::COUNTRY.name => {
            let group = gazetteer.group(id);
            group.is_some_and(|group| !group.members.is_empty())
        }
        Scope::Group(_) => command.name != words::PAIR.name,
        Scope::Place(id) => gazetteer.place(id).is_some_and(|place| {
            let country = place.level == Level::Country && !place.is_china();
            option != words::COUNTRY.name || country
        }),
    }
}

/// What comes back when a completion is chosen: the readable id, which names one thing only.
fn value(scope: Scope, gazetteer: &Gazetteer) -> Option<String> {
    let value = match scope {
        Scope::World => return None,
        Scope::Place(id) => gazetteer.place(id)?.slug.to_string(),
        Scope::Group(id) => format!("group:{}", gazetteer.group(id)?.slug),
    };
    (value.chars().count() <= CHOICE_TEXT).then_some(value)
}

/// A name with what tells it from its equals: the other language's name, the level, and the
/// province or country.
#[must_use]
pub(super) fn label(scope: Scope, lang: Lang, gazetteer: &Gazetteer) -> String {
    let names = gazetteer.names(scope);
    let (other, comma) = match lang {
        Lang::En => (Lang::Zh, ", "),
        Lang::Zh => (Lang::En, "，"),
    };
    let place = match scope {
        Scope::Place(id) => gazetteer.place(id),
        Scope::World | Scope::Group(_) => None,
    };
    let place = place.filter(|place| place.level != Level::Country);
    let within = place.and_then(|place| {
        if place.is_chinese() {
            let province = gazetteer.province_of(place.id);
            province.filter(|province| province.id != place.id)
        } else {
            gazetteer.country(&place.iso)
        }
    });
    // What it lies in is told at the end, and not in the name as well: "Suzhou, Anhui".
    let short = |lang| {
        let name = names.get(lang);
        let told = within.and_then(|within| name.strip_suffix(within.names.get(lang)));
        told.and_then(|name| name.strip_suffix(", "))
            .unwrap_or(name)
    };
    let (name, translated) = (short(lang), short(other));
    let mut label = name.to_owned();
    if translated != name {
        label.push(' ');
        label.push_str(translated);
    }
    if let Some(place) = place {
        label.push_str(" · ");
        label.push_str(discord::level(place.level, lang));
    }
    if let Some(within) = within {
        label.push_str(comma);
        label.push_str(within.names.get(lang));
    }
    label
}

/// Questions that what was typed may become: about the places whose names begin like its last
/// words. What was typed comes first, so that nobody is kept from asking it.
async fn questions(bot: &Arc<Bot>, typed: &str, lang: Lang) -> Vec<AutocompleteChoice> {
    let directory = bot.engine.directory();
    let gazetteer = &*directory.gazetteer;
    let typed = typed.trim();
    let mut texts: Vec<String> = Vec::new();
    if !typed.is_empty() && typed.chars().count() <= CHOICE_TEXT {
        texts.push(typed.to_owned());
    }
    let examples = discord::examples(lang);
    let folded = typed.to_lowercase();
    texts.extend(
        examples
            .iter()
            .filter(|text| text.to_lowercase().contains(&folded))
            .map(ToString::to_string),
    );
    for (head, name) in split_names(typed) {
        let mut found = gazetteer.complete(name, 6, |scope| scope != Scope::World);
        // After other words a name with an error in it is most likely no name.
        found.retain(|found| head.is_empty() || found.is_sure());
        // One character begins too many names, but few of partners.
        let begun = name.chars().count() >= 2;
        found.retain(|_| begun);
        if head.is_empty() {
            let scopes = found.iter().map(|found| found.scope);
            texts.extend(scopes.flat_map(|scope| about(scope, lang, gazetteer)));
        } else {
            texts.extend(fitting(bot, (head, name), lang).await);
            let scopes = found.iter().map(|found| found.scope);
            texts.extend(scopes.map(|scope| ended(head, scope, lang, gazetteer)));
        }
        if !found.is_empty() {
            break;
        }
    }
    let mut seen = std::collections::HashSet::new();
    texts.retain(|text| text.chars().count() <= CHOICE_TEXT && seen.insert(text.clone()));
    texts.truncate(CHOICES);
    texts.iter().map(|text| choice(text, text)).collect()
}

/// Questions about one place or group, as far as each asks about it: "first partner of Top 10 countries" asks
/// for a ranking.
fn about(scope: Scope, lang: Lang, gazetteer: &Gazetteer) -> Vec<String> {
    let names = gazetteer.names(scope);
    let texts = discord::about(lang).iter();
    let texts = texts.map(|text| discord::fill(text, &[names.get(lang)]));
    let asks = |text: &String| match understand(text, gazetteer, today()).outcome {
        Outcome::Query(query) => scopes_of(&query).contains(&scope),
        _ => false,
    };
    match scope {
        Scope::Group(_) => texts.filter(asks).collect(),
        Scope::World | Scope::Place(_) => texts.collect(),
    }
}

/// A question that was begun with `head`, ended by a name.
fn ended(head: &str, scope: Scope, lang: Lang, gazetteer: &Gazetteer) -> String {
    let names = gazetteer.names(scope);
    let gap = if lang == Lang::En && !head.ends_with(' ') {
        " "
    } else {
        ""
    };
    format!("{head}{gap}{}", names.get(lang))
}

/// Where a question about a pair has one side, its ends by the partners of that side that were begun.
async fn fitting(bot: &Arc<Bot>, (head, name): (&str, &str), lang: Lang) -> Vec<String> {
    let directory = bot.engine.directory();
    let gazetteer = &*directory.gazetteer;
    let Some(side) = only_place(head, gazetteer) else {
        return Vec::new();
    };
    let partners = begun_partners(bot, side, name).await.into_iter();
    let texts = partners
        .take(FITTING)
        .map(|partner| ended(head, partner, lang, gazetteer));
    let asks = |text: &String| {
        let outcome = understand(text, gazetteer, today()).outcome;
        matches!(
            outcome,
            Outcome::Query(Query::Pair(..) | Query::Check(Check::Paired { .. }))
        )
    };
    texts.filter(asks).collect()
}

/// So many partners are offered as the end of a question.
const FITTING: usize = 6;

/// The place that a text names, if it names one alone.
fn only_place(text: &str, gazetteer: &Gazetteer) -> Option<Scope> {
    let folded: Vec<char> = fold(text).chars().collect();
    let (mut at, mut only) = (0, None);
    while at < folded.len() {
        let hits = gazetteer.names_at(&folded, at);
        let hit = hits.first();
        let named = hit.and_then(|hit| hit.entries.first());
        if named.is_some_and(|entry| only.replace(entry.scope).is_some()) {
            return None;
        }
        at += hit.map_or(1, |hit| hit.len);
    }
    only.filter(|scope| matches!(scope, Scope::Place(_)))
}

/// So many beginnings of a name are tried: each is a search.
const STARTS: usize = 8;

/// The ways to see the end of a text as the beginning of a name: the whole, then from each of the last
/// words. A word such as "of" begins no name.
fn split_names(typed: &str) -> impl Iterator<Item = (&str, &str)> {
    let starts = std::iter::once(0).chain(
        typed
            .char_indices()
            .filter(|(_, c)| c.is_whitespace() || is_han(*c))
            .map(|(at, c)| {
                if c.is_whitespace() {
                    at + c.len_utf8()
                } else {
                    at
                }
            }),
    );
    let names = starts
        .filter(|&at| at < typed.len())
        .map(|at| (&typed[..at], &typed[at..]))
        .filter(|(_, name)| name.chars().count() >= 2 || name.starts_with(is_han))
        .filter(|(_, name)| !is_stopword(&name.to_lowercase()));
    let names: Vec<(&str, &str)> = names.collect();
    let skipped = names.len().saturating_sub(STARTS);
    names.into_iter().skip(skipped)
}

/// Labels of suggested questions in `lang`.
#[must_use]
pub(super) fn next(query: &Query, lang: Lang) -> Vec<(&'static str, Query)> {
    next_questions(query)
        .into_iter()
        .map(|(label, query)| {
            let words = discord::words(lang);
            let label = match label {
                Next::Oldest => words.next_oldest,
                Next::Countries => words.next_countries,
                Next::ByYear => words.next_by_year,
                Next::Partners => words.next_partners,
                Next::Fewest => words.next_fewest,
                Next::Most => words.next_most,
            };
            (label, query)
        })
        .collect()
}
