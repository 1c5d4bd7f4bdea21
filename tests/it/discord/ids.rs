//! Identifiers of buttons: what was put in comes out, whatever the database numbers its places,
//! and nothing else is taken for one.

use std::sync::{Arc, OnceLock};

use proptest::prelude::*;
use youcheng::discord::codec::Ids;
use youcheng::discord::custom_id::{Press, Unreadable, Verb};
use youcheng::facts::{DateRange, Facts, PartialDate, Status, Wanting};
use youcheng::places::{Gazetteer, GroupId, PlaceId, Scope};
use youcheng::question::{
    Anniversaries, Check, Common, CommonBy, Comparison, Counted, Course, End, Filter, Missing,
    Part, Query, Ranked, Ranking, Said, Span, Tier, Total, When,
};
use youcheng::text::Lang;

fn ids() -> &'static Ids {
    static IDS: OnceLock<Ids> = OnceLock::new();
    IDS.get_or_init(|| {
        let facts = Facts::embedded().unwrap();
        Ids::new(Arc::new(Gazetteer::from_facts(&facts).unwrap()))
    })
}

fn place() -> impl Strategy<Value = PlaceId> {
    let places = u32::try_from(ids().gazetteer().places().count()).unwrap();
    (1..=places).prop_map(PlaceId)
}

fn scope() -> impl Strategy<Value = Scope> {
    let groups = u16::try_from(ids().gazetteer().groups().len()).unwrap();
    prop_oneof![
        Just(Scope::World),
        place().prop_map(Scope::Place),
        (1..=groups).prop_map(|n| Scope::Group(GroupId(n))),
    ]
}

fn date() -> impl Strategy<Value = PartialDate> {
    (
        1..=9999_u16,
        proptest::option::of(1..=12_u8),
        proptest::option::of(1..=28_u8),
    )
        .prop_map(|(year, month, day)| {
            PartialDate::new(year, month, day.filter(|_| month.is_some())).unwrap()
        })
}

fn range() -> impl Strategy<Value = DateRange> {
    (proptest::option::of(date()), proptest::option::of(date()))
        .prop_map(|(from, to)| DateRange { from, to })
}

fn filter() -> impl Strategy<Value = Filter> {
    let cn = proptest::collection::vec(place(), 0..3);
    let abroad = proptest::collection::vec(scope(), 0..3);
    let except = proptest::collection::vec(scope(), 0..2);
    let status = prop::sample::select(vec![
        None,
        Some(Status::Active),
        Some(Status::Suspended),
        Some(Status::Terminated),
    ]);
    let tier = prop::sample::select(vec![
        None,
        Some(Tier::Province),
        Some(Tier::Prefecture),
        Some(Tier::County),
    ]);
    let wanting = prop::sample::select(vec![None, Some(Wanting::Proof), Some(Wanting::Date)]);
    let limits = (status, tier, wanting, any::<bool>());
    (cn, abroad, except, range(), limits, any::<bool>()).prop_map(
        |(cn, abroad, except, since, limits, from_abroad)| {
            let (status, tier, wanting, regions) = limits;
            Filter {
                cn,
                abroad,
                except,
                since,
                status,
                tier,
                wanting,
                regions,
                from_abroad,
            }
        },
    )
}

fn comparison() -> impl Strategy<Value = Comparison> {
    prop::sample::select(vec![
        Comparison::Exactly,
        Comparison::MoreThan,
        Comparison::AtLeast,
        Comparison::FewerThan,
        Comparison::AtMost,
        Comparison::About,
    ])
}

fn counted() -> impl Strategy<Value = Counted> {
    prop::sample::select(vec![
        Counted::Pairs,
        Counted::Countries,
        Counted::ChinesePlaces,
        Counted::ChineseProvinces,
        Counted::ForeignPlaces,
        Counted::ForeignProvinces,
        Counted::AllTies,
    ])
}

fn ranked() -> impl Strategy<Value = Ranked> {
    prop::sample::select(vec![
        Ranked::Countries,
        Ranked::Provinces,
        Ranked::Cities,
        Ranked::Continents,
        Ranked::ForeignPlaces,
        Ranked::Years,
    ])
}

fn check() -> impl Strategy<Value = Check> {
    prop_oneof![
        (
            filter(),
            counted(),
            any::<i64>(),
            comparison(),
            any::<bool>(),
            range()
        )
            .prop_map(
                |(of, counted, hundredths, how, percent, at)| Check::Number {
                    of,
                    counted,
                    hundredths,
                    how,
                    percent,
                    at
                }
            ),
        (place(), place(), range(), any::<bool>()).prop_map(|(cn, partner, at, begun)| {
            Check::Paired {
                cn,
                partner,
                at,
                begun,
            }
        }),
        (any::<u16>(), any::<i64>())
            .prop_map(|(top, hundredths)| Check::TopShare { top, hundredths }),
        (filter(), span(), said()).prop_map(|(filter, span, said)| Check::Told {
            of: Box::new(Query::First(filter, End::Newest, span)),
            said,
        }),
    ]
}

