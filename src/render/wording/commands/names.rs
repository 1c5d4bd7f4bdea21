//! The commands themselves.

use super::{Label, label};

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
