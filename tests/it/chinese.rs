//! Chinese as it is spoken: what asks for a fact and what for an explanation, claims of several clauses,
//! regions and units within them.

use youcheng::answer::{Answer, Kind, Verdict};
use youcheng::render::wording;

use crate::support::ask;

fn readings(cases: &[(&str, &str)]) {
    for (question, reading) in cases {
        let answer = ask(question);
        assert_eq!(
            wording::of(answer.lang).reading(&answer),
            *reading,
            "{question}"
        );
    }
}

fn headline(answer: &Answer) -> String {
    wording::of(answer.lang).headline(answer)
}

#[test]
fn what_it_is_asks_for_the_fact_where_one_is_described() {
    readings(&[
        ("天津的友城是什么", "天津的友城"),
        ("天津的友城叫什么", "天津的友城"),
        ("武汉第一个友城叫什么", "武汉最早的友城"),
        ("杭州最早的友城是什么", "杭州最早的友城"),
        ("与神户结好的是什么城市", "与神户结好的中国城市"),
        ("中国友城总数是什么", "全国友城总数"),
        ("排名第一的国家是什么", "友城最多的国家"),
        ("北京和上海的共同友城是什么", "北京和上海的共同友城"),
    ]);
    for question in [
        "友好城市是什么",
        "友城是什么意思",
        "天津友城的作用是什么",
        "青岛友城工作的重点是什么",
        "城地组织是什么",
        "日本的友城叫什么",
        "天津和神户结好的意义是什么",
    ] {
        assert_eq!(ask(question).kind, Kind::Passages, "{question}");
    }
}

#[test]
fn each_clause_of_a_claim_is_checked() {
    use Verdict::{Contradicted, NotKnown, Outdated, Supported};
    for (question, verdicts) in [
        ("江苏273对，山东172对，对吗", &[Outdated, Outdated][..]),
        ("江苏273对，广东200对，对吗", &[Outdated, Contradicted]),
        (
            "韩国169，日本249，美国244（2015年7月1日），都对吗",
            &[Supported, Supported, Supported],
        ),
        ("德国有81对友城，比法国多，对吗", &[Outdated, NotKnown]),
        ("法国有87对，排第六，对吗", &[Supported, Supported]),
        ("天津有29对友城，其中日本3对，对吗", &[Supported, Supported]),
        // Only the rows known here are so many.
        (
            "天津有26对友城，其中日本3对，对吗",
            &[Contradicted, Supported],
        ),
    ] {
        let answer = ask(question);
        let each: Vec<Verdict> = answer.each.iter().filter_map(|part| part.verdict).collect();
        assert_eq!(each, verdicts, "{question}");
        assert_eq!(answer.kind, Kind::Check, "{question}");
        let cited = answer.citations.len();
        assert!(
            answer.citations.iter().map(|cited| cited.n).eq(1..=cited),
            "{question}"
        );
    }
    readings(&[
        (
            "江苏和山东共有367对友城，对吗",
            "江苏、山东有367对友城，对吗",
        ),
        (
            "2015年，江苏有273对友城，对吗",
            "江苏2015年有273对友城，对吗",
        ),
        ("江苏友城是广东的两倍吗", "江苏和广东比较"),
        ("jiangsu you 273 dui youcheng ma", "江苏有273对友城，对吗"),
        ("xizang you 70 dui youcheng, dui ma", "西藏有70对友城，对吗"),
        (
            "扬州有多少个友城，其中日本几个",
            "扬州友城总数；扬州在日本有多少对友城",
        ),
        ("扬州和成都分别有多少友城", "扬州和成都比较"),
    ]);
}

