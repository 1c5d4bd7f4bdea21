//! Which partnerships are meant.

use sqlx::{QueryBuilder, Sqlite};

use crate::facts::{DateRange, PartialDate, Status};
use crate::places::{GroupId, PlaceId, Scope};

/// Partnerships that pass every condition; an empty condition lets all pass.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PartnerFilter {
    /// The Chinese side is one of these places.
    pub cn: Vec<PlaceId>,
    /// The Chinese side may also lie anywhere below one of `cn`: a prefecture or county in a
    /// province, a county or district in a prefecture or municipality.
    pub cn_below: bool,
    /// The foreign side is one of these places, or lies in one of these countries or groups.
    /// [`Scope::World`] lets all pass.
    pub abroad: Vec<Scope>,
    /// The date of founding may lie in this range; see [`DateRange::contains`]. Partnerships
    /// without a date pass only an unbounded range.
    pub since: DateRange,
    /// Founded in one of these years.
    pub years: Vec<u16>,
    /// Founded in this month of any year.
    pub month: Option<u8>,
    /// Founded on this day of `month`.
    pub day: Option<u8>,
    /// Only of this status.
    pub status: Option<Status>,
}

impl PartnerFilter {
    /// Adds `WHERE` and the conditions on the table `partnerships AS p`.
    pub(super) fn push_where(&self, query: &mut QueryBuilder<Sqlite>) {
        query.push(" WHERE TRUE");
        self.push_cn(query);
        self.push_abroad(query);
        push_range(query, self.since);
        if !self.years.is_empty() {
            query.push(" AND (FALSE");
            for year in &self.years {
                let year = i64::from(*year) * 10_000;
                query.push(" OR p.since BETWEEN ").push_bind(year);
                query.push(" AND ").push_bind(year + 9_999);
            }
            query.push(")");
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
    }

    fn push_cn(&self, query: &mut QueryBuilder<Sqlite>) {
        if self.cn.is_empty() {
            return;
        }
        query.push(" AND (p.cn_id IN ");
        push_places(query, &self.cn);
        if self.cn_below {
            query.push(" OR p.province_id IN ");
            push_places(query, &self.cn);
            query.push(" OR p.cn_id IN (SELECT id FROM places WHERE parent_id IN ");
            push_places(query, &self.cn);
            query.push(")");
        }
        query.push(")");
    }

    fn push_abroad(&self, query: &mut QueryBuilder<Sqlite>) {
        if self.abroad.is_empty() || self.abroad.contains(&Scope::World) {
            return;
        }
        let (mut places, mut groups) = (Vec::new(), Vec::new());
        for scope in &self.abroad {
            match scope {
                Scope::World => {}
                Scope::Place(id) => places.push(*id),
                Scope::Group(id) => groups.push(*id),
            }
        }
        query.push(" AND (FALSE");
        if !places.is_empty() {
            query.push(" OR p.partner_id IN ");
            push_places(query, &places);
            query.push(" OR p.country IN (SELECT iso FROM places WHERE id IN ");
            push_places(query, &places);
            query.push(" AND iso IS NOT NULL)");
        }
        if !groups.is_empty() {
            query.push(" OR p.country IN (SELECT iso FROM group_members WHERE group_id IN ");
            push_groups(query, &groups);
            query.push(")");
        }
        query.push(")");
    }
}

/// A date is packed with zeros for what is unknown, so that one that is less precise than an end
/// of the range stands just below it: at the lower end it must be let in by itself.
fn push_range(query: &mut QueryBuilder<Sqlite>, range: DateRange) {
    if let Some(from) = range.from {
        let coarser = [
            PartialDate::new(from.year(), from.month(), None),
            PartialDate::from_year(from.year()),
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

pub(super) fn push_places(query: &mut QueryBuilder<Sqlite>, ids: &[PlaceId]) {
    push_list(query, ids.iter().map(|id| i64::from(id.0)));
}

pub(super) fn push_groups(query: &mut QueryBuilder<Sqlite>, ids: &[GroupId]) {
    push_list(query, ids.iter().map(|id| i64::from(id.0)));
}

fn push_list(query: &mut QueryBuilder<Sqlite>, ids: impl Iterator<Item = i64>) {
    query.push("(");
    let mut list = query.separated(", ");
    for id in ids {
        list.push_bind(id);
    }
    query.push(")");
}
