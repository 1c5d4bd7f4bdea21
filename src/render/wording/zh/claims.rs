//! What is claimed, and what the sources say of it.

use super::super::{ByRows, by_rows, grouped, misprinted, unverified};
use super::Name;
use super::headline::of;
use super::phrase::{compared, counter, part_phrase, period, sides, under};
use super::question::question;
use crate::answer::{Answer, Kind, Note, Unknown, Verdict, Yes};
use crate::facts::Metric;
use crate::places::Scope;
use crate::question::{Check, Part, Query, Said};

pub(super) fn checked(answer: &Answer, check: &Check, name: Name<'_>) -> String {
    if let Check::Told { of: asked, .. } = check {
        let verdict = match answer.verdict {
            Some(Verdict::Supported | Verdict::Outdated) => "是的。",
            Some(Verdict::Contradicted) => "不是。",
            Some(Verdict::NotKnown) if matches!(**asked, Query::Compare(..)) => "要看按哪种统计。",
            Some(Verdict::NotKnown) | None => "不清楚。",
        };
        return format!("{verdict}{}", of(answer, asked, name));
    }
    let claim = claim(check, name);
    if let Some(known) = by_rows(answer, check) {
        return counted(answer, &claim, &known);
    }
    match answer.verdict {
        Some(Verdict::Supported) if misprinted(answer) => {
            format!("原文如此，但合计不符：{claim}。")
        }
        Some(Verdict::Supported) if unverified(answer) => {
            format!("名录如此，但日期未经文献核实：{claim}。")
        }
        Some(Verdict::Supported) => format!("属实：{claim}有来源支持。"),
        Some(Verdict::Outdated) => format!("当时属实：{claim}有来源支持，但较新的数据不同。"),
        Some(Verdict::Contradicted) => format!("不对：{claim}与来源不符。"),
        Some(Verdict::NotKnown) | None => format!("不清楚：本库没有来源提到{claim}。"),
    }
}

/// Of a number that no source gives, and the rows known here do.
fn counted(answer: &Answer, claim: &str, known: &ByRows<'_>) -> String {
    let reported = known.reported.map(|row| {
        let date = row
            .as_of
            .map_or(String::new(), |date| format!("（{date}）"));
        format!("{}{date}", grouped(row.value))
    });
    let differ = answer.notes.contains(&Note::DifferentCounts);
    match (answer.verdict, reported) {
        (Some(Verdict::Supported | Verdict::Outdated), reported) => {
            let rows = match known.counted.metric {
                Metric::Partnerships => format!("{}条", grouped(known.counted.value)),
                _ => "各条".into(),
            };
            let reported = match reported {
                Some(reported) => format!("来源公布的是{reported}"),
                None => "没有来源公布总数".into(),
            };
            format!("属实：{claim}有本库所录{rows}记录支持；{reported}。")
        }
        (Some(Verdict::Contradicted), Some(reported)) => {
            format!("不对：{claim}只是本库逐条统计的数；来源公布的是{reported}。")
        }
        (_, Some(reported)) if differ => {
            format!("不清楚：{claim}是本库逐条统计的数；来源公布的{reported}口径更宽。")
        }
        _ => format!("不清楚：{claim}是本库逐条统计的数；没有来源公布当时的数字。"),
    }
}

/// The first line with 是, 有, 对 or their opposites before it.
pub(super) fn judged(answer: &Answer, yes: Yes, line: &str) -> String {
    let bare = ["不是：", "没有："]
        .iter()
        .find_map(|no| line.strip_prefix(no));
    let bare = bare.unwrap_or(line);
    let ties = matches!(answer.kind, Kind::Pair | Kind::Missing);
    let word = match (yes.claimed, ties, yes.holds) {
        (true, _, true) => "对",
        (true, _, false) => "不对",
        (false, true, true) => "是",
        (false, true, false) => "不是",
        (false, false, true) => "有",
        (false, false, false) => "没有",
    };
    format!("{word}：{bare}")
}

/// The line of a pair that is not on record, as one that leaves it open.
pub(super) fn not_known(line: &str) -> String {
    format!("不清楚：{}", line.strip_prefix("不是：").unwrap_or(line))
}

/// Of a pair with a name that is no known place.
pub(super) fn pair_with_unknown(answer: &Answer) -> String {
    let cn = answer.named.first().map(|(_, names)| names.zh.to_string());
    let cn = cn.unwrap_or_default();
    let Some(Unknown::Place(typed)) = &answer.unknown else {
        return String::new();
    };
    let near = if answer.choices.is_empty() {
        "。"
    } else {
        "；与之相近的地名："
    };
    format!("不是：本库没有{cn}与“{typed}”结好的记录{near}")
}

pub(super) fn claim(check: &Check, name: Name<'_>) -> String {
    match check {
        Check::Number {
            of,
            counted,
            hundredths,
            how,
            percent,
            at,
        } => {
            let value = grouped(*hundredths as f64 / 100.0);
            let part = Part::of(&of.cn, &of.abroad);
            if *percent && matches!(part, Part::Within(..)) {
                let claimed = compared(*how, &value, "%");
                return format!("“{}{}占{claimed}”", part_phrase(&part, name), period(*at));
            }
            let what = if *percent {
                "%（占全部友城）"
            } else {
                counter(*counted)
            };
            let claimed = compared(*how, &value, what);
            format!("“{}{}有{claimed}”", sides(of, name), period(*at))
        }
        Check::Paired {
            cn,
            partner,
            at,
            begun,
        } => format!(
            "“{}与{}{}{}”",
            name(Scope::Place(*cn)).zh,
            name(Scope::Place(*partner)).zh,
            period(*at),
            if *begun { "结好" } else { "已是友城" }
        ),
        Check::TopShare { top, hundredths } => {
            format!("“前{top}个国家占{}%”", grouped(*hundredths as f64 / 100.0))
        }
        Check::Told { of, said } => format!("“{}”", told(of, *said, name)),
    }
}

/// "江苏在各省区市中的排名：第1".
fn told(of: &Query, said: Said, name: Name<'_>) -> String {
    let asked = question(of, name);
    match (said, of) {
        (Said::Ranks(from, to), _) if from == to => format!("{asked}：第{from}"),
        (Said::Ranks(from, to), _) => format!("{asked}：第{from}至{to}"),
        (Said::More | Said::Fewer, Query::Compare(scopes, filter, at)) => {
            let mut names = scopes.iter().map(|scope| name(*scope).zh.to_string());
            let (a, b) = (
                names.next().unwrap_or_default(),
                names.next().unwrap_or_default(),
            );
            let how = if said == Said::More { "多" } else { "少" };
            format!("{a}{}{}的友城比{b}{how}", under(filter, name), period(*at))
        }
        (Said::More | Said::Fewer, _) => asked,
        (Said::Began(at), _) => format!("{asked}：{}", period(at)),
        (Said::Ties(cn, partner), _) => {
            let places = cn.into_iter().chain(partner).map(Scope::Place);
            let places: Vec<String> = places.map(|place| name(place).zh.to_string()).collect();
            format!("{asked}：{}", places.join("与"))
        }
    }
}
