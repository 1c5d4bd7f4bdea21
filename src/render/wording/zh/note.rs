//! What is said below an answer.

use super::super::{grouped, of_another_year};
use super::phrase::ranked_noun;
use crate::answer::Note;
use crate::facts::PartialDate;

pub(super) fn note_text(note: &Note) -> String {
    match note {
        Note::ReadAs { typed, taken } => {
            format!("“{typed}”按{}（{}）理解。", taken.zh, taken.en)
        }
        Note::AlsoNamed { taken, others } => {
            let others: Vec<String> = others
                .iter()
                .map(|other| format!("{}（{}）", other.zh, other.en))
                .collect();
            format!(
                "这里按{}（{}）回答；如果您问的是{}，请写明。",
                taken.zh,
                taken.en,
                others.join("或")
            )
        }
        Note::AllOfOneName(places) => {
            let named: Vec<&str> = places.iter().map(|place| &*place.zh).collect();
            format!(
                "同名的地方有{}个：{}。以上合并列出；如只问其中之一，请写明。",
                places.len(),
                named.join("、")
            )
        }
        Note::FullYears(n) => format!("到今天满{n}年。"),
        Note::UnverifiedDates(n) => format!("标有“未核实”的{n}个日期没有文献证实。"),
        Note::UnverifiedYears(n) => format!("计入的友城中有{n}对，所列年份没有文献证实。"),
        Note::NoDate(n) => format!("其中{n}对的结好日期不详。"),
        Note::UndatedNotCounted(n) => format!("另有{n}对结好日期不详或不够具体，未计入。"),
        Note::NotActive(n) => format!("其中{n}对已终止或暂停。"),
        Note::Conflict {
            scope,
            as_of,
            values,
        } => {
            let values: Vec<String> = values.iter().map(|value| grouped(*value)).collect();
            format!(
                "关于{}在{as_of}的数据，各来源不一致：{}。",
                scope.zh,
                values.join("与")
            )
        }
        Note::DoesNotAddUp {
            printed,
            sum,
            whole,
            computed,
        } => format!(
            "原文写作{}%，但按其所列数字应为{}%（{}/{}）。",
            grouped(*printed),
            grouped(*computed),
            grouped(*sum),
            grouped(*whole)
        ),
        Note::KnownRowsOnly { counted } => {
            format!("本库逐条收录{counted}对；名录都不完整，公布的总数可能更高。")
        }
        Note::MembersNotKnown(group) => {
            format!("本库没有“{}”的成员名单，因此无法据此统计。", group.zh)
        }
        Note::NearestPassages => "没有哪一段完全回答所问，以下是最接近的。".into(),
        Note::OtherPlaces => "各段都没有谈到所问的地方。".into(),
        Note::NotExplained => "所收文献没有说明原因。".into(),
        Note::RowsOnly => "按本库所录逐条统计；公布的总数可能更大。".into(),
        Note::DifferentCounts => {
            "各数字口径不一：有的包括友好交流（合作）城市，有的只是一方的统计。".into()
        }
        Note::AtOneDate { as_of, values } => {
            let values = values.iter();
            let values = values.map(|row| format!("{}{}对", row.scope.zh, grouped(row.value)));
            let values: Vec<String> = values.collect();
            format!("同一时间（{as_of}）：{}。", values.join("，"))
        }
        Note::UnitsBelow { own: 0, .. } => "均属所辖市县区。".into(),
        Note::UnitsBelow { own, below } => {
            format!("其中省级{own}对，所辖市县区{below}对。")
        }
        Note::BelowNotListed { below } => format!("所辖区县另有{below}对，未列入。"),
        Note::NearestDate { asked, nearest } => {
            format!("没有所问日期（{asked}）的数据，最接近的是{nearest}的。")
        }
        Note::ShareOf {
            part,
            part_as_of,
            whole,
            whole_as_of,
        } => {
            let dated = |date: &PartialDate| format!("（{date}）");
            let (part, whole) = (grouped(*part), grouped(*whole));
            let of = whole_as_of.as_ref().map_or(String::new(), dated);
            match part_as_of {
                Some(date) if of_another_year(Some(*date), *whole_as_of) => format!(
                    "由{part}对{}除以{whole}对{of}算得，二者不是同一年的数字。",
                    dated(date)
                ),
                _ => format!("由{part}对除以{whole}对{of}算得。"),
            }
        }
        Note::PrintedOrderDiffers => "原文的排列次序与数字大小不符。".into(),
        Note::SharedCountries(countries) => {
            let names: Vec<&str> = countries.iter().map(|country| &*country.zh).collect();
            format!("在这些国家都有友城：{}。", names.join("、"))
        }
        Note::MoreRanked { of, more } => {
            format!("本库另有{more}个{}也有友城，未列出。", ranked_noun(*of))
        }
        Note::MoreTied { more, pairs } => {
            format!("另有{more}个同为{}对，未列出。", grouped(*pairs))
        }
    }
}
