//! The slots of a question: which places, dates, numbers and cues it holds.

mod cues;
mod elsewhere;
mod foreigners;
mod fractions;
mod limits;
mod order;
mod times;
mod units;

use super::cues::Cue;
use super::dates::{Bearing, Times};
use super::mentions::{Mentions, chinese_place};
use super::query::Filter;
use super::scan::{Scan, Token, TokenKind};
use crate::facts::{DateRange, GroupKind, Level};
use crate::places::{Gazetteer, Place, PlaceId, Scope};
use crate::text::numerals::Number;

/// A number that is no part of a date.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    /// Its token.
    pub(super) token: usize,
    /// Its value.
    pub(super) value: f64,
}

/// What the grammar looks at. One assignment of every name; equal names are tried in turn.
#[derive(Debug)]
pub(super) struct Slots<'a> {
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) scan: &'a Scan,
    /// Units of China, in the order named.
    pub(super) cn: Vec<PlaceId>,
    /// Foreign places, countries and groups, in the order named.
    pub(super) abroad: Vec<Scope>,
    /// Both, in the order named.
    pub(super) named: Vec<Scope>,
    /// What is left out.
    pub(super) except: Vec<Scope>,
    /// Numbers that are no dates.
    pub(super) amounts: Vec<Amount>,
    pub(super) times: &'a Times,
    cues: Vec<(usize, Cue)>,
}

impl<'a> Slots<'a> {
    /// The slots of a scanned question with each name taken for one scope.
    pub(super) fn new(
        scan: &'a Scan,
        gazetteer: &'a Gazetteer,
        times: &'a Times,
        mentions: &Mentions,
        taken: &[Scope],
    ) -> Self {
        let free = |index: &usize| !times.used.contains(index) && !mentions.used.contains(index);
        let tokens = scan.tokens.iter().enumerate();
        let tokens = tokens.filter(|(index, _)| free(index));
        let cues = tokens
            .clone()
            .filter_map(|(index, token)| match token.kind {
                TokenKind::Cue(cue) => Some((index, cue)),
                _ => None,
            });
        let mut cues: Vec<(usize, Cue)> = cues.collect();
        if taken.iter().any(|scope| is_china(*scope, gazetteer)) {
            cues.push((scan.tokens.len(), Cue::China));
        }
        let numbers = tokens.filter(|(index, _)| !is_pronoun(scan, *index));
        let amounts = numbers.filter_map(|(token, number)| match number.kind {
            TokenKind::Number(Number { value, .. }) => Some(Amount { token, value }),
            _ => None,
        });
        let amounts = amounts.collect();
        let mut named = Vec::new();
        for scope in taken.iter().filter(|scope| !is_china(**scope, gazetteer)) {
            if !named.contains(scope) {
                named.push(*scope);
            }
        }
        let cn = named
            .iter()
            .filter_map(|scope| chinese_place(*scope, gazetteer))
            .collect();
        let abroad = named.iter().copied();
        let abroad = abroad
            .filter(|scope| chinese_place(*scope, gazetteer).is_none())
            .collect();
        Self {
            gazetteer,
            scan,
            cn,
            abroad,
            named,
            except: mentions.except.clone(),
            amounts,
            times,
            cues,
        }
    }

    /// The filter that the named places make, with the stretch of time if `founding`.
    pub(super) fn filter(&self) -> Filter {
        Filter {
            cn: self.cn.clone(),
            abroad: self.abroad.clone(),
            except: self.except.clone(),
            since: if self.founding() {
                self.at()
            } else {
                DateRange::default()
            },
            status: self.status(),
            tier: self.tier(),
            wanting: self.wanting(),
            regions: self.regions(),
            from_abroad: self.cn.is_empty() && !self.abroad.is_empty(),
        }
    }

    /// The filter, with any date taken for the time of founding: "up to 1996" for all until then.
    pub(super) fn dated_filter(&self) -> Filter {
        let up_to = self
            .times
            .time
            .is_some_and(|time| time.bearing == Bearing::AsOf);
        let since = self.at();
        Filter {
            since: if up_to {
                DateRange {
                    from: None,
                    ..since
                }
            } else {
                since
            },
            ..self.filter()
        }
    }

    /// A whole number that is no date: how many rows, which age.
    pub(super) fn small_number(&self) -> Option<u16> {
        self.amounts.iter().find_map(|amount| to_u16(amount.value))
    }

    /// The number right after or before the first such cue, fillers apart.
    pub(super) fn number_near(&self, cue: Cue) -> Option<u16> {
        to_u16(self.amount_near(cue)?.value)
    }

    /// As [`Slots::number_near`], with its place.
    pub(super) fn amount_near(&self, cue: Cue) -> Option<Amount> {
        let at = self.position(cue)?;
        let near = self
            .amounts
            .iter()
            .filter(|amount| amount.token.abs_diff(at) <= 2);
        near.min_by_key(|amount| (amount.token < at, amount.token.abs_diff(at)))
            .copied()
    }

