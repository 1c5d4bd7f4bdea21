//! The values that an option can be chosen from.

/// A value to choose: English, Simplified and Traditional names.
#[derive(Clone, Copy, Debug)]
pub struct Value {
    /// What comes back.
    pub value: &'static str,
    /// English name.
    pub name: &'static str,
    /// Simplified and Traditional Chinese names.
    pub zh_name: [&'static str; 2],
}

const fn value(value: &'static str, name: &'static str, zh_name: [&'static str; 2]) -> Value {
    Value {
        value,
        name,
        zh_name,
    }
}

/// What can be ranked.
pub const RANKED: [Value; 6] = [
    value("countries", "countries", ["国家", "國家"]),
    value("provinces", "Chinese provinces", ["中国的省", "中國的省"]),
    value("cities", "Chinese cities", ["中国的城市", "中國的城市"]),
    value("continents", "continents", ["大洲", "大洲"]),
    value("foreign", "foreign places", ["外国的地方", "外國的地方"]),
    value("years", "years", ["年份", "年份"]),
];

/// Orders of a ranking.
pub const ORDERS: [Value; 2] = [
    value("most", "most first", ["最多在前", "最多在前"]),
    value("fewest", "fewest first", ["最少在前", "最少在前"]),
];

/// What a quiz can be about.
pub const TOPICS: [Value; 6] = [
    value("all", "everything", ["全部", "全部"]),
    value("countries", "countries", ["国家", "國家"]),
    value("partners", "partners", ["友城", "友城"]),
    value("years", "years", ["年份", "年份"]),
    value("firsts", "who was first", ["谁最早", "誰最早"]),
    value("numbers", "numbers", ["数字", "數字"]),
];

/// How hard a quiz can be.
pub const LEVELS: [Value; 3] = [
    value("easy", "easy", ["容易", "容易"]),
    value("medium", "medium", ["中等", "中等"]),
    value("hard", "hard", ["困难", "困難"]),
];
