//! Bars of what is compared.

use super::WhyNot;
use super::bars::{Bars, by_basis, grouped};
use crate::answer::{Answer, FigureRow, Note};

/// What is compared, in the order asked: the reported figures that the answer sets against each other, then
/// the counted ones. The newest figures that it does not set so are only said.
pub(super) fn of_figures(answer: &Answer, rows: &[FigureRow]) -> Result<Bars, WhyNot> {
    let (mut counted, newest) = by_basis(answer, rows);
    let asked = |row: &&FigureRow| rows.iter().position(|other| other.scope == row.scope);
    counted.sort_by_key(asked);
    let unlike = answer.notes.contains(&Note::DifferentCounts);
    let lead = answer.lead();
    let of_one_date = answer.of_one_date().filter(|_| unlike || lead.is_none());
    let counted_lead = lead.filter(|lead| lead.is_counted() && unlike);
    match (of_one_date, counted_lead) {
        (Some(of_one_date), _) => {
            let of_one_date: Vec<&FigureRow> = of_one_date.iter().collect();
            grouped(answer, &of_one_date, &counted, &newest)
        }
        (None, Some(_)) => grouped(answer, &[], &counted, &newest),
        (None, None) => grouped(answer, &newest, &counted, &[]),
    }
}
