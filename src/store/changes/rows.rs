//! One row at a time, in the form of the data files: finding, writing and removing it.

use crate::facts::{
    Alias, Figure, Kind, NameLang, PartialDate, Partnership, Place, Position, Row, SinceBasis,
    Source,
};
use crate::store::db::{self, Connection, Query, query, query_of};
use crate::store::query::Columns;
use crate::text::fold::key;

type Result<T> = std::result::Result<T, sqlx::Error>;

/// A row as the store holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// Its number in its table, which no other row ever gets.
    pub id: i64,
    /// The load that it came with; `None` if a person entered it.
    pub shipped_in: Option<i64>,
    /// Its values.
    pub row: Row,
}

/// Which row is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The one of this number.
    Id(i64),
    /// The one of this name; see [`Row::key`].
    Key(String),
}

pub(in crate::store) const fn table(kind: Kind) -> &'static str {
    match kind {
        Kind::Source => "sources",
        Kind::Place => "places",
        Kind::Alias => "names",
        Kind::Partnership => "partnerships",
        Kind::Figure => "figures",
    }
}

/// Number, load and values of every row of a kind, in the columns of its data file; `t` is the
/// table.
pub(in crate::store) const fn select(kind: Kind) -> &'static str {
    match kind {
        Kind::Source => {
            "SELECT t.id, t.shipped_in, t.slug, t.publisher, t.title, t.url, t.as_of, t.lang
             FROM sources t WHERE TRUE"
        }
        Kind::Place => {
            "SELECT t.id, t.shipped_in, t.slug, t.level, t.country, parent.slug, t.en, t.zh,
                    t.zh_hant, t.pinyin, t.lat, t.lon, t.coord_source
             FROM places t LEFT JOIN places parent ON parent.id = t.parent_id WHERE TRUE"
        }
        Kind::Alias => {
            "SELECT t.id, t.shipped_in, coalesce(p.slug, g.slug), t.lang, t.name
             FROM names t LEFT JOIN places p ON p.id = t.place_id
             LEFT JOIN groups g ON g.id = t.group_id WHERE NOT t.main"
        }
        Kind::Partnership => {
            "SELECT t.id, t.shipped_in, cn.slug, partner.slug, t.since, t.since_basis, t.status,
                    s.slug
             FROM partnerships t JOIN places cn ON cn.id = t.cn_id
             JOIN places partner ON partner.id = t.partner_id
             JOIN sources s ON s.id = t.source_id WHERE TRUE"
        }
        Kind::Figure => {
            "SELECT t.id, t.shipped_in, t.metric, coalesce(p.slug, g.slug), t.value, t.unit,
                    t.as_of, s.slug, t.locator, t.note, t.counts
             FROM figures t LEFT JOIN places p ON p.id = t.place_id
             LEFT JOIN groups g ON g.id = t.group_id
             JOIN sources s ON s.id = t.source_id WHERE TRUE"
        }
    }
}

/// The condition that picks the row of a key: as many values as the key has parts.
const fn by_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Source | Kind::Place => " AND t.slug = $1",
        Kind::Alias => " AND coalesce(p.slug, g.slug) = $1 AND t.lang = $2 AND t.name = $3",
        Kind::Partnership => " AND cn.slug = $1 AND partner.slug = $2",
        Kind::Figure => {
            " AND t.metric = $1 AND coalesce(p.slug, g.slug) = $2 AND t.value = CAST($3 AS DOUBLE PRECISION)
              AND t.unit = $4 AND coalesce(t.as_of, 0) = CAST($5 AS BIGINT) AND s.slug = $6"
        }
    }
}

