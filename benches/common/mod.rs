//! A synthetic store of any size, built once and kept in the temporary directory.

use std::fs;
use std::path::PathBuf;

use youcheng::facts::{Facts, Level, PartialDate, Partnership, Place, SinceBasis, Status};
use youcheng::store::{Options, Store};

/// Places of the large store, as many on each side.
pub(crate) const PLACES: usize = 200_000;
/// Partnerships of the large store.
pub(crate) const PARTNERSHIPS: usize = 1_000_000;

/// The shipped facts with invented places and partnerships until there are `places` and
/// `partnerships` of them. The shipped rows stay as they are, so that the same question has the
/// same rows in both stores but for what was invented beside them.
pub(crate) fn facts(places: usize, partnerships: usize) -> Facts {
    let mut facts = Facts::embedded().expect("the shipped facts are sound");
    facts.version = format!("synthetic-{places}-{partnerships}");
    let province = |place: &&Place| place.country == "CN" && place.level == Level::Province;
    let provinces: Vec<Place> = facts.places.iter().filter(province).cloned().collect();
    let country = |place: &&Place| place.level == Level::Country && place.country != "CN";
    let countries: Vec<Place> = facts.places.iter().filter(country).cloned().collect();
    let first = facts.places.len();
    for n in first..places {
        let place = if n % 2 == 0 {
            let province = &provinces[n / 2 % provinces.len()];
            invented(province, n, Level::Prefecture)
        } else {
            let country = &countries[n / 2 % countries.len()];
            invented(country, n, Level::City)
        };
        facts.places.push(place);
    }
    // The n-th partnership: a step that shares no divisor with the number of foreign places never
    // makes the same pair twice, as long as there are fewer than all possible pairs.
    let (cn, abroad): (Vec<&Place>, Vec<&Place>) = facts.places[first..]
        .iter()
        .partition(|place| place.country == "CN");
    let source = facts.sources[0].id.clone();
    let wanted = partnerships.saturating_sub(facts.partnerships.len());
    let each = wanted.div_ceil(cn.len().max(1));
    facts.partnerships.extend((0..wanted).map(|n| {
        let (row, column) = (n / each, n % each);
        let since = (n % 4 != 0).then(|| date(n)).flatten();
        Partnership {
            cn: cn[row].id.clone(),
            partner: abroad[(row * 7 + column * 7_919) % abroad.len()].id.clone(),
            since,
            since_basis: since.map(|_| SinceBasis::Document),
            status: Status::Active,
            source: source.clone(),
        }
    }));
    facts
}

fn date(n: usize) -> Option<PartialDate> {
    let part = |n: usize| u8::try_from(n).ok();
    let year = u16::try_from(1973 + n * 31 % 53).ok()?;
    PartialDate::new(year, part(1 + n % 12), part(1 + n * 17 % 28))
}

/// A name that no other place has, made of syllables and characters that count up.
fn invented(parent: &Place, n: usize, level: Level) -> Place {
    const SYLLABLES: [&str; 16] = [
        "ba", "do", "fe", "gu", "hi", "ka", "lo", "mi", "nu", "pe", "ra", "so", "ta", "vo", "wi",
        "ze",
    ];
    const CHARACTERS: [char; 16] = [
        '巴', '多', '费', '古', '希', '卡', '洛', '米', '努', '佩', '拉', '索', '塔', '沃', '维',
        '泽',
    ];
    let digits = (0..5).rev().map(|place| n >> (4 * place) & 15);
    let en: String = digits.clone().map(|digit| SYLLABLES[digit]).collect();
    let zh: String = digits.map(|digit| CHARACTERS[digit]).collect();
    let capital = en[..1].to_uppercase() + &en[1..];
    Place {
        id: format!("{}-{en}", parent.id),
        level,
        country: parent.country.clone(),
        parent: Some(parent.id.clone()),
        en: capital,
        zh_hant: zh.clone(),
        zh,
        pinyin: Some(en),
        position: None,
    }
}

/// The large store. The first run builds it, which takes about a minute.
pub(crate) async fn large_store() -> Store {
    let dir = directory();
    let ready = dir.join("ready");
    let store = Store::open(&dir, Options::default())
        .await
        .expect("the store can be made");
    if !ready.exists() {
        eprintln!("building {PARTNERSHIPS} partnerships in {}", dir.display());
        store
            .load(&facts(PLACES, PARTNERSHIPS))
            .await
            .expect("the store can be filled");
        fs::write(ready, "").expect("the directory is writable");
    }
    store
}

/// Another state of the shipped facts is another directory, so that none is stale.
fn directory() -> PathBuf {
    let version = youcheng::facts::Texts::EMBEDDED.version();
    std::env::temp_dir().join(format!("youcheng-bench-{version}-{PARTNERSHIPS}"))
}
