//! The claims of one clause.

use jiff::civil::Date;

use super::amounts::{self, Measure, Metric};
use super::{Claim, lists, speaker, ties, words};
use crate::facts::DateRange;
use crate::places::{Gazetteer, Scope};
use crate::question::aside::words_aside;
use crate::question::cues::Cue;
use crate::question::dates::{Times, spans, times};
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
    pub(super) scan: Scan,
    pub(super) times: Times,
    pub(super) mentions: Mentions,
}

/// What stands before a statement to ask for its truth.
pub(super) const ASKED: &str = "is it true that ";

/// What a claim may mean, where its names stand for several places; the usual one first.
pub(super) type Meant = Vec<Query>;

/// Words of what may be, is wished or is planned. A claim is about what is.
pub(super) const NOT_SAID_TO_BE: [&str; 32] = [
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
        let asked = format!("{ASKED}{}", words::in_figures(&plain));
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
        let metrics = self.with_slots(|slots| {
            let mut measures = amounts::measures(slots).into_iter();
            measures.any(|measure| measure.metric == Metric::Countries)
        });
        let noun = match (metrics.unwrap_or_default(), chinese) {
            (true, true) => "友城国家",
            (true, false) => "partner countries",
            (false, true) => "友城",
            (false, false) => "sister cities",
        };
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
        let (found, denied) = found.unwrap_or_default();
        let claim = |meant: Meant| {
            let mut meant = self.with_namesakes(&meant).into_iter();
            Some(Claim {
                sentence: sentence.to_owned(),
                query: meant.next()?,
                others: meant.collect(),
                denied,
            })
        };
        found.into_iter().filter_map(claim).collect()
    }

    /// The ties of one place that it lists, each with its date.
    pub(super) fn listed(&self) -> Vec<lists::Item> {
        let tokens = self.scan.tokens.iter().enumerate();
        let names = tokens.filter(|(at, token)| {
            matches!(token.kind, TokenKind::Name(_)) && !self.mentions.used.contains(at)
        });
        let names: Vec<usize> = names.map(|(at, _)| at).collect();
        let listed = self.with_slots(|slots| lists::items(slots, &names, &spans(&self.scan)));
        let mut listed = listed.unwrap_or_default();
        for item in &mut listed {
            if let Some(said) = item.text.strip_prefix(ASKED) {
                item.text = said.to_owned();
            }
        }
        listed
    }

    pub(super) fn with_slots<T>(&self, read: impl FnOnce(&Slots<'_>) -> T) -> Option<T> {
        let readings = readings(&self.scan, self.gazetteer, &self.times, &self.mentions);
        readings.first().map(|(_, slots)| read(slots))
    }

    fn found(&self, slots: &Slots<'_>) -> (Vec<Meant>, bool) {
        let unsaid = |(at, token): (usize, &Token)| {
            self.scan.is_one_of(token, &NOT_SAID_TO_BE) && !self.times.used.contains(&at)
        };
        if self.scan.tokens.iter().enumerate().any(unsaid) {
            return (Vec::new(), false);
        }
        let measures = amounts::measures(slots);
        if amounts::are_joined(slots, &measures) {
            let claims = respectively(slots, &measures).into_iter();
            return (claims.map(|claim| vec![claim]).collect(), false);
        }
        if measures.is_empty()
            && let Some((ties, denied)) = ties::ties(slots)
        {
            return (self.in_each_reading(ties, denied), denied);
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

    /// These ties, and what they are where the names stand for other places.
    fn in_each_reading(&self, ties: Vec<Query>, denied: bool) -> Vec<Meant> {
        let mut meant: Vec<Meant> = ties.into_iter().map(|tie| vec![tie]).collect();
        let readings = readings(&self.scan, self.gazetteer, &self.times, &self.mentions);
        let others = readings
            .iter()
            .skip(1)
            .filter_map(|(_, slots)| ties::ties(slots));
        for (other, _) in others.filter(|(_, other)| *other == denied) {
            if other.len() == meant.len() {
                for (meant, other) in meant.iter_mut().zip(other) {
                    meant.push(other);
                }
            }
        }
        meant
    }

    /// A dated tie, a rank, a comparison, or which ties were first. Of the last three no word may be left
    /// over that could make it a claim about something else.
    fn said(&self, slots: &Slots<'_>, text: &str) -> Option<Meant> {
        let checks = self.checks(text);
        match checks.first()? {
            Check::Paired { .. } => self.paired(slots, checks),
            Check::Told { .. } => {
                let whole = words_aside(slots, &self.mentions).is_empty();
                whole.then(|| checks.into_iter().map(Query::Check).collect())
            }
            Check::Number { .. } | Check::TopShare { .. } => None,
        }
    }

    /// A dated tie. "Since 1985" says that it began then, "were sister cities in 1985" that it stood.
    fn paired(&self, slots: &Slots<'_>, checks: Vec<Check>) -> Option<Meant> {
        let is_since = |at: &usize| match self.scan.cue(*at) {
            Some(Cue::Since) => true,
            Some(Cue::Now) => self.times.used.contains(at),
            _ => false,
        };
        let since: Vec<usize> = (0..self.scan.tokens.len()).filter(is_since).collect();
        let open = |at: DateRange| at.to.is_none() && at.from.is_some() && !since.is_empty();
        let checks = match checks.first()? {
            Check::Paired { at, .. } if open(*at) => {
                let in_latin = |at: &usize| self.scan.typed(&self.scan.tokens[*at]).is_ascii();
                let word = if since.iter().all(in_latin) { "in" } else { "" };
                self.checks(&amounts::replaced(&self.scan, &since, word))
            }
            _ => checks,
        };
        let verb = slots.founding_verb() || slots.has_any(&[Cue::Founded, Cue::Anniversary]);
        let stood = since.is_empty() && !verb && slots.cue_is(Cue::YesNo, &["was", "were"]);
        let tie = |mut check: Check| {
            let Check::Paired { begun, .. } = &mut check else {
                return None;
            };
            *begun &= !stood;
            Some(Query::Check(check))
        };
        Some(checks.into_iter().filter_map(tie).collect())
    }

    /// What is said of numbers. Of two of a kind none can be told to be the one that is claimed.
    fn numbers(&self, slots: &Slots<'_>, measures: &[Measure]) -> Vec<Meant> {
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
            let own = !speaker::is_of_others(&self.scan, measure.tokens().start);
            own && alone
                && (told.contains(&measure.metric) || bare && measure.metric == Metric::Bare)
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
        let meant = |measure| {
            let checks = self.checks(&amounts::only(&self.scan, measures, measure));
            let claims = checks.into_iter();
            claims
                .filter_map(|check| self.number(slots, check, measure))
                .collect()
        };
        let claims = claims.map(meant);
        claims.filter(|meant: &Meant| !meant.is_empty()).collect()
    }

    fn number(&self, slots: &Slots<'_>, mut check: Check, measure: &Measure) -> Option<Query> {
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
                    && (from.year() != to.year() || slots.times.both && from != to)
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

    /// The statement that a question for its truth would be about, as the names may be meant.
    fn checks(&self, asked: &str) -> Vec<Check> {
        let check = |query| match query {
            Query::Check(check) => Some(check),
            _ => None,
        };
        match understand(asked, self.gazetteer, self.today).outcome {
            Outcome::Choices(queries) => queries.into_iter().filter_map(check).collect(),
            Outcome::Query(Query::Check(check))
            | Outcome::QueryAndPassages(Query::Check(check))
            | Outcome::Doubtful {
                query: Query::Check(check),
                doubt: Doubt::OfRules | Doubt::Aside,
                ..
            } => vec![check],
            _ => Vec::new(),
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