fn key_parts(kind: Kind, key: &str) -> Vec<String> {
    let parts = match kind {
        Kind::Source | Kind::Place => 1,
        Kind::Alias => 3,
        Kind::Partnership => 2,
        Kind::Figure => 6,
    };
    let mut parts: Vec<String> = key.splitn(parts, ' ').map(str::to_owned).collect();
    if let (Kind::Figure, Some(date)) = (kind, parts.get_mut(4)) {
        let packed = date.parse::<PartialDate>().map_or(0, PartialDate::packed);
        *date = packed.to_string();
    }
    parts
}

pub(in crate::store) async fn find(
    connection: &mut Connection,
    kind: Kind,
    wanted: &Wanted,
) -> Result<Option<Stored>> {
    let condition = match wanted {
        Wanted::Id(_) => " AND t.id = $1",
        Wanted::Key(_) => by_key(kind),
    };
    let sql = format!("{}{condition}", select(kind));
    let mut query = query_of(sql);
    match wanted {
        Wanted::Id(id) => query = query.bind(*id),
        Wanted::Key(key) => {
            for part in key_parts(kind, key) {
                query = query.bind(part);
            }
        }
    }
    let found = query.fetch_optional(connection).await?;
    found.as_ref().map(|row| read(kind, row)).transpose()
}

/// Reads a row of [`select`].
pub(in crate::store) fn read(kind: Kind, row: &db::Row) -> Result<Stored> {
    let mut c = Columns::new(row);
    let (id, shipped_in) = (c.take()?, c.take()?);
    let row = match kind {
        Kind::Source => Row::Source(Source {
            id: c.take()?,
            publisher: c.take()?,
            title: c.take()?,
            url: c.take()?,
            as_of: c.date()?,
            lang: c.take()?,
        }),
        Kind::Place => Row::Place(Place {
            id: c.take()?,
            level: c.code()?,
            country: c.take()?,
            parent: c.take()?,
            en: c.take()?,
            zh: c.take()?,
            zh_hant: c.take()?,
            pinyin: c.take()?,
            position: position(&mut c)?,
        }),
        Kind::Alias => Row::Alias(Alias {
            of: c.take()?,
            lang: c.code()?,
            name: c.take()?,
        }),
        Kind::Partnership => Row::Partnership(Partnership {
            cn: c.take()?,
            partner: c.take()?,
            since: c.date()?,
            since_basis: c.optional_code()?,
            status: c.code()?,
            source: c.take()?,
        }),
        Kind::Figure => Row::Figure(Figure {
            metric: c.code()?,
            scope: c.take()?,
            value: c.take()?,
            unit: c.code()?,
            as_of: c.date()?,
            source: c.take()?,
            locator: c.take()?,
            note: c.take()?,
            counts: c.code()?,
        }),
    };
    Ok(Stored {
        id,
        shipped_in,
        row,
    })
}

fn position(c: &mut Columns<'_>) -> Result<Option<Position>> {
    let (lat, lon, source) = (c.take()?, c.take()?, c.take()?);
    Ok(match (lat, lon, source) {
        (Some(lat), Some(lon), Some(source)) => Some(Position { lat, lon, source }),
        _ => None,
    })
}

/// Writes the row under its number, whether or not there is one of that number. The caller has
/// checked that all it refers to is there; if it is not, that is an error.
pub(in crate::store) async fn put(connection: &mut Connection, stored: &Stored) -> Result<()> {
    let query = match &stored.row {
        Row::Source(source) => put_source(source),
        Row::Place(place) => put_place(place),
        Row::Alias(alias) => put_alias(alias),
        Row::Partnership(tie) => put_partnership(tie),
        Row::Figure(figure) => put_figure(figure),
    };
    let query = query.bind(stored.id).bind(stored.shipped_in);
    // A row that refers to something unknown would be left out without a word.
    if query.execute(&mut *connection).await? == 0 {
        return Err(sqlx::Error::RowNotFound);
    }
    if let Row::Place(place) = &stored.row {
        put_names(connection, stored, place).await?;
    }
    Ok(())
}

