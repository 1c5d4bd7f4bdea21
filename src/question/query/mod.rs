//! The typed question: what `understand` makes of a text and `answer` works from.
//!
//! A `Query` names places by id and dates by number, never by words, so that it can be put into a
//! button, compared, cached and asked again.

mod check;

pub use check::{Check, Said};

use crate::facts::{DateRange, Status, Wanting};
use crate::places::{PlaceId, Scope};

/// A question in one of the families that the store can answer, or a search for passages.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Query {
    /// The partnerships that pass the filter, from either side.
    Partners(Filter),
    /// How many partnerships, countries or places pass the filter.
    Count(Filter, Counted),
    /// The reported and counted figures of one scope.
    Total(Total),
    /// One tie: does it exist, since when, is it still active.
    Pair(PlaceId, PlaceId),
    /// The oldest or the newest partnerships that pass the filter.
    First(Filter, End, Span),
    /// Countries, provinces or cities by the number of their pairs.
    Ranking(Ranking),
    /// Two or more scopes side by side, in the order asked; where the filter lets not all pass, by
    /// the partnerships that do, else by their figures of the date.
    Compare(Vec<Scope>, Filter, DateRange),
    /// What two or more scopes that share nothing have together; as for [`Query::Compare`] by the
    /// partnerships that the filter lets pass, or by their figures of the date.
    Sum(Vec<Scope>, Filter, DateRange),
    /// A part of all Chinese pairs.
    Share(Part, DateRange),
    /// Reported totals by date and new pairs by year.
    Timeline(Filter, Course),
    /// What the partners of several places have in common, or of some and not of others.
    Common(Common),
    /// Units that have no partner in a scope.
    Missing(Missing),
    /// The countries in which partners are found.
    Places(Filter),
    /// Round birthdays of partnerships.
    Anniversaries(Anniversaries),
    /// Is a claimed number or date right?
    Check(Check),
    /// Several questions asked at once, each answered by itself.
    Several(Vec<Self>),
    /// A search in the documents, with the words as they were typed.
    Passages(String),
}

/// Which partnerships are meant. An empty side means every place on that side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Chinese places. A province stands for itself and all units below it.
    pub cn: Vec<PlaceId>,
    /// Foreign places, countries or groups of countries.
    pub abroad: Vec<Scope>,
    /// Places, countries or groups, on either side, that are left out.
    pub except: Vec<Scope>,
    /// When the partnership began.
    pub since: DateRange,
    /// Only partnerships of this status.
    pub status: Option<Status>,
    /// Only partnerships whose Chinese side is of this tier.
    pub tier: Option<Tier>,
    /// Only partnerships whose date wants this.
    pub wanting: Option<Wanting>,
    /// Only foreign provinces, states, prefectures and the like.
    pub regions: bool,
    /// The question looks from abroad into China ("which Chinese cities are paired with Kobe").
    pub from_abroad: bool,
}

/// A tier of China's administration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tier {
    /// Provinces, autonomous regions and municipalities.
    Province,
    /// Cities at prefecture level and prefectures.
    Prefecture,
    /// Counties, county-level cities and districts.
    County,
    /// All that lies in a province and is not the province itself.
    Below,
}

/// What a count counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Counted {
    /// Partnerships.
    #[default]
    Pairs,
    /// Foreign countries with at least one partnership.
    Countries,
    /// Chinese places with at least one partnership.
    ChinesePlaces,
    /// Chinese province-level units with at least one partnership.
    ChineseProvinces,
    /// Foreign places with at least one partnership.
    ForeignPlaces,
    /// Foreign states, provinces, regions and the like.
    ForeignProvinces,
    /// Friendly ties of all kinds: partnerships and cities of friendly exchange together.
    AllTies,
}

/// A total of one scope.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Total {
    /// The world (China's national total), a country, a group, a province or a city.
    pub scope: Scope,
    /// What is totalled.
    pub counted: Counted,
    /// The date asked for; open means the latest.
    pub at: DateRange,
}

/// Which of an order are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Span {
    /// So many from its start.
    First(u16),
    /// The one in this place alone: 2 for "the second".
    Nth(u16),
}

/// From which end of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// Oldest first.
    Oldest,
    /// Newest first.
    Newest,
}

/// What is ranked by its number of pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ranked {
    /// Foreign countries.
    Countries,
    /// Chinese province-level units, municipalities included.
    Provinces,
    /// Chinese prefecture-level cities and municipalities.
    Cities,
    /// Continents.
    Continents,
    /// Foreign places, by the number of their Chinese partners.
    ForeignPlaces,
    /// Years, by the number of pairs founded in them.
    Years,
}

/// A ranking.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Ranking {
    /// What is ranked.
    pub of: Ranked,
    /// Only pairs that pass this filter count.
    pub filter: Filter,
    /// The fewest first.
    pub fewest: bool,
    /// Which rows; `None` leaves it to the answer.
    pub top: Option<Span>,
    /// The one whose rank was asked.
    pub whose: Option<Scope>,
    /// The date asked for.
    pub at: DateRange,
}

/// What a share is the share of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// These scopes together.
    Scopes(Vec<Scope>),
    /// The so many countries, or provinces, with the most pairs.
    Top(Ranked, u16),
    /// The ties with these scopes, of all ties of one: of a Chinese place, or with a group.
    Within(Scope, Vec<Scope>),
}

