//! The slots of a question: which places, dates, numbers and cues it holds.

use super::cues::Cue;
use super::dates::{Bearing, Times};
use super::mentions::{Mentions, chinese_place};
use super::query::{Counted, Filter, Ranked};
use super::scan::{Scan, TokenKind};
use crate::facts::{DateRange, GroupKind, Level, PartialDate};
use crate::places::{Gazetteer, PlaceId, Scope};

/// Words for how many that are about pairs and nothing else.
const COUNTS_PAIRS: [&str; 4] = ["多少对", "几对", "duoshaodui", "jidui"];

/// A number that is no part of a date.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    /// Its token.
    pub(super) token: usize,
    /// Its value.
    pub(super) value: f64,
}

/// What the grammar looks at. One assignment of every name; equal names are tried in turn.
#[derive(Debug)]
pub(super) struct Slots<'a> {
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) scan: &'a Scan,
    /// Units of China, in the order named.
    pub(super) cn: Vec<PlaceId>,
    /// Foreign places, countries and groups, in the order named.
    pub(super) abroad: Vec<Scope>,
    /// Both, in the order named.
    pub(super) named: Vec<Scope>,
    /// Numbers that are no dates.
    pub(super) amounts: Vec<Amount>,
    pub(super) times: &'a Times,
    cues: Vec<(usize, Cue)>,
}

impl<'a> Slots<'a> {
    /// The slots of a scanned question with each name taken for one scope.
    pub(super) fn new(
        scan: &'a Scan,
        gazetteer: &'a Gazetteer,
        times: &'a Times,
        mentions: &Mentions,
        taken: &[Scope],
    ) -> Self {
        let free = |index: &usize| !times.used.contains(index) && !mentions.used.contains(index);
        let cues = scan
            .tokens
            .iter()
            .enumerate()
            .filter(|(index, _)| free(index));
        let cues = cues.filter_map(|(index, token)| match token.kind {
            TokenKind::Cue(cue) => Some((index, cue)),
            _ => None,
        });
        let mut cues: Vec<(usize, Cue)> = cues.collect();
        if taken.iter().any(|scope| is_china(*scope, gazetteer)) {
            cues.push((scan.tokens.len(), Cue::China));
        }
        let amounts = scan
            .tokens
            .iter()
            .enumerate()
            .filter(|(index, _)| free(index));
        let amounts = amounts.filter_map(|(token, t)| match t.kind {
            TokenKind::Number(number) => Some(Amount {
                token,
                value: number.value,
            }),
            _ => None,
        });
        let amounts = amounts.collect();
        let mut named = Vec::new();
        for scope in taken.iter().filter(|scope| !is_china(**scope, gazetteer)) {
            if !named.contains(scope) {
                named.push(*scope);
            }
        }
        let cn = named
            .iter()
            .filter_map(|scope| chinese_place(*scope, gazetteer))
            .collect();
        let abroad = named.iter().copied();
        let abroad = abroad
            .filter(|scope| chinese_place(*scope, gazetteer).is_none())
            .collect();
        Self {
            gazetteer,
            scan,
            cn,
            abroad,
            named,
            amounts,
            times,
            cues,
        }
    }

    /// Is there such a cue?
    pub(super) fn has(&self, cue: Cue) -> bool {
        self.cues.iter().any(|(_, found)| *found == cue)
    }

    /// Is there one of these cues?
    pub(super) fn has_any(&self, cues: &[Cue]) -> bool {
        cues.iter().any(|cue| self.has(*cue))
    }

    /// The token of the first such cue.
    pub(super) fn position(&self, cue: Cue) -> Option<usize> {
        self.cues
            .iter()
            .find(|(_, found)| *found == cue)
            .map(|(index, _)| *index)
    }

    /// How many such cues there are.
    pub(super) fn count(&self, cue: Cue) -> usize {
        self.cues.iter().filter(|(_, found)| *found == cue).count()
    }

    /// Is a reason asked for besides something else: "…, and why", "…，为什么"?
    pub(super) fn and_why(&self) -> bool {
        const WHY: [&str; 14] = [
            "why",
            "explain",
            "explanation",
            "reason",
            "reasons",
            "how come",
            "为什么",
            "为何",
            "何以",
            "为啥",
            "原因",
            "解释",
            "说明",
            "weishenme",
        ];
        let is_why = |index: usize| self.scan.is_one_of(&self.scan.tokens[index], &WHY);
        let joined = |index: usize| {
            let before = self.scan.tokens[..index].iter().rev();
            let mut before = before.map(|token| &token.kind).take(2);
            before.any(|kind| matches!(kind, TokenKind::Mark(_) | TokenKind::Cue(Cue::And)))
        };
        self.cues
            .iter()
            .filter(|(_, cue)| matches!(cue, Cue::Explain | Cue::MayExplain))
            .any(|(index, _)| *index > 0 && is_why(*index) && joined(*index))
    }

