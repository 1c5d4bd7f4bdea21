//! The options of commands.

use super::{Label, label};

/// Option: the question.
pub const QUESTION: Label = label(
    "question",
    ["问题", "問題"],
    "Your question, in English or Chinese",
    ["您的问题，中英文皆可", "您的問題，中英文皆可"],
);
/// Option: only the asker sees the answer.
pub const PRIVATE: Label = label(
    "private",
    ["仅自己可见", "僅自己可見"],
    "Only you see the answer",
    ["只有您自己看到回答", "只有您自己看到回答"],
);
/// Option: a place.
pub const PLACE: Label = label(
    "place",
    ["地方", "地方"],
    "A place in China or abroad",
    ["中国或外国的地方", "中國或外國的地方"],
);
/// Option: where the partners are.
pub const COUNTRY: Label = label(
    "country",
    ["国家", "國家"],
    "Only partners in this country, continent or group",
    ["只看该国、该洲或该组的友城", "只看該國、該洲或該組的友城"],
);
/// Option: not before.
pub const SINCE: Label = label(
    "since",
    ["起", "起"],
    "Paired in or after this year (1980 or May 1980)",
    [
        "自该年起结好（1980 或 1980年5月）",
        "自該年起結好（1980 或 1980年5月）",
    ],
);
/// Option: not after.
pub const BEFORE: Label = label(
    "before",
    ["前", "前"],
    "Paired before this year (1990 or May 1990)",
    [
        "在该年之前结好（1990 或 1990年5月）",
        "在該年之前結好（1990 或 1990年5月）",
    ],
);
/// Option: what a total is of.
pub const SCOPE: Label = label(
    "scope",
    ["范围", "範圍"],
    "A place, country, continent or group",
    ["地方、国家、洲或国家组", "地方、國家、洲或國家組"],
);
/// Option: a year.
pub const YEAR: Label = label(
    "year",
    ["年份", "年份"],
    "The figure of this year or date (2015 or 2015-05)",
    [
        "该年或该日期的数字（2015 或 2015年5月）",
        "該年或該日期的數字（2015 或 2015年5月）",
    ],
);
/// Option: what is ranked.
pub const OF: Label = label(
    "of",
    ["对象", "對象"],
    "What is ranked",
    ["排名对象", "排名對象"],
);
/// Option: how many rows.
pub const TOP: Label = label(
    "top",
    ["前几", "前幾"],
    "How many rows",
    ["显示多少行", "顯示多少行"],
);
/// Option: most or fewest first.
pub const ORDER: Label = label(
    "order",
    ["顺序", "順序"],
    "The most or the fewest first",
    ["最多或最少在前", "最多或最少在前"],
);
/// Option: the first of two.
pub const A: Label = label("a", ["甲", "甲"], "The first", ["第一个", "第一個"]);
/// Option: the second of two.
pub const B: Label = label("b", ["乙", "乙"], "The second", ["第二个", "第二個"]);
/// Option: what to search for.
pub const QUERY: Label = label(
    "query",
    ["关键词", "關鍵詞"],
    "Words or a question to search for",
    ["要检索的词或问题", "要檢索的詞或問題"],
);
/// Option: style of references.
pub const STYLE: Label = label(
    "style",
    ["格式", "格式"],
    "Style of the references",
    ["参考文献格式", "參考文獻格式"],
);

/// Option: what a quiz is about.
pub const TOPIC: Label = label(
    "topic",
    ["题型", "題型"],
    "What it is about [everything]",
    ["考什么（默认为全部）", "考什麼（預設為全部）"],
);
/// Option: how hard a quiz is.
pub const LEVEL: Label = label(
    "level",
    ["难度", "難度"],
    "How near the wrong answers are [medium]",
    [
        "错误选项有多接近（默认为中等）",
        "錯誤選項有多接近（預設為中等）",
    ],
);
/// Option: how many questions a quiz has.
pub const QUESTIONS: Label = label(
    "questions",
    ["题数", "題數"],
    "How many questions, 5 to 20 [10]",
    ["题目数，5至20（默认为10）", "題目數，5至20（預設為10）"],
);

/// Option: which table.
pub const KIND: Label = label(
    "kind",
    ["类别", "類別"],
    "What kind of row [a pair]",
    ["哪一类（默认为结好关系）", "哪一類（預設為結好關係）"],
);
/// Option: values by column.
pub const VALUES: Label = label(
    "values",
    ["内容", "內容"],
    "cn=Xiamen partner=Kobe since=2026-03 source=https://… (an empty value: unknown)",
    [
        "cn=厦门 partner=神户 since=2026-03 source=https://…（留空表示未知）",
        "cn=廈門 partner=神戶 since=2026-03 source=https://…（留空表示未知）",
    ],
);
/// Option: which row.
pub const ROW: Label = label(
    "row",
    ["哪一行", "哪一列"],
    "Its number, its id, or the two places of a pair",
    ["编号、标识或结好双方", "編號、標識或結好雙方"],
);
/// Option: why something is changed.
pub const WHY: Label = label(
    "why",
    ["原因", "原因"],
    "Why; the history keeps it",
    ["原因，记入历史", "原因，記入歷史"],
);
/// Option: the number of a change.
pub const CHANGE: Label = label(
    "change",
    ["修改", "修改"],
    "Number of the change in the history",
    ["历史中的修改编号", "歷史中的修改編號"],
);
/// Option: the number of an import.
pub const WHOLE_IMPORT: Label = label(
    "import",
    ["导入", "匯入"],
    "Number of the import, to take all of it back",
    ["导入编号，整次撤销", "匯入編號，整次撤銷"],
);
/// Option: whose history.
pub const OF_WHAT: Label = label(
    "about",
    ["关于", "關於"],
    "Only changes about this place or source",
    [
        "只看与该地或该来源有关的修改",
        "只看與該地或該來源有關的修改",
    ],
);
/// Option: the table to be brought in.
pub const FILE: Label = label(
    "file",
    ["文件", "檔案"],
    "CSV, TSV, XLSX or JSON, up to 8 MB",
    [
        "CSV、TSV、XLSX 或 JSON，不超过 8 MB",
        "CSV、TSV、XLSX 或 JSON，不超過 8 MB",
    ],
);
/// Option: where the rows come from.
pub const SOURCE: Label = label(
    "source",
    ["来源", "來源"],
    "Id of a known source, or the address or title of a new one",
    [
        "已有来源的标识，或新来源的网址、标题",
        "已有來源的標識，或新來源的網址、標題",
    ],
);
/// Option: which column is which.
pub const MAP: Label = label(
    "map",
    ["列对应", "欄對應"],
    "COLUMN=FIELD,… where the guess is wrong",
    ["猜错时写 列=字段,…", "猜錯時寫 欄=欄位,…"],
);
/// Option: unknown foreign places become known.
pub const NEW_PLACES: Label = label(
    "new_places",
    ["新地名", "新地名"],
    "Make foreign places that are not known yet",
    ["新增尚未收录的外国地方", "新增尚未收錄的外國地方"],
);
/// Option: the file is right.
pub const OVERWRITE: Label = label(
    "overwrite",
    ["覆盖", "覆蓋"],
    "Where the file says something else, take the file's",
    ["与已有内容不同时以文件为准", "與已有內容不同時以檔案為準"],
);
