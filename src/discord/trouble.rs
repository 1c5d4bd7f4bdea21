//! What people are told when there is no answer: in their language, and what to do next. What went
//! wrong inside is logged under a number that they are shown.

use std::sync::atomic::{AtomicU32, Ordering};

use super::reply::Reply;
use crate::answer::AnswerError;
use crate::cite::CiteError;
use crate::ops::metrics::{FAILED, LIMITED};
use crate::render::discord::escape::escape;
use crate::render::picture::PngError;
use crate::render::wording::discord::{fill, words};
use crate::render::wording::staff;
use crate::store::StoreError;
use crate::text::Lang;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No place or group has this name.
    UnknownPlace(String),
    /// This is no year or date.
    BadDate(String),
    /// What follows ends before it begins: the first and the last date, as typed.
    Backwards(String, String),
    /// An option that must be there is empty.
    NothingGiven,
    /// This is none of the choices of its option.
    NoChoice(String),
    /// Both options name one place.
    SamePlace,
    /// Both sides lie in China.
    BothChinese,
    /// Neither side lies in China.
    BothAbroad,
    /// The button says nothing any more.
    OldButton,
    /// What the button speaks of is no longer there.
    NothingThere,
    /// This version does not have the command.
    UnknownCommand,
    /// The person may not change data here.
    NotStaff,
    /// There is no data directory in which a server could have rows of its own.
    NoPlace,
    /// The server has as many rows of its own as it may have.
    Full,
    /// Nobody has changed anything here.
    NothingChanged,
    /// The file that the button speaks of is not kept here.
    FileGone,
    /// The person asked too much.
    TooMuch,
    /// The file is larger than Discord takes from a bot.
    TooLarge,
    /// Something failed inside; logged under this number.
    Failed(u32),
}

/// Errors that nobody outside can mend, whatever was asked: `?` logs them and gives their number.
macro_rules! inside {
    ($($error:ty),+ $(,)?) => {
        $(impl From<$error> for Trouble {
            fn from(error: $error) -> Self {
                Self::inside(&error)
            }
        })+
    };
}

inside!(
    AnswerError,
    CiteError,
    PngError,
    StoreError,
    serde_json::Error,
    tokio::task::JoinError,
);

impl Trouble {
    /// Logs what failed inside, under a number.
    pub fn inside(error: &dyn std::error::Error) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(1);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        metrics::counter!(FAILED).increment(1);
        tracing::error!(number, %error, "a question failed");
        Self::Failed(number)
    }

    /// A private line for the person.
    #[must_use]
    pub fn reply(&self, lang: Lang) -> Reply {
        let words = words(lang);
        let shown = |typed: &str| escape(&typed.chars().take(60).collect::<String>());
        Reply::private(match self {
            Self::UnknownPlace(typed) => fill(words.unknown_place, &[&shown(typed)]),
            Self::BadDate(typed) => fill(words.bad_date, &[&shown(typed)]),
            Self::Backwards(from, to) => fill(words.backwards, &[&shown(from), &shown(to)]),
            Self::NothingGiven => words.nothing_given.to_owned(),
            Self::NoChoice(typed) => fill(words.no_choice, &[&shown(typed)]),
            Self::SamePlace => words.same_place.to_owned(),
            Self::BothChinese => words.both_chinese.to_owned(),
            Self::BothAbroad => words.both_abroad.to_owned(),
            Self::OldButton => words.old_button.to_owned(),
            Self::NothingThere => words.nothing_there.to_owned(),
            Self::UnknownCommand => words.unknown_command.to_owned(),
            Self::NotStaff => staff::words(lang).not_staff.to_owned(),
            Self::NoPlace => staff::words(lang).no_place.to_owned(),
            Self::Full => staff::words(lang).full.to_owned(),
            Self::NothingChanged => staff::words(lang).nothing_changed.to_owned(),
            Self::FileGone => staff::words(lang).upload_gone.to_owned(),
            Self::TooMuch => {
                metrics::counter!(LIMITED).increment(1);
                words.slower.to_owned()
            }
            Self::TooLarge => words.too_large.to_owned(),
            Self::Failed(number) => fill(words.failed, &[&number.to_string()]),
        })
    }
}
