//! Facts or explanations: does a question ask the store, the documents, or both?

use super::cues::Cue;
use super::mentions::Mentions;
use super::query::{Check, Query};
use super::rules::{documents_tell_too, only_documents_tell};
use super::slots::Slots;
use super::what_is::{asks_for_the_word, asks_which};
use crate::places::Scope;

/// Does the question want an explanation?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Explains {
    No,
    Too,
    Only,
}

/// Words of rules, with a place or without: "青岛选择友好城市有什么要求".
const OF_RULES: [&str; 22] = [
    "may",
    "must",
    "should",
    "apply",
    "application",
    "condition",
    "conditions",
    "required",
    "minimum",
    "criteria",
    "criterion",
    "upper limit",
    "要求",
    "条件",
    "申请",
    "必须",
    "应当",
    "上限",
    "下限",
    "能办",
    "庆祝活动",
    "合规",
];
/// With a name they only ask politely ("能否提供青岛的友城"), without one what anybody may do.
const OF_ANYBODY: [&str; 6] = ["可以", "还可以", "还能", "能不能", "能否", "可不可以"];
/// Words for a list that is wanted, whatever for: "我们写材料，需要济南的友城名单".
const LISTED: [&str; 7] = ["list", "list all", "列出", "列举", "名单", "清单", "show"];
/// Words for a reason.
const WHY: [&str; 10] = [
    "why",
    "how come",
    "为什么",
    "为何",
    "为啥",
    "原因",
    "原因何在",
    "是何原因",
    "说明什么",
    "说明了什么",
];
/// What comes first in a procedure, and is not the first of all ties.
const FIRST_STEP: [&str; 6] = [
    "第一步",
    "第一件事",
    "do first",
    "first thing",
    "step",
    "steps",
];
/// Parts of a history, which no figures tell of.
const PHASES: [&str; 5] = ["phase", "phases", "stage", "stages", "阶段"];

/// What is told of something from its beginning.
const HISTORY: [&str; 7] = [
    "history",
    "timeline",
    "development",
    "evolution",
    "历史",
    "沿革",
    "发展历程",
];
/// Twinning as such, of whatever cities.
const TWINNING: [&str; 6] = [
    "twinning",
    "twinnings",
    "town twinning",
    "town twinnings",
    "city twinning",
    "city twinnings",
];
/// What is done on anniversaries.
const CELEBRATED: [&str; 18] = [
    "celebrate",
    "celebrates",
    "celebrated",
    "celebrating",
    "celebration",
    "celebrations",
    "party",
    "parties",
    "throw",
    "庆祝",
    "庆典",
    "周年庆典",
    "庆祝活动",
    "办活动",
    "能办",
    "酒会",
    "周年庆祝",
    "周年庆祝活动",
];
/// What a document is called, and what it does.
const PAPERS: [&str; 10] = [
    "document",
    "documents",
    "paper",
    "papers",
    "white paper",
    "vision",
    "文件",
    "白皮书",
    "愿景",
    "文章",
];
const SAYS: [&str; 16] = [
    "say",
    "says",
    "said",
    "mention",
    "mentions",
    "mentioned",
    "support",
    "supporting",
    "supports",
    "back",
    "backing",
    "讲到",
    "提到",
    "提及",
    "说到",
    "写到",
];