    /// Is one of these words the text of a cue of this kind?
    pub(super) fn cue_is(&self, cue: Cue, words: &[&str]) -> bool {
        self.cues.iter().any(|(index, found)| {
            *found == cue && self.scan.is_one_of(&self.scan.tokens[*index], words)
        })
    }

    /// Are friendship cities or pairs spoken of?
    pub(super) fn about_pairs(&self) -> bool {
        self.has_any(&[Cue::Partner, Cue::Pair]) || self.cue_is(Cue::HowMany, &COUNTS_PAIRS)
    }

    /// The kind of unit that is asked for: by the noun after "which" or "how many", else by the
    /// first noun that names one.
    pub(super) fn unit(&self) -> Option<Ranked> {
        let cues = || self.cues.iter().map(|(_, cue)| *cue);
        let asked = cues().zip(cues().skip(1)).find_map(|(word, noun)| {
            matches!(word, Cue::Which | Cue::HowMany)
                .then(|| self.unit_of(noun))
                .flatten()
        });
        asked.or_else(|| cues().find_map(|cue| self.unit_of(cue)))
    }

    fn unit_of(&self, cue: Cue) -> Option<Ranked> {
        match cue {
            Cue::Countries => Some(Ranked::Countries),
            Cue::Provinces => Some(Ranked::Provinces),
            Cue::Cities if self.has(Cue::Foreign) => Some(Ranked::ForeignPlaces),
            Cue::Cities => Some(Ranked::Cities),
            Cue::Continents => Some(Ranked::Continents),
            _ => None,
        }
    }

    /// What is to be counted. "How many pairs with African countries" asks for pairs.
    pub(super) fn counted(&self) -> Counted {
        match self.unit().filter(|_| !self.counts_pairs()) {
            Some(Ranked::Countries) => Counted::Countries,
            Some(Ranked::Cities) if self.names_its_cities() => Counted::ChinesePlaces,
            Some(Ranked::Provinces) if self.has(Cue::Foreign) => Counted::ForeignProvinces,
            Some(Ranked::Provinces) if self.cn.is_empty() => Counted::ChineseProvinces,
            Some(Ranked::ForeignPlaces) if self.cn.is_empty() => Counted::ForeignPlaces,
            // "How many Japanese cities have Chinese partners".
            Some(Ranked::Cities) if self.cn.is_empty() && self.names_units() => {
                Counted::ForeignPlaces
            }
            Some(Ranked::Cities) if self.cn.is_empty() && self.has(Cue::China) => {
                Counted::ChinesePlaces
            }
            Some(Ranked::Cities) if self.cn.is_empty() && !self.abroad.is_empty() => {
                Counted::ForeignPlaces
            }
            Some(Ranked::Cities) if self.cn.is_empty() => Counted::ChinesePlaces,
            _ => Counted::Pairs,
        }
    }

    /// Are the cities that are asked for those of a foreign place: "Japanese cities"?
    pub(super) fn names_units(&self) -> bool {
        self.cn.is_empty() && !self.abroad.is_empty() && self.cities_of_a_name()
    }

    /// Are they those of a Chinese province: "江苏有多少个城市有友城"?
    fn names_its_cities(&self) -> bool {
        let province = |id: &PlaceId| {
            let place = self.gazetteer.place(*id);
            place.is_some_and(|place| place.level == Level::Province)
        };
        matches!(self.cn.as_slice(), [one] if province(one)) && self.cities_of_a_name()
    }

    /// "Japanese cities", "cities in Japan", "日本有多少城市": does a name say whose cities?
    fn cities_of_a_name(&self) -> bool {
        let cues = || self.cues.iter().map(|(_, cue)| *cue);
        let of_china = cues()
            .zip(cues().skip(1))
            .any(|pair| matches!(pair, (Cue::China, Cue::Cities) | (Cue::Cities, Cue::China)));
        let Some(noun) = self.position(Cue::Cities).filter(|_| !of_china) else {
            return false;
        };
        let kind = |at: usize| self.scan.tokens.get(at).map(|token| &token.kind);
        let is_name = |at: usize| matches!(kind(at), Some(TokenKind::Name(_)));
        let asks = |at: &usize| {
            matches!(
                kind(*at),
                Some(TokenKind::Cue(Cue::HowMany | Cue::Which | Cue::Filler))
            )
        };
        let before = (0..noun).rev().find(|at| !asks(at));
        let within = matches!(kind(noun + 1), Some(TokenKind::Cue(Cue::Of))) && is_name(noun + 2);
        before.is_some_and(is_name) || within
    }

