//! Why a change or an import was not made, and what to do instead.

use super::{kind, words};
use crate::facts::Kind;
use crate::import::ImportError;
use crate::render::wording::discord::fill;
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
    let columns = |of: Kind| of.columns().join(or);
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
        ChangeError::Fault(_)
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
        error if zh => format!("文件无法导入：{error}"),
        error => format!("The file cannot be brought in: {error}"),
    })
}

fn pick(zh: bool, texts: [&str; 2], values: &[&str]) -> String {
    fill(texts[usize::from(zh)], values)
}