#[test]
fn units_are_ranked_where_they_are_said_to_be() {
    readings(&[
        ("东北哪个省友城最多", "辽宁、吉林、黑龙江友城最多的省区市"),
        (
            "西部友城最多的省",
            "内蒙古、广西、重庆等12地友城最多的省区市",
        ),
        (
            "美国西部哪个州友城最多",
            "中国与美国（仅外国省州）友城最多的外国地方",
        ),
        ("广东省内友城数量排名", "广东友城最多的中国城市"),
        ("江苏省内友城数量前三", "江苏友城最多的3个中国城市"),
        ("江苏友城数量前三的国家", "江苏友城最多的3个国家"),
        ("广东友城数量排名", "广东在各省区市中的排名"),
        ("2015年十大国家里垫底的是谁", "2015年友城第10多的国家"),
        (
            "贵州排倒数第二，对吗",
            "贵州在各省区市（由少到多）中的排名：第2，对吗",
        ),
        ("青海排倒数第几", "青海在各省区市（由少到多）中的排名"),
        ("日本是第一吗", "日本在各国家中的排名：第1，对吗"),
        ("天津是第一个有友城的城市吗", "全国最早的友城：天津，对吗"),
        ("江苏的县级市常熟有什么友城", "常熟的友城"),
        ("江苏的县级市有哪些友城", "江苏（仅县区级）的友城"),
    ]);
}

#[test]
fn what_is_missing_leaves_out_and_has_a_time() {
    readings(&[
        (
            "除了西藏，还有哪些省没有日本友城",
            "在日本没有友城的省区市（不含西藏）",
        ),
        (
            "哪些省除西藏外没有日本友城",
            "在日本没有友城的省区市（不含西藏）",
        ),
        (
            "2000年以来没有新结友城的省",
            "没有自2000年以来结好的友城的省区市",
        ),
        ("除了日本，天津还有哪些友城", "天津（不含日本）的友城"),
        (
            "北京和广州都结好的非洲国家",
            "北京和广州在非洲的共同友城国家",
        ),
        ("非洲跟拉美比较", "非洲和拉丁美洲比较"),
        ("日韩比较", "日本和韩国比较"),
        ("明年3月有哪些周年", "2027年3月结好纪念日"),
        ("3月有哪些周年", "3月结好纪念日"),
        ("哪些友城今年四十岁了", "今年满40周年的结好纪念日"),
    ]);
    assert_eq!(ask("除了西藏，还有哪些省没有日本友城").rows.len(), 2);
    assert_eq!(ask("没有日本友城的省").rows.len(), 3);
}

#[test]
fn who_is_ahead_and_by_how_much_stands_first() {
    for (question, value, said) in [
        (
            "湖北和湖南谁多",
            Some(32.0),
            "湖北比湖南多32对：湖北115对（2023），湖南83对（2018-06）；两个数字的日期不同。",
        ),
        (
            "2015年法国和德国谁多谁少",
            Some(6.0),
            "法国比德国多6对：法国87对（2015-05），德国81对（2015-05）。",
        ),
        (
            "扬州和成都分别有多少友城",
            Some(14.0),
            "成都比扬州多14对（按本库所录逐条统计）：扬州22对，成都36对。",
        ),
        (
            "意大利比加拿大多，是吗",
            Some(9.0),
            "是的。意大利比加拿大多9对：意大利61对（2015-05），加拿大52对（2015-05）。",
        ),
    ] {
        let answer = ask(question);
        assert_eq!(answer.value, value, "{question}");
        assert_eq!(headline(&answer), said, "{question}");
    }
    // The newest figures are of different dates, and at one date it is the other way round.
    assert_eq!(
        ask("德国友城数比法国多，对吗").verdict,
        Some(Verdict::NotKnown)
    );
    assert_eq!(ask("2008到2024全国友城增长了多少").value, Some(1557.0));
}

#[test]
fn wider_ties_are_counted_where_they_are_asked_for() {
    for (question, value) in [
        ("武漢全部友城（含交流城市）多少", 99.0),
        ("深圳友城和友好交流城市一共多少", 90.0),
        ("广州所有友好关系城市总数", 100.0),
        ("广州一共有多少友城", 38.0),
        ("武汉正式友城有多少", 28.0),
    ] {
        assert_eq!(ask(question).value, Some(value), "{question}");
    }
}

#[test]
fn all_places_of_a_foreign_name_are_listed() {
    assert_eq!(ask("伦敦的中国友城").rows.len(), 3);
    assert_eq!(ask("北京和巴黎、伦敦分别哪年结好").rows.len(), 2);
    // A Chinese name that is nobody's own is asked back.
    assert_eq!(ask("Taizhou partners").kind, Kind::Ambiguous);
}
