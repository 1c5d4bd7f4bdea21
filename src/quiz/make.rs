//! Makes questions, each with one answer that is right and three that are not.

use std::ops::RangeInclusive;

use super::pool::{Pool, whole};
use super::random::Random;
use super::{Asked, CHOICES, Choice, Cited, Facts, Level, Question, Spot, Topic};
use crate::facts::PartialDate;
use crate::places::{Place, PlaceId};
use crate::store::query::{Figure, Partnership};

/// So often a question is tried before a round ends with fewer.
const TRIES: usize = 200;
/// So many wrong numbers are drawn for a question; three that differ are needed.
const DRAWN: usize = 30;

/// What one question is about.
#[derive(Clone, Copy)]
enum Kind {
    Country,
    Partner,
    Year,
    First,
    Most,
    Amount,
}

impl Topic {
    fn kinds(self) -> &'static [Kind] {
        match self {
            Self::All => &[
                Kind::Country,
                Kind::Partner,
                Kind::Partner,
                Kind::Year,
                Kind::Year,
                Kind::First,
                Kind::First,
                Kind::Most,
                Kind::Amount,
            ],
            Self::Countries => &[Kind::Country],
            Self::Partners => &[Kind::Partner],
            Self::Years => &[Kind::Year],
            Self::Firsts => &[Kind::First],
            Self::Numbers => &[Kind::Most, Kind::Amount],
        }
    }
}

/// Up to `count` different questions; fewer where the facts give no more. The same facts and the
/// same seed give the same questions.
#[must_use]
pub fn make(facts: &Facts, topic: Topic, level: Level, seed: u64, count: u8) -> Vec<Question> {
    let maker = Maker {
        pool: Pool::new(facts),
        level,
    };
    let mut random = Random(seed);
    let mut made: Vec<Question> = Vec::with_capacity(count.into());
    for _ in 0..usize::from(count) * TRIES {
        if made.len() == usize::from(count) {
            break;
        }
        let kind = random.pick(topic.kinds()).copied();
        let question = kind.and_then(|kind| maker.question(kind, &mut random));
        made.extend(question.filter(|new| {
            let same = |old: &Question| old.asked == new.asked && old.answer() == new.answer();
            !made.iter().any(same)
        }));
    }
    made
}

struct Maker<'a> {
    pool: Pool<'a>,
    level: Level,
}

/// A question before its answers are mixed: the right one, then the wrong ones.
struct Draft {
    asked: Asked,
    right: Choice,
    wrong: Vec<Choice>,
    since: Option<PartialDate>,
    pairs: Option<u32>,
    source: Cited,
}

