//! A query as a few bytes: for identifiers that have to fit 100 characters.
//!
//! Places and groups are written as a hash of their readable id, because their numbers differ
//! between databases. What a byte stands for must never change: old messages keep their buttons.
//! New variants get new numbers; another layout gets a new version in [`super::custom_id`].

mod plain;

use std::collections::HashMap;
use std::sync::Arc;

use crate::facts::{DateRange, PartialDate, Status, Wanting};
use crate::places::{Gazetteer, PlaceId, Scope};
use crate::question::{
    Anniversaries, Check, Common, CommonBy, Comparison, Counted, Course, End, Filter, Missing,
    Part, Query, Ranked, Ranking, Said, Span, Tier, Total, When,
};
use crate::text::Lang;

/// The hashes of all places and groups of a gazetteer.
#[derive(Debug)]
pub struct Ids {
    gazetteer: Arc<Gazetteer>,
    /// `None` where two readable ids have one hash, so that neither is taken for the other.
    scopes: HashMap<u32, Option<Scope>>,
}

impl Ids {
    /// Hashes all readable ids.
    #[must_use]
    pub fn new(gazetteer: Arc<Gazetteer>) -> Self {
        let places = gazetteer
            .places()
            .map(|place| (hash(&place.slug), Scope::Place(place.id)));
        // A country and a group may share a readable id.
        let groups = gazetteer
            .groups()
            .iter()
            .map(|group| (hash(&group.slug).rotate_left(1), Scope::Group(group.id)));
        let mut scopes = HashMap::new();
        for (hash, scope) in places.chain(groups) {
            scopes
                .entry(hash)
                .and_modify(|found| *found = None)
                .or_insert(Some(scope));
        }
        Self { gazetteer, scopes }
    }

    /// The gazetteer whose ids these are.
    #[must_use]
    pub fn gazetteer(&self) -> &Arc<Gazetteer> {
        &self.gazetteer
    }

    fn hash_of(&self, scope: Scope) -> Option<u32> {
        let hash = match scope {
            Scope::World => return None,
            Scope::Place(id) => hash(&self.gazetteer.place(id)?.slug),
            Scope::Group(id) => hash(&self.gazetteer.group(id)?.slug).rotate_left(1),
        };
        (self.scopes.get(&hash) == Some(&Some(scope))).then_some(hash)
    }
}

/// FNV-1a, 32 bits. <http://www.isthe.com/chongo/tech/comp/fnv/>
#[must_use]
pub fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// Bytes that are being written.
pub struct Writer<'a> {
    /// What has been written.
    pub bytes: Vec<u8>,
    ids: &'a Ids,
    complete: bool,
}

impl<'a> Writer<'a> {
    /// Nothing written yet.
    #[must_use]
    pub fn new(ids: &'a Ids) -> Self {
        Self {
            bytes: Vec::with_capacity(32),
            ids,
            complete: true,
        }
    }

    /// The bytes, or `None` if something could not be written (a place that is not in the
    /// gazetteer, or whose hash is not its own).
    #[must_use]
    pub fn finish(self) -> Option<Vec<u8>> {
        self.complete.then_some(self.bytes)
    }
}

/// Bytes that are being read.
pub struct Reader<'a> {
    bytes: &'a [u8],
    ids: &'a Ids,
}

impl<'a> Reader<'a> {
    /// Reads from the start.
    #[must_use]
    pub fn new(bytes: &'a [u8], ids: &'a Ids) -> Self {
        Self { bytes, ids }
    }

    /// Has everything been read?
    #[must_use]
    pub fn is_at_end(&self) -> bool {
        self.bytes.is_empty()
    }

