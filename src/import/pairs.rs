//! Pairs of names → partnerships: which side is Chinese, which places are meant, and whether the
//! tie is new.

use std::collections::{HashMap, HashSet};

use super::date::{Against, compare};
use super::reason::Reason;
use super::record::Pair;
use super::report::Verdict;
use super::world::{Country, Meant, Unit, World};
use crate::facts::{PartialDate, Partnership, Row, SinceBasis, Status};
use crate::places::{PlaceId, Side};
use crate::store::changes::{Existing, Tie};

/// Why a pair is no partnership.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    Outside,
    Excluded,
    Rejected(Reason),
    /// No Chinese place has this name.
    NoChinese(String),
    /// No foreign place has this name, and its country is not said.
    NoForeign(String),
    /// The foreign place is not known: its name, and the code of its country.
    NewPlace(Unit, String, String),
}

impl Unfit {
    /// The reason. Only called where somebody will read it, because the nearest names take time to
    /// find.
    pub(super) fn explain(&self, world: &World) -> Reason {
        match self {
            // Nobody is told of rows without China.
            Self::Outside => Reason::UnknownPlace,
            Self::Excluded => Reason::Excluded,
            Self::Rejected(why) => why.clone(),
            Self::NoChinese(name) => Reason::NoChinese {
                name: name.clone(),
                near: world.nearest(name, Side::Chinese),
            },
            Self::NoForeign(name) => Reason::NoForeign {
                name: name.clone(),
                near: world.nearest(name, Side::Abroad),
            },
            Self::NewPlace(_, name, iso) => Reason::NewPlace {
                name: name.clone(),
                country: iso.clone(),
                near: world.nearest(name, Side::Of(iso)),
            },
        }
    }

    pub(super) fn verdict(&self) -> Verdict {
        match self {
            Self::Outside => Verdict::Outside,
            Self::Excluded => Verdict::Excluded,
            _ => Verdict::Rejected,
        }
    }
}

/// What is to be done about a pair.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Decision {
    Add(Box<Tie>),
    /// The row's number and what is new of it.
    Set(i64, Patch),
    /// It is known as it stands: the row.
    Keep(String),
    /// The row, and why it is left out.
    Leave(Verdict, String, Reason),
}

/// New values of a known partnership; what is `None` stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Patch {
    since: Option<(PartialDate, SinceBasis)>,
    status: Option<Status>,
    source: String,
}

impl Patch {
    pub(super) fn apply(&self, tie: &Partnership) -> Partnership {
        let mut tie = tie.clone();
        if let Some((since, basis)) = self.since {
            tie.since = Some(since);
            tie.since_basis = Some(basis);
        }
        tie.status = self.status.unwrap_or(tie.status);
        tie.source.clone_from(&self.source);
        tie
    }
}

/// How a pair that says something else than what is known is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Authority {
    /// What is known stays; what was unknown is filled in.
    Additional,
    /// What the file says is right.
    Final,
}

/// All partnerships, and those that the file has named already.
pub(super) struct Known {
    ties: HashMap<(PlaceId, PlaceId), KnownTie>,
    retired: HashSet<String>,
}

#[derive(Clone, Copy)]
struct KnownTie {
    id: i64,
    since: Option<PartialDate>,
    status: Status,
    /// The line of the file that named it last; 0 if none has.
    line: u64,
}

impl Known {
    pub(super) fn new(retired: Vec<String>) -> Self {
        Self {
            ties: HashMap::new(),
            retired: retired.into_iter().collect(),
        }
    }

    pub(super) fn put(&mut self, tie: Existing) {
        let known = KnownTie {
            id: tie.id,
            since: tie.since,
            status: tie.status,
            line: 0,
        };
        self.ties.insert((tie.cn, tie.partner), known);
    }

    /// The row's number, if there is such a tie.
    pub(super) fn id(&self, cn: PlaceId, partner: PlaceId) -> Option<i64> {
        self.ties.get(&(cn, partner)).map(|tie| tie.id)
    }

    /// A tie that was added in this import.
    pub(super) fn learn(&mut self, tie: &Tie, id: i64, line: u64) {
        let known = KnownTie {
            id,
            since: tie.row.since,
            status: tie.row.status,
            line,
        };
        self.ties.insert((tie.cn, tie.partner), known);
    }

    fn holds(&self, cn: PlaceId, partner: PlaceId) -> bool {
        self.ties.contains_key(&(cn, partner))
    }
}

