//! Ties of one place in a list, each with a date of its own: "Kobe in 1973, Philadelphia (1979)".

use std::ops::Range;

use super::amounts;
use crate::places::Scope;
use crate::question::cues::Cue;
use crate::question::scan::{Scan, TokenKind};
use crate::question::slots::Slots;

/// One tie of a list, as a text in which no other one stands.
pub(super) struct Item {
    /// That text.
    pub(super) text: String,
    /// Its own words, where they stand together.
    pub(super) words: Option<String>,
}

/// A partner or a date of the list, with its tokens.
#[derive(Clone)]
enum Mark {
    Name(usize),
    Date(Range<usize>),
}

impl Mark {
    fn start(&self) -> usize {
        match self {
            Self::Name(at) => *at,
            Self::Date(date) => date.start,
        }
    }
}

/// The ties of one place that a clause lists with their dates, and what it says of their number; nothing
/// where it lists none. `names` are the tokens of its names, in the order of those of `slots`.
pub(super) fn items(slots: &Slots<'_>, names: &[usize], dates: &[Range<usize>]) -> Vec<Item> {
    let Some((anchor, partners)) = sides(slots, names) else {
        return Vec::new();
    };
    if partners.len() < 2 || dates.is_empty() {
        return Vec::new();
    }
    let named = partners.into_iter().map(Mark::Name);
    let dated = dates
        .iter()
        .map(|date| Mark::Date(bracketed(slots.scan, date)));
    let mut marks: Vec<Mark> = named.chain(dated).collect();
    marks.sort_by_key(Mark::start);
    let list = List {
        slots,
        marks,
        anchor,
    };
    list.kept()
        .map(|kept| list.items(&kept))
        .unwrap_or_default()
}

/// The token of the one place whose ties are listed, and those of its partners.
fn sides(slots: &Slots<'_>, names: &[usize]) -> Option<(usize, Vec<usize>)> {
    if names.len() != slots.named.len() || !slots.except.is_empty() {
        return None;
    }
    let chinese = |scope: &Scope| matches!(scope, Scope::Place(id) if slots.cn.contains(id));
    let pairs = || names.iter().copied().zip(&slots.named);
    let cn: Vec<usize> = pairs()
        .filter(|(_, scope)| chinese(scope))
        .map(|(at, _)| at)
        .collect();
    // A country in the list only tells where a city lies.
    let cities = pairs().filter(|(_, scope)| slots.is_foreign_city(**scope).is_some());
    let cities: Vec<usize> = cities.map(|(at, _)| at).collect();
    match (cn.as_slice(), cities.as_slice()) {
        ([anchor], _) => Some((*anchor, cities)),
        (_, [anchor]) => Some((*anchor, cn)),
        _ => None,
    }
}

/// A date with the brackets around it: "(1979)", "(since 1979)".
fn bracketed(scan: &Scan, date: &Range<usize>) -> Range<usize> {
    let mut before = (date.start.saturating_sub(2)..date.start).rev();
    match before.find(|at| is_mark(scan, *at, "(（[")) {
        Some(open) if closes(scan, date.end) => open..date.end + 1,
        _ => date.clone(),
    }
}

/// Does a bracket close at a token?
pub(super) fn closes(scan: &Scan, at: usize) -> bool {
    is_mark(scan, at, ")）]")
}

fn is_mark(scan: &Scan, at: usize, marks: &str) -> bool {
    let kind = scan.tokens.get(at).map(|token| &token.kind);
    matches!(kind, Some(TokenKind::Mark(mark)) if marks.contains(*mark))
}

/// The run that these runs of tokens make, if nothing stands between them.
fn together(kept: &Kept) -> Option<Range<usize>> {
    let mut kept: Vec<&Range<usize>> = kept.iter().filter(|run| !run.is_empty()).collect();
    kept.sort_by_key(|run| run.start);
    let joined = kept.windows(2).all(|pair| pair[0].end == pair[1].start);
    let (first, last) = kept.first().zip(kept.last())?;
    joined.then_some(first.start..last.end)
}

