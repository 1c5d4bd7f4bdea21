//! Questions about an article as a whole: what it says in short, where it appeared, who wrote it, how it
//! is built, what is wrong in it, what its author advises.
//!
//! The article says so in other words ("the abstract sums up"), and its title and author stand in few
//! passages. What counts is that nothing else is asked: "what does the article recommend to Africa" is a
//! question on Africa.

use crate::text::stem::{is_stopword, stem};
use crate::text::{fold, is_han, segment};

/// What an article is called, and whoever wrote it; the English words with "the" or "this" before.
const ARTICLE: [&str; 16] = [
    "article", "paper", "essay", "study", "author", "writer", "文章", "论文", "本文", "全文",
    "此文", "该文", "这篇", "作者", "笔者", "文中",
];
const BEFORE: [&str; 6] = ["the", "this", "that", "s", "of", "entire"];

/// What may be asked of an article as a whole.
struct Aspect {
    /// The words for it, English ones by their stems.
    cues: &'static [&'static str],
    /// How the passages say it.
    english: &'static str,
    chinese: &'static str,
}

/// The aspects, the more special ones first.
const ASPECTS: [Aspect; 6] = [
    Aspect {
        cues: &[
            "journal",
            "magazine",
            "periodical",
            "issue",
            "publish",
            "publication",
            "appear",
            "print",
            "issn",
            "date",
            "year",
            "when",
            "期刊",
            "刊物",
            "杂志",
            "发表",
            "刊登",
            "刊载",
            "出版",
            "哪一期",
            "哪期",
            "刊号",
            "年份",
            "日期",
        ],
        english: "article published in the journal, its issue and ISSN",
        chinese: "文章发表于期刊哪一期，刊号ISSN",
    },
    Aspect {
        cues: &[
            "mistake",
            "error",
            "wrong",
            "inaccuracy",
            "inaccurate",
            "flaw",
            "incorrect",
            "doubt",
            "doubtful",
            "correct",
            "correction",
            "contain",
            "factual",
            "slip",
            "错误",
            "错",
            "差错",
            "失误",
            "勘误",
            "不准确",
            "出入",
            "硬伤",
            "存疑",
            "纰漏",
        ],
        english: "errors and doubtful points of the article",
        chinese: "文章的错误与存疑之处",
    },
    Aspect {
        cues: &[
            "recommend",
            "recommendation",
            "suggest",
            "suggestion",
            "advise",
            "advice",
            "propose",
            "proposal",
            "remedy",
            "solution",
            "建议",
            "推荐",
            "对策",
            "提议",
            "出路",
            "怎么做",
            "做法",
        ],
        english: "recommendations of the article's author",
        chinese: "文章作者的建议",
    },
    Aspect {
        cues: &[
            "structure",
            "structured",
            "outline",
            "organise",
            "organize",
            "section",
            "chapter",
            "part",
            "divide",
            "结构",
            "框架",
            "提纲",
            "部分",
            "章节",
            "组成",
        ],
        english: "structure of the article in four parts",
        chinese: "文章的结构 四个部分",
    },
    Aspect {
        cues: &[
            "who",
            "where",
            "write",
            "author",
            "writer",
            "work",
            "teach",
            "job",
            "university",
            "profession",
            "affiliation",
            "谁",
            "写",
            "单位",
            "工作",
            "任教",
            "职称",
            "哪里",
            "哪儿",
            "什么人",
            "身份",
            "背景",
        ],
        english: "about the author",
        chinese: "关于作者",
    },
    Aspect {
        cues: &[
            "summarise",
            "summarize",
            "summary",
            "abstract",
            "gist",
            "main",
            "central",
            "core",
            "key",
            "argument",
            "argue",
            "point",
            "idea",
            "thesis",
            "message",
            "claim",
            "about",
            "what",
            "overview",
            "content",
            "sum",
            "short",
            "brief",
            "takeaway",
            "摘要",
            "提要",
            "概括",
            "总结",
            "主要",
            "观点",
            "中心",
            "核心",
            "思想",
            "主旨",
            "大意",
            "内容",
            "论点",
            "归纳",
            "概述",
            "概要",
            "讲",
            "什么",
            "简要",
            "论述",
        ],
        english: "abstract of the article, its argument in brief",
        chinese: "文章提要 主旨概要",
    },
];

