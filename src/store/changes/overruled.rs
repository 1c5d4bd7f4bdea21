//! Where new shipped facts meet rows that people have changed: what follows the facts again, and what is
//! held.

use std::collections::{HashMap, HashSet};

use futures::TryStreamExt;

use super::rows::{self, Wanted};
use crate::facts::{Facts, Kind, Row};
use crate::store::db::{Connection, query, query_of};
use crate::store::query::Columns;

/// Shipped rows that must not be loaded, because a person's change stands before them.
#[derive(Debug, Default)]
pub(in crate::store) struct Held(HashSet<(Kind, String)>);

impl Held {
    pub(in crate::store) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(in crate::store) fn holds(&self, row: &Row) -> bool {
        self.0.contains(&(row.kind(), row.key()))
    }
}

/// Compares new shipped facts with what people have changed, before they are loaded. Where both
/// now say the same the row follows the shipped facts again; all others are held.
pub(in crate::store) async fn settle(
    connection: &mut Connection,
    facts: &Facts,
) -> Result<Held, sqlx::Error> {
    let shipped = shipped_rows(facts);
    let mut all = Held::default();
    for (kind, key) in overruled(connection).await? {
        let now = shipped.get(&(kind, key.clone()));
        if stays_overruled(connection, kind, &key, now).await? {
            all.0.insert((kind, key));
        }
    }
    for (kind, key) in entered(connection, &shipped).await? {
        if all.0.contains(&(kind, key.clone())) {
            continue;
        }
        let now = shipped.get(&(kind, key.clone()));
        if is_overruled(connection, kind, &key, now).await? {
            all.0.insert((kind, key));
        }
    }
    Ok(all)
}

/// The same for one row: `now` is what is shipped of it. Must it not be loaded?
pub(in crate::store) async fn held(
    connection: &mut Connection,
    kind: Kind,
    key: &str,
    now: Option<&Row>,
) -> Result<bool, sqlx::Error> {
    let known = "SELECT count(*) FROM overruled WHERE kind = $1 AND key = $2";
    let known = query(known).bind(kind.code()).bind(key);
    if known.value::<i64>(&mut *connection).await? > 0 {
        return stays_overruled(connection, kind, key, now).await;
    }
    let ours = rows::find(connection, kind, &Wanted::Key(key.to_owned())).await?;
    let entered = ours.is_some_and(|ours| ours.shipped_in.is_none());
    if kind == Kind::Alias || now.is_none() || !entered {
        return Ok(false);
    }
    is_overruled(connection, kind, key, now).await
}

/// A shipped row that was overruled is held unless both now say the same.
async fn stays_overruled(
    connection: &mut Connection,
    kind: Kind,
    key: &str,
    now: Option<&Row>,
) -> Result<bool, sqlx::Error> {
    let ours = rows::find(connection, kind, &Wanted::Key(key.to_owned())).await?;
    if now == ours.as_ref().map(|ours| &ours.row) {
        query("DELETE FROM overruled WHERE kind = $1 AND key = $2")
            .bind(kind.code())
            .bind(key)
            .execute(&mut *connection)
            .await?;
        return Ok(false);
    }
    let update = "UPDATE overruled SET shipped = $3 WHERE kind = $1 AND key = $2";
    write(connection, update, kind, key, now.map(Row::to_json)).await?;
    Ok(true)
}

/// A row that a person entered and that is now shipped as well is overruled unless both say the same.
async fn is_overruled(
    connection: &mut Connection,
    kind: Kind,
    key: &str,
    now: Option<&Row>,
) -> Result<bool, sqlx::Error> {
    let ours = rows::find(connection, kind, &Wanted::Key(key.to_owned())).await?;
    if now == ours.as_ref().map(|ours| &ours.row) {
        return Ok(false);
    }
    let insert = "INSERT INTO overruled (kind, key, seen, shipped) VALUES ($1, $2, NULL, $3)";
    write(connection, insert, kind, key, now.map(Row::to_json)).await?;
    Ok(true)
}

fn shipped_rows(facts: &Facts) -> HashMap<(Kind, String), Row> {
    let sources = facts.sources.iter().cloned().map(Row::Source);
    let places = facts.places.iter().cloned().map(Row::Place);
    let ties = facts.partnerships.iter().cloned().map(Row::Partnership);
    let figures = facts.figures.iter().cloned().map(Row::Figure);
    sources
        .chain(places)
        .chain(ties)
        .chain(figures)
        .map(|row| ((row.kind(), row.key()), row))
        .collect()
}

async fn overruled(connection: &mut Connection) -> Result<Vec<(Kind, String)>, sqlx::Error> {
    let rows = query("SELECT kind, key FROM overruled ORDER BY id")
        .fetch_all(connection)
        .await?;
    let read = |row| {
        let mut c = Columns::new(row);
        Ok((c.code()?, c.take()?))
    };
    rows.iter().map(read).collect()
}

/// The keys of rows that a person entered and that are now shipped as well.
async fn entered(
    connection: &mut Connection,
    shipped: &HashMap<(Kind, String), Row>,
) -> Result<Vec<(Kind, String)>, sqlx::Error> {
    let mut found = Vec::new();
    for kind in [Kind::Source, Kind::Place, Kind::Partnership, Kind::Figure] {
        let sql = format!("{} AND t.shipped_in IS NULL", rows::select(kind));
        let mut rows = query_of(sql).fetch(connection);
        while let Some(row) = rows.try_next().await? {
            let key = (kind, rows::read(kind, &row)?.row.key());
            if shipped.contains_key(&key) {
                found.push(key);
            }
        }
    }
    Ok(found)
}

async fn write(
    connection: &mut Connection,
    sql: &'static str,
    kind: Kind,
    key: &str,
    json: Option<String>,
) -> Result<(), sqlx::Error> {
    let query = query(sql).bind(kind.code()).bind(key).bind(json);
    query.execute(connection).await.map(|_| ())
}
