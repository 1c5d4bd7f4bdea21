//! Lists, counts and tallies of the store, held against a plain loop over the same facts.

use std::collections::{BTreeMap, HashMap};

use proptest::prelude::*;
use tokio::runtime::Runtime;
use youcheng::facts::{
    DateRange, Facts, Level, PartialDate, Partnership, Place, SinceBasis, Status, Texts, Wanting,
};
use youcheng::places::{PlaceId, Scope};
use youcheng::store::Store;
use youcheng::store::query::{Abroad, By, Cn, Counted, Order, PartnerFilter};

use crate::databases::Home;
use crate::facts::SMALL;

/// The small facts with more places and `ties`, numbered as the store will number them.
fn facts_with(ties: &[Tie]) -> Facts {
    const MORE: &str = "cn-jiangsu-wuxi\tprefecture\tCN\tcn-jiangsu\tWuxi\t无锡\t無錫\twu xi\t\t\t\n\
        cn-jiangsu-kunshan\tcounty\tCN\tcn-jiangsu-suzhou\tKunshan\t昆山\t崑山\tkun shan\t\t\t\n\
        cn-tianjin-nankai\tdistrict\tCN\tcn-tianjin\tNankai\t南开\t南開\tnan kai\t\t\t\n\
        jp-hyogo\tprefecture\tJP\tjp\tHyogo\t兵库县\t兵庫縣\tbing ku xian\t\t\t\n\
        ke-mombasa\tcity\tKE\tke\tMombasa\t蒙巴萨\t蒙巴薩\tmeng ba sa\t\t\t\n";
    let places = format!("{}{MORE}", SMALL.places);
    let mut facts = Facts::read(&Texts {
        places: &places,
        ..SMALL
    })
    .unwrap();
    facts.partnerships = ties.iter().map(Tie::row).collect();
    facts
}

const CHINESE: [&str; 6] = [
    "cn-jiangsu",
    "cn-jiangsu-suzhou",
    "cn-jiangsu-wuxi",
    "cn-jiangsu-kunshan",
    "cn-tianjin",
    "cn-tianjin-nankai",
];
const ABROAD: [&str; 4] = ["jp-kobe", "jp-hyogo", "ke-nairobi", "ke-mombasa"];

/// One of the possible pairs, with a date or not.
#[derive(Clone, Debug)]
struct Tie {
    pair: usize,
    since: Option<PartialDate>,
    basis: SinceBasis,
    status: Status,
}

impl Tie {
    fn row(&self) -> Partnership {
        Partnership {
            cn: CHINESE[self.pair / ABROAD.len()].to_owned(),
            partner: ABROAD[self.pair % ABROAD.len()].to_owned(),
            since: self.since,
            since_basis: self.since.map(|_| self.basis),
            status: self.status,
            source: "yang-2015".to_owned(),
        }
    }
}

/// Few years, months and days, so that conditions meet.
fn some_date() -> impl Strategy<Value = PartialDate> {
    (1979_u16..=1982, 0_u8..=3, 0_u8..=2).prop_filter_map("no date", |(year, month, day)| {
        let part = |part: u8| (part > 0).then_some(part);
        PartialDate::new(year, part(month), part(day))
    })
}

fn some_ties() -> impl Strategy<Value = Vec<Tie>> {
    let tie = (
        prop::option::of(some_date()),
        prop::sample::select(SinceBasis::ALL),
        prop::sample::select(Status::ALL),
    );
    proptest::collection::btree_map(0..CHINESE.len() * ABROAD.len(), tie, 0..24).prop_map(|ties| {
        let tie = |(pair, (since, basis, status))| Tie {
            pair,
            since,
            basis,
            status,
        };
        ties.into_iter().map(tie).collect()
    })
}

/// A filter in slugs.
#[derive(Clone, Debug)]
struct Wanted {
    cn: Vec<&'static str>,
    below: bool,
    abroad: Vec<&'static str>,
    except_cn: Vec<&'static str>,
    except_abroad: Vec<&'static str>,
    range: DateRange,
    years: Vec<u16>,
    month: Option<u8>,
    day: Option<u8>,
    status: Option<Status>,
    wanting: Option<Wanting>,
    levels: Vec<Level>,
    levels_abroad: Vec<Level>,
}

