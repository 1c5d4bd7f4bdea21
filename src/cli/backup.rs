//! `youcheng backup` and `youcheng restore`.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::config::server_dir;
use crate::store::{FILE_NAME, Options, Store};

/// Where the copy goes.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The file to write.
    file: PathBuf,

    /// Replace it if it exists.
    #[arg(long)]
    force: bool,
}

pub(super) async fn run(dir: &Path, args: &Args) -> anyhow::Result<()> {
    let database = dir.join(FILE_NAME);
    anyhow::ensure!(
        database.is_file(),
        "there is no database in {} to be copied; --data-dir names another place",
        dir.display()
    );
    let store = Store::open(dir, Options::default()).await?;
    let size = store.backup(&args.file, args.force).await;
    store.close().await;
    said(&args.file, size?)?;
    for server in servers(dir) {
        let mut file = args.file.clone().into_os_string();
        file.push(format!(".server-{server}"));
        let file = PathBuf::from(file);
        let store = Store::open(&server_dir(dir, Some(server)), Options::default()).await?;
        let size = store.backup(&file, args.force).await;
        store.close().await;
        said(&file, size?)?;
    }
    Ok(())
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

pub(super) async fn restore(dir: &Path, file: &Path) -> anyhow::Result<()> {
    let old = Store::restore(dir, file).await?;
    // A backup of an older version is brought up to date here, not when the service starts.
    Store::open(dir, Options::default()).await?.close().await;
    let kept = old.map(|old| format!(" The old one is {}.", old.display()));
    let (file, dir) = (file.display(), dir.display());
    let kept = kept.unwrap_or_default();
    writeln!(std::io::stdout(), "Restored {file} into {dir}.{kept}")?;
    Ok(())
}
