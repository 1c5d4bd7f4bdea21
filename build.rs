//! Makes the English–Chinese dictionary that translates questions: see `build/dictionary.rs`.

#![expect(
    unreachable_pub,
    reason = "a build script has no outside; the stems are shared"
)]

#[path = "build/cedict.rs"]
mod cedict;
#[path = "build/dictionary.rs"]
mod dictionary;
/// The same stems as at run time, so that both sides agree on the keys.
#[path = "src/text/stem.rs"]
#[expect(dead_code, reason = "only the stems are needed here")]
mod stem;

use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    for path in [
        "build.rs",
        "build",
        "src/text/stem.rs",
        "index/lexicon/irregular.en.txt",
    ] {
        println!("cargo::rerun-if-changed={path}");
    }
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    let entries = cedict::read(&cedict::locate()?)?;
    Ok(dictionary::write(&entries, &out)?)
}
