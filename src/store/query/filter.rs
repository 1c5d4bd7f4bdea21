//! Which partnerships are meant.

use std::sync::Arc;

use crate::facts::{DateRange, Level, PartialDate, SinceBasis, Status, Wanting};
use crate::places::{GroupId, PlaceId};
use crate::store::db::{Builder, Value};

/// A Chinese place, with or without what lies in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cn {
    /// The place itself.
    Itself(PlaceId),
    /// A province or municipality and every unit in it.
    Province(PlaceId),
    /// A prefecture and the counties and districts in it.
    Prefecture(PlaceId),
}

impl Cn {
    /// A place of this level and everything in it.
    #[must_use]
    pub fn whole(id: PlaceId, level: Level) -> Self {
        match level {
            Level::Province | Level::Municipality => Self::Province(id),
            Level::Prefecture => Self::Prefecture(id),
            _ => Self::Itself(id),
        }
    }
}

/// Where the foreign side lies. A partner is never a country itself, so that a place and a country
/// are looked up in one index each.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Abroad {
    /// Anywhere.
    World,
    /// It is this place.
    Place(PlaceId),
    /// In the country of this ISO code.
    Country(Arc<str>),
    /// In a country of this group.
    Group(GroupId),
}

/// Partnerships that pass every condition; an empty condition lets all pass.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PartnerFilter {
    /// The Chinese side is one of these.
    pub cn: Vec<Cn>,
    /// The foreign side is or lies in one of these.
    pub abroad: Vec<Abroad>,
    /// The Chinese side is none of these.
    pub except_cn: Vec<Cn>,
    /// The foreign side neither is nor lies in one of these.
    pub except_abroad: Vec<Abroad>,
    /// The date of founding may lie in this range; see [`DateRange::contains`]. What is dated to a year
    /// alone does not pass a range of some months or days of that year, and what has no date only an
    /// unbounded one.
    pub since: DateRange,
    /// Founded in one of these years.
    pub years: Vec<u16>,
    /// Founded in this month of any year.
    pub month: Option<u8>,
    /// Founded on this day of `month`.
    pub day: Option<u8>,
    /// Only of this status.
    pub status: Option<Status>,
    /// Only those whose date wants this; of those that want a date, the ones that may lie in `since`.
    pub wanting: Option<Wanting>,
    /// The Chinese side is of one of these levels.
    pub levels: Vec<Level>,
    /// The foreign side is of one of these levels.
    pub levels_abroad: Vec<Level>,
}

impl PartnerFilter {
    /// Adds `WHERE` and the conditions on the table `partnerships AS p`.
    pub(super) fn push_where(&self, query: &mut Builder) {
        query.push(" WHERE TRUE");
        push_cn(query, " AND (", &self.cn);
        push_cn(query, " AND NOT (", &self.except_cn);
        if !self.abroad.contains(&Abroad::World) {
            push_abroad(query, " AND (", &self.abroad);
        }
        push_abroad(query, " AND NOT (", &self.except_abroad);
        if !self.years.is_empty() {
            let mut years = Alternatives::new(query, " AND (");
            for year in &self.years {
                let year = i64::from(*year) * 10_000;
                let query = years.next("p.since BETWEEN ");
                query.push_bind(year).push(" AND ").push_bind(year + 9_999);
            }
            years.end();
        }
        if let Some(month) = self.month {
            let day = self.day.map(i64::from);
            let (first, last) = (day.unwrap_or(0), day.unwrap_or(99));
            query
                .push(" AND p.since % 10000 BETWEEN ")
                .push_bind(i64::from(month) * 100 + first);
            query.push(" AND ").push_bind(i64::from(month) * 100 + last);
        }
        if let Some(status) = self.status {
            query.push(" AND p.status = ").push_bind(status.code());
        }
        match self.wanting {
            Some(Wanting::Date) => push_undated(query, self.since),
            _ => push_range(query, self.since),
        }
        if self.wanting == Some(Wanting::Proof) {
            query.push(" AND p.since_basis = ");
            query.push_bind(SinceBasis::Unverified.code());
        }
        push_levels(query, "p.cn_id", &self.levels);
        push_levels(query, "p.partner_id", &self.levels_abroad);
    }
}

/// The place in `column` is of one of these levels.
fn push_levels(query: &mut Builder, column: &'static str, levels: &[Level]) {
    if levels.is_empty() {
        return;
    }
    query.push(" AND ").push(column);
    query.push(" IN (SELECT id FROM places WHERE level IN (");
    let mut list = query.separated(", ");
    for level in levels {
        list.push_bind(level.code());
    }
    query.push("))");
}

