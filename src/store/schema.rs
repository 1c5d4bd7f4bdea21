//! The tables, migration by migration.

use std::path::Path;

use sqlx::SqlSafeStr;
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};

use super::StoreError;
use super::db::{Raw, Transaction, sqlite};

/// A step of the schema for each kind of database.
struct Step {
    version: i64,
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

macro_rules! step {
    ($version:literal, $name:literal, $file:literal) => {
        Step {
            version: $version,
            name: $name,
            sqlite: include_str!(concat!("../../migrations/", $file)),
            postgres: include_str!(concat!("../../migrations/postgres/", $file)),
        }
    };
}

/// The schema, oldest first. A released migration is never changed.
const STEPS: [Step; 9] = [
    step!(1, "facts", "0001_facts.sql"),
    step!(2, "reports", "0002_reports.sql"),
    step!(3, "library", "0003_library.sql"),
    step!(10, "changes", "0010_changes.sql"),
    step!(11, "uploads", "0011_uploads.sql"),
    step!(12, "quiz", "0012_quiz.sql"),
    step!(13, "counting", "0013_counting.sql"),
    step!(14, "counts", "0014_counts.sql"),
    step!(15, "settled", "0015_settled.sql"),
];

/// The newest migration that this program knows.
pub(super) const KNOWN: i64 = STEPS[STEPS.len() - 1].version;

/// Brings the tables up to date, in the running transaction.
pub(super) async fn migrate(file: &Path, transaction: &mut Transaction) -> Result<(), StoreError> {
    // `run` would ask for more than a connection, in a way that keeps the future from being `Send`.
    let migrated = match transaction.raw() {
        Raw::Sqlite(connection) => {
            let migrator = migrator(|step| step.sqlite);
            migrator.run_direct(None, connection, false).await
        }
        Raw::Postgres(connection) => {
            let migrator = migrator(|step| step.postgres);
            migrator.run_direct(None, connection, false).await
        }
    };
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
    if let Raw::Sqlite(connection) = transaction.raw() {
        let marked = sqlite::mark(connection).await;
        marked.map_err(|error| StoreError::new(file, error))?;
    }
    Ok(())
}

fn migrator(sql: fn(&Step) -> &'static str) -> Migrator {
    let migrations = STEPS.iter().map(|step| {
        Migration::new(
            step.version,
            step.name.into(),
            MigrationType::Simple,
            sql(step).into_sql_str(),
            false,
        )
    });
    let mut migrator = Migrator::with_migrations(migrations.collect());
    // The transaction has its turn already.
    migrator.set_locking(false);
    migrator
}
