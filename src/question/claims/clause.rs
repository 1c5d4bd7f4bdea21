//! The claims of one clause.

use jiff::civil::Date;

use super::amounts::{self, Measure, Metric};
use super::{Claim, ties, words};
use crate::facts::DateRange;
use crate::places::{Gazetteer, Scope};
use crate::question::aside::words_aside;
use crate::question::cues::Cue;
use crate::question::dates::{Times, times};
use crate::question::mentions::{Mentions, mentions};
use crate::question::query::{Check, Comparison, Counted, Filter, Query};
use crate::question::scan::{Scan, Token, TokenKind, scan};
use crate::question::slots::Slots;
use crate::question::{Doubt, Outcome, language, readings, understand};
use crate::text::is_han;

/// A clause cut into its parts.
pub(super) struct Clause<'g> {
    gazetteer: &'g Gazetteer,
    today: Date,
    scan: Scan,
    times: Times,
    mentions: Mentions,
}

/// Words of what may be, is wished or is planned. A claim is about what is.
const NOT_SAID_TO_BE: [&str; 32] = [
    "if", "whether", "unless", "would", "could", "should", "might", "may", "will", "wish", "hope",
    "hopes", "plan", "plans", "planned", "aim", "aims", "want", "wants", "wonder", "let", "lets",
    "either", "如果", "假如", "计划", "争取", "力争", "预计", "希望", "目标", "要是",
];

/// Marks of a chat that may stand between a number and its noun.
const MARKUP: [&str; 5] = ["**", "__", "~~", "||", "`"];

impl<'g> Clause<'g> {
    /// Cuts a clause into its parts.
    pub(super) fn new(text: &str, gazetteer: &'g Gazetteer, today: Date) -> Self {
        // The statement is that which a question for its truth would be about.
        let plain = MARKUP
            .iter()
            .fold(text.to_owned(), |text, mark| text.replace(mark, " "));
        let asked = format!("is it true that {}", words::in_figures(&plain));
        let scan = scan(&asked, gazetteer);
        let times = times(&scan, today);
        let mentions = mentions(&scan, gazetteer, &times.used, language(&scan));
        Self {
            gazetteer,
            today,
            scan,
            times,
            mentions,
        }
    }

    /// Does it give a date?
    pub(super) fn is_dated(&self) -> bool {
        self.times.time.is_some()
    }

    /// Does it name any place?
    pub(super) fn names_places(&self) -> bool {
        !self.mentions.list.is_empty()
    }

    /// Does it give a date, and a number besides?
    pub(super) fn dates_a_number(&self) -> bool {
        let number = |(at, token): (usize, &Token)| {
            matches!(token.kind, TokenKind::Number(_)) && !self.times.used.contains(&at)
        };
        self.times.time.is_some() && self.scan.tokens.iter().enumerate().any(number)
    }

    /// Is it told of the present, whatever date was given before?
    pub(super) fn is_of_now(&self) -> bool {
        const PRESENT: [&str; 4] = ["has", "have", "is", "are"];
        let tokens = || self.scan.tokens.iter().skip(1);
        let now = (0..self.scan.tokens.len()).any(|at| self.scan.cue(at) == Some(Cue::Now));
        now || tokens().any(|token| self.scan.is_one_of(token, &PRESENT))
    }

    /// The names in it and the word for what is counted, as a clause begins with them.
    pub(super) fn subject(&self) -> String {
        let names = self.scan.tokens.iter().enumerate();
        let names = names.filter(|(at, token)| {
            let china = self.scan.cue(*at) == Some(Cue::China);
            (matches!(token.kind, TokenKind::Name(_)) || china) && !self.times.used.contains(at)
        });
        let names: Vec<String> = names.map(|(_, token)| self.scan.typed(token)).collect();
        let chinese = self.scan.text.chars.iter().any(|c| is_han(*c));
        let noun = if chinese { "友城" } else { "sister cities" };
        format!("{} {noun}", names.join(" "))
    }

    /// Do its numbers leave open which of them is claimed: "273 or 317", "between 300 and 400"?
    pub(super) fn is_unclear(&self) -> bool {
        self.with_slots(|slots| amounts::are_joined(slots, &amounts::measures(slots)))
            .unwrap_or_default()
    }

    /// What it claims, in order, shown as `sentence`.
    pub(super) fn claims(&self, sentence: &str) -> Vec<Claim> {
        let found = self.with_slots(|slots| self.found(slots));
        let (queries, denied) = found.unwrap_or_default();
        let claim = |query| Claim {
            sentence: sentence.to_owned(),
            query,
            denied,
        };
        queries.into_iter().map(claim).collect()
    }

