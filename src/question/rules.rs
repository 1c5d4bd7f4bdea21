//! Numbers, ranks and years in questions that only the documents answer: what any city may have, who came
//! to a conference, what an organisation is.

use super::cues::Cue;
use super::explains::asks_whether_one_can;
use super::mentions::Mentions;
use super::query::{Check, Query, Tier};
use super::slots::Slots;
use super::subject::counts_something_else;

/// Coming to a meeting.
const ATTENDS: [&str; 17] = [
    "take part",
    "take part in",
    "took part",
    "took part in",
    "participate",
    "participated",
    "participants",
    "attend",
    "attended",
    "attendees",
    "attendance",
    "参加",
    "参会",
    "参加者",
    "出席",
    "与会",
    "到会",
];
/// What may be or must be done.
const MODALS: [&str; 22] = [
    "may",
    "can",
    "could",
    "might",
    "must",
    "should",
    "can cities",
    "can a city",
    "allowed",
    "permitted",
    "能",
    "能够",
    "可以",
    "还能",
    "还可以",
    "能不能",
    "能否",
    "可否",
    "可不可以",
    "允许",
    "应该",
    "必须",
];
/// Before a kind of unit: one, whichever.
const ANY: [&str; 9] = ["a", "an", "any", "one", "each", "every", "一", "每", "任何"];
/// All the world, where members of an organisation are counted.
const WORLD: [&str; 8] = [
    "world",
    "worldwide",
    "the world",
    "中外",
    "全球",
    "世界",
    "世界各国",
    "五大洲",
];

/// Does the question ask for what no figure tells, although its reading is `query`?
pub(super) fn only_documents_tell(slots: &Slots<'_>, mentions: &Mentions, query: &Query) -> bool {
    asks_who_came(slots)
        || asks_of_any_unit(slots)
        || asks_for_a_rank_as_condition(slots, query)
        || counts_people(slots, mentions, query)
        || asks_of_an_organisation(slots, query)
}

/// "Province-state pairs between China and the US in 2015": what sources say of those of a date stands in the
/// documents, beside the ties that are known one by one.
pub(super) fn documents_tell_too(query: &Query) -> bool {
    let Query::Count(filter, _) = query else {
        return false;
    };
    filter.tier == Some(Tier::Province)
        && filter.cn.is_empty()
        && !filter.abroad.is_empty()
        && filter.since.to.is_some()
}

/// "How many countries took part in the 2016 conference", "2012年友城大会多少人参加": who came, not who has
/// ties. The friendship cities of 友城大会 belong to its name.
fn asks_who_came(slots: &Slots<'_>) -> bool {
    if !slots.has(Cue::Event) {
        return false;
    }
    let tokens = &slots.scan.tokens;
    let mut said = tokens.iter();
    if said.any(|token| slots.scan.is_one_of(token, &ATTENDS)) {
        return true;
    }
    let of_event = |at: usize| slots.scan.cue(at + 1) == Some(Cue::Event);
    let tied =
        |at: usize| matches!(slots.scan.cue(at), Some(Cue::Partner | Cue::Pair)) && !of_event(at);
    let ties = slots.asks_how_many_pairs() || (0..tokens.len()).any(tied);
    slots.has(Cue::HowMany) && !ties && slots.named.is_empty()
}

/// "How many sister cities may one Chinese city have", "一个外国城市能和几个中国城市结好", "最多可以结几个友城".
fn asks_of_any_unit(slots: &Slots<'_>) -> bool {
    let tokens = &slots.scan.tokens;
    let is = |at: usize, forms: &[&str]| {
        let token = tokens.get(at);
        token.is_some_and(|token| slots.scan.is_one_of(token, forms))
    };
    let modal = |at: usize| is(at, &MODALS);
    let at_most = |at| is(at, &["最多"]) && (modal(at + 1) || is(at + 1, &["结"]));
    if (0..tokens.len()).any(at_most) {
        return true;
    }
    if !slots.named.is_empty() || !(0..tokens.len()).any(modal) {
        return false;
    }
    let passed = |at: &usize| {
        let said = matches!(
            slots.scan.cue(*at),
            Some(Cue::China | Cue::Foreign | Cue::Filler)
        );
        said && !is(*at, &ANY)
    };
    let of_any = |unit: usize| {
        let kind = matches!(
            slots.scan.cue(unit),
            Some(Cue::Cities | Cue::Provinces | Cue::Counties)
        );
        let any = (0..unit).rev().find(|at| !passed(at)).filter(|_| kind);
        any.is_some_and(|at| {
            let asked = at.checked_sub(1).and_then(|at| slots.scan.cue(at));
            is(at, &ANY) && asked != Some(Cue::Which)
        })
    };
    (0..tokens.len()).any(of_any)
}

/// "Does the rank of the partner matter?" Nothing is named whose place in an order could be asked for.
fn asks_for_a_rank_as_condition(slots: &Slots<'_>, query: &Query) -> bool {
    const ORDERS: [Cue; 6] = [
        Cue::Most,
        Cue::Fewest,
        Cue::Top,
        Cue::HowMany,
        Cue::Total,
        Cue::Which,
    ];
    matches!(query, Query::Ranking(_))
        && slots.has(Cue::YesNo)
        && slots.cue_is(Cue::Rank, &["rank", "ranks", "position"])
        && slots.named.is_empty()
        && slots.unit().is_none()
        && !slots.has_any(&ORDERS)
}

/// "We are a town of 8000 people. Can we twin with a Chinese city?": the number is no claim of pairs.
fn counts_people(slots: &Slots<'_>, mentions: &Mentions, query: &Query) -> bool {
    let claim = matches!(query, Query::Check(Check::Number { .. }));
    let asked = slots.has_any(&[Cue::Explain, Cue::MayExplain]) || asks_whether_one_can(slots);
    let mut amounts = slots.amounts.iter();
    claim && asked && amounts.all(|amount| counts_something_else(slots, mentions, amount.token))
}

/// "UCLG vs Metropolis", "who leads UCLG", "how many members has UCLG worldwide": of organisations only the
/// number of members is held, and of some only of those in China.
fn asks_of_an_organisation(slots: &Slots<'_>, query: &Query) -> bool {
    let mut named = slots.abroad.iter();
    let Some(organisation) = named.find(|scope| slots.is_organisation(**scope)) else {
        return false;
    };
    if !matches!(query, Query::Total(_) | Query::Count(..) | Query::Check(_)) {
        return true;
    }
    let mut tokens = slots.scan.tokens.iter();
    let of_china = slots.names_china_but(&WORLD)
        || !slots.cn.is_empty()
        || tokens.any(|token| slots.scan.is_one_of(token, &["mainland"]));
    let of_world = slots.cue_is(Cue::China, &WORLD) || slots.has(Cue::HowMany);
    slots.holds_chinese_members(*organisation) && of_world && !of_china
}