/// The Chinese and the foreign place of a pair.
pub(super) fn sides(
    world: &mut World,
    known: &Known,
    pair: &Pair<'_>,
    chinese_first: bool,
) -> Result<(Unit, Unit), Unfit> {
    let [one, other] = pair.country.map(|country| world.country(country));
    if chinese_first && one == Country::Unsaid {
        return with_countries(world, known, pair.place, (&Country::China, &other), pair);
    }
    match (&one, &other) {
        (Country::Unsaid, Country::Unsaid) => by_names(world, known, pair.place),
        (Country::LeftOut, _) | (_, Country::LeftOut) => Err(Unfit::Excluded),
        // It may be China in words that are not understood.
        (Country::Unknown, _) | (_, Country::Unknown) => Err(unknown_countries(world, pair)),
        (Country::China, Country::China) => Err(Unfit::Rejected(Reason::BothChinese)),
        (Country::China, _) => with_countries(world, known, pair.place, (&one, &other), pair),
        (_, Country::China) => {
            let [first, second] = pair.place;
            with_countries(world, known, [second, first], (&other, &one), pair)
        }
        (Country::Unsaid, Country::Abroad(_)) => {
            with_countries(world, known, pair.place, (&Country::China, &other), pair)
                .map_err(not_china)
        }
        (Country::Abroad(_), Country::Unsaid) => {
            let [first, second] = pair.place;
            let turned = [second, first];
            with_countries(world, known, turned, (&Country::China, &one), pair).map_err(not_china)
        }
        (Country::Abroad(_), Country::Abroad(_)) => Err(Unfit::Outside),
    }
}

fn unknown_countries(world: &mut World, pair: &Pair<'_>) -> Unfit {
    let names = pair.country.into_iter();
    let names = names.filter(|name| world.country(name) == Country::Unknown);
    let names: Vec<&str> = names.collect();
    Unfit::Rejected(Reason::NoCountry(names.join(", ")))
}

/// Where nothing says that a place is Chinese, an unknown name is none of ours.
fn not_china(unfit: Unfit) -> Unfit {
    match unfit {
        Unfit::NoChinese(_) => Unfit::Outside,
        unfit => unfit,
    }
}

fn with_countries(
    world: &mut World,
    known: &Known,
    [cn, partner]: [&str; 2],
    (_, country): (&Country, &Country),
    pair: &Pair<'_>,
) -> Result<(Unit, Unit), Unfit> {
    let side = match country {
        Country::Abroad(iso) => Side::Of(iso),
        Country::Unsaid => Side::Abroad,
        Country::China => return Err(Unfit::Rejected(Reason::BothChinese)),
        Country::LeftOut => return Err(Unfit::Excluded),
        Country::Unknown => return Err(unknown_countries(world, pair)),
    };
    let chinese = world.find(cn, Side::Chinese);
    let foreign = world.find(partner, side);
    let chinese = choose(known, cn, chinese, &foreign, true)?;
    let Some(chinese) = chinese else {
        return Err(Unfit::NoChinese(cn.to_owned()));
    };
    if world.is_left_out(chinese.id) {
        return Err(Unfit::Excluded);
    }
    let this = Meant::One(chinese.clone());
    match (choose(known, partner, foreign, &this, false)?, side) {
        (Some(foreign), _) => Ok((chinese, foreign)),
        (None, Side::Of(iso)) => Err(Unfit::NewPlace(chinese, partner.to_owned(), iso.to_owned())),
        (None, _) => Err(Unfit::NoForeign(partner.to_owned())),
    }
}

/// Without countries the names alone must tell which side is which.
fn by_names(world: &World, known: &Known, names: [&str; 2]) -> Result<(Unit, Unit), Unfit> {
    let chinese = names.map(|name| world.find(name, Side::Chinese));
    let foreign = names.map(|name| world.find(name, Side::Abroad));
    let [first, second] =
        [0, 1].map(|at: usize| chinese[at] != Meant::Unknown && foreign[1 - at] != Meant::Unknown);
    let at = match (first, second) {
        (true, false) => 0,
        (false, true) => 1,
        (true, true) => {
            return Err(Unfit::Rejected(Reason::EitherChinese));
        }
        (false, false) => {
            let some = chinese.iter().position(|meant| *meant != Meant::Unknown);
            let Some(at) = some else {
                return Err(Unfit::Outside);
            };
            if chinese[1 - at] != Meant::Unknown {
                return Err(Unfit::Rejected(Reason::BothChinese));
            }
            return Err(Unfit::NoForeign(names[1 - at].to_owned()));
        }
    };
    let (cn, partner) = (chinese[at].clone(), foreign[1 - at].clone());
    let unknown = || Unfit::Rejected(Reason::UnknownPlace);
    let chosen = choose(known, names[at], cn, &partner, true)?.ok_or_else(unknown)?;
    if world.is_left_out(chosen.id) {
        return Err(Unfit::Excluded);
    }
    let this = Meant::One(chosen.clone());
    let partner = choose(known, names[1 - at], partner, &this, false)?;
    Ok((chosen, partner.ok_or_else(unknown)?))
}

