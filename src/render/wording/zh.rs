//! Chinese, in Simplified characters.

use super::{Column, Span, Wording, both, grouped, is_pages};
use crate::answer::{
    Answer, Basis, FigureRow, Kind, NameRow, Note, PartnershipRow, PassageRow, Rows, Unknown,
    Verdict,
};
use crate::facts::{DateRange, Metric, PartialDate, SinceBasis, Status, Unit};
use crate::places::{Names, Scope};
use crate::question::{
    Anniversaries, Check, CommonBy, Counted, Course, End, Filter, Missing, Part, Query, Ranked,
    Ranking, When,
};
use crate::text::Lang;

/// The words of Chinese.
pub(super) struct Chinese;

type Name<'a> = &'a dyn Fn(Scope) -> Names;

impl Wording for Chinese {
    fn reading(&self, answer: &Answer) -> String {
        let name = |scope| answer.name(scope).cloned().unwrap_or_else(nameless);
        match (&answer.query, &answer.unknown) {
            (Some(query), _) => self.question(query, &name),
            (None, Some(Unknown::Place(typed))) => format!("关于“{typed}”的问题"),
            (None, _) if answer.kind == Kind::Ambiguous => "有多种理解".into(),
            (None, _) => "未能理解".into(),
        }
    }

    fn headline(&self, answer: &Answer) -> String {
        headline(answer)
    }

    fn beside(&self, answer: &Answer) -> String {
        match answer.kind {
            Kind::Passages => "相邻段落：".into(),
            Kind::Common => "共同的国家：".into(),
            Kind::Pair => "最接近的记录：".into(),
            Kind::Count => "统计所依据的友城：".into(),
            _ => "按本库所录友城逐条统计：".into(),
        }
    }