fn span() -> impl Strategy<Value = Span> {
    prop_oneof![
        (1..=u16::MAX).prop_map(Span::First),
        any::<u16>().prop_map(Span::Nth),
    ]
}

fn course() -> impl Strategy<Value = Course> {
    prop_oneof![
        counted().prop_map(Course::Totals),
        Just(Course::New),
        any::<u16>().prop_map(Course::Reaches),
    ]
}

fn said() -> impl Strategy<Value = Said> {
    let named = || proptest::option::of(place());
    prop_oneof![
        any::<(u16, u16)>().prop_map(|(from, to)| Said::Ranks(from, to)),
        Just(Said::More),
        Just(Said::Fewer),
        (named(), named()).prop_map(|(cn, partner)| Said::Ties(cn, partner)),
        range().prop_map(Said::Began),
    ]
}

fn when() -> impl Strategy<Value = When> {
    prop_oneof![
        Just(When::ThisMonth),
        Just(When::NextMonth),
        Just(When::ThisYear),
        Just(When::NextYear),
        Just(When::LastYear),
        Just(When::Today),
        Just(When::Next),
        (1..=12_u8).prop_map(When::Month),
        (1..=12_u8, 1..=31_u8).prop_map(|(month, day)| When::Day(month, day)),
        (1..=9999_u16).prop_map(When::Year),
        (1..=9999_u16, 1..=12_u8).prop_map(|(year, month)| When::MonthOf(year, month)),
    ]
}

fn query() -> impl Strategy<Value = Query> {
    let scopes = || proptest::collection::vec(scope(), 0..4);
    prop_oneof![
        filter().prop_map(Query::Partners),
        (filter(), counted()).prop_map(|(filter, counted)| Query::Count(filter, counted)),
        (scope(), counted(), range()).prop_map(|(scope, counted, at)| Query::Total(Total {
            scope,
            counted,
            at
        })),
        (place(), place()).prop_map(|(a, b)| Query::Pair(a, b)),
        (filter(), any::<bool>(), span()).prop_map(|(filter, old, span)| {
            Query::First(filter, if old { End::Oldest } else { End::Newest }, span)
        }),
        (
            ranked(),
            filter(),
            any::<bool>(),
            proptest::option::of(span()),
            proptest::option::of(scope()),
            range()
        )
            .prop_map(|(of, filter, fewest, top, whose, at)| {
                Query::Ranking(Ranking {
                    of,
                    filter,
                    fewest,
                    top,
                    whose,
                    at,
                })
            }),
        (scopes(), filter(), range())
            .prop_map(|(scopes, filter, at)| Query::Compare(scopes, filter, at)),
        (scopes(), filter(), range())
            .prop_map(|(scopes, filter, at)| Query::Sum(scopes, filter, at)),
        (scopes(), range()).prop_map(|(scopes, at)| Query::Share(Part::Scopes(scopes), at)),
        (ranked(), any::<u16>(), range())
            .prop_map(|(of, top, at)| Query::Share(Part::Top(of, top), at)),
        (filter(), course()).prop_map(|(filter, course)| Query::Timeline(filter, course)),
        (
            proptest::collection::vec(place(), 0..4),
            proptest::collection::vec(place(), 0..2),
            proptest::collection::vec(scope(), 0..2),
            prop::sample::select(vec![
                CommonBy::Places,
                CommonBy::Countries,
                CommonBy::Provinces,
            ]),
        )
            .prop_map(|(of, without, within, by)| {
                Query::Common(Common {
                    of,
                    without,
                    within,
                    by,
                })
            }),
        (
            ranked(),
            proptest::collection::vec(place(), 0..3),
            proptest::collection::vec(scope(), 0..3),
            any::<u16>(),
            comparison(),
            any::<Option<u16>>(),
            range(),
            proptest::collection::vec(scope(), 0..2),
            range()
        )
            .prop_map(|(units, of, within, pairs, how, most, at, except, since)| {
                Query::Missing(Missing {
                    units,
                    of,
                    within,
                    pairs,
                    how,
                    most,
                    at,
                    except,
                    since,
                })
            }),
        filter().prop_map(Query::Places),
        (filter(), when(), any::<Option<u16>>()).prop_map(|(filter, when, age)| {
            Query::Anniversaries(Anniversaries { filter, when, age })
        }),
        check().prop_map(Query::Check),
        "[^\\p{C}]{1,70}".prop_map(Query::Passages),
    ]
}