/// The one that is meant. Of several, it is the one that has a partnership with the other side.
fn choose(
    known: &Known,
    name: &str,
    meant: Meant,
    other: &Meant,
    is_chinese: bool,
) -> Result<Option<Unit>, Unfit> {
    let several = match meant {
        Meant::Unknown => return Ok(None),
        Meant::One(unit) => return Ok(Some(unit)),
        Meant::Several(several) => several,
    };
    let others = match other {
        Meant::One(unit) => std::slice::from_ref(unit),
        Meant::Several(units) => units.as_slice(),
        Meant::Unknown => &[],
    };
    let tied = |unit: &&Unit| {
        others.iter().any(|other| {
            let (cn, partner) = if is_chinese {
                (*unit, other)
            } else {
                (other, *unit)
            };
            known.holds(cn.id, partner.id)
        })
    };
    let mut found = several.iter().filter(tied);
    if let (Some(unit), None) = (found.next(), found.next()) {
        return Ok(Some(unit.clone()));
    }
    Err(Unfit::Rejected(Reason::Ambiguous {
        name: name.to_owned(),
        ids: several.iter().map(|unit| unit.slug.to_string()).collect(),
    }))
}

/// Compares a pair with what is known.
pub(super) fn decide(
    known: &mut Known,
    (cn, partner): (&Unit, &Unit),
    pair: &Pair<'_>,
    (source_id, source): (i64, &str),
    authority: Authority,
    line: u64,
) -> Decision {
    let basis = pair
        .since
        .map(|_| pair.basis.unwrap_or(SinceBasis::Unverified));
    let row = Partnership {
        cn: cn.slug.to_string(),
        partner: partner.slug.to_string(),
        since: pair.since,
        since_basis: basis,
        status: pair.status.unwrap_or(Status::Active),
        source: source.to_owned(),
    };
    let Some(tie) = known.ties.get_mut(&(cn.id, partner.id)) else {
        return decide_new(known, (cn, partner), source_id, row, authority);
    };
    let again = std::mem::replace(&mut tie.line, line);
    let since = match (tie.since, pair.since) {
        (_, None) => Against::Same,
        (None, Some(_)) => Against::Finer,
        (Some(old), Some(new)) => compare(old, new),
    };
    let status = pair.status.is_none_or(|status| status == tie.status);
    let key = format!("{} {}", row.cn, row.partner);
    match (since, status) {
        (Against::Same, true) if again > 0 => {
            Decision::Leave(Verdict::Duplicate, key, Reason::Again(again))
        }
        (Against::Same, true) => Decision::Keep(key),
        (Against::Finer, true) => change(tie, &row, pair),
        _ if authority == Authority::Final => change(tie, &row, pair),
        (Against::Other, _) => {
            let (file, here) = (pair.since, tie.since);
            let reason = Reason::OtherDate { file, here };
            Decision::Leave(Verdict::Conflicting, key, reason)
        }
        (_, _) => {
            let (file, here) = (row.status, tie.status);
            let reason = Reason::OtherStatus { file, here };
            Decision::Leave(Verdict::Conflicting, key, reason)
        }
    }
}

/// What becomes of a pair that is not known.
fn decide_new(
    known: &Known,
    (cn, partner): (&Unit, &Unit),
    source: i64,
    row: Partnership,
    authority: Authority,
) -> Decision {
    let key = Row::Partnership(row.clone()).key();
    if authority == Authority::Additional && known.retired.contains(&key) {
        return Decision::Leave(Verdict::Conflicting, key, Reason::Retired);
    }
    let Some(province) = cn.province else {
        return Decision::Leave(Verdict::Rejected, key, Reason::NoProvince);
    };
    Decision::Add(Box::new(Tie {
        cn: cn.id,
        province,
        partner: partner.id,
        country: std::sync::Arc::clone(&partner.iso),
        source,
        row,
    }))
}

fn change(tie: &mut KnownTie, row: &Partnership, pair: &Pair<'_>) -> Decision {
    tie.since = row.since.or(tie.since);
    tie.status = pair.status.unwrap_or(tie.status);
    let patch = Patch {
        since: row.since.zip(row.since_basis),
        status: pair.status,
        source: row.source.clone(),
    };
    Decision::Set(tie.id, patch)
}