    /// "How many pairs …", "有多少对…": the words for how many are about pairs, whatever units the
    /// rest of the question names.
    fn counts_pairs(&self) -> bool {
        let at = |wanted| self.cues.iter().position(|(_, cue)| *cue == wanted);
        let cue = |index: Option<usize>| index.and_then(|i| self.cues.get(i)).map(|(_, cue)| *cue);
        let pairs = |cue| matches!(cue, Some(Cue::Partner | Cue::Pair));
        let unit = |cue| matches!(cue, Some(Cue::Countries | Cue::Provinces | Cue::Cities));
        // "友城总数": what is counted stands before the total.
        let total = at(Cue::Total).and_then(|total| total.checked_sub(1));
        match at(Cue::HowMany) {
            Some(many) => {
                self.cue_is(Cue::HowMany, &COUNTS_PAIRS)
                    || (pairs(cue(Some(many + 1))) && !unit(cue(Some(many + 2))))
            }
            None => pairs(cue(total)),
        }
    }

    /// The date of a figure; open if none is given.
    pub(super) fn at(&self) -> DateRange {
        self.times
            .time
            .map_or(DateRange::default(), |time| time.range)
    }

    /// Is a stretch of time meant in which pairs were founded, and not the date of a figure?
    pub(super) fn founding(&self) -> bool {
        self.times.time.is_some_and(|time| match time.bearing {
            Bearing::During => true,
            Bearing::AsOf => false,
            Bearing::In => self.has(Cue::Founded) || self.founding_verb(),
        })
    }

    /// "结好", "twinned in": a verb among the words for a friendship city.
    pub(super) fn founding_verb(&self) -> bool {
        self.cue_is(
            Cue::Partner,
            &[
                "twinned",
                "paired",
                "partnered",
                "结好",
                "结为",
                "缔结",
                "结成",
                "结对",
                "建立友好关系",
                "jiehao",
                "jie hao",
                "结为友城",
                "结为友好城市",
                "pair up",
            ],
        )
    }

    /// The filter that the named places make, with the stretch of time if `founding`.
    pub(super) fn filter(&self) -> Filter {
        Filter {
            cn: self.cn.clone(),
            abroad: self.abroad.clone(),
            since: if self.founding() {
                self.at()
            } else {
                DateRange::default()
            },
            from_abroad: self.cn.is_empty() && !self.abroad.is_empty(),
        }
    }

    /// The filter, with any date taken for the time of founding: "up to 1996" for all until then.
    pub(super) fn dated_filter(&self) -> Filter {
        let up_to = self
            .times
            .time
            .is_some_and(|time| time.bearing == Bearing::AsOf);
        let since = self.at();
        Filter {
            since: if up_to {
                DateRange {
                    from: None,
                    ..since
                }
            } else {
                since
            },
            ..self.filter()
        }
    }

    /// A whole number that is no date: how many rows, which age.
    pub(super) fn small_number(&self) -> Option<u16> {
        self.amounts.iter().find_map(|amount| to_u16(amount.value))
    }

    /// The number right after or before the first such cue, fillers apart.
    pub(super) fn number_near(&self, cue: Cue) -> Option<u16> {
        let at = self.position(cue)?;
        let near = self
            .amounts
            .iter()
            .filter(|amount| amount.token.abs_diff(at) <= 2);
        near.min_by_key(|amount| (amount.token < at, amount.token.abs_diff(at)))
            .and_then(|amount| to_u16(amount.value))
    }

    /// A foreign place that is no country.
    pub(super) fn is_foreign_city(&self, scope: Scope) -> Option<PlaceId> {
        match scope {
            Scope::Place(id) => self
                .gazetteer
                .place(id)
                .filter(|place| place.level != Level::Country && !place.is_chinese())
                .map(|place| place.id),
            Scope::World | Scope::Group(_) => None,
        }
    }

    /// A group of which only figures are known.
    pub(super) fn is_label(&self, scope: Scope) -> bool {
        matches!(scope, Scope::Group(id)
            if self.gazetteer.group(id).is_some_and(|group| group.kind == GroupKind::Label))
    }

    /// Words that nothing explains.
    pub(super) fn unexplained(&self, mentions: &Mentions) -> usize {
        let words = self
            .scan
            .tokens
            .iter()
            .enumerate()
            .filter(|(index, token)| {
                matches!(token.kind, TokenKind::Word | TokenKind::Han)
                && !mentions.used.contains(index)
                && !self.times.used.contains(index)
                // What is left of "Tianjin's".
                && token.end - token.start > 1
            });
        words.count()
    }

    /// The one date that is claimed or asked for.
    pub(super) fn date(&self) -> Option<PartialDate> {
        self.times
            .time
            .and_then(|time| time.range.from.or(time.range.to))
    }
}

fn to_u16(value: f64) -> Option<u16> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "in range"
    )]
    (value.fract() == 0.0 && (0.0..=1_000.0).contains(&value)).then_some(value as u16)
}

/// China itself, by whichever of its names.
fn is_china(scope: Scope, gazetteer: &Gazetteer) -> bool {
    match scope {
        Scope::World => true,
        Scope::Place(id) => gazetteer
            .place(id)
            .is_some_and(|place| place.level == Level::Country && &*place.iso == "CN"),
        Scope::Group(id) => gazetteer
            .group(id)
            .is_some_and(|group| group.kind == GroupKind::World),
    }
}