impl Maker<'_> {
    fn question(&self, kind: Kind, random: &mut Random) -> Option<Question> {
        let draft = match kind {
            Kind::Country => self.country(random),
            Kind::Partner => self.partner(random),
            Kind::Year => self.year(random),
            Kind::First => self.first(random),
            Kind::Most => self.most(random),
            Kind::Amount => self.amount(random),
        };
        finish(draft?, random)
    }

    fn country(&self, random: &mut Random) -> Option<Draft> {
        let pool = &self.pool;
        let tie = random.pick(&pool.facts.ties)?;
        let partner = pool.place(tie.partner)?;
        let right = pool.country(tie.partner).filter(|_| pool.is_sure(tie))?;
        // "Mexico City" would be no question.
        if partner.names.en.contains(&*right.names.en)
            || partner.names.zh.contains(&*right.names.zh)
        {
            return None;
        }
        let mut others: Vec<&Place> = Vec::new();
        for tie in &pool.facts.ties {
            others.extend(pool.country(tie.partner));
        }
        others.sort_by_key(|country| country.id);
        others.dedup_by_key(|country| country.id);
        others.retain(|country| country.id != right.id);
        let near = |country: &&Place| pool.continent(country.id) == pool.continent(right.id);
        let wrong = self.by_distance(others, |country| near(country), random);
        Some(Draft {
            asked: Asked::Country {
                cn: pool.spot(tie.cn)?,
                partner: pool.spot(tie.partner)?,
            },
            right: Choice::Place(Spot::new(right.id, &right.names)),
            wrong: wrong
                .iter()
                .map(|country| Choice::Place(Spot::new(country.id, &country.names)))
                .collect(),
            since: None,
            pairs: None,
            source: Cited::new(&tie.source),
        })
    }

    fn partner(&self, random: &mut Random) -> Option<Draft> {
        let pool = &self.pool;
        let tie = random.pick(&pool.facts.ties)?;
        let country = pool.country(tie.partner).filter(|_| pool.is_sure(tie))?;
        let of = pool.spot(tie.cn)?;
        let family: Vec<&Partnership> = pool
            .facts
            .ties
            .iter()
            .filter(|other| pool.is_of_family(other, tie.cn))
            .collect();
        let mut others: Vec<PlaceId> = pool.facts.ties.iter().map(|tie| tie.partner).collect();
        others.sort_unstable();
        others.dedup();
        random.shuffle(&mut others);
        let near = |place: PlaceId| {
            let other = pool.country(place);
            other.is_some_and(|other| match self.level {
                Level::Hard => other.id == country.id,
                Level::Medium | Level::Easy => {
                    pool.continent(other.id) == pool.continent(country.id)
                }
            })
        };
        let others = self.by_distance(others, |place| near(*place), random);
        let wrong = others
            .into_iter()
            .filter(|place| family.iter().all(|tie| !pool.is_near(tie.partner, *place)))
            .filter_map(|place| pool.spot(place).map(Choice::Place));
        Some(Draft {
            asked: Asked::Partner(of),
            right: Choice::Place(pool.spot(tie.partner)?),
            wrong: wrong.take(2 * CHOICES).collect(),
            since: pool.date(tie),
            pairs: None,
            source: Cited::new(&tie.source),
        })
    }

    fn year(&self, random: &mut Random) -> Option<Draft> {
        let pool = &self.pool;
        let tie = random.pick(&pool.facts.ties)?;
        let since = pool.date(tie)?;
        let dates = || pool.facts.ties.iter().filter_map(|tie| tie.since);
        let (first, last) = (dates().min()?.year(), dates().max()?.year());
        let (nearest, farthest) = match self.level {
            Level::Easy => (8, 25),
            Level::Medium => (3, 12),
            Level::Hard => (1, 4),
        };
        let mut years: Vec<u16> = (first..=last)
            .filter(|year| (nearest..=farthest).contains(&year.abs_diff(since.year())))
            .collect();
        random.shuffle(&mut years);
        Some(Draft {
            asked: Asked::Year {
                cn: pool.spot(tie.cn)?,
                partner: pool.spot(tie.partner)?,
            },
            right: Choice::Number(since.year().into()),
            wrong: years
                .into_iter()
                .map(|year| Choice::Number(year.into()))
                .collect(),
            since: Some(since),
            pairs: None,
            source: Cited::new(&tie.source),
        })
    }

    fn first(&self, random: &mut Random) -> Option<Draft> {
        let pool = &self.pool;
        let tie = random.pick(&pool.facts.ties)?;
        let since = pool.date(tie)?;
        let from_abroad = random.below(3) == 0;
        let sides = |tie: &Partnership| {
            if from_abroad {
                (tie.partner, tie.cn)
            } else {
                (tie.cn, tie.partner)
            }
        };
        let (of, right) = sides(tie);
        let gap = match self.level {
            Level::Easy => 10,
            Level::Medium => 4,
            Level::Hard => 1,
        };
        let later = |other: &&Partnership| {
            sides(other).0 == of
                && pool
                    .date(other)
                    .is_some_and(|date| date.year() >= since.year() + gap)
        };
        let mut others: Vec<&Partnership> = pool.facts.ties.iter().filter(later).collect();
        random.shuffle(&mut others);
        if self.level == Level::Hard {
            others.sort_by_key(|other| other.since.map(PartialDate::year));
        }
        let wrong = others
            .into_iter()
            .filter_map(|other| pool.spot(sides(other).1).map(Choice::Place));
        Some(Draft {
            asked: Asked::First {
                of: pool.spot(of)?,
                from_abroad,
            },
            right: Choice::Place(pool.spot(right)?),
            wrong: wrong.collect(),
            since: Some(since),
            pairs: None,
            source: Cited::new(&tie.source),
        })
    }

    fn most(&self, random: &mut Random) -> Option<Draft> {
        let pool = &self.pool;
        let figure = random.pick(&pool.facts.figures)?;
        let (id, at, value) = pool.pairs(figure)?;
        let chinese = pool.place(id)?.is_chinese();
        let level = pool.place(id)?.level;
        // The most must be more by so many percent.
        let percent: u64 = match self.level {
            Level::Easy => 150,
            Level::Medium => 115,
            Level::Hard => 100,
        };
        let peer = |other: &Figure| {
            let (peer, date, fewer) = pool.pairs(other)?;
            let place = pool.place(peer)?;
            let comparable = other.source.slug == figure.source.slug
                && date == at
                && place.is_chinese() == chinese
                && (chinese || place.level == level);
            (comparable && fewer < value && u64::from(fewer) * percent <= u64::from(value) * 100)
                .then(|| pool.spot(peer).map(Choice::Place))?
        };
        let mut wrong: Vec<Choice> = pool.facts.figures.iter().filter_map(peer).collect();
        random.shuffle(&mut wrong);
        Some(Draft {
            asked: Asked::Most(at),
            right: Choice::Place(pool.spot(id)?),
            wrong,
            since: None,
            pairs: Some(value),
            source: Cited::new(&figure.source),
        })
    }

    fn amount(&self, random: &mut Random) -> Option<Draft> {
        let pool = &self.pool;
        let figure = random.pick(&pool.facts.figures)?;
        let (id, at, value) = pool.pairs(figure)?;
        // Below that all numbers are close.
        if value < 10 {
            return None;
        }
        let (nearest, farthest) = match self.level {
            Level::Easy => (40, 90),
            Level::Medium => (15, 45),
            Level::Hard => (5, 20),
        };
        let known: Vec<u32> = pool
            .reported(id)
            .filter_map(|figure| whole(figure.value))
            .collect();
        let numbers = numbers_beside(value, nearest..=farthest, random);
        let numbers = numbers.filter(|number| !known.contains(number));
        Some(Draft {
            asked: Asked::Amount {
                of: pool.spot(id)?,
                at,
            },
            right: Choice::Number(value),
            wrong: numbers.map(Choice::Number).collect(),
            since: None,
            pairs: Some(value),
            source: Cited::new(&figure.source),
        })
    }

    /// Mixed, but those that the level asks for come first: what is near for a hard question, what
    /// is far for an easy one.
    fn by_distance<T>(
        &self,
        mut items: Vec<T>,
        near: impl Fn(&T) -> bool,
        random: &mut Random,
    ) -> Vec<T> {
        random.shuffle(&mut items);
        match self.level {
            Level::Easy => items.sort_by_key(&near),
            Level::Medium if random.below(2) == 0 => {}
            Level::Medium | Level::Hard => items.sort_by_key(|item| !near(item)),
        }
        items
    }
}