    fn explained(&self) -> &'static str {
        "文献中的相关段落："
    }

    fn note(&self, note: &Note) -> String {
        note_text(note)
    }

    fn note_mark(&self) -> &'static str {
        "注："
    }

    fn partnership(&self, row: &PartnershipRow, both_sides: bool) -> String {
        let partner = format!("{}，{}", both(&row.partner, Lang::Zh), row.country.zh);
        let ends = if both_sides {
            format!("{}—{partner}", both(&row.cn, Lang::Zh))
        } else {
            partner
        };
        let mut line = format!("{ends} · {}", self.since(row));
        if let Some(age) = row.age {
            line.push_str(&format!(" · {age}周年"));
        }
        if let Some(status) = self.status(row) {
            line.push_str(&format!(" · {status}"));
        }
        format!("{line} [{}]", row.cite)
    }

    fn figure(&self, row: &FigureRow, scoped: bool) -> String {
        let value = match row.metric {
            Metric::Partnerships => self.value(row.value, row.unit),
            _ => format!(
                "{}（{}）",
                self.value(row.value, row.unit),
                self.metric(row.metric)
            ),
        };
        let scope = if scoped {
            format!("{}：", both(&row.scope, Lang::Zh))
        } else {
            String::new()
        };
        let date = row.as_of.map_or(String::new(), |date| format!(" · {date}"));
        let basis = match row.basis {
            Basis::Reported(n) => format!(" · 来源报道 [{n}]"),
            Basis::Counted => " · 按本库所录逐条统计".into(),
        };
        let note = row
            .note
            .as_ref()
            .map_or(String::new(), |note| format!("（原注：{note}）"));
        format!("{scope}{value}{date}{basis}{note}")
    }

    fn name(&self, row: &NameRow) -> String {
        let mut line = both(&row.name, Lang::Zh);
        if let Some(country) = &row.country {
            line.push_str(&format!("，{}", country.zh));
        }
        if let (Some(value), Some(unit)) = (row.value, row.unit) {
            line.push_str(&format!(" · {}", self.value(value, unit)));
        }
        if let Some(date) = row.as_of {
            line.push_str(&format!(" · {date}"));
        }
        if let Some(Basis::Reported(n)) = row.basis {
            line.push_str(&format!(" [{n}]"));
        }
        line
    }

    fn passage_source(&self, row: &PassageRow) -> String {
        let section = row
            .section
            .last()
            .map_or(String::new(), |section| format!(" › {section}"));
        let place = row
            .locator
            .as_ref()
            .map_or(String::new(), |at| format!("，{}", self.place_in(at)));
        let digest = if row.digest { "（本库摘要）" } else { "" };
        format!("{}{section}{place}{digest} [{}]", row.title, row.cite)
    }

    fn place_in(&self, locator: &str) -> String {
        if is_pages(locator) {
            format!("第{}页", locator.replace(", ", "、"))
        } else {
            locator.to_owned()
        }
    }

    fn title(&self, title: &str) -> String {
        // Some sources are named by a whole reference, which has marks of its own.
        if title.contains(['《', '“']) {
            title.to_owned()
        } else {
            format!("《{title}》")
        }
    }

    fn value(&self, value: f64, unit: Unit) -> String {
        let counter = match unit {
            Unit::Pairs => "对",
            Unit::Countries => "个国家",
            Unit::Cities => "个城市",
            Unit::Units => "个地方",
            Unit::Percent => return format!("{}%", grouped(value)),
        };
        format!("{}{counter}", grouped(value))
    }

    fn metric(&self, metric: Metric) -> &'static str {
        match metric {
            Metric::Partnerships => "现有友城对数",
            Metric::NewPartnerships => "新增友城对数",
            Metric::PartnerCountries => "友城所在国家数",
            Metric::PartnerProvinces => "外国省州数",
            Metric::PartnerCities => "外国城市数",
            Metric::ChineseProvinces => "有友城的省区市数",
            Metric::ChineseCities => "有友城的中国城市数",
            Metric::ChineseLocalGovernments => "有友城的中国省市总数",
            Metric::CountryRankShare => "占全部友城的比例",
            Metric::CountriesInScope => "范围内的国家数",
            Metric::MemberCities => "会员城市数",
        }
    }

    fn column(&self, column: Column) -> &'static str {
        match column {
            Column::Chinese => "中方",
            Column::Partner => "外方",
            Column::Country => "国家",
            Column::Since => "结好时间",
            Column::Source => "来源",
            Column::Rank => "名次",
            Column::Name => "名称",
            Column::Value => "数值",
            Column::AsOf => "截至",
            Column::Basis => "依据",
            Column::Scope => "范围",
            Column::Note => "备注",
        }
    }

    fn since(&self, row: &PartnershipRow) -> String {
        match (row.since, row.since_basis) {
            (Some(date), Some(SinceBasis::Unverified)) => format!("{date}（未核实）"),
            (Some(date), _) => date.to_string(),
            (None, _) => "日期不详".into(),
        }
    }

    fn status(&self, row: &PartnershipRow) -> Option<&'static str> {
        match row.status {
            Status::Active => None,
            Status::Suspended => Some("已暂停"),
            Status::Terminated => Some("已终止"),
        }
    }

    fn question(&self, query: &Query, name: Name<'_>) -> String {
        question(query, name)
    }
}

fn nameless() -> Names {
    Names {
        en: "an unknown place".into(),
        zh: "未知地点".into(),
    }
}

