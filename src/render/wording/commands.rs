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
/// `/cite`
pub const CITE: Label = label(
    "cite",
    ["引文", "引文"],
    "Quotes from articles and policy texts, with pages",
    ["文章和政策文件的引文与页码", "文章和政策文件的引文與頁碼"],
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
    "Paired in or after this year (1980 or 1980-05)",
    [
        "自该年起结好（1980 或 1980-05）",
        "自該年起結好（1980 或 1980-05）",
    ],
);
/// Option: not after.
pub const BEFORE: Label = label(
    "before",
    ["前", "前"],
    "Paired before this year (1990 or 1990-05)",
    [
        "在该年之前结好（1990 或 1990-05）",
        "在該年之前結好（1990 或 1990-05）",
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
    "The figure of this year",
    ["该年的数字", "該年的數字"],
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
