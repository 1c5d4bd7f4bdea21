//! What is shared and what is missing: the first lines of such answers.

use super::Name;
use super::phrase::{all_of, and_listed, compared, listed, period, ranked_noun};
use crate::places::Scope;
use crate::question::{Common, CommonBy, Comparison, Missing, Ranked};

pub(super) fn common(asked: &Common, rows: usize, name: Name<'_>) -> String {
    let of = all_of(&asked.of, name);
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
        (CommonBy::Countries, _) => format!("{of}在{rows}个国家都有友城："),
        (CommonBy::Provinces, 0) => format!("没有与{of}都有友城的省区市。"),
        (CommonBy::Provinces, _) => format!("与{of}都有友城的省区市有{rows}个："),
    }
}

pub(super) fn missing(missing: &Missing, rows: usize, name: Name<'_>) -> String {
    let units = ranked_noun(missing.units);
    let within = within(missing, name);
    let [of, with] = whose_missing(missing, name);
    let of = period(missing.at) + &of;
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