fn headline(answer: &Answer) -> String {
    let name = |scope| answer.name(scope).cloned().unwrap_or_else(nameless);
    let rows = answer.rows.len();
    match (answer.kind, &answer.query) {
        (Kind::Unknown, _) => return unknown(answer),
        (Kind::Ambiguous, _) => return "您指的是哪一个？".into(),
        (Kind::Partners, Some(Query::Partners(filter))) => return partners(filter, rows, &name),
        (Kind::Passages, _) => return format!("在文献中找到{rows}段，按相关程度排列："),
        _ => {}
    }
    let Some(query) = &answer.query else {
        return String::new();
    };
    match query {
        Query::Pair(cn, partner) => pair(answer, &name, Scope::Place(*cn), Scope::Place(*partner)),
        Query::Check(check) => checked(answer, check, &name),
        Query::Count(filter, counted) => {
            let value = answer.value.unwrap_or_default();
            format!(
                "{}{}：本库所录共{}{}。",
                sides(filter, &name),
                period(filter.since),
                grouped(value),
                counter(*counted)
            )
        }
        Query::Total(total) => {
            let scope = both(&name(total.scope), Lang::Zh);
            match (answer.value, answer.unit) {
                (Some(value), Some(unit)) => {
                    format!("{scope}：{}{}。", Chinese.value(value, unit), as_of(answer))
                }
                _ => format!("本库没有{scope}的数据。"),
            }
        }
        Query::First(filter, end, _) => {
            let what = match end {
                End::Oldest => "最早",
                End::Newest => "最新",
            };
            if rows == 0 {
                format!("本库没有{}有日期的友城记录。", sides(filter, &name))
            } else {
                format!("{}{what}的友城：", sides(filter, &name))
            }
        }
        Query::Ranking(ranking) => ranked(answer, ranking, &name),
        Query::Compare(scopes, _) => {
            let scopes: Vec<String> = scopes.iter().map(|s| name(*s).zh.to_string()).collect();
            format!("对比：{}。", scopes.join("、"))
        }
        Query::Share(part, _) => match answer.value {
            Some(value) => format!(
                "{}占全部友城的{}%{}。",
                part_phrase(part, &name),
                grouped(value),
                as_of(answer)
            ),
            None => format!("本库没有{}的占比数据。", part_phrase(part, &name)),
        },
        Query::Timeline(filter, course) => match (course, answer.value) {
            (Course::New, Some(value)) => {
                format!(
                    "{}{}新增友城{}对。",
                    sides(filter, &name),
                    period(filter.since),
                    grouped(value)
                )
            }
            (Course::New, None) => format!("{}各年新增友城：", sides(filter, &name)),
            (Course::Totals, _) if rows == 0 && answer.beside.is_empty() => {
                format!("本库没有{}按日期的数据。", sides(filter, &name))
            }
            (Course::Totals, _) => {
                format!(
                    "{}{}历次公布的总数：",
                    sides(filter, &name),
                    period(filter.since)
                )
            }
        },
        Query::Common(places, by) => common(places, *by, rows, &name),
        Query::Missing(missing) => missing_headline(missing, rows, &name),
        Query::Places(filter) => format!("{}的友城分布在{rows}个国家：", sides(filter, &name)),
        Query::Anniversaries(asked) => anniversaries(answer, asked, &name),
        Query::Partners(_) | Query::Passages(_) => String::new(),
    }
}

fn unknown(answer: &Answer) -> String {
    match &answer.unknown {
        Some(Unknown::Empty) | None => {
            "请提出关于中国友好城市的问题，例如“天津的友好城市”“非洲总数”“武汉和大分哪年结好”。"
                .into()
        }
        Some(Unknown::OtherTopic) => {
            "这个问题我不了解。我能回答中国友好城市方面的问题：谁与谁结好、\
            何时结好、共有多少对，以及有关规定怎么说。例如“天津的友好城市”“友城最多的十个国家”\
            “友好城市由谁批准”。"
                .into()
        }
        Some(Unknown::Place(typed)) if answer.choices.is_empty() => {
            format!("本库没有“{typed}”这个地名，也没有相近的名称。")
        }
        Some(Unknown::Place(typed)) => format!("本库没有“{typed}”的友城记录。名称相近的有："),
        Some(Unknown::NoFigure) => "本库没有这方面的数据。".into(),
        Some(Unknown::NoPassage) => {
            "文献中没有找到能回答这个问题的段落。我可以列出友城、总数、结好日期和\
            排名，也可以引用有关规定。例如“天津的友好城市”“非洲总数”“友好城市由谁批准”。"
                .into()
        }
    }
}

fn partners(filter: &Filter, rows: usize, name: Name<'_>) -> String {
    let sides = sides(filter, name);
    let since = period(filter.since);
    match rows {
        0 => format!("本库没有{sides}{since}结好的记录。"),
        _ => format!("本库收录{sides}{since}结好的友城{rows}对。"),
    }
}

