//! The identifiers of buttons and menus, which carry all that the button needs.
//!
//! A button works after a restart, on another replica and in an old message, because nothing is
//! kept for it anywhere: its identifier holds what to do, in which language, on which page, and the
//! typed query. The form is the version, then base64url of a checksum and the bytes of
//! [`super::codec`], and for a search `.` and the words as they are.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::codec::{Code, Ids, Reader, Writer, hash};
use super::limits::CUSTOM_ID;
use crate::question::Query;
use crate::text::Lang;
use crate::text::stem::is_stopword;

const VERSION: &str = "6";

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verb {
    /// Shows a page of the answer in place of the present one.
    Page,
    /// Only says which page it is, and cannot be pressed.
    Label,
    /// Asks the query as a new question.
    Ask,
    /// Shows what stands around a passage; `number` is its rank.
    Context,
    /// Shows the sources in full.
    Sources,
    /// Shows a private answer to all.
    Share,
    /// Offers the styles of citing the sources.
    Cite,
    /// A menu of styles; the chosen line names the style.
    CiteAs,
    /// A menu of readings; the chosen line is an identifier of its own.
    Choose,
    /// Opens the form for saying what is wrong.
    Wrong,
    /// That form.
    Report,
    /// Shows the answer with its chart in place of the present one.
    Chart,
    /// Shows the answer with a map.
    Map,
    /// Shows the answer without a picture.
    Table,
    /// Offers the rows of the answer as files; `number` is one of them, from 1.
    Download,
}

impl Verb {
    const ALL: [(u8, Self); 15] = [
        (0, Self::Page),
        (1, Self::Label),
        (2, Self::Ask),
        (3, Self::Context),
        (4, Self::Sources),
        (5, Self::Share),
        (6, Self::Cite),
        (7, Self::CiteAs),
        (8, Self::Choose),
        (9, Self::Wrong),
        (10, Self::Report),
        (11, Self::Chart),
        (12, Self::Map),
        (13, Self::Table),
        (14, Self::Download),
    ];
}

/// What an identifier says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Press {
    /// What to do.
    pub verb: Verb,
    /// In which language.
    pub lang: Lang,
    /// A page (the first is 0) or a rank.
    pub number: u16,
    /// With which query; `None` where nothing was understood.
    pub query: Option<Query>,
}

/// An identifier that says nothing any more.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It was made by another version, or by another program.
    #[error("the identifier is of another version")]
    Version,
    /// It is damaged.
    #[error("the identifier is damaged")]
    Damaged,
    /// It names a place that the present data do not have.
    #[error("the identifier speaks of something that the data no longer hold")]
    Gone,
}

impl Press {
    /// The identifier, or `None` where it would be longer than Discord allows (a comparison of many
    /// places). A search in many words is shortened to those that are searched for, as far as they fit.
    #[must_use]
    pub fn encode(&self, ids: &Ids) -> Option<String> {
        let whole = self.encode_whole(ids);
        let Some(Query::Passages(words)) = &self.query else {
            return whole;
        };
        whole.or_else(|| {
            let words = Some(shortened(words)).filter(|words| !words.is_empty())?;
            let shortened = Self {
                query: Some(Query::Passages(words)),
                ..self.clone()
            };
            shortened.encode_whole(ids)
        })
    }

    fn encode_whole(&self, ids: &Ids) -> Option<String> {
        let mut to = Writer::new(ids);
        let (number, _) = Verb::ALL.iter().find(|(_, verb)| *verb == self.verb)?;
        to.bytes.push(*number);
        self.lang.put(&mut to);
        self.number.put(&mut to);
        self.query.put(&mut to);
        let words = match &self.query {
            Some(Query::Passages(words)) => words.as_str(),
            _ => "",
        };
        let bytes = to.finish()?;
        let mut checked = checksum(&bytes, words).to_vec();
        checked.extend(bytes);
        let mut id = String::from(VERSION);
        URL_SAFE_NO_PAD.encode_string(checked, &mut id);
        if !words.is_empty() {
            id.push('.');
            id.push_str(words);
        }
        (id.chars().count() <= CUSTOM_ID).then_some(id)
    }

    /// Reads an identifier.
    ///
    /// # Errors
    /// It was made by something else, is damaged, or names what is no longer known.
    pub fn decode(id: &str, ids: &Ids) -> Result<Self, Unreadable> {
        let (verb, bytes, words) = opened(id)?;
        let mut from = Reader::new(&bytes, ids);
        let press = Self::take(verb, &mut from).ok_or(Unreadable::Gone)?;
        if !from.is_at_end() {
            return Err(Unreadable::Damaged);
        }
        Ok(match press.query {
            Some(Query::Passages(_)) => Self {
                query: Some(Query::Passages(words.to_owned())),
                ..press
            },
            _ => press,
        })
    }

    /// What the button of an identifier does, whatever it speaks of.
    ///
    /// # Errors
    /// As [`Press::decode`].
    pub fn verb(id: &str) -> Result<Verb, Unreadable> {
        opened(id).map(|(verb, ..)| verb)
    }

    fn take(verb: Verb, from: &mut Reader<'_>) -> Option<Self> {
        Some(Self {
            verb,
            lang: Code::take(from)?,
            number: Code::take(from)?,
            query: Code::take(from)?,
        })
    }
}

/// So many characters of a search fit beside the rest.
const WORDS: usize = 80;

/// A search without the words that are not searched for, and no longer than fits.
fn shortened(words: &str) -> String {
    let said = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        !word.is_empty() && !is_stopword(&word.to_lowercase())
    };
    let kept: Vec<&str> = words.split_whitespace().filter(said).collect();
    let kept = kept.join(" ");
    match kept.char_indices().nth(WORDS) {
        None => kept,
        Some((end, _)) => {
            let cut = &kept[..end];
            // The last word may be cut in half; Chinese has no blanks.
            cut.rsplit_once(' ')
                .map_or(cut, |(whole, _)| whole)
                .to_owned()
        }
    }
}

/// The verb of an identifier, the bytes after it, and the words of a search.
fn opened(id: &str) -> Result<(Verb, Vec<u8>, &str), Unreadable> {
    // Discord lets none be longer; the queries of a longer one could lie in each other without end.
    if id.chars().count() > CUSTOM_ID {
        return Err(Unreadable::Damaged);
    }
    let id = id.strip_prefix(VERSION).ok_or(Unreadable::Version)?;
    let (code, words) = id.split_once('.').unwrap_or((id, ""));
    let checked = URL_SAFE_NO_PAD
        .decode(code)
        .map_err(|_| Unreadable::Damaged)?;
    let (check, bytes) = checked
        .split_first_chunk::<2>()
        .ok_or(Unreadable::Damaged)?;
    if *check != checksum(bytes, words) {
        return Err(Unreadable::Damaged);
    }
    let (&number, bytes) = bytes.split_first().ok_or(Unreadable::Damaged)?;
    let verb = Verb::ALL.iter().find(|(n, _)| *n == number);
    let verb = verb.ok_or(Unreadable::Version)?.1;
    Ok((verb, bytes.to_vec(), words))
}

/// Sixteen bits over both parts.
fn checksum(bytes: &[u8], words: &str) -> [u8; 2] {
    let text = hash(words).to_le_bytes();
    let sum = bytes
        .iter()
        .chain(&text)
        .fold(0x811c_9dc5_u32, |sum, &byte| {
            (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
    let [a, b, c, d] = sum.to_le_bytes();
    [a ^ c, b ^ d]
}
