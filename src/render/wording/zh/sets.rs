//! What is shared, what is missing, who is ahead, what has grown: the first lines of such answers.

use super::Chinese;
use super::Name;
use super::phrase::{all_of, and_listed, compared, limits, listed, period, ranked_noun};
use crate::answer::{Grown, Lead};
use crate::places::Scope;
use crate::question::{Common, CommonBy, Comparison, Missing, Ranked};
use crate::render::wording::Wording as _;

pub(super) fn common(asked: &Common, rows: usize, name: Name<'_>) -> String {
    let of = all_of(&asked.of, name) + &in_part(asked, name);
    if !asked.without.is_empty() {
        let without = all_of(&asked.without, name);
        return match asked.by {
            CommonBy::Places => format!("{of}有而{without}没有的友城有{rows}个："),
            CommonBy::Countries => format!("{of}有友城而{without}没有的国家有{rows}个："),
            CommonBy::Provinces => format!("与{of}有友城而与{without}没有的省区市有{rows}个："),
        };
    }
    match (asked.by, rows) {
        (CommonBy::Places, 0) => format!("{of}没有共同的友城记录。"),
        (CommonBy::Places, _) => format!("{of}有{rows}个共同的友城："),
        (CommonBy::Countries, 0) => format!("{of}没有共同的友城国家。"),
        (CommonBy::Countries, _) if asked.within.is_empty() => {
            format!("{of}在{rows}个国家都有友城：")
        }
        (CommonBy::Countries, _) => format!("{of}都有友城的国家有{rows}个："),
        (CommonBy::Provinces, 0) => format!("没有与{of}都有友城的省区市。"),
        (CommonBy::Provinces, _) => format!("与{of}都有友城的省区市有{rows}个："),
    }
}

/// "在非洲", for what several share there.
pub(super) fn in_part(asked: &Common, name: Name<'_>) -> String {
    let within = asked.within.iter();
    let within: Vec<String> = within.map(|scope| name(*scope).zh.to_string()).collect();
    if within.is_empty() {
        String::new()
    } else {
        format!("在{}", within.join("或"))
    }
}

pub(super) fn missing(missing: &Missing, rows: usize, name: Name<'_>) -> String {
    let units = ranked_noun(missing.units);
    let units = format!("{units}{}", limits(&missing.ties(), name));
    let within = within(missing, name);
    let [of, with] = whose_missing(missing, name);
    let of = period(missing.at) + &of;
    let with = begun(missing) + &with;
    match (missing.how, missing.pairs) {
        (Comparison::Exactly, 0) if rows == 0 => {
            format!("没有：{of}各{units}{within}都有{with}友城记录。")
        }
        (Comparison::Exactly, 0) => {
            let within = lacking_within(missing, name);
            format!("{of}有{rows}个{units}{within}没有{with}友城记录：")
        }
        (Comparison::Exactly, pairs) => {
            format!("{of}有{rows}个{units}{within}只有{pairs}对{with}友城记录：")
        }
        _ => {
            let pairs = number_of(missing);
            format!("{of}有{rows}个{units}{within}有{pairs}{with}友城记录：")
        }
    }
}

/// "2000年以来结好的", before the partners.
pub(super) fn begun(missing: &Missing) -> String {
    if missing.since.is_unbounded() {
        String::new()
    } else {
        format!("{}结好的", period(missing.since))
    }
}

/// What stands before the units ("江苏的……城市") and before the partners ("没有天津友城的国家").
pub(super) fn whose_missing(missing: &Missing, name: Name<'_>) -> [String; 2] {
    let of = if missing.of.is_empty() {
        String::new()
    } else {
        let of = missing.of.iter();
        let of: Vec<String> = of
            .map(|id| name(Scope::Place(*id)).zh.to_string())
            .collect();
        listed(&of)
    };
    // 非洲的国家在中国没有友城，而不是在非洲没有。
    if of_world(missing) {
        [named(missing, name), of]
    } else {
        [of, String::new()]
    }
}

pub(super) fn within(missing: &Missing, name: Name<'_>) -> String {
    if missing.within.is_empty() || of_world(missing) {
        String::new()
    } else {
        format!("在{}", named(missing, name))
    }
}

/// "在日本和韩国都", before "没有".
pub(super) fn lacking_within(missing: &Missing, name: Name<'_>) -> String {
    match missing.within.as_slice() {
        [_, _, ..] if !of_world(missing) => {
            let names = missing.within.iter();
            let names: Vec<String> = names.map(|scope| name(*scope).zh.to_string()).collect();
            format!("在{}都", and_listed(&names))
        }
        _ => within(missing, name),
    }
}

fn named(missing: &Missing, name: Name<'_>) -> String {
    let within = missing.within.iter();
    let within: Vec<String> = within.map(|scope| name(*scope).zh.to_string()).collect();
    within.join("或")
}

/// How many pairs the units have.
pub(super) fn number_of(missing: &Missing) -> String {
    match missing.most {
        Some(most) => format!("{}至{most}对", missing.pairs),
        None => compared(missing.how, &missing.pairs.to_string(), "对"),
    }
}

/// Are the units that lack something abroad?
fn of_world(missing: &Missing) -> bool {
    matches!(missing.units, Ranked::Countries | Ranked::Continents)
}

/// "湖北比湖南多32对：……", with what speaks against such a comparison.
pub(super) fn ahead(lead: &Lead, under: &str, differing: bool) -> String {
    let number = |row: &crate::answer::FigureRow| {
        let dated = row
            .as_of
            .map_or(String::new(), |date| format!("（{date}）"));
        format!(
            "{}{}{dated}",
            row.scope.zh,
            Chinese.value(row.value, row.unit)
        )
    };
    let (a, b) = (&lead.first, &lead.second);
    let said = match lead.order() {
        Some((more, less)) => format!(
            "{}比{}多{}",
            more.scope.zh,
            less.scope.zh,
            Chinese.value(lead.by(), more.unit)
        ),
        None => format!("{}和{}一样多", a.scope.zh, b.scope.zh),
    };
    let basis = if lead.is_counted() {
        "（按本库所录逐条统计）"
    } else {
        ""
    };
    let caveat = match (lead.is_alike(), differing && !lead.is_counted()) {
        (true, false) => "",
        (true, true) => "；最新的数字口径不一，未作比较",
        (false, false) => "；两个数字的日期不同",
        (false, true) => "；两个数字的日期和口径都不同",
    };
    format!(
        "{said}{under}{basis}：{}，{}{caveat}。",
        number(a),
        number(b)
    )
}

/// "，从1,497对（2008）到3,054对（2024），增加1,557对".
pub(super) fn grown(grown: Grown) -> String {
    let (from, to) = (grown.from, grown.to);
    let value = |value: f64| Chinese.value(value, grown.unit);
    format!(
        "，从{}（{}）到{}（{}），{}{}",
        value(from.0),
        from.1,
        value(to.0),
        to.1,
        if to.0 < from.0 { "减少" } else { "增加" },
        value((to.0 - from.0).abs())
    )
}