fn put_source(source: &Source) -> Query {
    query(
        "INSERT INTO sources (slug, publisher, title, url, as_of, lang, id, shipped_in)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (id) DO UPDATE SET publisher = excluded.publisher, title = excluded.title,
             url = excluded.url, as_of = excluded.as_of, lang = excluded.lang,
             shipped_in = excluded.shipped_in",
    )
    .bind(&source.id)
    .bind(&source.publisher)
    .bind(&source.title)
    .bind(source.url.as_deref())
    .bind(source.as_of.map(PartialDate::packed))
    .bind(&source.lang)
}

fn put_place(place: &Place) -> Query {
    let at = place.position.as_ref();
    query(
        "INSERT INTO places (slug, level, country, en, zh, zh_hant, pinyin, lat, lon, coord_source,
                             parent_id, province_id, id, shipped_in)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, parent.id,
                CASE WHEN $2 IN ('province', 'municipality') AND $3 = 'CN' THEN $12
                     ELSE parent.province_id END, $12, $13
         FROM (SELECT 1) one LEFT JOIN places parent ON parent.slug = $11 WHERE TRUE
         ON CONFLICT (id) DO UPDATE SET en = excluded.en, zh = excluded.zh,
             zh_hant = excluded.zh_hant, pinyin = excluded.pinyin, lat = excluded.lat,
             lon = excluded.lon, coord_source = excluded.coord_source,
             shipped_in = excluded.shipped_in",
    )
    .bind(&place.id)
    .bind(place.level.code())
    .bind(&place.country)
    .bind(&place.en)
    .bind(&place.zh)
    .bind(&place.zh_hant)
    .bind(place.pinyin.as_deref())
    .bind(at.map(|at| at.lat))
    .bind(at.map(|at| at.lon))
    .bind(at.map(|at| at.source.as_str()))
    .bind(place.parent.as_deref())
}

fn put_alias(alias: &Alias) -> Query {
    query(
        "INSERT INTO names (place_id, group_id, lang, main, name, folded, id, shipped_in)
         VALUES ((SELECT id FROM places WHERE slug = $1), (SELECT id FROM groups WHERE slug = $1),
                 $2, FALSE, $3, $4, $5, $6)
         ON CONFLICT (id) DO UPDATE SET place_id = excluded.place_id,
             group_id = excluded.group_id, lang = excluded.lang, name = excluded.name,
             folded = excluded.folded, shipped_in = excluded.shipped_in",
    )
    .bind(&alias.of)
    .bind(alias.lang.code())
    .bind(&alias.name)
    .bind(key(&alias.name))
}

fn put_partnership(tie: &Partnership) -> Query {
    query(
        "INSERT INTO partnerships (cn_id, province_id, partner_id, country, since, since_basis,
                                   status, source_id, id, shipped_in)
         SELECT cn.id, cn.province_id, partner.id, partner.abroad, $3, $4, $5, s.id, $7, $8
         FROM places cn, places partner, sources s
         WHERE cn.slug = $1 AND partner.slug = $2 AND s.slug = $6
         ON CONFLICT (id) DO UPDATE SET cn_id = excluded.cn_id,
             province_id = excluded.province_id, partner_id = excluded.partner_id,
             country = excluded.country, since = excluded.since,
             since_basis = excluded.since_basis, status = excluded.status,
             source_id = excluded.source_id, shipped_in = excluded.shipped_in",
    )
    .bind(&tie.cn)
    .bind(&tie.partner)
    .bind(tie.since.map(PartialDate::packed))
    .bind(tie.since_basis.map(SinceBasis::code))
    .bind(tie.status.code())
    .bind(&tie.source)
}

