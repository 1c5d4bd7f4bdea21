//! Why a change or an import was not made, and what to do instead.

use super::reasons::untimely;
use super::{kind, words};
use crate::facts::Kind;
use crate::import::{Damage, ImportError};
use crate::render::wording::discord::fill;
use crate::render::wording::rows::column;
use crate::staff::StaffError;
use crate::store::changes::ChangeError;
use crate::text::Lang;

/// The columns that hold dates.
const DATES: [&str; 2] = ["since", "as_of"];

/// Why something was not done, and what to do instead.
#[must_use]
pub fn explain(error: &StaffError, lang: Lang) -> String {
    let zh = lang == Lang::Zh;
    let said = |of: Kind| kind(of)[usize::from(zh)];
    let or = if zh { "、" } else { ", " };
    let columns = |of: Kind| {
        let said = of.columns().iter().map(|name| match lang {
            Lang::En => (*name).to_owned(),
            Lang::Zh => format!("{name}（{}）", column(name, lang)),
        });
        said.collect::<Vec<_>>().join(or)
    };
    match error {
        StaffError::NoValue { word, kind } => pick(
            zh,
            [
                "“{}” is no value. Write COLUMN=VALUE with one of {}.",
                "“{}”不是内容。请写 列=值，列为：{}。",
            ],
            &[word, &columns(*kind)],
        ),
        StaffError::NothingNew(kind) => pick(
            zh,
            [
                "Nothing new is said. Write COLUMN=VALUE with one of {}.",
                "没有新内容。请写 列=值，列为：{}。",
            ],
            &[&columns(*kind)],
        ),
        StaffError::NoReason => words(lang).no_reason.to_owned(),
        StaffError::Which(kind) => pick(
            zh,
            [
                "Which {}? Give its number or its id.",
                "哪个{}？请给出编号或标识。",
            ],
            &[said(*kind)],
        ),
        StaffError::NoRow { kind, words } => pick(
            zh,
            ["There is no {} “{}”.", "没有{}“{}”。"],
            &[said(*kind), words],
        ),
        StaffError::Ambiguous { typed, ids } => pick(
            zh,
            ["“{}” may be {}. Give the id.", "“{}”可能是{}，请写标识。"],
            &[typed, &ids.join(or)],
        ),
        StaffError::UnknownName { typed, near } if near.is_empty() => pick(
            zh,
            [
                "No place is called “{}”. Add it as a place first.",
                "没有叫“{}”的地方，请先添加。",
            ],
            &[typed],
        ),
        StaffError::UnknownName { typed, near } => pick(
            zh,
            [
                "No place is called “{}”. Did you mean {}?",
                "没有叫“{}”的地方。是否指：{}？",
            ],
            &[typed, &near.join(or)],
        ),
        StaffError::Fault { wrong, kind, .. } if zh => {
            let cells: Vec<String> = wrong
                .iter()
                .map(|(column, value)| format!("{column}“{value}”"))
                .collect();
            let is_date = |(column, _): &(&str, String)| DATES.contains(column);
            let dates = wrong.iter().any(is_date);
            let hint = dates.then_some("日期请写1980、1980-05或1980-05-12。");
            let text = "这些内容不合要求：{}。{}{}的各列为：{}。";
            let values = [
                &cells.join(or),
                hint.unwrap_or_default(),
                said(*kind),
                &columns(*kind),
            ];
            fill(text, &values)
        }
        StaffError::Fault { faults, kind, .. } => fill(
            "{}. A {} has the columns {}.",
            &[faults, said(*kind), &columns(*kind)],
        ),
        StaffError::NoId(title) => pick(
            zh,
            [
                "No id can be made of “{}”. Add it as a source first, or give its address.",
                "无法由“{}”生成标识，请先把它添加为来源，或给出网址。",
            ],
            &[title],
        ),
        StaffError::Change(error) => change(error, zh),
        StaffError::Store(_) | StaffError::Gazetteer(_) => error.to_string(),
    }
}

