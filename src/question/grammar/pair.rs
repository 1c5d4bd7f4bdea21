//! One tie between one Chinese and one foreign place.

use crate::question::cues::Cue;
use crate::question::query::Query;
use crate::question::slots::Slots;

/// "when did Tianjin and Kobe pair", "武汉和大分是友城吗", "Peking Tokyo since when".
pub(super) fn parse(slots: &Slots<'_>) -> Option<Query> {
    let ([cn], [abroad]) = (slots.cn.as_slice(), slots.abroad.as_slice()) else {
        return None;
    };
    let partner = slots.is_foreign_city(*abroad)?;
    if slots.has_any(&[Cue::HowMany, Cue::Total, Cue::Course]) {
        return None;
    }
    Some(Query::Pair(*cn, partner))
}
