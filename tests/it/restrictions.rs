//! Questions that leave something out, compare with a number, ask of one tier or one status, or say a
//! time in a roundabout way.

use crate::questions::check;

#[test]
fn what_is_left_out_is_left_out() {
    check(&[
        (
            "Qingdao partners outside Asia",
            "partners of Qingdao (青岛), without Asia (亚洲)",
        ),
        (
            "Dalian partners except Japan",
            "partners of Dalian (大连), without Japan (日本)",
        ),
        (
            "non-European partners of Hangzhou",
            "partners of Hangzhou (杭州), without Europe (欧洲)",
        ),
        (
            "neither Japan nor Korea: partners of Wuxi",
            "partners of Wuxi (无锡), without Japan (日本) and South Korea (韩国)",
        ),
        (
            "which of Harbin's partners are not Russian",
            "partners of Harbin (哈尔滨), without Russia (俄罗斯)",
        ),
        (
            "宁波除了日本以外还有哪些亚洲友城",
            "partners of Ningbo (宁波) in Asia (亚洲), without Japan (日本)",
        ),
        (
            "无锡除日本和韩国以外的友城",
            "partners of Wuxi (无锡), without Japan (日本) and South Korea (韩国)",
        ),
        (
            "Kunming's partners in Asia except Southeast Asia",
            "partners of Kunming (昆明) in Asia (亚洲), without Southeast Asia (东南亚)",
        ),
        (
            "济南在亚洲以外有多少友城",
            "how many pairs: Jinan (济南), without Asia (亚洲)",
        ),
        (
            "四川省内除成都外友城最多的市",
            "Chinese cities with the most pairs, Sichuan (四川), without Chengdu (成都)",
        ),
        // 非 in 非洲 denies nothing.
        (
            "广州在非洲的友城数",
            "how many pairs: Guangzhou (广州) and Africa (非洲)",
        ),
    ]);
}

#[test]
fn a_status_is_a_filter() {
    check(&[
        (
            "terminated sister cities of Beijing",
            "partners of Beijing (北京), terminated ties only",
        ),
        ("suspended pairs", "partners of China, suspended ties only"),
        (
            "how many pairs were terminated?",
            "how many pairs: China, terminated ties only",
        ),
        (
            "中国有哪些友城关系已经解除",
            "partners of China, terminated ties only",
        ),
    ]);
}

#[test]
fn a_tier_is_a_filter() {
    check(&[
        (
            "县级友城有多少对",
            "how many pairs: China, counties and districts only",
        ),
        (
            "district-level partnerships in China",
            "partners of China, counties and districts only",
        ),
        (
            "没有日本友城的省级单位",
            "provinces without a partner in Japan",
        ),
        (
            "Sister states of Sichuan?",
            "partners of Sichuan (四川), at province level only",
        ),
        (
            "吉林省有哪些友好省州",
            "partners of Jilin (吉林), at province level only",
        ),
        (
            "陕西省级友城",
            "partners of Shaanxi (陕西), at province level only",
        ),
        (
            "上海各区的友城",
            "partners of Shanghai (上海), counties and districts only",
        ),
        (
            "苏州下辖县级市友城",
            "partners of Suzhou (苏州), counties and districts only",
        ),
    ]);
}

#[test]
fn numbers_are_compared_as_they_are_said() {
    check(&[
        (
            "Hubei has more than 100 pairs, right?",
            "is it true: Hubei (湖北): more than 100 pairs",
        ),
        (
            "Does Wuhan have at least 25 sister cities?",
            "is it true: Wuhan (武汉): at least 25 pairs",
        ),
        (
            "nearly 150 countries are paired with China, correct?",
            "is it true: China: about 150 partner countries",
        ),
        (
            "德国跟中国的友城超过100对吗",
            "is it true: China and Germany (德国): more than 100 pairs",
        ),
        (
            "countries with more than 100 pairs",
            "countries with more than 100 pairs",
        ),
        (
            "友城数量在100对以上的省份有哪些",
            "provinces with at least 100 pairs",
        ),
        ("友城不到20对的省份", "provinces with fewer than 20 pairs"),
        ("countries with one pair", "countries with only 1 pair"),
    ]);
}

