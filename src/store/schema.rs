//! The tables, migration by migration.

use std::path::Path;

use sqlx::SqlSafeStr;
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::sqlite::SqliteConnection;

use super::StoreError;

/// Marks a SQLite file as ours (`PRAGMA application_id`): the letters "YCDB".
pub(super) const APPLICATION_ID: i64 = 0x5943_4442;

/// The schema, oldest first. A released migration is never changed.
const MIGRATIONS: [(i64, &str, &str); 6] = [
    (1, "facts", include_str!("../../migrations/0001_facts.sql")),
    (
        2,
        "reports",
        include_str!("../../migrations/0002_reports.sql"),
    ),
    (
        3,
        "library",
        include_str!("../../migrations/0003_library.sql"),
    ),
    (
        10,
        "changes",
        include_str!("../../migrations/0010_changes.sql"),
    ),
    (
        11,
        "uploads",
        include_str!("../../migrations/0011_uploads.sql"),
    ),
    (12, "quiz", include_str!("../../migrations/0012_quiz.sql")),
];

/// The newest migration that this program knows.
pub(super) const KNOWN: i64 = MIGRATIONS[MIGRATIONS.len() - 1].0;

/// Brings the tables up to date, in the running transaction.
pub(super) async fn migrate(
    file: &Path,
    connection: &mut SqliteConnection,
) -> Result<(), StoreError> {
    let migrations = MIGRATIONS.map(|(version, name, sql)| {
        Migration::new(
            version,
            name.into(),
            MigrationType::Simple,
            sql.into_sql_str(),
            false,
        )
    });
    // `run` would ask for more than a connection, in a way that keeps the future from being `Send`.
    let migrated = Migrator::with_migrations(migrations.into())
        .run_direct(None, &mut *connection, false)
        .await;
    match migrated {
        Ok(()) => {}
        Err(MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _)) => {
            return Err(StoreError::new(file, error));
        }
        Err(error) => {
            return Err(StoreError::Defect {
                file: file.to_owned(),
                source: error.into(),
            });
        }
    }
    let mark = format!("PRAGMA application_id = {APPLICATION_ID}");
    let marked = sqlx::query(sqlx::AssertSqlSafe(mark))
        .execute(connection)
        .await;
    marked
        .map(|_| ())
        .map_err(|error| StoreError::new(file, error))
}
