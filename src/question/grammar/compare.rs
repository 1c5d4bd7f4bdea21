//! Scopes side by side.

use crate::facts::DateRange;
use crate::places::Scope;
use crate::question::cues::Cue;
use crate::question::dates::Bearing;
use crate::question::query::{Filter, Query};
use crate::question::slots::Slots;

/// "Jiangsu vs Shandong", "Who has more partners, Beijing or Tianjin?", "日本、韩国和俄罗斯比较".
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    if slots.named.len() < 2 {
        return None;
    }
    let same_side = slots.cn.is_empty() || slots.abroad.is_empty();
    // "Beijing and Shanghai: number of partners in Africa".
    let each = slots.has(Cue::HowMany) && slots.cn.len() > 1 && slots.abroad.len() == 1;
    let side_by_side = each || slots.has_any(&[Cue::Compare, Cue::More, Cue::Most, Cue::Fewest]);
    if !same_side && side_by_side && (slots.cn.len() > 1 || slots.abroad.len() > 1) {
        return within_a_filter(slots).map(compared);
    }
    let difference = slots.cue_is(
        Cue::Explain,
        &["difference", "differ", "differs", "差异", "区别", "不同"],
    ) && (same_side || slots.has_any(&[Cue::HowMany, Cue::Total]));
    // "Guangdong or Shandong: which is second?", "广东和山东谁排第二": by their place in the order. The second
    // partner is the second in time.
    let placed =
        same_side && (slots.has(Cue::Rank) || slots.ordinal().is_some() && !slots.about_pairs());
    let mut amounts = slots.amounts.iter();
    let times = amounts.any(|amount| slots.is_times(amount.token));
    let apiece = slots.cue_is(Cue::Which, &["分别"]) && slots.has(Cue::HowMany) && same_side;
    let by_number = slots.has_any(&[Cue::Compare, Cue::More, Cue::Most, Cue::Fewest]);
    let asked = difference || placed || times || apiece || by_number;
    // "Germany or France", "Beijing and Tianjin totals": two of a kind and nothing else to ask.
    let plain = same_side
        && !slots.has_any(&[Cue::Which, Cue::When, Cue::Where, Cue::Oldest, Cue::Newest])
        && !slots.has_any(&[Cue::Course, Cue::YesNo])
        && (slots.has_any(&[Cue::Total, Cue::HowMany]) || !slots.about_pairs());
    // "New partners in the 1990s: Shanghai or Beijing?"
    let or = slots.cue_is(Cue::And, &["or", "还是", "或"]) && slots.asks_by_mark();
    let plain = plain || same_side && or && slots.founding();
    let mut tokens = slots.scan.tokens.iter();
    let against = same_side && tokens.any(|token| slots.scan.is_one_of(token, &["against"]));
    let set_against = against || slots.cue_is(Cue::Compare, &["vs", "versus", "compare"]);
    (same_side && (asked || plain) || set_against).then(|| compared(set_side_by_side(slots)))
}

/// Scopes, the partnerships that count, and the date of their figures.
pub(super) type Side = (Vec<Scope>, Filter, DateRange);

fn compared((scopes, filter, at): Side) -> Query {
    Query::Compare(scopes, filter, at)
}

/// The figures of a date, or the partnerships that were founded in a time.
pub(super) fn set_side_by_side(slots: &Slots<'_>) -> Side {
    let founded = slots.founding() && slots.has(Cue::Founded)
        || slots
            .times
            .time
            .is_some_and(|time| time.bearing == Bearing::During);
    let (since, at) = if founded {
        (slots.at(), DateRange::default())
    } else {
        (DateRange::default(), slots.at())
    };
    let filter = Filter {
        since,
        ..Filter::default()
    };
    (slots.named.clone(), filter, at)
}

/// "Who has more African partners, Beijing or Shanghai?", "Does Tianjin have more partners in Japan
/// or in Korea?": those of one side, by the pairs that the other side lets pass.
pub(super) fn within_a_filter(slots: &Slots<'_>) -> Option<Side> {
    // Of such numbers no source tells: those of a date are the pairs founded by then.
    let from = slots.at().from.filter(|_| slots.founding());
    let since = DateRange {
        from,
        to: slots.at().to,
    };
    let at = DateRange::default();
    let filter = Filter {
        since,
        ..Filter::default()
    };
    match (slots.cn.as_slice(), slots.abroad.as_slice()) {
        ([_], countries) if countries.iter().all(|scope| slots.is_country(*scope)) => {
            let cn = slots.cn.clone();
            let filter = Filter { cn, ..filter };
            Some((countries.to_vec(), filter, at))
        }
        ([_], _) => None,
        (several, _) => {
            let several = several.iter().copied().map(Scope::Place).collect();
            let abroad = slots.abroad.clone();
            let filter = Filter { abroad, ..filter };
            Some((several, filter, at))
        }
    }
}