#[test]
fn times_may_be_said_in_a_roundabout_way() {
    check(&[
        ("Japan 2014 pairs", "Japan total in 2014"),
        (
            "Xi'an partners no later than 1990",
            "partners of Xi'an (西安) until 1990",
        ),
        (
            "Beijing partners post-2015",
            "partners of Beijing (北京) since 2016",
        ),
        (
            "Chinese cities paired with Japan in the '70s",
            "Chinese partners of Japan (日本) from 1970 to 1979",
        ),
        (
            "Shanghai partners 1985/86",
            "partners of Shanghai (上海) from 1985 to 1986",
        ),
        (
            "Jinan twinned in the early 1980s",
            "partners of Jinan (济南) from 1980 to 1984",
        ),
        (
            "八十年代末上海的友城",
            "partners of Shanghai (上海) from 1985 to 1989",
        ),
        ("近五年湖南新增友城", "partners of Hunan (湖南) since 2021"),
        (
            "new sister cities of Changsha in the last five years",
            "partners of Changsha (长沙) since 2021",
        ),
        ("去年新增多少对友城", "new pairs by year: China in 2025"),
        (
            "上海2010年至今的友城",
            "partners of Shanghai (上海) since 2010",
        ),
        ("Jiangsu 2021", "Jiangsu total in 2021"),
        (
            "江苏2014与2024对比",
            "timeline of Jiangsu (江苏) from 2014 to 2024",
        ),
    ]);
}

#[test]
fn two_are_compared_within_a_third() {
    check(&[
        (
            "西安和成都在欧洲的友城谁多",
            "compare Xi'an and Chengdu in Europe (欧洲)",
        ),
        (
            "Does Tianjin have more partners in Japan or in Korea?",
            "compare Japan and South Korea with Tianjin (天津)",
        ),
        (
            "What percent of Harbin's sister cities are in Russia?",
            "share of Russia in the partners of Harbin",
        ),
        (
            "韩国占亚洲友城的比例",
            "share of South Korea in the partners of Asia",
        ),
        (
            "Which Chinese city is paired with both Los Angeles and Frankfurt?",
            "partners that Los Angeles and Frankfurt am Main have in common",
        ),
        (
            "江苏各市友城数排名",
            "Chinese cities with the most pairs, Jiangsu (江苏)",
        ),
    ]);
}

#[test]
fn what_only_looks_like_a_question_of_ours_is_none() {
    check(&[
        ("how many people live in Tianjin", "other topic"),
        ("how many airports does Shanghai have", "other topic"),
        ("When was Nanjing founded?", "other topic"),
        ("武汉有多少所大学", "other topic"),
    ]);
}

/// What is shown of an answer, on the day on which all is asked.
pub(crate) async fn said(question: &str) -> String {
    let facts = youcheng::facts::Facts::embedded().unwrap();
    let store = youcheng::store::Store::in_memory(&facts).await.unwrap();
    let engine = youcheng::answer::Engine::new(store).await.unwrap();
    let ask = youcheng::answer::Ask {
        text: question,
        lang: None,
        today: jiff::civil::date(2026, 6, 15),
    };
    youcheng::render::text::answer(&engine.ask(&ask).await.unwrap())
}

#[tokio::test]
async fn what_no_source_tells_of_is_counted_and_what_sources_tell_stands_beside() {
    let text = said("how many partners did guangzhou have in 1990").await;
    assert!(
        text.starts_with("Guangzhou (广州): 9 pairs (1990)."),
        "{text}"
    );
    assert!(text.contains("Reported by sources:\n- 100 pairs"), "{text}");
    let text = said("今年新结的友城有吗").await;
    assert!(!text.contains("-0"), "{text}");
}

