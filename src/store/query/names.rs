//! What the gazetteer is made of.

use sqlx::sqlite::SqliteRow;

use super::{Columns, Result};
use crate::places::{Group, GroupId, Name, Names as Pair, Place, PlaceId, Point, Scope};
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

impl Store {
    /// All places, groups and names.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn names(&self) -> std::result::Result<Names, StoreError> {
        let read = async {
            let places = sqlx::query(
                "SELECT p.id, p.slug, p.level, p.country, p.parent_id, p.en, p.zh, p.lat, p.lon,
                        (SELECT count(*) FROM partnerships WHERE cn_id = p.id)
                        + (SELECT count(*) FROM partnerships WHERE partner_id = p.id)
                 FROM places p ORDER BY p.id",
            )
            .fetch_all(&self.pool)
            .await?;
            let groups = sqlx::query(
                "SELECT g.id, c.id, g.slug, g.kind, g.en, g.zh
                 FROM groups g LEFT JOIN group_members m ON m.group_id = g.id
                 LEFT JOIN places c ON c.iso = m.iso ORDER BY g.id, m.iso",
            )
            .fetch_all(&self.pool)
            .await?;
            let names = sqlx::query("SELECT place_id, group_id, lang, main, name FROM names")
                .fetch_all(&self.pool)
                .await?;
            Ok(Names {
                places: places.iter().map(place).collect::<Result<_>>()?,
                groups: with_members(&groups)?,
                names: names.iter().map(name).collect::<Result<_>>()?,
            })
        };
        read.await.map_err(|error| self.error(error))
    }
}

fn place(row: &SqliteRow) -> Result<Place> {
    let mut columns = Columns::new(row);
    Ok(Place {
        id: PlaceId(columns.number()?),
        slug: columns.take::<&str>()?.into(),
        level: columns.code()?,
        iso: columns.take::<&str>()?.into(),
        parent: columns.take::<Option<u32>>()?.map(PlaceId),
        names: both(&mut columns)?,
        point: point(columns.take()?, columns.take()?),
        pairs: columns.number()?,
    })
}

fn point(lat: Option<f64>, lon: Option<f64>) -> Option<Point> {
    Some(Point {
        lat: lat?,
        lon: lon?,
    })
}

/// One row for each member, one without a member for an empty group; rows of a group in a run.
fn with_members(rows: &[SqliteRow]) -> Result<Vec<Group>> {
    let mut groups: Vec<Group> = Vec::new();
    for row in rows {
        let mut columns = Columns::new(row);
        let id = GroupId(columns.number()?);
        let member = columns.take::<Option<u32>>()?.map(PlaceId);
        if groups.last().is_none_or(|group| group.id != id) {
            groups.push(Group {
                id,
                slug: columns.take::<&str>()?.into(),
                kind: columns.code()?,
                names: both(&mut columns)?,
                members: Vec::new(),
            });
        }
        if let Some(group) = groups.last_mut() {
            group.members.extend(member);
        }
    }
    Ok(groups)
}

fn both(columns: &mut Columns<'_>) -> Result<Pair> {
    Ok(Pair {
        en: columns.take::<&str>()?.into(),
        zh: columns.take::<&str>()?.into(),
    })
}

fn name(row: &SqliteRow) -> Result<Name> {
    let mut columns = Columns::new(row);
    let place = columns
        .take::<Option<u32>>()?
        .map(|id| Scope::Place(PlaceId(id)));
    let group = columns
        .take::<Option<u16>>()?
        .map(|id| Scope::Group(GroupId(id)));
    Ok(Name {
        // The schema sets one of the two.
        scope: place.or(group).unwrap_or(Scope::World),
        lang: columns.code()?,
        main: columns.take()?,
        text: columns.take::<&str>()?.into(),
    })
}