/// Does a question that the grammar reads as `query` want an explanation, beside the fact or alone?
pub(super) fn explains(slots: &Slots<'_>, mentions: &Mentions, query: Option<&Query>) -> Explains {
    let Some(query) = query else {
        return Explains::Only;
    };
    if asks_the_documents(slots, query) || only_documents_tell(slots, mentions, query) {
        return Explains::Only;
    }
    if asks_which(slots, mentions, query) {
        return Explains::No;
    }
    let weak = slots.count(Cue::MayExplain);
    let strong = slots.count(Cue::Explain) + slots.count(Cue::Event) - asks_the_same(slots, query);
    if let Query::Partners(_) | Query::Total(_) = query
        && !slots.about_pairs()
        && !says_what_it_asks(slots, query)
    {
        // A name and words that nothing explains: "青岛的一对一原则".
        let asked = slots.has_any(&[Cue::Total, Cue::HowMany]);
        let bare = (asked || slots.unexplained(mentions).next().is_none()) && !slots.has(Cue::True);
        return if strong + weak > 0 || !bare {
            Explains::Only
        } else {
            Explains::No
        };
    }
    let fact = weight_of_fact(slots, query, strong);
    let listed = slots.cue_is(Cue::Which, &LISTED);
    let of_rules = slots.cue_is(Cue::MayExplain, &OF_RULES);
    // "Can Qingdao station officials in a partner city?": "can" itself is not explained either.
    if asks_whether_one_can(slots)
        && strong + weak == 0
        && lists(query)
        && (slots.has(Cue::Counties) || slots.unexplained(mentions).count() > 1)
    {
        return Explains::Only;
    }
    match (strong, weak) {
        (0, 0) if documents_tell_too(query) => Explains::Too,
        (0, 0) => Explains::No,
        _ if fact > 0 && slots.and_why() => Explains::Too,
        // "Which documents must be filed with the application of Qingdao?"
        (0, 2..) if lists(query) && !listed => Explains::Only,
        (0, 1) if lists(query) && !listed && of_rules && asks_more(slots, mentions) => {
            Explains::Only
        }
        (0, _) if fact > 0 => Explains::No,
        (1, _) if fact > 1 => Explains::Too,
        _ => Explains::Only,
    }
}

/// "青岛对友城对象有什么要求": is there more than a name and a word of rules?
fn asks_more(slots: &Slots<'_>, mentions: &Mentions) -> bool {
    slots.cue_is(Cue::Which, &["什么", "what"])
        || slots.has(Cue::Counties)
        || slots.unexplained(mentions).next().is_some()
}

/// "Can a city twin with two others?"
pub(super) fn asks_whether_one_can(slots: &Slots<'_>) -> bool {
    let first = slots.scan.tokens.first();
    first.is_some_and(|token| slots.scan.is_one_of(token, &["can"]))
        || slots.cue_is(Cue::MayExplain, &["can a city", "can cities"])
}

/// Is it the documents that tell, whatever the query would give?
fn asks_the_documents(slots: &Slots<'_>, query: &Query) -> bool {
    if slots.scan.names_an_article() {
        return true;
    }
    if let Query::Anniversaries(_) = query
        && asks_whether_they_are_celebrated(slots)
    {
        return true;
    }
    if says_of_a_document(slots, query) || asks_for_the_word(slots, query) {
        return true;
    }
    let anybody = asks_whether_one_can(slots)
        || slots.cue_is(Cue::MayExplain, &OF_RULES)
        || slots.cue_is(Cue::MayExplain, &OF_ANYBODY);
    match query {
        // "Where has UCLG its seat, and from which bodies did it grow?"
        Query::Timeline(filter, _) => {
            let label = filter.abroad.iter().any(|of| slots.is_label(*of));
            let history = slots.cue_is(Cue::Course, &HISTORY);
            let of_twinning = history
                && slots.cue_is(Cue::Partner, &TWINNING)
                && filter.cn.is_empty()
                && !slots.has(Cue::China);
            label && (history || slots.has(Cue::Where))
                || of_twinning
                || slots.cue_is(Cue::MayExplain, &PHASES)
        }
        // "What is Metropolis?", "城地组织在哪里" want no number.
        Query::Total(total) if slots.is_label(total.scope) && asks_what(slots) => true,
        // "How many sister cities may a city have at most?", "Why does Guizhou have only 10 pairs?"
        Query::Check(Check::Number { .. }) => {
            let why = slots.cue_is(Cue::Explain, &WHY) && !slots.has(Cue::True);
            why || (anybody || slots.asks_what_may_be()) && slots.named.is_empty()
        }
        // "Africa has 54 countries but only 120 pairs, why?" says its numbers and asks for none.
        Query::Missing(_) if slots.cue_is(Cue::Explain, &WHY) && says_its_numbers(slots) => true,
        Query::First(..) if slots.cue_is(Cue::Explain, &FIRST_STEP) => true,
        // "From which older bodies was UCLG formed?"
        Query::First(filter, ..) if !slots.about_pairs() => {
            filter.abroad.iter().any(|of| slots.is_label(*of))
        }
        // "How many awards were given in Chongqing?"
        Query::Total(_) | Query::Count(..) if counts_something_else(slots) => true,
        // "How many stages did China's twinning go through?"
        Query::Total(_) | Query::Count(..) if slots.cue_is(Cue::MayExplain, &PHASES) => true,
        // "What rank must Anhui's partners have?"
        Query::Ranking(_) if slots.cue_is(Cue::MayExplain, &["must", "should", "必须", "应当"]) => {
            true
        }
        // "Would Qingdao take a partner that is already twinned with Dalian?"
        Query::Pair(_, other) if slots.cn.contains(other) => {
            let may = |token| {
                slots
                    .scan
                    .is_one_of(token, &["would", "should", "must", "may"])
            };
            slots.scan.tokens.iter().any(may)
        }
        // "青岛还能跟它结吗".
        Query::Total(_) | Query::Count(..) if !slots.has_any(&[Cue::HowMany, Cue::Total]) => {
            slots.cue_is(Cue::MayExplain, &["还能", "还可以"])
        }
        // "安徽的县能不能结友城".
        Query::Partners(_) if slots.cue_is(Cue::MayExplain, &OF_ANYBODY) => {
            let units = |token| slots.scan.is_one_of(token, &["县", "区"]);
            slots.founding_verb() || slots.has(Cue::Counties) || slots.scan.tokens.iter().any(units)
        }
        _ => anybody && slots.named.is_empty() && !slots.has(Cue::China),
    }
}

