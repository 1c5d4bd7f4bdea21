//! The first line of an answer.

use super::super::{Wording, both, by_counted_years, grouped, is_reported};
use super::claims::{checked, judged, pair_with_unknown};
use super::phrase::{
    and_listed, as_of, chinese_date, counted_noun, counter, of_sides, part_phrase, peers, period,
    ranked_noun, sides, under,
};
use super::{Chinese, Name, nameless, sets};
use crate::answer::{Answer, Kind, Note, Rows, Unknown};
use crate::facts::{SinceBasis, Status};
use crate::places::Scope;
use crate::question::{
    Anniversaries, Counted, Course, End, Filter, Part, Query, Ranking, Span, When,
};
use crate::text::Lang;

/// The first line, with yes or no before it where that is asked for.
pub(super) fn headline(answer: &Answer) -> String {
    let line = said(answer);
    match answer.yes {
        Some(yes) => judged(answer, yes, &line),
        None => line,
    }
}

fn said(answer: &Answer) -> String {
    let name = |scope| answer.name(scope).cloned().unwrap_or_else(nameless);
    let rows = answer.rows.len();
    match (answer.kind, &answer.query) {
        (Kind::Unknown, _) => return unknown(answer),
        (Kind::Pair, None) => return pair_with_unknown(answer),
        (Kind::Ambiguous, _) => return "您指的是哪一个？".into(),
        (Kind::Partners, Some(Query::Partners(filter))) => return partners(filter, rows, &name),
        (Kind::Passages, _)
            if answer.notes.contains(&Note::NearestPassages)
                || answer.notes.contains(&Note::OtherPlaces) =>
        {
            return "文献中没有直接的回答，最接近的几段：".into();
        }
        (Kind::Passages, _) => return format!("在文献中找到{rows}段，按相关程度排列："),
        _ => {}
    }
    match &answer.query {
        Some(query) => of(answer, query, &name),
        None => String::new(),
    }
}

/// The first line of what answers a query.
pub(super) fn of(answer: &Answer, query: &Query, name: Name<'_>) -> String {
    let rows = answer.rows.len();
    match query {
        Query::Pair(cn, partner) => pair(answer, name, Scope::Place(*cn), Scope::Place(*partner)),
        Query::Check(check) => checked(answer, check, name),
        Query::Several(_) => {
            let each: Vec<String> = answer.each.iter().map(headline).collect();
            each.join("")
        }
        Query::Count(filter, _) if answer.value.is_none() => {
            let found = if answer.rows.is_empty() {
                "。"
            } else {
                "；来源的备注提到："
            };
            format!("{}：本库无法统计{found}", sides(filter, name))
        }
        Query::Count(filter, counted) => {
            let value = answer.value.unwrap_or_default();
            format!(
                "{}{}：本库所录共{}{}。",
                sides(filter, name),
                period(filter.since),
                grouped(value),
                counter(*counted)
            )
        }
        Query::Total(total) => {
            let mut scope = both(&name(total.scope), Lang::Zh);
            if total.counted == Counted::AllTies {
                scope += counted_noun(total.counted);
            }
            match (answer.value, answer.unit) {
                (Some(value), Some(unit)) => {
                    format!("{scope}：{}{}。", Chinese.value(value, unit), as_of(answer))
                }
                _ => format!("本库没有{scope}的数据。"),
            }
        }
        Query::First(filter, end, span) => first(rows, filter, *end, *span, name),
        Query::Ranking(ranking) => ranked(answer, ranking, name),
        Query::Compare(scopes, filter, _) => {
            if let Some(lead) = answer.lead() {
                let differing = answer.notes.contains(&Note::DifferentCounts);
                return sets::ahead(&lead, &under(filter, name), differing);
            }
            let scopes: Vec<String> = scopes.iter().map(|s| name(*s).zh.to_string()).collect();
            format!("对比：{}{}。", scopes.join("、"), under(filter, name))
        }
        Query::Sum(scopes, filter, _) => {
            let scopes: Vec<String> = scopes.iter().map(|s| name(*s).zh.to_string()).collect();
            let (scopes, under) = (and_listed(&scopes), under(filter, name));
            let value = grouped(answer.value.unwrap_or_default());
            if is_reported(&answer.rows) {
                format!("{scopes}合计{value}对{}。", as_of(answer))
            } else {
                format!("{scopes}合计{value}对{under}，按本库所录逐条统计。")
            }
        }
        Query::Share(part @ Part::Within(..), _) => match answer.value {
            Some(value) if answer.as_of.is_some() => format!(
                "{}占{}%{}。",
                part_phrase(part, name),
                grouped((value * 100.0).round() / 100.0),
                as_of(answer)
            ),
            Some(value) => format!(
                "{}占{}%，按本库所收友城计算。",
                part_phrase(part, name),
                grouped((value * 100.0).round() / 100.0)
            ),
            None => format!("本库没有{}的占比数据。", part_phrase(part, name)),
        },
        Query::Share(part, _) => match answer.value {
            Some(value) => format!(
                "{}占全部友城的{}%{}。",
                part_phrase(part, name),
                grouped(value),
                as_of(answer)
            ),
            None => format!("本库没有{}的占比数据。", part_phrase(part, name)),
        },
        Query::Timeline(filter, course) => timeline(answer, filter, *course, name),
        Query::Common(asked) => sets::common(asked, rows, name),
        Query::Missing(missing) => sets::missing(missing, rows, name),
        Query::Places(filter) => format!("{}的友城分布在{rows}个国家：", sides(filter, name)),
        Query::Anniversaries(asked) => anniversaries(answer, asked, name),
        Query::Partners(_) | Query::Passages(_) => String::new(),
    }
}

