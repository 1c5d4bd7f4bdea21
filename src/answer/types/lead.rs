//! Which of two that are compared is ahead, and by how much.

use super::{Answer, Basis, FigureRow, Note, Rows};
use crate::question::Query;

/// Two numbers beside each other, that of the first side first.
#[derive(Clone, Debug, PartialEq)]
pub struct Lead {
    /// The number of the first side.
    pub first: FigureRow,
    /// The number of the second side.
    pub second: FigureRow,
}

impl Lead {
    /// By how much they differ.
    #[must_use]
    pub fn by(&self) -> f64 {
        (self.first.value - self.second.value).abs()
    }

    /// The greater and the smaller number; `None` where they are the same.
    #[must_use]
    pub fn order(&self) -> Option<(&FigureRow, &FigureRow)> {
        let (a, b) = (&self.first, &self.second);
        match self.by() {
            by if by < 1e-6 => None,
            _ if a.value > b.value => Some((a, b)),
            _ => Some((b, a)),
        }
    }

    /// Are both of one date and counted in one way, so that their difference says something?
    #[must_use]
    pub fn is_alike(&self) -> bool {
        self.first.as_of == self.second.as_of
    }

    /// Are both counted from the rows?
    #[must_use]
    pub fn is_counted(&self) -> bool {
        self.first.basis == Basis::Counted
    }
}

impl Answer {
    /// The two numbers of a comparison of two: the newest that sources report; those of one date, or those
    /// that are counted, where the newest do not count the same or one side has none.
    #[must_use]
    pub fn lead(&self) -> Option<Lead> {
        let Some(Query::Compare(scopes, ..)) = self.query.as_ref().map(Query::asked) else {
            return None;
        };
        let (Rows::Figures(rows), 2) = (&self.rows, scopes.len()) else {
            return None;
        };
        let [first, second, ..] = rows.as_slice() else {
            return None;
        };
        let counted = |row: &FigureRow| -> Option<FigureRow> {
            if row.basis == Basis::Counted {
                return Some(row.clone());
            }
            let Rows::Figures(beside) = &self.beside else {
                return None;
            };
            let mut own = beside.iter().filter(|other| other.scope == row.scope);
            own.next().cloned()
        };
        let unlike = self.notes.contains(&Note::DifferentCounts);
        if let Some(lead) = self.at_one_date().filter(|_| unlike) {
            return Some(lead);
        }
        if unlike && let (Some(first), Some(second)) = (counted(first), counted(second)) {
            return Some(Lead { first, second });
        }
        let mixed = (first.basis == Basis::Counted) != (second.basis == Basis::Counted);
        let (first, second) = if mixed {
            (counted(first)?, counted(second)?)
        } else {
            (first.clone(), second.clone())
        };
        let same = first.metric == second.metric && first.unit == second.unit;
        same.then_some(Lead { first, second })
    }

    /// What one source reports of both at one date.
    fn at_one_date(&self) -> Option<Lead> {
        let [first, second] = self.of_one_date()? else {
            return None;
        };
        Some(Lead {
            first: first.clone(),
            second: second.clone(),
        })
    }

    /// What one source reports at one date of all that are compared, where their newest figures are of
    /// different dates.
    #[must_use]
    pub fn of_one_date(&self) -> Option<&[FigureRow]> {
        let mut notes = self.notes.iter();
        notes.find_map(|note| match note {
            Note::AtOneDate { values, .. } => Some(values.as_slice()),
            _ => None,
        })
    }
}
