//! What a row that is to be changed refers to.

use std::collections::HashMap;

use crate::facts::{Known, Level, Row};
use crate::store::db::{Connection, query};

/// What the ids in one row stand for.
#[derive(Default)]
pub(super) struct Found {
    places: HashMap<String, (Level, String)>,
    groups: Vec<String>,
    sources: Vec<String>,
}

impl Known for Found {
    fn place(&self, id: &str) -> Option<(Level, &str)> {
        let (level, country) = self.places.get(id)?;
        Some((*level, country))
    }

    fn is_scope(&self, id: &str) -> bool {
        self.places.contains_key(id) || self.groups.iter().any(|group| group == id)
    }

    fn is_source(&self, id: &str) -> bool {
        self.sources.iter().any(|source| source == id)
    }
}

/// Looks up what a row refers to.
pub(super) async fn look_up(connection: &mut Connection, row: &Row) -> Result<Found, sqlx::Error> {
    let (scopes, source) = match row {
        Row::Source(_) => (vec![], None),
        Row::Place(place) => (place.parent.iter().collect(), None),
        Row::Alias(alias) => (vec![&alias.of], None),
        Row::Partnership(tie) => (vec![&tie.cn, &tie.partner], Some(&tie.source)),
        Row::Figure(figure) => (vec![&figure.scope], Some(&figure.source)),
    };
    let mut found = Found::default();
    for scope in scopes {
        let place = query("SELECT level, country FROM places WHERE slug = $1");
        if let Some(row) = place.bind(scope).fetch_optional(&mut *connection).await? {
            let level: &str = row.get(0)?;
            if let Ok(level) = level.parse() {
                found.places.insert(scope.clone(), (level, row.get(1)?));
            }
        }
        let group = query("SELECT slug FROM groups WHERE slug = $1").bind(scope);
        found
            .groups
            .extend(group.optional_value::<String>(&mut *connection).await?);
    }
    if let Some(source) = source {
        let query = query("SELECT slug FROM sources WHERE slug = $1").bind(source);
        found
            .sources
            .extend(query.optional_value::<String>(connection).await?);
    }
    Ok(found)
}
