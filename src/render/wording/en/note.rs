//! What is said below an answer.

use super::super::{grouped, of_another_year};
use super::phrase::{are, dates, partnerships, ranked_noun, ranked_one};
use crate::answer::Note;
use crate::facts::PartialDate;

pub(super) fn note_text(note: &Note) -> String {
    match note {
        Note::ReadAs { typed, taken } => {
            format!("“{typed}” was read as {} ({}).", taken.en, taken.zh)
        }
        Note::AlsoNamed { taken, others } => {
            let others: Vec<String> = others
                .iter()
                .map(|other| format!("{} ({})", other.en, other.zh))
                .collect();
            format!(
                "this is {} ({}); if you mean {}, please write the name like that.",
                taken.en,
                taken.zh,
                others.join(" or ")
            )
        }
        Note::AllOfOneName(places) => {
            let places: Vec<String> = places
                .iter()
                .map(|place| format!("{} ({})", place.en, place.zh))
                .collect();
            format!(
                "{} places have this name, and the rows of all of them are listed: {}; name one like that to see \
                 it alone.",
                places.len(),
                places.join("; ")
            )
        }
        Note::FullYears(1) => "one full year has passed since, as of today.".into(),
        Note::FullYears(n) => format!("{n} full years have passed since, as of today."),
        Note::UnverifiedDates(n) => {
            format!(
                "{} marked “unverified” {} not confirmed by any document.",
                dates(*n),
                are(*n)
            )
        }
        Note::UnverifiedYears(1) => {
            "1 of the pairs counted stands under a year that no document confirms.".into()
        }
        Note::UnverifiedYears(n) => {
            format!("{n} of the pairs counted stand under a year that no document confirms.")
        }
        Note::NoDate(n) => format!("for {} the date is not known.", partnerships(*n)),
        Note::UndatedNotCounted(1) => {
            "1 more pair is not dated closely enough and is left out.".into()
        }
        Note::UndatedNotCounted(n) => {
            format!("{n} more pairs are not dated closely enough and are left out.")
        }
        Note::NotActive(n) => format!(
            "{} in this list {} ended or suspended.",
            partnerships(*n),
            are(*n)
        ),
        Note::Conflict {
            scope,
            as_of,
            values,
        } => {
            let values: Vec<String> = values.iter().map(|value| grouped(*value)).collect();
            format!(
                "sources disagree about {} at {as_of}: {}.",
                scope.en,
                values.join(" and ")
            )
        }
        Note::DoesNotAddUp {
            printed,
            sum,
            whole,
            computed,
        } => format!(
            "the source prints {}%, but its own numbers give {}% ({} of {}).",
            grouped(*printed),
            grouped(*computed),
            grouped(*sum),
            grouped(*whole)
        ),
        Note::KnownRowsOnly { counted } => format!(
            "{} known one by one here; reported totals can be higher, because no list is complete.",
            if *counted == 1 {
                "1 pair is".to_owned()
            } else {
                format!("{counted} pairs are")
            }
        ),
        Note::MembersNotKnown(group) => format!(
            "which countries belong to {} ({}) is not recorded here, so nothing can be counted by it.",
            group.en, group.zh
        ),
        Note::NearestPassages => "no passage has all of what you ask; these come nearest.".into(),
        Note::OtherPlaces => "none of the passages speaks of the place you name.".into(),
        Note::NotExplained => "the documents here do not explain it.".into(),
        Note::RowsOnly => {
            "counted from the rows known here; sources may report greater numbers.".into()
        }
        Note::DifferentCounts => "the figures do not all count the same: some include \
            friendly-exchange ties or the count of one side only."
            .into(),
        Note::AtOneDate { as_of, values } => {
            let values = values.iter();
            let values = values.map(|row| format!("{} {}", row.scope.en, grouped(row.value)));
            let values: Vec<String> = values.collect();
            format!("of one date ({as_of}): {}.", values.join(", "))
        }
        Note::UnitsBelow { own: 0, .. } => {
            "all of these belong to its cities, counties and districts.".into()
        }
        Note::UnitsBelow { own, below } => format!(
            "{own} of these {} the province's own, {below} belong to its cities, counties and districts.",
            are(*own)
        ),
        Note::BelowNotListed { below } => {
            format!("its districts and counties have {below} more, which are not in this list.")
        }
        Note::NearestDate { asked, nearest } => {
            format!("no figure is known for the date asked ({asked}); the nearest is of {nearest}.")
        }
        Note::ShareOf {
            part,
            part_as_of,
            whole,
            whole_as_of,
        } => {
            let dated = |date: &PartialDate| format!(" ({date})");
            let (part, whole) = (grouped(*part), grouped(*whole));
            let of = whole_as_of.as_ref().map_or(String::new(), dated);
            match part_as_of {
                Some(date) if of_another_year(Some(*date), *whole_as_of) => format!(
                    "computed from {part} pairs{} of {whole}{of}, a total of another year.",
                    dated(date)
                ),
                _ => format!("computed from {part} of {whole} pairs{of}."),
            }
        }
        Note::PrintedOrderDiffers => {
            "the source prints these in another order than their numbers give.".into()
        }
        Note::SharedCountries(countries) => {
            let names: Vec<&str> = countries.iter().map(|country| &*country.en).collect();
            format!("each has partners in {}.", names.join(", "))
        }
        Note::MoreRanked { of, more } => format!(
            "{} more {} pairs on record here and {} not listed.",
            more,
            match more {
                1 => format!("{} has", ranked_one(*of)),
                _ => format!("{} have", ranked_noun(*of)),
            },
            are(*more)
        ),
        Note::MoreTied { more, pairs } => {
            format!(
                "{more} more {} {} as well and {} not listed.",
                if *more == 1 { "has" } else { "have" },
                grouped(*pairs),
                are(*more)
            )
        }
    }
}
