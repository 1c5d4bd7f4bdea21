//! Rows and changes as lines: columns and values, which are those of the data files, in Chinese with
//! their Chinese names.

use super::staff;
use crate::facts::{Kind, Row, SinceBasis, Status};
use crate::store::changes::Change;
use crate::text::{Lang, is_hidden};

/// The columns of all tables in Chinese.
const COLUMNS: [(&str, &str); 30] = [
    ("alias", "别名"),
    ("as_of", "日期"),
    ("cn", "中方"),
    ("coord_source", "坐标来源"),
    ("country", "国家"),
    ("counts", "口径"),
    ("en", "英文名"),
    ("id", "标识"),
    ("lang", "语言"),
    ("lat", "纬度"),
    ("level", "级别"),
    ("locator", "页码"),
    ("lon", "经度"),
    ("metric", "指标"),
    ("note", "备注"),
    ("parent", "上级"),
    ("partner", "外方"),
    ("pinyin", "拼音"),
    ("publisher", "发布者"),
    ("scope", "范围"),
    ("since", "结好日期"),
    ("since_basis", "日期依据"),
    ("source", "来源"),
    ("status", "状态"),
    ("title", "标题"),
    ("unit", "单位"),
    ("url", "网址"),
    ("value", "数值"),
    ("zh", "中文名"),
    ("zh_hant", "繁体名"),
];

/// A column as people read it.
#[must_use]
pub fn column(name: &'static str, lang: Lang) -> &'static str {
    let chinese = COLUMNS.iter().find(|(known, _)| *known == name);
    match (lang, chinese) {
        (Lang::Zh, Some((_, chinese))) => chinese,
        _ => name,
    }
}

/// A table as people read it: in English by its name in the data files.
#[must_use]
pub fn table(kind: Kind, lang: Lang) -> &'static str {
    match lang {
        Lang::En => kind.code(),
        Lang::Zh => staff::kind(kind)[1],
    }
}

/// What a change did to its row.
#[must_use]
pub fn what(change: &Change, lang: Lang) -> String {
    let Change { kind, row_id, .. } = change;
    let rows = match (&change.before, &change.after) {
        (None, Some(after)) => format!("+ {}", values(after, lang)),
        (Some(before), None) => format!("- {}", values(before, lang)),
        (Some(before), Some(after)) => {
            let colon = if lang == Lang::Zh { "：" } else { ": " };
            format!("{}{colon}{}", change.key, difference(before, after, lang))
        }
        (None, None) => change.key.clone(),
    };
    format!("{} {row_id} {rows}", table(*kind, lang))
}

/// The values of a row that are known, with their columns.
#[must_use]
pub fn values(row: &Row, lang: Lang) -> String {
    let columns = row.kind().columns();
    let cells = row.cells();
    let known = columns
        .iter()
        .zip(&cells)
        .filter(|(_, cell)| !cell.is_empty());
    let known: Vec<String> = known
        .map(|(name, cell)| format!("{}={}", column(name, lang), value(name, cell, lang)))
        .collect();
    plain(&known.join(" "))
}

/// The values that differ.
#[must_use]
pub fn difference(before: &Row, after: &Row, lang: Lang) -> String {
    let (old, new) = (before.cells(), after.cells());
    let columns = before.kind().columns().iter().zip(old.iter().zip(&new));
    let changed = columns.filter(|(_, (old, new))| old != new);
    let [none, same, comma] = match lang {
        Lang::En => ["(none)", "the values stay", ", "],
        Lang::Zh => ["（无）", "内容不变", "，"],
    };
    let changed: Vec<String> = changed
        .map(|(name, (old, new))| {
            let say = |cell| match value(name, cell, lang) {
                "" => none.to_owned(),
                cell => cell.to_owned(),
            };
            format!("{} {} → {}", column(name, lang), say(old), say(new))
        })
        .collect();
    if changed.is_empty() {
        return same.to_owned();
    }
    plain(&changed.join(comma))
}

/// A cell; in Chinese, the codes of a pair in words.
fn value<'c>(name: &str, cell: &'c str, lang: Lang) -> &'c str {
    if lang == Lang::En {
        return cell;
    }
    match name {
        "status" => cell.parse().map_or(cell, |status| match status {
            Status::Active => "有效",
            Status::Suspended => "已暂停",
            Status::Terminated => "已终止",
        }),
        "since_basis" => cell.parse().map_or(cell, |basis| match basis {
            SinceBasis::Document => "有文件",
            SinceBasis::Unverified => "未核实",
        }),
        _ => cell,
    }
}

/// One line without anything that is not seen: what people typed must not steer the terminal, nor
/// turn around what stands beside it.
#[must_use]
pub fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(is_hidden, "")
}
