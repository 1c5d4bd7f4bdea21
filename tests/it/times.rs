//! Questions about a time before now: what there was by then, who was paired then, what was founded in
//! parts of centuries and plans; and comparisons within a limit.

use crate::questions::check;

#[test]
fn a_number_of_a_time_is_the_total_of_then() {
    check(&[
        (
            "how many partners did Shenyang have by the end of 1990?",
            "Shenyang total in 1990-12",
        ),
        (
            "How many pairs had Guangdong before 2015?",
            "Guangdong total until 2014",
        ),
        ("china pairs before 2010", "China total until 2009"),
        (
            "截至2022年5月我国已建立多少对友城",
            "China total in 2022-05",
        ),
        (
            "到2011年底我国已建立了多少对友好城市",
            "China total in 2011-12",
        ),
        ("Jiangsu as of October 2018", "Jiangsu total in 2018-10"),
        ("China as of June 2015", "China total in 2015-06"),
        (
            "2017年底中国有多少个城市开展了友城工作",
            "Chinese places with partners in 2017-12",
        ),
        // Where something took place is not what is counted.
        (
            "What was China's total on 18 November 2024, before the Kunming signing?",
            "China total on 2024-11-18",
        ),
        (
            "2012年9月成都友城大会后全国友城总数是多少",
            "China total in 2012-09",
        ),
        // New pairs are asked for as such.
        (
            "2022年5月我国新增多少对友城",
            "new pairs by year: China in 2022-05",
        ),
    ]);
}

#[test]
fn parts_of_centuries_and_plans_are_times() {
    check(&[
        (
            "青岛21世纪头十年结好的友城",
            "partners of Qingdao (青岛) from 2000 to 2009",
        ),
        (
            "本世纪初南京的友城",
            "partners of Nanjing (南京) from 2000 to 2009",
        ),
        (
            "上世纪末天津结了哪些友城",
            "partners of Tianjin (天津) from 1990 to 1999",
        ),
        (
            "西安90年代后期结好的友城",
            "partners of Xi'an (西安) from 1995 to 1999",
        ),
        (
            "partners of Guangzhou in the first half of the 1990s",
            "partners of Guangzhou (广州) from 1990 to 1994",
        ),
        (
            "Jinan's 21st-century partners",
            "partners of Jinan (济南) from 2000 to 2099",
        ),
        (
            "十三五期间广州新增友城",
            "partners of Guangzhou (广州) from 2016 to 2020",
        ),
        (
            "partners of Yangzhou not before 2010",
            "partners of Yangzhou (扬州) since 2010",
        ),
        (
            "长春不早于1990年结好的友城",
            "partners of Changchun (长春) since 1990",
        ),
        ("前年中国新结多少对友城", "new pairs by year: China in 2024"),
    ]);
}

#[test]
fn who_was_paired_then_is_told_from_who_paired_then() {
    check(&[
        (
            "Were Wuhan and Oita already paired in 1985?",
            "is it true: Wuhan and Ōita were partners in 1985",
        ),
        (
            "Was Xiamen twinned with Cardiff by 1980?",
            "is it true: Xiamen and Cardiff were partners by 1980",
        ),
        (
            "1985年武汉和大分是友城吗",
            "is it true: Wuhan and Ōita were partners in 1985",
        ),
        (
            "Did Hefei pair with Belfast before 2000?",
            "is it true: Hefei and Belfast paired by 1999",
        ),
        (
            "Did Tianjin and Kobe pair in 1973?",
            "is it true: Tianjin and Kobe paired in 1973",
        ),
        (
            "Tianjin and Kobe paired in 1980, right?",
            "is it true: Tianjin and Kobe paired in 1980",
        ),
    ]);
}

#[test]
fn several_are_set_side_by_side_within_a_limit() {
    check(&[
        (
            "who has more Japanese partners, Dalian or Qingdao?",
            "compare Dalian and Qingdao in Japan (日本)",
        ),
        (
            "Beijing and Shanghai: number of partners in Africa",
            "compare Beijing and Shanghai in Africa (非洲)",
        ),
        (
            "New partners in the 1990s: Shanghai or Beijing?",
            "compare Shanghai and Beijing from 1990 to 1999",
        ),
        (
            "Harbin vs Dalian before 2000",
            "compare Harbin and Dalian until 1999",
        ),
        (
            "杭州与宁波2000年以后哪个新增友城多",
            "compare Hangzhou and Ningbo since 2000",
        ),
        (
            "广州深圳珠海三地友城对比",
            "compare Guangzhou, Shenzhen and Zhuhai",
        ),
        (
            "does Guangxi outnumber Yunnan?",
            "is it true: Guangxi has more pairs than Yunnan",
        ),
    ]);
}

