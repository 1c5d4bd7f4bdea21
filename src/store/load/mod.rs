//! Facts → rows, in the running transaction: upserts by natural key, then a sweep of what is no
//! longer shipped. Loading the same facts twice changes nothing but the generation.

mod ids;
mod write;

use std::borrow::Cow;
use std::collections::HashSet;

use self::ids::Ids;
use self::write::{Result, TABLES, Values, Writer};
use super::changes::{Held, settle};
use crate::facts::{
    Facts, Figure, Group, Level, NameLang, PartialDate, Partnership, Place, Row, SinceBasis, Source,
};
use crate::passages::document::Reading;
use crate::store::db::Connection;
use crate::text::fold::key;

pub use self::write::Progress;

/// Loads everything; without `documents` those that are there stay. The caller commits.
pub(super) async fn load(
    connection: &mut Connection,
    facts: &Facts,
    documents: Option<&[Reading]>,
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<()> {
    let held = settle(connection, facts).await?;
    let ids = Ids::new(connection, facts).await?;
    let facts = &without(facts, &held);
    let names = names(facts);
    let total = facts.sources.len()
        + facts.places.len()
        + facts
            .groups
            .iter()
            .map(|group| 1 + group.members.len())
            .sum::<usize>()
        + names.len()
        + facts.partnerships.len()
        + facts.figures.len()
        + documents.map_or(0, <[Reading]>::len);
    let mut writer = Writer::new(connection, progress, total).await?;
    sources(&mut writer, &ids, &facts.sources).await?;
    places(&mut writer, &ids, &facts.places).await?;
    groups(&mut writer, &ids, &facts.groups).await?;
    write_names(&mut writer, &ids, &names).await?;
    partnerships(&mut writer, &ids, &facts.partnerships).await?;
    figures(&mut writer, &ids, &facts.figures).await?;
    if let Some(documents) = documents {
        shelve(&mut writer, documents).await?;
        writer.sweep(&["documents"]).await?;
    }
    writer.keep_what_is_needed().await?;
    writer.sweep(&TABLES).await
}

/// Documents that somebody added keep their ids: a shipped one with the same id stays out.
async fn shelve(writer: &mut Writer<'_>, documents: &[Reading]) -> Result<()> {
    let added = writer.added_documents().await?;
    for reading in documents {
        if !added.contains(&reading.document.id) {
            writer.document(reading).await?;
        }
    }
    Ok(())
}

/// The facts but for the rows that a person's change stands before.
fn without<'f>(facts: &'f Facts, held: &Held) -> Cow<'f, Facts> {
    if held.is_empty() {
        return Cow::Borrowed(facts);
    }
    let mut facts = facts.clone();
    let free = |row| !held.holds(&row);
    facts.sources.retain(|row| free(Row::Source(row.clone())));
    facts.places.retain(|row| free(Row::Place(row.clone())));
    facts
        .partnerships
        .retain(|row| free(Row::Partnership(row.clone())));
    facts.figures.retain(|row| free(Row::Figure(row.clone())));
    Cow::Owned(facts)
}

async fn sources(writer: &mut Writer<'_>, ids: &Ids<'_>, sources: &[Source]) -> Result<()> {
    let columns = ["id", "slug", "publisher", "title", "url", "as_of", "lang"];
    let bind = |row: &mut Values<'_>, source: &Source| {
        row.push_bind(ids.source(&source.id))
            .push_bind(&source.id)
            .push_bind(&source.publisher)
            .push_bind(&source.title)
            .push_bind(source.url.as_deref())
            .push_bind(source.as_of.map(PartialDate::packed))
            .push_bind(&source.lang);
    };
    writer
        .upsert("sources", &columns, "slug", sources, bind)
        .await
}

async fn places(writer: &mut Writer<'_>, ids: &Ids<'_>, places: &[Place]) -> Result<()> {
    let columns = [
        "id",
        "slug",
        "level",
        "country",
        "parent_id",
        "province_id",
        "en",
        "zh",
        "zh_hant",
        "pinyin",
        "lat",
        "lon",
        "coord_source",
    ];
    let bind = |row: &mut Values<'_>, place: &&Place| {
        let position = place.position.as_ref();
        row.push_bind(ids.place(&place.id))
            .push_bind(&place.id)
            .push_bind(place.level.code())
            .push_bind(&place.country)
            .push_bind(place.parent.as_deref().and_then(|parent| ids.place(parent)))
            .push_bind(ids.province(&place.id))
            .push_bind(&place.en)
            .push_bind(&place.zh)
            .push_bind(&place.zh_hant)
            .push_bind(place.pinyin.as_deref())
            .push_bind(position.map(|position| position.lat))
            .push_bind(position.map(|position| position.lon))
            .push_bind(position.map(|position| position.source.as_str()));
    };
    // A row may only point at rows that are there already.
    let mut from_the_top: Vec<&Place> = places.iter().collect();
    from_the_top.sort_by_key(|place| match place.level {
        Level::Country => 0,
        Level::Province | Level::Municipality => 1,
        Level::Prefecture => 2,
        _ => 3,
    });
    writer
        .upsert("places", &columns, "slug", &from_the_top, bind)
        .await
}