fn change(error: &ChangeError, zh: bool) -> String {
    let said = |of: Kind| kind(of)[usize::from(zh)];
    match error {
        ChangeError::Exists { kind, key, row_id } => pick(
            zh,
            [
                "There is a {} “{}” already, row {}. Correct that one.",
                "{}“{}”已存在，编号{}，请用更正。",
            ],
            &[said(*kind), key, &row_id.to_string()],
        ),
        ChangeError::NoRow { kind, what } => pick(
            zh,
            ["There is no {} {}.", "没有{}{}。"],
            &[said(*kind), what],
        ),
        ChangeError::Same { kind, key } => pick(
            zh,
            [
                "The {} “{}” has these values already.",
                "{}“{}”本来就是这样。",
            ],
            &[said(*kind), key],
        ),
        ChangeError::InUse { kind, key, uses } => pick(
            zh,
            [
                "The {} “{}” is needed by {} other rows. Retire or correct those first.",
                "{}“{}”仍被{}行引用，请先停用或更正那些行。",
            ],
            &[said(*kind), key, &uses.to_string()],
        ),
        ChangeError::Needed { kind, key } => pick(
            zh,
            [
                "The {} “{}” came with the program and cannot be retired. It can be corrected.",
                "{}“{}”随程序提供，不能停用，可以更正。",
            ],
            &[said(*kind), key],
        ),
        ChangeError::Renamed(kind) => pick(
            zh,
            [
                "The id of a {} cannot be changed. Add another one.",
                "{}的标识不能修改，请另行添加。",
            ],
            &[said(*kind)],
        ),
        ChangeError::NoChange(id) => pick(
            zh,
            [
                "There is no change {}. /data history lists them.",
                "没有第{}号修改，见历史。",
            ],
            &[&id.to_string()],
        ),
        ChangeError::NoImport(id) => pick(
            zh,
            [
                "There is no import {} that changed anything.",
                "没有改动过内容的第{}号导入。",
            ],
            &[&id.to_string()],
        ),
        ChangeError::Undone { id, by } => pick(
            zh,
            [
                "Change {} was taken back already, by change {}. Undoing that one makes it again.",
                "第{}号修改已由第{}号修改撤销；撤销后者即恢复该修改。",
            ],
            &[&id.to_string(), &by.to_string()],
        ),
        ChangeError::ChangedSince { id, by, .. } => pick(
            zh,
            [
                "The row is no longer as change {} left it: change {} came after it. Undo that one first.",
                "第{}号修改之后又有第{}号修改，请先撤销后者。",
            ],
            &[&id.to_string(), &by.to_string()],
        ),
        ChangeError::Unfit { id, fault } => pick(
            zh,
            [
                "Change {} cannot be taken back: {}. Bring back first what it needs.",
                "第{}号修改无法撤销（{}），请先恢复它所需要的内容。",
            ],
            &[&id.to_string(), fault],
        ),
        ChangeError::Untimely(wrong) if zh => format!("{}。", untimely(wrong)),
        ChangeError::Fault(_)
        | ChangeError::Untimely(_)
        | ChangeError::NoConflict(_)
        | ChangeError::Store(_)
        | ChangeError::Unreadable { .. } => error.to_string(),
    }
}

