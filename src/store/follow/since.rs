//! What has changed in the shared database since a state of it, taken over row by row.
//!
//! To load everything anew takes as long as a first start. One change is a handful of statements; the
//! outcome is the same. What is not as simple as that is left to loading everything.

use std::collections::{HashMap, HashSet};

use crate::facts::{Kind, Place, Row};
use crate::passages::document::Reading;
use crate::store::changes::{Stored, Wanted, held, next_id, rows};
use crate::store::db::{Connection, query};
use crate::store::documents::{self, Provenance};
use crate::store::query::Columns;
use crate::store::{Store, StoreError};

type Result<T> = std::result::Result<T, sqlx::Error>;

/// With more changes than this, loading everything is not slower.
const MOST: usize = 500;

/// What has changed.
#[derive(Default)]
pub(super) struct Since {
    /// Rows by their key, as they are now; `None` for those that are gone.
    rows: Vec<(Kind, String, Option<Row>)>,
    /// Documents that are new or not the same.
    documents: Vec<Reading>,
    /// The ids of documents that are gone.
    gone: Vec<String>,
}

/// What has changed in `shared` since its change number `last`, and what `own` lacks of its documents.
/// `None` if it is too much.
pub(super) async fn read(
    shared: &Store,
    own: &Store,
    last: i64,
) -> std::result::Result<Option<Since>, StoreError> {
    let read = async {
        let mut transaction = shared.pool.begin_reading().await?;
        let Some(rows) = changed(&mut transaction, last).await? else {
            return Ok(None);
        };
        let known = documents::hashes(&mut transaction).await?;
        Ok(Some((rows, known)))
    };
    let Some((rows, known)) = read.await.map_err(|error| shared.error(error))? else {
        return Ok(None);
    };
    let held = async { documents::hashes(&mut own.pool.acquire().await?).await };
    let held = held.await.map_err(|error| own.error(error))?;
    let mut since = Since {
        rows,
        ..Since::default()
    };
    let added: HashSet<&str> = held
        .iter()
        .filter(|document| !document.shipped)
        .map(|document| document.id.as_str())
        .collect();
    let theirs: HashMap<&str, &str> = held
        .iter()
        .filter(|document| document.shipped)
        .map(|document| (document.id.as_str(), document.hash.as_str()))
        .collect();
    let now: HashMap<&str, &str> = known
        .iter()
        .map(|document| (document.id.as_str(), document.hash.as_str()))
        .filter(|(id, _)| !added.contains(id))
        .collect();
    let gone = theirs.keys().filter(|id| !now.contains_key(*id));
    since.gone = gone.map(|id| (*id).to_owned()).collect();
    if now.iter().any(|(id, hash)| theirs.get(id) != Some(hash)) {
        let shelf = shared.shelf().await?.into_iter();
        let new = shelf.filter(|shelved| {
            let id = shelved.document.id.as_str();
            now.contains_key(id) && theirs.get(id) != Some(&shelved.hash.as_str())
        });
        since.documents = new.map(Reading::from).collect();
    }
    Ok(Some(since))
}

/// The rows that were changed after `last`, as they are now.
async fn changed(
    connection: &mut Connection,
    last: i64,
) -> Result<Option<Vec<(Kind, String, Option<Row>)>>> {
    let sql = "SELECT kind, key, after FROM changes WHERE id > $1 ORDER BY id LIMIT $2";
    let found = query(sql).bind(last).bind(MOST as i64 + 1);
    let found = found.fetch_all(&mut *connection).await?;
    if found.len() > MOST {
        return Ok(None);
    }
    let mut keys: Vec<(Kind, String)> = Vec::new();
    for row in &found {
        let mut c = Columns::new(row);
        let (kind, before): (Kind, String) = (c.code()?, c.take()?);
        let after: Option<&str> = c.take()?;
        let after = after.map(|json| Row::from_json(kind, json)).transpose();
        let after = after.map_err(|error| sqlx::Error::Decode(error.into()))?;
        for key in [Some(before), after.map(|row| row.key())] {
            let key = key.map(|key| (kind, key));
            keys.extend(key.filter(|key| !keys.contains(key)));
        }
    }
    let mut changed = Vec::with_capacity(keys.len());
    for (kind, key) in keys {
        let now = rows::find(connection, kind, &Wanted::Key(key.clone())).await?;
        changed.push((kind, key, now.map(|stored| stored.row)));
    }
    Ok(Some(changed))
}

