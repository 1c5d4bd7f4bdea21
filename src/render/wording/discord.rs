//! What the bot says in Discord around an answer, in both languages.

use super::commands::{self, Label};
use crate::facts::Level;
use crate::text::Lang;

/// The words of one language.
#[derive(Debug)]
pub struct Words {
    /// Button: previous page.
    pub previous: &'static str,
    /// Button: next page.
    pub next: &'static str,
    /// Button: sources in full.
    pub sources: &'static str,
    /// Button: show a private answer to all.
    pub share: &'static str,
    /// Button: references to the sources.
    pub cite: &'static str,
    /// Button: the rows as a file.
    pub download: &'static str,
    /// Which kind of file, for `{}` rows?
    pub choose_format: &'static str,
    /// The file would be larger than Discord takes.
    pub too_large: &'static str,
    /// Button: what stands around passage `{}`.
    pub context: &'static str,
    /// Button: the answer as a chart, as a map, without a picture.
    pub pictures: [&'static str; 3],
    /// Button: say what is wrong.
    pub wrong: &'static str,
    /// Menu of readings.
    pub choose: &'static str,
    /// Menu of styles of citing.
    pub choose_style: &'static str,
    /// Title of the form.
    pub report_title: &'static str,
    /// Its first text.
    pub report_what: &'static str,
    /// An example in it.
    pub report_example: &'static str,
    /// Its second text: how to reach the person, if they want that.
    pub report_contact: &'static str,
    /// An explanation in it.
    pub report_contact_hint: &'static str,
    /// After the form.
    pub report_thanks: &'static str,
    /// The form could not be kept.
    pub report_failed: &'static str,
    /// A report with nothing in it.
    pub report_empty: &'static str,
    /// An identifier that says nothing any more.
    pub old_button: &'static str,
    /// A person asked too much.
    pub slower: &'static str,
    /// Something failed inside; `{}` is the number to give to the operator.
    pub failed: &'static str,
    /// A place that is not known; `{}` is what was typed.
    pub unknown_place: &'static str,
    /// A command that this version does not know.
    pub unknown_command: &'static str,
    /// A year or date that cannot be read; `{}` is what was typed.
    pub bad_date: &'static str,
    /// From `{}` to before `{}` is no stretch of time.
    pub backwards: &'static str,
    /// An option is empty.
    pub nothing_given: &'static str,
    /// `{}` is none of the choices.
    pub no_choice: &'static str,
    /// Twice the same place.
    pub same_place: &'static str,
    /// Two places in China.
    pub both_chinese: &'static str,
    /// Two places abroad.
    pub both_abroad: &'static str,
    /// Nothing to share, cite or show.
    pub nothing_there: &'static str,
    /// The question is too long for its buttons.
    pub too_long: &'static str,
    /// A message without a claim.
    pub no_claims: &'static str,
    /// Claims of a message: how many were found in `{}`.
    pub claims: &'static str,
    /// So many claims are in the message, and only so many are checked.
    pub claims_cut: &'static str,
    /// Heading of the counted table beside the reported one.
    pub counted: &'static str,
    /// Heading of the notes.
    pub notes: &'static str,
    /// How the question was taken: `{}`.
    pub taken_as: &'static str,
    /// Page `{}` of `{}`.
    pub page: &'static str,
    /// Citation in plain text for `content`.
    pub source: &'static str,
    /// A message that mentions the bot and says nothing else.
    pub hello: &'static str,
    /// Verdicts: supported, outdated, contradicted, not known.
    pub verdicts: [&'static str; 4],
    /// The text of `/about`.
    pub about: &'static str,
    /// The text of `/help`; each `{}` is a command's or option's name, see [`help`].
    pub help: &'static str,
    /// Status words of a partnership that is not in force: suspended, ended.
    pub statuses: [&'static str; 2],
    /// A date that no document confirms.
    pub unverified: &'static str,
    /// Turns `{}` years old.
    pub years: &'static str,
    /// References are longer than a message: a file has them all.
    pub cut: &'static str,
    /// Suggested question: the first tie.
    pub next_oldest: &'static str,
    /// Suggested question: in which countries.
    pub next_countries: &'static str,
    /// Suggested question: the course of the years.
    pub next_by_year: &'static str,
    /// Suggested question: the list of partners.
    pub next_partners: &'static str,
    /// Suggested question: the fewest first.
    pub next_fewest: &'static str,
    /// Suggested question: the most first.
    pub next_most: &'static str,
}

/// The words of `lang`.
#[must_use]
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::En => &EN,
        Lang::Zh => &ZH,
    }
}

/// Puts `values` in the places of `{}`, in order.
#[must_use]
pub fn fill(template: &str, values: &[&str]) -> String {
    let mut out = String::with_capacity(template.len());
    let mut values = values.iter();
    let mut parts = template.split("{}");
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        out.push_str(values.next().copied().unwrap_or_default());
        out.push_str(part);
    }
    out
}

