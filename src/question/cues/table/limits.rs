//! Bounds of numbers and of times.

use super::super::Cue;

pub(super) const CUES: &[(Cue, &str)] = &[
    (
        Cue::MoreThan,
        "more than|greater than|above|exceed|exceeds|exceeding|exceeded|upwards of|north of|超过|\
         多于|大于|超|逾|突破|不止|破了|已破|高于|超过了",
    ),
    (
        Cue::AtLeast,
        "at least|no fewer than|no less than|not fewer than|not less than|a minimum of|or more|\
         and more|or above|至少|不少于|起码|以上|及以上|最起码",
    ),
    (
        Cue::FewerThan,
        "fewer than|less than|below|不到|少于|不足|低于|小于|未满|不满",
    ),
    (
        Cue::AtMost,
        "at most|no more than|not more than|a maximum of|or fewer|or less|不超过|至多|不多于|以下|\
         及以下|最多只有",
    ),
    (
        Cue::About,
        "nearly|almost|approximately|roughly|close to|circa|将近|接近|近|左右|几乎|差不多|上下",
    ),
    (
        Cue::Of,
        "of|in|to|for|at|on|within|across|about|its|their|在|的|之|于|里|中|内|向|对于|关于",
    ),
    (
        Cue::Since,
        "since|from|date from|dates from|dated from|dating from|date back to|dates back to|\
         dated back to|dating back to|not before|no earlier than|not earlier than|不早于|starting|starting in|\
         beginning in|from the year|onwards from|as from|自|自从|以来|以后|起|之后起|开始|以后的|\
         之来|onwards|onward|or later|and later|及以后",
    ),
    (Cue::After, "after|later than|晚于|post|之后|后|过后"),
    (
        Cue::Before,
        "before|prior to|earlier than|早于|pre|以前|之前",
    ),
    (
        Cue::Until,
        "until|till|up to|no later than|not later than|by|by the end of|as of|at the end of|end of|\
         end|as at|through|and earlier|or earlier|不晚于|不迟于|截至|截止|截止到|截至到|为止|底|\
         年底|末|年末|到|至",
    ),
    (Cue::Between, "between|之间|期间"),
];
