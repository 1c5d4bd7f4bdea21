//! "Check figures": what of a message is a claim, and what becomes of each.

use super::commands::verdicts;
use super::{bot, make, respond};

#[tokio::test]
async fn each_tie_of_a_list_is_held_against_its_own_date() {
    let bot = bot().await;
    for (text, wanted) in [
        // Philadelphia is of 1979.
        (
            "Tianjin became sister cities with Kobe in 1973, Philadelphia in 1980 and Melbourne in 1980",
            "✅❌✅",
        ),
        (
            "Beijing is paired with Tokyo (1979), New York (1980) and Moscow (1994)",
            "✅✅❌",
        ),
        (
            "北京与东京（1979年）、纽约（1980年）和莫斯科（1994年）是友好城市",
            "✅✅❌",
        ),
        ("天津1973年与神户结好，1980年与费城结好", "✅❌"),
        ("天津分别于1973年、1980年与神户、费城结好", "✅❌"),
        (
            "In 1973 Tianjin paired with Kobe, in 1980 with Philadelphia and in 1980 with Melbourne.",
            "✅❌✅",
        ),
        (
            "Kobe (1973) and Philadelphia (1980) are sister cities of Tianjin",
            "✅❌",
        ),
        (
            "Tianjin was twinned with Philadelphia and Melbourne in 1980",
            "❌✅",
        ),
        (
            "Tianjin became a sister city of Kobe, Japan in 1973 and Philadelphia, USA in 1980",
            "✅❌",
        ),
        (
            "Tianjin is paired with Kobe (1973), Philadelphia and Melbourne (1981)",
            "✅✅❌",
        ),
        (
            "Tianjin signed with Kobe on 24 June 1973 and with Philadelphia on 10 February 1980",
            "✅❌",
        ),
        (
            "Tianjin has 29 sister cities, among them Kobe (1973) and Philadelphia (1980)",
            "✅✅❌",
        ),
        ("Tianjin: Kobe (1973); Philadelphia (1980)", "✅❌"),
        (
            "Tianjin's sister cities:\n- Kobe (1973)\n- Philadelphia (1980).\nSee you!",
            "✅❌",
        ),
        (
            "Kobe and Tianjin became sister cities in 1973, Philadelphia followed in 1980",
            "✅❌",
        ),
        (
            "Oita (since 1979), Pittsburgh (since 1985) and Duisburg (since 1982) are Wuhan's sister cities",
            "✅❌✅",
        ),
        // Each half may be a list of its own.
        (
            "Beijing paired with Tokyo (1979), New York (1980) and Tianjin with Kobe (1974)",
            "✅✅❌",
        ),
        // A stretch of time is the date of none.
        (
            "Tianjin and Kobe have been sister cities from 1973 to 1980",
            "✅",
        ),
        (
            "Some facts:\n- Jiangsu has 367 sister cities.\n- Tianjin has 29.",
            "✅✅",
        ),
    ] {
        assert_eq!(verdicts(&bot, text).await, wanted, "{text}");
    }
}

#[tokio::test]
async fn each_dated_number_is_a_claim_of_its_own() {
    let bot = bot().await;
    for (text, wanted) in [
        (
            "China had 2171 pairs in June 2015 and 2300 in July 2015.",
            "✅❌",
        ),
        (
            "China had 2171 pairs on 1 June 2015 and 2209 on 1 July 2015.",
            "✅✅",
        ),
        (
            "In June 2015 China had 2171 pairs, and in July 2300.",
            "✅❌",
        ),
        ("中国2015年6月有2171对友城，2015年7月有2300对", "✅❌"),
        ("2015年6月1日中国有2171对友城，7月1日有2209对", "✅✅"),
        (
            "China's sister cities rose from 2171 in June 2015 to 2300 in July 2015",
            "✅❌",
        ),
        ("江苏友城从2015年5月的273对增加到2024年11月的366对", "✅❌"),
        // Nothing is known of 2020, and 100 lies between what is known.
        (
            "Yunnan's sister cities rose from 100 in 2020 to 118 in 2025",
            "❔✅",
        ),
        (
            "Jiangsu had partners in 60 countries in 2018 and 67 in 2024",
            "✅✅",
        ),
        (
            "China will grow from 3054 pairs in 2024 to 4000 in 2030",
            "",
        ),
    ] {
        assert_eq!(verdicts(&bot, text).await, wanted, "{text}");
    }
}

#[tokio::test]
async fn a_claim_holds_where_one_of_the_places_of_a_name_bears_it_out() {
    let bot = bot().await;
    for (text, wanted) in [
        ("Victoria and Suzhou are sister cities", "✅"),
        ("苏州和维多利亚是友城", "✅"),
        ("Suzhou isn't a sister city of Victoria", "❌"),
        ("Victoria and Suzhou became sister cities in 1980", "✅"),
        ("Victoria and Suzhou became sister cities in 1985", "❌"),
        ("London and Nanjing are sister cities", "✅"),
        ("Victoria has 1 sister city in China", "✅"),
        ("Taizhou has 999 sister cities", "❌"),
        ("Victoria and Beijing are sister cities", "❔"),
    ] {
        assert_eq!(verdicts(&bot, text).await, wanted, "{text}");
    }
}

#[tokio::test]
async fn what_is_not_known_is_not_denied() {
    let bot = bot().await;
    for (text, said) in [
        (
            "Beijing and Kobe are sister cities.",
            "Not known: no partnership",
        ),
        (
            "Kobe isn't a sister city of Beijing",
            "Not known: no partnership",
        ),
        ("北京和神户是友好城市。", "不清楚：本库没有"),
    ] {
        let shown = respond(&bot, &make::on_message(1, "Check figures", text)).await;
        let field = &shown["data"]["embeds"][0]["fields"][0];
        let value = field["value"].as_str().unwrap_or_default();
        assert!(value.contains(said), "{text}: {value}");
        assert!(
            !value.contains("\nNo:") && !value.contains("\n不是"),
            "{text}: {value}"
        );
    }
}

#[tokio::test]
async fn what_somebody_says_of_his_own_is_no_claim_about_china() {
    let bot = bot().await;
    for (text, wanted) in [
        ("We have 12 partner cities in China", ""),
        ("Our city has 5 sister cities in Germany.", ""),
        ("My university has 4 partner cities in China", ""),
        ("Our 12 partner cities in China are lovely", ""),
        ("我们在中国有12个友城", ""),
        ("本市在德国有3个友城", ""),
        ("我们与中国12个城市结为友城", ""),
        // Whoever says it of China, or of a place that is named, claims it.
        ("We know that China has 3,054 pairs of sister cities", "✅"),
        ("I think Jiangsu has 400 sister cities", "❌"),
        ("There are 3054 pairs of sister cities in China.", "✅"),
        ("Our partner Kobe has 1 sister city in China", "✅"),
        ("我国有3054对友城", "✅"),
        ("我们知道江苏有400对友城", "❌"),
    ] {
        assert_eq!(verdicts(&bot, text).await, wanted, "{text}");
    }
}

#[tokio::test]
async fn a_claim_is_listed_once() {
    let bot = bot().await;
    for (text, wanted) in [
        (
            "Jiangsu has 273 sister cities. Yes, Jiangsu has 273 pairs! 江苏有273对友城。",
            "🕰",
        ),
        (
            "Tianjin and Kobe are sister cities. 天津和神户是友好城市。",
            "✅",
        ),
        (
            "Jiangsu has 400 sister cities. Jiangsu doesn't have 400 sister cities.",
            "❌✅",
        ),
    ] {
        assert_eq!(verdicts(&bot, text).await, wanted, "{text}");
    }
}