fn unknown(answer: &Answer) -> String {
    match &answer.unknown {
        Some(Unknown::Empty) | None => {
            "请提出关于中国友好城市的问题，例如“天津的友好城市”“非洲总数”“武汉和大分哪年结好”。"
                .into()
        }
        Some(Unknown::OtherTopic) => {
            "这个问题我不了解。我能回答中国友好城市方面的问题：谁与谁结好、\
            何时结好、共有多少对，以及有关规定怎么说。例如“天津的友好城市”“友城最多的十个国家”\
            “友好城市由谁批准”。"
                .into()
        }
        Some(Unknown::NotChina) => {
            "本库只收录中国省市的友城关系，没有外国与外国之间的。我可以回答某个国家或外国城市与中国\
            哪些地方结好，例如“日本总数”“大阪的中国友城”。"
                .into()
        }
        Some(Unknown::Place(typed)) if answer.choices.is_empty() => {
            format!("本库没有“{typed}”这个地名，也没有相近的名称。")
        }
        Some(Unknown::Place(typed)) => format!("本库没有“{typed}”的友城记录。名称相近的有："),
        Some(Unknown::NoFigure) => "本库没有这方面的数据。".into(),
        Some(Unknown::NoPassage) => {
            "文献中没有找到能回答这个问题的段落。我可以列出友城、总数、结好日期和\
            排名，也可以引用有关规定。例如“天津的友好城市”“非洲总数”“友好城市由谁批准”。"
                .into()
        }
    }
}

fn partners(filter: &Filter, rows: usize, name: Name<'_>) -> String {
    let sides = sides(filter, name);
    let since = period(filter.since);
    match rows {
        0 => format!("本库没有{sides}{since}结好的记录。"),
        _ => format!("本库收录{sides}{since}结好的友城{rows}对。"),
    }
}

fn pair(answer: &Answer, name: Name<'_>, cn: Scope, partner: Scope) -> String {
    let (cn, partner) = (name(cn).zh, name(partner).zh);
    let row = match &answer.rows {
        Rows::Partnerships(rows) => rows.first(),
        _ => None,
    };
    let Some(row) = row else {
        return format!("不是：本库没有{cn}与{partner}结好的记录。");
    };
    let unverified = match row.since_basis {
        Some(SinceBasis::Unverified) => "（此日期未经文献核实）",
        _ => "",
    };
    let since = match row.since {
        Some(date) => format!("于{}{unverified}结为友好城市", chinese_date(date)),
        None if row.status == Status::Terminated => "曾是友好城市，结好日期不详".into(),
        None => "是友好城市，但结好日期不详".into(),
    };
    match row.status {
        Status::Active => format!("{cn}与{partner}{since}。"),
        Status::Suspended => format!("{cn}与{partner}{since}，目前关系已暂停（中止）。"),
        Status::Terminated => format!("{cn}与{partner}{since}，现已终止。"),
    }
}