fn pair(answer: &Answer, name: Name<'_>, cn: Scope, partner: Scope) -> String {
    let (cn, partner) = (name(cn).zh, name(partner).zh);
    let row = match &answer.rows {
        Rows::Partnerships(rows) => rows.first(),
        _ => None,
    };
    let Some(row) = row else {
        return format!("不是：本库没有{cn}与{partner}结好的记录。");
    };
    let unverified = match row.since_basis {
        Some(SinceBasis::Unverified) => "（此日期未经文献核实）",
        _ => "",
    };
    let since = match row.since {
        Some(date) => format!("于{}{unverified}结为友好城市", chinese_date(date)),
        None => "是友好城市，但结好日期不详".into(),
    };
    match row.status {
        Status::Active => format!("{cn}与{partner}{since}。"),
        Status::Suspended => format!("{cn}与{partner}{since}，目前关系已暂停（中止）。"),
        Status::Terminated => format!("{cn}与{partner}{since}，现已终止。"),
    }
}

fn checked(answer: &Answer, check: &Check, name: Name<'_>) -> String {
    let claim = claim(check, name);
    match answer.verdict {
        Some(Verdict::Supported) => format!("属实：{claim}有来源支持。"),
        Some(Verdict::Outdated) => format!("当时属实：{claim}有来源支持，但较新的数据不同。"),
        Some(Verdict::Contradicted) => format!("不对：{claim}与来源不符。"),
        Some(Verdict::NotKnown) | None => format!("不清楚：本库没有来源提到{claim}。"),
    }
}

fn claim(check: &Check, name: Name<'_>) -> String {
    match check {
        Check::Number {
            of,
            counted,
            hundredths,
            percent,
            at,
        } => {
            let value = grouped(*hundredths as f64 / 100.0);
            let what = if *percent {
                "%（占全部友城）"
            } else {
                counter(*counted)
            };
            format!("“{}{}有{value}{what}”", sides(of, name), period(*at))
        }
        Check::Since { cn, partner, at } => format!(
            "“{}与{}于{}结好”",
            name(Scope::Place(*cn)).zh,
            name(Scope::Place(*partner)).zh,
            chinese_date(*at)
        ),
        Check::TopShare { top, hundredths } => {
            format!("“前{top}个国家占{}%”", grouped(*hundredths as f64 / 100.0))
        }
    }
}

fn ranked(answer: &Answer, ranking: &Ranking, name: Name<'_>) -> String {
    let of = ranked_noun(ranking.of);
    if let Some(whose) = ranking.whose {
        let whose = name(whose).zh;
        let row = match &answer.rows {
            Rows::Names(rows) => rows.iter().find(|row| row.name.zh == whose),
            _ => None,
        };
        return match row.and_then(|row| row.rank) {
            Some(rank) => format!("{whose}在各{of}中排第{rank}位{}。", as_of(answer)),
            None => format!("{whose}没有排名：本库没有相应数据。"),
        };
    }
    let order = if ranking.fewest {
        "由少到多"
    } else {
        "由多到少"
    };
    let within = of_sides(&ranking.filter, name);
    format!("{within}各{of}按友城对数{order}{}：", as_of(answer))
}

fn common(places: &[crate::places::PlaceId], by: CommonBy, rows: usize, name: Name<'_>) -> String {
    let places: Vec<String> = places
        .iter()
        .map(|p| name(Scope::Place(*p)).zh.to_string())
        .collect();
    let places = places.join("和");
    match (by, rows) {
        (CommonBy::Places, 0) => format!("{places}没有共同的友城记录。"),
        (CommonBy::Places, _) => format!("{places}有{rows}个共同的友城："),
        (CommonBy::Countries, 0) => format!("{places}没有共同的友城国家。"),
        (CommonBy::Countries, _) => format!("{places}在{rows}个国家都有友城："),
    }
}

