//! Bodies that have partners of their own: universities, hospitals, ports.

use super::phrase::Phrase;
use crate::question::cues::Cue;

const BODIES: [&str; 9] = [
    "university",
    "college",
    "school",
    "hospital",
    "port",
    "airport",
    "museum",
    "library",
    "company",
];

/// Is the English word one for such a body, or for several?
pub(super) fn is_body(noun: &str) -> bool {
    let one_of = |noun: &str| BODIES.contains(&noun);
    let plural = noun.strip_suffix("ies").map(|stem| format!("{stem}y"));
    one_of(noun)
        || noun.strip_suffix('s').is_some_and(one_of)
        || plural.is_some_and(|noun| one_of(&noun))
}

impl Phrase<'_> {
    /// "Which universities are partners of Nanjing".
    pub(super) fn asked_body(&self) -> Option<Vec<usize>> {
        let noun = self.slots.position(Cue::Which)? + 1;
        let typed = self.slots.scan.folded(self.token(noun)?);
        is_body(&typed).then(|| vec![noun])
    }
}
