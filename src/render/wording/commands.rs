//! Names and descriptions of the commands, in English and in both Chinese scripts.

/// A name and a description in three languages.
#[derive(Clone, Copy, Debug)]
pub struct Label {
    /// English name; it is also the command's or option's identity.
    pub name: &'static str,
    /// Simplified and Traditional Chinese names.
    pub zh_name: [&'static str; 2],
    /// English description.
    pub about: &'static str,
    /// Simplified and Traditional Chinese descriptions.
    pub zh_about: [&'static str; 2],
}

/// Shortens the tables below.
const fn label(
    name: &'static str,
    zh_name: [&'static str; 2],
    about: &'static str,
    zh_about: [&'static str; 2],
) -> Label {
    Label {
        name,
        zh_name,
        about,
        zh_about,
    }
}

/// `/ask`
pub const ASK: Label = label(
    "ask",
    ["提问", "提問"],
    "Ask anything about China's friendship cities",
    ["提出关于中国友好城市的问题", "提出關於中國友好城市的問題"],
);
/// `/partners`
pub const PARTNERS: Label = label(
    "partners",
    ["友城", "友城"],
    "The friendship cities of a place",
    ["某地的友好城市", "某地的友好城市"],
);
/// `/total`
pub const TOTAL: Label = label(
    "total",
    ["总数", "總數"],
    "How many pairs a place, a country or a continent has",
    ["某地、某国或某洲的友城数", "某地、某國或某洲的友城數"],
);
/// `/rank`
pub const RANK: Label = label(
    "rank",
    ["排名", "排名"],
    "The most or the fewest pairs",
    ["友城最多或最少的排名", "友城最多或最少的排名"],
);
/// `/compare`
pub const COMPARE: Label = label(
    "compare",
    ["比较", "比較"],
    "Two places, countries or continents side by side",
    ["两地、两国或两洲比较", "兩地、兩國或兩洲比較"],
);
/// `/timeline`
pub const TIMELINE: Label = label(
    "timeline",
    ["历年", "歷年"],
    "The course of the years",
    ["历年变化", "歷年變化"],
);
/// `/pair`
pub const PAIR: Label = label(
    "pair",
    ["结好", "結好"],
    "Are two places paired, and since when?",
    ["两地是否结好、始于何时", "兩地是否結好、始於何時"],
);
/// `/map`
pub const MAP_OF: Label = label(
    "map",
    ["地图", "地圖"],
    "Where the friendship cities of a place are",
    ["某地友好城市的分布图", "某地友好城市的分佈圖"],
);
/// `/cite`
pub const CITE: Label = label(
    "cite",
    ["引文", "引文"],
    "Quotes from articles and policy texts, with pages",
    ["文章和政策文件的引文与页码", "文章和政策文件的引文與頁碼"],
);
/// `/quiz`
pub const QUIZ: Label = label(
    "quiz",
    ["测验", "測驗"],
    "A round of questions about friendship cities, with a score board",
    [
        "友好城市知识测验，最后公布得分榜",
        "友好城市知識測驗，最後公布得分榜",
    ],
);
/// `/about`
pub const ABOUT: Label = label(
    "about",
    ["关于", "關於"],
    "What this bot is and where its numbers come from",
    ["本机器人及其数据来源", "本機器人及其資料來源"],
);
/// `/help`
pub const HELP: Label = label(
    "help",
    ["帮助", "說明"],
    "How to ask",
    ["使用方法", "使用方法"],
);
/// `/data`, for staff
pub const DATA: Label = label(
    "data",
    ["数据", "資料"],
    "For staff: bring in, add, correct and take back data",
    [
        "工作人员：导入、添加、更正、撤销数据",
        "工作人員：匯入、新增、更正、撤銷資料",
    ],
);
/// `/data add`
pub const ADD: Label = label(
    "add",
    ["添加", "新增"],
    "Add a row; it needs a source",
    ["添加一行，须注明来源", "新增一列，須註明來源"],
);
/// `/data correct`
pub const CORRECT: Label = label(
    "correct",
    ["更正", "更正"],
    "Give a row other values",
    ["更正一行的内容", "更正一列的內容"],
);
/// `/data retire`
pub const RETIRE: Label = label(
    "retire",
    ["停用", "停用"],
    "Take a row out of the answers; the history keeps it",
    [
        "使一行不再出现在回答中，历史会保留",
        "使一列不再出現在回答中，歷史會保留",
    ],
);
/// `/data undo`
pub const UNDO: Label = label(
    "undo",
    ["撤销", "撤銷"],
    "Take a change back, or a whole import",
    ["撤销一次修改或整次导入", "撤銷一次修改或整次匯入"],
);
/// `/data history`
pub const HISTORY: Label = label(
    "history",
    ["历史", "歷史"],
    "Who changed what, when and why",
    ["谁在何时为何改了什么", "誰在何時為何改了什麼"],
);
/// `/data import`
pub const IMPORT: Label = label(
    "import",
    ["导入", "匯入"],
    "Bring in a table; first you see what it would come to",
    ["导入表格，先预览结果", "匯入表格，先預覽結果"],
);
/// The message command.
pub const CHECK: Label = label("Check figures", ["核对数据", "核對數據"], "", ["", ""]);

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