#[test]
fn the_year_of_founding_is_not_that_of_the_anniversary() {
    check(&[
        (
            "1986年结好的友城今年多少周年了",
            "anniversaries this year, of ties begun in 1986",
        ),
        (
            "2026年11月有哪些友城周年",
            "anniversaries in month 11 of 2026",
        ),
        (
            "天津今年有整十周年的友城没有",
            "anniversaries this year, Tianjin (天津)",
        ),
        (
            "which friendships reach half a century in 2030",
            "50-year anniversaries in 2030",
        ),
        (
            "which pairs become 40 in 2026?",
            "40-year anniversaries in 2026",
        ),
    ]);
}

#[test]
fn what_is_ranked_or_missing_is_what_the_noun_says() {
    check(&[
        (
            "which city has the most foreign partners?",
            "Chinese cities with the most pairs",
        ),
        (
            "Which African country has the most ties with Chinese cities?",
            "countries with the most pairs, China and Africa (非洲)",
        ),
        (
            "Is Brazil in the top ten?",
            "is it true: rank of Brazil among countries: 1 to 10",
        ),
        (
            "What was the peak year for new pairs?",
            "years with the most pairs",
        ),
        ("各省友城一览", "provinces with the most pairs"),
        ("中国第一对友城是哪两个城市", "first partnership of China"),
        (
            "On which continents does Dalian have no partner?",
            "continents without a partner of Dalian",
        ),
        (
            "Which provinces have fewer than ten pairs?",
            "provinces with fewer than 10 pairs",
        ),
        (
            "哪些省、自治区、直辖市未与以色列结好",
            "provinces without a partner in Israel",
        ),
        (
            "哪些省没有 US 友城",
            "provinces without a partner in United States",
        ),
        (
            "Xi'an: share of partners that are in Asia",
            "share of Asia in the partners of Xi'an",
        ),
        (
            "Kunming ∩ Nanning partners",
            "partners that Kunming and Nanning have in common",
        ),
    ]);
}

#[test]
fn dates_that_are_listed_are_told_side_by_side_and_a_number_by_the_dates_around_it() {
    check(&[
        (
            "How many pairs did Shandong have in 2014 and in 2019?",
            "timeline of Shandong (山东) from 2014 to 2019",
        ),
        (
            "2014、2019年山东友城各多少",
            "timeline of Shandong (山东) from 2014 to 2019",
        ),
        (
            "Qinghai - how many now and how many in 2015?",
            "timeline of Qinghai (青海) since 2015",
        ),
        (
            "partners of Tianjin founded in 1985 and 1986",
            "partners of Tianjin (天津) from 1985 to 1986",
        ),
        (
            "When did China pass 2000 pairs?",
            "when 2,000 pairs were reached: China",
        ),
        (
            "江苏友城什么时候达到300对",
            "when 300 pairs were reached: Jiangsu (江苏)",
        ),
        (
            "Did the number of Japanese pairs fall after 2014?",
            "timeline of China in Japan (日本) since 2015",
        ),
        (
            "Does every province have a Japanese partner?",
            "provinces without a partner in Japan",
        ),
    ]);
}

#[test]
fn what_is_said_with_a_question_mark_or_to_be_verified_is_a_claim() {
    check(&[
        (
            "江苏友城数是不是367",
            "is it true: Jiangsu (江苏): 367 pairs",
        ),
        ("大连有20个友城？", "is it true: Dalian (大连): 20 pairs"),
        (
            "Verify: 133 countries in 2015",
            "is it true: China: 133 partner countries in 2015",
        ),
        (
            "截至2018年11月我国建立友城2571对，对吗",
            "is it true: China: 2,571 pairs in 2018-11",
        ),
    ]);
}

#[test]
fn what_anybody_may_do_is_a_question_of_rules() {
    let search = |text| format!("a search in the documents for “{text}”");
    for text in [
        "一个城市可以同中国两个城市结好吗",
        "how many sister cities may a city have at most",
        "友城结好十周年能办庆祝活动吗",
        "into which phases is the history of friendship cities in China divided",
        "which Chinese mayor served as co-president of United Cities and Local Governments?",
    ] {
        check(&[(text, &search(text))]);
    }
}

#[test]
fn ties_without_a_chinese_side_and_what_a_place_is_made_of_are_other_topics() {
    for text in [
        "Which German cities are twinned with Paris?",
        "巴黎和柏林是姐妹城市吗",
    ] {
        check(&[(text, "not China")]);
    }
    for text in [
        "how many countries are there in Africa",
        "江苏有几个地级市",
        "美国总统大选谁会赢",
    ] {
        check(&[(text, "other topic")]);
    }
}
