//! Which place of an order is spoken of.

use super::{Slots, to_u16};
use crate::question::cues::Cue;
use crate::question::scan::TokenKind;
use crate::text::numerals;

impl Slots<'_> {
    /// "The second partner", "第三个友城", "in fifth place", "number three": which of an order, but not
    /// the first.
    pub(in crate::question) fn ordinal(&self) -> Option<u16> {
        let mut tokens = 0..self.scan.tokens.len();
        let number = tokens.find_map(|at| self.ordinal_at(at));
        number.or_else(|| self.place_in_cue().filter(|place| *place > 1))
    }

    fn ordinal_at(&self, at: usize) -> Option<u16> {
        const UNITS: [&str; 9] = ["个", "对", "座", "位", "名", "多", "少", "大", "的"];
        let tokens = &self.scan.tokens;
        let TokenKind::Number(number) = &tokens[at].kind else {
            return None;
        };
        let is = |at: usize, forms: &[&str]| {
            let token = tokens.get(at);
            token.is_some_and(|token| self.scan.is_one_of(token, forms))
        };
        let ends = match tokens.get(at + 1).map(|token| &token.kind) {
            None | Some(TokenKind::Mark(_)) => true,
            Some(TokenKind::Cue(cue)) => matches!(cue, Cue::YesNo | Cue::True),
            Some(_) => false,
        };
        let spelled = number.spelled && numerals::ordinal(&self.scan.folded(&tokens[at])).is_some();
        let chinese = at > 0 && is(at - 1, &["第"]) && (is(at + 1, &UNITS) || ends);
        let english = is(at + 1, &["nd", "rd", "th"]);
        let numbered = at > 0 && is(at - 1, &["number", "no"]) && !self.about_pairs();
        let ordinal = to_u16(number.value).filter(|ordinal| (2..=50).contains(ordinal));
        let said = spelled || chinese || english || numbered;
        ordinal.filter(|_| said && !self.times.used.contains(&at))
    }

    /// The place that a word for a rank or an extreme names itself: "second most", "排第三", "全国首位".
    pub(in crate::question) fn place_in_cue(&self) -> Option<u16> {
        let cues = [Cue::Rank, Cue::Most, Cue::Fewest].into_iter();
        let tokens = cues.filter_map(|cue| self.scan.tokens.get(self.position(cue)?));
        let mut texts = tokens.map(|token| self.scan.folded(token));
        texts.find_map(|text| {
            if text.contains(['首', '冠']) {
                return Some(1);
            }
            let english = text.split_whitespace().find_map(numerals::ordinal);
            english.or_else(|| {
                let (_, place) = text.split_once('第')?;
                let place = numerals::number_at(&place.chars().collect::<Vec<_>>())?;
                to_u16(place.value)
            })
        })
    }
}
