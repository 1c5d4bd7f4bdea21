//! The identifiers of the buttons of a quiz: round, question and what to do, with a checksum. Any
//! process that shares the database can do what they say.

use super::super::codec::hash;

/// How they begin: the version is in it.
const PREFIX: &str = "q1.";

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// Answers the question, from 0.
    Answer(u8),
    /// Goes on to what comes after the question.
    Next,
    /// Ends the round.
    End,
}

/// What an identifier says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Press {
    /// The round.
    pub(super) round: u64,
    /// The question under which the button stands, from 0.
    pub(super) question: u8,
    /// What to do.
    pub(super) verb: Verb,
}

/// Is it the identifier of a button of a quiz?
pub(in crate::discord) fn is_button(id: &str) -> bool {
    id.starts_with(PREFIX)
}

/// Does the button change the message under which it stands?
pub(in crate::discord) fn turns(id: &str) -> bool {
    Press::decode(id).is_some_and(|press| !matches!(press.verb, Verb::Answer(_)))
}

impl Press {
    pub(super) fn encode(self) -> String {
        let verb = match self.verb {
            Verb::Answer(choice) => choice.to_string(),
            Verb::Next => "n".to_owned(),
            Verb::End => "e".to_owned(),
        };
        let said = format!("{PREFIX}{:x}.{}.{verb}", self.round, self.question);
        format!("{said}.{:x}", hash(&said))
    }

    /// `None` where something else made it or it is damaged.
    pub(super) fn decode(id: &str) -> Option<Self> {
        let (said, check) = id.rsplit_once('.')?;
        if check != format!("{:x}", hash(said)) {
            return None;
        }
        let mut parts = said.strip_prefix(PREFIX)?.split('.');
        let (round, question, verb) = (parts.next()?, parts.next()?, parts.next()?);
        let verb = match verb {
            "n" => Verb::Next,
            "e" => Verb::End,
            choice => Verb::Answer(choice.parse().ok().filter(|choice| *choice < 4)?),
        };
        Some(Self {
            round: u64::from_str_radix(round, 16).ok()?,
            question: question.parse().ok()?,
            verb,
        })
    }
}
