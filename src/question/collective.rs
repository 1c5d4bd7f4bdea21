//! Names for several places of China at once: "长三角", "the four municipalities", 省会.
//!
//! Such a name is read as if all its places had been listed. The capitals and the sub-provincial cities
//! are those of the State Council's list of administrative divisions (<https://www.mca.gov.cn/>); regions
//! follow the National Bureau of Statistics (<https://www.stats.gov.cn/>), the Yangtze delta and the
//! Greater Bay Area the outlines of their plans of 2019.

use std::sync::LazyLock;

use crate::places::{Entry, Gazetteer, NameKind, Scope};
use crate::text::is_han;

/// Names, separated by a bar, and the ids of the places without `cn-`, separated by blanks.
const COLLECTIVES: [(&str, &str); 33] = [
    (
        "华东|华东地区|华东各省|华东六省一市",
        "shanghai jiangsu zhejiang anhui fujian jiangxi shandong",
    ),
    (
        "华北|华北地区|华北各省|north china|northern china",
        "beijing tianjin hebei shanxi inner-mongolia",
    ),
    ("华中|华中地区|华中各省|华中三省", "henan hubei hunan"),
    (
        "华南|华南地区|华南各省|south china|southern china",
        "guangdong guangxi hainan",
    ),
    (
        "直辖市|四大直辖市|四个直辖市|the four municipalities|four municipalities|\
         municipalities under the central government|centrally administered municipalities",
        "beijing tianjin shanghai chongqing",
    ),
    (
        "自治区|五大自治区|五个自治区|民族自治区|autonomous regions|five autonomous regions|\
         the five autonomous regions",
        "inner-mongolia guangxi tibet ningxia xinjiang",
    ),
    (
        "省会|省会城市|provincial capitals|provincial capital cities|province capitals",
        "hebei-shijiazhuang shanxi-taiyuan inner-mongolia-hohhot liaoning-shenyang jilin-changchun \
         heilongjiang-harbin jiangsu-nanjing zhejiang-hangzhou anhui-hefei fujian-fuzhou jiangxi-nanchang \
         shandong-jinan henan-zhengzhou hubei-wuhan hunan-changsha guangdong-guangzhou guangxi-nanning \
         hainan-haikou sichuan-chengdu guizhou-guiyang yunnan-kunming tibet-lhasa shaanxi-xian \
         gansu-lanzhou qinghai-xining ningxia-yinchuan xinjiang-urumqi",
    ),
    (
        "副省级城市|副省级市|副省级|sub provincial cities|subprovincial cities",
        "liaoning-shenyang liaoning-dalian jilin-changchun heilongjiang-harbin jiangsu-nanjing \
         zhejiang-hangzhou zhejiang-ningbo fujian-xiamen shandong-jinan shandong-qingdao hubei-wuhan \
         guangdong-guangzhou guangdong-shenzhen sichuan-chengdu shaanxi-xian",
    ),
    (
        "长三角|长江三角洲|长三角城市群|长三角地区|yangtze river delta|yangtze delta|\
         the yangtze river delta",
        "shanghai jiangsu zhejiang anhui",
    ),
    (
        "东北三省|东三省|东北城市|东北各市|东北地区|东北各省|northeast china|northeastern china|\
         northeastern provinces|northeast provinces|the northeast",
        "liaoning jilin heilongjiang",
    ),
    ("江浙沪|江浙沪地区", "jiangsu zhejiang shanghai"),
    (
        "苏锡常|苏锡常三市",
        "jiangsu-suzhou jiangsu-wuxi jiangsu-changzhou",
    ),
    ("沪宁杭", "shanghai jiangsu-nanjing zhejiang-hangzhou"),
    ("沪宁", "shanghai jiangsu-nanjing"),
    ("宁杭", "jiangsu-nanjing zhejiang-hangzhou"),
    ("苏杭", "jiangsu-suzhou zhejiang-hangzhou"),
    ("杭甬", "zhejiang-hangzhou zhejiang-ningbo"),
    (
        "宁镇扬",
        "jiangsu-nanjing jiangsu-zhenjiang jiangsu-yangzhou",
    ),
    (
        "成渝|成渝地区|成渝双城|成渝双城经济圈|成渝地区双城经济圈",
        "sichuan-chengdu chongqing",
    ),
    (
        "广深|穗深|广深两市",
        "guangdong-guangzhou guangdong-shenzhen",
    ),
    ("长株潭", "hunan-changsha hunan-zhuzhou hunan-xiangtan"),
    ("厦漳泉", "fujian-xiamen fujian-zhangzhou fujian-quanzhou"),
    ("郑汴", "henan-zhengzhou henan-kaifeng"),
    (
        "北上广深|一线城市|四大一线城市|first tier cities|tier one cities|tier 1 cities",
        "beijing shanghai guangdong-guangzhou guangdong-shenzhen",
    ),
    (
        "计划单列市|五大计划单列市|五个计划单列市",
        "liaoning-dalian shandong-qingdao zhejiang-ningbo fujian-xiamen guangdong-shenzhen",
    ),
    (
        "京津冀|京津冀地区|beijing tianjin hebei|jing jin ji|jingjinji",
        "beijing tianjin hebei",
    ),
    (
        "珠三角|珠江三角洲|珠三角城市|珠三角城市群|pearl river delta|the pearl river delta",
        "guangdong-guangzhou guangdong-shenzhen guangdong-zhuhai guangdong-foshan guangdong-dongguan \
         guangdong-zhongshan guangdong-huizhou guangdong-jiangmen guangdong-zhaoqing",
    ),
    (
        "粤港澳大湾区|大湾区|greater bay area|the greater bay area",
        "guangdong-guangzhou guangdong-shenzhen guangdong-zhuhai guangdong-foshan guangdong-dongguan \
         guangdong-zhongshan guangdong-huizhou guangdong-jiangmen guangdong-zhaoqing hong-kong macao",
    ),
    (
        "西部省份|西部各省|西部地区|西部省区|western provinces|western china|west china",
        "inner-mongolia guangxi chongqing sichuan guizhou yunnan tibet shaanxi gansu qinghai ningxia xinjiang",
    ),
    (
        "中部省份|中部六省|中部各省|中部地区|central provinces|central china",
        "shanxi anhui jiangxi henan hubei hunan",
    ),
    (
        "东部省份|东部各省|东部地区|eastern provinces|eastern china|east china",
        "beijing tianjin hebei shanghai jiangsu zhejiang fujian shandong guangdong hainan",
    ),
    (
        "西北五省|西北地区|西北各省|northwestern provinces|northwest china|northwestern china",
        "shaanxi gansu qinghai ningxia xinjiang",
    ),
    (
        "西南五省|西南地区|西南各省|southwestern provinces|southwest china|southwestern china",
        "chongqing sichuan guizhou yunnan tibet",
    ),
];

