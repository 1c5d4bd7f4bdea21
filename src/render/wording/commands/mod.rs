//! Names and descriptions of the commands, in English and in both Chinese scripts.

mod choices;
mod names;
mod options;

pub use self::choices::*;
pub use self::names::*;
pub use self::options::*;

/// A name and a description in three languages.
#[derive(Clone, Copy, Debug)]
pub struct Label {
    /// English name; it is also the command's or option's identity.
    pub name: &'static str,
    /// Simplified and Traditional Chinese names.
    pub zh_name: [&'static str; 2],
    /// English description.
    pub about: &'static str,
    /// Simplified and Traditional Chinese descriptions.
    pub zh_about: [&'static str; 2],
}

/// Shortens the tables below.
const fn label(
    name: &'static str,
    zh_name: [&'static str; 2],
    about: &'static str,
    zh_about: [&'static str; 2],
) -> Label {
    Label {
        name,
        zh_name,
        about,
        zh_about,
    }
}
