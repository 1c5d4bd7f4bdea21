//! Files that a command leaves behind.

use std::io::Write;
use std::path::Path;

use anyhow::Context;

/// Writes beside the file and then takes its place, so that no half file is ever left, and says so.
pub(super) fn write_whole(file: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let shown = file.display();
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let write = || -> std::io::Result<()> {
        let mut temporary = tempfile::NamedTempFile::new_in(folder)?;
        temporary.write_all(bytes)?;
        temporary.as_file().sync_all()?;
        readable_by_all(temporary.as_file())?;
        temporary.persist(file)?;
        Ok(())
    };
    // The name of the temporary file tells nobody anything.
    let plain = write().map_err(|error| std::io::Error::from(error.kind()));
    plain.with_context(|| {
        format!("cannot write {shown}; check that its folder exists and can be written to")
    })?;
    let size = bytes.len().div_ceil(1_000);
    writeln!(std::io::stderr(), "wrote {shown} ({size} kB)")?;
    Ok(())
}

/// Temporary files are private; these are to be passed on.
#[cfg(unix)]
fn readable_by_all(file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_all(_: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}