    fn byte(&mut self) -> Option<u8> {
        let (&byte, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(byte)
    }
}

/// What can be written as bytes and read again.
pub trait Code: Sized {
    /// Writes it.
    fn put(&self, to: &mut Writer<'_>);
    /// Reads it; `None` where the bytes say something else.
    fn take(from: &mut Reader<'_>) -> Option<Self>;
}

impl Code for Span {
    /// A number from the start as it is, a single place behind a zero.
    fn put(&self, to: &mut Writer<'_>) {
        match self {
            Self::First(many) => many.put(to),
            Self::Nth(place) => {
                0_u16.put(to);
                place.put(to);
            }
        }
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        match u16::take(from)? {
            0 => u16::take(from).map(Self::Nth),
            many => Some(Self::First(many)),
        }
    }
}

impl Code for Scope {
    fn put(&self, to: &mut Writer<'_>) {
        (*self != Self::World).put(to);
        if *self != Self::World {
            match to.ids.hash_of(*self) {
                Some(hash) => to.bytes.extend(hash.to_le_bytes()),
                None => to.complete = false,
            }
        }
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        if !bool::take(from)? {
            return Some(Self::World);
        }
        let (hash, rest) = from.bytes.split_first_chunk()?;
        from.bytes = rest;
        *from.ids.scopes.get(&u32::from_le_bytes(*hash))?
    }
}

impl Code for PlaceId {
    fn put(&self, to: &mut Writer<'_>) {
        match to.ids.hash_of(Scope::Place(*self)) {
            Some(hash) => to.bytes.extend(hash.to_le_bytes()),
            None => to.complete = false,
        }
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        let (hash, rest) = from.bytes.split_first_chunk()?;
        from.bytes = rest;
        match *from.ids.scopes.get(&u32::from_le_bytes(*hash))? {
            Some(Scope::Place(id)) => Some(id),
            _ => None,
        }
    }
}

impl Code for PartialDate {
    fn put(&self, to: &mut Writer<'_>) {
        self.packed().put(to);
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        Self::from_packed(i64::take(from)?)
    }
}

/// Enums without data, a number for each variant.
macro_rules! code_enum {
    ($($name:ident { $($variant:ident = $number:literal),+ $(,)? })+) => {$(
        impl Code for $name {
            fn put(&self, to: &mut Writer<'_>) {
                to.bytes.push(match self { $(Self::$variant => $number,)+ });
            }

            fn take(from: &mut Reader<'_>) -> Option<Self> {
                match from.byte()? {
                    $($number => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    )+};
}

code_enum! {
    Lang { En = 0, Zh = 1 }
    End { Oldest = 0, Newest = 1 }
    CommonBy { Places = 0, Countries = 1, Provinces = 2 }
    Comparison {
        Exactly = 0, MoreThan = 1, AtLeast = 2, FewerThan = 3, AtMost = 4, About = 5,
    }
    Tier { Province = 0, County = 1, Prefecture = 2, Below = 3 }
    Wanting { Proof = 0, Date = 1 }
    Status { Active = 0, Suspended = 1, Terminated = 2 }
    Counted {
        Pairs = 0, Countries = 1, ChinesePlaces = 2, ChineseProvinces = 3, ForeignPlaces = 4,
        ForeignProvinces = 5, AllTies = 6,
    }
    Ranked {
        Countries = 0, Provinces = 1, Cities = 2, Continents = 3, ForeignPlaces = 4, Years = 5,
    }
}

/// Structs, field by field.
macro_rules! code_struct {
    ($($name:ident { $($field:ident),+ })+) => {$(
        impl Code for $name {
            fn put(&self, to: &mut Writer<'_>) {
                let Self { $($field),+ } = self;
                $($field.put(to);)+
            }

            fn take(from: &mut Reader<'_>) -> Option<Self> {
                Some(Self { $($field: Code::take(from)?),+ })
            }
        }
    )+};
}

code_struct! {
    DateRange { from, to }
    Filter { cn, abroad, except, since, status, tier, wanting, regions, from_abroad }
    Total { scope, counted, at }
    Ranking { of, filter, fewest, top, whose, at }
    Common { of, without, within, by }
    Missing { units, of, within, pairs, how, most, at, except, since }
    Anniversaries { filter, when, age }
}

/// Enums with data: a number, then the parts.
macro_rules! code_variants {
    ($($name:ident {
        $($number:literal = $variant:ident $(($($part:ident),+))? $({$($field:ident),+})?),+ $(,)?
    })+) => {$(
        impl Code for $name {
            fn put(&self, to: &mut Writer<'_>) {
                match self {
                    $(Self::$variant $(($($part),+))? $({$($field),+})? => {
                        to.bytes.push($number);
                        $($($part.put(to);)+)?
                        $($($field.put(to);)+)?
                    })+
                }
            }

            fn take(from: &mut Reader<'_>) -> Option<Self> {
                match from.byte()? {
                    $($number => {
                        $($(let $part = Code::take(from)?;)+)?
                        $($(let $field = Code::take(from)?;)+)?
                        Some(Self::$variant $(($($part),+))? $({$($field),+})?)
                    })+
                    _ => None,
                }
            }
        }
    )+};
}

code_variants! {
    Query {
        0 = Passages(text),
        1 = Partners(filter),
        2 = Count(filter, counted),
        3 = Total(total),
        4 = Pair(a, b),
        5 = First(filter, end, span),
        6 = Ranking(ranking),
        7 = Compare(scopes, filter, at),
        8 = Share(part, at),
        9 = Timeline(filter, course),
        10 = Common(common),
        11 = Missing(missing),
        12 = Places(filter),
        13 = Anniversaries(anniversaries),
        14 = Check(check),
        15 = Sum(scopes, filter, at),
        16 = Several(queries),
    }
    Course {
        0 = Totals(counted),
        1 = New,
        2 = Reaches(number),
    }
    Part {
        0 = Scopes(scopes),
        1 = Top(of, count),
        2 = Within(of, scopes),
    }
    When {
        0 = ThisMonth,
        1 = NextMonth,
        2 = ThisYear,
        3 = NextYear,
        4 = LastYear,
        5 = Today,
        6 = Month(month),
        7 = Year(year),
        8 = Day(month, day),
        9 = MonthOf(year, month),
        10 = Next,
    }
    Check {
        0 = Number { of, counted, hundredths, how, percent, at },
        1 = Paired { cn, partner, at, begun },
        2 = TopShare { top, hundredths },
        3 = Told { of, said },
    }
    Said {
        0 = Ranks(from, to),
        1 = More,
        2 = Fewer,
        3 = Ties(cn, partner),
        4 = Began(at),
    }
}

/// The words of a search are no part of the bytes: they stand behind them as they are.
impl Code for String {
    fn put(&self, _: &mut Writer<'_>) {}

    fn take(_: &mut Reader<'_>) -> Option<Self> {
        Some(Self::new())
    }
}
