//! What the time in a question is that of: of a figure, or of the founding of pairs.

use super::Slots;
use crate::facts::{DateRange, PartialDate};
use crate::question::cues::Cue;
use crate::question::dates::Bearing;

impl Slots<'_> {
    /// The date of a figure; open if none is given.
    pub(in crate::question) fn at(&self) -> DateRange {
        self.times
            .time
            .map_or(DateRange::default(), |time| time.range)
    }

    /// The one date that is claimed or asked for.
    pub(in crate::question) fn date(&self) -> Option<PartialDate> {
        self.times
            .time
            .and_then(|time| time.range.from.or(time.range.to))
    }

    /// Is a stretch of time meant in which pairs were founded, and not the date of a figure?
    pub(in crate::question) fn founding(&self) -> bool {
        self.times.time.is_some_and(|time| match time.bearing {
            Bearing::During => true,
            Bearing::AsOf => false,
            Bearing::In => self.has(Cue::Founded) || self.founding_verb(),
        })
    }

    /// Does the time only end somewhere ("before 2010"), and nothing say that pairs were founded?
    pub(in crate::question) fn up_to(&self) -> bool {
        let ends = |range: DateRange| range.from.is_none() && range.to.is_some();
        self.times.time.is_some_and(|time| ends(time.range))
            && !self.times.aged
            && !self.has(Cue::Founded)
            && !self.founding_verb()
    }

    /// Does nothing but China and a time stand in the question: "China as of June 2015"?
    pub(in crate::question) fn only_names_china(&self) -> bool {
        let said = |cue: &Cue| matches!(cue, Cue::China | Cue::Filler | Cue::Of | Cue::Until);
        self.has(Cue::China) && self.cues.iter().all(|(_, cue)| said(cue))
    }

    /// Is it said that pairs came anew, and not only that they began?
    pub(in crate::question) fn added(&self) -> bool {
        const ADDED: [&str; 14] = [
            "new",
            "added",
            "add",
            "gain",
            "gained",
            "新增",
            "新建",
            "新结",
            "新结好",
            "新缔结",
            "新添",
            "新签",
            "新",
            "新结的",
        ];
        self.cue_is(Cue::Founded, &ADDED)
    }

    /// "结好", "twinned in": a verb among the words for a friendship city.
    pub(in crate::question) fn founding_verb(&self) -> bool {
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
                "结了",
                "结下了",
                "建立友好关系",
                "jiehao",
                "jie hao",
                "结友城",
                "结为友城",
                "结为友好城市",
                "pair up",
            ],
        )
    }
}