/// Are numbers said, and none asked for?
fn says_its_numbers(slots: &Slots<'_>) -> bool {
    const ASKS: [Cue; 5] = [
        Cue::HowMany,
        Cue::Which,
        Cue::Where,
        Cue::Total,
        Cue::Fewest,
    ];
    !slots.amounts.is_empty() && !slots.has_any(&ASKS)
}

/// "Are anniversaries celebrated", "青岛跟友城的周年纪念能办吗": whether they are, not which ones there are.
fn asks_whether_they_are_celebrated(slots: &Slots<'_>) -> bool {
    const WHICH: [Cue; 3] = [Cue::Which, Cue::HowMany, Cue::Now];
    let celebrated = |token| slots.scan.is_one_of(token, &CELEBRATED);
    let may = |token| {
        slots.scan.is_one_of(
            token,
            &["should", "may", "能", "会", "会不会", "可以", "能不能"],
        )
    };
    let mut tokens = slots.scan.tokens.iter();
    let asked = slots.has(Cue::YesNo) || tokens.any(may);
    // "A party when a twinning turns 30" asks for no time.
    let asks_when = slots.has_but(Cue::When, &["when"])
        || slots.position(Cue::When).is_some_and(|when| when < 2);
    asked
        && slots.scan.tokens.iter().any(celebrated)
        && slots.times.used.is_empty()
        && slots.times.relative.is_none()
        && !slots.has_any(&WHICH)
        && !asks_when
}

/// "Does the Belt and Road paper mention sister cities?", "documents supporting ties with Africa".
fn says_of_a_document(slots: &Slots<'_>, query: &Query) -> bool {
    let figures = matches!(
        query,
        Query::Partners(_) | Query::Total(_) | Query::Count(..)
    );
    let one_of = |forms: &[&str]| {
        let mut tokens = slots.scan.tokens.iter();
        tokens.any(|token| slots.scan.is_one_of(token, forms))
    };
    figures && !slots.has_any(&[Cue::HowMany, Cue::Total]) && one_of(&PAPERS) && one_of(&SAYS)
}

/// Is what is counted a matter of the documents, such as an award or a paper?
fn counts_something_else(slots: &Slots<'_>) -> bool {
    let cue = |at: usize| slots.scan.cue(at);
    let filler = |at: &usize| matches!(cue(*at), Some(Cue::Filler | Cue::Of));
    let counted = slots.position(Cue::HowMany).and_then(|many| {
        let next = (many + 1..slots.scan.tokens.len()).find(|at| !filler(at));
        next.and_then(cue)
    });
    matches!(counted, Some(Cue::MayExplain | Cue::Explain | Cue::Event)) && !slots.about_pairs()
}

