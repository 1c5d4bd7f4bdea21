//! What a question is about: ties, the documents, or something of which nothing is known here.

use youcheng::answer::Kind;

use crate::support::ask;

/// Asks each question and compares the kinds of the answers, and that they are in the language asked in.
pub(crate) fn are(wanted: Kind, questions: &[&str]) {
    let wrong: Vec<String> = questions
        .iter()
        .map(|question| (question, ask(question)))
        .filter(|(_, answer)| answer.kind != wanted)
        .map(|(question, answer)| format!("{question}: {:?}", answer.kind))
        .collect();
    assert!(wrong.is_empty(), "wanted {wanted:?}\n{}", wrong.join("\n"));
}

#[test]
fn what_is_counted_is_never_dropped_for_pairs() {
    are(
        Kind::Unknown,
        &[
            "how many Chinese students study in Australia",
            "How many Chinese live in Italy?",
            "how many Chinese companies are in Ethiopia",
            "how many members does ASEAN have",
            "How many countries are in the African Union?",
            "how many provinces does Canada have",
            "How many cities are there in Japan?",
            "how many districts does Shanghai have",
            "how much money does Wuhan spend on its sister cities every year",
            "澳大利亚有多少中国留学生",
            "大连有多少家日本企业",
            "哈尔滨有多少俄罗斯人",
            "北京有几所国际学校",
            "广州的外国人总数",
            "东盟有几个成员国",
            "非盟有多少个成员国",
            "阿根廷有多少个省",
            "武汉每年在友城上花多少钱",
        ],
    );
}

#[test]
fn a_superlative_of_something_else_is_no_ranking() {
    are(
        Kind::Unknown,
        &[
            "Which of Shanghai's sister cities has the largest population?",
            "biggest sister city of Chongqing",
            "richest sister city of Shenzhen",
            "which sister city is farthest from Harbin",
            "population of the sister cities of Xi'an",
            "direct flights between sister cities how many pairs",
            "growth of Shenzhen's economy since 1980",
            "oldest city in China",
            "上海的友城里哪个人口最多",
            "北京最大的友城",
            "北京的友城哪个最远",
            "哪个省机场最多",
            "哪个国家的中国留学生最多",
            "友城之间有直飞航班的有几对",
            "深圳1980年以来经济增长了多少",
            "南京最新的新闻",
        ],
    );
}

#[test]
fn what_only_bears_the_name_of_a_place_has_no_ties() {
    are(
        Kind::Unknown,
        &[
            "sister universities of Tsinghua",
            "sister cities of London in France",
            "free trade agreements of China with Latin America",
            "清华大学有多少所姊妹大学",
            "北京大学的姊妹学校",
            "上海港的姊妹港",
            "武汉大学排名第几",
            "东京塔有多高",
            "台湾是哪个国家的",
            "台湾属于中国吗",
            "Is Taiwan a country?",
        ],
    );
}

#[test]
fn a_chatty_word_leaves_a_question_of_ties_as_it_is() {
    are(
        Kind::Total,
        &[
            "how many friends does Wuhan have around the world",
            "how many officially registered sister cities has Dalian",
            "How many wonderful sister cities does Xiamen have?",
            "How many Sino-British twinnings exist?",
            "how many cities in France have a Chinese partner",
            "我们市领导想知道武汉有多少友城",
            "江苏总共有多少友城啊，老师让我查",
            "日本有多少城市跟我们结了友城",
        ],
    );
    are(
        Kind::Ranking,
        &[
            "What is the largest partner country of Shandong?",
            "which Chinese province boasts the most twin towns",
            "Joke aside: top 5 countries by number of pairs?",
            "哪个省的友城数量最多",
            "最大的友城国家是哪个",
        ],
    );
    are(
        Kind::Timeline,
        &["韩国友城数量随时间的变化", "广东历年友城数量增长了多少"],
    );
    are(
        Kind::Anniversaries,
        &[
            "Which anniversaries does Qingdao celebrate this year?",
            "Does Shanghai celebrate any anniversary this year?",
            "今年青岛要庆祝哪些友城周年",
        ],
    );
    are(
        Kind::Check,
        &[
            "Tibet has seven pairs - is that right?",
            "Is it really true that Tibet has only 7 pairs?",
        ],
    );
    are(
        Kind::Pair,
        &["Weather's lovely in Nanjing, but my question is: is it twinned with Windhoek?"],
    );
}