fn missing_headline(missing: &Missing, rows: usize, name: Name<'_>) -> String {
    let units = ranked_noun(missing.units);
    let within = within(missing, name);
    match missing.pairs {
        0 if rows == 0 => format!("没有：各{units}{within}都有友城记录。"),
        0 => format!("有{rows}个{units}{within}没有友城记录："),
        pairs => format!("有{rows}个{units}{within}只有{pairs}对友城记录："),
    }
}

fn within(missing: &Missing, name: Name<'_>) -> String {
    match missing.within {
        Scope::World => String::new(),
        scope => format!("在{}", name(scope).zh),
    }
}

fn anniversaries(answer: &Answer, asked: &Anniversaries, name: Name<'_>) -> String {
    let rows = answer.rows.len();
    let dated = answer
        .as_of
        .map_or(String::new(), |date| format!("（{date}）"));
    let when = when(asked.when);
    let age = asked
        .age
        .map_or(String::new(), |age| format!("满{age}周年"));
    let of = of_sides(&asked.filter, name);
    match rows {
        0 => format!("{of}{when}{dated}没有{age}的结好纪念日记录。"),
        _ => format!("{of}{when}{dated}{age}的结好纪念日有{rows}个："),
    }
}

fn when(when: When) -> String {
    match when {
        When::ThisMonth => "本月".into(),
        When::NextMonth => "下月".into(),
        When::ThisYear => "今年".into(),
        When::NextYear => "明年".into(),
        When::LastYear => "去年".into(),
        When::Today => "今天".into(),
        When::Month(month) => format!("{month}月"),
        When::Year(year) => format!("{year}年"),
    }
}

fn note_text(note: &Note) -> String {
    match note {
        Note::UnverifiedDates(n) => format!("标有“未核实”的{n}个日期没有文献证实。"),
        Note::NoDate(n) => format!("其中{n}对的结好日期不详。"),
        Note::NotActive(n) => format!("其中{n}对已终止或暂停。"),
        Note::Conflict {
            scope,
            as_of,
            values,
        } => {
            let values: Vec<String> = values.iter().map(|value| grouped(*value)).collect();
            format!(
                "关于{}在{as_of}的数据，各来源不一致：{}。",
                scope.zh,
                values.join("与")
            )
        }
        Note::DoesNotAddUp {
            printed,
            sum,
            whole,
            computed,
        } => format!(
            "原文写作{}%，但按其所列数字应为{}%（{}/{}）。",
            grouped(*printed),
            grouped(*computed),
            grouped(*sum),
            grouped(*whole)
        ),
        Note::KnownRowsOnly { counted } => {
            format!("本库逐条收录{counted}对；名录都不完整，公布的总数可能更高。")
        }
        Note::DifferentCounts => {
            "各数字口径不一：有的包括友好交流（合作）城市，有的只是一方的统计。".into()
        }
        Note::UnitsBelow { own, below } => {
            format!("其中省级{own}对，所辖市县区{below}对。")
        }
        Note::BelowNotListed { below } => format!("所辖区县另有{below}对，未列入。"),
        Note::NearestDate(date) => format!("没有所问日期的数据，最接近的是{date}的。"),
        Note::ShareOf {
            part,
            whole,
            whole_as_of,
        } => format!(
            "由{}对除以{}对{}算得。",
            grouped(*part),
            grouped(*whole),
            whole_as_of.map_or(String::new(), |date| format!("（{date}）"))
        ),
        Note::PrintedOrderDiffers => "原文的排列次序与数字大小不符。".into(),
        Note::Reported { value, as_of, cite } => format!(
            "此数按本库所录逐条统计；最近公布的总数为{}{} [{cite}]。",
            grouped(*value),
            as_of.map_or(String::new(), |date| format!("（{date}）"))
        ),
        Note::SharedCountries(countries) => {
            let names: Vec<&str> = countries.iter().map(|country| &*country.zh).collect();
            format!("两地都在这些国家有友城：{}。", names.join("、"))
        }
        Note::FromSource(text) => format!("来源数据原注：{text}。"),
    }
}