fn verb() -> impl Strategy<Value = Verb> {
    prop::sample::select(vec![
        Verb::Page,
        Verb::Ask,
        Verb::Context,
        Verb::Sources,
        Verb::Share,
        Verb::Cite,
        Verb::CiteAs,
        Verb::Choose,
        Verb::Wrong,
        Verb::Report,
    ])
}

fn press() -> impl Strategy<Value = Press> {
    (
        verb(),
        any::<bool>(),
        any::<u16>(),
        proptest::option::of(query()),
    )
        .prop_map(|(verb, zh, number, query)| Press {
            verb,
            lang: if zh { Lang::Zh } else { Lang::En },
            number,
            query,
        })
}

proptest! {
    #[test]
    fn what_was_put_in_comes_out(press in press()) {
        if let Some(id) = press.encode(ids()) {
            prop_assert!((1..=100).contains(&id.chars().count()), "{id}");
            prop_assert_eq!(Press::decode(&id, ids()).unwrap(), press);
        }
    }

    #[test]
    fn questions_of_usual_size_fit(place in place(), scope in scope(), since in range()) {
        let filter = Filter {
            cn: vec![place],
            abroad: vec![scope],
            since,
            from_abroad: true,
            ..Filter::default()
        };
        let queries = [
            Query::Partners(filter.clone()),
            Query::Compare(vec![scope; 8], Filter::default(), since),
            Query::Passages("友".repeat(80)),
        ];
        for query in queries {
            let press = Press { verb: Verb::Page, lang: Lang::Zh, number: 999, query: Some(query) };
            prop_assert!(press.encode(ids()).is_some(), "{press:?}");
        }
    }

    #[test]
    fn a_changed_identifier_is_no_longer_one(press in press(), at in 0..100_usize, c in "[A-Za-z0-9]") {
        if let Some(id) = press.encode(ids()) {
            let at = at % id.chars().count();
            let mut changed: Vec<char> = id.chars().collect();
            let c = c.chars().next().unwrap();
            prop_assume!(changed[at] != c);
            changed[at] = c;
            let changed: String = changed.into_iter().collect();
            // One change in 65,536 may keep the checksum; it must then at least not panic.
            if let Ok(read) = Press::decode(&changed, ids()) {
                prop_assert_ne!(read, press);
            }
        }
    }

    #[test]
    fn any_text_can_be_read(text in "\\PC{0,120}") {
        let _ = Press::decode(&text, ids());
    }
}

#[test]
fn old_identifiers_keep_their_meaning() {
    // As an earlier database, in which places have other numbers, wrote them.
    let mut facts = Facts::embedded().unwrap();
    facts.places.reverse();
    facts.groups.reverse();
    let other = Ids::new(Arc::new(Gazetteer::from_facts(&facts).unwrap()));
    let tianjin = |ids: &Ids| ids.gazetteer().by_slug("cn-tianjin").unwrap().id;
    let press = |ids: &Ids| Press {
        verb: Verb::Page,
        lang: Lang::En,
        number: 2,
        query: Some(Query::Partners(Filter {
            cn: vec![tianjin(ids)],
            ..Filter::default()
        })),
    };
    assert_ne!(tianjin(&other), tianjin(ids()));
    let id = press(&other).encode(&other).unwrap();
    assert_eq!(Press::decode(&id, ids()), Ok(press(ids())));
    insta::assert_snapshot!(id);
}

#[test]
fn identifiers_of_others_are_told_apart() {
    assert_eq!(Press::decode("all:天津", ids()), Err(Unreadable::Version));
    assert_eq!(Press::decode("", ids()), Err(Unreadable::Version));
    assert_eq!(
        Press::decode("4vokAAAIBAQHgAfjYAAAAAAAAAA", ids()),
        Err(Unreadable::Version)
    );
    assert_eq!(Press::decode("6", ids()), Err(Unreadable::Damaged));
    assert_eq!(Press::decode("6!!", ids()), Err(Unreadable::Damaged));
}

#[test]
fn a_long_search_keeps_the_words_that_are_searched_for() {
    let asked = "what does the article say about the main challenges of Chinese city diplomacy and \
                 about the problem of blind pairing?";
    for (asked, kept) in [
        (asked.to_owned(), "challenges Chinese city diplomacy"),
        ("城市外交".repeat(40), "城市外交城市外交"),
    ] {
        let press = Press {
            verb: Verb::Page,
            lang: Lang::En,
            number: 1,
            query: Some(Query::Passages(asked)),
        };
        let id = press.encode(ids()).unwrap();
        assert!(id.chars().count() <= 100, "{id}");
        match Press::decode(&id, ids()).unwrap().query {
            Some(Query::Passages(words)) => assert!(words.contains(kept), "{words}"),
            other => panic!("{other:?}"),
        }
    }
}
