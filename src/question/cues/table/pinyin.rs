//! Cues in pinyin.

use super::super::Cue;

/// Pinyin of the commonest cues, without tones and blanks ("you cheng" is read as "youcheng").
pub(in super::super) const PINYIN: &[(Cue, &str)] = &[
    (
        Cue::Partner,
        "youcheng|youhaochengshi|jiehao|jiemeichengshi|zimeichengshi|guojiyoucheng|jieweiyoucheng|\
         jiewei|youhaoguanxi|dijie|huoban|youhao",
    ),
    (Cue::Pair, "dui"),
    (
        Cue::HowMany,
        "duoshao|duoshaoge|duoshaodui|jige|jidui|jizuo|shuliang|shumu",
    ),
    (Cue::Total, "zongshu|yigong|gongyou|zonggong|zongji"),
    (Cue::Now, "xianzai|muqian|dangqian"),
    (
        Cue::Oldest,
        "zuizao|diyidui|diyige|shouge|shoudui|zuixian|diyi",
    ),
    (Cue::Newest, "zuixin|zuijin|zuihou|zuiwan"),
    (Cue::Most, "zuiduo"),
    (Cue::Fewest, "zuishao"),
    (Cue::More, "gengduo"),
    (
        Cue::Rank,
        "paiming|paihang|paihangbang|dijiming|dijiwei|diji",
    ),
    (Cue::Top, "qian"),
    (Cue::Compare, "bijiao|duibi|bi"),
    (Cue::Share, "zhanbi|bili|baifenbi|fene"),
    (Cue::Common, "gongtong|douyou|xiangtong"),
    (Cue::Without, "meiyou|meiyoude"),
    (Cue::Only, "zhiyou|jinyou|weiyi"),
    (Cue::Countries, "guojia|naguo"),
    (Cue::Provinces, "sheng|shengfen"),
    (Cue::Cities, "chengshi"),
    (Cue::Continents, "dazhou"),
    (Cue::Which, "naxie|najige|nage|shui|shenme|younaxie|liechu"),
    (Cue::Where, "nali|nar|zainali|fenbu"),
    (Cue::Course, "linian|bianhua|zengzhang|qushi|fazhan|meinian"),
    (Cue::Founded, "xinzeng|xinjian|qianshu|jianli"),
    (Cue::Anniversary, "zhounian|man|jinian"),
    (
        Cue::When,
        "nanian|nayinian|shenmeshihou|heshi|jishi|nanyinian|riqi|shijian",
    ),
    (Cue::YesNo, "ma|shibushi|shifou|youmeiyou"),
    (
        Cue::True,
        "shizhendema|duima|zhendema|zhende|duibudui|shima",
    ),
    (Cue::Still, "haishi|reng"),
    (Cue::China, "zhongguo|quanguo|woguo|shijie"),
    (Cue::Foreign, "waiguo|guowai|haiwai"),
    (Cue::And, "he|yu|gen|tong|ji"),
    (Cue::Of, "zai|de|zhi|li"),
    (Cue::Since, "zi|yilai|yihou|qi|zicong"),
    (Cue::Before, "yiqian|zhiqian"),
    (Cue::Until, "dao|jiezhi"),
    (Cue::Between, "zhijian"),
    (
        Cue::Explain,
        "weishenme|zenme|zenmeyang|ruhe|shenpi|pizhun|dingyi|tiaozhan|jiyu|guiding|zuoyong",
    ),
    (
        Cue::Filler,
        "qing|qingwen|wo|ni|you|shi|le|ge|zuo|gaosuwo|bangwo|nin|ta|na|zhe|dou",
    ),
];