fn put_figure(figure: &Figure) -> Query {
    query(
        "INSERT INTO figures (metric, place_id, group_id, value, unit, as_of, source_id, locator,
                              note, counts, id, shipped_in)
         SELECT $1, (SELECT id FROM places WHERE slug = $2),
                (SELECT id FROM groups WHERE slug = $2), $3, $4, $5, s.id, $7, $8, $9, $10, $11
         FROM sources s WHERE s.slug = $6
         ON CONFLICT (id) DO UPDATE SET metric = excluded.metric, place_id = excluded.place_id,
             group_id = excluded.group_id, value = excluded.value, unit = excluded.unit,
             as_of = excluded.as_of, source_id = excluded.source_id, locator = excluded.locator,
             note = excluded.note, counts = excluded.counts, shipped_in = excluded.shipped_in",
    )
    .bind(figure.metric.code())
    .bind(&figure.scope)
    .bind(figure.value)
    .bind(figure.unit.code())
    .bind(figure.as_of.map(PartialDate::packed))
    .bind(&figure.source)
    .bind(figure.locator.as_deref())
    .bind(figure.note.as_deref())
    .bind(figure.counts.code())
}

/// The names of the place's own row are found like its aliases.
async fn put_names(connection: &mut Connection, stored: &Stored, place: &Place) -> Result<()> {
    query("DELETE FROM names WHERE place_id = $1 AND main")
        .bind(stored.id)
        .execute(&mut *connection)
        .await?;
    let pinyin = place.pinyin.as_deref().map(|name| (NameLang::Pinyin, name));
    let names = [
        (NameLang::English, place.en.as_str()),
        (NameLang::Chinese, place.zh.as_str()),
        (NameLang::Chinese, place.zh_hant.as_str()),
    ];
    let first = next_id(connection, table(Kind::Alias)).await?;
    for (id, (lang, name)) in (first..).zip(names.into_iter().chain(pinyin)) {
        query(
            "INSERT INTO names (id, place_id, lang, main, name, folded, shipped_in)
             VALUES ($1, $2, $3, TRUE, $4, $5, $6) ON CONFLICT DO NOTHING",
        )
        .bind(id)
        .bind(stored.id)
        .bind(lang.code())
        .bind(name)
        .bind(key(name))
        .bind(stored.shipped_in)
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

pub(in crate::store) async fn remove(
    connection: &mut Connection,
    kind: Kind,
    id: i64,
) -> Result<()> {
    let sql = format!("DELETE FROM {} WHERE id = $1", table(kind));
    query_of(sql).bind(id).execute(connection).await.map(|_| ())
}

/// How many rows refer to a place or a source.
pub(in crate::store) async fn uses(
    connection: &mut Connection,
    kind: Kind,
    id: i64,
) -> Result<i64> {
    let sql = match kind {
        Kind::Place => {
            "SELECT (SELECT count(*) FROM partnerships WHERE cn_id = $1)
                  + (SELECT count(*) FROM partnerships WHERE partner_id = $1)
                  + (SELECT count(*) FROM figures WHERE place_id = $1)
                  + (SELECT count(*) FROM names WHERE place_id = $1 AND NOT main)
                  + (SELECT count(*) FROM places WHERE parent_id = $1)"
        }
        Kind::Source => {
            "SELECT (SELECT count(*) FROM partnerships WHERE source_id = $1)
                  + (SELECT count(*) FROM figures WHERE source_id = $1)"
        }
        Kind::Alias | Kind::Partnership | Kind::Figure => return Ok(0),
    };
    query(sql).bind(id).value(connection).await
}

/// A number that no row of the table has or, as far as the history goes, ever had.
pub(in crate::store) async fn next_id(
    connection: &mut Connection,
    table_name: &str,
) -> Result<i64> {
    let kind = Kind::ALL.iter().find(|kind| table(**kind) == table_name);
    let sql = format!(
        "SELECT 1 + coalesce(max(id), 0) FROM (
             SELECT max(id) AS id FROM {table_name}
             UNION ALL SELECT max(row_id) FROM changes WHERE kind = $1) ids"
    );
    query_of(sql)
        .bind(kind.map_or("", |kind| kind.code()))
        .value(connection)
        .await
}
