//! A quiz for study groups: questions with four answers, made from what the store holds.
//!
//! [`make`] is pure: the same facts and the same seed give the same questions. A question is data
//! that can be kept, so that nothing changes under a running round, and knows by
//! [`Question::query`] which question to the store decides about each of its four answers.

mod make;
mod pool;
mod random;

pub use make::make;
pub use pool::Facts;

use serde::{Deserialize, Serialize};

use crate::facts::{DateRange, PartialDate};
use crate::places::{Names, PlaceId, Scope};
use crate::question::{Counted, Filter, Query, Total};
use crate::store::query::Source;
use crate::text::Lang;

/// How many answers a question offers.
pub const CHOICES: usize = 4;
/// How few and how many questions a round may have.
pub const QUESTIONS: std::ops::RangeInclusive<u8> = 5..=20;

/// What a round is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Topic {
    /// Everything.
    #[default]
    All,
    /// In which country a partner lies.
    Countries,
    /// Who is paired with whom.
    Partners,
    /// In which year two places were paired.
    Years,
    /// Who was first.
    Firsts,
    /// How many pairs, and who has the most.
    Numbers,
}

/// How near the wrong answers are to the right one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Level {
    /// Far from it.
    Easy,
    /// In between.
    #[default]
    Medium,
    /// Close to it.
    Hard,
}

impl Topic {
    /// Every topic.
    pub const ALL: [Self; 6] = [
        Self::All,
        Self::Countries,
        Self::Partners,
        Self::Years,
        Self::Firsts,
        Self::Numbers,
    ];

    /// The word that commands carry.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Countries => "countries",
            Self::Partners => "partners",
            Self::Years => "years",
            Self::Firsts => "firsts",
            Self::Numbers => "numbers",
        }
    }
}

impl Level {
    /// Every level.
    pub const ALL: [Self; 3] = [Self::Easy, Self::Medium, Self::Hard];

    /// The word that commands carry.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Medium => "medium",
            Self::Hard => "hard",
        }
    }
}

/// A place with its names at the time when the question was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// Its number in the store.
    pub id: u32,
    /// English name.
    pub en: String,
    /// Chinese name.
    pub zh: String,
}

impl Spot {
    fn new(id: PlaceId, names: &Names) -> Self {
        Self {
            id: id.0,
            en: names.en.to_string(),
            zh: names.zh.to_string(),
        }
    }

    /// The name in `lang`.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        }
    }

    fn place(&self) -> PlaceId {
        PlaceId(self.id)
    }
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Asked {
    /// In which country `partner`, a partner of `cn`, lies.
    Country {
        /// The Chinese place.
        cn: Spot,
        /// Its partner.
        partner: Spot,
    },
    /// Which of four foreign places is a partner of this Chinese place.
    Partner(Spot),
    /// In which year the two were paired.
    Year {
        /// The Chinese place.
        cn: Spot,
        /// Its partner.
        partner: Spot,
    },
    /// Which of four partners of this place was paired with it first.
    First {
        /// The place.
        of: Spot,
        /// It is a foreign place, and its partners are Chinese.
        from_abroad: bool,
    },
    /// Which of four has the most pairs, as the source reports for this date.
    Most(PartialDate),
    /// How many pairs the source reports of a place for this date.
    Amount {
        /// The place.
        of: Spot,
        /// The date.
        at: PartialDate,
    },
}

/// One of the answers that are offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    /// A place.
    Place(Spot),
    /// A year or a number of pairs.
    Number(u32),
}

impl Choice {
    /// What its button says.
    #[must_use]
    pub fn label(&self, lang: Lang) -> String {
        match self {
            Self::Place(spot) => spot.name(lang).to_owned(),
            Self::Number(number) => number.to_string(),
        }
    }

    fn place(&self) -> PlaceId {
        match self {
            Self::Place(spot) => spot.place(),
            // No place has this number.
            Self::Number(_) => PlaceId(0),
        }
    }
}

/// Where the right answer stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cited {
    /// Who published it.
    pub publisher: String,
    /// Its title.
    pub title: String,
    /// Its address; empty where none is known.
    pub url: String,
}

impl Cited {
    fn new(source: &Source) -> Self {
        Self {
            publisher: source.publisher.to_string(),
            title: source.title.to_string(),
            url: source.url.as_deref().unwrap_or_default().to_owned(),
        }
    }
}

/// A question with four answers, one of which is right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What is asked.
    pub asked: Asked,
    /// The answers, all different in both languages.
    pub choices: [Choice; CHOICES],
    /// Which of them is right, from 0.
    pub right: u8,
    /// When the two were paired, where the question is about that.
    pub since: Option<PartialDate>,
    /// The number of pairs, where the question is about that.
    pub pairs: Option<u32>,
    /// Where the right answer stands.
    pub source: Cited,
}

impl Question {
    /// The right answer.
    #[must_use]
    pub fn answer(&self) -> &Choice {
        &self.choices[usize::from(self.right) % CHOICES]
    }

    /// The question to the store that decides about one of the answers: whose partners lie in the
    /// country, whether and since when the two are paired, how many pairs are reported.
    #[must_use]
    pub fn query(&self, choice: usize) -> Query {
        let chosen = self.choices[choice % CHOICES].place();
        let total = |place, at| {
            Query::Total(Total {
                scope: Scope::Place(place),
                counted: Counted::Pairs,
                at: DateRange::only(at),
            })
        };
        match &self.asked {
            Asked::Country { cn, .. } => Query::Partners(Filter {
                cn: vec![cn.place()],
                abroad: vec![Scope::Place(chosen)],
                ..Filter::default()
            }),
            Asked::Partner(of)
            | Asked::First {
                of,
                from_abroad: false,
            } => Query::Pair(of.place(), chosen),
            Asked::First {
                of,
                from_abroad: true,
            } => Query::Pair(chosen, of.place()),
            Asked::Year { cn, partner } => Query::Pair(cn.place(), partner.place()),
            Asked::Most(at) => total(chosen, *at),
            Asked::Amount { of, at } => total(of.place(), *at),
        }
    }
}