fn some_filter() -> impl Strategy<Value = Wanted> {
    let abroad = ["jp-kobe", "ke-mombasa", "jp", "ke", "africa", "world"];
    let range = (prop::option::of(some_date()), prop::option::of(some_date()))
        .prop_map(|(from, to)| DateRange { from, to });
    (
        prop::sample::subsequence(CHINESE.to_vec(), 0..3),
        any::<bool>(),
        prop::sample::subsequence(abroad.to_vec(), 0..3),
        (
            prop::sample::subsequence(CHINESE.to_vec(), 0..2),
            prop::sample::subsequence(abroad[..5].to_vec(), 0..2),
        ),
        prop_oneof![Just(DateRange::default()), range],
        prop_oneof![
            Just(vec![]),
            prop::sample::subsequence(vec![1979, 1980, 1982], 0..3)
        ],
        prop_oneof![3 => Just(None), 1 => (1_u8..=3).prop_map(Some)],
        prop_oneof![3 => Just(None), 1 => (1_u8..=2).prop_map(Some)],
        (
            prop_oneof![3 => Just(None), 1 => prop::sample::select(Status::ALL).prop_map(Some)],
            prop_oneof![
                3 => Just(vec![]),
                1 => Just(vec![Level::Province, Level::Municipality]),
                1 => Just(vec![Level::County, Level::District]),
            ],
            prop_oneof![
                3 => Just(vec![]),
                1 => Just(vec![Level::Province, Level::Prefecture]),
                1 => Just(vec![Level::City]),
            ],
            prop_oneof![
                3 => Just(None),
                1 => Just(Some(Wanting::Date)),
                1 => Just(Some(Wanting::Proof)),
            ],
        ),
    )
        .prop_map(
            |(cn, below, abroad, except, range, years, month, day, limits)| {
                let (status, levels, levels_abroad, wanting) = limits;
                Wanted {
                    cn,
                    below,
                    abroad,
                    except_cn: except.0,
                    except_abroad: except.1,
                    range,
                    years,
                    month,
                    day: day.filter(|_| month.is_some()),
                    status,
                    wanting,
                    levels,
                    levels_abroad,
                }
            },
        )
}

impl Wanted {
    /// Is the date only the year around a time of some months or days of it?
    fn is_around(&self, date: PartialDate) -> bool {
        let (Some(from), Some(to)) = (self.range.from, self.range.to) else {
            return false;
        };
        let within = from.month().is_some() && from.year() == to.year();
        within && date.month().is_none() && date.year() == from.year()
    }

    fn accepts(&self, tie: &Partnership, places: &HashMap<&str, &Place>) -> bool {
        let mut upwards = vec![tie.cn.as_str()];
        while let Some(parent) = places[upwards[upwards.len() - 1]].parent.as_deref() {
            upwards.push(parent);
        }
        upwards.truncate(if self.below { usize::MAX } else { 1 });
        let country = places[tie.partner.as_str()].parent.as_deref().unwrap();
        let is_abroad = |scope: &&str| {
            *scope == tie.partner
                || *scope == country
                || *scope == "world"
                || (*scope == "africa" && country == "ke")
        };
        let dated = tie.since.map_or(self.range.is_unbounded(), |since| {
            self.range.contains(since) && !self.is_around(since)
        });
        // What is not dated closely enough is asked for whatever the time.
        let in_time = dated || self.wanting == Some(Wanting::Date);
        let is_of = |levels: &[Level], slug: &str| {
            levels.is_empty() || levels.contains(&places[slug].level)
        };
        (self.cn.is_empty() || self.cn.iter().any(|cn| upwards.contains(cn)))
            && (self.abroad.is_empty() || self.abroad.iter().any(is_abroad))
            && !self.except_cn.iter().any(|cn| upwards.contains(cn))
            && !self.except_abroad.iter().any(is_abroad)
            && in_time
            && (self.years.is_empty()
                || tie.since.is_some_and(|at| self.years.contains(&at.year())))
            && self
                .month
                .is_none_or(|month| tie.since.is_some_and(|at| at.month() == Some(month)))
            && self
                .day
                .is_none_or(|day| tie.since.is_some_and(|at| at.day() == Some(day)))
            && self.status.is_none_or(|status| tie.status == status)
            && self.wanting.is_none_or(|wanting| match wanting {
                Wanting::Date => tie.since.is_none_or(|at| self.is_around(at)),
                Wanting::Proof => tie.since_basis == Some(SinceBasis::Unverified),
            })
            && is_of(&self.levels, &tie.cn)
            && is_of(&self.levels_abroad, &tie.partner)
    }

