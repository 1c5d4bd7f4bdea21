//! `youcheng backup` and `youcheng restore`.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::home::Home;
use crate::config::server_dir;
use crate::store::{BackupError, FILE_NAME, Store};

/// Where the copy goes.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The file to write.
    file: PathBuf,

    /// Replace it if it exists.
    #[arg(long)]
    force: bool,
}

pub(super) async fn run(home: &Home, args: &Args) -> anyhow::Result<()> {
    refuse_shared(home)?;
    let dir = &home.dir;
    let database = dir.join(FILE_NAME);
    anyhow::ensure!(
        database.is_file(),
        "there is no database in {} to be copied; --data-dir names another place",
        dir.display()
    );
    let store = home.store().await?;
    let size = store.backup(&args.file, args.force).await;
    store.close().await;
    said(&args.file, size?)?;
    for server in servers(dir) {
        let mut file = args.file.clone().into_os_string();
        file.push(format!(".server-{server}"));
        let file = PathBuf::from(file);
        let store = home.of_server(server).store().await?;
        let size = store.backup(&file, args.force).await;
        store.close().await;
        said(&file, size?)?;
    }
    Ok(())
}

/// PostgreSQL has programs of its own for this.
fn refuse_shared(home: &Home) -> Result<(), BackupError> {
    match home.database {
        Some(_) => Err(BackupError::Shared),
        None => Ok(()),
    }
}

/// The servers with rows of their own.
pub(super) fn servers(dir: &Path) -> Vec<u64> {
    let entries = std::fs::read_dir(server_dir(dir, None));
    let entries = entries.into_iter().flatten().flatten();
    let with_rows = entries.filter(|entry| entry.path().join(FILE_NAME).is_file());
    let mut servers: Vec<u64> = with_rows
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .collect();
    servers.sort_unstable();
    servers
}

fn said(file: &Path, size: u64) -> std::io::Result<()> {
    let file = file.display();
    writeln!(
        std::io::stdout(),
        "Wrote {file} ({size} bytes), looked through and sound."
    )
}

pub(super) async fn restore(home: &Home, file: &Path) -> anyhow::Result<()> {
    refuse_shared(home)?;
    let old = Store::restore(&home.dir, home.server, file).await?;
    // A backup of an older version is brought up to date here, not when the service starts.
    home.store().await?.close().await;
    let kept = old.map(|old| format!(" The old one is {}.", old.display()));
    let (file, dir) = (file.display(), home.dir.display());
    let kept = kept.unwrap_or_default();
    writeln!(std::io::stdout(), "Restored {file} into {dir}.{kept}")?;
    Ok(())
}