/// The text of `/help`, with names as `name` gives them: Discord shows them in the person's language.
#[must_use]
pub fn help(lang: Lang, name: impl Fn(&Label) -> &'static str) -> String {
    let named = [
        commands::ASK,
        commands::PARTNERS,
        commands::TOTAL,
        commands::RANK,
        commands::COMPARE,
        commands::TIMELINE,
        commands::PAIR,
        commands::MAP_OF,
        commands::CITE,
        commands::QUIZ,
        commands::DATA,
        commands::CHECK,
        commands::PRIVATE,
    ];
    fill(words(lang).help, &named.map(|label| name(&label)))
}

/// The word for a level of places.
#[must_use]
pub fn level(level: Level, lang: Lang) -> &'static str {
    let [en, zh] = match level {
        Level::Country => ["country", "国家"],
        Level::Province => ["province", "省级"],
        Level::Municipality => ["municipality", "直辖市"],
        Level::Prefecture => ["prefecture", "地级"],
        Level::County => ["county", "县级"],
        Level::District => ["district", "区"],
        Level::City => ["city", "城市"],
        Level::State => ["state", "州"],
        Level::Region => ["region", "大区"],
        Level::Other => ["place", "地方"],
    };
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

/// Questions that show what can be asked.
#[must_use]
pub fn examples(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::En => &[
            "partners of Tianjin",
            "how many pairs does China have with Africa",
            "top 10 countries by pairs",
            "which Chinese cities are paired with Kobe",
            "Jiangsu vs Shandong",
            "what is the oldest pair of friendship cities",
            "pairs by year",
            "anniversaries this year",
            "is it true that Jiangsu has 273 pairs",
            "who approves a friendship city",
        ],
        Lang::Zh => &[
            "天津的友好城市",
            "非洲总数",
            "友城最多的前十个国家",
            "与神户结好的中国城市",
            "江苏和山东比较",
            "最早的一对友好城市",
            "历年总数",
            "今年满五十周年的友城",
            "江苏有273对友城吗",
            "友好城市由谁批准",
        ],
    }
}

/// Questions about one place; `{}` is its name.
#[must_use]
pub fn about(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::En => &[
            "partners of {}",
            "{} total",
            "first partner of {}",
            "{} by year",
        ],
        Lang::Zh => &["{}的友好城市", "{}总数", "{}最早的友城", "{}历年新增友城"],
    }
}

