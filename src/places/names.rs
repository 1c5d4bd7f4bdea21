//! Forms under which a place is known besides its names: without the word for its rank.

use crate::facts::{Level, NameLang};

/// Chinese words of rank that people leave out or add at will, by level.
fn chinese_ranks(level: Level) -> &'static [&'static str] {
    match level {
        Level::Municipality | Level::City => &["市"],
        Level::Province => &["省", "自治区"],
        Level::Prefecture => &["市", "县", "府", "地区", "盟"],
        Level::County => &["县", "郡", "省", "市"],
        Level::District => &["区", "市"],
        Level::State => &["州", "邦"],
        Level::Region => &["大区", "地区", "区", "州", "边疆区"],
        Level::Country | Level::Other => &[],
    }
}

/// English words of rank, as they stand before or after a name.
const ENGLISH_RANKS: [&str; 21] = [
    " City",
    " Prefecture",
    " Province",
    " County",
    " Region",
    " State",
    " District",
    " Oblast",
    " Krai",
    " Voivodeship",
    " Governorate",
    " Department",
    " Island",
    " Town",
    "City of ",
    "Province of ",
    "Canton of ",
    "State of ",
    "Region of ",
    "County of ",
    "Federal District of ",
];

/// The shorter forms of `name`: without its word of rank, and without what follows a comma or
/// stands in brackets ("Wilmington, Delaware", "Kansas City (Missouri)").
#[must_use]
pub(super) fn variants(level: Level, lang: NameLang, name: &str) -> Vec<String> {
    match lang {
        NameLang::Chinese => chinese_ranks(level)
            .iter()
            .filter_map(|rank| name.strip_suffix(rank))
            // 府 of 新疆首府 is no rank.
            .filter(|rest| rest.chars().count() >= 2 && !rest.ends_with('首'))
            .map(str::to_owned)
            .collect(),
        NameLang::English => {
            let plain = name.split([',', '(']).next().unwrap_or(name).trim();
            // Norfolk is a city to everybody, and Norfolk Island a territory.
            let ranks = ENGLISH_RANKS.iter();
            let mut ranks = ranks.filter(|rank| level != Level::Country || **rank != " Island");
            let without_rank = ranks.find_map(|rank| {
                if rank.starts_with(' ') {
                    plain.strip_suffix(rank)
                } else {
                    plain.strip_prefix(rank)
                }
            });
            let forms = [Some(plain).filter(|plain| *plain != name), without_rank];
            forms
                .into_iter()
                .flatten()
                .filter(|form| form.len() >= 3)
                .map(str::to_owned)
                .collect()
        }
        NameLang::Pinyin | NameLang::EnglishAdjective | NameLang::ChineseShort => Vec::new(),
    }
}
