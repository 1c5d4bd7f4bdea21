//! Phrases that several sentences share.

use super::super::{FIRST_OF_MANY, MANY, Span};
use super::Name;
use crate::answer::Answer;
use crate::facts::{DateRange, PartialDate, Status, Wanting};
use crate::places::{PlaceId, Scope};
use crate::question::{Comparison, Counted, Filter, Part, Ranked, Ranking, Tier};

/// "天津", "天津与日本", "中国与肯尼亚", "全国".
pub(super) fn sides(filter: &Filter, name: Name<'_>) -> String {
    let sides = match (filter.cn.is_empty(), filter.abroad.is_empty()) {
        (true, true) => "全国".into(),
        (false, true) => chinese(filter, name),
        (true, false) => format!("中国与{}", abroad(filter, name)),
        (false, false) => format!("{}与{}", chinese(filter, name), abroad(filter, name)),
    };
    sides + &limits(filter, name)
}

/// "（不含日本）", "（仅已终止）", or nothing.
pub(super) fn limits(filter: &Filter, name: Name<'_>) -> String {
    let except = filter.except.iter();
    let except: Vec<String> = except.map(|scope| name(*scope).zh.to_string()).collect();
    let mut limits = String::new();
    if !except.is_empty() {
        limits = format!("（不含{}）", except.join("、"));
    }
    limits.push_str(match filter.status {
        None => "",
        Some(Status::Active) => "（仅现有）",
        Some(Status::Suspended) => "（仅暂停）",
        Some(Status::Terminated) => "（仅已终止）",
    });
    limits.push_str(match filter.tier {
        None => "",
        Some(Tier::Province) => "（仅省级）",
        Some(Tier::Prefecture) => "（仅地级）",
        Some(Tier::County) => "（仅县区级）",
        Some(Tier::Below) => "（不含省本级）",
    });
    limits.push_str(match filter.wanting {
        None => "",
        Some(Wanting::Proof) => "（仅日期未核实）",
        Some(Wanting::Date) => "（仅日期不详）",
    });
    if filter.regions {
        limits.push_str("（仅外国省州）");
    }
    limits
}

/// "超过100", "约150", "100"; `after` is the noun with its counter.
pub(super) fn compared(how: Comparison, number: &str, after: &str) -> String {
    match how {
        Comparison::Exactly => format!("{number}{after}"),
        Comparison::MoreThan => format!("超过{number}{after}"),
        Comparison::AtLeast => format!("至少{number}{after}"),
        Comparison::FewerThan => format!("不到{number}{after}"),
        Comparison::AtMost => format!("最多{number}{after}"),
        Comparison::About => format!("约{number}{after}"),
    }
}

pub(super) fn filtered(filter: &Filter, name: Name<'_>) -> String {
    let since = period(filter.since);
    let filtered = match (filter.cn.is_empty(), filter.abroad.is_empty()) {
        (true, true) => format!("全国{since}"),
        (false, true) => format!("{}{since}", chinese(filter, name)),
        (true, false) => format!("中国在{}{since}", abroad(filter, name)),
        (false, false) => format!("{}在{}{since}", chinese(filter, name), abroad(filter, name)),
    };
    filtered + &limits(filter, name)
}

/// "（只计日本，自1990年以来）": what a comparison looks at only.
pub(super) fn under(filter: &Filter, name: Name<'_>) -> String {
    let sides = match (filter.cn.is_empty(), filter.abroad.is_empty()) {
        (true, true) => String::new(),
        (false, _) => chinese(filter, name),
        (true, false) => abroad(filter, name),
    };
    let parts = [sides, period(filter.since)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let only = if parts.is_empty() {
        String::new()
    } else {
        format!("（只计{}的友城）", parts.join("、"))
    };
    only + &limits(filter, name)
}

pub(super) fn of_sides(filter: &Filter, name: Name<'_>) -> String {
    if filter.cn.is_empty() && filter.abroad.is_empty() && !filter.is_restricted() {
        String::new()
    } else {
        sides(filter, name)
    }
}

fn chinese(filter: &Filter, name: Name<'_>) -> String {
    let names: Vec<String> = filter
        .cn
        .iter()
        .map(|place| name(Scope::Place(*place)).zh.to_string())
        .collect();
    listed(&names)
}

/// "北京、天津"; of many the first, and how many there are.
pub(super) fn listed(names: &[String]) -> String {
    match names.get(..FIRST_OF_MANY) {
        Some(first) if names.len() > MANY => {
            format!("{}等{}地", first.join("、"), names.len())
        }
        _ => names.join("、"),
    }
}

/// "北京、天津和河北"; of many the first, and how many there are.
pub(super) fn and_listed(names: &[String]) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() && names.len() <= MANY => {
            format!("{}和{last}", rest.join("、"))
        }
        _ => listed(names),
    }
}