/// The Chinese side is one of these places; `begin` opens the condition.
fn push_cn(query: &mut Builder, begin: &'static str, places: &[Cn]) {
    let (mut units, mut provinces, mut prefectures) = (Vec::new(), Vec::new(), Vec::new());
    for cn in places {
        match *cn {
            Cn::Itself(id) => units.push(id),
            Cn::Province(id) => provinces.push(id),
            Cn::Prefecture(id) => {
                units.push(id);
                prefectures.push(id);
            }
        }
    }
    if places.is_empty() {
        return;
    }
    let mut cn = Alternatives::new(query, begin);
    if !units.is_empty() {
        push_places(cn.next("p.cn_id IN "), &units);
    }
    if !provinces.is_empty() {
        push_places(cn.next("p.province_id IN "), &provinces);
    }
    if !prefectures.is_empty() {
        let query = cn.next("p.cn_id IN (SELECT id FROM places WHERE parent_id IN ");
        push_places(query, &prefectures);
        query.push(")");
    }
    cn.end();
}

/// The foreign side is or lies in one of these; `begin` opens the condition.
fn push_abroad(query: &mut Builder, begin: &'static str, sides: &[Abroad]) {
    let (mut places, mut countries, mut groups) = (Vec::new(), Vec::new(), Vec::new());
    for side in sides {
        match side {
            // As an exception it would leave nothing; questions have no such exception.
            Abroad::World => {}
            Abroad::Place(id) => places.push(*id),
            Abroad::Country(iso) => countries.push(&**iso),
            Abroad::Group(id) => groups.push(*id),
        }
    }
    if places.is_empty() && countries.is_empty() && groups.is_empty() {
        return;
    }
    let mut abroad = Alternatives::new(query, begin);
    if !places.is_empty() {
        push_places(abroad.next("p.partner_id IN "), &places);
    }
    if !countries.is_empty() {
        push_list(abroad.next("p.country IN "), countries);
    }
    if !groups.is_empty() {
        let query = abroad.next("p.country IN (SELECT iso FROM group_members WHERE group_id IN ");
        push_groups(query, &groups);
        query.push(")");
    }
    abroad.end();
}

/// ` AND (… OR …)`. SQLite looks up each side of an `OR` in its own index, but only if every side
/// has one: a `FALSE` to begin with would make it read the whole table.
pub(super) struct Alternatives<'q> {
    query: &'q mut Builder,
    separator: &'static str,
}

impl<'q> Alternatives<'q> {
    pub(super) fn new(query: &'q mut Builder, begin: &'static str) -> Self {
        Self {
            query,
            separator: begin,
        }
    }

    pub(super) fn next(&mut self, sql: &str) -> &mut Builder {
        self.query.push(self.separator).push(sql);
        self.separator = " OR ";
        self.query
    }

    pub(super) fn end(self) {
        self.query.push(")");
    }
}

/// A date is packed with zeros for what is unknown, so that one that is less precise than an end
/// of the range stands just below it: at the lower end it must be let in by itself.
fn push_range(query: &mut Builder, range: DateRange) {
    if let Some(from) = range.from {
        let coarser = [
            PartialDate::new(from.year(), from.month(), None),
            PartialDate::from_year(from.year()).filter(|_| year_around(range).is_none()),
        ];
        query
            .push(" AND p.since >= ")
            .push_bind(i64::from(from.year()) * 10_000);
        query.push(" AND (p.since >= ").push_bind(from.packed());
        for date in coarser.into_iter().flatten() {
            query.push(" OR p.since = ").push_bind(date.packed());
        }
        query.push(")");
    }
    if let Some(to) = range.to {
        let open = match (to.month(), to.day()) {
            (None, _) => 9_999,
            (_, None) => 99,
            _ => 0,
        };
        query.push(" AND p.since <= ").push_bind(to.packed() + open);
    }
}

/// The year around a time of some months or days: what is dated to the year alone is most likely no
/// part of it.
fn year_around(range: DateRange) -> Option<u16> {
    let from = range.from.filter(|from| from.month().is_some())?;
    let to = range.to.filter(|to| to.year() == from.year())?;
    Some(to.year())
}

/// What is not dated closely enough to lie in a time: not at all, or to the year around it.
fn push_undated(query: &mut Builder, range: DateRange) {
    query.push(" AND (p.since IS NULL");
    if let Some(year) = year_around(range) {
        query.push(" OR p.since = ");
        query.push_bind(i64::from(year) * 10_000);
    }
    query.push(")");
}

pub(super) fn push_places(query: &mut Builder, ids: &[PlaceId]) {
    push_list(query, ids.iter().map(|id| i64::from(id.0)));
}

pub(super) fn push_groups(query: &mut Builder, ids: &[GroupId]) {
    push_list(query, ids.iter().map(|id| i64::from(id.0)));
}

fn push_list<V: Into<Value>>(query: &mut Builder, values: impl IntoIterator<Item = V>) {
    query.push("(");
    let mut list = query.separated(", ");
    for value in values {
        list.push_bind(value);
    }
    query.push(")");
}