    /// Does a country, a group or a unit of China hold another place?
    pub(super) fn holds(&self, outer: Scope, inner: Scope) -> bool {
        matches!(inner, Scope::Place(place) if outer != inner && self.gazetteer.contains(outer, place))
    }

    /// The outer and the inner of two scopes, if one holds the other.
    pub(super) fn nested(&self, a: Scope, b: Scope) -> Option<(Scope, Scope)> {
        if self.holds(a, b) {
            Some((a, b))
        } else {
            self.holds(b, a).then_some((b, a))
        }
    }

    /// Is this a country?
    pub(super) fn is_country(&self, scope: Scope) -> bool {
        let country =
            |id| self.gazetteer.place(id).map(|place| place.level) == Some(Level::Country);
        matches!(scope, Scope::Place(id) if country(id))
    }

    /// Is this a unit of China at the level of provinces?
    pub(super) fn is_province(&self, id: PlaceId) -> bool {
        let place = self.gazetteer.place(id);
        place.is_some_and(Place::is_chinese_province)
    }

    /// A foreign place that is no country.
    pub(super) fn is_foreign_city(&self, scope: Scope) -> Option<PlaceId> {
        match scope {
            Scope::Place(id) => self
                .gazetteer
                .place(id)
                .filter(|place| place.level != Level::Country && !place.is_chinese())
                .map(|place| place.id),
            Scope::World | Scope::Group(_) => None,
        }
    }

    /// A country that is a city: "Is Qingdao twinned with Singapore?" asks for one tie.
    pub(super) fn is_city_state(&self, scope: Scope) -> Option<PlaceId> {
        match scope {
            Scope::Place(id) => self
                .gazetteer
                .place(id)
                .filter(|place| place.level == Level::Country && CITY_STATES.contains(&&*place.iso))
                .map(|place| place.id),
            Scope::World | Scope::Group(_) => None,
        }
    }

    /// A group of which only figures are known.
    pub(super) fn is_label(&self, scope: Scope) -> bool {
        self.gazetteer.is_label(scope)
    }

    /// The members of an organisation, which has no pairs: "UCLG members from mainland China".
    pub(super) fn is_organisation(&self, scope: Scope) -> bool {
        self.label(scope)
            .is_some_and(|name| name.contains("members"))
    }

    /// Is only the number of an organisation's members in China held?
    pub(super) fn holds_chinese_members(&self, scope: Scope) -> bool {
        self.label(scope).is_some_and(|name| name.contains("china"))
    }

    fn label(&self, scope: Scope) -> Option<String> {
        let label = self.is_label(scope);
        label.then(|| self.gazetteer.names(scope).en.to_lowercase())
    }

    /// The filter without a time: that of a figure is no time of founding.
    pub(super) fn undated_filter(&self) -> Filter {
        Filter {
            since: DateRange::default(),
            ..self.filter()
        }
    }

    /// Words that nothing explains.
    pub(super) fn unexplained<'s>(
        &'s self,
        mentions: &'s Mentions,
    ) -> impl Iterator<Item = &'s Token> {
        let tokens = self.scan.tokens.iter().enumerate();
        let words = tokens.filter(|(index, token)| {
            matches!(token.kind, TokenKind::Word | TokenKind::Han)
                && !mentions.used.contains(index)
                && !self.times.used.contains(index)
                // What is left of "Tianjin's".
                && token.end - token.start > 1
        });
        words.map(|(_, token)| token)
    }
}

/// Countries that are hardly more than the city of their name.
pub(super) const CITY_STATES: [&str; 5] = ["SG", "MC", "LU", "SM", "DJ"];

/// "One of Tianjin's partners", "older than the Edinburgh one": no number.
fn is_pronoun(scan: &Scan, token: usize) -> bool {
    let last = || {
        let rest = scan.tokens.get(token + 1..).unwrap_or_default();
        rest.iter()
            .all(|token| matches!(token.kind, TokenKind::Mark(_)))
    };
    scan.is_one_of(&scan.tokens[token], &["one"])
        && (scan.cue(token + 1) == Some(Cue::Of) || token > 0 && last())
}

pub(super) fn to_u16(value: f64) -> Option<u16> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "in range"
    )]
    (value.fract() == 0.0 && (0.0..=1_000.0).contains(&value)).then_some(value as u16)
}

/// China itself, by whichever of its names.
fn is_china(scope: Scope, gazetteer: &Gazetteer) -> bool {
    match scope {
        Scope::World => true,
        Scope::Place(id) => gazetteer.place(id).is_some_and(Place::is_china),
        Scope::Group(id) => gazetteer
            .group(id)
            .is_some_and(|group| group.kind == GroupKind::World),
    }
}