/// Why a file was not brought in; `None` where it was not the file's fault.
#[must_use]
pub fn explain_import(error: &ImportError, lang: Lang) -> Option<String> {
    let zh = lang == Lang::Zh;
    Some(match error {
        ImportError::Store(_)
        | ImportError::Gazetteer(_)
        | ImportError::Unreadable { .. }
        | ImportError::Change(ChangeError::Store(_))
        | ImportError::Refused {
            source: ChangeError::Store(_),
            ..
        } => return None,
        ImportError::NoSource => pick(
            zh,
            [
                "The rows name no source. Give the id of a known source, or the address or title of a new one.",
                "各行没有注明来源，请给出已有来源的标识，或新来源的网址、标题。",
            ],
            &[],
        ),
        ImportError::UnknownSource(id) => pick(
            zh,
            [
                "“{}” is no known source, and no id can be made of it. Give its address.",
                "“{}”不是已有来源，也无法由它生成标识，请给出网址。",
            ],
            &[id],
        ),
        ImportError::Refused { line, source } => {
            let why = change(source, zh);
            pick(
                zh,
                ["Line {}: {}", "第{}行：{}"],
                &[&line.to_string(), &why],
            )
        }
        ImportError::Change(error) => change(error, zh),
        ImportError::NotUtf8 { file, line } => pick(
            zh,
            [
                "“{}” cannot be brought in: line {} is not valid UTF-8. Save it in that encoding.",
                "文件“{}”无法导入：第{}行不是UTF-8编码，请改用UTF-8保存。",
            ],
            &[&file.to_string_lossy(), &line.to_string()],
        ),
        ImportError::Empty { file } => pick(
            zh,
            [
                "“{}” is empty. The first line must name the columns.",
                "文件“{}”是空的，第一行须写明各列的名称。",
            ],
            &[&file.to_string_lossy()],
        ),
        ImportError::Broken { file, damage } => pick(
            zh,
            [
                "“{}” cannot be brought in: it {}.",
                "文件“{}”无法导入：{}。",
            ],
            &[&file.to_string_lossy(), &self::damage(damage, zh)],
        ),
        ImportError::DuplicateColumn(column) => pick(
            zh,
            [
                "The column “{}” stands twice in the header. Rename one of the two.",
                "表头中有两列叫“{}”，请改其中一个的名称。",
            ],
            &[column],
        ),
        ImportError::NoColumn { name, columns } => pick(
            zh,
            [
                "There is no column “{}”. The file has {}.",
                "没有叫“{}”的列，文件中有：{}。",
            ],
            &[name, columns],
        ),
        ImportError::NoField { name, known } => pick(
            zh,
            [
                "“{}” is not what a column can hold. Known: {}.",
                "“{}”不是列的含义，可用的有：{}。",
            ],
            &[name, known],
        ),
        ImportError::Unclear { columns, .. } => pick(
            zh,
            [
                "The columns {} do not name two places, or whom a figure is about and its value. Say which do with `map`: COLUMN=place1,COLUMN=place2.",
                "各列（{}）中看不出哪两列是地方，也看不出范围与数值。请在 `map` 中写明，如：列名=place1,列名=place2。",
            ],
            &[columns],
        ),
        ImportError::Guessed { mapping } => pick(
            zh,
            [
                "The columns were guessed as {}. If that is right, write auto as `map`.",
                "各列的含义是猜测的（{}）。如果正确，请在 `map` 中写 auto。",
            ],
            &[mapping],
        ),
        ImportError::BadDate(error) if zh => fill("日期有误（{}）。", &[&error.to_string()]),
        ImportError::BadDate(error) => error.to_string(),
    })
}

/// What is wrong with a file, behind its name.
fn damage(damage: &Damage, zh: bool) -> String {
    if !zh {
        return match damage {
            Damage::Line(_) | Damage::Endless(_) | Damage::Columns(_) => {
                format!("is damaged: {damage}")
            }
            // What the reader of the format says helps nobody here.
            Damage::Workbook(_) => "is not a readable workbook".to_owned(),
            Damage::Query(_) => "is not a result of a query".to_owned(),
            other => other.to_string(),
        };
    }
    match damage {
        Damage::NoDataFile => "其中没有数据文件".to_owned(),
        Damage::MustHave(columns) => fill("必须有这些列：{}", &[columns]),
        Damage::Columns(line) => fill("第{}行的列数太多", &[&line.to_string()]),
        Damage::Endless(line) => fill("第{}行的记录没有结束，是否缺少引号", &[&line.to_string()]),
        Damage::Line(line) => fill("第{}行无法读取", &[&line.to_string()]),
        Damage::Large(most) => fill("超过{} MB，请另存为CSV", &[&most.to_string()]),
        Damage::Unpacks(most) => fill("解压后超过{} MB，请另存为CSV", &[&most.to_string()]),
        Damage::Parts => "部分太多，不是工作簿".to_owned(),
        Damage::Cell => "有超过1 MB的单元格".to_owned(),
        Damage::Workbook(_) => "不是可以读取的工作簿".to_owned(),
        Damage::Sheet { sheet, sheets } => fill("没有工作表“{}”，只有：{}", &[sheet, sheets]),
        Damage::Query(_) => "不是查询结果".to_owned(),
        Damage::NoResult => "其中没有结果".to_owned(),
    }
}

fn pick(zh: bool, texts: [&str; 2], values: &[&str]) -> String {
    fill(texts[usize::from(zh)], values)
}
