//! What speaks for a passage: it may be found as it stands, by its twin in the other language, and
//! by the points of a digest that retell it.

use super::folded::Folded;
use super::pins::Pins;
use crate::passages::{Fit, Hit, Passage};

/// What is found by translation speaks for a passage that was found as it stands as well; this is
/// how much more it counts here than in a list of its own.
const TWIN: f32 = 4.0;

/// What one of the best counts that does not fit, beside one that does.
const NEAR: f32 = 0.6;
const NOT: f32 = 0.0;
/// With such a score a passage that has all names comes near what is asked of the field.
const NEAR_BY_NAME: f32 = 0.1;

/// A passage and what speaks for it.
#[derive(Debug)]
pub(super) struct Case<'a> {
    /// The passage as it is quoted.
    pub(super) shown: &'a Passage,
    /// How well the best of it fits.
    pub(super) fit: Fit,
    own: Best,
    retold: Best,
    /// What names and years in the question make of it.
    pinned: f32,
}

/// The best scores in the language of the question and by translation.
#[derive(Clone, Copy, Debug, Default)]
struct Best {
    direct: f32,
    translated: f32,
}

impl Best {
    fn worth(self) -> f32 {
        self.direct + TWIN * self.translated
    }
}

impl<'a> Case<'a> {
    pub(super) fn new(shown: &'a Passage) -> Self {
        Self {
            shown,
            fit: Fit::No,
            own: Best::default(),
            retold: Best::default(),
            pinned: 1.0,
        }
    }

    /// A passage that the question names, worth what the best of the others is.
    pub(super) fn named(shown: &'a Passage, worth: f32) -> Self {
        let own = Best {
            direct: worth,
            translated: 0.0,
        };
        Self {
            fit: Fit::Answer,
            own,
            ..Self::new(shown)
        }
    }

    /// Adds a hit on the passage, on its twin, or on a point by which it is `retold`.
    pub(super) fn hear(&mut self, hit: &Hit, retold: bool) {
        let best = if retold {
            &mut self.retold
        } else {
            &mut self.own
        };
        let score = if hit.translated {
            &mut best.translated
        } else {
            &mut best.direct
        };
        *score = score.max(hit.score);
        self.fit = self.fit.max(hit.fit);
    }

    /// Weighs what names and years say of the passage, which is `folded`; is the question `of_field`?
    pub(super) fn pin(&mut self, pins: &Pins, folded: &Folded, of_article: bool, of_field: bool) {
        self.pinned = pins.factor(folded, of_article);
        let near = of_field && self.worth() >= NEAR_BY_NAME && pins.are_all_in(folded);
        if near {
            self.fit = self.fit.max(Fit::Near);
        }
    }

    /// The score by which passages are ranked.
    pub(super) fn worth(&self) -> f32 {
        (self.own.worth() + self.retold.worth()) * self.pinned
    }

    /// The score by which the best are ranked among themselves: one with a rare word of the question
    /// may have less of what is asked than the next.
    pub(super) fn worth_by_fit(&self) -> f32 {
        let fit = match self.fit {
            Fit::Answer => 1.0,
            Fit::Near => NEAR,
            Fit::No => NOT,
        };
        self.worth() * fit
    }
}