/// The question in the words of the passages, where it is about an article as a whole; `authors` and
/// `titles` are folded.
pub(super) fn of_article(
    text: &str,
    authors: &[String],
    titles: &[String],
) -> Option<&'static str> {
    let asked = Asked::new(text, authors);
    if !asked.names_article {
        return None;
    }
    let left: Vec<&Word> = asked
        .words
        .iter()
        .filter(|word| !word.is_known(titles))
        .collect();
    let fits = |aspect: &&Aspect| {
        let of_it = |word: &Word| aspect.cues.iter().any(|cue| word.is(cue));
        asked.words.iter().any(of_it) && left.iter().all(|word| of_it(word))
    };
    let aspect = ASPECTS.iter().find(fits)?;
    Some(if asked.han {
        aspect.chinese
    } else {
        aspect.english
    })
}

/// Does the question name the article or its author? If so, the question without these words, unless
/// nothing is left to be looked for.
pub(super) fn without_article(text: &str, authors: &[String]) -> Option<String> {
    let asked = Asked::new(text, authors);
    if !asked.names_article {
        return None;
    }
    let said = asked
        .words
        .iter()
        .any(|word| !word.article && !word.says_nothing());
    let kept = asked
        .words
        .iter()
        .filter(|word| !word.article)
        .map(|word| word.text.as_str());
    let kept: Vec<&str> = kept.collect();
    Some(match (said, asked.han) {
        (false, _) => text.to_owned(),
        (true, true) => kept.concat(),
        (true, false) => kept.join(" "),
    })
}

/// A question, cut into words.
struct Asked {
    words: Vec<Word>,
    names_article: bool,
    han: bool,
}

struct Word {
    text: String,
    stem: String,
    /// It is what an article or its author is called.
    article: bool,
}

impl Asked {
    fn new(text: &str, authors: &[String]) -> Self {
        if text.chars().any(is_han) {
            Self::chinese(text, authors)
        } else {
            Self::english(text, authors)
        }
    }

    fn chinese(text: &str, authors: &[String]) -> Self {
        let folded = fold(text);
        let named = authors
            .iter()
            .find(|author| folded.contains(author.as_str()));
        let rest = named.map_or_else(|| folded.clone(), |author| folded.replace(author, " "));
        let words: Vec<Word> = segment::long_words(&rest)
            .map(|word| Word {
                text: word.to_owned(),
                stem: word.to_owned(),
                article: ARTICLE.contains(&word),
            })
            .collect();
        Self {
            names_article: named.is_some() || words.iter().any(|word| word.article),
            words,
            han: true,
        }
    }

    fn english(text: &str, authors: &[String]) -> Self {
        let typed = text.split(|c: char| !c.is_alphanumeric());
        let typed: Vec<&str> = typed.filter(|word| !word.is_empty()).collect();
        let folded: Vec<String> = typed.iter().map(|word| fold(word)).collect();
        let mut article: Vec<bool> = (0..folded.len())
            .map(|at| {
                let before = at.checked_sub(1).map(|before| folded[before].as_str());
                let named = folded[at] == "article" || before.is_some_and(is_before);
                named && ARTICLE.contains(&folded[at].as_str())
            })
            .collect();
        for author in authors {
            let name: Vec<&str> = author.split(' ').collect();
            for at in 0..folded.len() {
                let here = folded.get(at..at + name.len());
                if here.is_some_and(|here| here == name) {
                    article[at..at + name.len()].fill(true);
                }
            }
        }
        let words = typed.into_iter().zip(folded).zip(&article);
        Self {
            words: words
                .map(|((typed, folded), article)| Word {
                    text: if *article {
                        folded.clone()
                    } else {
                        typed.to_owned()
                    },
                    stem: stem(&folded),
                    article: *article,
                })
                .collect(),
            names_article: article.contains(&true),
            han: false,
        }
    }
}

fn is_before(word: &str) -> bool {
    BEFORE.contains(&word) || word.chars().all(|c| c.is_ascii_digit())
}

impl Word {
    fn is(&self, cue: &str) -> bool {
        self.stem == cue || cue.is_ascii() && self.stem == stem(cue)
    }

    fn says_nothing(&self) -> bool {
        if self.text.chars().any(is_han) {
            self.text.chars().count() < 2 || segment::is_stopword(&self.text)
        } else {
            self.text.len() < 2 || is_stopword(&self.text.to_lowercase())
        }
    }

    /// Is it no more than the article itself: its name, its year, a word of its title?
    fn is_known(&self, titles: &[String]) -> bool {
        let in_title = |title: &String| {
            if self.text.chars().any(is_han) {
                title.contains(&self.text)
            } else {
                let mut words = title.split(|c: char| !c.is_alphanumeric());
                words.any(|word| !word.is_empty() && stem(word) == self.stem)
            }
        };
        self.article
            || self.says_nothing()
            || self.text.chars().all(|c| c.is_ascii_digit())
            || titles.iter().any(in_title)
    }
}