#[test]
fn a_question_of_rules_names_a_place_and_is_no_list() {
    are(
        Kind::Passages,
        &[
            "What sorts of friendly ties does Qingdao distinguish?",
            "What does Anhui have to look into before choosing a foreign partner?",
            "Are districts in Anhui shut out from twinning?",
            "Can a county in Anhui twin with a town abroad?",
            "may a district in Anhui twin?",
            "Does the Belt and Road white paper mention sister cities?",
            "documents supporting ties with Africa",
            "Does the count of 2171 include Hong Kong and Macao?",
            "what if a partner city invites Taiwan officials",
            "青岛对外结好的事归谁管",
            "青岛由谁管友城",
            "青岛结友城找哪个部门",
            "厦门结好需要交哪些材料",
            "Which body in Qingdao examines applications for ties?",
            "What papers does Xiamen want before a tie?",
            "友城的贵宾要来青岛，接待单位得提前报备吗",
            "对方已经和中国别的城市结好了，青岛还能跟它结吗",
            "一带一路文件里有没有讲到友城",
            "友城关系能终止吗",
        ],
    );
}

#[test]
fn whether_anniversaries_are_celebrated_is_a_question_of_rules() {
    are(
        Kind::Passages,
        &[
            "are anniversaries of sister cities celebrated",
            "are anniversary parties normal for Qingdao's partner cities",
            "does Qingdao throw a party when a twinning turns 30",
            "青岛跟友城的周年纪念能办吗",
            "友城满三十年了，青岛会不会办活动庆祝",
        ],
    );
}

#[test]
fn a_last_word_is_no_newest_tie_and_a_history_no_list_of_figures() {
    are(
        Kind::Passages,
        &[
            "who has the last word on a new sister city",
            "history of UCLG",
            "From which older bodies was UCLG formed?",
            "Where in Europe did town twinning start and when?",
            "韩正说了什么",
            "history of town twinning",
            "友城交往的内容有什么变化",
            "韩正在友协七十周年上提了几点建议",
            "莫迪去过西安吗",
        ],
    );
}

#[test]
fn a_word_after_friendship_city_is_no_place() {
    for question in [
        "友城交往有哪些禁忌",
        "友城之间的来往有什么规矩",
        "去哪个友城吃饭最好",
    ] {
        let answer = ask(question);
        assert!(
            answer.query.is_some() && answer.choices.is_empty(),
            "{question}"
        );
    }
}

#[test]
fn english_that_looks_like_pinyin_is_answered_in_english() {
    use youcheng::text::Lang;
    for question in [
        "Qingdao's guiding line for friendly relations",
        "guiding principles of friendship work",
        "the guiding idea of city diplomacy",
    ] {
        assert_eq!(ask(question).lang, Lang::En, "{question}");
    }
    assert_eq!(ask("shanghai youcheng guiding").lang, Lang::Zh);
}

#[test]
fn an_answer_that_knows_nothing_has_no_notes() {
    for question in [
        "大阪世博会什么时候",
        "纽约时报的总部在哪",
        "从广州到福冈怎么走",
    ] {
        let answer = ask(question);
        assert_eq!(answer.kind, Kind::Unknown, "{question}");
        assert!(answer.notes.is_empty(), "{question}: {:?}", answer.notes);
    }
}

#[test]
fn members_of_an_organisation_are_no_pairs() {
    use youcheng::render::json;
    let answer = ask("世界大都市协会有多少会员");
    let text = serde_json::to_string(&json::answer(&answer)).unwrap();
    assert!(text.contains("世界大都市协会会员总数"), "{text}");
    assert!(!text.contains("会员友城"), "{text}");
}