/// Regions whose bare names are also those of parts of other countries, or of much else: read only where
/// provinces are spoken of behind them, with the name under which the region is listed.
const BARE: [(&str, &str); 7] = [
    ("东部沿海", "东部地区"),
    ("东部", "东部地区"),
    ("中部", "中部地区"),
    ("西部", "西部地区"),
    ("东北", "东北地区"),
    ("西北", "西北地区"),
    ("西南", "西南地区"),
];

/// What may stand before the bare name of a region of China.
const BEFORE_BARE: [&str; 7] = ["中国", "我国", "全国", "国内", "在", "中国的", "我国的"];

/// The full name of the region whose bare name stands there: 西部 of 西部哪个省.
fn bare(text: &[char], at: usize) -> Option<(usize, &'static str)> {
    let starts = |text: &[char], word: &str| {
        word.chars()
            .eq(text.iter().copied().take(word.chars().count()))
    };
    let (name, region) = BARE.iter().find(|(name, _)| starts(&text[at..], name))?;
    let len = name.chars().count();
    let ends = |word: &&str| {
        let before = at.checked_sub(word.chars().count());
        before.is_some_and(|before| starts(&text[before..at], word))
    };
    let begins = at == 0 || !is_han(text[at - 1]) || BEFORE_BARE.iter().any(ends);
    let provinces = text[at + len..].contains(&'省');
    (begins && provinces).then_some((len, *region))
}

/// A name and the ids of what it stands for.
type Named = (Vec<char>, &'static str);

/// The longest collective name at `at` of the folded text: how long it is, and its places.
pub(super) fn at(text: &[char], at: usize, gazetteer: &Gazetteer) -> Option<(usize, Vec<Entry>)> {
    static NAMES: LazyLock<Vec<Named>> = LazyLock::new(|| {
        let names = COLLECTIVES.iter().flat_map(|(names, places)| {
            let names = names.split('|').filter(|name| !name.is_empty());
            names.map(|name| (name.chars().collect(), *places))
        });
        let mut names: Vec<Named> = names.collect();
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        names
    });
    let first = text.get(at)?;
    let listed = NAMES.iter().find(|(name, _)| {
        name.first() == Some(first)
            && text[at..].starts_with(name)
            && (is_han(*first) || ends_word(text, at + name.len()))
    });
    let (len, places) = match listed {
        Some((name, places)) => (name.len(), *places),
        None => {
            let (len, region) = bare(text, at)?;
            let named = |name: &[char]| name.iter().copied().eq(region.chars());
            let (_, places) = NAMES.iter().find(|(name, _)| named(name))?;
            (len, *places)
        }
    };
    let starts = is_han(*first) || at == 0 || !text[at - 1].is_alphanumeric();
    let entries = places.split_ascii_whitespace().filter_map(|id| {
        let place = gazetteer.by_slug(&format!("cn-{id}"))?;
        Some(Entry {
            kind: NameKind::Main,
            scope: Scope::Place(place.id),
        })
    });
    starts.then(|| (len, entries.collect()))
}

fn ends_word(text: &[char], end: usize) -> bool {
    text.get(end).is_none_or(|c| !c.is_alphanumeric())
}
