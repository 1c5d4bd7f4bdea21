//! Why a row of a file was left out, in the words of Discord's options.

use crate::facts::{FIRST_YEAR, PartialDate, Status, Untimely};
use crate::import::{Line, Reason};
use crate::render::wording::discord::fill;
use crate::render::wording::rows::column;
use crate::text::Lang;

/// A row of a report and, if it was left out, why.
#[must_use]
pub fn left_out(line: &Line, lang: Lang) -> String {
    match (&line.reason, lang) {
        (None, _) => line.row.clone(),
        (Some(why), _) if line.row.is_empty() => reason(why, lang),
        (Some(why), Lang::En) => format!("{}: {}", line.row, reason(why, lang)),
        (Some(why), Lang::Zh) => format!("{}：{}", line.row, reason(why, lang)),
    }
}

/// Why a row was left out.
#[must_use]
pub fn reason(reason: &Reason, lang: Lang) -> String {
    match (reason, lang) {
        (
            Reason::NewPlace {
                name,
                country,
                near,
            },
            Lang::En,
        ) => fill(
            "no place in {} is called “{}”{}; new_places makes it",
            &[country, name, &english_names(near)],
        ),
        (Reason::OtherDate { file, here }, Lang::En) => fill(
            "since {} in the file, {} here; overwrite takes the file's",
            &[&date(*file), &date(*here)],
        ),
        (Reason::OtherStatus { file, here }, Lang::En) => fill(
            "{} in the file, {} here; overwrite takes the file's",
            &[&file.to_string(), &here.to_string()],
        ),
        (Reason::Retired, Lang::En) => "was retired here; overwrite brings it back".to_owned(),
        (Reason::NoSource, Lang::En) => "the row names no source, and none was given".to_owned(),
        (other, Lang::En) => other.to_string(),
        (_, Lang::Zh) => chinese(reason),
    }
}

fn chinese(reason: &Reason) -> String {
    match reason {
        Reason::Excluded => "港澳台地方不计入友城统计".to_owned(),
        Reason::NoChinese { name, near } => fill("没有叫“{}”的中国地方{}", &[name, &names(near)]),
        Reason::NoForeign { name, near } => fill("没有叫“{}”的外国地方{}", &[name, &names(near)]),
        Reason::NewPlace {
            name,
            country,
            near,
        } => fill(
            "{}没有叫“{}”的地方{}；选“新地名”可以新建",
            &[country, name, &names(near)],
        ),
        Reason::NoScope(name) => fill("没有叫“{}”的地方", &[name]),
        Reason::NoCountry(name) => fill("没有叫“{}”的国家", &[name]),
        Reason::BothChinese => "两个地方都在中国".to_owned(),
        Reason::EitherChinese => "两个地方都可能在中国，请加上国家一列".to_owned(),
        Reason::Ambiguous { name, ids } => fill("“{}”可能是{}，请写标识", &[name, &ids.join("、")]),
        Reason::UnknownPlace => "有不认识的地方".to_owned(),
        Reason::NoProvince => "中方地方不属于任何省份".to_owned(),
        Reason::UnknownSource(id) => fill("没有来源“{}”", &[id]),
        Reason::NoSource => "该行没有注明来源，导入时也没有给出".to_owned(),
        Reason::Again(line) => fill("与第{}行重复", &[&line.to_string()]),
        Reason::OtherDate { file, here } => fill(
            "结好日期：文件为{}，本库为{}；选“覆盖”以文件为准",
            &[&date(*file), &date(*here)],
        ),
        Reason::OtherStatus { file, here } => fill(
            "状态：文件为{}，本库为{}；选“覆盖”以文件为准",
            &[status(*file), status(*here)],
        ),
        Reason::Retired => "已在本库停用；选“覆盖”可以恢复".to_owned(),
        Reason::Cells { found, wanted } => fill(
            "有{}格，应为{}格",
            &[&found.to_string(), &wanted.to_string()],
        ),
        Reason::LongCell {
            column,
            bytes,
            most,
        } => fill(
            "{}一格有{}字节，最多读{}字节",
            &[column, &bytes.to_string(), &most.to_string()],
        ),
        Reason::EmptyPlace => "缺少一个地方".to_owned(),
        Reason::Nameless(id) => fill("{}是维基数据的编号，没有名称", &[id]),
        Reason::NoDate(text) => fill("“{}”不是日期，请写1980-05-12", &[text]),
        Reason::Untimely(wrong) => untimely(wrong),
        Reason::LostZero { text, year } => fill(
            "“{}”可能是1月，也可能是表格软件把{}.10当作数字的10月，请写{}-01或{}-10",
            &[text, year, year, year],
        ),
        Reason::Now { since, status: now } => match since {
            Some(since) => fill("{}结好，{}", &[&since.to_string(), status(*now)]),
            None => fill("结好日期不详，{}", &[status(*now)]),
        },
        Reason::NowRetired => "已停用".to_owned(),
        Reason::Fault(text) => fill("内容不合要求（{}）", &[text]),
    }
}

/// A date that cannot be, in Chinese.
pub(super) fn untimely(wrong: &Untimely) -> String {
    let column = column(wrong.column, Lang::Zh);
    let date = wrong.date.to_string();
    match wrong.latest {
        Some(year) => fill(
            "{}不可能是{}：现在才{}年",
            &[column, &date, &year.to_string()],
        ),
        None => {
            let first = FIRST_YEAR.to_string();
            fill(
                "{}不可能是{}：{}年以前还没有友好城市",
                &[column, &date, &first],
            )
        }
    }
}

fn english_names(ids: &[String]) -> String {
    match ids {
        [] => String::new(),
        ids => format!("; nearest: {}", ids.join(", ")),
    }
}

fn names(ids: &[String]) -> String {
    match ids {
        [] => String::new(),
        ids => format!("，相近的有：{}", ids.join("、")),
    }
}

const fn status(status: Status) -> &'static str {
    match status {
        Status::Active => "有效",
        Status::Suspended => "已暂停",
        Status::Terminated => "已终止",
    }
}

fn date(date: Option<PartialDate>) -> String {
    date.map_or(String::new(), |date| date.to_string())
}