struct List<'a> {
    slots: &'a Slots<'a>,
    marks: Vec<Mark>,
    anchor: usize,
}

/// The tokens that are kept of the list for one of its ties.
type Kept = Vec<Range<usize>>;

impl List<'_> {
    fn kept(&self) -> Option<Vec<Kept>> {
        let name_first = matches!(self.marks[0], Mark::Name(_));
        let region = self.region();
        if self.respective() {
            return Some(self.pairwise());
        }
        if name_first {
            let lead = self.lead();
            return (!region.contains(&self.anchor) || lead.is_some())
                .then(|| self.names_first(lead))
                .flatten();
        }
        let first = self
            .marks
            .iter()
            .find(|mark| matches!(mark, Mark::Name(_)))?;
        let inside = region.contains(&self.anchor) && self.anchor > first.start();
        (!inside).then(|| self.dates_first()).flatten()
    }

    fn region(&self) -> Range<usize> {
        let end = match self.marks.last() {
            Some(Mark::Name(at)) => at + 1,
            Some(Mark::Date(date)) => date.end,
            None => 0,
        };
        self.marks[0].start()..end
    }

    /// "Kobe and Tianjin were paired in 1973, Philadelphia followed in 1979": the place and the verb may stand
    /// between the first partner and its date.
    fn lead(&self) -> Option<Range<usize>> {
        match self.marks.as_slice() {
            [Mark::Name(name), Mark::Date(date), ..] => {
                let lead = name + 1..date.start;
                lead.contains(&self.anchor).then_some(lead)
            }
            _ => None,
        }
    }

    fn is_bracketed(&self, date: &Range<usize>) -> bool {
        is_mark(self.slots.scan, date.start, "(（[")
    }

    /// "Kobe in 1973, Philadelphia and Melbourne in 1980", "Kobe (1973), Melbourne".
    fn names_first(&self, lead: Option<Range<usize>>) -> Option<Vec<Kept>> {
        let (mut kept, mut open): (Vec<Kept>, Vec<usize>) = (Vec::new(), Vec::new());
        for mark in &self.marks {
            let date = match mark {
                Mark::Name(at) => {
                    open.push(*at);
                    continue;
                }
                Mark::Date(date) => date,
            };
            // A date that belongs to no name ends a stretch of time.
            let last = open.pop()?;
            let shared = !self.is_bracketed(date);
            for name in open.drain(..) {
                let own = name..name + 1;
                kept.push(if shared {
                    vec![own, last + 1..date.end]
                } else {
                    vec![own]
                });
            }
            kept.push(std::iter::once(last..date.end).collect());
        }
        let undated = !open.is_empty();
        kept.extend(
            open.into_iter()
                .map(|name| std::iter::once(name..name + 1).collect()),
        );
        if let Some(lead) = lead {
            if undated {
                return None;
            }
            for kept in kept.iter_mut().skip(1) {
                kept.push(lead.clone());
            }
        }
        Some(kept)
    }

    /// "In 1973 Tianjin paired with Kobe, in 1979 with Philadelphia", 1973年与神户、1979年与费城.
    fn dates_first(&self) -> Option<Vec<Kept>> {
        let mut kept: Vec<Kept> = Vec::new();
        let mut date: Option<(Range<usize>, bool)> = None;
        let mut lead: Option<Range<usize>> = None;
        for mark in &self.marks {
            match (mark, &mut date) {
                (Mark::Date(_), Some((_, false))) | (Mark::Name(_), None) => return None,
                (Mark::Date(next), _) => {
                    let with_word = next.start.checked_sub(1).filter(|at| self.directs(*at));
                    date = Some((with_word.unwrap_or(next.start)..next.end, false));
                }
                (Mark::Name(name), Some((date, used))) => {
                    let first = lead.get_or_insert(date.end..*name).clone();
                    let between = if *used {
                        date.end..date.end
                    } else {
                        date.end..*name
                    };
                    let lead = if first.contains(&self.anchor) {
                        first
                    } else {
                        between
                    };
                    kept.push(vec![lead, date.clone(), *name..*name + 1]);
                    *used = true;
                }
            }
        }
        // A date behind the last name is that of something else.
        date.filter(|(_, used)| *used).map(|_| kept)
    }

    /// Does a word give the date behind it its direction: "since 1980", "in 1980"?
    fn directs(&self, at: usize) -> bool {
        let scan = self.slots.scan;
        let cue = scan.cue(at);
        let direction = [Cue::Since, Cue::Before, Cue::After, Cue::Until];
        cue.is_some_and(|cue| direction.contains(&cue))
            || scan
                .tokens
                .get(at)
                .is_some_and(|token| scan.is_one_of(token, &["in", "on"]))
    }

    /// Are there as many dates as names, all of the one behind all of the other?
    fn respective(&self) -> bool {
        let name = |mark: &Mark| matches!(mark, Mark::Name(_));
        let first = self
            .marks
            .iter()
            .take_while(|mark| name(mark) == name(&self.marks[0]));
        let first = first.count();
        let (block, rest) = self.marks.split_at(first);
        let even =
            first > 1 && rest.len() == first && rest.iter().all(|m| name(m) != name(&block[0]));
        even && self.dates_are_listed()
    }

    /// Does nothing but a joint stand between the dates, so that they are no stretch of time?
    fn dates_are_listed(&self) -> bool {
        let scan = self.slots.scan;
        let dates = self.marks.iter().filter_map(|mark| match mark {
            Mark::Date(date) => Some(date),
            Mark::Name(_) => None,
        });
        let dates: Vec<&Range<usize>> = dates.collect();
        let before = dates.first().and_then(|date| date.start.checked_sub(1));
        let from_to = before.and_then(|at| scan.cue(at)) == Some(Cue::Between);
        !from_to
            && dates.windows(2).all(|pair| {
                let mut between = pair[0].end..pair[1].start;
                !between.is_empty()
                    && between.all(|at| {
                        let joint = is_mark(scan, at, ",，、/") || scan.cue(at) == Some(Cue::And);
                        joint || scan.cue(at) == Some(Cue::Filler) || self.directs(at)
                    })
            })
    }

    fn pairwise(&self) -> Vec<Kept> {
        let (a, b) = self.marks.split_at(self.marks.len() / 2);
        let own = |mark: &Mark| match mark {
            Mark::Name(at) => *at..*at + 1,
            Mark::Date(date) => date.clone(),
        };
        // What stands between the names and the dates may hold the place or a word of direction.
        let between = match (a.last(), b.first()) {
            (Some(last), Some(first)) => own(last).end..first.start(),
            _ => 0..0,
        };
        let pairs = a.iter().zip(b);
        pairs
            .map(|(a, b)| vec![own(a), between.clone(), own(b)])
            .collect()
    }

    /// Each tie as a text, after what is said of their number.
    fn items(&self, kept: &[Kept]) -> Vec<Item> {
        let scan = self.slots.scan;
        let region = self.region();
        let numbers: Vec<Range<usize>> = amounts::measures(self.slots)
            .iter()
            .map(amounts::Measure::tokens)
            .collect();
        // What is said of a number behind the list is said of somebody else.
        if numbers.iter().any(|number| number.start >= region.start) {
            return Vec::new();
        }
        let text = |kept: &Kept, numbers: &[Range<usize>]| {
            let listed = region
                .clone()
                .filter(|at| !kept.iter().any(|kept| kept.contains(at)));
            let numbered = numbers.iter().flat_map(Range::clone);
            let mut cut: Vec<usize> = listed.chain(numbered).collect();
            cut.sort_unstable();
            amounts::replaced(scan, &cut, " ")
        };
        let number = (!numbers.is_empty()).then(|| Item {
            text: text(&Vec::new(), &[]),
            words: None,
        });
        let ties = kept.iter().map(|kept| Item {
            text: text(kept, &numbers),
            words: together(kept).map(|words| amounts::typed(scan, &words)),
        });
        number.into_iter().chain(ties).collect()
    }
}
