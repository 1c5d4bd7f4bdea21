//! What kind of unit a question asks for, and what it counts.

use super::cues::COUNTS_PAIRS;
use super::{Amount, Slots};
use crate::facts::Level;
use crate::places::{PlaceId, Scope};
use crate::question::cues::Cue;
use crate::question::query::{Counted, Ranked};
use crate::question::scan::TokenKind;

impl Slots<'_> {
    /// "五国", "三个省": is the number one of units?
    pub(in crate::question) fn counts_units(&self, amount: Amount) -> bool {
        let cue = |at: usize| self.scan.cue(at);
        let next = amount.token + 1;
        let noun = next + usize::from(cue(next) == Some(Cue::Filler));
        let units = [Cue::Countries, Cue::Provinces, Cue::Cities];
        cue(noun).is_some_and(|cue| units.contains(&cue))
    }

    /// The kind of unit that is asked for: by the noun after "which" or "how many", else by the
    /// first noun that names one.
    pub(in crate::question) fn unit(&self) -> Option<Ranked> {
        // The countries of "非洲国家" are asked for only where nothing else is.
        // "Which African country", "how many African countries" ask for them whatever else is named.
        let which = |at: usize| {
            let before = at.checked_sub(2).and_then(|at| self.scan.tokens.get(at));
            before.is_some_and(|token| {
                matches!(token.kind, TokenKind::Cue(Cue::Which | Cue::HowMany))
            })
        };
        let free = |at: usize, cue: Cue| {
            cue != Cue::Countries || !self.names_group_before(at) || which(at)
        };
        self.unit_among(free)
            .or_else(|| self.unit_among(|_, _| true))
    }

    fn unit_among(&self, counts: impl Fn(usize, Cue) -> bool) -> Option<Ranked> {
        let cues: Vec<Cue> = self
            .cues
            .iter()
            .filter(|(at, cue)| counts(*at, *cue))
            .map(|(_, cue)| *cue)
            .collect();
        let asked = cues.windows(2).find_map(|pair| {
            matches!(pair[0], Cue::Which | Cue::HowMany)
                .then(|| self.unit_of(pair[1]))
                .flatten()
        });
        asked.or_else(|| cues.iter().find_map(|cue| self.unit_of(*cue)))
    }

    /// Does the name of a group stand before this token?
    fn names_group_before(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.scan.tokens.get(at));
        before.is_some_and(|token| {
            matches!(&token.kind, TokenKind::Name(entries)
                if entries.iter().any(|entry| matches!(entry.scope, Scope::Group(_))))
        })
    }

    /// What the places of China that are named are: provinces if all are, else cities.
    pub(in crate::question) fn kind_of_named(&self) -> Ranked {
        if self.cn.iter().all(|id| self.is_province(*id)) {
            Ranked::Provinces
        } else {
            Ranked::Cities
        }
    }

    /// "中国有多少个城市与外国结好" asks for Chinese cities.
    fn china_comes_first(&self) -> bool {
        let at = |cue| self.position(cue);
        match (at(Cue::China), at(Cue::Cities), at(Cue::Foreign)) {
            (Some(china), Some(cities), Some(foreign)) => china < cities && cities < foreign,
            _ => false,
        }
    }

    /// Are cities abroad spoken of? "Cities by number of foreign partners" are those of China,
    /// 我国与外国结好的外国城市 are not.
    fn foreign_cities(&self) -> bool {
        self.foreign(Cue::Cities)
    }

    /// Are such units abroad spoken of?
    fn foreign(&self, unit: Cue) -> bool {
        let behind_foreign = |wanted: Cue| {
            let mut cues = self.cues.iter().zip(self.cues.iter().skip(1));
            cues.any(|((at, cue), (next, noun))| {
                (*cue, *noun) == (Cue::Foreign, wanted) && *next == at + 1
            })
        };
        self.has(Cue::Foreign) && (behind_foreign(unit) || !behind_foreign(Cue::Partner))
    }

    fn unit_of(&self, cue: Cue) -> Option<Ranked> {
        match cue {
            Cue::Countries => Some(Ranked::Countries),
            Cue::Provinces => Some(Ranked::Provinces),
            Cue::Cities if self.foreign_cities() && !self.china_comes_first() => {
                Some(Ranked::ForeignPlaces)
            }
            Cue::Cities => Some(Ranked::Cities),
            Cue::Continents => Some(Ranked::Continents),
            _ => None,
        }
    }

    /// What is to be counted. "How many pairs with African countries" asks for pairs.
    pub(in crate::question) fn counted(&self) -> Counted {
        if self.all_ties() {
            return Counted::AllTies;
        }
        // "Province-level pairs" are pairs.
        if self.cn.is_empty() && self.tier().is_some() {
            return Counted::Pairs;
        }
        match self.unit().filter(|_| !self.counts_pairs()) {
            Some(Ranked::Countries) => Counted::Countries,
            None if self.counts_foreign_countries() => Counted::Countries,
            Some(Ranked::Cities) if self.names_its_cities() => Counted::ChinesePlaces,
            Some(Ranked::Provinces) if self.foreign(Cue::Provinces) => Counted::ForeignProvinces,
            None if self.cn.is_empty()
                && self.has(Cue::Foreign)
                && self.cue_is(Cue::Partner, &["友好省州", "友好省", "sister provinces"]) =>
            {
                Counted::ForeignProvinces
            }
            None if self.regions() && self.cn.is_empty() && !self.counts_pairs() => {
                Counted::ForeignProvinces
            }
            Some(Ranked::Provinces) if self.cn.is_empty() => Counted::ChineseProvinces,
            Some(Ranked::ForeignPlaces) if self.cn.is_empty() => Counted::ForeignPlaces,
            // "How many Japanese cities have Chinese partners".
            Some(Ranked::Cities) if self.cn.is_empty() && self.names_units() => {
                Counted::ForeignPlaces
            }
            Some(Ranked::Cities) if self.cn.is_empty() && self.has(Cue::China) => {
                Counted::ChinesePlaces
            }
            // "How many cities are paired with Honolulu": those of the other side.
            Some(Ranked::Cities) if self.cn.is_empty() && !self.names_foreign_cities() => {
                Counted::ForeignPlaces
            }
            Some(Ranked::Cities) if self.cn.is_empty() => Counted::ChinesePlaces,
            _ => Counted::Pairs,
        }
    }

    /// "全部友城（含交流城市）", 所有友好关系城市, "sister and exchange cities together": the wider ties too, and
    /// not those alone.
    fn all_ties(&self) -> bool {
        const WIDER: [&str; 3] = ["交流城市", "合作城市", "exchange cit"];
        const ALL: [&str; 4] = ["全部", "所有", "含", "包括"];
        let text = self.scan.text.text();
        let said = |words: &[&str]| words.iter().any(|word| text.contains(word));
        let partners = ["友城", "友好城市", "sister cit", "friendship cit"];
        let all = said(&ALL) || self.has(Cue::Total);
        said(&WIDER) && (said(&ALL) || said(&partners)) || said(&["友好关系城市"]) && all
    }

    /// "有多少个外国与中国结好": nothing stands behind the word for foreign.
    fn counts_foreign_countries(&self) -> bool {
        let foreign = self
            .position(Cue::Foreign)
            .filter(|_| self.cue_is(Cue::Foreign, &["外国"]));
        let cue = |at: usize| self.scan.cue(at);
        foreign.is_some_and(|at| {
            let mut before = (0..at).rev().map(cue);
            before.find(|cue| *cue != Some(Cue::Filler)) == Some(Some(Cue::HowMany))
                && cue(at + 1) == Some(Cue::And)
        })
    }

    /// Is nothing named abroad, or nothing but cities?
    fn names_foreign_cities(&self) -> bool {
        let mut abroad = self.abroad.iter();
        abroad.all(|scope| self.is_foreign_city(*scope).is_some())
    }

    /// Are the cities that are asked for those of a foreign place: "Japanese cities"?
    pub(in crate::question) fn names_units(&self) -> bool {
        self.cn.is_empty() && !self.abroad.is_empty() && self.cities_of_a_name()
    }

    /// Are they those of a Chinese province: "江苏有多少个城市有友城"?
    pub(in crate::question) fn names_its_cities(&self) -> bool {
        let province = |id: &PlaceId| {
            let place = self.gazetteer.place(*id);
            place.is_some_and(|place| place.level == Level::Province)
        };
        matches!(self.cn.as_slice(), [one] if province(one)) && self.cities_of_a_name()
    }

    /// "Japanese cities", "cities in Japan", "日本有多少城市": does a name say whose cities?
    fn cities_of_a_name(&self) -> bool {
        let Some(nth) = self.cues.iter().position(|(_, cue)| *cue == Cue::Cities) else {
            return false;
        };
        let noun = self.cues[nth].0;
        // The cities that are named first are asked for: "how many cities in Japan are paired with
        // Chinese cities".
        let china = |nth: Option<usize>| {
            let beside = nth.and_then(|nth| self.cues.get(nth));
            beside.is_some_and(|(_, cue)| *cue == Cue::China)
        };
        if china(nth.checked_sub(1)) || china(nth.checked_add(1)) {
            return false;
        }
        let kind = |at: usize| self.scan.tokens.get(at).map(|token| &token.kind);
        let is_name = |at: usize| matches!(kind(at), Some(TokenKind::Name(_)));
        let asks = |at: &usize| {
            matches!(
                kind(*at),
                Some(TokenKind::Cue(Cue::HowMany | Cue::Which | Cue::Filler))
            )
        };
        let before = (0..noun).rev().find(|at| !asks(at));
        // But "哪座城市在俄罗斯的友城最多" asks for Chinese cities.
        let of = |at: usize| matches!(kind(at), Some(TokenKind::Cue(Cue::Of)));
        let partners = |at: usize| matches!(kind(at), Some(TokenKind::Cue(Cue::Partner)));
        let within = of(noun + 1) && is_name(noun + 2) && !(of(noun + 3) && partners(noun + 4));
        before.is_some_and(is_name) || within
    }

    /// "东盟国家", "ASEAN countries": does a name of a group say that its countries are meant?
    pub(in crate::question) fn names_countries(&self) -> bool {
        let mut names = self.scan.tokens.iter();
        let said = self
            .cues
            .iter()
            .any(|(at, cue)| *cue == Cue::Countries && self.names_group_before(*at));
        said || names.any(|token| {
            let text = &self.scan.text.chars[token.start..token.end];
            let ends = |word: &str| text.ends_with(&word.chars().collect::<Vec<_>>());
            matches!(token.kind, TokenKind::Name(_)) && (ends("国家") || ends("countries"))
        })
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
}
