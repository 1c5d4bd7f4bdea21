//! What speaks for a passage: it may be found as it stands, by its twin in the other language, and
//! by the points of a digest that retell it.

use crate::passages::{Fit, Hit, Passage};

/// What is found by translation speaks for a passage that was found as it stands as well; this is
/// how much more it counts here than in a list of its own.
const TWIN: f32 = 4.0;

/// A passage and what speaks for it.
#[derive(Debug)]
pub(super) struct Case<'a> {
    /// The passage as it is quoted.
    pub(super) shown: &'a Passage,
    /// How well the best of it fits.
    pub(super) fit: Fit,
    own: Best,
    retold: Best,
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

    /// The score by which passages are ranked.
    pub(super) fn worth(&self) -> f32 {
        self.own.worth() + self.retold.worth()
    }
}