fn question(query: &Query, name: Name<'_>) -> String {
    match query {
        Query::Partners(filter) if filter.from_abroad => {
            format!(
                "与{}{}结好的中国城市",
                abroad(filter, name),
                period(filter.since)
            )
        }
        Query::Partners(filter) => format!("{}的友城", filtered(filter, name)),
        Query::Count(filter, counted) => {
            format!("{}有多少{}", filtered(filter, name), counted_noun(*counted))
        }
        Query::Total(total) => {
            let what = match total.counted {
                Counted::Pairs => "友城总数",
                counted => counted_noun(counted),
            };
            format!("{}{}{what}", name(total.scope).zh, period(total.at))
        }
        Query::Pair(cn, partner) => format!(
            "{}和{}是否结好、何时结好",
            name(Scope::Place(*cn)).zh,
            name(Scope::Place(*partner)).zh
        ),
        Query::First(filter, End::Oldest, _) => format!("{}最早的友城", filtered(filter, name)),
        Query::First(filter, End::Newest, _) => format!("{}最新的友城", filtered(filter, name)),
        Query::Ranking(ranking) => ranking_question(ranking, name),
        Query::Compare(scopes, at) => {
            let scopes: Vec<String> = scopes
                .iter()
                .map(|scope| name(*scope).zh.to_string())
                .collect();
            format!("{}{}比较", scopes.join("和"), period(*at))
        }
        Query::Share(part, at) => format!("{}{}占比", part_phrase(part, name), period(*at)),
        Query::Timeline(filter, Course::Totals) => format!("{}历年总数", filtered(filter, name)),
        Query::Timeline(filter, Course::New) if filter.since.is_unbounded() => {
            format!("{}各年新增友城", filtered(filter, name))
        }
        Query::Timeline(filter, Course::New) => {
            format!("{}新增友城", filtered(filter, name))
        }
        Query::Common(places, by) => {
            let places: Vec<String> = places
                .iter()
                .map(|place| name(Scope::Place(*place)).zh.to_string())
                .collect();
            let by = match by {
                CommonBy::Places => "共同友城",
                CommonBy::Countries => "共同的友城国家",
            };
            format!("{}的{by}", places.join("和"))
        }
        Query::Missing(missing) => missing_question(missing, name),
        Query::Places(filter) => format!("{}与哪些国家结好", filtered(filter, name)),
        Query::Anniversaries(asked) => {
            let age = asked
                .age
                .map_or(String::new(), |age| format!("满{age}周年的"));
            format!(
                "{}{}{age}结好纪念日",
                of_sides(&asked.filter, name),
                when(asked.when)
            )
        }
        Query::Check(check) => format!("{}，对吗", claim(check, name).replace(['“', '”'], "")),
        Query::Passages(text) => format!("在文献中查找“{text}”"),
    }
}

fn ranking_question(ranking: &Ranking, name: Name<'_>) -> String {
    let of = ranked_noun(ranking.of);
    if let Some(whose) = ranking.whose {
        return format!("{}{}在各{of}中的排名", period(ranking.at), name(whose).zh);
    }
    let top = ranking.top.map_or(String::new(), |top| format!("{top}个"));
    let order = if ranking.fewest { "最少" } else { "最多" };
    let within = of_sides(&ranking.filter, name);
    format!(
        "{within}{}{}友城{order}的{top}{of}",
        period(ranking.filter.since),
        period(ranking.at)
    )
}

fn missing_question(missing: &Missing, name: Name<'_>) -> String {
    let units = ranked_noun(missing.units);
    let within = within(missing, name);
    let of = missing.of.map_or(String::new(), |of| {
        format!("{}的", name(Scope::Place(of)).zh)
    });
    match missing.pairs {
        0 => format!("{of}{within}没有友城的{units}"),
        pairs => format!("{of}{within}只有{pairs}对友城的{units}"),
    }
}

