//! `youcheng data check`: every fault in the data files.

use std::io::Write;
use std::path::Path;

use anyhow::{Result, bail};

use crate::facts::{Facts, Files, Texts, year_at};

/// Prints every fault in the data files of `dir`, or in those that this program was built with,
/// one a line with file and line number.
///
/// # Errors
/// When a file cannot be read or has a fault.
pub fn check(dir: Option<&Path>, out: &mut impl Write) -> Result<()> {
    let files = dir.map(Files::read).transpose()?;
    let texts = files.as_ref().map_or(Texts::EMBEDDED, Files::texts);
    let this_year = year_at(jiff::Timestamp::now().as_second());
    match Facts::read_in(&texts, Some(this_year)) {
        Ok(facts) => {
            writeln!(
                out,
                "No fault in {} partnerships, {} figures, {} places, {} groups, {} aliases and {} \
                 sources (data version {}).",
                facts.partnerships.len(),
                facts.figures.len(),
                facts.places.len(),
                facts.groups.len(),
                facts.aliases.len(),
                facts.sources.len(),
                facts.version,
            )?;
            Ok(())
        }
        Err(faults) => {
            for fault in &faults {
                writeln!(out, "{fault}")?;
            }
            bail!(
                "{} fault(s) in the data files; correct the lines listed",
                faults.len()
            )
        }
    }
}