#[tokio::test]
async fn a_claimed_share_of_a_city_is_held_against_the_partners_of_the_city() {
    let text = said("is it true that 17% of Harbin's sister cities are in Russia?").await;
    assert!(
        text.contains("6 pairs") && text.contains("36 pairs"),
        "{text}"
    );
    let yes = "Yes: “Russia in the partners of Harbin: 17%” is supported.";
    assert!(text.starts_with(yes), "{text}");
}

#[tokio::test]
async fn a_question_from_abroad_is_answered_with_the_chinese_side() {
    let text = said("chinese sister city of Nagasaki").await;
    assert!(text.contains("Fuzhou"), "{text}");
}

#[test]
fn what_is_wanting_in_a_date_is_a_filter() {
    check(&[
        (
            "Shenzhen's unverified partnerships",
            "partners of Shenzhen (深圳), only those with unverified dates",
        ),
        (
            "Which of Beijing's partners have an unknown date?",
            "partners of Beijing (北京), only those without a known date",
        ),
        (
            "结好日期不详的南京友城有哪些",
            "partners of Nanjing (南京), only those without a known date",
        ),
        (
            "how many unverified pairs does Wuhan have",
            "how many pairs: Wuhan (武汉), only those with unverified dates",
        ),
    ]);
}

#[test]
fn foreign_states_and_prefectures_are_told_from_cities() {
    check(&[
        (
            "which US states have Chinese partners?",
            "Chinese partners of United States (美国), only states and provinces abroad",
        ),
        (
            "US states with the most Chinese partners",
            "foreign places with the most pairs, China and United States (美国), only states and provinces abroad",
        ),
        // The states of a continent are its countries.
        (
            "which Arab states have Chinese partners",
            "Chinese partners of Arab states (阿拉伯国家)",
        ),
        (
            "sister provinces and states of Jilin province",
            "partners of Jilin (吉林), at province level only",
        ),
        (
            "how many Australian partners do Jiangsu's cities and counties have",
            "how many pairs: Jiangsu (江苏) and Australia (澳大利亚)",
        ),
    ]);
}

#[test]
fn a_part_of_a_year_may_date_a_figure() {
    check(&[
        (
            "How many pairs in mid-2015?",
            "China total from 2015-05 to 2015-08",
        ),
        (
            "How many pairs did China have in the first half of 2015?",
            "China total from 2015-01 to 2015-06",
        ),
        (
            "Japan total at the end of May 2015",
            "Japan total in 2015-05",
        ),
        (
            "Jiangsu's total at the end of 2015",
            "Jiangsu total in 2015-12",
        ),
        (
            "2015年上半年日本友城总数",
            "Japan total from 2015-01 to 2015-06",
        ),
        (
            "Africa 2015 vs 2024",
            "timeline of China in Africa (非洲) from 2015 to 2024",
        ),
        (
            "number of partner countries over the years",
            "timeline of China: partner countries",
        ),
    ]);
}

#[test]
fn units_are_ranked_by_what_they_are_ordered_by() {
    check(&[
        (
            "ranking of provinces by US sister cities",
            "provinces with the most pairs, China and United States (美国)",
        ),
        (
            "provinces by number of Japanese partners",
            "provinces with the most pairs, China and Japan (日本)",
        ),
        (
            "countries by number of pairs",
            "countries with the most pairs",
        ),
        (
            "How many partners does each province have?",
            "provinces with the most pairs",
        ),
        (
            "Who is number one among provinces?",
            "number 1 of the provinces with the most pairs",
        ),
        (
            "Brazil's place among countries",
            "rank of Brazil among countries",
        ),
        (
            "Beijing partnerships that will be 40 in 2026",
            "40-year anniversaries in 2026, Beijing (北京)",
        ),
        (
            "golden jubilee of sister cities in 2024",
            "50-year anniversaries in 2024",
        ),
    ]);
}