/// "天津", "天津与日本", "中国与肯尼亚", "全国".
fn sides(filter: &Filter, name: Name<'_>) -> String {
    match (filter.cn.is_empty(), filter.abroad.is_empty()) {
        (true, true) => "全国".into(),
        (false, true) => chinese(filter, name),
        (true, false) => format!("中国与{}", abroad(filter, name)),
        (false, false) => format!("{}与{}", chinese(filter, name), abroad(filter, name)),
    }
}

fn filtered(filter: &Filter, name: Name<'_>) -> String {
    let since = period(filter.since);
    match (filter.cn.is_empty(), filter.abroad.is_empty()) {
        (true, true) => format!("全国{since}"),
        (false, true) => format!("{}{since}", chinese(filter, name)),
        (true, false) => format!("中国在{}{since}", abroad(filter, name)),
        (false, false) => format!("{}在{}{since}", chinese(filter, name), abroad(filter, name)),
    }
}

fn of_sides(filter: &Filter, name: Name<'_>) -> String {
    if filter.cn.is_empty() && filter.abroad.is_empty() {
        String::new()
    } else {
        sides(filter, name)
    }
}

fn chinese(filter: &Filter, name: Name<'_>) -> String {
    let names: Vec<String> = filter
        .cn
        .iter()
        .map(|place| name(Scope::Place(*place)).zh.to_string())
        .collect();
    names.join("、")
}

fn abroad(filter: &Filter, name: Name<'_>) -> String {
    let names: Vec<String> = filter
        .abroad
        .iter()
        .map(|scope| name(*scope).zh.to_string())
        .collect();
    names.join("、")
}

fn period(range: DateRange) -> String {
    let Span { from, to } = Span::of(range);
    match (from, to) {
        (None, None) => String::new(),
        (Some(from), None) => format!("自{}以来", chinese_date(from)),
        (None, Some(to)) => format!("截至{}", chinese_date(to)),
        (Some(from), Some(to)) if from == to => chinese_date(from),
        (Some(from), Some(to)) => format!("{}至{}", chinese_date(from), chinese_date(to)),
    }
}

/// 2015年6月1日.
fn chinese_date(date: PartialDate) -> String {
    let month = date
        .month()
        .map_or(String::new(), |month| format!("{month}月"));
    let day = date.day().map_or(String::new(), |day| format!("{day}日"));
    format!("{}年{month}{day}", date.year())
}

fn as_of(answer: &Answer) -> String {
    answer
        .as_of
        .map_or(String::new(), |date| format!("（{date}）"))
}

fn part_phrase(part: &Part, name: Name<'_>) -> String {
    match part {
        Part::Scopes(scopes) => {
            let scopes: Vec<String> = scopes
                .iter()
                .map(|scope| name(*scope).zh.to_string())
                .collect();
            scopes.join("和")
        }
        Part::Top(top) => format!("友城最多的前{top}个国家"),
    }
}

fn ranked_noun(of: Ranked) -> &'static str {
    match of {
        Ranked::Countries => "国家",
        Ranked::Provinces => "省区市",
        Ranked::Cities => "中国城市",
        Ranked::Continents => "大洲",
        Ranked::ForeignPlaces => "外国地方",
        Ranked::Years => "年份",
    }
}

fn counted_noun(counted: Counted) -> &'static str {
    match counted {
        Counted::Pairs => "对友城",
        Counted::Countries => "友城所在国家",
        Counted::ChinesePlaces => "有友城的中国地方",
        Counted::ChineseProvinces => "有友城的省区市",
        Counted::ForeignPlaces => "外国友城",
        Counted::ForeignProvinces => "外国友好省州",
    }
}

fn counter(counted: Counted) -> &'static str {
    match counted {
        Counted::Pairs => "对友城",
        Counted::Countries => "个友城国家",
        Counted::ChinesePlaces => "个有友城的中国地方",
        Counted::ChineseProvinces => "个有友城的省区市",
        Counted::ForeignPlaces => "个外国友城",
        Counted::ForeignProvinces => "个外国友好省州",
    }
}
