//! What is asked of a place that is no matter of its ties: its capital, its size, its parts.

use super::Slots;
use crate::places::{Place, PlaceId, Scope};
use crate::question::cues::Cue;
use crate::question::query::Ranked;
use crate::question::scan::{Token, TokenKind};

const LARGEST: [&str; 5] = ["最大", "最高", "largest", "biggest", "highest"];
const SMALLEST: [&str; 4] = ["最小", "最低", "smallest", "lowest"];

impl Slots<'_> {
    /// "How many people live in Tianjin", "when was Nanjing founded", "武汉有多少大学": a place, and
    /// something of it that is no friendship city.
    pub(in crate::question) fn asks_of_something_else(&self) -> bool {
        if self.asks_for_the_largest_city() {
            return true;
        }
        if self.about_pairs() {
            return false;
        }
        if self.asks_for_the_largest() {
            return true;
        }
        if self.named.is_empty() {
            return false;
        }
        if self.asks_where_it_lies() {
            return true;
        }
        if let Some(unit) = self.unit() {
            return self.counts_its_own(unit);
        }
        if self.counts_its_parts() {
            return true;
        }
        let kind = |at: usize| self.scan.tokens.get(at).map(|token| &token.kind);
        let counted = self.position(Cue::HowMany).map(|many| {
            let filler = |at: &usize| matches!(kind(*at), Some(TokenKind::Cue(Cue::Filler)));
            let next = (many + 1..self.scan.tokens.len()).find(|at| !filler(at));
            next.and_then(kind)
        });
        let other = matches!(counted, Some(Some(TokenKind::Word | TokenKind::Han)));
        let founding = ["founded", "created", "built", "成立", "建立", "建成"];
        let of_one = self.named.len() == 1 && self.cue_is(Cue::Founded, &founding);
        let founded = of_one && self.has_any(&[Cue::When, Cue::Which]);
        other || founded
    }

    /// "北京最大的友城", "the biggest sister city of Chongqing": a city has no number of pairs by which it
    /// could be the largest.
    fn asks_for_the_largest_city(&self) -> bool {
        const CITY: [&str; 12] = [
            "sister city",
            "sister cities",
            "twin city",
            "twin cities",
            "twin town",
            "twin towns",
            "partner city",
            "partner cities",
            "友城",
            "友好城市",
            "姐妹城市",
            "姊妹城市",
        ];
        const OTHERWISE: [Cue; 8] = [
            Cue::HowMany,
            Cue::Total,
            Cue::Rank,
            Cue::Share,
            Cue::Countries,
            Cue::Provinces,
            Cue::Cities,
            Cue::Continents,
        ];
        let by_size = self.cue_is(Cue::Most, &LARGEST) || self.cue_is(Cue::Fewest, &SMALLEST);
        by_size && self.cue_is(Cue::Partner, &CITY) && !self.has_any(&OTHERWISE)
    }

    /// "中国最大的城市是哪个": by its size, of which nothing is known here.
    fn asks_for_the_largest(&self) -> bool {
        let by_size = self.cue_is(Cue::Most, &LARGEST) || self.cue_is(Cue::Fewest, &SMALLEST);
        const BY_NUMBER: [Cue; 4] = [Cue::HowMany, Cue::Total, Cue::Rank, Cue::Share];
        by_size && self.times.time.is_none() && !self.has_any(&BY_NUMBER)
    }

    /// "台湾是哪个国家的", "does the count include Macao": a unit of China that has no ties, and what is
    /// asked of it is no tie.
    pub(in crate::question) fn asks_of_no_ties(&self) -> bool {
        const COUNTS: [Cue; 4] = [Cue::HowMany, Cue::Total, Cue::Founded, Cue::Pair];
        let asked = self.has_any(&[Cue::Which, Cue::Where, Cue::YesNo, Cue::Countries]);
        let included = self.asks_whether_included();
        let counts = self.has_any(&COUNTS) && !included;
        let unit = !self.cn.is_empty() && self.abroad.is_empty();
        // "台湾的城市能和大陆城市结友城吗": whether it may be is told by the rules.
        let ties = self.has(Cue::Partner) && !included && !self.asks_whether_ties_may_be();
        unit && asked && !counts && !ties && self.cn.iter().all(|id| self.has_no_ties(*id))
    }

    /// "Can Macao have sister cities", "台湾能结友城吗".
    pub(in crate::question) fn asks_whether_ties_may_be(&self) -> bool {
        const MAY: [&str; 9] = [
            "can",
            "could",
            "may",
            "能",
            "能不能",
            "可以",
            "可不可以",
            "能否",
            "可否",
        ];
        let may = |token| self.scan.is_one_of(token, &MAY);
        self.has(Cue::Partner) && !self.has(Cue::Which) && self.scan.tokens.iter().any(may)
    }

    /// "Does the count of 2171 include Macao?", "how many countries …, and does that include Taiwan?",
    /// 统计里包括港澳台吗.
    pub(in crate::question) fn asks_whether_included(&self) -> bool {
        const WITHIN: [&str; 10] = [
            "include",
            "includes",
            "included",
            "counted",
            "包括",
            "包含",
            "在内",
            "算在内",
            "算进",
            "包括在内",
        ];
        const COUNT: [&str; 8] = [
            "count",
            "figure",
            "figures",
            "number",
            "statistics",
            "统计",
            "数字",
            "数据",
        ];
        let one_of = |forms: &[&str]| {
            let mut tokens = self.scan.tokens.iter();
            tokens.any(|token| self.scan.is_one_of(token, forms))
        };
        let count = !self.amounts.is_empty() || one_of(&COUNT);
        one_of(&WITHIN) && (count || self.has(Cue::YesNo)) || count && one_of(&["算"])
    }

    fn has_no_ties(&self, id: PlaceId) -> bool {
        let of_it =
            |place: &Place| place.id == id || self.gazetteer.contains(Scope::Place(id), place.id);
        let mut tied = self.gazetteer.places().filter(|place| place.pairs > 0);
        !tied.any(of_it)
    }

    /// "江苏的省会是哪个城市", "What is the capital of France?", "杭州在哪个省".
    fn asks_where_it_lies(&self) -> bool {
        let [_] = self.named.as_slice() else {
            return false;
        };
        let names_capital = |token: &Token| {
            let typed = self.scan.folded(token);
            matches!(token.kind, TokenKind::Name(_))
                && ["省会", "首府", "首都", "capital"]
                    .iter()
                    .any(|word| typed.contains(word))
        };
        let capital = self.scan.tokens.iter().any(names_capital);
        let below_province = |one: &PlaceId| !self.is_province(*one);
        let province = self.has(Cue::Provinces)
            && self.has(Cue::Which)
            && self.cn.first().is_some_and(below_province);
        let asked = self.has_any(&[Cue::Which, Cue::Where, Cue::YesNo]) || self.cn.is_empty();
        capital && asked || province
    }

    /// "How many countries are there in Africa", "江苏有几个地级市": the units that a place is made of.
    fn counts_its_own(&self, unit: Ranked) -> bool {
        let group = |scope: &Scope| matches!(scope, Scope::Group(_));
        let made_of = match (unit, self.cn.as_slice(), self.abroad.as_slice()) {
            (Ranked::Countries, [], [one]) => group(one) && !self.is_label(*one),
            (Ranked::Cities, [one], []) => self.is_province(*one),
            // "How many provinces does Canada have?", but not those that are paired "with Canada".
            (Ranked::Provinces | Ranked::Cities, [], [one]) => {
                self.is_country(*one) && !self.has(Cue::And)
            }
            _ => false,
        };
        const SAYS_MORE: [Cue; 5] = [
            Cue::China,
            Cue::Foreign,
            Cue::Total,
            Cue::Without,
            Cue::Members,
        ];
        made_of && self.has(Cue::HowMany) && self.times.time.is_none() && !self.has_any(&SAYS_MORE)
    }

    /// "How many districts does Shanghai have", "how many states are in the USA".
    fn counts_its_parts(&self) -> bool {
        let many = self.position(Cue::HowMany);
        let unit = many.and_then(|many| self.scan.cue(many + 1));
        let parts = matches!(unit, Some(Cue::Counties | Cue::Regions));
        const SAYS_MORE: [Cue; 4] = [Cue::China, Cue::Foreign, Cue::And, Cue::Without];
        parts && self.named.len() == 1 && self.times.time.is_none() && !self.has_any(&SAYS_MORE)
    }
}