async fn groups(writer: &mut Writer<'_>, ids: &Ids<'_>, groups: &[Group]) -> Result<()> {
    let columns = ["id", "slug", "kind", "en", "zh", "zh_hant"];
    let bind = |row: &mut Values<'_>, group: &Group| {
        row.push_bind(ids.group(&group.id))
            .push_bind(&group.id)
            .push_bind(group.kind.code())
            .push_bind(&group.en)
            .push_bind(&group.zh)
            .push_bind(&group.zh_hant);
    };
    writer
        .upsert("groups", &columns, "slug", groups, bind)
        .await?;

    let members: Vec<(&Group, &String)> = groups
        .iter()
        .flat_map(|group| group.members.iter().map(move |iso| (group, iso)))
        .collect();
    let bind = |row: &mut Values<'_>, (group, iso): &(&Group, &String)| {
        row.push_bind(ids.group(&group.id)).push_bind(*iso);
    };
    writer
        .upsert(
            "group_members",
            &["group_id", "iso"],
            "group_id, iso",
            &members,
            bind,
        )
        .await
}

/// A name as its table wants it; `of` is the slug of a place or a group.
struct Name<'f> {
    of: &'f str,
    lang: NameLang,
    main: bool,
    text: &'f str,
}

/// Every name once: an alias that repeats a main name is dropped.
fn names(facts: &Facts) -> Vec<Name<'_>> {
    let places = facts.places.iter().flat_map(|place| {
        let names = main_names(&place.id, [&place.en, &place.zh, &place.zh_hant]);
        let pinyin = place.pinyin.iter().map(|text| Name {
            of: &place.id,
            lang: NameLang::Pinyin,
            main: true,
            text,
        });
        names.into_iter().chain(pinyin)
    });
    let groups = facts
        .groups
        .iter()
        .flat_map(|group| main_names(&group.id, [&group.en, &group.zh, &group.zh_hant]));
    let aliases = facts.aliases.iter().map(|alias| Name {
        of: &alias.of,
        lang: alias.lang,
        main: false,
        text: &alias.name,
    });
    let mut seen = HashSet::new();
    let all = places.chain(groups).chain(aliases);
    all.filter(|name| seen.insert((name.of, name.lang, name.text)))
        .collect()
}

fn main_names<'f>(of: &'f str, [en, zh, zh_hant]: [&'f str; 3]) -> [Name<'f>; 3] {
    let langs = [NameLang::English, NameLang::Chinese, NameLang::Chinese];
    let mut texts = [en, zh, zh_hant].into_iter();
    langs.map(|lang| Name {
        of,
        lang,
        main: true,
        text: texts.next().unwrap_or_default(),
    })
}

async fn write_names(writer: &mut Writer<'_>, ids: &Ids<'_>, names: &[Name<'_>]) -> Result<()> {
    let columns = [
        "id", "place_id", "group_id", "lang", "main", "name", "folded",
    ];
    let first = writer.next_id("names").await?;
    let numbered: Vec<(i64, &Name<'_>)> = (first..).zip(names).collect();
    let bind = |row: &mut Values<'_>, (id, name): &(i64, &Name<'_>)| {
        row.push_bind(id)
            .push_bind(ids.place(name.of))
            .push_bind(ids.group(name.of))
            .push_bind(name.lang.code())
            .push_bind(name.main)
            .push_bind(name.text)
            .push_bind(key(name.text));
    };
    let unique = "coalesce(place_id, 0), coalesce(group_id, 0), lang, name";
    writer
        .upsert("names", &columns, unique, &numbered, bind)
        .await
}

async fn partnerships(
    writer: &mut Writer<'_>,
    ids: &Ids<'_>,
    partnerships: &[Partnership],
) -> Result<()> {
    let columns = [
        "id",
        "cn_id",
        "province_id",
        "partner_id",
        "country",
        "since",
        "since_basis",
        "status",
        "source_id",
    ];
    let first = writer.next_id("partnerships").await?;
    let numbered: Vec<(i64, &Partnership)> = (first..).zip(partnerships).collect();
    let bind = |row: &mut Values<'_>, (id, tie): &(i64, &Partnership)| {
        row.push_bind(id)
            .push_bind(ids.place(&tie.cn))
            .push_bind(ids.province(&tie.cn))
            .push_bind(ids.place(&tie.partner))
            .push_bind(ids.country(&tie.partner))
            .push_bind(tie.since.map(PartialDate::packed))
            .push_bind(tie.since_basis.map(SinceBasis::code))
            .push_bind(tie.status.code())
            .push_bind(ids.source(&tie.source));
    };
    writer
        .upsert(
            "partnerships",
            &columns,
            "cn_id, partner_id",
            &numbered,
            bind,
        )
        .await
}

async fn figures(writer: &mut Writer<'_>, ids: &Ids<'_>, figures: &[Figure]) -> Result<()> {
    let columns = [
        "id",
        "metric",
        "place_id",
        "group_id",
        "value",
        "unit",
        "as_of",
        "source_id",
        "locator",
        "note",
        "counts",
    ];
    let first = writer.next_id("figures").await?;
    let numbered: Vec<(i64, &Figure)> = (first..).zip(figures).collect();
    let bind = |row: &mut Values<'_>, (id, figure): &(i64, &Figure)| {
        row.push_bind(id)
            .push_bind(figure.metric.code())
            .push_bind(ids.place(&figure.scope))
            .push_bind(ids.group(&figure.scope))
            .push_bind(figure.value)
            .push_bind(figure.unit.code())
            .push_bind(figure.as_of.map(PartialDate::packed))
            .push_bind(ids.source(&figure.source))
            .push_bind(figure.locator.as_deref())
            .push_bind(figure.note.as_deref())
            .push_bind(figure.counts.code());
    };
    let unique = "metric, coalesce(place_id, 0), coalesce(group_id, 0), coalesce(as_of, 0), \
                  source_id, value, unit";
    writer
        .upsert("figures", &columns, unique, &numbered, bind)
        .await
}