pub(super) fn abroad(filter: &Filter, name: Name<'_>) -> String {
    let names: Vec<String> = filter
        .abroad
        .iter()
        .map(|scope| name(*scope).zh.to_string())
        .collect();
    names.join("、")
}

pub(super) fn period(range: DateRange) -> String {
    let Span { from, to } = Span::of(range);
    match (from, to) {
        (None, None) => String::new(),
        (Some(from), None) => format!("自{}以来", chinese_date(from)),
        (None, Some(to)) => format!("截至{}", chinese_date(to)),
        (Some(from), Some(to)) if from == to => chinese_date(from),
        (Some(from), Some(to)) => format!("{}至{}", chinese_date(from), chinese_date(to)),
    }
}

/// 2015年6月1日.
pub(in crate::render::wording) fn chinese_date(date: PartialDate) -> String {
    let month = date
        .month()
        .map_or(String::new(), |month| format!("{month}月"));
    let day = date.day().map_or(String::new(), |day| format!("{day}日"));
    format!("{}年{month}{day}", date.year())
}

pub(super) fn as_of(answer: &Answer) -> String {
    answer
        .as_of
        .map_or(String::new(), |date| format!("（{date}）"))
}

pub(super) fn part_phrase(part: &Part, name: Name<'_>) -> String {
    match part {
        Part::Scopes(scopes) => {
            let scopes: Vec<String> = scopes
                .iter()
                .map(|scope| name(*scope).zh.to_string())
                .collect();
            and_listed(&scopes)
        }
        Part::Within(of, scopes) => {
            let scopes: Vec<String> = scopes.iter().map(|s| name(*s).zh.to_string()).collect();
            format!("{}的友城中{}", name(*of).zh, and_listed(&scopes))
        }
        Part::Top(of, top) => format!("友城最多的前{top}个{}", ranked_noun(*of)),
    }
}

pub(super) fn ranked_noun(of: Ranked) -> &'static str {
    match of {
        Ranked::Countries => "国家",
        Ranked::Provinces => "省区市",
        Ranked::Cities => "中国城市",
        Ranked::Continents => "大洲",
        Ranked::ForeignPlaces => "外国地方",
        Ranked::Years => "年份",
    }
}

/// "各国家", "欧洲各国家": those among which one has its rank.
pub(super) fn peers(ranking: &Ranking, name: Name<'_>) -> String {
    let of = ranked_noun(ranking.of);
    let order = if ranking.fewest {
        "（由少到多）"
    } else {
        ""
    };
    if ranking.filter.abroad.is_empty() {
        format!("各{of}{order}")
    } else {
        format!("{}各{of}{order}", abroad(&ranking.filter, name))
    }
}

pub(super) fn counted_noun(counted: Counted) -> &'static str {
    match counted {
        Counted::Pairs => "对友城",
        Counted::Countries => "友城所在国家",
        Counted::ChinesePlaces => "有友城的中国地方",
        Counted::ChineseProvinces => "有友城的省区市",
        Counted::ForeignPlaces => "外国友城",
        Counted::ForeignProvinces => "外国友好省州",
        Counted::AllTies => "各类友好关系（含友好交流城市）",
    }
}

pub(super) fn counter(counted: Counted) -> &'static str {
    match counted {
        Counted::Pairs => "对友城",
        Counted::Countries => "个友城国家",
        Counted::ChinesePlaces => "个有友城的中国地方",
        Counted::ChineseProvinces => "个有友城的省区市",
        Counted::ForeignPlaces => "个外国友城",
        Counted::ForeignProvinces => "个外国友好省州",
        Counted::AllTies => "对友好关系（含友好交流城市）",
    }
}

/// All of some places, by their names.
pub(super) fn all_of(places: &[PlaceId], name: Name<'_>) -> String {
    let names = places
        .iter()
        .map(|id| name(Scope::Place(*id)).zh.to_string());
    and_listed(&names.collect::<Vec<_>>())
}