#[test]
fn a_place_in_a_ranking_is_asked_for_in_many_ways() {
    check(&[
        (
            "Which province is second by number of pairs?",
            "number 2 of the provinces with the most pairs",
        ),
        (
            "Who comes first in South America?",
            "number 1 of the countries with the most pairs, China and South America (南美洲)",
        ),
        (
            "which country is number three",
            "number 3 of the countries with the most pairs",
        ),
        (
            "友城数第四的国家",
            "number 4 of the countries with the most pairs",
        ),
        (
            "友城数倒数第二少的省份",
            "number 2 of the provinces with the fewest pairs",
        ),
        (
            "Is Shandong second?",
            "is it true: rank of Shandong among provinces: 2",
        ),
        (
            "Tibet comes last, right?",
            "is it true: rank of Tibet among provinces, the fewest first: 1",
        ),
        (
            "Is it true that Guizhou has the fewest pairs of all provinces?",
            "is it true: rank of Guizhou among provinces, the fewest first: 1",
        ),
        (
            "who is top in Latin America?",
            "countries with the most pairs, China and Latin America (拉丁美洲)",
        ),
        (
            "in what year did Guangzhou sign the most partners?",
            "years with the most pairs, Guangzhou (广州)",
        ),
        (
            "友城最多的县级市",
            "Chinese cities with the most pairs, counties and districts only",
        ),
        (
            "地级市里谁友城最多",
            "Chinese cities with the most pairs, at prefecture level only",
        ),
        (
            "除了上海北京，哪个城市友城最多",
            "Chinese cities with the most pairs, without Shanghai (上海) and Beijing (北京)",
        ),
        ("前五对最早的友城", "first 5 partnerships of China"),
    ]);
}

#[test]
fn a_list_of_names_is_left_out_as_a_whole() {
    check(&[
        (
            "天津除日本、韩国、俄罗斯以外的友城",
            "partners of Tianjin (天津), without Japan (日本) and South Korea (韩国) and Russia (俄罗斯)",
        ),
        (
            "partners of Tianjin except those in Japan, Korea and the USA",
            "partners of Tianjin (天津), without Japan (日本) and South Korea (韩国) and United States (美国)",
        ),
        (
            "除了日本、德国和俄罗斯，哪个国家友城最多",
            "countries with the most pairs, without Japan (日本) and Germany (德国) and Russia (俄罗斯)",
        ),
    ]);
}

#[test]
fn an_order_may_be_asked_for_by_any_of_its_places() {
    check(&[
        (
            "Who was the second partner of Tianjin?",
            "2nd oldest partnership of Tianjin (天津)",
        ),
        (
            "昆明的第二个友城是谁",
            "2nd oldest partnership of Kunming (昆明)",
        ),
        (
            "Which country is in fifth place?",
            "number 5 of the countries with the most pairs",
        ),
        (
            "江苏友城数全国第一是吗",
            "is it true: rank of Jiangsu among provinces: 1",
        ),
        (
            "南京圣路易斯是中美第一对友城吗",
            "is it true: first partnership of China in United States (美国): Nanjing and St. Louis",
        ),
        (
            "海口友城遍布哪几个洲",
            "continents with the most pairs, Haikou (海口)",
        ),
        (
            "友城数量在10个以上的城市",
            "Chinese cities with at least 10 pairs",
        ),
        (
            "韩国有169对友城？",
            "is it true: China and South Korea (韩国): 169 pairs",
        ),
        (
            "2014年4月外国有多少城市与中国结好",
            "foreign partner places in 2014-04",
        ),
        (
            "改革开放后第一对友城",
            "first partnership of China since 1978-12-18",
        ),
        (
            "日本哪些县跟中国有友城",
            "Chinese partners of Japan (日本), only states and provinces abroad",
        ),
    ]);
}