/// Takes it over; `false` if that is not as simple as row by row.
pub(super) async fn apply(connection: &mut Connection, since: &Since) -> Result<bool> {
    let next = "UPDATE meta SET generation = generation + 1 RETURNING generation";
    let generation: i64 = query(next).value(&mut *connection).await?;
    let mut free = Vec::with_capacity(since.rows.len());
    for (kind, key, now) in &since.rows {
        if !held(connection, *kind, key, now.as_ref()).await? {
            free.push((*kind, key, now.as_ref()));
        }
    }
    // Names must be free before others take them; what rows refer to must be there, and stay as long
    // as they do. Those of one kind are in the order in which they were changed.
    let refers = |kind: &Kind| !matches!(kind, Kind::Source | Kind::Place);
    let gone = |of: bool| {
        let free = free.iter();
        free.filter(move |(kind, _, now)| now.is_none() && refers(kind) == of)
    };
    for (kind, key, _) in gone(true) {
        if !remove(connection, *kind, key).await? {
            return Ok(false);
        }
    }
    for now in Kind::ALL {
        let of_kind = free.iter().filter(|(kind, _, _)| kind == now);
        for row in of_kind.filter_map(|(_, _, now)| *now) {
            if !put(connection, row, generation).await? {
                return Ok(false);
            }
        }
    }
    for (kind, key, _) in gone(false).collect::<Vec<_>>().into_iter().rev() {
        if !remove(connection, *kind, key).await? {
            return Ok(false);
        }
    }
    for id in &since.gone {
        let delete = "DELETE FROM documents WHERE slug = $1 AND shipped_in IS NOT NULL";
        query(delete).bind(id).execute(&mut *connection).await?;
    }
    for reading in &since.documents {
        let from = Provenance::Shipped(generation);
        documents::put(connection, reading, &from).await?;
    }
    Ok(true)
}

async fn put(connection: &mut Connection, row: &Row, generation: i64) -> Result<bool> {
    let kind = row.kind();
    let ours = rows::find(connection, kind, &Wanted::Key(row.key())).await?;
    if let (Some(Row::Place(ours)), Row::Place(row)) = (ours.as_ref().map(|ours| &ours.row), row)
        && lies(ours) != lies(row)
    {
        return Ok(false);
    }
    let id = match ours {
        Some(ours) => ours.id,
        None => next_id(connection, rows::table(kind)).await?,
    };
    let stored = Stored {
        id,
        shipped_in: Some(generation),
        row: row.clone(),
    };
    rows::put(connection, &stored).await?;
    Ok(true)
}

/// What other rows rely on.
fn lies(place: &Place) -> (crate::facts::Level, &str, Option<&str>) {
    (place.level, &place.country, place.parent.as_deref())
}

/// Takes a row out that is no longer shared; `false` if a row of the server's own needs it.
async fn remove(connection: &mut Connection, kind: Kind, key: &str) -> Result<bool> {
    let ours = rows::find(connection, kind, &Wanted::Key(key.to_owned())).await?;
    let Some(ours) = ours.filter(|ours| ours.shipped_in.is_some()) else {
        return Ok(true);
    };
    if rows::uses(connection, kind, ours.id).await? > 0 {
        return Ok(false);
    }
    rows::remove(connection, kind, ours.id).await?;
    Ok(true)
}