fn timeline(answer: &Answer, filter: &Filter, course: Course, name: Name<'_>) -> String {
    let rows = answer.rows.len();
    match (course, answer.value) {
        (Course::Reaches(number), _) => {
            let (of, number) = (sides(filter, name), grouped(f64::from(number)));
            match answer.date {
                Some(date) => format!("{of}的友城最迟在{date}达到{number}对，此前的数据较低："),
                None => format!("本库没有{of}达到{number}对的数据，最新的是："),
            }
        }
        (Course::New, Some(value)) if answer.as_of.is_none() => {
            format!(
                "{}{}新增友城，本库所录共{}对，各年如下：",
                sides(filter, name),
                period(filter.since),
                grouped(value)
            )
        }
        (Course::New, Some(value)) => {
            format!(
                "{}{}新增友城{}对。",
                sides(filter, name),
                period(filter.since),
                grouped(value)
            )
        }
        (Course::New, None) if rows == 0 && answer.beside.is_empty() => {
            format!("本库没有{}结好日期已知的友城。", sides(filter, name))
        }
        (Course::New, None) => {
            let basis = if by_counted_years(answer) {
                "（按本库所录逐条统计）"
            } else {
                ""
            };
            format!("{}各年新增友城{basis}：", sides(filter, name))
        }
        (Course::Totals(_), _) if rows == 0 && answer.beside.is_empty() => {
            format!("本库没有{}按日期的数据。", sides(filter, name))
        }
        (Course::Totals(_), _) if by_counted_years(answer) => format!(
            "没有来源公布{}{}历次的总数；各年新增友城（按本库所录逐条统计）：",
            sides(filter, name),
            period(filter.since)
        ),
        (Course::Totals(counted), _) => {
            let what = match counted {
                Counted::Pairs => "总数".to_owned(),
                counted => format!("{}数", counted_noun(counted)),
            };
            let of = sides(filter, name);
            let told = format!("{of}{}历次公布的{what}", period(filter.since));
            match answer.grown {
                Some(grown) => format!("{told}{}：", sets::grown(grown)),
                None => format!("{told}："),
            }
        }
    }
}

fn first(rows: usize, filter: &Filter, end: End, span: Span, name: Name<'_>) -> String {
    let (sides, since) = (sides(filter, name), period(filter.since));
    match (rows, span) {
        (0, Span::Nth(place)) => format!("本库所录{sides}{since}有日期的友城不到{place}对。"),
        (0, Span::First(_)) => format!("本库没有{sides}{since}有日期的友城记录。"),
        _ => format!("{sides}{since}{}的友城：", in_order(end, span)),
    }
}

/// "最早", "倒数第2".
pub(super) fn in_order(end: End, span: Span) -> String {
    match (end, span) {
        (End::Oldest, Span::First(_)) => "最早".into(),
        (End::Newest, Span::First(_)) => "最新".into(),
        (End::Oldest, Span::Nth(place)) => format!("第{place}早"),
        (End::Newest, Span::Nth(place)) => format!("倒数第{place}"),
    }
}

fn ranked(answer: &Answer, ranking: &Ranking, name: Name<'_>) -> String {
    let of = ranked_noun(ranking.of);
    if let Some(whose) = ranking.whose {
        let whose = name(whose).zh;
        let row = match &answer.rows {
            Rows::Names(rows) => rows.iter().find(|row| row.name.zh == whose),
            _ => None,
        };
        return match row.and_then(|row| row.rank) {
            Some(rank) => {
                let peers = peers(ranking, name);
                format!("{whose}在{peers}中排第{rank}位{}。", as_of(answer))
            }
            None => format!("{whose}没有排名：本库没有相应数据。"),
        };
    }
    let order = if ranking.fewest {
        "由少到多"
    } else {
        "由多到少"
    };
    let within = of_sides(&ranking.filter, name);
    if let Some(Span::Nth(place)) = ranking.top {
        let as_of = as_of(answer);
        return format!("{within}各{of}按友城对数{order}的第{place}位{as_of}：");
    }
    format!("{within}各{of}按友城对数{order}{}：", as_of(answer))
}

fn anniversaries(answer: &Answer, asked: &Anniversaries, name: Name<'_>) -> String {
    let rows = answer.rows.len();
    let named = matches!(
        asked.when,
        When::Month(_) | When::Day(..) | When::Year(_) | When::MonthOf(..)
    );
    let dated = answer
        .as_of
        .filter(|_| !named)
        .map_or(String::new(), |date| format!("（{date}）"));
    let when = when(asked.when);
    let age = asked
        .age
        .map_or(String::new(), |age| format!("满{age}周年的"));
    let of = of_sides(&asked.filter, name) + &begun(asked);
    match rows {
        0 => format!("{of}{when}{dated}没有{age}结好纪念日记录。"),
        _ => format!("{of}{when}{dated}{age}结好纪念日有{rows}个："),
    }
}

/// "1986年结好的友城": those of one time.
pub(super) fn begun(asked: &Anniversaries) -> String {
    if asked.filter.since.is_unbounded() {
        String::new()
    } else {
        format!("{}结好的友城", period(asked.filter.since))
    }
}

pub(super) fn when(when: When) -> String {
    match when {
        When::ThisMonth => "本月".into(),
        When::NextMonth => "下月".into(),
        When::ThisYear => "今年".into(),
        When::NextYear => "明年".into(),
        When::LastYear => "去年".into(),
        When::Today => "今天".into(),
        When::Next => "下一次".into(),
        When::Month(month) => format!("{month}月"),
        When::Day(month, day) => format!("{month}月{day}日"),
        When::Year(year) => format!("{year}年"),
        When::MonthOf(year, month) => format!("{year}年{month}月"),
    }
}