#[test]
fn what_is_counted_beside_pairs_is_what_a_source_counted_then() {
    check(&[
        (
            "2015年中国与多少个国家建立了友城关系",
            "partner countries in 2015",
        ),
        (
            "截至2015年6月，中国有多少个城市与外国结好",
            "Chinese places with partners in 2015-06",
        ),
        ("江苏现有友城多少对", "Jiangsu total"),
        (
            "2015年前三个省占全国的比例",
            "share of the 3 provinces with the most pairs in 2015",
        ),
        (
            "武汉友城占湖北多少",
            "share of Wuhan in the partners of Hubei",
        ),
        (
            "东盟国家友城数排名",
            "countries with the most pairs, China and ASEAN (东盟)",
        ),
        (
            "没有跟非洲国家结好的省份",
            "provinces without a partner in Africa",
        ),
        (
            "2015年全国友城2171对，这一数据属实吗",
            "is it true: China: 2,171 pairs in 2015",
        ),
        (
            "金边在中国有几个友城，分别是哪些",
            "Chinese partners of Phnom Penh (金边)",
        ),
    ]);
}

#[test]
fn a_question_about_rules_is_searched_whatever_place_it_names() {
    for text in [
        "青岛的友好关系分为哪三类",
        "青岛可以在友好城市设办事处吗",
        "安徽结好之前要征求谁的意见",
        "What do Arab countries call sister cities?",
        "which documents must be filed for a friendship-city application in Qingdao",
        "What is Metropolis?",
    ] {
        let reading = crate::questions::reading(text);
        assert!(reading.starts_with("a search"), "{text}: {reading}");
    }
}

#[test]
fn what_a_list_is_wanted_for_changes_nothing() {
    check(&[
        (
            "I am writing an article about Tianjin's sister cities",
            "partners of Tianjin (天津)",
        ),
        ("能否提供青岛的友城", "partners of Qingdao (青岛)"),
        (
            "天津在日本的友城叫什么名字",
            "partners of Tianjin (天津) in Japan (日本)",
        ),
        (
            "What are Ningbo's sister cities called?",
            "partners of Ningbo (宁波)",
        ),
        (
            "江苏与哪些德国城市签署了友城协议",
            "partners of Jiangsu (江苏) in Germany (德国)",
        ),
        (
            "which countries do Tianjin's partners come from",
            "countries with partners of Tianjin (天津)",
        ),
    ]);
}

#[test]
fn what_one_has_and_another_has_not_is_told_apart() {
    check(&[
        (
            "Which countries does Beijing have partners in but Shanghai doesn't?",
            "partner countries of Beijing, but not of Shanghai",
        ),
        (
            "北京有友城而上海没有的国家有哪些",
            "partner countries of Beijing, but not of Shanghai",
        ),
        (
            "partners of Beijing that Shanghai does not have",
            "partners of Beijing, but not of Shanghai",
        ),
        (
            "cities paired with Japan and South Korea but not with Russia",
            "partners of Japan and South Korea, but not of Russia",
        ),
        (
            "Provinces with a partner in the US but without one in Canada",
            "partner provinces of United States, but not of Canada",
        ),
        (
            "哪些省有日本友城但没有韩国友城",
            "partner provinces of Japan, but not of South Korea",
        ),
        (
            "provinces with partners in both Kenya and South Africa",
            "partner provinces that Kenya and South Africa have in common",
        ),
        // What lies within a place is left out of its list.
        (
            "partners of Jiangsu except Nanjing",
            "partners of Jiangsu (江苏), without Nanjing (南京)",
        ),
    ]);
}

#[test]
fn the_side_that_is_counted_is_the_one_asked_for() {
    check(&[
        (
            "how many cities are paired with Honolulu",
            "how many Chinese places with partners: China and Honolulu (檀香山)",
        ),
        (
            "how many cities in Japan are paired with Chinese cities",
            "Japan foreign partner places",
        ),
        (
            "how many Chinese cities are paired with Japan",
            "Japan Chinese places with partners",
        ),
        (
            "how many cities in Guangdong have a partner?",
            "how many Chinese places with partners: Guangdong (广东), without the province's own ties",
        ),
        (
            "How many partners does Jiangsu province itself have?",
            "how many pairs: Jiangsu (江苏), at province level only",
        ),
        ("how many partners does Jiangsu have", "Jiangsu total"),
        ("current partners of Ningbo", "partners of Ningbo (宁波)"),
        ("Japan now", "Japan total"),
    ]);
}