/// Does a query about a name alone ask for a fact by its words?
fn says_what_it_asks(slots: &Slots<'_>, query: &Query) -> bool {
    match query {
        Query::Partners(filter) => slots.has(Cue::Event) || filter.is_restricted(),
        Query::Total(_) => slots.has(Cue::HowMany),
        _ => true,
    }
}

/// How much speaks for the fact: nothing, something, or more than one word for an explanation.
fn weight_of_fact(slots: &Slots<'_>, query: &Query, strong: usize) -> usize {
    match query {
        Query::First(..) | Query::Pair(..) | Query::Partners(_) if slots.has(Cue::Event) => 0,
        // "What is the first step when a city wants a partner?"
        Query::First(..) if slots.named.is_empty() && strong > 0 && !slots.and_why() => 0,
        Query::Check(Check::Number { .. } | Check::TopShare { .. }) => 2,
        Query::Pair(..) | Query::First(..) if slots.has(Cue::When) => 2,
        // "Why did Beijing end its tie with Prague?": that it has ended is known at least.
        Query::Pair(..) if slots.has_any(&[Cue::Ended, Cue::Suspended]) => 2,
        Query::Timeline(..) | Query::Share(..) | Query::Ranking(_) => 1,
        Query::Missing(_) if slots.and_why() => 1,
        Query::Total(_) | Query::Count(..) if slots.has(Cue::HowMany) => 1,
        Query::Partners(filter) if filter.is_restricted() && !slots.about_pairs() => 1,
        _ if slots.named.is_empty() && !slots.has(Cue::China) => 0,
        _ => 1,
    }
}

/// Queries whose words are few, so that others in the question say that something else is meant.
pub(super) fn lists(query: &Query) -> bool {
    matches!(
        query,
        Query::Partners(_) | Query::Places(_) | Query::Ranking(_) | Query::First(..)
    )
}

/// "What is …", "where is …", of which no number is asked.
fn asks_what(slots: &Slots<'_>) -> bool {
    const NUMBERS: [Cue; 7] = [
        Cue::HowMany,
        Cue::Total,
        Cue::Pair,
        Cue::Partner,
        Cue::Members,
        Cue::Countries,
        Cue::Course,
    ];
    let asks = slots.has_any(&[Cue::Which, Cue::Where, Cue::When, Cue::YesNo]);
    asks && !slots.has_any(&NUMBERS)
}

/// How many words for an explanation only ask for the figures of `query`: "how did the number
/// grow", "the difference in number".
fn asks_the_same(slots: &Slots<'_>, query: &Query) -> usize {
    const WORK: [&str; 3] = ["友城工作", "友好城市工作", "结好工作"];
    let words: &[&str] = match query {
        Query::Timeline(..) => &[
            "how do", "how does", "how did", "怎么", "怎样", "如何", "zenme", "ruhe",
        ],
        Query::Ranking(_) if slots.has(Cue::Rank) => {
            let words = &["how do", "how does", "how did", "怎么", "怎样", "如何"];
            return usize::from(slots.cue_is(Cue::Explain, words));
        }
        Query::Ranking(_) | Query::Compare(..) if slots.has(Cue::Compare) => {
            let words = &["how do", "how does", "怎么", "怎样", "如何"];
            return usize::from(slots.cue_is(Cue::Explain, words));
        }
        Query::Share(..) => return usize::from(slots.cue_is(Cue::Explain, &["held"])),
        Query::Compare(..) => &["difference", "differ", "differs", "差异", "区别", "不同"],
        // "How many cities did friendship-city work at the end of 2017", "the total after the
        // conference of 2012".
        Query::Total(total)
            if total.scope == Scope::World
                && !total.at.is_unbounded()
                && !slots.has(Cue::Where) =>
        {
            return slots.count(Cue::Event) + usize::from(slots.cue_is(Cue::Explain, &WORK));
        }
        _ => return 0,
    };
    let of_one =
        matches!(query, Query::Timeline(..) | Query::Compare(..)) && !slots.named.is_empty();
    let counted = of_one || slots.has_any(&[Cue::HowMany, Cue::Total, Cue::Pair]);
    usize::from(counted && slots.cue_is(Cue::Explain, words))
}
