//! What the quiz says, in both languages.

use super::commands::{LEVELS, TOPICS, Value};
use super::discord::fill;
use super::{both, grouped, zh};
use crate::facts::PartialDate;
use crate::places::Names;
use crate::quiz::{Asked, Choice, Level, Question, Spot, Topic};
use crate::text::Lang;

/// The words of one language; `{}` stands for what is filled in.
#[derive(Debug)]
pub struct Words {
    /// Over a round: topic and level.
    pub title: &'static str,
    /// Before a question: its number and how many there are.
    pub number: &'static str,
    /// Before the answer to question `{}`.
    pub answer_to: &'static str,
    /// Under a question.
    pub rules: &'static str,
    /// Button: the next question.
    pub next: &'static str,
    /// Button: the board, after the last question.
    pub board: &'static str,
    /// Button: end the round before the last question.
    pub end: &'static str,
    /// The answer was right.
    pub right: &'static str,
    /// The answer `{}` was wrong.
    pub wrong: &'static str,
    /// Before the right answer.
    pub answer: &'static str,
    /// Between two sentences.
    pub gap: &'static str,
    /// The person has answered before: `{}`.
    pub again: &'static str,
    /// The question is no longer open.
    pub closed: &'static str,
    /// The round is no longer there.
    pub gone: &'static str,
    /// Only who answered may go on.
    pub answer_first: &'static str,
    /// Only who began the round may end it.
    pub not_yours: &'static str,
    /// The data give no questions.
    pub too_little: &'static str,
    /// The round is over.
    pub over: &'static str,
    /// Somebody's points: right, asked.
    pub points: &'static str,
    /// `{}` more people.
    pub more: &'static str,
    /// Nobody answered.
    pub nobody: &'static str,
    /// Over the right answers.
    pub answers: &'static str,
}

const ENGLISH: Words = Words {
    title: "Quiz · {} · {}",
    number: "Question {} of {}",
    answer_to: "Answer to question {}",
    rules: "Everybody may answer once, and sees at once whether it was right. Who has answered may go on.",
    next: "Next question",
    board: "Score board",
    end: "End the round",
    right: "Right!",
    wrong: "No, not {}.",
    answer: "The answer:",
    gap: " ",
    again: "You have answered this question already: {}.",
    closed: "This question is over.",
    gone: "This round is no longer kept; `/quiz` begins another.",
    answer_first: "Answer first, then you can go on. Whoever began the round can go on at any time.",
    not_yours: "Only the person who began the round can end it before the last question.",
    too_little: "The data here give no questions of this kind. Choose another topic.",
    over: "The quiz is over.",
    points: "{} of {}",
    more: "and {} more",
    nobody: "Nobody answered.",
    answers: "Answers",
};

const CHINESE: Words = Words {
    title: "测验 · {} · {}",
    number: "第{}题（共{}题）",
    answer_to: "第{}题的答案",
    rules: "每人每题只能作答一次，作答后立即知道对错。答过的人可以进入下一题。",
    next: "下一题",
    board: "得分榜",
    end: "结束测验",
    right: "答对了！",
    wrong: "不是{}。",
    answer: "正确答案：",
    gap: "",
    again: "您已答过这一题：{}。",
    closed: "这一题已经结束。",
    gone: "这次测验已不再保留，请用 `/测验` 重新开始。",
    answer_first: "请先作答，再进入下一题。发起人可以随时进入下一题。",
    not_yours: "只有发起人可以提前结束测验。",
    too_little: "这里的数据出不了这类题目，请换一个题型。",
    over: "测验结束。",
    points: "答对{}题（共{}题）",
    more: "另有{}人",
    nobody: "没有人作答。",
    answers: "答案",
};

/// The words of a language.
#[must_use]
pub const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::En => &ENGLISH,
        Lang::Zh => &CHINESE,
    }
}

/// What stands over a round.
#[must_use]
pub fn title(topic: Topic, level: Level, lang: Lang) -> String {
    let name = |values: &[Value], code| {
        let value = values.iter().find(|value| value.value == code);
        value.map_or(code, |value| match lang {
            Lang::En => value.name,
            Lang::Zh => value.zh_name[0],
        })
    };
    let names = [name(&TOPICS, topic.code()), name(&LEVELS, level.code())];
    fill(words(lang).title, &names)
}

/// What is asked, as a sentence.
#[must_use]
pub fn question(question: &Question, lang: Lang) -> String {
    match (&question.asked, lang) {
        (Asked::Country { cn, partner }, Lang::En) => format!(
            "In which country is {}, a partner of {}?",
            partner.en,
            name(cn, lang)
        ),
        (Asked::Country { cn, partner }, Lang::Zh) => {
            format!("{}的友城{}在哪个国家？", name(cn, lang), partner.zh)
        }
        (Asked::Partner(of), Lang::En) => {
            format!(
                "Which of these is listed here as a partner of {}?",
                name(of, lang)
            )
        }
        (Asked::Partner(of), Lang::Zh) => {
            format!("据这里收录的资料，下列哪一个是{}的友城？", name(of, lang))
        }
        (Asked::Year { cn, partner }, Lang::En) => format!(
            "In which year did {} and {} become partners?",
            name(cn, lang),
            name(partner, lang)
        ),
        (Asked::Year { cn, partner }, Lang::Zh) => {
            format!("{}与{}哪一年结好？", name(cn, lang), name(partner, lang))
        }
        (Asked::First { of, .. }, Lang::En) => format!(
            "Which of these four became a partner of {} first?",
            name(of, lang)
        ),
        (Asked::First { of, .. }, Lang::Zh) => {
            format!("下列四者中哪一个最早与{}结好？", name(of, lang))
        }
        (Asked::Most(at), Lang::En) => format!(
            "Which of these had the most pairs, as reported for {}?",
            date(*at, lang)
        ),
        (Asked::Most(at), Lang::Zh) => {
            format!(
                "按{}的公布数字，下列哪一个的友城对数最多？",
                date(*at, lang)
            )
        }
        (Asked::Amount { of, at }, Lang::En) => format!(
            "How many pairs did {} have, as reported for {}?",
            name(of, lang),
            date(*at, lang)
        ),
        (Asked::Amount { of, at }, Lang::Zh) => format!(
            "按{}的公布数字，{}有多少对友城？",
            date(*at, lang),
            name(of, lang)
        ),
    }
}

/// The right answer, and what proves it.
#[must_use]
pub fn answer(question: &Question, lang: Lang) -> (String, Option<String>) {
    let label = question.answer().label(lang);
    let is_a_number = matches!(question.answer(), Choice::Number(_));
    let proof = match (question.since, question.pairs) {
        (Some(since), _) if !is_a_number || since.month().is_some() => Some(date(since, lang)),
        (_, Some(pairs)) if !is_a_number => {
            let pairs = grouped(pairs.into());
            Some(match lang {
                Lang::En => format!("{pairs} pairs"),
                Lang::Zh => format!("{pairs}对"),
            })
        }
        _ => None,
    };
    (label, proof)
}

/// In brackets.
#[must_use]
pub fn bracketed(text: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!(" ({text})"),
        Lang::Zh => format!("（{text}）"),
    }
}

/// Both names, because students learn both.
fn name(spot: &Spot, lang: Lang) -> String {
    let names = Names {
        en: spot.en.as_str().into(),
        zh: spot.zh.as_str().into(),
    };
    both(&names, lang)
}

fn date(date: PartialDate, lang: Lang) -> String {
    match lang {
        Lang::En => date.to_string(),
        Lang::Zh => zh::chinese_date(date),
    }
}