#[test]
fn share_is_a_verb_where_something_is_shared() {
    check(&[
        (
            "how many sister cities do Tianjin and Shanghai share?",
            "partners that Tianjin and Shanghai have in common",
        ),
        (
            "how many countries do Jinan and Qingdao share",
            "partner countries that Jinan and Qingdao have in common",
        ),
        (
            "Which Chinese cities share Phnom Penh as partner?",
            "Chinese partners of Phnom Penh (金边)",
        ),
        ("what share does Africa have", "share of Africa"),
        ("Africa's share in 2015", "share of Africa in 2015"),
        (
            "what percentage of all pairs does Japan share",
            "share of Japan",
        ),
    ]);
}

#[test]
fn what_lacks_something_is_not_what_has_it() {
    check(&[
        (
            "Which ASEAN countries have no sister city in China?",
            "countries in ASEAN without a partner",
        ),
        (
            "which of the G7 have no pair with Tianjin",
            "countries in G7 without a partner of Tianjin",
        ),
        (
            "哪些东盟国家还没有和中国结友城",
            "countries in ASEAN without a partner",
        ),
        (
            "Provinces that aren't paired with India",
            "provinces without a partner in India",
        ),
        (
            "Which provinces lack partners in both Russia and Japan?",
            "provinces without a partner in Russia or Japan",
        ),
        (
            "Which provinces have partners in both Russia and Japan?",
            "partner provinces that Russia and Japan have in common",
        ),
        (
            "which ASEAN countries have partners in Yunnan",
            "partners of Yunnan (云南) in ASEAN (东盟)",
        ),
    ]);
}

#[test]
fn a_state_tells_which_city_is_meant_beside_the_other_side_of_a_tie() {
    check(&[
        (
            "When did Boston, Massachusetts pair with Hangzhou?",
            "are Hangzhou and Boston partners, and since when",
        ),
        (
            "when did China's Tianjin and Australia's Melbourne sign up",
            "are Tianjin and Melbourne partners, and since when",
        ),
        (
            "year of the Wuhan-Pittsburgh agreement",
            "are Wuhan and Pittsburgh partners, and since when",
        ),
        (
            "Oakland, California and Dalian",
            "are Dalian and Oakland partners, and since when",
        ),
        (
            "Mexico City partners",
            "Chinese partners of Mexico City (墨西哥城)",
        ),
        (
            "Singapore City partners",
            "Chinese partners of Singapore (新加坡)",
        ),
        (
            "Nanjing's partners that are still active",
            "partners of Nanjing (南京), active ties only",
        ),
        (
            "Which sister cities of Suzhou have no known date?",
            "partners of Suzhou (苏州), only those without a known date",
        ),
        (
            "Compare Boston, Massachusetts and Ohio",
            "compare Boston, Massachusetts and Ohio",
        ),
        (
            "America's Chinese sister cities",
            "Chinese partners of United States (美国)",
        ),
        (
            "partners of the Americas",
            "Chinese partners of Americas (美洲)",
        ),
    ]);
}

#[test]
fn a_date_from_which_ties_are_is_their_own() {
    check(&[
        ("Pairs dating from 1984", "partners of China in 1984"),
        ("ties from 1994", "partners of China in 1994"),
        (
            "Which sister cities date back to 1979?",
            "partners of China in 1979",
        ),
        ("pairs from 2010 on", "partners of China since 2010"),
        (
            "Tianjin partners from 1990 onwards",
            "partners of Tianjin (天津) since 1990",
        ),
        (
            "growth from 2008 to 2015",
            "timeline of China from 2008 to 2015",
        ),
    ]);
}

#[test]
fn a_vague_wish_for_a_place_is_one_for_its_partners() {
    check(&[
        (
            "Can I have the list for Jinan please",
            "partners of Jinan (济南)",
        ),
        ("info on Lijiang", "partners of Lijiang (丽江)"),
        ("tell me everything about Wuhu", "partners of Wuhu (芜湖)"),
    ]);
}