    fn filter(
        &self,
        ids: &HashMap<String, Scope>,
        places: &HashMap<&str, &Place>,
    ) -> PartnerFilter {
        let place = |slug: &&str| match ids[*slug] {
            Scope::Place(id) => id,
            other => panic!("{other:?} is no place"),
        };
        let cn = |slug: &&str| match self.below {
            true => Cn::whole(place(slug), places[*slug].level),
            false => Cn::Itself(place(slug)),
        };
        let abroad = |slug: &&str| match ids[*slug] {
            Scope::World => Abroad::World,
            Scope::Group(id) => Abroad::Group(id),
            Scope::Place(id) => match places[*slug] {
                place if place.level == Level::Country => Abroad::Country((*place.country).into()),
                _ => Abroad::Place(id),
            },
        };
        PartnerFilter {
            cn: self.cn.iter().map(cn).collect(),
            abroad: self.abroad.iter().map(abroad).collect(),
            except_cn: self.except_cn.iter().map(cn).collect(),
            except_abroad: self.except_abroad.iter().map(abroad).collect(),
            since: self.range,
            years: self.years.clone(),
            month: self.month,
            day: self.day,
            status: self.status,
            wanting: self.wanting,
            levels: self.levels.clone(),
            levels_abroad: self.levels_abroad.clone(),
        }
    }
}

