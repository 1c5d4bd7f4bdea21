//! Names in questions: misspelt, misheard, of several places, and words that are none.

use crate::questions::check;
use crate::restrictions::said;

#[test]
fn everyday_words_are_no_places_and_typing_errors_in_cues_are_mended() {
    check(&[
        (
            "partners of Tianjin and their dates as a table",
            "partners of Tianjin (天津)",
        ),
        (
            "yo what cities is shenzhen sisters with lol",
            "partners of Shenzhen (深圳)",
        ),
        (
            "frist partner of Harbin",
            "first partnership of Harbin (哈尔滨)",
        ),
        ("Nanchang parnters", "partners of Nanchang (南昌)"),
        ("toatl Africa", "Africa total"),
        (
            "provinces wihout African partner",
            "provinces without a partner in Africa",
        ),
        ("1991年的时候有多少对", "China total in 1991"),
        ("feizhou zongshu", "Africa total"),
        ("South Asia total", "South Asia total"),
        ("中东有多少对友城", "Middle East total"),
    ]);
}

#[tokio::test]
async fn a_pair_decides_between_places_of_one_name() {
    let text = said("suzhou and victoria since when").await;
    assert!(text.contains("1980-10-20"), "{text}");
    let text = said("Nanjing and London since when").await;
    assert!(
        text.contains("London, Ontario") && text.contains("1997"),
        "{text}"
    );
    let text = said("伦敦有哪些中国友城").await;
    assert!(
        text.contains("英国伦敦") && text.contains("加拿大伦敦"),
        "{text}"
    );
}

#[test]
fn a_misspelt_name_is_never_passed_over() {
    check(&[
        (
            "sister citys of Quindao in Germany",
            "partners of Qingdao (青岛) in Germany (德国)",
        ),
        (
            "Hanghzou sister cities in New Zeland",
            "partners of Hangzhou (杭州) in New Zealand (新西兰)",
        ),
        (
            "Shangai partner cities in Itly",
            "partners of Shanghai (上海) in Italy (意大利)",
        ),
        (
            "when did Shenyang and Saporro pair up",
            "are Shenyang and Sapporo partners, and since when",
        ),
        ("partners of Xqzvbn in Germany", "unknown place: Xqzvbn"),
        (
            "Date for Hangzhou and Boston",
            "are Hangzhou and Boston partners, and since when",
        ),
    ]);
}

#[test]
fn a_name_for_several_places_stands_for_all_of_them() {
    check(&[
        (
            "中国友城最多的直辖市",
            "provinces with the most pairs, Beijing (北京) or Tianjin (天津) or Shanghai (上海) or Chongqing (重庆)",
        ),
        (
            "哪些直辖市没有德国友城",
            "provinces of Beijing or Tianjin or Shanghai or Chongqing without a partner in Germany",
        ),
        (
            "东北三省和朝鲜的友城",
            "partners of Liaoning (辽宁) or Jilin (吉林) or Heilongjiang (黑龙江) in North Korea (朝鲜)",
        ),
        (
            "Yangtze River Delta friendship cities in Brazil",
            "partners of Shanghai (上海) or Jiangsu (江苏) or Zhejiang (浙江) or Anhui (安徽) in Brazil (巴西)",
        ),
        (
            "友城少于五个的省会",
            "Chinese cities of Shijiazhuang, Taiyuan, Hohhot or 24 more with fewer than 5 pairs",
        ),
        // The word is part of a name here.
        ("内蒙古自治区的友城", "partners of Inner Mongolia (内蒙古)"),
    ]);
}

#[test]
fn a_wrong_character_that_sounds_right_is_mended() {
    check(&[
        ("昆名的友好城市有哪些", "partners of Kunming (昆明)"),
        ("苏洲的友城", "partners of Suzhou (苏州)"),
        ("石家桩的友城", "partners of Shijiazhuang (石家庄)"),
        ("神护的中国友城", "Chinese partners of Kobe (神户)"),
        ("满洲里的友城", "partners of Manzhouli (满洲里)"),
        // Numbers and everyday words sound like places too.
        (
            "2015年5月友城数前三名的国家",
            "3 countries with the most pairs in 2015-05",
        ),
        (
            "友城之间的经济合作",
            "a search in the documents for “友城之间的经济合作”",
        ),
    ]);
}

#[test]
fn a_name_is_no_part_of_the_word_before_it() {
    check(&[
        ("2015年6月1日全国有多少对友城", "China total on 2015-06-01"),
        (
            "广州的友城中亚洲占几成",
            "share of Asia in the partners of Guangzhou",
        ),
        (
            "When was Lhasa twinned with Boulder, Colorado?",
            "are Lhasa and Boulder partners, and since when",
        ),
        (
            "Hi Youcheng! When did Dalian and Bremen pair?",
            "are Dalian and Bremen partners, and since when",
        ),
        (
            "Chnegdu's twin cities in Germany",
            "partners of Chengdu (成都) in Germany (德国)",
        ),
        ("Atlantis's partners in Japan", "unknown place: Atlantis"),
    ]);
}
