//! What narrows a question down beside places and dates: a status, a tier, a comparison.

use super::{Amount, Slots, to_u16};
use crate::facts::{Status, Wanting};
use crate::question::cues::Cue;
use crate::question::query::{Comparison, Tier};
use crate::question::scan::{Token, TokenKind};

/// Partners of provinces.
const SISTER_PROVINCES: [&str; 13] = [
    "sister province",
    "sister provinces",
    "sister provinces and states",
    "sister states and provinces",
    "sister state",
    "sister states",
    "sister region",
    "sister regions",
    "友好省州",
    "友好省",
    "友好州",
    "友好省区",
    "姐妹省",
];

/// Provinces alone.
const LEVEL: [&str; 14] = [
    "province-state",
    "state-province",
    "without its cities",
    "not its cities",
    "not those of its cities",
    "excluding its cities",
    "provincial-level",
    "province-level",
    "provincial level",
    "province level",
    "provincial",
    "省级",
    "本级",
    "省本级",
];

/// Counties and districts alone.
const COUNTY_LEVEL: [&str; 6] = [
    "county level",
    "county-level",
    "district level",
    "district-level",
    "县级",
    "区县级",
];

impl Slots<'_> {
    /// Only ties of this status are spoken of.
    pub(in crate::question) fn status(&self) -> Option<Status> {
        if self.cue_is(Cue::Still, &["still active"]) {
            return Some(Status::Active);
        }
        [
            (Cue::Ended, Status::Terminated),
            (Cue::Suspended, Status::Suspended),
            (Cue::Active, Status::Active),
        ]
        .into_iter()
        .find_map(|(cue, status)| self.has(cue).then_some(status))
    }

    /// Only ties whose date wants something: "unverified dates of Wuhan", "结好日期不详的友城".
    pub(in crate::question) fn wanting(&self) -> Option<Wanting> {
        if self.has(Cue::Unverified) {
            Some(Wanting::Proof)
        } else {
            self.has(Cue::Undated).then_some(Wanting::Date)
        }
    }

    /// Only foreign states, provinces and the like are spoken of: "US states with Chinese partners".
    /// The "states" of a continent are its countries.
    pub(in crate::question) fn regions(&self) -> bool {
        let mut abroad = self.abroad.iter();
        // Japan's 县 are its prefectures.
        let prefectures = self.position(Cue::Counties).is_some_and(|at| {
            let before = at.checked_sub(1).and_then(|at| self.scan.tokens.get(at));
            self.cn.is_empty() && before.is_some_and(|t| matches!(t.kind, TokenKind::Name(_)))
        });
        let named = self.has(Cue::Regions)
            || prefectures && self.cue_is(Cue::Counties, &["哪些县", "哪个县", "几个县"]);
        named && !self.abroad.is_empty() && abroad.all(|scope| self.is_country(*scope))
    }

    /// Only ties of this tier of China are spoken of: "sister provinces of Sichuan", "上海各区的友城".
    pub(in crate::question) fn tier(&self) -> Option<Tier> {
        let of_provinces = !self.cn.is_empty() && self.cn.iter().all(|id| self.is_province(*id));
        // 陕西省级友城 is cut into 陕西省 and 级.
        let mut pairs = self.scan.tokens.iter().zip(self.scan.tokens.iter().skip(1));
        let cut = pairs.any(|(name, token)| {
            matches!(name.kind, TokenKind::Name(_)) && self.scan.is_one_of(token, &["级"])
        });
        let provinces = self.cue_is(Cue::Partner, &SISTER_PROVINCES)
            || cut
            || self.itself()
            || (self.cue_is(Cue::Provinces, &LEVEL) && self.about_pairs());
        // "县级友城有多少对", "province-level pairs": of all of China, where the word stands at the pairs.
        let of_china = self.cn.is_empty() && !self.has(Cue::Without);
        let counties = !self.cn.is_empty() && self.counties_alone() && self.about_pairs();
        if of_provinces && provinces
            || self.provinces_with_states()
            || of_china && self.level_of_pairs(Cue::Provinces, &LEVEL)
        {
            Some(Tier::Province)
        } else if counties || of_china && self.level_of_pairs(Cue::Counties, &COUNTY_LEVEL) {
            Some(Tier::County)
        } else {
            None
        }
    }

    /// "中美友好省州有多少对": of a country, where no ties of cities are spoken of besides.
    fn provinces_with_states(&self) -> bool {
        const BOTH: [&str; 3] = [
            "友好省州",
            "sister provinces and states",
            "sister states and provinces",
        ];
        let mut abroad = self.abroad.iter();
        self.cn.is_empty()
            && !self.abroad.is_empty()
            && abroad.all(|scope| self.is_country(*scope))
            && self.has_any(&[Cue::HowMany, Cue::Pair, Cue::Total])
            && self.cue_is(Cue::Partner, &BOTH)
            && !self.has_but(Cue::Partner, &BOTH)
    }

    /// "How many partners does Jiangsu province itself have", "江苏省自身的友城".
    fn itself(&self) -> bool {
        const ITSELF: [&str; 6] = ["itself", "themselves", "本身", "自身", "自己", "proper"];
        let mut tokens = self.scan.tokens.iter();
        self.about_pairs() && tokens.any(|token| self.scan.is_one_of(token, &ITSELF))
    }

    /// Does such a word for a level stand right before the pairs?
    fn level_of_pairs(&self, level: Cue, forms: &[&str]) -> bool {
        let tokens = &self.scan.tokens;
        let cue = |at: usize| self.scan.cue(at);
        (0..tokens.len()).any(|at| {
            let next = at + 1 + usize::from(cue(at + 1) == Some(Cue::Of));
            cue(at) == Some(level)
                && self.scan.is_one_of(&tokens[at], forms)
                && matches!(cue(next), Some(Cue::Partner | Cue::Pair))
        })
    }

    /// "Jiangsu's cities and counties" are all that is below the province.
    fn counties_alone(&self) -> bool {
        let Some(counties) = self.position(Cue::Counties) else {
            return false;
        };
        let cue = |at: Option<usize>| {
            let token = at.and_then(|at| self.scan.tokens.get(at));
            token.map(|token| &token.kind)
        };
        let and = |at: Option<usize>| matches!(cue(at), Some(TokenKind::Cue(Cue::And)));
        let cities = |at: Option<usize>| matches!(cue(at), Some(TokenKind::Cue(Cue::Cities)));
        let before = |steps: usize| counties.checked_sub(steps);
        let after = |steps: usize| counties.checked_add(steps);
        !(and(before(1)) && cities(before(2)) || and(after(1)) && cities(after(2)))
    }

    /// "一个区能有友城吗", "can a city have two partners in one country?": may something be that is not said
    /// to be?
    pub(in crate::question) fn asks_what_may_be(&self) -> bool {
        const CAN: [&str; 8] = ["能", "能够", "可以", "can", "需要", "必须", "need", "needs"];
        // A claim is about more.
        const FEW: f64 = 3.0;
        let can = |token| self.scan.is_one_of(token, &CAN);
        let few = self.amounts.iter().all(|amount| amount.value <= FEW);
        few && !self.has(Cue::True) && self.scan.tokens.iter().any(can)
    }

    /// "50 to 70 pairs", "20-30 pairs", "三十到四十对", "between 10 and 15 pairs": the least and the most.
    pub(in crate::question) fn number_range(&self) -> Option<(u16, u16)> {
        const JOINTS: [&str; 8] = ["to", "and", "-", "–", "~", "到", "至", "和"];
        let [a, b] = self.amounts.as_slice() else {
            return None;
        };
        let apart = &self.scan.tokens[a.token + 1..b.token];
        let joins = |token: &Token| match token.kind {
            TokenKind::Mark(mark) => "-–~～—".contains(mark),
            _ => self.scan.is_one_of(token, &JOINTS),
        };
        let counted = |token: &Token| self.scan.is_one_of(token, &["对", "个", "pairs"]);
        let joined = match apart {
            [joint] => joins(joint),
            [noun, joint] => counted(noun) && joins(joint),
            _ => false,
        };
        let (least, most) = (to_u16(a.value)?, to_u16(b.value)?);
        let said = apart
            .iter()
            .any(|token| self.scan.is_one_of(token, &["and", "和"]));
        (joined && least < most && (!said || self.has(Cue::Between))).then_some((least, most))
    }

    /// 三 in 第三步, the ten of "top ten".
    pub(in crate::question) fn is_step(&self, token: usize) -> bool {
        let Some(before) = token.checked_sub(1) else {
            return false;
        };
        let is = |token| self.scan.is_one_of(token, &["第"]);
        self.scan.cue(before) == Some(Cue::Top) || self.scan.tokens.get(before).is_some_and(is)
    }

    /// 一 in 这一说法 and the like counts nothing.
    pub(in crate::question) fn points(&self, token: usize) -> bool {
        let is = |at: Option<usize>, forms: &[&str]| {
            let token = at.and_then(|at| self.scan.tokens.get(at));
            token.is_some_and(|token| self.scan.is_one_of(token, forms))
        };
        is(Some(token), &["一"]) && is(token.checked_sub(1), &["这", "那", "此", "该"])
    }

    /// 两 in 两倍, 3 in "3 times": so many times another number.
    pub(in crate::question) fn is_times(&self, token: usize) -> bool {
        let next = self.scan.tokens.get(token + 1);
        let end = self.scan.tokens.get(token).map_or(0, |token| token.end);
        self.scan.text.chars.get(end) == Some(&'倍')
            || next.is_some_and(|next| self.scan.is_one_of(next, &["times"]))
    }

    /// 一 in 一半.
    pub(in crate::question) fn is_half(&self, token: usize) -> bool {
        let Some(end) = self.scan.tokens.get(token).map(|token| token.end) else {
            return false;
        };
        self.scan.text.chars.get(end) == Some(&'半')
    }

    /// A share as it is said: 三成 are 30 percent, 三分之一 a third.
    pub(in crate::question) fn in_percent(&self, claimed: Amount) -> f64 {
        let token = |at: Option<usize>| at.and_then(|at| self.scan.tokens.get(at));
        let end = token(Some(claimed.token)).map_or(0, |token| token.end);
        if self.scan.text.chars.get(end) == Some(&'成') {
            return claimed.value * 10.0;
        }
        let before = token(Some(claimed.token)).map_or(0, |token| token.start);
        let parts = before
            .checked_sub(2)
            .map(|at| &self.scan.text.chars[at..before]);
        let whole = self
            .amounts
            .iter()
            .find(|amount| token(Some(amount.token)).is_some_and(|token| token.end + 2 == before));
        match whole {
            Some(whole) if parts == Some(&['分', '之']) && whole.value > 0.0 => {
                (claimed.value / whole.value * 10_000.0).round() / 100.0
            }
            _ => claimed.value,
        }
    }

    /// How a number is compared with: by the word before it ("more than 100"), or behind it and its
    /// noun ("100 or more", "100对以上").
    pub(in crate::question) fn comparison(&self, amount: Amount) -> Comparison {
        let cue = |at: usize| self.scan.cue(at);
        let compares = |cue: Cue| {
            Some(match cue {
                Cue::MoreThan => Comparison::MoreThan,
                Cue::AtLeast => Comparison::AtLeast,
                Cue::FewerThan => Comparison::FewerThan,
                Cue::AtMost => Comparison::AtMost,
                Cue::About => Comparison::About,
                _ => return None,
            })
        };
        let token = amount.token;
        let word = |at: usize, forms: &[&str]| {
            let token = self.scan.tokens.get(at);
            token.is_some_and(|token| self.scan.is_one_of(token, forms))
        };
        let before = (1..=3).filter_map(|back| token.checked_sub(back));
        let before = before.map_while(|at| {
            // "有超过100对": what stands between says nothing.
            let passed = matches!(cue(at), Some(Cue::Filler | Cue::YesNo | Cue::Of));
            (passed || cue(at).and_then(compares).is_some()).then_some(at)
        });
        let before = before.filter_map(cue).find_map(compares);
        let loose = token.checked_sub(1).and_then(|at| {
            let over = word(at, &["over"]).then_some(Comparison::MoreThan);
            let under = word(at, &["under"]).then_some(Comparison::FewerThan);
            let about = word(at, &["about", "around", "some", "大约", "约", "大概"]);
            over.or(under).or(about.then_some(Comparison::About))
        });
        let behind = || {
            let compares_behind = |at| {
                let more = word(at, &["多", "余"]).then_some(Comparison::MoreThan);
                more.or_else(|| cue(at).and_then(compares))
            };
            (token + 1..=token + 2).find_map(compares_behind)
        };
        // "有没有一百对" asks for so many at least.
        let any = || {
            let mut before = (1..=2).filter_map(|back| token.checked_sub(back));
            let asked = before.any(|at| word(at, &["有没有", "有无", "够不够"]));
            asked.then_some(Comparison::AtLeast)
        };
        before
            .or(loose)
            .or_else(behind)
            .or_else(any)
            .unwrap_or_default()
    }
}