/// `store` holds the facts with these ties.
async fn agrees(store: &Store, ties: &[Tie], wanted: &Wanted) -> Result<(), TestCaseError> {
    let facts = facts_with(ties);
    let places: HashMap<&str, &Place> = facts
        .places
        .iter()
        .map(|place| (place.id.as_str(), place))
        .collect();
    let mut expected: Vec<&Partnership> = facts
        .partnerships
        .iter()
        .filter(|tie| wanted.accepts(tie, &places))
        .collect();
    let names = store.names().await.unwrap();
    let slugs: HashMap<PlaceId, String> = names
        .places
        .iter()
        .map(|place| (place.id, place.slug.to_string()))
        .collect();
    let mut ids: HashMap<String, Scope> = slugs
        .iter()
        .map(|(id, slug)| (slug.clone(), Scope::Place(*id)))
        .collect();
    ids.extend(
        names
            .groups
            .iter()
            .map(|group| (group.slug.to_string(), Scope::Group(group.id))),
    );
    ids.insert("world".to_owned(), Scope::World);
    let by_number = |tie: &&Partnership| (ids[&tie.cn], ids[&tie.partner]);
    expected.sort_by_key(|tie| (tie.since.is_none(), tie.since, by_number(tie)));
    let filter = wanted.filter(&ids, &places);

    let listed = store
        .partnerships(&filter, Order::Listed, None)
        .await
        .unwrap();
    let found: Vec<_> = listed
        .iter()
        .map(|tie| (slugs[&tie.cn].as_str(), slugs[&tie.partner].as_str()))
        .collect();
    let same: Vec<_> = expected
        .iter()
        .map(|tie| (tie.cn.as_str(), tie.partner.as_str()))
        .collect();
    prop_assert_eq!(&found, &same);
    for (found, same) in listed.iter().zip(&expected) {
        prop_assert_eq!(
            (found.since, found.since_basis),
            (same.since, same.since_basis)
        );
        prop_assert_eq!(found.status, same.status);
    }

    for (order, newest) in [(Order::Oldest, false), (Order::Newest, true)] {
        let mut dates: Vec<_> = expected.iter().filter_map(|tie| tie.since).collect();
        if newest {
            dates.reverse();
        }
        dates.truncate(2);
        let found = store.partnerships(&filter, order, Some(2)).await.unwrap();
        prop_assert_eq!(
            found.iter().filter_map(|tie| tie.since).collect::<Vec<_>>(),
            dates
        );
    }

    let distinct = |key: &dyn Fn(&Partnership) -> String| {
        let mut tally = BTreeMap::new();
        expected
            .iter()
            .for_each(|tie| *tally.entry(key(tie)).or_insert(0) += 1);
        tally
    };
    let country = |tie: &Partnership| places[tie.partner.as_str()].parent.clone().unwrap();
    let province = |tie: &Partnership| tie.cn.split('-').take(2).collect::<Vec<_>>().join("-");
    let tallies = [
        (By::Country, Counted::Countries, distinct(&country)),
        (By::Province, Counted::Provinces, distinct(&province)),
        (
            By::ChinesePlace,
            Counted::ChinesePlaces,
            distinct(&|tie| tie.cn.clone()),
        ),
        (
            By::ForeignPlace,
            Counted::ForeignPlaces,
            distinct(&|tie| tie.partner.clone()),
        ),
    ];
    for (by, counted, expected) in tallies {
        let found = store.tally(&filter, by).await.unwrap();
        prop_assert!(found.is_sorted_by(|a, b| a.1 >= b.1));
        let found: BTreeMap<_, _> = found
            .into_iter()
            .map(|(id, pairs)| (slugs[&id].clone(), pairs))
            .collect();
        prop_assert_eq!(
            store.count(&filter, counted).await.unwrap() as usize,
            expected.len()
        );
        prop_assert_eq!(found, expected);
    }
    let years = distinct(&|tie| {
        tie.since
            .map_or("z".to_owned(), |since| since.year().to_string())
    });
    let found = store.tally_by_year(&filter).await.unwrap();
    let key = |year: Option<u16>| year.map_or("z".to_owned(), |year| year.to_string());
    let found: Vec<_> = found
        .into_iter()
        .map(|(year, pairs)| (key(year), pairs))
        .collect();
    prop_assert_eq!(found, years.into_iter().collect::<Vec<_>>());
    let count = async |counted| store.count(&filter, counted).await.unwrap() as usize;
    prop_assert_eq!(count(Counted::Pairs).await, expected.len());
    let undated = expected.iter().filter(|tie| tie.since.is_none()).count();
    prop_assert_eq!(count(Counted::Undated).await, undated);
    let provinces = distinct(&|tie| tie.partner.clone());
    let provinces = provinces
        .keys()
        .filter(|slug| places[slug.as_str()].level != Level::City);
    prop_assert_eq!(count(Counted::ForeignProvinces).await, provinces.count());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn lists_counts_and_tallies_agree_with_a_plain_loop(
        ties in some_ties(),
        wanted in some_filter(),
    ) {
        Runtime::new().unwrap().block_on(async {
            let store = Store::in_memory(&facts_with(&ties)).await.unwrap();
            agrees(&store, &ties, &wanted).await
        })?;
    }
}

#[test]
fn lists_counts_and_tallies_agree_in_postgres() {
    let runtime = Runtime::new().unwrap();
    let Some(home) = runtime.block_on(Home::postgres()) else {
        return;
    };
    let store = runtime.block_on(home.open(SMALL));
    let config = ProptestConfig::with_cases(48);
    proptest!(config, |(ties in some_ties(), wanted in some_filter())| {
        runtime.block_on(async {
            store.load(&facts_with(&ties)).await.unwrap();
            agrees(&store, &ties, &wanted).await
        })?;
    });
}
