//! PDF: read by `pdftotext` of Poppler, page by page.

use std::io;
use std::path::Path;
use std::process::Command;

use super::{Extract, IntakeError, describe};
use crate::passages::document::Form;

/// The mark stands somewhere at the beginning of the file.
const MARK_WITHIN: usize = 1_024;

pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..MARK_WITHIN).unwrap_or(bytes);
    head.windows(5).any(|five| five == b"%PDF-")
}

/// Reads the text of a PDF, whose pages are counted from `first_page`.
///
/// # Errors
/// When the program is missing, the file encrypted, damaged or without text.
pub(super) fn read(file: &Path, first_page: Option<u32>) -> Result<Extract, IntakeError> {
    let text = text_of(file)?;
    // Every page ends with a form feed.
    let pages: Vec<&str> = text.split_terminator('\u{c}').collect();
    let empty = pages.iter().filter(|page| page.trim().is_empty()).count();
    if empty == pages.len() {
        return Err(IntakeError::PdfWithoutText {
            file: file.to_owned(),
            pages: pages.len(),
        });
    }
    let mut remarks = Vec::new();
    if empty > 0 {
        let all = pages.len();
        remarks.push(format!(
            "{empty} of {all} pages have no text, perhaps only pictures"
        ));
    }
    if first_page.is_none() {
        remarks.push("pages are counted from 1; --first-page N gives the printed number".into());
    }
    let title = title(&pages);
    let text = pages.join("\u{c}");
    Ok(Extract {
        form: Some(Form::Plain {
            first_page: Some(first_page.unwrap_or(1)),
        }),
        title,
        text,
        remarks,
        ..Extract::default()
    })
}

/// The first line that does not stand on other pages too, as the name of a journal does.
fn title(pages: &[&str]) -> Option<String> {
    let (first, others) = pages.split_first()?;
    let lines = first.lines().filter(|line| {
        let line = line.trim();
        line.is_empty() || !others.iter().any(|page| page.contains(line))
    });
    describe::first_line(&lines.collect::<Vec<_>>().join("\n"))
}

fn text_of(file: &Path) -> Result<String, IntakeError> {
    let output = Command::new("pdftotext")
        .args(["-enc", "UTF-8", "-eol", "unix"])
        .arg(absolute(file))
        .arg("-")
        .output()
        .map_err(|source| match source.kind() {
            io::ErrorKind::NotFound => IntakeError::NoPdfReader(file.to_owned()),
            _ => IntakeError::Pdf {
                file: file.to_owned(),
                detail: source.to_string(),
            },
        })?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    if said.contains("Incorrect password") {
        return Err(IntakeError::PdfEncrypted(file.to_owned()));
    }
    let last = said.lines().rev().find(|line| !line.trim().is_empty());
    Err(IntakeError::Pdf {
        file: file.to_owned(),
        detail: last.unwrap_or("without saying why").trim().to_owned(),
    })
}

/// A path that no program takes for an option.
fn absolute(file: &Path) -> std::path::PathBuf {
    std::path::absolute(file).unwrap_or_else(|_| file.to_owned())
}
