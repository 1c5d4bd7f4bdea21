//! What the store holds, in numbers.

use super::{Columns, Result};
use crate::store::db::query;
use crate::store::{Store, StoreError};

/// What the store holds.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Stats {
    /// Identifies the shipped facts.
    pub data_version: String,
    /// The version of the program that loaded them.
    pub loaded_by: String,
    /// The number of the newest migration.
    pub schema: u32,
    /// How often the store has been changed.
    pub generation: u32,
    /// Partnerships.
    pub partnerships: u32,
    /// Partnerships whose date is known.
    pub dated: u32,
    /// Partnerships whose date no document confirms.
    pub unverified: u32,
    /// Partnerships that are suspended or have ended.
    pub not_active: u32,
    /// Foreign countries with a partnership.
    pub countries: u32,
    /// Chinese places with a partnership.
    pub chinese_places: u32,
    /// Foreign places with a partnership.
    pub foreign_places: u32,
    /// Reported figures.
    pub figures: u32,
    /// Sources.
    pub sources: u32,
    /// Places, with or without a partnership.
    pub places: u32,
    /// Groups of countries.
    pub groups: u32,
    /// Names of places and groups.
    pub names: u32,
    /// Documents.
    pub documents: u32,
    /// Passages of documents.
    pub passages: u32,
}

impl Store {
    /// Counts everything.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn stats(&self) -> std::result::Result<Stats, StoreError> {
        let row = query(
            "SELECT m.data_version, m.loaded_by, (SELECT max(version) FROM _sqlx_migrations),
                    m.generation, p.*,
                    (SELECT count(*) FROM figures), (SELECT count(*) FROM sources),
                    (SELECT count(*) FROM places), (SELECT count(*) FROM groups),
                    (SELECT count(*) FROM names), (SELECT count(*) FROM documents),
                    (SELECT count(*) FROM passages)
             FROM meta m, (
                 SELECT count(*), count(since),
                        count(CASE WHEN since_basis = 'unverified' THEN 1 END),
                        count(CASE WHEN status <> 'active' THEN 1 END),
                        count(DISTINCT country), count(DISTINCT cn_id), count(DISTINCT partner_id)
                 FROM partnerships
             ) p",
        )
        .fetch_one(&self.pool)
        .await
        .map_err(|error| self.error(error))?;
        read(&mut Columns::new(&row)).map_err(|error| self.error(error))
    }
}

fn read(columns: &mut Columns<'_>) -> Result<Stats> {
    Ok(Stats {
        data_version: columns.take()?,
        loaded_by: columns.take()?,
        schema: columns.number()?,
        generation: columns.number()?,
        partnerships: columns.number()?,
        dated: columns.number()?,
        unverified: columns.number()?,
        not_active: columns.number()?,
        countries: columns.number()?,
        chinese_places: columns.number()?,
        foreign_places: columns.number()?,
        figures: columns.number()?,
        sources: columns.number()?,
        places: columns.number()?,
        groups: columns.number()?,
        names: columns.number()?,
        documents: columns.number()?,
        passages: columns.number()?,
    })
}