static EN: Words = Words {
    previous: "◀ Back",
    next: "Next ▶",
    sources: "Sources",
    share: "Share",
    cite: "Cite as …",
    download: "Download",
    choose_format: "All {} rows, with their sources, as:",
    too_large: "That file is larger than Discord takes. Ask for fewer rows, by country or by year, or as CSV.",
    context: "Context {}",
    pictures: ["Chart", "Map", "Table"],
    wrong: "Wrong?",
    choose: "Which one do you mean?",
    choose_style: "Choose a style",
    report_title: "What is wrong?",
    report_what: "What should it say?",
    report_example: "Kobe and Tianjin were paired in 1973; the city's page says so: https://…",
    report_contact: "How to reach you (may stay empty)",
    report_contact_hint: "Kept only if you write it here",
    report_thanks: "Thank you. Your report has been kept and will be read.",
    report_failed: "The report could not be kept. Please try again later.",
    report_empty: "There was no text in your report. Please press “Wrong?” again and write what is wrong.",
    old_button: "This button is from an older version. Please ask again.",
    slower: "That was a lot of questions at once. Please wait a minute and ask again.",
    failed: "Something went wrong on our side. If it happens again, please report number {}.",
    unknown_place: "I know no place or group called “{}”. Type a few letters and choose from the list.",
    unknown_command: "I do not know this command any more. Please reload Discord and try again.",
    bad_date: "“{}” is no year or date. Write 1980, May 1980 or 1980-05-12.",
    backwards: "The time is the wrong way round: nothing lies both from {} on and before {}. Please swap the \
                two dates.",
    nothing_given: "An option is empty. Please fill it in: type a few letters and choose from the list.",
    no_choice: "“{}” is none of the choices of this option. Please choose from the list.",
    same_place: "Both options name the same place. Please give two different ones.",
    both_chinese: "Both places are in China. A friendship city is abroad: please give a Chinese and a foreign \
                   place.",
    both_abroad: "Both places are outside China. I only know ties of Chinese places: please give a Chinese and \
                  a foreign place.",
    nothing_there: "There is nothing to show here any more. Please ask again.",
    too_long: "Ask a shorter question to turn pages.",
    no_claims: "I found no claim about friendship cities in this message. I look for sentences \
                such as “Jiangsu has 273 sister cities” or “Tianjin and Kobe were paired in 1973”.",
    claims: "Claims about friendship cities in this message: {}",
    claims_cut: "Claims about friendship cities in this message: {}; the first {}:",
    counted: "Counted from the partnerships known here",
    notes: "Notes",
    taken_as: "taken as: {}",
    page: "page {} of {}",
    source: " (Source: {})",
    hello: "Ask me about China's friendship cities, for example “partners of Tianjin” or “Africa \
            total”. `/help` shows what I can do.",
    verdicts: [
        "✅ Supported",
        "🕰️ Was so, is no longer",
        "❌ Contradicted",
        "❔ Not known",
    ],
    about: "**Youcheng** (友城, friendship city) answers questions about China's city diplomacy: who \
            is paired with whom and since when, how many pairs a country, a continent or a province \
            has, and what articles and policy texts say.\n\n\
            Every number has its source and its date, every passage its page. What no source says, \
            it says it does not know. There is no language model behind it: the same question \
            always gets the same answer.\n\n\
            Your questions are not kept with your name. “Wrong?” under an answer tells us what to \
            mend.",
    help: "`/{}` any question, in English or Chinese\n\
           `/{}` the partners of a place, with country and years\n\
           `/{}` how many pairs a place, country or continent has\n\
           `/{}` the most or fewest pairs\n\
           `/{}` two places side by side\n\
           `/{}` the course of the years\n\
           `/{}` are two places paired, and since when\n\
           `/{}` where the partners of a place are\n\
           `/{}` quotes with pages and references\n\
           `/{}` a round of questions for a study group\n\
           `/{}` changes of the data, for those who manage the server\n\
           Right-click a message → Apps → **{}** holds its claims against the sources.\n\n\
           You can also mention me or write to me directly. Place names work in English, Chinese \
           and pinyin. Set `{}` to see an answer alone.",
    statuses: ["suspended", "ended"],
    unverified: "date not confirmed",
    years: "{} years",
    cut: "… The attached file has all references.",
    next_oldest: "The first one",
    next_countries: "Countries",
    next_by_year: "By year",
    next_partners: "All partners",
    next_fewest: "The fewest",
    next_most: "The most",
};