    fn with_slots<T>(&self, read: impl FnOnce(&Slots<'_>) -> T) -> Option<T> {
        let readings = readings(&self.scan, self.gazetteer, &self.times, &self.mentions);
        readings.first().map(|(_, slots)| read(slots))
    }

    fn found(&self, slots: &Slots<'_>) -> (Vec<Query>, bool) {
        let unsaid = |(at, token): (usize, &Token)| {
            self.scan.is_one_of(token, &NOT_SAID_TO_BE) && !self.times.used.contains(&at)
        };
        if self.scan.tokens.iter().enumerate().any(unsaid) {
            return (Vec::new(), false);
        }
        let measures = amounts::measures(slots);
        if amounts::are_joined(slots, &measures) {
            return (respectively(slots, &measures), false);
        }
        if measures.is_empty()
            && let Some(ties) = ties::ties(slots)
        {
            return ties;
        }
        let mut tokens = 0..self.scan.tokens.len();
        if let Some(denial) = tokens.find(|at| ties::denies(&self.scan, *at)) {
            let claims = self.numbers(slots, &measures);
            let denied =
                claims.len() == 1 && measures.len() == 1 && stands_at(slots, denial, &measures[0]);
            return if denied {
                (claims, true)
            } else {
                (Vec::new(), false)
            };
        }
        let numbers = self.numbers(slots, &measures);
        if !numbers.is_empty() {
            return (numbers, false);
        }
        let cut: Vec<_> = measures.iter().map(Measure::tokens).collect();
        let said = self.said(slots, &amounts::without(&self.scan, &cut));
        (said.into_iter().collect(), false)
    }

    /// A dated tie, a rank, a comparison, or which ties were first. Of the last three no word may be left
    /// over that could make it a claim about something else.
    fn said(&self, slots: &Slots<'_>, text: &str) -> Option<Query> {
        match self.check(text)? {
            check @ Check::Paired { .. } => self.paired(slots, check),
            check @ Check::Told { .. } => {
                let whole = words_aside(slots, &self.mentions).is_empty();
                whole.then_some(Query::Check(check))
            }
            Check::Number { .. } | Check::TopShare { .. } => None,
        }
    }

    /// A dated tie. "Since 1985" says that it began then, "were sister cities in 1985" that it stood.
    fn paired(&self, slots: &Slots<'_>, check: Check) -> Option<Query> {
        let is_since = |at: &usize| match self.scan.cue(*at) {
            Some(Cue::Since) => true,
            Some(Cue::Now) => self.times.used.contains(at),
            _ => false,
        };
        let since: Vec<usize> = (0..self.scan.tokens.len()).filter(is_since).collect();
        let open = |at: DateRange| at.to.is_none() && at.from.is_some() && !since.is_empty();
        let mut check = match check {
            Check::Paired { at, .. } if open(at) => {
                let in_latin = |at: &usize| self.scan.typed(&self.scan.tokens[*at]).is_ascii();
                let word = if since.iter().all(in_latin) { "in" } else { "" };
                self.check(&amounts::replaced(&self.scan, &since, word))?
            }
            check => check,
        };
        let Check::Paired { begun, .. } = &mut check else {
            return None;
        };
        let verb = slots.founding_verb() || slots.has_any(&[Cue::Founded, Cue::Anniversary]);
        if since.is_empty() && !verb && slots.cue_is(Cue::YesNo, &["was", "were"]) {
            *begun = false;
        }
        Some(Query::Check(check))
    }

    /// What is said of numbers. Of two of a kind none can be told to be the one that is claimed.
    fn numbers(&self, slots: &Slots<'_>, measures: &[Measure]) -> Vec<Query> {
        let of = |metric| {
            measures
                .iter()
                .filter(move |measure| measure.metric == metric)
        };
        let told = [Metric::Pairs, Metric::Countries, Metric::Percent];
        let told: Vec<Metric> = told
            .into_iter()
            .filter(|metric| of(*metric).count() > 0)
            .collect();
        let bare = told.is_empty() && of(Metric::Bare).count() == 1;
        let counts = |measure: &&Measure| {
            let alone = of(measure.metric).count() == 1;
            alone && (told.contains(&measure.metric) || bare && measure.metric == Metric::Bare)
        };
        // "26 countries have a single pair" is no number of partner countries.
        let said = |words: &[&str]| {
            let mut tokens = self.scan.tokens.iter();
            tokens.any(|token| self.scan.is_one_of(token, words))
        };
        let single = said(&["single", "a single", "each", "各", "每"]);
        if of(Metric::Countries).count() > 0 && single || slots.added() {
            return Vec::new();
        }
        let claims = measures.iter().filter(counts);
        claims
            .filter_map(|measure| self.number(slots, measures, measure))
            .collect()
    }

    fn number(&self, slots: &Slots<'_>, all: &[Measure], measure: &Measure) -> Option<Query> {
        let mut check = self.check(&amounts::only(&self.scan, all, measure))?;
        match &mut check {
            Check::Number {
                of,
                counted,
                how,
                percent,
                at,
                ..
            } => {
                // Of "from 100 in 2015 to 118 in 2025" no date is that of the number.
                if let (Some(from), Some(to)) = (at.from, at.to)
                    && from.year() != to.year()
                {
                    return None;
                }
                innermost(of, self.gazetteer);
                let one = of.cn.len() <= 1 && of.abroad.len() <= 1;
                let whole = *percent && of.cn.is_empty() && of.abroad.is_empty();
                if !one || whole || *percent != (measure.metric == Metric::Percent) {
                    return None;
                }
                if !*percent {
                    *counted = measure.counted(*counted);
                }
                // "Over 1,577" is said of 1,577 as well.
                if *how == Comparison::MoreThan || measure.is_open(slots.scan) {
                    *how = Comparison::AtLeast;
                }
            }
            Check::TopShare { .. } if measure.metric == Metric::Percent => {}
            Check::TopShare { .. } | Check::Paired { .. } | Check::Told { .. } => return None,
        }
        Some(Query::Check(check))
    }

    /// The statement that a question for its truth would be about.
    fn check(&self, asked: &str) -> Option<Check> {
        match understand(asked, self.gazetteer, self.today).outcome {
            Outcome::Query(Query::Check(check))
            | Outcome::QueryAndPassages(Query::Check(check))
            | Outcome::Doubtful {
                query: Query::Check(check),
                doubt: Doubt::OfRules | Doubt::Aside,
                ..
            } => Some(check),
            _ => None,
        }
    }
}

/// Of "Brazil … in Latin America" Brazil is spoken of.
fn innermost(of: &mut Filter, gazetteer: &Gazetteer) {
    let inner = of.abroad.clone();
    let holds = |outer: Scope, inner: &Scope| match inner {
        Scope::Place(id) => outer != *inner && gazetteer.contains(outer, *id),
        Scope::World | Scope::Group(_) => false,
    };
    of.abroad
        .retain(|outer| !inner.iter().any(|inner| holds(*outer, inner)));
}

/// Does a denial stand at the number: "does not have 400"?
fn stands_at(slots: &Slots<'_>, denial: usize, measure: &Measure) -> bool {
    let between = slots.scan.tokens.get(denial + 1..measure.tokens().start);
    let direct = matches!(slots.scan.cue(denial), Some(Cue::Without | Cue::Not));
    let said = |token: &Token| matches!(token.kind, TokenKind::Cue(Cue::Filler | Cue::YesNo));
    direct && between.is_some_and(|between| between.iter().all(said))
}

/// "A, B and C have 29, 95 and 55 sister cities respectively".
fn respectively(slots: &Slots<'_>, measures: &[Measure]) -> Vec<Query> {
    let said = |token| {
        slots
            .scan
            .is_one_of(token, &["respectively", "分别", "分别是", "依次"])
    };
    let last = measures.last().map(|measure| measure.metric);
    let pairs = last == Some(Metric::Pairs) && measures.len() == slots.named.len();
    if !pairs || !slots.scan.tokens.iter().any(said) {
        return Vec::new();
    }
    let at: DateRange = slots.at();
    let claim = |(scope, measure): (&Scope, &Measure)| {
        let cn = match scope {
            Scope::Place(id) if slots.cn.contains(id) => vec![*id],
            _ => Vec::new(),
        };
        let abroad = if cn.is_empty() {
            vec![*scope]
        } else {
            Vec::new()
        };
        #[expect(
            clippy::cast_possible_truncation,
            reason = "checked to be small enough"
        )]
        let hundredths =
            (measure.amount.value < 1e12).then(|| (measure.amount.value * 100.0).round() as i64)?;
        Some(Query::Check(Check::Number {
            of: Filter {
                from_abroad: cn.is_empty(),
                cn,
                abroad,
                ..Filter::default()
            },
            counted: Counted::Pairs,
            hundredths,
            how: slots.comparison(measure.amount),
            percent: false,
            at,
        }))
    };
    slots.named.iter().zip(measures).filter_map(claim).collect()
}