impl Part {
    /// The share of these scopes: of the ties of the one Chinese place that is named with foreign ones,
    /// else of all Chinese pairs.
    #[must_use]
    pub fn of(cn: &[PlaceId], abroad: &[Scope]) -> Self {
        match (cn, abroad) {
            ([one], [_, ..]) => Self::Within(Scope::Place(*one), abroad.to_vec()),
            _ => Self::Scopes(
                cn.iter()
                    .map(|cn| Scope::Place(*cn))
                    .chain(abroad.iter().copied())
                    .collect(),
            ),
        }
    }
}

/// Which course of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Course {
    /// Reported totals of what is counted, by date (`Filter::since` limits the dates).
    Totals(Counted),
    /// Pairs founded, by year.
    New,
    /// The reported totals between which a number of pairs was reached.
    Reaches(u16),
}

/// What places have in common, all of them Chinese or all foreign.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Common {
    /// The places.
    pub of: Vec<PlaceId>,
    /// What a partner of one of these has is left out.
    pub without: Vec<PlaceId>,
    /// Only partners in one of these count; anywhere if there are none.
    pub within: Vec<Scope>,
    /// What is listed.
    pub by: CommonBy,
}

/// Common by place, by country or by province.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CommonBy {
    /// The same foreign place.
    Places,
    /// The same country.
    Countries,
    /// The same province of China.
    Provinces,
}

/// How a number compares with one that is named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// It is the same.
    #[default]
    Exactly,
    /// It is greater.
    MoreThan,
    /// It is the same or greater.
    AtLeast,
    /// It is smaller.
    FewerThan,
    /// It is the same or smaller.
    AtMost,
    /// It differs by a tenth at most.
    About,
}

impl Comparison {
    /// Does `value` compare so with `named`?
    #[must_use]
    pub fn holds(self, value: f64, named: f64) -> bool {
        let same = (value - named).abs() < 1e-6;
        match self {
            Self::Exactly => same,
            Self::MoreThan => value > named && !same,
            Self::AtLeast => value > named || same,
            Self::FewerThan => value < named && !same,
            Self::AtMost => value < named || same,
            Self::About => (value - named).abs() <= named.abs() / 10.0,
        }
    }
}

/// Which units lack something.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Missing {
    /// What kind of unit is listed.
    pub units: Ranked,
    /// Only units within this Chinese place, or these units themselves where there are several.
    pub of: Vec<PlaceId>,
    /// Where they have no partner, in none of these; anywhere if there are none.
    pub within: Vec<Scope>,
    /// They have so many pairs (0 for "without").
    pub pairs: u16,
    /// How their number compares with `pairs`.
    pub how: Comparison,
    /// And they have no more than so many.
    pub most: Option<u16>,
    /// The date of these numbers; open means the latest.
    pub at: DateRange,
    /// Units, or places abroad, that are left out.
    pub except: Vec<Scope>,
    /// Only ties that began in this time count.
    pub since: DateRange,
}

impl Missing {
    /// The ties that count.
    #[must_use]
    pub fn ties(&self) -> Filter {
        Filter {
            cn: self.of.clone(),
            abroad: self.within.clone(),
            except: self.except.clone(),
            // Of a date are the ties founded by then.
            since: if self.at.is_unbounded() {
                self.since
            } else {
                DateRange {
                    from: None,
                    ..self.at
                }
            },
            ..Filter::default()
        }
    }

    /// Is so many pairs what is asked for?
    #[must_use]
    pub fn holds(&self, pairs: u32) -> bool {
        self.how.holds(f64::from(pairs), f64::from(self.pairs))
            && self.most.is_none_or(|most| pairs <= u32::from(most))
    }
}

/// Which anniversaries.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Anniversaries {
    /// Only partnerships that pass this filter.
    pub filter: Filter,
    /// In which year or month they fall.
    pub when: When,
    /// They turn exactly so many years old; `None` means every round number of ten (or, for a
    /// month, every year).
    pub age: Option<u16>,
}

/// A time that may hang on today's date, which only the answer knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// The current month.
    ThisMonth,
    /// The next month.
    NextMonth,
    /// The current year.
    ThisYear,
    /// The next year.
    NextYear,
    /// The year before.
    LastYear,
    /// Today.
    Today,
    /// A month of every year.
    Month(u8),
    /// A day of a month of every year.
    Day(u8, u8),
    /// A year.
    Year(u16),
    /// A month of a year.
    MonthOf(u16, u8),
    /// The nearest date from today on; of one pair of an age the date on which it reaches it, whenever
    /// that is.
    Next,
}

impl Filter {
    /// Does it leave anything out that its places and dates would let pass?
    #[must_use]
    pub fn is_restricted(&self) -> bool {
        !self.except.is_empty()
            || self.status.is_some()
            || self.tier.is_some()
            || self.wanting.is_some()
            || self.regions
    }

    /// The one scope that the filter names, if it names just one and nothing else.
    #[must_use]
    pub fn only_scope(&self) -> Option<Scope> {
        if self.since.is_unbounded() {
            self.only_scope_ever()
        } else {
            None
        }
    }

    /// As [`Filter::only_scope`], whatever the time.
    #[must_use]
    pub fn only_scope_ever(&self) -> Option<Scope> {
        if self.is_restricted() {
            return None;
        }
        match (self.cn.as_slice(), self.abroad.as_slice()) {
            ([], []) => Some(Scope::World),
            ([cn], []) => Some(Scope::Place(*cn)),
            ([], [abroad]) => Some(*abroad),
            _ => None,
        }
    }
}