static ZH: Words = Words {
    previous: "◀ 上一页",
    next: "下一页 ▶",
    sources: "来源",
    share: "公开分享",
    cite: "引用格式…",
    download: "下载",
    choose_format: "全部{}行，连同来源，下载为：",
    too_large: "这个文件超过Discord允许的大小。请按国家或年份缩小范围，或改用CSV。",
    context: "上下文 {}",
    pictures: ["图表", "地图", "表格"],
    wrong: "有误？",
    choose: "您指的是哪一个？",
    choose_style: "选择引用格式",
    report_title: "哪里有误？",
    report_what: "正确的内容是什么？",
    report_example: "天津与神户于1973年结好，见市政府网页：https://…",
    report_contact: "联系方式（可不填）",
    report_contact_hint: "只有填写后才会保存",
    report_thanks: "谢谢！您的反馈已保存，我们会查看。",
    report_failed: "反馈未能保存，请稍后再试。",
    report_empty: "反馈中没有文字。请再按一次“有误？”，写明哪里不对。",
    old_button: "这个按钮来自旧版本，请重新提问。",
    slower: "您的提问太密集了，请稍等一分钟再问。",
    failed: "我们这边出了问题。如果再次出现，请告知编号 {}。",
    unknown_place: "没有名为“{}”的地方或国家组。请输入几个字后从列表中选择。",
    unknown_command: "这个命令已不存在，请刷新 Discord 后再试。",
    bad_date: "“{}”不是年份或日期，请写成 1980、1980年5月或 1980-05-12。",
    backwards: "起止时间颠倒了：没有既在{}之后又在{}之前的时间，请对调两个日期。",
    nothing_given: "有一项没有填写。请输入几个字后从列表中选择。",
    no_choice: "“{}”不在可选项之中，请从列表中选择。",
    same_place: "两项填的是同一个地方，请填两个不同的地方。",
    both_chinese: "两个地方都在中国。友好城市是中外之间的，请填一个中国地方和一个外国地方。",
    both_abroad: "两个地方都在国外。本库只收中国各地的友好城市，请填一个中国地方和一个外国地方。",
    nothing_there: "这里已没有可显示的内容，请重新提问。",
    too_long: "问题较短时才能翻页。",
    no_claims: "这条消息里没有关于友好城市的说法。可核对的句子例如“江苏有273对友好城市”“天津和神户1973年结好”。",
    claims: "这条消息中关于友好城市的说法：{}",
    claims_cut: "这条消息中关于友好城市的说法：{}，以下是前{}条：",
    counted: "按本库所知结好关系统计",
    notes: "说明",
    taken_as: "理解为：{}",
    page: "第 {} 页，共 {} 页",
    source: "（来源：{}）",
    hello: "请问我关于中国友好城市的问题，例如“天津的友好城市”“非洲总数”。输入 `/帮助` 查看用法。",
    verdicts: [
        "✅ 有据",
        "🕰️ 曾经如此，现已不同",
        "❌ 与来源不符",
        "❔ 无从得知",
    ],
    about: "**友城**（Youcheng）回答有关中国城市外交的问题：谁与谁结为友好城市、始于何时，某国、某洲、某省有多少对，\
            以及文章和政策文件怎么说。\n\n\
            每个数字都有来源和日期，每段引文都有页码；来源没有说的，就答不知道。背后没有语言模型：同样的问题总是得到同样的回答。\n\n\
            我们不保存提问者的身份。若有错误，请点回答下方的“有误？”。",
    help: "`/{}` 用中文或英文提问\n\
           `/{}` 某地的友好城市，可按国家和年份筛选\n\
           `/{}` 某地、某国、某洲的友城数\n\
           `/{}` 最多或最少的排名\n\
           `/{}` 两地比较\n\
           `/{}` 历年变化\n\
           `/{}` 两地是否结好、始于何时\n\
           `/{}` 某地友城分布图\n\
           `/{}` 带页码的引文和参考文献\n\
           `/{}` 学习小组的一轮问答\n\
           `/{}` 修改数据（仅限服务器管理者）\n\
           右键消息 → 应用 → **{}**，核对消息里的说法。\n\n\
           也可以@我或直接私信。地名可用中文、英文或拼音；选用 `{}` 则只有您自己看到回答。",
    statuses: ["中止", "已终止"],
    unverified: "日期待核实",
    years: "{} 周年",
    cut: "…… 全部参考文献见附件。",
    next_oldest: "最早的一对",
    next_countries: "涉及国家",
    next_by_year: "历年新增",
    next_partners: "全部友城",
    next_fewest: "最少的",
    next_most: "最多的",
};
