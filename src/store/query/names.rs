//! What the gazetteer is made of.
//!
//! These are the only questions whose answers have as many rows as the store has places.

use serde::de::DeserializeOwned;

use super::{Result, from_json, parse};
use crate::places::{Group, GroupId, Name, Names as Pair, Place, PlaceId, Point, Scope};
use crate::store::db::Builder;
use crate::store::{Store, StoreError};

/// All places, groups and names.
#[derive(Clone, Debug)]
pub struct Names {
    /// Every place, with the number of its partnerships.
    pub places: Vec<Place>,
    /// Every group, with its members.
    pub groups: Vec<Group>,
    /// Every name of both.
    pub names: Vec<Name>,
}

/// Columns of [`PlaceRow`].
const PLACES: &str = "
    p.id, p.slug, p.level, p.country, p.parent_id, p.en, p.zh, p.lat, p.lon,
    (SELECT count(*) FROM partnerships WHERE cn_id = p.id)
    + (SELECT count(*) FROM partnerships WHERE partner_id = p.id)";

/// Id, slug, level, country, parent, English and Chinese name, latitude, longitude, number of
/// partnerships.
type PlaceRow = (
    u32,
    String,
    String,
    String,
    Option<u32>,
    String,
    String,
    Option<f64>,
    Option<f64>,
    u32,
);

/// Columns of [`GroupRow`] but for the members.
const GROUPS: &str = "g.id, g.slug, g.kind, g.en, g.zh";
/// The members: column, order, and where they are found.
const MEMBERS: (&str, &str, &str) = (
    "c.id",
    "m.iso",
    "group_members m JOIN places c ON c.iso = m.iso WHERE m.group_id = g.id",
);

/// Id, slug, kind, English and Chinese name, members.
type GroupRow = (u16, String, String, String, String, Vec<u32>);

/// Columns of [`NameRow`].
const NAMES: &str = "place_id, group_id, lang, CASE WHEN main THEN 1 ELSE 0 END, name";

/// Place or group, language, whether it is a main name, the name.
type NameRow = (Option<u32>, Option<u16>, String, u8, String);

impl Store {
    /// All places, groups and names.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn names(&self) -> std::result::Result<Names, StoreError> {
        let groups = format!("{GROUPS}, {}", self.pool.json_list(MEMBERS));
        let read = async {
            Ok(Names {
                places: self.table(PLACES, "places p", place).await?,
                groups: self.table(&groups, "groups g", group).await?,
                names: self.table(NAMES, "names", name).await?,
            })
        };
        read.await.map_err(|error| self.error(error))
    }

    /// The columns of a table as one JSON array, each element made into a `T`.
    async fn table<Row: DeserializeOwned, T>(
        &self,
        columns: &str,
        from: &str,
        make: impl Fn(Row) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut query = Builder::new("SELECT ");
        self.pool.push_rows(&mut query, columns, |query| {
            query.push(from);
        });
        let json: String = query.build().value(&self.pool).await?;
        let rows: Vec<Row> = from_json(&json)?;
        rows.into_iter().map(make).collect()
    }
}

fn place((id, slug, level, iso, parent, en, zh, lat, lon, pairs): PlaceRow) -> Result<Place> {
    Ok(Place {
        id: PlaceId(id),
        slug: slug.into(),
        level: parse(&level)?,
        iso: iso.into(),
        parent: parent.map(PlaceId),
        names: both(en, zh),
        point: lat.zip(lon).map(|(lat, lon)| Point { lat, lon }),
        pairs,
    })
}

fn group((id, slug, kind, en, zh, members): GroupRow) -> Result<Group> {
    Ok(Group {
        id: GroupId(id),
        slug: slug.into(),
        kind: parse(&kind)?,
        names: both(en, zh),
        members: members.into_iter().map(PlaceId).collect(),
    })
}

fn both(en: String, zh: String) -> Pair {
    Pair {
        en: en.into(),
        zh: zh.into(),
    }
}

fn name((place, group, lang, main, text): NameRow) -> Result<Name> {
    let place = place.map(|id| Scope::Place(PlaceId(id)));
    let group = group.map(|id| Scope::Group(GroupId(id)));
    Ok(Name {
        // The schema sets one of the two.
        scope: place.or(group).unwrap_or(Scope::World),
        lang: parse(&lang)?,
        main: main == 1,
        text: text.into(),
    })
}