/// Numbers that are more or less than `value` by so many percent, drawn and not listed: a number of
/// pairs may be as large as somebody enters it. Some may come twice.
fn numbers_beside(
    value: u32,
    percent: RangeInclusive<u64>,
    random: &mut Random,
) -> impl Iterator<Item = u32> {
    let value = u64::from(value);
    let least = (value * percent.start()).div_ceil(100);
    let most = (value * (percent.end() + 1)).saturating_sub(1) / 100;
    (0..DRAWN).filter_map(move |_| {
        let by = least + random.below_u64(most.saturating_sub(least) + 1);
        let number = if random.below(2) == 0 {
            value + by
        } else {
            value.saturating_sub(by)
        };
        u32::try_from(number).ok().filter(|number| *number > 0)
    })
}

/// Mixes the answers; `None` where there are not four that differ in both languages.
fn finish(draft: Draft, random: &mut Random) -> Option<Question> {
    let subjects = match &draft.asked {
        Asked::Country { partner, .. } | Asked::Year { partner, .. } => vec![partner],
        Asked::Partner(of) | Asked::First { of, .. } | Asked::Amount { of, .. } => vec![of],
        Asked::Most(_) => Vec::new(),
    };
    let mut choices = vec![draft.right.clone()];
    for wrong in draft.wrong {
        let alike = |choice: &Choice| match (choice, &wrong) {
            (Choice::Place(a), Choice::Place(b)) => a.en == b.en || a.zh == b.zh,
            (a, b) => a == b,
        };
        let names_itself = |subject: &&Spot| alike(&Choice::Place((*subject).clone()));
        if choices.len() < CHOICES
            && !choices.iter().any(alike)
            && !subjects.iter().any(names_itself)
        {
            choices.push(wrong);
        }
    }
    random.shuffle(&mut choices);
    let right = choices.iter().position(|choice| *choice == draft.right)?;
    Some(Question {
        asked: draft.asked,
        choices: choices.try_into().ok()?,
        right: u8::try_from(right).ok()?,
        since: draft.since,
        pairs: draft.pairs,
        source: draft.source,
    })
}
