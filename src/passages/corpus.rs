//! The documents that this binary was built with: the digests of `index/corpus/`.

/// Embeds both languages of each digest.
macro_rules! digests {
    ($($name:literal),+ $(,)?) => {
        &[$(
            (concat!($name, ".zh.md"), include_str!(concat!("../../index/corpus/", $name, ".zh.md"))),
            (concat!($name, ".en.md"), include_str!(concat!("../../index/corpus/", $name, ".en.md"))),
        )+]
    };
}

/// The files of `index/corpus/`, by name.
pub const CORPUS: &[(&str, &str)] = digests![
    "africa-forum",
    "anhui-1999",
    "approval-2022",
    "cifca-conferences",
    "cpaffc-70th-2024",
    "cpaffc-reg-2002",
    "governors-forum",
    "prov-rules-fymate",
    "qingdao-1998",
    "shantou-assoc",
    "uclg-metropolis",
    "vision-2015",
    "xi-2008",
    "xi-2014",
    "xiamen-2014",
    "yang-2015",
];

/// Tells one state of `files` from another: twelve digits of the SHA-256 of all.
#[must_use]
pub fn version(files: &[(&str, &str)]) -> String {
    let texts = files.iter().map(|(_, text)| text.as_bytes());
    super::document::digest(texts)[..12].to_owned()
}
